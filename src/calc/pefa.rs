//! Measures and scores of the first three PEFA indicators.
//!
//! Public Expenditure and Financial Accountability, framework of 2016: PI-1 aggregate expenditure outturn, PI-2 expenditure
//! composition outturn, PI-3 revenue outturn. Bands are decided on exact fractions. The bands of PI-1 and PI-3.2 are not
//! confirmed in the framework's text.

use super::composition::CompositionVariance;
use super::error::CalcError;
use crate::figure::{Amount, Completion, Exact, Meaning, Measure, Ratio, Share};

/// The score of a dimension: A is best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PefaScore {
    /// Less than the basic level.
    D,
    /// The basic level.
    C,
    /// Above it.
    B,
    /// The level of good international practice.
    A,
}

/// The outturn of all expenditure or revenue against the original approved budget (PI-1.1, PI-3.1): `actual ÷ budget`.
///
/// # Errors
///
/// [`CalcError::ZeroBase`] if the budget is zero.
///
/// # Examples
///
/// ```
/// use budget_performance::calc::{PefaScore, aggregate_outturn, pi_1};
/// use budget_performance::figure::Amount;
/// use rust_decimal::Decimal;
///
/// let amount = |number: i64| Amount::try_from(Decimal::from(number)).expect("in range");
/// let years = [(950, 1000), (1050, 1000), (700, 1000)].map(|(actual, budget)| aggregate_outturn(amount(actual), amount(budget)));
/// let [one, two, three] = years;
/// assert_eq!(pi_1([one?, two?, three?]), PefaScore::A); // two of three years within 95 to 105 %
/// # Ok::<(), budget_performance::calc::CalcError>(())
/// ```
pub fn aggregate_outturn(actual: Amount, budget: Amount) -> Result<Completion, CalcError> {
    Completion::new(actual.scaled(), budget.scaled()).ok_or(CalcError::ZeroBase)
}

/// PI-1, aggregate expenditure outturn of the last three years: within 95–105 % (A), 90–110 % (B), 85–115 % (C) in at least two.
///
/// The ends of the bands belong to them; what is in no band is a D.
///
/// ```
/// use budget_performance::calc::{PefaScore, aggregate_outturn, pi_1};
/// use budget_performance::figure::Amount;
/// use rust_decimal::Decimal;
///
/// let of_1000 = |actual: i64| aggregate_outturn(Decimal::from(actual).try_into().expect("in range"), Decimal::from(1000).try_into().expect("in range"));
/// assert_eq!(pi_1([of_1000(900)?, of_1000(1100)?, of_1000(1101)?]), PefaScore::B);
/// assert_eq!(pi_1([of_1000(900)?, of_1000(1101)?, of_1000(1101)?]), PefaScore::C);
/// # Ok::<(), budget_performance::calc::CalcError>(())
/// ```
pub fn pi_1(outturns: [Completion; 3]) -> PefaScore {
    in_two_of_three(outturns, [(95, 105), (90, 110), (85, 115)])
}

/// PI-2.1, composition variance by function of the last three years: below 5 % (A), 10 % (B), 15 % (C) in at least two.
///
/// ```
/// use budget_performance::calc::{Head, PefaScore, composition_variance, pi_2_1};
/// use budget_performance::figure::Amount;
/// use rust_decimal::Decimal;
///
/// // Money moved from one head of 100 to another: 4.99, 5 and 20 either way, that is 4.99 %, 5 % and 20 %.
/// let moved = |by: i64| {
///     let amount = |cents: i64| Amount::try_from(Decimal::new(cents, 2)).expect("in range");
///     let head = |actual| Head { budget: amount(10_000), actual: amount(actual) };
///     composition_variance(&[head(10_000 + by), head(10_000 - by)])
/// };
/// assert_eq!(pi_2_1([moved(499)?, moved(500)?, moved(2000)?]), PefaScore::B);
/// # Ok::<(), budget_performance::calc::CalcError>(())
/// ```
pub fn pi_2_1(variances: [CompositionVariance; 3]) -> PefaScore {
    below_in_two_of_three(variances)
}

/// PI-2.2, composition variance by economic type of the last three years: below 5 % (A), 10 % (B), 15 % (C) in at least two.
///
/// Used as [`pi_2_1`] is; the heads are economic classes, and interest is one of them.
pub fn pi_2_2(variances: [CompositionVariance; 3]) -> PefaScore {
    below_in_two_of_three(variances)
}

