//! What figures count that are not stated: what their relatives count, the nearest first.
//!
//! Quantities of one relation are of one kind, so a stated figure lends its kind, and its unit and digits to write values
//! like, to those that are not; they lend it on. Each relation lends once: it takes time linear in the figures of the
//! relations.

use std::collections::{BTreeMap, BTreeSet};

use super::claim::Role;
use super::form::{Form, Quotient};
use super::kind::Kind;
use super::network::{Compiled, Network, Var, misfit};
use crate::figure::Figure;

/// The figures that are written like another, or like a percentage.
#[derive(Clone, Debug)]
pub(super) struct Kinship {
    lenders: BTreeMap<Var, Lender>,
    percent: Option<Figure>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lender {
    Figure(Var),
    Percent,
}

impl Kinship {
    pub(super) fn of(network: &Network) -> Self {
        let mut kinship = Self { lenders: BTreeMap::new(), percent: "0.00%".parse().ok() };
        let is_open = |compiled: &&Compiled| !compiled.open.is_empty();
        for compiled in network.relations.iter().filter(is_open) {
            let percents = roles(&compiled.form).into_iter().filter(|(_, role)| *role == Role::Percent);
            let percents = percents.filter(|(var, _)| compiled.open.binary_search(var).is_ok());
            kinship.lenders.extend(percents.map(|(var, _)| (var, Lender::Percent)));
        }
        let mut waiting: BTreeSet<usize> = (0..network.relations.len()).collect();
        let mut edge: Vec<usize> = waiting.iter().copied().collect();
        while !edge.is_empty() {
            let lent = kinship.lend(network, &edge, &mut waiting);
            let relatives = lent.keys().filter_map(|var| network.variable(*var));
            let next: BTreeSet<usize> = relatives.flat_map(|variable| variable.relations.iter().copied()).collect();
            edge = next.into_iter().filter(|relation| waiting.contains(relation)).collect();
            kinship.lenders.extend(lent);
        }
        kinship
    }

    /// What relations with a known quantity lend to those that are not; of two lenders, the one with the smaller name.
    fn lend(&self, network: &Network, relations: &[usize], waiting: &mut BTreeSet<usize>) -> BTreeMap<Var, Lender> {
        let mut lent: BTreeMap<Var, Lender> = BTreeMap::new();
        for relation in relations {
            let Some(compiled) = network.relations.get(*relation).filter(|compiled| !compiled.open.is_empty()) else {
                waiting.remove(relation);
                continue;
            };
            let quantities: Vec<Var> = roles(&compiled.form)
                .into_iter()
                .filter_map(|(var, role)| (role == Role::Quantity).then_some(var))
                .collect();
            let known = quantities.iter().filter_map(|var| self.lender(network, *var));
            let Some(lender) = known.min_by(|one, two| rank(network, *one).cmp(&rank(network, *two))) else { continue };
            waiting.remove(relation);
            for var in quantities.into_iter().filter(|var| self.lender(network, *var).is_none()) {
                let best = lent.entry(var).or_insert(lender);
                if rank(network, lender) < rank(network, *best) {
                    *best = lender;
                }
            }
        }
        lent
    }

    /// The figure whose kind a figure is of: itself if it is stated.
    fn lender(&self, network: &Network, var: Var) -> Option<Lender> {
        let own = network.variable(var).is_some_and(|variable| variable.like.is_some());
        if own { Some(Lender::Figure(var)) } else { self.lenders.get(&var).copied() }
    }

    /// What a figure is to be written like.
    pub(super) fn like<'n>(&'n self, network: &'n Network, var: Var) -> Option<&'n Figure> {
        match self.lender(network, var)? {
            Lender::Figure(lender) => network.variable(lender)?.like.as_ref(),
            Lender::Percent => self.percent.as_ref(),
        }
    }

    /// What a figure counts.
    pub(super) fn kind<'n>(&'n self, network: &'n Network, var: Var) -> Option<Kind<'n>> {
        self.like(network, var).map(Kind::of)
    }

    /// Whether the figures of a relation are of the kinds that it needs, those that are not stated too.
    pub(super) fn fits(&self, network: &Network, compiled: &Compiled) -> bool {
        let kinds = roles(&compiled.form).into_iter().map(|(var, role)| (self.kind(network, var), role));
        compiled.fits && misfit(kinds).is_none()
    }
}

/// Percentages last.
fn rank(network: &Network, lender: Lender) -> (bool, usize) {
    match lender {
        Lender::Figure(var) => (false, network.order().figure(var)),
        Lender::Percent => (true, 0),
    }
}

fn roles(form: &Form) -> Vec<(Var, Role)> {
    let role = |var: Var| match form {
        Form::Quotient(Quotient { rate, .. }) if *rate == var => Role::Percent,
        Form::Granularity { rate, .. } if *rate == var => Role::Shown,
        _ => Role::Quantity,
    };
    form.vars().into_iter().map(|var| (var, role(var))).collect()
}
