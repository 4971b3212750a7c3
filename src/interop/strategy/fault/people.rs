//! Faults of counts: kinds of posts, people in post, units.

use super::site::{Placed, Site};
use crate::audit::Code;
use crate::figure::{Cell, Count, Headcount, Quantity};
use crate::interop::strategy::dice::Roll;
use crate::model::{CountCell, Coverage, OrgUnit, OrgUnitKind, Pointer, Report, Tally, TallyRole};

/// A number of people or things, and where it stands.
#[derive(Clone, Debug)]
enum Counted {
    Heads(Placed<Headcount>),
    Things(Placed<Quantity>),
}

impl Counted {
    fn of(cell: &CountCell, at: Pointer) -> Option<Self> {
        match cell.stated()? {
            Count::Heads(stated) if stated.hedge().is_none() => Some(Self::Heads(Placed { at, stated: *stated })),
            Count::Things(stated) if stated.hedge().is_none() => {
                Some(Self::Things(Placed { at, stated: stated.clone() }))
            }
            _ => None,
        }
    }

    fn value(&self) -> i128 {
        match self {
            Self::Heads(placed) => placed.value(),
            Self::Things(placed) => placed.value(),
        }
    }

    fn room(&self) -> i128 {
        match self {
            Self::Heads(placed) => placed.room(),
            Self::Things(placed) => placed.room(),
        }
    }

    fn moved(&self, room: i128, roll: &mut Roll<'_>) -> Option<Site> {
        match self {
            Self::Heads(placed) => placed.moved(room, roll),
            Self::Things(placed) => placed.moved(room, roll),
        }
    }
}

/// Sites in the parts of a count, or of what is below it.
fn parts(tally: &Tally, at: &Pointer, roll: &mut Roll<'_>, sites: &mut Vec<Site>) {
    let total = Counted::of(&tally.figure, at.member("figure"));
    for (index, breakdown) in tally.breakdowns.iter().enumerate() {
        let list = at.member("breakdowns").item(index).member("parts");
        for (index, part) in breakdown.parts.iter().enumerate() {
            parts(part, &list.item(index), roll, sites);
        }
        let own = breakdown.parts.iter().enumerate();
        let own: Option<Vec<Counted>> =
            own.map(|(index, part)| Counted::of(&part.figure, list.item(index).member("figure"))).collect();
        let (Some(total), Some(own)) = (&total, own.filter(|own| !own.is_empty())) else { continue };
        let room = own.iter().chain([total]).map(Counted::room).fold(0, i128::saturating_add);
        let sum = own.iter().map(Counted::value).fold(0, i128::saturating_add);
        let part = own.get(roll.below(own.len()));
        let site = match breakdown.coverage {
            Coverage::Exhaustive if roll.one_in(2) => total.moved(room, roll),
            Coverage::Exhaustive => part.and_then(|part| part.moved(room, roll)),
            _ => {
                let left = total.value().saturating_sub(sum).max(0);
                part.and_then(|part| part.moved(left.saturating_add(room), roll))
            }
        };
        sites.extend(site);
    }
}

/// Sites in the counts of things: `SUM001`.
pub(super) fn things(report: &Report, roll: &mut Roll<'_>) -> Vec<Site> {
    let mut sites = Vec::new();
    for (index, tally) in report.tallies.iter().enumerate() {
        parts(tally, &Pointer::root().member("tallies").item(index), roll, &mut sites);
    }
    sites
}

/// Sites for the checks of people and units.
pub(super) fn sites(report: &Report, code: Code, roll: &mut Roll<'_>) -> Vec<Site> {
    let place = Pointer::root().member("department");
    let staffing = place.member("staffing");
    let mut sites = Vec::new();
    match code.as_str() {
        "STA001" => {
            for (index, tally) in report.department.staffing.iter().enumerate() {
                parts(tally, &staffing.item(index), roll, &mut sites);
            }
        }
        "STA002" => sites.extend(overstaffed(report, &staffing, roll)),
        _ => sites.extend(units(report, &place, roll)),
    }
    sites
}

/// More people in post than there are posts.
fn overstaffed(report: &Report, staffing: &Pointer, roll: &mut Roll<'_>) -> Option<Site> {
    let of = |role: TallyRole| {
        let all = report.department.staffing.iter().enumerate().filter(move |(_, tally)| tally.role == Some(role));
        all.map(|(index, tally)| Counted::of(&tally.figure, staffing.item(index).member("figure")))
    };
    let posts: Option<Vec<Counted>> = of(TallyRole::Authorised).collect();
    let posts = posts.filter(|posts| !posts.is_empty())?;
    let posts = posts.iter().map(Counted::value).fold(0, i128::saturating_add);
    let in_post = of(TallyRole::InPost).next()??;
    in_post.moved(posts.saturating_sub(in_post.value()).max(0), roll)
}

/// Another number of units than are listed.
fn units(report: &Report, place: &Pointer, roll: &mut Roll<'_>) -> Vec<Site> {
    let counts = report.department.stated_unit_counts.iter().enumerate();
    let sites =
        counts.filter(|(_, count)| listed(&report.department.units, count.kind)).filter_map(|(index, count)| {
            let at = place.member("stated_unit_counts").item(index).member("count");
            let cell: &Cell<_> = &count.count;
            super::site::plain(Some(cell), at)?.moved(0, roll)
        });
    sites.collect()
}

fn listed(tree: &[OrgUnit], kind: OrgUnitKind) -> bool {
    tree.iter().any(|unit| unit.kind == kind || listed(&unit.units, kind))
}
