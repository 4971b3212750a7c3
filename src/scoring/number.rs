//! Exact numbers: fractions of any size, rounded only where a policy says so.

use std::borrow::{Borrow, Cow};
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use super::fraction::{Large, Leading, Small, joined};
use super::natural::Natural;
use crate::figure::text::{Leaf, leaf, pattern};
use crate::figure::{Measure, Rounding, STEPS, power_of_ten};
use crate::model::TextError;

/// An exact number: points, ratios and what lies between them in a score.
///
/// It is a fraction of whole numbers of any size, so that nothing is lost and nothing overflows on the way to a total. It is
/// written as a decimal where it has at most eight digits after the point, else as a fraction in lowest terms.
///
/// ```
/// use budget_performance::scoring::Number;
///
/// let full: Number = "10".parse()?;
/// let share: Number = "5/6".parse()?;
/// assert_eq!(full.times(&share).to_string(), "25/3");
/// assert_eq!("8.50".parse::<Number>()?.to_string(), "8.5");
/// # Ok::<(), budget_performance::model::TextError>(())
/// ```
#[derive(Clone)]
pub struct Number(Form);

/// Fractions that fit are computed in machine words, and reduced only when they would not fit.
#[derive(Clone)]
enum Form {
    Small(Small),
    Large(Box<Large>),
}

impl Number {
    /// Nothing.
    pub const ZERO: Self = Self(Form::Small(Small { numerator: 0, denominator: 1 }));
    /// One.
    pub const ONE: Self = Self(Form::Small(Small { numerator: 1, denominator: 1 }));

