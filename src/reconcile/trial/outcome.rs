//! What is said under a supposition, and what that makes of what was said before.

use std::collections::BTreeSet;

use super::problem::{Problem, Standing, problems};
use super::{Case, local};
use crate::figure::{Figure, Fraction, Rounding};
use crate::reconcile::linear::System;
use crate::reconcile::network::{Compiled, Network, Span, Var, Variable};
use crate::reconcile::verdict::{Reconciliation, RelationVerdict, Verdict, written};

/// Relations of which a smallest set that cannot be true is looked for.
const CORE: usize = 32;

/// What is said under a supposition.
pub(in crate::reconcile) struct Outcome {
    /// The figures that it reaches, by their number in the case.
    pub(super) vars: Vec<Var>,
    /// The relations that it reaches, by their number in the case.
    pub(super) relations: Vec<usize>,
    pub(super) network: Network,
    pub(super) result: Reconciliation,
    /// Whether it supposes figures to be unknown.
    pub(super) frees: bool,
}

/// What a supposition does to what was said before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::reconcile) struct Effect {
    /// The refuted relations that it clears.
    pub(in crate::reconcile) clears: Vec<usize>,
    /// The figures whose statements no longer contradict each other.
    pub(in crate::reconcile) agree: Vec<Var>,
    /// Whether something that held holds no more, or something else is refuted.
    pub(in crate::reconcile) breaks: bool,
}

impl Effect {
    /// The same, and some relations more are cleared.
    pub(in crate::reconcile) fn clearing(mut self, relations: impl IntoIterator<Item = usize>) -> Self {
        self.clears.extend(relations);
        self.clears.sort_unstable();
        self
    }

    pub(in crate::reconcile) fn count(&self) -> usize {
        self.clears.len().saturating_add(self.agree.len())
    }

    /// Whether it explains anything and upsets nothing.
    pub(in crate::reconcile) fn explains(&self) -> bool {
        !self.breaks && self.count() > 0
    }
}

