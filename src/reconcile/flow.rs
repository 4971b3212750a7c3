//! What relations imply of figures that are not stated: messages from relation to figure, in synchronous rounds.
//!
//! Each relation tells each of its unstated figures what the other figures allow it. A figure passes to a relation what all
//! *other* relations told it, so that no relation hears itself. Values only narrow; the rounds end when nothing does, or at
//! a fixed limit. The order of relations and figures makes no difference: every message of a round is made from those of
//! the round before.
//!
//! A round takes time linear in the figures of the relations that heard news, whatever the number of relations around one
//! figure or of figures in one relation; without cycles there are as many rounds as the longest chain has relations.

use std::cell::RefCell;
use std::collections::BTreeSet;

use smallvec::SmallVec;

use super::form::Form;
use super::heard::{Heard, Message, Told, but};
use super::judge::Known;
use super::network::{Assumption, Span, Var};
use super::solve::{solve, solve_all};
use super::substituted::Substituted;
use super::value::{value, values};
use super::web::{Strand, Web};

/// Rounds after which narrowing stops.
const ROUNDS: usize = 32;

/// Figures of one relation that are solved for one by one; more, all at once.
const FEW: usize = 3;

/// Messages among some relations of a web.
pub(super) struct Flow<'w, 'n> {
    web: &'w Web<'n>,
    assumption: Assumption,
    /// Whether messages say what the digits are.
    with_values: bool,
    /// What each thread bears.
    messages: Vec<Option<Message>>,
    /// What binds each figure.
    heard: Vec<Heard>,
    /// What each relation is about.
    doings: SmallVec<[Doing; 16]>,
    /// The figures that heard something in the last round, each with the relation that told it; if several did, with none.
    fresh: SmallVec<[(usize, Option<usize>); 6]>,
    /// Room for what is said in a round.
    spoken: Vec<(usize, Message)>,
    rounds: usize,
    /// Room for those who follow chains.
    visits: RefCell<Vec<Visit>>,
}

/// What a relation is about.
#[derive(Clone, Copy)]
struct Doing {
    /// Whether it takes part.
    active: bool,
    /// Whether it heard something it did not know.
    news: bool,
}

/// Whether a chain has come to a relation.
#[derive(Clone, Copy)]
enum Visit {
    Never,
    /// To what it told one thread: that does not rest on this thread.
    To(usize),
    ToAll,
}

/// Two relations that tell a figure what cannot both be.
#[derive(Clone, Copy)]
pub(super) struct Clash {
    pub(super) at: Var,
    pub(super) sides: [(usize, Message); 2],
}

impl<'w, 'n> Flow<'w, 'n> {
    /// What relations imply, and what their digits make of it.
    pub(super) fn new(web: &'w Web<'n>, assumption: Assumption, relations: &[usize]) -> Self {
        Self { with_values: true, ..Self::without_values(web, assumption, relations) }
    }

    /// What relations imply, for those who do not ask for digits.
    pub(super) fn without_values(web: &'w Web<'n>, assumption: Assumption, relations: &[usize]) -> Self {
        let doing = |takes_part| Doing { active: takes_part, news: takes_part };
        let all = relations.len() == web.relations.len();
        let mut doings = SmallVec::from_elem(doing(all), web.relations.len());
        for relation in relations.iter().filter(|_| !all).filter_map(|relation| web.relation(*relation)) {
            if let Some(slot) = doings.get_mut(relation) {
                *slot = doing(true);
            }
        }
        Self {
            web,
            assumption,
            with_values: false,
            doings,
            messages: vec![None; web.threads.len()],
            heard: vec![Heard::default(); web.figures.len()],
            fresh: SmallVec::new(),
            spoken: Vec::with_capacity(web.threads.len()),
            rounds: ROUNDS,
            visits: RefCell::default(),
        }
    }

    /// Lets the messages run until they tell nothing new, or clash: every clash of the first round that has one, by the
    /// names of the figures.
    pub(super) fn run(&mut self) -> Vec<Clash> {
        while self.round() {
            let mut clashes: Vec<Clash> = self.fresh.iter().filter_map(|(figure, _)| self.clash(*figure)).collect();
            if !clashes.is_empty() {
                clashes.sort_by_key(|clash| self.web.network.order().figure(clash.at));
                return clashes;
            }
        }
        Vec::new()
    }

