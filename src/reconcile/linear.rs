//! Whether several figures can be as several relations together demand: linear inequalities, by elimination.
//!
//! Propagation follows one figure at a time: it leaves `a − b = 4` and `a ÷ b = 1.1` open, and takes figures that two
//! relations share for two. Here every figure that is not stated, or is shared, is one variable; variables are
//! eliminated one by one (Fourier and Motzkin), so what remains is exact. A rate that is not stated demands nothing but
//! a base above zero. What would not fit is left out, and ends are rounded outward: a set of figures may be taken for
//! possible by a hair, never for impossible.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use super::claim::{Sense, Sign};
use super::form::{Form, Quotient, Term, WHOLE};
use super::hold::one_sign;
use super::network::{Assumption, Compiled, Network, Span, Var};
use crate::figure::{Rounding, common_divisor};

/// Pairs of inequalities combined for one variable at most; beyond, those of the variable are left out.
const PAIRS: usize = 1024;
/// Ways to read some relations in one way or the other that are tried.
const WAYS: usize = 16;

/// Figures with their factors.
type Row = Vec<(Var, i128)>;

/// `Σ factor × figure + constant ≥ 0`, or `> 0`.
#[derive(Clone, Debug)]
struct Inequality {
    row: Row,
    constant: i128,
    strict: bool,
}

/// Inequalities, by their row: of several with one row, the tightest.
#[derive(Clone, Debug, Default)]
struct Rows {
    rows: BTreeMap<Row, (i128, bool)>,
    /// In how many rows each variable has a factor above zero, and in how many one below.
    sides: BTreeMap<Var, [usize; 2]>,
}

/// What several relations demand together; where one can be read in two ways, each way.
#[derive(Clone, Debug)]
pub(super) struct System {
    ways: Vec<Rows>,
}

impl System {
    /// What some relations of a network demand of the figures in them.
    pub(super) fn of<'n>(network: &'n Network, relations: impl Iterator<Item = &'n Compiled> + Clone) -> Self {
        let mut count: BTreeMap<Var, usize> = BTreeMap::new();
        for var in relations.clone().flat_map(|relation| &relation.vars) {
            let count = count.entry(*var).or_default();
            *count = count.saturating_add(1);
        }
        let is_stated = |var: Var| network.variable(var).is_some_and(super::network::Variable::is_stated);
        count.retain(|var, count| *count > 1 || !is_stated(*var));
        let builder = Builder { network, variables: count.into_keys().collect() };
        let mut ways = vec![builder.boxes()];
        for relation in relations.filter(|relation| relation.fits) {
            match builder.demands(&relation.form).as_slice() {
                [demand] => ways.iter_mut().for_each(|way| way.add(demand)),
                // OK because what is left out only leaves more possible.
                _ if ways.len() >= WAYS => {}
                demands => {
                    let with = |way: &Rows, demand: &Vec<Inequality>| {
                        let mut way = way.clone();
                        way.add(demand);
                        way
                    };
                    ways = ways.iter().flat_map(|way| demands.iter().map(move |demand| with(way, demand))).collect();
                }
            }
        }
        Self { ways }
    }

    /// Whether there are values that do all of it.
    pub(super) fn is_feasible(&self) -> bool {
        self.ways.iter().any(|way| way.clone().reduced(None).is_some())
    }

    /// The values that a variable can have, rounded outward; `None` if nothing does all of it.
    pub(super) fn values(&self, of: Var) -> Option<Span> {
        let spans = self.ways.iter().filter_map(|way| way.clone().reduced(Some(of))?.span(of));
        spans.reduce(|one, two| one.hull(&two))
    }
}

impl Rows {
    fn add(&mut self, inequalities: &[Inequality]) {
        for inequality in inequalities {
            self.insert(inequality.clone());
        }
    }

