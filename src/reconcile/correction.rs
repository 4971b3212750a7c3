//! The fewest figures that would have to change for everything to be possible.

use std::collections::{BTreeMap, BTreeSet};

use super::network::{Network, Var};
use super::trial::{Case, Outcome, Problem, Supposition, fitting};
use super::verdict::Reconciliation;
use crate::figure::{Figure, Interval, Quantity};

/// Figures of a set at most.
const SIZE: usize = 3;
/// Sets for one group of problems at most.
const SETS: usize = 64;
/// Sets tried for one group of problems at most.
const TRIALS: usize = 4096;

/// The smallest corrections of a network; see [`corrections`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Corrections {
    /// The sets of figures, those of one group of problems together, then by the names of the figures.
    pub sets: Vec<Correction>,
    /// Whether a bound was met: no set of three figures or fewer is enough, or there may be more sets than are listed.
    pub bound_met: bool,
}

/// Figures that would make everything possible that hangs together with them, if all of them were other.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Correction {
    /// The figures, by name.
    pub figures: Vec<Corrected>,
    /// The refuted relations that would be possible.
    pub relations: Vec<usize>,
    /// The refuted verdicts that it clears: those relations, and figures whose statements contradict each other.
    pub clears: usize,
}

/// A figure, and what it would have to be.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Corrected {
    /// The figure.
    pub figure: Var,
    /// The values that the others leave to it, rounded outward.
    pub allowed: Interval<Quantity>,
    /// A value of these, in its own unit and digits, with which all would hold; `None` if no such value was found.
    pub becomes: Option<Figure>,
}

/// The fewest figures that would have to be other than printed for nothing to be refuted.
///
/// Refuted relations and conflicts that share figures form a group. For each, the smallest sets of printed figures such
/// that, if they were unknown, every relation of the group could hold and none that holds would fall: single figures if
/// there are any, else pairs, else sets of three. They are found by way of what is still refuted: a set has to hold one
/// figure of every relation, or of every conflict, that is left. A figure that is read as exact is given, and stays.
/// Per group at most 64 sets are listed, 4,096 tried and relations with four million figures judged again, smallest
/// names first; [`Corrections::bound_met`] tells if that was not all.
///
/// ```
/// use budget_performance::reconcile::{Claims, Network, corrections, reconcile};
/// use budget_performance::wire::from_json;
///
/// // Income and expenditure of a school, 2025: the parts of the expenditure make 8305.33, as does the income.
/// let claims: Claims = from_json(
///     r#"{
///         "figures": [
///             { "name": "income", "stated": ["8305.33万元"] },
///             { "name": "expenditure", "stated": ["8303.55万元"] },
///             { "name": "education", "stated": ["4902.56万元"] },
///             { "name": "other", "stated": ["3402.77万元"] }
///         ],
///         "relations": [
///             { "kind": "sum", "total": "income", "parts": ["education", "other"] },
///             { "kind": "sum", "total": "expenditure", "parts": ["education", "other"] }
///         ]
///     }"#,
/// )?;
/// let network = Network::try_from(claims)?;
/// let corrections = corrections(&network, &reconcile(&network));
/// let [correction] = corrections.sets.as_slice() else { panic!("there is one") };
/// let [expenditure] = correction.figures.as_slice() else { panic!("of one figure") };
/// assert_eq!(network.name(expenditure.figure), "expenditure");
/// assert_eq!(expenditure.becomes.as_ref().map(ToString::to_string).as_deref(), Some("8305.33万元"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn corrections(network: &Network, reconciliation: &Reconciliation) -> Corrections {
    let case = Case::new(network, reconciliation);
    let problems: BTreeSet<Problem> = case.problems.iter().cloned().collect();
    let mut all = Corrections::default();
    for group in groups(&case) {
        case.refresh();
        let (sets, bound_met) = Search { case: &case, group, problems: &problems, trials: 0 }.run();
        all.sets.extend(sets);
        all.bound_met |= bound_met;
    }
    // OK because a set that sets two groups right is found for each.
    let mut told = BTreeSet::new();
    all.sets.retain(|set| told.insert(set.figures.iter().map(|one| one.figure).collect::<Vec<_>>()));
    all
}

/// Problems that share figures, stated or not, in groups; those with the smallest names first.
pub(super) fn groups(case: &Case<'_>) -> Vec<Vec<Problem>> {
    let figures: Vec<BTreeSet<Var>> = case.problems.iter().map(|problem| case.figures(problem)).collect();
    let mut sharing: BTreeMap<Var, Vec<usize>> = BTreeMap::new();
    for (index, figures) in figures.iter().enumerate() {
        for var in figures {
            sharing.entry(*var).or_default().push(index);
        }
    }
    let mut open: BTreeSet<usize> = (0..figures.len()).collect();
    let mut groups = Vec::new();
    while let Some(first) = open.pop_first() {
        let (mut group, mut edge) = (vec![first], figures.get(first).cloned().unwrap_or_default());
        while let Some(var) = edge.pop_first() {
            // OK because a figure that was followed once has nothing new to tell.
            let others = sharing.remove(&var).into_iter().flatten().filter(|next| open.remove(next));
            for next in others {
                group.push(next);
                edge.extend(figures.get(next).into_iter().flatten());
            }
        }
        groups.push(group);
    }
    groups.sort_by_cached_key(|group| {
        named(case, group.iter().filter_map(|index| figures.get(*index)).flatten().copied().collect::<BTreeSet<_>>())
    });
    let problem = |index: &usize| case.problems.get(*index).cloned();
    groups.iter().map(|group| group.iter().filter_map(problem).collect()).collect()
}

