//! Relations that hang together by figures that are not stated, numbered closely.

use std::cell::OnceCell;

use super::heard::Message;
use super::network::{Compiled, Network, Var};
use super::substituted::Substituted;

/// Some relations of a network and the figures between them that are not stated.
///
/// A thread is a relation with one of these figures. Threads are numbered by relation and, within, by figure.
pub(super) struct Web<'n> {
    pub(super) network: &'n Network,
    pub(super) relations: Vec<Strand<'n>>,
    pub(super) figures: Vec<Var>,
    pub(super) threads: Vec<Thread>,
    /// The threads of each figure, by relation; those of one figure end where those of the next begin.
    around: Vec<usize>,
    ends: Vec<usize>,
}

/// A relation of a web.
pub(super) struct Strand<'n> {
    /// Its index in the network.
    pub(super) index: usize,
    pub(super) compiled: &'n Compiled,
    /// The first of its threads; it has one for each of its figures that are not stated.
    pub(super) first: usize,
    /// What it becomes if others define what it leaves open.
    instead: OnceCell<Vec<Substituted>>,
    /// What it tells its figure if it has only one, and figures were rounded to the nearest.
    pub(super) only: OnceCell<Option<Message>>,
}

/// A relation with a figure, both by their place in the web.
#[derive(Clone, Copy)]
pub(super) struct Thread {
    pub(super) relation: usize,
    pub(super) figure: usize,
}

impl<'n> Web<'n> {
    /// Relations have to be in their order.
    pub(super) fn new(network: &'n Network, relations: &[usize]) -> Self {
        let mut strands: Vec<Strand<'n>> = Vec::with_capacity(relations.len());
        let mut figures: Vec<Var> = Vec::with_capacity(relations.len().saturating_mul(2));
        for index in relations {
            let Some(compiled) = network.relations.get(*index) else { continue };
            strands.push(Strand { index: *index, compiled, first: 0, instead: OnceCell::new(), only: OnceCell::new() });
            figures.extend(&compiled.open);
        }
        figures.sort_unstable();
        let mut threads = Vec::with_capacity(figures.len());
        figures.dedup();
        for (relation, strand) in strands.iter_mut().enumerate() {
            strand.first = threads.len();
            let places = strand.compiled.open.iter().filter_map(|var| figures.binary_search(var).ok());
            threads.extend(places.map(|figure| Thread { relation, figure }));
        }
        let mut around: Vec<usize> = (0..threads.len()).collect();
        let figure_of = |thread: &usize| threads.get(*thread).map(|thread| thread.figure);
        around.sort_by_key(figure_of);
        let mut ends = vec![0; figures.len()];
        for (place, thread) in around.iter().enumerate() {
            if let Some(end) = figure_of(thread).and_then(|figure| ends.get_mut(figure)) {
                *end = place.saturating_add(1);
            }
        }
        Self { network, relations: strands, figures, threads, around, ends }
    }

    /// The threads of a figure, by relation.
    pub(super) fn around(&self, figure: usize) -> &[usize] {
        let start = figure.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        let range = start.zip(self.ends.get(figure).copied());
        range.and_then(|(start, end)| self.around.get(start..end)).unwrap_or_default()
    }

    /// The threads of a relation, by figure.
    pub(super) fn along(&self, relation: usize) -> std::ops::Range<usize> {
        let strand = self.relations.get(relation);
        strand.map_or(0..0, |strand| strand.first..strand.first.saturating_add(strand.compiled.open.len()))
    }

    pub(super) fn figure(&self, var: Var) -> Option<usize> {
        self.figures.binary_search(&var).ok()
    }

    pub(super) fn relation(&self, index: usize) -> Option<usize> {
        self.relations.binary_search_by_key(&index, |strand| strand.index).ok()
    }

    /// The relation, in other terms, that a relation becomes if others define what it leaves open.
    pub(super) fn instead(&self, relation: usize) -> &[Substituted] {
        let Some(strand) = self.relations.get(relation) else { return &[] };
        strand.instead.get_or_init(|| Substituted::all(self.network, strand.index))
    }
}
