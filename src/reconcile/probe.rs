//! What would be if one figure were another: for those who tell a cause from what follows from it.

use super::hold::holds;
use super::network::{Assumption, Network, Span, Var};
use super::solve::solve;
use crate::figure::{Interval, Quantity};

impl Network {
    /// The values that a relation allows one of its figures, given the others as they are stated.
    pub fn allowed(&self, relation: usize, var: Var) -> Option<Interval<Quantity>> {
        solve(&self.relations.get(relation)?.form, var, &|other| self.nearest(other))
    }

    /// Whether a relation could be true if one of its figures had other values.
    pub fn holds_given(&self, relation: usize, var: Var, values: Interval<Quantity>) -> bool {
        let span = |other: Var| if other == var { values } else { self.nearest(other) };
        self.relations.get(relation).is_some_and(|compiled| holds(&compiled.form, &span))
    }

    fn nearest(&self, var: Var) -> Span {
        self.variable(var).map_or(Span::UNBOUNDED, |variable| variable.span(Assumption::Nearest))
    }
}
