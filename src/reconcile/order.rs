//! What stands first, so that the same claims in any order get the same answer: names decide, never places.

use super::claim::Relation;
use super::form::Place;
use super::network::{Compiled, Network, Var};
use super::word::{Attainment, Coverage, Movement, Sense, TargetDirection};

/// The ranks of figures and relations.
#[derive(Clone, Debug)]
pub(super) struct Order {
    figures: Vec<usize>,
    relations: Vec<usize>,
}

/// What tells relations apart: their figures by rank, each with its place, what else they say, and whom they name.
type Key = (Vec<(usize, Place)>, (u8, u8, u8), bool, Words, Vec<usize>);

/// What relations say in different words that demand the same.
type Words = (u8, Option<Coverage>, Option<Sense>, Option<(TargetDirection, Attainment)>);

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
        // Figures that a relation names and demands nothing of.
        let mut named = Vec::new();
        relation.relation.each(&mut |(_, _, var, _)| named.push(self.figure(*var)));
        named.sort_unstable();
        (places, relation.form.sort(), relation.assumed, words(&relation.relation), named)
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

fn words(relation: &Relation<Var>) -> Words {
    match relation {
        Relation::Sum { coverage, .. } => (0, *coverage, None, None),
        Relation::Change { sense, .. } => (1, None, *sense, None),
        Relation::Growth { sense, .. } => (2, None, *sense, None),
        Relation::Share { .. } => (3, None, None, None),
        Relation::PointChange { sense, .. } => (4, None, *sense, None),
        Relation::Completion { .. } => (5, None, None, None),
        Relation::Ratio { .. } => (6, None, None, None),
        Relation::Progress { .. } => (7, None, None, None),
        Relation::Order { .. } => (8, None, None, None),
        Relation::Trend { is: Movement::New, .. } => (10, None, None, None),
        Relation::Trend { .. } => (9, None, None, None),
        Relation::Meets { direction, stated, .. } => (11, None, None, Some((*direction, *stated))),
        Relation::Granularity { .. } => (12, None, None, None),
        Relation::Equal { .. } => (13, None, None, None),
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
