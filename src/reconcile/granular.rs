//! Which percentages and means whole numbers can show: 71 % is no whole number out of 43.

use std::ops::{Bound, RangeInclusive};

use super::form::WHOLE;
use super::network::Span;
use crate::calc::bounds;
use crate::figure::{Fraction, Rounding, STEPS};

/// One, in halves of 10⁻⁸.
const ONE: i128 = 2 * STEPS;

/// The most denominators that are tried one by one; of more, any percentage between the least and the greatest is taken
/// to be possible.
const TRIED: i128 = 64;

/// Whether a whole number out of a whole denominator shows as the rate; out of one that is not whole, any may.
pub(super) fn granular(numerator: Option<Span>, denominator: &Span, rate: &Span, percent: bool) -> bool {
    let Some(denominators) = wholes(denominator, 1, ONE).filter(|counts| !counts.is_empty()) else { return true };
    let (first, last) = denominators.into_inner();
    if last.checked_sub(first).is_none_or(|more| more >= TRIED) {
        let shown = numerator.filter(|_| percent).and_then(|numerator| bounds::share(&numerator, denominator).ok());
        return shown.is_none_or(|shown| shown.retyped().intersection(rate).is_some());
    }
    let own = numerator.map_or(Some(i128::MIN..=i128::MAX), |numerator| wholes(&numerator, 1, ONE));
    (first..=last).filter(|count| *count != 0).any(|count| {
        let rate = if count < 0 { rate.negated() } else { *rate };
        let shown = wholes(&rate, count.saturating_abs(), of_one(percent));
        // OK because what does not fit is possible.
        let both = shown.zip(own.clone());
        both.is_none_or(|(shown, own)| shown.start().max(own.start()) <= shown.end().min(own.end()))
    })
}

/// One out of one as the rate shows it, in halves of 10⁻⁸.
fn of_one(percent: bool) -> i128 {
    if percent { WHOLE } else { ONE }
}

/// The whole numbers within `span × factor ÷ unit`, which may be none; `None` if they do not fit.
fn wholes(span: &Span, factor: i128, unit: i128) -> Option<RangeInclusive<i128>> {
    let (lower, upper) = span.halves();
    let least = match lower {
        Bound::Unbounded => i128::MIN,
        Bound::Included(end) => Rounding::Ceiling.quotient(end.checked_mul(factor)?, unit)?,
        Bound::Excluded(end) => Rounding::Floor.quotient(end.checked_mul(factor)?, unit)?.checked_add(1)?,
    };
    let most = match upper {
        Bound::Unbounded => i128::MAX,
        Bound::Included(end) => Rounding::Floor.quotient(end.checked_mul(factor)?, unit)?,
        Bound::Excluded(end) => Rounding::Ceiling.quotient(end.checked_mul(factor)?, unit)?.checked_sub(1)?,
    };
    Some(least..=most)
}

/// The rates nearest to what is printed that can be shown, in counts of 10⁻⁸: at most it, and at least it.
pub(super) fn nearest(
    numerator: Option<Fraction>,
    denominator: Fraction,
    printed: Fraction,
    percent: bool,
) -> Option<[Fraction; 2]> {
    let count = only(denominator).filter(|count| *count > 0)?;
    let unit = of_one(percent).checked_div(2)?;
    let rate = |whole: i128| Fraction::new(whole.checked_mul(unit)?, count);
    if let Some(numerator) = numerator {
        let own = rate(only(numerator)?)?;
        return Some([own, own]);
    }
    let whole = |mode: Rounding| {
        let divisor = printed.denominator().checked_mul(unit)?;
        mode.quotient(printed.numerator().checked_mul(count)?, divisor)
    };
    Some([rate(whole(Rounding::Floor)?)?, rate(whole(Rounding::Ceiling)?)?])
}

/// The whole number that some digits are, if they are one.
fn only(digits: Fraction) -> Option<i128> {
    let one = digits.denominator().checked_mul(STEPS)?;
    (digits.numerator().checked_rem(one) == Some(0)).then(|| digits.numerator().checked_div(one)).flatten()
}
