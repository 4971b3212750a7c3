//! Posts and people: how far the establishment is filled.

use crate::calc;
use crate::figure::{Completion, Headcount};
use crate::model::{Tally, TallyRole};

/// What the staffing of a department amounts to (人员编制情况).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct StaffingResult {
    /// Posts approved (编制数).
    pub authorised: Option<Headcount>,
    /// People in them (在职人员数).
    pub in_post: Option<Headcount>,
    /// Retired people, of either kind (离退休人员数).
    pub retired: Option<Headcount>,
    /// In post as a proportion of the posts (在职人员控制率).
    pub control_rate: Option<Completion>,
    /// Posts without people (空编).
    pub vacancy: Option<Headcount>,
    /// People beyond the posts (超编).
    pub over_establishment: Option<Headcount>,
}

pub(super) fn staffing(tallies: &[Tally]) -> StaffingResult {
    let authorised = heads(tallies, &[TallyRole::Authorised]);
    let in_post = heads(tallies, &[TallyRole::InPost]);
    let retired = heads(tallies, &[TallyRole::Retired, TallyRole::RetiredCadre, TallyRole::RetiredTogether]);
    let both = in_post.zip(authorised);
    StaffingResult {
        authorised,
        in_post,
        retired,
        control_rate: both.and_then(|(in_post, posts)| calc::filling_rate(in_post, posts).ok()),
        vacancy: both.and_then(|(in_post, posts)| calc::vacancy(in_post, posts).ok()),
        over_establishment: both.and_then(|(in_post, posts)| calc::over_establishment(in_post, posts).ok()),
    }
}

/// The sum of the tallies that have one of the roles, looking inside those that have none of them.
///
/// `None` if there is no such tally, or one of them is not stated.
fn heads(tallies: &[Tally], roles: &[TallyRole]) -> Option<Headcount> {
    let mut found = Vec::new();
    collect(tallies, roles, &mut found);
    let stated: Option<Vec<_>> = found.into_iter().map(|tally| tally.figure.stated()?.heads()).collect();
    let stated = stated.filter(|stated| !stated.is_empty())?;
    calc::total(&stated).ok()
}

fn collect<'r>(tallies: &'r [Tally], roles: &[TallyRole], found: &mut Vec<&'r Tally>) {
    for tally in tallies {
        if tally.role.is_some_and(|role| roles.contains(&role)) {
            found.push(tally);
        } else if let Some(breakdown) = tally.breakdowns.first() {
            // OK because each breakdown counts the same people again: one of them is enough.
            collect(&breakdown.parts, roles, found);
        }
    }
}
