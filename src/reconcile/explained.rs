//! Hypotheses and corrections written down.

use serde::{Deserialize, Serialize};

use super::correction::{Corrected, Correction, Corrections};
use super::document::{Range, ReconciliationDocument, Writer, number, numbers};
use super::hypothesis::{Explanation, Hypothesis, Slip};
use super::network::Network;
use super::verdict::Reconciliation;
use crate::figure::Figure;
use crate::wire::Id;
use crate::wire::closed::{closed, some};
#[cfg(feature = "schema")]
use crate::wire::text::WholeNumber;
use crate::wire::text::{count, counts};

/// A [`Hypothesis`], written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct HypothesisDocument {
    /// The name of the figure that the slip is in; for a part that is not listed, that of the total.
    pub figure: Id,
    /// What may have gone wrong.
    pub explanation: ExplanationDocument,
    /// The statement that would be wrong.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub printed: Option<Figure>,
    /// What it would become.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub becomes: Option<Figure>,
    /// The refuted relations that would hold, by their index.
    #[serde(deserialize_with = "counts")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<WholeNumber>"))]
    pub relations: Vec<u32>,
    /// The refuted verdicts that it clears: those relations, and figures whose statements would agree.
    #[serde(deserialize_with = "count")]
    #[cfg_attr(feature = "schema", schemars(with = "WholeNumber"))]
    pub clears: u32,
    /// Whether it is the only one of its kind for what it explains.
    pub unique: bool,
}

/// What may have gone wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(tag = "kind", transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum ExplanationDocument {
    /// The list of parts leaves one out.
    PartNotListed {
        /// The sum that falls short, by its index.
        #[serde(deserialize_with = "count")]
        #[cfg_attr(feature = "schema", schemars(with = "WholeNumber"))]
        sum: u32,
        /// What the part would be.
        missing: Figure,
        /// What it would have been in the year before, if the same list falls short there as well.
        #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
        prior: Option<Figure>,
    },
    /// The change was divided by the quantity now instead of the one before.
    DividedByCurrent {},
    /// What is called a growth is a share.
    ReallyShare {
        /// The name of the whole that it is a share of.
        whole: Id,
    },
    /// What is called a growth of a percentage is a change in points.
    ReallyPointChange {},
    /// What is called a growth is a rate of completion.
    ReallyCompletion {},
    /// What is called a rate of completion is a growth.
    ReallyVariance {},
    /// The sign is the wrong one.
    SignReversed {},
    /// The figure is in another unit than it says.
    UnitSlip {
        /// How often what is printed has to be taken.
        slip: Slip,
    },
    /// One digit was taken for another.
    DigitReplaced {},
    /// Two neighbouring digits changed places.
    DigitsSwapped {},
    /// A digit was lost.
    DigitDropped {},
    /// A digit was put in.
    DigitAdded {},
    /// The figure of another line was copied.
    NeighbourCopied {
        /// The names of the figures that are printed the same.
        from: Vec<Id>,
    },
}

/// A [`Correction`], written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct CorrectionDocument {
    /// The figures that would all have to be other.
    pub figures: Vec<CorrectedDocument>,
    /// The refuted relations that would be possible, by their index.
    #[serde(deserialize_with = "counts")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<WholeNumber>"))]
    pub relations: Vec<u32>,
    /// The refuted verdicts that it clears: those relations, and figures whose statements contradict each other.
    #[serde(deserialize_with = "count")]
    #[cfg_attr(feature = "schema", schemars(with = "WholeNumber"))]
    pub clears: u32,
}

/// A figure, and what it would have to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct CorrectedDocument {
    /// Its name.
    pub figure: Id,
    /// The values that the others leave to it, rounded outward.
    #[serde(default, skip_serializing_if = "Range::is_empty")]
    pub range: Range,
    /// A value of these, in its own unit and digits, with which all would hold; absent if none was found.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub becomes: Option<Figure>,
}

closed!(Object: HypothesisDocument, CorrectionDocument, CorrectedDocument);
closed!(Union: ExplanationDocument);

