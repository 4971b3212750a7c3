//! The schemas say exactly what reading takes.

mod form;
mod generate;
mod mutate;
mod types;
mod values;
