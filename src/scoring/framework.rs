//! A framework: dated and cited criteria, checked as a whole.

use serde::{Deserialize, Serialize};

use super::aggregate::Aggregation;
use super::check;
use super::criterion::{Criterion, Group, Standing};
use super::error::{FrameworkError, LoadError, NotInForce};
use super::evidence::Evidence;
use super::fact::Fact;
use super::facts::Facts;
use super::grade::GradeBand;
use super::name::FrameworkId;
use super::plan::Plan;
use super::policy::Policies;
use super::words::{Text, Words};
use crate::model::{Date, FormatVersion, from_json};
use crate::wire::closed::{closed, some};

/// A framework as its file has it: the wire type of [`Framework`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct FrameworkDraft {
    /// The version of this form.
    pub format_version: FormatVersion,
    /// Its name.
    pub id: FrameworkId,
    /// Its title.
    pub title: Words,
    /// The document that it stands in.
    pub source: Citation,
    /// When it is in force.
    pub in_force: InForce,
    /// The framework that it takes the place of.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<FrameworkId>,
    /// What else there is to know of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Words>,
    /// What it does where its rules say nothing.
    pub policies: Policies,
    /// The facts that its measures rest on.
    pub facts: Vec<Fact>,
    /// Its groups of criteria.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
    /// Its criteria.
    pub criteria: Vec<Criterion>,
    /// How their results become one.
    pub aggregation: Aggregation,
}

impl FrameworkDraft {
    /// A framework without criteria.
    pub fn new(
        id: FrameworkId,
        title: Words,
        source: Citation,
        in_force: InForce,
        policies: Policies,
        aggregation: Aggregation,
    ) -> Self {
        Self {
            format_version: FormatVersion::CURRENT,
            id,
            title,
            source,
            in_force,
            supersedes: None,
            notes: Vec::new(),
            policies,
            facts: Vec::new(),
            groups: Vec::new(),
            criteria: Vec::new(),
            aggregation,
        }
    }
}

/// The document that a framework stands in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Citation {
    /// Who issued it.
    pub issuer: Words,
    /// What it is called.
    pub title: Text,
    /// Its number: 财预〔2013〕53号.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub number: Option<Text>,
    /// Where its content was read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub read_in: Vec<Text>,
}

impl Citation {
    /// A document of an issuer.
    pub fn new(issuer: Words, title: Text) -> Self {
        Self { issuer, title, number: None, read_in: Vec::new() }
    }
}

/// When a framework is in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct InForce {
    /// The first day.
    pub from: Date,
    /// The last day; absent while it is in force.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Whether the days were read in a document.
    pub standing: Standing,
}

impl InForce {
    /// From a day on.
    pub fn new(from: Date, standing: Standing) -> Self {
        Self { from, until: None, standing }
    }
}

/// A framework that keeps its own rules (评分框架).
///
/// It is made from a [`FrameworkDraft`], shipped or the user's own, and never changes: a correction is another framework that
/// supersedes it.
///
/// ```
/// use budget_performance::scoring::Framework;
///
/// let framework = Framework::builtin("pefa-pi-1-2016")?;
/// assert!(framework.in_force_on("2015-12-31".parse()?).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Framework {
    draft: FrameworkDraft,
    /// The measures of the criteria, with their facts found.
    plans: Vec<Plan>,
    /// The places of the facts in the order of their names.
    order: Vec<usize>,
}

impl TryFrom<FrameworkDraft> for Framework {
    type Error = FrameworkError;

    /// Checks a draft.
    ///
    /// # Errors
    ///
    /// [`FrameworkError`] lists everything that is wrong: place, what was found, what was expected.
    fn try_from(draft: FrameworkDraft) -> Result<Self, FrameworkError> {
        let violations = check::violations(&draft);
        if !violations.is_empty() {
            return Err(FrameworkError::new(violations));
        }
        let plans = draft.criteria.iter().map(|criterion| Plan::new(&criterion.measure, &draft.facts)).collect();
        let order = by_name(&draft.facts);
        Ok(Self { draft, plans, order })
    }
}

impl Framework {
    /// Reads a framework from its JSON and checks it.
    ///
    /// # Errors
    ///
    /// [`LoadError`] if the text is no draft of a framework, or if the draft breaks its own rules.
    pub fn from_json(json: &str) -> Result<Self, LoadError> {
        let draft: FrameworkDraft = from_json(json)?;
        Ok(Self::try_from(draft)?)
    }

    /// The criteria with their plans.
    pub(super) fn planned(&self) -> impl Iterator<Item = (&Criterion, &Plan)> {
        self.draft.criteria.iter().zip(&self.plans)
    }

    /// What the evidence gives of the facts.
    pub(super) fn facts<'a>(&'a self, evidence: &'a Evidence) -> Facts<'a> {
        Facts::new(&self.draft.facts, &self.order, evidence)
    }

    /// The framework as its file has it.
    pub fn draft(&self) -> &FrameworkDraft {
        &self.draft
    }

    /// Its name.
    pub fn id(&self) -> &FrameworkId {
        &self.draft.id
    }

    /// Its criteria.
    pub fn criteria(&self) -> &[Criterion] {
        &self.draft.criteria
    }

    /// Its grades, from the lowest; none on a scale of levels.
    pub fn bands(&self) -> &[GradeBand] {
        match &self.draft.aggregation {
            Aggregation::WeightedSum { grades, .. } => grades,
            _ => &[],
        }
    }

    /// The framework itself, if it is in force on that day.
    ///
    /// # Errors
    ///
    /// [`NotInForce`] says when it is.
    pub fn in_force_on(&self, day: Date) -> Result<&Self, NotInForce> {
        let InForce { from, until, .. } = self.draft.in_force;
        if day < from || until.is_some_and(|until| day > until) {
            return Err(NotInForce::new(self.draft.id.clone(), day, from, until));
        }
        Ok(self)
    }
}

/// The places of facts in the order of their names.
pub(super) fn by_name(facts: &[Fact]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..facts.len()).collect();
    order.sort_by_key(|index| facts.get(*index).map(|fact| &fact.id));
    order
}

closed!(Object: FrameworkDraft, Citation, InForce);
