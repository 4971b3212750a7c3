//! Calculations on intervals: no true value is left out, and no more is let in than the ends allow.

use std::ops::Bound;

use budget_performance::calc::{CalcError, bounds};
use budget_performance::figure::{Amount, Interval, Measure, Quotient, Ratio, Reading, Rounding, Stated};
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use proptest::prelude::{Strategy, prop_assert, prop_assert_eq, prop_assume, prop_oneof, proptest};
use proptest::sample::select;

use crate::oracle::{fraction, of_decimal, ten_to, whole};

/// An end of an interval: its place, and whether it is included.
type End = (BigRational, bool);

fn end(bound: Bound<rust_decimal::Decimal>) -> Option<End> {
    match bound {
        Bound::Included(end) => Some((of_decimal(end), true)),
        Bound::Excluded(end) => Some((of_decimal(end), false)),
        Bound::Unbounded => None,
    }
}

/// The ends of an interval, as far as it has them.
#[derive(Clone, Debug, PartialEq)]
struct Ends(Option<End>, Option<End>);

fn ends<Q: Measure>(interval: &Interval<Q>) -> Ends {
    Ends(end(interval.lower()), end(interval.upper()))
}

impl Ends {
    fn hold(&self, value: &BigRational) -> bool {
        let above = |(low, included): &End| low < value || (*included && low == value);
        let below = |(high, included): &End| value < high || (*included && value == high);
        self.0.as_ref().is_none_or(above) && self.1.as_ref().is_none_or(below)
    }
}

fn readings() -> Vec<Reading> {
    let modes = Rounding::ALL.into_iter().map(Reading::Rounded);
    [Reading::Nearest, Reading::Exact].into_iter().chain(modes).collect()
}

fn interval<Q: Measure>(text: &str, reading: Reading) -> Interval<Q> {
    text.parse::<Stated<Q>>().unwrap_or_else(|error| panic!("{error}")).interval(reading)
}

/// Intervals of printed amounts: small ones, where ends lie on and near zero, and those of budgets.
fn amounts() -> impl Strategy<Value = Interval<Amount>> {
    let small = (-4_i64..=4).prop_map(|count| format!("{count}元"));
    let budget = (-99_999_i64..=99_999, 0_u32..=2)
        .prop_map(|(count, decimals)| format!("{}万元", rust_decimal::Decimal::new(count, decimals)));
    let fine = (-9_i64..=9).prop_map(|count| format!("{}元", rust_decimal::Decimal::new(count, 8)));
    let large = (-9_i64..=9).prop_map(|count| format!("{}元", count * 99_999_999_999_999));
    let hedged = (-3_i64..=3, select(vec!["超过", "至少", "近", "至多", "约"]))
        .prop_map(|(count, word)| format!("{word}{count}元"));
    let texts = prop_oneof![3 => small, 4 => budget, 1 => fine, 1 => large, 2 => hedged];
    (texts, select(readings())).prop_map(|(text, reading)| interval(&text, reading))
}

fn rates() -> impl Strategy<Value = Interval<Ratio>> {
    let texts = (-30_000_i64..=30_000, 0_u32..=2)
        .prop_map(|(count, decimals)| format!("{}%", rust_decimal::Decimal::new(count, decimals)));
    let odd = select(vec!["-100%", "-99.99%", "-100.01%", "0%", "超过-100%", "至多50%", "-101%", "-99%"])
        .prop_map(str::to_owned);
    (prop_oneof![4 => texts, 1 => odd], select(readings())).prop_map(|(text, reading)| interval(&text, reading))
}

