//! Totals and shares: exact, adding up to 100 %, and the same in any order.

use budget_performance::calc::{Balance, CalcError, SharesOf, share, shares, total};
use budget_performance::figure::{Amount, Headcount, Measure, Quantity, Ratio, Rounding};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use proptest::prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, prop_assume, prop_oneof, proptest};
use proptest::sample::select;

use crate::oracle::{self, counts, fraction, modes, number, of, quantities, round, round_to, ten_to, whole};

fn heads<const N: usize>(counts: [i64; N]) -> Vec<Headcount> {
    counts.map(|count| Headcount::new(count).expect("within the bounds")).into()
}

fn percents(parts: &[Headcount], decimals: u8, balance: Balance) -> Vec<String> {
    let shares = shares(parts, decimals, balance).expect("not zero");
    shares.iter().map(|share| oracle::digits(&of(*share), decimals)).collect()
}

/// Amounts by their counts of 10⁻⁸.
fn amounts(counts: &[i128]) -> Vec<Amount> {
    counts.iter().map(|&count| Amount::from_scaled(count).expect("within the bounds")).collect()
}

proptest! {
    #[test]
    fn a_total_is_the_sum_or_out_of_bounds(parts in proptest::collection::vec(quantities::<Amount>(), 0..60)) {
        let sum: BigInt = parts.iter().map(|part| BigInt::from(part.scaled())).sum();
        let expected = oracle::quantity(&(whole(sum) / ten_to(8))).ok_or(CalcError::Overflow);
        prop_assert_eq!(total(&parts), expected);
    }

    /// Sums on the way may leave the bounds: only the whole has to be within them.
    #[test]
    fn a_total_does_not_depend_on_the_order(parts in proptest::collection::vec(quantities::<Ratio>(), 0..60)) {
        let there_and_back: Vec<Ratio> = parts.iter().copied().chain(parts.iter().map(|part| part.negated())).collect();
        prop_assert_eq!(total(&there_and_back), Ok(Ratio::ZERO));
        let mut sorted = parts.clone();
        sorted.sort_unstable();
        prop_assert_eq!(total(&sorted), total(&parts));
    }
}

#[test]
fn totals_at_the_bounds() {
    let most = Amount::from_scaled(10_i128.pow(23) - 1).expect("within the bounds");
    assert_eq!(total(&[most, Amount::from_scaled(1).expect("small")]), Err(CalcError::Overflow));
    assert_eq!(total(&[most, most, most.negated()]), Ok(most));
    assert_eq!(total(&vec![most; 100_000]), Err(CalcError::Overflow));
    assert_eq!(total::<Quantity>(&[]), Ok(Quantity::ZERO));
}

/// Parts of something: equal ones, tiny ones, negative ones, real budgets.
fn parts() -> impl Strategy<Value = Vec<Amount>> {
    let part = prop_oneof![
        3 => 0_i128..=12,
        2 => -6_i128..=6,
        2 => Just(0),
        3 => (0_i128..10_000_000_000).prop_map(|cents| cents * 1_000_000),
        1 => counts(10_i128.pow(21)),
    ];
    let mixed = proptest::collection::vec(part, 1..40);
    let equal = (1_i128..1000, 1..60_usize).prop_map(|(part, many)| vec![part; many]);
    // Of a third of a power of ten, parts that leave 1 by 3 have one remainder: what decides is the rule for ties.
    let ties = (proptest::collection::vec(select(vec![1_i128, 4, 7, 10, -2, -5]), 1..20), 2_u32..5).prop_map(
        |(mut parts, zeros)| {
            parts.push(3 * 10_i128.pow(zeros) - parts.iter().sum::<i128>());
            parts
        },
    );
    prop_oneof![4 => mixed, 1 => equal, 2 => ties].prop_map(|counts| amounts(&counts))
}

fn is_zero_or_out_of_bounds(parts: &[Amount], error: CalcError) -> bool {
    let sum: BigRational = parts.iter().map(|&part| of(part)).sum();
    match error {
        CalcError::ZeroBase => sum.is_zero(),
        CalcError::Overflow => parts.iter().any(|&part| (of(part) / &sum).abs() * whole(100) > number("999999999")),
        _ => false,
    }
}

/// What is printed of each part, in an order that does not depend on theirs.
fn printed(parts: &[Amount], shares: &[Ratio]) -> Vec<(Amount, Ratio)> {
    let mut pairs: Vec<_> = parts.iter().copied().zip(shares.iter().copied()).collect();
    pairs.sort_unstable();
    pairs
}

