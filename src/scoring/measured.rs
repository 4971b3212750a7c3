//! What a measure comes to, given its facts.

use super::composition::compositions;
use super::facts::{Absent, Facts, Judged};
use super::lack::{Cause, Lack};
use super::linear::{self, Term};
use super::name::FactName;
use super::number::Number;
use super::plan::{self, Plan, Ratio, Shape};
use super::sized::{Sized, Unit};
use super::span::Span;
use crate::model::Answer;

/// What a measure comes to.
#[derive(Clone, Debug)]
pub(super) enum Measured<'a> {
    One(Sized<'a>),
    Years(Vec<Sized<'a>>),
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

impl Plan {
    /// What the measure comes to.
    pub(super) fn measured<'a>(&self, facts: &Facts<'a>) -> Result<Measured<'a>, Unmeasured> {
        match &self.shape {
            Shape::Ratio(ratio) => self.with_numbers(facts, |numbers| measure_ratio(numbers, ratio)).map(Measured::One),
            Shape::Value(counts) => {
                self.with_numbers(facts, |numbers| Ok(measure_sum(numbers, counts))).map(Measured::One)
            }
            Shape::Average(ratios) => {
                let ratios = measure_ratios(&self.numbers(facts)?, ratios)?;
                average(&ratios).map(Measured::One).ok_or(Unmeasured::ZeroBase)
            }
            Shape::Years(ratios) => measure_ratios(&self.numbers(facts)?, ratios).map(Measured::Years),
            Shape::Compositions => {
                let heads = all(self.facts.iter().map(|fact| facts.heads(*fact)))?;
                compositions(&heads).map(Measured::Years)
            }
            Shape::Judgement => {
                let judgement = self.facts.iter().map(|fact| facts.judged(*fact)).next();
                let judgement = judgement.unwrap_or(Err(Absent::Unknown));
                judgement.map(Measured::Judged).map_err(Unmeasured::from)
            }
            Shape::Checklist => self.count(facts).map(Measured::Counted),
        }
    }

    /// What comes of the facts as numbers; one or two of them, which most measures have, need no list.
    fn with_numbers<'a, T>(
        &self,
        facts: &Facts<'a>,
        of: impl FnOnce(&[Sized<'a>]) -> Result<T, Unmeasured>,
    ) -> Result<T, Unmeasured> {
        match self.facts.as_slice() {
            [one] => {
                if let Ok(one) = facts.sized(*one) {
                    return of(&[one]);
                }
            }
            [one, two] => {
                if let (Ok(one), Ok(two)) = (facts.sized(*one), facts.sized(*two)) {
                    if one.unit.goes_with(&two.unit) {
                        return of(&[one, two]);
                    }
                }
            }
            _ => {}
        }
        of(&self.numbers(facts)?)
    }

    /// Every fact of the measure as a number, all of them of units that go together.
    fn numbers<'a>(&self, facts: &Facts<'a>) -> Result<Vec<Sized<'a>>, Unmeasured> {
        let numbers = all(self.facts.iter().map(|fact| facts.sized(*fact)))?;
        let goes = |number: &Sized<'_>| numbers.first().is_none_or(|first| first.unit.goes_with(&number.unit));
        if numbers.iter().all(goes) {
            return Ok(numbers);
        }
        let others = self.facts.iter().zip(&numbers).filter(|(_, number)| !goes(number));
        Err(Unmeasured::Lacking(others.filter_map(|(fact, _)| facts.lack(*fact, Cause::OtherUnit)).collect()))
    }

    fn count(&self, facts: &Facts<'_>) -> Result<Count, Unmeasured> {
        let mut count = Count { met: 0, of: self.facts.len(), open: Vec::new() };
        for fact in &self.facts {
            match facts.answer(*fact) {
                Ok(Answer::Yes) => count.met = count.met.saturating_add(1),
                Ok(_) | Err(Absent::Unknown) => {}
                Err(Absent::NotApplicable(fact)) => return Err(Unmeasured::NotApplicable(fact)),
                Err(Absent::Lacking(lack)) => count.open.push(lack),
            }
        }
        Ok(count)
    }
}