/// Members of an interval: its ends where they are included, a hair inside of them where not, and points between.
fn members<Q: Measure>(interval: &Interval<Q>, parts: &[(i64, i64)]) -> Vec<BigRational> {
    let ends = ends(interval);
    let (hair, reach) = (ten_to(-15), ten_to(9));
    let place = |end: &Option<End>| end.as_ref().map(|end| end.0.clone());
    let from = place(&ends.0).unwrap_or_else(|| place(&ends.1).unwrap_or_default() - &reach);
    let until = place(&ends.1).unwrap_or_else(|| &from + &reach + &reach);
    let between = parts.iter().map(|&(part, of)| &from + (&until - &from) * fraction(part, of));
    let near = [from.clone(), until.clone(), &from + &hair, &until - &hair];
    between.chain(near).chain([whole(0), hair]).filter(|value| ends.hold(value)).collect()
}

/// Every pair of a member of each.
fn pairs<A: Measure, B: Measure>(
    one: &Interval<A>,
    two: &Interval<B>,
    parts: &[(i64, i64)],
) -> Vec<(BigRational, BigRational)> {
    let others = members(two, parts);
    let pair =
        |member: BigRational| others.iter().map(move |other| (member.clone(), other.clone())).collect::<Vec<_>>();
    members(one, parts).into_iter().flat_map(pair).collect()
}

fn parts() -> impl Strategy<Value = Vec<(i64, i64)>> {
    proptest::collection::vec((1_i64..1_000_000).prop_map(|part| (part, 1_000_000)), 2)
}

/// Whether an interval has a value above zero.
fn reaches_above_zero<Q: Measure>(interval: &Interval<Q>) -> bool {
    ends(interval).1.is_none_or(|high| high.0.is_positive())
}

/// Whether an interval keeps a distance from zero, however small.
fn is_apart_from_zero<Q: Measure>(interval: &Interval<Q>) -> bool {
    let Ends(low, high) = ends(interval);
    low.is_some_and(|low| low.0.is_positive()) || high.is_some_and(|high| high.0.is_negative())
}

/// The least interval on the grid of halves around `dividend ÷ divisor`, both with all their ends, times a hundred for
/// percentages: an end is one of the four corners, reached if both ends are, or from a dividend of zero.
fn least_around(dividend: &[End; 2], divisor: &[End; 2], times: &BigRational) -> (End, End) {
    let corners: Vec<End> = dividend
        .iter()
        .flat_map(|(one, has_one)| {
            let divide = |(two, has_two): &End| (one / two * times, *has_one && (*has_two || one.is_zero()));
            divisor.iter().map(divide).collect::<Vec<_>>()
        })
        .collect();
    let half = ten_to(-8) / whole(2);
    let place = |best: BigRational, outward: fn(&BigRational) -> BigRational| {
        let reached = corners.iter().any(|(corner, reached)| *corner == best && *reached);
        let on_grid = outward(&(&best / &half)) * &half;
        let included = reached && on_grid == best;
        (on_grid, included)
    };
    let least = corners.iter().map(|corner| corner.0.clone()).min().expect("four corners");
    let most = corners.iter().map(|corner| corner.0.clone()).max().expect("four corners");
    (place(least, BigRational::floor), place(most, BigRational::ceil))
}

/// Whether the nine decimals of an end are all shown: beyond 10¹⁹ some are not, see the test of intervals.
fn is_shown_whole(ends: &(End, End)) -> bool {
    ends.0.0.abs() < ten_to(19) && ends.1.0.abs() < ten_to(19)
}

/// Both ends, where there are both.
fn both<Q: Measure>(interval: &Interval<Q>) -> Option<[End; 2]> {
    let Ends(low, high) = ends(interval);
    Some([low?, high?])
}

