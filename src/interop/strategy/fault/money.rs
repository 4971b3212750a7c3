//! Faults of sums: parts that miss their total, in this year, in another, across columns.

use super::site::{Edit, Placed, Site, Sum, room, spots, sums};
use crate::audit::Code;
use crate::interop::strategy::dice::Roll;
use crate::model::{ClassCode, Coverage, Line, LineItem, Report, Stage};

/// What a list of parts is to its total in one column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The column that the report breaks down: parts are all, or some.
    Own { all: bool, by_codes: bool },
    /// Another column, of parts that make up their total by definition.
    Definition,
    /// Another column of a list; complete in its own column or not.
    List { all: bool },
    /// A column of changes, where nothing follows.
    Movement,
}

fn kind(sum: &Sum<'_>) -> Kind {
    let all = sum.breakdown.coverage == Coverage::Exhaustive;
    let stage = sum.spot.statement.columns.iter().find(|column| column.id == *sum.column).map(|column| column.stage);
    let moves = stage == Some(Stage::Movement);
    match sum.is_own() {
        true if moves && !all => Kind::Movement,
        true => Kind::Own { all, by_codes: by_codes(sum.spot.line, &sum.breakdown.lines) },
        false if moves => Kind::Movement,
        false if all && is_fixed(&sum.breakdown.lines) => Kind::Definition,
        false => Kind::List { all },
    }
}

/// Items that make up another by definition.
fn is_fixed(lines: &[Line]) -> bool {
    const FIXED: [&[LineItem]; 4] = [
        &[LineItem::Personnel, LineItem::Routine],
        &[LineItem::Basic, LineItem::Project],
        &[LineItem::Abroad, LineItem::Vehicles, LineItem::Reception],
        &[LineItem::VehiclePurchase, LineItem::VehicleRunning],
    ];
    let items: Option<Vec<LineItem>> = lines.iter().map(|line| line.item).collect();
    items.is_some_and(|items| {
        FIXED.iter().any(|fixed| fixed.len() == items.len() && fixed.iter().all(|item| items.contains(item)))
    })
}

fn by_codes(whole: &Line, parts: &[Line]) -> bool {
    let code = |line: &Line| match line.codes.as_slice() {
        [ClassCode::Function { code }] => Some(code.to_string()),
        [ClassCode::Economic { code }] => Some(code.to_string()),
        _ => None,
    };
    let Some(above) = code(whole) else { return false };
    parts.iter().all(|part| code(part).is_some_and(|code| code.len() > above.len() && code.starts_with(&above)))
}

fn is_positive(sum: &Sum<'_>) -> bool {
    sum.parts.iter().chain([&sum.total]).all(|figure| figure.value() >= 0)
}

/// Sites for the checks of sums.
pub(super) fn sites(report: &Report, code: Code, roll: &mut Roll<'_>) -> Vec<Site> {
    let code = code.as_str();
    if code == "SUM003" {
        return columns(report, roll);
    }
    let all = sums(report);
    let sites = all.iter().filter_map(|sum| match (code, kind(sum)) {
        ("SUM001", Kind::Own { all: true, by_codes: false })
        | ("SUM002", Kind::Own { all: true, by_codes: true })
        | ("PRI001", Kind::Definition) => sum.any(roll).moved(sum.room(), roll),
        ("SUM001", Kind::Own { all: false, by_codes: false }) | ("CHG002", Kind::List { .. }) if is_positive(sum) => {
            above(sum, roll)
        }
        ("LST001", Kind::List { all: true }) if is_positive(sum) && closes(&all, sum) => short(report, sum, roll),
        _ => None,
    });
    sites.collect()
}

/// Some parts made larger than their total.
fn above(sum: &Sum<'_>, roll: &mut Roll<'_>) -> Option<Site> {
    let left = sum.total.value().saturating_sub(sum.parts_together()).max(0);
    let index = roll.below(sum.parts.len());
    sum.parts.get(index)?.moved(left.saturating_add(sum.room()), roll)
}

/// Whether the same list makes its total in the column that is broken down, and states so.
fn closes(all: &[Sum<'_>], list: &Sum<'_>) -> bool {
    all.iter().any(|sum| sum.place == list.place && sum.is_own())
}

/// A total of another year that its parts fall short of: an item that ended is left out, or the total is larger.
fn short(report: &Report, sum: &Sum<'_>, roll: &mut Roll<'_>) -> Option<Site> {
    let ended = sum.parts.iter().zip(&sum.breakdown.lines).position(|(part, line)| {
        let gone = line.amounts.iter().filter(|amount| amount.column != *sum.column);
        let mut gone = gone.map(|amount| amount.figure.stated());
        part.value() > sum.room().saturating_mul(2)
            && gone.all(|amount| amount.is_some_and(|amount| crate::figure::Measure::is_zero(amount.value())))
    });
    if let Some(index) = ended.filter(|_| report.claims.is_empty() && sum.parts.len() > 1) {
        let edits = vec![Edit::Remove(sum.place.member("lines"), index)];
        return Some(Site { at: vec![sum.place.clone()], edits });
    }
    let mut site = sum.total.moved(sum.room(), roll)?;
    site.at.push(sum.place.clone());
    Some(site)
}

/// A column that is not the sum of those that make it up.
fn columns(report: &Report, roll: &mut Roll<'_>) -> Vec<Site> {
    let mut sites = Vec::new();
    for spot in spots(report) {
        for identity in &spot.statement.identities {
            let terms = identity.plus.iter().chain(&identity.minus).chain([&identity.total]);
            let terms: Option<Vec<Placed<_>>> = terms.map(|column| spot.amount(column)).collect();
            let Some(terms) = terms else { continue };
            let index = roll.below(terms.len());
            sites.extend(terms.get(index).and_then(|term| term.moved(room(&terms), roll)));
        }
    }
    sites
}
