//! `dated-before-period-ends`

use chrono::NaiveDate;

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::finding::Finding;
use crate::audit::finding::{Slot, Term};
use crate::audit::looked::Looked;
use crate::audit::period::end_of_period;
use crate::audit::run::Context;
use crate::model::{Date, Pointer};

pub(super) const CODE: Code = Code::new(*b"PER002");

#[doc = include_str!("per002.md")]
pub static PER002: Check = Check {
    code: CODE,
    name: "dated-before-period-ends",
    severity: Severity::Warning,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("per002.md"),
    message: Template {
        zh: "{subject}年度报告的落款日期 {stated} 早于期末 {other}。",
        en: "The report on {subject} is dated {stated}, before its period ends on {other}.",
    },
    run,
};

fn run(context: &Context<'_>) -> Looked {
    let (Some(end), Some(date)) = (end_of_period(context.report), context.report.date) else {
        return Looked::default();
    };
    [(date.to_naive() < end).then(|| finding(context, date, end))].into_iter().collect()
}

fn finding(context: &Context<'_>, date: Date, end: NaiveDate) -> Finding {
    let year = context.report.period.fiscal_year.get().to_string();
    Finding::new(&PER002, vec![Pointer::root().member("date")], year.clone())
        .with(Slot::Subject, Term::Text(year))
        .with(Slot::Stated, Term::Date(date))
        .with(Slot::Other, Term::Text(end.to_string()))
}
