//! What the relations of a figure told it, and what all but one of them did: in constant time, once it is ranked.

use std::cmp::Ordering;
use std::ops::Bound;

use smallvec::SmallVec;

use super::network::{Span, Var};
use crate::figure::Fraction;

/// What a relation tells a figure.
#[derive(Clone, Copy, Debug)]
pub(super) struct Message {
    pub(super) span: Span,
    pub(super) value: Option<Fraction>,
}

/// What is known of figures that are not stated, in their order.
pub(super) type Told = SmallVec<[(Var, Message); 2]>;

/// The threads of a figure that bind it most, the two by each measure: with one of them left out, the other does.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Heard {
    pub(super) lowest: [Option<usize>; 2],
    pub(super) highest: [Option<usize>; 2],
    pub(super) narrowest: [Option<usize>; 2],
}

/// A thread that bears a message: its number, and the rank of its relation.
pub(super) type Borne<'m> = (usize, usize, &'m Message);

impl Heard {
    /// Finds the messages that bind most. Of two alike, the relation that stands first does.
    pub(super) fn of<'m>(borne: impl Iterator<Item = Borne<'m>>) -> Self {
        let (mut lowest, mut highest, mut narrowest) = ([None; 2], [None; 2], [None; 2]);
        let first = |one: &Borne<'_>, two: &Borne<'_>| one.1.cmp(&two.1);
        for new in borne {
            let (lower, upper) = new.2.span.halves();
            if lower != Bound::Unbounded {
                keep(&mut lowest, new, |one, two| by_lower(two, one).then_with(|| first(one, two)));
            }
            if upper != Bound::Unbounded {
                keep(&mut highest, new, |one, two| by_upper(one, two).then_with(|| first(one, two)));
            }
            let width = |borne: &Borne<'_>| width(&borne.2.span);
            keep(&mut narrowest, new, |one, two| width(one).cmp(&width(two)).then_with(|| first(one, two)));
        }
        let threads = |two: [Option<Borne<'m>>; 2]| two.map(|borne| borne.map(|(thread, _, _)| thread));
        Self { lowest: threads(lowest), highest: threads(highest), narrowest: threads(narrowest) }
    }
}

/// The first of two threads that is not the one left out.
pub(super) fn but(two: [Option<usize>; 2], except: Option<usize>) -> Option<usize> {
    two.into_iter().flatten().find(|thread| Some(*thread) != except)
}

/// Keeps the two smallest.
fn keep<'m>(two: &mut [Option<Borne<'m>>; 2], new: Borne<'m>, order: impl Fn(&Borne<'m>, &Borne<'m>) -> Ordering) {
    let before = |old: &Option<Borne<'m>>| old.as_ref().is_none_or(|old| order(&new, old) == Ordering::Less);
    let [first, second] = two;
    if before(first) {
        (*first, *second) = (Some(new), *first);
    } else if before(second) {
        *second = Some(new);
    }
}

/// By lower end; of two at the same place, one that is left out is higher.
fn by_lower(one: &Borne<'_>, two: &Borne<'_>) -> Ordering {
    end(one.2.span.halves().0).cmp(&end(two.2.span.halves().0))
}

/// By upper end; of two at the same place, one that is left out is lower.
fn by_upper(one: &Borne<'_>, two: &Borne<'_>) -> Ordering {
    let key = |borne: &Borne<'_>| {
        let (value, is_open) = end(borne.2.span.halves().1);
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
