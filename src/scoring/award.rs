//! Points for a value at one place: each rule for itself.

use super::level::Level;
use super::marks::Marks;
use super::number::Number;
use super::rule::{Deduction, Excess, LevelBand, PartStep, PointBand, Rule, Test};
use super::sized::threshold;
use super::span::Place;
use super::step::Step;
use crate::figure::{Figure, Rounding};
use crate::model::{BandEnds, Ordinal};

/// Points, and how they came about.
pub(super) type Points = (Number, Step);

impl Rule {
    /// The points for a value at `place`; `None` for rules that do not score a single value.
    pub(super) fn points(&self, weight: &Number, place: &Place) -> Option<Points> {
        Some(match self {
            Self::AllOrNothing { when } => all_or_nothing(when, weight, place),
            Self::Proportional { full_at, pass_at } => proportional(full_at, pass_at.as_ref(), weight, place),
            Self::SteppedDeduction { from, until, below, above, floor } => {
                stepped([from.as_ref(), until.as_ref()], [below, above], *floor, weight, place)
            }
            Self::Bands { bands } => return band(bands, place),
            Self::ReverseA { target } => reverse(target, weight, place, |ratio| Number::whole(2).minus(ratio)),
            Self::ReverseB { target } => {
                reverse(target, weight, place, |ratio| Number::ONE.over(ratio).unwrap_or(Number::ZERO))
            }
            Self::Linear { zero_at, full_at } => linear(zero_at, full_at, weight, place),
            Self::OverAchievement { full_at, excess } => over_achievement(full_at, excess, weight, place),
            Self::Tiers { .. } | Self::Checklist {} | Self::Levels { .. } => return None,
        })
    }

    /// The level for a value at `place`; `None` for rules that give points.
    pub(super) fn level(&self, place: &Place) -> Option<Level> {
        let Self::Levels { bands, .. } = self else { return None };
        bands.iter().find(|band| band.holds(place)).map(|band| band.level)
    }

    /// The values between which the rule is monotone.
    pub(super) fn turns(&self) -> impl Iterator<Item = Number> {
        let further = match self {
            Self::ReverseA { target } => Some(threshold(target).times(&Number::whole(2))),
            Self::Proportional { .. } | Self::OverAchievement { .. } => Some(Number::ZERO),
            _ => None,
        };
        self.values().map(threshold).chain(further)
    }

    /// Whether the rule gives the same for every value between two turns.
    pub(super) fn is_flat(&self) -> bool {
        matches!(self, Self::AllOrNothing { .. } | Self::Bands { .. } | Self::Levels { .. })
    }

    /// The values that it compares with.
    pub(super) fn values(&self) -> impl Iterator<Item = &Figure> {
        let (mut few, mut points, mut levels): ([Option<&Figure>; 2], &[PointBand], &[LevelBand]) =
            ([None; 2], &[], &[]);
        match self {
            Self::AllOrNothing { when } => few = [Some(when.value()), None],
            Self::Proportional { full_at, pass_at } => few = [Some(full_at), pass_at.as_ref()],
            Self::SteppedDeduction { from, until, .. } => few = [from.as_ref(), until.as_ref()],
            Self::ReverseA { target } | Self::ReverseB { target } => few = [Some(target), None],
            Self::Linear { zero_at, full_at } => few = [Some(zero_at), Some(full_at)],
            Self::OverAchievement { full_at, excess } => few = [Some(full_at), excess.beyond()],
            Self::Bands { bands } => points = bands,
            Self::Levels { bands, .. } => levels = bands,
            Self::Tiers { .. } | Self::Checklist {} => {}
        }
        // Every band but the highest ends where the next begins.
        let ends = points.iter().map(|band| &band.until).chain(levels.iter().map(|band| &band.until));
        few.into_iter().chain(ends.map(Option::as_ref)).flatten()
    }
}

impl Excess {
    fn beyond(&self) -> Option<&Figure> {
        match self {
            Self::Flag { beyond } | Self::Deduct { beyond, .. } => Some(beyond),
            Self::Cap {} => None,
        }
    }
}

fn full(weight: &Number) -> Points {
    (weight.clone(), Step::Full {})
}

fn nothing() -> Points {
    (Number::ZERO, Step::Nothing {})
}

fn all_or_nothing(test: &Test, weight: &Number, place: &Place) -> Points {
    let order = place.cmp(&threshold(test.value()));
    let met = match test {
        Test::AtLeast { .. } => order.is_ge(),
        Test::AtMost { .. } => order.is_le(),
        Test::MoreThan { .. } => order.is_gt(),
        Test::LessThan { .. } => order.is_lt(),
        Test::Equal { .. } => order.is_eq(),
    };
    if met { full(weight) } else { nothing() }
}

fn proportional(full_at: &Figure, pass_at: Option<&Figure>, weight: &Number, place: &Place) -> Points {
    let full_at = threshold(full_at);
    if place.cmp(&full_at).is_ge() {
        return full(weight);
    }
    if place.cmp(&Number::ZERO).is_le() {
        return nothing();
    }
    if pass_at.is_some_and(|pass| place.cmp(&threshold(pass)).is_lt()) {
        return (Number::ZERO, Step::BelowPass {});
    }
    let share = place.number().and_then(|value| value.over(&full_at));
    share.map_or_else(nothing, |share| proportion(share, weight))
}

fn proportion(share: Number, weight: &Number) -> Points {
    (weight.times(&share), Step::Proportion { share })
}

