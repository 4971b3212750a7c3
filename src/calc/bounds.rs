//! The same calculations on intervals: what is possible when each figure is only known to its last digit.
//!
//! Every function is sound: the exact result for any members of the arguments lies in the result. Ends that do not lie on
//! the grid are moved outward.

use std::ops::Bound;

use super::error::CalcError;
use crate::figure::{Interval, Measure, Ratio, Rounding, STEPS};

/// A hundred percent, in counts of 10⁻⁸ %.
const WHOLE: i128 = 100 * STEPS;

/// The sums of quantities (合计的可能范围).
///
/// ```
/// use budget_performance::calc::bounds;
/// use budget_performance::figure::{Amount, Reading, Stated};
///
/// let parts = ["271.33万元", "1831.50万元"].map(|text| text.parse::<Stated<Amount>>().expect("canonical"));
/// let sum = bounds::sum(parts.map(|part| part.interval(Reading::Nearest)));
/// // 2102.84 is printed: 0.01 more than the parts add up to, and yet true.
/// let total: Stated<Amount> = "2102.84万元".parse()?;
/// assert!(sum.intersection(&total.interval(Reading::Nearest)).is_some());
/// # Ok::<(), budget_performance::figure::FigureError>(())
/// ```
pub fn sum<Q: Measure>(parts: impl IntoIterator<Item = Interval<Q>>) -> Interval<Q> {
    parts.into_iter().fold(Interval::point(Q::ZERO), |sum, part| sum.plus(&part))
}

/// The differences `current − prior` (增减额的可能范围).
///
/// ```
/// use budget_performance::calc::bounds;
/// use budget_performance::figure::{Amount, Reading, Stated};
///
/// let [current, prior] = ["311.01万元", "242.27万元"].map(|text| text.parse::<Stated<Amount>>().expect("canonical"));
/// let change = bounds::change(&current.interval(Reading::Nearest), &prior.interval(Reading::Nearest));
/// assert_eq!(change.to_string(), "[687300, 687500]");
/// ```
pub fn change<Q: Measure>(current: &Interval<Q>, prior: &Interval<Q>) -> Interval<Q> {
    current.minus(prior)
}

/// The shares `part ÷ whole` (占比的可能范围), also rates of completion.
///
/// # Errors
///
/// [`CalcError::ZeroBase`] if the whole can be zero or as near to it as one likes.
///
/// # Examples
///
/// ```
/// use budget_performance::calc::bounds;
/// use budget_performance::figure::{Amount, Reading, Stated};
///
/// let [part, whole] = ["1万元", "3万元"].map(|text| text.parse::<Stated<Amount>>().expect("canonical"));
/// let share = bounds::share(&part.interval(Reading::Nearest), &whole.interval(Reading::Nearest))?;
/// assert_eq!(share.to_string(), "(14.285714285, 60]");
/// # Ok::<(), budget_performance::calc::CalcError>(())
/// ```
pub fn share<Q: Measure>(part: &Interval<Q>, whole: &Interval<Q>) -> Result<Interval<Ratio>, CalcError> {
    quotient(part, whole)
}

/// The growths `(current − prior) ÷ prior` (增减率的可能范围).
///
/// # Errors
///
/// [`CalcError::ZeroBase`] if the base can be zero, [`CalcError::NegativeBase`] if it is negative.
///
/// # Examples
///
/// ```
/// use budget_performance::calc::bounds;
/// use budget_performance::figure::{Amount, Ratio, Reading, Stated};
///
/// let [current, prior] = ["431万元", "433万元"].map(|text| text.parse::<Stated<Amount>>().expect("canonical"));
/// let growth = bounds::growth(&current.interval(Reading::Nearest), &prior.interval(Reading::Nearest))?;
/// assert!(growth.contains("-0.46%".parse::<Stated<Ratio>>()?.value()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn growth<Q: Measure>(current: &Interval<Q>, prior: &Interval<Q>) -> Result<Interval<Ratio>, CalcError> {
    if prior.intersection(&positive()).is_none() {
        return Err(if prior.contains(Q::ZERO) { CalcError::ZeroBase } else { CalcError::NegativeBase });
    }
    Ok(quotient(current, prior)?.minus(&hundred_percent()))
}

/// The quantities of the year before, `current − change` (上年数的可能范围).
///
/// ```
/// use budget_performance::calc::bounds;
/// use budget_performance::figure::{Amount, Reading, Stated};
///
/// let [current, change] = ["311.01万元", "68.74万元"].map(|text| text.parse::<Stated<Amount>>().expect("canonical"));
/// let prior = bounds::prior_from_change(&current.interval(Reading::Nearest), &change.interval(Reading::Nearest));
/// assert_eq!(prior.to_string(), "[2422600, 2422800]");
/// ```
pub fn prior_from_change<Q: Measure>(current: &Interval<Q>, change: &Interval<Q>) -> Interval<Q> {
    current.minus(change)
}

/// The quantities of the year before, `current ÷ (1 + rate)` (上年数的可能范围).
///
/// # Errors
///
/// [`CalcError::ZeroBase`] if the rate can be −100 %.
///
/// # Examples
///
/// Personnel expenditure of 259.01万元, up 35.39 %:
///
/// ```
/// use budget_performance::calc::bounds;
/// use budget_performance::figure::{Amount, Ratio, Reading, Stated};
///
/// let current: Stated<Amount> = "259.01万元".parse()?;
/// let rate: Stated<Ratio> = "35.39%".parse()?;
/// let prior = bounds::prior_from_rate(&current.interval(Reading::Nearest), &rate.interval(Reading::Nearest))?;
/// assert!(prior.contains("191.31万元".parse::<Stated<Amount>>()?.value()));
/// assert!(!prior.contains("191.33万元".parse::<Stated<Amount>>()?.value()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn prior_from_rate<Q: Measure>(current: &Interval<Q>, rate: &Interval<Ratio>) -> Result<Interval<Q>, CalcError> {
    quotient(current, &rate.plus(&hundred_percent()))
}

