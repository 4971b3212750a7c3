//! Sets of values that a stated figure can stand for.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Bound;

use rust_decimal::Decimal;

use super::fraction::Quotient;
use super::hedge::HedgeSense;
use super::measure::{Measure, power_of_ten};
use super::rounding::Rounding;

/// How a stated figure is to be understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reading {
    /// Rounded to the nearest, by whatever rule for ties.
    #[default]
    Nearest,
    /// Rounded by this rule.
    Rounded(Rounding),
    /// Not rounded at all.
    Exact,
}

/// A set of values without gaps, each end included, left out, or open to infinity; never empty.
///
/// Ends count halves of 10⁻⁸, so half a last digit is never rounded.
///
/// ```
/// use budget_performance::figure::{Amount, Reading, Rounding, Stated};
///
/// let stated: Stated<Amount> = "-12.3万元".parse()?;
/// let interval = stated.interval(Reading::Rounded(Rounding::HalfUp));
/// assert_eq!(interval.to_string(), "(-123500, -122500]");
/// assert!(interval.contains(stated.value()));
/// # Ok::<(), budget_performance::figure::FigureError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Interval<Q> {
    lower: Bound<i128>,
    upper: Bound<i128>,
    of: PhantomData<Q>,
}

impl<Q: Measure> Interval<Q> {
    /// Every value.
    pub const UNBOUNDED: Self = Self { lower: Bound::Unbounded, upper: Bound::Unbounded, of: PhantomData };

    /// One value alone.
    pub fn point(value: Q) -> Self {
        let halves = Bound::Included(halves(value.scaled()));
        Self { lower: halves, upper: halves, of: PhantomData }
    }

    /// The values between two ends in halves of 10⁻⁸, or `None` if there is none.
    pub(crate) fn from_halves(lower: Bound<i128>, upper: Bound<i128>) -> Option<Self> {
        let empty = match (lower, upper) {
            (Bound::Included(low), Bound::Included(high)) => low > high,
            (Bound::Included(low) | Bound::Excluded(low), Bound::Included(high) | Bound::Excluded(high)) => low >= high,
            (Bound::Unbounded, _) | (_, Bound::Unbounded) => false,
        };
        (!empty).then_some(Self { lower, upper, of: PhantomData })
    }

    /// The values that `reading` writes as `value`, when one in the last digit is `step` counts of 10⁻⁸.
    #[inline]
    pub(crate) fn of_rounded(value: Q, step: i128, reading: Reading) -> Self {
        use Bound::{Excluded, Included};
        let centre = halves(value.scaled());
        // A half of the step is `step` halves, a whole one `2 × step`; in both directions from the centre.
        let below = |halves: i128| centre.saturating_sub(halves);
        let above = |halves: i128| centre.saturating_add(halves);
        let whole = step.saturating_mul(2);
        // Outer is the end away from zero, as a mode that looks at the magnitude sees it; zero has two of them.
        let by_magnitude = |inner: Bound<i128>, outer: Bound<i128>| match centre.signum() {
            1 => (inner, outer),
            0 => (outer.map(i128::wrapping_neg), outer),
            _ => (outer.map(|end| mirror(end, centre)), inner.map(|end| mirror(end, centre))),
        };
        // Asked for one mode alone: a division of 128 bits is dear.
        let even = || value.scaled().checked_div(step).is_some_and(|coefficient| coefficient & 1 == 0);
        let (lower, upper) = match reading {
            Reading::Exact => (Included(centre), Included(centre)),
            Reading::Nearest => (Included(below(step)), Included(above(step))),
            Reading::Rounded(Rounding::HalfEven) if even() => (Included(below(step)), Included(above(step))),
            Reading::Rounded(Rounding::HalfEven) => (Excluded(below(step)), Excluded(above(step))),
            Reading::Rounded(Rounding::HalfUp) => by_magnitude(Included(below(step)), Excluded(above(step))),
            Reading::Rounded(Rounding::HalfDown) => by_magnitude(Excluded(below(step)), Included(above(step))),
            Reading::Rounded(Rounding::Up) => by_magnitude(Excluded(below(whole)), Included(centre)),
            Reading::Rounded(Rounding::Down) => by_magnitude(Included(centre), Excluded(above(whole))),
            Reading::Rounded(Rounding::Ceiling) => (Excluded(below(whole)), Included(centre)),
            Reading::Rounded(Rounding::Floor) => (Included(centre), Excluded(above(whole))),
        };
        Self { lower, upper, of: PhantomData }
    }

