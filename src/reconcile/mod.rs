//! Whether stated figures can all be true.
//!
//! Figures are variables: a stated one stands for every value that is printed so. Relations hold between the true values.
//! [`reconcile()`] gives each relation a verdict, finds relations that contradict each other only together, and implies
//! figures that are not stated. It knows nothing of reports: [`Claims`] are its document form, [`Network`] is what it
//! judges.
//!
//! Sound before powerful: figures truthfully rounded half up, half to even, half down or cut off never contradict.

mod claim;
mod document;
mod exact;
mod fault;
mod flow;
mod form;
mod granular;
mod heard;
mod hold;
mod joint;
mod judge;
mod kind;
mod kinship;
mod network;
mod order;
mod probe;
mod reach;
mod resolve;
mod run;
mod solve;
mod terms;
mod value;
mod verdict;

pub use claim::{
    Attainment, ClaimReading, ClaimedFigure, Claims, Coverage, FigureClaim, Movement, Relation, Sense, Sign,
    TargetDirection,
};
pub use document::{
    ConflictDocument, DuplicateDocument, ImpliedDocument, Mode, Range, RangeEnds, ReconciliationDocument,
    RelationDocument, VerdictDocument, Why,
};
pub use fault::{ClaimFault, ClaimProblem, ClaimsError};
pub use network::{Network, Var};
pub use run::reconcile;
pub use verdict::{Conflict, Duplicate, Implied, NotCheckable, Reconciliation, RelationVerdict, Side, Verdict};
