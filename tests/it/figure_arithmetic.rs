//! Exact ratios, quotients and what is written of them, against fractions of big integers.

use std::ops::Bound;

use budget_performance::calc::{
    Basis, change_rate, contribution, per_head, point_change, prior_from_rate, share, total,
};
use budget_performance::figure::{
    Amount, HeadUnit, Headcount, Measure, MoneyUnit, Quantity, Quotient, RangeError, Ratio, RatioUnit, Rounding, Scale,
    Share, Stated, UnitOfMeasure,
};
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use proptest::prelude::{Strategy, prop_assert, prop_assert_eq, prop_assume, prop_oneof, proptest};
use proptest::sample::select;
use rust_decimal::Decimal;

use crate::oracle::{
    self, counts, digits, fraction, limit, modes, number, of, of_decimal, of_ratio, quantities, round, round_to,
    ten_to, whole,
};

fn amount(text: &str) -> Amount {
    text.parse::<Decimal>().expect("a number").try_into().expect("within the bounds")
}

fn hundred() -> BigRational {
    whole(100)
}

proptest! {
    #[test]
    fn sums_and_differences(one in quantities::<Amount>(), two in quantities::<Amount>()) {
        let fits = |exact: BigRational| oracle::quantity::<Amount>(&exact).ok_or(RangeError::OutOfBounds);
        prop_assert_eq!(one.plus(two), fits(of(one) + of(two)));
        prop_assert_eq!(one.minus(two), fits(of(one) - of(two)));
        prop_assert_eq!(of(one.negated()), -of(one));
        prop_assert_eq!(of(one.magnitude()), of(one).abs());
        prop_assert_eq!(one.cmp(&two), of(one).cmp(&of(two)));
        prop_assert_eq!(one.is_zero(), of(one).is_zero());
    }

    #[test]
    fn decimals_come_and_go_unchanged(amount in quantities::<Amount>(), ratio in quantities::<Ratio>()) {
        prop_assert_eq!(of_decimal(amount.to_decimal()), of(amount));
        prop_assert_eq!(Amount::try_from(amount.to_decimal()), Ok(amount));
        prop_assert_eq!(of_decimal(ratio.to_decimal()), of(ratio));
        prop_assert_eq!(Ratio::try_from(ratio.to_decimal()), Ok(ratio));
    }

    /// Any decimal is taken to the last digit or refused for what is wrong with it.
    #[test]
    fn decimals_are_taken_whole_or_not_at_all(mantissa in -(1_i128 << 95)..(1_i128 << 95), scale in 0_u32..=28) {
        let decimal = Decimal::from_i128_with_scale(mantissa, scale);
        let exact = of_decimal(decimal);
        match Amount::try_from(decimal) {
            Ok(taken) => prop_assert_eq!(of(taken), exact),
            Err(RangeError::TooFine) => prop_assert!(!(exact * ten_to(8)).is_integer()),
            Err(RangeError::OutOfBounds) => prop_assert!(exact.abs() >= limit::<Amount>()),
            Err(error) => panic!("{error}"),
        }
        let heads = Headcount::try_from(decimal);
        prop_assert_eq!(heads.is_ok(), exact_heads(&of_decimal(decimal)), "{}", decimal);
    }
}

fn exact_heads(exact: &BigRational) -> bool {
    exact.is_integer() && exact.abs() < limit::<Headcount>()
}