/// PI-2.3, expenditure charged to contingency, on average over the last three years: below 3 % (A), up to 6 % (B), below 10 % (C).
///
/// Each year is a pair of the expenditure charged to contingency and the original approved budget.
///
/// # Errors
///
/// [`CalcError::ZeroBase`] if a budget is zero, [`CalcError::Overflow`] if the exact average does not fit.
///
/// # Examples
///
/// 1 %, 2 % and 6 % are 3 % on average, which is no longer below 3 %:
///
/// ```
/// use budget_performance::calc::{PefaScore, pi_2_3};
/// use budget_performance::figure::Amount;
/// use rust_decimal::Decimal;
///
/// let amount = |number: i64| Amount::try_from(Decimal::from(number)).expect("in range");
/// let years = [10, 20, 60].map(|charged| (amount(charged), amount(1000)));
/// assert_eq!(pi_2_3(years)?, PefaScore::B);
/// # Ok::<(), budget_performance::calc::CalcError>(())
/// ```
pub fn pi_2_3(years: [(Amount, Amount); 3]) -> Result<PefaScore, CalcError> {
    let average = contingency_share(years)?;
    Ok(if average.cmp_percent(percent(3)).is_lt() {
        PefaScore::A
    } else if average.cmp_percent(percent(6)).is_le() {
        PefaScore::B
    } else if average.cmp_percent(percent(10)).is_lt() {
        PefaScore::C
    } else {
        PefaScore::D
    })
}

/// The share of the budget that was charged to contingency, on average over three years (PI-2.3).
///
/// Each year is a pair of the expenditure charged to contingency and the original approved budget.
///
/// # Errors
///
/// [`CalcError::ZeroBase`] if a budget is zero, [`CalcError::Overflow`] if the exact average does not fit.
///
/// # Examples
///
/// ```
/// use budget_performance::calc::contingency_share;
/// use budget_performance::figure::{Amount, Rounding};
/// use rust_decimal::Decimal;
///
/// let amount = |number: i64| Amount::try_from(Decimal::from(number)).expect("in range");
/// let years = [(1, 100), (2, 100), (4, 200)].map(|(charged, budget)| (amount(charged), amount(budget)));
/// assert_eq!(contingency_share(years)?.percent(2, Rounding::HalfUp)?.to_string(), "1.67%");
/// # Ok::<(), budget_performance::calc::CalcError>(())
/// ```
pub fn contingency_share(years: [(Amount, Amount); 3]) -> Result<Share, CalcError> {
    let [one, two, three] = years.map(|(charged, budget)| super::share(charged, budget));
    let negated = |share: Share| {
        let fraction = share.fraction();
        Share::new(fraction.numerator().checked_neg()?, fraction.denominator())
    };
    let add = |sum: Share, share: Share| Some(Share::from(sum.fraction().minus(negated(share)?.fraction())?));
    let sum = add(one?, two?).zip(Some(three?)).and_then(|(sum, three)| add(sum, three)).ok_or(CalcError::Overflow)?;
    let sum = sum.fraction().reduced();
    let thrice = sum.denominator().checked_mul(3).ok_or(CalcError::Overflow)?;
    Share::new(sum.numerator(), thrice).ok_or(CalcError::ZeroBase)
}

/// PI-3.1, aggregate revenue outturn of the last three years: within 97–106 % (A), 94–112 % (B), 92–116 % (C) in at least two.
///
/// Used as [`pi_1`] is, with other bands.
pub fn pi_3_1(outturns: [Completion; 3]) -> PefaScore {
    in_two_of_three(outturns, [(97, 106), (94, 112), (92, 116)])
}

/// PI-3.2, revenue composition variance of the last three years: below 5 % (A), 10 % (B), 15 % (C) in at least two.
///
/// Used as [`pi_2_1`] is; the heads are kinds of revenue.
pub fn pi_3_2(variances: [CompositionVariance; 3]) -> PefaScore {
    below_in_two_of_three(variances)
}

fn percent(whole: i128) -> Ratio {
    // OK because a whole percentage of three digits is a ratio.
    Ratio::from_scaled(whole.saturating_mul(100_000_000)).unwrap_or_default()
}

/// The best score whose band holds the value in two years of three; bands for A, B and C, both ends included.
fn in_two_of_three<M: Meaning>(years: [Exact<M>; 3], bands: [(i128, i128); 3]) -> PefaScore {
    best(bands.map(|(low, high)| {
        let within =
            |year: &Exact<M>| year.cmp_percent(percent(low)).is_ge() && year.cmp_percent(percent(high)).is_le();
        years.iter().filter(|year| within(year)).count() >= 2
    }))
}

fn below_in_two_of_three(years: [CompositionVariance; 3]) -> PefaScore {
    best([5, 10, 15].map(|limit| years.iter().filter(|year| year.cmp_percent(percent(limit)).is_lt()).count() >= 2))
}

fn best([a, b, c]: [bool; 3]) -> PefaScore {
    match (a, b, c) {
        (true, _, _) => PefaScore::A,
        (_, true, _) => PefaScore::B,
        (_, _, true) => PefaScore::C,
        _ => PefaScore::D,
    }
}
