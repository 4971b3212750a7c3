//! What relations demand, as linear inequalities.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::ops::Bound;

use super::rows::{Inequality, Row, Rows};
use crate::figure::common_divisor;
use crate::reconcile::form::{Form, Quotient, Term, WHOLE};
use crate::reconcile::hold::{one_sign, rates, signed, sum};
use crate::reconcile::network::{Assumption, Network, Span, Var, Variable};
use crate::reconcile::word::{Sense, Sign};

/// Makes inequalities of relations.
pub(super) struct Demands<'n> {
    pub(super) network: &'n Network,
    /// The figures that are variables: those that are not stated, and those that several relations share.
    pub(super) variables: BTreeSet<Var>,
}

impl Demands<'_> {
    fn span(&self, var: Var) -> Span {
        self.network.variable(var).map_or(Span::UNBOUNDED, |variable| variable.span(Assumption::Nearest))
    }

    fn is_stated(&self, var: Var) -> bool {
        self.network.variable(var).is_some_and(Variable::is_stated)
    }

    /// The values of shared figures by themselves.
    pub(super) fn boxes(&self) -> Rows {
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
    fn at_least_zero(&self, factors: &Row, strict: bool) -> Option<Inequality> {
        let common = factors.iter().fold(0, |common, (_, factor)| common_divisor(common, factor.unsigned_abs()));
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
    fn zero(&self, factors: &Row) -> Vec<Inequality> {
        let turned = factors.iter().map(|(var, factor)| (*var, factor.saturating_neg())).collect();
        [self.at_least_zero(factors, false), self.at_least_zero(&turned, false)].into_iter().flatten().collect()
    }

    /// What a relation demands, in each way that it can be read.
    pub(super) fn of(&self, form: &Form) -> Vec<Vec<Inequality>> {
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
        let direction = match one_sign(parts.iter().map(|term| signed(*term, &|var: Var| self.span(var)))) {
            None => return Vec::new(),
            Some(Ordering::Less) => -1,
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
        let (up, down) = rates(quotient, &self.span(quotient.rate));
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
    fn base_sign(&self, base: &Row) -> Option<i128> {
        if base.iter().any(|(var, _)| !self.is_stated(*var)) {
            return Some(1);
        }
        let terms: Vec<Term> =
            base.iter().map(|(var, factor)| (*var, if *factor < 0 { Sign::Minus } else { Sign::Plus })).collect();
        let (low, high) = sum(&terms, &|var: Var| self.span(var)).halves();
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
fn factors(single: &[(Var, i128)], lists: &[(&[Term], i128)]) -> Row {
    let signed = |sign: Sign, factor: i128| if sign == Sign::Plus { factor } else { factor.saturating_neg() };
    let terms =
        lists.iter().flat_map(|(terms, factor)| terms.iter().map(move |(var, sign)| (*var, signed(*sign, *factor))));
    let mut factors: Row = single.iter().copied().chain(terms).collect();
    factors.sort_by_key(|(var, _)| *var);
    factors.dedup_by(|(var, factor), (kept, sum)| {
        let is_same = var == kept;
        if is_same {
            *sum = sum.saturating_add(*factor);
        }
        is_same
    });
    factors
}
