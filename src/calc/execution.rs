//! How much of a budget was spent, and of which budget.

use super::error::CalcError;
use crate::figure::{Amount, Completion, Measure};

/// The budget that an execution rate divides by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Budget {
    /// The approved budget of the start of the year (年初预算); what PEFA divides by.
    Initial,
    /// The budget after adjustment (全年预算); what Chinese self-evaluations divide by.
    Adjusted,
    /// All there was to spend, with what was carried over (可用预算).
    Available,
}

/// How much of a budget was spent, which says of which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ExecutionRate {
    /// `actual ÷ budget`.
    pub completion: Completion,
    /// The budget it divides by.
    pub base: Budget,
}

/// How much of a budget was spent (预算执行率): `actual ÷ budget`.
///
/// The base is part of the result: the rates of two reports compare only if it is the same (self-evaluation form of
/// 财预〔2021〕101号: 全年执行数 ÷ 全年预算数; PEFA 2016: the original approved budget. Not confirmed in the text of 101号).
///
/// # Errors
///
/// [`CalcError::ZeroBase`] if the budget is zero.
///
/// # Examples
///
/// ```
/// use budget_performance::calc::{Budget, execution_rate};
/// use budget_performance::figure::{Amount, Rounding, Stated};
///
/// let actual: Stated<Amount> = "125.25万元".parse()?;
/// let budget: Stated<Amount> = "150万元".parse()?;
/// let rate = execution_rate(actual.value(), budget.value(), Budget::Adjusted)?;
/// assert_eq!(rate.completion.percent(1, Rounding::HalfUp)?.to_string(), "83.5%");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn execution_rate(actual: Amount, budget: Amount, base: Budget) -> Result<ExecutionRate, CalcError> {
    let completion = Completion::new(actual.scaled(), budget.scaled()).ok_or(CalcError::ZeroBase)?;
    Ok(ExecutionRate { completion, base })
}
