//! How far the composition of an outturn is from that of its budget, with what the printed digits leave open.

use super::linear::{self, Term};
use super::measured::Unmeasured;
use super::number::Number;
use super::sized::{Sized, Unit};
use super::span::{End, Span};

/// The composition variance of each year: `Σ |actual ÷ Σ actual − budget ÷ Σ budget|`.
///
/// That is what [`composition_variance`](crate::calc::composition_variance) computes, for amounts of any size.
pub(super) fn compositions<'a>(years: &[Vec<(Sized<'a>, Sized<'a>)>]) -> Result<Vec<Sized<'a>>, Unmeasured> {
    years.iter().map(|heads| composition(heads)).collect()
}

fn composition<'a>(heads: &[(Sized<'_>, Sized<'_>)]) -> Result<Sized<'a>, Unmeasured> {
    let budgets: Vec<&Sized<'_>> = heads.iter().map(|(budget, _)| budget).collect();
    let actuals: Vec<&Sized<'_>> = heads.iter().map(|(_, actual)| actual).collect();
    if heads.is_empty() {
        return Err(Unmeasured::ZeroBase);
    }
    let (mut value, mut span) = (Number::ZERO, Span::point(&Number::ZERO));
    for index in 0..heads.len() {
        let (planned, spent) = (share(&budgets, index)?, share(&actuals, index)?);
        value = value.plus(&spent.0.minus(&planned.0).magnitude());
        span = span.plus(&size(&spent.1.plus(&planned.1.negated())));
    }
    let is_blurred = heads.iter().any(|(budget, actual)| budget.is_blurred || actual.is_blurred);
    Ok(Sized { value: value.reduced(), span, unit: Unit::Share, is_blurred })
}

/// The share of one amount in all of them.
fn share(amounts: &[&Sized<'_>], index: usize) -> Result<(Number, Span), Unmeasured> {
    let (mut part, mut part_span) = (Number::ZERO, Span::point(&Number::ZERO));
    let (mut whole, mut whole_span) = (part.clone(), part_span.clone());
    for (place, amount) in amounts.iter().enumerate() {
        if place == index {
            (part, part_span) = (amount.value.clone(), amount.span.clone());
        }
        (whole, whole_span) = (whole.plus(&amount.value), whole_span.plus(&amount.span));
    }
    if whole.is_negative() {
        return Err(Unmeasured::NegativeBase);
    }
    let value = part.over(&whole).ok_or(Unmeasured::ZeroBase)?.reduced();
    if whole_span.is_point() {
        return Ok((value.clone(), Span::point(&value)));
    }
    let terms = amounts.iter().enumerate();
    let terms: Vec<Term<'_>> =
        terms.map(|(place, fact)| Term { above: i64::from(place == index), below: 1, fact }).collect();
    Ok((value, linear::ratio_span(&terms, &part_span, &whole_span)))
}

/// The sizes of the numbers of a span, without their signs.
fn size(span: &Span) -> Span {
    let is_negative = |end: &End| end.at.as_ref().is_some_and(Number::is_negative);
    if span.low.at.as_ref().is_some_and(|low| !low.is_negative()) {
        return span.clone();
    }
    let turned = span.negated();
    if is_negative(&span.high) {
        return turned;
    }
    let high = match (&span.high.at, &turned.high.at) {
        (Some(one), Some(two)) if one < two => turned.high,
        (Some(_), Some(_)) => span.high.clone(),
        _ => End::INFINITE,
    };
    Span { low: End::closed(Number::ZERO), high }
}
