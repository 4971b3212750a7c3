//! What a document says of a line beside its amounts: changes, rates, words, shares.

use super::scribe::{Style, cell, unsigned};
use super::statement::Desk;
use super::table::Pair;
use crate::figure::{Amount, Cell, Exact, Measure, OfPlan, OverBase, Ratio, RatioUnit, Stated};
use crate::interop::strategy::dice::Roll;
use crate::model::{Basis, Comparison, Coverage, Id, Line, Movement, RatioCell, Reason, Sense, ShareOf, StatedShare};

/// Whether a number rose, fell or stayed.
pub(super) fn direction(current: i128, base: i128) -> Movement {
    match current.cmp(&base) {
        std::cmp::Ordering::Less => Movement::Fell,
        std::cmp::Ordering::Equal => Movement::Flat,
        std::cmp::Ordering::Greater => Movement::Rose,
    }
}

/// The exact values of a comparison.
#[derive(Clone, Copy)]
struct Two {
    current: i128,
    base: i128,
}

impl Two {
    fn change(self) -> i128 {
        self.current.saturating_sub(self.base)
    }

    /// The word for what happened.
    fn movement(self, roll: &mut Roll<'_>) -> Movement {
        match self.change() {
            0 => Movement::Flat,
            _ if self.base == 0 && self.current > 0 && roll.one_in(2) => Movement::New,
            _ if self.current == 0 && self.base > 0 && roll.one_in(2) => Movement::Gone,
            change if change.saturating_mul(50).saturating_abs() < self.base && roll.one_in(3) => Movement::AboutFlat,
            1.. => Movement::Rose,
            _ => Movement::Fell,
        }
    }
}

/// Adds the comparisons that a document makes of a line.
pub(super) fn comparisons(desk: &Desk<'_>, line: &mut Line, values: &[i128], style: Style, roll: &mut Roll<'_>) {
    for pair in &desk.table.pairs {
        let (Some(current), Some(base)) = (values.get(pair.current), values.get(pair.base)) else { continue };
        let two = Two { current: *current, base: *base };
        if roll.below(3) > 0 {
            line.comparisons.extend(comparison(desk, line, pair, two, style, roll));
        }
        // A second comparator: the base drawn up anew, on the basis of this year.
        if roll.one_in(12) {
            let restated = base.saturating_add(base / 16).saturating_add(37);
            let two = Two { base: restated, ..two };
            let comparable = comparison(desk, line, pair, two, style, roll);
            line.comparisons.extend(comparable.map(|mut comparison| {
                comparison.basis = Some(Basis::Comparable);
                comparison
            }));
        }
    }
}

/// How a comparison is put: amount and rate, one of them, or words alone; with a sign or without.
fn comparison(
    desk: &Desk<'_>,
    line: &Line,
    pair: &Pair,
    two: Two,
    style: Style,
    roll: &mut Roll<'_>,
) -> Option<Comparison> {
    let (current, base) = (desk.table.id(pair.current)?, desk.table.id(pair.base)?);
    let mut comparison = Comparison::new(current.clone(), base.clone());
    let what = roll.pick((true, true), &[(true, false), (false, true), (true, true), (false, false)]);
    let sense = roll.pick(Sense::CurrentMinusBase, &[Sense::Unsigned, Sense::Unsigned, Sense::BaseMinusCurrent]);
    let movement = two.movement(roll);
    if what == (false, false) || sense == Sense::Unsigned || roll.one_in(3) {
        comparison.movement = Some(movement);
    }
    comparison.sense = Some(sense).filter(|sense| *sense != Sense::CurrentMinusBase);
    let style = if roll.one_in(8) { desk.scribe.style(roll) } else { style };
    let change = desk.scribe.amount(two.change(), style)?;
    if what.0 {
        comparison.change = Some(cell(meant(&change, sense)?));
        reasons(desk, &mut comparison, two, style, roll);
    }
    let is_small = is_nothing(desk, line, base, two, &change);
    if what.1 {
        comparison.rate = rate(desk, two, sense, is_small, roll);
    }
    if pair.of_plan && two.base > 0 && !is_small && roll.one_in(2) {
        let completion = Exact::<OfPlan>::new(two.current, two.base)?;
        let decimals = roll.pick(2, &[2, 1, 0]);
        comparison.completion = desk.scribe.ratio(completion, decimals, RatioUnit::Percent).map(cell);
    }
    Some(comparison)
}

