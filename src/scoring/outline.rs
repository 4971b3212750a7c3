//! Frameworks that leave weights, rules or whole criteria to their user.

use serde::{Deserialize, Serialize};

use super::aggregate::Aggregation;
use super::check;
use super::criterion::{Criterion, Group, Standing};
use super::error::{FrameworkError, LoadError, Violation};
use super::evidence::Evidence;
use super::fact::Fact;
use super::facts::Facts;
use super::framework::{Citation, Framework, FrameworkDraft, InForce, by_name};
use super::grade::GradeBand;
use super::lack::Lack;
use super::marks::Marks;
use super::measure::Measure;
use super::measured::{Measured, Unmeasured};
use super::name::{CriterionId, FrameworkId, GroupId};
use super::number::Number;
use super::phrase::{self, Phrase};
use super::plan::Plan;
use super::policy::{NotApplicable, Policies, Undefined};
use super::rule::Rule;
use super::words::{Text, Words};
use crate::model::{FormatVersion, Pointer, from_json};
use crate::wire::closed::{closed, some};

/// An outline as its file has it: the wire type of [`Outline`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct OutlineDraft {
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
    /// What else there is to know of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Words>,
    /// What it does where its rules say nothing.
    pub policies: Policies,
    /// The facts that its measures rest on.
    pub facts: Vec<Fact>,
    /// Its groups of criteria; a weight of a group is to be kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
    /// The criteria to choose from.
    pub criteria: Vec<OutlineCriterion>,
    /// What the weights are to add up to.
    pub full_marks: Marks,
    /// The grades, from the lowest; none where nothing is graded.
    pub grades: Vec<GradeBand>,
}

/// A criterion of an outline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct OutlineCriterion {
    /// Its name.
    pub id: CriterionId,
    /// The group it belongs to.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupId>,
    /// What it is called.
    pub label: Words,
    /// The points it can earn; absent where the user gives them.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub weight: Option<Marks>,
    /// What it measures.
    pub measure: Measure,
    /// How that becomes points: one rule, or none where the user gives it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rule: Vec<Rule>,
    /// What becomes of it where it does not apply, if not what the framework says.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub not_applicable: Option<NotApplicable>,
    /// What becomes of it where its ratio has no value, if not what the framework says.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub undefined: Option<Undefined>,
    /// The place in the outline's document; every criterion has one.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub clause: Option<Text>,
    /// Whether it was read in a document.
    pub standing: Standing,
    /// What else there is to know of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Words>,
}

/// A framework that leaves weights, rules or whole criteria to its user (共性指标体系框架): nothing is scored with it before they
/// are given.
///
/// ```
/// use budget_performance::scoring::Outline;
///
/// let outline = Outline::builtin("mof-department-2013")?;
/// assert!(outline.draft().criteria.iter().all(|criterion| criterion.weight.is_none()));
/// # Ok::<(), budget_performance::scoring::LoadError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Outline {
    draft: OutlineDraft,
}

impl TryFrom<OutlineDraft> for Outline {
    type Error = FrameworkError;

    /// Checks a draft.
    ///
    /// # Errors
    ///
    /// [`FrameworkError`] lists everything that is wrong: place, what was found, what was expected.
    fn try_from(draft: OutlineDraft) -> Result<Self, FrameworkError> {
        let outline = Self { draft };
        let violations = check::outline(&outline.draft, &outline.shell());
        if violations.is_empty() { Ok(outline) } else { Err(FrameworkError::new(violations)) }
    }
}

impl Outline {
    /// Reads an outline from its JSON and checks it.
    ///
    /// # Errors
    ///
    /// [`LoadError`] if the text is no draft of an outline, or if the draft breaks its own rules.
    pub fn from_json(json: &str) -> Result<Self, LoadError> {
        let draft: OutlineDraft = from_json(json)?;
        Ok(Self::try_from(draft)?)
    }

    /// The outline as its file has it.
    pub fn draft(&self) -> &OutlineDraft {
        &self.draft
    }

