//! Sets of exact fractions: the oracle of the laws. Nothing here looks at how the library does it.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

pub(crate) type Q = BigRational;

/// `numerator ÷ denominator`.
pub(crate) fn fraction(numerator: impl Into<BigInt>, denominator: impl Into<BigInt>) -> Q {
    Q::new(numerator.into(), denominator.into())
}

pub(crate) fn whole(number: impl Into<BigInt>) -> Q {
    Q::from_integer(number.into())
}

pub(crate) fn ten_to(exponent: u32) -> Q {
    whole(BigInt::from(10).pow(exponent))
}

/// An end of a set, and whether it belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct End {
    pub(crate) at: Q,
    pub(crate) closed: bool,
}

/// All fractions between two ends; without an end, up to infinity.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Set {
    pub(crate) low: Option<End>,
    pub(crate) high: Option<End>,
}

impl Set {
    pub(crate) const ALL: Self = Self { low: None, high: None };

    pub(crate) fn point(at: Q) -> Self {
        Self::between((at.clone(), true), (at, true))
    }

    pub(crate) fn between(low: (Q, bool), high: (Q, bool)) -> Self {
        let end = |(at, closed)| Some(End { at, closed });
        Self { low: end(low), high: end(high) }
    }

    pub(crate) fn from(at: Q, closed: bool) -> Self {
        Self { low: Some(End { at, closed }), high: None }
    }

    pub(crate) fn contains(&self, value: &Q) -> bool {
        let above = |end: &End| *value > end.at || (end.closed && *value == end.at);
        let below = |end: &End| *value < end.at || (end.closed && *value == end.at);
        self.low.as_ref().is_none_or(above) && self.high.as_ref().is_none_or(below)
    }

    pub(crate) fn is_empty(&self) -> bool {
        match (&self.low, &self.high) {
            (Some(low), Some(high)) => low.at > high.at || (low.at == high.at && !(low.closed && high.closed)),
            _ => false,
        }
    }

    /// Every sum of one of each.
    pub(crate) fn plus(&self, other: &Self) -> Self {
        let join = |one: &Option<End>, two: &Option<End>| {
            let (one, two) = (one.as_ref()?, two.as_ref()?);
            Some(End { at: &one.at + &two.at, closed: one.closed && two.closed })
        };
        Self { low: join(&self.low, &other.low), high: join(&self.high, &other.high) }
    }

    /// Every value times a factor.
    pub(crate) fn times(&self, factor: &Q) -> Self {
        let end = |end: &Option<End>| end.as_ref().map(|end| End { at: &end.at * factor, closed: end.closed });
        if factor.is_zero() {
            return Self::point(Q::zero());
        }
        let (low, high) = (end(&self.low), end(&self.high));
        if factor.is_negative() { Self { low: high, high: low } } else { Self { low, high } }
    }

    pub(crate) fn negated(&self) -> Self {
        self.times(&whole(-1))
    }

    pub(crate) fn minus(&self, other: &Self) -> Self {
        self.plus(&other.negated())
    }

    /// What is in both; it may be nothing.
    pub(crate) fn and(&self, other: &Self) -> Self {
        let tighter = |one: &Option<End>, two: &Option<End>, upper: bool| match (one, two) {
            (None, end) | (end, None) => end.clone(),
            (Some(one), Some(two)) if one.at == two.at => {
                Some(End { at: one.at.clone(), closed: one.closed && two.closed })
            }
            (Some(one), Some(two)) => Some(if (one.at > two.at) == upper { two.clone() } else { one.clone() }),
        };
        Self { low: tighter(&self.low, &other.low, false), high: tighter(&self.high, &other.high, true) }
    }

    pub(crate) fn meets(&self, other: &Self) -> bool {
        !self.and(other).is_empty()
    }

    /// The smallest set that holds both.
    pub(crate) fn hull(&self, other: &Self) -> Self {
        let wider = |one: &Option<End>, two: &Option<End>, upper: bool| {
            let (one, two) = (one.as_ref()?, two.as_ref()?);
            if one.at == two.at {
                return Some(End { at: one.at.clone(), closed: one.closed || two.closed });
            }
            Some(if (one.at > two.at) == upper { one.clone() } else { two.clone() })
        };
        Self { low: wider(&self.low, &other.low, false), high: wider(&self.high, &other.high, true) }
    }

    /// Whether some value of it is at most, or less than, some value of the other.
    pub(crate) fn can_be_below(&self, other: &Self, strict: bool) -> bool {
        match (&self.low, &other.high) {
            (Some(low), Some(high)) => low.at < high.at || (low.at == high.at && low.closed && high.closed && !strict),
            _ => true,
        }
    }
}

