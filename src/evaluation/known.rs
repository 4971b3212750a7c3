//! An amount that the report states or that its figures imply.

use serde::{Deserialize, Serialize};

use crate::calc::{self, bounds};
use crate::figure::{Amount, Cell, Growth, Interval, Measure, Quotient, Ratio, Reading, Rounding, Stated};
use crate::model::{Comparison, Line, Movement, Sense};

/// Where an amount comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Source {
    /// The report states it.
    Stated,
    /// Implied by the current amount and a stated change.
    FromChange,
    /// Implied by the current amount and a stated rate of change.
    FromRate,
    /// Implied by the current amount and a stated rate of completion.
    FromCompletion,
    /// The sum of parts that make up a whole by definition.
    Summed,
}

/// An amount: what the printed digits amount to, and every value that they can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Known {
    /// The exact value of the printed digits.
    pub value: Quotient<Amount>,
    /// Every true value behind them, when each was rounded to the nearest.
    pub interval: Interval<Amount>,
    /// Where it comes from.
    pub source: Source,
}

impl Known {
    /// A figure that the report states.
    pub(super) fn stated(figure: &Stated<Amount>) -> Self {
        Self {
            value: Quotient::whole(figure.value()),
            interval: figure.interval(Reading::Nearest),
            source: Source::Stated,
        }
    }

    /// The sum of several, if it fits.
    pub(super) fn sum<'a>(parts: impl IntoIterator<Item = &'a Self>) -> Option<Self> {
        let mut parts = parts.into_iter();
        let first = parts.next()?;
        let start = Self { source: Source::Summed, ..*first };
        parts.try_fold(start, |sum, part| {
            let value = sum.value.plus(part.value)?;
            Some(Self { value, interval: sum.interval.plus(&part.interval), source: Source::Summed })
        })
    }
}

/// What a stated comparison implies of its base.
#[derive(Clone, Copy, Debug)]
pub(super) struct Implied {
    /// The base.
    pub(super) base: Known,
    /// The values of the difference, where the comparison states it.
    pub(super) change: Option<Interval<Amount>>,
    /// The values of the growth, where the comparison states it.
    pub(super) growth: Option<Interval<Ratio>>,
}

impl Implied {
    /// The base that is stated itself.
    pub(super) fn stated(base: &Stated<Amount>) -> Self {
        Self { base: Known::stated(base), change: None, growth: None }
    }

    /// The base that a comparison implies, given the current amount.
    pub(super) fn of(current: &Stated<Amount>, comparison: &Comparison) -> Option<Self> {
        Self::from_change(current, comparison)
            .or_else(|| Self::from_rate(current, comparison))
            .or_else(|| Self::from_completion(current, comparison))
    }

    fn from_change(current: &Stated<Amount>, comparison: &Comparison) -> Option<Self> {
        let (change, interval) = rise(comparison, comparison.change.as_ref()?.stated()?)?;
        let value = Quotient::whole(current.value().minus(change).ok()?);
        let base =
            Known { value, interval: current.interval(Reading::Nearest).minus(&interval), source: Source::FromChange };
        Some(Self { base, change: Some(interval), growth: None })
    }

    fn from_rate(current: &Stated<Amount>, comparison: &Comparison) -> Option<Self> {
        let (rate, interval) = rise(comparison, comparison.rate.as_ref()?.stated()?)?;
        Self::from_growth(current, rate, interval, Source::FromRate)
    }

    fn from_completion(current: &Stated<Amount>, comparison: &Comparison) -> Option<Self> {
        let completion = comparison.completion.as_ref()?.stated()?;
        // The base of a completion of 105 % is that of a growth of 5 %.
        let whole = hundred_percent()?;
        let rate = completion.value().minus(whole).ok()?;
        let interval = completion.interval(Reading::Nearest).minus(&Interval::point(whole));
        Self::from_growth(current, rate, interval, Source::FromCompletion)
    }

    fn from_growth(current: &Stated<Amount>, rate: Ratio, interval: Interval<Ratio>, source: Source) -> Option<Self> {
        let growth = Growth::new(rate.scaled(), hundred_percent()?.scaled())?;
        let value = calc::prior_from_rate(current.value(), growth).ok()?;
        let bounds = bounds::prior_from_rate(&current.interval(Reading::Nearest), &interval).ok()?;
        Some(Self { base: Known { value, interval: bounds, source }, change: None, growth: Some(interval) })
    }
}

fn hundred_percent() -> Option<Ratio> {
    Ratio::from_scaled(10_000_000_000).ok()
}

/// A printed difference with a rise positive: its digits, and what they can stand for.
fn rise<Q: Measure>(comparison: &Comparison, printed: &Stated<Q>) -> Option<(Q, Interval<Q>)> {
    let (value, interval) = (printed.value(), printed.interval(Reading::Nearest));
    let turned = rises(comparison, value.scaled())? != (value.scaled() >= 0);
    Some(if turned { (value.negated(), interval.negated()) } else { (value, interval) })
}

/// Whether a printed difference is a rise; `None` where it is printed without a sign and no word tells.
fn rises(comparison: &Comparison, printed: i128) -> Option<bool> {
    match comparison.sense.unwrap_or(Sense::CurrentMinusBase) {
        Sense::CurrentMinusBase => Some(printed >= 0),
        Sense::BaseMinusCurrent => Some(printed <= 0),
        Sense::Unsigned => match comparison.movement {
            Some(Movement::Rose | Movement::New) => Some(true),
            Some(Movement::Fell | Movement::Gone) => Some(false),
            _ if printed == 0 => Some(true),
            _ => None,
        },
    }
}

/// What a line states in the column, as a figure.
pub(super) fn stated_in<'r>(line: &'r Line, column: &crate::model::Id) -> Option<&'r Stated<Amount>> {
    line.amount(column).and_then(Cell::stated)
}

/// A quantity written like `model`, in its unit and to its digits if that is exact, else to `decimals`.
pub(super) fn written(
    value: Quotient<Amount>,
    model: &Stated<Amount>,
    decimals: u8,
    mode: Rounding,
) -> Option<Stated<Amount>> {
    let write = |decimals| Stated::write(value, decimals, model.scale(), *model.unit(), mode).ok();
    let like = write(model.decimals()).filter(|like| Quotient::whole(like.value()) == value);
    like.or_else(|| write(decimals))
}
