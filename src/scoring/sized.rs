//! Figures as numbers: the value of the printed digits, every value behind them, and what they are numbers of.

use super::fact::FactKind;
use super::number::Number;
use super::span::Span;
use crate::figure::{Currency, Figure, Measure, Reading, Stated};

/// What a number is a number of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// A ratio: one is a hundred percent.
    Share,
    Money(Currency),
    People,
    /// Things of a unit, or of none.
    Things(String),
}

impl Unit {
    /// Whether numbers of both can stand in one sum; a bare number goes with people and with things of any unit.
    pub(super) fn goes_with(&self, other: &Self) -> bool {
        let is_bare = |unit: &Self| matches!(unit, Self::Things(word) if word.is_empty());
        let is_counted = |unit: &Self| matches!(unit, Self::Things(_) | Self::People);
        self == other || (is_bare(self) && is_counted(other)) || (is_counted(self) && is_bare(other))
    }
}

/// A number with everything that may be behind it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sized {
    /// The exact value of the printed digits.
    pub(super) value: Number,
    /// Every true value.
    pub(super) span: Span,
    pub(super) unit: Unit,
}

impl Sized {
    pub(super) fn of(figure: &Figure) -> Self {
        match figure {
            Figure::Amount(stated) => sized(stated, Unit::Money(stated.unit().currency()), 1),
            Figure::Ratio(stated) => sized(stated, Unit::Share, 100),
            Figure::Headcount(stated) => sized(stated, Unit::People, 1),
            Figure::Quantity(stated) => sized(stated, Unit::Things(stated.unit().as_str().to_owned()), 1),
        }
    }
}

fn sized<Q: Measure>(stated: &Stated<Q>, unit: Unit, by: i128) -> Sized {
    let value = Number::of(stated.value()).over(&Number::whole(by)).unwrap_or(Number::ZERO);
    Sized { value, span: Span::of(&stated.interval(Reading::Nearest), by), unit }
}

/// The exact number that a rule writes; 100% is one.
pub(super) fn threshold(figure: &Figure) -> Number {
    match figure {
        Figure::Amount(stated) => Number::of(stated.value()),
        Figure::Ratio(stated) => share(stated),
        Figure::Headcount(stated) => Number::of(stated.value()),
        Figure::Quantity(stated) => Number::of(stated.value()),
    }
}

/// The exact number of a percentage; 100% is one.
pub(super) fn share(stated: &Stated<crate::figure::Ratio>) -> Number {
    Number::of(stated.value()).over(&Number::whole(100)).unwrap_or(Number::ZERO)
}

/// Whether a figure is of that kind.
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
pub(super) fn unit(figure: &Figure) -> Unit {
    match figure {
        Figure::Amount(stated) => Unit::Money(stated.unit().currency()),
        Figure::Ratio(_) => Unit::Share,
        Figure::Headcount(_) => Unit::People,
        Figure::Quantity(stated) => Unit::Things(stated.unit().as_str().to_owned()),
    }
}
