//! Shares that add up.

use super::error::CalcError;
use super::remainder::{Claim, largest_remainder};
use super::share::share;
use super::total::total;
use crate::figure::{MAX_DECIMALS, Measure, Ratio, Rounding, Share, power_of_ten};

/// What becomes of the last digits that rounded shares leave over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Balance {
    /// Every share is cut off, and the units left over go to the largest remainders (最大余额法): they add up to 100 %.
    #[default]
    LargestRemainder,
    /// Each share is rounded half up for itself: they need not add up.
    None,
    /// Each share is rounded half up, and the largest share, the first of several, takes the difference: they add up to
    /// 100 %. The difference is at most half a last digit for each part, so of many small parts it can be large.
    LargestItem,
}

/// The shares of parts in their total, in percent with so many decimals (占比).
///
/// Balanced by largest remainder, the shares add up to exactly 100 %, each is within one last digit of the exact share, a
/// larger part never gets a smaller share, and the order of the parts does not matter: equal remainders go to the larger
/// share first, then to the earlier part. Parts can be negative.
///
/// # Errors
///
/// [`CalcError::ZeroBase`] if the parts add up to zero, [`CalcError::Overflow`] if a share does not fit, or for more than 8
/// decimals.
///
/// # Examples
///
/// ```
/// use budget_performance::calc::{Balance, shares};
/// use budget_performance::figure::{Headcount, Measure};
///
/// let three = [1, 1, 1].map(|heads| Headcount::new(heads).expect("in range"));
/// let percent: Vec<_> = shares(&three, 2, Balance::LargestRemainder)?.iter().map(|share| share.to_decimal().to_string()).collect();
/// assert_eq!(percent, ["33.34", "33.33", "33.33"]);
/// # Ok::<(), budget_performance::calc::CalcError>(())
/// ```
pub fn shares<Q: Measure>(parts: &[Q], decimals: u8, balance: Balance) -> Result<Vec<Ratio>, CalcError> {
    let whole = total(parts)?;
    if whole.is_zero() {
        return Err(CalcError::ZeroBase);
    }
    let exact: Vec<Share> = parts.iter().map(|&part| share(part, whole)).collect::<Result<_, _>>()?;
    match balance {
        Balance::LargestRemainder => balanced(&exact, decimals),
        Balance::None => rounded(&exact, decimals),
        Balance::LargestItem => {
            let mut ratios = rounded(&exact, decimals)?;
            let rest = hundred_percent()?.minus(total(&ratios)?)?;
            // The first of the largest parts.
            let largest = exact.iter().zip(&mut ratios).reduce(|most, next| if next.0 > most.0 { next } else { most });
            if let Some((_, ratio)) = largest {
                *ratio = ratio.plus(rest)?;
            }
            Ok(ratios)
        }
    }
}

fn hundred_percent() -> Result<Ratio, CalcError> {
    Ok(Ratio::from_scaled(10_000_000_000)?)
}

fn rounded(exact: &[Share], decimals: u8) -> Result<Vec<Ratio>, CalcError> {
    exact.iter().map(|share| Ok(share.ratio(decimals, Rounding::HalfUp)?)).collect()
}

fn balanced(exact: &[Share], decimals: u8) -> Result<Vec<Ratio>, CalcError> {
    let dropped = MAX_DECIMALS.checked_sub(decimals).ok_or(CalcError::Overflow)?;
    let step = power_of_ten(u32::from(dropped)).ok_or(CalcError::Overflow)?;
    let whole = power_of_ten(u32::from(decimals).saturating_add(2)).ok_or(CalcError::Overflow)?;
    let claims = exact.iter().map(|share| {
        let scaled = share.numerator().checked_mul(whole)?;
        let floor = scaled.checked_div_euclid(share.denominator())?;
        Some(Claim {
            floor,
            remainder: scaled.checked_rem_euclid(share.denominator())?.unsigned_abs(),
            size: share.numerator(),
        })
    });
    let claims: Vec<Claim> = claims.collect::<Option<_>>().ok_or(CalcError::Overflow)?;
    let counts = largest_remainder(&claims, whole).ok_or(CalcError::Overflow)?;
    let ratios = counts.into_iter().map(|count| count.checked_mul(step).ok_or(CalcError::Overflow));
    ratios.map(|count| Ok(Ratio::from_scaled(count?)?)).collect()
}
