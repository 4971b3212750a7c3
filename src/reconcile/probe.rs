//! What would be if one figure were another: for those who tell a cause from what follows from it.

use std::collections::BTreeSet;

use super::form::Form;
use super::hold::holds;
use super::kind::Kind;
use super::network::{Assumption, Network, Span, Var};
use super::solve::{solve, solve_all};
use crate::figure::{Figure, Interval, Quantity};

impl Network {
    /// The values that a relation allows one of its figures, given the others as they are stated.
    pub fn allowed(&self, relation: usize, var: Var) -> Option<Interval<Quantity>> {
        solve(&self.relations.get(relation)?.form, var, &|other| self.nearest(other))
    }

    /// The same for each of its figures that it says something of, in their order; in time linear in the relation.
    pub(crate) fn allowed_each(&self, relation: usize) -> Vec<(Var, Interval<Quantity>)> {
        let Some(compiled) = self.relations.get(relation) else { return Vec::new() };
        let mut values = solve_all(&compiled.form, &compiled.vars, &|other| self.nearest(other));
        values.sort_by_key(|(var, _)| *var);
        values
    }

    /// Whether a relation could be true if one of its figures had other values.
    pub fn holds_given(&self, relation: usize, var: Var, values: Interval<Quantity>) -> bool {
        let span = |other: Var| if other == var { values } else { self.nearest(other) };
        self.relations.get(relation).is_some_and(|compiled| holds(&compiled.form, &span))
    }

    /// The figures of a relation in the order that it names them, each once.
    pub fn members(&self, relation: usize) -> Vec<Var> {
        let named = self.relations.get(relation).map(|compiled| compiled.form.vars()).unwrap_or_default();
        let mut seen = BTreeSet::new();
        // OK because most relations name each figure once.
        let once = named.len() == self.figures_of(relation).len();
        named.into_iter().filter(|var| once || seen.insert(*var)).collect()
    }

    /// The figure that a rate is a rate of, if the relation has one.
    pub fn base(&self, relation: usize) -> Option<Var> {
        match &self.relations.get(relation)?.form {
            Form::Quotient(quotient) => quotient.below.first().map(|(var, _)| *var),
            _ => None,
        }
    }

    /// One in the last printed digit of the most finely printed figure of a relation, in counts of 10⁻⁸.
    pub(crate) fn finest_step(&self, relation: usize) -> Option<i128> {
        let figures = self.members(relation).into_iter().filter_map(|var| self.variable(var)?.finest());
        figures.map(Figure::step).min()
    }

    /// The same of the figures of some relations that count what `var` does.
    pub(crate) fn finest_step_like(&self, var: Var, relations: &[usize]) -> Option<i128> {
        let kind = self.kinship().kind(self, var)?;
        let vars = relations.iter().flat_map(|relation| self.figures_of(*relation));
        let figures = vars.filter_map(|var| self.variable(*var)?.finest());
        figures.filter(|figure| Kind::of(figure) == kind).map(Figure::step).min()
    }

    fn nearest(&self, var: Var) -> Span {
        self.variable(var).map_or(Span::UNBOUNDED, |variable| variable.span(Assumption::Nearest))
    }
}
