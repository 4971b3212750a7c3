//! What a measure comes to, given its facts.

use std::collections::BTreeMap;

use super::facts::{Absent, Facts, Judged};
use super::lack::{Cause, Lack};
use super::linear::{self, Term};
use super::measure::{Measure, RatioYear, Sum};
use super::name::FactName;
use super::number::Number;
use super::sized::{Sized, Unit};
use super::span::Span;
use crate::model::Answer;

/// What a measure comes to.
#[derive(Clone, Debug)]
pub(super) enum Measured<'a> {
    One(Sized),
    Years(Vec<Sized>),
    Judged(Judged<'a>),
    Counted(Count),
}

/// How many of all things are so, and of which that is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) met: usize,
    pub(super) of: usize,
    pub(super) open: Vec<Lack>,
}

/// Why a measure comes to nothing.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Unmeasured {
    NotApplicable(FactName),
    Lacking(Vec<Lack>),
    ZeroBase,
    NegativeBase,
}

impl Measure {
    /// What the measure comes to.
    pub(super) fn measured<'a>(&self, facts: Facts<'a>) -> Result<Measured<'a>, Unmeasured> {
        match self {
            Self::Ratio { numerator, denominator, .. } => {
                let found = Found::gather(self, facts)?;
                found.ratio(numerator, denominator).map(Measured::One)
            }
            Self::Value { of } => Ok(Measured::One(Found::gather(self, facts)?.sum(of))),
            Self::AverageRatio { years } => {
                let ratios = Found::gather(self, facts)?.ratios(years)?;
                average(&ratios).map(Measured::One).ok_or(Unmeasured::ZeroBase)
            }
            Self::YearlyRatio { years } => Found::gather(self, facts)?.ratios(years).map(Measured::Years),
            Self::YearlyComposition { years } => compositions(years, facts).map(Measured::Years),
            Self::Judgement { fact } => facts.judged(fact).map(Measured::Judged).map_err(Unmeasured::from),
            Self::Checklist { items } => count(items, facts).map(Measured::Counted),
        }
    }
}

impl From<Absent> for Unmeasured {
    fn from(absent: Absent) -> Self {
        match absent {
            Absent::NotApplicable(fact) => Self::NotApplicable(fact),
            Absent::Lacking(lack) => Self::Lacking(vec![lack]),
        }
    }
}

/// The results, or everything that is lacking; what is not applicable comes first.
fn all<T>(results: impl Iterator<Item = Result<T, Absent>>) -> Result<Vec<T>, Unmeasured> {
    let (mut found, mut lacks) = (Vec::new(), Vec::new());
    for result in results {
        match result {
            Ok(value) => found.push(value),
            Err(Absent::NotApplicable(fact)) => return Err(Unmeasured::NotApplicable(fact)),
            Err(Absent::Lacking(lack)) => lacks.push(lack),
        }
    }
    if lacks.is_empty() { Ok(found) } else { Err(Unmeasured::Lacking(lacks)) }
}

/// The numbers that a measure rests on.
struct Found<'m>(BTreeMap<&'m FactName, Sized>);

impl<'m> Found<'m> {
    /// Every fact of the measure as a number, all of them of units that go together.
    fn gather(measure: &'m Measure, facts: Facts<'_>) -> Result<Self, Unmeasured> {
        let names = measure.facts();
        let numbers = all(names.iter().map(|name| facts.sized(name)))?;
        let other_unit = |(name, number): (&&FactName, &Sized)| {
            let goes = numbers.first().is_none_or(|first| first.unit.goes_with(&number.unit));
            (!goes).then(|| Lack::new(name, Cause::OtherUnit))
        };
        let lacks: Vec<Lack> = names.iter().zip(&numbers).filter_map(other_unit).collect();
        if lacks.is_empty() {
            Ok(Self(names.into_iter().zip(numbers).collect()))
        } else {
            Err(Unmeasured::Lacking(lacks))
        }
    }

