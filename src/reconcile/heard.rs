//! What the relations of a figure told it, and what all but one of them did: in constant time, once it is ranked.

use std::cmp::Ordering;
use std::ops::Bound;

use super::network::{Span, Var};
use super::order::Order;
use crate::figure::Fraction;

/// What a relation tells a figure.
#[derive(Clone, Copy, Debug)]
pub(super) struct Message {
    pub(super) span: Span,
    pub(super) value: Option<Fraction>,
}

/// What is known of figures that are not stated, in their order.
pub(super) type Told = Vec<(Var, Message)>;

/// A relation and its message.
pub(super) type Binding = (usize, Message);

/// The messages of the relations of a figure, and the two that bind most by each measure: with one of them left out, the
/// other does.
#[derive(Clone, Debug, Default)]
pub(super) struct Heard {
    /// By relation, in their order.
    told: Vec<(usize, Option<Message>)>,
    lowest: [Option<Binding>; 2],
    highest: [Option<Binding>; 2],
    narrowest: [Option<Binding>; 2],
}

impl Heard {
    /// A relation that may tell something; they have to be added in their order.
    pub(super) fn expect(&mut self, relation: usize) {
        self.told.push((relation, None));
    }

    pub(super) fn relations(&self) -> impl Iterator<Item = usize> + '_ {
        self.told.iter().map(|(relation, _)| *relation)
    }

    /// Stores a message; whether it tells something new.
    pub(super) fn hear(&mut self, relation: usize, message: Message) -> bool {
        let place = self.told.binary_search_by_key(&relation, |(from, _)| *from).ok();
        let Some((_, slot)) = place.and_then(|place| self.told.get_mut(place)) else { return false };
        let before = slot.as_ref().map(|message| message.span);
        // OK because messages only narrow: what a round is told lies within what the round before was told.
        let is_news = before.is_none_or(|before| before != message.span && message.span.is_within(&before));
        if is_news {
            *slot = Some(message);
        }
        is_news
    }

    /// Finds the messages that bind most. Of two alike, the relation that stands first does.
    pub(super) fn rank(&mut self, order: &Order) {
        let (mut lowest, mut highest, mut narrowest) = ([None; 2], [None; 2], [None; 2]);
        let first = |one: &Binding, two: &Binding| order.relation(one.0).cmp(&order.relation(two.0));
        for (relation, message) in &self.told {
            let Some(message) = message else { continue };
            let new = (*relation, *message);
            if message.span.halves().0 != Bound::Unbounded {
                keep(&mut lowest, new, |one, two| by_lower(two, one).then_with(|| first(one, two)));
            }
            if message.span.halves().1 != Bound::Unbounded {
                keep(&mut highest, new, |one, two| by_upper(one, two).then_with(|| first(one, two)));
            }
            let width = |binding: &Binding| width(&binding.1.span);
            keep(&mut narrowest, new, |one, two| width(one).cmp(&width(two)).then_with(|| first(one, two)));
        }
        (self.lowest, self.highest, self.narrowest) = (lowest, highest, narrowest);
    }

    /// What all relations but one told, together: their common values, and the digits of the most precise of them.
    ///
    /// Where they have no values in common, those of the most precise.
    pub(super) fn others(&self, except: Option<usize>) -> Option<Message> {
        let (low, high) = self.binding(except);
        let (_, narrowest) = but(&self.narrowest, except)?;
        let lower = low.map_or(Bound::Unbounded, |(_, message)| message.span.halves().0);
        let upper = high.map_or(Bound::Unbounded, |(_, message)| message.span.halves().1);
        let span = Span::from_halves(lower, upper).unwrap_or(narrowest.span);
        Some(Message { span, value: narrowest.value })
    }

    /// The relations, of all but one, whose messages end the values from below and from above.
    pub(super) fn binding(&self, except: Option<usize>) -> (Option<Binding>, Option<Binding>) {
        (but(&self.lowest, except), but(&self.highest, except))
    }

    /// The two that tell what cannot both be.
    pub(super) fn clash(&self) -> Option<[Binding; 2]> {
        let (low, high) = self.binding(None);
        let (low, high) = (low?, high?);
        low.1.span.intersection(&high.1.span).is_none().then_some([low, high])
    }
}

/// The first of two that is not by one relation.
fn but(two: &[Option<Binding>; 2], except: Option<usize>) -> Option<Binding> {
    two.iter().flatten().find(|(relation, _)| Some(*relation) != except).copied()
}

/// Keeps the two smallest.
fn keep(two: &mut [Option<Binding>; 2], new: Binding, order: impl Fn(&Binding, &Binding) -> Ordering) {
    let before = |old: &Option<Binding>| old.as_ref().is_none_or(|old| order(&new, old) == Ordering::Less);
    let [first, second] = two;
    if before(first) {
        (*first, *second) = (Some(new), *first);
    } else if before(second) {
        *second = Some(new);
    }
}

/// By lower end; of two at the same place, one that is left out is higher.
fn by_lower(one: &Binding, two: &Binding) -> Ordering {
    end(one.1.span.halves().0).cmp(&end(two.1.span.halves().0))
}

/// By upper end; of two at the same place, one that is left out is lower.
fn by_upper(one: &Binding, two: &Binding) -> Ordering {
    let key = |binding: &Binding| {
        let (value, is_open) = end(binding.1.span.halves().1);
        (value, !is_open)
    };
    key(one).cmp(&key(two))
}

fn end(end: Bound<i128>) -> (i128, bool) {
    match end {
        Bound::Included(end) => (end, false),
        Bound::Excluded(end) => (end, true),
        Bound::Unbounded => (0, false),
    }
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
