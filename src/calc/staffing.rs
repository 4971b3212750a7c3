//! Posts and those who fill them.

use super::error::CalcError;
use crate::figure::{Completion, Headcount, Measure};

/// How far the establishment is filled (在职人员控制率): `in_post ÷ posts`.
///
/// People outside the establishment and the retired are not in post (财预〔2013〕53号, department framework, as local
/// tables apply it).
///
/// # Errors
///
/// [`CalcError::ZeroBase`] if there are no posts.
///
/// # Examples
///
/// ```
/// use budget_performance::calc::filling_rate;
/// use budget_performance::figure::{Headcount, Rounding};
///
/// let rate = filling_rate(Headcount::new(19)?, Headcount::new(23)?)?;
/// assert_eq!(rate.percent(2, Rounding::HalfUp)?.to_string(), "82.61%");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn filling_rate(in_post: Headcount, posts: Headcount) -> Result<Completion, CalcError> {
    Completion::new(in_post.scaled(), posts.scaled()).ok_or(CalcError::ZeroBase)
}

/// Posts without people (空编): `max(0, posts − in_post)`.
///
/// # Errors
///
/// [`CalcError::Overflow`] if the difference is out of bounds.
///
/// # Examples
///
/// ```
/// use budget_performance::calc::vacancy;
/// use budget_performance::figure::Headcount;
///
/// assert_eq!(vacancy(Headcount::new(19)?, Headcount::new(23)?)?, Headcount::new(4)?);
/// assert_eq!(vacancy(Headcount::new(50)?, Headcount::new(46)?)?, Headcount::new(0)?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn vacancy(in_post: Headcount, posts: Headcount) -> Result<Headcount, CalcError> {
    Ok(posts.minus(in_post)?.max(Headcount::ZERO))
}

/// People beyond the posts (超编): `max(0, in_post − posts)`.
///
/// # Errors
///
/// [`CalcError::Overflow`] if the difference is out of bounds.
///
/// # Examples
///
/// ```
/// use budget_performance::calc::over_establishment;
/// use budget_performance::figure::Headcount;
///
/// assert_eq!(over_establishment(Headcount::new(50)?, Headcount::new(46)?)?, Headcount::new(4)?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn over_establishment(in_post: Headcount, posts: Headcount) -> Result<Headcount, CalcError> {
    Ok(in_post.minus(posts)?.max(Headcount::ZERO))
}
