//! What a relation implies of one of its figures, given the others: every value, with ends moved outward.
//!
//! A rate says something only if its base cannot be zero, a growth only if it is above: else it has no meaning, and implies
//! nothing.

use std::ops::Bound;

use super::form::{Form, Quotient};
use super::hold::{rates, shift, zero};
use super::network::{Span, Var};
use super::terms::{Summand, rest, rests, sum};
use super::word::{Sense, Sign};
use crate::calc::bounds;
use crate::figure::{Quantity, Ratio};

/// The values of `of` that the form allows, given those of the others; `None` if it says nothing of it.
pub(super) fn solve(form: &Form, of: Var, span: &impl Fn(Var) -> Span) -> Option<Span> {
    let rest = |terms| rest(terms, of, span);
    match form {
        Form::Sum { total, parts } if *total == of => Some(sum(parts, span)),
        Form::Sum { total, parts } => rest(parts).map(|(sign, rest)| span(*total).minus(&rest).signed(sign)),
        Form::Quotient(quotient) => {
            let [shared, above, below] =
                [&quotient.shared, &quotient.above, &quotient.below].map(|terms| sum(terms, span));
            let base = shared.plus(&below);
            if quotient.rate == of {
                let change =
                    if quotient.has_meaning(&base) { changes(&shared, &above, &below, quotient) } else { None };
                return change.map(|change| either(change, quotient));
            }
            let rates = || rates(quotient, &span(quotient.rate));
            let other = |whole: Option<Span>, (sign, rest)| Some(whole?.minus(&shared.plus(&rest)).signed(sign));
            if let Some(rest) = rest(&quotient.above) {
                return other(tops(quotient, &base, rates()), rest);
            }
            other(bases(quotient, &shared.plus(&above), rates()), rest(&quotient.below)?)
        }
        form => solve_all(form, &[of], span).into_iter().next().map(|(_, span)| span),
    }
}

