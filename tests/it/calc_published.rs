//! Changes, shares, rates, staffing: the figures that public bodies printed, and laws against exact fractions.
//!
//! Sources: 部门整体支出绩效评价基础数据表 2018 (Hunan form), 凉山州, 梧州 and 黄平 budgets, 荣昌, 大英, 鄂州 reports, Gauteng DID annual
//! report 2021/22, 衡山 base table. What each prints is on the right; where it is wrong, what it should print.

use budget_performance::calc::{
    Basis, Budget, CalcError, Direction, Sense, Side, achievement, change, change_rate, contribution, execution_rate,
    filling_rate, over_establishment, per_head, prior_from_change, prior_from_rate, progress, share, total, vacancy,
    variance,
};
use budget_performance::figure::{Amount, Headcount, Measure, Quantity, Ratio, Rounding, Stated};
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use proptest::prelude::{prop_assert, prop_assert_eq, prop_assume, proptest};

use crate::oracle::{self, of, of_ratio, quantities, whole};

fn stated<Q: Measure>(text: &str) -> Q {
    text.parse::<Stated<Q>>().unwrap_or_else(|error| panic!("{error}")).value()
}

fn yuan(text: &str) -> Amount {
    stated(text)
}

fn heads(count: i64) -> Headcount {
    Headcount::new(count).expect("within the bounds")
}

#[test]
fn printed_shares() {
    for (part, whole, decimals, printed) in [
        ("2476260.58元", "2945760.58元", 2, "84.06%"),
        // The budget of 梧州 prints 19.62 %.
        ("469500元", "2945760.58元", 2, "15.94%"),
        ("2016908.34元", "2476260.58元", 2, "81.45%"),
        ("445372.24元", "2476260.58元", 2, "17.99%"),
        ("13980元", "2476260.58元", 2, "0.56%"),
        ("426000元", "469500元", 2, "90.73%"),
        ("13866万元", "28583万元", 2, "48.51%"),
        ("14717万元", "28583万元", 2, "51.49%"),
        ("11136万元", "28583万元", 2, "38.96%"),
        ("17447万元", "28583万元", 2, "61.04%"),
        // 大英 prints 0.02 % and 0.95 %.
        ("1.4万元", "3.46万元", 2, "40.46%"),
        ("0.28万元", "3.46万元", 2, "8.09%"),
        ("0万元", "3.46万元", 0, "0%"),
        ("767.86万元", "1922.76万元", 2, "39.94%"),
        ("142993 thousand ZAR", "166775 thousand ZAR", 0, "86%"),
    ] {
        let share = share(yuan(part), yuan(whole)).expect("not zero");
        assert_eq!(share.percent(decimals, Rounding::HalfUp).expect("in bounds").to_string(), printed, "{part}");
    }
}

#[test]
fn printed_changes() {
    for (current, by, prior, decimals, rate) in [
        ("311.01万元", "68.74万元", "242.27万元", 2, "28.37%"),
        ("652.74万元", "136.59万元", "516.15万元", 2, "26.46%"),
        ("63.46万元", "31.46万元", "32万元", 2, "98.31%"),
        ("431万元", "-2万元", "433万元", 2, "-0.46%"),
        ("251万元", "-34万元", "285万元", 0, "-12%"),
        ("124万元", "-24万元", "148万元", 0, "-16%"),
        ("2476260.58元", "-4966.66元", "2481227.24元", 2, "-0.20%"),
        ("2016908.34元", "33279.22元", "1983629.12元", 2, "1.68%"),
        ("445372.24元", "-36235.88元", "481608.12元", 2, "-7.52%"),
        ("13980元", "-2010元", "15990元", 2, "-12.57%"),
        ("469500元", "70100元", "399400元", 2, "17.55%"),
        ("426000元", "36600元", "389400元", 1, "9.4%"),
        ("31500元", "21500元", "10000元", 0, "215%"),
        ("28583万元", "2798万元", "25785万元", 2, "10.85%"),
        // 黄平 prints 14.6 %, 大英 0.24 %.
        ("30161万元", "4376万元", "25785万元", 1, "17.0%"),
        ("3.46万元", "2.4万元", "1.06万元", 2, "226.42%"),
        ("16.95万元", "5.07万元", "11.88万元", 2, "42.68%"),
    ] {
        let (current, by, prior) = (yuan(current), yuan(by), yuan(prior));
        assert_eq!(change(current, prior), Ok(by));
        assert_eq!(prior_from_change(current, by), Ok(prior));
        let growth = change_rate(current, prior).expect("a base above zero");
        assert_eq!(growth.percent(decimals, Rounding::HalfUp).expect("in bounds").to_string(), rate);
        assert_eq!(prior_from_rate(current, growth).expect("it fits").on_grid(), Some(prior));
    }
}

