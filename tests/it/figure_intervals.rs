//! Intervals, against brute force: a value is one that a figure can stand for exactly if it is printed so.

use std::ops::Bound;

use budget_performance::figure::{
    Amount, Headcount, Hedge, HedgeSense, Interval, Measure, Quantity, Ratio, Reading, Rounding, Stated,
};
use num_rational::BigRational;
use proptest::prelude::{Strategy, prop_assert, prop_assert_eq, prop_oneof, proptest};
use proptest::sample::select;

use crate::oracle::{self, digits, fraction, of_decimal, round, ten_to, whole};

/// The rules by which a document may have rounded to the nearest.
const TIES: [Rounding; 3] = [Rounding::HalfUp, Rounding::HalfEven, Rounding::HalfDown];

fn readings() -> Vec<Reading> {
    let modes = Rounding::ALL.into_iter().map(Reading::Rounded);
    [Reading::Nearest, Reading::Exact].into_iter().chain(modes).collect()
}

/// Whether a reading prints `exact`, in counts of the last digit, as `count`.
fn prints(reading: Reading, exact: &BigRational, count: i64) -> bool {
    let printed = whole(count);
    match reading {
        Reading::Nearest => TIES.into_iter().any(|mode| whole(round(exact, mode)) == printed),
        Reading::Rounded(mode) => whole(round(exact, mode)) == printed,
        Reading::Exact => *exact == printed,
        _ => panic!("a reading that the oracle does not know"),
    }
}

/// What is written after the digits, and the power of ten that it stands for.
const MONEY: [(&str, i32); 5] = [("元", 0), ("万元", 4), ("亿元", 8), (" million CNY", 6), ("千元", 3)];
const RATIOS: [(&str, i32); 3] = [("%", 0), ("‰", -1), ("个百分点", 0)];
const MEASURES: [(&str, i32); 4] = [("公里", 0), ("万米", 4), ("万份", 4), (" FTE", 0)];
const HEADS: [(&str, i32); 3] = [("万人", 4), (" million people", 6), ("亿", 8)];

/// Digits of the counts that are tried: zero, odd and even, both signs, and where one more digit begins.
fn tried() -> impl Iterator<Item = i64> {
    (-11..=11).chain([99, 100, 101, -99, -100, -101])
}

/// The figure of `count` last digits, and the value of one of them.
fn figure<Q: Measure>(count: i64, decimals: u8, (tail, exponent): (&str, i32)) -> (Stated<Q>, BigRational) {
    let text = format!("{}{tail}", digits(&(whole(count) * ten_to(-i32::from(decimals))), decimals));
    let unit = ten_to(exponent - i32::from(decimals));
    (text.parse().unwrap_or_else(|error| panic!("{error}")), unit)
}

/// Twentieths of the last digit, over two of them on either side.
const TWENTIETHS: std::ops::RangeInclusive<i64> = -43..=43;

