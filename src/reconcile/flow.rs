//! What relations imply of figures that are not stated: messages from relation to figure, in synchronous rounds.
//!
//! Each relation tells each of its unstated figures what the other figures allow it. A figure passes to a relation what all
//! *other* relations told it, so that no relation hears itself. Values only narrow; the rounds end when nothing does, or at
//! a fixed limit. The order of relations and figures makes no difference: every message of a round is made from those of
//! the round before.
//!
//! A round takes time linear in the figures of the relations that heard news; without cycles there are as many rounds as the
//! longest chain has relations.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use super::network::{Network, Span, Var};
use super::solve::{solve_all, value};
use crate::figure::Fraction;

/// Rounds after which narrowing stops.
pub(super) const ROUNDS: usize = 32;

/// What a relation tells a figure.
#[derive(Clone, Debug)]
pub(super) struct Message {
    pub(super) span: Span,
    pub(super) value: Option<Fraction>,
}

/// A relation whose message ends the values of a figure, and the message.
type Binding = (usize, Span);

/// Messages among some relations of a network.
pub(super) struct Flow<'n> {
    network: &'n Network,
    /// The values of stated figures.
    stated: &'n [Span],
    /// For each figure that is not stated: the relations it is part of, and what each last told it.
    told: BTreeMap<Var, Vec<(usize, Option<Message>)>>,
    relations: Vec<usize>,
    pub(super) rounds_met: bool,
}

/// Two relations that tell a figure what cannot both be.
pub(super) struct Clash {
    pub(super) at: Var,
    pub(super) relations: [usize; 2],
}

impl<'n> Flow<'n> {
    pub(super) fn new(network: &'n Network, stated: &'n [Span], relations: Vec<usize>) -> Self {
        let mut told: BTreeMap<Var, Vec<(usize, Option<Message>)>> = BTreeMap::new();
        for &relation in &relations {
            for var in unstated(network, relation) {
                told.entry(var).or_default().push((relation, None));
            }
        }
        Self { network, stated, told, relations, rounds_met: false }
    }

    /// Lets the messages run until they tell nothing new, or clash.
    pub(super) fn run(&mut self) -> Result<(), Clash> {
        let mut news: BTreeSet<usize> = self.relations.iter().copied().collect();
        for _ in 0..ROUNDS {
            let messages: Vec<_> = news.iter().flat_map(|&relation| self.speak(relation)).collect();
            news.clear();
            let mut heard = BTreeSet::new();
            for (relation, var, message) in messages {
                if self.hear(relation, var, message) {
                    heard.insert(var);
                }
            }
            if heard.is_empty() {
                return Ok(());
            }
            if let Some(clash) = self.clash(&heard) {
                return Err(clash);
            }
            for var in heard {
                news.extend(self.told.get(&var).into_iter().flatten().map(|(relation, _)| *relation));
            }
        }
        self.rounds_met = true;
        Ok(())
    }

    /// What a relation has to tell its figures now.
    fn speak(&self, relation: usize) -> Vec<(usize, Var, Message)> {
        let Some(compiled) = self.network.relations.get(relation) else { return Vec::new() };
        let vars = unstated(self.network, relation);
        let known: BTreeMap<Var, Option<Message>> =
            vars.iter().map(|var| (*var, self.heard_from_others(*var, relation))).collect();
        let span = |var: Var| match known.get(&var) {
            Some(message) => message.as_ref().map_or(Span::UNBOUNDED, |message| message.span),
            None => self.stated_span(var),
        };
        let digits = |var: Var| match known.get(&var) {
            Some(message) => message.as_ref()?.value,
            None => self.digits(var),
        };
        let spans = solve_all(&compiled.form, &vars, &span);
        let informative = vars.into_iter().zip(spans).filter_map(|(var, span)| Some((var, span?)));
        informative
            .filter(|(_, span)| *span != Span::UNBOUNDED)
            .map(|(var, span)| (relation, var, Message { span, value: value(&compiled.form, var, &digits) }))
            .collect()
    }

    /// Stores a message; whether it tells something new.
    fn hear(&mut self, relation: usize, var: Var, message: Message) -> bool {
        let slot = self.told.get_mut(&var).and_then(|told| told.iter_mut().find(|(from, _)| *from == relation));
        let Some((_, slot)) = slot else { return false };
        let before = slot.as_ref().map(|message| message.span);
        // OK because messages only narrow; what cycles would widen by rounding outward is not news.
        let is_news = before.is_none_or(|before| before != message.span && message.span.is_within(&before));
        if is_news {
            *slot = Some(message);
        }
        is_news
    }

    fn clash(&self, heard: &BTreeSet<Var>) -> Option<Clash> {
        let mut heard: Vec<Var> = heard.iter().copied().collect();
        heard.sort_by_key(|var| self.network.name(*var));
        heard.into_iter().find_map(|var| {
            let (low, high) = self.binding(var, None);
            let ((low, low_span), (high, high_span)) = (low?, high?);
            low_span.intersection(&high_span).is_none().then_some(Clash { at: var, relations: [low, high] })
        })
    }

