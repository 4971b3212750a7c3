//! Whether a rate can be that of some values; exact, in products of 256 bits.

use std::cmp::Ordering;
use std::ops::Bound;

use super::form::WHOLE;
use super::network::Span;
use crate::figure::compare_products;

/// One end of a span: without a value at infinity.
#[derive(Clone, Copy, PartialEq, Eq)]
struct End {
    value: Option<i128>,
    upper: bool,
    reached: bool,
}

type Corner = [End; 4];

fn ends(span: &Span) -> [End; 2] {
    let end = |bound, upper| match bound {
        Bound::Included(value) => End { value: Some(value), upper, reached: true },
        Bound::Excluded(value) => End { value: Some(value), upper, reached: false },
        Bound::Unbounded => End { value: None, upper, reached: false },
    };
    let (lower, upper) = span.halves();
    [end(lower, false), end(upper, true)]
}

/// Whether `(shared + above) × 100 % = (shared + below) × rate` for some values.
///
/// The difference of both sides is linear in each of the four. So it has its extremes where each is at an end, and it is
/// zero somewhere if it is below zero at one such corner and above at another. Else it can be zero only at corners.
pub(super) fn reaches(shared: &Span, above: &Span, below: &Span, rate: &Span) -> bool {
    let spans = [shared, above, below, rate].map(ends);
    let (mut is_below, mut is_above) = (false, false);
    for choice in CORNERS {
        let corner = corner(&spans, choice);
        match difference(corner) {
            None => return true,
            Some(Ordering::Less) => is_below = true,
            Some(Ordering::Greater) => is_above = true,
            Some(Ordering::Equal) if is_reached(corner, &spans, choice) => return true,
            Some(Ordering::Equal) => {}
        }
        if is_below && is_above {
            return true;
        }
    }
    false
}

/// Every corner; first those that are farthest apart where the base and the rate are above zero.
const CORNERS: [u8; 16] = [2, 12, 3, 13, 0, 1, 4, 5, 6, 7, 8, 9, 10, 11, 14, 15];

/// The corner that a bit for each span chooses: its lower end, or its upper.
fn corner(spans: &[[End; 2]; 4], choice: u8) -> Corner {
    let [shared, above, below, rate] = *spans;
    let pick = |[lower, upper]: [End; 2], bit: u8| if choice & bit == 0 { lower } else { upper };
    [pick(shared, 1), pick(above, 2), pick(below, 4), pick(rate, 8)]
}

/// Whether a corner where the difference is zero is reached: ends that are not do no harm if it stays zero between them
/// and the other ends, that is at every corner in between.
fn is_reached(zero: Corner, spans: &[[End; 2]; 4], choice: u8) -> bool {
    let bits = [1_u8, 2, 4, 8].into_iter().zip(zero);
    let free = bits.fold(0_u8, |free, (bit, end)| if end.reached { free } else { free | bit });
    let between = (0..16_u8).filter(|moved| moved & !free == 0);
    between.map(|moved| corner(spans, choice ^ moved)).all(|corner| difference(corner) == Some(Ordering::Equal))
}

/// How `(s + a) × 100 %` compares with `(s + b) × r`; `None` where infinities leave it open.
fn difference([s, a, b, r]: Corner) -> Option<Ordering> {
    if let [Some(s), Some(a), Some(b), Some(r)] = [s.value, a.value, b.value, r.value] {
        // OK because a sum that does not fit is left open.
        return Some(compare_products(s.checked_add(a)?, WHOLE, s.checked_add(b)?, r));
    }
    // What grows without end decides, if all of it goes one way; what is infinite and counts for nothing may be anything.
    let base = s.value.zip(b.value).map(|(s, b)| s.saturating_add(b));
    let growing = [
        s.infinity().map(|sign| times(sign, r.value.map_or(r.direction().reverse(), |rate| WHOLE.cmp(&rate)))),
        a.infinity(),
        b.infinity().map(|sign| times(sign, r.sign()).reverse()),
        r.infinity().zip(base).map(|(sign, base)| times(sign, base.cmp(&0)).reverse()),
    ];
    let mut growing = growing.into_iter().flatten().filter(|sign| *sign != Ordering::Equal);
    if let Some(first) = growing.next() {
        return growing.all(|sign| sign == first).then_some(first);
    }
    let [s, a, b, r] = [s, a, b, r].map(|end| end.value.unwrap_or(0));
    Some(compare_products(s.checked_add(a)?, WHOLE, s.checked_add(b)?, r))
}

impl End {
    /// The way to infinity, if that is where it is.
    fn infinity(self) -> Option<Ordering> {
        self.value.is_none().then_some(self.direction())
    }

    fn direction(self) -> Ordering {
        if self.upper { Ordering::Greater } else { Ordering::Less }
    }

    fn sign(self) -> Ordering {
        self.value.map_or(self.direction(), |value| value.cmp(&0))
    }
}

/// The sign of a product.
fn times(one: Ordering, two: Ordering) -> Ordering {
    match one {
        Ordering::Less => two.reverse(),
        Ordering::Equal => Ordering::Equal,
        Ordering::Greater => two,
    }
}
