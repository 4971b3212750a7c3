//! A relation whose figures are all stated: the library's verdict is the oracle's, whatever the figures.

use budget_performance::figure::Rounding;
use budget_performance::reconcile::{
    Attainment, ClaimReading, Coverage, Movement, NotCheckable, Relation, Sense, Sign, Verdict, reconcile,
};

use super::case::{Case, DIRECTIONS, Given};
use super::judge::Class;
use super::printed::{Blur, LENGTHS, MONEY, Mode, PEOPLE, PERCENT, Print, THINGS, Unit};
use super::random::{Random, cases};

fn class_of(verdict: &Verdict) -> Class {
    let mode = |mode: &Rounding| match mode {
        Rounding::Up => Mode::Up,
        Rounding::Ceiling => Mode::Ceiling,
        Rounding::Floor => Mode::Floor,
        other => panic!("{other:?} explains nothing"),
    };
    match verdict {
        Verdict::Exact => Class::Exact,
        Verdict::WithinRounding => Class::WithinRounding,
        Verdict::OnlyTruncated => Class::OnlyTruncated,
        Verdict::Incomplete => Class::Incomplete,
        Verdict::Contradiction { modes, conflict: None } => Class::Contradiction(modes.iter().map(mode).collect()),
        Verdict::NotCheckable(NotCheckable::ZeroBase) => Class::ZeroBase,
        Verdict::NotCheckable(NotCheckable::NegativeBase) => Class::NegativeBase,
        Verdict::NotCheckable(NotCheckable::Approximate(_)) => Class::Approximate,
        Verdict::NotCheckable(NotCheckable::MixedSigns) => Class::MixedSigns,
        Verdict::NotCheckable(NotCheckable::Vague) => Class::Vague,
        other => panic!("{other:?} of stated figures"),
    }
}

fn check(case: &Case) {
    let network = case.network();
    let found = reconcile(&network);
    let classes: Vec<Class> = found.relations.iter().map(|judged| class_of(&judged.verdict)).collect();
    let expected: Vec<Class> = case.relations.iter().map(|relation| case.class(relation)).collect();
    assert_eq!(classes, expected, "found, expected, of\n{}", case.json());
    assert!(found.conflicts.is_empty(), "all is stated: {}", case.json());
    let repeated: Vec<usize> = found.duplicates.iter().map(|one| one.figure.index()).collect();
    let inconsistent = (0..case.figures.len()).filter(|index| case.figures[*index].is_inconsistent());
    assert_eq!(repeated, inconsistent.collect::<Vec<_>>(), "{}", case.json());
}

const NAMES: [&str; 5] = ["a", "b", "c", "d", "e"];

fn figures(prints: &[&Print]) -> Vec<Given> {
    prints.iter().zip(NAMES).map(|(print, name)| Given::printed(name, (*print).clone())).collect()
}

/// Whole and finer numbers around zero, with ties.
fn grid(unit: Unit) -> Vec<Print> {
    let whole = (-2..=3).map(|count| Print::new(count, 0, unit));
    whole.chain([-5, 4, 5, 25].map(|count| Print::new(count, 1, unit))).collect()
}

/// Every choice of three out of a grid.
fn each_three(grid: &[Print], mut see: impl FnMut(Vec<Given>)) {
    for one in grid {
        for two in grid {
            for three in grid {
                see(figures(&[one, two, three]));
            }
        }
    }
}

const SENSES: [Option<Sense>; 3] = [None, Some(Sense::BaseMinusCurrent), Some(Sense::Unsigned)];

const MOVEMENTS: [Movement; 6] =
    [Movement::Rose, Movement::Fell, Movement::Flat, Movement::AboutFlat, Movement::New, Movement::Gone];

