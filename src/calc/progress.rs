//! How far from a baseline to a target.

use super::error::CalcError;
use crate::figure::{Completion, Measure};

/// How far a quantity has come from its baseline to its target (进展): `(actual − baseline) ÷ (target − baseline)`.
///
/// Beyond the target it is above 100 %, away from it negative; it works for targets below the baseline, too.
///
/// # Errors
///
/// [`CalcError::ZeroBase`] if the target is the baseline.
///
/// # Examples
///
/// ```
/// use budget_performance::calc::progress;
/// use budget_performance::figure::{Quantity, Rounding, Stated};
///
/// let [baseline, actual, target] = ["209栋", "108栋", "0栋"].map(|text| text.parse::<Stated<Quantity>>().expect("canonical").value());
/// assert_eq!(progress(baseline, actual, target)?.percent(2, Rounding::HalfUp)?.to_string(), "48.33%");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn progress<Q: Measure>(baseline: Q, actual: Q, target: Q) -> Result<Completion, CalcError> {
    // OK because each is below 2^77.
    let from_baseline = |value: Q| value.scaled().wrapping_sub(baseline.scaled());
    Completion::new(from_baseline(actual), from_baseline(target)).ok_or(CalcError::ZeroBase)
}
