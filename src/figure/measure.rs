//! What the four kinds of quantity have in common: an exact count of 10⁻⁸, within bounds.

use std::fmt::Debug;
use std::hash::Hash;

use rust_decimal::Decimal;

use super::rounding::Rounding;
use super::unit::Unit;

/// Counts of the smallest step in one whole: quantities are held to 10⁻⁸.
pub(crate) const STEPS: i128 = 100_000_000;
/// Digits after the point that a quantity can have.
pub(crate) const MAX_DECIMALS: u8 = 8;

mod sealed {
    pub trait Sealed {}
    impl Sealed for crate::figure::Amount {}
    impl Sealed for crate::figure::Ratio {}
    impl Sealed for crate::figure::Headcount {}
    impl Sealed for crate::figure::Quantity {}
}

/// An exact quantity: [`Amount`](super::Amount), [`Ratio`](super::Ratio), [`Headcount`](super::Headcount) or
/// [`Quantity`](super::Quantity).
///
/// Each is an integer count of 10⁻⁸ (of a currency unit, a percent, a head, a unit of measure), so adding never rounds.
/// There is no product of two quantities, and nothing adds two of different kinds.
pub trait Measure: Copy + Ord + Hash + Debug + Default + Send + Sync + sealed::Sealed + 'static {
    /// The units that a stated figure of this kind is written in.
    type Unit: Unit;
    /// Nothing, which is also the default.
    const ZERO: Self;
    /// Integer digits that fit: every value is nearer to zero than this power of ten.
    const INTEGER_DIGITS: u8;
    /// What a reader of a document expects here, with an example.
    const EXPECTED: &'static str;

    /// The count of 10⁻⁸.
    fn scaled(self) -> i128;

    /// The quantity of so many 10⁻⁸.
    ///
    /// # Errors
    ///
    /// [`RangeError`] if the count is out of bounds, or a head is not whole.
    fn from_scaled(scaled: i128) -> Result<Self, RangeError>;

    /// The value as a decimal number.
    fn to_decimal(self) -> Decimal {
        // OK because every bound is below 2^96, where `Decimal` is exact.
        Decimal::from_i128_with_scale(self.scaled(), u32::from(MAX_DECIMALS)).normalize()
    }

    /// The quantity that a decimal number stands for.
    ///
    /// # Errors
    ///
    /// [`RangeError`] if the number is out of bounds or has digits finer than 10⁻⁸.
    fn from_decimal(value: Decimal) -> Result<Self, RangeError> {
        let value = value.normalize();
        let raise = u32::from(MAX_DECIMALS).checked_sub(value.scale()).ok_or(RangeError::TooFine)?;
        let scaled = power_of_ten(raise).and_then(|factor| value.mantissa().checked_mul(factor));
        Self::from_scaled(scaled.ok_or(RangeError::OutOfBounds)?)
    }

    /// Whether this is nothing.
    fn is_zero(self) -> bool {
        self.scaled() == 0
    }

    /// The sum of two.
    ///
    /// # Errors
    ///
    /// [`RangeError::OutOfBounds`] if it does not fit.
    fn plus(self, other: Self) -> Result<Self, RangeError> {
        Self::from_scaled(self.scaled().saturating_add(other.scaled()))
    }

    /// What is left when another is taken away.
    ///
    /// # Errors
    ///
    /// [`RangeError::OutOfBounds`] if it does not fit.
    fn minus(self, other: Self) -> Result<Self, RangeError> {
        Self::from_scaled(self.scaled().saturating_sub(other.scaled()))
    }

    /// The same size with the other sign.
    #[must_use]
    fn negated(self) -> Self {
        // OK because bounds are the same on both sides of zero.
        Self::from_scaled(self.scaled().saturating_neg()).unwrap_or(self)
    }

    /// The size without its sign.
    #[must_use]
    fn magnitude(self) -> Self {
        if self.scaled() < 0 { self.negated() } else { self }
    }

    /// The nearest quantity, by the given mode, that has at most so many digits after the point.
    ///
    /// # Errors
    ///
    /// [`RangeError::OutOfBounds`] if rounding away from zero leaves the bounds.
    fn rounded(self, decimals: u8, mode: Rounding) -> Result<Self, RangeError> {
        let Some(step) = MAX_DECIMALS.checked_sub(decimals).and_then(|digits| power_of_ten(u32::from(digits))) else {
            return Ok(self); // OK because a finer grid holds every value already.
        };
        let scaled = mode.quotient(self.scaled(), step).and_then(|count| count.checked_mul(step));
        Self::from_scaled(scaled.ok_or(RangeError::OutOfBounds)?)
    }
}

/// A number that is no legal quantity, or no legal figure with its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum RangeError {
    /// The number is too large: money, counts and measures end before 10¹⁵, percentages before 10⁹ %.
    #[error("the number is out of bounds")]
    OutOfBounds,
    /// The number has a digit finer than 10⁻⁸.
    #[error("the number has a digit finer than the eighth decimal")]
    TooFine,
    /// A fraction of a person or post.
    #[error("people and posts are whole numbers")]
    FractionOfAPerson,
    /// A multiplier that is not written with the unit: 万%, 万 CNY, million 元.
    #[error("the multiplier does not go with the unit")]
    WrongScale,
}

/// `10^exponent`, if it fits.
#[inline]
pub(crate) fn power_of_ten(exponent: u32) -> Option<i128> {
    #[expect(clippy::indexing_slicing, reason = "checked when this is compiled")]
    const POWERS: [i128; 39] = {
        let mut powers = [1_i128; 39];
        let mut exponent = 1;
        while exponent < powers.len() {
            powers[exponent] = powers[exponent - 1] * 10;
            exponent += 1;
        }
        powers
    };
    POWERS.get(usize::try_from(exponent).ok()?).copied()
}

/// The count itself if it is nearer to zero than `limit`.
pub(crate) fn within(scaled: i128, limit: i128) -> Result<i128, RangeError> {
    if scaled.unsigned_abs() < limit.unsigned_abs() { Ok(scaled) } else { Err(RangeError::OutOfBounds) }
}
