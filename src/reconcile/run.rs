//! The verdict on every relation of a network, what it implies, and what it cannot be.

use std::collections::{BTreeMap, BTreeSet};

use super::flow::{Clash, Flow, unstated};
use super::form::Form;
use super::judge::{Knowledge, unjudged};
use super::network::{Assumption, Network, Span, Var};
use super::verdict::{Conflict, Duplicate, Implied, NotCheckable, Reconciliation, RelationVerdict, Side, Verdict};

/// Decides which relations of a network can be true, and what they imply.
///
/// A relation whose figures are all stated is judged on them alone. Otherwise its unstated figures take the values that the
/// *other* relations imply, those that hold. A contradiction of several relations is charged to those that state a rate, or
/// to all of them if none does; what is charged narrows nothing.
///
/// Takes time linear in the figures of the relations, times the length of the longest chain of unstated figures, times the
/// number of conflicts within one chain.
///
/// ```
/// use budget_performance::reconcile::{Claims, Network, Verdict, reconcile};
/// use budget_performance::wire::from_json;
///
/// let claims: Claims = from_json(
///     r#"{
///         "figures": [
///             { "name": "total", "stated": ["311.01万元"] },
///             { "name": "personnel", "stated": ["259.01万元"] },
///             { "name": "routine", "stated": ["48.37万元"] }
///         ],
///         "relations": [{ "kind": "sum", "total": "total", "parts": ["personnel", "routine"] }]
///     }"#,
/// )?;
/// let network = Network::try_from(claims)?;
/// let reconciliation = reconcile(&network);
/// let [sum] = reconciliation.relations.as_slice() else { panic!("there is one relation") };
/// assert!(sum.is_contradiction());
/// assert_eq!(sum.gap_in_last_digits(&network), Some(363)); // 3.63万元 are missing
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn reconcile(network: &Network) -> Reconciliation {
    let stated: Vec<Span> = network.variables.iter().map(|variable| variable.span(Assumption::Nearest)).collect();
    let mut run = Run { network, stated, verdicts: BTreeMap::new(), result: Reconciliation::default() };
    run.duplicates();
    let pending = run.alone();
    for component in components(network, &pending) {
        run.together(component);
    }
    let mut verdicts = run.verdicts;
    let missing = |index: usize| verdicts.remove(&index);
    let relations = (0..network.relations.len()).filter_map(missing).collect();
    run.result.relations = relations;
    run.result.implied.sort_by_key(|implied| implied.figure);
    run.result
}

struct Run<'n> {
    network: &'n Network,
    /// The values of each figure by itself.
    stated: Vec<Span>,
    verdicts: BTreeMap<usize, RelationVerdict>,
    result: Reconciliation,
}