#[test]
fn growth_on_nothing_or_less_is_no_number() {
    let (zero, five) = (Amount::ZERO, yuan("5万元"));
    assert_eq!(change_rate(five, zero), Err(CalcError::ZeroBase));
    assert_eq!(change_rate(zero, zero), Err(CalcError::ZeroBase));
    assert_eq!(change_rate(five, five.negated()), Err(CalcError::NegativeBase));
    assert_eq!(contribution(five, zero, zero), Err(CalcError::ZeroBase));
    assert_eq!(contribution(five, zero, five.negated()), Err(CalcError::NegativeBase));
    let gone = change_rate(zero, five).expect("a base above zero");
    assert_eq!(gone.percent(0, Rounding::HalfUp).expect("in bounds").to_string(), "-100%");
    assert_eq!(prior_from_rate(zero, gone).err(), Some(CalcError::ZeroBase));
    assert_eq!(CalcError::ZeroBase.to_string(), "cannot express a ratio to a zero base");
    assert_eq!(CalcError::NegativeBase.to_string(), "cannot express growth on a negative base");
}

/// 259.01 ÷ 1.3539 = 191.306595…, 48.37 ÷ 0.9965 = 48.539889…
#[test]
fn the_year_before_the_nanyue_report() {
    let of_hundred = |percent: &str| {
        let rate: Ratio = stated(percent);
        let base = yuan("100元");
        change_rate(base.plus(Amount::from_scaled(rate.scaled()).expect("small")).expect("small"), base)
            .expect("not zero")
    };
    for (current, rate, prior) in [("259.01万元", "35.39%", "1913065.96"), ("48.37万元", "-0.35%", "485398.90")] {
        let found = prior_from_rate(yuan(current), of_hundred(rate)).expect("it fits");
        assert_eq!(found.rounded(2, Rounding::HalfUp).expect("in bounds").to_string(), prior);
    }
}

#[test]
fn printed_totals() {
    for (parts, printed) in [
        (vec!["13.68万元", "587.99万元", "5万元", "46.07万元"], "652.74万元"),
        (vec!["259.01万元", "48.37万元"], "307.38万元"),
        (vec!["434.89万元", "77.4万元", "286.83万元"], "799.12万元"),
        (vec!["7634.75万元", "602.47万元", "0万元"], "8237.22万元"),
        (vec!["1833.7万元", "-516.57万元", "0万元"], "1317.13万元"),
        (vec!["25828 thousand ZAR", "140947 thousand ZAR"], "166775 thousand ZAR"),
        (vec!["8.305亿元", "-3.3万元"], "83046.7万元"),
    ] {
        let parts: Vec<Amount> = parts.into_iter().map(yuan).collect();
        assert_eq!(total(&parts), Ok(yuan(printed)));
    }
}

