//! Amounts as the statements of a report state them, or imply them.

use super::evidence::{Given, HeadFigures};
use super::of_report::stated;
use crate::figure::{Amount, Figure, Measure, Stated};
use crate::model::{
    Comparison, Dimension, FiscalYear, Id, Line, LineItem, Movement, Ordinal, Pointer, Report, Sense, Side, Stage,
    Statement,
};

/// The column that is looked for.
#[derive(Clone, Copy)]
pub(super) struct Column {
    stage: Option<Stage>,
    year: u16,
    /// Whether it is the year of the report, which a column need not say.
    is_current: bool,
}

impl Column {
    pub(super) fn new(stage: Option<Stage>, years_ago: Option<Ordinal>, report: &Report) -> Self {
        let ago = years_ago.map_or(0, Ordinal::get);
        Self { stage, year: report.period.fiscal_year.get().saturating_sub(ago), is_current: ago == 0 }
    }

    /// The columns of a statement that are such.
    fn of(self, statement: &Statement) -> impl Iterator<Item = &Id> {
        let is_year = move |year: Option<FiscalYear>| year.map_or(self.is_current, |year| year.get() == self.year);
        let is_stage = move |stage: Stage| self.stage.is_none_or(|wanted| wanted == stage);
        let columns = statement.columns.iter();
        columns.filter(move |column| is_year(column.year) && is_stage(column.stage)).map(|column| &column.id)
    }
}

/// What `find` makes of every line of every statement; it is told the place of the line.
pub(super) fn in_statements(
    statements: &[Statement],
    mut find: impl FnMut(&Statement, &Line, &Pointer) -> Option<(Given, Pointer)>,
) -> Vec<(Given, Pointer)> {
    let mut found = Vec::new();
    for (index, statement) in statements.iter().enumerate() {
        let at = Pointer::root().member("statements").item(index).member("lines");
        in_lines(&statement.lines, &at, &mut |line, at| {
            found.extend(find(statement, line, at));
        });
    }
    found
}

fn in_lines(lines: &[Line], at: &Pointer, see: &mut impl FnMut(&Line, &Pointer)) {
    for (index, line) in lines.iter().enumerate() {
        let at = at.item(index);
        see(line, &at);
        for (index, breakdown) in line.breakdowns.iter().enumerate() {
            in_lines(&breakdown.lines, &at.member("breakdowns").item(index).member("lines"), see);
        }
    }
}

/// The amounts of an item in a column; where none is stated, those that a comparison with that column implies.
pub(super) fn lines(
    statements: &[Statement],
    item: LineItem,
    side: Option<Side>,
    column: Column,
) -> Vec<(Given, Pointer)> {
    let is_it =
        |statement: &Statement, line: &Line| line.item == Some(item) && side.is_none_or(|side| side == statement.side);
    let found = in_statements(statements, |statement, line, at| {
        let mut columns = column.of(statement).filter(|_| is_it(statement, line));
        columns.find_map(|id| amount(line, id, at))
    });
    if !found.is_empty() {
        return found;
    }
    in_statements(statements, |statement, line, at| {
        let mut columns = column.of(statement).filter(|_| is_it(statement, line));
        columns.find_map(|id| {
            let mut comparisons = line.comparisons.iter().enumerate().filter(|(_, one)| one.base == *id);
            comparisons.find_map(|(index, one)| Some((implied(line, one)?, at.member("comparisons").item(index))))
        })
    })
}

/// What a line states in a column, and where.
pub(super) fn amount(line: &Line, column: &Id, at: &Pointer) -> Option<(Given, Pointer)> {
    let (index, amount) = line.amounts.iter().enumerate().find(|(_, amount)| amount.column == *column)?;
    let at = at.member("amounts").item(index).member("figure");
    Some((Given::Figure { figure: amount.figure.map(Figure::Amount) }, at))
}

/// The base of a comparison, implied by the current amount and the change or the rate.
fn implied(line: &Line, comparison: &Comparison) -> Option<Given> {
    let current = *stated(line.amount(&comparison.current))?;
    if let Some(rise) = stated(comparison.change.as_ref()).and_then(|change| rise(comparison, change)) {
        return Some(Given::ByChange { current, rise });
    }
    let growth = stated(comparison.rate.as_ref()).and_then(|rate| rise(comparison, rate))?;
    Some(Given::ByRate { current, growth })
}

/// A printed difference with a rise positive; `None` where no word tells the direction, or a hedge blurs it.
fn rise<Q: Measure>(comparison: &Comparison, printed: &Stated<Q>) -> Option<Stated<Q>> {
    let value = printed.value();
    let positive = match comparison.sense.unwrap_or(Sense::CurrentMinusBase) {
        Sense::CurrentMinusBase => value >= Q::ZERO,
        Sense::BaseMinusCurrent => value <= Q::ZERO,
        Sense::Unsigned => match comparison.movement {
            Some(Movement::Rose | Movement::New) => true,
            Some(Movement::Fell | Movement::Gone) => false,
            _ if value.is_zero() => true,
            _ => return None,
        },
    };
    let signed = if positive { value.magnitude() } else { value.magnitude().negated() };
    if printed.hedge().is_some() {
        return None;
    }
    // OK because a number that was printed can be printed with the other sign.
    Stated::write(signed, printed.decimals(), printed.scale(), printed.unit().clone(), crate::figure::Rounding::Down)
        .ok()
}

/// The parts of an item, each in the initial budget and in the outturn of a year.
pub(super) fn heads(
    report: &Report,
    item: LineItem,
    dimension: Dimension,
    years_ago: Option<Ordinal>,
) -> Vec<(Given, Pointer)> {
    let column = |stage| Column::new(Some(stage), years_ago, report);
    in_statements(&report.statements, |statement, line, at| {
        let parts = line.breakdowns.iter().find(|breakdown| breakdown.dimension == dimension);
        let parts = parts.filter(|_| line.item == Some(item))?;
        let budget = column(Stage::Initial).of(statement).next()?;
        let actual = column(Stage::Outturn).of(statement).next()?;
        let amount = |line: &Line, column: &Id| -> Option<Stated<Amount>> { stated(line.amount(column)).copied() };
        let heads: Option<Vec<HeadFigures>> = parts
            .lines
            .iter()
            .map(|part| Some(HeadFigures::new(part.label.clone(), amount(part, budget)?, amount(part, actual)?)))
            .collect();
        Some((Given::Heads { heads: heads? }, at.clone()))
    })
}
