//! A recorded sheet, scored again from the facts that it records.

use super::document::SheetDocument;
use super::evidence::{Evidence, GivenFact};
use super::framework::Framework;
use super::name::{CriterionId, FrameworkId};

/// A trace that does not lead to its result.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReplayError {
    /// The sheet was made by another framework.
    #[error("the sheet was scored by framework `{found}`, expected `{expected}`")]
    OtherFramework {
        /// The framework of the sheet.
        found: FrameworkId,
        /// The framework that it was replayed with.
        expected: FrameworkId,
    },
    /// A criterion has another score, or another trace.
    #[error("criterion `{criterion}` is recorded otherwise than its facts and its rule make it")]
    Criterion {
        /// The criterion.
        criterion: CriterionId,
    },
    /// The criteria are others, or the total is.
    #[error("the total is recorded otherwise than the criteria make it")]
    Total,
}

impl SheetDocument {
    /// Scores the recorded facts again, and compares everything that is recorded with what comes out.
    ///
    /// # Errors
    ///
    /// [`ReplayError`] tells the first difference.
    pub fn replay(&self, framework: &Framework) -> Result<(), ReplayError> {
        if self.framework != *framework.id() {
            let expected = framework.id().clone();
            return Err(ReplayError::OtherFramework { found: self.framework.clone(), expected });
        }
        let again = framework.score(&self.evidence()).document();
        if let Some((recorded, _)) = self.criteria.iter().zip(&again.criteria).find(|(one, two)| one != two) {
            return Err(ReplayError::Criterion { criterion: recorded.criterion.clone() });
        }
        if *self == again { Ok(()) } else { Err(ReplayError::Total) }
    }

    /// The facts that are recorded, each once.
    pub fn evidence(&self) -> Evidence {
        let criteria = self.criteria.iter().flat_map(|score| &score.inputs);
        let mut facts: Vec<GivenFact> = Vec::new();
        for given in criteria.chain(self.vetoes.iter().flat_map(|veto| &veto.inputs)) {
            if !facts.contains(given) {
                facts.push(given.clone());
            }
        }
        Evidence::new(facts)
    }
}
