//! What has to hold in a framework before anything is scored with it.

mod bands;
mod cover;
mod measures;
mod rules;
mod weights;

use std::collections::BTreeSet;

use super::aggregate::Aggregation;
use super::criterion::Criterion;
use super::error::Violation;
use super::fact::FactKind;
use super::framework::FrameworkDraft;
use super::name::GroupId;
use super::outline::OutlineDraft;
use super::words::Text;
use crate::model::Pointer;

/// Everything that is wrong in a draft.
pub(super) fn violations(draft: &FrameworkDraft) -> Vec<Violation> {
    let root = Pointer::root();
    let mut faults = Faults::default();
    faults.dates(draft, &root);
    faults.unique(draft.facts.iter().map(|fact| fact.id.as_ref()), &root.member("facts"));
    faults.unique(draft.groups.iter().map(|group| group.id.as_ref()), &root.member("groups"));
    faults.unique(draft.criteria.iter().map(|criterion| criterion.id.as_ref()), &root.member("criteria"));
    if draft.criteria.is_empty() {
        faults.add(root.member("criteria"), "none", "at least one criterion");
    }
    faults.groups(draft, &root.member("groups"));
    for (index, criterion) in draft.criteria.iter().enumerate() {
        faults.criterion(draft, criterion, &root.member("criteria").item(index));
    }
    faults.aggregation(draft, &root.member("aggregation"));
    faults.0
}

/// Everything that is wrong in an outline, given a framework of all that it has but its criteria.
pub(super) fn outline(draft: &OutlineDraft, shell: &FrameworkDraft) -> Vec<Violation> {
    let root = Pointer::root();
    let mut faults = Faults::default();
    faults.dates(shell, &root);
    faults.unique(draft.facts.iter().map(|fact| fact.id.as_ref()), &root.member("facts"));
    faults.unique(draft.groups.iter().map(|group| group.id.as_ref()), &root.member("groups"));
    faults.unique(draft.criteria.iter().map(|criterion| criterion.id.as_ref()), &root.member("criteria"));
    faults.grades(&draft.grades, draft.full_marks, &root.member("grades"));
    for (index, criterion) in draft.criteria.iter().enumerate() {
        let at = root.member("criteria").item(index);
        faults.place(shell, criterion.group.as_ref(), criterion.clause.as_ref(), &at);
        let gives = faults.measure(shell, &criterion.measure, &at.member("measure"));
        if criterion.rule.len() > 1 {
            faults.add(at.member("rule"), format!("{} of them", criterion.rule.len()), "one or none");
        }
        if let (Some(gives), Some(rule)) = (gives, criterion.rule.first()) {
            faults.rule(rule, gives, criterion.weight.as_ref(), true, &at.member("rule").item(0));
        }
    }
    faults.0
}

/// What was found to be wrong so far.
#[derive(Default)]
pub(super) struct Faults(Vec<Violation>);

impl Faults {
    pub(super) fn add(&mut self, at: Pointer, found: impl Into<String>, expected: impl Into<String>) {
        self.0.push(Violation { at, found: found.into(), expected: expected.into() });
    }

    /// Names that occur once, each as the `id` of an item of the list at `at`.
    fn unique<'a>(&mut self, names: impl Iterator<Item = &'a str>, at: &Pointer) {
        let mut seen = BTreeSet::new();
        for (index, name) in names.enumerate() {
            if !seen.insert(name) {
                self.add(at.item(index).member("id"), format!("`{name}` again"), "each name once");
            }
        }
    }

    fn dates(&mut self, draft: &FrameworkDraft, root: &Pointer) {
        let force = &draft.in_force;
        if let Some(until) = force.until.filter(|until| *until < force.from) {
            let at = root.member("in_force").member("until");
            self.add(at, format!("`{until}`"), format!("a day not before `{}`", force.from));
        }
        if draft.supersedes.as_ref() == Some(&draft.id) {
            self.add(root.member("supersedes"), format!("`{}` itself", draft.id), "another framework");
        }
    }

    /// A criterion has a known group, and a place in the document.
    fn place(&mut self, draft: &FrameworkDraft, group: Option<&GroupId>, clause: Option<&Text>, at: &Pointer) {
        if let Some(unknown) = group.filter(|name| draft.groups.iter().all(|group| group.id != **name)) {
            self.add(at.member("group"), format!("`{unknown}`"), "the name of a group of the framework");
        }
        if clause.is_none() {
            self.add(at.clone(), "no `clause`", "the place in the document that the criterion stands in");
        }
    }

    fn criterion(&mut self, draft: &FrameworkDraft, criterion: &Criterion, at: &Pointer) {
        self.place(draft, criterion.group.as_ref(), criterion.clause.as_ref(), at);
        let scored = matches!(draft.aggregation, Aggregation::WeightedSum { .. });
        let weight = self.weight(criterion, scored, at);
        let measured = self.measure(draft, &criterion.measure, &at.member("measure"));
        if let Some(measured) = measured {
            self.rule(&criterion.rule, measured, weight.as_ref(), scored, &at.member("rule"));
        }
    }
}

/// What a measure gives to its rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gives {
    /// One value of a kind.
    One(FactKind),
    /// So many ratios.
    Years(usize),
    Judgement,
    Counted,
}
