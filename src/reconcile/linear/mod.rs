//! Whether several figures can be as several relations together demand: linear inequalities, by elimination.
//!
//! Propagation follows one figure at a time: it leaves `a − b = 4` and `a ÷ b = 1.1` open, and takes figures that two
//! relations share for two. Here every figure that is not stated, or is shared, is one variable; variables are
//! eliminated one by one (Fourier and Motzkin), so what remains is exact. A base that is not stated is taken to be above
//! zero; a rate that is not stated demands nothing else. What would not fit is left out, and ends are rounded outward: a
//! set of figures may be taken for possible by a hair, never for impossible.

mod demand;
mod rows;

use super::network::{Compiled, Network, Span, Var, Variable};
use demand::Demands;
use rows::{Inequality, Rows};

/// Ways to read some relations in one way or the other that are tried.
const WAYS: usize = 16;

/// What several relations demand together; where one can be read in two ways, each way.
#[derive(Clone, Debug)]
pub(super) struct System {
    ways: Vec<Rows>,
}

impl System {
    /// What some relations of a network demand of the figures in them.
    pub(super) fn of<'n>(network: &'n Network, relations: impl Iterator<Item = &'n Compiled> + Clone) -> Self {
        let mut vars: Vec<Var> = relations.clone().flat_map(|relation| &relation.vars).copied().collect();
        vars.sort_unstable();
        let is_stated = |var: Var| network.variable(var).is_some_and(Variable::is_stated);
        let runs =
            vars.chunk_by(|one, two| one == two).filter(|run| run.len() > 1 || run.iter().any(|var| !is_stated(*var)));
        let demands = Demands { network, variables: runs.filter_map(|run| run.first().copied()).collect() };
        let mut system = Self { ways: vec![demands.boxes()] };
        for relation in relations.filter(|relation| relation.fits) {
            system.demand(&demands.of(&relation.form));
        }
        system
    }

    /// Demands one of several things more.
    fn demand(&mut self, either: &[Vec<Inequality>]) {
        match either {
            [one] => self.ways.iter_mut().for_each(|way| way.add(one)),
            // OK because what is left out only leaves more possible.
            _ if self.ways.len() >= WAYS => {}
            several => {
                let with = |way: &Rows, one: &[Inequality]| {
                    let mut way = way.clone();
                    way.add(one);
                    way
                };
                self.ways = self.ways.iter().flat_map(|way| several.iter().map(move |one| with(way, one))).collect();
            }
        }
    }

    /// Whether there are values that do all of it.
    pub(super) fn is_feasible(&self) -> bool {
        self.ways.iter().any(|way| way.clone().reduced(None).is_some())
    }

    /// The values that a variable can have, rounded outward; `None` if nothing does all of it.
    pub(super) fn values(&self, of: Var) -> Option<Span> {
        let spans = self.ways.iter().filter_map(|way| way.clone().reduced(Some(of))?.span(of));
        spans.reduce(|one, two| one.hull(&two))
    }
}
