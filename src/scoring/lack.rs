//! What is lacking for a measure.

use serde::{Deserialize, Serialize};

use super::name::FactName;
use crate::wire::closed::closed;

/// A fact that is lacking, and why.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct Lack {
    /// The fact.
    pub fact: FactName,
    /// Why it cannot be used.
    pub cause: Cause,
}

impl Lack {
    pub(super) fn new(fact: &FactName, cause: Cause) -> Self {
        Self { fact: fact.clone(), cause }
    }
}

/// Why a fact cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Cause {
    /// Nothing is given under its name.
    NotGiven,
    /// Its cell is there and holds nothing.
    Missing,
    /// It is not published.
    Withheld,
    /// It will exist later.
    NotYetDue,
    /// The document says that it has no value.
    NoValue,
    /// It is given twice, with different values.
    Conflicting,
    /// It is not of the kind that the framework says.
    OtherKind,
    /// Its unit or currency is not that of what it is compared with.
    OtherUnit,
    /// A hedge blurs it (余, 近, 约), and what may be behind that does not all score alike.
    Blurred,
    /// A judgement beyond the weight, or below nothing.
    OutOfRange,
    /// A tier that the rule does not have.
    UnknownTier,
    /// A tier alone, where the points within it are the evaluator's to give.
    PointsWithinTier,
}

closed!(Object: Lack);
closed!(Word: Cause);