    /// Lets the messages run on, whatever clashes.
    pub(super) fn finish(&mut self) {
        while self.round() {}
    }

    pub(super) fn assumption(&self) -> Assumption {
        self.assumption
    }

    /// Whether a figure could have been narrowed further when the rounds were up.
    pub(super) fn is_cut_short(&self) -> bool {
        self.rounds == 0 && self.doings.iter().any(|doing| doing.news)
    }

    /// One round of messages; whether a figure heard something new.
    fn round(&mut self) -> bool {
        self.fresh.clear();
        let Some(left) = self.rounds.checked_sub(1) else { return false };
        self.rounds = left;
        let mut spoken = std::mem::take(&mut self.spoken);
        for (strand, _) in self.web.relations.iter().zip(&self.doings).filter(|(_, doing)| doing.news) {
            self.speak(strand, &mut spoken);
        }
        for doing in &mut self.doings {
            doing.news = false;
        }
        for (thread, message) in spoken.drain(..) {
            self.hear(thread, message);
        }
        self.spoken = spoken;
        self.fresh.sort_unstable();
        self.fresh.dedup_by(|next, kept| {
            let again = next.0 == kept.0;
            kept.1 = kept.1.filter(|_| !again);
            again
        });
        for (figure, teller) in &self.fresh {
            let threads = self.web.around(*figure);
            let heard = Heard::of(threads.iter().filter_map(|thread| {
                let rank = self.web.network.order().relation(self.relation_of(*thread)?);
                Some((*thread, rank, self.messages.get(*thread)?.as_ref()?))
            }));
            if let Some(slot) = self.heard.get_mut(*figure) {
                *slot = heard;
            }
            for relation in threads.iter().filter_map(|thread| Some(self.web.threads.get(*thread)?.relation)) {
                // OK because a relation does not hear itself, and what it tells its only figure rests on stated ones.
                let can_change = *teller != Some(relation) && self.web.along(relation).len() > 1;
                if let Some(doing) = self.doings.get_mut(relation) {
                    doing.news |= doing.active && can_change;
                }
            }
        }
        !self.fresh.is_empty()
    }

    /// Stores a message, if it tells something new.
    fn hear(&mut self, thread: usize, message: Message) {
        let Some((slot, thread)) = self.messages.get_mut(thread).zip(self.web.threads.get(thread)) else { return };
        let before = slot.as_ref().map(|message| message.span);
        // OK because messages only narrow: what a round is told lies within what the round before was told.
        if before.is_none_or(|before| before != message.span && message.span.is_within(&before)) {
            *slot = Some(message);
            self.fresh.push((thread.figure, Some(thread.relation)));
        }
    }

    /// What a relation has to tell its figures now.
    fn speak(&self, strand: &Strand<'_>, spoken: &mut Vec<(usize, Message)>) {
        let open = strand.compiled.open.as_slice();
        if strand.compiled.form.implies_nothing() {
            return;
        }
        if let ([var], Assumption::Nearest, true) = (open, self.assumption, self.with_values) {
            let message = strand.only.get_or_init(|| self.message_to(strand, *var, &Told::new()));
            return spoken.extend(message.map(|message| (strand.first, message)));
        }
        let told = if open.len() > 1 { self.told(strand.index) } else { Told::new() };
        // OK because every other form that leaves two figures open says nothing of either.
        if open.len() > 1 && told.is_empty() && !matches!(strand.compiled.form, Form::Equal { .. }) {
            return;
        }
        if open.len() > FEW {
            return self.speak_to_all(strand, &told, spoken);
        }
        for (thread, var) in (strand.first..).zip(open) {
            spoken.extend(self.message_to(strand, *var, &told).map(|message| (thread, message)));
        }
    }

    /// What a relation has to tell one figure, if anything.
    fn message_to(&self, strand: &Strand<'_>, var: Var, told: &Told) -> Option<Message> {
        let form = &strand.compiled.form;
        let known = Known::new(self.web.network, self.assumption, told);
        let span = solve(form, var, &|other| known.span(other)).filter(|span| *span != Span::UNBOUNDED)?;
        let value = if self.with_values { value(form, var, &|other| known.digits(other)) } else { None };
        Some(Message { span, value })
    }

