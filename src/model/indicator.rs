//! What was aimed at, and what was achieved.

use serde::{Deserialize, Serialize};

use super::period::When;
use super::text::{FiscalYear, Label, Prose};
use super::value::Value;
use super::{FigureCell, QuantityCell, RatioCell};
use crate::wire::Id;
use crate::wire::closed::{closed, some};

/// A performance indicator (绩效指标).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Indicator {
    /// A name for other parts of the document to refer to.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    /// The label, that is the third level (三级指标).
    pub label: Label,
    /// The first level (一级指标), as written.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub level1: Option<Label>,
    /// The second level (二级指标), as written.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub level2: Option<Label>,
    /// What kind of indicator it is.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub kind: Option<IndicatorKind>,
    /// The time that it is about.
    #[serde(default, skip_serializing_if = "When::is_unset")]
    pub when: When,
    /// What is aimed at (年度指标值).
    #[serde(default, skip_serializing_if = "Target::is_unset")]
    pub target: Target,
    /// What was achieved (实际完成值).
    #[serde(default, skip_serializing_if = "Achieved::is_unset")]
    pub achieved: Achieved,
    /// The value it starts from (基期值).
    #[serde(default, skip_serializing_if = "Baseline::is_empty")]
    pub baseline: Baseline,
    /// Of a ratio: what is counted (k of n).
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub numerator: Option<FigureCell>,
    /// Of a ratio: what it is counted out of.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub denominator: Option<FigureCell>,
    /// The weight or full marks (权重, 分值).
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub weight: Option<FigureCell>,
    /// A factor between attainment and score (系数).
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub coefficient: Option<QuantityCell>,
    /// The score as stated (得分).
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub score: Option<QuantityCell>,
    /// The degree of attainment as stated (完成率).
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub attainment: Option<RatioCell>,
    /// The status as stated: 已完成.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub status: Option<Label>,
    /// The deviation from the target as stated (偏差率).
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub deviation: Option<RatioCell>,
    /// The reason of a deviation, and what is done about it (偏差原因分析及改进措施).
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub deviation_reason: Option<Prose>,
    /// What proves it (佐证资料).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Prose>,
    /// The scoring rule as written (评分标准).
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub rule: Option<Prose>,
    /// The line or tally that it measures, by name.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub measures: Option<Id>,
}

impl Indicator {
    /// An indicator of that label.
    pub fn new(label: Label) -> Self {
        Self {
            id: None,
            label,
            level1: None,
            level2: None,
            kind: None,
            when: When::default(),
            target: Target::default(),
            achieved: Achieved::default(),
            baseline: Baseline::default(),
            numerator: None,
            denominator: None,
            weight: None,
            coefficient: None,
            score: None,
            attainment: None,
            status: None,
            deviation: None,
            deviation_reason: None,
            evidence: Vec::new(),
            rule: None,
            measures: None,
        }
    }
}

/// What kind of indicator (指标类型).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum IndicatorKind {
    /// What is put in (投入).
    Input,
    /// How it was decided (决策).
    Decision,
    /// How it is done (过程).
    Process,
    /// How it is managed (管理).
    Management,
    /// What it costs (成本).
    Cost,
    /// How much comes out (产出数量).
    OutputQuantity,
    /// How well (产出质量).
    OutputQuality,
    /// When (产出时效).
    OutputTimeliness,
    /// Economic benefit (经济效益).
    EconomicBenefit,
    /// Social benefit (社会效益).
    SocialBenefit,
    /// Ecological benefit (生态效益).
    EcologicalBenefit,
    /// Lasting effect (可持续影响).
    SustainableBenefit,
    /// Satisfaction of those served (满意度).
    Satisfaction,
    /// Anything else.
    Other,
}

/// What an indicator aims at (指标值).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(tag = "kind", transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Target {
    /// The document states none.
    Unset {},
    /// The value or more (≥).
    AtLeast {
        /// The value.
        value: Value,
        /// What the value is measured from; if absent, from zero.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        basis: Option<TargetBasis>,
    },
    /// The value or less (≤).
    AtMost {
        /// The value.
        value: Value,
        /// What the value is measured from; if absent, from zero.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        basis: Option<TargetBasis>,
    },
    /// More than the value (>).
    MoreThan {
        /// The value.
        value: Value,
        /// What the value is measured from; if absent, from zero.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        basis: Option<TargetBasis>,
    },
    /// Less than the value (<).
    LessThan {
        /// The value.
        value: Value,
        /// What the value is measured from; if absent, from zero.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        basis: Option<TargetBasis>,
    },
    /// The value itself (=).
    Equal {
        /// The value.
        value: Value,
        /// What the value is measured from; if absent, from zero.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        basis: Option<TargetBasis>,
    },
    /// From one value to another, both included.
    Between {
        /// The smaller.
        lower: Value,
        /// The larger.
        upper: Value,
        /// What the values are measured from; if absent, from zero.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        basis: Option<TargetBasis>,
    },
    /// A value without a direction, as most tables print it.
    Stated {
        /// The value.
        value: Value,
        /// What the value is measured from; if absent, from zero.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        basis: Option<TargetBasis>,
    },
}

impl Default for Target {
    fn default() -> Self {
        Self::Unset {}
    }
}

impl Target {
    /// Whether the document says nothing.
    pub fn is_unset(&self) -> bool {
        *self == Self::Unset {}
    }
}

/// What a target is measured from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum TargetBasis {
    /// From zero: the value itself.
    Absolute,
    /// From the baseline: the change since (较基期增加).
    ChangeFromBaseline,
    /// In percent of the baseline.
    PercentOfBaseline,
}

/// What came of an indicator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(tag = "kind", transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Achieved {
    /// The document states nothing.
    Unset {},
    /// This was achieved (实际完成值).
    Actual {
        /// The value.
        value: Value,
    },
    /// This is intended, ensured or promised, and not yet a fact (确保, 将).
    Intended {
        /// The value.
        value: Value,
    },
}

impl Default for Achieved {
    fn default() -> Self {
        Self::Unset {}
    }
}

impl Achieved {
    /// Whether the document says nothing.
    pub fn is_unset(&self) -> bool {
        *self == Self::Unset {}
    }
}

/// The value that an indicator starts from (基期值).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Baseline {
    /// The year.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub year: Option<FiscalYear>,
    /// The value.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub figure: Option<FigureCell>,
    /// Where it comes from, or the value in words.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub text: Option<Prose>,
}

impl Baseline {
    /// Whether the document states none.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

closed!(Object: Indicator, Baseline);
closed!(Word: IndicatorKind, TargetBasis);
closed!(Union: Target, Achieved);
