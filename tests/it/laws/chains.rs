//! Chains: what is said to rest on some relations rests on these alone, whatever else is in the document.

use std::collections::BTreeSet;

use budget_performance::reconcile::{Network, Reconciliation, reconcile};

use super::case::{Case, members};
use super::random::{Random, cases};
use super::world::troubled;

/// The same figures with some of the relations alone.
fn only(case: &Case, relations: &[usize]) -> Reconciliation {
    let mut claims = case.claims();
    let all = std::mem::take(&mut claims.relations);
    claims.relations = relations.iter().map(|index| all[*index].clone()).collect();
    reconcile(&Network::try_from(claims).expect("a part of what could be judged"))
}

/// Whether figures that are not stated lead from a relation round to itself: once narrowed by all of a document, values
/// may rest on such a round alone, which no figure after the other finds.
fn goes_round(case: &Case, relations: &[usize]) -> bool {
    let open = |index: &usize| {
        let open = members(&case.relations[*index]).into_iter().filter(|figure| !case.figures[*figure].is_stated());
        open.collect::<BTreeSet<usize>>()
    };
    let figures: BTreeSet<usize> = relations.iter().flat_map(open).collect();
    relations.iter().map(|index| open(index).len()).sum::<usize>() >= relations.len() + figures.len()
}

#[test]
fn what_rests_on_some_relations_is_said_of_these_alone() {
    let (mut conflicts, mut only_together, mut implied) = (0_u32, 0_u32, 0_u32);
    for number in cases(20) {
        let mut random = Random::new(14, number);
        let case = troubled(&mut random);
        let found = reconcile(&case.network());
        for conflict in &found.conflicts {
            conflicts += 1;
            let alone = only(&case, &conflict.relations);
            only_together += u32::from(!alone.contradicts());
            let of_sides = conflict.sides.iter().flat_map(|side| &side.chain);
            assert!(
                of_sides.into_iter().all(|index| conflict.relations.contains(index)),
                "case {number}: {conflict:#?}"
            );
        }
        for one in found.implied.iter().filter(|one| !goes_round(&case, &one.chain)) {
            implied += 1;
            let alone = only(&case, &one.chain);
            let again = alone.implied_of(one.figure).map(|again| again.interval);
            assert!(
                again.is_some_and(|again| again.intersection(&one.interval) == Some(again)),
                "case {number}: {one:#?}\nalone {again:?}\n{}",
                case.json()
            );
        }
    }
    assert!(conflicts > 5 && implied > 100, "{conflicts} conflicts, {implied} implied");
    // Values that relations narrowed round and round are not always found again from the last of them.
    assert!(only_together * 200 <= conflicts, "{only_together} of {conflicts} conflicts are none by themselves");
}