    /// The values that a hedged number leaves open; what it says of the size is mirrored for negatives.
    pub(crate) fn hedged(value: Q, sense: HedgeSense) -> Self {
        use Bound::{Excluded, Included, Unbounded};
        let end = halves(value.scaled());
        let (inner, outer) = match sense {
            HedgeSense::Over => (Excluded(end), Unbounded),
            HedgeSense::AtLeast => (Included(end), Unbounded),
            // OK because "less than nothing" has no meaning: of zero, zero itself is left.
            HedgeSense::Under if end == 0 => (Included(0), Included(0)),
            HedgeSense::Under => (Included(0), Excluded(end)),
            HedgeSense::AtMost => (Included(0), Included(end)),
            HedgeSense::About => (Unbounded, Unbounded),
        };
        let (lower, upper) = if end < 0 { (outer, inner) } else { (inner, outer) };
        Self { lower, upper, of: PhantomData }
    }

    /// The lower end; moved down where it has more digits than a decimal holds, which takes sums far out of bounds.
    pub fn lower(&self) -> Bound<Decimal> {
        decimal(self.lower, Rounding::Floor)
    }

    /// The upper end; moved up where it has more digits than a decimal holds, which takes sums far out of bounds.
    pub fn upper(&self) -> Bound<Decimal> {
        decimal(self.upper, Rounding::Ceiling)
    }

    /// The values at both ends, whether included or not; `None` where there is no end.
    pub fn ends(&self) -> (Option<Quotient<Q>>, Option<Quotient<Q>>) {
        let end = |bound| match bound {
            Bound::Included(end) | Bound::Excluded(end) => Quotient::new(end, 2),
            Bound::Unbounded => None,
        };
        (end(self.lower), end(self.upper))
    }

    /// The same counts, of another kind of quantity or of none.
    pub(crate) fn retyped<R: Measure>(self) -> Interval<R> {
        Interval { lower: self.lower, upper: self.upper, of: PhantomData }
    }

    /// The ends in halves of 10⁻⁸.
    #[inline]
    pub(crate) fn halves(&self) -> (Bound<i128>, Bound<i128>) {
        (self.lower, self.upper)
    }

    /// Whether `value` is one of them.
    pub fn contains(&self, value: Q) -> bool {
        let value = halves(value.scaled());
        let above = match self.lower {
            Bound::Included(low) => low <= value,
            Bound::Excluded(low) => low < value,
            Bound::Unbounded => true,
        };
        above
            && match self.upper {
                Bound::Included(high) => value <= high,
                Bound::Excluded(high) => value < high,
                Bound::Unbounded => true,
            }
    }

    /// Whether it is one value and no more.
    pub fn is_point(&self) -> bool {
        matches!((self.lower, self.upper), (Bound::Included(low), Bound::Included(high)) if low == high)
    }

    /// The values in both, or `None` if there is none: two statements that cannot both be true.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Option<Self> {
        let lower = tighter(self.lower, other.lower, |one, two| one > two);
        let upper = tighter(self.upper, other.upper, |one, two| one < two);
        Self::from_halves(lower, upper)
    }

    /// The values of both, and all between them.
    #[must_use]
    pub fn hull(&self, other: &Self) -> Self {
        let end = |one: Bound<i128>, two: Bound<i128>, beyond: fn(i128, i128) -> bool| match (one, two) {
            (Bound::Unbounded, _) | (_, Bound::Unbounded) => Bound::Unbounded,
            _ if tighter(one, two, beyond) == one => two,
            _ => one,
        };
        let lower = end(self.lower, other.lower, |one, two| one > two);
        let upper = end(self.upper, other.upper, |one, two| one < two);
        Self { lower, upper, of: PhantomData }
    }

    /// Whether every value of it is one of `other`.
    pub fn is_within(&self, other: &Self) -> bool {
        self.intersection(other) == Some(*self)
    }

    /// Every sum of a value of each.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let lower = join(self.lower, other.lower);
        let upper = join(self.upper, other.upper);
        Self { lower, upper, of: PhantomData }
    }

    /// Every difference of a value of each.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        self.plus(&other.negated())
    }

    /// The values with the other sign: the ends change places, with their openness.
    #[must_use]
    pub fn negated(&self) -> Self {
        Self { lower: turned(self.upper), upper: turned(self.lower), of: PhantomData }
    }
}

