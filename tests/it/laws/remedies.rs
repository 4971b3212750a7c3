//! Remedies: what is offered as a slip or as a correction, done to the whole document, does what it says; and where one
//! figure alone is wrong, that figure is among the corrections, and its true value among those allowed.

use std::collections::BTreeMap;

use budget_performance::figure::Figure;
use budget_performance::reconcile::{
    ClaimReading, ClaimedFigure, Claims, Explanation, Network, NotCheckable, Reconciliation, RelationVerdict, Verdict,
    corrections, hypotheses, reconcile,
};

use num_traits::Signed;

use super::case::Case;
use super::exact::{Q, whole};
use super::judge::rate;
use super::printed::Mode;
use super::random::{Random, cases};
use super::silence::contains;
use super::world::world;

/// A world with so many figures misprinted, and which they are.
fn misprinted(random: &mut Random, mode: Mode, count: usize) -> (Case, Vec<usize>) {
    let mut case = world(random.clone(), mode);
    for _ in 0..8 {
        random.one_in(2);
    }
    let mut wrong = Vec::new();
    for _ in 0..count {
        let figure = random.index(case.figures.len());
        if let [print] = case.figures[figure].prints.as_mut_slice() {
            if print.blur.is_none() && !wrong.contains(&figure) {
                print.count += random.between(2, 60) * random.pick(&[-1, 1]);
                wrong.push(figure);
            }
        }
    }
    (case, wrong)
}

/// The claims with other statements of some figures.
fn restated(claims: &Claims, figures: &BTreeMap<usize, Vec<ClaimedFigure>>) -> Network {
    let mut claims = claims.clone();
    for (figure, stated) in figures {
        claims.figures[*figure].stated.clone_from(stated);
    }
    Network::try_from(claims).expect("the kinds are the same")
}

fn written(figure: &Figure) -> ClaimedFigure {
    figure.to_string().parse().expect("it says what it counts")
}

fn holds(judged: &RelationVerdict) -> bool {
    matches!(judged.verdict, Verdict::Exact | Verdict::WithinRounding | Verdict::Incomplete)
}

fn is_unstated(judged: &RelationVerdict) -> bool {
    matches!(judged.verdict, Verdict::NotCheckable(NotCheckable::Unstated(_)))
}

/// Whether a remedy clears just the relations that it names, and so many verdicts, and upsets nothing.
fn does_what_it_says(before: &Reconciliation, after: &Reconciliation, relations: &[usize], clears: usize) -> bool {
    let pairs = || before.relations.iter().zip(&after.relations).enumerate();
    let cleared =
        pairs().filter(|(_, (before, after))| before.is_contradiction() && (holds(after) || is_unstated(after)));
    let cleared: Vec<usize> = cleared.map(|(index, _)| index).collect();
    let agree = before.duplicates.iter().filter(|one| !after.duplicates.contains(one)).count();
    let upset = pairs().any(|(_, (before, after))| {
        (holds(before) && !holds(after)) || (!before.is_contradiction() && after.is_contradiction())
    });
    let at_odds = after.duplicates.iter().any(|one| !before.duplicates.contains(one));
    cleared == relations && cleared.len() + agree == clears && clears > 0 && !upset && !at_odds
}

#[test]
fn a_slip_undone_in_the_document_clears_what_it_says_and_upsets_nothing() {
    let (mut tried, mut edits) = (0_u32, 0_u32);
    for number in cases(8) {
        let mut random = Random::new(11, number);
        let mode = random.pick(&Mode::NEAREST);
        let count = 1 + random.index(3);
        let (case, _) = misprinted(&mut random, mode, count);
        let (claims, network) = (case.claims(), case.network());
        let before = reconcile(&network);
        for one in hypotheses(&network, &before) {
            let (Some(printed), Some(becomes)) = (&one.printed, &one.becomes) else { continue };
            let figure = one.figure.index();
            let edited = claims.figures[figure].stated.iter();
            let edited =
                edited.map(|stated| if stated.figure() == printed { written(becomes) } else { stated.clone() });
            let after = reconcile(&restated(&claims, &BTreeMap::from([(figure, edited.collect())])));
            edits += 1;
            assert!(
                does_what_it_says(&before, &after, &one.relations, one.clears),
                "case {number}: {one:?}\nbefore {before:#?}\nafter {after:#?}\n{}",
                case.json()
            );
            assert!(!matches!(&one.explanation, Explanation::NeighbourCopied { from } if from.is_empty()));
        }
        tried += u32::from(before.contradicts());
    }
    assert!(tried > 20 && edits > 20, "{tried} cases, {edits} slips");
}

