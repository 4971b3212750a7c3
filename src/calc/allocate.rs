//! An amount divided by weights, without a rest.

use super::error::CalcError;
use super::remainder::{Claim, largest_remainder};
use crate::figure::{Amount, Measure, multiply_divide};

/// An amount divided by weights into multiples of a unit (分配), by the largest remainder (最大余额法).
///
/// The parts add up to exactly `amount`, each is within one unit of its exact claim, a larger weight never gets less, a weight
/// of zero gets nothing, and the order of the weights does not matter. A negative amount is divided as its size is.
///
/// # Errors
///
/// [`CalcError::OffGrid`] if `amount` is not a multiple of `unit`, or `unit` is not positive;
/// [`CalcError::NegativeWeight`]; [`CalcError::ZeroBase`] if the weights add up to zero.
///
/// # Examples
///
/// 100.00元 for three offices with 5, 3 and 3 people, to the cent:
///
/// ```
/// use budget_performance::calc::allocate;
/// use budget_performance::figure::{Amount, Headcount, Measure};
/// use rust_decimal::Decimal;
///
/// let amount = Amount::try_from(Decimal::from(100))?;
/// let cent = Amount::try_from(Decimal::new(1, 2))?;
/// let heads = [5, 3, 3].map(|heads| Headcount::new(heads).expect("in range"));
/// let parts: Vec<_> = allocate(amount, &heads, cent)?.iter().map(|part| part.to_decimal().to_string()).collect();
/// assert_eq!(parts, ["45.46", "27.27", "27.27"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn allocate<W: Measure>(amount: Amount, weights: &[W], unit: Amount) -> Result<Vec<Amount>, CalcError> {
    if unit <= Amount::ZERO || amount.scaled().checked_rem(unit.scaled()) != Some(0) {
        return Err(CalcError::OffGrid);
    }
    if weights.iter().any(|weight| *weight < W::ZERO) {
        return Err(CalcError::NegativeWeight);
    }
    let whole = weights.iter().try_fold(0_i128, |sum, weight| sum.checked_add(weight.scaled()));
    let whole = whole.ok_or(CalcError::Overflow)?.unsigned_abs();
    if whole == 0 {
        return Err(CalcError::ZeroBase);
    }
    let units = amount.magnitude().scaled().checked_div(unit.scaled()).ok_or(CalcError::Overflow)?;
    let claims = weights.iter().map(|weight| {
        let (floor, remainder) = multiply_divide(units.unsigned_abs(), weight.scaled().unsigned_abs(), whole)?;
        Some(Claim { floor: i128::try_from(floor).ok()?, remainder, size: weight.scaled() })
    });
    let claims: Vec<Claim> = claims.collect::<Option<_>>().ok_or(CalcError::Overflow)?;
    let counts = largest_remainder(&claims, units).ok_or(CalcError::Overflow)?;
    let parts = counts.into_iter().map(|count| {
        let size = Amount::from_scaled(count.checked_mul(unit.scaled()).ok_or(CalcError::Overflow)?)?;
        Ok(if amount < Amount::ZERO { size.negated() } else { size })
    });
    parts.collect()
}
