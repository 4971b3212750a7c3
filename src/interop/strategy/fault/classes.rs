//! Faults of classes: in the wrong budget, out of force, under the name of another.

use serde_json::Value;

use super::site::{Edit, Site, Spot, spots};
use crate::audit::Code;
use crate::interop::strategy::dice::Roll;
use crate::model::classification::{AccountFit, FUNCTION_CLASSES, LabelAnswer, Language, Standing};
use crate::model::{ClassCode, FiscalYear, FunctionCode, Report};

/// The class of a line that has one and no other.
fn class(spot: &Spot<'_>) -> Option<FunctionCode> {
    match spot.line.codes.as_slice() {
        [ClassCode::Function { code }] => Some(*code),
        _ => None,
    }
}

fn year(report: &Report, spot: &Spot<'_>) -> FiscalYear {
    let main = spot.statement.columns.iter().find(|column| column.id == spot.statement.main_column);
    main.and_then(|column| column.year).unwrap_or(report.period.fiscal_year)
}

/// A class of the list that a fault needs, from some place on, with its name.
fn one<'l>(fits: impl Fn(FunctionCode, &str) -> bool, roll: &mut Roll<'_>) -> Option<(FunctionCode, &'l str)> {
    let classes = || FUNCTION_CLASSES.iter().filter_map(|class| Some((class.code(), class.name_in(Language::ZhCn)?)));
    let from = roll.below(FUNCTION_CLASSES.len());
    classes().skip(from).chain(classes()).find(|(code, name)| fits(*code, name))
}

/// Sites for the checks of classes.
pub(super) fn sites(report: &Report, code: Code, roll: &mut Roll<'_>) -> Vec<Site> {
    let all = spots(report);
    let spots = all.iter().filter(|spot| class(spot).is_some());
    let sites = spots.filter_map(|spot| match code.as_str() {
        "ACC001" => misplaced(report, spot, roll),
        "CLS001" => out_of_force(report, spot, roll),
        _ => misnamed(report, spot, roll),
    });
    sites.collect()
}

/// The line under another class and its name.
fn replaced(spot: &Spot<'_>, code: FunctionCode, name: &str) -> Site {
    let (label, place) = (spot.at.member("label"), spot.at.member("codes").item(0).member("code"));
    let text = |text: &str| Value::String(text.to_owned());
    let edits = vec![Edit::Set(place.clone(), text(&code.to_string())), Edit::Set(label.clone(), text(name))];
    Site { at: vec![place, label], edits }
}

fn misplaced(report: &Report, spot: &Spot<'_>, roll: &mut Roll<'_>) -> Option<Site> {
    let (year, account) = (year(report, spot), spot.statement.account);
    let outside = |code: FunctionCode, name: &str| {
        matches!(FUNCTION_CLASSES.account_fit(code, year, account).answer, AccountFit::Outside { .. })
            && FUNCTION_CLASSES.standing(code, year).answer == Standing::InForce
            && FUNCTION_CLASSES.label(code, year, name).answer == LabelAnswer::Agrees
    };
    let (code, name) = one(outside, roll)?;
    Some(replaced(spot, code, name))
}

fn out_of_force(report: &Report, spot: &Spot<'_>, roll: &mut Roll<'_>) -> Option<Site> {
    let (year, account) = (year(report, spot), spot.statement.account);
    let gone = |code: FunctionCode, name: &str| {
        let standing = FUNCTION_CLASSES.standing(code, year).answer;
        matches!(standing, Standing::Retired { .. } | Standing::NotYetInForce { .. })
            && !matches!(FUNCTION_CLASSES.account_fit(code, year, account).answer, AccountFit::Outside { .. })
            && FUNCTION_CLASSES.label(code, year, name).answer == LabelAnswer::Agrees
    };
    match one(gone, roll) {
        Some((code, name)) => Some(replaced(spot, code, name)),
        // A class that was never there.
        None => Some(replaced(spot, "298".parse().ok()?, "其他支出")),
    }
}

fn misnamed(report: &Report, spot: &Spot<'_>, roll: &mut Roll<'_>) -> Option<Site> {
    let (year, own) = (year(report, spot), class(spot)?);
    let other = |code: FunctionCode, name: &str| {
        code != own
            && matches!(FUNCTION_CLASSES.label(own, year, name).answer, LabelAnswer::Differs { .. })
            && FUNCTION_CLASSES.label(code, year, name).answer == LabelAnswer::Agrees
    };
    let (_, name) = one(other, roll)?;
    let label = spot.at.member("label");
    let mut site = Site::text(label, &name);
    site.at.push(spot.at.member("codes").item(0).member("code"));
    Some(site)
}