impl Outcome {
    /// Each relation that is reached, with where it stood and where it stands.
    fn standings<'a>(&'a self, case: &'a Case<'_>) -> impl Iterator<Item = (usize, Standing, Standing)> + 'a {
        let pairs = self.relations.iter().zip(&self.result.relations);
        pairs.map(|(index, judged)| (*index, case.standing(*index), Standing::of(judged)))
    }

    /// What it does to what was said before.
    ///
    /// A refuted relation is cleared if it holds, or if nothing is known any more that would refute it. What held has to
    /// hold; only where figures are supposed to be unknown may it be open.
    pub(in crate::reconcile) fn effect(&self, case: &Case<'_>) -> Effect {
        let mut effect = Effect::default();
        for (index, before, after) in self.standings(case) {
            let is_open = self.frees && matches!(after, Standing::Unstated | Standing::Open);
            match before {
                Standing::Refuted if matches!(after, Standing::Holds | Standing::Unstated) => effect.clears.push(index),
                Standing::Refuted => {}
                Standing::Holds => effect.breaks |= after != Standing::Holds && !is_open,
                _ => effect.breaks |= after == Standing::Refuted,
            }
        }
        let repeated = |result: &Reconciliation, var: Var| result.duplicates.iter().any(|one| one.figure == var);
        for (index, var) in self.vars.iter().enumerate() {
            let is_repeated = Var::at(index).is_some_and(|local| repeated(&self.result, local));
            match (repeated(case.before, *var), is_repeated) {
                (true, false) => effect.agree.push(*var),
                (false, true) => effect.breaks = true,
                _ => {}
            }
        }
        effect.breaks |= !self.settles(case, &effect.clears);
        effect
    }

    /// Whether conflicts that are cleared are so even where figures that several of their relations share are taken for
    /// one.
    fn settles(&self, case: &Case<'_>, clears: &[usize]) -> bool {
        case.problems.iter().all(|problem| {
            let Problem::Together(relations) = problem else { return true };
            let is_cleared = relations.iter().any(|index| clears.contains(index));
            !is_cleared || self.system(|index| relations.contains(&index)).is_feasible()
        })
    }

    /// What some relations demand together.
    fn system(&self, of: impl Fn(usize) -> bool + Copy) -> System {
        let all = self.relations.iter().zip(&self.network.relations);
        System::of(&self.network, all.filter(move |(index, _)| of(**index)).map(|(_, compiled)| compiled))
    }

    /// What all relations demand together that have figures which are not stated, but for those that are refuted.
    fn open_system(&self) -> System {
        let open: BTreeSet<usize> = self.open().collect();
        self.system(|index| open.contains(&index))
    }

    fn open(&self) -> impl Iterator<Item = usize> + '_ {
        let judged = self.relations.iter().zip(&self.network.relations).zip(&self.result.relations);
        let is_open = |compiled: &Compiled| compiled.vars.iter().any(|var| !self.is_stated(*var));
        judged
            .filter(move |((_, compiled), judged)| is_open(compiled) && Standing::of(judged) != Standing::Refuted)
            .map(|((index, _), _)| *index)
    }

    fn is_stated(&self, local: Var) -> bool {
        self.network.variable(local).is_some_and(Variable::is_stated)
    }

    /// What cannot be true under the supposition: a problem that was there, or a new one.
    pub(in crate::reconcile) fn problems(&self, case: &Case<'_>) -> Vec<Problem> {
        let back = |index: &usize| self.relations.get(*index).copied();
        let named = problems(&self.result).filter_map(|problem| {
            Some(match problem {
                Problem::Alone(index) => Problem::Alone(back(&index)?),
                Problem::Together(relations) => Problem::Together(relations.iter().filter_map(back).collect()),
                Problem::Repeated(local) => Problem::Repeated(*self.vars.get(local.index())?),
            })
        });
        let unsettled = self.standings(case).filter(|(_, before, after)| match before {
            Standing::Refuted => matches!(after, Standing::Open | Standing::Truncated),
            Standing::Holds => *after == Standing::Truncated,
            _ => false,
        });
        let mut problems: Vec<Problem> = named.chain(unsettled.map(|(index, _, _)| Problem::Alone(index))).collect();
        if problems.is_empty() && !self.open_system().is_feasible() {
            problems.push(Problem::Together(self.core(case)));
        }
        problems
    }

    /// Relations that cannot all be true though each can: as few as can be, if there are not too many to try.
    fn core(&self, case: &Case<'_>) -> Vec<usize> {
        let mut core: Vec<usize> = self.open().collect();
        core.sort_by_key(|relation| case.network.order().relation(*relation));
        if core.len() <= CORE {
            for candidate in core.clone() {
                let rest: Vec<usize> = core.iter().copied().filter(|index| *index != candidate).collect();
                if !self.system(|index| rest.contains(&index)).is_feasible() {
                    core = rest;
                }
            }
        }
        core.sort_unstable();
        core
    }

    /// Where a relation stands under the supposition.
    pub(in crate::reconcile) fn standing(&self, relation: usize) -> Option<Standing> {
        self.verdict(relation).map(Standing::of)
    }

    fn verdict(&self, relation: usize) -> Option<&RelationVerdict> {
        let index = self.relations.binary_search(&relation).ok()?;
        self.result.relations.get(index)
    }

    /// What a list of parts leaves over, if it is sure to leave something.
    pub(in crate::reconcile) fn missing(&self, relation: usize) -> Option<Figure> {
        let judged = self.verdict(relation).filter(|judged| judged.verdict == Verdict::Incomplete)?;
        written(&self.network, judged.result?, judged.gap()?, 2, Rounding::HalfUp)
    }

    /// The values that the relations leave to a figure that is supposed to be unknown, and what their digits make of it.
    pub(in crate::reconcile) fn allowed(&self, var: Var) -> (Span, Option<Fraction>) {
        let (span, value) = self.implied(var);
        let together = local(&self.vars, var).and_then(|here| self.open_system().values(here));
        (together.and_then(|together| span.intersection(&together)).unwrap_or(span), value)
    }

    /// The same, one relation after the other: wider, and sooner found. Taken together only if they leave an end open,
    /// and if there is any hope: what others contradict each other on, the figure does not mend.
    pub(in crate::reconcile) fn roughly_allowed(&self, var: Var) -> Span {
        let (span, _) = self.implied(var);
        let is_open = !matches!(span.ends(), (Some(_), Some(_)));
        if is_open && self.result.conflicts.is_empty() { self.allowed(var).0 } else { span }
    }

    fn implied(&self, var: Var) -> (Span, Option<Fraction>) {
        let implied = local(&self.vars, var).and_then(|here| self.result.implied_of(here));
        implied.map_or((Span::UNBOUNDED, None), |implied| (implied.interval, implied.value))
    }
}
