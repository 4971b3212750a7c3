//! Any other number of things.

use rust_decimal::Decimal;

use super::measure::{Measure, RangeError, within};
use super::unit::UnitOfMeasure;

/// A number of things or of a measure (数量), exact to 10⁻⁸ and below 10¹⁵: `914家`, `1.3公里`, `8.5`.
///
/// The unit of measure belongs to the [`Stated<Quantity>`](super::Stated) that a document wrote.
///
/// ```
/// use budget_performance::figure::{Quantity, Stated};
///
/// let firms: Stated<Quantity> = "914家".parse()?;
/// assert_eq!(firms.unit().to_string(), "家");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct Quantity(i128);

impl Measure for Quantity {
    type Unit = UnitOfMeasure;
    const ZERO: Self = Self(0);
    const INTEGER_DIGITS: u8 = 15;
    const EXPECTED: &'static str = "a number with its unit of measure if it has one, such as `914家`";

    #[inline]
    fn scaled(self) -> i128 {
        self.0
    }

    #[inline]
    fn from_scaled(scaled: i128) -> Result<Self, RangeError> {
        within(scaled, 100_000_000_000_000_000_000_000).map(Self)
    }
}

impl TryFrom<Decimal> for Quantity {
    type Error = RangeError;

    fn try_from(value: Decimal) -> Result<Self, RangeError> {
        Self::from_decimal(value)
    }
}
