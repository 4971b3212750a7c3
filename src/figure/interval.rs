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
    // OK because an end that is not there counts nothing: equal sets are equal field by field.
    low: i128,
    high: i128,
    below: Kind,
    above: Kind,
    of: PhantomData<Q>,
}

/// How a set ends, in the order in which the end of a sum takes after those of its terms.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Kind {
    Included,
    Excluded,
    Unbounded,
}

/// Where a set ends, and how.
type End = (i128, Kind);

/// No end.
const OPEN: End = (0, Kind::Unbounded);

impl<Q: Measure> Interval<Q> {
    /// Every value.
    pub const UNBOUNDED: Self = Self::between(OPEN, OPEN);

    const fn between((low, below): End, (high, above): End) -> Self {
        Self { low, high, below, above, of: PhantomData }
    }

    #[inline]
    fn lower_end(&self) -> End {
        (self.low, self.below)
    }

    #[inline]
    fn upper_end(&self) -> End {
        (self.high, self.above)
    }

    /// One value alone.
    #[inline]
    pub fn point(value: Q) -> Self {
        let end = (halves(value.scaled()), Kind::Included);
        Self::between(end, end)
    }

    /// The values between two ends in halves of 10⁻⁸, or `None` if there is none.
    #[inline]
    pub(crate) fn from_halves(lower: Bound<i128>, upper: Bound<i128>) -> Option<Self> {
        Self::between(end_of(lower), end_of(upper)).unless_empty()
    }

    #[inline]
    fn unless_empty(self) -> Option<Self> {
        let empty = match (self.below, self.above) {
            (Kind::Unbounded, _) | (_, Kind::Unbounded) => false,
            (Kind::Included, Kind::Included) => self.low > self.high,
            _ => self.low >= self.high,
        };
        (!empty).then_some(self)
    }

    /// The values that `reading` writes as `value`, when one in the last digit is `step` counts of 10⁻⁸.
    #[inline]
    pub(crate) fn of_rounded(value: Q, step: i128, reading: Reading) -> Self {
        let (included, excluded) = (|end| (end, Kind::Included), |end| (end, Kind::Excluded));
        let centre = halves(value.scaled());
        // A half of the step is `step` halves, a whole one `2 × step`; in both directions from the centre.
        let below = |halves: i128| centre.saturating_sub(halves);
        let above = |halves: i128| centre.saturating_add(halves);
        let whole = step.saturating_mul(2);
        // Outer is the end away from zero, as a mode that looks at the magnitude sees it; zero has two of them.
        let by_magnitude = |inner: End, outer: End| match centre.signum() {
            1 => (inner, outer),
            0 => ((outer.0.wrapping_neg(), outer.1), outer),
            _ => (mirror(outer, centre), mirror(inner, centre)),
        };
        // Asked for one mode alone: a division of 128 bits is dear.
        let even = || value.scaled().checked_div(step).is_some_and(|coefficient| coefficient & 1 == 0);
        let (lower, upper) = match reading {
            Reading::Exact => (included(centre), included(centre)),
            Reading::Nearest => (included(below(step)), included(above(step))),
            Reading::Rounded(Rounding::HalfEven) if even() => (included(below(step)), included(above(step))),
            Reading::Rounded(Rounding::HalfEven) => (excluded(below(step)), excluded(above(step))),
            Reading::Rounded(Rounding::HalfUp) => by_magnitude(included(below(step)), excluded(above(step))),
            Reading::Rounded(Rounding::HalfDown) => by_magnitude(excluded(below(step)), included(above(step))),
            Reading::Rounded(Rounding::Up) => by_magnitude(excluded(below(whole)), included(centre)),
            Reading::Rounded(Rounding::Down) => by_magnitude(included(centre), excluded(above(whole))),
            Reading::Rounded(Rounding::Ceiling) => (excluded(below(whole)), included(centre)),
            Reading::Rounded(Rounding::Floor) => (included(centre), excluded(above(whole))),
        };
        Self::between(lower, upper)
    }

    /// The values that a hedged number leaves open; what it says of the size is mirrored for negatives.
    pub(crate) fn hedged(value: Q, sense: HedgeSense) -> Self {
        use Kind::{Excluded, Included};
        let end = halves(value.scaled());
        let (inner, outer) = match sense {
            HedgeSense::Over => ((end, Excluded), OPEN),
            HedgeSense::AtLeast => ((end, Included), OPEN),
            // OK because "less than nothing" has no meaning: of zero, zero itself is left.
            HedgeSense::Under if end == 0 => ((0, Included), (0, Included)),
            HedgeSense::Under => ((0, Included), (end, Excluded)),
            HedgeSense::AtMost => ((0, Included), (end, Included)),
            HedgeSense::About => (OPEN, OPEN),
        };
        let (lower, upper) = if end < 0 { (outer, inner) } else { (inner, outer) };
        Self::between(lower, upper)
    }

    /// The lower end; moved down where it has more digits than a decimal holds, which takes sums far out of bounds.
    pub fn lower(&self) -> Bound<Decimal> {
        decimal(bound(self.lower_end()), Rounding::Floor)
    }