#[test]
fn sums_changes_and_lists_on_a_grid() {
    each_three(&grid(MONEY[0]), |figures| {
        let mut relations = Vec::new();
        for signs in [vec![], vec![Sign::Plus, Sign::Minus]] {
            for coverage in [None, Some(Coverage::OfWhich)] {
                let signs = signs.clone();
                relations.push(Relation::Sum { total: 0, parts: vec![1, 2], signs, coverage, assumed: false });
            }
        }
        for sense in SENSES {
            relations.push(Relation::Change { current: 0, prior: 1, change: 2, sense, assumed: false });
        }
        relations.push(Relation::Equal { figures: vec![0, 1, 2], assumed: false });
        check(&Case { figures, relations });
    });
}

#[test]
fn orders_trends_and_targets_on_a_grid() {
    let grid = grid(LENGTHS[0]);
    for one in &grid {
        for two in &grid {
            let mut relations: Vec<Relation<usize>> =
                [false, true].map(|strict| Relation::Order { lesser: 0, greater: 1, strict, assumed: false }).to_vec();
            for is in MOVEMENTS {
                relations.push(Relation::Trend { current: 0, prior: 1, is, assumed: false });
            }
            for direction in DIRECTIONS {
                for stated in [Attainment::Met, Attainment::Missed] {
                    relations.push(Relation::Meets { achieved: 0, target: 1, direction, stated, assumed: false });
                }
            }
            check(&Case { figures: figures(&[one, two]), relations });
        }
    }
}

/// Percentages around those that the digits give, as they stand and from 100 %.
fn rates(ratio: f64) -> Vec<Print> {
    let mut rates = Vec::new();
    for centre in [ratio, ratio - 100.0, 100.0 - ratio] {
        #[expect(clippy::cast_possible_truncation, reason = "small")]
        let near = centre.clamp(-900.0, 900.0).floor() as i64;
        rates.extend((near - 1..=near + 2).map(|count| Print::new(count, 0, PERCENT[0])));
        rates.push(Print::new(near * 10 + 5, 1, PERCENT[0]));
    }
    rates
}

#[expect(clippy::cast_precision_loss, reason = "only to come near")]
fn about(print: &Print) -> f64 {
    use num_traits::ToPrimitive;
    print.count.to_i64().expect("small") as f64 / 10_f64.powi(i32::try_from(print.decimals).expect("small"))
}

#[test]
fn rates_of_two_on_a_grid() {
    let grid = grid(MONEY[0]);
    for one in &grid {
        for two in &grid {
            let base = if about(two) == 0.0 { 1.0 } else { about(two) };
            for rate in rates(100.0 * about(one) / base) {
                let mut relations = vec![
                    Relation::Share { part: 0, whole: 1, share: 2, assumed: false },
                    Relation::Completion { actual: 0, target: 1, rate: 2, assumed: false },
                ];
                for sense in SENSES {
                    relations.push(Relation::Growth { current: 0, prior: 1, rate: 2, sense, assumed: false });
                }
                check(&Case { figures: figures(&[one, two, &rate]), relations });
            }
        }
    }
}

#[test]
fn rates_with_shared_figures_on_a_grid() {
    let unit = LENGTHS[0];
    let grid: Vec<Print> = [-2, -1, 0, 1, 3].map(|count| Print::new(count, 0, unit)).to_vec();
    for one in &grid {
        for two in &grid {
            for three in grid.iter().chain(&[Print::new(25, 1, unit)]) {
                for (top, base) in [
                    (about(one) - about(two), about(three) - about(two)),
                    (about(one) + about(two), about(three) + about(two)),
                ] {
                    let base = if base == 0.0 { 1.0 } else { base };
                    for rate in rates(100.0 * top / base).into_iter().step_by(2) {
                        let relations = vec![
                            Relation::Progress { baseline: 1, actual: 0, target: 2, rate: 3, assumed: false },
                            Relation::Ratio { numerator: vec![0, 1], denominator: vec![1, 2], rate: 3, assumed: false },
                        ];
                        check(&Case { figures: figures(&[one, two, three, &rate]), relations });
                    }
                }
            }
        }
    }
}