impl Reconciliation {
    /// Writes the verdicts down together with what may have gone wrong, and with the smallest corrections.
    ///
    /// ```
    /// use budget_performance::reconcile::{ClaimReading, Network, Relation, corrections, hypotheses, reconcile};
    ///
    /// let mut network = Network::new();
    /// let part = network.figure("part", vec!["48.37万元".parse()?], ClaimReading::Nearest);
    /// let whole = network.figure("whole", vec!["311.01万元".parse()?], ClaimReading::Nearest);
    /// let share = network.figure("share", vec!["51.55%".parse()?], ClaimReading::Nearest);
    /// network.relate(&Relation::Share { part, whole, share, assumed: false });
    ///
    /// let reconciliation = reconcile(&network);
    /// let (likely, smallest) = (hypotheses(&network, &reconciliation), corrections(&network, &reconciliation));
    /// let document = reconciliation.explained(&network, &likely, &smallest);
    /// let swapped = &document.hypotheses.as_deref().unwrap_or_default()[0];
    /// assert_eq!(swapped.becomes.as_ref().map(ToString::to_string).as_deref(), Some("15.55%"));
    /// # Ok::<(), budget_performance::figure::FigureError>(())
    /// ```
    pub fn explained(
        &self,
        network: &Network,
        hypotheses: &[Hypothesis],
        corrections: &Corrections,
    ) -> ReconciliationDocument {
        let writer = Writer { network };
        ReconciliationDocument {
            hypotheses: Some(hypotheses.iter().filter_map(|one| writer.hypothesis(one)).collect()),
            corrections: Some(corrections.sets.iter().map(|one| writer.correction(one)).collect()),
            corrections_bound_met: corrections.bound_met,
            ..self.document(network)
        }
    }
}

impl Writer<'_> {
    fn hypothesis(&self, hypothesis: &Hypothesis) -> Option<HypothesisDocument> {
        Some(HypothesisDocument {
            figure: self.name(hypothesis.figure)?,
            explanation: self.explanation(&hypothesis.explanation)?,
            printed: hypothesis.printed.clone(),
            becomes: hypothesis.becomes.clone(),
            relations: numbers(&hypothesis.relations),
            clears: number(hypothesis.clears),
            unique: hypothesis.unique,
        })
    }

    fn explanation(&self, explanation: &Explanation) -> Option<ExplanationDocument> {
        Some(match explanation {
            Explanation::PartNotListed { sum, missing, prior } => {
                ExplanationDocument::PartNotListed { sum: number(*sum), missing: missing.clone(), prior: prior.clone() }
            }
            Explanation::DividedByCurrent => ExplanationDocument::DividedByCurrent {},
            Explanation::ReallyShare { whole } => ExplanationDocument::ReallyShare { whole: self.name(*whole)? },
            Explanation::ReallyPointChange => ExplanationDocument::ReallyPointChange {},
            Explanation::ReallyCompletion => ExplanationDocument::ReallyCompletion {},
            Explanation::ReallyVariance => ExplanationDocument::ReallyVariance {},
            Explanation::SignReversed => ExplanationDocument::SignReversed {},
            Explanation::UnitSlip { slip } => ExplanationDocument::UnitSlip { slip: *slip },
            Explanation::DigitReplaced => ExplanationDocument::DigitReplaced {},
            Explanation::DigitsSwapped => ExplanationDocument::DigitsSwapped {},
            Explanation::DigitDropped => ExplanationDocument::DigitDropped {},
            Explanation::DigitAdded => ExplanationDocument::DigitAdded {},
            Explanation::NeighbourCopied { from } => {
                ExplanationDocument::NeighbourCopied { from: from.iter().filter_map(|var| self.name(*var)).collect() }
            }
        })
    }

    fn correction(&self, correction: &Correction) -> CorrectionDocument {
        CorrectionDocument {
            figures: correction.figures.iter().filter_map(|one| self.corrected(one)).collect(),
            relations: numbers(&correction.relations),
            clears: number(correction.clears),
        }
    }

    fn corrected(&self, corrected: &Corrected) -> Option<CorrectedDocument> {
        Some(CorrectedDocument {
            figure: self.name(corrected.figure)?,
            range: self.range(corrected.figure, &corrected.allowed),
            becomes: corrected.becomes.clone(),
        })
    }
}
