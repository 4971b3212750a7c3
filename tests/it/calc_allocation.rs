//! Allocation: nothing is left over, nobody is a unit off, and an election comes out as it did.

use budget_performance::calc::{CalcError, allocate};
use budget_performance::figure::{Amount, Headcount, Measure, Quantity, Ratio};
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use proptest::prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, prop_assume, prop_oneof, proptest};
use proptest::sample::select;

use crate::oracle::{counts, of, quantities, whole};

fn amount(scaled: i128) -> Amount {
    Amount::from_scaled(scaled).expect("within the bounds")
}

/// An amount and the unit that it is a multiple of: cents, yuan, ten thousands, the finest, and odd ones.
fn amounts_on_a_grid() -> impl Strategy<Value = (Amount, Amount)> {
    let unit = prop_oneof![
        4 => select(vec![1_i128, 1_000_000, 100_000_000, 1_000_000_000_000]),
        1 => 1_i128..10_i128.pow(15),
    ];
    let limit = 10_i128.pow(23);
    let units = prop_oneof![-50_i128..=50, -10_000_000_i128..=10_000_000, counts(limit)];
    (unit, units).prop_map(move |(unit, units)| {
        let most = (limit - 1) / unit;
        (amount(units.clamp(-most, most) * unit), amount(unit))
    })
}

fn weights() -> impl Strategy<Value = Vec<Quantity>> {
    let limit = 10_i128.pow(23);
    let weight = prop_oneof![
        2 => Just(0_i128),
        4 => (1_i128..=9).prop_map(|heads| heads * 100_000_000),
        2 => 1_i128..1_000_000,
        1 => counts(limit).prop_map(i128::abs),
    ];
    let alike = (1_i128..1000, 1..50_usize).prop_map(|(weight, many)| vec![weight; many]);
    // Of tens divided by thirty, weights that leave 1 by 3 have one remainder.
    let ties = proptest::collection::vec(select(vec![1_i128, 4, 7, 10]), 1..4).prop_map(|mut weights| {
        weights.push(30 - weights.iter().sum::<i128>());
        weights
    });
    let weights = prop_oneof![4 => proptest::collection::vec(weight, 1..30), 1 => alike, 2 => ties];
    weights.prop_map(|weights| {
        weights.into_iter().map(|weight| Quantity::from_scaled(weight).expect("in bounds")).collect()
    })
}

proptest! {
    #[test]
    fn an_amount_is_divided_without_a_rest((amount, unit) in amounts_on_a_grid(), weights in weights()) {
        let sum: BigRational = weights.iter().map(|&weight| of(weight)).sum();
        let parts = match allocate(amount, &weights, unit) {
            Ok(parts) => parts,
            Err(error) => {
                prop_assert_eq!((error, sum.is_zero()), (CalcError::ZeroBase, true));
                return Ok(());
            }
        };
        prop_assert_eq!(parts.len(), weights.len());
        prop_assert_eq!(parts.iter().map(|&part| of(part)).sum::<BigRational>(), of(amount));
        // Sizes in units: a negative amount is divided as its size is.
        let sign = if amount < Amount::ZERO { -whole(1) } else { whole(1) };
        let units: Vec<_> = parts.iter().map(|&part| of(part) * &sign / of(unit)).collect();
        let exact: Vec<_> = weights.iter().map(|&weight| of(amount) * &sign * of(weight) / &sum / of(unit)).collect();
        let floors: Vec<_> = exact.iter().map(BigRational::floor).collect();
        let ranks: Vec<_> = exact.iter().map(|exact| (exact - exact.floor(), exact)).collect();
        let raised: Vec<bool> = units.iter().zip(&floors).map(|(count, floor)| count > floor).collect();
        for one in 0..parts.len() {
            prop_assert!(units[one].is_integer());
            prop_assert!((&units[one] - &exact[one]).abs() < whole(1), "{} for {}", units[one], exact[one]);
            prop_assert!(!weights[one].is_zero() || parts[one].is_zero());
            for two in 0..parts.len() {
                prop_assert!(weights[one] <= weights[two] || units[one] >= units[two], "a larger weight gets less");
                if raised[one] && !raised[two] {
                    prop_assert!(ranks[one] > ranks[two] || (ranks[one] == ranks[two] && one < two));
                }
            }
        }
        let turned = allocate(amount.negated(), &weights, unit).expect("the same with the other sign");
        prop_assert_eq!(turned, parts.iter().map(|part| part.negated()).collect::<Vec<_>>());
    }

    #[test]
    fn the_order_of_the_weights_does_not_matter(
        (amount, unit) in amounts_on_a_grid(), weights in weights(), shift in any::<proptest::sample::Index>(),
    ) {
        let given = |weights: &[Quantity]| {
            let parts = allocate(amount, weights, unit)?;
            let mut pairs: Vec<_> = weights.iter().copied().zip(parts).collect();
            pairs.sort_unstable();
            Ok::<_, CalcError>(pairs)
        };
        let mut other = weights.clone();
        other.rotate_left(shift.index(weights.len()));
        other.reverse();
        prop_assert_eq!(given(&weights), given(&other));
    }

    #[test]
    fn an_amount_off_the_grid_is_refused(amount in quantities::<Amount>(), unit in quantities::<Amount>(), weights in weights()) {
        let on_grid = unit > Amount::ZERO && (of(amount) / of(unit)).is_integer();
        prop_assume!(!on_grid);
        prop_assert_eq!(allocate(amount, &weights, unit), Err(CalcError::OffGrid));
    }
}