/// The count of halves of 10⁻⁸.
fn halves(scaled: i128) -> i128 {
    // OK because every quantity is below 10^23 counts.
    scaled.wrapping_mul(2)
}

/// The point as far from the centre, on the other side of it.
fn mirror(end: i128, centre: i128) -> i128 {
    halves(centre).wrapping_sub(end)
}

/// The end on the other side of zero.
fn turned(end: Bound<i128>) -> Bound<i128> {
    match end {
        Bound::Included(end) => end.checked_neg().map_or(Bound::Unbounded, Bound::Included),
        Bound::Excluded(end) => end.checked_neg().map_or(Bound::Unbounded, Bound::Excluded),
        Bound::Unbounded => Bound::Unbounded,
    }
}

/// An end as a decimal: exact if it can be, else moved outward to the digits that fit, else no end at all.
fn decimal(end: Bound<i128>, outward: Rounding) -> Bound<Decimal> {
    let (Bound::Included(halves) | Bound::Excluded(halves)) = end else { return Bound::Unbounded };
    // A half of 10⁻⁸ is five of 10⁻⁹.
    let Some(nano) = halves.checked_mul(5) else { return Bound::Unbounded };
    let fitting = (0..=9_u32).find_map(|dropped| {
        let step = power_of_ten(dropped)?;
        let count = outward.quotient(nano, step)?;
        let decimal = Decimal::try_from_i128_with_scale(count, 9_u32.checked_sub(dropped)?).ok()?;
        Some((decimal.normalize(), nano.checked_rem(step) == Some(0)))
    });
    match fitting {
        Some((decimal, true)) => end.map(|_| decimal),
        Some((decimal, false)) => Bound::Excluded(decimal),
        None => Bound::Unbounded,
    }
}

/// The end that leaves fewer values; at the same place, the one left out.
fn tighter(one: Bound<i128>, two: Bound<i128>, beyond: fn(i128, i128) -> bool) -> Bound<i128> {
    use Bound::{Excluded, Included, Unbounded};
    match (one, two) {
        (Unbounded, end) | (end, Unbounded) => end,
        (Included(a) | Excluded(a), Included(b) | Excluded(b)) if a == b => {
            if one == two {
                one
            } else {
                Excluded(a)
            }
        }
        (Included(a) | Excluded(a), Included(b) | Excluded(b)) => {
            if beyond(a, b) {
                one
            } else {
                two
            }
        }
    }
}

/// The end of a sum: reached only if both ends are.
fn join(one: Bound<i128>, two: Bound<i128>) -> Bound<i128> {
    use Bound::{Excluded, Included, Unbounded};
    let sum = |a: i128, b: i128| a.checked_add(b);
    match (one, two) {
        (Unbounded, _) | (_, Unbounded) => Unbounded,
        (Included(a), Included(b)) => sum(a, b).map_or(Unbounded, Included),
        (Included(a) | Excluded(a), Included(b) | Excluded(b)) => sum(a, b).map_or(Unbounded, Excluded),
    }
}

impl<Q: Measure> fmt::Display for Interval<Q> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.lower() {
            Bound::Included(low) => write!(formatter, "[{low}, "),
            Bound::Excluded(low) => write!(formatter, "({low}, "),
            Bound::Unbounded => formatter.write_str("(−∞, "),
        }?;
        match self.upper() {
            Bound::Included(high) => write!(formatter, "{high}]"),
            Bound::Excluded(high) => write!(formatter, "{high})"),
            Bound::Unbounded => formatter.write_str("+∞)"),
        }
    }
}

impl<Q: Measure> fmt::Debug for Interval<Q> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}
