//! How an indicator of a document's own scorecard is scored, by its target.

use super::evidence::Given;
use super::fact::FactKind;
use super::number::Number;
use super::rule::{Rule, Test, Tier};
use super::sized::{is_hedged, is_of, threshold};
use super::words::Words;
use crate::figure::{Cell, Figure};
use crate::model::{Achieved, Answer, FigureCell, Indicator, IndicatorKind, Target, TargetBasis, Value};

/// How a target that is met from below is scored when it is passed; both ways are in official use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reverse {
    /// [`Rule::ReverseA`]: 1 − (actual − target) ÷ target.
    A,
    /// [`Rule::ReverseB`]: target ÷ actual.
    B,
}

/// What an indicator is scored by.
#[derive(Clone, Debug)]
pub(super) enum Scored {
    /// The achieved number; a target is exact as written, and stands in the rule.
    Value { achieved: FigureCell, kind: FactKind, rule: Rule },
    /// Whether it was met.
    Answer { answer: Option<Answer> },
    /// A judgement.
    Judgement { given: Option<Given>, rule: Rule },
}

/// Which way a target is met.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    FromAbove,
    FromBelow,
    Exactly,
}

impl Scored {
    /// A stated rate of execution, in proportion.
    pub(super) fn rate(rate: FigureCell) -> Self {
        let Ok(full_at) = "100%".parse() else { return Self::Answer { answer: None } };
        Self::Value { achieved: rate, kind: FactKind::Ratio, rule: Rule::Proportional { full_at, pass_at: None } }
    }

    pub(super) fn of(indicator: &Indicator, reverse: Reverse) -> Self {
        let achieved = match &indicator.achieved {
            Achieved::Actual { value } => Some(value),
            _ => None,
        };
        let target = target(indicator);
        let numeric = target.and_then(|(value, direction)| numeric(value, achieved, direction, reverse));
        numeric
            .or_else(|| target.and_then(|(value, _)| answered(value, achieved)))
            .unwrap_or_else(|| judged(target.map(|(value, _)| value), achieved))
    }

    /// The rule.
    pub(super) fn rule(self) -> Rule {
        match self {
            Self::Value { rule, .. } | Self::Judgement { rule, .. } => rule,
            Self::Answer { .. } => Rule::Checklist {},
        }
    }
}

/// The target value and which way it is met; a target without a direction is met from below if it is a cost.
fn target(indicator: &Indicator) -> Option<(&Value, Direction)> {
    let (value, basis, direction) = match &indicator.target {
        Target::AtLeast { value, basis } | Target::MoreThan { value, basis } => (value, basis, Direction::FromAbove),
        Target::AtMost { value, basis } | Target::LessThan { value, basis } => (value, basis, Direction::FromBelow),
        Target::Equal { value, basis } => (value, basis, Direction::Exactly),
        Target::Stated { value, basis } => {
            let cost = indicator.kind == Some(IndicatorKind::Cost);
            (value, basis, if cost { Direction::FromBelow } else { Direction::FromAbove })
        }
        _ => return None,
    };
    basis.is_none_or(|basis| basis == TargetBasis::Absolute).then_some((value, direction))
}

/// A number against a number: in proportion to a target above zero, met or missed at zero.
fn numeric(target: &Value, achieved: Option<&Value>, direction: Direction, reverse: Reverse) -> Option<Scored> {
    let Value::Figure { figure: Cell::Stated(figure) } = target else { return None };
    let kind = kind(figure).filter(|_| !is_hedged(figure))?;
    let achieved = match achieved {
        None => Cell::Missing,
        Some(Value::Figure { figure: Cell::Stated(achieved) }) if !is_of(kind, achieved) => return None,
        Some(Value::Figure { figure }) => figure.clone(),
        Some(_) => return None,
    };
    if threshold(figure) > Number::ZERO {
        let target = figure.clone();
        let rule = match (direction, reverse) {
            (Direction::FromBelow, Reverse::A) => Rule::ReverseA { target },
            (Direction::FromBelow, Reverse::B) => Rule::ReverseB { target },
            _ => Rule::Proportional { full_at: target, pass_at: None },
        };
        return Some(Scored::Value { achieved, kind, rule });
    }
    let when = match direction {
        Direction::FromAbove => Test::AtLeast { value: figure.clone() },
        // OK because nothing is less than nothing of what is counted: `= 0` is met from below.
        Direction::FromBelow | Direction::Exactly => Test::AtMost { value: figure.clone() },
    };
    Some(Scored::Value { achieved, kind, rule: Rule::AllOrNothing { when } })
}

fn kind(figure: &Figure) -> Option<FactKind> {
    [FactKind::Money, FactKind::Ratio, FactKind::People, FactKind::Things]
        .into_iter()
        .find(|kind| is_of(*kind, figure) && (*kind != FactKind::People || matches!(figure, Figure::Headcount(_))))
}

/// Dates and yes or no: met or missed.
fn answered(target: &Value, achieved: Option<&Value>) -> Option<Scored> {
    let said = |met: bool| Some(if met { Answer::Yes } else { Answer::No });
    let answer = match (target, achieved) {
        (Value::Date { date: target }, Some(Value::Date { date })) => said(date <= target),
        (Value::Month { year, month }, Some(Value::Month { year: actual_year, month: actual_month })) => {
            said((actual_year, actual_month) <= (year, month))
        }
        (Value::YesNo { answer: target }, Some(Value::YesNo { answer })) => said(answer == target),
        (Value::Date { .. } | Value::Month { .. } | Value::YesNo { .. }, None) => None,
        _ => return None,
    };
    Some(Scored::Answer { answer })
}

/// Words: an evaluator's, but for those that repeat their target and lie in the top tier.
fn judged(target: Option<&Value>, achieved: Option<&Value>) -> Scored {
    let given = match (target, achieved) {
        (_, Some(Value::Tier { tier })) => Some(Given::Tier { tier: tier.clone() }),
        (Some(target), Some(achieved)) if target == achieved => TOP.parse().ok().map(|tier| Given::Tier { tier }),
        _ => None,
    };
    Scored::Judgement { given, rule: Rule::Tiers { tiers: tiers().unwrap_or_default() } }
}

const TOP: &str = "reached";

/// The tiers of self-evaluations (评判等级): reached, partly reached, hardly reached.
fn tiers() -> Option<Vec<Tier>> {
    let tier = |id: &str, zh: &str, en: &str, from: &str, until: &str| {
        let [from, until] = [from, until].map(str::parse);
        Some(Tier::new(id.parse().ok()?, Words::of(zh, en), from.ok()?, until.ok()?))
    };
    Some(vec![
        tier("hardly", "未达成预期指标且效果较差", "hardly reached", "0%", "60%")?,
        tier("partly", "部分达成预期指标并具有一定效果", "partly reached", "60%", "80%")?,
        tier(TOP, "达成预期指标", "reached", "80%", "100%")?,
    ])
}
