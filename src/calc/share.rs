//! One share, and many shares of one whole.

use super::error::CalcError;
use crate::figure::{MAX_DECIMALS, Measure, Ratio, Rounding, Share, power_of_ten};

/// The proportion that a part makes up of its whole (占比).
///
/// `part ÷ whole`, exact; whoever writes the result decides how to round it.
///
/// # Errors
///
/// [`CalcError::ZeroBase`] if `whole` is zero.
///
/// # Examples
///
/// ```
/// use budget_performance::calc::share;
/// use budget_performance::figure::{Amount, Rounding, Stated};
///
/// let personnel: Stated<Amount> = "259.01万元".parse()?;
/// let basic: Stated<Amount> = "311.01万元".parse()?;
/// let share = share(personnel.value(), basic.value())?;
/// assert_eq!(share.percent(2, Rounding::HalfUp)?.to_string(), "83.28%");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[inline]
pub fn share<Q: Measure>(part: Q, whole: Q) -> Result<Share, CalcError> {
    Share::new(part.scaled(), whole.scaled()).ok_or(CalcError::ZeroBase)
}

/// The shares of one whole, in percent with so many decimals, made ready once for many parts.
///
/// Each result is that of [`share`] and [`Exact::ratio`](crate::figure::Exact::ratio), to the digit.
///
/// ```
/// use budget_performance::calc::SharesOf;
/// use budget_performance::figure::{Amount, Rounding, Stated};
///
/// let project: Stated<Amount> = "652.74万元".parse()?;
/// let parts = ["13.68万元", "587.99万元"].map(|text| text.parse::<Stated<Amount>>().map(|part| part.value()));
/// let shares = SharesOf::new(project.value(), 2, Rounding::HalfUp)?;
/// let percents = parts.into_iter().map(|part| Ok(shares.percent(part?)?)).collect::<Result<Vec<_>, Box<dyn std::error::Error>>>()?;
/// assert_eq!(percents, ["2.1%".parse::<Stated<_>>()?.value(), "90.08%".parse::<Stated<_>>()?.value()]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct SharesOf<Q> {
    whole: Q,
    decimals: u8,
    rounding: Rounding,
    fast: Option<Reciprocal>,
}

impl<Q: Measure> SharesOf<Q> {
    /// Shares of `whole`.
    ///
    /// # Errors
    ///
    /// [`CalcError::ZeroBase`] if `whole` is zero, [`CalcError::Overflow`] for more than 8 decimals.
    pub fn new(whole: Q, decimals: u8, rounding: Rounding) -> Result<Self, CalcError> {
        if whole.is_zero() {
            return Err(CalcError::ZeroBase);
        }
        if decimals > MAX_DECIMALS {
            return Err(CalcError::Overflow);
        }
        Ok(Self { whole, decimals, rounding, fast: Reciprocal::new(whole.scaled(), decimals, rounding) })
    }

    /// The share of one part.
    ///
    /// # Errors
    ///
    /// [`CalcError::Overflow`] at 10⁹ % and beyond.
    #[inline]
    pub fn percent(&self, part: Q) -> Result<Ratio, CalcError> {
        match self.fast.and_then(|reciprocal| reciprocal.percent(part.scaled())) {
            Some(ratio) => Ok(ratio),
            None => Ok(share(part, self.whole)?.ratio(self.decimals, self.rounding)?),
        }
    }

    /// Appends the share of each part.
    ///
    /// # Errors
    ///
    /// [`CalcError::Overflow`] at 10⁹ % and beyond; the shares before that one are there.
    pub fn percents(&self, parts: &[Q], shares: &mut Vec<Ratio>) -> Result<(), CalcError> {
        shares.reserve(parts.len());
        for &part in parts {
            shares.push(self.percent(part)?);
        }
        Ok(())
    }
}

/// Division by one whole as a multiplication by its reciprocal, corrected to be exact.
///
/// With `D` the whole and `N = part × 10^(2 + decimals)` in counts of 10⁻⁸, `D` of `k` bits: `M = ⌊2^(63+k) ÷ D⌋` has 64 bits,
/// and `⌊⌊N ÷ 2^s⌋ × M ÷ 2^(64+t)⌋` with `s = k − 1 − t` is the quotient of `N` and `D` or one less. The remainder tells
/// which.
#[derive(Clone, Copy, Debug)]
struct Reciprocal {
    whole: u128,
    negative: bool,
    inverse: u64,
    shift: u32,
    factor: u64,
    step: i64,
    rounding: Rounding,
}

/// `t`: bits of the quotient's fraction that are kept, so that it is short by less than one.
const FRACTION_BITS: u32 = 30;

impl Reciprocal {
    /// `None` for a whole so small that nothing is gained.
    fn new(whole: i128, decimals: u8, rounding: Rounding) -> Option<Self> {
        let (magnitude, negative) = (whole.unsigned_abs(), whole < 0);
        let bits = 128_u32.checked_sub(magnitude.leading_zeros())?;
        let shift = bits.checked_sub(FRACTION_BITS)?.checked_sub(1)?;
        let exponent = bits.checked_add(63)?;
        // OK because 2^(63+k) passes 128 bits only for wholes from 2^64 on. Of those the first 64 bits, rounded up, give an
        // inverse that is short by 3 at most, which the correction makes good as it does the rest.
        let inverse = if exponent < 128 {
            1_u128.checked_shl(exponent)?.checked_div(magnitude)?
        } else {
            let drop = bits.checked_sub(64)?;
            (u128::MAX >> 1).checked_div(magnitude.checked_shr(drop)?.checked_add(1)?)?
        };
        Some(Self {
            whole: magnitude,
            negative,
            inverse: u64::try_from(inverse).unwrap_or(u64::MAX),
            shift,
            factor: u64::try_from(power_of_ten(u32::from(decimals).checked_add(2)?)?).ok()?,
            step: i64::try_from(power_of_ten(u32::from(MAX_DECIMALS.checked_sub(decimals)?))?).ok()?,
            rounding,
        })
    }

    /// The share of `part`; `None` where it is so large that the quotient does not fit.
    #[inline]
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "parts are below 2^77 and the factor below 2^34; the quotient is checked to be below 2^33"
    )]
    fn percent(self, part: i128) -> Option<Ratio> {
        let numerator = part.unsigned_abs() * u128::from(self.factor);
        let leading = u64::try_from(numerator >> self.shift).ok().filter(|leading| leading >> 63 == 0)?;
        let product = u128::from(leading) * u128::from(self.inverse);
        let mut quotient = product >> (64 + FRACTION_BITS);
        let mut remainder = numerator - quotient * self.whole;
        while remainder >= self.whole {
            remainder -= self.whole;
            quotient += 1;
        }
        let negative = self.negative != (part < 0);
        let raised = u128::from(self.rounding.raises(negative, quotient, remainder, self.whole));
        let magnitude = i64::try_from(quotient + raised).ok()?.checked_mul(self.step)?;
        Ratio::from_scaled(i128::from(if negative { -magnitude } else { magnitude })).ok()
    }
}
