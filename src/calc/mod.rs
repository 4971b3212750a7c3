//! Pure functions on exact quantities, one concern per file.
mod achievement;
pub mod bounds;
mod change;
mod error;
mod execution;
mod share;
mod staffing;
mod total;
mod variance;

pub use achievement::{Achievement, Direction, achievement};
pub use change::{change, change_rate, prior_from_change, prior_from_rate};
pub use error::CalcError;
pub use execution::{Budget, ExecutionRate, execution_rate};
pub use share::{SharesOf, share};
pub use staffing::{filling_rate, over_establishment, vacancy};
pub use total::total;
pub use variance::{Sense, Side, Variance, variance};
