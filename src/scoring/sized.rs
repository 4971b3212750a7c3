//! Figures as numbers: the value of the printed digits, every value behind them, and what they are numbers of.

use super::fact::FactKind;
use super::number::Number;
use super::span::Span;
use crate::figure::{Amount, Currency, Figure, Measure, Ratio, Reading, Stated};

/// What a number is a number of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit<'a> {
    /// A ratio: one is a hundred percent.
    Share,
    Money(Currency),
    People,
    /// Things of a unit, or of none.
    Things(&'a str),
}

impl Unit<'_> {
    /// Whether numbers of both can stand in one sum; a bare number goes with people and with things of any unit.
    #[inline]
    pub(super) fn goes_with(&self, other: &Unit<'_>) -> bool {
        let is_bare = |unit: &Unit<'_>| *unit == Unit::Things("");
        let is_counted = |unit: &Unit<'_>| matches!(unit, Unit::Things(_) | Unit::People);
        self == other || (is_bare(self) && is_counted(other)) || (is_counted(self) && is_bare(other))
    }
}

/// A number with everything that may be behind it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sized<'a> {
    /// The exact value of the printed digits.
    pub(super) value: Number,
    /// Every true value.
    pub(super) span: Span,
    pub(super) unit: Unit<'a>,
    /// Whether a hedge blurs it: then the printed digits are none of what may be true.
    pub(super) is_blurred: bool,
}

impl<'a> Sized<'a> {
    #[inline]
    pub(super) fn of(figure: &'a Figure) -> Self {
        match figure {
            Figure::Amount(stated) => Self::amount(stated),
            Figure::Ratio(stated) => sized(stated, Unit::Share, 100),
            Figure::Headcount(stated) => sized(stated, Unit::People, 1),
            Figure::Quantity(stated) => sized(stated, Unit::Things(stated.unit().as_str()), 1),
        }
    }

    #[inline]
    pub(super) fn amount(stated: &Stated<Amount>) -> Self {
        sized(stated, Unit::Money(stated.unit().currency()), 1)
    }
}

fn sized<'a, Q: Measure>(stated: &Stated<Q>, unit: Unit<'a>, by: i128) -> Sized<'a> {
    let span = Span::of(&stated.interval(Reading::Nearest), by);
    Sized { value: Number::of(stated.value(), by), span, unit, is_blurred: stated.hedge().is_some() }
}

/// The exact number that a rule writes; 100% is one.
#[inline]
pub(super) fn threshold(figure: &Figure) -> Number {
    match figure {
        Figure::Amount(stated) => Number::of(stated.value(), 1),
        Figure::Ratio(stated) => share(stated),
        Figure::Headcount(stated) => Number::of(stated.value(), 1),
        Figure::Quantity(stated) => Number::of(stated.value(), 1),
    }
}

/// The exact number of a percentage; 100% is one.
#[inline]
pub(super) fn share(stated: &Stated<Ratio>) -> Number {
    Number::of(stated.value(), 100)
}

/// Whether a figure is of that kind.
#[inline]
pub(super) fn is_of(kind: FactKind, figure: &Figure) -> bool {
    match (kind, figure) {
        (FactKind::Money, Figure::Amount(_))
        | (FactKind::Ratio | FactKind::Judgement, Figure::Ratio(_))
        | (FactKind::People, Figure::Headcount(_))
        | (FactKind::Things, Figure::Quantity(_)) => true,
        (FactKind::People, Figure::Quantity(stated)) => stated.unit().is_none(),
        (FactKind::Judgement, Figure::Quantity(stated)) => matches!(stated.unit().as_str(), "" | "分" | "points"),
        _ => false,
    }
}

/// Whether a figure has a hedge, which a threshold cannot have.
pub(super) fn is_hedged(figure: &Figure) -> bool {
    match figure {
        Figure::Amount(stated) => stated.hedge().is_some(),
        Figure::Ratio(stated) => stated.hedge().is_some(),
        Figure::Headcount(stated) => stated.hedge().is_some(),
        Figure::Quantity(stated) => stated.hedge().is_some(),
    }
}

/// The unit of a figure.
#[inline]
pub(super) fn unit(figure: &Figure) -> Unit<'_> {
    match figure {
        Figure::Amount(stated) => Unit::Money(stated.unit().currency()),
        Figure::Ratio(_) => Unit::Share,
        Figure::Headcount(_) => Unit::People,
        Figure::Quantity(stated) => Unit::Things(stated.unit().as_str()),
    }
}
