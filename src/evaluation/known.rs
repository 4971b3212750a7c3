//! An amount that the report states or that its figures imply.

use serde::{Deserialize, Serialize};

use crate::figure::{Amount, Cell, Figure, Interval, Measure, Quotient, Ratio, Reading, Rounding, Stated};
use crate::model::{Comparison, Line, Movement, Sense};
use crate::reconcile::{ClaimReading, Network, Relation, Var, reconcile_without_modes};

/// Where an amount comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
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

    /// The base that comparisons with one column imply, given the current amount.
    ///
    /// What each states is put to [`reconcile`](crate::reconcile::reconcile()): where they agree, the base has the values
    /// that all of them allow; where a rate contradicts a change, the change decides.
    pub(super) fn of(current: &Stated<Amount>, comparisons: &[&Comparison]) -> Option<Self> {
        let mut network = Network::new();
        let now = network.figure("", vec![Figure::Amount(*current)], ClaimReading::Nearest);
        let prior = network.figure("", Vec::new(), ClaimReading::Nearest);
        let mut sources = Vec::new();
        for comparison in comparisons {
            for (relation, source) in relations(&mut network, comparison, (now, prior)) {
                network.relate(&relation);
                sources.push(source);
            }
        }
        let reconciliation = reconcile_without_modes(&network);
        let implied = reconciliation.implied_of(prior)?;
        let source = implied.chain.iter().filter_map(|relation| sources.get(*relation)).min().copied()?;
        let base = Known { value: implied.value()?.retyped(), interval: implied.interval.retyped(), source };
        let stated =
            |member: fn(&Comparison) -> bool| comparisons.iter().copied().find(|comparison| member(comparison));
        let change = stated(|comparison| comparison.change.is_some());
        let change = change.and_then(|one| Some(rise(one, one.change.as_ref()?.stated()?)?.1));
        let growth = stated(|comparison| comparison.rate.is_some());
        let growth = growth.and_then(|one| Some(rise(one, one.rate.as_ref()?.stated()?)?.1));
        Some(Self {
            base,
            change: change.filter(|_| source == Source::FromChange),
            growth: growth.filter(|_| source == Source::FromRate),
        })
    }
}

/// What a comparison states of the current amount and its base, and what it implies the base from.
fn relations(
    network: &mut Network,
    comparison: &Comparison,
    (current, prior): (Var, Var),
) -> Vec<(Relation<Var>, Source)> {
    let sense = Some(comparison.direction());
    let mut relations = Vec::new();
    if let Some(change) = comparison.change.as_ref().and_then(Cell::stated) {
        let change = network.figure("", vec![Figure::Amount(*change)], ClaimReading::Nearest);
        relations.push((Relation::Change { current, prior, change, sense, assumed: false }, Source::FromChange));
    }
    if let Some(rate) = comparison.rate.as_ref().and_then(Cell::stated) {
        let rate = network.figure("", vec![Figure::Ratio(*rate)], ClaimReading::Nearest);
        relations.push((Relation::Growth { current, prior, rate, sense, assumed: false }, Source::FromRate));
    }
    if let Some(rate) = comparison.completion.as_ref().and_then(Cell::stated) {
        let rate = network.figure("", vec![Figure::Ratio(*rate)], ClaimReading::Nearest);
        relations.push((
            Relation::Completion { actual: current, target: prior, rate, assumed: false },
            Source::FromCompletion,
        ));
    }
    relations
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
