//! `dates-out-of-order`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::finding::Finding;
use crate::audit::finding::{Slot, Term};
use crate::audit::run::Context;
use crate::model::{Date, OrgUnit, Pointer, When};

pub(super) const CODE: Code = Code::new(*b"PER003");

#[doc = include_str!("per003.md")]
pub static PER003: Check = Check {
    code: CODE,
    name: "dates-out-of-order",
    severity: Severity::Error,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("per003.md"),
    message: Template {
        zh: "{subject}：起始时间 {stated} 晚于结束时间 {other}。",
        en: "{subject}: its beginning, {stated}, lies after its end, {other}.",
    },
    run,
};

fn run(context: &Context<'_>) -> Vec<Finding> {
    let (report, root) = (context.report, Pointer::root());
    let mut findings = Vec::new();
    let period = (report.period.from, report.period.until);
    findings.extend(disorder(period, "", &root.member("period")));
    units(&report.department.units, &root.member("department").member("units"), &mut findings);
    for (index, fact) in report.facts.iter().enumerate() {
        findings.extend(when(&fact.when, fact.label.as_ref(), &root.member("facts").item(index)));
    }
    for (index, indicator) in report.indicators.iter().enumerate() {
        findings.extend(when(&indicator.when, indicator.label.as_ref(), &root.member("indicators").item(index)));
    }
    for (index, tally) in report.tallies.iter().enumerate() {
        findings.extend(when(&tally.when, tally.label.as_ref(), &root.member("tallies").item(index)));
    }
    findings
}

fn units(units_here: &[OrgUnit], at: &Pointer, findings: &mut Vec<Finding>) {
    for (index, unit) in units_here.iter().enumerate() {
        let at = at.item(index);
        findings.extend(disorder((unit.valid_from, unit.valid_until), unit.name.as_ref(), &at));
        units(&unit.units, &at.member("units"), findings);
    }
}

fn when(when: &When, subject: &str, at: &Pointer) -> Option<Finding> {
    match when {
        When::Span { from, until } => disorder((Some(*from), Some(*until)), subject, &at.member("when")),
        When::Years { from, until } if from > until => {
            Some(finding(subject, at.member("when"), from.get().to_string(), until.get().to_string()))
        }
        _ => None,
    }
}

fn disorder((from, until): (Option<Date>, Option<Date>), subject: &str, at: &Pointer) -> Option<Finding> {
    let (from, until) = (from?, until?);
    (from > until).then(|| finding(subject, at.clone(), from.to_string(), until.to_string()))
}

fn finding(subject: &str, at: Pointer, from: String, until: String) -> Finding {
    Finding::new(&PER003, vec![at], format!("{subject}/{from}"))
        .with(Slot::Subject, named(subject))
        .with(Slot::Stated, Term::Text(from))
        .with(Slot::Other, Term::Text(until))
}

/// What a date is about; the report itself has no name here.
fn named(subject: &str) -> Term {
    if subject.is_empty() {
        Term::Words("报告期间", "the period of the report", String::new())
    } else {
        Term::Text(subject.to_owned())
    }
}