/// Below `from` and above `until`, so many points less.
fn stepped(
    [from, until]: [Option<&Figure>; 2],
    [below, above]: [&Deduction; 2],
    floor: Marks,
    weight: &Number,
    place: &Place,
) -> Points {
    let (from, until) = (from.map(threshold), until.map(threshold));
    let (deduction, excess, deeper) = if let Some(from) = from.filter(|from| place.cmp(from).is_lt()) {
        (below, place.number().map(|value| from.minus(value)), place.side < 0)
    } else if let Some(until) = until.filter(|until| place.cmp(until).is_gt()) {
        (above, place.number().map(|value| value.minus(&until)), place.side > 0)
    } else {
        return full(weight);
    };
    match deduction {
        Deduction::None {} => full(weight),
        Deduction::Steps { each, points, part } => deducted(
            excess,
            &Cost { each, points: *points, part: *part, floor, deeper, shallow: place.side != 0 && !deeper },
            weight,
        ),
    }
}

/// What an excess costs.
struct Cost<'a> {
    each: &'a Figure,
    points: Marks,
    part: PartStep,
    floor: Marks,
    /// The excess is just above the number it is given as.
    deeper: bool,
    /// The excess is just below the number it is given as.
    shallow: bool,
}

/// The points that are left after steps of an excess; an excess without end leaves the floor.
fn deducted(excess: Option<Number>, cost: &Cost<'_>, weight: &Number) -> Points {
    let floor = cost.floor.value();
    let Some(excess) = excess else { return (floor.clone(), Step::Floor { excess: None, floor }) };
    let exact = excess.over(&threshold(cost.each)).unwrap_or(Number::ZERO);
    let (begun, complete) = (exact.rounded(0, Rounding::Ceiling), exact.rounded(0, Rounding::Floor));
    let is_whole = begun == complete;
    let steps = match cost.part {
        PartStep::Proportional => exact,
        PartStep::Whole if cost.deeper && is_whole => begun.plus(&Number::ONE),
        PartStep::Whole => begun,
        PartStep::Free if cost.shallow && is_whole => complete.minus(&Number::ONE),
        PartStep::Free => complete,
    };
    let loss = steps.times(&cost.points.value());
    let left = weight.minus(&loss);
    if left < floor {
        return (floor.clone(), Step::Floor { excess: Some(excess), floor });
    }
    (left, Step::Deducted { excess, steps, cost: loss })
}

/// Which values a band holds.
pub(super) trait Holds {
    fn ends(&self) -> (Option<&Figure>, Option<&Figure>, BandEnds);

    fn holds(&self, place: &Place) -> bool {
        let (from, until, ends) = self.ends();
        let above = from.is_none_or(|from| {
            let order = place.cmp(&threshold(from));
            order.is_gt() || (order.is_eq() && matches!(ends, BandEnds::Both | BandEnds::Lower))
        });
        let below = until.is_none_or(|until| {
            let order = place.cmp(&threshold(until));
            order.is_lt() || (order.is_eq() && matches!(ends, BandEnds::Both | BandEnds::Upper))
        });
        above && below
    }
}

impl Holds for PointBand {
    fn ends(&self) -> (Option<&Figure>, Option<&Figure>, BandEnds) {
        (self.from.as_ref(), self.until.as_ref(), self.ends.unwrap_or(BandEnds::Lower))
    }
}

impl Holds for LevelBand {
    fn ends(&self) -> (Option<&Figure>, Option<&Figure>, BandEnds) {
        (self.from.as_ref(), self.until.as_ref(), self.ends.unwrap_or(BandEnds::Lower))
    }
}

fn band(bands: &[PointBand], place: &Place) -> Option<Points> {
    let (index, band) = bands.iter().enumerate().find(|(_, band)| band.holds(place))?;
    let band_number = Ordinal::try_from(i64::try_from(index).ok()?.checked_add(1)?).ok()?;
    Some((band.points.value(), Step::Band { band: band_number }))
}

/// Full points up to the target; beyond it, the share that `beyond` makes of the ratio to the target, and nothing below zero.
fn reverse(target: &Figure, weight: &Number, place: &Place, beyond: impl FnOnce(&Number) -> Number) -> Points {
    let target = threshold(target);
    if place.cmp(&target).is_le() {
        return full(weight);
    }
    let share = place.number().and_then(|value| value.over(&target)).map(|ratio| beyond(&ratio));
    match share.filter(|share| *share > Number::ZERO) {
        Some(share) => proportion(share, weight),
        None => nothing(),
    }
}

fn linear(zero_at: &Figure, full_at: &Figure, weight: &Number, place: &Place) -> Points {
    let (zero, full_value) = (threshold(zero_at), threshold(full_at));
    let rises = full_value > zero;
    let beyond = |value: &Number| if rises { place.cmp(value).is_ge() } else { place.cmp(value).is_le() };
    if beyond(&full_value) {
        return full(weight);
    }
    if !beyond(&zero) {
        return nothing();
    }
    let share = place.number().and_then(|value| value.minus(&zero).over(&full_value.minus(&zero)));
    share.map_or_else(nothing, |share| proportion(share, weight))
}

fn over_achievement(full_at: &Figure, excess: &Excess, weight: &Number, place: &Place) -> Points {
    if place.cmp(&threshold(full_at)).is_lt() {
        return proportional(full_at, None, weight, place);
    }
    match excess {
        Excess::Flag { beyond } if place.cmp(&threshold(beyond)).is_gt() => (weight.clone(), Step::Flagged {}),
        Excess::Cap {} | Excess::Flag { .. } => full(weight),
        Excess::Deduct { beyond, each, points, part, floor } => {
            let steps = Deduction::Steps { each: each.clone(), points: *points, part: *part };
            stepped([None, Some(beyond)], [&Deduction::None {}, &steps], *floor, weight, place)
        }
    }
}
