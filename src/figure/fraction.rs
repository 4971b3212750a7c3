//! Exact ratios: computed, never rounded until someone writes them down.

use std::cmp::Ordering;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Bound;

use rust_decimal::Decimal;

use super::interval::Interval;
use super::measure::{MAX_DECIMALS, Measure, RangeError, STEPS, power_of_ten};
use super::ratio::Ratio;
use super::rounding::Rounding;
use super::unit::RatioUnit;
use super::wide::{compare_products, multiply_divide};

/// A numerator over a positive denominator.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fraction {
    numerator: i128,
    denominator: i128,
}

impl Fraction {
    /// `numerator ÷ denominator`; `None` if the denominator is zero.
    #[inline]
    pub(crate) fn new(numerator: i128, denominator: i128) -> Option<Self> {
        match denominator {
            0 => None,
            1.. => Some(Self { numerator, denominator }),
            _ => Some(Self { numerator: numerator.checked_neg()?, denominator: denominator.checked_neg()? }),
        }
    }

    pub(crate) fn numerator(self) -> i128 {
        self.numerator
    }

    pub(crate) fn denominator(self) -> i128 {
        self.denominator
    }

    /// The fraction times `factor`, rounded to a whole number.
    #[inline]
    pub(crate) fn times(self, factor: i128, mode: Rounding) -> Option<i128> {
        if let Some(product) = self.numerator.checked_mul(factor) {
            return mode.quotient(product, self.denominator);
        }
        let divisor = self.denominator.unsigned_abs();
        let (quotient, remainder) = multiply_divide(self.numerator.unsigned_abs(), factor.unsigned_abs(), divisor)?;
        mode.whole((self.numerator < 0) != (factor < 0), quotient, remainder, divisor)
    }

    /// The fraction divided by `step`, rounded to a whole number.
    #[inline]
    pub(crate) fn over(self, step: i128, mode: Rounding) -> Option<i128> {
        // OK because a divisor past 128 bits leaves less than half a unit, of whichever size it is.
        let divisor = self.denominator.unsigned_abs().saturating_mul(step.unsigned_abs());
        let magnitude = self.numerator.checked_abs()?.unsigned_abs();
        mode.ratio((self.numerator < 0) != (step < 0), magnitude, divisor)
    }

    /// The same in lowest terms.
    pub(crate) fn reduced(self) -> Self {
        let common = common_divisor(self.numerator.unsigned_abs(), self.denominator.unsigned_abs());
        let Ok(common @ 1..) = i128::try_from(common) else { return self };
        let by = |count: i128| count.checked_div(common).unwrap_or(count);
        Self { numerator: by(self.numerator), denominator: by(self.denominator) }
    }

    /// A whole number.
    pub(crate) fn whole(count: i128) -> Self {
        Self { numerator: count, denominator: 1 }
    }

    /// The same size with the other sign, if it fits.
    pub(crate) fn negated(self) -> Option<Self> {
        Some(Self { numerator: self.numerator.checked_neg()?, ..self })
    }

    /// `self + other`, if it fits.
    pub(crate) fn plus(self, other: Self) -> Option<Self> {
        self.minus(other.negated()?)
    }

    /// `self × other`, if it fits.
    pub(crate) fn product(self, other: Self) -> Option<Self> {
        // Lowest terms cost more than the product: they are looked for only where it does not fit.
        self.times_terms(other).or_else(|| {
            let one = Self { denominator: other.denominator, ..self }.reduced();
            let two = Self { denominator: self.denominator, ..other }.reduced();
            one.times_terms(two)
        })
    }

    fn times_terms(self, other: Self) -> Option<Self> {
        let numerator = self.numerator.checked_mul(other.numerator)?;
        Self::new(numerator, self.denominator.checked_mul(other.denominator)?)
    }

    /// `self − other`, if it fits.
    pub(crate) fn minus(self, other: Self) -> Option<Self> {
        self.minus_like(other).or_else(|| self.minus_terms(other)).or_else(|| self.minus_reduced(other))
    }

