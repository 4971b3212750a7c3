//! What a report states and cannot be true, or is unlikely.
//!
//! [`audit`] turns a [`Report`](crate::model::Report) into claims, lets [`reconcile`](crate::reconcile) judge them, and
//! says of what does not hold, where it stands, what it should be, and why it matters: a [`Finding`] each, by a [`Check`]
//! with a stable code. Rounding is never a finding. What follows from another fault is listed under it, not beside it.
//! What could not be checked is told with the reason: silence is not success.

mod bands;
mod cause;
mod check;
pub mod checks;
mod coded;
mod document;
mod finding;
mod follow;
mod ledger;
mod likely;
mod looked;
mod options;
mod period;
mod refuted;
mod registry;
mod run;
mod trail;
mod walk;
mod when;

pub use crate::model::classification::Language;
pub use bands::{Band, Bands};
pub use check::{Check, Code, CodeError, Severity, Status};
pub use document::{AuditDocument, CheckedDocument, FindingDocument, LikelyDocument, SkippedDocument};
pub use finding::{Aspect, Audit, Checked, Finding, Named, Skipped, Slot, Term};
pub use likely::{Likely, LikelyKind};
pub use options::{AuditOptions, Tolerance};
pub use registry::{CHECKS, check};
pub use run::{audit, audit_with};