#[test]
fn each_kind_ends_at_its_limit_on_both_sides() {
    fn ends<Q: Measure>(limit: i128, step: i128) {
        for sign in [1, -1] {
            assert!(Q::from_scaled(sign * (limit - step)).is_ok());
            assert_eq!(Q::from_scaled(sign * limit), Err(RangeError::OutOfBounds));
            assert!(Q::from_scaled(sign * (i128::MAX - i128::MAX % step)).is_err());
        }
        let most = Q::from_scaled(limit - step).expect("within the bounds");
        let least = Q::from_scaled(step).expect("within the bounds");
        assert_eq!(most.plus(least), Err(RangeError::OutOfBounds));
        assert_eq!(most.negated().minus(least), Err(RangeError::OutOfBounds));
        assert_eq!(most.plus(least.negated()).map(of), Ok(of(most) - of(least)));
    }
    ends::<Amount>(10_i128.pow(23), 1);
    ends::<Quantity>(10_i128.pow(23), 1);
    ends::<Ratio>(10_i128.pow(17), 1);
    ends::<Headcount>(10_i128.pow(23), 10_i128.pow(8));
    assert_eq!(Headcount::from_scaled(150_000_000), Err(RangeError::FractionOfAPerson));
    assert_eq!(Amount::try_from(Decimal::new(1, 9)), Err(RangeError::TooFine));
    assert_eq!(Amount::try_from(Decimal::MAX), Err(RangeError::OutOfBounds));
    // Zeros after the eighth decimal are no digits of the value.
    assert_eq!(Amount::try_from(Decimal::from_i128_with_scale(15_000_000_000, 10)), Ok(amount("1.5")));
}

/// `Decimal` drops digits here: 2 000 000 × 499 999 999.00000001 is 999 999 998 000 000.02.
#[test]
fn two_million_large_and_fine_amounts_add_up() {
    let part = amount("499999999.00000001");
    assert_eq!(total(&vec![part; 2_000_000]), Ok(amount("999999998000000.02")));
    assert!(total(&vec![amount("999999999999999.00000001"); 2_000_000]).is_err(), "beyond the bounds, not cut off");
    let fine = [amount("999999999999999"), amount("0.00000001"), amount("-999999999999999")];
    assert_eq!(total(&fine), Ok(amount("0.00000001")));
}

/// What a ratio is written as; nothing where it is out of bounds.
fn percent(exact: &BigRational, decimals: u8, mode: Rounding) -> Result<BigRational, RangeError> {
    let rounded = round_to(&(exact * hundred()), decimals, mode);
    if rounded.abs() < limit::<Ratio>() { Ok(rounded) } else { Err(RangeError::OutOfBounds) }
}

/// Parts near what is printed as a round percentage of the whole: ties, and one count beside them.
fn parts_and_wholes() -> impl Strategy<Value = (Amount, Amount)> {
    let limit = 10_i128.pow(23);
    let near_ties = (counts(limit), -2_000_000_i128..=2_000_000, 1_u32..=10, -1_i128..=1);
    let near_ties = near_ties.prop_map(move |(whole, halves, decimals, off)| {
        let whole = whole + i128::from(whole == 0);
        let part = fraction(whole, 1) * fraction(halves, 2) / ten_to(i32::try_from(decimals).expect("small"));
        let part = i128::try_from(round(&part, Rounding::HalfEven)).expect("it fits") + off;
        (part.clamp(1 - limit, limit - 1), whole)
    });
    let any = (counts(limit), counts(limit)).prop_map(|(part, whole)| (part, whole + i128::from(whole == 0)));
    prop_oneof![near_ties, any].prop_map(|(part, whole)| {
        (Amount::from_scaled(part).expect("within the bounds"), Amount::from_scaled(whole).expect("within the bounds"))
    })
}

