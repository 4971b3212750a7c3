//! Why a calculation has no result.

use crate::figure::RangeError;

/// A calculation without a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum CalcError {
    /// The base of a ratio is zero, so the ratio is undefined.
    #[error("cannot express a ratio to a zero base")]
    ZeroBase,
    /// The base of a growth is negative, where growth has no agreed meaning.
    #[error("cannot express growth on a negative base")]
    NegativeBase,
    /// The exact result does not fit.
    #[error("result is outside the supported range")]
    Overflow,
    /// An amount cannot be divided into whole units.
    #[error("amount is not a multiple of the unit it is to be divided into")]
    OffGrid,
    /// A weight is negative.
    #[error("weights cannot be negative")]
    NegativeWeight,
}

impl From<RangeError> for CalcError {
    fn from(_: RangeError) -> Self {
        Self::Overflow
    }
}