    /// The same of two with one denominator.
    #[inline]
    fn minus_like(self, other: Self) -> Option<Self> {
        let numerator = self.numerator.checked_sub(other.numerator)?;
        (self.denominator == other.denominator).then_some(Self { numerator, ..self })
    }

    fn minus_terms(self, other: Self) -> Option<Self> {
        let left = self.numerator.checked_mul(other.denominator)?;
        let right = other.numerator.checked_mul(self.denominator)?;
        Self::new(left.checked_sub(right)?, self.denominator.checked_mul(other.denominator)?)
    }

    fn minus_reduced(self, other: Self) -> Option<Self> {
        let (one, two) = (self.reduced(), other.reduced());
        // What each denominator lacks to their least common multiple.
        let lacking = Self { numerator: two.denominator, denominator: one.denominator }.reduced();
        let left = one.numerator.checked_mul(lacking.numerator)?;
        let right = two.numerator.checked_mul(lacking.denominator)?;
        Self::new(left.checked_sub(right)?, one.denominator.checked_mul(lacking.numerator)?)
    }

    /// `self ÷ other`, if it fits; `None` if `other` is zero.
    pub(crate) fn divided_by(self, other: Self) -> Option<Self> {
        let turned = Self::new(other.denominator, other.numerator)?;
        self.times_terms(turned).or_else(|| self.divided_in_lowest_terms(other))
    }

    fn divided_in_lowest_terms(self, other: Self) -> Option<Self> {
        let (one, two) = (self.reduced(), other.reduced());
        let numerators = Self::new(one.numerator, two.numerator)?.reduced();
        let denominators = Self::new(two.denominator, one.denominator)?.reduced();
        Self::new(
            numerators.numerator.checked_mul(denominators.numerator)?,
            numerators.denominator.checked_mul(denominators.denominator)?,
        )
    }
}

/// The greatest common divisor.
pub(crate) fn common_divisor(mut one: u128, mut two: u128) -> u128 {
    // A remainder of 128 bits costs several of 64: those are taken as soon as both fit.
    loop {
        if let (Ok(small_one), Ok(small_two)) = (u64::try_from(one), u64::try_from(two)) {
            return u128::from(small_divisor(small_one, small_two));
        }
        let Some(rest) = one.checked_rem(two) else { return one };
        (one, two) = (two, rest);
    }
}

fn small_divisor(mut one: u64, mut two: u64) -> u64 {
    while let Some(rest) = one.checked_rem(two) {
        (one, two) = (two, rest);
    }
    one
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Fraction {}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        compare_products(self.numerator, other.denominator, other.numerator, self.denominator)
    }
}

/// What an exact ratio means; see [`Share`], [`Growth`], [`Completion`], [`PointChange`].
pub trait Meaning: Copy + fmt::Debug + Send + Sync + 'static {
    /// The sign that such a ratio is written with.
    const UNIT: RatioUnit = RatioUnit::Percent;
}

/// An exact ratio of two quantities, of one meaning.
///
/// Ratios of one meaning are compared exactly: 94.996 % is below 95 %, though it is printed as 95.00 %.
///
/// ```
/// use budget_performance::calc::share;
/// use budget_performance::figure::{Amount, Ratio, Rounding, Stated};
/// use std::cmp::Ordering;
///
/// let part: Stated<Amount> = "949.96万元".parse()?;
/// let whole: Stated<Amount> = "1000万元".parse()?;
/// let share = share(part.value(), whole.value())?;
/// assert_eq!(share.percent(1, Rounding::HalfUp)?.to_string(), "95.0%");
/// assert_eq!(share.cmp_percent("95%".parse::<Stated<Ratio>>()?.value()), Ordering::Less);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exact<M> {
    fraction: Fraction,
    meaning: PhantomData<M>,
}

/// The meaning of [`Share`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OfWhole;
/// The meaning of [`Growth`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OverBase;
/// The meaning of [`Completion`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OfPlan;
/// The meaning of [`PointChange`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Points;

impl Meaning for OfWhole {}
impl Meaning for OverBase {}
impl Meaning for OfPlan {}
impl Meaning for Points {
    // OK because a difference of two percentages is never written with %.
    const UNIT: RatioUnit = RatioUnit::PercentagePoint;
}

