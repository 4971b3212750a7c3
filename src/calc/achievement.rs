//! What was achieved against what was aimed at.

use super::error::CalcError;
use crate::figure::{Completion, Measure};

/// Which way a target points (指标符号).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Direction {
    /// The target or more (≥).
    AtLeast,
    /// The target or less (≤).
    AtMost,
    /// More than the target (>).
    Above,
    /// Less than the target (<).
    Below,
    /// The target itself (=).
    Equal,
}

/// What was achieved of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Achievement<Q> {
    /// Whether the target is met, decided exactly: 99.996 % of a target is not all of it.
    pub met: bool,
    /// `achieved ÷ target` (完成率); `None` for a target of zero.
    pub degree: Option<Completion>,
    /// `achieved − target` (偏差).
    pub deviation: Q,
}

/// What was achieved of a target (指标完成情况).
///
/// How many points that is worth is the matter of a scoring rule.
///
/// # Errors
///
/// [`CalcError::Overflow`] if the deviation is out of bounds.
///
/// # Examples
///
/// ```
/// use budget_performance::calc::{Direction, achievement};
/// use budget_performance::figure::{Ratio, Stated};
///
/// let achieved: Stated<Ratio> = "99.996%".parse()?;
/// let target: Stated<Ratio> = "100%".parse()?;
/// assert!(!achievement(achieved.value(), target.value(), Direction::AtLeast)?.met);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn achievement<Q: Measure>(achieved: Q, target: Q, direction: Direction) -> Result<Achievement<Q>, CalcError> {
    let met = match direction {
        Direction::AtLeast => achieved >= target,
        Direction::AtMost => achieved <= target,
        Direction::Above => achieved > target,
        Direction::Below => achieved < target,
        Direction::Equal => achieved == target,
    };
    let degree = Completion::new(achieved.scaled(), target.scaled());
    Ok(Achievement { met, degree, deviation: achieved.minus(target)? })
}