#[test]
fn variances_of_the_gauteng_report() {
    // Budget, spent, variance as printed (budget less spent), of 2021/22 and of the year before; R'000.
    for (budget, actual, printed, rate) in [
        (166_775, 142_993, 23_782, "-14.26%"),
        (25_828, 20_276, 5_552, "-21.50%"),
        (140_947, 122_717, 18_230, "-12.93%"),
        (160_508, 55_745, 104_763, "-65.27%"),
    ] {
        let rand = |thousands: i64| yuan(&format!("{thousands} thousand ZAR"));
        let found = variance(rand(actual), rand(budget), Side::Expenditure).expect("in bounds");
        assert_eq!(found.amount, rand(-printed));
        assert_eq!(found.sense, Sense::Favourable);
        let growth = found.rate.expect("a base above zero");
        assert_eq!(growth.percent(2, Rounding::HalfUp).expect("in bounds").to_string(), rate);
        let revenue = variance(rand(actual), rand(budget), Side::Revenue).expect("in bounds");
        assert_eq!((revenue.amount, revenue.sense), (rand(-printed), Sense::Adverse));
    }
    let most = Amount::from_scaled(10_i128.pow(23) - 1).expect("within the bounds");
    assert_eq!(variance(most, most.negated(), Side::Revenue).err(), Some(CalcError::Overflow));
    let none = variance(most, most, Side::Revenue).expect("in bounds");
    assert_eq!((none.amount, none.sense), (Amount::ZERO, Sense::Neutral));
    let new = variance(most, Amount::ZERO, Side::Expenditure).expect("in bounds");
    assert_eq!((new.rate, new.sense), (Err(CalcError::ZeroBase), Sense::Adverse));
}

#[test]
fn execution_names_its_budget() {
    // 鄂州: 125.25 of 150; Hunan 2018: the initial budget and the adjusted one differ by 767.86.
    let rate = |actual, budget, base| execution_rate(yuan(actual), yuan(budget), base).expect("not zero");
    let spent = rate("125.25万元", "150万元", Budget::Adjusted);
    assert_eq!(spent.completion.percent(1, Rounding::HalfUp).expect("in bounds").to_string(), "83.5%");
    let initial = rate("2690.62万元", "1922.76万元", Budget::Initial);
    let adjusted = rate("2690.62万元", "2690.62万元", Budget::Adjusted);
    assert_eq!(initial.completion.percent(2, Rounding::HalfUp).expect("in bounds").to_string(), "139.94%");
    assert_eq!(adjusted.completion.percent(2, Rounding::HalfUp).expect("in bounds").to_string(), "100.00%");
    assert_eq!((initial.base, adjusted.base), (Budget::Initial, Budget::Adjusted));
    assert_ne!(initial, adjusted);
    // 预算完成率: (19.8 + 1922.76 + 767.86 − 19.8) ÷ (19.8 + 1922.76 + 767.86).
    let completed = rate("2690.62万元", "2710.42万元", Budget::Available);
    assert_eq!(completed.completion.percent(2, Rounding::HalfUp).expect("in bounds").to_string(), "99.27%");
    assert_eq!(execution_rate(yuan("5元"), Amount::ZERO, Budget::Initial).err(), Some(CalcError::ZeroBase));
}

#[test]
fn posts_and_people() {
    // 南岳 19 of 23 (of 22 if the kinds are right), Hunan form 136 of 143, 衡山 50 of 46, 林芝 33 of 24.
    for (in_post, posts, rate, vacant, beyond) in [
        (19, 23, "82.61%", 4, 0),
        (19, 22, "86.36%", 3, 0),
        (16, 23, "69.57%", 7, 0),
        (136, 143, "95.10%", 7, 0),
        (50, 46, "108.70%", 0, 4),
        (33, 24, "137.50%", 0, 9),
        (24, 24, "100.00%", 0, 0),
        (0, 5, "0.00%", 5, 0),
    ] {
        let found = filling_rate(heads(in_post), heads(posts)).expect("there are posts");
        assert_eq!(found.percent(2, Rounding::HalfUp).expect("in bounds").to_string(), rate);
        assert_eq!(vacancy(heads(in_post), heads(posts)), Ok(heads(vacant)));
        assert_eq!(over_establishment(heads(in_post), heads(posts)), Ok(heads(beyond)));
    }
    assert_eq!(filling_rate(heads(3), heads(0)), Err(CalcError::ZeroBase));
    let most = heads(999_999_999_999_999);
    assert_eq!(vacancy(most.negated(), most), Err(CalcError::Overflow));
    assert_eq!(over_establishment(most, most.negated()), Err(CalcError::Overflow));
}

