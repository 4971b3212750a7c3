//! Linear inequalities, and what they say of fewer variables.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Bound;

use crate::figure::{Rounding, common_divisor};
use crate::reconcile::network::{Span, Var};

/// Pairs of inequalities combined for one variable at most; beyond, those of the variable are left out.
const PAIRS: usize = 1024;
/// Figures with their factors.
pub(super) type Row = Vec<(Var, i128)>;

/// `Σ factor × figure + constant ≥ 0`, or `> 0`.
#[derive(Clone, Debug)]
pub(super) struct Inequality {
    pub(super) row: Row,
    pub(super) constant: i128,
    pub(super) strict: bool,
}

/// Inequalities, by their row: of several with one row, the tightest.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    rows: BTreeMap<Row, (i128, bool)>,
    /// In how many rows each variable has a factor above zero, and in how many one below.
    sides: BTreeMap<Var, [usize; 2]>,
}

impl Rows {
    /// Adds several.
    pub(super) fn add(&mut self, inequalities: &[Inequality]) {
        for inequality in inequalities {
            self.insert(inequality.clone());
        }
    }

    /// Adds an inequality in lowest terms, its constant rounded up.
    pub(super) fn insert(&mut self, mut inequality: Inequality) {
        inequality.row.retain(|(_, factor)| *factor != 0);
        let common = inequality.row.iter().fold(0, |common, (_, factor)| common_divisor(common, factor.unsigned_abs()));
        if let Some(common) = i128::try_from(common).ok().filter(|common| *common > 1) {
            for (_, factor) in &mut inequality.row {
                *factor = factor.checked_div(common).unwrap_or(*factor);
            }
            let constant = Rounding::Ceiling.quotient(inequality.constant, common);
            inequality.constant = constant.unwrap_or(inequality.constant);
        }
        let tightness = |(constant, strict): (i128, bool)| (constant, !strict);
        let own = (inequality.constant, inequality.strict);
        match self.rows.entry(inequality.row) {
            Entry::Occupied(mut slot) => {
                if tightness(own) < tightness(*slot.get()) {
                    slot.insert(own);
                }
            }
            Entry::Vacant(slot) => {
                count(&mut self.sides, slot.key(), |rows| rows.saturating_add(1));
                slot.insert(own);
            }
        }
    }

    /// What is left of it without any variable but one; `None` if it cannot be.
    pub(super) fn reduced(mut self, kept: Option<Var>) -> Option<Self> {
        while let Some(var) = self.next(kept) {
            self = self.without(var);
        }
        let nothing = self.rows.get(&Row::new());
        nothing.is_none_or(|(constant, strict)| *constant > 0 || (*constant == 0 && !strict)).then_some(self)
    }

    /// The variable that makes the fewest pairs.
    fn next(&self, kept: Option<Var>) -> Option<Var> {
        let others = self.sides.iter().filter(|(var, _)| Some(**var) != kept);
        others.min_by_key(|(_, [low, high])| low.saturating_mul(*high)).map(|(var, _)| *var)
    }

    /// What it says of the other variables.
    fn without(mut self, var: Var) -> Self {
        let (mut low, mut high) = (Vec::new(), Vec::new());
        let factor_of = |row: &Row| {
            let place = row.binary_search_by_key(&var, |(other, _)| *other).ok()?;
            row.get(place).map(|(_, factor)| *factor)
        };
        let sides = &mut self.sides;
        self.rows.retain(|row, (constant, strict)| {
            let Some(factor) = factor_of(row) else { return true };
            count(sides, row, |rows| rows.saturating_sub(1));
            let inequality = Inequality { row: row.clone(), constant: *constant, strict: *strict };
            let (side, factor) = if factor > 0 { (&mut low, factor) } else { (&mut high, factor.saturating_neg()) };
            side.push((factor, inequality));
            false
        });
        self.sides.remove(&var);
        if low.len().saturating_mul(high.len()) <= PAIRS {
            for (up, one) in &low {
                for (down, two) in &high {
                    if let Some(both) = combined(one, *down, two, *up) {
                        self.insert(both);
                    }
                }
            }
        }
        self
    }

    /// The values of the one variable that is left.
    pub(super) fn span(&self, of: Var) -> Option<Span> {
        let mut span = Span::UNBOUNDED;
        for (row, (constant, strict)) in &self.rows {
            let [(var, factor)] = row.as_slice() else { continue };
            let limit = limit(*factor, *constant, *strict).filter(|_| *var == of);
            span = limit.map_or(Some(span), |limit| span.intersection(&limit))?;
        }
        Some(span)
    }
}

/// Counts a row for each of its variables, or no longer.
fn count(sides: &mut BTreeMap<Var, [usize; 2]>, row: &Row, change: fn(usize) -> usize) {
    for (var, factor) in row {
        let [low, high] = sides.entry(*var).or_default();
        let side = if *factor > 0 { low } else { high };
        *side = change(*side);
    }
}

/// `one × by_one + two × by_two`, if it fits.
fn combined(one: &Inequality, by_one: i128, two: &Inequality, by_two: i128) -> Option<Inequality> {
    let mut row: BTreeMap<Var, i128> = BTreeMap::new();
    for (inequality, by) in [(one, by_one), (two, by_two)] {
        for (var, factor) in &inequality.row {
            let sum = row.entry(*var).or_default();
            *sum = sum.checked_add(factor.checked_mul(by)?)?;
        }
    }
    let constant = one.constant.checked_mul(by_one)?.checked_add(two.constant.checked_mul(by_two)?)?;
    Some(Inequality { row: row.into_iter().collect(), constant, strict: one.strict || two.strict })
}

/// The values for which `factor × value + constant ≥ 0`.
fn limit(factor: i128, constant: i128, strict: bool) -> Option<Span> {
    let zero = constant.checked_neg()?;
    let mode = if factor > 0 { Rounding::Floor } else { Rounding::Ceiling };
    let end = mode.quotient(zero, factor)?;
    let open = strict && end.checked_mul(factor) == Some(zero);
    let end = if open { Bound::Excluded(end) } else { Bound::Included(end) };
    if factor > 0 { Span::from_halves(end, Bound::Unbounded) } else { Span::from_halves(Bound::Unbounded, end) }
}
