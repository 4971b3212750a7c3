//! Lines of money: the base they are compared with, change, growth, share, contribution.

use super::known::{Implied, Known, stated_in};
use crate::calc::{self, Budget, ExecutionRate, Sense, Variance, bounds};
use crate::figure::{Amount, Cell, Growth, Interval, Measure, PointChange, Ratio, Reading, Share, Stated};
use crate::model::{Basis, Breakdown, Column, Comparison, Id, Line, LineItem, Pointer, Side, Stage, Statement};

/// What a statement amounts to.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct StatementResult<'r> {
    /// The statement.
    pub statement: &'r Statement,
    /// Its place in the report.
    pub at: Pointer,
    /// The whole of its lines, where they make up one by definition: basic, project … expenditure.
    pub total: Option<TotalResult<'r>>,
    /// Its lines.
    pub lines: Vec<LineResult<'r>>,
}

/// The whole of lines that make up one by definition, which the document need not state.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct TotalResult<'r> {
    /// The sum in the main column.
    pub current: Known,
    /// A figure to write the sum like.
    pub like: &'r Stated<Amount>,
    /// The sum compared with that of other columns.
    pub comparisons: Vec<ComparisonResult<'r>>,
}

/// What a line amounts to.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct LineResult<'r> {
    /// The line.
    pub line: &'r Line,
    /// Its place in the report.
    pub at: Pointer,
    /// The amount in the main column.
    pub current: Option<&'r Stated<Amount>>,
    /// Its share of the line it is part of, or of the statement's total.
    pub share: Option<ShareResult>,
    /// The line compared with other columns, in their order.
    pub comparisons: Vec<ComparisonResult<'r>>,
    /// What it is made up of.
    pub breakdowns: Vec<BreakdownResult<'r>>,
}

/// A share of a whole: of the printed digits, and of every value behind them.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct ShareResult {
    /// The exact share of the printed digits.
    pub share: Share,
    /// Every share that the true amounts can have.
    pub bounds: Option<Interval<Ratio>>,
}

/// A line in the main column compared with another column.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ComparisonResult<'r> {
    /// The column it is compared with.
    pub column: &'r Column,
    /// The amount there, stated or implied.
    pub base: Known,
    /// The difference, current − base.
    pub change: Known,
    /// The difference as a proportion of the base; `None` for a base of zero or below.
    pub growth: Option<Growth>,
    /// Every growth that the true amounts can have.
    pub growth_bounds: Option<Interval<Ratio>>,
    /// What the difference adds to the growth of the whole, in percentage points.
    pub contribution: Option<PointChange>,
    /// The current amount as a proportion of the base, where that is a budget.
    pub execution: Option<ExecutionRate>,
    /// Whether the difference from a budget is favourable; `None` where the base is no budget.
    pub sense: Option<Sense>,
}

/// One way in which a line is made up.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct BreakdownResult<'r> {
    /// The breakdown.
    pub breakdown: &'r Breakdown,
    /// Its place in the report.
    pub at: Pointer,
    /// What the listed parts add up to in the main column; `None` if one of them is not stated.
    pub listed: Option<Amount>,
    /// The line less its listed parts.
    pub remainder: Option<Amount>,
    /// The parts.
    pub lines: Vec<LineResult<'r>>,
}

/// A whole that lines are part of.
struct Whole<'a, 'r> {
    current: Option<Known>,
    comparisons: &'a [ComparisonResult<'r>],
}

pub(super) fn statement(statement: &Statement, at: Pointer) -> StatementResult<'_> {
    let alone: Vec<_> = statement.lines.iter().map(|line| (line, comparisons(statement, line, None))).collect();
    let total = total(statement, &alone);
    let whole = total.as_ref().map(|total| Whole { current: Some(total.current), comparisons: &total.comparisons });
    let place = at.member("lines");
    let lines = statement.lines.iter().enumerate();
    let lines = lines.map(|(index, line)| result(statement, line, place.item(index), whole.as_ref())).collect();
    StatementResult { statement, at, total, lines }
}

/// Items that together are the expenditure of a department (支出 = 基本 + 项目 + 上缴上级 + 经营 + 对附属单位补助).
const NATURES: [LineItem; 5] =
    [LineItem::Basic, LineItem::Project, LineItem::ToSuperior, LineItem::Business, LineItem::ToAffiliates];

fn total<'r>(statement: &'r Statement, lines: &[(&'r Line, Vec<ComparisonResult<'r>>)]) -> Option<TotalResult<'r>> {
    let natures = |item: LineItem| lines.iter().filter(|(line, _)| line.item == Some(item)).count();
    let is_nature = |line: &Line| line.item.is_some_and(|item| NATURES.contains(&item) && natures(item) == 1);
    if lines.len() < 2 || statement.side != Side::Expenditure || !lines.iter().all(|(line, _)| is_nature(line)) {
        return None;
    }
    let stated: Option<Vec<_>> = lines.iter().map(|(line, _)| stated_in(line, &statement.main_column)).collect();
    let stated = stated?;
    let currents: Vec<_> = stated.iter().map(|figure| Known::stated(figure)).collect();
    let current = Known::sum(&currents)?;
    let bases = statement.columns.iter().filter_map(|column| {
        let bases: Option<Vec<_>> = lines.iter().map(|(_, comparisons)| base_in(comparisons, column)).collect();
        let base = Implied { base: Known::sum(bases?)?, change: None, growth: None };
        compare(statement, column, &current, base, None)
    });
    Some(TotalResult { current, like: stated.first()?, comparisons: bases.collect() })
}

