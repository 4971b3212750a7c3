//! What a score is based on: named facts, as they are written.

use serde::{Deserialize, Serialize};

use super::name::FactName;
use crate::figure::{Amount, Ratio, Stated};
use crate::model::{Answer, FigureCell, FormatVersion, Label, Pointer};
use crate::wire::closed::{closed, some};

/// The facts that a score is based on (评分依据).
///
/// Facts come from a report ([`Evidence::of_report`]), from elsewhere, or from both. Their order does not matter. A fact that
/// is given twice with different values is a conflict, which leaves open what rests on it.
///
/// ```
/// use budget_performance::scoring::{Evidence, Given};
///
/// let mut evidence = Evidence::default();
/// evidence.give("in_post".parse()?, Given::Figure { figure: "136人".parse()? });
/// assert_eq!(evidence.facts().len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
pub struct Evidence {
    /// The version of this form.
    format_version: FormatVersion,
    /// INVARIANT: in the order of their names.
    #[serde(deserialize_with = "in_order")]
    facts: Vec<GivenFact>,
}

fn in_order<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<GivenFact>, D::Error> {
    Vec::deserialize(deserializer).map(sorted)
}

fn sorted(mut facts: Vec<GivenFact>) -> Vec<GivenFact> {
    facts.sort_by(|one, two| one.fact.cmp(&two.fact));
    facts
}

impl Default for Evidence {
    /// No facts.
    fn default() -> Self {
        Self { format_version: FormatVersion::CURRENT, facts: Vec::new() }
    }
}

impl Evidence {
    /// Facts in any order.
    pub fn new(facts: Vec<GivenFact>) -> Self {
        Self { facts: sorted(facts), ..Self::default() }
    }

    /// Gives a fact, beside what is given of it already.
    pub fn give(&mut self, fact: FactName, given: Given) {
        self.add(GivenFact::new(fact, given));
    }

    pub(super) fn add(&mut self, given: GivenFact) {
        let place = self.facts.partition_point(|before| before.fact <= given.fact);
        self.facts.insert(place, given);
    }

    /// These facts, and those of `other` in the place of what is given here under the same names.
    #[must_use]
    pub fn overlaid(mut self, other: Self) -> Self {
        self.facts.retain(|given| other.named(&given.fact).is_empty());
        self.facts.extend(other.facts);
        Self::new(self.facts)
    }

    /// The facts, in the order of their names.
    pub fn facts(&self) -> &[GivenFact] {
        &self.facts
    }

    /// What is given under that name.
    pub(super) fn named(&self, name: &FactName) -> &[GivenFact] {
        let from = self.facts.partition_point(|given| given.fact < *name);
        let until = self.facts.partition_point(|given| given.fact <= *name);
        self.facts.get(from..until).unwrap_or_default()
    }
}

/// A fact with its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct GivenFact {
    /// The name of the fact.
    pub fact: FactName,
    /// What is given.
    pub given: Given,
    /// Where the report states it.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub at: Option<Pointer>,
}

impl GivenFact {
    /// A fact from no report.
    pub fn new(fact: FactName, given: Given) -> Self {
        Self { fact, given, at: None }
    }
}

/// What is given of a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(tag = "kind", transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Given {
    /// A figure as written, or why there is none. `not_applicable` says that the fact has no meaning here.
    Figure {
        /// The figure.
        figure: FigureCell,
    },
    /// An amount that a stated change implies: `current − rise`.
    ByChange {
        /// The amount it is compared with.
        current: Stated<Amount>,
        /// The change; a rise is positive.
        rise: Stated<Amount>,
    },
    /// An amount that a stated rate of change implies: `current ÷ (1 + growth)`.
    ByRate {
        /// The amount it is compared with.
        current: Stated<Amount>,
        /// The rate of change; a rise is positive.
        growth: Stated<Ratio>,
    },
    /// Yes or no.
    Answer {
        /// Which.
        answer: Answer,
    },
    /// A tier of judgement, by its name or by what it is called.
    Tier {
        /// The tier.
        tier: Label,
    },
    /// The heads of a budget.
    Heads {
        /// The heads.
        heads: Vec<HeadFigures>,
    },
}

/// A head of a budget, as written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct HeadFigures {
    /// Its label.
    pub label: Label,
    /// What was approved.
    pub budget: Stated<Amount>,
    /// What came of it.
    pub actual: Stated<Amount>,
}

impl HeadFigures {
    /// A head with its budget and its outturn.
    pub fn new(label: Label, budget: Stated<Amount>, actual: Stated<Amount>) -> Self {
        Self { label, budget, actual }
    }
}

closed!(Object: Evidence, GivenFact, HeadFigures);
closed!(Union: Given);