/// Whether `(s + a) × 100 = (s + b) × r` for some value of each.
///
/// For one `r` the difference of both sides is a sum of three independent terms, so it is a set with two ends. As `r`
/// moves, each end is a line that bends only at 0 and at 100; so it is enough to look at every bend, at every root of
/// every line, at the ends of the rates, and at one point between any two of these.
pub(crate) fn quotient_reaches([s, a, b, r]: [&Set; 4]) -> bool {
    let hundred = BigInt::from(100);
    let counts = common_counts([s, a, b]);
    let holds = |(p, q): &Ratio| {
        let factors = [&hundred * q - p, &hundred * q, -p];
        rate_is_in(r, p, q) && can_be_zero(&counts, &factors)
    };
    let mut marks: Vec<Ratio> = vec![(BigInt::zero(), whole(1).to_integer()), (hundred.clone(), whole(1).to_integer())];
    marks.extend(r.low.iter().chain(&r.high).map(|end| (end.at.numer().clone(), end.at.denom().clone())));
    let ends = |counts: &[Count; 2]| counts.iter().flatten().map(|(count, _)| count.clone()).collect::<Vec<_>>();
    for (s, a, b) in ends(&counts[0]).iter().flat_map(|s| {
        let pairs =
            ends(&counts[1]).into_iter().flat_map(|a| ends(&counts[2]).into_iter().map(move |b| (a.clone(), b)));
        pairs.map(move |(a, b)| (s, a, b)).collect::<Vec<_>>()
    }) {
        let (top, base) = ((s + a) * &hundred, s + b);
        if !base.is_zero() {
            marks.push(if base.is_negative() { (-top, -base) } else { (top, base) });
        }
    }
    marks.sort_by(|(p, q), (other_p, other_q)| (p * other_q).cmp(&(other_p * q)));
    let one = |(p, q): &Ratio, more: i32| (p + q * more, q.clone());
    let outside = [one(&marks[0], -1), one(&marks[marks.len() - 1], 1)];
    let between =
        marks.windows(2).map(|pair| (&pair[0].0 * &pair[1].1 + &pair[1].0 * &pair[0].1, &pair[0].1 * &pair[1].1 * 2));
    let between: Vec<Ratio> = between.chain(outside).collect();
    marks.iter().chain(&between).any(holds)
}

/// A numerator over a positive denominator, not in lowest terms.
type Ratio = (BigInt, BigInt);

/// An end as a count of a common part, and whether it is closed.
type Count = Option<(BigInt, bool)>;

fn common_counts(sets: [&Set; 3]) -> [[Count; 2]; 3] {
    let ends = sets.iter().flat_map(|set| set.low.iter().chain(&set.high));
    // The least common multiple: one times what the other keeps in lowest terms.
    let common =
        ends.fold(BigInt::from(1), |common, end| Q::new(end.at.denom().clone(), common.clone()).numer() * common);
    let count = |end: &Option<End>| end.as_ref().map(|end| (end.at.numer() * (&common / end.at.denom()), end.closed));
    sets.map(|set| [count(&set.low), count(&set.high)])
}

fn rate_is_in(rates: &Set, p: &BigInt, q: &BigInt) -> bool {
    let compare = |end: &End| (p * end.at.denom()).cmp(&(end.at.numer() * q));
    let above = |end: &End| compare(end).is_gt() || (end.closed && compare(end).is_eq());
    let below = |end: &End| compare(end).is_lt() || (end.closed && compare(end).is_eq());
    rates.low.as_ref().is_none_or(above) && rates.high.as_ref().is_none_or(below)
}

/// Whether independent terms, each times its factor, can add up to nothing.
fn can_be_zero(counts: &[[Count; 2]; 3], factors: &[BigInt; 3]) -> bool {
    let (mut low, mut high): (Count, Count) = (Some((BigInt::zero(), true)), Some((BigInt::zero(), true)));
    for ([lower, upper], factor) in counts.iter().zip(factors) {
        if factor.is_zero() {
            continue;
        }
        let (lower, upper) = if factor.is_negative() { (upper, lower) } else { (lower, upper) };
        let join = |sum: Count, end: &Count| {
            let ((sum, sum_closed), (end, end_closed)) = (sum?, end.as_ref()?);
            Some((sum + end * factor, sum_closed && *end_closed))
        };
        (low, high) = (join(low, lower), join(high, upper));
    }
    low.is_none_or(|(low, closed)| low.is_negative() || (closed && low.is_zero()))
        && high.is_none_or(|(high, closed)| high.is_positive() || (closed && high.is_zero()))
}

/// Every quotient `n ÷ d` of positive values.
pub(crate) fn positive_quotient(n: &Set, d: &Set) -> Set {
    let over = |one: &Option<End>, two: &Option<End>| {
        let (one, two) = (one.as_ref()?, two.as_ref()?);
        Some(End { at: &one.at / &two.at, closed: one.closed && two.closed })
    };
    Set { low: over(&n.low, &d.high), high: over(&n.high, &d.low) }
}
