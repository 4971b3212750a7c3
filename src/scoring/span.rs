//! Sets of numbers between two ends, and the places in them where a rule has to be looked at.

use std::cmp::Ordering;
use std::ops::Bound;

use super::number::Number;
use crate::figure::{Interval, Measure};

/// One end of a span; without a number it is open to infinity.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct End {
    pub(super) at: Option<Number>,
    pub(super) open: bool,
}

impl End {
    pub(super) const INFINITE: Self = Self { at: None, open: true };

    #[inline]
    pub(super) fn closed(at: Number) -> Self {
        Self { at: Some(at), open: false }
    }

    /// The end as another calculation has it.
    #[inline]
    pub(super) fn map(&self, change: impl FnOnce(&Number) -> Number) -> Self {
        Self { at: self.at.as_ref().map(change), open: self.open }
    }

    /// The end of a sum: reached only if both ends are.
    fn plus(&self, other: &Self) -> Self {
        let at = self.at.as_ref().zip(other.at.as_ref()).map(|(one, two)| one.plus(two));
        Self { open: at.is_none() || self.open || other.open, at }
    }
}

/// Every number from one end to another.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Span {
    pub(super) low: End,
    pub(super) high: End,
}

impl Span {
    pub(super) const EVERYTHING: Self = Self { low: End::INFINITE, high: End::INFINITE };

    #[inline]
    pub(super) fn point(at: &Number) -> Self {
        Self { low: End::closed(at.clone()), high: End::closed(at.clone()) }
    }

    /// The numbers of an interval, each divided by `by`.
    pub(super) fn of<Q: Measure>(interval: &Interval<Q>, by: i128) -> Self {
        let by = by.saturating_mul(2);
        let end = |bound: Bound<i128>| match bound {
            Bound::Included(halves) => End { at: Some(Number::scaled(halves, by)), open: false },
            Bound::Excluded(halves) => End { at: Some(Number::scaled(halves, by)), open: true },
            Bound::Unbounded => End::INFINITE,
        };
        let (low, high) = interval.halves();
        Self { low: end(low), high: end(high) }
    }

    /// The number, if it is one alone.
    #[inline]
    pub(super) fn is_point(&self) -> bool {
        !self.low.open && !self.high.open && self.low.at.is_some() && self.low.at == self.high.at
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        Self { low: self.low.plus(&other.low), high: self.high.plus(&other.high) }
    }

    pub(super) fn negated(&self) -> Self {
        Self { low: self.high.map(Number::negated), high: self.low.map(Number::negated) }
    }

    /// Both ends changed by a rising function.
    pub(super) fn map(&self, change: impl Fn(&Number) -> Number) -> Self {
        Self { low: self.low.map(&change), high: self.high.map(&change) }
    }

    /// Whether a turn lies in it or at one of its ends.
    #[inline]
    pub(super) fn reaches(&self, turn: &Number) -> bool {
        self.low.at.as_ref().is_none_or(|low| low <= turn) && self.high.at.as_ref().is_none_or(|high| turn <= high)
    }

    /// Whether every number in it is above zero.
    #[inline]
    pub(super) fn is_positive(&self) -> bool {
        self.low.at.as_ref().is_some_and(|low| *low > Number::ZERO || (low.is_zero() && self.low.open))
    }

    /// Shows the places that tell what a function does on the span, if it is monotone between the given turns: just below, at
    /// and just above every turn inside, and the ends.
    pub(super) fn each_place(&self, turns: impl Iterator<Item = Number>, see: &mut impl FnMut(&Place)) {
        let low = match &self.low.at {
            None => Place::LOWEST,
            Some(at) => Place { limit: Limit::At(at.clone()), side: i8::from(self.low.open) },
        };
        let high = match &self.high.at {
            None => Place::HIGHEST,
            Some(at) => Place { limit: Limit::At(at.clone()), side: i8::from(self.high.open).wrapping_neg() },
        };
        for turn in turns.filter(|turn| low.cmp(turn).is_le() && high.cmp(turn).is_ge()) {
            let mut place = Place { limit: Limit::At(turn), side: -1 };
            while place.side <= 1 {
                if place >= low && place <= high {
                    see(&place);
                }
                place.side = place.side.saturating_add(1);
            }
        }
        see(&low);
        see(&high);
    }
}

/// Where a function is looked at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Limit {
    Lowest,
    At(Number),
    Highest,
}

/// A number, or the place just below (−1) or just above it (1).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) limit: Limit,
    pub(super) side: i8,
}

impl Place {
    const LOWEST: Self = Self { limit: Limit::Lowest, side: 0 };
    const HIGHEST: Self = Self { limit: Limit::Highest, side: 0 };

    #[inline]
    pub(super) fn at(number: &Number) -> Self {
        Self { limit: Limit::At(number.clone()), side: 0 }
    }

    /// Where it lies to a threshold.
    #[inline]
    pub(super) fn cmp(&self, threshold: &Number) -> Ordering {
        match &self.limit {
            Limit::Lowest => Ordering::Less,
            Limit::Highest => Ordering::Greater,
            Limit::At(number) => number.cmp(threshold).then(self.side.cmp(&0)),
        }
    }

    /// The number, unless it is at infinity.
    #[inline]
    pub(super) fn number(&self) -> Option<&Number> {
        match &self.limit {
            Limit::At(number) => Some(number),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{End, Place, Span};
    use crate::scoring::Number;

    fn number(text: &str) -> Number {
        text.parse().expect("a number")
    }

    #[test]
    fn places_lie_in_the_span_and_around_its_turns() {
        let span = Span { low: End::closed(number("1")), high: End { at: Some(number("3")), open: true } };
        let mut shown = Vec::new();
        span.each_place(["0", "1", "2", "3"].map(number).into_iter(), &mut |place| {
            shown.push(format!("{}{:+}", place.number().expect("finite"), place.side));
        });
        assert_eq!(shown, ["1+0", "1+1", "2-1", "2+0", "2+1", "1+0", "3-1"]);
    }

    #[test]
    fn just_above_is_above() {
        let just_above = Place { side: 1, ..Place::at(&number("90")) };
        assert!(just_above.cmp(&number("90")).is_gt() && just_above.cmp(&number("90.00000001")).is_lt());
    }

    #[test]
    fn infinity_stays_where_it_is() {
        let over = Span { low: End { at: Some(number("180")), open: true }, high: End::INFINITE };
        let sum = over.plus(&Span::point(&number("1")));
        assert_eq!((sum.low.at, sum.low.open, sum.high.at), (Some(number("181")), true, None));
    }
}
