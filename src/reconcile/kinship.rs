//! What figures count that are not stated: what their relatives count, the nearest first.
//!
//! Quantities of one relation are of one kind, so a stated figure lends its kind, and its unit and digits to write values
//! like, to those that are not; they lend it on. Each relation lends once: it takes time linear in the figures of the
//! relations.

use super::claim::Role;
use super::form::{Form, Quotient};
use super::kind::Kind;
use super::network::{Compiled, Network, Var, misfit};
use crate::figure::Figure;

/// The figures that are written like another, or like a percentage.
#[derive(Clone, Debug)]
pub(super) struct Kinship {
    /// By figure.
    lenders: Vec<Option<Lender>>,
    percent: Option<Figure>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lender {
    Figure(Var),
    Percent,
}

impl Kinship {
    pub(super) fn of(network: &Network) -> Self {
        let mut kinship = Self { lenders: vec![None; network.variables.len()], percent: None };
        let has_open = |index: &usize| network.relations.get(*index).is_some_and(|compiled| !compiled.open.is_empty());
        let mut edge: Vec<usize> = Vec::with_capacity(network.relations.len());
        edge.extend((0..network.relations.len()).filter(has_open));
        for compiled in edge.iter().filter_map(|index| network.relations.get(*index)) {
            for var in compiled.open.iter().filter(|var| role(&compiled.form, **var) == Role::Percent) {
                kinship.lend_to(*var, Lender::Percent);
                kinship.percent = kinship.percent.take().or_else(|| "0.00%".parse().ok());
            }
        }
        // OK because what a relation has lent, it has lent to all of its figures.
        while !edge.is_empty() {
            let lent = kinship.lend(network, &edge);
            edge.clear();
            for (var, lender) in &lent {
                kinship.lend_to(*var, *lender);
                edge.extend(network.variable(*var).into_iter().flat_map(|variable| variable.relations.iter().copied()));
            }
            edge.sort_unstable();
            edge.dedup();
        }
        kinship
    }

    fn lend_to(&mut self, var: Var, lender: Lender) {
        if let Some(slot) = self.lenders.get_mut(var.index()) {
            *slot = Some(lender);
        }
    }

    /// What relations with a known quantity lend to figures without a lender; of two, the one with the smaller name.
    fn lend(&self, network: &Network, relations: &[usize]) -> Vec<(Var, Lender)> {
        let mut lent: Vec<(Var, Lender)> = Vec::new();
        for compiled in relations.iter().filter_map(|relation| network.relations.get(*relation)) {
            let is_quantity = |var: &&Var| role(&compiled.form, **var) == Role::Quantity;
            let without = compiled.open.iter().filter(is_quantity).filter(|var| self.lender(network, **var).is_none());
            let mut without = without.peekable();
            if without.peek().is_none() {
                continue;
            }
            let known = compiled.vars.iter().filter(is_quantity).filter_map(|var| self.lender(network, *var));
            let Some(lender) = known.min_by_key(|lender| rank(network, *lender)) else { continue };
            lent.extend(without.map(|var| (*var, lender)));
        }
        if lent.len() > 1 {
            lent.sort_unstable_by_key(|(var, lender)| (*var, rank(network, *lender)));
            lent.dedup_by_key(|(var, _)| *var);
        }
        lent
    }

    /// The figure whose kind a figure is of: itself if it is stated.
    fn lender(&self, network: &Network, var: Var) -> Option<Lender> {
        let own = network.variable(var).is_some_and(|variable| variable.like().is_some());
        if own { Some(Lender::Figure(var)) } else { self.lenders.get(var.index()).copied().flatten() }
    }

    /// What a figure is to be written like.
    pub(super) fn like<'n>(&'n self, network: &'n Network, var: Var) -> Option<&'n Figure> {
        match self.lender(network, var)? {
            Lender::Figure(lender) => network.variable(lender)?.like(),
            Lender::Percent => self.percent.as_ref(),
        }
    }

    /// What a figure counts.
    pub(super) fn kind<'n>(&'n self, network: &'n Network, var: Var) -> Option<Kind<'n>> {
        self.like(network, var).map(Kind::of)
    }

    /// Whether the figures of a relation are of the kinds that it needs, those that are not stated too.
    pub(super) fn fits(&self, network: &Network, compiled: &Compiled) -> bool {
        let kinds = compiled.vars.iter().map(|var| (self.kind(network, *var), role(&compiled.form, *var)));
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

fn role(form: &Form, var: Var) -> Role {
    match form {
        Form::Quotient(Quotient { rate, .. }) if *rate == var => Role::Percent,
        Form::Granularity { rate, .. } if *rate == var => Role::Shown,
        _ => Role::Quantity,
    }
}