/// A figure that sorts by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Named<'n> {
    name: &'n str,
    figure: Var,
}

/// Figures in the order of their names.
fn named<'n>(case: &Case<'n>, figures: impl IntoIterator<Item = Var>) -> Vec<Named<'n>> {
    let mut named: Vec<Named<'n>> =
        figures.into_iter().map(|figure| Named { name: case.network.name(figure), figure }).collect();
    named.sort_unstable();
    named
}

/// The search for the sets of one group.
struct Search<'n> {
    case: &'n Case<'n>,
    /// What the sets are to make possible.
    group: Vec<Problem>,
    /// Everything that cannot be true; what is not of the group is no affair of theirs.
    problems: &'n BTreeSet<Problem>,
    trials: usize,
}

impl<'n> Search<'n> {
    /// The smallest sets, and whether a bound was met.
    fn run(&mut self) -> (Vec<Correction>, bool) {
        let mut level: BTreeSet<Vec<Named<'n>>> = self.extended(&self.group, &[]).into_iter().collect();
        for _ in 0..SIZE {
            let (mut found, mut short) = (Vec::new(), Vec::new());
            for set in &level {
                if self.trials >= TRIALS || self.case.is_spent() || found.len() >= SETS {
                    return (found, true);
                }
                self.trials = self.trials.saturating_add(1);
                let outcome = self.case.freed(set.iter().map(|named| named.figure));
                let left = self.left(set, &outcome);
                if left.is_empty() {
                    found.push(self.correction(set, &outcome));
                } else if found.is_empty() {
                    short.push((set, left));
                }
            }
            if !found.is_empty() {
                return (found, false);
            }
            let mut next = BTreeSet::new();
            for (set, left) in short {
                next.extend(self.extended(&left, set));
                // OK because no more than these are tried.
                while next.len() > TRIALS {
                    next.pop_last();
                }
            }
            level = next;
        }
        (Vec::new(), true)
    }

    /// What is still refuted, or is now, if the figures of a set are unknown.
    fn left(&self, set: &[Named<'n>], outcome: &Outcome) -> Vec<Problem> {
        let mut left = outcome.problems(self.case);
        left.retain(|problem| !self.problems.contains(problem) || self.group.contains(problem));
        let untouched = |problem: &&Problem| match problem {
            Problem::Alone(relation) => outcome.standing(*relation).is_none(),
            Problem::Together(relations) => relations.iter().all(|relation| outcome.standing(*relation).is_none()),
            Problem::Repeated(var) => set.iter().all(|named| named.figure != *var),
        };
        left.extend(self.group.iter().filter(untouched).cloned());
        left
    }

    /// The set with one figure more: each of those printed in the problem with the smallest names, of which one at least
    /// has to change.
    fn extended(&self, left: &[Problem], set: &[Named<'n>]) -> Vec<Vec<Named<'n>>> {
        let figures = left.iter().map(|problem| {
            let figures = self.case.figures(problem).into_iter();
            named(self.case, figures.filter(|var| self.case.is_printed(*var)))
        });
        let free = figures.map(|mut figures| {
            figures.retain(|named| !set.contains(named));
            figures
        });
        let with = |named: Named<'n>| {
            let mut larger: Vec<Named<'n>> = set.iter().copied().chain([named]).collect();
            larger.sort_unstable();
            larger
        };
        free.min().into_iter().flatten().map(with).collect()
    }

    fn correction(&self, set: &[Named<'n>], outcome: &Outcome) -> Correction {
        let effect = outcome.effect(self.case);
        let clears = effect.count();
        let mut becomes = self.witness(set, clears).unwrap_or_default().into_iter();
        let corrected = |named: &Named<'n>| {
            let (allowed, _) = outcome.allowed(named.figure);
            Corrected { figure: named.figure, allowed, becomes: becomes.next() }
        };
        Correction { figures: set.iter().map(corrected).collect(), relations: effect.clears, clears }
    }

    /// A value for each figure of a set, one after the other: with all of them in place, everything has to hold.
    fn witness(&self, set: &[Named<'n>], clears: usize) -> Option<Vec<Figure>> {
        let unknown = set.iter().map(|named| (named.figure, Vec::new())).collect();
        let mut supposition = Supposition { stated: unknown, ..Supposition::default() };
        let mut values = Vec::new();
        for named in set {
            let (allowed, value) = self.case.suppose(&supposition).allowed(named.figure);
            let figure = fitting(self.case.network, named.figure, &allowed, value)?;
            supposition.stated.insert(named.figure, vec![figure.clone()]);
            values.push(figure);
        }
        let effect = self.case.suppose(&supposition).effect(self.case);
        (!effect.breaks && effect.count() == clears).then_some(values)
    }
}
