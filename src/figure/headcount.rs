//! People and posts.

use rust_decimal::Decimal;

use super::measure::{Measure, RangeError, STEPS, within};
use super::unit::HeadUnit;

/// A number of people or of posts (人数, 编制数): whole, and below 10¹⁵.
///
/// Full-time equivalents are no heads: they are a [`Quantity`](super::Quantity) of `FTE`.
///
/// ```
/// use budget_performance::figure::{Headcount, Stated};
///
/// let in_post: Stated<Headcount> = "19人".parse()?;
/// assert_eq!(in_post.value(), Headcount::new(19)?);
/// assert!("1.5人".parse::<Stated<Headcount>>().is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct Headcount(i64);

impl Headcount {
    /// So many heads.
    ///
    /// # Errors
    ///
    /// [`RangeError::OutOfBounds`] at 10¹⁵ and beyond.
    pub fn new(heads: i64) -> Result<Self, RangeError> {
        within(i128::from(heads), 1_000_000_000_000_000).map(|_| Self(heads))
    }

    /// The number of heads.
    pub fn heads(self) -> i64 {
        self.0
    }
}

impl Measure for Headcount {
    type Unit = HeadUnit;
    const ZERO: Self = Self(0);
    const INTEGER_DIGITS: u8 = 15;
    const EXPECTED: &'static str = "a whole number of people or posts, such as `19人` or `19`";

    #[inline]
    fn scaled(self) -> i128 {
        i128::from(self.0).saturating_mul(STEPS)
    }

    #[inline]
    fn from_scaled(scaled: i128) -> Result<Self, RangeError> {
        if scaled.checked_rem(STEPS) != Some(0) {
            return Err(RangeError::FractionOfAPerson);
        }
        let heads = scaled.checked_div(STEPS).and_then(|heads| i64::try_from(heads).ok());
        Self::new(heads.ok_or(RangeError::OutOfBounds)?)
    }
}

impl TryFrom<Decimal> for Headcount {
    type Error = RangeError;

    fn try_from(value: Decimal) -> Result<Self, RangeError> {
        Self::from_decimal(value)
    }
}
