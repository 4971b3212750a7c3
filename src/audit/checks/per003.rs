//! `dates-out-of-order`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::finding::Finding;
use crate::audit::finding::{Slot, Term};
use crate::audit::looked::Looked;
use crate::audit::run::Context;
use crate::audit::trail::Trail;
use crate::audit::when::each_when;
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

fn run(context: &Context<'_>) -> Looked {
    let (report, root) = (context.report, Trail::default());
    let mut looked = Looked::default();
    let period = (report.period.from, report.period.until);
    disorder(&mut looked, period, "", &root.member("period"));
    units(&report.department.units, &root.member("department").member("units"), &mut looked);
    each_when(report, &mut |_, when, label, at| look(&mut looked, when, label, at));
    looked
}

fn units(units_here: &[OrgUnit], at: &Trail<'_>, looked: &mut Looked) {
    for (index, unit) in units_here.iter().enumerate() {
        let at = at.item(index);
        disorder(looked, (unit.valid_from, unit.valid_until), unit.name.as_ref(), &at);
        units(&unit.units, &at.member("units"), looked);
    }
}

fn look(looked: &mut Looked, when: &When, subject: &str, at: &Trail<'_>) {
    match when {
        When::Span { from, until } => disorder(looked, (Some(*from), Some(*until)), subject, at),
        When::Years { from, until } => {
            let found = || finding(subject, at.pointer(), from.get().to_string(), until.get().to_string());
            looked.add((from > until).then(found));
        }
        _ => {}
    }
}

fn disorder(looked: &mut Looked, (from, until): (Option<Date>, Option<Date>), subject: &str, at: &Trail<'_>) {
    if let (Some(from), Some(until)) = (from, until) {
        looked.add((from > until).then(|| finding(subject, at.pointer(), from.to_string(), until.to_string())));
    }
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