proptest! {
    #[test]
    fn no_share_is_left_out(part in amounts(), base in amounts(), parts in parts()) {
        match bounds::share(&part, &base) {
            Ok(shares) => {
                let shown = ends(&shares);
                for (part, base) in pairs(&part, &base, &parts) {
                    prop_assert!(shown.hold(&(&part / &base * whole(100))), "{} of {} is not in {}", part, base, shares);
                }
            }
            Err(error) => prop_assert_eq!((error, is_apart_from_zero(&base)), (CalcError::ZeroBase, false)),
        }
    }

    #[test]
    fn no_more_shares_are_let_in_than_the_ends_allow(part in amounts(), base in amounts()) {
        let (Some(part_ends), Some(base_ends), Ok(shares)) = (both(&part), both(&base), bounds::share(&part, &base)) else {
            return Ok(());
        };
        let least = least_around(&part_ends, &base_ends, &whole(100));
        prop_assume!(is_shown_whole(&least));
        let (low, high) = least;
        prop_assert_eq!(ends(&shares), Ends(Some(low), Some(high)), "{} of {}", part, base);
    }

    #[test]
    fn no_growth_is_left_out(current in amounts(), prior in amounts(), parts in parts()) {
        match bounds::growth(&current, &prior) {
            Ok(growths) => {
                prop_assert!(reaches_above_zero(&prior));
                let shown = ends(&growths);
                for (current, prior) in pairs(&current, &prior, &parts) {
                    let growth = (&current - &prior) / &prior * whole(100);
                    prop_assert!(shown.hold(&growth), "{} after {} is not in {}", current, prior, growths);
                }
            }
            Err(CalcError::NegativeBase) => {
                prop_assert!(!reaches_above_zero(&prior) && !ends(&prior).hold(&BigRational::zero()));
            }
            Err(error) => {
                prop_assert_eq!(error, CalcError::ZeroBase);
                prop_assert!(!is_apart_from_zero(&prior));
            }
        }
    }

    #[test]
    fn no_more_growth_is_let_in_than_the_ends_allow(current in amounts(), prior in amounts()) {
        let (Some(current_ends), Some(prior_ends), Ok(growths)) = (both(&current), both(&prior), bounds::growth(&current, &prior)) else {
            return Ok(());
        };
        let least = least_around(&current_ends, &prior_ends, &whole(100));
        prop_assume!(is_shown_whole(&least));
        let (low, high) = least;
        let less_one = |(end, included): End| Some((end - whole(100), included));
        prop_assert_eq!(ends(&growths), Ends(less_one(low), less_one(high)), "{} after {}", current, prior);
    }

    #[test]
    fn no_prior_amount_is_left_out(current in amounts(), rate in rates(), parts in parts()) {
        let hundred = whole(100);
        let factor = rate.plus(&Interval::point(Ratio::from_scaled(10_000_000_000).expect("a ratio")));
        match bounds::prior_from_rate(&current, &rate) {
            Ok(priors) => {
                let shown = ends(&priors);
                for (current, rate) in pairs(&current, &rate, &parts) {
                    let prior = &current / (whole(1) + &rate / &hundred);
                    prop_assert!(shown.hold(&prior), "{} from {} by {} % is not in {}", prior, current, rate, priors);
                }
                if let (Some(current_ends), Some(factor_ends)) = (both(&current), both(&factor)) {
                    let least = least_around(&current_ends, &factor_ends, &hundred);
                    prop_assume!(is_shown_whole(&least));
                    let (low, high) = least;
                    prop_assert_eq!(shown, Ends(Some(low), Some(high)), "{} by {}", current, rate);
                }
            }
            Err(error) => prop_assert_eq!((error, is_apart_from_zero(&factor)), (CalcError::ZeroBase, false)),
        }
    }

    /// Sums and differences are exactly those of the ends.
    #[test]
    fn sums_and_changes(parts in proptest::collection::vec(amounts(), 0..8), current in amounts(), prior in amounts()) {
        let join = |one: Option<End>, two: Option<End>| {
            let ((one, has_one), (two, has_two)) = (one?, two?);
            Some((one + two, has_one && has_two))
        };
        let zero = || Some((whole(0), true));
        let sum = parts.iter().map(ends).fold(Ends(zero(), zero()), |sum, part| {
            Ends(join(sum.0, part.0), join(sum.1, part.1))
        });
        prop_assert_eq!(ends(&bounds::sum(parts)), sum);
        let turned = |end: Option<End>| end.map(|(end, included)| (-end, included));
        let (Ends(low, high), Ends(from, until)) = (ends(&current), ends(&prior));
        let difference = Ends(join(low, turned(until)), join(high, turned(from)));
        prop_assert_eq!(ends(&bounds::change(&current, &prior)), difference.clone());
        prop_assert_eq!(ends(&bounds::prior_from_change(&current, &prior)), difference);
    }

    /// A share of a negative whole is that of the part with the other sign: the ends change places with their openness.
    #[test]
    fn a_negative_whole_turns_the_ends(part in amounts(), base in amounts()) {
        let one = bounds::share(&part, &base);
        prop_assert_eq!(bounds::share(&part.negated(), &base.negated()), one);
        prop_assert_eq!(bounds::share(&part, &base.negated()), one.map(|shares| shares.negated()));
    }

    /// Exact figures give exact shares: a point, or the step of the grid around what is none.
    #[test]
    fn points_give_points(part in -9999_i64..9999, base in select(vec![1_i64, 2, 4, 5, 8, 25, 64, 3, 7])) {
        let point = |count: i64| Interval::point(Amount::from_scaled(i128::from(count) * 100_000_000).expect("small"));
        let shares = bounds::share(&point(part), &point(base)).expect("not zero");
        let exact = fraction(part, base) * whole(100);
        let on_grid = (&exact * ten_to(8) * whole(2)).is_integer();
        prop_assert_eq!(shares.is_point(), on_grid);
        prop_assert!(ends(&shares).hold(&exact));
    }
}

