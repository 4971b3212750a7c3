//! One cause, one finding: what follows from a fault is put under it, faults of one kind are folded, twins name each other.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::check::Code;
use super::checks;
use super::finding::{Finding, Slot, Term};
use super::ledger::OriginRole;
use super::run::Context;
use crate::model::Pointer;

/// Puts consequences under their causes, folds repeated faults, and lets faults that one cause would explain name each other.
pub(super) fn arrange(context: &Context<'_>, findings: Vec<Finding>) -> Vec<Finding> {
    let findings = super::coded::one_by_code(super::follow::subordinate(context, findings));
    let mut findings = fold(context, findings);
    number(&mut findings);
    relate(context, &mut findings);
    findings
}

/// Tells faults apart that are known by the same words, by their order.
fn number(findings: &mut [Finding]) {
    if let [single] = findings {
        return number(&mut single.consequences);
    }
    let mut seen: BTreeMap<u64, usize> = BTreeMap::new();
    for finding in findings {
        let before = seen.entry(finding.fingerprint()).or_default();
        if *before > 0 {
            finding.key = format!("{}#{before}", finding.key);
        }
        *before = before.saturating_add(1);
        number(&mut finding.consequences);
    }
}

/// Repeated faults of one kind within one thing become one finding with several places.
fn fold(context: &Context<'_>, findings: Vec<Finding>) -> Vec<Finding> {
    if findings.iter().filter(|finding| foldable(finding)).nth(1).is_none() {
        return findings;
    }
    let mut folded: Vec<Finding> = Vec::with_capacity(findings.len());
    // Where the first fault of a kind within a thing stands, and the places that are told with it.
    let mut twins: BTreeMap<(Code, String), (usize, BTreeSet<Pointer>)> = BTreeMap::new();
    for finding in findings {
        let home = if foldable(&finding) { home(context, &finding) } else { None };
        let Some(home) = home else {
            folded.push(finding);
            continue;
        };
        match twins.entry((finding.check.code, home)) {
            Entry::Vacant(entry) => {
                entry.insert((folded.len(), finding.at.iter().cloned().collect()));
                folded.push(finding);
            }
            Entry::Occupied(mut entry) => {
                let (first, places) = entry.get_mut();
                if let Some(first) = folded.get_mut(*first) {
                    first.absorb(finding, places);
                }
            }
        }
    }
    folded
}

fn foldable(finding: &Finding) -> bool {
    [checks::SHARE, checks::WORDS, checks::CUTOFF, checks::POINTS, checks::TRUNCATED].contains(&finding.check.code)
}

/// The thing whose parts a fault is about: the list that the judged place is in.
fn home(context: &Context<'_>, finding: &Finding) -> Option<String> {
    if finding.check.code == checks::WORDS {
        let origin = context.ledger.origins.get(*finding.relations.first()?)?;
        return Some(origin.group.to_string());
    }
    let place = finding.at.first()?.as_str();
    let mut steps: Vec<&str> = place.split('/').collect();
    // The last index is that of the part itself.
    let is_index = |step: &&str| step.bytes().all(|byte| byte.is_ascii_digit()) && !step.is_empty();
    let indexes: Vec<usize> = (0..steps.len()).filter(|index| steps.get(*index).is_some_and(is_index)).collect();
    let of_part = if finding.check.code == checks::SHARE { indexes.iter().rev().nth(1) } else { indexes.last() };
    steps.truncate(*of_part?);
    Some(steps.join("/"))
}

/// Parts that miss this year's total and last year's may be one part that is not listed.
fn relate(context: &Context<'_>, findings: &mut [Finding]) {
    let group_of = |finding: &Finding, role: OriginRole| {
        let origins = finding.relations.iter().filter_map(|relation| context.ledger.origins.get(*relation));
        origins.into_iter().find(|origin| origin.role == role).map(|origin| origin.group)
    };
    let mut priors: BTreeMap<usize, (u64, Option<Term>)> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.check.code == checks::PRIOR) {
        if let Some(group) = group_of(finding, OriginRole::OtherYear) {
            priors.entry(group).or_insert_with(|| (finding.fingerprint(), finding.term(Slot::Gap).cloned()));
        }
    }
    let mut sums: BTreeMap<usize, Vec<u64>> = BTreeMap::new();
    for finding in findings.iter_mut().filter(|finding| finding.check.code == checks::SUM) {
        let Some(group) = group_of(finding, OriginRole::Parts) else { continue };
        if let Some((prior, gap)) = priors.get(&group) {
            sums.entry(group).or_default().push(finding.fingerprint());
            finding.related.push(*prior);
            finding.terms.extend(gap.clone().map(|gap| (Slot::MissingBefore, gap)));
        }
    }
    for finding in findings.iter_mut().filter(|finding| finding.check.code == checks::PRIOR) {
        let group = group_of(finding, OriginRole::OtherYear);
        finding.related.extend(group.and_then(|group| sums.get(&group)).into_iter().flatten());
    }
}