/// The proportion that a part makes up of its whole (占比).
pub type Share = Exact<OfWhole>;
/// A change as a proportion of its base (增长率).
pub type Growth = Exact<OverBase>;
/// What was done as a proportion of what was planned (完成率).
pub type Completion = Exact<OfPlan>;
/// A difference between two percentages, or a part of one, in percentage points (百分点).
pub type PointChange = Exact<Points>;

impl<M: Meaning> Exact<M> {
    /// `numerator ÷ denominator`; `None` if the denominator is zero.
    #[inline]
    pub(crate) fn new(numerator: i128, denominator: i128) -> Option<Self> {
        Fraction::new(numerator, denominator).map(Self::from)
    }

    pub(crate) fn fraction(self) -> Fraction {
        self.fraction
    }

    /// The ratio in percent with so many digits after the point, written with its sign: `83.28%`, or `9.06个百分点` for a
    /// [`PointChange`].
    ///
    /// # Errors
    ///
    /// [`RangeError`] at 10⁹ % and beyond, and for more than 8 decimals.
    #[inline]
    pub fn percent(self, decimals: u8, mode: Rounding) -> Result<super::Stated<Ratio>, RangeError> {
        let ratio = self.ratio(decimals, mode)?;
        super::Stated::write(ratio, decimals, super::Scale::ONE, M::UNIT, mode)
    }

    /// The bare ratio that [`percent`](Self::percent) writes.
    ///
    /// # Errors
    ///
    /// [`RangeError`] at 10⁹ % and beyond, and for more than 8 decimals.
    #[inline]
    pub fn ratio(self, decimals: u8, mode: Rounding) -> Result<Ratio, RangeError> {
        let dropped = MAX_DECIMALS.checked_sub(decimals).ok_or(RangeError::TooFine)?;
        let grid = power_of_ten(u32::from(dropped)).unwrap_or(1);
        // OK because 2 + decimals is at most 10.
        let factor = power_of_ten(u32::from(decimals).wrapping_add(2)).unwrap_or(1);
        let rounded = self.fraction.times(factor, mode).and_then(|count| count.checked_mul(grid));
        Ratio::from_scaled(rounded.ok_or(RangeError::OutOfBounds)?)
    }

    /// Compares the exact ratio with a percentage: thresholds are decided here, before any rounding.
    pub fn cmp_percent(self, percent: Ratio) -> Ordering {
        // OK because a percent is 10⁻² and counts 10⁸ steps: a ratio below 10^17 against 10^10.
        let hundred = STEPS.saturating_mul(100);
        compare_products(self.fraction.numerator, hundred, percent.scaled(), self.fraction.denominator)
    }

    /// The numerator in counts of 10⁻⁸, sign included.
    pub fn numerator(self) -> i128 {
        self.fraction.numerator
    }

    /// The denominator in counts of 10⁻⁸; positive.
    pub fn denominator(self) -> i128 {
        self.fraction.denominator
    }

    /// Whether the ratio is nothing.
    pub fn is_zero(self) -> bool {
        self.fraction.numerator == 0
    }
}

impl<M> From<Fraction> for Exact<M> {
    fn from(fraction: Fraction) -> Self {
        Self { fraction, meaning: PhantomData }
    }
}

impl<M: Meaning> fmt::Debug for Exact<M> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.fraction.numerator, self.fraction.denominator)
    }
}

/// An exact quantity that need not lie on the grid of 10⁻⁸, because a division made it.
///
/// ```
/// use budget_performance::calc::{Basis, per_head};
/// use budget_performance::figure::{Headcount, Rounding, Scale, MoneyUnit, Stated};
///
/// let routine: Stated<budget_performance::figure::Amount> = "48.37万元".parse()?;
/// let each = per_head(routine.value(), Headcount::new(19)?, Basis::InPost)?;
/// assert_eq!(each.value.rounded(2, Rounding::HalfUp)?.to_string(), "25457.89");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quotient<Q> {
    fraction: Fraction,
    of: PhantomData<Q>,
}

