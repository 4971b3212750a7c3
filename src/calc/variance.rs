//! Actual against budget.

use super::error::CalcError;
use crate::figure::{Growth, Measure};

/// The side of a budget, which decides what is good news.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// Revenue (收入): more is favourable.
    Revenue,
    /// Expenditure (支出): less is favourable.
    Expenditure,
}

/// Whether a variance is good news for the budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sense {
    /// More revenue or less expenditure than budgeted.
    Favourable,
    /// Less revenue or more expenditure than budgeted.
    Adverse,
    /// As budgeted.
    Neutral,
}

/// How far an actual quantity is from its budget (差异).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Variance<Q> {
    /// `actual − budget`.
    pub amount: Q,
    /// The same as a proportion of the budget; an error where that is zero or negative.
    pub rate: Result<Growth, CalcError>,
    /// Whether it is good news.
    pub sense: Sense,
}

/// How far an actual quantity is from its budget (预算差异): `actual − budget`.
///
/// # Errors
///
/// [`CalcError::Overflow`] if the difference is out of bounds.
///
/// # Examples
///
/// Gauteng's Expanded Public Works Programme spent 142 993 of 166 775 thousand rand in 2021/22:
///
/// ```
/// use budget_performance::calc::{Sense, Side, variance};
/// use budget_performance::figure::{Amount, Stated};
///
/// let actual: Stated<Amount> = "142993 thousand ZAR".parse()?;
/// let budget: Stated<Amount> = "166775 thousand ZAR".parse()?;
/// let variance = variance(actual.value(), budget.value(), Side::Expenditure)?;
/// assert_eq!(variance.amount, "-23782 thousand ZAR".parse::<Stated<Amount>>()?.value());
/// assert_eq!(variance.sense, Sense::Favourable);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn variance<Q: Measure>(actual: Q, budget: Q, side: Side) -> Result<Variance<Q>, CalcError> {
    let amount = actual.minus(budget)?;
    let more_is_good = side == Side::Revenue;
    let sense = match amount.cmp(&Q::ZERO) {
        std::cmp::Ordering::Equal => Sense::Neutral,
        order if order.is_gt() == more_is_good => Sense::Favourable,
        _ => Sense::Adverse,
    };
    Ok(Variance { amount, rate: super::change_rate(actual, budget), sense })
}