    /// The relations whose messages end the values of a figure from below and from above.
    fn binding(&self, var: Var, except: Option<usize>) -> (Option<Binding>, Option<Binding>) {
        let (mut low, mut high): (Option<Binding>, Option<Binding>) = (None, None);
        for (relation, message) in self.told.get(&var).into_iter().flatten() {
            let Some(message) = message.as_ref().filter(|_| Some(*relation) != except) else { continue };
            let (lower, upper) = message.span.halves();
            if lower != Bound::Unbounded
                && low.is_none_or(|best| self.beats(*relation, lower, best.0, best.1.halves().0, false))
            {
                low = Some((*relation, message.span));
            }
            if upper != Bound::Unbounded
                && high.is_none_or(|best| self.beats(*relation, upper, best.0, best.1.halves().1, true))
            {
                high = Some((*relation, message.span));
            }
        }
        (low, high)
    }

    /// Whether an end binds more than another; of two alike, the relation with the smaller figure names.
    fn beats(&self, one: usize, end: Bound<i128>, two: usize, other: Bound<i128>, upper: bool) -> bool {
        let key = |end: Bound<i128>| match end {
            Bound::Included(end) => (end, false),
            Bound::Excluded(end) => (end, true),
            Bound::Unbounded => (if upper { i128::MAX } else { i128::MIN }, false),
        };
        let ((one_end, one_open), (two_end, two_open)) = (key(end), key(other));
        let order = if upper { two_end.cmp(&one_end) } else { one_end.cmp(&two_end) };
        match order.then(one_open.cmp(&two_open)) {
            Ordering::Equal => self.network.order(one, two) == Ordering::Less,
            order => order == Ordering::Greater,
        }
    }

    /// What all relations but one told a figure.
    pub(super) fn heard_from_others(&self, var: Var, except: usize) -> Option<Message> {
        self.common(var, Some(except))
    }

    /// What the relations told a figure, all together: the common values, and the digits of the most precise of them.
    pub(super) fn common(&self, var: Var, except: Option<usize>) -> Option<Message> {
        let told = self.told.get(&var)?;
        let messages = told.iter().filter(|(relation, _)| Some(*relation) != except);
        let messages = messages.filter_map(|(relation, message)| Some((*relation, message.as_ref()?)));
        let mut best: Option<(usize, &Message)> = None;
        let mut common: Option<Span> = None;
        for (relation, message) in messages {
            common = Some(common.map_or(message.span, |common| common.intersection(&message.span).unwrap_or(common)));
            let better = best.is_none_or(|(other, known)| {
                let order = width(&message.span).cmp(&width(&known.span));
                order.then_with(|| self.network.order(relation, other)) == Ordering::Less
            });
            if better {
                best = Some((relation, message));
            }
        }
        Some(Message { span: common?, value: best?.1.value })
    }

    pub(super) fn message(&self, relation: usize, var: Var) -> Option<&Message> {
        let told = self.told.get(&var)?;
        told.iter().find(|(from, _)| *from == relation).and_then(|(_, message)| message.as_ref())
    }

    /// The relations that a message rests on, itself included.
    pub(super) fn chain(&self, relation: usize, to: Var) -> BTreeSet<usize> {
        let mut chain = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut open = vec![(relation, to)];
        while let Some((relation, to)) = open.pop() {
            if !seen.insert((relation, to)) {
                continue;
            }
            chain.insert(relation);
            for var in unstated(self.network, relation).into_iter().filter(|var| *var != to) {
                let (low, high) = self.binding(var, Some(relation));
                open.extend(low.into_iter().chain(high).map(|(from, _)| (from, var)));
            }
        }
        chain
    }

    /// The relations that the values of a figure rest on, but for one relation.
    pub(super) fn chain_of(&self, var: Var, except: Option<usize>) -> BTreeSet<usize> {
        let (low, high) = self.binding(var, except);
        low.into_iter().chain(high).flat_map(|(relation, _)| self.chain(relation, var)).collect()
    }

    /// The figures that are not stated, with anything told of them.
    pub(super) fn vars(&self) -> impl Iterator<Item = Var> + '_ {
        self.told.keys().copied()
    }

    pub(super) fn stated_span(&self, var: Var) -> Span {
        self.stated.get(var.index()).copied().unwrap_or(Span::UNBOUNDED)
    }

    pub(super) fn digits(&self, var: Var) -> Option<Fraction> {
        self.network.digits(var)
    }
}

/// The figures of a relation that are not stated.
pub(super) fn unstated(network: &Network, relation: usize) -> Vec<Var> {
    let vars = network.relations.get(relation).map(|compiled| compiled.vars.as_slice()).unwrap_or_default();
    vars.iter().copied().filter(|var| network.variable(*var).is_some_and(|variable| !variable.is_stated())).collect()
}

/// How far the ends of a span are apart.
fn width(span: &Span) -> i128 {
    match span.halves() {
        (Bound::Included(low) | Bound::Excluded(low), Bound::Included(high) | Bound::Excluded(high)) => {
            high.saturating_sub(low)
        }
        _ => i128::MAX,
    }
}
