//! PEFA: composition variance, and the bands of PI-1 to PI-3 at their very ends.

use budget_performance::calc::{
    CalcError, CompositionVariance, Head, PefaScore, aggregate_outturn, composition_variance, contingency_share, pi_1,
    pi_2_1, pi_2_2, pi_2_3, pi_3_1, pi_3_2,
};
use budget_performance::figure::{Amount, Completion, Measure, Rounding};
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

use crate::oracle::{fraction, of, of_ratio, quantities, whole};

fn amount(scaled: i128) -> Amount {
    Amount::from_scaled(scaled).expect("within the bounds")
}

fn head(budget: i128, actual: i128) -> Head {
    Head { budget: amount(budget), actual: amount(actual) }
}

/// `Σ |actual − adjusted| ÷ Σ adjusted`, adjusted = budget × Σ actual ÷ Σ budget, step by step.
fn by_the_book(heads: &[Head]) -> BigRational {
    let sum = |of_head: fn(&Head) -> Amount| heads.iter().map(|head| of(of_head(head))).sum::<BigRational>();
    let factor = sum(|head| head.actual) / sum(|head| head.budget);
    let adjusted: Vec<BigRational> = heads.iter().map(|head| of(head.budget) * &factor).collect();
    let deviations = heads.iter().zip(&adjusted).map(|(head, adjusted)| (of(head.actual) - adjusted).abs());
    deviations.sum::<BigRational>() / adjusted.iter().sum::<BigRational>()
}

/// Adjusted 106, 212, 318, 424; deviations 4, 32, 12, 16: 64 ÷ 1060.
#[test]
fn the_worked_composition_variance() {
    let heads = [head(100, 110), head(200, 180), head(300, 330), head(400, 440)];
    let variance = composition_variance(&heads).expect("it fits");
    assert_eq!(of_ratio(variance), fraction(64, 1060));
    assert_eq!(variance.percent(4, Rounding::HalfUp).expect("in bounds").to_string(), "6.0377%");
}

proptest! {
    #[test]
    fn composition_variance_is_that_of_the_book(heads in proptest::collection::vec((0_i128..10_i128.pow(13), 0_i128..10_i128.pow(13)), 1..25)) {
        let cents = 1_000_000;
        let heads: Vec<Head> = heads.into_iter().map(|(budget, actual)| head(budget * cents, actual * cents)).collect();
        match composition_variance(&heads) {
            Ok(variance) => prop_assert_eq!(of_ratio(variance), by_the_book(&heads)),
            Err(error) => {
                let nothing = heads.iter().all(|head| head.budget.is_zero()) || heads.iter().all(|head| head.actual.is_zero());
                prop_assert_eq!((error, nothing), (CalcError::ZeroBase, true));
            }
        }
    }

    /// With anything at all: exact, or an error that is true.
    #[test]
    fn composition_variance_of_anything(heads in proptest::collection::vec((quantities::<Amount>(), quantities::<Amount>()), 0..6)) {
        let heads: Vec<Head> = heads.into_iter().map(|(budget, actual)| Head { budget, actual }).collect();
        let budget: BigRational = heads.iter().map(|head| of(head.budget)).sum();
        let actual: BigRational = heads.iter().map(|head| of(head.actual)).sum();
        match composition_variance(&heads) {
            Ok(variance) => prop_assert_eq!(of_ratio(variance), by_the_book(&heads)),
            Err(CalcError::ZeroBase) => prop_assert!(budget.is_zero() || actual.is_zero()),
            Err(CalcError::NegativeBase) => prop_assert!(budget.is_negative() || actual.is_negative()),
            Err(error) => prop_assert_eq!(error, CalcError::Overflow),
        }
    }

    #[test]
    fn a_budget_spent_in_proportion_has_no_variance(budgets in proptest::collection::vec(1_i128..10_i128.pow(12), 1..20), times in 1_i128..50) {
        let heads: Vec<Head> = budgets.iter().map(|&budget| head(budget, budget * times)).collect();
        prop_assert!(composition_variance(&heads).expect("it fits").is_zero());
    }

    #[test]
    fn contingency_is_the_average_of_the_shares(years in proptest::array::uniform3((0_i128..10_i128.pow(9), 1_i128..10_i128.pow(9)))) {
        let average = years.iter().map(|&(charged, budget)| fraction(charged, budget)).sum::<BigRational>() / whole(3);
        let found = contingency_share(years.map(|(charged, budget)| (amount(charged), amount(budget)))).expect("it fits");
        prop_assert_eq!(of_ratio(found), average.clone());
        let score = pi_2_3(years.map(|(charged, budget)| (amount(charged), amount(budget))));
        let percent = average * whole(100);
        // < 3 %; 3–6 %; > 6–< 10 %.
        let expected = if percent < whole(3) {
            PefaScore::A
        } else if percent <= whole(6) {
            PefaScore::B
        } else if percent < whole(10) {
            PefaScore::C
        } else {
            PefaScore::D
        };
        prop_assert_eq!(score, Ok(expected));
    }
}

