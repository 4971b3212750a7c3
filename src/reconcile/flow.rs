//! What relations imply of figures that are not stated: messages from relation to figure, in synchronous rounds.
//!
//! Each relation tells each of its unstated figures what the other figures allow it. A figure passes to a relation what all
//! *other* relations told it, so that no relation hears itself. Values only narrow; the rounds end when nothing does, or at
//! a fixed limit. The order of relations and figures makes no difference: every message of a round is made from those of
//! the round before.
//!
//! A round takes time linear in the figures of the relations that heard news, whatever the number of relations around one
//! figure or of figures in one relation; without cycles there are as many rounds as the longest chain has relations.

use std::collections::{BTreeMap, BTreeSet};

use super::heard::{Binding, Heard, Message, Told};
use super::judge::Known;
use super::network::{Assumption, Compiled, Network, Span, Var};
use super::solve::solve_all;
use super::value::values;

/// Rounds after which narrowing stops.
const ROUNDS: usize = 32;

/// Messages among some relations of a network.
pub(super) struct Flow<'n> {
    network: &'n Network,
    assumption: Assumption,
    heard: BTreeMap<Var, Heard>,
    /// The relations that heard something they did not know.
    news: BTreeSet<usize>,
    rounds: usize,
}

/// Two relations that tell a figure what cannot both be.
#[derive(Clone, Copy)]
pub(super) struct Clash {
    pub(super) at: Var,
    pub(super) sides: [Binding; 2],
}

impl<'n> Flow<'n> {
    /// Relations have to be in their order.
    pub(super) fn new(network: &'n Network, assumption: Assumption, relations: &[usize]) -> Self {
        let mut heard: BTreeMap<Var, Heard> = BTreeMap::new();
        for relation in relations {
            for var in open(network, *relation) {
                heard.entry(*var).or_default().expect(*relation);
            }
        }
        Self { network, assumption, heard, news: relations.iter().copied().collect(), rounds: ROUNDS }
    }

    /// Lets the messages run until they tell nothing new, or clash: every clash of the first round that has one, by the
    /// names of the figures.
    pub(super) fn run(&mut self) -> Vec<Clash> {
        loop {
            let fresh = self.round();
            if fresh.is_empty() {
                return Vec::new();
            }
            let mut clashes: Vec<Clash> = fresh.iter().filter_map(|var| self.clash(*var)).collect();
            if !clashes.is_empty() {
                clashes.sort_by_key(|clash| self.network.order().figure(clash.at));
                return clashes;
            }
        }
    }

    /// Lets the messages run on, whatever clashes.
    pub(super) fn finish(&mut self) {
        while !self.round().is_empty() {}
    }

    /// Whether a figure could have been narrowed further when the rounds were up.
    pub(super) fn is_cut_short(&self) -> bool {
        self.rounds == 0 && !self.news.is_empty()
    }

    /// One round of messages; returns the figures that heard something new.
    fn round(&mut self) -> BTreeSet<Var> {
        let Some(left) = self.rounds.checked_sub(1) else { return BTreeSet::new() };
        self.rounds = left;
        let speak = |relation: usize| {
            let messages = self.speak(relation).into_iter();
            messages.map(move |(var, message)| (relation, var, message))
        };
        let messages: Vec<_> = self.news.iter().copied().flat_map(speak).collect();
        let mut fresh = BTreeSet::new();
        for (relation, var, message) in messages {
            if self.heard.get_mut(&var).is_some_and(|heard| heard.hear(relation, message)) {
                fresh.insert(var);
            }
        }
        self.news.clear();
        for var in &fresh {
            if let Some(heard) = self.heard.get_mut(var) {
                heard.rank(self.network.order());
                self.news.extend(heard.relations());
            }
        }
        fresh
    }

    /// What a relation has to tell its figures now.
    fn speak(&self, relation: usize) -> Told {
        let Some(compiled) = self.network.relations.get(relation) else { return Vec::new() };
        let told = self.told(relation, compiled);
        let known = Known::new(self.network, self.assumption, &told);
        let mut spans = solve_all(&compiled.form, &compiled.open, &|var| known.span(var));
        spans.retain(|(_, span)| *span != Span::UNBOUNDED);
        if spans.is_empty() {
            return Vec::new();
        }
        let mut values = values(&compiled.form, &compiled.open, &|var| known.digits(var));
        values.sort_by_key(|(var, _)| *var);
        let value = |var: &Var| {
            let place = values.binary_search_by_key(var, |(var, _)| *var).ok()?;
            values.get(place)?.1
        };
        spans.into_iter().map(|(var, span)| (var, Message { span, value: value(&var) })).collect()
    }

    /// What is known of the unstated figures of a relation by the others.
    pub(super) fn told(&self, relation: usize, compiled: &Compiled) -> Told {
        let others = |var: &Var| Some((*var, self.heard.get(var)?.others(Some(relation))?));
        compiled.open.iter().filter_map(others).collect()
    }

    /// The relations that have a figure.
    pub(super) fn relations_of(&self, var: Var) -> impl Iterator<Item = usize> + '_ {
        self.heard.get(&var).into_iter().flat_map(Heard::relations)
    }

    fn clash(&self, at: Var) -> Option<Clash> {
        self.heard.get(&at)?.clash().map(|sides| Clash { at, sides })
    }

    /// The relations that a message rests on, itself included.
    pub(super) fn chain(&self, relation: usize, to: Var) -> BTreeSet<usize> {
        self.chains(vec![(relation, to)])
    }

    /// The relations that the values of a figure rest on, but for one relation.
    pub(super) fn chain_of(&self, var: Var, except: Option<usize>) -> BTreeSet<usize> {
        self.chains(self.binding(var, except).collect())
    }

    /// The relations that the values of several figures of a relation rest on, but for that relation.
    pub(super) fn chain_of_all(&self, vars: &[Var], except: usize) -> BTreeSet<usize> {
        self.chains(vars.iter().flat_map(|var| self.binding(*var, Some(except))).collect())
    }

    fn chains(&self, mut ends: Vec<(usize, Var)>) -> BTreeSet<usize> {
        // The one figure of each relation that its message does not rest on; none if another message rests on that.
        let mut chain: BTreeMap<usize, Option<Var>> = BTreeMap::new();
        while let Some((relation, to)) = ends.pop() {
            match chain.get(&relation).copied() {
                None => {
                    chain.insert(relation, Some(to));
                    let others = open(self.network, relation).iter().filter(|var| **var != to);
                    ends.extend(others.flat_map(|var| self.binding(*var, Some(relation))));
                }
                Some(Some(left_out)) if left_out != to => {
                    chain.insert(relation, None);
                    ends.extend(self.binding(left_out, Some(relation)));
                }
                Some(_) => {}
            }
        }
        chain.into_keys().collect()
    }

    /// The relations that end the values of a figure, but for one.
    fn binding(&self, var: Var, except: Option<usize>) -> impl Iterator<Item = (usize, Var)> + use<> {
        let (low, high) = self.heard.get(&var).map(|heard| heard.binding(except)).unwrap_or_default();
        low.into_iter().chain(high).map(move |(relation, _)| (relation, var))
    }

    /// The figures that are not stated, with what was told of them.
    pub(super) fn implied(&self) -> impl Iterator<Item = (Var, Message)> + '_ {
        self.heard.iter().filter_map(|(var, heard)| Some((*var, heard.others(None)?)))
    }
}

/// The figures of a relation that are not stated.
pub(super) fn open(network: &Network, relation: usize) -> &[Var] {
    network.relations.get(relation).map(|compiled| compiled.open.as_slice()).unwrap_or_default()
}
