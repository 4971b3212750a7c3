//! `data-stop-before-period-ends`

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::finding::Finding;
use crate::audit::finding::{Slot, Term};
use crate::audit::period::end_of_period;
use crate::audit::run::Context;
use crate::model::Pointer;

pub(super) const CODE: Code = Code::new(*b"PER001");

#[doc = include_str!("per001.md")]
pub static PER001: Check = Check {
    code: CODE,
    name: "data-stop-before-period-ends",
    severity: Severity::Warning,
    status: Status::Stable { since: "0.1.0" },
    explanation: include_str!("per001.md"),
    message: Template {
        zh: "{subject}年度报告所用数据的截止时间（{stated}）早于期末 {other}。",
        en: "The report on {subject} uses data that stop ({stated}) before its period ends on {other}.",
    },
    run,
};

fn run(context: &Context<'_>) -> Vec<Finding> {
    let Some(end) = end_of_period(context.report) else { return Vec::new() };
    let cutoffs = context.report.data_cutoffs.iter().enumerate();
    let early: Vec<_> = cutoffs.filter(|(_, cutoff)| cutoff.date.is_some_and(|date| date.to_naive() < end)).collect();
    if early.is_empty() {
        return Vec::new();
    }
    let at = |index: usize| Pointer::root().member("data_cutoffs").item(index);
    let words = early.iter().map(|(_, cutoff)| Term::Text(cutoff.wording.to_string())).collect();
    let year = context.report.period.fiscal_year.get().to_string();
    let finding = Finding::new(&PER001, early.iter().map(|(index, _)| at(*index)).collect(), year.clone())
        .with(Slot::Subject, Term::Text(year))
        .with(Slot::Stated, Term::Terms(words))
        .with(Slot::Other, Term::Text(end.to_string()));
    vec![finding]
}
