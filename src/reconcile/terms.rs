//! Signed terms added up: the values that they can have, or what their digits are.

use super::form::Term;
use super::network::{Span, Var};
use super::word::Sign;
use crate::figure::{Fraction, Quantity};

/// What can be added up: values, or digits where they are known and fit.
pub(super) trait Summand: Copy {
    fn nothing() -> Self;
    fn with(self, other: Self) -> Self;
    fn turned(self) -> Self;

    fn signed(self, sign: Sign) -> Self {
        if sign == Sign::Plus { self } else { self.turned() }
    }
}

impl Summand for Span {
    fn nothing() -> Self {
        Self::point(Quantity::default())
    }

    fn with(self, other: Self) -> Self {
        self.plus(&other)
    }

    fn turned(self) -> Self {
        self.negated()
    }
}

impl Summand for Option<Fraction> {
    fn nothing() -> Self {
        Some(Fraction::whole(0))
    }

    fn with(self, other: Self) -> Self {
        self?.plus(other?)
    }

    fn turned(self) -> Self {
        self?.negated()
    }
}

/// The sum of the terms.
pub(super) fn sum<T: Summand>(terms: &[Term], of: &impl Fn(Var) -> T) -> T {
    terms.iter().fold(T::nothing(), |sum, (var, sign)| sum.with(of(*var).signed(*sign)))
}

/// What the other terms add up to, for a figure among the terms, with its sign.
pub(super) fn rest<T: Summand>(terms: &[Term], of: Var, all: &impl Fn(Var) -> T) -> Option<(Sign, T)> {
    let place = terms.iter().position(|(var, _)| *var == of)?;
    let (_, sign) = terms.get(place)?;
    let others = terms.iter().enumerate().filter(|(other, _)| *other != place);
    let rest = others.fold(T::nothing(), |sum, (_, (var, sign))| sum.with(all(*var).signed(*sign)));
    Some((*sign, rest))
}

/// What the other terms add up to, for each of `figures` among the terms, with its sign; in time linear in the terms.
///
/// The figures have to be in order, and are returned so.
pub(super) fn rests<T: Summand>(terms: &[Term], figures: &[Var], of: &impl Fn(Var) -> T) -> Vec<(Var, Sign, T)> {
    let mut before = Vec::with_capacity(terms.len());
    let mut sum = T::nothing();
    for (var, sign) in terms {
        before.push(sum);
        sum = sum.with(of(*var).signed(*sign));
    }
    let mut after = T::nothing();
    let mut rests = Vec::new();
    for ((var, sign), before) in terms.iter().zip(before).rev() {
        if figures.binary_search(var).is_ok() {
            rests.push((*var, *sign, before.with(after)));
        }
        after = after.with(of(*var).signed(*sign));
    }
    rests.sort_by_key(|(var, _, _)| *var);
    rests
}
