//! What a report's own figures amount to.
//!
//! [`evaluate`] computes, for every line, the base it is compared with (stated, or implied by a stated change or rate, then
//! with the interval of its true values), the difference, the growth, the share of the whole and the contribution to its
//! growth; for the staffing, vacancy and control rate; for breakdowns, what the parts leave over; for indicators, how far
//! they attain their target. Results are exact. [`Evaluation::document`] writes them down, rounded once.
//!
//! [`roll_up`] puts a report's money to the classes of a classification, each yuan once.
//!
//! Nothing of that judges: whether a report contradicts itself is another question. [`evaluate_with`] asks it, scores the
//! report by a framework if it is given one, and joins what is to be known of the score to the findings.

mod assessment;
pub mod checks;
mod document;
mod indicator_result;
mod known;
mod line_result;
mod options;
mod rollup;
mod staffing_result;
mod tally_result;

pub use assessment::{Assessment, AssessmentDocument, evaluate_with};
pub use checks::{SHEET_CHECKS, check};
pub use document::{
    AmountRange, BreakdownDocument, ComparisonDocument, Digits, EvaluationDocument, Favour, IndicatorDocument,
    LineDocument, StaffingDocument, StatementDocument, TallyBreakdownDocument, TallyDocument, TargetResult,
    UnitCountDocument,
};
pub use indicator_result::IndicatorResult;
pub use known::{Known, Source};
pub use line_result::{BreakdownResult, ComparisonResult, LineResult, ShareResult, StatementResult, TotalResult};
pub use options::EvaluationOptions;
pub use rollup::{
    Along, BasicExpenditure, ColumnRollUp, CombinedRollUp, CombinedRollUpDocument, Counted, RollUp, RollUpClass,
    RollUpColumnDocument, RollUpDocument, RollUpNote, RollUpNoteDocument, RollUpRow, RollUpRowDocument, RollUpScheme,
    RollUpStatementDocument, StatementRollUp, ThreePublic, Unmapped, UnmappedDocument, UnmappedReason, Why, roll_up,
};
pub use staffing_result::StaffingResult;
pub use tally_result::{TallyBreakdownResult, TallyResult};

use crate::model::{OrgUnit, OrgUnitKind, Pointer, Report, UnitCount};

/// What the figures of a report amount to; see [`evaluate`].
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Evaluation<'r> {
    /// The report.
    pub report: &'r Report,
    /// Its statements, line by line.
    pub statements: Vec<StatementResult<'r>>,
    /// Its staffing as a whole.
    pub staffing: StaffingResult,
    /// Each tree of its staffing.
    pub staffing_tallies: Vec<TallyResult<'r>>,
    /// Its other tallies.
    pub tallies: Vec<TallyResult<'r>>,
    /// The units it counts, against those it lists.
    pub unit_counts: Vec<UnitCountResult<'r>>,
    /// Its indicators, those of scorecards after the others.
    pub indicators: Vec<IndicatorResult<'r>>,
}

/// A stated number of units, and how many the report lists.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct UnitCountResult<'r> {
    /// The count as stated.
    pub stated: &'r UnitCount,
    /// The units of that kind in the list.
    pub listed: usize,
}

/// Computes what the figures of a report amount to.
///
/// ```
/// use budget_performance::evaluation::evaluate;
/// use budget_performance::figure::Rounding;
/// use budget_performance::model::{Report, from_json};
///
/// let report: Report = from_json(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/nanyue-2023.json")))?;
/// let evaluation = evaluate(&report);
/// let control_rate = evaluation.staffing.control_rate.expect("posts and people are stated");
/// assert_eq!(control_rate.percent(2, Rounding::HalfUp)?.to_string(), "82.61%");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn evaluate(report: &Report) -> Evaluation<'_> {
    let root = Pointer::root();
    let statements = report.statements.iter().enumerate();
    let at = root.member("statements");
    let department = &report.department;
    Evaluation {
        report,
        statements: statements.map(|(index, one)| line_result::statement(one, at.item(index))).collect(),
        staffing: staffing_result::staffing(&department.staffing),
        staffing_tallies: tally_result::tallies(&department.staffing, &root.member("department").member("staffing")),
        tallies: tally_result::tallies(&report.tallies, &root.member("tallies")),
        unit_counts: department
            .stated_unit_counts
            .iter()
            .map(|stated| UnitCountResult { stated, listed: units(&department.units, stated.kind) })
            .collect(),
        indicators: indicator_result::indicators(report),
    }
}

/// How many units of a kind a tree holds.
fn units(tree: &[OrgUnit], kind: OrgUnitKind) -> usize {
    let here = tree.iter().filter(|unit| unit.kind == kind).count();
    tree.iter().fold(here, |sum, unit| sum.saturating_add(units(&unit.units, kind)))
}
