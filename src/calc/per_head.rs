//! Money by the head, which says whose heads.

use super::error::CalcError;
use crate::figure::{Amount, Headcount, Measure, Quotient};

/// The people that an amount is divided by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Basis {
    /// Those in post at the end of the period (期末在职人数).
    InPost,
    /// Those in post on average (平均在职人数).
    AverageInPost,
    /// The posts approved (编制数).
    Authorised,
    /// Everyone paid from the budget, the retired included (财政供养人数).
    Paid,
    /// Those who are served (服务人数).
    Served,
    /// Those who live there (人口).
    Population,
}

/// An amount by the head, which says whose heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PerHead {
    /// `amount ÷ heads`.
    pub value: Quotient<Amount>,
    /// Whose heads.
    pub basis: Basis,
}

/// An amount by the head (人均): `amount ÷ heads`.
///
/// The usual 人均开支 divides by the average number in post (行政事业单位财务分析指标).
///
/// # Errors
///
/// [`CalcError::ZeroBase`] if there is nobody.
///
/// # Examples
///
/// ```
/// use budget_performance::calc::{Basis, per_head};
/// use budget_performance::figure::{Amount, Headcount, Rounding, Stated};
///
/// let routine: Stated<Amount> = "48.37万元".parse()?;
/// let each = per_head(routine.value(), Headcount::new(19)?, Basis::InPost)?;
/// assert_eq!(each.value.rounded(2, Rounding::HalfUp)?.to_string(), "25457.89");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn per_head(amount: Amount, heads: Headcount, basis: Basis) -> Result<PerHead, CalcError> {
    let value = Quotient::new(amount.scaled(), i128::from(heads.heads())).ok_or(CalcError::ZeroBase)?;
    Ok(PerHead { value, basis })
}