    /// `numerator ÷ denominator`; `None` if the denominator is not positive.
    #[inline]
    pub(super) fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator <= 0 {
            return None;
        }
        let small = Small::fit(numerator, denominator).map(|small| Self(Form::Small(small)));
        Some(small.unwrap_or_else(|| Self::long((numerator, denominator))))
    }

    /// A whole number.
    #[inline]
    pub(super) fn whole(number: i128) -> Self {
        Self::new(number, 1).unwrap_or(Self::ZERO)
    }

    /// The value of a quantity, in its own unit, divided by a positive number.
    #[inline]
    pub(super) fn of<Q: Measure>(quantity: Q, by: i128) -> Self {
        Self::scaled(quantity.scaled(), by)
    }

    /// So many counts of 10⁻⁸, divided by a positive number.
    #[inline]
    pub(super) fn scaled(counts: i128, by: i128) -> Self {
        // Whole ones, which most are, make shorter fractions; 64 bits hold most and are divided faster.
        let whole = match (i64::try_from(counts), i64::try_from(STEPS)) {
            (Ok(small), Ok(steps)) if small.checked_rem(steps) == Some(0) => small.checked_div(steps).map(i128::from),
            _ => None,
        };
        let (numerator, denominator) = whole.map_or((counts, STEPS.saturating_mul(by)), |whole| (whole, by));
        Self::new(numerator, denominator).unwrap_or(Self::ZERO)
    }

    fn large(&self) -> Cow<'_, Large> {
        match &self.0 {
            Form::Large(large) => Cow::Borrowed(large),
            Form::Small(small) => Cow::Owned(Large {
                negative: small.numerator < 0,
                numerator: Natural::new(u128::from(small.numerator.unsigned_abs())),
                denominator: Natural::new(u128::from(small.denominator.unsigned_abs())),
            }),
        }
    }

    /// In machine words if that fits; else at any length.
    #[inline]
    fn combine(
        &self,
        other: &Self,
        small: fn(Small, Small) -> Option<Small>,
        large: fn(&Large, &Large) -> Large,
    ) -> Self {
        if let (Form::Small(one), Form::Small(two)) = (&self.0, &other.0) {
            if let Some(result) = small(*one, *two) {
                return Self(Form::Small(result));
            }
        }
        self.combine_long(other, large)
    }

    #[cold]
    fn combine_long(&self, other: &Self, large: fn(&Large, &Large) -> Large) -> Self {
        Self(Form::Large(Box::new(large(&self.large(), &other.large()))))
    }

    /// The sum.
    #[must_use]
    #[inline]
    pub fn plus(&self, other: &Self) -> Self {
        self.combine(other, Small::plus, Large::plus)
    }

    /// The sum of many, with few long fractions on the way.
    pub(super) fn sum(numbers: impl IntoIterator<Item: Borrow<Self>>) -> Self {
        let (mut parts, mut part) = (Vec::new(), (0_i128, 1_i128));
        for number in numbers {
            let number: &Self = number.borrow();
            let Form::Small(small) = &number.0 else {
                parts.push(number.clone());
                continue;
            };
            part = joined(part, small.wide()).unwrap_or_else(|| {
                parts.push(Self::long(part));
                small.wide()
            });
        }
        if parts.is_empty() {
            return Self::new(part.0, part.1).unwrap_or(Self::ZERO);
        }
        parts.iter().fold(Self::long(part), |sum, part| sum.plus(part))
    }

    /// A fraction that hardly fits in machine words, not reduced; its denominator is positive.
    #[cold]
    fn long((numerator, denominator): (i128, i128)) -> Self {
        Self(Form::Large(Box::new(Large {
            negative: numerator < 0,
            numerator: Natural::new(numerator.unsigned_abs()),
            denominator: Natural::new(denominator.unsigned_abs()),
        })))
    }

    /// What is left when another is taken away.
    #[must_use]
    #[inline]
    pub fn minus(&self, other: &Self) -> Self {
        self.plus(&other.negated())
    }

    /// The product.
    #[must_use]
    #[inline]
    pub fn times(&self, other: &Self) -> Self {
        if other.is_one() {
            return self.clone();
        }
        self.combine(other, Small::times, Large::times)
    }

    /// The quotient; `None` if the divisor is zero.
    #[inline]
    pub fn over(&self, divisor: &Self) -> Option<Self> {
        let turned = match &divisor.0 {
            Form::Small(small) => Self(Form::Small(small.turned_over()?)),
            Form::Large(large) if large.numerator.is_zero() => return None,
            Form::Large(large) => Self(Form::Large(Box::new(Large {
                negative: large.negative,
                numerator: large.denominator.clone(),
                denominator: large.numerator.clone(),
            }))),
        };
        Some(self.times(&turned))
    }

    /// The same size with the other sign.
    #[must_use]
    #[inline]
    pub fn negated(&self) -> Self {
        if let Form::Small(small) = &self.0 {
            let numerator = small.numerator.wrapping_neg();
            return Self(Form::Small(Small { numerator, ..*small }));
        }
        let large = self.large().into_owned();
        Self(Form::Large(Box::new(Large { negative: !large.negative, ..large })))
    }

    /// The size without its sign.
    #[must_use]
    pub fn magnitude(&self) -> Self {
        if self.is_negative() { self.negated() } else { self.clone() }
    }

    /// Whether it is below zero.
    #[inline]
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Form::Small(small) => small.numerator < 0,
            Form::Large(large) => large.negative && !large.numerator.is_zero(),
        }
    }

    /// Whether it is one, as it is written.
    #[inline]
    fn is_one(&self) -> bool {
        matches!(&self.0, Form::Small(Small { numerator: 1, denominator: 1 }))
    }

    /// Whether it is nothing.
    #[inline]
    pub fn is_zero(&self) -> bool {
        match &self.0 {
            Form::Small(small) => small.numerator == 0,
            Form::Large(large) => large.numerator.is_zero(),
        }
    }

    /// The same in lowest terms, in machine words if it fits.
    #[must_use]
    pub(super) fn reduced(&self) -> Self {
        let large = match &self.0 {
            Form::Small(small) => return Self(Form::Small(small.reduced())),
            Form::Large(large) => Large::clone(large).reduced(),
        };
        let fits = |natural: &Natural| natural.to_u128().and_then(|number| i128::try_from(number).ok());
        let small = fits(&large.numerator).zip(fits(&large.denominator)).and_then(|(numerator, denominator)| {
            let numerator = if large.negative { numerator.checked_neg()? } else { numerator };
            Small::narrow(numerator, denominator)
        });
        Self(small.map_or_else(|| Form::Large(Box::new(large)), Form::Small))
    }

    /// The nearest number by `mode` that has at most so many digits after the point.
    #[must_use]
    pub fn rounded(&self, decimals: u8, mode: Rounding) -> Self {
        let scale = u32::from(decimals);
        if let (Form::Small(small), Some(factor)) = (&self.0, power_of_ten(scale)) {
            let (numerator, denominator) = small.wide();
            let count = numerator.checked_mul(factor).and_then(|count| mode.quotient(count, denominator));
            if let Some(rounded) = count.and_then(|count| Self::new(count, factor)) {
                return rounded;
            }
        }
        let large = self.large();
        let scale = Natural::power_of_ten(scale);
        let (quotient, rest) = large.numerator.times(&scale).divide(&large.denominator);
        // A quarter below, at, or three quarters above: all that a mode asks of what is left.
        let quarters = match rest.plus(&rest).cmp(&large.denominator) {
            _ if rest.is_zero() => 0,
            Ordering::Less => 1,
            Ordering::Equal => 2,
            Ordering::Greater => 3,
        };
        let up = mode.raises(large.negative, u128::from(quotient.is_odd()), quarters, 4);
        let numerator = if up { quotient.plus(&Natural::new(1)) } else { quotient };
        Self(Form::Large(Box::new(Large { negative: large.negative, numerator, denominator: scale }))).reduced()
    }

    /// The number written with exactly so many digits after the point.
    pub fn written(&self, decimals: u8, mode: Rounding) -> String {
        let rounded = self.rounded(decimals, mode);
        let rounded = rounded.large();
        let scaled =
            rounded.numerator.times(&Natural::power_of_ten(u32::from(decimals))).divide(&rounded.denominator).0;
        let sign = if rounded.negative && !scaled.is_zero() { "-" } else { "" };
        let (digits, places) = (scaled.digits(), usize::from(decimals));
        let digits = format!("{digits:0>width$}", width = places.saturating_add(1));
        let (whole, part) = digits.split_at(digits.len().saturating_sub(places));
        if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
    }

    fn cmp_long(&self, other: &Self) -> Ordering {
        let (one, two) = (self.large(), other.large());
        let sign = |large: &Large| match (large.numerator.is_zero(), large.negative) {
            (true, _) => 0_i8,
            (false, true) => -1,
            (false, false) => 1,
        };
        let magnitudes = || one.numerator.times(&two.denominator).cmp(&two.numerator.times(&one.denominator));
        match sign(&one).cmp(&sign(&two)) {
            Ordering::Equal if one.negative => magnitudes().reverse(),
            Ordering::Equal => roughly(&one, &two).unwrap_or_else(magnitudes),
            order => order,
        }
    }

    /// Whether the number is one of eight digits after the point at most.
    fn is_decimal(&self) -> bool {
        self.rounded(8, Rounding::Down) == *self
    }
}