impl From<Absent> for Unmeasured {
    fn from(absent: Absent) -> Self {
        match absent {
            Absent::NotApplicable(fact) => Self::NotApplicable(fact),
            Absent::Lacking(lack) => Self::Lacking(vec![lack]),
            Absent::Unknown => Self::Lacking(Vec::new()),
        }
    }
}

/// The results, or everything that is lacking; what is not applicable comes first.
fn all<T>(results: impl Iterator<Item = Result<T, Absent>>) -> Result<Vec<T>, Unmeasured> {
    let (mut found, mut lacks) = (Vec::with_capacity(results.size_hint().0), Vec::new());
    let mut unknown = false;
    for result in results {
        match result {
            Ok(value) => found.push(value),
            Err(Absent::NotApplicable(fact)) => return Err(Unmeasured::NotApplicable(fact)),
            Err(Absent::Lacking(lack)) => lacks.push(lack),
            Err(Absent::Unknown) => unknown = true,
        }
    }
    if lacks.is_empty() && !unknown { Ok(found) } else { Err(Unmeasured::Lacking(lacks)) }
}

fn measure_sum<'a>(numbers: &[Sized<'a>], counts: &[plan::Count]) -> Sized<'a> {
    let (value, span) = linear::sum(numbers, counts, |count| count.above);
    // A bare number takes the unit of its neighbour.
    let units = counts.iter().filter_map(|count| numbers.get(count.fact)).map(|number| number.unit);
    let unit = units.clone().find(|unit| *unit != Unit::Things("")).or(units.clone().next());
    Sized { value, span, unit: unit.unwrap_or(Unit::Things("")), is_blurred: is_blurred(numbers, counts) }
}

/// Whether a hedge blurs one of the numbers that are counted.
fn is_blurred(numbers: &[Sized<'_>], counts: &[plan::Count]) -> bool {
    counts.iter().filter_map(|count| numbers.get(count.fact)).any(|number| number.is_blurred)
}

fn measure_ratios<'a>(numbers: &[Sized<'a>], ratios: &[Ratio]) -> Result<Vec<Sized<'a>>, Unmeasured> {
    ratios.iter().map(|ratio| measure_ratio(numbers, ratio)).collect()
}

fn measure_ratio<'a>(numbers: &[Sized<'_>], ratio: &Ratio) -> Result<Sized<'a>, Unmeasured> {
    let (above, above_span) = linear::sum(numbers, &ratio.counts, |count| count.above);
    let (below, below_span) = linear::sum(numbers, &ratio.counts, |count| count.below);
    if below.is_negative() {
        return Err(Unmeasured::NegativeBase);
    }
    let value = above.over(&below).ok_or(Unmeasured::ZeroBase)?;
    let span = if above_span.is_point() && below_span.is_point() {
        Span::point(&value)
    } else if ratio.is_shared {
        let terms = ratio.counts.iter().filter_map(|count| {
            let fact = numbers.get(count.fact)?;
            Some(Term { above: count.above, below: count.below, fact })
        });
        linear::ratio_span(&terms.collect::<Vec<_>>(), &above_span, &below_span)
    } else {
        linear::quotient(&above_span, &below_span)
    };
    Ok(Sized { value, span, unit: Unit::Share, is_blurred: is_blurred(numbers, &ratio.counts) })
}

fn average<'a>(ratios: &[Sized<'_>]) -> Option<Sized<'a>> {
    let years = Number::whole(i128::try_from(ratios.len()).ok()?);
    let share = Number::ONE.over(&years)?;
    let start = (Number::ZERO, Span::point(&Number::ZERO));
    let (value, span) =
        ratios.iter().fold(start, |(value, span), ratio| (value.plus(&ratio.value), span.plus(&ratio.span)));
    let is_blurred = ratios.iter().any(|ratio| ratio.is_blurred);
    Some(Sized { value: value.times(&share), span: span.map(|end| end.times(&share)), unit: Unit::Share, is_blurred })
}