    /// Adds an inequality in lowest terms, its constant rounded up.
    fn insert(&mut self, mut inequality: Inequality) {
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
    fn reduced(mut self, kept: Option<Var>) -> Option<Self> {
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
    fn span(&self, of: Var) -> Option<Span> {
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

/// Makes inequalities of relations.
struct Builder<'n> {
    network: &'n Network,
    /// The figures that are variables: those that are not stated, and those that several relations share.
    variables: BTreeSet<Var>,
}

impl Builder<'_> {
    fn span(&self, var: Var) -> Span {
        self.network.variable(var).map_or(Span::UNBOUNDED, |variable| variable.span(Assumption::Nearest))
    }

    fn is_stated(&self, var: Var) -> bool {
        self.network.variable(var).is_some_and(super::network::Variable::is_stated)
    }

    /// The values of shared figures by themselves.
    fn boxes(&self) -> Rows {
        let mut rows = Rows::default();
        for var in self.variables.iter().filter(|var| self.is_stated(**var)) {
            for (sign, end) in [(1, self.span(*var).halves().0), (-1, self.span(*var).halves().1)] {
                let (Bound::Included(value) | Bound::Excluded(value)) = end else { continue };
                let constant = i128::saturating_mul(value, i128::saturating_neg(sign));
                rows.insert(Inequality {
                    row: vec![(*var, sign)],
                    constant,
                    strict: matches!(end, Bound::Excluded(_)),
                });
            }
        }
        rows
    }

    /// `Σ factor × figure ≥ 0`, or `> 0`, for some values of the figures that are no variables; `None` if that is no
    /// demand.
    fn at_least_zero(&self, factors: &BTreeMap<Var, i128>, strict: bool) -> Option<Inequality> {
        let common = factors.values().fold(0, |common, factor| common_divisor(common, factor.unsigned_abs()));
        let common = i128::try_from(common).ok().filter(|common| *common > 0)?;
        let mut inequality = Inequality { row: Row::new(), constant: 0, strict };
        for (var, factor) in factors {
            let factor = factor.checked_div(common)?;
            if self.variables.contains(var) {
                inequality.row.push((*var, factor));
                continue;
            }
            let (low, high) = self.span(*var).halves();
            match if factor > 0 { high } else { low } {
                Bound::Unbounded => return None,
                end @ (Bound::Included(value) | Bound::Excluded(value)) => {
                    inequality.constant = inequality.constant.checked_add(value.checked_mul(factor)?)?;
                    inequality.strict |= matches!(end, Bound::Excluded(_)) && factor != 0;
                }
            }
        }
        Some(inequality)
    }

    /// `Σ factor × figure = 0`.
    fn zero(&self, factors: &BTreeMap<Var, i128>) -> Vec<Inequality> {
        let turned = factors.iter().map(|(var, factor)| (*var, factor.saturating_neg())).collect();
        [self.at_least_zero(factors, false), self.at_least_zero(&turned, false)].into_iter().flatten().collect()
    }

    /// What a relation demands, in each way that it can be read.
    fn demands(&self, form: &Form) -> Vec<Vec<Inequality>> {
        match form {
            Form::Sum { total, parts } => vec![self.zero(&factors(&[(*total, -1)], &[(parts, 1)]))],
            Form::Cover { total, parts } => vec![self.cover(*total, parts)],
            Form::Distance { current, prior, change } => {
                [-1, 1].map(|sign| self.zero(&factors(&[(*current, 1), (*prior, -1), (*change, sign)], &[]))).to_vec()
            }
            Form::Quotient(quotient) => self.quotient(quotient),
            Form::Order { lesser, greater, strict } => {
                vec![self.at_least_zero(&factors(&[(*greater, 1), (*lesser, -1)], &[]), *strict).into_iter().collect()]
            }
            Form::Equal { figures } => {
                let pairs = figures.iter().zip(figures.iter().skip(1));
                vec![pairs.flat_map(|(one, two)| self.zero(&factors(&[(*one, 1), (*two, -1)], &[]))).collect()]
            }
            Form::Zero { figure } => vec![self.zero(&factors(&[(*figure, 1)], &[]))],
            Form::Differ { .. } | Form::Granularity { .. } | Form::Vague => vec![Vec::new()],
        }
    }

    fn cover(&self, total: Var, parts: &[Term]) -> Vec<Inequality> {
        let spans: Vec<Span> =
            parts.iter().map(|term| super::hold::signed(*term, &|var: Var| self.span(var))).collect();
        let direction = match one_sign(&spans) {
            None => return Vec::new(),
            Some(std::cmp::Ordering::Less) => -1,
            Some(_) => 1,
        };
        let factors = factors(&[(total, direction)], &[(parts, i128::saturating_neg(direction))]);
        self.at_least_zero(&factors, false).into_iter().collect()
    }

    fn quotient(&self, quotient: &Quotient) -> Vec<Vec<Inequality>> {
        let base = factors(&[], &[(&quotient.shared, 1), (&quotient.below, 1)]);
        let Some(sign) = self.base_sign(&base) else { return vec![Vec::new()] };
        let positive = if sign > 0 { self.at_least_zero(&base, true) } else { None };
        if self.variables.contains(&quotient.rate) && !self.is_stated(quotient.rate) {
            return vec![positive.into_iter().collect()];
        }
        let (up, down) = super::hold::rates(quotient, &self.span(quotient.rate));
        let way = |rates: Span| {
            // top × 100 % − base × rate, at least zero at the lowest rate and at most zero at the highest.
            let (low, high) = rates.halves();
            let at = |end: Bound<i128>, direction: i128| {
                let (Bound::Included(rate) | Bound::Excluded(rate)) = end else { return None };
                let direction = i128::saturating_mul(direction, sign);
                let (top, bottom) = (direction.checked_mul(WHOLE)?, direction.checked_mul(rate)?.checked_neg()?);
                let lists =
                    [(&quotient.above, top), (&quotient.below, bottom), (&quotient.shared, top.checked_add(bottom)?)];
                let lists = lists.map(|(terms, factor)| (terms.as_slice(), factor));
                self.at_least_zero(&factors(&[], &lists), matches!(end, Bound::Excluded(_)))
            };
            [at(low, 1), at(high, -1), positive.clone()].into_iter().flatten().collect::<Vec<_>>()
        };
        [Some(up), down.filter(|_| quotient.sense == Sense::Unsigned)].into_iter().flatten().map(way).collect()
    }

    /// Whether a base is above zero or below; a variable one is taken to be above. `None` if it can be zero.
    fn base_sign(&self, base: &BTreeMap<Var, i128>) -> Option<i128> {
        if base.keys().any(|var| !self.is_stated(*var)) {
            return Some(1);
        }
        let terms: Vec<Term> =
            base.iter().map(|(var, factor)| (*var, if *factor < 0 { Sign::Minus } else { Sign::Plus })).collect();
        let (low, high) = super::hold::sum(&terms, &|var: Var| self.span(var)).halves();
        match (low, high) {
            (Bound::Included(low), _) if low > 0 => Some(1),
            (Bound::Excluded(low), _) if low >= 0 => Some(1),
            (_, Bound::Included(high)) if high < 0 => Some(-1),
            (_, Bound::Excluded(high)) if high <= 0 => Some(-1),
            _ => None,
        }
    }
}

/// The factor of each figure: of single ones, and of terms with their signs.
fn factors(single: &[(Var, i128)], lists: &[(&[Term], i128)]) -> BTreeMap<Var, i128> {
    let mut factors: BTreeMap<Var, i128> = BTreeMap::new();
    let terms = lists.iter().flat_map(|(terms, factor)| {
        terms
            .as_ref()
            .iter()
            .map(|(var, sign)| (*var, if *sign == Sign::Plus { *factor } else { factor.saturating_neg() }))
    });
    for (var, factor) in single.iter().copied().chain(terms) {
        let sum = factors.entry(var).or_default();
        *sum = sum.saturating_add(factor);
    }
    factors
}
