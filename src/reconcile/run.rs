//! The verdict on every relation of a network, what it implies, and what it cannot be.

use super::flow::Flow;
use super::form::Form;
use super::heard::{Message, Told};
use super::joint::Joint;
use super::judge::{Detail, Known, unjudged};
use super::network::{Assumption, Network, Span, Var};
use super::solve::solve;
use super::verdict::{Duplicate, NotCheckable, Reconciliation, RelationVerdict, Verdict};
use super::web::Web;

/// Decides which relations of a network can be true, and what they imply.
///
/// A relation whose figures are all stated is judged on them alone. Otherwise its unstated figures take the values that the
/// *other* relations imply, those that hold. A contradiction of several relations is charged to those that state a rate, or
/// to all of them if none does; what is charged narrows nothing.
///
/// A change and a rate from the same unstated figure are judged together, as far as they share stated figures too.
///
/// A figure that says less adds no contradiction, with two exceptions. What the digits kept from being judged – a base that
/// can be zero by the relations that hold, parts of both signs – is judged where they do so no more. And a figure that says
/// little (`约240万元`) keeps its relations to itself, as all that is stated: once it is not stated at all, they are judged
/// together.
///
/// Takes time linear in the figures of the relations, times the length of the longest chain of unstated figures, times the
/// number of conflicts that hang together.
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
    judge_all(network, Detail::Full)
}

/// The same for those who do not ask which other ways of rounding would explain a contradiction: none are listed.
pub(crate) fn reconcile_without_modes(network: &Network) -> Reconciliation {
    judge_all(network, Detail::WithoutModes)
}

/// The same for those who look at the numbers of faults alone: a relation that holds has none.
pub(crate) fn reconcile_for_faults(network: &Network) -> Reconciliation {
    judge_all(network, Detail::OfFaults)
}

fn judge_all(network: &Network, detail: Detail) -> Reconciliation {
    let (relations, pending) = alone(network, detail);
    let mut result = Reconciliation { relations, duplicates: duplicates(network), ..Reconciliation::default() };
    for component in components(network, &pending, &pending) {
        let web = Web::new(network, &component);
        let mut joint = Joint::new(&web, detail);
        joint.settle(result.conflicts.len());
        for (index, judged) in joint.verdicts {
            if let Some(slot) = result.relations.get_mut(index) {
                *slot = judged;
            }
        }
        result.conflicts.extend(joint.conflicts);
        result.implied.extend(joint.implied);
        result.rounds_met |= joint.rounds_met;
    }
    result.implied.sort_by_key(|implied| implied.figure);
    result
}

/// Which of some relations leave something over even if every digit was cut off, as far as the relations imply that hold.
///
/// They have to be in their order.
pub(crate) fn short_if_cut_off(network: &Network, judged: &Reconciliation, relations: &[usize]) -> Vec<bool> {
    let holds = |index: &usize| judged.relations.get(*index).is_some_and(|judged| !judged.is_contradiction());
    let is_open = |index: &usize| {
        network.relations.get(*index).is_some_and(|compiled| !compiled.open.is_empty() && compiled.fits)
    };
    let is_pending = |index: &usize| holds(index) && is_open(index);
    let falls_short = |index: usize, told: &Told| {
        let known = Known::new(network, Assumption::Truncated, told);
        network.relations.get(index).is_some_and(|compiled| compiled.falls_short(known))
    };
    let (mut short, mut asked) = (Vec::with_capacity(relations.len()), Vec::new());
    for index in relations {
        let told = told_at_once(network, *index, &is_pending);
        asked.extend(told.is_none().then_some(*index));
        short.push(told.is_some_and(|told| falls_short(*index, &told)));
    }
    if asked.is_empty() {
        return short;
    }
    let pending: Vec<usize> = (0..network.relations.len()).filter(is_pending).collect();
    for component in components(network, &pending, &asked) {
        let place = |index: &usize| relations.binary_search(index).ok();
        let web = Web::new(network, &component);
        let mut flow = Flow::without_values(&web, Assumption::Truncated, &component);
        flow.finish();
        for index in &component {
            if let Some(short) = place(index).and_then(|place| short.get_mut(place)) {
                *short = falls_short(*index, &flow.told(*index));
            }
        }
    }
    short
}

