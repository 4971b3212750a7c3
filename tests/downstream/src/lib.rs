//! A small service that takes reports in, audits them, and answers with a calculation of its own: what someone writes who
//! uses `budget-performance`, with nothing but its public interface.
//!
//! - [`Submission`] and [`Reply`] hold types of the library and are described by schemas of their own: [`schema`],
//!   [`openapi`].
//! - [`sums`] is the service's own calculation, tested with the library's strategies in `tests/properties.rs`.

mod answer;
mod describe;
mod sums;

pub use answer::{Channel, CodeCount, Problem, Reply, Submission, answer, counts};
pub use describe::{openapi, schema};
pub use sums::{Sum, parts_of, sums, sums_by};