    fn terms<'s>(&'s self, sum: &'s Sum) -> impl Iterator<Item = (&'s Sized, i64)> {
        sum.terms().filter_map(|(name, sign)| Some((self.0.get(name)?, sign)))
    }

    fn sum(&self, of: &Sum) -> Sized {
        let (value, span) = linear::sum(self.terms(of));
        // A bare number takes the unit of its neighbour.
        let bare = Unit::Things(String::new());
        let unit = self.terms(of).map(|(fact, _)| &fact.unit).find(|unit| **unit != bare).cloned().unwrap_or(bare);
        Sized { value, span, unit }
    }

    fn ratio(&self, numerator: &Sum, denominator: &Sum) -> Result<Sized, Unmeasured> {
        let (above, above_span) = linear::sum(self.terms(numerator));
        let (below, below_span) = linear::sum(self.terms(denominator));
        if below.is_negative() {
            return Err(Unmeasured::NegativeBase);
        }
        let value = above.over(&below).ok_or(Unmeasured::ZeroBase)?.reduced();
        let counted =
            |sum: &Sum, name: &FactName| sum.terms().filter(|(term, _)| *term == name).map(|(_, sign)| sign).sum();
        let terms = self.0.iter().map(|(name, fact)| {
            let (above, below) = (counted(numerator, name), counted(denominator, name));
            Term { above, below, fact }
        });
        let terms: Vec<Term<'_>> = terms.filter(|term| (term.above, term.below) != (0, 0)).collect();
        let exact = terms.iter().all(|term| term.fact.span.is_point());
        let span = if exact { Span::point(&value) } else { linear::ratio_span(&terms, &above_span, &below_span) };
        Ok(Sized { value, span, unit: Unit::Share })
    }

    fn ratios(&self, years: &[RatioYear]) -> Result<Vec<Sized>, Unmeasured> {
        years.iter().map(|year| self.ratio(&year.numerator, &year.denominator)).collect()
    }
}

fn average(ratios: &[Sized]) -> Option<Sized> {
    let years = Number::whole(i128::try_from(ratios.len()).ok()?);
    let (value, span) = linear::sum(ratios.iter().map(|ratio| (ratio, 1)));
    let share = Number::ONE.over(&years)?;
    Some(Sized { value: value.times(&share), span: span.map(|end| end.times(&share)), unit: Unit::Share })
}

fn count(items: &[FactName], facts: Facts<'_>) -> Result<Count, Unmeasured> {
    let mut count = Count { met: 0, of: items.len(), open: Vec::new() };
    for item in items {
        match facts.answer(item) {
            Ok(Answer::Yes) => count.met = count.met.saturating_add(1),
            Ok(_) => {}
            Err(Absent::NotApplicable(fact)) => return Err(Unmeasured::NotApplicable(fact)),
            Err(Absent::Lacking(lack)) => count.open.push(lack),
        }
    }
    Ok(count)
}

fn compositions(years: &[FactName], facts: Facts<'_>) -> Result<Vec<Sized>, Unmeasured> {
    let heads = all(years.iter().map(|year| facts.heads(year)))?;
    heads.iter().map(|heads| composition(heads)).collect()
}

/// How far the composition of the outturn is from that of the budget: `Σ |actual ÷ Σ actual − budget ÷ Σ budget|`.
///
/// That is what [`composition_variance`](crate::calc::composition_variance) computes, for amounts of any size, with what
/// the printed digits leave open.
fn composition(heads: &[(Sized, Sized)]) -> Result<Sized, Unmeasured> {
    let budgets: Vec<&Sized> = heads.iter().map(|(budget, _)| budget).collect();
    let actuals: Vec<&Sized> = heads.iter().map(|(_, actual)| actual).collect();
    let (mut value, mut span) = (Number::ZERO, Span::point(&Number::ZERO));
    for index in 0..heads.len() {
        let (planned, spent) = (share(&budgets, index)?, share(&actuals, index)?);
        value = value.plus(&spent.value.minus(&planned.value).magnitude());
        span = span.plus(&size(&spent.span.plus(&planned.span.negated())));
    }
    Ok(Sized { value: value.reduced(), span, unit: Unit::Share })
}

/// The share of one amount in all of them.
fn share(amounts: &[&Sized], index: usize) -> Result<Sized, Unmeasured> {
    let terms = amounts.iter().enumerate();
    let terms: Vec<Term<'_>> =
        terms.map(|(place, fact)| Term { above: i64::from(place == index), below: 1, fact }).collect();
    let (whole, whole_span) = linear::sum(amounts.iter().map(|amount| (*amount, 1)));
    let (part, part_span) = linear::sum(amounts.get(index).into_iter().map(|amount| (*amount, 1)));
    if whole.is_negative() {
        return Err(Unmeasured::NegativeBase);
    }
    let value = part.over(&whole).ok_or(Unmeasured::ZeroBase)?.reduced();
    let exact = terms.iter().all(|term| term.fact.span.is_point());
    let span = if exact { Span::point(&value) } else { linear::ratio_span(&terms, &part_span, &whole_span) };
    Ok(Sized { value, span, unit: Unit::Share })
}

/// The sizes of the numbers of a span, without their signs.
fn size(span: &Span) -> Span {
    let negative = |end: &super::span::End| end.at.as_ref().is_some_and(Number::is_negative);
    if span.low.at.as_ref().is_some_and(|low| !low.is_negative()) {
        return span.clone();
    }
    if negative(&span.high) {
        return span.negated();
    }
    let turned = span.negated();
    let higher = match (&span.high.at, &turned.high.at) {
        (Some(one), Some(two)) => {
            if one < two {
                turned.high
            } else {
                span.high.clone()
            }
        }
        _ => super::span::End::INFINITE,
    };
    Span { low: super::span::End::closed(Number::ZERO), high: higher }
}
