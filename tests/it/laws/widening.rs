//! Widening: a figure that says less never adds a contradiction.

use budget_performance::reconcile::{ClaimReading, NotCheckable, Reconciliation, RelationVerdict, Verdict, reconcile};
use num_bigint::BigInt;
use num_traits::Signed;

use super::case::{Case, members};
use super::printed::{Blur, CUT_OFF, Mode, Print, Supposed};
use super::random::{Random, cases};
use super::world::world;

/// The same figure with a digit less, if that leaves every value possible, rounded or cut off.
fn coarser(print: &Print) -> Option<Print> {
    if print.blur.is_some() || print.decimals == 0 {
        return None;
    }
    let mut coarser = print.clone();
    coarser.decimals -= 1;
    coarser.count = &print.count / BigInt::from(10);
    [Supposed::Nearest, CUT_OFF].iter().all(|supposed| holds(&coarser, print, *supposed)).then_some(coarser)
}

fn holds(wide: &Print, narrow: &Print, supposed: Supposed) -> bool {
    let (wide, narrow) = (wide.set(supposed), narrow.set(supposed));
    wide.and(&narrow) == narrow
}

/// A figure that is moved, so that something may be wrong.
fn moved(case: &mut Case, random: &mut Random) {
    let stated: Vec<usize> = (0..case.figures.len()).filter(|index| case.figures[*index].is_stated()).collect();
    if stated.is_empty() || random.one_in(4) {
        return;
    }
    let figure = random.pick(&stated);
    let far = random.pick(&[1_i64, 2, 10, 200]);
    let print = &mut case.figures[figure].prints[0];
    let by = BigInt::from(random.between(-far, far));
    if !(&print.count + &by).abs().eq(&BigInt::from(0)) || print.blur.is_none() {
        print.count += by;
    }
}

/// Which relations are refuted by their own figures; nothing where they are not judged, where a figure is not stated, or in
/// two ways that no value satisfies, which is told as such.
fn refuted_alone(case: &Case, found: &Reconciliation) -> Vec<Option<bool>> {
    let alone = |index: usize| {
        let mut figures = members(&case.relations[index]).into_iter().map(|figure| &case.figures[figure]);
        figures.all(|figure| figure.is_stated() && !figure.is_inconsistent())
    };
    let relations = found.relations.iter().enumerate();
    let is_judged = |index: usize, judged: &RelationVerdict| alone(index) && !kept_from_judging(judged);
    relations.map(|(index, judged)| is_judged(index, judged).then(|| judged.is_contradiction())).collect()
}

/// Whether the digits kept a relation from being judged: a base that could be zero, parts of both signs. Where a figure says
/// less, they may do so no more: a part that is printed as 0.0 has no sign. The one exception to the law.
fn kept_from_judging(judged: &RelationVerdict) -> bool {
    matches!(
        judged.verdict,
        Verdict::NotCheckable(NotCheckable::ZeroBase | NotCheckable::NegativeBase | NotCheckable::MixedSigns)
    )
}

fn comes_to_be_judged(before: &Reconciliation, after: &Reconciliation) -> bool {
    let mut both = before.relations.iter().zip(&after.relations);
    both.any(|(before, after)| kept_from_judging(before) && after.is_contradiction())
}

#[test]
fn a_figure_that_says_less_adds_no_contradiction() {
    let (mut widened, mut wrong, mut mended) = (0_u32, 0_u32, 0_u32);
    for number in cases(20) {
        let mut random = Random::new(5, number);
        let mode = random.pick(&Mode::TRUTHFUL);
        let mut case = world(random.clone(), mode);
        for _ in 0..8 {
            random.one_in(2);
        }
        moved(&mut case, &mut random);
        let before = reconcile(&case.network());
        let says_less = |index: &usize| {
            let given = &case.figures[*index];
            given.reading != ClaimReading::Exact && given.prints.iter().any(|print| coarser(print).is_some())
        };
        let plain: Vec<usize> = (0..case.figures.len()).filter(says_less).collect();
        if plain.is_empty() {
            continue;
        }
        let (narrow, alone_before) = (case.json(), refuted_alone(&case, &before));
        let figure = random.pick(&plain);
        for print in &mut case.figures[figure].prints {
            if random.one_in(5) {
                // About so much: it says nothing.
                print.blur = Some(Blur::About);
            } else if let Some(coarser) = coarser(print) {
                *print = coarser;
            }
        }
        widened += 1;
        let after = reconcile(&case.network());
        let what = || format!("case {number}, {mode:?}: f{figure:03} says less\n{narrow}\n{}", case.json());
        for (was, is) in alone_before.into_iter().zip(refuted_alone(&case, &after)) {
            assert!(was != Some(false) || is != Some(true), "a relation by itself: {}", what());
        }
        assert!(
            before.contradicts() || !after.contradicts() || comes_to_be_judged(&before, &after),
            "the whole: {}",
            what()
        );
        wrong += u32::from(before.contradicts());
        mended += u32::from(before.contradicts() && !after.contradicts());
    }
    println!("{widened} widened, {wrong} wrong before, {mended} of them right after");
    assert!(wrong > 10 && mended > 0, "the law was tried");
}