impl Run<'_> {
    /// Figures whose statements no value satisfies, neither rounded nor cut off.
    fn duplicates(&mut self) {
        let impossible = |assumption: Assumption, index: usize| {
            self.network.variables.get(index).is_some_and(|variable| variable.common(assumption).is_none())
        };
        let both = |index: &usize| impossible(Assumption::Nearest, *index) && impossible(Assumption::Truncated, *index);
        let figures: Vec<Var> = (0..self.network.variables.len()).filter(both).filter_map(Var::at).collect();
        self.result.duplicates = figures.into_iter().map(|figure| Duplicate { figure }).collect();
    }

    /// Judges the relations whose figures are all stated; the others are returned.
    fn alone(&mut self) -> Vec<usize> {
        let mut pending = Vec::new();
        for (index, relation) in self.network.relations.iter().enumerate() {
            let is_open = relation.fits && !unstated(self.network, index).is_empty();
            if is_open && !matches!(relation.form, Form::Vague) {
                pending.push(index);
                continue;
            }
            let span = |var: Var| self.stated.get(var.index()).copied().unwrap_or(Span::UNBOUNDED);
            let digits = |var: Var| self.network.digits(var);
            let judged = self.network.judge(relation, &Knowledge { span: &span, digits: &digits });
            self.verdicts.insert(index, judged);
        }
        pending
    }

    /// Judges relations that share unstated figures.
    fn together(&mut self, mut active: Vec<usize>) {
        loop {
            let stated = std::mem::take(&mut self.stated);
            let mut flow = Flow::new(self.network, &stated, active.clone());
            let found = match flow.run() {
                Err(clash) => Some(self.clash(&flow, &clash)),
                Ok(()) => self.refuted(&flow, &active),
            };
            let done = match found {
                None => {
                    self.settle(&flow, &active);
                    true
                }
                Some(conflict) => {
                    self.charge(conflict, &flow, &mut active);
                    active.is_empty()
                }
            };
            self.stated = stated;
            if done {
                return;
            }
        }
    }

    /// The conflict of two relations that tell a figure what cannot both be.
    fn clash(&self, flow: &Flow<'_>, clash: &Clash) -> Conflict {
        let side = |relation: usize| {
            let message = flow.message(relation, clash.at);
            Side {
                interval: message.map_or(Span::UNBOUNDED, |message| message.span),
                value: message.and_then(|message| message.value),
                chain: flow.chain(relation, clash.at).into_iter().collect(),
            }
        };
        self.conflict(clash.at, clash.relations.map(side))
    }

    fn conflict(&self, at: Var, sides: [Side; 2]) -> Conflict {
        let relations: BTreeSet<usize> = sides.iter().flat_map(|side| side.chain.iter().copied()).collect();
        let figures: BTreeSet<Var> = relations.iter().flat_map(|relation| unstated(self.network, *relation)).collect();
        let assumed = |relation: &usize| self.network.relations.get(*relation).is_some_and(|relation| relation.assumed);
        let assumed = relations.iter().any(assumed);
        let (relations, figures) = (relations.into_iter().collect(), figures.into_iter().collect());
        Conflict { relations, figures, at, sides, assumed }
    }

    /// The first relation that what the others imply refutes, with them.
    fn refuted(&self, flow: &Flow<'_>, active: &[usize]) -> Option<Conflict> {
        let mut active = active.to_vec();
        active.sort_by(|one, two| self.network.order(*one, *two));
        active.into_iter().find_map(|relation| {
            let judged = self.judge(flow, relation)?;
            if !matches!(judged.verdict, Verdict::Contradiction { .. } | Verdict::OnlyTruncated) {
                return None;
            }
            let vars = unstated(self.network, relation);
            let chain: BTreeSet<usize> = vars.iter().flat_map(|var| flow.chain_of(*var, Some(relation))).collect();
            let result = judged.result.or_else(|| vars.first().copied())?;
            let own: Vec<usize> = chain.iter().copied().chain([relation]).collect();
            let sides = [
                Side { interval: judged.stated.unwrap_or(Span::UNBOUNDED), value: judged.printed, chain: own.clone() },
                Side { interval: judged.allowed.unwrap_or(Span::UNBOUNDED), value: judged.computed, chain: own },
            ];
            Some(self.conflict(result, sides))
        })
    }

    /// The verdict on a relation with what the others imply; `None` if they do not imply enough.
    fn judge(&self, flow: &Flow<'_>, relation: usize) -> Option<RelationVerdict> {
        let compiled = self.network.relations.get(relation)?;
        let vars = unstated(self.network, relation);
        let known: Option<BTreeMap<Var, _>> =
            vars.iter().map(|var| Some((*var, flow.heard_from_others(*var, relation)?))).collect();
        let known = known?;
        let span = |var: Var| known.get(&var).map_or_else(|| flow.stated_span(var), |message| message.span);
        let digits = |var: Var| known.get(&var).map_or_else(|| flow.digits(var), |message| message.value);
        Some(self.network.judge(compiled, &Knowledge { span: &span, digits: &digits }))
    }

    /// Charges a conflict to the relations that state a rate, or to all; they take no further part.
    fn charge(&mut self, conflict: Conflict, flow: &Flow<'_>, active: &mut Vec<usize>) {
        let only_truncated = self.agree_if_cut_off(&conflict.relations);
        let states_rate = |relation: &&usize| {
            self.network.relations.get(**relation).is_some_and(|relation| matches!(relation.form, Form::Quotient(_)))
        };
        let mut charged: Vec<usize> = conflict.relations.iter().filter(states_rate).copied().collect();
        if charged.is_empty() {
            charged.clone_from(&conflict.relations);
        }
        let index = self.result.conflicts.len();
        for relation in &charged {
            let verdict = if only_truncated {
                Verdict::OnlyTruncated
            } else {
                Verdict::Contradiction { modes: Vec::new(), conflict: Some(index) }
            };
            if let Some(mut judged) = self.charged(flow, *relation, verdict) {
                judged.assumed |= conflict.assumed;
                self.verdicts.insert(*relation, judged);
            }
        }
        active.retain(|relation| !charged.contains(relation));
        if !only_truncated {
            self.result.conflicts.push(conflict);
        }
    }

    /// The numbers of a charged relation, as far as the others imply them.
    fn charged(&self, flow: &Flow<'_>, relation: usize, verdict: Verdict) -> Option<RelationVerdict> {
        let compiled = self.network.relations.get(relation)?;
        let mut judged = self.judge(flow, relation).unwrap_or_else(|| unjudged(compiled, verdict.clone()));
        judged.verdict = verdict;
        Some(judged)
    }

    /// Whether some relations could all be true if every figure had been cut off.
    fn agree_if_cut_off(&self, relations: &[usize]) -> bool {
        let spans: Vec<Span> =
            self.network.variables.iter().map(|variable| variable.span(Assumption::Truncated)).collect();
        let mut flow = Flow::new(self.network, &spans, relations.to_vec());
        flow.run().is_ok()
            && relations.iter().all(|relation| {
                let judged = self.judge(&flow, *relation);
                judged.is_none_or(|judged| !judged.is_contradiction())
            })
    }

    /// Judges what is left when no conflict is, and keeps what is implied.
    fn settle(&mut self, flow: &Flow<'_>, active: &[usize]) {
        self.result.rounds_met |= flow.rounds_met;
        for &relation in active {
            let Some(compiled) = self.network.relations.get(relation) else { continue };
            let judged = self.judge(flow, relation).unwrap_or_else(|| {
                let unknown = unstated(self.network, relation).into_iter();
                let unknown = unknown.filter(|var| flow.heard_from_others(*var, relation).is_none()).collect();
                unjudged(compiled, Verdict::NotCheckable(NotCheckable::Unstated(unknown)))
            });
            self.verdicts.insert(relation, judged);
        }
        let implied = flow.vars().filter_map(|figure| {
            let message = flow.common(figure, None)?;
            let chain = flow.chain_of(figure, None).into_iter().collect();
            Some(Implied { figure, interval: message.span, value: message.value, chain })
        });
        self.result.implied.extend(implied);
    }
}

/// The relations that hang together by figures that are not stated.
fn components(network: &Network, relations: &[usize]) -> Vec<Vec<usize>> {
    let mut open: BTreeSet<usize> = relations.iter().copied().collect();
    let mut components = Vec::new();
    while let Some(first) = open.pop_first() {
        let (mut component, mut edge) = (vec![first], vec![first]);
        while let Some(relation) = edge.pop() {
            let neighbours = unstated(network, relation).into_iter().filter_map(|var| network.variable(var));
            for next in neighbours.flat_map(|variable| variable.relations.iter().copied()) {
                if open.remove(&next) {
                    component.push(next);
                    edge.push(next);
                }
            }
        }
        component.sort_unstable();
        components.push(component);
    }
    components
}