proptest! {
    #[test]
    fn shares_by_the_largest_remainder(parts in parts(), decimals in 0_u8..=8) {
        let shares = match shares(&parts, decimals, Balance::LargestRemainder) {
            Ok(shares) => shares,
            Err(error) => {
                prop_assert!(is_zero_or_out_of_bounds(&parts, error), "{:?}", error);
                return Ok(());
            }
        };
        let sum: BigRational = parts.iter().map(|&part| of(part)).sum();
        let digit = ten_to(-i32::from(decimals));
        let counts: Vec<BigRational> = shares.iter().map(|&share| of(share) / &digit).collect();
        let exact: Vec<BigRational> = parts.iter().map(|&part| of(part) / &sum * whole(100) / &digit).collect();
        prop_assert_eq!(shares.len(), parts.len());
        // They add up, on the grid, each within one last digit, and zero stays zero.
        prop_assert_eq!(shares.iter().map(|&share| of(share)).sum::<BigRational>(), whole(100));
        for ((count, exact), part) in counts.iter().zip(&exact).zip(&parts) {
            prop_assert!(count.is_integer());
            prop_assert!((count - exact).abs() < whole(1), "{} for {}", count, exact);
            prop_assert!(!part.is_zero() || count.is_zero());
        }
        // The method itself: floors, and one more for the largest remainders, the larger share first among equals.
        let floors: Vec<_> = exact.iter().map(BigRational::floor).collect();
        let ranks: Vec<_> = exact.iter().map(|exact| (exact - exact.floor(), exact)).collect();
        let raised: Vec<bool> = counts.iter().zip(&floors).map(|(count, floor)| count > floor).collect();
        for one in 0..parts.len() {
            prop_assert!(counts[one] == floors[one] || counts[one] == &floors[one] + whole(1));
            for two in 0..parts.len() {
                prop_assert!(exact[one] <= exact[two] || counts[one] >= counts[two], "a larger part has a smaller share");
                if raised[one] && !raised[two] {
                    prop_assert!(ranks[one] > ranks[two] || (ranks[one] == ranks[two] && one < two));
                }
            }
        }
    }

    #[test]
    fn the_order_of_the_parts_does_not_matter(parts in parts(), decimals in 0_u8..=8, shuffled in any::<proptest::sample::Index>()) {
        let mut other = parts.clone();
        other.rotate_left(shuffled.index(parts.len()));
        other.reverse();
        for balance in [Balance::LargestRemainder, Balance::LargestItem, Balance::None] {
            let one = shares(&parts, decimals, balance).map(|shares| printed(&parts, &shares));
            let two = shares(&other, decimals, balance).map(|shares| printed(&other, &shares));
            prop_assert_eq!(one, two, "{:?}", balance);
        }
    }

    #[test]
    fn shares_without_balance_are_rounded_half_up(parts in parts(), decimals in 0_u8..=8) {
        let Ok(shares) = shares(&parts, decimals, Balance::None) else { return Ok(()) };
        let sum: BigRational = parts.iter().map(|&part| of(part)).sum();
        for (part, share) in parts.iter().zip(shares) {
            prop_assert_eq!(of(share), round_to(&(of(*part) / &sum * whole(100)), decimals, Rounding::HalfUp));
        }
    }

    #[test]
    fn the_largest_share_can_take_the_difference(parts in parts(), decimals in 0_u8..=8) {
        let Ok(shares) = shares(&parts, decimals, Balance::LargestItem) else { return Ok(()) };
        let sum: BigRational = parts.iter().map(|&part| of(part)).sum();
        let exact: Vec<BigRational> = parts.iter().map(|&part| of(part) / &sum * whole(100)).collect();
        prop_assert_eq!(shares.iter().map(|&share| of(share)).sum::<BigRational>(), whole(100));
        let largest = exact.iter().max().expect("there is one");
        let first = exact.iter().position(|share| share == largest).expect("it is one of them");
        for (index, (share, exact)) in shares.iter().zip(&exact).enumerate() {
            if index != first {
                prop_assert_eq!(of(*share), round_to(exact, decimals, Rounding::HalfUp));
            }
        }
    }
}