#[test]
fn money_by_the_head() {
    // 483 700 ÷ 19 = 25 457.894…, ÷ 23 = 21 030.434…
    for (people, basis, each) in [(19, Basis::InPost, "25457.89"), (23, Basis::Authorised, "21030.43")] {
        let found = per_head(yuan("48.37万元"), heads(people), basis).expect("someone");
        assert_eq!(found.value.rounded(2, Rounding::HalfUp).expect("in bounds").to_string(), each);
        assert_eq!(found.basis, basis);
    }
    assert_eq!(per_head(yuan("5元"), heads(0), Basis::Served).err(), Some(CalcError::ZeroBase));
}

#[test]
fn targets_met_and_missed() {
    use Direction::{Above, AtLeast, AtMost, Below, Equal};
    let table = [
        ("99.996%", [("100%", AtLeast, false), ("100%", Above, false), ("100%", AtMost, true), ("100%", Below, true)]),
        ("100.00%", [("100%", AtLeast, true), ("100%", Above, false), ("100%", AtMost, true), ("100%", Equal, true)]),
        (
            "100.00000001%",
            [("100%", Above, true), ("100%", AtMost, false), ("100%", Below, false), ("100%", Equal, false)],
        ),
    ];
    for (achieved, targets) in table {
        for (target, direction, met) in targets {
            let found = achievement::<Ratio>(stated(achieved), stated(target), direction).expect("in bounds");
            assert_eq!(found.met, met, "{achieved} against {direction:?} {target}");
        }
    }
    // 黄平: 28 583 is 105.47 % of what was planned, 27 100.
    let found = achievement(yuan("28583万元"), yuan("27100万元"), AtLeast).expect("in bounds");
    let degree = found.degree.expect("a target that is not zero");
    assert_eq!(degree.percent(2, Rounding::HalfUp).expect("in bounds").to_string(), "105.47%");
    assert_eq!(found.deviation, yuan("1483万元"));
    let none = achievement(yuan("0元"), yuan("0元"), AtMost).expect("in bounds");
    assert_eq!((none.met, none.degree), (true, None));
    let most = Amount::from_scaled(10_i128.pow(23) - 1).expect("within the bounds");
    assert_eq!(achievement(most, most.negated(), AtLeast).err(), Some(CalcError::Overflow));
}

/// 209 dangerous houses, 108 left, none wanted: 101 of 209 are gone.
#[test]
fn progress_in_either_direction() {
    let houses = |count: i64| stated::<Quantity>(&format!("{count}栋"));
    for (baseline, actual, target, done) in [
        (209, 108, 0, "48.33%"),
        (0, 101, 209, "48.33%"),
        (209, 0, 0, "100.00%"),
        (209, 209, 0, "0.00%"),
        (209, 230, 0, "-10.05%"),
        (100, 160, 150, "120.00%"),
        (-100, -40, -50, "120.00%"),
    ] {
        let found = progress(houses(baseline), houses(actual), houses(target)).expect("somewhere to go");
        assert_eq!(found.percent(2, Rounding::HalfUp).expect("in bounds").to_string(), done);
    }
    assert_eq!(progress(houses(5), houses(7), houses(5)), Err(CalcError::ZeroBase));
}

