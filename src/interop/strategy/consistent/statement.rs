//! Tables of money: exact values first, from the whole to its parts; then what a document prints of them.

use super::compared::{comparisons, shares};
use super::naming::{Naming, Place, parts, root};
use super::scribe::{Scribe, Style, cell};
use super::table::Table;
use crate::interop::strategy::dice::{Dice, Roll};
use crate::model::{
    Account, AmountCell, Breakdown, ColumnAmount, Coverage, Dimension, Label, Line, Pointer, Side, Statement,
};

/// A line and the lines below it, as drawn.
struct Branch<'d> {
    dice: &'d Dice,
    breakdowns: Vec<Vec<Branch<'d>>>,
}

/// A stated amount whose exact value is known, for other parts of the report to speak of.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) at: Pointer,
    pub(super) hundredths: i128,
}

/// How deep lines stand below each other.
const DEPTH: usize = 3;

/// Makes trees of a list: each line takes the next ones for its parts.
fn grow<'d>(lines: &mut std::slice::Iter<'d, Dice>, depth: usize) -> Option<Branch<'d>> {
    let dice = lines.next()?;
    let mut roll = dice.roll();
    let most = if depth == 0 { 3 } else { 9 };
    let mut breakdowns = Vec::new();
    let has_parts = depth < DEPTH && roll.below(most) > most.saturating_sub(3);
    let ways = if has_parts { roll.pick(1, &[1, 1, 1, 2]) } else { 0 };
    for _ in 0..ways {
        let count = roll.pick(2_usize, &[3, 2, 4, 5, 8, 1]);
        let branches: Vec<Branch<'d>> = (0..count).map_while(|_| grow(lines, depth.saturating_add(1))).collect();
        if !branches.is_empty() {
            breakdowns.push(branches);
        }
    }
    Some(Branch { dice, breakdowns })
}

/// What is known where a line is written.
pub(super) struct Desk<'s> {
    pub(super) scribe: &'s Scribe,
    pub(super) table: &'s Table,
    pub(super) style: Style,
    place: Place,
    known: Vec<Known>,
}

/// The line that another is part of.
#[derive(Clone, Copy)]
struct Above<'a> {
    values: &'a [i128],
    /// Whether the parts state what share of the whole they are.
    shares: bool,
}

/// A table with its lines; and some of its amounts, with their exact values.
pub(super) fn statement(scribe: &Scribe, dice: &Dice, lines: &[Dice], at: &Pointer) -> Option<(Statement, Vec<Known>)> {
    let mut roll = dice.roll();
    let table = Table::new(scribe, &mut roll)?;
    let account = roll.pick(
        Account::General,
        &[
            Account::NotSaid,
            Account::AllFunds,
            Account::FiscalAppropriation,
            Account::GovernmentFund,
            Account::StateCapital,
        ],
    );
    let side = roll.pick(Side::Expenditure, &[Side::Memo]);
    let title: Label = roll.pick("支出情况", &["支出决算表", "预算执行情况"]).parse().ok()?;
    let main = table.columns.get(table.main)?.clone();
    let mut statement = Statement::new(title, side, account, main);
    statement.columns.clone_from(&table.columns);
    statement.identities.clone_from(&table.identities);
    let place = Place { year: scribe.year(0)?, account };
    let style = scribe.style(&mut roll);
    let mut desk = Desk { scribe, table: &table, place, style, known: Vec::new() };
    let mut rest = lines.iter();
    let list = at.member("lines");
    let branches: Vec<Branch<'_>> = std::iter::from_fn(|| grow(&mut rest, 0)).collect();
    for (index, branch) in branches.iter().enumerate() {
        let mut roll = branch.dice.roll();
        let naming = root(place, index, branches.len() == 1, &mut roll);
        let values = desk.fresh(&mut roll);
        statement.lines.push(desk.line(branch, &naming, &values, None, &list.item(index))?);
    }
    Some((statement, desk.known))
}