/// A difference as a document gives it.
fn meant<Q: Measure>(stated: &Stated<Q>, sense: Sense) -> Option<Stated<Q>> {
    match sense {
        Sense::Unsigned => unsigned(stated),
        Sense::BaseMinusCurrent => negated(stated),
        _ => Some(stated.clone()),
    }
}

fn negated<Q: Measure>(stated: &Stated<Q>) -> Option<Stated<Q>> {
    let (value, unit) = (stated.value().negated(), stated.unit().clone());
    Stated::write(value, stated.decimals(), stated.scale(), unit, crate::figure::Rounding::HalfUp).ok()
}

/// Whether the base is nothing to a few last digits, as far as readers see: then no document gives a rate.
fn is_nothing(desk: &Desk<'_>, line: &Line, base: &Id, two: Two, change: &Stated<Amount>) -> bool {
    let printed = line.amounts.iter().filter_map(|amount| amount.figure.stated()).chain([change]);
    let usual = desk.scribe.amount(0, desk.style).map_or(0, |usual| usual.step());
    let coarsest = printed.map(Stated::step).fold(usual, i128::max);
    let is_zero = line.amount(base).and_then(Cell::stated).is_some_and(|base| base.value().is_zero());
    is_zero || two.base <= coarsest.saturating_mul(8) / 1_000_000
}

/// The rate of a change. What was nothing has none, which documents show by a dash or not at all.
fn rate(desk: &Desk<'_>, two: Two, sense: Sense, is_nothing: bool, roll: &mut Roll<'_>) -> Option<RatioCell> {
    if two.base <= 0 || is_nothing {
        // From nothing to nothing some print 0%; a fall to nothing has a rate, which is then not left open.
        let (zero, fell) = (two.base == 0 && two.current == 0, two.base != 0);
        let open = roll.pick(Some(RatioCell::Missing), &[Some(RatioCell::Undefined), None]);
        return if zero && roll.one_in(2) { "0%".parse().ok() } else { open.filter(|_| !fell) };
    }
    let decimals = roll.pick(2, &[2, 2, 1, 0]);
    let growth = Exact::<OverBase>::new(two.change(), two.base)?;
    let rate: Stated<Ratio> = desk.scribe.ratio(growth, decimals, RatioUnit::Percent)?;
    meant(&rate, sense).map(cell)
}

/// Reasons, with the amounts that they account for: together the change, or some of it.
fn reasons(desk: &Desk<'_>, comparison: &mut Comparison, two: Two, style: Style, roll: &mut Roll<'_>) {
    if !roll.one_in(6) {
        return;
    }
    let (change, coverage) = (two.change(), roll.pick(Coverage::Exhaustive, &[Coverage::OfWhich]));
    let first = change.saturating_mul(i128::from(roll.byte())) / 256;
    let second =
        if coverage == Coverage::Exhaustive { change.saturating_sub(first) } else { change.saturating_sub(first) / 2 };
    for (text, amount) in [("人员变动", first), ("项目调整", second)] {
        let Ok(text) = text.parse() else { continue };
        let mut reason = Reason::new(text);
        reason.amount = desk.scribe.amount(amount, style).map(cell);
        comparison.reasons.push(reason);
    }
    comparison.reasons_coverage = Some(coverage);
}

/// The shares that a line has of the one it is part of.
pub(super) fn shares(desk: &Desk<'_>, line: &mut Line, values: &[i128], whole: &[i128], roll: &mut Roll<'_>) {
    for (column, (part, whole)) in values.iter().zip(whole).enumerate() {
        let is_main = column == desk.table.main;
        if !is_main && !roll.one_in(6) || desk.table.is_movement(column) {
            continue;
        }
        let decimals = roll.pick(2, &[2, 2, 1, 0]);
        let share = if *whole > 0 {
            desk.scribe.percent(*part, *whole, decimals).map(cell)
        } else {
            Some(RatioCell::Undefined)
        };
        let Some(share) = share else { continue };
        let mut stated = StatedShare::new(ShareOf::Parent {}, share);
        stated.column = desk.table.id(column).filter(|_| !is_main).cloned();
        line.shares.push(stated);
    }
}
