//! A sheet written down, with the trace of every score.

use serde::{Deserialize, Serialize};

use super::earned::Award;
use super::evidence::GivenFact;
use super::lack::Lack;
use super::level::Level;
use super::measure::Measure;
use super::name::{CriterionId, FrameworkId, GradeId};
use super::number::Number;
use super::policy::Precision;
use super::rule::Rule;
use super::score::{Score, Status, measured_step};
use super::sheet::{Sheet, Total};
use super::step::Step;
use super::words::Words;
use crate::model::{Answer, FormatVersion, Id};
use crate::wire::closed::{closed, some};

/// A [`Sheet`], written down: what was found, by which rule, from which facts, in which steps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct SheetDocument {
    /// The version of this form.
    pub format_version: FormatVersion,
    /// The framework.
    pub framework: FrameworkId,
    /// The criteria.
    pub criteria: Vec<ScoreDocument>,
    /// Vetoes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub vetoes: Vec<VetoDocument>,
    /// What the criteria come to.
    pub total: TotalDocument,
    /// What a reader should know beside the result.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Words>,
}

/// The score of a criterion with its trace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct ScoreDocument {
    /// The criterion.
    pub criterion: CriterionId,
    /// What it is called.
    pub label: Words,
    /// Whether it could be assessed.
    pub status: StatusWord,
    /// What is lacking.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lacks: Vec<Lack>,
    /// What it can earn, after weights are spread.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub weight: Option<Number>,
    /// The points, exact, after weights are spread.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub points: Option<Number>,
    /// At least so many.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub lowest: Option<Number>,
    /// At most so many.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub highest: Option<Number>,
    /// The points as a printed sheet shows them.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub printed: Option<Number>,
    /// The level.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// At least that level.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub lowest_level: Option<Level>,
    /// At most that level.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub highest_level: Option<Level>,
    /// Why, in words.
    pub reason: Words,
    /// What was measured.
    pub measure: Measure,
    /// The rule.
    pub rule: Rule,
    /// The facts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inputs: Vec<GivenFact>,
    /// The steps from the facts to the points.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
}

/// Whether a criterion could be assessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum StatusWord {
    /// It could.
    Assessed,
    /// Facts are lacking.
    NotAssessable,
    /// It does not apply.
    NotApplicable,
    /// Its ratio has no value.
    Undefined,
}

/// A veto.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct VetoDocument {
    /// The veto.
    pub veto: Id,
    /// Whether it holds; absent where that is not known.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub holds: Option<Answer>,
    /// The facts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inputs: Vec<GivenFact>,
}

/// What the criteria come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(tag = "kind", transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum TotalDocument {
    /// Points and a grade.
    Points {
        /// The exact sum; absent while something is lacking.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        points: Option<Number>,
        /// At least so many.
        lowest: Number,
        /// At most so many.
        highest: Number,
        /// The sum as a printed sheet shows it.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        printed: Option<Number>,
        /// What could be earned.
        attainable: Number,
        /// The grade of the exact sum.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        grade: Option<GradeId>,
        /// Every grade that is possible; one alone is certain.
        possible: Vec<GradeId>,
        /// How the sum of the rounded points was rounded, where it was.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        steps: Vec<Step>,
    },
    /// A level.
    Level {
        /// The level; absent while something is lacking.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        level: Option<Level>,
        /// At least that level.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        lowest: Option<Level>,
        /// At most that level.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        highest: Option<Level>,
    },
}