#[test]
fn percentages_and_means_of_whole_things() {
    for n in (0..=9).chain([28, 32, 43]) {
        let of = Print::new(n, 0, THINGS[0]);
        let percents = (-2..=102).map(|count| Print::new(count, 0, PERCENT[0]));
        let means = (0..=25).map(|count| Print::new(count, 1, THINGS[0]));
        for rate in percents.chain(means) {
            let mut relations =
                vec![Relation::Granularity { numerator: None, denominator: 0, rate: 1, assumed: false }];
            relations.push(Relation::Granularity { numerator: Some(2), denominator: 0, rate: 1, assumed: false });
            let three = Print::new(n / 3, 0, THINGS[0]);
            check(&Case { figures: figures(&[&of, &rate, &three]), relations });
        }
    }
}

/// A printed number of some kind, sometimes blurred.
fn print(random: &mut Random, units: &[Unit], far: i64) -> Print {
    let unit = random.pick(units);
    let decimals = if unit.counted { 0 } else { u32::try_from(random.between(0, 2)).expect("small") };
    let low = if random.one_in(4) { -far } else { 0 };
    let mut print = Print::new(random.between(low, far), decimals, unit);
    if random.one_in(8) && print.count != num_bigint::BigInt::from(0) {
        print.blur = Some(random.pick(&[Blur::Over, Blur::AtLeast, Blur::Under, Blur::AtMost, Blur::About]));
    }
    print
}

fn given(random: &mut Random, name: &str, units: &[Unit], far: i64) -> Given {
    let mut given = Given::printed(name, print(random, units, far));
    if random.one_in(6) {
        given.prints.push(print(random, units, far));
    }
    given.read(random.pick(&[
        ClaimReading::Nearest,
        ClaimReading::Nearest,
        ClaimReading::Nearest,
        ClaimReading::Truncated,
        ClaimReading::Exact,
    ]))
}

/// Any relation between four quantities and a percentage.
fn relation(random: &mut Random) -> Relation<usize> {
    let assumed = false;
    let sense = random.pick(&SENSES);
    let signs: Vec<Sign> =
        if random.one_in(2) { vec![] } else { (0..3).map(|_| random.pick(&[Sign::Plus, Sign::Minus])).collect() };
    match random.index(11) {
        0 => Relation::Sum { total: 0, parts: vec![1, 2, 3], signs, coverage: None, assumed },
        1 => {
            let coverage = Some(random.pick(&[Coverage::OfWhich, Coverage::LargestItems]));
            Relation::Sum { total: 0, parts: vec![1, 2, 3], signs, coverage, assumed }
        }
        2 => Relation::Change { current: 0, prior: 1, change: 2, sense, assumed },
        3 => Relation::Growth { current: 0, prior: 1, rate: 4, sense, assumed },
        4 => Relation::Share { part: 0, whole: 1, share: 4, assumed },
        5 => Relation::Ratio { numerator: vec![0, 1], denominator: vec![1, 2, 3], rate: 4, assumed },
        6 => Relation::Ratio { numerator: vec![0, 1, 2], denominator: vec![3, 2, 1], rate: 4, assumed },
        7 => Relation::Progress { baseline: 0, actual: 1, target: 2, rate: 4, assumed },
        8 => Relation::Order { lesser: 0, greater: 1, strict: random.one_in(2), assumed },
        9 => Relation::Equal { figures: vec![0, 1, 2], assumed },
        _ => {
            let direction = random.pick(&DIRECTIONS);
            let stated = random.pick(&[Attainment::Met, Attainment::Missed]);
            Relation::Meets { achieved: 0, target: 1, direction, stated, assumed }
        }
    }
}

#[test]
fn any_relation_of_any_figures() {
    for number in cases(30) {
        let mut random = Random::new(1, number);
        let units = random.pick(&[&MONEY[..1], &MONEY[..], &PEOPLE[..], &THINGS[..], &LENGTHS[..1]]);
        let far = random.pick(&[3, 20, 400]);
        let mut figures: Vec<Given> = NAMES[..4].iter().map(|name| given(&mut random, name, units, far)).collect();
        let wide = random.pick(&[20, 150]);
        figures.push(given(&mut random, NAMES[4], &PERCENT, wide));
        let relations = (0..3).map(|_| relation(&mut random)).collect();
        check(&Case { figures, relations });
    }
}
