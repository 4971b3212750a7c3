//! A scored table of indicators.

use serde::{Deserialize, Serialize};

use super::indicator::Indicator;
use super::text::Label;
use super::{FigureCell, QuantityCell, RatioCell};
use crate::wire::Id;
use crate::wire::closed::{closed, some};

/// A scored table of indicators (绩效自评表, 评分表).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Scorecard {
    /// What is scored, where it is not the subject of the report.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub subject: Option<Label>,
    /// Indicators outside any group.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<Indicator>,
    /// The groups (一级指标).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<ScoreGroup>,
    /// The total score as stated (总分, 自评得分).
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub total: Option<QuantityCell>,
    /// The full marks as stated (满分).
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub full_marks: Option<QuantityCell>,
    /// The grade as stated (评价等级).
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub grade: Option<Label>,
    /// The bands of the grades, where the document states them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<GradeBand>,
}

/// A group of indicators and rows in a scorecard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct ScoreGroup {
    /// The label: 产出指标.
    pub label: Label,
    /// The weight of the whole group, as stated.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub weight: Option<FigureCell>,
    /// The score of the whole group, as stated.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub score: Option<QuantityCell>,
    /// Whether all members count or one of them is chosen; if absent, all.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub choice: Option<GroupChoice>,
    /// Groups within it (二级指标).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<ScoreGroup>,
    /// Its indicators.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<Indicator>,
    /// Rows that score a line of a statement, such as budget execution.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<ScoreRow>,
}

impl ScoreGroup {
    /// A group without members.
    pub fn new(label: Label) -> Self {
        Self {
            label,
            weight: None,
            score: None,
            choice: None,
            groups: Vec::new(),
            indicators: Vec::new(),
            rows: Vec::new(),
        }
    }
}

/// How the members of a group count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum GroupChoice {
    /// All of them.
    AllOf,
    /// One of them; they share the weight.
    OneOf,
}

/// A row that scores a line of a statement (预算执行率).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct ScoreRow {
    /// The label.
    pub label: Label,
    /// The line, by its name.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub line: Option<Id>,
    /// The rate as stated (执行率).
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub rate: Option<RatioCell>,
    /// The weight (分值).
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub weight: Option<FigureCell>,
    /// The score (得分).
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub score: Option<QuantityCell>,
}

impl ScoreRow {
    /// A row of that label.
    pub fn new(label: Label) -> Self {
        Self { label, line: None, rate: None, weight: None, score: None }
    }
}

/// A grade and the scores that earn it (等级).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct GradeBand {
    /// The grade: 优.
    pub grade: Label,
    /// The lowest score.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub from: Option<QuantityCell>,
    /// The highest score.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub until: Option<QuantityCell>,
    /// Which of the two ends belong to the band, where the document says so (含).
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub ends: Option<BandEnds>,
}

impl GradeBand {
    /// A band without ends.
    pub fn new(grade: Label) -> Self {
        Self { grade, from: None, until: None, ends: None }
    }
}

/// Which ends belong to a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum BandEnds {
    /// Both.
    Both,
    /// The lower alone.
    Lower,
    /// The upper alone.
    Upper,
    /// Neither.
    Neither,
}

closed!(Object: Scorecard, ScoreGroup, ScoreRow, GradeBand);
closed!(Word: GroupChoice, BandEnds);