#[test]
fn ends_that_are_open_stay_open() {
    let closed = |text| interval::<Amount>(text, Reading::Nearest);
    let half_up = |text| interval::<Amount>(text, Reading::Rounded(Rounding::HalfUp));
    // [0.5, 1.5) of [1.5, 2.5): from 0.5 ÷ 2.5, not reached, to 1.5 ÷ 1.5, not reached.
    assert_eq!(bounds::share(&half_up("1元"), &half_up("2元")).expect("not zero").to_string(), "(20, 100)");
    // (−2.5, −1.5] instead: from 1.5 ÷ −1.5, not reached, to 0.5 ÷ −2.5, not reached.
    assert_eq!(bounds::share(&half_up("1元"), &half_up("-2元")).expect("not zero").to_string(), "(-100, -20)");
    assert_eq!(bounds::share(&closed("1元"), &closed("2元")).expect("not zero").to_string(), "[20, 100]");
    // (−1.5, −0.5] of [1.5, 2.5): from −1.5 ÷ 1.5, to −0.5 ÷ 2.5.
    assert_eq!(bounds::share(&half_up("-1元"), &half_up("2元")).expect("not zero").to_string(), "(-100, -20)");
    // Zero over anything is zero, and reached though the whole's ends are not.
    let cut_off = interval::<Amount>("0元", Reading::Rounded(Rounding::Floor));
    assert_eq!(bounds::share(&cut_off, &half_up("2元")).expect("not zero").to_string(), "[0, 66.66666667)");
    // More than two: shares of one go down to nothing without reaching it.
    let over = interval::<Amount>("超过2元", Reading::Nearest);
    let one = interval::<Amount>("1元", Reading::Exact);
    assert_eq!(bounds::share(&one, &over).expect("not zero").to_string(), "(0, 50)");
    assert_eq!(bounds::share(&over, &one).expect("not zero").to_string(), "(200, +∞)");
    assert_eq!(bounds::share(&one, &interval("近2元", Reading::Nearest)), Err(CalcError::ZeroBase));
    assert_eq!(bounds::share(&one, &interval("约2元", Reading::Nearest)), Err(CalcError::ZeroBase));
    assert_eq!(bounds::share(&one, &interval("0元", Reading::Exact)), Err(CalcError::ZeroBase));
}