#[test]
fn figures_corrected_in_the_document_clear_what_they_say_and_upset_nothing() {
    let (mut found, mut sizes) = (0_u32, [0_u32; 4]);
    for number in cases(8) {
        let mut random = Random::new(12, number);
        let mode = random.pick(&Mode::NEAREST);
        let count = 1 + random.index(4);
        let (case, _) = misprinted(&mut random, mode, count);
        let (claims, network) = (case.claims(), case.network());
        let before = reconcile(&network);
        for set in corrections(&network, &before).sets {
            sizes[set.figures.len()] += 1;
            let becomes =
                set.figures.iter().map(|one| Some((one.figure.index(), vec![written(one.becomes.as_ref()?)])));
            let Some(becomes) = becomes.collect::<Option<BTreeMap<_, _>>>() else { continue };
            let after = reconcile(&restated(&claims, &becomes));
            found += 1;
            assert!(
                does_what_it_says(&before, &after, &set.relations, set.clears),
                "case {number}: {set:?}\nbefore {before:#?}\nafter {after:#?}\n{}",
                case.json()
            );
        }
    }
    assert!(found > 20 && sizes[1] > 10 && sizes[2] > 0, "{found} corrections of {sizes:?}");
}

/// Whether a rate is one of what is below zero and not printed, or not if the figure is not: it is taken to be above.
fn has_open_base_below_zero(case: &Case, figure: usize) -> bool {
    let truth = |index: usize| case.figures[index].truth.clone().expect("every figure has one");
    case.relations.iter().filter_map(rate).any(|rate| {
        let base = || rate.shared.iter().chain(&rate.below);
        let is_open = |index: usize| index == figure || !case.figures[index].is_stated();
        base().any(|(index, _)| is_open(*index))
            && base().map(|(index, sign)| truth(*index) * whole(*sign)).sum::<Q>().is_negative()
    })
}

#[test]
fn the_one_figure_that_is_wrong_is_a_correction_and_its_true_value_is_allowed() {
    let (mut tried, mut open) = (0_u32, 0_u32);
    for number in cases(15) {
        let mut random = Random::new(13, number);
        let mode = random.pick(&Mode::NEAREST);
        let (case, wrong) = misprinted(&mut random, mode, 1);
        // What is read as exact is given.
        let [wrong] = wrong.as_slice() else { continue };
        if case.figures[*wrong].reading == ClaimReading::Exact || has_open_base_below_zero(&case, *wrong) {
            continue;
        }
        let network = case.network();
        let before = reconcile(&network);
        if !before.contradicts() {
            continue;
        }
        // Without the figure, the rest has to be judged as it was, or to be unknown.
        let without = reconcile(&restated(&case.claims(), &BTreeMap::from([(*wrong, Vec::new())])));
        let mut pairs = before.relations.iter().zip(&without.relations);
        if !pairs.all(|(before, after)| holds(after) || is_unstated(after) || before.verdict == after.verdict) {
            open += 1;
            continue;
        }
        tried += 1;
        let found = corrections(&network, &before);
        let single =
            found.sets.iter().find(|set| matches!(set.figures.as_slice(), [one] if one.figure.index() == *wrong));
        let Some(single) = single else {
            panic!("case {number}: {wrong} of {found:?}\nbefore {before:#?}\nwithout {without:#?}\n{}", case.json());
        };
        let truth = case.figures[*wrong].truth.as_ref().expect("every figure has one");
        let allowed = &single.figures[0].allowed;
        assert!(contains(allowed, truth), "case {number}: {wrong} is {truth}, allowed {allowed}\n{}", case.json());
    }
    assert!(tried > 20, "{tried} tried, {open} left open");
}