impl Desk<'_> {
    /// Exact values for every column, in hundredths: years and stages of one amount are near each other, mostly.
    fn fresh(&self, roll: &mut Roll<'_>) -> Vec<i128> {
        let size = roll.pick(1_000_000_u32, &[100_000_000, 1_000_000_000, 4_000_000_000, 50_000, 900]);
        let base = roll.upto(size);
        let mut values = Vec::new();
        for column in 0..self.table.columns.len() {
            let near = i128::from(roll.byte()).saturating_add(128);
            let odd = roll.upto(999);
            let value = base.saturating_mul(near) / 256;
            values.push(match roll.below(16) {
                _ if self.table.is_movement(column) => (value / 8).saturating_sub(value / 16).saturating_sub(odd),
                14 => 0,
                15 => roll.upto(size),
                _ if base == 0 => 0,
                _ => value.saturating_add(odd),
            });
        }
        self.table.complete(&mut values);
        values
    }

    fn line(
        &mut self,
        branch: &Branch<'_>,
        naming: &Naming,
        values: &[i128],
        above: Option<Above<'_>>,
        at: &Pointer,
    ) -> Option<Line> {
        // What was read for the shape of the tree and for the exact values is not read again.
        let mut roll = branch.dice.roll().skip(34);
        let mut line = naming.line()?;
        let style = if roll.one_in(8) { self.scribe.style(&mut roll) } else { self.style };
        self.amounts(&mut line, values, style, at, &mut roll);
        comparisons(self, &mut line, values, style, &mut roll);
        if let Some(above) = above.filter(|above| above.shares) {
            shares(self, &mut line, values, above.values, &mut roll);
        }
        for (index, branches) in branch.breakdowns.iter().enumerate() {
            let place = at.member("breakdowns").item(index);
            let breakdown = self.breakdown(branches, naming, values, &place, &mut roll)?;
            line.breakdowns.push(breakdown);
        }
        Some(line)
    }

    /// The cells of a line: figures, and now and then the ways in which documents leave one out.
    fn amounts(&mut self, line: &mut Line, values: &[i128], style: Style, at: &Pointer, roll: &mut Roll<'_>) {
        for (column, value) in values.iter().enumerate() {
            let Some(id) = self.table.id(column) else { continue };
            let is_open = roll.one_in(40);
            if self.table.unprinted == Some(column) || (is_open && roll.one_in(2)) {
                continue;
            }
            let blurred =
                if is_open && !self.scribe.exact { super::scribe::Scribe::blurred(*value, style, roll) } else { None };
            let figure = match (blurred, self.scribe.amount(*value, style)) {
                (Some(blurred), _) => cell(blurred),
                // Nothing is often printed as a dash.
                (None, _) if is_open || (*value == 0 && roll.one_in(3)) => {
                    roll.pick(AmountCell::Missing, &[AmountCell::NotApplicable])
                }
                (None, Some(amount)) => {
                    let at = at.member("amounts").item(line.amounts.len()).member("figure");
                    self.known.push(Known { at, hundredths: *value });
                    cell(amount)
                }
                (None, None) => continue,
            };
            line.amounts.push(ColumnAmount::new(id.clone(), figure));
        }
    }

    fn breakdown(
        &mut self,
        branches: &[Branch<'_>],
        of: &Naming,
        values: &[i128],
        at: &Pointer,
        roll: &mut Roll<'_>,
    ) -> Option<Breakdown> {
        let (dimension, namings, by_definition) = parts(of, branches.len(), self.place, roll);
        let listed = roll.pick(
            Coverage::Exhaustive,
            &[Coverage::Exhaustive, Coverage::Exhaustive, Coverage::OfWhich, Coverage::LargestItems],
        );
        // Some items of what came back could be above or below it: such a line is broken down in full.
        let below_zero = values.iter().enumerate().any(|(column, value)| *value < 0 && !self.table.is_movement(column));
        let coverage = if by_definition || below_zero { Coverage::Exhaustive } else { listed };
        let all = self.divided(branches, values, coverage, roll);
        let above = Above { values, shares: roll.one_in(3) };
        let list = at.member("lines");
        let mut lines = Vec::new();
        for (index, (branch, (naming, values))) in branches.iter().zip(namings.iter().zip(&all)).enumerate() {
            lines.push(self.line(branch, naming, values, Some(above), &list.item(index))?);
        }
        let mut breakdown = Breakdown::new(dimension, coverage, lines);
        if dimension == Dimension::Other {
            breakdown.label = Some("资金性质".parse().ok()?);
        }
        if roll.one_in(6) {
            breakdown.columns = self.table.columns.iter().map(|column| column.id.clone()).collect();
        }
        Some(breakdown)
    }

    /// The values of the parts, column by column; where they are not all, something is left.
    fn divided(
        &self,
        branches: &[Branch<'_>],
        values: &[i128],
        coverage: Coverage,
        roll: &mut Roll<'_>,
    ) -> Vec<Vec<i128>> {
        let mut parts: Vec<Vec<i128>> = branches.iter().map(|_| Vec::new()).collect();
        let weights: Vec<i128> = branches.iter().map(|branch| weight(branch, 0)).collect();
        for (column, whole) in values.iter().enumerate() {
            let own: Vec<i128> = branches
                .iter()
                .zip(&weights)
                .map(|(branch, first)| varied(*first, weight(branch, column), roll))
                .collect();
            let left = if coverage == Coverage::Exhaustive { 0 } else { i128::from(roll.byte()) };
            let mut rest = *whole;
            let sum = own.iter().sum::<i128>().saturating_add(left).max(1);
            let mut last = None;
            for (part, weight) in parts.iter_mut().zip(&own) {
                let value = whole.saturating_mul(*weight).checked_div(sum).unwrap_or_default();
                rest = rest.saturating_sub(value);
                part.push(value);
                last = Some(part);
            }
            // What division left over, and all that is not drawn, is in the last part.
            if let Some(value) = last.filter(|_| coverage == Coverage::Exhaustive).and_then(|part| part.last_mut()) {
                *value = value.saturating_add(rest);
            }
            with_refund(&mut parts, coverage, roll);
        }
        for part in &mut parts {
            self.table.complete(part);
        }
        parts
    }
}

/// Now and then a part is below zero: money that came back.
fn with_refund(parts: &mut [Vec<i128>], coverage: Coverage, roll: &mut Roll<'_>) {
    if coverage != Coverage::Exhaustive || !roll.one_in(30) {
        return;
    }
    if let [first, .., last] = parts {
        if let (Some(one), Some(other)) = (first.last_mut(), last.last_mut()) {
            let moved = one.saturating_add(*one / 3).saturating_add(1);
            *one = one.saturating_sub(moved);
            *other = other.saturating_add(moved);
        }
    }
}

/// How much of a whole a part is in a column, as drawn.
fn weight(branch: &Branch<'_>, column: usize) -> i128 {
    i128::from(branch.dice.roll().skip(column.saturating_add(8)).byte())
}

/// The weight of another column: near the first, now and then another or none at all.
fn varied(first: i128, own: i128, roll: &mut Roll<'_>) -> i128 {
    match roll.below(12) {
        10 => 0,
        11 => own,
        _ => first.saturating_mul(own.saturating_add(512)) / 512,
    }
}
