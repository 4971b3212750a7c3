//! What stands first, so that the same claims in any order get the same answer: names decide, never places.

use super::form::Place;
use super::network::{Compiled, Network, Var};

/// The ranks of figures and relations.
#[derive(Clone, Debug)]
pub(super) struct Order {
    figures: Vec<usize>,
    relations: Vec<usize>,
}

/// What tells relations apart: their figures by rank, each with its place, and what else they say.
type Key = (Vec<(usize, Place)>, (u8, u8, u8), bool);

impl Order {
    pub(super) fn of(network: &Network) -> Self {
        if network.variables.iter().all(|variable| variable.name.is_empty()) {
            // OK because no rank is the same as the place.
            return Self { figures: Vec::new(), relations: Vec::new() };
        }
        let mut names: Vec<usize> = (0..network.variables.len()).collect();
        names.sort_by_key(|index| Var::at(*index).map(|var| network.name(var)));
        let mut order = Self { figures: ranks(&names), relations: Vec::new() };
        let keys = network.relations.iter().enumerate();
        let mut keys: Vec<(Key, usize)> = keys.map(|(index, relation)| (order.key(relation), index)).collect();
        keys.sort();
        order.relations = ranks(&keys.into_iter().map(|(_, index)| index).collect::<Vec<_>>());
        order
    }

    fn key(&self, relation: &Compiled) -> Key {
        let places = relation.form.places().into_iter();
        let mut places: Vec<(usize, Place)> = places.map(|(var, place)| (self.figure(var), place)).collect();
        places.sort_unstable();
        (places, relation.form.sort(), relation.assumed)
    }

    /// The rank of a figure by its name.
    pub(super) fn figure(&self, var: Var) -> usize {
        self.figures.get(var.index()).copied().unwrap_or_else(|| var.index())
    }

    /// The rank of a relation by the names of its figures.
    pub(super) fn relation(&self, index: usize) -> usize {
        self.relations.get(index).copied().unwrap_or(index)
    }
}

/// The place of each number in a permutation.
fn ranks(permutation: &[usize]) -> Vec<usize> {
    let mut ranks = vec![0; permutation.len()];
    for (rank, index) in permutation.iter().enumerate() {
        if let Some(slot) = ranks.get_mut(*index) {
            *slot = rank;
        }
    }
    ranks
}
