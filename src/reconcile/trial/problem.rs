//! What cannot be true, and where relations stand.

use crate::reconcile::network::Var;
use crate::reconcile::verdict::{NotCheckable, Reconciliation, RelationVerdict, Verdict};

/// Where a relation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reconcile) enum Standing {
    Holds,
    /// It holds only if every figure was cut off.
    Truncated,
    /// Some of its figures are unknown.
    Unstated,
    /// Nothing can be said of it for another reason.
    Open,
    Refuted,
}

impl Standing {
    pub(super) fn of(judged: &RelationVerdict) -> Self {
        match &judged.verdict {
            Verdict::Exact | Verdict::WithinRounding | Verdict::Incomplete => Self::Holds,
            Verdict::OnlyTruncated => Self::Truncated,
            Verdict::NotCheckable(NotCheckable::Unstated(_)) => Self::Unstated,
            Verdict::NotCheckable(_) => Self::Open,
            Verdict::Contradiction { .. } => Self::Refuted,
        }
    }
}

/// Why something cannot be true: the smallest unit that an explanation is for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::reconcile) enum Problem {
    /// A relation that its own figures refute.
    Alone(usize),
    /// Relations that contradict each other together.
    Together(Vec<usize>),
    /// A figure whose statements contradict each other.
    Repeated(Var),
}

/// Everything that a reconciliation says cannot be true.
pub(super) fn problems(result: &Reconciliation) -> impl Iterator<Item = Problem> + '_ {
    let alone = |judged: &RelationVerdict| matches!(judged.verdict, Verdict::Contradiction { conflict: None, .. });
    let alone = result.relations.iter().enumerate().filter(move |(_, judged)| alone(judged));
    let together = result.conflicts.iter().map(|conflict| Problem::Together(conflict.relations.clone()));
    let repeated = result.duplicates.iter().map(|duplicate| Problem::Repeated(duplicate.figure));
    alone.map(|(index, _)| Problem::Alone(index)).chain(together).chain(repeated)
}