impl<Q: Measure> Quotient<Q> {
    /// `numerator ÷ denominator` counts of 10⁻⁸; `None` if the denominator is zero.
    pub(crate) fn new(numerator: i128, denominator: i128) -> Option<Self> {
        Some(Self { fraction: Fraction::new(numerator, denominator)?, of: PhantomData })
    }

    /// A quantity that lies on the grid.
    pub fn whole(value: Q) -> Self {
        Self { fraction: Fraction { numerator: value.scaled(), denominator: 1 }, of: PhantomData }
    }

    pub(crate) fn fraction(self) -> Fraction {
        self.fraction
    }

    pub(crate) fn of_fraction(fraction: Fraction) -> Self {
        Self { fraction, of: PhantomData }
    }

    /// The same counts, of another kind of quantity or of none.
    pub(crate) fn retyped<R: Measure>(self) -> Quotient<R> {
        Quotient { fraction: self.fraction, of: PhantomData }
    }

    /// Whether the quantity is nothing.
    pub fn is_zero(self) -> bool {
        self.fraction.numerator == 0
    }

    /// The decimal nearest to the quantity by `mode`, with so many digits after the point.
    ///
    /// # Errors
    ///
    /// [`RangeError`] if it does not fit, and for more than 8 decimals.
    pub fn rounded(self, decimals: u8, mode: Rounding) -> Result<Decimal, RangeError> {
        let dropped = MAX_DECIMALS.checked_sub(decimals).ok_or(RangeError::TooFine)?;
        let step = power_of_ten(u32::from(dropped)).unwrap_or(1);
        let count = self.fraction.over(step, mode).ok_or(RangeError::OutOfBounds)?;
        Decimal::try_from_i128_with_scale(count, u32::from(decimals)).map_err(|_| RangeError::OutOfBounds)
    }

    /// The quantity itself, rounded to the grid of 10⁻⁸.
    ///
    /// # Errors
    ///
    /// [`RangeError`] if it does not fit, or a head would not be whole.
    pub fn nearest(self, mode: Rounding) -> Result<Q, RangeError> {
        let count = mode.quotient(self.fraction.numerator, self.fraction.denominator);
        Q::from_scaled(count.ok_or(RangeError::OutOfBounds)?)
    }

    /// The sum of two, if its terms fit.
    pub fn plus(self, other: Self) -> Option<Self> {
        let negated = Fraction { numerator: other.fraction.numerator.checked_neg()?, ..other.fraction };
        Some(Self { fraction: self.fraction.minus(negated)?, of: PhantomData })
    }

    /// What is left when another is taken away, if its terms fit.
    pub fn minus(self, other: Self) -> Option<Self> {
        Some(Self { fraction: self.fraction.minus(other.fraction)?, of: PhantomData })
    }

    /// The same size with the other sign, if it fits.
    pub fn negated(self) -> Option<Self> {
        Some(Self { fraction: self.fraction.negated()?, of: PhantomData })
    }

    /// The quantity itself, if it lies on the grid of 10⁻⁸.
    pub fn on_grid(self) -> Option<Q> {
        let nearest = self.nearest(Rounding::Down).ok()?;
        (Self::whole(nearest) == self).then_some(nearest)
    }

    /// The exact ratio to another quantity; `None` if that is zero, or the terms do not fit.
    pub fn ratio_to<M: Meaning>(self, base: Self) -> Option<Exact<M>> {
        self.fraction.divided_by(base.fraction).map(Exact::from)
    }

    /// The smallest interval on the grid of halves that holds the quantity.
    pub fn interval(self) -> Interval<Q> {
        let end = |mode| self.fraction.times(2, mode).map_or(Bound::Unbounded, Bound::Included);
        Interval::from_halves(end(Rounding::Floor), end(Rounding::Ceiling)).unwrap_or(Interval::UNBOUNDED)
    }
}

impl<Q: Measure> From<Q> for Quotient<Q> {
    fn from(value: Q) -> Self {
        Self::whole(value)
    }
}

impl<Q: Measure> fmt::Debug for Quotient<Q> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{} × 10⁻⁸", self.fraction.numerator, self.fraction.denominator)
    }
}
