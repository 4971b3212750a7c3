//! Whether true values within their intervals can do what a relation demands; exact, in products of 256 bits.

use std::cmp::Ordering;
use std::ops::Bound;

use super::claim::{Sense, Sign};
use super::form::{Form, Quotient, Term, WHOLE};
use super::network::{Span, Var};
use crate::figure::{STEPS, compare_products};

/// Whether some values, one within each span, do what the form demands.
pub(super) fn holds(form: &Form, span: &impl Fn(Var) -> Span) -> bool {
    match form {
        Form::Sum { total, parts } => meet(&sum(parts, span), &span(*total)),
        Form::Cover { total, parts } => covers(&span(*total), parts, span),
        Form::Distance { current, prior, change } => {
            let (difference, change) = (span(*current).minus(&span(*prior)), span(*change));
            meet(&difference, &change) || meet(&difference.negated(), &change)
        }
        Form::Quotient(quotient) => quotient_holds(quotient, span),
        Form::Order { lesser, greater, strict } => below(&span(*lesser), &span(*greater), *strict),
        Form::Equal { figures } => {
            let mut spans = figures.iter().map(|var| span(*var));
            let first = spans.next().unwrap_or(Span::UNBOUNDED);
            spans.try_fold(first, |common, next| common.intersection(&next)).is_some()
        }
        Form::Differ { one, two } => {
            let (one, two) = (span(*one), span(*two));
            !(one.is_point() && one == two)
        }
        Form::Zero { figure } => span(*figure).contains(crate::figure::Quantity::default()),
        Form::Granularity { numerator, denominator, rate, percent } => {
            granular(numerator.map(span), &span(*denominator), &span(*rate), *percent)
        }
        Form::Vague => true,
    }
}

fn meet(one: &Span, two: &Span) -> bool {
    one.intersection(two).is_some()
}

/// The sums of the terms.
pub(super) fn sum(terms: &[Term], span: &impl Fn(Var) -> Span) -> Span {
    terms.iter().fold(zero(), |sum, term| sum.plus(&signed(*term, span)))
}

pub(super) fn zero() -> Span {
    Span::point(crate::figure::Quantity::default())
}

pub(super) fn signed((var, sign): Term, span: &impl Fn(Var) -> Span) -> Span {
    match sign {
        Sign::Plus => span(var),
        Sign::Minus => span(var).negated(),
    }
}

/// Whether a total can be as large as parts of one sign; parts of both signs say nothing of it.
fn covers(total: &Span, parts: &[Term], span: &impl Fn(Var) -> Span) -> bool {
    let parts: Vec<Span> = parts.iter().map(|term| signed(*term, span)).collect();
    let sum = parts.iter().fold(zero(), |sum, part| sum.plus(part));
    match one_sign(&parts) {
        Some(Ordering::Less) => below(total, &sum, false),
        Some(_) => below(&sum, total, false),
        None => true,
    }
}

/// Greater if no part can be below zero, less if none can be above; `None` if they go both ways.
pub(super) fn one_sign(parts: &[Span]) -> Option<Ordering> {
    // OK because half a last digit below zero is no part below zero: what is printed decides.
    let above = |part: &Span| !matches!(part.halves().1, Bound::Included(high) | Bound::Excluded(high) if high < 0);
    let below = |part: &Span| !matches!(part.halves().0, Bound::Included(low) | Bound::Excluded(low) if low > 0);
    if parts.iter().all(above) {
        Some(Ordering::Greater)
    } else if parts.iter().all(below) {
        Some(Ordering::Less)
    } else {
        None
    }
}

/// Whether a value of one can be at most, or less than, a value of the other.
fn below(lesser: &Span, greater: &Span, strict: bool) -> bool {
    let (low, high) = (lesser.halves().0, greater.halves().1);
    match (low, high) {
        (Bound::Unbounded, _) | (_, Bound::Unbounded) => true,
        (Bound::Included(low), Bound::Included(high)) if !strict => low <= high,
        (Bound::Included(low) | Bound::Excluded(low), Bound::Included(high) | Bound::Excluded(high)) => low < high,
    }
}

/// The rates, as the relation uses them: with the sign that is meant, and shifted.
pub(super) fn rates(quotient: &Quotient, rate: &Span) -> (Span, Option<Span>) {
    let shift = Span::from_halves(Bound::Included(quotient.shift), Bound::Included(quotient.shift)).unwrap_or(zero());
    let (up, down) = (shift.plus(rate), shift.minus(rate));
    match quotient.sense {
        Sense::CurrentMinusBase => (up, None),
        Sense::BaseMinusCurrent => (down, None),
        Sense::Unsigned => (up, Some(down)),
    }
}

fn quotient_holds(quotient: &Quotient, span: &impl Fn(Var) -> Span) -> bool {
    let [shared, above, below] = [&quotient.shared, &quotient.above, &quotient.below].map(|terms| sum(terms, span));
    let (rate, other) = rates(quotient, &span(quotient.rate));
    let reaches = |rate: &Span| reaches(&[shared, above, below, *rate]);
    reaches(&rate) || other.is_some_and(|other| reaches(&other))
}

/// One end of a span: `None` at infinity, and whether it is reached.
#[derive(Clone, Copy, PartialEq, Eq)]
struct End {
    value: Option<i128>,
    upper: bool,
    reached: bool,
}

fn ends(span: &Span) -> [End; 2] {
    let end = |bound, upper| match bound {
        Bound::Included(value) => End { value: Some(value), upper, reached: true },
        Bound::Excluded(value) => End { value: Some(value), upper, reached: false },
        Bound::Unbounded => End { value: None, upper, reached: false },
    };
    let (lower, upper) = span.halves();
    [end(lower, false), end(upper, true)]
}

