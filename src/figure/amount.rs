//! Money.

use rust_decimal::Decimal;

use super::measure::{Measure, RangeError, within};
use super::unit::MoneyUnit;

/// An amount of money (金额), exact to 10⁻⁸ of a currency unit and below 10¹⁵ of it.
///
/// The currency is not part of the value: a report has one, and what a document wrote is a
/// [`Stated<Amount>`](super::Stated), which carries its unit.
///
/// ```
/// use budget_performance::figure::{Amount, Measure, Stated};
///
/// let basic: Stated<Amount> = "311.01万元".parse()?;
/// let change: Stated<Amount> = "68.74万元".parse()?;
/// assert_eq!(basic.value().minus(change.value())?, "242.27万元".parse::<Stated<Amount>>()?.value());
/// assert_eq!(basic.value().to_decimal().to_string(), "3110100");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct Amount(i128);

impl Measure for Amount {
    type Unit = MoneyUnit;
    const ZERO: Self = Self(0);
    const INTEGER_DIGITS: u8 = 15;
    const EXPECTED: &'static str = "an amount of money with its unit, such as `311.01万元` or `12.5 million CNY`";

    #[inline]
    fn scaled(self) -> i128 {
        self.0
    }

    #[inline]
    fn from_scaled(scaled: i128) -> Result<Self, RangeError> {
        within(scaled, 100_000_000_000_000_000_000_000).map(Self)
    }
}

impl TryFrom<Decimal> for Amount {
    type Error = RangeError;

    fn try_from(value: Decimal) -> Result<Self, RangeError> {
        Self::from_decimal(value)
    }
}
