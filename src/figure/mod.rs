//! Numbers as documents write them.
//!
//! A figure is its digits, trailing zeros included, its unit and its hedge: a [`Stated`] quantity. Its JSON is one string
//! that describes itself and round-trips unchanged. What is *true* behind a stated figure is an [`Interval`]: `311.01万元`
//! stands for anything that rounds to it. What is *computed* from figures is exact: an [`Exact`] ratio ([`Share`],
//! [`Growth`], [`Completion`], [`PointChange`]) or a [`Quotient`], rounded by whoever writes it, once.
//!
//! | type | holds | written |
//! |---|---|---|
//! | [`Amount`] | money | `311.01万元`, `12.5 million CNY` |
//! | [`Ratio`] | a percentage | `83.28%`, `1.2‰`, `2.5个百分点` |
//! | [`Headcount`] | people and posts | `19人`, `19` |
//! | [`Quantity`] | anything else | `914家`, `1.3公里`, `19.5 FTE`, `8.5` |
//! | [`Figure`] | any of these, by its unit | |
//! | [`Count`] | people or things, not money | |
//! | [`Cell`] | one of these, or why there is none | `missing`, `not_applicable`, … |
//!
//! There are no floating-point numbers, and nothing is rounded on the way in.

mod amount;
mod any;
mod cell;
mod currency;
mod digits;
mod error;
mod fraction;
mod headcount;
mod hedge;
mod interval;
mod measure;
mod numeral;
mod parse;
#[cfg(feature = "schema")]
pub(crate) mod pattern;
mod quantity;
mod ratio;
mod read;
mod rounding;
mod scale;
mod stated;
pub(crate) mod text;
mod unit;
mod wide;

pub use amount::Amount;
pub use any::{Count, Figure};
pub use cell::Cell;
pub use currency::{Currency, CurrencyError};
pub use error::{FigureError, Problem};
pub use fraction::{
    Completion, Exact, Growth, Meaning, OfPlan, OfWhole, OverBase, PointChange, Points, Quotient, Share,
};
pub use headcount::Headcount;
pub use hedge::{Hedge, HedgePlace, HedgeSense};
pub use interval::{Interval, Reading};
pub use measure::{Measure, RangeError};
pub use quantity::Quantity;
pub use ratio::Ratio;
pub use read::{Readable, read};
pub use rounding::Rounding;
pub use scale::Scale;
pub use stated::Stated;
pub use unit::{HeadUnit, MoneyUnit, RatioUnit, Unit, UnitError, UnitOfMeasure};

pub(crate) use fraction::{Fraction, common_divisor};
pub(crate) use measure::{MAX_DECIMALS, STEPS, power_of_ten};
pub(crate) use wide::{compare_products, multiply_divide};
