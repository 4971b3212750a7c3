//! Reports with one known fault.

mod card;
mod classes;
mod compared;
mod host;
mod money;
mod people;
mod scores;
mod site;
mod told;

use proptest::strategy::Strategy;

use self::site::{Edit, Site};
use super::consistent::{ReportOptions, recipe};
use super::dice::{Dice, dice};
use crate::audit::{CHECKS, Code};
use crate::model::{Pointer, Report};

pub use card::{PlantedScorecard, scorecard_faults, scorecard_with_fault};

/// A report with one fault.
///
/// `at` names the figure that was moved, or what was exchanged, and for some codes what else carries the fault: the list that
/// is incomplete (`LST001`), the figures that a word is about (`CHG003`), the total that a grade is for (`GRD001`).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Planted {
    /// The report.
    pub report: Report,
    /// The check that has to speak.
    pub code: Code,
    /// What carries the fault: the figure that was moved first, and whatever else it lies in.
    pub at: Vec<Pointer>,
}

/// A report of thirty lines in which everything agrees but one thing, which the check of that code is to find.
///
/// The report is drawn as [`consistent_report`](super::consistent_report()) draws it. The fault is planted in one of the places
/// that it has for it: a figure is moved away from zero by more than rounding or cutting off allows, and by up to 255 last
/// digits more; a word, a class, a label, a grade or a day is exchanged; an item that ended is left out of a list. Only
/// figures that are stated, and not hedged, are moved, and only where all figures that they are judged by are stated. Where a
/// report has no such place, a plain part is added that has one.
///
/// What follows from the fault is found too: a wrong total upsets its shares. An audit has to find the code at
/// [`Planted::at`], and nothing that lies elsewhere. Every check has faults that a report alone can show. Of a code that is
/// no check's nothing can be drawn.
///
/// ```
/// use budget_performance::audit::{Finding, audit};
/// use budget_performance::interop::strategy::report_with_fault;
/// use proptest::prelude::*;
///
/// proptest!(ProptestConfig::with_cases(8), |(planted in report_with_fault("SUM001".parse().unwrap()))| {
///     let audit = audit(&planted.report);
///     prop_assert!(audit.findings.iter().flat_map(Finding::all).any(|finding| finding.code() == planted.code));
/// });
/// ```
pub fn report_with_fault(code: Code) -> impl Strategy<Value = Planted> {
    report_with_fault_in(code, &ReportOptions::default())
}

/// The same, in the size and the manner asked for.
pub fn report_with_fault_in(code: Code, options: &ReportOptions) -> impl Strategy<Value = Planted> + use<> {
    (recipe(options), dice(24)).prop_filter_map("every recipe has a place for the fault", move |(recipe, dice)| {
        plant(recipe.report()?, code, &dice)
    })
}

/// The codes of all checks that a report alone can set off: there is none that it cannot.
pub fn faults() -> Vec<Code> {
    CHECKS.iter().map(|check| check.code).collect()
}

/// Plants a fault in a consistent report: in a place that it has, or in a part that is added for it.
fn plant(mut report: Report, code: Code, dice: &Dice) -> Option<Planted> {
    let mut roll = dice.roll();
    let anywhere = roll.byte();
    let mut sites = sites(&report, code, &mut roll.clone());
    if sites.is_empty() {
        host::add(&mut report, code, &mut roll)?;
        sites = self::sites(&report, code, &mut roll);
    }
    let index = usize::from(anywhere).saturating_mul(sites.len()) / 256;
    let Site { at, edits } = sites.into_iter().nth(index)?;
    Some(Planted { report: edited(&report, &edits)?, code, at })
}

fn sites(report: &Report, code: Code, roll: &mut crate::interop::strategy::dice::Roll<'_>) -> Vec<Site> {
    match code.as_str() {
        "SUM001" => {
            let mut sites = money::sites(report, code, roll);
            sites.extend(people::things(report, roll));
            sites
        }
        "SUM002" | "SUM003" | "PRI001" | "CHG002" | "LST001" => money::sites(report, code, roll),
        "CHG001" | "CHG003" | "RAT001" | "ZER001" | "ZER002" | "SHR001" | "SHR002" => {
            compared::sites(report, code, roll)
        }
        "STA001" | "STA002" | "STA003" => people::sites(report, code, roll),
        "ACC001" | "CLS001" | "CLS002" => classes::sites(report, code, roll),
        "SCO001" | "SCO002" | "WGT001" | "GRD001" => scores::sites(report, code, roll),
        "IDN001" => told::check_digits(report, roll),
        "REF001" => told::references(report),
        "RAT002" => scores::ratios(report, roll),
        "TRU001" => scores::cut_off(report),
        _ => told::sites(report, code, roll),
    }
}

/// The report with some values changed.
fn edited(report: &Report, edits: &[Edit]) -> Option<Report> {
    let mut json = serde_json::to_value(report).ok()?;
    for edit in edits {
        match edit {
            Edit::Set(at, value) => {
                let (parent, member) = at.as_str().rsplit_once('/')?;
                match json.pointer_mut(parent)? {
                    serde_json::Value::Object(members) => drop(members.insert(member.to_owned(), value.clone())),
                    serde_json::Value::Array(items) => *items.get_mut(member.parse::<usize>().ok()?)? = value.clone(),
                    _ => return None,
                }
            }
            Edit::Remove(list, index) => {
                let items = json.pointer_mut(list.as_str())?.as_array_mut()?;
                if *index < items.len() {
                    items.remove(*index);
                }
            }
        }
    }
    serde_json::from_value(json).ok()
}
