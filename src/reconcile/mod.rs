//! Whether stated figures can all be true.
//!
//! Figures are variables: a stated one stands for every value that is printed so. Relations hold between the true values.
//! [`reconcile()`] gives each relation a verdict, finds relations that contradict each other only together, and implies
//! figures that are not stated. It knows nothing of reports: [`Claims`] are its document form, [`Network`] is what it
//! judges. What may have gone wrong where figures cannot be true, [`hypotheses`] and [`corrections`] say when asked.
//!
//! Sound before powerful: figures truthfully rounded half up, half to even, half down or cut off never contradict.

mod claim;
mod correction;
mod document;
mod exact;
mod explained;
mod fault;
mod flow;
mod form;
mod granular;
mod heard;
mod hold;
mod hypothesis;
mod joint;
mod judge;
mod kind;
mod kinship;
mod linear;
mod network;
mod order;
mod probe;
mod reach;
mod resolve;
mod run;
mod solve;
mod substituted;
mod terms;
mod trial;
mod value;
mod verdict;
mod web;
mod word;

pub use claim::{ClaimReading, ClaimedFigure, Claims, FigureClaim, Relation};
pub use correction::{Corrected, Correction, Corrections, corrections};
pub use document::{
    ConflictDocument, DuplicateDocument, ImpliedDocument, Mode, Range, RangeEnds, ReconciliationDocument,
    RelationDocument, VerdictDocument, Why,
};
pub use explained::{CorrectedDocument, CorrectionDocument, ExplanationDocument, HypothesisDocument};
pub use fault::{ClaimFault, ClaimProblem, ClaimsError};
pub use hypothesis::{Explanation, Hypothesis, Slip, hypotheses};
pub use network::{Network, Var};
pub use run::reconcile;
pub(crate) use run::short_if_cut_off;
pub(crate) use run::{reconcile_for_faults, reconcile_without_modes};
pub use verdict::{Conflict, Duplicate, Implied, NotCheckable, Reconciliation, RelationVerdict, Side, Verdict};
pub use word::{Attainment, Coverage, Movement, Sense, Sign, TargetDirection};