#[test]
fn what_cannot_be_divided() {
    let yuan = amount(100_000_000);
    let one = Headcount::new(1).expect("small");
    assert_eq!(allocate(amount(150_000_000), &[one], yuan), Err(CalcError::OffGrid));
    assert_eq!(allocate(yuan, &[one], Amount::ZERO), Err(CalcError::OffGrid));
    assert_eq!(allocate(yuan, &[one], yuan.negated()), Err(CalcError::OffGrid));
    assert_eq!(allocate(yuan, &[one, one.negated(), one], yuan), Err(CalcError::NegativeWeight));
    assert_eq!(allocate(yuan, &[Headcount::ZERO; 3], yuan), Err(CalcError::ZeroBase));
    assert_eq!(allocate::<Headcount>(yuan, &[], yuan), Err(CalcError::ZeroBase));
    assert_eq!(allocate(Amount::ZERO, &[one, one], yuan), Ok(vec![Amount::ZERO; 2]));
    assert_eq!(CalcError::OffGrid.to_string(), "amount is not a multiple of the unit it is to be divided into");
    assert_eq!(CalcError::NegativeWeight.to_string(), "weights cannot be negative");
}

/// 100.01元 by percentages of 50, 30 and 20: 50.005, 30.003, 20.002, and one cent over.
#[test]
fn divided_by_hand() {
    let weights = [50, 30, 20].map(|percent| Ratio::from_scaled(percent * 100_000_000).expect("small"));
    let parts = allocate(amount(10_001_000_000), &weights, amount(1_000_000)).expect("on the grid");
    let parts: Vec<_> = parts.iter().map(|part| part.to_decimal().to_string()).collect();
    assert_eq!(parts, ["50.01", "30", "20"]);
}

#[test]
fn the_slovak_election_of_2020() {
    let rows = include_str!("../fixtures/apportionment/sk_nr_2020.txt").lines().filter(|line| !line.starts_with('#'));
    let (votes, seats): (Vec<_>, Vec<_>) = rows
        .map(|row| {
            let mut numbers = row.split(' ').map(str::parse::<i64>);
            let mut next = || numbers.next().expect("two numbers").expect("a number");
            (Headcount::new(next()).expect("in bounds"), next())
        })
        .unzip();
    let seat = amount(100_000_000);
    let given = allocate(amount(15_000_000_000), &votes, seat).expect("whole seats");
    let given: Vec<i64> =
        given.iter().map(|part| i64::try_from(part.scaled() / seat.scaled()).expect("small")).collect();
    assert_eq!(given, seats);
    assert_eq!(given, [53, 38, 17, 17, 13, 12]);
}