#[test]
fn growth_says_what_is_wrong_with_its_base() {
    let five = interval::<Amount>("5元", Reading::Nearest);
    let growth =
        |prior: &str, reading| bounds::growth(&five, &interval(prior, reading)).map(|growth| growth.to_string());
    assert_eq!(growth("0元", Reading::Nearest), Err(CalcError::ZeroBase));
    assert_eq!(growth("0元", Reading::Exact), Err(CalcError::ZeroBase));
    assert_eq!(growth("-5元", Reading::Nearest), Err(CalcError::NegativeBase));
    assert_eq!(growth("超过-5元", Reading::Nearest), Err(CalcError::NegativeBase));
    // From (−∞, −5) nothing is near zero; [0, 5) holds it.
    assert_eq!(growth("近5元", Reading::Nearest), Err(CalcError::ZeroBase));
    assert_eq!(growth("4元", Reading::Exact), Ok("[12.5, 37.5]".to_owned()));
}

/// What a sum can be is known however far it leaves the bounds, and what nobody can tell is left open.
#[test]
fn a_prior_amount_beyond_the_bounds() {
    let current = interval::<Amount>("999999999999999元", Reading::Exact);
    // 10⁶ times what is left of it.
    let rate = interval::<Ratio>("-99.9999%", Reading::Exact);
    let prior = bounds::prior_from_rate(&current, &rate).expect("not all is gone");
    assert_eq!(prior.to_string(), "[999999999999999000000, 999999999999999000000]");
    assert!(!prior.contains(Amount::from_scaled(10_i128.pow(23) - 1).expect("within the bounds")));
    let rate = interval::<Ratio>("-99.99%", Reading::Nearest);
    let (low, high) = bounds::prior_from_rate(&current, &rate).expect("not all is gone").ends();
    let rounded = |end: Option<Quotient<Amount>>| {
        end.and_then(|end| end.rounded(0, Rounding::HalfUp).ok()).map(|end| end.to_string())
    };
    assert_eq!(rounded(low), Some("6666666666666660000".to_owned()));
    assert_eq!(rounded(high), Some("19999999999999980000".to_owned()));
}

/// The year before the Nanyue report, worked by hand: 259.005 ÷ 1.353950 and 259.015 ÷ 1.353850.
#[test]
fn the_year_before_the_nanyue_report() {
    let current = interval::<Amount>("259.01万元", Reading::Nearest);
    let rate = interval::<Ratio>("35.39%", Reading::Nearest);
    let Ends(Some(low), Some(high)) = ends(&bounds::prior_from_rate(&current, &rate).expect("not all is gone")) else {
        panic!("it has ends")
    };
    let half = ten_to(-8) / whole(2);
    let (exact_low, exact_high) = (fraction(2_590_050_i64 * 20_000, 27_079), fraction(2_590_150_i64 * 20_000, 27_077));
    assert!(low.0 <= exact_low && &exact_low - &low.0 < half);
    assert!(high.0 >= exact_high && &high.0 - &exact_high < half);
    assert!(!low.1 && !high.1, "no half of 10⁻⁸ is exactly there");
}

#[test]
fn the_printed_total_of_rongchang_is_true() {
    let parts = ["271.33万元", "1831.50万元"].map(|text| interval::<Amount>(text, Reading::Nearest));
    let total = |text| interval::<Amount>(text, Reading::Nearest);
    assert!(bounds::sum(parts).intersection(&total("2102.84万元")).is_some());
    assert!(bounds::sum(parts).intersection(&total("2102.85万元")).is_none());
    // 凉山州: 7634.75 + 602.47 is printed as 8237.23.
    let parts = ["7634.75万元", "602.47万元", "0万元"];
    let exact_zero = [total(parts[0]), total(parts[1]), interval(parts[2], Reading::Exact)];
    assert!(bounds::sum(exact_zero).intersection(&total("8237.23万元")).is_some());
    assert!(bounds::sum(exact_zero).intersection(&total("8237.24万元")).is_none());
}
