//! Reports that are consistent by construction: exact values first, then what a document prints of them.

mod body;
mod card;
mod compared;
mod naming;
mod options;
mod scribe;
mod staffing;
mod statement;
mod table;
mod told;

use proptest::strategy::Strategy;

pub(super) use self::scribe::Scribe;
use super::dice::{Dice, dice, many};
use crate::figure::{Currency, Reading, Rounding};
use crate::model::{Pointer, Report, Scorecard};

pub use options::{ReportOptions, TRUTHFUL};

/// All that is drawn for a report. Any recipe makes a consistent report, so that shrinking keeps it so.
#[derive(Clone, Debug)]
pub(super) struct Recipe {
    head: Dice,
    organisation: Dice,
    staffing: Vec<Dice>,
    statements: Vec<Dice>,
    lines: Vec<Dice>,
    tallies: Vec<Dice>,
    indicators: Vec<Dice>,
    cards: Vec<Dice>,
    told: Dice,
    reading: Option<Reading>,
}

pub(super) use naming::class_names;

pub(super) fn recipe(options: &ReportOptions) -> impl Strategy<Value = Recipe> + use<> {
    let reading = options.reading;
    let money = (many(12, 1..=3), many(112, options.lines.clone()));
    let people = (many(64, 0..=1), many(24, 0..=2));
    let scores = (many(16, 0..=3), many(64, 0..=2));
    (dice(16), dice(16), money, people, scores, dice(24)).prop_map(
        move |(head, organisation, (statements, lines), (staffing, tallies), (indicators, cards), told)| Recipe {
            head,
            organisation,
            staffing,
            statements,
            lines,
            tallies,
            indicators,
            cards,
            told,
            reading,
        },
    )
}

impl Recipe {
    fn scribe(&self) -> Scribe {
        let mut roll = self.head.roll();
        let drawn = roll.below(4);
        let nearest = || TRUTHFUL.get(drawn % 3).copied().unwrap_or_default();
        let mode = match self.reading {
            Some(Reading::Rounded(mode)) => mode,
            Some(Reading::Nearest) => nearest(),
            Some(Reading::Exact) => Rounding::HalfUp,
            None => TRUTHFUL.get(drawn).copied().unwrap_or_default(),
        };
        let year = roll.pick(2023, &[2022, 2021, 2020, 2019, 2018, 2017, 2024]);
        let foreign = "ZAR".parse().unwrap_or(Currency::CNY);
        let currency = if roll.one_in(10) { foreign } else { Currency::CNY };
        Scribe { mode, exact: self.reading == Some(Reading::Exact), year, currency }
    }

    /// The report.
    pub(super) fn report(&self) -> Option<Report> {
        let scribe = self.scribe();
        let mut roll = self.head.roll().skip(4);
        let mut report = body::report(&scribe, &mut roll)?;
        body::organisation(&scribe, &self.organisation, &mut report)?;
        for dice in &self.staffing {
            report.department.staffing = staffing::staffing(&scribe, dice)?;
        }
        let known = self.statements(&scribe, &mut report)?;
        for (index, dice) in self.tallies.iter().enumerate() {
            report.tallies.push(staffing::tally(&scribe, dice, index)?);
        }
        for (index, dice) in self.indicators.iter().enumerate() {
            report.indicators.push(card::indicator(&scribe, dice, index)?);
        }
        for dice in &self.cards {
            report.scorecards.push(card::scorecard(&scribe, dice)?);
        }
        told::tell(&scribe, &self.told, &known, &mut report);
        Some(report)
    }

    fn statements(&self, scribe: &Scribe, report: &mut Report) -> Option<Vec<statement::Known>> {
        let mut known = Vec::new();
        let share = self.lines.len().div_ceil(self.statements.len().max(1)).max(1);
        let parts = self.lines.chunks(share).zip(&self.statements);
        for (index, (lines, dice)) in parts.enumerate() {
            let at = Pointer::root().member("statements").item(index);
            let (statement, of_it) = statement::statement(scribe, dice, lines, &at)?;
            report.statements.push(statement);
            known.extend(of_it);
        }
        Some(known)
    }
}

/// A report in which everything agrees, of about thirty lines.
pub fn consistent_report() -> impl Strategy<Value = Report> {
    consistent_report_with(&ReportOptions::default())
}

/// The same, in the size and the manner asked for.
pub fn consistent_report_with(options: &ReportOptions) -> impl Strategy<Value = Report> + use<> {
    recipe(options).prop_filter_map("every recipe makes a report", |recipe| recipe.report())
}

/// A scorecard whose weights, scores, total and grade agree.
pub fn consistent_scorecard() -> impl Strategy<Value = Scorecard> {
    let scribe = Scribe { mode: Rounding::HalfUp, exact: false, year: 2023, currency: Currency::CNY };
    dice(64).prop_filter_map("every recipe makes a scorecard", move |dice| card::scorecard(&scribe, &dice))
}