fn base_in<'a>(comparisons: &'a [ComparisonResult<'_>], column: &Column) -> Option<&'a Known> {
    comparisons.iter().find(|comparison| comparison.column.id == column.id).map(|comparison| &comparison.base)
}

fn result<'r>(statement: &'r Statement, line: &'r Line, at: Pointer, whole: Option<&Whole<'_, 'r>>) -> LineResult<'r> {
    let current = stated_in(line, &statement.main_column);
    let comparisons = comparisons(statement, line, whole);
    let share = whole.and_then(|whole| share(current?, &whole.current?));
    let within = Whole { current: current.map(Known::stated), comparisons: &comparisons };
    let place = at.member("breakdowns");
    let breakdowns = line.breakdowns.iter().enumerate();
    let breakdowns = breakdowns
        .map(|(index, breakdown)| breakdown_result(statement, current, breakdown, place.item(index), &within))
        .collect();
    LineResult { line, at, current, share, comparisons, breakdowns }
}

fn share(part: &Stated<Amount>, whole: &Known) -> Option<ShareResult> {
    let share = Known::stated(part).value.ratio_to(whole.value)?;
    let bounds = bounds::share(&part.interval(Reading::Nearest), &whole.interval).ok();
    Some(ShareResult { share, bounds })
}

fn breakdown_result<'r>(
    statement: &'r Statement,
    current: Option<&Stated<Amount>>,
    breakdown: &'r Breakdown,
    at: Pointer,
    whole: &Whole<'_, 'r>,
) -> BreakdownResult<'r> {
    let parts: Option<Vec<_>> =
        breakdown.lines.iter().map(|line| stated_in(line, &statement.main_column).map(Stated::value)).collect();
    let listed = parts.and_then(|parts| calc::total(&parts).ok());
    let remainder = current.zip(listed).and_then(|(whole, listed)| whole.value().minus(listed).ok());
    let place = at.member("lines");
    let lines = breakdown.lines.iter().enumerate();
    let lines = lines.map(|(index, line)| result(statement, line, place.item(index), Some(whole))).collect();
    BreakdownResult { breakdown, at, listed, remainder, lines }
}

/// The line against every column that it states an amount in, or compares itself with.
fn comparisons<'r>(
    statement: &'r Statement,
    line: &'r Line,
    whole: Option<&Whole<'_, 'r>>,
) -> Vec<ComparisonResult<'r>> {
    let Some(current) = stated_in(line, &statement.main_column) else { return Vec::new() };
    // OK because a movement is no state of the budget: nothing grows from it.
    let is_base = |column: &&Column| column.id != statement.main_column && column.stage != Stage::Movement;
    let others = statement.columns.iter().filter(is_base);
    let results = others.filter_map(|column| {
        let base = base(line, &statement.main_column, column, current)?;
        let whole = whole.and_then(|whole| base_in(whole.comparisons, column));
        compare(statement, column, &Known::stated(current), base, whole)
    });
    results.collect()
}

fn base(line: &Line, main: &Id, column: &Column, current: &Stated<Amount>) -> Option<Implied> {
    if let Some(stated) = line.amount(&column.id).and_then(Cell::stated) {
        return Some(Implied::stated(stated));
    }
    let compared = line.comparisons.iter().filter(|one| one.current == *main && one.base == column.id);
    let compared: Vec<&Comparison> = compared.collect();
    // What is on another basis has a base of its own: it is heard only where nothing else is said.
    let is_like = |comparison: &&&Comparison| comparison.basis != Some(Basis::Comparable);
    let reported: Vec<&Comparison> = compared.iter().filter(is_like).copied().collect();
    Implied::of(current, if reported.is_empty() { &compared } else { &reported })
}

fn compare<'r>(
    statement: &Statement,
    column: &'r Column,
    current: &Known,
    implied: Implied,
    whole: Option<&Known>,
) -> Option<ComparisonResult<'r>> {
    let base = implied.base;
    let difference = current.value.minus(base.value)?;
    // A change that implied the base is itself the difference: subtracting the base would count its rounding twice.
    let interval = implied.change.unwrap_or_else(|| current.interval.minus(&base.interval));
    let change = Known { value: difference, interval, source: base.source };
    let positive = base.value.fraction().numerator() > 0;
    let growth = if positive { difference.ratio_to(base.value) } else { None };
    let growth_bounds =
        growth.and_then(|_| implied.growth.or_else(|| bounds::growth(&current.interval, &base.interval).ok()));
    let contribution = whole.and_then(|whole| difference.ratio_to(whole.value));
    let budget = budget(statement, column);
    let grid = |known: &Known| known.value.on_grid();
    let against = budget.and_then(|budget| Some((budget, grid(current)?, grid(&base)?)));
    let execution = against.and_then(|(kind, actual, budget)| calc::execution_rate(actual, budget, kind).ok());
    let side = match statement.side {
        Side::Income => Some(calc::Side::Revenue),
        Side::Expenditure => Some(calc::Side::Expenditure),
        _ => None,
    };
    let variance = against.zip(side).and_then(|((_, actual, budget), side)| calc::variance(actual, budget, side).ok());
    let sense = variance.map(|Variance { sense, .. }| sense);
    Some(ComparisonResult { column, base, change, growth, growth_bounds, contribution, execution, sense })
}

/// The budget that a column is to the main one: that of another year is none of it.
fn budget(statement: &Statement, column: &Column) -> Option<Budget> {
    let main = statement.columns.iter().find(|one| one.id == statement.main_column)?;
    if main.year.zip(column.year).is_some_and(|(year, other)| year != other) {
        return None;
    }
    match column.stage {
        Stage::Initial => Some(Budget::Initial),
        Stage::Adjusted => Some(Budget::Adjusted),
        Stage::Available => Some(Budget::Available),
        _ => None,
    }
}