    /// The same for many figures at once.
    fn speak_to_all(&self, strand: &Strand<'_>, told: &Told, spoken: &mut Vec<(usize, Message)>) {
        let (form, open) = (&strand.compiled.form, strand.compiled.open.as_slice());
        let known = Known::new(self.web.network, self.assumption, told);
        let mut tell = |thread: usize, span: Span, value| {
            if span != Span::UNBOUNDED {
                spoken.push((thread, Message { span, value }));
            }
        };
        let spans = solve_all(form, open, &|var| known.span(var));
        let mut values = if self.with_values { values(form, open, &|var| known.digits(var)) } else { Vec::new() };
        values.sort_by_key(|(var, _)| *var);
        for (var, span) in spans {
            let value = values.binary_search_by_key(&var, |(var, _)| *var).ok();
            let value = value.and_then(|place| values.get(place)?.1);
            if let Ok(place) = open.binary_search(&var) {
                tell(strand.first.saturating_add(place), span, value);
            }
        }
    }

    /// What is known of the unstated figures of a relation by the others.
    pub(super) fn told(&self, relation: usize) -> Told {
        let threads = self.web.relation(relation).map(|relation| self.web.along(relation)).unwrap_or_default();
        let mut told = Told::new();
        for thread in threads {
            let Some(figure) = self.web.threads.get(thread).map(|thread| thread.figure) else { continue };
            if let (Some(var), Some(message)) = (self.web.figures.get(figure), self.others(figure, Some(thread))) {
                told.push((*var, message));
            }
        }
        told
    }

    /// What all threads of a figure but one bear, together: their common values, and the digits of the most precise of
    /// them.
    ///
    /// Where they have no values in common, those of the most precise.
    fn others(&self, figure: usize, except: Option<usize>) -> Option<Message> {
        let heard = self.heard.get(figure)?;
        let [low, high, narrowest] = [heard.lowest, heard.highest, heard.narrowest].map(|two| but(two, except));
        if low == narrowest && high == narrowest {
            return self.message(narrowest?).copied();
        }
        let [low, high] = [low, high].map(|thread| self.message(thread?));
        let narrowest = self.message(narrowest?)?;
        let lower = low.map_or(std::ops::Bound::Unbounded, |message| message.span.halves().0);
        let upper = high.map_or(std::ops::Bound::Unbounded, |message| message.span.halves().1);
        let span = Span::from_halves(lower, upper).unwrap_or(narrowest.span);
        Some(Message { span, value: narrowest.value })
    }

    fn message(&self, thread: usize) -> Option<&Message> {
        self.messages.get(thread)?.as_ref()
    }

    /// The relation of a thread, by its index in the network.
    fn relation_of(&self, thread: usize) -> Option<usize> {
        Some(self.web.relations.get(self.web.threads.get(thread)?.relation)?.index)
    }

    fn clash(&self, figure: usize) -> Option<Clash> {
        let heard = self.heard.get(figure)?;
        let (low, high) = (but(heard.lowest, None)?, but(heard.highest, None)?);
        let side = |thread: usize| Some((self.relation_of(thread)?, *self.message(thread)?));
        let sides = [side(low)?, side(high)?];
        let [(_, low), (_, high)] = &sides;
        let at = *self.web.figures.get(figure)?;
        low.span.intersection(&high.span).is_none().then_some(Clash { at, sides })
    }

