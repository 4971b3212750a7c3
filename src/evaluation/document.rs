//! An evaluation written down: figures as strings, each rounded once.

use serde::{Deserialize, Serialize};

use super::known::{Known, Source, written};
use super::line_result::{BreakdownResult, ComparisonResult, LineResult, ShareResult, StatementResult, TotalResult};
use super::tally_result::{TallyBreakdownResult, TallyResult};
use super::{Evaluation, IndicatorResult, StaffingResult, UnitCountResult};
use crate::calc::Sense;
use crate::figure::{
    Amount, Cell, Exact, HeadUnit, Headcount, Meaning, Quotient, Ratio, RatioUnit, Rounding, Scale, Stated,
};
use crate::model::{
    CountCell, Coverage, Date, Dimension, FiscalYear, FormatVersion, Id, Label, LineItem, OrgUnitKind, Pointer,
    QuantityCell, RatioCell, Stage, Subject, TallyDimension, TallyRole,
};
use crate::wire::closed::{closed, some};

/// How results are written: to how many decimals, and rounded how.
///
/// ```
/// use budget_performance::evaluation::Digits;
/// use budget_performance::figure::Rounding;
///
/// assert_eq!(Digits::default(), Digits { decimals: 2, rounding: Rounding::HalfUp });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digits {
    /// Digits after the point, where a result is not exact with fewer; at most 8.
    pub decimals: u8,
    /// The rounding.
    pub rounding: Rounding,
}

impl Default for Digits {
    fn default() -> Self {
        Self { decimals: 2, rounding: Rounding::HalfUp }
    }
}

/// An [`Evaluation`], written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct EvaluationDocument {
    /// The version of this form.
    pub format_version: FormatVersion,
    /// The title of the report.
    pub title: Label,
    /// What the report is about.
    pub subject: Subject,
    /// The fiscal year.
    pub fiscal_year: FiscalYear,
    /// Who issued the report.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub issuer: Option<Label>,
    /// When it was issued.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Its statements.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<StatementDocument>,
    /// Its staffing.
    pub staffing: StaffingDocument,
    /// The units it counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unit_counts: Vec<UnitCountDocument>,
    /// Its other tallies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tallies: Vec<TallyDocument>,
    /// Its indicators, as far as something can be said of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<IndicatorDocument>,
}

/// A statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct StatementDocument {
    /// Its place in the report.
    pub at: Pointer,
    /// Its heading.
    pub title: Label,
    /// The total of its lines, where they make up a whole by definition: one item or none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub total: Vec<LineDocument>,
    /// Its lines.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<LineDocument>,
}

/// A line, or the total of lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct LineDocument {
    /// Its place in the report; absent for a total that the report does not state.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub at: Option<Pointer>,
    /// Its label; absent for a total that the report does not state.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub label: Option<Label>,
    /// Which of the usual items it is.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub item: Option<LineItem>,
    /// The amount in the main column.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub amount: Option<Stated<Amount>>,
    /// Its share of the whole.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub share: Option<Stated<Ratio>>,
    /// Comparisons with other columns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comparisons: Vec<ComparisonDocument>,
    /// What it is made up of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub breakdowns: Vec<BreakdownDocument>,
}

/// A line compared with another column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct ComparisonDocument {
    /// The column.
    pub column: Id,
    /// Its year.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub year: Option<FiscalYear>,
    /// Its stage of the budget.
    pub stage: Stage,
    /// The amount there.
    pub base: Stated<Amount>,
    /// Where that comes from.
    pub source: Source,
    /// Every value that an implied base can have, rounded outward.
    #[serde(default, skip_serializing_if = "AmountRange::is_empty")]
    pub base_range: AmountRange,
    /// The difference.
    pub change: Stated<Amount>,
    /// The difference in percent of the base; `undefined` on a base of zero, `not_applicable` on a negative one.
    pub rate: RatioCell,
    /// What it adds to the growth of the whole, in percentage points.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub contribution: Option<Stated<Ratio>>,
    /// The amount in percent of a budget.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub execution: Option<Stated<Ratio>>,
    /// Whether the difference from a budget is favourable.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub sense: Option<Favour>,
}

