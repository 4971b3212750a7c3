//! What a relation leaves to one of its figures, and that written down.

use std::cmp::Ordering;
use std::ops::Bound;

use crate::figure::{Figure, Fraction, Quantity, Quotient, Rounding};
use crate::reconcile::form::Form;
use crate::reconcile::hold::{one_sign, signed, sum};
use crate::reconcile::network::{Assumption, Network, Span, Var};
use crate::reconcile::solve::solve;

/// The values that a relation leaves to one of its figures, given those of the others; of an order or of a list of some
/// parts, the end that it sets.
pub(in crate::reconcile) fn limit(form: &Form, of: Var, span: &impl Fn(Var) -> Span) -> Option<Span> {
    let from = |bound| Span::from_halves(bound, Bound::Unbounded);
    let until = |bound| Span::from_halves(Bound::Unbounded, bound);
    let beyond = |bound: Bound<i128>, strict: bool| match bound {
        Bound::Included(end) if strict => Bound::Excluded(end),
        bound => bound,
    };
    match form {
        Form::Order { lesser, greater, strict } if *greater == of => from(beyond(span(*lesser).halves().0, *strict)),
        Form::Order { lesser, greater, strict } if *lesser == of => until(beyond(span(*greater).halves().1, *strict)),
        Form::Zero { figure } if *figure == of => Some(Span::point(Quantity::default())),
        Form::Cover { total, parts } => {
            let grows = one_sign(parts.iter().map(|term| signed(*term, span))) == Some(Ordering::Greater);
            if *total == of && grows { from(sum(parts, span).halves().0) } else { None }
        }
        form => solve(form, of, span),
    }
}

/// A value within `allowed`, written as `var` is: what the digits make of it, else the middle, or the one end there is.
pub(in crate::reconcile) fn fitting(
    network: &Network,
    var: Var,
    allowed: &Span,
    value: Option<Fraction>,
) -> Option<Figure> {
    let variable = network.variable(var)?;
    let like = variable.finest().or_else(|| variable.like())?;
    let write = |value: Quotient<_>, mode| like.rewritten(value, like.decimals(), mode);
    let reading = Assumption::Nearest.reading(variable.reading);
    let fits = |figure: &Figure| figure.interval(reading).intersection(allowed).is_some();
    let exact = value.and_then(|value| write(Quotient::of_fraction(value), Rounding::HalfUp)).filter(fits);
    exact
        .or_else(|| match allowed.ends() {
            (Some(low), Some(high)) => write(middle(low, high)?, Rounding::HalfUp),
            (Some(low), None) if Quotient::whole(like.value()) < low => write(low, Rounding::Ceiling),
            (None, Some(high)) if Quotient::whole(like.value()) > high => write(high, Rounding::Floor),
            _ => None,
        })
        .filter(fits)
}

fn middle(low: Quotient<Quantity>, high: Quotient<Quantity>) -> Option<Quotient<Quantity>> {
    let half = Fraction::new(1, 2)?;
    low.plus(high)?.fraction().product(half).map(Quotient::of_fraction)
}
