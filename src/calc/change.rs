//! Changes between two years, and the year before behind them.

use super::error::CalcError;
use crate::figure::{Growth, Measure, Quotient};

/// How much a quantity changed (增减额): `current − prior`.
///
/// # Errors
///
/// [`CalcError::Overflow`] if the difference is out of bounds.
///
/// # Examples
///
/// ```
/// use budget_performance::calc::change;
/// use budget_performance::figure::{Amount, Stated};
///
/// let current: Stated<Amount> = "311.01万元".parse()?;
/// let prior: Stated<Amount> = "242.27万元".parse()?;
/// assert_eq!(change(current.value(), prior.value())?, "68.74万元".parse::<Stated<Amount>>()?.value());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn change<Q: Measure>(current: Q, prior: Q) -> Result<Q, CalcError> {
    Ok(current.minus(prior)?)
}

/// A change as a proportion of its base (增减率, 增长率): `(current − prior) ÷ prior`.
///
/// # Errors
///
/// [`CalcError::ZeroBase`] if `prior` is zero: growth from nothing is undefined, not 100 %.
/// [`CalcError::NegativeBase`] if it is negative.
///
/// # Examples
///
/// The three public expenses in the Hunan base table of 2018, 32 to 63.46:
///
/// ```
/// use budget_performance::calc::{CalcError, change_rate};
/// use budget_performance::figure::{Amount, Measure, Rounding, Stated};
///
/// let current: Stated<Amount> = "63.46万元".parse()?;
/// let prior: Stated<Amount> = "32万元".parse()?;
/// assert_eq!(change_rate(current.value(), prior.value())?.percent(2, Rounding::HalfUp)?.to_string(), "98.31%");
/// assert_eq!(change_rate(current.value(), Amount::ZERO), Err(CalcError::ZeroBase));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[inline]
pub fn change_rate<Q: Measure>(current: Q, prior: Q) -> Result<Growth, CalcError> {
    if prior < Q::ZERO {
        return Err(CalcError::NegativeBase);
    }
    // OK because both are below 2^77.
    let difference = current.scaled().wrapping_sub(prior.scaled());
    Growth::new(difference, prior.scaled()).ok_or(CalcError::ZeroBase)
}

/// The quantity of the year before, from what is stated of this one (上年数): `current − change`.
///
/// # Errors
///
/// [`CalcError::Overflow`] if the difference is out of bounds.
///
/// # Examples
///
/// ```
/// use budget_performance::calc::prior_from_change;
/// use budget_performance::figure::{Amount, Stated};
///
/// let current: Stated<Amount> = "652.74万元".parse()?;
/// let change: Stated<Amount> = "136.59万元".parse()?;
/// let prior = prior_from_change(current.value(), change.value())?;
/// assert_eq!(prior, "516.15万元".parse::<Stated<Amount>>()?.value());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn prior_from_change<Q: Measure>(current: Q, change: Q) -> Result<Q, CalcError> {
    Ok(current.minus(change)?)
}

/// The quantity of the year before, from the growth since (上年数): `current ÷ (1 + growth)`.
///
/// # Errors
///
/// [`CalcError::ZeroBase`] for a growth of −100 %, after which nothing is left to tell what there was.
/// [`CalcError::Overflow`] if the terms of the exact quotient do not fit.
///
/// # Examples
///
/// Personnel expenditure of 259.01万元, up 35.39 %:
///
/// ```
/// use budget_performance::calc::{change_rate, prior_from_rate};
/// use budget_performance::figure::{Amount, Measure, Rounding, Stated};
/// use rust_decimal::Decimal;
///
/// let growth = change_rate(Amount::try_from(Decimal::new(13539, 2))?, Amount::try_from(Decimal::from(100))?)?;
/// let current: Stated<Amount> = "259.01万元".parse()?;
/// assert_eq!(prior_from_rate(current.value(), growth)?.rounded(2, Rounding::HalfUp)?.to_string(), "1913065.96");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn prior_from_rate<Q: Measure>(current: Q, growth: Growth) -> Result<Quotient<Q>, CalcError> {
    let rate = growth.fraction().reduced();
    let whole = rate.denominator().checked_add(rate.numerator()).ok_or(CalcError::Overflow)?;
    if whole == 0 {
        return Err(CalcError::ZeroBase);
    }
    let numerator = current.scaled().checked_mul(rate.denominator()).ok_or(CalcError::Overflow)?;
    Quotient::new(numerator, whole).ok_or(CalcError::Overflow)
}