proptest! {
    #[test]
    fn a_ratio_is_rounded_once((part, of_whole) in parts_and_wholes(), decimals in 0_u8..=8, mode in modes()) {
        let exact = of(part) / of(of_whole);
        let share = share(part, of_whole).expect("not zero");
        prop_assert_eq!(of_ratio(share), exact.clone());
        prop_assert!(share.denominator() > 0);
        prop_assert_eq!(share.is_zero(), exact.is_zero());
        let expected = percent(&exact, decimals, mode);
        prop_assert_eq!(share.ratio(decimals, mode).map(of), expected.clone());
        let text = share.percent(decimals, mode).map(|percent| percent.to_string());
        prop_assert_eq!(text, expected.map(|percent| format!("{}%", digits(&percent, decimals))));
        prop_assert_eq!(share.ratio(9, mode), Err(RangeError::TooFine));
        prop_assert_eq!(share.percent(u8::MAX, mode), Err(RangeError::TooFine));
    }

    #[test]
    fn thresholds_are_decided_before_rounding((part, of_whole) in parts_and_wholes(), off in -1_i128..=1) {
        let exact = of(part) / of(of_whole);
        let share = share(part, of_whole).expect("not zero");
        let near = i128::try_from(round(&(&exact * ten_to(10)), Rounding::Floor)).expect("it fits") + off;
        if let Ok(threshold) = Ratio::from_scaled(near) {
            prop_assert_eq!(share.cmp_percent(threshold), (exact * hundred()).cmp(&of(threshold)));
        }
        for threshold in [Ratio::ZERO, Ratio::from_scaled(10_i128.pow(17) - 1).expect("within the bounds")] {
            prop_assert_eq!(share.cmp_percent(threshold), (of(part) / of(of_whole) * hundred()).cmp(&of(threshold)));
        }
    }

    #[test]
    fn ratios_are_ordered_as_fractions(one in parts_and_wholes(), two in parts_and_wholes(), times in 1_i128..1000) {
        let (left, right) = (share(one.0, one.1).expect("not zero"), share(two.0, two.1).expect("not zero"));
        prop_assert_eq!(left.cmp(&right), of_ratio(left).cmp(&of_ratio(right)));
        prop_assert_eq!(left == right, of_ratio(left) == of_ratio(right));
        let scaled = |amount: Amount| Amount::from_scaled(amount.scaled() / 1000 * times);
        let same = |amount: Amount| Amount::from_scaled(amount.scaled() / 1000);
        prop_assume!(same(one.1) != Ok(Amount::ZERO));
        let many = share(scaled(one.0).expect("smaller"), scaled(one.1).expect("smaller"));
        let once = share(same(one.0).expect("smaller"), same(one.1).expect("smaller"));
        prop_assert_eq!(many, once, "terms in common do not matter");
    }

    /// Differences of percentages are exact where their terms fit, and those of real budgets, to the cent, do.
    #[test]
    fn differences_of_percentages(one in parts_and_wholes(), two in parts_and_wholes(), decimals in 0_u8..=8, mode in modes()) {
        let (left, right) = (share(one.0, one.1).expect("not zero"), share(two.0, two.1).expect("not zero"));
        let exact = of_ratio(left) - of_ratio(right);
        let difference = point_change(left, right);
        let to_the_cent = [one.0, one.1, two.0, two.1].iter().all(|amount| amount.scaled() % 1_000_000 == 0);
        prop_assert!(difference.is_ok() || !to_the_cent);
        prop_assert_eq!(point_change(left, left).map(budget_performance::figure::Exact::is_zero), Ok(true));
        if let Ok(difference) = difference {
            prop_assert_eq!(of_ratio(difference), exact.clone());
            // However large the terms are.
            prop_assert_eq!(difference.ratio(decimals, mode).map(of), percent(&exact, decimals, mode));
        }
    }

    /// Two shares of one whole always have a difference.
    #[test]
    fn differences_of_shares_of_one_whole(one in quantities::<Amount>(), two in quantities::<Amount>(), base in quantities::<Amount>()) {
        prop_assume!(!base.is_zero());
        let difference = point_change(share(one, base).expect("not zero"), share(two, base).expect("not zero"));
        prop_assert_eq!(difference.map(of_ratio), Ok((of(one) - of(two)) / of(base)));
    }
}

#[test]
fn points_are_written_as_points() {
    let share = |part: &str, whole: &str| share(amount(part), amount(whole)).expect("not zero");
    let points = point_change(share("19", "23"), share("18", "23")).expect("it fits");
    assert_eq!(points.percent(2, Rounding::HalfUp).expect("in bounds").to_string(), "4.35个百分点");
    let points = contribution(amount("311.01"), amount("242.27"), amount("758.42")).expect("not zero");
    assert_eq!(points.percent(2, Rounding::HalfUp).expect("in bounds").to_string(), "9.06个百分点");
    let growth = change_rate(amount("311.01"), amount("242.27")).expect("a base above zero");
    assert_eq!(growth.percent(2, Rounding::HalfUp).expect("in bounds").to_string(), "28.37%");
    assert_eq!(share("1", "-3").percent(2, Rounding::Floor).expect("in bounds").to_string(), "-33.34%");
}

