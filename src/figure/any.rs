//! Figures whose kind the text itself tells.

use std::fmt;
use std::str::FromStr;

use super::amount::Amount;
use super::error::{FigureError, Problem};
use super::fraction::Quotient;
use super::headcount::Headcount;
use super::hedge::Hedge;
use super::interval::{Interval, Reading};
use super::measure::Measure;
use super::parse::attempt;
use super::quantity::Quantity;
use super::ratio::Ratio;
use super::rounding::Rounding;
use super::stated::Stated;
use super::unit::HeadUnit;

/// A figure of any kind: money, a percentage, people, or a number of things.
///
/// Its unit tells which; a number without a unit is a [`Quantity`].
///
/// ```
/// use budget_performance::figure::Figure;
///
/// assert!(matches!("180余万元".parse()?, Figure::Amount(_)));
/// assert!(matches!("100%".parse()?, Figure::Ratio(_)));
/// assert!(matches!("2370人".parse()?, Figure::Headcount(_)));
/// assert!(matches!("2628立方".parse()?, Figure::Quantity(_)));
/// # Ok::<(), budget_performance::figure::FigureError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Figure {
    /// Money.
    Amount(Stated<Amount>),
    /// A percentage.
    Ratio(Stated<Ratio>),
    /// People or posts, by their unit.
    Headcount(Stated<Headcount>),
    /// Anything else.
    Quantity(Stated<Quantity>),
}

/// One expression for whichever kind of figure it is.
macro_rules! whichever {
    ($figure:expr, $stated:ident => $result:expr) => {
        match $figure {
            Figure::Amount($stated) => $result,
            Figure::Ratio($stated) => $result,
            Figure::Headcount($stated) => $result,
            Figure::Quantity($stated) => $result,
        }
    };
}

impl Figure {
    /// The number that is written, exact, without its unit.
    pub fn value(&self) -> Quantity {
        // OK because the bounds of a quantity are the widest.
        whichever!(self, stated => Quantity::from_scaled(stated.value().scaled()).unwrap_or_default())
    }

    /// Every value that the figure can stand for under `reading`, without its unit.
    pub fn interval(&self, reading: Reading) -> Interval<Quantity> {
        whichever!(self, stated => stated.interval(reading).retyped())
    }

    /// The word that blurs the number, if there is one.
    pub fn hedge(&self) -> Option<Hedge> {
        whichever!(self, stated => stated.hedge())
    }

    /// Nothing, in the unit of this figure.
    pub(crate) fn nothing(&self) -> Option<Self> {
        self.rewritten(Quotient::whole(Quantity::ZERO), 0, Rounding::HalfUp)
    }

    /// The count of 10⁻⁸ that one in the last digit stands for.
    pub(crate) fn step(&self) -> i128 {
        whichever!(self, stated => stated.step())
    }

    /// Digits written after the point.
    pub fn decimals(&self) -> u8 {
        whichever!(self, stated => stated.decimals())
    }

    /// Another value, written in the unit of this figure with so many decimals.
    pub(crate) fn rewritten(&self, value: Quotient<Quantity>, decimals: u8, mode: Rounding) -> Option<Self> {
        Some(match self {
            Self::Amount(like) => {
                Self::Amount(Stated::write(value.retyped(), decimals, like.scale(), *like.unit(), mode).ok()?)
            }
            Self::Ratio(like) => {
                Self::Ratio(Stated::write(value.retyped(), decimals, like.scale(), *like.unit(), mode).ok()?)
            }
            Self::Headcount(like) => {
                Self::Headcount(Stated::write(value.retyped(), decimals, like.scale(), *like.unit(), mode).ok()?)
            }
            Self::Quantity(like) => {
                Self::Quantity(Stated::write(value.retyped(), decimals, like.scale(), like.unit().clone(), mode).ok()?)
            }
        })
    }

    /// What a reader of a document expects here, with examples.
    pub(crate) const EXPECTED: &'static str =
        "a figure with its unit, such as `311.01万元`, `83.28%`, `19人` or `914家`";

    /// The figure in its canonical spelling; `None` if there is anything to explain.
    fn canonical(text: &str) -> Option<Self> {
        if let Some(amount) = attempt(text).ok()? {
            return Some(Self::Amount(amount));
        }
        if let Some(ratio) = attempt(text).ok()? {
            return Some(Self::Ratio(ratio));
        }
        match attempt::<Headcount>(text) {
            Ok(Some(heads)) if *heads.unit() != HeadUnit::Bare => Some(Self::Headcount(heads)),
            // OK because a bare number says nothing of people; it falls through to the quantities.
            Ok(_) => attempt(text).ok()?.map(Self::Quantity),
            Err(_) if !HeadUnit::is_written_in(text) => attempt(text).ok()?.map(Self::Quantity),
            Err(_) => None,
        }
    }