    /// The upper end; moved up where it has more digits than a decimal holds, which takes sums far out of bounds.
    pub fn upper(&self) -> Bound<Decimal> {
        decimal(bound(self.upper_end()), Rounding::Ceiling)
    }

    /// The values at both ends, whether included or not; `None` where there is no end.
    pub fn ends(&self) -> (Option<Quotient<Q>>, Option<Quotient<Q>>) {
        let end = |(end, kind): End| if kind == Kind::Unbounded { None } else { Quotient::new(end, 2) };
        (end(self.lower_end()), end(self.upper_end()))
    }

    /// The same counts, of another kind of quantity or of none.
    #[inline]
    pub(crate) fn retyped<R: Measure>(self) -> Interval<R> {
        Interval::between(self.lower_end(), self.upper_end())
    }

    /// The ends in halves of 10⁻⁸.
    #[inline]
    pub(crate) fn halves(&self) -> (Bound<i128>, Bound<i128>) {
        (bound(self.lower_end()), bound(self.upper_end()))
    }

    /// Whether `value` is one of them.
    pub fn contains(&self, value: Q) -> bool {
        let value = halves(value.scaled());
        let above = match self.below {
            Kind::Included => self.low <= value,
            Kind::Excluded => self.low < value,
            Kind::Unbounded => true,
        };
        above
            && match self.above {
                Kind::Included => value <= self.high,
                Kind::Excluded => value < self.high,
                Kind::Unbounded => true,
            }
    }

    /// Whether it is one value and no more.
    pub fn is_point(&self) -> bool {
        (self.below, self.above) == (Kind::Included, Kind::Included) && self.low == self.high
    }

    /// The values in both, or `None` if there is none: two statements that cannot both be true.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Option<Self> {
        let lower = tighter(self.lower_end(), other.lower_end(), |one, two| one > two);
        let upper = tighter(self.upper_end(), other.upper_end(), |one, two| one < two);
        Self::between(lower, upper).unless_empty()
    }

    /// The values of both, and all between them.
    #[must_use]
    pub fn hull(&self, other: &Self) -> Self {
        let lower = looser(self.lower_end(), other.lower_end(), |one, two| one < two);
        let upper = looser(self.upper_end(), other.upper_end(), |one, two| one > two);
        Self::between(lower, upper)
    }

    /// Whether every value of it is one of `other`.
    pub fn is_within(&self, other: &Self) -> bool {
        self.intersection(other) == Some(*self)
    }

    /// Every sum of a value of each.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self::between(join(self.lower_end(), other.lower_end()), join(self.upper_end(), other.upper_end()))
    }

    /// Every difference of a value of each.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        self.plus(&other.negated())
    }

    /// The values with the other sign: the ends change places, with their openness.
    #[must_use]
    pub fn negated(&self) -> Self {
        Self::between(turned(self.upper_end()), turned(self.lower_end()))
    }
}

#[inline]
fn end_of(bound: Bound<i128>) -> End {
    match bound {
        Bound::Included(end) => (end, Kind::Included),
        Bound::Excluded(end) => (end, Kind::Excluded),
        Bound::Unbounded => OPEN,
    }
}

#[inline]
fn bound((end, kind): End) -> Bound<i128> {
    match kind {
        Kind::Included => Bound::Included(end),
        Kind::Excluded => Bound::Excluded(end),
        Kind::Unbounded => Bound::Unbounded,
    }
}

/// The count of halves of 10⁻⁸.
fn halves(scaled: i128) -> i128 {
    // OK because every quantity is below 10^23 counts.
    scaled.wrapping_mul(2)
}

/// The end as far from the centre, on the other side of it.
fn mirror((end, kind): End, centre: i128) -> End {
    (halves(centre).wrapping_sub(end), kind)
}

/// The end on the other side of zero.
#[inline]
fn turned((end, kind): End) -> End {
    end.checked_neg().map_or(OPEN, |end| (end, kind))
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
#[inline]
fn tighter(one: End, two: End, beyond: impl Fn(i128, i128) -> bool) -> End {
    if two.1 == Kind::Unbounded {
        one
    } else if one.1 == Kind::Unbounded {
        two
    } else if one.0 == two.0 {
        (one.0, one.1.max(two.1))
    } else if beyond(one.0, two.0) {
        one
    } else {
        two
    }
}

/// The end that leaves more values; at the same place, the one included.
#[inline]
fn looser(one: End, two: End, beyond: impl Fn(i128, i128) -> bool) -> End {
    if one.1.max(two.1) == Kind::Unbounded {
        OPEN
    } else if one.0 == two.0 {
        (one.0, one.1.min(two.1))
    } else if beyond(one.0, two.0) {
        one
    } else {
        two
    }
}

/// The end of a sum: reached only if both ends are.
#[inline]
fn join((one, one_kind): End, (two, two_kind): End) -> End {
    match (one.checked_add(two), one_kind.max(two_kind)) {
        (Some(sum), kind @ (Kind::Included | Kind::Excluded)) => (sum, kind),
        _ => OPEN,
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
