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
            None => self.exact(part),
        }
    }

    #[cold]
    fn exact(&self, part: Q) -> Result<Ratio, CalcError> {
        Ok(share(part, self.whole)?.ratio(self.decimals, self.rounding)?)
    }

    /// Appends the share of each part, or none of them if one has none.
    ///
    /// # Errors
    ///
    /// [`CalcError::Overflow`] at 10⁹ % and beyond.
    pub fn percents(&self, parts: &[Q], shares: &mut Vec<Ratio>) -> Result<(), CalcError> {
        let before = shares.len();
        let mut fault = Ok(());
        let mut exact = |part| {
            self.exact(part).unwrap_or_else(|error| {
                fault = Err(error);
                Ratio::ZERO
            })
        };
        match self.fast {
            Some(fast) => {
                shares.extend(parts.iter().map(|&part| fast.percent(part.scaled()).unwrap_or_else(|| exact(part))));
            }
            None => shares.extend(parts.iter().map(|&part| exact(part))),
        }
        if fault.is_err() {
            shares.truncate(before);
        }
        fault
    }
}

/// Division by one whole as a multiplication by its reciprocal, where the result is certain.
///
/// With `W` the whole of `k` bits, `f = 10^(2 + decimals)` and `s = max(0, k − 60)`: the multiplier `M = ⌊f × 2^(s+t) ÷ W⌋`
/// is given 63 bits by the choice of `t`, and `a × M ÷ 2^t` with `a = ⌊part ÷ 2^s⌋ < 2^63` is the percentage in last
/// digits, wrong by less than `2^(64−t)`: `a ÷ 2^t` for the bits of `M` that were dropped, `M ÷ 2^t` for those of the part.
/// A result nearer than that to where the rounding turns is left to the exact division.
#[derive(Clone, Copy, Debug)]
struct Reciprocal {
    /// `M`, with the sign of the whole.
    multiplier: i64,
    /// `s`.
    dropped: u32,
    /// `t − 64`: the bits of the fraction that stand in the high half of the product.
    fraction: u32,
    /// What a positive percentage is raised by before it is cut off downward, and a negative one.
    raise: (i64, i64),
    /// Counts of 10⁻⁸ % in a last digit.
    step: i64,
}

/// Room for the error of the product on both sides, in units of its high half.
const DOUBT: i64 = 3;

impl Reciprocal {
    /// `None` for a whole so small that most results would be in doubt.
    fn new(whole: i128, decimals: u8, rounding: Rounding) -> Option<Self> {
        let factor = power_of_ten(u32::from(decimals).checked_add(2)?)?.unsigned_abs();
        let step = power_of_ten(u32::from(MAX_DECIMALS.checked_sub(decimals)?))?;
        let bits = 128_u32.checked_sub(whole.unsigned_abs().leading_zeros())?;
        let dropped = bits.saturating_sub(60);
        let (multiplier, power) = normalised(factor, whole.unsigned_abs())?;
        let fraction = power.checked_sub(dropped)?.checked_sub(64).filter(|bits| (8..=60).contains(bits))?;
        let digit = 1_i64.checked_shl(fraction)?;
        let half = digit.checked_div(2)?;
        let raise = match rounding {
            Rounding::HalfUp | Rounding::HalfEven | Rounding::HalfDown => (half, half),
            Rounding::Up => (digit, 0),
            Rounding::Down => (0, digit),
            Rounding::Ceiling => (digit, digit),
            Rounding::Floor => (0, 0),
        };
        let multiplier = if whole < 0 { multiplier.checked_neg()? } else { multiplier };
        Some(Self { multiplier, dropped, fraction, raise, step: i64::try_from(step).ok()? })
    }

    /// The share of `part`; `None` where the exact division has to decide.
    #[inline]
    #[expect(
        clippy::arithmetic_side_effects,
        clippy::cast_possible_truncation,
        reason = "a product of 63 bits each fills 126: its high half, and a digit added to it, stay below 2^63"
    )]
    fn percent(self, part: i128) -> Option<Ratio> {
        // OK because no whole has more than 80 bits: the mask only tells the compiler that few are dropped.
        let shifted = part >> (self.dropped & 63);
        let leading = shifted as i64;
        if i128::from(leading) != shifted {
            return None;
        }
        let high = ((i128::from(leading) * i128::from(self.multiplier)) >> 64) as i64;
        let raised = high + if high < 0 { self.raise.1 } else { self.raise.0 };
        let mask = (1 << self.fraction) - 1;
        let certain = ((raised + DOUBT) & mask) > 2 * DOUBT;
        let counts = (raised >> self.fraction).checked_mul(self.step)?;
        if certain { Ratio::from_counts(counts).ok() } else { None }
    }
}

/// `⌊factor × 2^power ÷ whole⌋` of exactly 63 bits, with its power.
fn normalised(factor: u128, whole: u128) -> Option<(i64, u32)> {
    // Long division, bit by bit: the quotient is filled up to 63 bits.
    let (mut quotient, mut remainder) = (factor.checked_div(whole)?, factor.checked_rem(whole)?);
    let mut power = 0_u32;
    while quotient >> 62 == 0 {
        remainder = remainder.checked_mul(2)?;
        let bit = u128::from(remainder >= whole);
        remainder = if bit == 1 { remainder.checked_sub(whole)? } else { remainder };
        quotient = quotient.checked_mul(2)? | bit;
        power = power.checked_add(1).filter(|&power| power < 256)?;
    }
    Some((i64::try_from(quotient).ok()?, power))
}
