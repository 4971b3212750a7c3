//! Why a text is no figure.

use std::fmt;

use super::measure::RangeError;

/// A text that is not the figure it should be: what was found, and what was expected.
///
/// ```
/// use budget_performance::figure::{Amount, Problem, Stated};
///
/// let error = "311.01".parse::<Stated<Amount>>().unwrap_err();
/// assert_eq!(error.problem(), &Problem::UnitMissing);
/// assert_eq!(
///     error.to_string(),
///     "found `311.01`, which has no unit; \
///      expected an amount of money with its unit, such as `311.01万元` or `12.5 million CNY`"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureError {
    found: Box<str>,
    expected: &'static str,
    problem: Problem,
}

/// What is wrong with a text that should be a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// There is nothing to read: an empty text, a dash, a stroke, 无. Such a cell is `missing`.
    NoValue,
    /// The digits make no number: none at all, two points, a group of the wrong length, digits of another script.
    NotANumber,
    /// The unit is left out where it has to be written.
    UnitMissing,
    /// What follows the number is no unit of this kind of quantity, or is two.
    WrongUnit(Box<str>),
    /// The number is too large, too fine, or a fraction of a person.
    Range(RangeError),
    /// Two hedges, or one that stands where none can.
    WrongHedge,
    /// The text can be read, but is not spelt as it has to be; this is.
    NotCanonical(Box<str>),
}

impl FigureError {
    pub(crate) fn new(found: &str, expected: &'static str, problem: Problem) -> Self {
        Self { found: found.into(), expected, problem }
    }

    /// The text that was found.
    pub fn found(&self) -> &str {
        &self.found
    }

    /// What is wrong with it.
    pub fn problem(&self) -> &Problem {
        &self.problem
    }

    /// What was expected in its place, in words.
    pub fn expected(&self) -> String {
        match &self.problem {
            Problem::NotCanonical(canonical) => format!("the canonical spelling `{canonical}`"),
            Problem::NoValue => format!("{}, or the word `missing` in a cell", self.expected),
            _ => self.expected.to_owned(),
        }
    }
}

impl fmt::Display for FigureError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "found `{}`", self.found)?;
        match &self.problem {
            Problem::NotCanonical(_) => Ok(()),
            Problem::NoValue => formatter.write_str(", which is no figure"),
            Problem::NotANumber => formatter.write_str(", which holds no number that can be read"),
            Problem::UnitMissing => formatter.write_str(", which has no unit"),
            Problem::WrongUnit(unit) => write!(formatter, ", where `{unit}` is no unit of it"),
            Problem::Range(range) => write!(formatter, ": {range}"),
            Problem::WrongHedge => formatter.write_str(", which is hedged twice or in the wrong place"),
        }?;
        write!(formatter, "; expected {}", self.expected())
    }
}

impl std::error::Error for FigureError {}
