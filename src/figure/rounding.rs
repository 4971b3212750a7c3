//! The ways a number is rounded, and the one place where it happens.

use std::cmp::Ordering;

/// How a number between two printable ones is written.
///
/// Fiscal software rounds half up (四舍五入), away from zero for negatives; GB/T 8170-2008 rounds half to even.
/// The modes are named as in the General Decimal Arithmetic specification, of which they are a part.
///
/// ```
/// use budget_performance::figure::{Amount, Measure, Rounding};
///
/// let amount: Amount = "0.125".parse::<rust_decimal::Decimal>()?.try_into()?;
/// let cents = |mode| amount.rounded(2, mode).map(|rounded| rounded.to_decimal().to_string());
/// assert_eq!(cents(Rounding::HalfUp)?, "0.13");
/// assert_eq!(cents(Rounding::HalfEven)?, "0.12");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Rounding {
    /// To the nearest, a half away from zero (四舍五入): 0.5 → 1, −0.5 → −1.
    #[default]
    HalfUp,
    /// To the nearest, a half to the even digit (四舍六入五成双, GB/T 8170): 0.5 → 0, 1.5 → 2.
    HalfEven,
    /// To the nearest, a half towards zero: 0.5 → 0, −0.5 → 0.
    HalfDown,
    /// Away from zero (进一法): 0.1 → 1, −0.1 → −1.
    Up,
    /// Towards zero, that is cut off (去尾法): 0.9 → 0, −0.9 → 0.
    Down,
    /// To the larger: 0.1 → 1, −0.9 → 0.
    Ceiling,
    /// To the smaller: 0.9 → 0, −0.1 → −1.
    Floor,
}

impl Rounding {
    /// Every mode, for those who test them all.
    pub const ALL: [Self; 7] =
        [Self::HalfUp, Self::HalfEven, Self::HalfDown, Self::Up, Self::Down, Self::Ceiling, Self::Floor];

    /// The whole number that stands for `numerator ÷ denominator`; `None` if there is none.
    #[inline]
    pub(crate) fn quotient(self, numerator: i128, denominator: i128) -> Option<i128> {
        self.ratio((numerator < 0) != (denominator < 0), numerator.unsigned_abs(), denominator.unsigned_abs())
    }

    /// The whole number that stands for `dividend ÷ divisor`, with the given sign; `None` if there is none.
    #[inline]
    pub(crate) fn ratio(self, negative: bool, dividend: u128, divisor: u128) -> Option<i128> {
        let (quotient, remainder) = divide(dividend, divisor)?;
        self.whole(negative, quotient, remainder, divisor)
    }

    /// The whole number for a division that left `remainder` over; `None` if it does not fit.
    #[inline]
    pub(crate) fn whole(self, negative: bool, quotient: u128, remainder: u128, divisor: u128) -> Option<i128> {
        let magnitude =
            if self.raises(negative, quotient, remainder, divisor) { quotient.checked_add(1)? } else { quotient };
        if negative { 0_i128.checked_sub_unsigned(magnitude) } else { i128::try_from(magnitude).ok() }
    }

    /// Whether the magnitude `quotient` is too small for what `remainder` leaves over.
    #[inline]
    pub(crate) fn raises(self, negative: bool, quotient: u128, remainder: u128, divisor: u128) -> bool {
        let half = || remainder.cmp(&divisor.wrapping_sub(remainder));
        remainder != 0
            && match self {
                Self::Down => false,
                Self::Up => true,
                Self::Ceiling => !negative,
                Self::Floor => negative,
                Self::HalfUp => half() != Ordering::Less,
                Self::HalfDown => half() == Ordering::Greater,
                Self::HalfEven => match half() {
                    Ordering::Less => false,
                    Ordering::Equal => quotient & 1 == 1,
                    Ordering::Greater => true,
                },
            }
    }
}

/// Quotient and remainder, on 64 bits where both fit: a division of 128 bits costs several times as much.
#[inline]
#[expect(clippy::arithmetic_side_effects, reason = "the divisor is not zero, and the product is at most the dividend")]
fn divide(dividend: u128, divisor: u128) -> Option<(u128, u128)> {
    if divisor == 0 {
        return None;
    }
    if let (Ok(small), Ok(by)) = (u64::try_from(dividend), u64::try_from(divisor)) {
        return Some((u128::from(small / by), u128::from(small % by)));
    }
    let quotient = dividend / divisor;
    Some((quotient, dividend - quotient * divisor))
}

#[cfg(test)]
mod tests {
    use super::Rounding;

    /// −2.5 … 2.5 in steps of a half, by the tables of the General Decimal Arithmetic specification.
    #[test]
    fn halves_round_as_the_specification_tabulates_them() {
        let table: [(Rounding, [i128; 11]); 7] = [
            (Rounding::HalfUp, [-3, -2, -2, -1, -1, 0, 1, 1, 2, 2, 3]),
            (Rounding::HalfEven, [-2, -2, -2, -1, 0, 0, 0, 1, 2, 2, 2]),
            (Rounding::HalfDown, [-2, -2, -1, -1, 0, 0, 0, 1, 1, 2, 2]),
            (Rounding::Up, [-3, -2, -2, -1, -1, 0, 1, 1, 2, 2, 3]),
            (Rounding::Down, [-2, -2, -1, -1, 0, 0, 0, 1, 1, 2, 2]),
            (Rounding::Ceiling, [-2, -2, -1, -1, 0, 0, 1, 1, 2, 2, 3]),
            (Rounding::Floor, [-3, -2, -2, -1, -1, 0, 0, 1, 1, 2, 2]),
        ];
        for (mode, expected) in table {
            let rounded: Vec<_> = (-5..=5).map(|halves| mode.quotient(halves, 2).expect("in range")).collect();
            assert_eq!(rounded, expected, "{mode:?}");
        }
    }

    #[test]
    fn a_zero_denominator_has_no_quotient() {
        assert_eq!(Rounding::HalfUp.quotient(1, 0), None);
        assert_eq!(Rounding::Up.quotient(i128::MIN, -1), None);
        assert_eq!(Rounding::Up.quotient(i128::MIN, 1), Some(i128::MIN));
    }
}
