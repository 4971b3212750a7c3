//! What follows from another fault is put under it.

use std::collections::BTreeMap;

use super::checks;
use super::finding::Finding;
use super::ledger::OriginRole;
use super::run::Context;
use crate::figure::{Interval, Quantity};
use crate::reconcile::Var;

/// Faults, or figures of a relation, that are looked through one by one; more are looked up.
const FEW: usize = 16;

/// Whether a fault is one of parts and their total, which others follow from.
fn is_sum(finding: &Finding) -> bool {
    [checks::SUM, checks::HIERARCHY, checks::POSTS, checks::COLUMNS].contains(&finding.check.code)
}

/// Puts each fault under the first that it follows from. Takes time linear in the faults and their figures, but for what
/// it takes to sort them.
pub(super) fn subordinate(context: &Context<'_>, mut findings: Vec<Finding>) -> Vec<Finding> {
    // Shares that do not total follow from a share that is wrong, so those are placed first.
    findings.sort_by_key(|finding| (!is_sum(finding), finding.check.code == checks::SHARES));
    let near = if findings.len() > FEW { Some(Near::of(context, &findings)) } else { None };
    let mut mended = Mended { context, values: BTreeMap::new() };
    let mut heads: Vec<Finding> = Vec::with_capacity(findings.len());
    // Where each fault stands among the heads, if it is one.
    let mut places: Vec<Option<usize>> = Vec::with_capacity(findings.len());
    for finding in findings {
        let cause = if let Some(near) = &near {
            let causes = near.of_finding(context, &finding).into_iter();
            let mut causes = causes.filter_map(|cause| places.get(cause).copied().flatten());
            causes.find(|head| heads.get(*head).is_some_and(|head| mended.follows(head, &finding)))
        } else {
            heads.iter().position(|head| mended.follows(head, &finding))
        };
        if let Some(head) = cause.and_then(|head| heads.get_mut(head)) {
            // What something certain follows from is no mere lack.
            if head.lacking && !finding.lacking {
                head.severity = head.severity.max(finding.severity);
            }
            head.consequences.push(finding);
            places.push(None);
        } else {
            places.push(Some(heads.len()));
            heads.push(finding);
        }
    }
    heads
}

/// Faults by what they have in common with others, each list in its order.
struct Near {
    /// Sums by their figures.
    sums: Vec<(Var, usize)>,
    /// All faults by their figures, and by the groups of their relations; only if some shares do not total.
    figures: Vec<(Var, usize)>,
    groups: Vec<(usize, usize)>,
}

impl Near {
    fn of(context: &Context<'_>, findings: &[Finding]) -> Self {
        let mut near = Self { sums: Vec::new(), figures: Vec::new(), groups: Vec::new() };
        let all = findings.iter().any(|finding| finding.check.code == checks::SHARES);
        for (index, finding) in findings.iter().enumerate() {
            for relation in &finding.relations {
                let figures = context.ledger.network.figures_of(*relation).iter().map(|var| (*var, index));
                if is_sum(finding) {
                    near.sums.extend(figures.clone());
                }
                if all {
                    near.figures.extend(figures);
                    near.groups.extend(group(context, *relation).map(|(group, _)| (group, index)));
                }
            }
        }
        near.sums.sort_unstable();
        near.figures.sort_unstable();
        near.groups.sort_unstable();
        near
    }

    /// The faults that one may follow from, in their order.
    fn of_finding(&self, context: &Context<'_>, finding: &Finding) -> Vec<usize> {
        let shares = finding.check.code == checks::SHARES;
        let mut near = Vec::new();
        for relation in &finding.relations {
            let by_figure = if shares { &self.figures } else { &self.sums };
            for var in context.ledger.network.figures_of(*relation) {
                near.extend(under(by_figure, *var));
            }
            if let (true, Some((group, _))) = (shares, group(context, *relation)) {
                near.extend(under(&self.groups, group));
            }
        }
        near.sort_unstable();
        near.dedup();
        near
    }
}

/// What stands under a key in a sorted list.
fn under<K: Ord + Copy>(list: &[(K, usize)], key: K) -> impl Iterator<Item = usize> + '_ {
    let start = list.partition_point(|(other, _)| *other < key);
    list.iter().skip(start).take_while(move |(other, _)| *other == key).map(|(_, index)| *index)
}

fn group(context: &Context<'_>, relation: usize) -> Option<(usize, OriginRole)> {
    context.ledger.origins.get(relation).map(|origin| (origin.group, origin.role))
}

/// What would be if faults were mended.
struct Mended<'c, 'r> {
    context: &'c Context<'r>,
    /// What sums of many figures allow each of them.
    values: BTreeMap<usize, Vec<(Var, Interval<Quantity>)>>,
}

impl Mended<'_, '_> {
    /// Whether a fault would be gone if the other were mended at a figure that both have.
    fn follows(&mut self, cause: &Finding, other: &Finding) -> bool {
        let context = self.context;
        let network = &context.ledger.network;
        if other.check.code == checks::SHARES {
            let groups = |relation: usize| group(context, relation).map(|(group, _)| group);
            let mut pairs = cause.relations.iter().flat_map(|one| other.relations.iter().map(move |two| (*one, *two)));
            return pairs.any(|(one, two)| {
                groups(one) == groups(two) || common(network.figures_of(one), network.figures_of(two)).next().is_some()
            });
        }
        let ([one], [two]) = (cause.relations.as_slice(), other.relations.as_slice()) else { return false };
        let is_of_list = matches!(group(context, *two), Some((_, OriginRole::OtherYear | OriginRole::List)));
        if !is_sum(cause) || is_of_list {
            return false;
        }
        common(network.figures_of(*one), network.figures_of(*two)).any(|var| {
            let values = self.allowed(*one, var);
            values.is_some_and(|values| network.holds_given(*two, var, values))
        })
    }

    /// The values that a relation allows one of its figures.
    fn allowed(&mut self, relation: usize, var: Var) -> Option<Interval<Quantity>> {
        let network = &self.context.ledger.network;
        if network.figures_of(relation).len() <= FEW {
            return network.allowed(relation, var);
        }
        let values = self.values.entry(relation).or_insert_with(|| network.allowed_each(relation));
        let place = values.binary_search_by_key(&var, |(var, _)| *var).ok()?;
        values.get(place).map(|(_, values)| *values)
    }
}

/// The figures in both of two sorted lists.
fn common<'v>(one: &'v [Var], two: &'v [Var]) -> impl Iterator<Item = Var> + 'v {
    let (short, long) = if one.len() <= two.len() { (one, two) } else { (two, one) };
    short.iter().copied().filter(|var| long.binary_search(var).is_ok())
}
