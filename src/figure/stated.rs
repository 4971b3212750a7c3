//! A figure as a document states it: value, written precision, unit and hedge.

use std::fmt;

use rust_decimal::Decimal;

use super::fraction::Quotient;
use super::hedge::{Hedge, HedgePlace};
use super::interval::{Interval, Reading};
use super::measure::{MAX_DECIMALS, Measure, RangeError, power_of_ten};
use super::rounding::Rounding;
use super::scale::Scale;
use super::unit::{Unit, script};

/// A figure as a document states it: its digits with their trailing zeros, its unit, its hedge.
///
/// [`Display`](fmt::Display) and [`FromStr`](std::str::FromStr) are the canonical spelling, which is also its JSON: a
/// string that is read and written unchanged. `48.3万元` and `48.30万元` have one [`value`](Self::value) and differ as
/// statements. Texts as documents print them (`△1,234.5万元`) are read by [`read`](super::read()).
///
/// ```
/// use budget_performance::figure::{Amount, Measure, Reading, Stated};
///
/// let basic: Stated<Amount> = "311.01万元".parse()?;
/// assert_eq!(basic.value().to_decimal().to_string(), "3110100");
/// assert_eq!(basic.to_string(), "311.01万元");
/// // Written to 0.01万元: anything within 50 yuan either way would be printed so.
/// assert_eq!(basic.interval(Reading::Nearest).to_string(), "[3110050, 3110150]");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Stated<Q: Measure> {
    value: Q,
    decimals: u8,
    scale: Scale,
    unit: Q::Unit,
    hedge: Option<Hedge>,
    /// What follows from the others, and is asked for often.
    counted: bool,
}

impl<Q: Measure<Unit: Copy>> Copy for Stated<Q> {}

impl<Q: Measure> Stated<Q> {
    /// A figure of `number` times `scale` in `unit`, with the digits that the decimal has.
    ///
    /// ```
    /// use budget_performance::figure::{Amount, MoneyUnit, Scale, Stated};
    /// use rust_decimal::Decimal;
    ///
    /// let amount = Stated::<Amount>::new(Decimal::new(4830, 2), Scale::WAN, MoneyUnit::Yuan)?;
    /// assert_eq!(amount.to_string(), "48.30万元");
    /// # Ok::<(), budget_performance::figure::RangeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`RangeError`] if the number is out of bounds, too fine, or a fraction of a person, or if the multiplier does not
    /// go with the unit.
    pub fn new(number: Decimal, scale: Scale, unit: Q::Unit) -> Result<Self, RangeError> {
        let decimals = u8::try_from(number.scale()).map_err(|_| RangeError::TooFine)?;
        Self::assemble(number.mantissa(), decimals, scale, unit, None)
    }

    /// A value, or the exact [`Quotient`] of a division, written with so many decimals: rounded by `mode`, once.
    ///
    /// # Errors
    ///
    /// [`RangeError`] as for [`new`](Self::new).
    pub fn write(
        value: impl Into<Quotient<Q>>,
        decimals: u8,
        scale: Scale,
        unit: Q::Unit,
        mode: Rounding,
    ) -> Result<Self, RangeError> {
        let fraction = value.into().fraction();
        let place = place(decimals, scale, &unit).ok_or(RangeError::TooFine)?;
        let step = power_of_ten(u32::from(place)).ok_or(RangeError::OutOfBounds)?;
        let coefficient = fraction.over(step, mode).ok_or(RangeError::OutOfBounds)?;
        Self::assemble(coefficient, decimals, scale, unit, None)
    }

    /// The figure of `coefficient` counts of its last digit.
    pub(super) fn assemble(
        coefficient: i128,
        decimals: u8,
        scale: Scale,
        unit: Q::Unit,
        hedge: Option<Hedge>,
    ) -> Result<Self, RangeError> {
        let place = place(decimals, scale, &unit).ok_or(RangeError::TooFine)?;
        if scale != Scale::ONE && !(unit.takes_scale() && scale.fits(script(&unit))) {
            return Err(RangeError::WrongScale);
        }
        let scaled = power_of_ten(u32::from(place)).and_then(|step| coefficient.checked_mul(step));
        let value = Q::from_scaled(scaled.ok_or(RangeError::OutOfBounds)?)?;
        let counted = decimals == 0 && scale == Scale::ONE && unit.is_counted();
        Ok(Self { value, decimals, scale, unit, hedge, counted })
    }

    /// The number that is written, exact.
    pub fn value(&self) -> Q {
        self.value
    }

    /// The unit, without its multiplier.
    pub fn unit(&self) -> &Q::Unit {
        &self.unit
    }

    /// The multiplier that stands between number and unit (万).
    pub fn scale(&self) -> Scale {
        self.scale
    }

    /// Digits written after the point.
    pub fn decimals(&self) -> u8 {
        self.decimals
    }

    /// The word that blurs the number, if there is one.
    pub fn hedge(&self) -> Option<Hedge> {
        self.hedge
    }

    /// The number as written, before multiplier and unit: 311.01 of `311.01万元`.
    pub fn number(&self) -> Decimal {
        // OK because a legal figure has fewer than 2^96 counts of its last digit.
        Decimal::from_i128_with_scale(self.coefficient(), u32::from(self.decimals))
    }

    /// Whether the number is exact by nature: a whole count of things or people, without a multiplier.
    #[inline]
    pub fn is_counted(&self) -> bool {
        self.counted
    }

    /// Every value that the figure can stand for under `reading`.
    #[inline]
    pub fn interval(&self, reading: Reading) -> Interval<Q> {
        if let Some(hedge) = self.hedge {
            return Interval::hedged(self.value, hedge.sense());
        }
        if self.is_counted() {
            return Interval::point(self.value);
        }
        Interval::of_rounded(self.value, self.step(), reading)
    }

    /// The count of 10⁻⁸ that one in the last digit stands for.
    #[inline]
    pub(crate) fn step(&self) -> i128 {
        // OK because `assemble` made the value from this very power.
        let place = place(self.decimals, self.scale, &self.unit).unwrap_or_default();
        power_of_ten(u32::from(place)).unwrap_or(1)
    }

    fn coefficient(&self) -> i128 {
        self.value.scaled().checked_div(self.step()).unwrap_or_default()
    }
}

/// The power of ten, in counts of 10⁻⁸, of the last digit; `None` if that is finer than 10⁻⁸.
#[inline]
fn place(decimals: u8, scale: Scale, unit: &impl Unit) -> Option<u8> {
    if decimals > MAX_DECIMALS {
        return None;
    }
    let whole = MAX_DECIMALS.checked_add(scale.exponent())?.checked_add_signed(unit.exponent())?;
    whole.checked_sub(decimals)
}

impl<Q: Measure> fmt::Display for Stated<Q> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.hedge.map(Hedge::place);
        let word = |at| self.hedge.filter(|_| place == Some(at)).map_or("", Hedge::spelling);
        formatter.write_str(word(HedgePlace::Prefix))?;
        write!(formatter, "{}", self.number())?;
        formatter.write_str(word(HedgePlace::BeforeScale))?;
        formatter.write_str(self.scale.spelling())?;
        formatter.write_str(word(HedgePlace::BeforeUnit))?;
        self.unit.write(formatter)?;
        formatter.write_str(word(HedgePlace::Suffix))
    }
}

impl<Q: Measure> fmt::Debug for Stated<Q> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Stated({self})")
    }
}
