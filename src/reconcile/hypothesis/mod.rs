//! What may have gone wrong where figures cannot be true: one slip that would explain a refuted verdict.
//!
//! A hypothesis is made by one edit of one printed figure, or by one other reading of one relation, and tested as a
//! reader would test it: with the edit in place, what was refuted has to hold under the same reading of figures, and
//! nothing that held may fall. None is offered for what two slips at once would explain; the fewest figures that would
//! have to change, whatever the slip, are the [`corrections`](super::corrections()).

mod digit;
mod misreading;
mod neighbour;
mod suspect;
mod unit;
mod unlisted;

use std::collections::{BTreeMap, BTreeSet};

use super::correction;
use super::network::{Network, Var};
use super::trial::{Case, Effect, Problem};
use super::verdict::Reconciliation;
use crate::figure::Figure;

pub use unit::Slip;

/// One slip that would explain one or more refuted verdicts.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Hypothesis {
    /// The figure that the slip is in; for a part that is not listed, the total.
    pub figure: Var,
    /// What may have gone wrong.
    pub explanation: Explanation,
    /// The statement that would be wrong, as printed; `None` if it is not a statement that is wrong.
    pub printed: Option<Figure>,
    /// What it would become, in the unit and the digits as printed.
    pub becomes: Option<Figure>,
    /// The refuted relations that would hold.
    pub relations: Vec<usize>,
    /// The refuted verdicts that it clears: those relations, and figures whose statements would agree.
    pub clears: usize,
    /// Whether it is the only one of its kind for what it explains.
    pub unique: bool,
}

/// What may have gone wrong; likelier kinds first.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Explanation {
    /// The list of parts leaves one out (漏列).
    PartNotListed {
        /// The sum that falls short, by its index.
        sum: usize,
        /// What the part would be.
        missing: Figure,
        /// What it would have been in the year before, if the same list falls short there as well.
        prior: Option<Figure>,
    },
    /// The change was divided by the quantity now instead of the one before (误以当年数为基数).
    DividedByCurrent,
    /// What is called a growth is a share (占比误作增长率).
    ReallyShare {
        /// The whole that it is a share of.
        whole: Var,
    },
    /// What is called a growth of a percentage is a change in points (百分点误作百分比).
    ReallyPointChange,
    /// What is called a growth is a rate of completion: 105 % for 5 % (完成率误作增长率).
    ReallyCompletion,
    /// What is called a rate of completion is a growth: 5 % for 105 % (增长率误作完成率).
    ReallyVariance,
    /// The sign is the wrong one (正负号错误).
    SignReversed,
    /// The figure is in another unit than it says (单位错误).
    UnitSlip {
        /// How often what is printed has to be taken.
        slip: Slip,
    },
    /// One digit was taken for another.
    DigitReplaced,
    /// Two neighbouring digits changed places.
    DigitsSwapped,
    /// A digit was lost.
    DigitDropped,
    /// A digit was put in.
    DigitAdded,
    /// The figure of another line was copied (串行).
    NeighbourCopied {
        /// The figures that are printed the same, by name.
        from: Vec<Var>,
    },
}

impl Explanation {
    /// Its place in the order of kinds.
    fn rank(&self) -> u8 {
        match self {
            Self::PartNotListed { .. } => 0,
            Self::DividedByCurrent => 1,
            Self::ReallyShare { .. } => 2,
            Self::ReallyPointChange => 3,
            Self::ReallyCompletion => 4,
            Self::ReallyVariance => 5,
            Self::SignReversed => 6,
            Self::UnitSlip { .. } => 7,
            Self::DigitReplaced => 8,
            Self::DigitsSwapped => 9,
            Self::DigitDropped => 10,
            Self::DigitAdded => 11,
            Self::NeighbourCopied { .. } => 12,
        }
    }
}

