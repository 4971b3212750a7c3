//! What would be said of a network if some of it were stated otherwise; judged again only as far as that can reach.

mod limit;
mod outcome;
mod problem;

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use super::claim::{ClaimReading, Relation};
use super::network::{Assumption, Compiled, Network, Span, Var, Variable};
use super::run::reconcile_without_modes;
use super::verdict::Reconciliation;
use crate::figure::Figure;

pub(super) use limit::{fitting, limit};
pub(super) use outcome::{Effect, Outcome};
use problem::problems;
pub(super) use problem::{Problem, Standing};

/// A network and what was said of it.
pub(super) struct Case<'n> {
    pub(super) network: &'n Network,
    pub(super) before: &'n Reconciliation,
    /// Everything that cannot be true.
    pub(super) problems: Vec<Problem>,
    /// Figures of relations that were judged again so far.
    work: Cell<usize>,
}

/// Figures of relations that are judged again at most.
const WORK: usize = 1 << 22;

/// What is supposed to be stated otherwise.
#[derive(Clone, Debug, Default)]
pub(super) struct Supposition {
    /// Other statements of a figure; none, and it is unknown.
    pub(super) stated: BTreeMap<Var, Vec<Figure>>,
    /// Other relations in the place of some.
    pub(super) relations: BTreeMap<usize, Relation<Var>>,
    /// Relations that are not there.
    pub(super) without: BTreeSet<usize>,
}

impl<'n> Case<'n> {
    pub(super) fn new(network: &'n Network, before: &'n Reconciliation) -> Self {
        Self { network, before, problems: problems(before).collect(), work: Cell::new(0) }
    }

    /// Whether as much was judged again as may be.
    pub(super) fn is_spent(&self) -> bool {
        self.work.get() >= WORK
    }

    /// Begins to count anew.
    pub(super) fn refresh(&self) {
        self.work.set(0);
    }