impl Sheet<'_> {
    /// The sheet, written down with its traces.
    pub fn document(&self) -> SheetDocument {
        let vetoes = self.vetoes.iter().map(|(veto, holds)| VetoDocument {
            veto: veto.id.clone(),
            holds: holds.map(|holds| if holds { Answer::Yes } else { Answer::No }),
            inputs: self.evidence.named(&veto.fact).to_vec(),
        });
        SheetDocument {
            format_version: FormatVersion::CURRENT,
            framework: self.framework.id().clone(),
            criteria: self.scores.iter().map(|score| self.score_document(score)).collect(),
            vetoes: vetoes.collect(),
            total: self.total_document(),
            remarks: self.remarks.iter().map(|remark| remark.words(self.framework)).collect(),
        }
    }

    fn score_document(&self, score: &Score<'_>) -> ScoreDocument {
        let (status, lacks) = match &score.status {
            Status::Assessed => (StatusWord::Assessed, Vec::new()),
            Status::NotAssessable { lacks } => (StatusWord::NotAssessable, lacks.clone()),
            Status::NotApplicable { .. } => (StatusWord::NotApplicable, Vec::new()),
            Status::Undefined { .. } => (StatusWord::Undefined, Vec::new()),
        };
        let facts = score.criterion.measure.facts();
        let mut document = ScoreDocument {
            criterion: score.criterion.id.clone(),
            label: score.criterion.label.clone(),
            status,
            lacks,
            weight: None,
            points: None,
            lowest: None,
            highest: None,
            printed: None,
            level: None,
            lowest_level: None,
            highest_level: None,
            reason: score.reason(self),
            measure: score.criterion.measure.clone(),
            rule: score.criterion.rule.clone(),
            inputs: facts.into_iter().flat_map(|fact| self.evidence.named(fact)).cloned().collect(),
            steps: score.measured.as_ref().map(measured_step).into_iter().chain(score.steps.iter().cloned()).collect(),
        };
        self.fill(&mut document, score);
        document
    }

    /// Writes the points or the level, with the steps that lead to them.
    fn fill(&self, document: &mut ScoreDocument, score: &Score<'_>) {
        match (&score.award, &self.total) {
            (Some(Award::Level(level)), _) => {
                document.level = level.exact;
                document.lowest_level = Some(level.lowest);
                document.highest_level = Some(level.highest);
            }
            (Some(Award::Points(points)), Total::Points(total)) => {
                let spread = |number: &Number| number.times(&total.factor).reduced();
                document.weight = score.criterion.weight.map(|weight| spread(&weight.value()));
                document.points = points.exact.as_ref().map(spread);
                document.lowest = Some(spread(&points.lowest));
                document.highest = Some(spread(&points.highest));
                document.printed = self.printed(score).map(|printed| printed.reduced());
                if let Some(points) = document.points.clone() {
                    if total.factor != Number::ONE {
                        document.steps.push(Step::Spread { factor: total.factor.clone(), points: points.clone() });
                    }
                    document.steps.extend(rounded(self.precision(), &points));
                }
            }
            _ => {}
        }
    }

    fn total_document(&self) -> TotalDocument {
        match &self.total {
            Total::Points(total) => TotalDocument::Points {
                points: total.points.exact.as_ref().map(Number::reduced),
                lowest: total.points.lowest.reduced(),
                highest: total.points.highest.reduced(),
                printed: total.printed.as_ref().map(Number::reduced),
                attainable: total.attainable.reduced(),
                grade: total.grade.map(|grade| grade.id.clone()),
                possible: total.possible.iter().map(|grade| grade.id.clone()).collect(),
                steps: total
                    .summed
                    .iter()
                    .filter_map(|sum| rounded(self.framework.draft().policies.total, sum))
                    .collect(),
            },
            Total::Level(level) => TotalDocument::Level {
                level: level.as_ref().and_then(|level| level.exact),
                lowest: level.as_ref().map(|level| level.lowest),
                highest: level.as_ref().map(|level| level.highest),
            },
        }
    }
}

/// The step of a rounding, if there is one.
fn rounded(precision: Precision, from: &Number) -> Option<Step> {
    let Precision::Rounded { to, mode } = precision else { return None };
    let result = precision.applied(from).reduced();
    Some(Step::Rounded { from: from.reduced(), result, to, mode })
}

closed!(Object: SheetDocument, ScoreDocument, VetoDocument);
closed!(Word: StatusWord);
closed!(Union: TotalDocument);
