//! What is said under a supposition, and what that makes of what was said before.

use super::limit::limit;
use super::problem::{Problem, Standing, problems};
use super::{Case, local};
use crate::figure::{Figure, Fraction, Rounding};
use crate::reconcile::network::{Assumption, Network, Span, Var};
use crate::reconcile::verdict::{Conflict, Reconciliation, RelationVerdict, Verdict, written};

/// What is said under a supposition.
pub(in crate::reconcile) struct Outcome {
    /// The figures that it reaches, by their number in the case.
    pub(super) vars: Vec<Var>,
    /// The relations that it reaches, by their number in the case.
    pub(super) relations: Vec<usize>,
    pub(super) network: Network,
    pub(super) result: Reconciliation,
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

    /// What it does where every figure is still stated: what held has to hold.
    pub(in crate::reconcile) fn effect(&self, case: &Case<'_>) -> Effect {
        self.effect_if(case, |standing| standing == Standing::Holds, |standing| standing == Standing::Holds)
    }

    /// What it does where some figures are unknown: what they leave open is possible.
    pub(in crate::reconcile) fn possible(&self, case: &Case<'_>) -> Effect {
        let possible = |standing| matches!(standing, Standing::Holds | Standing::Unstated);
        self.effect_if(case, possible, |standing| !matches!(standing, Standing::Refuted | Standing::Truncated))
    }

    fn effect_if(&self, case: &Case<'_>, clear: fn(Standing) -> bool, kept: fn(Standing) -> bool) -> Effect {
        let mut effect = Effect::default();
        for (index, before, after) in self.standings(case) {
            match before {
                Standing::Refuted if clear(after) => effect.clears.push(index),
                Standing::Refuted => {}
                Standing::Holds => effect.breaks |= !kept(after),
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
        effect
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
        named.chain(unsettled.map(|(index, _, _)| Problem::Alone(index))).collect()
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
        let Some(here) = local(&self.vars, var) else { return (Span::UNBOUNDED, None) };
        let implied = self.result.implied_of(here);
        let span = implied.map_or(Span::UNBOUNDED, |implied| implied.interval);
        let known = |other: Var| match self.network.variable(other).filter(|variable| variable.is_stated()) {
            Some(variable) => variable.span(Assumption::Nearest),
            None => self.result.implied_of(other).map_or(Span::UNBOUNDED, |implied| implied.interval),
        };
        let relations = self.network.variable(here).map(|variable| variable.relations.as_slice()).unwrap_or_default();
        let standing = relations
            .iter()
            .filter(|index| self.result.relations.get(**index).is_some_and(|judged| !judged.is_contradiction()));
        let limits = standing.filter_map(|index| limit(&self.network.relations.get(*index)?.form, here, &known));
        let narrowed = limits.fold(span, |span, limit| span.intersection(&limit).unwrap_or(span));
        (narrowed, implied.and_then(|implied| implied.value))
    }

    /// What each side of a conflict makes of a figure that is supposed to be unknown.
    pub(in crate::reconcile) fn sides(&self, var: Var) -> Vec<Span> {
        let Some(here) = local(&self.vars, var) else { return Vec::new() };
        let at = |conflict: &&Conflict| conflict.at == here;
        self.result.conflicts.iter().filter(at).flat_map(|one| one.sides.iter().map(|side| side.interval)).collect()
    }
}
