//! Indicators: whether the target was met, and how far.

use crate::calc::{self, Achievement, Direction};
use crate::figure::{Cell, Figure, Measure, Quantity, Share};
use crate::model::{Achieved, Indicator, Pointer, Report, ScoreGroup, Target, TargetBasis, Value};

/// What an indicator amounts to.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct IndicatorResult<'r> {
    /// The indicator.
    pub indicator: &'r Indicator,
    /// Its place in the report.
    pub at: Pointer,
    /// The numerator as a proportion of the denominator, where both are stated alike.
    pub ratio: Option<Share>,
    /// The achieved value against the target, where both are numbers of one kind and the target has a direction.
    pub achievement: Option<Achievement<Quantity>>,
}

pub(super) fn indicators(report: &Report) -> Vec<IndicatorResult<'_>> {
    let mut results = Vec::new();
    list(&report.indicators, &Pointer::root().member("indicators"), &mut results);
    for (index, scorecard) in report.scorecards.iter().enumerate() {
        let at = Pointer::root().member("scorecards").item(index);
        list(&scorecard.indicators, &at.member("indicators"), &mut results);
        groups(&scorecard.groups, &at.member("groups"), &mut results);
    }
    results
}

fn groups<'r>(groups_here: &'r [ScoreGroup], at: &Pointer, results: &mut Vec<IndicatorResult<'r>>) {
    for (index, group) in groups_here.iter().enumerate() {
        let at = at.item(index);
        list(&group.indicators, &at.member("indicators"), results);
        groups(&group.groups, &at.member("groups"), results);
    }
}

fn list<'r>(indicators: &'r [Indicator], at: &Pointer, results: &mut Vec<IndicatorResult<'r>>) {
    results.extend(indicators.iter().enumerate().map(|(index, indicator)| {
        let part = number(indicator.numerator.as_ref().and_then(Cell::stated));
        let whole = number(indicator.denominator.as_ref().and_then(Cell::stated));
        let ratio = same_kind(part, whole).and_then(|(part, whole)| calc::share(part, whole).ok());
        IndicatorResult { indicator, at: at.item(index), ratio, achievement: achievement(indicator) }
    }));
}

fn achievement(indicator: &Indicator) -> Option<Achievement<Quantity>> {
    let (direction, target) = match &indicator.target {
        Target::AtLeast { value, basis } => (Direction::AtLeast, absolute(value, *basis)?),
        Target::AtMost { value, basis } => (Direction::AtMost, absolute(value, *basis)?),
        Target::MoreThan { value, basis } => (Direction::Above, absolute(value, *basis)?),
        Target::LessThan { value, basis } => (Direction::Below, absolute(value, *basis)?),
        Target::Equal { value, basis } => (Direction::Equal, absolute(value, *basis)?),
        Target::Unset {} | Target::Between { .. } | Target::Stated { .. } => return None,
    };
    let Achieved::Actual { value } = &indicator.achieved else { return None };
    let (achieved, target) = same_kind(number(figure(value)), number(figure(target)))?;
    calc::achievement(achieved, target, direction).ok()
}

/// A target that is measured from zero.
fn absolute(value: &Value, basis: Option<TargetBasis>) -> Option<&Value> {
    basis.is_none_or(|basis| basis == TargetBasis::Absolute).then_some(value)
}

fn figure(value: &Value) -> Option<&Figure> {
    match value {
        Value::Figure { figure } => figure.stated(),
        _ => None,
    }
}

/// A number and the kind of thing that it numbers; a hedged one is no number.
type Number<'a> = (Quantity, Kind<'a>);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind<'a> {
    Money,
    Percent,
    Heads,
    Things(&'a str),
}

fn number(figure: Option<&Figure>) -> Option<Number<'_>> {
    let (scaled, kind, hedge) = match figure? {
        Figure::Amount(amount) => (amount.value().scaled(), Kind::Money, amount.hedge()),
        Figure::Ratio(ratio) => (ratio.value().scaled(), Kind::Percent, ratio.hedge()),
        Figure::Headcount(heads) => (heads.value().scaled(), Kind::Heads, heads.hedge()),
        Figure::Quantity(things) => (things.value().scaled(), Kind::Things(things.unit().as_str()), things.hedge()),
    };
    let quantity = Quantity::from_scaled(scaled).ok()?;
    hedge.is_none().then_some((quantity, kind))
}

/// Two numbers that can be compared; a bare one takes the unit of the other.
fn same_kind(one: Option<Number<'_>>, two: Option<Number<'_>>) -> Option<(Quantity, Quantity)> {
    let ((one, kind), (two, other)) = (one?, two?);
    let bare = |kind| kind == Kind::Things("");
    let alike = kind == other || (bare(kind) || bare(other)) && kind != Kind::Money && other != Kind::Money;
    alike.then_some((one, two))
}
