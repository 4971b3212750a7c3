//! Scores that a document gives itself, held against those that its facts earn.

use serde::{Deserialize, Serialize};

use super::earned::{Award, Earned};
use super::marks::Marks;
use super::name::CriterionId;
use super::number::Number;
use super::phrase::{self, Phrase};
use super::rule::{Deduction, PartStep, Rule};
use super::score::Score;
use super::sheet::{Sheet, Total};
use super::span::Place;
use super::words::Words;
use crate::model::FormatVersion;
use crate::wire::closed::{closed, some};

/// The scores that a document gives itself (自评得分).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ScoreClaims", transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Claims {
    /// The version of this form.
    pub format_version: FormatVersion,
    /// The points of criteria.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<Claim>,
    /// The total.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub total: Option<Marks>,
}

impl Default for Claims {
    /// No claims.
    fn default() -> Self {
        Self { format_version: FormatVersion::CURRENT, criteria: Vec::new(), total: None }
    }
}

/// The points that a document gives itself for a criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Claim {
    /// The criterion.
    pub criterion: CriterionId,
    /// The points.
    pub points: Marks,
}

impl Claim {
    /// So many points for a criterion.
    pub fn new(criterion: CriterionId, points: Marks) -> Self {
        Self { criterion, points }
    }
}

/// A sheet beside the scores that the document gives itself.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SelfScore {
    /// Every claimed criterion, in the order of the claims; those that the framework does not have are left out.
    pub criteria: Vec<Comparison>,
    /// The claimed total.
    pub total: Option<TotalComparison>,
}

/// A claimed score beside the one that the facts earn.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Comparison {
    /// The criterion.
    pub criterion: CriterionId,
    /// The points claimed.
    pub claimed: Number,
    /// The points that the facts earn.
    pub earned: Earned<Number>,
    /// What explains the difference.
    pub explanation: Explanation,
}

/// What explains the difference between a claimed score and the one that the facts earn.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Explanation {
    /// There is none.
    Agrees,
    /// The digits of the facts leave room for the claim.
    WithinDigits,
    /// Facts are lacking; the claim is possible.
    Possible,
    /// The rule, read otherwise where the framework's document leaves room, gives the claim.
    OtherReading {
        /// The rule as it would have to be read.
        rule: Box<Rule>,
    },
    /// The weight was claimed, though the rule deducts.
    FullMarksClaimed,
    /// Less was claimed than the facts earn.
    LessThanEarned,
    /// More was claimed than the facts earn.
    MoreThanEarned,
}

/// A claimed total beside its parts, and beside what the facts earn.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TotalComparison {
    /// The total claimed.
    pub claimed: Number,
    /// The sum of the claimed parts; a criterion without a claim can have anything from nothing to its weight.
    pub parts: Earned<Number>,
    /// The total that the facts earn.
    pub earned: Earned<Number>,
}

impl TotalComparison {
    /// Whether the claimed parts can add up to the claimed total.
    pub fn is_reachable(&self) -> bool {
        self.parts.lowest <= self.claimed && self.claimed <= self.parts.highest
    }

    /// The comparison in words.
    pub fn words(&self) -> Words {
        let [claimed, low, high] = [&self.claimed, &self.parts.lowest, &self.parts.highest].map(phrase::number);
        let parts = if low == high { low.clone() } else { format!("{low}–{high}") };
        let (zh, en) = if self.is_reachable() {
            (
                format!("自评总分{claimed}分，各项之和为{parts}分"),
                format!("total {claimed}, which its parts of {parts} allow"),
            )
        } else {
            (
                format!("自评总分{claimed}分，各项之和只能为{parts}分"),
                format!("total {claimed}, which its parts of {parts} cannot reach"),
            )
        };
        let [low, high] = [&self.earned.lowest, &self.earned.highest].map(phrase::number);
        let earned = if low == high { low } else { format!("{low}–{high}") };
        let phrase =
            Phrase::new(zh, en).and(&Phrase::new(format!("按规则应为{earned}分"), format!("by the rules {earned}")));
        Words::of(&phrase.zh, &phrase.en)
    }
}

impl Comparison {
    /// The comparison in words.
    pub fn words(&self) -> Words {
        let (claimed, id) = (phrase::number(&self.claimed), &self.criterion);
        let [low, high] = [&self.earned.lowest, &self.earned.highest].map(phrase::number);
        let range = if low == high { low } else { format!("{low}–{high}") };
        let earned = self.earned.exact.as_ref().map_or(range, phrase::number);
        let why = match &self.explanation {
            Explanation::Agrees => Phrase::new("一致", "agrees"),
            Explanation::WithinDigits => {
                Phrase::new("在所印数字的舍入范围内", "within what the printed digits leave open")
            }
            Explanation::Possible => Phrase::new("缺少数据，无法否定", "possible, as facts are lacking"),
            Explanation::OtherReading { rule } => reading(rule),
            Explanation::FullMarksClaimed => Phrase::new("未扣应扣的分", "full marks claimed, nothing deducted"),
            Explanation::LessThanEarned => Phrase::new("少于应得分", "less than is earned"),
            Explanation::MoreThanEarned => Phrase::new("多于应得分", "more than is earned"),
        };
        let phrase = Phrase::new(
            format!("{id}：自评{claimed}分，按规则{earned}分"),
            format!("{id}: {claimed} claimed, {earned} by the rule"),
        );
        let phrase = phrase.and(&why);
        Words::of(&phrase.zh, &phrase.en)
    }
}