/// What the unstated figures of a relation are told if figures were cut off; `None` if that takes rounds to find out, as
/// other pending relations hang together by them.
fn told_at_once(network: &Network, index: usize, is_pending: &impl Fn(&usize) -> bool) -> Option<Told> {
    let span =
        |var: Var| network.variable(var).map_or(Span::UNBOUNDED, |variable| variable.span(Assumption::Truncated));
    let mut told = Told::new();
    for var in &network.relations.get(index)?.open {
        let around = network.variable(*var)?.relations.iter().filter(|other| **other != index && is_pending(other));
        let mut common = Span::UNBOUNDED;
        for compiled in around.filter_map(|other| network.relations.get(*other)) {
            if compiled.open.len() > 1 {
                return None;
            }
            let next = solve(&compiled.form, *var, &span).unwrap_or(Span::UNBOUNDED);
            common = common.intersection(&next)?;
        }
        if common != Span::UNBOUNDED {
            told.push((*var, Message { span: common, value: None }));
        }
    }
    Some(told)
}

/// Figures whose statements no value satisfies, neither rounded nor cut off.
fn duplicates(network: &Network) -> Vec<Duplicate> {
    let repeated = network.variables.iter().enumerate().filter(|(_, variable)| variable.stated.len() > 1);
    let impossible = repeated.filter(|(_, variable)| {
        variable.common(Assumption::Nearest).is_none() && variable.common(Assumption::Truncated).is_none()
    });
    impossible.filter_map(|(index, _)| Some(Duplicate { figure: Var::at(index)? })).collect()
}

/// Judges the relations whose figures are all stated; the others are pending, and not checkable until they are judged.
fn alone(network: &Network, detail: Detail) -> (Vec<RelationVerdict>, Vec<usize>) {
    let count = network.relations.len();
    let (mut verdicts, mut pending) = (Vec::with_capacity(count), Vec::with_capacity(count));
    let told = Told::new();
    for (index, relation) in network.relations.iter().enumerate() {
        let is_alone = relation.open.is_empty() || !relation.fits || matches!(relation.form, Form::Vague);
        verdicts.push(if is_alone {
            relation.judge(Known::new(network, Assumption::Nearest, &told), detail)
        } else if network.kinship().fits(network, relation) {
            pending.push(index);
            unjudged(relation, Verdict::NotCheckable(NotCheckable::Unstated(Vec::new())))
        } else {
            unjudged(relation, Verdict::NotCheckable(NotCheckable::Units))
        });
    }
    (verdicts, pending)
}

/// The relations that hang together by figures that are not stated, each in their order: those that any of the asked ones
/// is among.
fn components(network: &Network, relations: &[usize], asked: &[usize]) -> Vec<Vec<usize>> {
    let mut left = vec![false; network.relations.len()];
    let mut unseen = vec![true; network.variables.len()];
    for relation in relations {
        take(&mut left, *relation, true);
    }
    let mut components = Vec::new();
    for first in asked {
        if !take(&mut left, *first, false) {
            continue;
        }
        let mut component = Vec::with_capacity(8);
        component.push(*first);
        let mut done = 0;
        while let Some(compiled) = component.get(done).and_then(|relation| network.relations.get(*relation)) {
            done = done.saturating_add(1);
            for var in compiled.open.iter().filter(|var| take(&mut unseen, var.index(), false)) {
                let neighbours =
                    network.variable(*var).map(|variable| variable.relations.as_slice()).unwrap_or_default();
                component.extend(neighbours.iter().filter(|next| take(&mut left, **next, false)));
            }
        }
        component.sort_unstable();
        components.push(component);
    }
    components
}

/// Sets a mark; whether it was set before.
fn take(marks: &mut [bool], place: usize, mark: bool) -> bool {
    marks.get_mut(place).is_some_and(|slot| std::mem::replace(slot, mark))
}