    /// The figure that the first reader to succeed makes of a text, most telling unit first.
    pub(super) fn first(
        text: &str,
        amount: impl FnOnce(&str) -> Result<Stated<Amount>, FigureError>,
        ratio: impl FnOnce(&str) -> Result<Stated<Ratio>, FigureError>,
        heads: impl FnOnce(&str) -> Result<Stated<Headcount>, FigureError>,
        quantity: impl FnOnce(&str) -> Result<Stated<Quantity>, FigureError>,
    ) -> Result<Self, FigureError> {
        let mut telling = None;
        // An error that is about more than the unit belongs to the kind whose unit was met.
        let mut keep = |error: FigureError| {
            if matches!(error.problem(), Problem::Range(_) | Problem::NotCanonical(_)) {
                telling.get_or_insert(error);
            }
        };
        match amount(text) {
            Ok(figure) => return Ok(Self::Amount(figure)),
            Err(error) => keep(error),
        }
        match ratio(text) {
            Ok(figure) => return Ok(Self::Ratio(figure)),
            Err(error) => keep(error),
        }
        match heads(text) {
            // OK because a bare number says nothing of people; it falls through to the quantities.
            Ok(figure) if *figure.unit() == HeadUnit::Bare => {}
            Ok(figure) => return Ok(Self::Headcount(figure)),
            Err(error) if HeadUnit::is_written_in(text) => keep(error),
            Err(_) => {}
        }
        if let Some(error) = telling {
            return Err(error);
        }
        quantity(text).map(Self::Quantity).map_err(|error| match error.problem() {
            Problem::Range(_) | Problem::NotCanonical(_) => error,
            problem => FigureError::new(text, Self::EXPECTED, problem.clone()),
        })
    }
}

impl FromStr for Figure {
    type Err = FigureError;

    fn from_str(text: &str) -> Result<Self, FigureError> {
        // A right text is read without words for what it is not; only a wrong one is looked at kind by kind.
        Self::canonical(text).map_or_else(|| Self::first(text, str::parse, str::parse, str::parse, str::parse), Ok)
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Amount(figure) => fmt::Display::fmt(figure, formatter),
            Self::Ratio(figure) => fmt::Display::fmt(figure, formatter),
            Self::Headcount(figure) => fmt::Display::fmt(figure, formatter),
            Self::Quantity(figure) => fmt::Display::fmt(figure, formatter),
        }
    }
}

/// A number of people or of things, as a tally counts them.
///
/// A bare number is whole (`19`, `1418`); anything finer says what it measures (`19.5 FTE`). Money and percentages are
/// refused.
///
/// ```
/// use budget_performance::figure::Count;
///
/// assert_eq!("19".parse::<Count>()?.heads().map(|heads| heads.heads()), Some(19));
/// assert!("97次".parse::<Count>()?.heads().is_none());
/// assert!("19.5".parse::<Count>().is_err());
/// # Ok::<(), budget_performance::figure::FigureError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Count {
    /// People or posts, or a number without any word.
    Heads(Stated<Headcount>),
    /// Things, with their unit of measure.
    Things(Stated<Quantity>),
}

impl Count {
    /// What a reader of a document expects here, with examples.
    pub(crate) const EXPECTED: &'static str = "a number of people or things, such as `19人`, `23` or `97次`";

    /// The number in its canonical spelling; `None` if there is anything to explain.
    fn canonical(text: &str) -> Option<Self> {
        match attempt(text).ok()? {
            Some(heads) => Some(Self::Heads(heads)),
            None => attempt(text).ok()?.map(Self::Things),
        }
    }

    /// People if they can be, else things with a unit.
    pub(super) fn first(
        text: &str,
        heads: impl FnOnce(&str) -> Result<Stated<Headcount>, FigureError>,
        things: impl FnOnce(&str) -> Result<Stated<Quantity>, FigureError>,
    ) -> Result<Self, FigureError> {
        let error = match heads(text) {
            Ok(heads) => return Ok(Self::Heads(heads)),
            Err(error) => error,
        };
        if matches!(error.problem(), Problem::Range(_) | Problem::NotCanonical(_)) {
            return Err(error);
        }
        things(text).map(Self::Things).map_err(|error| match error.problem() {
            Problem::Range(_) | Problem::NotCanonical(_) => error,
            problem => FigureError::new(text, Self::EXPECTED, problem.clone()),
        })
    }

    /// The value, whatever is counted.
    pub fn value(&self) -> Quantity {
        let scaled = match self {
            Self::Heads(heads) => heads.value().scaled(),
            Self::Things(things) => things.value().scaled(),
        };
        // OK because the bounds of heads and quantities are the same.
        Quantity::from_scaled(scaled).unwrap_or_default()
    }

    /// The number of people or posts, if it is one.
    pub fn heads(&self) -> Option<Headcount> {
        match self {
            Self::Heads(heads) => Some(heads.value()),
            Self::Things(_) => None,
        }
    }
}

impl FromStr for Count {
    type Err = FigureError;

    fn from_str(text: &str) -> Result<Self, FigureError> {
        Self::canonical(text).map_or_else(|| Self::first(text, str::parse, str::parse), Ok)
    }
}

impl fmt::Display for Count {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Heads(heads) => fmt::Display::fmt(heads, formatter),
            Self::Things(things) => fmt::Display::fmt(things, formatter),
        }
    }
}
