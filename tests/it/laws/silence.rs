//! Silence and soundness: what is printed truthfully is never contradicted, and true values lie inside implied ones.

use std::ops::Bound;

use budget_performance::figure::{Interval, Quantity};
use budget_performance::reconcile::{NotCheckable, Reconciliation, Relation, Verdict, reconcile};
use rust_decimal::Decimal;

use super::case::Case;
use super::exact::{Q, fraction};
use super::judge::is_cover;
use super::printed::Mode;
use super::random::{Random, cases};
use super::world::world;

/// The number that a decimal holds.
fn exact(decimal: Decimal) -> Q {
    fraction(decimal.mantissa(), 10_i128.pow(decimal.scale()))
}

pub(crate) fn contains(interval: &Interval<Quantity>, value: &Q) -> bool {
    let above = match interval.lower() {
        Bound::Included(low) => exact(low) <= *value,
        Bound::Excluded(low) => exact(low) < *value,
        Bound::Unbounded => true,
    };
    above
        && match interval.upper() {
            Bound::Included(high) => *value <= exact(high),
            Bound::Excluded(high) => *value < exact(high),
            Bound::Unbounded => true,
        }
}

fn judged(case: &Case) -> Reconciliation {
    reconcile(&case.network())
}

fn assert_silent(case: &Case, found: &Reconciliation, what: &str) {
    assert!(found.duplicates.is_empty(), "{what}: {:?}\n{}", found.duplicates, case.json());
    assert!(found.conflicts.is_empty(), "{what}: {:#?}\n{}", found.conflicts, case.json());
    for (index, judged) in found.relations.iter().enumerate() {
        assert!(!judged.is_contradiction(), "{what}: relation {index} is {:#?}\n{}", judged, case.json());
    }
}

#[test]
fn truthful_figures_never_contradict() {
    for number in cases(15) {
        let mut random = Random::new(2, number);
        let mode = random.pick(&Mode::TRUTHFUL);
        let case = world(random, mode);
        let found = judged(&case);
        let what = format!("case {number}, {mode:?}");
        assert_silent(&case, &found, &what);
        if mode != Mode::Down {
            let cut = found.relations.iter().position(|judged| judged.verdict == Verdict::OnlyTruncated);
            assert_eq!(cut, None, "{what} was rounded to the nearest\n{}", case.json());
        }
    }
}

#[test]
fn true_values_lie_inside_implied_and_allowed_ones() {
    for number in cases(15) {
        let mut random = Random::new(3, number);
        let mode = random.pick(&Mode::NEAREST);
        let case = world(random, mode);
        let found = judged(&case);
        let truth = |index: usize| case.figures[index].truth.clone().expect("every figure has one");
        for implied in &found.implied {
            let figure = &case.figures[implied.figure.index()];
            let truth = truth(implied.figure.index());
            assert!(!figure.is_stated());
            assert!(
                contains(&implied.interval, &truth),
                "case {number}, {mode:?}: {} is {truth}, implied {} by {:?}\n{}",
                figure.name,
                implied.interval,
                implied.chain,
                case.json()
            );
        }
        for (judged, relation) in found.relations.iter().zip(&case.relations) {
            let Some((result, allowed)) = judged.result.zip(judged.allowed) else { continue };
            if is_cover(relation) || matches!(relation, Relation::Granularity { .. }) {
                continue;
            }
            let truth = truth(result.index());
            assert!(
                contains(&allowed, &truth)
                    || matches!(judged.verdict, Verdict::NotCheckable(NotCheckable::NegativeBase)),
                "case {number}, {mode:?}: the result of {relation:?} is {truth}, allowed {allowed}\n{}",
                case.json()
            );
        }
    }
}
