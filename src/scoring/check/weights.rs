//! Weights, groups, and what becomes of all criteria together.

use std::collections::BTreeSet;

use super::Faults;
use crate::model::Pointer;
use crate::scoring::aggregate::{Aggregation, Veto};
use crate::scoring::criterion::{Criterion, Group};
use crate::scoring::fact::FactKind;
use crate::scoring::framework::FrameworkDraft;
use crate::scoring::level::{Level, TableRow, converted};
use crate::scoring::marks::Marks;
use crate::scoring::name::GroupId;
use crate::scoring::number::Number;
use crate::scoring::policy::{NotApplicable, Undefined};

impl Faults {
    /// The weight of a criterion, which it has where points are scored, and has not on a scale of levels.
    pub(super) fn weight(&mut self, criterion: &Criterion, scored: bool, at: &Pointer) -> Option<Marks> {
        match criterion.weight {
            None if scored => self.add(at.clone(), "no `weight`", "the points that the criterion can earn"),
            Some(weight) if !scored => {
                self.add(at.member("weight"), format!("`{weight}`"), "no weight, because levels are not added up");
            }
            Some(weight) if weight.value().is_zero() => {
                self.add(at.member("weight"), format!("`{weight}`"), "more than zero");
            }
            weight => return weight,
        }
        None
    }

    /// Groups lie in known groups, in no circle, and weigh what they say.
    pub(super) fn groups(&mut self, draft: &FrameworkDraft, at: &Pointer) {
        for (index, group) in draft.groups.iter().enumerate() {
            let at = at.item(index);
            if let Some(within) = &group.within {
                let known = draft.groups.iter().any(|other| other.id == *within);
                if !known {
                    self.add(at.member("within"), format!("`{within}`"), "the name of another group of the framework");
                } else if is_within(draft, within, &group.id) {
                    self.add(at.member("within"), format!("`{within}`"), "a group that does not lie in this one");
                }
            }
            if let Some(weight) = group.weight {
                let sum = sum(draft.criteria.iter().filter(|criterion| belongs(draft, criterion, group)));
                if sum != weight.value() {
                    let found = format!("`{weight}` for criteria of {sum} points in all");
                    self.add(at.member("weight"), found, "the sum of the weights of the group's criteria");
                }
            }
        }
    }

    pub(super) fn aggregation(&mut self, draft: &FrameworkDraft, at: &Pointer) {
        match &draft.aggregation {
            Aggregation::WeightedSum { full_marks, grades, vetoes } => {
                let sum = sum(draft.criteria.iter());
                if sum != full_marks.value() {
                    let expected = format!("{sum}, which is what the weights of the criteria add up to");
                    self.add(at.member("full_marks"), format!("`{full_marks}`"), expected);
                }
                self.grades(grades, *full_marks, &at.member("grades"));
                self.unique(vetoes.iter().map(|veto| veto.id.as_ref()), &at.member("vetoes"));
                for (index, veto) in vetoes.iter().enumerate() {
                    self.veto(draft, veto, &at.member("vetoes").item(index));
                }
            }
            Aggregation::WeakestLink {} => {}
            Aggregation::Table { rows } => self.table(draft, rows, &at.member("rows")),
        }
    }

    fn veto(&mut self, draft: &FrameworkDraft, veto: &Veto, at: &Pointer) {
        let kind = draft.facts.iter().find(|fact| fact.id == veto.fact).map(|fact| fact.kind);
        if kind != Some(FactKind::Answer) {
            self.add(at.member("fact"), format!("`{}`", veto.fact), "the name of a fact of kind `answer`");
        }
        let Aggregation::WeightedSum { grades, .. } = &draft.aggregation else { return };
        if grades.iter().all(|grade| grade.id != veto.at_most) {
            self.add(at.member("at_most"), format!("`{}`", veto.at_most), "the name of a grade of the framework");
        }
        if veto.clause.is_none() {
            self.add(at.clone(), "no `clause`", "the place in the document that the veto stands in");
        }
    }

    /// A table has every combination of levels once, and a higher level never lowers its result.
    fn table(&mut self, draft: &FrameworkDraft, rows: &[TableRow], at: &Pointer) {
        let count = draft.criteria.len();
        if count > 6 {
            return self.add(at.clone(), format!("a table for {count} criteria"), "at most 6 criteria");
        }
        let drops = draft.policies.not_applicable != NotApplicable::FullMarks
            || draft.criteria.iter().any(|criterion| criterion.not_applicable.is_some())
            || draft.policies.undefined == Undefined::NotApplicable;
        let mut seen = BTreeSet::new();
        for (index, row) in rows.iter().enumerate() {
            let mut levels = row.levels.clone();
            levels.sort_unstable();
            if !seen.insert(levels.clone()) {
                self.add(
                    at.item(index).member("levels"),
                    format!("`{}` again", shown(&levels)),
                    "each combination once",
                );
            }
        }
        for size in if drops { 2..=count } else { count.max(2)..=count } {
            for levels in combinations(size) {
                self.combination(rows, &levels, at);
            }
        }
    }

    fn combination(&mut self, rows: &[TableRow], levels: &[Level], at: &Pointer) {
        let Some(result) = converted(rows, levels) else {
            return self.add(at.clone(), "no such row", format!("a row for `{}`", shown(levels)));
        };
        for index in 0..levels.len() {
            let mut raised = levels.to_vec();
            let Some(level) = raised.get_mut(index) else { continue };
            let Some(next) = Level::DIMENSION.into_iter().find(|next| next > level) else { continue };
            *level = next;
            if let Some(lower) = converted(rows, &raised).filter(|lower| *lower < result) {
                let found = format!("`{lower}` for `{}`", shown(&raised));
                self.add(at.clone(), found, format!("at least `{result}`, the result of `{}`", shown(levels)));
            }
        }
    }
}

fn shown(levels: &[Level]) -> String {
    levels.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// Every combination of so many levels, in rising order.
fn combinations(size: usize) -> Vec<Vec<Level>> {
    (0..size).fold(vec![Vec::new()], |shorter, _| {
        let longer = |levels: &Vec<Level>| {
            let least = levels.last().copied().unwrap_or(Level::D);
            let next = Level::DIMENSION.into_iter().filter(move |level| *level >= least);
            let levels = levels.clone();
            next.map(move |level| levels.iter().copied().chain([level]).collect::<Vec<_>>()).collect::<Vec<_>>()
        };
        shorter.iter().flat_map(longer).collect()
    })
}

/// What the weights of criteria add up to.
fn sum<'a>(criteria: impl Iterator<Item = &'a Criterion>) -> Number {
    let weights = criteria.filter_map(|criterion| criterion.weight);
    weights.fold(Number::ZERO, |sum, weight| sum.plus(&weight.value()))
}

/// Whether a criterion belongs to a group, or to one within it.
fn belongs(draft: &FrameworkDraft, criterion: &Criterion, group: &Group) -> bool {
    criterion.group.as_ref().is_some_and(|name| is_within(draft, name, &group.id))
}

/// Whether a group is another or lies within it; a circle ends after as many steps as there are groups.
fn is_within(draft: &FrameworkDraft, group: &GroupId, outer: &GroupId) -> bool {
    let mut here = Some(group);
    for _ in 0..=draft.groups.len() {
        let Some(name) = here else { return false };
        if name == outer {
            return true;
        }
        here = draft.groups.iter().find(|group| group.id == *name).and_then(|group| group.within.as_ref());
    }
    false
}
