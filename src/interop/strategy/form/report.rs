//! Reports as a whole.

use proptest::prelude::{Just, Strategy, prop_oneof};
use proptest::strategy::BoxedStrategy;

use super::figure::currency;
use super::indicator::{indicator, scorecard, value};
use super::money::statement;
use super::people::{department, tally};
use super::relation::relation;
use super::text::{date, fiscal_year, id, label, month, pointer, prose};
use super::word::{report_kind, subject_kind};
use super::{few, maybe};
use crate::model::{DataCutoff, Fact, Objective, Period, Remark, Report, Subject, When};

/// Any time that a figure can be about; beginnings may lie after ends.
pub fn when() -> impl Strategy<Value = When> {
    prop_oneof![
        4 => Just(When::NotSaid {}),
        1 => Just(When::Period {}),
        1 => Just(When::YearToDate {}),
        1 => Just(When::ToDate {}),
        1 => date().prop_map(|date| When::AsOf { date }),
        1 => date().prop_map(|date| When::On { date }),
        1 => (fiscal_year(), month()).prop_map(|(year, month)| When::InMonth { year, month }),
        1 => (date(), date()).prop_map(|(from, until)| When::Span { from, until }),
        1 => (fiscal_year(), fiscal_year()).prop_map(|(from, until)| When::Years { from, until }),
        1 => Just(When::Future {}),
        1 => label().prop_map(|text| When::Words { text }),
    ]
    .boxed()
}

/// Any period; it may end before it begins.
pub fn period() -> impl Strategy<Value = Period> {
    (fiscal_year(), maybe(date()), maybe(date())).prop_map(|(year, from, until)| {
        let mut period = Period::new(year);
        (period.from, period.until) = (from, until);
        period
    })
}

/// Any subject, with a name or without.
pub fn subject() -> impl Strategy<Value = Subject> {
    (subject_kind(), maybe(label())).prop_map(|(kind, name)| Subject::new(kind, name))
}

/// Any fact.
pub fn fact() -> impl Strategy<Value = Fact> {
    (maybe(id()), label(), value(), when())
        .prop_map(|(id, label, value, when)| {
            let mut fact = Fact::new(label, value);
            (fact.id, fact.when) = (id, when);
            fact
        })
        .boxed()
}

/// Any report that has the form of one, with up to three of everything: nothing in it need agree with anything else.
///
/// For one in which everything agrees, see [`consistent_report`](crate::interop::strategy::consistent_report()).
pub fn report() -> BoxedStrategy<Report> {
    let head = (label(), report_kind(), subject(), currency(), period());
    let names = (maybe(label()), maybe(label()), maybe(label()), maybe(date()));
    let figures =
        (department().boxed(), few(statement()), few(tally()), few(fact()), few(indicator()), few(scorecard()));
    let cutoff = (label(), maybe(date())).prop_map(|(wording, date)| DataCutoff::new(wording, date));
    let objective = (maybe(prose()), maybe(prose())).prop_map(|(expected, achieved)| Objective { expected, achieved });
    let remark = (pointer(), prose()).prop_map(|(at, text)| Remark::new(at, text));
    let words = (few(objective), few(prose()), few(prose()), few(remark));
    let parts = (head.boxed(), names.boxed(), few(cutoff), figures.boxed(), few(relation(pointer())), words.boxed());
    parts
        .prop_map(|((title, kind, subject, currency, period), names, data_cutoffs, figures, claims, words)| {
            let mut report = Report::new(title, kind, subject, currency, period);
            (report.responsible_department, report.implementing_unit, report.issuer, report.date) = names;
            (report.data_cutoffs, report.claims) = (data_cutoffs, claims);
            (report.department, report.statements, report.tallies) = (figures.0, figures.1, figures.2);
            (report.facts, report.indicators, report.scorecards) = (figures.3, figures.4, figures.5);
            (report.objectives, report.problems, report.measures, report.remarks) = words;
            report
        })
        .boxed()
}