/// Whether `(shared + above) × 100 % = (shared + below) × rate` for some values.
///
/// The difference of both sides is linear in each of the four, so it has its extremes where each is at an end: there is a
/// solution if it is below zero at one such corner and above at another, or zero where the ends are reached.
fn reaches(spans: &[Span; 4]) -> bool {
    let (mut is_below, mut is_above) = (false, false);
    let [shared, above, below, rate] = spans.map(|span| ends(&span));
    // An end that is also the other one need not be tried twice.
    let once = |[lower, upper]: [End; 2]| {
        let same = lower.value.is_some() && lower.value == upper.value;
        [Some(lower), (!same).then_some(upper)].into_iter().flatten()
    };
    for s in once(shared) {
        for a in once(above) {
            for b in once(below) {
                for r in once(rate) {
                    match difference([s, a, b, r]) {
                        None => return true,
                        Some(Ordering::Less) => is_below = true,
                        Some(Ordering::Greater) => is_above = true,
                        Some(Ordering::Equal) if is_reached([s, a, b, r], &[shared, above, below, rate]) => {
                            return true;
                        }
                        Some(Ordering::Equal) => {}
                    }
                    if is_below && is_above {
                        return true;
                    }
                }
            }
        }
    }
    false
}

/// Whether a corner where the difference is zero is reached: an end that is not does no harm if the difference stays zero
/// up to the other end.
fn is_reached(corner: [End; 4], spans: &[[End; 2]; 4]) -> bool {
    (0..4).zip(corner).zip(spans).all(|((index, end), ends)| {
        let opposite = ends.iter().copied().find(|other| other.upper != end.upper).unwrap_or(end);
        let mut moved = corner;
        if let Some(place) = moved.get_mut(index) {
            *place = opposite;
        }
        end.reached || difference(moved) == Some(Ordering::Equal)
    })
}

/// How `(s + a) × 100 %` compares with `(s + b) × r`; `None` where infinities leave it open.
fn difference([s, a, b, r]: [End; 4]) -> Option<Ordering> {
    let infinite = |end: End| if end.upper { Ordering::Greater } else { Ordering::Less };
    let add = |one: End, two: End| match (one.value, two.value) {
        (Some(one), Some(two)) => Ok(one.saturating_add(two)),
        (None, _) => Err(infinite(one)),
        (_, None) => Err(infinite(two)),
    };
    let rate = r.value.ok_or(infinite(r));
    let sign = |side: Result<i128, Ordering>| side.map_or_else(|infinite| infinite, |value| value.cmp(&0));
    let (above, below) = (add(s, a), add(s, b));
    // The right side is infinite if one factor is and the other is not nothing.
    let right = match (below, rate) {
        (Ok(below), Ok(rate)) => Ok((below, rate)),
        _ if sign(below) == Ordering::Equal || sign(rate) == Ordering::Equal => Ok((0, 0)),
        _ if sign(below) == sign(rate) => Err(Ordering::Greater),
        _ => Err(Ordering::Less),
    };
    match (above, right) {
        (Ok(above), Ok((below, rate))) => Some(compare_products(above, WHOLE, below, rate)),
        (Err(left), Ok(_)) => Some(left),
        (Ok(_), Err(right)) => Some(right.reverse()),
        (Err(left), Err(right)) => (left != right).then_some(left),
    }
}

/// Whether a whole number out of the denominator shows as the rate.
fn granular(numerator: Option<Span>, denominator: &Span, rate: &Span, percent: bool) -> bool {
    let unit = if percent { WHOLE } else { STEPS.saturating_mul(2) };
    let Some(count) = whole(denominator) else { return true };
    // Whole numbers from the least that is not below `span × factor ÷ unit` to the largest that is not above it.
    let range = |span: &Span, factor: i128, unit: i128| -> Option<(i128, i128)> {
        let (lower, upper) = span.halves();
        let scaled = |end: i128| end.checked_mul(factor);
        let least = match lower {
            Bound::Unbounded => i128::MIN,
            Bound::Included(end) => ceiling(scaled(end)?, unit)?,
            Bound::Excluded(end) => scaled(end)?.checked_div_euclid(unit)?.checked_add(1)?,
        };
        let most = match upper {
            Bound::Unbounded => i128::MAX,
            Bound::Included(end) => scaled(end)?.checked_div_euclid(unit)?,
            Bound::Excluded(end) => ceiling(scaled(end)?, unit)?.checked_sub(1)?,
        };
        Some((least, most))
    };
    let Some((least, most)) = range(rate, count, unit) else { return true };
    let own = numerator.and_then(|numerator| range(&numerator, 1, STEPS.saturating_mul(2)));
    let (own_least, own_most) = own.unwrap_or((i128::MIN, i128::MAX));
    least.max(own_least) <= most.min(own_most)
}

fn ceiling(value: i128, unit: i128) -> Option<i128> {
    let floor = value.checked_div_euclid(unit)?;
    floor.checked_add(i128::from(value.checked_rem_euclid(unit)? != 0))
}

/// The whole number above zero that a span is, if it is one.
pub(super) fn whole(span: &Span) -> Option<i128> {
    let Bound::Included(low) = span.halves().0 else { return None };
    let unit = STEPS.saturating_mul(2);
    let exact = span.is_point() && low > 0 && low.checked_rem(unit) == Some(0);
    exact.then(|| low.checked_div(unit)).flatten()
}