/// What may have gone wrong in a network, likeliest first.
///
/// Ranked by refuted verdicts cleared; then kinds that offer one candidate before kinds that offer many; then by
/// [kind](Explanation), then by the name of the figure. Hypotheses break no verdict that holds.
///
/// Every printed figure of a refuted relation or of a conflict is a suspect; one that is read as exact is given. Of each,
/// about twenty edits per digit are compared with the values that the others allow it; those few that fall within are
/// judged again, with the relations that they can reach. No two edits are combined. A digit lost or put in after the
/// point has to leave as many decimals as another figure in that unit is printed with, and a figure with fewer digits
/// another value. Where the others set an end on one side alone, much would do: a kind is then offered for a figure only
/// if it offers one edit, and a sign is not. After relations with four million figures judged again the search ends;
/// figures with the smallest names come first, and a sum of stated figures need not be judged again. What is printed in more
/// than sixteen other places, or would change its sign, is not taken to be copied.
///
/// ```
/// use budget_performance::reconcile::{Claims, Explanation, Network, hypotheses, reconcile};
/// use budget_performance::wire::from_json;
///
/// let claims: Claims = from_json(
///     r#"{
///         "figures": [
///             { "name": "total", "stated": ["311.01万元"] },
///             { "name": "personnel", "stated": ["259.01万元"] },
///             { "name": "routine", "stated": ["52.00万元"] },
///             { "name": "personnel.share", "stated": ["82.38%"] }
///         ],
///         "relations": [
///             { "kind": "sum", "total": "total", "parts": ["personnel", "routine"] },
///             { "kind": "share", "part": "personnel", "whole": "total", "share": "personnel.share" }
///         ]
///     }"#,
/// )?;
/// let network = Network::try_from(claims)?;
/// let found = hypotheses(&network, &reconcile(&network));
/// assert_eq!(found[0].explanation, Explanation::DigitsSwapped);
/// assert_eq!(found[0].becomes.as_ref().map(ToString::to_string).as_deref(), Some("83.28%"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn hypotheses(network: &Network, reconciliation: &Reconciliation) -> Vec<Hypothesis> {
    let case = Case::new(network, reconciliation);
    if case.problems.is_empty() {
        return Vec::new();
    }
    let mut found = unlisted::hypotheses(&case);
    found.extend(misreading::hypotheses(&case));
    let suspects = suspect::suspects(&case);
    let habits = suspect::Habits::of(&case);
    found.extend(suspects.iter().flat_map(|suspect| suspect.edits(&case, &habits)));
    found.extend(neighbour::hypotheses(&case, &suspects));
    ranked(&case, found)
}

/// A hypothesis with what it does.
fn hypothesis(figure: Var, explanation: Explanation, effect: Effect) -> Hypothesis {
    let clears = effect.count();
    let relations = effect.clears;
    Hypothesis { figure, explanation, printed: None, becomes: None, relations, clears, unique: false }
}

/// An edit of a statement, if it explains anything and upsets nothing.
fn edit(
    case: &Case<'_>,
    figure: Var,
    explanation: Explanation,
    printed: &Figure,
    becomes: Figure,
) -> Option<Hypothesis> {
    let effect = (!case.is_spent()).then(|| case.edited(figure, printed, &becomes, BTreeSet::new()).effect(case));
    explained(figure, explanation, effect?, printed, becomes)
}

/// An edit of a statement with what it does, if that explains anything and upsets nothing.
fn explained(
    figure: Var,
    explanation: Explanation,
    effect: Effect,
    printed: &Figure,
    becomes: Figure,
) -> Option<Hypothesis> {
    effect.explains().then(|| Hypothesis {
        printed: Some(printed.clone()),
        becomes: Some(becomes),
        ..hypothesis(figure, explanation, effect)
    })
}

/// The likeliest first; each says whether it is alone of its kind for what it explains.
fn ranked(case: &Case<'_>, mut found: Vec<Hypothesis>) -> Vec<Hypothesis> {
    let group = groups(case);
    let key = |one: &Hypothesis| {
        let relation = one.relations.first().and_then(|index| group.get(&Member::Relation(*index)));
        let place = relation.or_else(|| group.get(&Member::Figure(one.figure)));
        (one.explanation.rank(), place.copied())
    };
    let mut count = BTreeMap::new();
    for one in &found {
        let count: &mut usize = count.entry(key(one)).or_default();
        *count = count.saturating_add(1);
    }
    for one in &mut found {
        one.unique = count.get(&key(one)) == Some(&1);
    }
    found.sort_by_cached_key(|one| {
        let text = |figure: &Option<Figure>| figure.as_ref().map(ToString::to_string);
        let fewer = std::cmp::Reverse(one.clears);
        let name = case.network.name(one.figure).to_owned();
        (fewer, !one.unique, one.explanation.rank(), name, text(&one.becomes), text(&one.printed), detail(case, one))
    });
    found
}

/// What tells hypotheses apart that are of one kind and one figure.
fn detail(case: &Case<'_>, one: &Hypothesis) -> Vec<String> {
    match &one.explanation {
        Explanation::ReallyShare { whole } => vec![case.network.name(*whole).to_owned()],
        Explanation::PartNotListed { sum, missing, prior } => {
            let names = case.vars(*sum).iter().map(|var| case.network.name(*var).to_owned());
            let mut names: Vec<String> = names.collect();
            names.sort_unstable();
            names.extend(prior.iter().chain([missing]).map(ToString::to_string));
            names
        }
        _ => Vec::new(),
    }
}

/// A relation, or a figure that is stated several times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Member {
    Relation(usize),
    Figure(Var),
}

/// The problems that hang together by figures, by the number of the first of them.
fn groups(case: &Case<'_>) -> BTreeMap<Member, usize> {
    let mut groups = BTreeMap::new();
    for (number, group) in correction::groups(case).iter().enumerate() {
        for problem in group {
            match problem {
                Problem::Alone(index) => drop(groups.insert(Member::Relation(*index), number)),
                Problem::Together(relations) => {
                    groups.extend(relations.iter().map(|index| (Member::Relation(*index), number)));
                }
                Problem::Repeated(var) => drop(groups.insert(Member::Figure(*var), number)),
            }
        }
    }
    groups
}
