//! The schemas say exactly what reading takes.

mod generate;
mod mutate;
mod types;
mod values;
