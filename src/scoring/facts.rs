//! Evidence as a measure asks for it.

use super::evidence::{Evidence, Given, GivenFact};
use super::fact::{Fact, FactKind};
use super::lack::{Cause, Lack};
use super::name::FactName;
use super::number::Number;
use super::sized::{self, Sized, Unit};
use super::span::Span;
use crate::calc::bounds;
use crate::figure::{Amount, Cell, Figure, Ratio, Reading, Stated};
use crate::model::Answer;

/// The facts of a framework, and what is given of each.
pub(super) struct Facts<'a> {
    facts: &'a [Fact],
    given: Vec<&'a [GivenFact]>,
}

/// Why a fact gives no value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Absent {
    /// The fact has no meaning here.
    NotApplicable(FactName),
    Lacking(Lack),
    /// The framework has no such fact, which its check rules out.
    Unknown,
}

/// What an evaluator judged.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Judged<'a> {
    Tier(&'a str),
    Share(Number),
    Points(Number),
}

impl<'a> Facts<'a> {
    /// What the evidence gives of every fact; `order` has the places of the facts in the order of their names.
    pub(super) fn new(facts: &'a [Fact], order: &[usize], evidence: &'a Evidence) -> Self {
        let mut given: Vec<&[GivenFact]> = vec![&[]; facts.len()];
        let mut rest = evidence.facts();
        // Both are in the order of their names: one walk finds every fact.
        for (index, fact) in order.iter().filter_map(|index| Some((*index, facts.get(*index)?))) {
            let before = rest.iter().take_while(|given| given.fact < fact.id).count();
            let here = rest.iter().skip(before).take_while(|given| given.fact == fact.id).count();
            let (passed, after) = rest.split_at_checked(before.saturating_add(here)).unwrap_or_default();
            if let Some(place) = given.get_mut(index) {
                *place = passed.get(before..).unwrap_or_default();
            }
            rest = after;
        }
        Self { facts, given }
    }

    /// The lack of a fact.
    pub(super) fn lack(&self, fact: usize, cause: Cause) -> Option<Lack> {
        self.facts.get(fact).map(|fact| Lack::new(&fact.id, cause))
    }

    fn lacking(&self, fact: usize, cause: Cause) -> Absent {
        self.lack(fact, cause).map_or(Absent::Unknown, Absent::Lacking)
    }

    fn kind(&self, fact: usize) -> Option<FactKind> {
        self.facts.get(fact).map(|fact| fact.kind)
    }