/// How a rule would have to be read.
fn reading(rule: &Rule) -> Phrase {
    match rule {
        Rule::ReverseA { .. } => Phrase::new("若按1−(实际−目标)÷目标计分则一致", "right if read as 1 − (a − t) ÷ t"),
        Rule::ReverseB { .. } => Phrase::new("若按目标÷实际计分则一致", "right if read as t ÷ a"),
        Rule::SteppedDeduction { below, above, .. } => {
            let part = [above, below].into_iter().find_map(|deduction| match deduction {
                Deduction::Steps { part, .. } => Some(*part),
                Deduction::None {} => None,
            });
            match part {
                Some(PartStep::Whole) => {
                    Phrase::new("若不足一步按一步扣则一致", "right if a part of a step counts whole")
                }
                Some(PartStep::Proportional) => {
                    Phrase::new("若不足一步按比例扣则一致", "right if a part of a step counts in proportion")
                }
                _ => Phrase::new("若不足一步不扣则一致", "right if a part of a step is free"),
            }
        }
        _ => Phrase::new("按另一种读法则一致", "right if read otherwise"),
    }
}

impl Sheet<'_> {
    /// Holds the scores that a document gives itself against those that its facts earn.
    pub fn against(&self, claims: &Claims) -> SelfScore {
        let criteria = claims.criteria.iter().filter_map(|claim| {
            let score = self.scores.iter().find(|score| score.criterion.id == claim.criterion)?;
            self.compare(score, claim)
        });
        SelfScore { criteria: criteria.collect(), total: self.compare_total(claims) }
    }

    fn compare(&self, score: &Score<'_>, claim: &Claim) -> Option<Comparison> {
        let Total::Points(total) = &self.total else { return None };
        let times = |number: &Number| number.times(&total.factor).reduced();
        let earned = match &score.award {
            Some(Award::Points(points)) => Earned {
                exact: points.exact.as_ref().map(times),
                lowest: times(&points.lowest),
                highest: times(&points.highest),
            },
            _ => Earned::certain(&Number::ZERO),
        };
        let claimed = claim.points.value();
        let explanation = self.explain(score, &claimed, &earned);
        Some(Comparison { criterion: claim.criterion.clone(), claimed, earned, explanation })
    }

    fn explain(&self, score: &Score<'_>, claimed: &Number, earned: &Earned<Number>) -> Explanation {
        let within = earned.lowest <= *claimed && *claimed <= earned.highest;
        let Some(exact) = &earned.exact else {
            return if within { Explanation::Possible } else { beyond(claimed, &earned.lowest) };
        };
        if claimed == exact || Some(claimed) == self.printed(score).as_ref() {
            return Explanation::Agrees;
        }
        if within {
            return Explanation::WithinDigits;
        }
        let weight = score.criterion.weight.map(Marks::value);
        if let Some((sized, weight)) = score.measured.as_ref().zip(weight.as_ref()) {
            let gives = |rule: &Rule| {
                let points = rule.points(weight, &Place::at(&sized.value));
                points.is_some_and(|(points, _)| self.precision().applied(&points) == *claimed || points == *claimed)
            };
            if let Some(rule) = readings(&score.criterion.rule).into_iter().find(gives) {
                return Explanation::OtherReading { rule: Box::new(rule) };
            }
        }
        if weight.as_ref() == Some(claimed) { Explanation::FullMarksClaimed } else { beyond(claimed, exact) }
    }

    fn compare_total(&self, claims: &Claims) -> Option<TotalComparison> {
        let (Total::Points(total), Some(claimed)) = (&self.total, claims.total) else { return None };
        let mut parts = Earned::certain(&Number::ZERO);
        for score in self.scores.iter().filter(|score| score.award.is_some()) {
            let claim = claims.criteria.iter().find(|claim| claim.criterion == score.criterion.id);
            let points = claim.map(|claim| claim.points.value());
            let most = points.clone().or_else(|| score.criterion.weight.map(Marks::value)).unwrap_or(Number::ZERO);
            parts.highest = parts.highest.plus(&most);
            parts.lowest = parts.lowest.plus(&points.clone().unwrap_or(Number::ZERO));
            parts.exact = parts.exact.zip(points).map(|(sum, points)| sum.plus(&points));
        }
        Some(TotalComparison { claimed: claimed.value(), parts, earned: total.points.clone() })
    }
}

fn beyond(claimed: &Number, earned: &Number) -> Explanation {
    if claimed < earned { Explanation::LessThanEarned } else { Explanation::MoreThanEarned }
}

/// The other ways in which a rule is read where its document leaves room.
fn readings(rule: &Rule) -> Vec<Rule> {
    match rule {
        Rule::ReverseA { target } => vec![Rule::ReverseB { target: target.clone() }],
        Rule::ReverseB { target } => vec![Rule::ReverseA { target: target.clone() }],
        Rule::SteppedDeduction { from, until, below, above, floor } => {
            let read = |deduction: &Deduction, part: PartStep| match deduction {
                Deduction::Steps { each, points, .. } => Deduction::Steps { each: each.clone(), points: *points, part },
                Deduction::None {} => Deduction::None {},
            };
            let parts = [PartStep::Free, PartStep::Whole, PartStep::Proportional];
            let readings = parts.map(|part| Rule::SteppedDeduction {
                from: from.clone(),
                until: until.clone(),
                below: read(below, part),
                above: read(above, part),
                floor: *floor,
            });
            readings.into_iter().filter(|reading| reading != rule).collect()
        }
        _ => Vec::new(),
    }
}

closed!(Object: Claims, Claim);
