//! Whether true values within their intervals can do what a relation demands; exact.

use std::cmp::Ordering;
use std::ops::Bound;

use super::form::{Form, Quotient};
use super::granular::granular;
use super::network::{Span, Var};
use super::reach::reaches;
use super::word::Sense;
use crate::figure::Quantity;

pub(super) use super::terms::sum;

/// Whether some values, one within each span, do what the form demands.
pub(super) fn holds(form: &Form, span: &impl Fn(Var) -> Span) -> bool {
    match form {
        Form::Sum { total, parts } => meet(&sum(parts, span), &span(*total)),
        Form::Cover { total, parts } => {
            let signed = parts.iter().map(|term| signed(*term, span));
            one_sign(signed).is_none_or(|sign| covers(&span(*total), &sum(parts, span), sign))
        }
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
        Form::Zero { figure } => span(*figure).contains(Quantity::default()),
        Form::Granularity { numerator, denominator, rate, percent } => {
            granular(numerator.map(span), &span(*denominator), &span(*rate), *percent)
        }
        Form::Vague => true,
    }
}

fn meet(one: &Span, two: &Span) -> bool {
    one.intersection(two).is_some()
}

pub(super) fn zero() -> Span {
    Span::point(Quantity::default())
}

pub(super) fn signed((var, sign): super::form::Term, span: &impl Fn(Var) -> Span) -> Span {
    super::terms::Summand::signed(span(var), sign)
}

/// Whether a total can be as large as its parts together, none of which is below zero; or as small, none above. Of parts
/// below zero, a total that is above says nothing: the others are.
pub(super) fn covers(total: &Span, parts: &Span, sign: Ordering) -> bool {
    match sign {
        Ordering::Less => below(total, parts, false) || below(&zero(), total, true),
        _ => below(parts, total, false),
    }
}

/// Greater if no part can be below zero, less if none can be above; `None` if one can be either, or they go both ways.
pub(super) fn one_sign(mut parts: impl Iterator<Item = Span>) -> Option<Ordering> {
    use Bound::{Excluded, Included};
    let none_below = |part: &Span| matches!(part.halves().0, Included(low) | Excluded(low) if low >= 0);
    let none_above = |part: &Span| matches!(part.halves().1, Included(high) | Excluded(high) if high <= 0);
    let both = (true, true);
    let (positive, negative) = parts.try_fold(both, |(positive, negative), part| {
        let signs = (positive && none_below(&part), negative && none_above(&part));
        (signs != (false, false)).then_some(signs)
    })?;
    Some(if positive {
        Ordering::Greater
    } else if negative {
        Ordering::Less
    } else {
        return None;
    })
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
    let shift = shift(quotient);
    let (up, down) = (shift.plus(rate), shift.minus(rate));
    match quotient.sense {
        Sense::CurrentMinusBase => (up, None),
        Sense::BaseMinusCurrent => (down, None),
        Sense::Unsigned => (up, Some(down)),
    }
}

/// What is added to the rate.
pub(super) fn shift(quotient: &Quotient) -> Span {
    Span::from_halves(Bound::Included(quotient.shift), Bound::Included(quotient.shift)).unwrap_or(Span::UNBOUNDED)
}

fn quotient_holds(quotient: &Quotient, span: &impl Fn(Var) -> Span) -> bool {
    let [shared, above, below] = [&quotient.shared, &quotient.above, &quotient.below].map(|terms| sum(terms, span));
    let (rate, other) = rates(quotient, &span(quotient.rate));
    let reaches = |rate: &Span| reaches(&shared, &above, &below, rate);
    reaches(&rate) || other.is_some_and(|other| reaches(&other))
}