fn hundred_percent() -> Interval<Ratio> {
    // OK because a hundred percent is a ratio.
    Ratio::from_scaled(WHOLE).map_or(Interval::UNBOUNDED, Interval::point)
}

/// Everything above zero.
fn positive<Q: Measure>() -> Interval<Q> {
    Interval::from_halves(Bound::Excluded(0), Bound::Unbounded).unwrap_or(Interval::UNBOUNDED)
}

/// `dividend ÷ divisor` where one of the three is a ratio in percent: counts meet as one to `WHOLE`.
pub(crate) fn quotient<A: Measure, B: Measure, R: Measure>(
    dividend: &Interval<A>,
    divisor: &Interval<B>,
) -> Result<Interval<R>, CalcError> {
    let (near, far) = match divisor.halves() {
        (Bound::Included(low) | Bound::Excluded(low), _) if low > 0 => divisor.halves(),
        (_, Bound::Included(high) | Bound::Excluded(high)) if high < 0 => {
            // A negative divisor turns both.
            return quotient(&dividend.negated(), &divisor.negated());
        }
        _ => return Err(CalcError::ZeroBase),
    };
    let (low, high) = dividend.halves();
    // The end nearer to zero is that over the far end of the divisor.
    let over = |end: Bound<i128>, is_outer: fn(i128) -> bool, outward| match end {
        Bound::Unbounded => Bound::Unbounded,
        Bound::Included(value) | Bound::Excluded(value) => {
            corner(end, value, if is_outer(value) { near } else { far }, outward)
        }
    };
    let lower = over(low, |value| value < 0, Rounding::Floor);
    let upper = over(high, |value| value > 0, Rounding::Ceiling);
    Ok(Interval::from_halves(lower, upper).unwrap_or(Interval::UNBOUNDED))
}

/// One end of a quotient, moved outward to the grid of halves.
fn corner(end: Bound<i128>, value: i128, divisor: Bound<i128>, outward: Rounding) -> Bound<i128> {
    let (by, closed) = match divisor {
        // OK because a quotient by ever more goes to zero, and reaches it only from zero.
        Bound::Unbounded => return if value == 0 { end } else { Bound::Excluded(0) },
        Bound::Included(by) => (by, true),
        Bound::Excluded(by) => (by, false),
    };
    let Some(scaled) = WHOLE.checked_mul(2).and_then(|whole| value.checked_mul(whole)) else { return Bound::Unbounded };
    let Some(rounded) = outward.quotient(scaled, by) else { return Bound::Unbounded };
    let exact = scaled.checked_rem(by) == Some(0);
    let closed = (closed || value == 0) && matches!(end, Bound::Included(_));
    if exact && closed { Bound::Included(rounded) } else { Bound::Excluded(rounded) }
}

/// `base × rate` with the rate in percent, moved outward to the grid of halves.
pub(crate) fn product<Q: Measure>(base: &Interval<Q>, rate: &Interval<Ratio>) -> Interval<Q> {
    let ends = |(lower, upper): (Bound<i128>, Bound<i128>)| [lower, upper];
    let (bases, rates) = (ends(base.halves()), ends(rate.halves()));
    let corners = || bases.iter().flat_map(|base| rates.iter().map(move |rate| times(*base, *rate)));
    let lower = corners().map(|corner| corner.map(|corner| corner.end(Rounding::Floor))).reduce(|one, two| {
        one.zip(two).map(|(one, two)| if two.0 < one.0 || (two.0 == one.0 && two.1) { two } else { one })
    });
    let upper = corners().map(|corner| corner.map(|corner| corner.end(Rounding::Ceiling))).reduce(|one, two| {
        one.zip(two).map(|(one, two)| if two.0 > one.0 || (two.0 == one.0 && two.1) { two } else { one })
    });
    let bound = |end: Option<Option<(i128, bool)>>| match end.flatten() {
        None => Bound::Unbounded,
        Some((end, true)) => Bound::Included(end),
        Some((end, false)) => Bound::Excluded(end),
    };
    Interval::from_halves(bound(lower), bound(upper)).unwrap_or(Interval::UNBOUNDED)
}

/// A product of two ends: its numerator over twice a hundred percent, and whether it is reached.
#[derive(Clone, Copy)]
struct Corner {
    numerator: i128,
    reached: bool,
}

impl Corner {
    /// The end on the grid of halves, and whether it is reached.
    fn end(self, outward: Rounding) -> (i128, bool) {
        let divisor = WHOLE.saturating_mul(2);
        let exact = self.numerator.checked_rem(divisor) == Some(0);
        // OK because the divisor is not zero and not −1.
        (outward.quotient(self.numerator, divisor).unwrap_or_default(), exact && self.reached)
    }
}

/// `None` where the product has no end, or none that fits.
fn times(one: Bound<i128>, two: Bound<i128>) -> Option<Corner> {
    let end = |bound| match bound {
        Bound::Included(end) => Some((end, true)),
        Bound::Excluded(end) => Some((end, false)),
        Bound::Unbounded => None,
    };
    let ((one, one_reached), (two, two_reached)) = (end(one)?, end(two)?);
    let numerator = one.checked_mul(two)?;
    // OK because nothing times anything is nothing, whether the other end is reached or not.
    let nothing = (one_reached && one == 0) || (two_reached && two == 0);
    let reached = nothing || (one_reached && two_reached);
    Some(Corner { numerator, reached })
}