#[test]
fn composition_without_a_base() {
    assert_eq!(composition_variance(&[]), Err(CalcError::ZeroBase));
    assert_eq!(composition_variance(&[head(0, 5)]), Err(CalcError::ZeroBase));
    assert_eq!(composition_variance(&[head(5, 0)]), Err(CalcError::ZeroBase));
    assert_eq!(composition_variance(&[head(5, 1), head(-5, 1)]), Err(CalcError::ZeroBase));
    assert_eq!(composition_variance(&[head(-5, 1)]), Err(CalcError::NegativeBase));
    assert_eq!(composition_variance(&[head(5, -1)]), Err(CalcError::NegativeBase));
    assert_eq!(contingency_share([(amount(1), amount(0)); 3]), Err(CalcError::ZeroBase));
    assert_eq!(pi_2_3([(amount(1), amount(0)); 3]), Err(CalcError::ZeroBase));
    assert_eq!(aggregate_outturn(amount(1), amount(0)), Err(CalcError::ZeroBase));
}

/// Hundredths of 10⁻⁸ of the budget: enough for a rate one hair beside a band's end.
const BUDGET: i128 = 10_000_000_000;

fn outturn(percent: i128, off: i128) -> Completion {
    aggregate_outturn(amount(BUDGET / 100 * percent + off), amount(BUDGET)).expect("not zero")
}

/// The score by the bands for A, B and C, both ends included, each as in the framework.
fn by_bands(bands: [(i128, i128); 3], percent: i128, off: i128) -> PefaScore {
    let within = |(low, high): (i128, i128)| {
        let exact = 100 * (BUDGET / 100 * percent + off);
        (BUDGET * low..=BUDGET * high).contains(&exact)
    };
    let scores = [PefaScore::A, PefaScore::B, PefaScore::C];
    bands.into_iter().zip(scores).find(|(band, _)| within(*band)).map_or(PefaScore::D, |(_, score)| score)
}

type Bands = [(i128, i128); 3];
type Outturns = fn([Completion; 3]) -> PefaScore;

#[test]
fn outturns_at_the_ends_of_the_bands() {
    let far = outturn(300, 0);
    let indicators: [(Outturns, Bands); 2] =
        [(pi_1, [(95, 105), (90, 110), (85, 115)]), (pi_3_1, [(97, 106), (94, 112), (92, 116)])];
    for (score, bands) in indicators {
        for percent in 80..=120 {
            for off in [-1, 0, 1] {
                let (year, expected) = (outturn(percent, off), by_bands(bands, percent, off));
                // Two of three years decide, whichever they are.
                for years in [[year, year, far], [year, far, year], [far, year, year], [year, year, year]] {
                    assert_eq!(score(years), expected, "{percent} % and {off}");
                }
                assert_eq!(score([year, far, far]), PefaScore::D);
                let middle = outturn(100, 0);
                assert_eq!(score([middle, middle, year]), PefaScore::A);
                assert_eq!(score([middle, year, far]), expected, "the worse of the two decides");
            }
        }
    }
    assert!(PefaScore::A > PefaScore::B && PefaScore::B > PefaScore::C && PefaScore::C > PefaScore::D);
}

#[test]
fn contingency_at_the_ends_of_the_bands() {
    use PefaScore::{A, B, C, D};
    // A < 3 %, B 3–6 %, C > 6–< 10 %: just below each end, at it, just above it.
    for (percent, scores) in [(3, [A, B, B]), (6, [B, B, C]), (10, [C, D, D])] {
        for (off, score) in [-1, 0, 1].into_iter().zip(scores) {
            let year = (amount(BUDGET / 100 * percent + off), amount(BUDGET));
            assert_eq!(pi_2_3([year; 3]), Ok(score), "{percent} % and {off}");
            // The average decides, not the years.
            let (less, more) =
                ((amount(0), amount(BUDGET)), (amount(2 * (BUDGET / 100 * percent + off)), amount(BUDGET)));
            assert_eq!(pi_2_3([less, year, more]), Ok(score), "{percent} % and {off}");
        }
    }
}

/// A composition variance of so many percent and a hair: money moved between two heads of half the budget each.
fn moved(percent: i128, off: i128) -> CompositionVariance {
    let half = BUDGET / 2;
    let by = half / 100 * percent + off;
    composition_variance(&[head(half, half + by), head(half, half - by)]).expect("it fits")
}

#[test]
fn composition_variances_at_the_ends_of_the_bands() {
    let (none, far) = (moved(0, 0), moved(50, 0));
    for score in [pi_2_1, pi_2_2, pi_3_2] {
        for percent in 1..=20 {
            for off in [-1, 0, 1] {
                // < 5 %, < 10 %, < 15 %.
                let expected = match 2 * percent + off.signum() {
                    ..10 => PefaScore::A,
                    10..20 => PefaScore::B,
                    20..30 => PefaScore::C,
                    _ => PefaScore::D,
                };
                let year = moved(percent, off);
                for years in [[year, year, far], [year, far, year], [far, year, year], [none, year, far]] {
                    assert_eq!(score(years), expected, "{percent} % and {off}");
                }
            }
        }
    }
}
