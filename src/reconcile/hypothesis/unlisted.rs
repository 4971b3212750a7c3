//! Lists that leave a part out.

use std::collections::{BTreeMap, BTreeSet};

use super::{Explanation, Hypothesis, hypothesis};
use crate::reconcile::claim::{Coverage, Relation, Sign};
use crate::reconcile::network::Var;
use crate::reconcile::trial::{Case, Outcome, Supposition};

/// The sums that fall short and explain something if a part of them is not listed.
pub(super) fn hypotheses(case: &Case<'_>) -> Vec<Hypothesis> {
    let sums: Vec<usize> = case.suspected().into_iter().filter(|index| list(case, *index).is_some()).collect();
    let mut earlier = BTreeSet::new();
    let mut found = Vec::new();
    for sum in sums {
        let prior = prior_list(case, sum).and_then(|prior| Some((prior, short(case, &[sum, prior])?)));
        if let Some((prior, hypothesis)) = prior {
            earlier.insert(prior);
            found.push((sum, hypothesis));
        } else if let Some(hypothesis) = short(case, &[sum]) {
            found.push((sum, hypothesis));
        }
    }
    // OK because what is missing last year is told with what is missing now.
    found.retain(|(sum, _)| !earlier.contains(sum));
    found.into_iter().map(|(_, hypothesis)| hypothesis).collect()
}

/// What it would explain if each of these lists, the one of this year first, left a part out.
fn short(case: &Case<'_>, sums: &[usize]) -> Option<Hypothesis> {
    let (sum, prior) = (*sums.first()?, sums.get(1).copied());
    let outcome = if_open(case, sums)?;
    let missing = outcome.missing(sum)?;
    let last_year = prior.map(|prior| outcome.missing(prior));
    if last_year == Some(None) {
        return None;
    }
    let effect = outcome.effect(case);
    let (total, _) = list(case, sum)?;
    let explanation = Explanation::PartNotListed { sum, missing, prior: last_year.flatten() };
    effect.explains().then(|| hypothesis(total, explanation, effect))
}

/// What is said if some lists are only of some parts.
fn if_open(case: &Case<'_>, sums: &[usize]) -> Option<Outcome> {
    let open = |index: &usize| {
        let Relation::Sum { total, parts, assumed, .. } = &case.relation(*index)?.relation else { return None };
        let (parts, coverage) = (parts.clone(), Some(Coverage::OfWhich));
        Some((*index, Relation::Sum { total: *total, parts, signs: Vec::new(), coverage, assumed: *assumed }))
    };
    let relations: Option<BTreeMap<usize, Relation<Var>>> = sums.iter().map(open).collect();
    Some(case.suppose(&Supposition { relations: relations?, ..Supposition::default() }))
}

/// The total and the parts of a list that is said to be of all parts, none of them taken away.
fn list<'n>(case: &Case<'n>, index: usize) -> Option<(Var, &'n [Var])> {
    match &case.relation(index)?.relation {
        Relation::Sum { total, parts, signs, coverage, .. }
            if coverage.unwrap_or_default() == Coverage::Exhaustive && signs.iter().all(|sign| *sign == Sign::Plus) =>
        {
            Some((*total, parts))
        }
        _ => None,
    }
}

/// The list of the same parts in the year before.
fn prior_list(case: &Case<'_>, sum: usize) -> Option<usize> {
    let (total, parts) = list(case, sum)?;
    let before: BTreeSet<Var> = parts.iter().flat_map(|part| priors(case, *part)).collect();
    let totals = priors(case, total);
    let candidates = totals.iter().flat_map(|total| case.relations_of(*total)).copied();
    let mut same: Vec<usize> = candidates
        .filter(|index| {
            list(case, *index).is_some_and(|(total, others)| {
                totals.contains(&total) && others.len() == parts.len() && others.iter().all(|one| before.contains(one))
            })
        })
        .collect();
    same.sort_by_key(|relation| case.network.order().relation(*relation));
    same.first().copied()
}

/// What a figure is compared with.
fn priors(case: &Case<'_>, figure: Var) -> BTreeSet<Var> {
    let relations = case.relations_of(figure).iter().filter_map(|index| case.relation(*index));
    let prior = |relation: &Relation<Var>| match relation {
        Relation::Change { current, prior, .. } | Relation::Growth { current, prior, .. } => {
            (*current == figure).then_some(*prior)
        }
        _ => None,
    };
    relations.filter_map(|compiled| prior(&compiled.relation)).collect()
}
