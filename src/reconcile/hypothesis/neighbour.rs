//! Figures that were copied from another line.

use std::collections::HashMap;

use super::suspect::Suspect;
use super::{Explanation, Hypothesis, edit};
use crate::figure::{Figure, Quantity};
use crate::reconcile::network::Var;
use crate::reconcile::trial::{Case, Outcome, Standing, fitting};

/// Figures that one may be copied from, at most.
const SOURCES: usize = 16;

/// The suspects that are printed like a figure which is right, and what they would be instead.
pub(super) fn hypotheses(case: &Case<'_>, suspects: &[Suspect]) -> Vec<Hypothesis> {
    let mut printed: HashMap<&Figure, Vec<Var>> = HashMap::new();
    for var in (0..case.network.figures()).filter_map(Var::at).filter(|var| case.is_printed(*var)) {
        for figure in case.statements(var) {
            printed.entry(figure).or_default().push(var);
        }
    }
    suspects.iter().flat_map(|suspect| of_suspect(case, suspect, &printed)).collect()
}

fn of_suspect(case: &Case<'_>, suspect: &Suspect, printed: &HashMap<&Figure, Vec<Var>>) -> Vec<Hypothesis> {
    let figure = suspect.figure;
    let (mut found, mut free) = (Vec::new(), None);
    let statements = case.statements(figure);
    for (index, statement) in statements.iter().enumerate() {
        let others = printed.get(statement).into_iter().flatten().copied().filter(|other| *other != figure);
        // OK because what stands in many places may be copied from anywhere, which tells nothing.
        let mut others: Vec<Var> = others.take(SOURCES + 1).collect();
        let is_repeated = statements.iter().take(index).any(|earlier| earlier == statement);
        // OK because nothing is not copied from anywhere.
        if others.is_empty()
            || others.len() > SOURCES
            || is_repeated
            || statement.value() == Quantity::default()
            || case.is_spent()
        {
            continue;
        }
        let outcome: &Outcome = free.get_or_insert_with(|| case.freed([figure]));
        others.retain(|other| is_right(case, outcome, *other));
        others.sort_by_key(|other| case.network.name(*other));
        others.dedup();
        let (allowed, value) = outcome.allowed(figure);
        // Whoever takes a wrong line takes one of the same sign.
        let is_below = |figure: &Figure| figure.value() < Quantity::default();
        let becomes = fitting(case.network, figure, &allowed, value);
        let becomes = becomes.filter(|becomes| is_below(becomes) == is_below(statement));
        if let Some(becomes) = becomes.filter(|becomes| !others.is_empty() && becomes != statement) {
            found.extend(edit(case, figure, Explanation::NeighbourCopied { from: others }, statement, becomes));
        }
    }
    found
}

/// Whether nothing refutes a figure once the suspect is unknown.
fn is_right(case: &Case<'_>, outcome: &Outcome, figure: Var) -> bool {
    let standing = |index: &usize| outcome.standing(*index).unwrap_or_else(|| case.standing(*index));
    case.relations_of(figure).iter().all(|index| standing(index) != Standing::Refuted)
}
