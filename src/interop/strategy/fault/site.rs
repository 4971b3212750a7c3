//! Places where a fault can be planted, and what has to be changed for it.

use serde_json::Value;

use crate::figure::{Cell, Measure, Rounding, Stated};
use crate::interop::strategy::dice::Roll;
use crate::model::{Breakdown, Id, Line, Pointer, Report, Statement};

/// A change of a report.
#[derive(Clone, Debug)]
pub(super) enum Edit {
    /// Puts a value in a place.
    Set(Pointer, Value),
    /// Takes an item out of a list.
    Remove(Pointer, usize),
}

/// A place for a fault: where it will be, and the changes that make it.
#[derive(Clone, Debug)]
pub(super) struct Site {
    pub(super) at: Vec<Pointer>,
    pub(super) edits: Vec<Edit>,
}

impl Site {
    /// Another text in one place.
    pub(super) fn text(at: Pointer, text: &impl ToString) -> Self {
        Self { edits: vec![Edit::Set(at.clone(), Value::String(text.to_string()))], at: vec![at] }
    }
}

/// A figure and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Placed<Q: Measure> {
    pub(super) at: Pointer,
    pub(super) stated: Stated<Q>,
}

impl<Q: Measure> Placed<Q> {
    pub(super) fn value(&self) -> i128 {
        self.stated.value().scaled()
    }

    /// How far the true value can be from what is written: up to one last digit, where it can be at all.
    pub(super) fn room(&self) -> i128 {
        if self.stated.is_counted() { 0 } else { self.stated.step() }
    }

    /// The figure moved by more than `room`, away from zero, and some digits on.
    pub(super) fn moved(&self, room: i128, roll: &mut Roll<'_>) -> Option<Site> {
        let step = self.stated.step();
        // Twice: what is written may lie at one end of the room, and has to come out beyond the other.
        let beyond = room.saturating_mul(2).checked_div(step)?.saturating_add(i128::from(room > 0));
        let steps = beyond.saturating_add(1).saturating_add(i128::from(roll.byte()));
        let sign = if self.value() < 0 { -1 } else { 1 };
        let value = self.value().saturating_add(steps.saturating_mul(step).saturating_mul(sign));
        self.written(value)
    }

    /// The figure with another value, written alike.
    pub(super) fn written(&self, scaled: i128) -> Option<Site> {
        let value = Q::from_scaled(scaled).ok()?;
        let (decimals, scale, unit) = (self.stated.decimals(), self.stated.scale(), self.stated.unit().clone());
        let text = Stated::write(value, decimals, scale, unit, Rounding::HalfUp).ok()?;
        Some(Site::text(self.at.clone(), &text))
    }
}

/// A stated figure without a word that blurs it.
pub(super) fn plain<Q: Measure>(cell: Option<&Cell<Stated<Q>>>, at: Pointer) -> Option<Placed<Q>> {
    let stated = cell?.stated().filter(|stated| stated.hedge().is_none())?.clone();
    Some(Placed { at, stated })
}

/// The room of several figures together.
pub(super) fn room<'p, Q: Measure>(figures: impl IntoIterator<Item = &'p Placed<Q>>) -> i128 {
    figures.into_iter().map(Placed::room).fold(0, i128::saturating_add)
}

/// A line of a report, with what it is part of.
#[derive(Clone)]
pub(super) struct Spot<'r> {
    pub(super) statement: &'r Statement,
    pub(super) line: &'r Line,
    pub(super) at: Pointer,
    pub(super) above: Option<(&'r Line, Pointer)>,
}

impl Spot<'_> {
    /// What the line states in a column.
    pub(super) fn amount(&self, column: &Id) -> Option<Placed<crate::figure::Amount>> {
        amount(self.line, &self.at, column)
    }
}

/// What a line states in a column.
pub(super) fn amount(line: &Line, at: &Pointer, column: &Id) -> Option<Placed<crate::figure::Amount>> {
    let index = line.amounts.iter().position(|amount| amount.column == *column)?;
    let cell = line.amounts.get(index).map(|amount| &amount.figure);
    plain(cell, at.member("amounts").item(index).member("figure"))
}

/// Every line of a report.
pub(super) fn spots(report: &Report) -> Vec<Spot<'_>> {
    let mut all = Vec::new();
    let statements = Pointer::root().member("statements");
    for (index, statement) in report.statements.iter().enumerate() {
        let list = statements.item(index).member("lines");
        for (index, line) in statement.lines.iter().enumerate() {
            collect(Spot { statement, line, at: list.item(index), above: None }, &mut all);
        }
    }
    all
}

fn collect<'r>(spot: Spot<'r>, all: &mut Vec<Spot<'r>>) {
    let (statement, line, at) = (spot.statement, spot.line, spot.at.clone());
    all.push(spot);
    for (index, breakdown) in line.breakdowns.iter().enumerate() {
        let list = at.member("breakdowns").item(index).member("lines");
        for (index, part) in breakdown.lines.iter().enumerate() {
            let above = Some((line, at.clone()));
            collect(Spot { statement, line: part, at: list.item(index), above }, all);
        }
    }
}

/// A list of parts in one column, all of them stated.
pub(super) struct Sum<'r> {
    pub(super) spot: Spot<'r>,
    pub(super) breakdown: &'r Breakdown,
    pub(super) place: Pointer,
    pub(super) column: &'r Id,
    pub(super) total: Placed<crate::figure::Amount>,
    pub(super) parts: Vec<Placed<crate::figure::Amount>>,
}

impl Sum<'_> {
    pub(super) fn room(&self) -> i128 {
        room(self.parts.iter().chain([&self.total]))
    }

    /// The parts added up.
    pub(super) fn parts_together(&self) -> i128 {
        self.parts.iter().map(Placed::value).fold(0, i128::saturating_add)
    }

    /// Whether the report breaks this column down.
    pub(super) fn is_own(&self) -> bool {
        let columns = &self.breakdown.columns;
        if columns.is_empty() { *self.column == self.spot.statement.main_column } else { columns.contains(self.column) }
    }

    /// One of the parts, or the total.
    pub(super) fn any(&self, roll: &mut Roll<'_>) -> &Placed<crate::figure::Amount> {
        roll.below(self.parts.len().saturating_add(1))
            .checked_sub(1)
            .and_then(|index| self.parts.get(index))
            .unwrap_or(&self.total)
    }
}

/// Every list of parts of a report, column by column, where all figures are stated.
pub(super) fn sums(report: &Report) -> Vec<Sum<'_>> {
    let mut all = Vec::new();
    for spot in spots(report) {
        for (index, breakdown) in spot.line.breakdowns.iter().enumerate() {
            let place = spot.at.member("breakdowns").item(index);
            all.extend(spot.statement.columns.iter().filter_map(|column| {
                let list = place.member("lines");
                let parts = breakdown.lines.iter().enumerate();
                let parts: Option<Vec<_>> =
                    parts.map(|(index, part)| amount(part, &list.item(index), &column.id)).collect();
                let total = spot.amount(&column.id)?;
                let parts = parts.filter(|parts| !parts.is_empty())?;
                Some(Sum { spot: spot.clone(), breakdown, place: place.clone(), column: &column.id, total, parts })
            }));
        }
    }
    all
}
