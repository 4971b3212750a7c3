//! What a part adds to the growth of its whole, and differences of percentages.

use super::error::CalcError;
use crate::figure::{Exact, Meaning, Measure, PointChange};

/// What a part adds to the growth of its whole, in percentage points (对增长的拉动): `(current − prior) ÷ prior whole`.
///
/// The contributions of all parts add up to the growth of the whole.
///
/// # Errors
///
/// [`CalcError::ZeroBase`] if the whole was zero, [`CalcError::NegativeBase`] if it was negative.
///
/// # Examples
///
/// Basic expenditure rose by 68.74万元 of a whole of 758.42万元:
///
/// ```
/// use budget_performance::calc::contribution;
/// use budget_performance::figure::{Amount, Rounding, Stated};
///
/// let [current, prior, whole] =
///     ["311.01万元", "242.27万元", "758.42万元"].map(|text| text.parse::<Stated<Amount>>().expect("canonical").value());
/// let points = contribution(current, prior, whole)?;
/// assert_eq!(points.percent(2, Rounding::HalfUp)?.to_string(), "9.06个百分点");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn contribution<Q: Measure>(part_current: Q, part_prior: Q, whole_prior: Q) -> Result<PointChange, CalcError> {
    if whole_prior < Q::ZERO {
        return Err(CalcError::NegativeBase);
    }
    // OK because both are below 2^77.
    let difference = part_current.scaled().wrapping_sub(part_prior.scaled());
    PointChange::new(difference, whole_prior.scaled()).ok_or(CalcError::ZeroBase)
}

/// The difference of two percentages, in points (百分点): `current − prior`.
///
/// # Errors
///
/// [`CalcError::Overflow`] if the terms of the exact difference do not fit.
///
/// # Examples
///
/// ```
/// use budget_performance::calc::{point_change, share};
/// use budget_performance::figure::{Headcount, Rounding};
///
/// let of = |part, whole| share(Headcount::new(part).expect("in range"), Headcount::new(whole).expect("in range"));
/// let points = point_change(of(19, 23)?, of(18, 23)?)?;
/// assert_eq!(points.percent(2, Rounding::HalfUp)?.to_string(), "4.35个百分点");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn point_change<M: Meaning>(current: Exact<M>, prior: Exact<M>) -> Result<PointChange, CalcError> {
    current.fraction().minus(prior.fraction()).map(PointChange::from).ok_or(CalcError::Overflow)
}
