//! What a criterion measures.

use serde::{Deserialize, Serialize};

use super::name::FactName;
use crate::wire::closed::{closed, some};

/// What a criterion measures (指标计算), over named facts.
///
/// A fact that is not given leaves the measure open, by the name of the fact. A ratio to a base of zero or less has no value;
/// the framework's policy says what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(tag = "kind", transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Measure {
    /// A ratio of two sums of one kind: 在职人员数 ÷ 编制数.
    Ratio {
        /// What is measured.
        numerator: Sum,
        /// What it is measured by.
        denominator: Sum,
        /// Which budget or plan the denominator is.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        base: Option<Base>,
    },
    /// A sum itself: a percentage from a survey, a number of days.
    Value {
        /// The sum.
        of: Sum,
    },
    /// The mean of the ratios of several years.
    AverageRatio {
        /// The years.
        years: Vec<RatioYear>,
    },
    /// The ratios of several years, each for itself.
    YearlyRatio {
        /// The years.
        years: Vec<RatioYear>,
    },
    /// The composition variances of several years, each for itself.
    YearlyComposition {
        /// The heads of each year.
        years: Vec<FactName>,
    },
    /// The judgement of an evaluator.
    Judgement {
        /// The judgement.
        fact: FactName,
    },
    /// How many of several things are so.
    Checklist {
        /// The answers.
        items: Vec<FactName>,
    },
}

/// A signed sum of facts of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Sum {
    /// What is added.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plus: Vec<FactName>,
    /// What is taken away.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub minus: Vec<FactName>,
}

impl Sum {
    /// A sum of facts that are added and facts that are taken away.
    pub fn new(plus: Vec<FactName>, minus: Vec<FactName>) -> Self {
        Self { plus, minus }
    }

    /// Its facts with their signs.
    pub(super) fn terms(&self) -> impl Iterator<Item = (&FactName, i64)> {
        let plus = self.plus.iter().map(|fact| (fact, 1));
        plus.chain(self.minus.iter().map(|fact| (fact, -1)))
    }
}

/// The ratio of one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct RatioYear {
    /// What is measured.
    pub numerator: Sum,
    /// What it is measured by.
    pub denominator: Sum,
}

impl RatioYear {
    /// The ratio of two sums.
    pub fn new(numerator: Sum, denominator: Sum) -> Self {
        Self { numerator, denominator }
    }
}

/// Which budget or plan a ratio divides by: two rates compare only if it is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Base {
    /// The approved budget of the start of the year (年初预算).
    Initial,
    /// The budget after adjustment (全年预算).
    Adjusted,
    /// All there was to spend, with what was carried over (可用预算).
    Available,
    /// The money that arrived (到位资金).
    Received,
}

impl Measure {
    /// Every fact that it rests on, each once, in its order.
    pub fn facts(&self) -> Vec<&FactName> {
        let mut facts: Vec<&FactName> = match self {
            Self::Ratio { numerator, denominator, .. } => {
                numerator.terms().chain(denominator.terms()).map(|(fact, _)| fact).collect()
            }
            Self::Value { of } => of.terms().map(|(fact, _)| fact).collect(),
            Self::AverageRatio { years } | Self::YearlyRatio { years } => years
                .iter()
                .flat_map(|year| year.numerator.terms().chain(year.denominator.terms()))
                .map(|(fact, _)| fact)
                .collect(),
            Self::YearlyComposition { years: facts } | Self::Checklist { items: facts } => facts.iter().collect(),
            Self::Judgement { fact } => vec![fact],
        };
        let mut seen = std::collections::BTreeSet::new();
        facts.retain(|fact| seen.insert(*fact));
        facts
    }
}

closed!(Object: Sum, RatioYear);
closed!(Word: Base);
closed!(Union: Measure);
