//! One cause, one finding: what follows from a fault is put under it, faults of one kind are folded, twins name each other.

use super::checks;
use super::finding::{Finding, Slot, Term};
use super::ledger::OriginRole;
use super::run::Context;

/// Puts consequences under their causes, folds repeated faults, and lets faults that one cause would explain name each other.
pub(super) fn arrange(context: &Context<'_>, findings: Vec<Finding>) -> Vec<Finding> {
    let findings = super::coded::one_by_code(subordinate(context, findings));
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
    let mut seen: std::collections::BTreeMap<u64, usize> = std::collections::BTreeMap::new();
    for finding in findings {
        let before = seen.entry(finding.fingerprint()).or_default();
        if *before > 0 {
            finding.key = format!("{}#{before}", finding.key);
        }
        *before = before.saturating_add(1);
        number(&mut finding.consequences);
    }
}

/// Whether a fault is one of parts and their total, which others follow from.
fn is_sum(finding: &Finding) -> bool {
    [checks::SUM, checks::HIERARCHY, checks::POSTS, checks::COLUMNS].contains(&finding.check.code)
}

fn subordinate(context: &Context<'_>, mut findings: Vec<Finding>) -> Vec<Finding> {
    let mut heads: Vec<Finding> = Vec::with_capacity(findings.len());
    // Shares that do not total follow from a share that is wrong, so those are placed first.
    findings.sort_by_key(|finding| (!is_sum(finding), finding.check.code == checks::SHARES));
    for finding in findings {
        match heads.iter_mut().find(|head| follows(context, head, &finding)) {
            Some(head) => head.consequences.push(finding),
            None => heads.push(finding),
        }
    }
    heads
}

/// Whether a fault would be gone if the other were mended at a figure that both have.
fn follows(context: &Context<'_>, cause: &Finding, other: &Finding) -> bool {
    let group = |relation: &usize| context.ledger.origins.get(*relation).map(|origin| (origin.group, origin.role));
    if other.check.code == checks::SHARES {
        let theirs = |relation: &usize| {
            other.relations.iter().any(|own| {
                let same_group = group(relation).map(|(group, _)| group) == group(own).map(|(group, _)| group);
                same_group || shares_figure(context, *relation, *own)
            })
        };
        return cause.relations.iter().any(theirs);
    }
    let ([cause_relation], [relation]) = (cause.relations.as_slice(), other.relations.as_slice()) else { return false };
    if !is_sum(cause) || matches!(group(relation), Some((_, OriginRole::OtherYear | OriginRole::List))) {
        return false;
    }
    let network = &context.ledger.network;
    let mended = |var: &crate::reconcile::Var| {
        let values = network.allowed(*cause_relation, *var);
        values.is_some_and(|values| network.holds_given(*relation, *var, values))
    };
    let theirs = network.figures_of(*relation);
    network.figures_of(*cause_relation).iter().filter(|var| theirs.contains(var)).any(mended)
}

fn shares_figure(context: &Context<'_>, one: usize, two: usize) -> bool {
    let theirs = context.ledger.network.figures_of(two);
    context.ledger.network.figures_of(one).iter().any(|var| theirs.contains(var))
}

/// Repeated faults of one kind within one thing become one finding with several places.
fn fold(context: &Context<'_>, findings: Vec<Finding>) -> Vec<Finding> {
    if findings.iter().filter(|finding| foldable(finding)).nth(1).is_none() {
        return findings;
    }
    let mut folded: Vec<Finding> = Vec::with_capacity(findings.len());
    for finding in findings {
        let home = if foldable(&finding) { home(context, &finding) } else { None };
        let twin = folded.iter_mut().find(|other| {
            other.check.code == finding.check.code && home.is_some() && home == self::home(context, other)
        });
        match twin {
            Some(twin) => twin.absorb(finding),
            None => folded.push(finding),
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
    let priors: Vec<(usize, u64, Option<Term>)> = findings
        .iter()
        .filter(|finding| finding.check.code == checks::PRIOR)
        .filter_map(|finding| {
            let group = group_of(finding, OriginRole::OtherYear)?;
            Some((group, finding.fingerprint(), finding.term(Slot::Gap).cloned()))
        })
        .collect();
    let mut sums = Vec::new();
    for finding in findings.iter_mut().filter(|finding| finding.check.code == checks::SUM) {
        let Some(group) = group_of(finding, OriginRole::Parts) else { continue };
        if let Some((_, prior, gap)) = priors.iter().find(|(prior, ..)| *prior == group) {
            sums.push((group, finding.fingerprint()));
            finding.related.push(*prior);
            finding.terms.extend(gap.clone().map(|gap| (Slot::MissingBefore, gap)));
        }
    }
    for finding in findings.iter_mut().filter(|finding| finding.check.code == checks::PRIOR) {
        let group = group_of(finding, OriginRole::OtherYear);
        finding.related.extend(sums.iter().filter(|(sum, _)| Some(*sum) == group).map(|(_, fingerprint)| *fingerprint));
    }
}