    /// A framework without criteria, of everything else that the outline gives.
    fn shell(&self) -> FrameworkDraft {
        let OutlineDraft { id, title, source, in_force, notes, policies, facts, groups, full_marks, grades, .. } =
            self.draft.clone();
        let aggregation = Aggregation::WeightedSum { full_marks, grades, vetoes: Vec::new() };
        let mut shell = FrameworkDraft::new(id, title, source, in_force, policies, aggregation);
        (shell.notes, shell.facts, shell.groups) = (notes, facts, groups);
        shell
    }

    /// The framework that comes of an outline and what its user gives.
    ///
    /// # Errors
    ///
    /// [`FrameworkError`] lists everything that is wrong, each at its place in the completion.
    pub fn complete(&self, completion: &Completion) -> Result<Framework, FrameworkError> {
        let mut violations = Vec::new();
        if completion.outline != self.draft.id {
            let at = Pointer::root().member("outline");
            violations.push(violation(at, format!("`{}`", completion.outline), format!("`{}`", self.draft.id)));
        }
        let mut draft = self.shell();
        draft.id = completion.id.clone();
        draft.title = completion.title.clone();
        draft.notes.extend(completion.notes.iter().cloned());
        draft.facts.extend(completion.facts.iter().cloned());
        for (index, choice) in completion.criteria.iter().enumerate() {
            match self.chosen(choice, &Pointer::root().member("criteria").item(index)) {
                Ok(criterion) => draft.criteria.push(criterion),
                Err(mut wrong) => violations.append(&mut wrong),
            }
        }
        if !violations.is_empty() {
            return Err(FrameworkError::new(violations));
        }
        Framework::try_from(draft).map_err(|error| self.placed(&error, completion))
    }

    /// The criterion that a choice makes.
    fn chosen(&self, choice: &Choice, at: &Pointer) -> Result<Criterion, Vec<Violation>> {
        let Choice::Taken { id, weight, rule } = choice else {
            let Choice::Own { criterion } = choice else { return Err(Vec::new()) };
            return Ok(Criterion::clone(criterion));
        };
        let Some(outlined) = self.draft.criteria.iter().find(|criterion| criterion.id == *id) else {
            let expected = format!("the name of a criterion of the outline `{}`", self.draft.id);
            return Err(vec![violation(at.member("id"), format!("`{id}`"), expected)]);
        };
        let weight = one(outlined.weight.as_slice(), weight.as_slice(), "weight", at);
        let rule = one(&outlined.rule, rule, "rule", at);
        match (weight, rule) {
            (Ok(weight), Ok(rule)) => Ok(outlined.completed(weight, rule)),
            (weight, rule) => Err(weight.err().into_iter().chain(rule.err()).collect()),
        }
    }

    /// Violations of the whole, each at its place in the completion.
    fn placed(&self, error: &FrameworkError, completion: &Completion) -> FrameworkError {
        let place =
            |violation: &Violation| Violation { at: self.place(&violation.at, completion), ..violation.clone() };
        FrameworkError::new(error.violations().iter().map(place).collect())
    }

    fn place(&self, at: &Pointer, completion: &Completion) -> Pointer {
        let mut steps = at.as_str().split('/').skip(1);
        let (part, index) = (steps.next(), steps.next().and_then(|index| index.parse::<usize>().ok()));
        let start = match (part, index) {
            (Some("facts"), Some(index)) => match index.checked_sub(self.draft.facts.len()) {
                Some(index) => Pointer::root().member("facts").item(index),
                None => return at.clone(),
            },
            (Some("criteria"), Some(index)) => {
                let own = matches!(completion.criteria.get(index), Some(Choice::Own { .. }));
                let start = Pointer::root().member("criteria").item(index);
                if own { start.member("criterion") } else { start }
            }
            _ => return at.clone(),
        };
        steps.fold(start, |pointer, step| pointer.member(&step.replace("~1", "/").replace("~0", "~")))
    }