proptest! {
    #[test]
    fn ratios_are_the_fractions_that_their_formulas_say(
        one in quantities::<Amount>(), two in quantities::<Amount>(), three in quantities::<Amount>(),
    ) {
        let (x, y, z) = (of(one), of(two), of(three));
        let base = |growth: bool| match two.cmp(&Amount::ZERO) {
            std::cmp::Ordering::Equal => Some(CalcError::ZeroBase),
            std::cmp::Ordering::Less if growth => Some(CalcError::NegativeBase),
            _ => None,
        };
        let exact = |growth, formula: &dyn Fn() -> BigRational| match base(growth) {
            Some(error) => Err(error),
            None => Ok(formula()),
        };
        prop_assert_eq!(share(one, two).map(of_ratio), exact(false, &|| &x / &y));
        prop_assert_eq!(change_rate(one, two).map(of_ratio), exact(true, &|| (&x - &y) / &y));
        prop_assert_eq!(contribution(one, three, two).map(of_ratio), exact(true, &|| (&x - &z) / &y));
        let executed = execution_rate(one, two, Budget::Initial).map(|rate| of_ratio(rate.completion));
        prop_assert_eq!(executed, exact(false, &|| &x / &y));
        let expected = if two == three { Err(CalcError::ZeroBase) } else { Ok((&x - &z) / (&y - &z)) };
        prop_assert_eq!(progress(three, one, two).map(of_ratio), expected);
        let difference = oracle::quantity(&(&x - &y)).ok_or(CalcError::Overflow);
        prop_assert_eq!(change(one, two), difference);
        prop_assert_eq!(prior_from_change(one, two), difference);
        prop_assert_eq!(variance(one, two, Side::Revenue).map(|variance| variance.amount), difference);
        if let Ok(found) = achievement(one, two, Direction::AtLeast) {
            prop_assert_eq!((found.met, found.deviation), (x >= y, difference.expect("it fits")));
            prop_assert_eq!(found.degree.map(of_ratio), exact(false, &|| &x / &y).ok());
        }
    }

    /// What parts add to the growth of their whole adds up to it.
    #[test]
    fn contributions_add_up(parts in proptest::collection::vec((1_i64..1_000_000_000, 1_i64..1_000_000_000), 1..20)) {
        let cents = |count: i64| Amount::from_scaled(i128::from(count) * 1_000_000).expect("small");
        let sum = |of: fn(&(i64, i64)) -> i64| cents(parts.iter().map(of).sum());
        let (current, prior) = (sum(|part| part.0), sum(|part| part.1));
        let points: BigRational = parts
            .iter()
            .map(|&(now, then)| of_ratio(contribution(cents(now), cents(then), prior).expect("above zero")))
            .sum();
        prop_assert_eq!(points, of_ratio(change_rate(current, prior).expect("above zero")));
    }

    /// There and back: the rate of a change leads to the amount before it.
    #[test]
    fn a_rate_leads_back_to_its_base(current in -10_i128.pow(14)..10_i128.pow(14), prior in 1..10_i128.pow(14)) {
        prop_assume!(current != 0);
        let cents = |count: i128| Amount::from_scaled(count * 1_000_000).expect("in bounds");
        let growth = change_rate(cents(current), cents(prior)).expect("above zero");
        let found = prior_from_rate(cents(current), growth).expect("the terms of cents fit");
        prop_assert_eq!(found.on_grid(), Some(cents(prior)));
    }

    #[test]
    fn heads_are_counted_whole(in_post in 0_i64..100_000, posts in 1_i64..100_000) {
        let found = filling_rate(heads(in_post), heads(posts)).expect("there are posts");
        prop_assert_eq!(of_ratio(found), oracle::fraction(in_post, posts));
        let (vacant, beyond) = (vacancy(heads(in_post), heads(posts)), over_establishment(heads(in_post), heads(posts)));
        let (vacant, beyond) = (of(vacant.expect("in bounds")), of(beyond.expect("in bounds")));
        prop_assert_eq!(&beyond - &vacant, whole(in_post - posts));
        prop_assert!(vacant.is_zero() || beyond.is_zero());
        prop_assert!(!vacant.is_negative() && !beyond.is_negative());
    }
}
