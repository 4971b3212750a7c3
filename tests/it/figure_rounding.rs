//! Rounding, against other people's vectors and against exact fractions.

use budget_performance::calc::share;
use budget_performance::figure::{Amount, Headcount, Measure, Quantity, RangeError, Ratio, Rounding};
use proptest::prelude::{prop_assert_eq, proptest};
use rust_decimal::Decimal;

use crate::oracle::{self, modes, quantities};

fn mode(name: &str) -> Rounding {
    match name {
        "half_up" => Rounding::HalfUp,
        "half_even" => Rounding::HalfEven,
        "half_down" => Rounding::HalfDown,
        "up" => Rounding::Up,
        "down" => Rounding::Down,
        "ceiling" => Rounding::Ceiling,
        "floor" => Rounding::Floor,
        _ => panic!("no mode is called {name}"),
    }
}

fn decimals(number: &str) -> u8 {
    u8::try_from(number.split_once('.').map_or(0, |(_, decimals)| decimals.len())).expect("short")
}

fn amount(number: &str) -> Amount {
    number.parse::<Decimal>().expect("a number").try_into().expect("within the bounds")
}

/// What the library makes of one vector, with the decimals that the result has.
fn answer(operation: &[&str], result: &str, mode: Rounding) -> Decimal {
    let rounded = |amount: Amount| amount.rounded(decimals(result), mode).expect("within the bounds").to_decimal();
    match *operation {
        ["add", one, two] => rounded(amount(one).plus(amount(two)).expect("within the bounds")),
        ["quantize" | "tointegral", one] => rounded(amount(one)),
        // A share is written in percent, which has two decimals fewer.
        ["divide", one, two] => {
            let share = share(amount(one), amount(two)).expect("not zero");
            let percent = share.ratio(decimals(result) - 2, mode).expect("within the bounds");
            percent.to_decimal() / Decimal::ONE_HUNDRED
        }
        _ => panic!("{operation:?} is no operation"),
    }
}

#[test]
fn the_general_decimal_arithmetic_test_cases() {
    let vectors = include_str!("../fixtures/dectest/rounding.txt").lines().filter(|line| !line.starts_with('#'));
    let mut count = 0;
    for vector in vectors {
        let words: Vec<_> = vector.split(' ').collect();
        let [_, name, operation @ .., result] = words.as_slice() else { panic!("{vector} is no vector") };
        let expected: Decimal = result.parse().expect("a number");
        assert_eq!(answer(operation, result, mode(name)), expected, "{vector}");
        count += 1;
    }
    assert_eq!(count, 774, "every vector was looked at");
}

#[test]
fn gb_t_8170() {
    for (exact, decimals, rounded) in
        [("1.050", 1, "1.0"), ("0.35", 1, "0.4"), ("28.175", 2, "28.18"), ("28.165", 2, "28.16"), ("-0.35", 1, "-0.4")]
    {
        assert_eq!(amount(exact).rounded(decimals, Rounding::HalfEven), Ok(amount(rounded)), "{exact}");
    }
}

fn rounds_as_the_oracle_does<Q: Measure>(quantity: Q, decimals: u8, mode: Rounding) {
    let exact = oracle::round_to(&oracle::of(quantity), decimals, mode);
    let expected = oracle::quantity::<Q>(&exact).ok_or(RangeError::OutOfBounds);
    assert_eq!(quantity.rounded(decimals, mode), expected, "{quantity:?} to {decimals} decimals, {mode:?}");
}

proptest! {
    #[test]
    fn quantities_round_as_fractions_do(
        amount in quantities::<Amount>(), ratio in quantities::<Ratio>(), decimals in 0_u8..=8, mode in modes(),
    ) {
        rounds_as_the_oracle_does(amount, decimals, mode);
        rounds_as_the_oracle_does(ratio, decimals, mode);
        rounds_as_the_oracle_does(Quantity::from_scaled(amount.scaled()).expect("within the bounds"), decimals, mode);
    }

    #[test]
    fn a_finer_grid_changes_nothing(amount in quantities::<Amount>(), decimals in 8_u8.., mode in modes()) {
        prop_assert_eq!(amount.rounded(decimals, mode), Ok(amount));
    }

    #[test]
    fn heads_are_whole_already(heads in -999_999_999_999_999_i64..=999_999_999_999_999, decimals: u8, mode in modes()) {
        let heads = Headcount::new(heads).expect("within the bounds");
        prop_assert_eq!(heads.rounded(decimals, mode), Ok(heads));
    }
}

#[test]
fn rounding_away_from_zero_can_leave_the_bounds() {
    let most = amount("999999999999999.99999999");
    assert_eq!(most.rounded(0, Rounding::Up), Err(RangeError::OutOfBounds));
    assert_eq!(most.rounded(0, Rounding::HalfUp), Err(RangeError::OutOfBounds));
    assert_eq!(most.rounded(7, Rounding::Ceiling), Err(RangeError::OutOfBounds));
    assert_eq!(most.negated().rounded(7, Rounding::Floor), Err(RangeError::OutOfBounds));
    assert_eq!(most.rounded(0, Rounding::Down), Ok(amount("999999999999999")));
    assert_eq!(most.negated().rounded(0, Rounding::Ceiling), Ok(amount("-999999999999999")));
}
