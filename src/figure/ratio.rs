//! Percentages on a grid, as documents print them.

use rust_decimal::Decimal;

use super::measure::{Measure, RangeError};
use super::unit::RatioUnit;

/// A ratio in percent (百分比), exact to 10⁻⁸ % and below 10⁹ %.
///
/// This is a number that someone wrote down. What is computed is exact and of its own type:
/// [`Share`](super::Share), [`Growth`](super::Growth), [`Completion`](super::Completion),
/// [`PointChange`](super::PointChange).
///
/// ```
/// use budget_performance::figure::{Measure, Ratio, Stated};
///
/// let share: Stated<Ratio> = "83.28%".parse()?;
/// assert_eq!(share.value().to_decimal().to_string(), "83.28");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct Ratio(i64);

impl Ratio {
    /// The ratio of so many 10⁻⁸ %.
    #[inline]
    pub(crate) fn from_counts(counts: i64) -> Result<Self, RangeError> {
        if counts.unsigned_abs() < 100_000_000_000_000_000 { Ok(Self(counts)) } else { Err(RangeError::OutOfBounds) }
    }
}

impl Measure for Ratio {
    type Unit = RatioUnit;
    const ZERO: Self = Self(0);
    const INTEGER_DIGITS: u8 = 9;
    const EXPECTED: &'static str = "a percentage with its sign, such as `83.28%`";

    #[inline]
    fn scaled(self) -> i128 {
        i128::from(self.0)
    }

    #[inline]
    fn from_scaled(scaled: i128) -> Result<Self, RangeError> {
        i64::try_from(scaled).map_err(|_| RangeError::OutOfBounds).and_then(Self::from_counts)
    }
}

impl TryFrom<Decimal> for Ratio {
    type Error = RangeError;

    fn try_from(percent: Decimal) -> Result<Self, RangeError> {
        Self::from_decimal(percent)
    }
}
