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

/// A report of thirty lines in which everything agrees: no check of an audit speaks of it.
///
/// Exact values are drawn first, in hundredths of a currency unit, in whole people and in hundredths of a point; totals,
/// changes, rates, shares and grades follow from them; then every figure is written by one rule, drawn for the report: half
/// up, half to even, half down, or cut off. Where digits were cut off, an audit may note that (`TRU001`), which is right.
///
/// What is drawn:
///
/// - one to three statements, with columns of a year, two years, of initial and adjusted budget and execution, of five
///   columns with a movement, or of final = initial + shifting + virement; in one of six, prior amounts are not printed;
/// - lines up to three levels deep, some divided in two ways side by side; parts by definition (人员 + 公用 …), by classes
///   in force that year that may stand in that account, or by anything; lists of all, of some, of the largest items;
/// - amounts of up to 4 × 10⁷ yuan, in 万元 to two decimals mostly, and in 元, 亿元 or other digits beside them; one report in
///   ten in thousands or millions of another currency; dashes for nothing, cells left open, 180余万元; money that came back;
/// - changes as amount and rate, one of them, or in words; with a sign, turned round, or without; against the year before, a
///   plan, or a base drawn up anew; from nothing and to nothing; reasons with amounts; completion beside growth; shares;
/// - posts with and without kinds, with a total or kinds instead of it; people in post, everyone, the retired; 410余人;
/// - counts of things, indicators with ratios and attainments, scorecards with groups, rows, one of several, bands and grade;
/// - facts that repeat an amount to other digits, ratios between amounts, changes in points, as claims;
/// - offices as many as stated, dates in order, data that stop when the period does.
///
/// Never: more people in post than posts, which is unlikely, not impossible; a rate on a base that is nothing to its last
/// digits, or left open where an amount fell to nothing; lists of some items of a line below zero; two accounts of one line.
///
/// ```
/// use budget_performance::audit::{Severity, audit};
/// use budget_performance::interop::strategy::consistent_report;
/// use proptest::prelude::*;
///
/// proptest!(ProptestConfig::with_cases(16), |(report in consistent_report())| {
///     prop_assert!(audit(&report).worst() < Some(Severity::Warning));
/// });
/// ```
pub fn consistent_report() -> impl Strategy<Value = Report> {
    consistent_report_with(&ReportOptions::default())
}

/// The same, in the size and the manner asked for.
///
/// All that [`consistent_report()`] says holds; a number of lines is drawn from the range, and shrinks below it.
pub fn consistent_report_with(options: &ReportOptions) -> impl Strategy<Value = Report> + use<> {
    recipe(options).prop_filter_map("every recipe makes a report", |recipe| recipe.report())
}

/// A scorecard whose weights, scores, total and grade agree.
///
/// One to four groups that make 80 or 100 points, each of up to six indicators, of one row, or of indicators of which one is
/// chosen; whole weights; scores of up to two decimals, rounded half up; a total, full marks, bands of three regions and a
/// grade, each present or not. The grade is that of the unrounded total. Never: groups within groups, scores below zero.
pub fn consistent_scorecard() -> impl Strategy<Value = Scorecard> {
    let scribe = Scribe { mode: Rounding::HalfUp, exact: false, year: 2023, currency: Currency::CNY };
    dice(64).prop_filter_map("every recipe makes a scorecard", move |dice| card::scorecard(&scribe, &dice))
}