/// The same for each of several figures at once, as far as it says something; in time linear in the relation.
///
/// The figures have to be in order.
pub(super) fn solve_all(form: &Form, of: &[Var], span: &impl Fn(Var) -> Span) -> Vec<(Var, Span)> {
    let asked = |var: &Var| of.binary_search(var).is_ok();
    match form {
        Form::Sum { total, parts } => {
            let whole = asked(total).then(|| (*total, sum(parts, span)));
            let parts = rests(parts, of, span).into_iter();
            let parts = parts.map(|(var, sign, rest)| (var, span(*total).minus(&rest).signed(sign)));
            whole.into_iter().chain(parts).collect()
        }
        Form::Distance { current, prior, change } => {
            let difference = |one: &Span, two: &Span| one.minus(two).hull(&two.minus(one));
            let around = |var: &Var| span(*var).plus(&span(*change)).hull(&span(*var).minus(&span(*change)));
            let change = asked(change).then(|| (*change, difference(&span(*current), &span(*prior))));
            let current_span = asked(current).then(|| (*current, around(prior)));
            let prior_span = asked(prior).then(|| (*prior, around(current)));
            [change, current_span, prior_span].into_iter().flatten().collect()
        }
        Form::Quotient(quotient) => solve_quotient(quotient, of, span),
        Form::Equal { figures } => others_in_common(figures, of, span),
        Form::Zero { figure } => asked(figure).then(|| (*figure, zero())).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// The values that all the others have in common, for each of some figures; where they have none, it says nothing.
fn others_in_common(figures: &[Var], of: &[Var], span: &impl Fn(Var) -> Span) -> Vec<(Var, Span)> {
    let meet = |one: Option<Span>, two: Option<Span>| one?.intersection(&two?);
    let mut before = Vec::with_capacity(figures.len());
    let mut common = Some(Span::UNBOUNDED);
    for var in figures {
        before.push(common);
        common = meet(common, Some(span(*var)));
    }
    let mut after = Some(Span::UNBOUNDED);
    let mut found = Vec::new();
    for (var, before) in figures.iter().zip(before).rev() {
        if of.binary_search(var).is_ok() {
            found.extend(meet(before, after).map(|common| (*var, common)));
        }
        after = meet(after, Some(span(*var)));
    }
    found
}

fn solve_quotient(quotient: &Quotient, of: &[Var], span: &impl Fn(Var) -> Span) -> Vec<(Var, Span)> {
    let [shared, above, below] = [&quotient.shared, &quotient.above, &quotient.below].map(|terms| sum(terms, span));
    let base = shared.plus(&below);
    let mut found = Vec::new();
    if of.binary_search(&quotient.rate).is_ok() && quotient.has_meaning(&base) {
        found
            .extend(changes(&shared, &above, &below, quotient).map(|change| (quotient.rate, either(change, quotient))));
    }
    let rates = rates(quotient, &span(quotient.rate));
    let others = |terms| rests(terms, of, span).into_iter().map(|(var, sign, rest)| (var, sign, shared.plus(&rest)));
    if let Some(tops) = tops(quotient, &base, rates) {
        found.extend(others(&quotient.above).map(|(var, sign, rest)| (var, tops.minus(&rest).signed(sign))));
    }
    if let Some(bases) = bases(quotient, &shared.plus(&above), rates) {
        found.extend(others(&quotient.below).map(|(var, sign, rest)| (var, bases.minus(&rest).signed(sign))));
    }
    found
}

/// What stands above the line: base × rate.
fn tops(quotient: &Quotient, base: &Span, (rate, other): (Span, Option<Span>)) -> Option<Span> {
    if !quotient.has_meaning(base) {
        return None;
    }
    let product = |rate: &Span| bounds::product(base, &rate.retyped());
    Some(other.map_or_else(|| product(&rate), |other| product(&rate).hull(&product(&other))))
}

/// What stands below the line: top ÷ rate.
fn bases(quotient: &Quotient, top: &Span, (rate, other): (Span, Option<Span>)) -> Option<Span> {
    let base = |rate: &Span| bounds::quotient::<_, Ratio, Quantity>(top, &rate.retyped()).ok();
    let bases = match other {
        None => base(&rate)?,
        Some(other) => base(&rate)?.hull(&base(&other)?),
    };
    (!quotient.needs_positive_base || is_positive(&bases)).then_some(bases)
}

impl Quotient {
    /// Whether the rate has a meaning whatever the base is.
    fn has_meaning(&self, base: &Span) -> bool {
        is_positive(base) || (!self.needs_positive_base && is_positive(&base.negated()))
    }
}

pub(super) fn is_positive(span: &Span) -> bool {
    matches!(span.halves().0, Bound::Included(low) if low > 0)
        || matches!(span.halves().0, Bound::Excluded(low) if low >= 0)
}

/// The rates that figures give, without their sense; the base must not be zero.
fn changes(shared: &Span, above: &Span, below: &Span, quotient: &Quotient) -> Option<Span> {
    // OK because the quotient is monotone in what both sides share: its extremes lie where that is at an end.
    let (Some(low), Some(high)) = shared.ends() else { return None };
    let ratio = |shared: Span| bounds::quotient::<_, Quantity, _>(&shared.plus(above), &shared.plus(below)).ok();
    let ratio = ratio(low.interval())?.hull(&ratio(high.interval())?);
    Some(ratio.minus(&shift(quotient)))
}

/// A rate as it is meant; without a sign, either way.
fn either(change: Span, quotient: &Quotient) -> Span {
    match quotient.sense {
        Sense::CurrentMinusBase => change,
        Sense::BaseMinusCurrent => change.negated(),
        Sense::Unsigned => change.hull(&change.negated()),
    }
}

/// The values that the other figures allow the result; of some, only the one end that they set.
///
/// A result without a sign is allowed its size, with the sign that is `printed`.
pub(super) fn allowed(form: &Form, result: Var, printed: Sign, span: &impl Fn(Var) -> Span) -> Option<Span> {
    let sized = |change: Span| size(change).signed(printed);
    match form {
        Form::Cover { total, parts } if *total == result => Some(sum(parts, span)),
        Form::Distance { current, prior, change } if *change == result => {
            Some(sized(span(*current).minus(&span(*prior))))
        }
        Form::Quotient(quotient) if quotient.sense == Sense::Unsigned && quotient.rate == result => {
            let [shared, above, below] =
                [&quotient.shared, &quotient.above, &quotient.below].map(|terms| sum(terms, span));
            let meant = quotient.has_meaning(&shared.plus(&below));
            changes(&shared, &above, &below, quotient).filter(|_| meant).map(sized)
        }
        Form::Order { lesser, greater, strict } if *lesser == result => {
            Span::from_halves(Bound::Unbounded, outer(span(*greater).halves().1, *strict))
        }
        Form::Order { lesser, strict, .. } => {
            Span::from_halves(outer(span(*lesser).halves().0, *strict), Bound::Unbounded)
        }
        form => solve(form, result, span),
    }
}

/// An end that is not reached where the order is strict.
fn outer(end: Bound<i128>, strict: bool) -> Bound<i128> {
    match end {
        Bound::Included(end) if strict => Bound::Excluded(end),
        end => end,
    }
}

/// The sizes of values, without their sign.
fn size(span: Span) -> Span {
    let turned = span.negated();
    if is_positive(&span) {
        span
    } else if is_positive(&turned) {
        turned
    } else {
        Span::from_halves(Bound::Included(0), span.hull(&turned).halves().1).unwrap_or(span)
    }
}