    /// What the measures of the outline come to, before anything is scored.
    pub fn measure(&self, evidence: &Evidence) -> Vec<Measurement<'_>> {
        let facts = Facts::new(&self.draft.facts, &by_name(&self.draft.facts), evidence);
        self.draft.criteria.iter().map(|criterion| self.measurement(criterion, &facts, evidence)).collect()
    }

    fn measurement<'o>(
        &self,
        criterion: &'o OutlineCriterion,
        facts: &Facts<'_>,
        evidence: &Evidence,
    ) -> Measurement<'o> {
        let (mut value, mut lacks) = (None, Vec::new());
        let formula = phrase::formula(&criterion.measure, evidence);
        let phrase = match Plan::new(&criterion.measure, &self.draft.facts).measured(facts) {
            Ok(Measured::One(sized)) if sized.is_blurred => {
                Phrase::new(format!("{formula}（含约数）"), format!("{formula} (roughly given)"))
            }
            Ok(Measured::One(sized)) => {
                let text = format!("{formula} = {}", phrase::value(&sized, &[]));
                value = Some(sized.value);
                Phrase::new(text.clone(), text)
            }
            Ok(_) => Phrase::new("已评", "judged"),
            Err(Unmeasured::Lacking(lacking)) => {
                lacks = lacking;
                phrase::lacking(&lacks, &self.draft.facts)
            }
            Err(Unmeasured::NotApplicable(_)) => Phrase::new("不适用", "not applicable"),
            Err(Unmeasured::ZeroBase | Unmeasured::NegativeBase) => {
                Phrase::new("基数为零或负数", "the base is zero or negative")
            }
        };
        Measurement { criterion, value, lacks, words: Words::of(&phrase.zh, &phrase.en) }
    }
}

impl OutlineCriterion {
    fn completed(&self, weight: Marks, rule: Rule) -> Criterion {
        Criterion {
            id: self.id.clone(),
            group: self.group.clone(),
            label: self.label.clone(),
            weight: Some(weight),
            measure: self.measure.clone(),
            rule,
            not_applicable: self.not_applicable,
            undefined: self.undefined,
            clause: self.clause.clone(),
            standing: self.standing,
            notes: self.notes.clone(),
        }
    }
}

/// The one thing that either the outline or its user gives.
fn one<T: Clone>(outlined: &[T], given: &[T], name: &str, at: &Pointer) -> Result<T, Violation> {
    match (outlined, given) {
        ([one], []) | ([], [one]) => Ok(one.clone()),
        ([], []) => Err(violation(
            at.clone(),
            format!("no `{name}`"),
            "one, because the outline leaves it to its user".to_owned(),
        )),
        ([_, ..], _) => {
            Err(violation(at.member(name), "another".to_owned(), "none, because the outline gives it".to_owned()))
        }
        ([], _) => Err(violation(at.member(name), format!("{} of them", given.len()), "one".to_owned())),
    }
}

fn violation(at: Pointer, found: String, expected: String) -> Violation {
    Violation { at, found, expected }
}

/// What the user of an outline gives: the criteria that count, with weights and rules, and own ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Completion {
    /// The version of this form.
    pub format_version: FormatVersion,
    /// The name of the framework that comes of it.
    pub id: FrameworkId,
    /// Its title.
    pub title: Words,
    /// The outline.
    pub outline: FrameworkId,
    /// What else there is to know of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Words>,
    /// Facts that own criteria rest on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
    /// The criteria that count.
    pub criteria: Vec<Choice>,
}

impl Completion {
    /// A completion without criteria.
    pub fn new(id: FrameworkId, title: Words, outline: FrameworkId) -> Self {
        let (notes, facts, criteria) = (Vec::new(), Vec::new(), Vec::new());
        Self { format_version: FormatVersion::CURRENT, id, title, outline, notes, facts, criteria }
    }
}

/// A criterion that counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(tag = "kind", transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Choice {
    /// One of the outline.
    Taken {
        /// Its name.
        id: CriterionId,
        /// Its weight, where the outline leaves it open.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        weight: Option<Marks>,
        /// Its rule, where the outline leaves it open: one or none.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        rule: Vec<Rule>,
    },
    /// One of the user's own (个性指标).
    Own {
        /// The criterion.
        criterion: Box<Criterion>,
    },
}

/// What a measure of an outline comes to.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Measurement<'o> {
    /// The criterion.
    pub criterion: &'o OutlineCriterion,
    /// The value for the printed digits; a ratio of one is a hundred percent. `None` for what is judged or cannot be measured.
    pub value: Option<Number>,
    /// What is lacking.
    pub lacks: Vec<Lack>,
    /// The measure in words, with its figures.
    pub words: Words,
}

closed!(Object: OutlineDraft, OutlineCriterion, Completion);
closed!(Union: Choice);