/// Whether a difference from a budget is good news.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Favour {
    /// More income or less expenditure.
    Favourable,
    /// Less income or more expenditure.
    Adverse,
    /// No difference.
    Neutral,
}

/// The values that an amount can have: an end that is absent is open to infinity.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct AmountRange {
    /// The lower end, rounded down.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub from: Option<Stated<Amount>>,
    /// The upper end, rounded up.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub until: Option<Stated<Amount>>,
}

impl AmountRange {
    /// Whether nothing is said of the values.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// One way in which a line is made up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct BreakdownDocument {
    /// Its place in the report.
    pub at: Pointer,
    /// By what the line is divided.
    pub dimension: Dimension,
    /// Whether the parts are all there are.
    pub coverage: Coverage,
    /// What the parts add up to.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub listed: Option<Stated<Amount>>,
    /// The line less its parts.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub remainder: Option<Stated<Amount>>,
    /// The parts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<LineDocument>,
}

/// The staffing as a whole, and each of its trees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct StaffingDocument {
    /// Posts approved (编制数).
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub authorised: Option<Stated<Headcount>>,
    /// People in them (在职人员数).
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub in_post: Option<Stated<Headcount>>,
    /// Retired people (离退休人员数).
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub retired: Option<Stated<Headcount>>,
    /// In post in percent of the posts (在职人员控制率).
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub control_rate: Option<Stated<Ratio>>,
    /// Posts without people (空编).
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub vacancy: Option<Stated<Headcount>>,
    /// People beyond the posts (超编).
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub over_establishment: Option<Stated<Headcount>>,
    /// The trees.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tallies: Vec<TallyDocument>,
}

/// A number of people or things.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct TallyDocument {
    /// Its place in the report.
    pub at: Pointer,
    /// Its label.
    pub label: Label,
    /// What the people or posts are to the department.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub role: Option<TallyRole>,
    /// The number as stated.
    pub figure: CountCell,
    /// Its share of the number it is part of.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub share: Option<Stated<Ratio>>,
    /// What it is made up of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub breakdowns: Vec<TallyBreakdownDocument>,
}

/// One way in which a number is made up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct TallyBreakdownDocument {
    /// Its place in the report.
    pub at: Pointer,
    /// By what the number is divided.
    pub dimension: TallyDimension,
    /// Whether the parts are all there are.
    pub coverage: Coverage,
    /// What the parts add up to, as a bare number.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub listed: Option<QuantityCell>,
    /// The number less its parts, as a bare number.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub remainder: Option<QuantityCell>,
    /// The parts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<TallyDocument>,
}

/// A stated number of units, and how many the report lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct UnitCountDocument {
    /// The kind of unit.
    pub kind: OrgUnitKind,
    /// The number as stated.
    pub stated: QuantityCell,
    /// The units that are listed, as a bare number.
    pub listed: QuantityCell,
}

/// An indicator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct IndicatorDocument {
    /// Its place in the report.
    pub at: Pointer,
    /// Its label.
    pub label: Label,
    /// The numerator in percent of the denominator.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub ratio: Option<Stated<Ratio>>,
    /// Whether the target is met.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub target: Option<TargetResult>,
    /// The achieved value in percent of the target.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub attainment: Option<Stated<Ratio>>,
}

/// Whether a target is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum TargetResult {
    /// It is met.
    Met,
    /// It is missed.
    Missed,
}

closed!(Object: EvaluationDocument, StatementDocument, LineDocument, ComparisonDocument, AmountRange);
closed!(Object: BreakdownDocument, StaffingDocument, TallyDocument, TallyBreakdownDocument);
closed!(Object: UnitCountDocument, IndicatorDocument);
closed!(Word: Favour, TargetResult, Source);

