//! `data-stop-before-period-ends`

use chrono::NaiveDate;

use crate::audit::check::{Check, Code, Severity, Status, Template};
use crate::audit::finding::Finding;
use crate::audit::finding::{Slot, Term};
use crate::audit::looked::Looked;
use crate::audit::period::end_of_period;
use crate::audit::run::Context;
use crate::audit::trail::Trail;
use crate::audit::when::{Timed, each_when};
use crate::model::{Date, Pointer, Report, When};

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

fn run(context: &Context<'_>) -> Looked {
    let (report, root) = (context.report, Trail::default());
    let Some(end) = end_of_period(report) else { return Looked::default() };
    let (mut places, mut early) = (0_usize, Vec::new());
    for (index, cutoff) in report.data_cutoffs.iter().enumerate() {
        let Some(date) = cutoff.date else { continue };
        places = places.saturating_add(1);
        if date.to_naive() < end {
            let at = root.member("data_cutoffs").item(index).pointer();
            early.push((at, Term::Text(cutoff.wording.as_ref().to_owned())));
        }
    }
    each_when(report, &mut |timed, when, _, at| {
        let (Timed::Result, When::AsOf { date }) = (timed, when) else { return };
        places = places.saturating_add(1);
        // What the report says of its data as a whole is said of each figure.
        let is_told = report.data_cutoffs.iter().any(|cutoff| cutoff.date == Some(*date));
        if !is_told && date.to_naive() < end && begins(report).is_some_and(|first| date.to_naive() > first) {
            early.push((at.pointer(), Term::Date(*date)));
        }
    });
    Looked { findings: finding(report, early, end).into_iter().collect(), places }
}

/// The first day of the period: what is told as of that day, or an earlier one, is there to compare with.
fn begins(report: &Report) -> Option<NaiveDate> {
    let from = report.period.from.map(Date::to_naive);
    from.or_else(|| NaiveDate::from_ymd_opt(i32::from(report.period.fiscal_year.get()), 1, 1))
}

fn finding(report: &Report, early: Vec<(Pointer, Term)>, end: NaiveDate) -> Option<Finding> {
    if early.is_empty() {
        return None;
    }
    let (mut at, mut terms) = (Vec::with_capacity(early.len()), Vec::with_capacity(early.len()));
    for (place, term) in early {
        at.push(place);
        if !terms.contains(&term) {
            terms.push(term);
        }
    }
    let year = report.period.fiscal_year.get().to_string();
    let finding = Finding::new(&PER001, at, year.clone())
        .with(Slot::Subject, Term::Text(year))
        .with(Slot::Stated, Term::Terms(terms))
        .with(Slot::Other, Term::Text(end.to_string()));
    Some(finding)
}
