//! The oracle: exact fractions and rounding by the textbook, slow and plain, without a look at how the library does it.

use budget_performance::figure::{Exact, Meaning, Measure, Rounding};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Pow, Signed, Zero};
use proptest::prelude::{BoxedStrategy, Just, Strategy, any, prop_oneof};
use rust_decimal::Decimal;

/// `numerator ÷ denominator`.
pub(crate) fn fraction(numerator: impl Into<BigInt>, denominator: impl Into<BigInt>) -> BigRational {
    BigRational::new(numerator.into(), denominator.into())
}

/// A whole number.
pub(crate) fn whole(number: impl Into<BigInt>) -> BigRational {
    BigRational::from_integer(number.into())
}

/// `10^exponent`.
pub(crate) fn ten_to(exponent: i32) -> BigRational {
    let power = whole(Pow::pow(BigInt::from(10), exponent.unsigned_abs()));
    if exponent < 0 { power.recip() } else { power }
}

/// The number that plain digits spell: `-12.50`.
pub(crate) fn number(text: &str) -> BigRational {
    let (integer, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits: BigInt = format!("{integer}{decimals}").parse().expect("digits");
    whole(digits) / ten_to(i32::try_from(decimals.len()).expect("short"))
}

/// The number that a decimal holds.
pub(crate) fn of_decimal(decimal: Decimal) -> BigRational {
    number(&decimal.to_string())
}

/// The value of a quantity.
pub(crate) fn of<Q: Measure>(quantity: Q) -> BigRational {
    fraction(quantity.scaled(), 100_000_000)
}

/// The value of an exact ratio, 1 for 100 %.
pub(crate) fn of_ratio<M: Meaning>(ratio: Exact<M>) -> BigRational {
    fraction(ratio.numerator(), ratio.denominator())
}

/// The whole number that a mode makes of a fraction.
pub(crate) fn round(exact: &BigRational, mode: Rounding) -> BigInt {
    let below = exact.floor().to_integer();
    let above = exact.ceil().to_integer();
    let towards_zero = if exact.is_negative() { above.clone() } else { below.clone() };
    let away_from_zero = if exact.is_negative() { below.clone() } else { above.clone() };
    let even = if (&below % 2u8).is_zero() { below.clone() } else { above.clone() };
    let nearest = |of_two: BigInt| {
        let (down, up) = (exact - whole(below.clone()), whole(above.clone()) - exact);
        match down.cmp(&up) {
            std::cmp::Ordering::Less => below.clone(),
            std::cmp::Ordering::Equal => of_two,
            std::cmp::Ordering::Greater => above.clone(),
        }
    };
    match mode {
        Rounding::HalfUp => nearest(away_from_zero),
        Rounding::HalfEven => nearest(even),
        Rounding::HalfDown => nearest(towards_zero),
        Rounding::Up => away_from_zero,
        Rounding::Down => towards_zero,
        Rounding::Ceiling => above,
        Rounding::Floor => below,
        _ => panic!("a mode that the oracle does not know"),
    }
}

/// The number with so many decimals that a mode makes of a fraction.
pub(crate) fn round_to(exact: &BigRational, decimals: u8, mode: Rounding) -> BigRational {
    let unit = ten_to(-i32::from(decimals));
    whole(round(&(exact / &unit), mode)) * unit
}

/// The digits of a number that has no more decimals than these.
pub(crate) fn digits(number: &BigRational, decimals: u8) -> String {
    let count = number * ten_to(i32::from(decimals));
    assert!(count.is_integer(), "{number} has more than {decimals} decimals");
    let places = usize::from(decimals);
    let mut text = format!("{:0>width$}", count.to_integer().magnitude(), width = places + 1);
    if places > 0 {
        text.insert(text.len() - places, '.');
    }
    if count.is_negative() { format!("-{text}") } else { text }
}

/// Where a quantity of this kind ends: every value is nearer to zero.
pub(crate) fn limit<Q: Measure>() -> BigRational {
    ten_to(i32::from(Q::INTEGER_DIGITS))
}

/// What a number is as a quantity, if it lies on the grid and within the bounds.
pub(crate) fn quantity<Q: Measure>(number: &BigRational) -> Option<Q> {
    let scaled = number * ten_to(8);
    let scaled = scaled.is_integer().then(|| i128::try_from(scaled.to_integer()).ok())??;
    Q::from_scaled(scaled).ok()
}

/// Counts of 10⁻⁸ within `limit` that are likely to find a fault: small, cents, near powers of two and ten, at the limits,
/// and anything.
pub(crate) fn counts(limit: i128) -> BoxedStrategy<i128> {
    let near = |power: fn(u32) -> i128, most: u32| {
        (0..most, -2_i128..=2, any::<bool>()).prop_map(move |(exponent, off, negative)| {
            let count = power(exponent) + off;
            if negative { -count } else { count }
        })
    };
    let cents = 1_000_000;
    prop_oneof![
        1 => -3_i128..=3,
        1 => (-999_i128..=999).prop_map(|units| units * 100_000_000),
        3 => (-10_000_000_000_i128..=10_000_000_000).prop_map(move |count| count * cents),
        2 => near(|exponent| 1 << exponent, 77),
        2 => near(|exponent| 10_i128.pow(exponent), 24),
        1 => Just(limit - 1),
        1 => Just(1 - limit),
        2 => (1 - limit)..limit,
    ]
    .prop_map(move |count| count.clamp(1 - limit, limit - 1))
    .boxed()
}

/// Quantities made of [`counts`].
pub(crate) fn quantities<Q: Measure>() -> BoxedStrategy<Q> {
    let limit = 10_i128.pow(u32::from(Q::INTEGER_DIGITS) + 8);
    counts(limit).prop_map(|count| Q::from_scaled(count).expect("within the bounds")).boxed()
}

/// Every mode.
pub(crate) fn modes() -> impl Strategy<Value = Rounding> {
    proptest::sample::select(Rounding::ALL.as_slice())
}

#[test]
fn the_oracle_knows_the_table_of_gb_t_8170() {
    // GB/T 8170-2008 rounds a half to even, negatives by their size.
    for (exact, decimals, rounded) in
        [("1.050", 1, "1.0"), ("0.35", 1, "0.4"), ("28.175", 2, "28.18"), ("28.165", 2, "28.16"), ("-0.35", 1, "-0.4")]
    {
        assert_eq!(digits(&round_to(&number(exact), decimals, Rounding::HalfEven), decimals), rounded);
    }
    assert_eq!(digits(&BigRational::one(), 0), "1");
    assert_eq!(digits(&number("-0.05"), 3), "-0.050");
    assert_eq!(limit::<budget_performance::Ratio>(), number("1000000000"));
}