/// Every digit down to `finest`, a power of ten whose twentieth is still a quantity.
fn holds_what_is_printed_so<Q: Measure>(forms: &[(&str, i32)], finest: i32) {
    for count in tried() {
        for reading in readings() {
            let printed: Vec<_> =
                TWENTIETHS.map(|twentieths| prints(reading, &fraction(20 * count + twentieths, 20), count)).collect();
            for &form in forms {
                for decimals in (0..=8).filter(|&decimals| form.1 - i32::from(decimals) >= finest) {
                    let (figure, unit) = figure::<Q>(count, decimals, form);
                    let interval = figure.interval(reading);
                    let twentieth = oracle::quantity::<Q>(&(unit / whole(20))).expect("on the grid").scaled();
                    for (twentieths, &printed) in TWENTIETHS.zip(&printed) {
                        let scaled = (i128::from(20 * count) + i128::from(twentieths)) * twentieth;
                        let value = Q::from_scaled(scaled).expect("within the bounds");
                        assert_eq!(interval.contains(value), printed, "{value:?} for {figure} read as {reading:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn money_stands_for_what_is_printed_so() {
    holds_what_is_printed_so::<Amount>(&MONEY, -6);
}

#[test]
fn percentages_stand_for_what_is_printed_so() {
    holds_what_is_printed_so::<Ratio>(&RATIOS, -6);
}

#[test]
fn measures_stand_for_what_is_printed_so() {
    holds_what_is_printed_so::<Quantity>(&MEASURES, -6);
}

#[test]
fn multiplied_heads_stand_for_what_is_printed_so() {
    holds_what_is_printed_so::<Headcount>(&HEADS, 2);
}

/// The place of an end, and whether it is included.
fn place(end: Bound<rust_decimal::Decimal>) -> (BigRational, bool) {
    match end {
        Bound::Included(end) => (of_decimal(end), true),
        Bound::Excluded(end) => (of_decimal(end), false),
        Bound::Unbounded => panic!("a rounded figure has two ends"),
    }
}

/// Ends, and points a hair inside and outside: this finds what a grid of quantities cannot hold, such as half of 10⁻⁸.
fn ends_where_printing_ends<Q: Measure>(forms: &[(&str, i32)], finest: i32) {
    let hair = fraction(1, 1_000_000);
    let counts = [-100, -11, -10, -2, -1, 0, 1, 2, 3, 10, 99];
    for (count, reading) in
        counts.into_iter().flat_map(|count| readings().into_iter().map(move |reading| (count, reading)))
    {
        for &form in forms {
            for decimals in (0..=8).filter(|&decimals| form.1 - i32::from(decimals) >= finest) {
                let (figure, unit) = figure::<Q>(count, decimals, form);
                let interval = figure.interval(reading);
                let ((low, low_in), (high, high_in)) = (place(interval.lower()), place(interval.upper()));
                let (low, high) = (low / &unit, high / &unit);
                let message = format!("{figure} read as {reading:?} is {interval}");
                assert_eq!(prints(reading, &low, count), low_in, "{message}");
                assert_eq!(prints(reading, &high, count), high_in, "{message}");
                assert!(!prints(reading, &(&low - &hair), count), "{message}");
                assert!(!prints(reading, &(&high + &hair), count), "{message}");
                assert_eq!(interval.is_point(), low == high, "{message}");
                if low != high {
                    assert!(prints(reading, &(&low + &hair), count), "{message}");
                    assert!(prints(reading, &(&high - &hair), count), "{message}");
                }
            }
        }
    }
}

#[test]
fn intervals_end_where_printing_ends() {
    ends_where_printing_ends::<Amount>(&MONEY[..2], -8);
    ends_where_printing_ends::<Ratio>(&RATIOS, -8);
    ends_where_printing_ends::<Quantity>(&MEASURES[..1], -8);
    ends_where_printing_ends::<Headcount>(&HEADS[..1], 0);
}

#[test]
fn zero_under_every_reading() {
    let zero: Stated<Ratio> = "0.00%".parse().expect("canonical");
    for (reading, interval) in [
        (Reading::Nearest, "[-0.005, 0.005]"),
        (Reading::Exact, "[0, 0]"),
        (Reading::Rounded(Rounding::HalfUp), "(-0.005, 0.005)"),
        (Reading::Rounded(Rounding::HalfEven), "[-0.005, 0.005]"),
        (Reading::Rounded(Rounding::HalfDown), "[-0.005, 0.005]"),
        (Reading::Rounded(Rounding::Up), "[0, 0]"),
        (Reading::Rounded(Rounding::Down), "(-0.01, 0.01)"),
        (Reading::Rounded(Rounding::Ceiling), "(-0.01, 0]"),
        (Reading::Rounded(Rounding::Floor), "[0, 0.01)"),
    ] {
        assert_eq!(zero.interval(reading).to_string(), interval, "{reading:?}");
    }
}

#[test]
fn at_the_bounds_an_interval_passes_them() {
    let most: Stated<Amount> = "-999999999999999.99999999元".parse().expect("canonical");
    assert_eq!(most.interval(Reading::Nearest).to_string(), "[-999999999999999.999999995, -999999999999999.999999985]");
    assert_eq!(
        most.interval(Reading::Rounded(Rounding::Down)).to_string(),
        "(-1000000000000000, -999999999999999.99999999]"
    );
}

#[test]
fn whole_counts_are_exact_and_other_figures_are_not() {
    fn is_point<Q: Measure>(text: &str) -> bool {
        let figure: Stated<Q> = text.parse().unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(figure.is_counted(), figure.interval(Reading::Nearest).is_point(), "{text}");
        figure.is_counted()
    }
    for counted in ["19人", "19", "0人", "-3名", "23 posts", "19 people"] {
        assert!(is_point::<Headcount>(counted), "{counted}");
    }
    for counted in ["914家", "43个", "97次", "1350人次", "209栋", "8", "0起", "5 cases", "1名/村"] {
        assert!(is_point::<Quantity>(counted), "{counted}");
    }
    for multiplied in ["1万人", "3千人", "5万", "2 million people", "1.9万人"] {
        assert!(!is_point::<Headcount>(multiplied), "{multiplied}");
    }
    for measured in ["2628立方", "1.3公里", "5小时", "8.5", "19.5 FTE", "3万份", "14年", "100公里"] {
        assert!(!is_point::<Quantity>(measured), "{measured}");
    }
    for rounded in ["311万元", "5元", "0元", "5 ZAR"] {
        assert!(!is_point::<Amount>(rounded), "{rounded}");
    }
    for rounded in ["100%", "0%", "2个百分点", "1‰"] {
        assert!(!is_point::<Ratio>(rounded), "{rounded}");
    }
}

/// The words of each sense, as the design of the reader lists them.
const SENSES: [(&[&str], HedgeSense); 5] = [
    (&["余", "多", "超过", "超", "逾", "高于", "over", "more than"], HedgeSense::Over),
    (&["以上", "不少于", "不低于", "至少", "at least", "no less than"], HedgeSense::AtLeast),
    (&["近", "不足", "不到", "低于", "nearly", "almost", "less than"], HedgeSense::Under),
    (&["以下", "以内", "不超过", "不高于", "至多", "最多", "up to", "at most", "no more than"], HedgeSense::AtMost),
    (&["约", "大约", "左右", "about", "around", "approximately"], HedgeSense::About),
];

/// Whether a hedged `count` can be said of `value`: hedges speak of the size, on the side of zero where the number is.
fn can_be_said(sense: HedgeSense, value: i64, count: i64) -> bool {
    let (said, size) = if count < 0 { (-count, -value) } else { (count, value) };
    match sense {
        HedgeSense::Over => size > said,
        HedgeSense::AtLeast => size >= said,
        // Nothing is less than nothing: of "near zero" zero itself is left.
        HedgeSense::Under => size == 0 || (0..said).contains(&size),
        HedgeSense::AtMost => (0..=said).contains(&size),
        HedgeSense::About => true,
        _ => panic!("a sense that the oracle does not know"),
    }
}

#[test]
fn hedges_speak_of_the_size() {
    let mut seen = 0;
    for hedge in Hedge::all() {
        let (_, sense) = SENSES.into_iter().find(|(words, _)| words.contains(&hedge.word())).expect("a known word");
        assert_eq!(hedge.sense(), sense, "{}", hedge.word());
        for count in [-20_i64, -1, 0, 1, 20] {
            let text = hedged(hedge, &count.to_string(), "元");
            let figure: Stated<Amount> = text.parse().unwrap_or_else(|error| panic!("{error}"));
            for reading in readings() {
                let interval = figure.interval(reading);
                for value in -45..=45 {
                    let amount = Amount::from_scaled(i128::from(value) * 100_000_000).expect("within the bounds");
                    assert_eq!(interval.contains(amount), can_be_said(sense, value, count), "{value} for {text}");
                }
            }
        }
        seen += 1;
    }
    assert_eq!(seen, SENSES.iter().map(|(words, _)| words.len()).sum::<usize>() + 2, "余 and 多 stand in two places");
}

/// A number with its hedge in its place.
fn hedged(hedge: Hedge, number: &str, unit: &str) -> String {
    use budget_performance::figure::HedgePlace::{BeforeScale, BeforeUnit, Prefix, Suffix};
    let blank = if hedge.word().is_ascii() { " " } else { "" };
    match hedge.place() {
        Prefix => format!("{}{blank}{number}{unit}", hedge.word()),
        BeforeScale | BeforeUnit => format!("{number}{}{unit}", hedge.word()),
        Suffix => format!("{number}{unit}{}", hedge.word()),
        _ => panic!("a place that the oracle does not know"),
    }
}

#[test]
fn a_hedge_alone_says_what_is_open() {
    for (text, interval) in [
        ("180余万元", "(1800000, +∞)"),
        ("-180余万元", "(−∞, -1800000)"),
        ("近300万元", "[0, 3000000)"),
        ("近-300万元", "(-3000000, 0]"),
        ("20万元以上", "[200000, +∞)"),
        ("不超过20万元", "[0, 200000]"),
        ("不超过-20万元", "[-200000, 0]"),
        ("约1.5亿元", "(−∞, +∞)"),
    ] {
        let figure: Stated<Amount> = text.parse().expect("canonical");
        for reading in readings() {
            assert_eq!(figure.interval(reading).to_string(), interval, "{text}");
        }
    }
    let people: Stated<Headcount> = "不少于20人".parse().expect("canonical");
    assert_eq!(people.interval(Reading::Nearest).to_string(), "[20, +∞)");
}

/// Intervals with ends on whole and half yuan, some without an end.
fn intervals() -> impl Strategy<Value = Interval<Amount>> {
    let texts = prop_oneof![
        4 => (-3_i64..=3).prop_map(|count| format!("{count}元")),
        1 => (-2_i64..=2, select(vec!["超过", "至少", "近", "至多", "约"]))
            .prop_map(|(count, word)| format!("{word}{count}元")),
    ];
    (texts, select(readings()))
        .prop_map(|(text, reading)| text.parse::<Stated<Amount>>().expect("canonical").interval(reading))
}

/// An amount of so many eighths of a yuan.
fn eighths(count: i64) -> Amount {
    Amount::from_scaled(i128::from(count) * 12_500_000).expect("within the bounds")
}

/// A set of eighths of a yuan, within 25 yuan of zero.
struct Brute(Vec<bool>);

impl Brute {
    const REACH: i64 = 200;

    fn of(interval: &Interval<Amount>) -> Self {
        Self((-Self::REACH..=Self::REACH).map(|count| interval.contains(eighths(count))).collect())
    }

    fn has(&self, count: i64) -> bool {
        usize::try_from(count + Self::REACH).ok().and_then(|index| self.0.get(index)).copied().unwrap_or(false)
    }

    fn members(&self) -> impl Iterator<Item = i64> + '_ {
        (-Self::REACH..=Self::REACH).filter(|&count| self.has(count))
    }
}

/// Quarters of a yuan within 8 yuan, in eighths. Ends are multiples of two quarters, so that a sum that is a quarter inside
/// of its ends is one of two eighths inside of theirs.
fn quarters() -> impl Iterator<Item = i64> {
    (-32..=32).map(|quarters| 2 * quarters)
}

proptest! {
    #[test]
    fn sums_and_differences_are_those_of_members(one in intervals(), two in intervals()) {
        let (left, right) = (Brute::of(&one), Brute::of(&two));
        let (sum, difference) = (one.plus(&two), one.minus(&two));
        for count in quarters() {
            let is_sum = left.members().any(|member| right.has(count - member));
            prop_assert_eq!(sum.contains(eighths(count)), is_sum, "{} in {} + {} = {}", count, one, two, sum);
            let is_difference = left.members().any(|member| right.has(member - count));
            prop_assert_eq!(difference.contains(eighths(count)), is_difference, "{} in {} - {}", count, one, two);
            prop_assert_eq!(one.negated().contains(eighths(count)), left.has(-count), "{} in -{}", count, one);
        }
        prop_assert_eq!(one.negated().negated(), one);
    }

    #[test]
    fn intersections_hold_what_both_hold(one in intervals(), two in intervals()) {
        let (left, right) = (Brute::of(&one), Brute::of(&two));
        let both = one.intersection(&two);
        prop_assert_eq!(both, two.intersection(&one));
        for count in -Brute::REACH..=Brute::REACH {
            let held = both.is_some_and(|both| both.contains(eighths(count)));
            prop_assert_eq!(held, left.has(count) && right.has(count), "{} in {} and {}", count, one, two);
        }
        prop_assert_eq!(both.is_some(), left.members().any(|member| right.has(member)), "{} and {}", one, two);
        prop_assert_eq!(one.is_within(&two), left.members().all(|member| right.has(member)), "{} within {}", one, two);
        prop_assert!(one.is_within(&Interval::UNBOUNDED) && one.is_within(&one));
    }

    #[test]
    fn ends_that_are_quotients_are_the_ends(one in intervals()) {
        let (low, high) = one.ends();
        for (end, bound) in [(low, one.lower()), (high, one.upper())] {
            let bound = match bound {
                Bound::Included(bound) | Bound::Excluded(bound) => Some(bound),
                Bound::Unbounded => None,
            };
            let end = end.map(|end| end.rounded(8, Rounding::HalfUp).expect("within the bounds").normalize());
            prop_assert_eq!(end, bound);
        }
    }
}

#[test]
fn a_point_is_its_value_alone() {
    let point = Interval::point(eighths(3));
    assert!(point.is_point() && point.contains(eighths(3)));
    assert!(!point.contains(Amount::from_scaled(eighths(3).scaled() + 1).expect("within the bounds")));
    assert!(!point.contains(Amount::from_scaled(eighths(3).scaled() - 1).expect("within the bounds")));
}

/// Sums far out of bounds stay sound: the ends that are shown never lie inside of the true ones.
#[test]
fn sums_out_of_all_bounds_are_shown_outward() {
    for text in ["999999999999999.99999999元", "-999999999999999.99999999元", "123456789012345.6元", "-0.00000001元"]
    {
        let figure: Stated<Amount> = text.parse().expect("canonical");
        let half = ten_to(-i32::from(figure.decimals())) / whole(2);
        let (mut low, mut high) = (oracle::of(figure.value()) - &half, oracle::of(figure.value()) + &half);
        let mut sum = figure.interval(Reading::Nearest);
        for _ in 0..160 {
            if let Bound::Included(shown) | Bound::Excluded(shown) = sum.lower() {
                assert!(of_decimal(shown) <= low, "{sum} for ends from {low}");
            }
            if let Bound::Included(shown) | Bound::Excluded(shown) = sum.upper() {
                assert!(of_decimal(shown) >= high, "{sum} for ends to {high}");
            }
            sum = sum.plus(&sum);
            (low, high) = (&low + &low, &high + &high);
        }
        assert_eq!(sum.negated(), Interval::UNBOUNDED, "in the end there is nothing to tell");
    }
}

#[test]
fn an_end_of_ten_to_the_twentieth_is_shown_as_such() {
    let figure: Stated<Amount> = "999999999999999元".parse().expect("canonical");
    let ends = (0..17).fold(figure.interval(Reading::Exact), |sum, _| sum.plus(&sum));
    // 999999999999999 × 2^17, which has more than 19 digits before the point.
    assert_eq!(ends.to_string(), "[131071999999999868928, 131071999999999868928]");
    // 999999999999999.99999999 × 2^20 is 1048575999999999999999.98951424: a digit more than a decimal holds.
    let figure: Stated<Amount> = "-999999999999999.99999999元".parse().expect("canonical");
    let ends = (0..20).fold(figure.interval(Reading::Exact), |sum, _| sum.plus(&sum));
    assert_eq!(ends.to_string(), "(-1048575999999999999999.9895143, -1048575999999999999999.9895142)");
}