#[test]
fn shares_worked_by_hand() {
    use Balance::{LargestItem, LargestRemainder, None};
    assert_eq!(percents(&heads([1, 1, 1]), 2, LargestRemainder), ["33.34", "33.33", "33.33"]);
    assert_eq!(percents(&heads([1, 1, 1]), 2, LargestItem), ["33.34", "33.33", "33.33"]);
    assert_eq!(percents(&heads([1, 1, 1]), 2, None), ["33.33", "33.33", "33.33"]);
    // 16.66⅔, 16.66⅔, 66.66⅔: equal remainders, two digits over: the larger share first, then the earlier part.
    assert_eq!(percents(&heads([1, 1, 4]), 2, LargestRemainder), ["16.67", "16.66", "66.67"]);
    assert_eq!(percents(&heads([1, 1, 4]), 2, LargestItem), ["16.67", "16.67", "66.66"]);
    // Of −3: 66.66⅔, −33.33⅓, 66.66⅔. Floors 66.66, −33.34, 66.66, all remainders ⅔, two digits over.
    assert_eq!(percents(&heads([-2, 1, -2]), 2, LargestRemainder), ["66.67", "-33.34", "66.67"]);
    assert_eq!(percents(&heads([-2, 1, -2]), 2, None), ["66.67", "-33.33", "66.67"]);
    assert_eq!(percents(&heads([-2, 1, -2]), 2, LargestItem), ["66.66", "-33.33", "66.67"]);
    // Of −1: −500, 200, 400 exactly.
    assert_eq!(percents(&heads([5, -2, -4]), 0, LargestRemainder), ["-500", "200", "400"]);
    // Of 7: 14.28…, −14.28…, 100: floors 14, −15, 100, remainders .28, .71, 0, one over.
    assert_eq!(percents(&heads([1, -1, 7]), 0, LargestRemainder), ["14", "-14", "100"]);
    assert_eq!(percents(&heads([0, 3, 0]), 8, LargestRemainder), ["0.00000000", "100.00000000", "0.00000000"]);
    // The four classes of project expenditure of 652.74: 2.0957…, 90.0802…, 0.7660…, 7.0579… %.
    let classes = amounts(&[1_368, 58_799, 500, 4_607].map(|cents: i128| cents * 1_000_000));
    let shares = shares(&classes, 2, LargestRemainder).expect("not zero");
    let shares: Vec<_> = shares.iter().map(|share| share.to_decimal().to_string()).collect();
    assert_eq!(shares, ["2.09", "90.08", "0.77", "7.06"]);
}

#[test]
fn shares_that_are_not() {
    for balance in [Balance::LargestRemainder, Balance::LargestItem, Balance::None] {
        assert_eq!(shares::<Amount>(&[], 2, balance), Err(CalcError::ZeroBase));
        assert_eq!(shares(&heads([0, 0]), 2, balance), Err(CalcError::ZeroBase));
        assert_eq!(shares(&heads([3, -3]), 2, balance), Err(CalcError::ZeroBase));
        assert_eq!(shares(&heads([1, 1]), 9, balance), Err(CalcError::Overflow));
        // 10⁹ of 1: 10¹¹ %.
        assert_eq!(shares(&heads([1_000_000_000, -999_999_999]), 2, balance), Err(CalcError::Overflow));
        let most = Amount::from_scaled(10_i128.pow(23) - 1).expect("within the bounds");
        assert_eq!(shares(&[most, most], 2, balance), Err(CalcError::Overflow));
    }
}

/// Wholes where division by a reciprocal could go wrong, and parts where rounding could.
fn wholes_and_parts() -> impl Strategy<Value = (i128, Vec<i128>)> {
    let limit = 10_i128.pow(23);
    let power = (29_u32..77, -2_i128..=2, any::<bool>())
        .prop_map(|(bits, off, negative)| if negative { -(1 << bits) - off } else { (1 << bits) + off });
    let around_a_step = (1_i128..1 << 20, 20_u32..56, -1_i128..=1).prop_map(|(head, bits, off)| (head << bits) + off);
    let base = prop_oneof![counts(limit), power, around_a_step];
    let base = base.prop_map(move |base| if base == 0 { 7 } else { base.clamp(1 - limit, limit - 1) });
    base.prop_flat_map(move |base| {
        // Where the quotient of counts is whole or half, and one beside it; up to what no longer fits.
        let near = (-30_000_000_i128..=30_000_000, 0_u32..=11, -1_i128..=1).prop_map(move |(halves, shift, off)| {
            let exact = fraction(base, 2) * whole(halves) / ten_to(i32::try_from(shift).expect("small"));
            let part = i128::try_from(round(&exact, Rounding::HalfUp)).expect("it fits") + off;
            part.clamp(1 - limit, limit - 1)
        });
        let part = prop_oneof![near, counts(limit), Just(base), Just(-base), Just(0)];
        (Just(base), proptest::collection::vec(part, 1..7))
    })
}