impl Evaluation<'_> {
    /// Writes the evaluation down.
    pub fn document(&self, digits: Digits) -> EvaluationDocument {
        let report = self.report;
        EvaluationDocument {
            format_version: FormatVersion::CURRENT,
            title: report.title.clone(),
            subject: report.subject.clone(),
            fiscal_year: report.period.fiscal_year,
            issuer: report.issuer.clone(),
            date: report.date,
            statements: self.statements.iter().map(|one| digits.statement(one)).collect(),
            staffing: digits.staffing(&self.staffing, &self.staffing_tallies),
            unit_counts: self.unit_counts.iter().map(unit_count).collect(),
            tallies: self.tallies.iter().map(|tally| digits.tally(tally)).collect(),
            indicators: self.indicators.iter().filter_map(|one| digits.indicator(one)).collect(),
        }
    }
}

impl Digits {
    fn statement(self, result: &StatementResult<'_>) -> StatementDocument {
        StatementDocument {
            at: result.at.clone(),
            title: result.statement.title.clone(),
            total: result.total.iter().map(|total| self.total(total)).collect(),
            lines: result.lines.iter().map(|line| self.line(line)).collect(),
        }
    }

    fn total(self, total: &TotalResult<'_>) -> LineDocument {
        LineDocument {
            at: None,
            label: None,
            item: Some(LineItem::Total),
            amount: self.amount(total.current.value, total.like),
            share: None,
            comparisons: self.comparisons(&total.comparisons, Some(total.like)),
            breakdowns: Vec::new(),
        }
    }

    fn line(self, result: &LineResult<'_>) -> LineDocument {
        LineDocument {
            at: Some(result.at.clone()),
            label: Some(result.line.label.clone()),
            item: result.line.item,
            amount: result.current.copied(),
            share: result.share.and_then(|ShareResult { share, .. }| self.percent(share)),
            comparisons: self.comparisons(&result.comparisons, result.current),
            breakdowns: result.breakdowns.iter().map(|one| self.breakdown(one, result.current)).collect(),
        }
    }

    fn breakdown(self, result: &BreakdownResult<'_>, like: Option<&Stated<Amount>>) -> BreakdownDocument {
        let write = |amount: Option<Amount>| self.amount(amount?.into(), like?);
        BreakdownDocument {
            at: result.at.clone(),
            dimension: result.breakdown.dimension,
            coverage: result.breakdown.coverage,
            listed: write(result.listed),
            remainder: write(result.remainder),
            lines: result.lines.iter().map(|line| self.line(line)).collect(),
        }
    }

