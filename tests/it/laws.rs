//! The laws of reconciling, against an oracle in exact fractions.

mod case;
mod chains;
mod differential;
mod exact;
mod judge;
mod loudness;
mod order;
mod printed;
pub(crate) mod random;
mod remedies;
mod shared;
mod silence;
mod widening;
mod world;
