//! Evidence as a measure asks for it.

use std::collections::BTreeMap;

use super::evidence::{Evidence, Given, GivenFact};
use super::fact::FactKind;
use super::lack::{Cause, Lack};
use super::name::FactName;
use super::number::Number;
use super::sized::{self, Sized, Unit};
use super::span::Span;
use crate::calc::bounds;
use crate::figure::{Amount, Cell, Figure, Ratio, Reading, Stated};
use crate::model::Answer;

/// Evidence, and of what kind each fact should be.
#[derive(Clone, Copy)]
pub(super) struct Facts<'a> {
    pub(super) evidence: &'a Evidence,
    pub(super) kinds: &'a BTreeMap<FactName, FactKind>,
}

/// Why a fact gives no value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Absent {
    /// The fact has no meaning here.
    NotApplicable(FactName),
    Lacking(Lack),
}

/// What an evaluator judged.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Judged<'a> {
    Tier(&'a str),
    Share(Number),
    Points(Number),
}

impl<'a> Facts<'a> {
    /// What is given of a fact, if it is one thing.
    fn given(&self, name: &FactName) -> Result<&'a Given, Absent> {
        let lacking = |cause| Absent::Lacking(Lack::new(name, cause));
        let (first, more) = self.evidence.named(name).split_first().ok_or_else(|| lacking(Cause::NotGiven))?;
        if more.iter().any(|other| !agree(first, other)) {
            return Err(lacking(Cause::Conflicting));
        }
        let cause = match &first.given {
            Given::Figure { figure: Cell::NotApplicable } => return Err(Absent::NotApplicable(name.clone())),
            Given::Figure { figure: Cell::Missing } => Cause::Missing,
            Given::Figure { figure: Cell::NotYetDue } => Cause::NotYetDue,
            Given::Figure { figure: Cell::Undefined } => Cause::NoValue,
            Given::Figure { figure: Cell::Withheld } => Cause::Withheld,
            given => return Ok(given),
        };
        Err(lacking(cause))
    }

    fn other_kind(name: &FactName) -> Absent {
        Absent::Lacking(Lack::new(name, Cause::OtherKind))
    }

    fn is_of_its_kind(&self, name: &FactName, figure: &Figure) -> bool {
        self.kinds.get(name).is_some_and(|kind| sized::is_of(*kind, figure))
    }

    /// A fact as a number.
    pub(super) fn sized(&self, name: &FactName) -> Result<Sized, Absent> {
        let amount = self.kinds.get(name) == Some(&FactKind::Money);
        let found = match self.given(name)? {
            Given::Figure { figure: Cell::Stated(figure) } if self.is_of_its_kind(name, figure) => {
                Some(Sized::of(figure))
            }
            Given::ByChange { current, rise } if amount => Some(by_change(current, rise)),
            Given::ByRate { current, growth } if amount => by_rate(current, growth),
            _ => None,
        };
        found.ok_or_else(|| Self::other_kind(name))
    }

    /// A fact as yes or no.
    pub(super) fn answer(&self, name: &FactName) -> Result<Answer, Absent> {
        match self.given(name)? {
            Given::Answer { answer } => Ok(*answer),
            _ => Err(Self::other_kind(name)),
        }
    }

    /// A fact as a judgement.
    pub(super) fn judged(&self, name: &FactName) -> Result<Judged<'a>, Absent> {
        match self.given(name)? {
            Given::Tier { tier } => Ok(Judged::Tier(tier.as_ref())),
            Given::Figure { figure: Cell::Stated(figure) } if self.is_of_its_kind(name, figure) => {
                let value = sized::threshold(figure);
                Ok(if matches!(figure, Figure::Ratio(_)) { Judged::Share(value) } else { Judged::Points(value) })
            }
            _ => Err(Self::other_kind(name)),
        }
    }

    /// A fact as the heads of a budget: each its budget and its outturn.
    pub(super) fn heads(&self, name: &FactName) -> Result<Vec<(Sized, Sized)>, Absent> {
        let Given::Heads { heads } = self.given(name)? else { return Err(Self::other_kind(name)) };
        let amount = |stated: &Stated<Amount>| Sized::of(&Figure::Amount(*stated));
        Ok(heads.iter().map(|head| (amount(&head.budget), amount(&head.actual))).collect())
    }
}

/// Whether two statements of a fact say the same: the same thing, or figures of one value.
fn agree(one: &GivenFact, two: &GivenFact) -> bool {
    let value = |given: &Given| match given {
        Given::Figure { figure: Cell::Stated(figure) } => Some((sized::unit(figure), sized::threshold(figure))),
        _ => None,
    };
    let same_value = || value(&one.given).is_some_and(|first| Some(first) == value(&two.given));
    one.given == two.given || same_value()
}

/// `current − rise`, where the report states no more.
fn by_change(current: &Stated<Amount>, rise: &Stated<Amount>) -> Sized {
    let interval = bounds::prior_from_change(&current.interval(Reading::Nearest), &rise.interval(Reading::Nearest));
    let value = Number::of(current.value()).minus(&Number::of(rise.value()));
    Sized { value, span: Span::of(&interval, 1), unit: Unit::Money(current.unit().currency()) }
}

/// `current ÷ (1 + growth)`, where the report states no more; `None` for a fall of everything.
fn by_rate(current: &Stated<Amount>, growth: &Stated<Ratio>) -> Option<Sized> {
    let factor = Number::ONE.plus(&sized::share(growth));
    let value = Number::of(current.value()).over(&factor)?;
    let interval = bounds::prior_from_rate(&current.interval(Reading::Nearest), &growth.interval(Reading::Nearest));
    let span = interval.map_or(Span::EVERYTHING, |interval| Span::of(&interval, 1));
    Some(Sized { value, span, unit: Unit::Money(current.unit().currency()) })
}
