//! Rates that are right as another rate: divided by the wrong year, a share, a change in points, a completion.

use std::collections::BTreeMap;

use super::{Explanation, Hypothesis, edit};
use crate::figure::Figure;
use crate::reconcile::claim::Relation;
use crate::reconcile::network::{Var, Variable};
use crate::reconcile::trial::{Case, Standing, Supposition, fitting};
use crate::reconcile::word::{Sense, Sign};

/// The refuted rates that hold if they are read as another rate, and what each would be as what it is called.
pub(super) fn hypotheses(case: &Case<'_>) -> Vec<Hypothesis> {
    case.suspected().into_iter().flat_map(|index| of_relation(case, index)).collect()
}

fn of_relation(case: &Case<'_>, index: usize) -> Vec<Hypothesis> {
    let Some(compiled) = case.relation(index) else { return Vec::new() };
    let (Relation::Growth { rate, .. } | Relation::Completion { rate, .. }) = &compiled.relation else {
        return Vec::new();
    };
    if !case.is_printed(*rate) {
        return Vec::new();
    }
    let readings = other_readings(case, &compiled.relation);
    let telling: Vec<Explanation> = readings
        .into_iter()
        .filter(|(_, relation)| {
            let relations = BTreeMap::from([(index, relation.clone())]);
            let outcome = case.suppose(&Supposition { relations, ..Supposition::default() });
            outcome.standing(index) == Some(Standing::Holds) && outcome.effect(case).explains()
        })
        .map(|(explanation, _)| explanation)
        .collect();
    if telling.is_empty() {
        return Vec::new();
    }
    let Some((printed, becomes)) = as_called(case, *rate) else { return Vec::new() };
    let hypothesis = |explanation| edit(case, *rate, explanation, &printed, becomes.clone());
    let mut found: Vec<Hypothesis> = telling.into_iter().filter_map(hypothesis).collect();
    found.retain(|one| one.relations.contains(&index));
    found
}

/// A rate as printed, and what the others make of it.
fn as_called(case: &Case<'_>, rate: Var) -> Option<(Figure, Figure)> {
    let printed = case.network.variable(rate)?.finest()?.clone();
    let (allowed, value) = case.freed([rate]).allowed(rate);
    let becomes = fitting(case.network, rate, &allowed, value)?;
    Some((printed, becomes))
}

/// What else a rate can have been meant to be.
fn other_readings(case: &Case<'_>, relation: &Relation<Var>) -> Vec<(Explanation, Relation<Var>)> {
    match *relation {
        Relation::Growth { current, prior, rate, sense, assumed } => {
            // OK because (current − prior) ÷ current is the growth from the current to the prior, turned round.
            let divided =
                Relation::Growth { current: prior, prior: current, rate, sense: Some(turned(sense)), assumed };
            let share = |whole| Relation::Share { part: current, whole, share: rate, assumed };
            let points = Relation::PointChange { current, prior, change: rate, sense, assumed };
            let completion = Relation::Completion { actual: current, target: prior, rate, assumed };
            let shares = wholes(case, current).into_iter();
            let shares = shares.map(|whole| (Explanation::ReallyShare { whole }, share(whole)));
            let points = is_percentage(case, current).then_some((Explanation::ReallyPointChange, points));
            let readings = [(Explanation::DividedByCurrent, divided)].into_iter().chain(shares).chain(points);
            readings.chain([(Explanation::ReallyCompletion, completion)]).collect()
        }
        Relation::Completion { actual, target, rate, assumed } => {
            let variance = Relation::Growth { current: actual, prior: target, rate, sense: None, assumed };
            vec![(Explanation::ReallyVariance, variance)]
        }
        _ => Vec::new(),
    }
}

/// The other way to take the sign of a difference.
fn turned(sense: Option<Sense>) -> Sense {
    match sense.unwrap_or_default() {
        Sense::CurrentMinusBase => Sense::BaseMinusCurrent,
        Sense::BaseMinusCurrent => Sense::CurrentMinusBase,
        Sense::Unsigned => Sense::Unsigned,
    }
}

fn is_percentage(case: &Case<'_>, figure: Var) -> bool {
    matches!(case.network.variable(figure).and_then(Variable::like), Some(Figure::Ratio(_)))
}

/// What a figure is said to be a part of.
fn wholes(case: &Case<'_>, part: Var) -> Vec<Var> {
    let relations = case.relations_of(part).iter().filter_map(|index| case.relation(*index));
    let mut wholes: Vec<Var> = relations
        .filter_map(|compiled| match &compiled.relation {
            Relation::Sum { total, signs, .. } if *total != part && signs.iter().all(|sign| *sign == Sign::Plus) => {
                Some(*total)
            }
            Relation::Share { part: of, whole, .. } if *of == part => Some(*whole),
            _ => None,
        })
        .collect();
    wholes.sort_unstable();
    wholes.dedup();
    wholes
}