    /// What is given of a fact, if it is one thing.
    fn given(&self, fact: usize) -> Result<&'a Given, Absent> {
        let given: &'a [GivenFact] = self.given.get(fact).copied().unwrap_or_default();
        let (first, more) = given.split_first().ok_or_else(|| self.lacking(fact, Cause::NotGiven))?;
        if more.iter().any(|other| !agree(first, other)) {
            return Err(self.lacking(fact, Cause::Conflicting));
        }
        let cause = match &first.given {
            Given::Figure { figure: Cell::NotApplicable } => return Err(Absent::NotApplicable(first.fact.clone())),
            Given::Figure { figure: Cell::Missing } => Cause::Missing,
            Given::Figure { figure: Cell::NotYetDue } => Cause::NotYetDue,
            Given::Figure { figure: Cell::Undefined } => Cause::NoValue,
            Given::Figure { figure: Cell::Withheld } => Cause::Withheld,
            given => return Ok(given),
        };
        Err(self.lacking(fact, cause))
    }

    fn is_of_its_kind(&self, fact: usize, figure: &Figure) -> bool {
        self.kind(fact).is_some_and(|kind| sized::is_of(kind, figure))
    }

    /// A fact as a number.
    pub(super) fn sized(&self, fact: usize) -> Result<Sized<'a>, Absent> {
        let amount = self.kind(fact) == Some(FactKind::Money);
        let found = match self.given(fact)? {
            Given::Figure { figure: Cell::Stated(figure) } if self.is_of_its_kind(fact, figure) => {
                Some(Sized::of(figure))
            }
            Given::ByChange { current, rise } if amount => Some(by_change(current, rise)),
            Given::ByRate { current, growth } if amount => by_rate(current, growth),
            _ => None,
        };
        found.ok_or_else(|| self.lacking(fact, Cause::OtherKind))
    }

    /// A fact as yes or no.
    pub(super) fn answer(&self, fact: usize) -> Result<Answer, Absent> {
        match self.given(fact)? {
            Given::Answer { answer } => Ok(*answer),
            _ => Err(self.lacking(fact, Cause::OtherKind)),
        }
    }

    /// A fact as yes or no, by its name.
    pub(super) fn answer_to(&self, name: &FactName) -> Result<Answer, Absent> {
        let fact = self.facts.iter().position(|fact| fact.id == *name);
        fact.map_or(Err(Absent::Unknown), |fact| self.answer(fact))
    }

    /// A fact as a judgement.
    pub(super) fn judged(&self, fact: usize) -> Result<Judged<'a>, Absent> {
        match self.given(fact)? {
            Given::Tier { tier } => Ok(Judged::Tier(tier.as_ref())),
            Given::Figure { figure: Cell::Stated(figure) } if self.is_of_its_kind(fact, figure) => {
                let value = sized::threshold(figure);
                Ok(if matches!(figure, Figure::Ratio(_)) { Judged::Share(value) } else { Judged::Points(value) })
            }
            _ => Err(self.lacking(fact, Cause::OtherKind)),
        }
    }

    /// A fact as the heads of a budget: each its budget and its outturn.
    pub(super) fn heads(&self, fact: usize) -> Result<Vec<(Sized<'a>, Sized<'a>)>, Absent> {
        let Given::Heads { heads } = self.given(fact)? else { return Err(self.lacking(fact, Cause::OtherKind)) };
        Ok(heads.iter().map(|head| (Sized::amount(&head.budget), Sized::amount(&head.actual))).collect())
    }
}

/// Whether two statements of a fact say the same: the same thing, or figures of one value.
fn agree(one: &GivenFact, two: &GivenFact) -> bool {
    let same_value = || value(&one.given).is_some_and(|first| Some(first) == value(&two.given));
    one.given == two.given || same_value()
}

/// The unit and value of a figure.
fn value(given: &Given) -> Option<(Unit<'_>, Number)> {
    match given {
        Given::Figure { figure: Cell::Stated(figure) } => Some((sized::unit(figure), sized::threshold(figure))),
        _ => None,
    }
}

/// `current − rise`, where the report states no more.
fn by_change<'a>(current: &Stated<Amount>, rise: &Stated<Amount>) -> Sized<'a> {
    let interval = bounds::prior_from_change(&current.interval(Reading::Nearest), &rise.interval(Reading::Nearest));
    let value = Number::of(current.value(), 1).minus(&Number::of(rise.value(), 1));
    let is_blurred = current.hedge().is_some() || rise.hedge().is_some();
    Sized { value, span: Span::of(&interval, 1), unit: Unit::Money(current.unit().currency()), is_blurred }
}

/// `current ÷ (1 + growth)`, where the report states no more; `None` for a fall of everything.
fn by_rate<'a>(current: &Stated<Amount>, growth: &Stated<Ratio>) -> Option<Sized<'a>> {
    let factor = Number::ONE.plus(&sized::share(growth));
    let value = Number::of(current.value(), 1).over(&factor)?;
    let interval = bounds::prior_from_rate(&current.interval(Reading::Nearest), &growth.interval(Reading::Nearest));
    let span = interval.map_or(Span::EVERYTHING, |interval| Span::of(&interval, 1));
    let is_blurred = current.hedge().is_some() || growth.hedge().is_some();
    Some(Sized { value, span, unit: Unit::Money(current.unit().currency()), is_blurred })
}