/// A quotient with its exact value: an amount by the head.
fn quotients() -> impl Strategy<Value = (Quotient<Amount>, BigRational)> {
    let heads = prop_oneof![1_i64..=1000, 1_i64..=999_999_999_999_999, -1000_i64..=-1];
    (quantities::<Amount>(), heads).prop_map(|(amount, heads)| {
        let each = per_head(amount, Headcount::new(heads).expect("within the bounds"), Basis::InPost).expect("someone");
        (each.value, of(amount) / whole(heads))
    })
}

proptest! {
    #[test]
    fn a_quotient_is_rounded_once((quotient, exact) in quotients(), decimals in 0_u8..=8, mode in modes()) {
        let rounded = quotient.rounded(decimals, mode).expect("nearer to zero than an amount");
        prop_assert_eq!(of_decimal(rounded), round_to(&exact, decimals, mode));
        prop_assert_eq!(rounded.scale(), u32::from(decimals));
        prop_assert_eq!(quotient.nearest(mode).map(of), Ok(round_to(&exact, 8, mode)));
        prop_assert_eq!(quotient.on_grid(), oracle::quantity(&exact));
        prop_assert_eq!(quotient.is_zero(), exact.is_zero());
        prop_assert_eq!(quotient.rounded(9, mode), Err(RangeError::TooFine));
    }

    #[test]
    fn the_interval_of_a_quotient_is_the_least_around_it((quotient, exact) in quotients()) {
        let interval = quotient.interval();
        let (Bound::Included(low), Bound::Included(high)) = (interval.lower(), interval.upper()) else {
            panic!("{interval} has its ends")
        };
        let half = ten_to(-8) / whole(2);
        prop_assert_eq!(of_decimal(low), (&exact / &half).floor() * &half);
        prop_assert_eq!(of_decimal(high), (&exact / &half).ceil() * &half);
    }

    #[test]
    fn quotients_add_and_divide((one, left) in quotients(), (two, right) in quotients(), mode in modes()) {
        if let Some(sum) = one.plus(two) {
            prop_assert_eq!(of_decimal(sum.rounded(8, mode).expect("it fits")), round_to(&(&left + &right), 8, mode));
            // However large the terms are: here they pass 128 bits by far.
            written(sum, &(&left + &right), 0, Scale::YI, MoneyUnit::Yuan, 8, mode);
        }
        if let Some(difference) = one.minus(two) {
            prop_assert_eq!(of_decimal(difference.rounded(8, mode).expect("it fits")), round_to(&(&left - &right), 8, mode));
        }
        match one.ratio_to::<budget_performance::figure::OfWhole>(two) {
            Some(ratio) => prop_assert_eq!(of_ratio(ratio), &left / &right),
            None => prop_assert!(right.is_zero() || !fits(&(&left / &right)), "{} / {}", left, right),
        }
        prop_assert_eq!(one.cmp(&two), left.cmp(&right));
        prop_assert_eq!(one == two, left == right);
    }

    #[test]
    fn quotients_on_the_grid_are_quantities(one in quantities::<Amount>(), two in quantities::<Amount>()) {
        let (left, right) = (Quotient::from(one), Quotient::whole(two));
        prop_assert_eq!(left.plus(right).and_then(Quotient::on_grid), one.plus(two).ok());
        prop_assert_eq!(left.minus(right).and_then(Quotient::on_grid), one.minus(two).ok());
        prop_assert_eq!(left.ratio_to(right), share(one, two).ok());
        prop_assert_eq!(left.interval().is_point(), true);
    }

    /// Sums of quotients over one denominator stay within it.
    #[test]
    fn many_quotients_over_one_base_add_up(parts in proptest::collection::vec(quantities::<Amount>(), 1..40), heads in 1_i64..1_000_000_000) {
        let heads = Headcount::new(heads).expect("within the bounds");
        let mut sum = Quotient::whole(Amount::ZERO);
        let mut exact = BigRational::zero();
        for part in parts {
            let each = per_head(part, heads, Basis::Paid).expect("someone");
            sum = sum.plus(each.value).expect("one denominator");
            exact += of(part) / of(heads);
        }
        let expected = round_to(&exact, 2, Rounding::HalfUp);
        prop_assert_eq!(of_decimal(sum.rounded(2, Rounding::HalfUp).expect("below what a decimal holds")), expected);
    }
}

