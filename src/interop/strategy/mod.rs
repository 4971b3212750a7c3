//! Generators for property tests: of every type, of reports in which everything agrees, of reports with one known fault.
//!
//! Behind the feature `proptest`. Three kinds of strategy:
//!
//! | kind | gives | for tests that |
//! |---|---|---|
//! | [`report()`], [`line()`], [`stated_amount()`] … | any value that its JSON form allows | read, write, or must not panic |
//! | [`consistent_report()`], [`consistent_claims()`], [`consistent_scorecard()`] | values in which everything agrees | must not object |
//! | [`report_with_fault()`], [`claims_with_fault()`], [`scorecard_with_fault()`] | the same with one fault, and its place ([`Planted`]) | must object, there |
//!
//! Every type of the first kind also has [`Arbitrary`](proptest::arbitrary::Arbitrary): `any::<Report>()` is [`report()`].
//!
//! # Testing a calculation of your own
//!
//! Say that a service adds up the lines of a statement. On a consistent report its sum may differ from the printed total by
//! rounding alone: by one last digit for each figure.
//!
//! ```
//! use budget_performance::figure::{Amount, Cell, Measure, Reading, Stated};
//! use budget_performance::interop::strategy::consistent_report;
//! use budget_performance::model::{Coverage, Line};
//! use proptest::prelude::*;
//!
//! /// The sum of the parts of a line, by our own calculation, and how much rounding can hide.
//! fn parts(line: &Line) -> Option<(Amount, Amount)> {
//!     let breakdown = line.breakdowns.iter().find(|breakdown| breakdown.coverage == Coverage::Exhaustive)?;
//!     let column = &line.amounts.first()?.column;
//!     breakdown.columns.is_empty().then_some(())?;
//!     let mut sum = (Amount::ZERO, Amount::ZERO);
//!     for part in &breakdown.lines {
//!         let amount = part.amount(column)?.stated().filter(|amount| amount.hedge().is_none())?;
//!         let step = Stated::<Amount>::new(
//!             rust_decimal::Decimal::new(1, amount.decimals().into()), amount.scale(), *amount.unit(),
//!         ).ok()?;
//!         sum = (sum.0.plus(amount.value()).ok()?, sum.1.plus(step.value()).ok()?);
//!     }
//!     Some(sum)
//! }
//!
//! proptest!(ProptestConfig::with_cases(32), |(report in consistent_report())| {
//!     for statement in &report.statements {
//!         for line in &statement.lines {
//!             let total = line.amounts.first().filter(|amount| amount.column == statement.main_column);
//!             let total = total.and_then(|amount| amount.figure.stated()).filter(|total| total.hedge().is_none());
//!             let (Some(total), Some((sum, room))) = (total, parts(line)) else { continue };
//!             let gap = total.value().minus(sum).unwrap().magnitude();
//!             let own = total.interval(Reading::Nearest).ends();
//!             prop_assert!(own.0.is_some());
//!             // The total has a last digit of its own: 亿元 to two decimals is the coarsest that is drawn.
//!             let coarsest: Stated<Amount> = "0.01亿元".parse().unwrap();
//!             prop_assert!(gap <= room.plus(coarsest.value()).unwrap(), "{}: {} against {:?}", line.label, total, sum);
//!         }
//!     }
//! });
//! ```
//!
//! # Shrinking
//!
//! A consistent report is drawn as a recipe: lists of small numbers that decide what each thing looks like. Any recipe makes
//! a consistent report, so shrinking leaves out lines, makes amounts smaller and choices plainer, and never breaks what
//! holds. A fault is planted after that, in a place that the shrunk report still has; it has the same code throughout. How
//! far shrinking goes is said at [`ReportOptions`].
//!
//! # What is drawn
//!
//! Each function says what it draws and what it never draws. They draw what documents hold; bounds and odd values are in
//! the strategies of single types.

mod claims;
mod consistent;
mod dice;
mod fault;
mod form;

pub use claims::{PlantedClaim, RelationKind, claims_with_fault, consistent_claims};
pub use consistent::{ReportOptions, TRUTHFUL, consistent_report, consistent_report_with, consistent_scorecard};
pub use fault::{
    Planted, PlantedScorecard, faults, report_with_fault, report_with_fault_in, scorecard_faults, scorecard_with_fault,
};
pub use form::figure::{
    amount, cell, count, currency, figure, head_unit, headcount, hedge, interval, money_unit, printed_amount, quantity,
    ratio, ratio_unit, reading, rounding, scale, stated_amount, stated_headcount, stated_quantity, stated_ratio,
    unit_of_measure,
};
pub use form::indicator::{
    achieved, figure_cell, grade_band, indicator, quantity_cell, score_group, score_row, scorecard, target, value,
};
pub use form::money::{
    amount_cell, breakdown, class_code, column, column_identity, comparison, line, ratio_cell, reason, stated_share,
    statement,
};
pub use form::people::{count_cell, department, function, org_unit, shared_duty, tally, unit_count};
pub use form::relation::{claimed_figure, claims, relation};
pub use form::report::{fact, period, report, subject, when};
pub use form::scoring::{evidence, evidence_for, framework, framework_draft, given, sheet_document};
pub use form::text::{
    cofog_code, credit_code, date, division_code, economic_code, fiscal_year, function_code, id, label, month, ordinal,
    pointer, prose,
};
pub use form::word::{
    account, answer, attainment, band_ends, basis, claim_reading, coverage, dimension, duty_holder, fiscal_level,
    group_choice, indicator_kind, line_item, list_kind, movement, org_unit_kind, post_kind, report_kind, sense, side,
    sign, stage, subject_kind, tally_dimension, tally_role, target_basis, target_direction,
};
