//! Sums.

use super::error::CalcError;
use crate::figure::Measure;

/// The sum of quantities (合计).
///
/// Exact, whatever the order; quantities of one kind only.
///
/// # Errors
///
/// [`CalcError::Overflow`] if the sum is out of bounds. Sums on the way to it may be.
///
/// # Examples
///
/// The four classes of project expenditure of 南岳区应急管理局 in 2023:
///
/// ```
/// use budget_performance::calc::total;
/// use budget_performance::figure::{Amount, Stated};
///
/// let stated = ["13.68万元", "587.99万元", "5万元", "46.07万元"];
/// let parts: Vec<Amount> = stated.iter().map(|text| Ok(text.parse::<Stated<Amount>>()?.value())).collect::<Result<_, budget_performance::FigureError>>()?;
/// assert_eq!(total(&parts)?, "652.74万元".parse::<Stated<Amount>>()?.value());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn total<Q: Measure>(parts: &[Q]) -> Result<Q, CalcError> {
    // INVARIANT: each count is below 2^77, so 2^49 of them stay below 2^126.
    const CHUNK: usize = 1 << 24;
    let mut sum = 0_i128;
    for chunk in parts.chunks(CHUNK) {
        let part = chunk.iter().fold(0_i128, |sum, part| sum.wrapping_add(part.scaled()));
        sum = sum.checked_add(part).ok_or(CalcError::Overflow)?;
    }
    Ok(Q::from_scaled(sum)?)
}