proptest! {
    /// The quick way and the exact one agree with the oracle, to the digit and to the error.
    #[test]
    fn many_shares_of_one_whole_are_those_of_each((base, parts) in wholes_and_parts(), decimals in 0_u8..=8) {
        let base = Amount::from_scaled(base).expect("within the bounds");
        let parts = amounts(&parts);
        for mode in Rounding::ALL {
            let of_base = SharesOf::new(base, decimals, mode).expect("not zero");
            for &part in &parts {
                let exact = round_to(&(of(part) / of(base) * whole(100)), decimals, mode);
                let expected = oracle::quantity::<Ratio>(&exact).ok_or(CalcError::Overflow);
                prop_assert_eq!(of_base.percent(part), expected, "{:?} of {:?}, {:?}", part, base, mode);
                let alone = share(part, base).and_then(|share| Ok(share.ratio(decimals, mode)?));
                prop_assert_eq!(alone, expected, "{:?} of {:?}, {:?}", part, base, mode);
            }
            let mut all = vec![Ratio::ZERO];
            let fine: Vec<Ratio> = parts.iter().map_while(|&part| of_base.percent(part).ok()).collect();
            let outcome = of_base.percents(&parts, &mut all);
            prop_assert_eq!(outcome.is_ok(), fine.len() == parts.len());
            let expected = if outcome.is_ok() { fine.as_slice() } else { &[] };
            prop_assert_eq!(&all[1..], expected, "what was there stays, and all shares are there or none");
        }
    }

    /// Where the reciprocal is least exact: a whole a little above a power of two, more digits than 64 bits hold, a quotient as
    /// large as the quick way takes, parts just below and above the printable ones.
    #[test]
    fn the_quick_way_is_exact_where_it_is_hardest(
        bits in 62_u32..76, low in any::<u128>(), fewer in 33_u32..62, beside in 0_i128..1 << 24,
    ) {
        let base = (1_i128 << bits) + i128::try_from(low % (1 << (bits - fewer))).expect("small");
        let base = Amount::from_scaled(base).expect("within the bounds");
        let count = (1_i128 << 33) - 1 - beside;
        for mode in Rounding::ALL {
            let of_base = SharesOf::new(base, 8, mode).expect("not zero");
            for off in 0..=1 {
                let part = (fraction(base.scaled(), 1) * whole(count) / ten_to(10)).floor().to_integer();
                let part = Amount::from_scaled(i128::try_from(part).expect("it fits") + off).expect("smaller than the whole");
                let exact = round_to(&(of(part) / of(base) * whole(100)), 8, mode);
                prop_assert_eq!(of_base.percent(part).map(of), Ok(exact), "{:?} of {:?}, {:?}", part, base, mode);
            }
        }
    }

    #[test]
    fn the_kind_of_quantity_does_not_matter(part in -999_999_i64..999_999, base in 1_i64..999_999, mode in modes()) {
        let exact = round_to(&(fraction(part, base) * whole(100)), 2, mode);
        let found = SharesOf::new(Headcount::new(base).expect("small"), 2, mode)
            .and_then(|shares| shares.percent(Headcount::new(part).expect("small")));
        prop_assert_eq!(found.map(of), Ok(exact.clone()));
        let ratio = |count: i64| Ratio::from_scaled(count.into()).expect("small");
        let found = SharesOf::new(ratio(base), 2, mode).and_then(|shares| shares.percent(ratio(part)));
        prop_assert_eq!(found.map(of), Ok(exact));
    }

    #[test]
    fn parts_of_a_negative_whole(part in quantities::<Amount>(), base in quantities::<Amount>(), mode in modes()) {
        prop_assume!(!base.is_zero());
        let shares = SharesOf::new(base, 2, mode).expect("not zero");
        let turned = SharesOf::new(base.negated(), 2, mode).expect("not zero");
        prop_assert_eq!(shares.percent(part), turned.percent(part.negated()));
    }
}

#[test]
fn shares_of_nothing_and_to_too_many_decimals() {
    assert_eq!(SharesOf::new(Amount::ZERO, 2, Rounding::HalfUp).err(), Some(CalcError::ZeroBase));
    let one = Amount::from_scaled(1).expect("small");
    assert_eq!(SharesOf::new(one, 9, Rounding::HalfUp).err(), Some(CalcError::Overflow));
    assert_eq!(share(one, Amount::ZERO), Err(CalcError::ZeroBase));
}
