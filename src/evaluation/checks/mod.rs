//! What is to be known of a score, as findings: checks of score sheets, one file each, the page beside it its documentation.

use crate::audit::{Audit, AuditOptions, Check, Checked, Code, Finding, Slot, Term};
use crate::model::{Pointer, Report};
use crate::scoring::{Sheet, SheetRemark, Status, Total};

mod grd002;
mod sco003;
mod sco004;
mod vet001;
mod vet002;

pub use grd002::GRD002;
pub use sco003::SCO003;
pub use sco004::SCO004;
pub use vet001::VET001;
pub use vet002::VET002;

/// Every check of score sheets, in the order of the codes.
pub static SHEET_CHECKS: &[&Check] = &[&GRD002, &SCO003, &SCO004, &VET001, &VET002];

/// The check of that code, of reports or of score sheets.
///
/// ```
/// use budget_performance::evaluation::check;
///
/// assert_eq!(check("SUM001".parse()?).expect("it is one of reports").name, "parts-do-not-sum");
/// assert_eq!(check("GRD002".parse()?).expect("it is one of sheets").name, "rounding-changes-grade");
/// # Ok::<(), budget_performance::audit::CodeError>(())
/// ```
pub fn check(code: Code) -> Option<&'static Check> {
    crate::audit::check(code).or_else(|| SHEET_CHECKS.iter().find(|check| check.code == code).copied())
}

/// Adds to an audit what is to be known of a score.
pub(super) fn remarks(report: &Report, sheet: &Sheet<'_>, options: &AuditOptions, audit: &mut Audit) {
    for check in SHEET_CHECKS.iter().filter(|check| !options.disabled.contains(&check.code)) {
        let remarks = sheet.remarks.iter().filter(|remark| check_of(remark).code == check.code);
        let findings = remarks.map(|remark| finding(check, report, sheet, remark));
        for mut finding in findings {
            options.apply(&mut finding);
            audit.findings.push(finding);
        }
        let count = looked_at(check.code, sheet);
        audit.checked.extend((count > 0).then_some(Checked::new(check.code, count)));
    }
    audit.checked.sort_by_key(|checked| checked.code);
}

/// The check that speaks for a remark.
fn check_of(remark: &SheetRemark) -> &'static Check {
    match remark {
        SheetRemark::RoundingChangesGrade { .. } => &GRD002,
        SheetRemark::FarBeyondTarget { .. } => &SCO003,
        SheetRemark::FewerMarks { .. } => &SCO004,
        SheetRemark::Vetoed { .. } => &VET001,
        SheetRemark::VetoNotSaid { .. } => &VET002,
    }
}

/// At how many places of a sheet a check looks.
fn looked_at(code: Code, sheet: &Sheet<'_>) -> usize {
    let Total::Points(total) = &sheet.total else { return 0 };
    let assessed = sheet.scores.iter().filter(|score| score.status == Status::Assessed).count();
    match code {
        code if code == GRD002.code => usize::from(total.printed.is_some() && !sheet.framework.bands().is_empty()),
        code if code == SCO003.code => assessed,
        code if code == SCO004.code => sheet.scores.len(),
        _ => sheet.vetoes.len(),
    }
}

fn finding(check: &'static Check, report: &Report, sheet: &Sheet<'_>, remark: &SheetRemark) -> Finding {
    let framework = sheet.framework;
    let (title, words) = (&framework.draft().title, remark.words(framework));
    let key = format!("{}/{}", framework.id(), named(remark));
    Finding::new(check, places(report, sheet, remark), key)
        .with(Slot::Subject, Term::Bilingual(title.zh.to_string(), title.en.to_string()))
        .with(Slot::Stated, Term::Bilingual(words.zh.to_string(), words.en.to_string()))
}

/// What a remark is about.
fn named(remark: &SheetRemark) -> &str {
    match remark {
        SheetRemark::FarBeyondTarget { criterion } => criterion.as_ref(),
        SheetRemark::Vetoed { veto, .. } | SheetRemark::VetoNotSaid { veto, .. } => veto.as_ref(),
        SheetRemark::RoundingChangesGrade { .. } | SheetRemark::FewerMarks { .. } => "",
    }
}

/// The figures of the report that a remark rests on; the report as a whole where it rests on none, or on all.
fn places(report: &Report, sheet: &Sheet<'_>, remark: &SheetRemark) -> Vec<Pointer> {
    let facts: Vec<&str> = match remark {
        SheetRemark::RoundingChangesGrade { .. } => return totals(report),
        SheetRemark::FarBeyondTarget { criterion } => {
            let score = sheet.score_of(criterion.as_ref());
            score
                .map(|score| score.criterion.measure.facts())
                .unwrap_or_default()
                .into_iter()
                .map(AsRef::as_ref)
                .collect()
        }
        SheetRemark::FewerMarks { .. } => sheet.scores.iter().filter_map(|score| absent(&score.status)).collect(),
        SheetRemark::Vetoed { veto, .. } | SheetRemark::VetoNotSaid { veto, .. } => {
            let vetoes = sheet.vetoes.iter().filter(|(one, _)| one.id == *veto);
            vetoes.map(|(veto, _)| veto.fact.as_ref()).collect()
        }
    };
    let given =
        facts.iter().flat_map(|fact| sheet.evidence.facts().iter().filter(|given| given.fact.as_ref() == *fact));
    or_root(given.filter_map(|given| given.at.clone()).collect())
}

/// The fact that does not apply.
fn absent(status: &Status) -> Option<&str> {
    match status {
        Status::NotApplicable { fact, .. } => Some(fact.as_ref()),
        _ => None,
    }
}

/// The totals that the report states itself.
fn totals(report: &Report) -> Vec<Pointer> {
    let scorecards = report.scorecards.iter().enumerate().filter(|(_, scorecard)| scorecard.total.is_some());
    or_root(scorecards.map(|(index, _)| Pointer::root().member("scorecards").item(index).member("total")).collect())
}

fn or_root(places: Vec<Pointer>) -> Vec<Pointer> {
    if places.is_empty() { vec![Pointer::root()] } else { places }
}
