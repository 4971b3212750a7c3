//! A place in a document where a figure belongs: the figure, or the word for why there is none.

use std::fmt;
use std::str::FromStr;

/// A figure, or why there is none.
///
/// Zero is a figure. A document that has no such cell at all says nothing, not even [`Cell::Missing`]: in the model that
/// is an absent member. So six kinds of "no value" are kept apart.
///
/// ```
/// use budget_performance::figure::{Amount, Cell, Stated};
///
/// let cell: Cell<Stated<Amount>> = "missing".parse()?;
/// assert_eq!(cell, Cell::Missing);
/// assert_eq!("5万元".parse::<Cell<Stated<Amount>>>()?.stated().map(|five| five.to_string()), Some("5万元".into()));
/// # Ok::<(), budget_performance::figure::FigureError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cell<T> {
    /// The figure.
    Stated(T),
    /// The cell is there and holds nothing: blank, `-`, `/`, 无.
    Missing,
    /// A figure would have no meaning here (不适用).
    NotApplicable,
    /// The figure will exist later (未到期).
    NotYetDue,
    /// The figure has no value: a ratio to zero.
    Undefined,
    /// The figure exists and is not published (不予公开).
    Withheld,
}

impl<T> Cell<T> {
    /// Every kind of cell without a figure.
    #[cfg(feature = "schema")]
    pub(crate) const EMPTY: [Self; 5] =
        [Self::Missing, Self::NotApplicable, Self::NotYetDue, Self::Undefined, Self::Withheld];

    /// The word for why there is no figure, if there is none.
    pub(crate) fn word(&self) -> Option<&'static str> {
        match self {
            Self::Stated(_) => None,
            Self::Missing => Some("missing"),
            Self::NotApplicable => Some("not_applicable"),
            Self::NotYetDue => Some("not_yet_due"),
            Self::Undefined => Some("undefined"),
            Self::Withheld => Some("withheld"),
        }
    }

    /// The figure, if there is one.
    pub fn stated(&self) -> Option<&T> {
        match self {
            Self::Stated(figure) => Some(figure),
            _ => None,
        }
    }

    /// The same kind of cell around another content.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Cell<U> {
        match self {
            Self::Stated(figure) => Cell::Stated(change(figure)),
            Self::Missing => Cell::Missing,
            Self::NotApplicable => Cell::NotApplicable,
            Self::NotYetDue => Cell::NotYetDue,
            Self::Undefined => Cell::Undefined,
            Self::Withheld => Cell::Withheld,
        }
    }

    /// A reference to the content.
    pub fn as_ref(&self) -> Cell<&T> {
        match self {
            Self::Stated(figure) => Cell::Stated(figure),
            Self::Missing => Cell::Missing,
            Self::NotApplicable => Cell::NotApplicable,
            Self::NotYetDue => Cell::NotYetDue,
            Self::Undefined => Cell::Undefined,
            Self::Withheld => Cell::Withheld,
        }
    }
}

impl<T: FromStr> FromStr for Cell<T> {
    type Err = T::Err;

    fn from_str(text: &str) -> Result<Self, T::Err> {
        match text {
            "missing" => Ok(Self::Missing),
            "not_applicable" => Ok(Self::NotApplicable),
            "not_yet_due" => Ok(Self::NotYetDue),
            "undefined" => Ok(Self::Undefined),
            "withheld" => Ok(Self::Withheld),
            _ => text.parse().map(Self::Stated),
        }
    }
}

impl<T: fmt::Display> fmt::Display for Cell<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stated(figure) => fmt::Display::fmt(figure, formatter),
            _ => formatter.write_str(self.word().unwrap_or_default()),
        }
    }
}