/// Whether the terms of a reduced fraction have 127 bits each.
fn fits(exact: &BigRational) -> bool {
    i128::try_from(exact.numer()).is_ok() && i128::try_from(exact.denom()).is_ok()
}

/// Writing with a multiplier, against digits that the oracle writes.
fn written<Q: Measure>(
    value: Quotient<Q>,
    exact: &BigRational,
    decimals: u8,
    scale: Scale,
    unit: Q::Unit,
    power: i32,
    mode: Rounding,
) {
    let step = ten_to(power - i32::from(decimals));
    let count = whole(round(&(exact / &step), mode));
    let shown = unit.to_string();
    let latin = shown.starts_with(|first: char| first.is_ascii_alphabetic());
    let found = Stated::write(value, decimals, scale, unit, mode);
    if decimals > 8 || step < ten_to(-8) {
        assert_eq!(found, Err(RangeError::TooFine));
    } else if (&count * &step).abs() >= limit::<Q>() {
        assert_eq!(found, Err(RangeError::OutOfBounds));
    } else {
        let number = digits(&(&count * ten_to(-i32::from(decimals))), decimals);
        let blank = if latin { " " } else { "" };
        let word = scale.to_string();
        let before = if word.starts_with(|first: char| first.is_ascii()) { " " } else { "" };
        let found = found.unwrap_or_else(|error| panic!("{error}: {exact} as {scale}{shown}"));
        assert_eq!(found.to_string(), format!("{number}{before}{word}{blank}{shown}"));
        assert_eq!(of(found.value()), count * step);
        assert_eq!(of_decimal(found.number()), self::number(&number));
    }
}

/// The multipliers of a script.
fn han() -> Vec<Scale> {
    Scale::all().filter(|scale| !scale.to_string().is_ascii() || *scale == Scale::ONE).collect()
}
fn latin() -> Vec<Scale> {
    Scale::all().filter(|scale| scale.to_string().is_ascii()).collect()
}

proptest! {
    #[test]
    fn what_is_written_is_rounded_once(
        (quotient, exact) in quotients(), decimals in 0_u8..=10, han in select(han()), latin in select(latin()), mode in modes(),
    ) {
        let power = |scale: Scale| i32::from(scale.exponent());
        written(quotient, &exact, decimals, han, MoneyUnit::Yuan, power(han), mode);
        let rand = MoneyUnit::Code("ZAR".parse().expect("a currency"));
        written(quotient, &exact, decimals, latin, rand, power(latin), mode);
    }

    #[test]
    fn percentages_are_written_in_each_unit(ratio in quantities::<Ratio>(), decimals in 0_u8..=9, mode in modes()) {
        for (unit, power) in [(RatioUnit::Percent, 0), (RatioUnit::PerMille, -1), (RatioUnit::PercentagePoint, 0)] {
            written(Quotient::whole(ratio), &of(ratio), decimals, Scale::ONE, unit, power, mode);
        }
    }

    #[test]
    fn things_are_written_in_their_unit(thing in quantities::<Quantity>(), decimals in 0_u8..=8, scale in select(han()), mode in modes()) {
        let unit: UnitOfMeasure = "公里".parse().expect("a unit");
        written(Quotient::whole(thing), &of(thing), decimals, scale, unit, i32::from(scale.exponent()), mode);
        written(Quotient::whole(thing), &of(thing), decimals, scale, UnitOfMeasure::NONE, i32::from(scale.exponent()), mode);
    }

    /// A figure built from a decimal says what the decimal says, trailing zeros included.
    #[test]
    fn figures_are_built_from_decimals(mantissa in -10_i128.pow(24)..10_i128.pow(24), scale in 0_u32..=9, word in select(han())) {
        let decimal = Decimal::from_i128_with_scale(mantissa, scale);
        let value = of_decimal(decimal) * ten_to(i32::from(word.exponent()));
        match Stated::<Amount>::new(decimal, word, MoneyUnit::Yuan) {
            Ok(figure) => {
                prop_assert_eq!(of(figure.value()), value);
                prop_assert_eq!(figure.number(), decimal);
                prop_assert_eq!(u32::from(figure.decimals()), scale);
                prop_assert_eq!(figure.to_string().parse(), Ok(figure));
            }
            Err(RangeError::TooFine) => prop_assert_eq!(scale, 9),
            Err(RangeError::OutOfBounds) => prop_assert!(value.abs() >= limit::<Amount>()),
            Err(error) => panic!("{error}"),
        }
    }

    /// The year before, from a rate: a division by what may be close to nothing.
    #[test]
    fn a_prior_amount_is_rounded_once(
        current in quantities::<Amount>(), rate in quantities::<Ratio>(), decimals in 0_u8..=8, mode in modes(), cents: bool,
    ) {
        let keep = if cents { 1_000_000 } else { 1 };
        let rate = Ratio::from_scaled(rate.scaled() / keep * keep).expect("smaller");
        let base = Amount::from_scaled(100 * 100_000_000).expect("within the bounds");
        let moved = Amount::from_scaled(rate.scaled()).expect("within the bounds").plus(base).expect("within the bounds");
        let growth = change_rate(moved, base).expect("a base above zero");
        let factor = of(moved) / of(base);
        match prior_from_rate(current, growth) {
            Ok(prior) => {
                let exact = of(current) / factor;
                let rounded = round_to(&exact, decimals, mode);
                match prior.rounded(decimals, mode) {
                    Ok(found) => prop_assert_eq!(of_decimal(found), rounded),
                    // 2^96 is the end of what a decimal holds.
                    Err(_) => prop_assert!(rounded.abs() * ten_to(i32::from(decimals)) >= whole(1_i128 << 96)),
                }
            }
            Err(error) => prop_assert_eq!((error, factor.is_zero()), (budget_performance::calc::CalcError::ZeroBase, true)),
        }
    }
}