    fn comparisons(self, results: &[ComparisonResult<'_>], like: Option<&Stated<Amount>>) -> Vec<ComparisonDocument> {
        results.iter().filter_map(|result| self.comparison(result, like?)).collect()
    }

    fn comparison(self, result: &ComparisonResult<'_>, like: &Stated<Amount>) -> Option<ComparisonDocument> {
        let rate = match result.growth {
            Some(growth) => self.percent(growth).map_or(Cell::Missing, Cell::Stated),
            None if result.base.value.is_zero() => Cell::Undefined,
            None => Cell::NotApplicable,
        };
        Some(ComparisonDocument {
            column: result.column.id.clone(),
            year: result.column.year,
            stage: result.column.stage,
            base: self.amount(result.base.value, like)?,
            source: result.base.source,
            base_range: self.range(&result.base, like),
            change: self.amount(result.change.value, like)?,
            rate,
            contribution: result.contribution.and_then(|points| self.points(points)),
            execution: result.execution.and_then(|execution| self.percent(execution.completion)),
            sense: result.sense.map(|sense| match sense {
                Sense::Favourable => Favour::Favourable,
                Sense::Adverse => Favour::Adverse,
                Sense::Neutral => Favour::Neutral,
            }),
        })
    }

    /// The values of an amount that is not stated itself.
    fn range(self, known: &Known, like: &Stated<Amount>) -> AmountRange {
        if known.source == Source::Stated {
            return AmountRange::default();
        }
        let decimals = self.decimals.max(like.decimals());
        let write =
            |end: Option<Quotient<Amount>>, mode| Stated::write(end?, decimals, like.scale(), *like.unit(), mode).ok();
        let (from, until) = known.interval.ends();
        AmountRange { from: write(from, Rounding::Floor), until: write(until, Rounding::Ceiling) }
    }

    fn staffing(self, result: &StaffingResult, tallies: &[TallyResult<'_>]) -> StaffingDocument {
        let heads =
            |heads: Option<Headcount>| Stated::write(heads?, 0, Scale::ONE, HeadUnit::Person, self.rounding).ok();
        StaffingDocument {
            authorised: heads(result.authorised),
            in_post: heads(result.in_post),
            retired: heads(result.retired),
            control_rate: result.control_rate.and_then(|rate| self.percent(rate)),
            vacancy: heads(result.vacancy),
            over_establishment: heads(result.over_establishment),
            tallies: tallies.iter().map(|tally| self.tally(tally)).collect(),
        }
    }

    fn tally(self, result: &TallyResult<'_>) -> TallyDocument {
        TallyDocument {
            at: result.at.clone(),
            label: result.tally.label.clone(),
            role: result.tally.role,
            figure: result.tally.figure.clone(),
            share: result.share.and_then(|share| self.percent(share)),
            breakdowns: result.breakdowns.iter().map(|one| self.tally_breakdown(one)).collect(),
        }
    }

    fn tally_breakdown(self, result: &TallyBreakdownResult<'_>) -> TallyBreakdownDocument {
        TallyBreakdownDocument {
            at: result.at.clone(),
            dimension: result.breakdown.dimension,
            coverage: result.breakdown.coverage,
            listed: result.listed.and_then(bare),
            remainder: result.remainder.and_then(bare),
            parts: result.parts.iter().map(|part| self.tally(part)).collect(),
        }
    }

    fn indicator(self, result: &IndicatorResult<'_>) -> Option<IndicatorDocument> {
        let target =
            result.achievement.as_ref().map(|one| if one.met { TargetResult::Met } else { TargetResult::Missed });
        let attainment = result.achievement.as_ref().and_then(|one| self.percent(one.degree?));
        let ratio = result.ratio.and_then(|ratio| self.percent(ratio));
        (target.is_some() || ratio.is_some()).then(|| IndicatorDocument {
            at: result.at.clone(),
            label: result.indicator.label.clone(),
            ratio,
            target,
            attainment,
        })
    }

    fn amount(self, value: Quotient<Amount>, like: &Stated<Amount>) -> Option<Stated<Amount>> {
        written(value, like, self.decimals, self.rounding)
    }

    fn percent<M: Meaning>(self, ratio: Exact<M>) -> Option<Stated<Ratio>> {
        ratio.percent(self.decimals, self.rounding).ok()
    }

    fn points<M: Meaning>(self, ratio: Exact<M>) -> Option<Stated<Ratio>> {
        let ratio = ratio.ratio(self.decimals, self.rounding).ok()?;
        Stated::write(ratio, self.decimals, Scale::ONE, RatioUnit::PercentagePoint, self.rounding).ok()
    }
}

/// A count as a bare number, with the digits it needs.
fn bare(quantity: crate::figure::Quantity) -> Option<QuantityCell> {
    use crate::figure::{Measure, UnitOfMeasure};
    Stated::new(quantity.to_decimal(), Scale::ONE, UnitOfMeasure::NONE).ok().map(Cell::Stated)
}

fn unit_count(result: &UnitCountResult<'_>) -> UnitCountDocument {
    let listed = rust_decimal::Decimal::from(result.listed);
    UnitCountDocument {
        kind: result.stated.kind,
        stated: result.stated.count.clone(),
        listed: crate::figure::Quantity::try_from(listed).ok().and_then(bare).unwrap_or(Cell::Missing),
    }
}
