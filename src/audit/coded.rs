//! A wrong class code is one cause: it may be in no list, bear another name, and stand in the wrong budget.

use std::collections::BTreeMap;

use super::checks;
use super::finding::Finding;
use crate::model::Pointer;

/// Puts what is said of one class code under one finding: the gravest, and of these the one that tells most of the cause.
pub(super) fn one_by_code(findings: Vec<Finding>) -> Vec<Finding> {
    if findings.iter().filter(|finding| place(finding).is_some()).nth(1).is_none() {
        return findings;
    }
    let mut heads: Vec<Finding> = Vec::with_capacity(findings.len());
    let mut places: BTreeMap<Pointer, usize> = BTreeMap::new();
    for finding in findings {
        let Some(code) = place(&finding) else {
            heads.push(finding);
            continue;
        };
        match places.get(code).and_then(|head| heads.get_mut(*head)) {
            Some(head) if is_before(&finding, head) => {
                let mut lower = std::mem::replace(head, finding);
                head.consequences.append(&mut lower.consequences);
                head.consequences.push(lower);
            }
            Some(head) => head.consequences.push(finding),
            None => {
                places.insert(code.clone(), heads.len());
                heads.push(finding);
            }
        }
    }
    heads
}

/// The class code that a finding is about.
fn place(finding: &Finding) -> Option<&Pointer> {
    let of_code = [checks::ACCOUNT, checks::IN_FORCE, checks::LABEL].contains(&finding.check.code);
    let is_code = |place: &&Pointer| place.as_str().ends_with("/code");
    finding.at.iter().find(is_code).filter(|_| of_code)
}

/// Whether the first finding tells more of the cause: the graver one; of two as grave, the label that names another class
/// before the year, and the year before the budget.
fn is_before(one: &Finding, other: &Finding) -> bool {
    let order = [checks::ACCOUNT, checks::IN_FORCE, checks::LABEL];
    let rank = |finding: &Finding| (finding.severity, order.iter().position(|code| *code == finding.check.code));
    rank(one) > rank(other)
}