#[test]
fn multipliers_go_with_their_units() {
    let five = Decimal::from(5);
    let million = latin().into_iter().find(|scale| scale.to_string() == "million").expect("it is known");
    let rand = MoneyUnit::Code("ZAR".parse().expect("a currency"));
    assert_eq!(Stated::<Amount>::new(five, million, MoneyUnit::Yuan), Err(RangeError::WrongScale));
    assert_eq!(Stated::<Amount>::new(five, Scale::WAN, rand), Err(RangeError::WrongScale));
    assert_eq!(Stated::<Ratio>::new(five, Scale::WAN, RatioUnit::Percent), Err(RangeError::WrongScale));
    assert_eq!(Stated::<Headcount>::new(five, million, HeadUnit::Person), Err(RangeError::WrongScale));
    assert_eq!(
        Stated::<Headcount>::new(five, million, HeadUnit::Bare).map(|heads| heads.to_string()),
        Ok("5 million".into())
    );
    let unit = |text: &str| text.parse::<UnitOfMeasure>();
    assert_eq!(Stated::<Quantity>::new(five, Scale::WAN, unit("km").expect("a unit")), Err(RangeError::WrongScale));
    for wrong in
        ["万元", "元", "百个", "三", "over", "million", "Billions", "CNY", "RMB", "%", " km", "a b", "9", "以上"]
    {
        assert_eq!(unit(wrong).is_ok(), wrong == "over", "{wrong}");
    }
    assert_eq!(unit(""), Ok(UnitOfMeasure::NONE));
    assert!(unit("一二三四五六七八九十一二三").is_err() && unit("个个个个个个个个个个个个个").is_err());
}

#[test]
fn a_share_of_shares_has_terms_that_pass_128_bits_on_the_way() {
    // 1 + 10^-19 less 1 − 10^-19: terms of some 2^126, a difference of nearly nothing.
    let near = |off: i128| Amount::from_scaled(10_i128.pow(19) - off).expect("within the bounds");
    let one: Share = share(near(1), near(2)).expect("not zero");
    let two: Share = share(near(4), near(3)).expect("not zero");
    let difference = point_change(one, two).expect("the terms fit");
    assert!(difference.denominator() > 1 << 124);
    assert_eq!(difference.ratio(8, Rounding::Up).map(of), Ok(number("0.00000001")));
    assert_eq!(difference.ratio(8, Rounding::HalfUp).map(of), Ok(number("0")));
}
