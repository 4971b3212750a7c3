//! What a report describes.
//!
//! A [`Report`] says what a document says, in the document's own figures: nothing is corrected, nothing is computed.
//! Documents differ, so nearly every part may be empty.
//!
//! | part | holds |
//! |---|---|
//! | [`Department`] | identity, [`Function`]s and shared duties, [`OrgUnit`]s, staffing |
//! | [`Statement`] | money by [`Column`] (year and stage) and [`Line`], with [`Comparison`]s, shares and [`Breakdown`]s |
//! | [`Tally`] | people and things, with what they are made up of |
//! | [`Indicator`] | what was aimed at ([`Target`]) and what was [`Achieved`] |
//! | [`Fact`] | any other figure, rank, date or statement in words |
//! | [`Scorecard`] | indicators with weights and scores |
//!
//! What codes mean is in [`classification`].
//!
//! # The JSON form
//!
//! Read it with [`from_json`], which tells of a wrong document the place, what was found and what was expected; write it
//! with `serde_json`. Each type has one form, for reading and for writing:
//!
//! - figures are strings that describe themselves: `"311.01万元"`, `"83.28%"`, `"180余万元"`;
//! - a cell without a figure says why: `"missing"`, `"not_applicable"`, `"not_yet_due"`, `"undefined"`, `"withheld"`; a
//!   member that is absent is a cell that the document does not have. There is no null;
//! - objects are closed: an unknown member is refused by name;
//! - unions carry their variant in `kind`.
//!
//! Reading enforces form alone. Whether sums, dates and references agree is for the audit of a report, never a reason to
//! refuse it.

mod breakdown;
pub mod classification;
mod comparison;
mod department;
mod fact;
mod function;
pub(crate) mod heading;
mod indicator;
mod line;
mod org_unit;
mod period;
mod report;
mod scorecard;
mod statement;
mod tally;
mod text;
mod value;

pub use breakdown::{Breakdown, Dimension};
pub use classification::{CofogCode, CreditCode, DivisionCode, EconomicCode, FunctionCode};
pub use comparison::{Basis, Comparison, Reason};
pub use department::{Department, FiscalLevel, UnitCount};
pub use fact::Fact;
pub use function::{DutyHolder, Function, ListKind, SharedDuty};
pub use indicator::{Achieved, Baseline, Indicator, IndicatorKind, Target, TargetBasis};
pub use line::{ClassCode, ColumnAmount, Line, LineItem, ShareOf, StatedShare};
pub use org_unit::{OrgUnit, OrgUnitKind};
pub use period::{Period, When};
pub use report::{DataCutoff, Objective, Remark, Report, ReportKind, Subject, SubjectKind};
pub use scorecard::{BandEnds, GradeBand, GroupChoice, ScoreGroup, ScoreRow, Scorecard};
pub use statement::{Account, Column, ColumnIdentity, Side, Stage, Statement};
pub use tally::{PostKind, Tally, TallyBreakdown, TallyComparison, TallyDimension, TallyRole};
#[cfg(feature = "schema")]
pub(crate) use text::PROSE_PATTERN;
pub use text::{Date, FiscalYear, FormatVersion, Label, Ordinal, Prose};
pub use value::{Answer, Month, Value};

pub use crate::reconcile::{Coverage, Movement, Sense};
pub use crate::wire::{DocumentError, Id, Pointer, TextError, from_json};

use crate::figure::{Amount, Cell, Count, Figure, Quantity, Ratio, Stated};

/// An amount of money, or why there is none.
pub type AmountCell = Cell<Stated<Amount>>;
/// A percentage, or why there is none.
pub type RatioCell = Cell<Stated<Ratio>>;
/// A number of things, or why there is none.
pub type QuantityCell = Cell<Stated<Quantity>>;
/// A number of people or things, or why there is none.
pub type CountCell = Cell<Count>;
/// A figure of any kind, or why there is none.
pub type FigureCell = Cell<Figure>;