    /// What a relation becomes if another of the flow defines the figure that it leaves open.
    pub(super) fn instead(&self, relation: usize) -> Option<&'w Substituted> {
        let takes_part = |by: usize| {
            let by = self.web.relation(by)?;
            self.doings.get(by).filter(|doing| doing.active)
        };
        let all = self.web.instead(self.web.relation(relation)?);
        all.iter().find(|substituted| takes_part(substituted.by).is_some())
    }

    /// The relations that a message rests on, itself included.
    pub(super) fn chain(&self, relation: usize, to: Var) -> Vec<usize> {
        let place = self.web.relation(relation).zip(self.web.figure(to));
        let thread = place.and_then(|(relation, figure)| {
            let is_it = |thread: &usize| self.web.threads.get(*thread).is_some_and(|thread| thread.figure == figure);
            self.web.along(relation).find(is_it)
        });
        self.chains(thread.into_iter())
    }

    /// The relations that the values of a figure rest on.
    pub(super) fn chain_of(&self, var: Var) -> Vec<usize> {
        let heard = self.web.figure(var).and_then(|figure| self.heard.get(figure)).copied().unwrap_or_default();
        self.chains(binding(heard, None))
    }

    /// The relations that the values of the unstated figures of a relation rest on, but for that relation.
    pub(super) fn chain_of_all(&self, relation: usize) -> Vec<usize> {
        let threads = self.web.relation(relation).map(|relation| self.web.along(relation)).unwrap_or_default();
        self.chains(threads.flat_map(|thread| self.others_binding(thread)))
    }

    /// In their order.
    fn chains(&self, ends: impl Iterator<Item = usize>) -> Vec<usize> {
        let mut ends: SmallVec<[usize; 8]> = ends.collect();
        if ends.is_empty() {
            return Vec::new();
        }
        let mut visits = self.visits.borrow_mut();
        visits.resize(self.web.relations.len(), Visit::Never);
        let mut chain = Vec::with_capacity(ends.len().saturating_add(4));
        while let Some(thread) = ends.pop() {
            let Some(relation) = self.web.threads.get(thread).map(|thread| thread.relation) else { continue };
            let Some(visit) = visits.get_mut(relation) else { continue };
            match *visit {
                Visit::Never => {
                    *visit = Visit::To(thread);
                    chain.push(relation);
                    let others = self.web.along(relation).filter(|other| *other != thread);
                    ends.extend(others.flat_map(|other| self.others_binding(other)));
                }
                Visit::To(left_out) if left_out != thread => {
                    *visit = Visit::ToAll;
                    ends.extend(self.others_binding(left_out));
                }
                Visit::To(_) | Visit::ToAll => {}
            }
        }
        for relation in &chain {
            if let Some(visit) = visits.get_mut(*relation) {
                *visit = Visit::Never;
            }
        }
        self.ground(&mut chain);
        chain.sort_unstable();
        chain.into_iter().filter_map(|relation| Some(self.web.relations.get(relation)?.index)).collect()
    }

    /// Adds what figures were told first, where those of a chain now rest on one another alone: relations in a ring narrow
    /// what one outside it told, until nothing shows any more that it did.
    fn ground(&self, chain: &mut Vec<usize>) {
        let figures =
            |relation: usize| self.web.along(relation).filter_map(|thread| Some(self.web.threads.get(thread)?.figure));
        let mut known: BTreeSet<usize> = BTreeSet::new();
        // OK because one relation alone is no ring.
        let mut is_open = chain.len() > 1;
        while is_open {
            let mut is_news = true;
            while is_news {
                is_news = false;
                for relation in chain.iter() {
                    let mut unknown = figures(*relation).filter(|figure| !known.contains(figure));
                    if let (Some(figure), None) = (unknown.next(), unknown.next()) {
                        is_news |= known.insert(figure);
                    }
                }
            }
            let afloat = chain.iter().flat_map(|relation| figures(*relation)).filter(|figure| !known.contains(figure));
            let afloat: BTreeSet<usize> = afloat.collect();
            if afloat.is_empty() {
                return;
            }
            let told = self.web.threads.iter().zip(&self.messages).filter(|(_, message)| message.is_some());
            let told = told.filter(|(thread, _)| afloat.contains(&thread.figure)).map(|(thread, _)| thread.relation);
            let own: BTreeSet<usize> = chain.iter().copied().collect();
            let others: BTreeSet<usize> = told.filter(|relation| !own.contains(relation)).collect();
            is_open = !others.is_empty();
            chain.extend(others);
        }
    }

    /// The threads that end the values of the figure of a thread, but for itself.
    fn others_binding(&self, thread: usize) -> impl Iterator<Item = usize> + use<> {
        let heard = self.web.threads.get(thread).and_then(|thread| self.heard.get(thread.figure));
        binding(heard.copied().unwrap_or_default(), Some(thread))
    }

    /// The figures that are not stated, with what was told of them.
    pub(super) fn implied(&self) -> impl Iterator<Item = (Var, Message)> + '_ {
        let figures = self.web.figures.iter().enumerate();
        figures.filter_map(|(figure, var)| Some((*var, self.others(figure, None)?)))
    }
}

/// The threads that end the values of a figure, but for one.
fn binding(heard: Heard, except: Option<usize>) -> impl Iterator<Item = usize> {
    but(heard.lowest, except).into_iter().chain(but(heard.highest, except))
}
