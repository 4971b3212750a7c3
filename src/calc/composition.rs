//! How far the composition of a budget shifted.

use super::error::CalcError;
use crate::figure::{Amount, Exact, Measure, OfWhole, common_divisor};

/// The meaning of [`CompositionVariance`] is that of a share: the part of the budget that moved between heads.
pub type CompositionVariance = Exact<OfWhole>;

/// A head of the budget: what was approved, and what came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Head {
    /// The original approved budget.
    pub budget: Amount,
    /// The outturn at the end of the year.
    pub actual: Amount,
}

/// How far the composition of the outturn is from that of the budget (构成偏差): the deviations from the budget, scaled to the
/// total outturn, as a share of the total outturn.
///
/// `Σ |actual − adjusted| ÷ Σ adjusted` with `adjusted = budget × Σ actual ÷ Σ budget` (PEFA 2016, PI-2.1, PI-2.2 and
/// PI-3.2). The heads are the indicator's: without contingency, and for PI-2.1 without interest.
///
/// # Errors
///
/// [`CalcError::ZeroBase`] if budget or outturn add up to zero, [`CalcError::NegativeBase`] if to less,
/// [`CalcError::Overflow`] if the exact terms do not fit.
///
/// # Examples
///
/// ```
/// use budget_performance::calc::{Head, composition_variance};
/// use budget_performance::figure::{Amount, Rounding};
/// use rust_decimal::Decimal;
///
/// let amount = |number: i64| Amount::try_from(Decimal::from(number)).expect("in range");
/// let heads = [(100, 110), (200, 180), (300, 330), (400, 440)];
/// let heads = heads.map(|(budget, actual)| Head { budget: amount(budget), actual: amount(actual) });
/// assert_eq!(composition_variance(&heads)?.percent(4, Rounding::HalfUp)?.to_string(), "6.0377%");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn composition_variance(heads: &[Head]) -> Result<CompositionVariance, CalcError> {
    // Counts are brought to their coarsest common grid first, so that products of real budgets fit.
    let counts = heads.iter().flat_map(|head| [head.budget.scaled(), head.actual.scaled()]);
    let grid = counts.fold(0, |grid, count| common_divisor(grid, count.unsigned_abs()));
    let grid = i128::try_from(grid).ok().filter(|&grid| grid > 0).ok_or(CalcError::ZeroBase)?;
    let coarse = |amount: Amount| amount.scaled().checked_div(grid);
    let heads: Option<Vec<_>> = heads.iter().map(|head| Some((coarse(head.budget)?, coarse(head.actual)?))).collect();
    let heads = heads.ok_or(CalcError::Overflow)?;
    let sums = heads.iter().try_fold((0_i128, 0_i128), |(budget, actual), head| {
        Some((budget.checked_add(head.0)?, actual.checked_add(head.1)?))
    });
    let (budget, actual) = sums.ok_or(CalcError::Overflow)?;
    if budget == 0 || actual == 0 {
        return Err(CalcError::ZeroBase);
    }
    if budget < 0 || actual < 0 {
        return Err(CalcError::NegativeBase);
    }
    // Times Σ budget: |actual_i × Σ budget − budget_i × Σ actual|, over Σ actual × Σ budget.
    let deviations =
        heads.iter().map(|head| head.1.checked_mul(budget)?.checked_sub(head.0.checked_mul(actual)?)?.checked_abs());
    let deviation = deviations.into_iter().try_fold(0_i128, |sum, one| sum.checked_add(one?));
    let terms = deviation.zip(actual.checked_mul(budget)).ok_or(CalcError::Overflow)?;
    CompositionVariance::new(terms.0, terms.1).ok_or(CalcError::ZeroBase)
}