/// The order of two fractions above zero by their leading bits, if these tell it: without the long products.
fn roughly(one: &Large, two: &Large) -> Option<Ordering> {
    let (one, two) = (one.leading(), two.leading());
    let above = |low: &Leading, high: &Leading| {
        // OK because all of them are at most 2^62.
        let product = |left: u64, right: u64| u128::from(left).wrapping_mul(u128::from(right));
        product(low.numerator, high.denominator)
            > product(high.numerator.wrapping_add(high.rest), low.denominator.wrapping_add(low.rest))
    };
    if above(&one, &two) {
        return Some(Ordering::Greater);
    }
    above(&two, &one).then_some(Ordering::Less)
}

impl PartialEq for Number {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        if let (Form::Small(one), Form::Small(two)) = (&self.0, &other.0) {
            return one.cmp(*two);
        }
        self.cmp_long(other)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_decimal() {
            let text = self.written(8, Rounding::Down);
            return formatter.write_str(text.trim_end_matches('0').trim_end_matches('.'));
        }
        let reduced = self.reduced();
        let large = reduced.large();
        let sign = if large.negative { "-" } else { "" };
        write!(formatter, "{sign}{}/{}", large.numerator.digits(), large.denominator.digits())
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl FromStr for Number {
    type Err = TextError;

    fn from_str(text: &str) -> Result<Self, TextError> {
        parse(text).ok_or(TextError::new(<Self as Leaf>::EXPECTED))
    }
}

/// Digits without a needless zero in front, ten thousand at most.
fn is_whole(digits: &str) -> bool {
    let plain = digits == "0" || !digits.starts_with('0');
    !digits.is_empty() && plain && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The characters that a number is written with at most.
const MOST: usize = 10_000;

fn parse(text: &str) -> Option<Number> {
    (text.len() <= MOST).then_some(())?;
    let (negative, size) = text.strip_prefix('-').map_or((false, text), |size| (true, size));
    let (numerator, denominator) = if let Some((numerator, denominator)) = size.split_once('/') {
        let legal = is_whole(numerator) && is_whole(denominator) && denominator != "0";
        legal.then_some(())?;
        (Natural::from_digits(numerator)?, Natural::from_digits(denominator)?)
    } else {
        let (whole, part) = size.split_once('.').unwrap_or((size, ""));
        let legal = is_whole(whole) && part.len() <= 8 && part.bytes().all(|byte| byte.is_ascii_digit());
        (legal && !size.ends_with('.')).then_some(())?;
        let scale = Natural::power_of_ten(u32::try_from(part.len()).ok()?);
        (Natural::from_digits(&format!("{whole}{part}"))?, scale)
    };
    Some(Number(Form::Large(Box::new(Large { negative, numerator, denominator }))).reduced())
}

impl Leaf for Number {
    const EXPECTED: &'static str = "an exact number, such as `8`, `-0.35` or `25/3`";
}

leaf!(Number);
pattern!(Number, "-?(?:0|[1-9][0-9]*)(?:\\.[0-9]{1,8}|/[1-9][0-9]*)?", 10_000);

#[cfg(test)]
mod tests {
    use super::Number;
    use crate::figure::Rounding;
    use num_bigint::BigInt;
    use num_rational::BigRational;
    use num_traits::{Signed, ToPrimitive, Zero};
    use proptest::prelude::{Strategy, any, proptest};

    /// Fractions of which some fit in 128 bits only in lowest terms, and the same as another crate holds them.
    fn pairs() -> impl Strategy<Value = (Number, BigRational)> {
        (any::<i128>(), 1..i128::MAX, 0_u32..127).prop_map(|(numerator, denominator, shift)| {
            let (numerator, denominator) = (numerator >> shift, (denominator >> shift).max(1));
            let number = Number::new(numerator, denominator).expect("not over zero");
            (number, BigRational::new(BigInt::from(numerator), BigInt::from(denominator)))
        })
    }

    fn same(number: &Number, oracle: &BigRational) {
        assert_eq!(exact(number), *oracle);
    }

    fn exact(number: &Number) -> BigRational {
        let large = number.large();
        let big = |natural: &super::Natural| natural.digits().parse::<BigInt>().expect("digits");
        let ratio = BigRational::new(big(&large.numerator), big(&large.denominator));
        if large.negative { -ratio } else { ratio }
    }

    proptest! {
        #[test]
        fn they_compute_as_another_crate_does((a, x) in pairs(), (b, y) in pairs(), (c, z) in pairs()) {
            same(&a.plus(&b).minus(&c), &(&x + &y - &z));
            same(&a.times(&b).times(&c), &(&x * &y * &z));
            assert_eq!(a.cmp(&b), x.cmp(&y));
            assert_eq!(a.times(&b).plus(&c).cmp(&b), (&x * &y + &z).cmp(&y));
            assert_eq!(a.over(&b).map(|quotient| exact(&quotient)), (!y.is_zero()).then(|| &x / &y));
            same(&a.times(&c).reduced(), &(&x * &z));
        }

        #[test]
        fn long_fractions_that_are_close_are_told_apart((a, x) in pairs(), (b, y) in pairs(), (c, z) in pairs()) {
            // Products of three parts are long; one part in 10^40 more or less is beyond their leading bits.
            let (long, exact_long) = (a.times(&b).times(&c), &x * &y * &z);
            let little = long.over(&Number::whole(10_i128.pow(36))).expect("not zero").over(&Number::whole(10_000));
            let little = little.expect("not zero");
            let exact_little = &exact_long / BigRational::from_integer(BigInt::from(10).pow(40));
            assert_eq!(long.plus(&little).cmp(&long), (&exact_long + &exact_little).cmp(&exact_long));
            assert_eq!(long.cmp(&long.plus(&little)), exact_long.cmp(&(&exact_long + &exact_little)));
            assert_eq!(long.cmp(&long.reduced()), std::cmp::Ordering::Equal);
        }

        #[test]
        fn texts_are_read_as_they_are_written((a, _) in pairs(), (b, _) in pairs()) {
            let product = a.times(&b);
            assert_eq!(product.to_string().parse::<Number>().expect("canonical"), product);
        }

        #[test]
        fn rounding_is_the_rounding_of_fractions((a, x) in pairs(), (b, y) in pairs(), decimals in 0_u8..=8) {
            let (number, exact_value) = (a.times(&b), &x * &y);
            let scale = BigRational::from(BigInt::from(10).pow(u32::from(decimals)));
            same(&number.rounded(decimals, Rounding::Floor), &((&exact_value * &scale).floor() / &scale));
            same(&number.rounded(decimals, Rounding::Ceiling), &((&exact_value * &scale).ceil() / &scale));
            // `round` of the other crate takes a half away from zero.
            same(&number.rounded(decimals, Rounding::HalfUp), &((&exact_value * &scale).round() / &scale));
            let even = number.rounded(decimals, Rounding::HalfEven);
            let distance = (exact(&even) - &exact_value).abs() * &scale;
            assert!(distance <= BigRational::new(1.into(), 2.into()));
        }

        #[test]
        fn small_halves_go_to_the_even_digit(halves in -2001_i64..2001) {
            let number = Number::new(i128::from(halves), 2).expect("not over zero");
            let rounded = exact(&number.rounded(0, Rounding::HalfEven)).to_integer().to_i64().expect("small");
            if halves % 2 != 0 { assert_eq!(rounded % 2, 0) } else { assert_eq!(rounded * 2, halves) }
        }
    }

    #[test]
    fn writing() {
        let number = |text: &str| text.parse::<Number>().expect("a number");
        for (text, decimals, written) in
            [("25/3", 2, "8.33"), ("-1/3", 1, "-0.3"), ("-1/300", 1, "0.0"), ("8", 2, "8.00"), ("0.045", 2, "0.05")]
        {
            assert_eq!(number(text).written(decimals, Rounding::HalfUp), written);
        }
        assert_eq!(number("10/4").to_string(), "2.5");
        for wrong in ["", "-", ".5", "5.", "01", "1/0", "1/", "+1", "1e5", "0.123456789", "1 /2"] {
            assert!(wrong.parse::<Number>().is_err(), "{wrong}");
        }
    }
}
