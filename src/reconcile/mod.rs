//! Whether stated figures can all be true.

mod claim;

pub use claim::{
    Attainment, ClaimReading, ClaimedFigure, Claims, Coverage, FigureClaim, Movement, Relation, Sense, Sign,
    TargetDirection,
};
