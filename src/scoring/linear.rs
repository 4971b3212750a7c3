//! Sums of facts and their ratios, with everything that can be behind the printed digits.
//!
//! A fact that stands above and below the line is one fact: 结余 ÷ (结转 + 预算) cannot have the largest 预算 above and the
//! smallest below. So the ends of a ratio are sought among the corners of what its facts can be, which is where a ratio of
//! sums has them.

use super::number::Number;
use super::plan::Count;
use super::sized::Sized;
use super::span::{End, Span};

/// A fact in a ratio of sums: how often it is counted above and below the line.
#[derive(Clone, Debug)]
pub(super) struct Term<'a> {
    pub(super) above: i64,
    pub(super) below: i64,
    pub(super) fact: &'a Sized<'a>,
}

/// The value and span of a sum: every fact as often as it is counted.
pub(super) fn sum(numbers: &[Sized<'_>], counts: &[Count], times: fn(&Count) -> i64) -> (Number, Span) {
    // Most sums are of one fact.
    let mut counted = counts.iter().filter(|count| times(count) != 0);
    if let (Some(only), None) = (counted.next(), counted.next()) {
        if let Some(fact) = numbers.get(only.fact).filter(|_| times(only) == 1) {
            return (fact.value.clone(), fact.span.clone());
        }
    }
    let mut sum: Option<(Number, Span)> = None;
    for (count, fact) in counts.iter().filter_map(|count| Some((times(count), numbers.get(count.fact)?))) {
        let (value, span) = match count {
            0 => continue,
            1 => (fact.value.clone(), fact.span.clone()),
            _ => {
                let by = Number::whole(i128::from(count));
                let span = fact.span.map(|end| end.times(&by));
                // A factor below zero swaps the ends.
                (fact.value.times(&by), if count < 0 { Span { low: span.high, high: span.low } } else { span })
            }
        };
        sum = Some(match sum {
            None => (value, span),
            Some((whole, all)) => (whole.plus(&value), all.plus(&span)),
        });
    }
    sum.unwrap_or_else(|| (Number::ZERO, Span::point(&Number::ZERO)))
}

/// Everything that a ratio of sums can be, if a fact can stand on both sides of the line.
///
/// Where what is below the line may be zero or less, that is everything.
pub(super) fn ratio_span(terms: &[Term<'_>], above: &Span, below: &Span) -> Span {
    if !below.is_positive() {
        return Span::EVERYTHING;
    }
    let corner = |highest| corner(terms, highest);
    match (corner(false), corner(true)) {
        (Some(low), Some(high)) => Span { low, high },
        _ => quotient(above, below),
    }
}

/// The lowest or the highest ratio, if every fact has both ends.
///
/// From any corner, the next is where `above − ratio × below` is best; when that changes nothing, there is no better.
fn corner(terms: &[Term<'_>], highest: bool) -> Option<End> {
    let mut ratio = at(terms, |term| &term.fact.span.low)?;
    // OK because a better corner is found in every round, and a few rounds find the best.
    for _ in 0..64 {
        let weigh = |term: &Term<'_>| {
            let times = |count: i64| Number::whole(i128::from(count));
            times(term.above).minus(&ratio.times(&times(term.below)))
        };
        let pick = |term: &Term<'_>| (weigh(term) > Number::ZERO) == highest;
        let best = at(terms, |term| if pick(term) { &term.fact.span.high } else { &term.fact.span.low })?;
        if best == ratio {
            let reached = |term: &Term<'_>| {
                let end = if pick(term) { &term.fact.span.high } else { &term.fact.span.low };
                weigh(term).is_zero() || !end.open
            };
            let open = !terms.iter().all(reached);
            return Some(End { at: Some(ratio), open });
        }
        ratio = best;
    }
    None
}

/// The ratio where each fact has the end that is picked for it.
fn at<'a>(terms: &[Term<'a>], pick: impl Fn(&Term<'a>) -> &'a End) -> Option<Number> {
    let mut sums = (Number::ZERO, Number::ZERO);
    for term in terms {
        let value = pick(term).at.as_ref()?;
        let times = |count: i64| value.times(&Number::whole(i128::from(count)));
        sums = (sums.0.plus(&times(term.above)), sums.1.plus(&times(term.below)));
    }
    sums.0.over(&sums.1).map(|ratio| ratio.reduced())
}

/// Everything that a ratio of sums can be, if no fact stands on both sides of the line.
///
/// Where what is below the line may be zero or less, that is everything.
pub(super) fn quotient(above: &Span, below: &Span) -> Span {
    if !below.is_positive() {
        return Span::EVERYTHING;
    }
    let end = |end: &End, negative_by_low: bool| {
        let Some(value) = &end.at else { return End::INFINITE };
        let divisor = if value.is_negative() == negative_by_low { &below.low } else { &below.high };
        match &divisor.at {
            // OK because a quotient by ever more goes to zero.
            None => End { at: Some(Number::ZERO), open: !value.is_zero() },
            Some(by) => match value.over(by) {
                Some(at) => End { at: Some(at), open: end.open || (divisor.open && !value.is_zero()) },
                None => End::INFINITE,
            },
        }
    };
    Span { low: end(&above.low, true), high: end(&above.high, false) }
}