    pub(super) fn relation(&self, index: usize) -> Option<&'n Compiled> {
        self.network.relations.get(index)
    }

    pub(super) fn vars(&self, relation: usize) -> &'n [Var] {
        self.relation(relation).map(|compiled| compiled.vars.as_slice()).unwrap_or_default()
    }

    /// The values that a figure can have by itself.
    pub(super) fn span(&self, var: Var) -> Span {
        self.network.variable(var).map_or(Span::UNBOUNDED, |variable| variable.span(Assumption::Nearest))
    }

    pub(super) fn statements(&self, var: Var) -> &'n [Figure] {
        self.network.variable(var).map(|variable| variable.stated.as_slice()).unwrap_or_default()
    }

    /// Whether a figure is printed, so that a slip can be in it: a figure that is read as exact is given.
    pub(super) fn is_printed(&self, var: Var) -> bool {
        let printed = |variable: &Variable| variable.is_stated() && variable.reading != ClaimReading::Exact;
        self.network.variable(var).is_some_and(printed)
    }

    /// The relations that a figure is part of.
    pub(super) fn relations_of(&self, var: Var) -> &'n [usize] {
        self.network.variable(var).map(|variable| variable.relations.as_slice()).unwrap_or_default()
    }

    pub(super) fn standing(&self, relation: usize) -> Standing {
        self.before.relations.get(relation).map_or(Standing::Open, Standing::of)
    }

    /// Every relation that cannot be true, by itself or with others.
    pub(super) fn suspected(&self) -> BTreeSet<usize> {
        let relations = self.problems.iter().flat_map(|problem| match problem {
            Problem::Alone(index) => std::slice::from_ref(index),
            Problem::Together(indices) => indices.as_slice(),
            Problem::Repeated(_) => &[],
        });
        relations.copied().collect()
    }

    /// The figures of a problem: those stated, and those between.
    pub(super) fn figures(&self, problem: &Problem) -> BTreeSet<Var> {
        match problem {
            Problem::Alone(relation) => self.vars(*relation).iter().copied().collect(),
            Problem::Together(relations) => relations.iter().flat_map(|index| self.vars(*index)).copied().collect(),
            Problem::Repeated(var) => BTreeSet::from([*var]),
        }
    }

    /// Judges again what a supposition can reach.
    pub(super) fn suppose(&self, supposition: &Supposition) -> Outcome {
        let relations = self.reach(supposition);
        let figures =
            relations.iter().map(|index| self.vars(*index).len()).fold(relations.len(), usize::saturating_add);
        self.work.set(self.work.get().saturating_add(figures));
        let of = |index: &usize| supposition.relations.get(index).or_else(|| Some(&self.relation(*index)?.relation));
        let supposed: Vec<&Relation<Var>> = relations.iter().filter_map(of).collect();
        let members = supposed.iter().flat_map(|relation| relation.members()).map(|member| *member.2);
        let mut vars: Vec<Var> = members.chain(supposition.stated.keys().copied()).collect();
        vars.sort_unstable();
        vars.dedup();
        let mut network = Network::new();
        for var in &vars {
            self.copy(*var, supposition, &mut network);
        }
        // OK because every figure of a relation is among the figures.
        let here = |var: &Var| local(&vars, *var).unwrap_or(*var);
        for relation in supposed {
            network.add(relation.map(&mut |var| here(var)));
        }
        let result = reconcile_without_modes(&network);
        let frees = supposition.stated.values().any(Vec::is_empty);
        Outcome { vars, relations: relations.into_iter().collect(), network, result, frees }
    }

    /// What is left if some figures are unknown.
    pub(super) fn freed(&self, figures: impl IntoIterator<Item = Var>) -> Outcome {
        let stated = figures.into_iter().map(|var| (var, Vec::new())).collect();
        self.suppose(&Supposition { stated, ..Supposition::default() })
    }

    /// What is said if every statement that reads `printed` reads `becomes`, and some relations are not there.
    pub(super) fn edited(&self, var: Var, printed: &Figure, becomes: &Figure, without: BTreeSet<usize>) -> Outcome {
        let edit = |statement: &Figure| if statement == printed { becomes.clone() } else { statement.clone() };
        let stated = BTreeMap::from([(var, self.statements(var).iter().map(edit).collect())]);
        self.suppose(&Supposition { stated, without, ..Supposition::default() })
    }

    fn copy(&self, var: Var, supposition: &Supposition, network: &mut Network) {
        let Some(variable) = self.network.variable(var) else { return };
        let stated = supposition.stated.get(&var).cloned().unwrap_or_else(|| variable.stated.to_vec());
        network.figure(&variable.name, stated, variable.reading);
        if let Some(copy) = network.variables.last_mut() {
            copy.other_like = variable.like().cloned().map(Box::new);
        }
    }

    /// The relations whose verdict can change: those of the figures supposed, and what hangs together with them by
    /// figures that are not stated.
    fn reach(&self, supposition: &Supposition) -> BTreeSet<usize> {
        let of_figures = supposition.stated.keys().flat_map(|var| self.relations_of(*var)).copied();
        let is_there = |index: &usize| !supposition.without.contains(index);
        let seeds = of_figures.chain(supposition.relations.keys().copied());
        let mut reached: BTreeSet<usize> = seeds.filter(is_there).collect();
        let mut open: Vec<usize> = reached.iter().copied().collect();
        let mut seen = BTreeSet::new();
        while let Some(relation) = open.pop() {
            let supposed = supposition.relations.get(&relation);
            let others = supposed.map(|relation| relation.members().into_iter().map(|member| *member.2).collect());
            let others: Vec<Var> = others.unwrap_or_default();
            for var in self.vars(relation).iter().copied().chain(others) {
                let stated = supposition.stated.get(&var).map_or_else(|| self.statements(var), Vec::as_slice);
                if stated.is_empty() && seen.insert(var) {
                    let next = self.relations_of(var).iter().copied().filter(is_there);
                    open.extend(next.filter(|next| reached.insert(*next)));
                }
            }
        }
        reached
    }
}

/// The number that a figure has among some.
fn local(vars: &[Var], var: Var) -> Option<Var> {
    vars.binary_search(&var).ok().and_then(Var::at)
}
