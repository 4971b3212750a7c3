//! What a criterion earns, and what the printed digits leave open of it.

use super::level::Level;
use super::number::Number;

/// What a criterion earns: for the printed digits, and at least and at most for all that may be behind them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Award {
    /// Points.
    Points(Earned<Number>),
    /// A level.
    Level(Earned<Level>),
}

/// Points or a level, with what may be behind them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earned<T> {
    /// For the printed digits; `None` where something is lacking.
    pub exact: Option<T>,
    /// At least so much.
    pub lowest: T,
    /// At most so much.
    pub highest: T,
}

impl<T: Clone + Ord> Earned<T> {
    pub(super) fn certain(value: &T) -> Self {
        Self { exact: Some(value.clone()), lowest: value.clone(), highest: value.clone() }
    }

    pub(super) fn open(lowest: T, highest: T) -> Self {
        Self { exact: None, lowest, highest }
    }

    /// Whether it is one value, whatever is behind the printed digits.
    pub fn is_certain(&self) -> bool {
        self.exact.is_some() && self.lowest == self.highest
    }

    /// The exact value, if there is one, and those at other places, if there are any; what is the same at all is exact.
    pub(super) fn among(exact: Option<T>, others: impl FnOnce(&mut dyn FnMut(T))) -> Option<Self> {
        let mut range = exact.as_ref().map(|exact| (exact.clone(), exact.clone()));
        others(&mut |other| match &mut range {
            None => range = Some((other.clone(), other)),
            Some((lowest, _)) if other < *lowest => *lowest = other,
            Some((_, highest)) if other > *highest => *highest = other,
            Some(_) => {}
        });
        let (lowest, highest) = range?;
        let exact = exact.or_else(|| (lowest == highest).then(|| lowest.clone()));
        Some(Self { exact, lowest, highest })
    }
}

/// All of the weight; on a scale of levels, A.
pub(super) fn all(weight: Option<&Number>) -> Award {
    weight.map_or(Award::Level(Earned::certain(&Level::A)), |weight| Award::Points(Earned::certain(weight)))
}

/// Nothing of the weight; on a scale of levels, D.
pub(super) fn none(weight: Option<&Number>) -> Award {
    weight.map_or(Award::Level(Earned::certain(&Level::D)), |_| Award::Points(Earned::certain(&Number::ZERO)))
}

/// Anything from nothing to the weight.
pub(super) fn anything(weight: Option<&Number>) -> Award {
    let level = || Award::Level(Earned::open(Level::D, Level::A));
    weight.map_or_else(level, |weight| Award::Points(Earned::open(Number::ZERO, weight.clone())))
}
