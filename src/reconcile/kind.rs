//! What a figure counts, so that unlike is not compared.

use std::fmt;

use crate::figure::{Currency, Figure};

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind<'f> {
    Money(Currency),
    Percent,
    People,
    Things(&'f str),
}

impl<'f> Kind<'f> {
    pub(super) fn of(figure: &'f Figure) -> Self {
        match figure {
            Figure::Amount(amount) => Self::Money(amount.unit().currency()),
            Figure::Ratio(_) => Self::Percent,
            Figure::Headcount(_) => Self::People,
            Figure::Quantity(things) => Self::Things(things.unit().as_str()),
        }
    }
}

impl fmt::Display for Kind<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Money(currency) => write!(formatter, "money in {currency}"),
            Self::Percent => formatter.write_str("a percentage"),
            Self::People => formatter.write_str("people or posts"),
            Self::Things("") => formatter.write_str("a number without a unit"),
            Self::Things(unit) => write!(formatter, "a number of `{unit}`"),
        }
    }
}
