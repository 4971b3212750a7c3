//! Lists that leave a part out.

use std::collections::{BTreeMap, BTreeSet};

use super::{Explanation, Hypothesis, hypothesis};
use crate::figure::Figure;
use crate::reconcile::claim::Relation;
use crate::reconcile::network::Var;
use crate::reconcile::trial::{Case, Outcome, Supposition};
use crate::reconcile::word::{Coverage, Sign};

/// The sums that fall short and explain something if a part of them is not listed.
pub(super) fn hypotheses(case: &Case<'_>) -> Vec<Hypothesis> {
    let sums: Vec<usize> = case.suspected().into_iter().filter(|index| list(case, *index).is_some()).collect();
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    for sum in sums {
        let (prior, shares) = (prior_list(case, sum), share_list(case, sum));
        let lists = [(prior, shares), (prior, None), (None, shares), (None, None)];
        if let Some((lists, hypothesis)) = lists.into_iter().find_map(|lists| short(case, sum, lists)) {
            told.extend(lists);
            found.push((sum, hypothesis));
        }
    }
    // OK because what is missing of the same list, last year or as a share, is told with what is missing now.
    found.retain(|(sum, _)| !told.contains(sum));
    found.into_iter().map(|(_, hypothesis)| hypothesis).collect()
}

/// What it would explain if a list left a part out, and so did the lists of last year and of the shares; these lists.
fn short(
    case: &Case<'_>,
    sum: usize,
    (prior, shares): (Option<usize>, Option<usize>),
) -> Option<(Vec<usize>, Hypothesis)> {
    let others: Vec<usize> = prior.into_iter().chain(shares).collect();
    let outcome = if_open(case, sum, &others)?;
    let missing = outcome.missing(sum)?;
    let all: Option<Vec<Figure>> = others.iter().map(|list| outcome.missing(*list)).collect();
    let prior = all?.into_iter().next().filter(|_| prior.is_some());
    let effect = outcome.effect(case);
    let (total, _) = list(case, sum)?;
    let explanation = Explanation::PartNotListed { sum, missing, prior };
    effect.explains().then(|| (others, hypothesis(total, explanation, effect)))
}

/// What is said if some lists are only of some parts.
fn if_open(case: &Case<'_>, sum: usize, others: &[usize]) -> Option<Outcome> {
    let open = |index: &usize| {
        let Relation::Sum { total, parts, assumed, .. } = &case.relation(*index)?.relation else { return None };
        let (parts, coverage) = (parts.clone(), Some(Coverage::OfWhich));
        Some((*index, Relation::Sum { total: *total, parts, signs: Vec::new(), coverage, assumed: *assumed }))
    };
    let relations: Option<BTreeMap<usize, Relation<Var>>> = others.iter().chain([&sum]).map(open).collect();
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
    let (total, _) = list(case, sum)?;
    let totals = linked(case, total, prior_of);
    parallel(case, sum, prior_of, |other| totals.contains(&other))
}

/// The list of the shares of the same parts in the same total.
fn share_list(case: &Case<'_>, sum: usize) -> Option<usize> {
    let (total, _) = list(case, sum)?;
    let share_of = move |relation: &Relation<Var>, figure: Var| match relation {
        Relation::Share { part, whole, share, .. } if *part == figure && *whole == total => Some(*share),
        _ => None,
    };
    parallel(case, sum, share_of, |_| true)
}

/// The list with one part for each part of another, linked by relations.
fn parallel(
    case: &Case<'_>,
    sum: usize,
    link: impl Fn(&Relation<Var>, Var) -> Option<Var> + Copy,
    has_total: impl Fn(Var) -> bool,
) -> Option<usize> {
    let (_, parts) = list(case, sum)?;
    let all: BTreeSet<Var> = parts.iter().flat_map(|part| linked(case, *part, link)).collect();
    let first = linked(case, *parts.first()?, link);
    let candidates: BTreeSet<usize> = first.iter().flat_map(|part| case.relations_of(*part)).copied().collect();
    let same = candidates.into_iter().filter(|index| {
        list(case, *index).is_some_and(|(total, others)| {
            has_total(total) && others.len() == parts.len() && others.iter().all(|one| all.contains(one))
        })
    });
    same.min_by_key(|index| case.network.order().relation(*index))
}

/// The figures that relations link a figure to.
fn linked(case: &Case<'_>, figure: Var, link: impl Fn(&Relation<Var>, Var) -> Option<Var>) -> BTreeSet<Var> {
    let relations = case.relations_of(figure).iter().filter_map(|index| case.relation(*index));
    relations.filter_map(|compiled| link(&compiled.relation, figure)).collect()
}

/// What a figure is compared with.
fn prior_of(relation: &Relation<Var>, figure: Var) -> Option<Var> {
    match relation {
        Relation::Change { current, prior, .. } | Relation::Growth { current, prior, .. } => {
            (*current == figure).then_some(*prior)
        }
        _ => None,
    }
}
