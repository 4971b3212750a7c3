//! Faults of what a report says across its parts: figures stated twice, points, days.

use super::site::{Edit, Placed, Site};
use crate::audit::Code;
use crate::figure::{Figure, RatioUnit, Rounding, Stated};
use crate::interop::strategy::dice::Roll;
use crate::model::{FigureCell, Pointer, Report, ReportKind, Value};
use crate::reconcile::Relation;

/// The facts of a report that are figures, with where they stand.
fn facts(report: &Report) -> Vec<(Pointer, &Figure)> {
    let list = Pointer::root().member("facts");
    let figures = report.facts.iter().enumerate().filter_map(|(index, fact)| match &fact.value {
        Value::Figure { figure: FigureCell::Stated(figure) } => {
            Some((list.item(index).member("value").member("figure"), figure))
        }
        _ => None,
    });
    figures.collect()
}

/// Sites for the checks of figures that are stated twice, of points, of days.
pub(super) fn sites(report: &Report, code: Code, roll: &mut Roll<'_>) -> Vec<Site> {
    match code.as_str() {
        "REP001" => repeated(report, roll),
        "PNT001" => points(report),
        _ => days(report, code, roll),
    }
}

fn repeated(report: &Report, roll: &mut Roll<'_>) -> Vec<Site> {
    let facts = facts(report);
    let stated = |at: &Pointer| facts.iter().find(|(place, _)| place == at).map(|(_, figure)| *figure);
    let spots = super::site::spots(report);
    let in_table = |at: &Pointer| {
        spots.iter().find_map(|spot| {
            spot.statement.columns.iter().filter_map(|column| spot.amount(&column.id)).find(|placed| placed.at == *at)
        })
    };
    let mut sites = Vec::new();
    for claim in &report.claims {
        let Relation::Equal { figures, .. } = claim else { continue };
        let [fact, table] = figures.as_slice() else { continue };
        let (Some(Figure::Amount(amount)), Some(table)) = (stated(fact), in_table(table)) else { continue };
        let fact = Placed { at: fact.clone(), stated: *amount };
        sites.extend(fact.moved(fact.room().saturating_add(table.room()), roll));
    }
    sites
}

fn points(report: &Report) -> Vec<Site> {
    let facts = facts(report);
    let sites = report.claims.iter().filter_map(|claim| {
        let Relation::PointChange { change, .. } = claim else { return None };
        let (_, figure) = facts.iter().find(|(place, _)| place == change)?;
        let Figure::Ratio(ratio) = figure else { return None };
        let (decimals, scale) = (ratio.decimals(), ratio.scale());
        let percent = Stated::write(ratio.value(), decimals, scale, RatioUnit::Percent, Rounding::HalfUp).ok()?;
        Some(Site::text(change.clone(), &percent))
    });
    sites.collect()
}

/// The code of the department with another last character.
pub(super) fn check_digits(report: &Report, roll: &mut Roll<'_>) -> Vec<Site> {
    let Some(code) = report.department.credit_code else { return Vec::new() };
    let place = Pointer::root().member("department").member("credit_code");
    let text = code.to_string();
    let others: Vec<char> = "0123456789ABCDEFGHJKLMNPQRTUWXY".chars().filter(|other| !text.ends_with(*other)).collect();
    let other = others.get(roll.below(others.len())).copied().unwrap_or('0');
    let slip: String = text.chars().take(17).chain([other]).collect();
    vec![Site::text(place, &slip)]
}

/// Amounts in a column that their table does not have.
pub(super) fn references(report: &Report) -> Vec<Site> {
    let places = super::site::spots(report).into_iter().flat_map(|spot| {
        let list = spot.at.member("amounts");
        (0..spot.line.amounts.len()).map(move |index| list.item(index).member("column"))
    });
    places.map(|place| Site::text(place, &"no_such_column")).collect()
}

/// Days before the end of the period, or times that end before they begin.
fn days(report: &Report, code: Code, roll: &mut Roll<'_>) -> Vec<Site> {
    let year = report.period.fiscal_year;
    let looks_back =
        !matches!(report.kind, ReportKind::Budget | ReportKind::Monitoring | ReportKind::TargetDeclaration);
    let early = format!(
        "{year}-{:02}-{:02}",
        roll.below(5).saturating_add(1),
        roll.below(28).saturating_add(1),
        year = year.get()
    );
    match code.as_str() {
        "PER001" => {
            let dated = report.data_cutoffs.iter().position(|cutoff| cutoff.date.is_some()).filter(|_| looks_back);
            let list = Pointer::root().member("data_cutoffs");
            dated.map(|index| Site::text(list.item(index).member("date"), &early)).into_iter().collect()
        }
        "PER002" => {
            let place = Pointer::root().member("date");
            report.date.filter(|_| looks_back).map(|_| Site::text(place, &early)).into_iter().collect()
        }
        _ => {
            let list = Pointer::root().member("department").member("units");
            let units = report.department.units.iter().enumerate();
            let sites = units.filter_map(|(index, unit)| {
                let (from, until) = (unit.valid_from?, unit.valid_until?);
                let at = list.item(index);
                let set = |member: &str, day: crate::model::Date| {
                    Edit::Set(at.member(member), serde_json::Value::String(day.to_string()))
                };
                let edits = vec![set("valid_from", until), set("valid_until", from)];
                (from < until).then(|| Site { at: vec![at.clone()], edits })
            });
            sites.collect()
        }
    }
}
