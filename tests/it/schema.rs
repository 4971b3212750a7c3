//! The schemas say exactly what reading takes.

mod compatible;
#[cfg(feature = "schema")]
mod contracts;
mod dates;
mod figures;
mod form;
mod generate;
mod keywords;
mod mutate;
mod reading;
mod texts;
mod types;
mod values;
