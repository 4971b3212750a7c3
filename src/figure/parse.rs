//! The canonical spelling: the one that [`Display`](std::fmt::Display) writes and JSON holds.
//!
//! ```text
//! figure = [hedge] ["-"] digits ["." digits] [hedge] [multiplier] [hedge] unit [hedge]
//! ```
//!
//! with one hedge at most, no leading zero, no signed zero, and no more integer digits than fit with the multiplier.

use std::str::FromStr;

use super::error::{FigureError, Problem};
use super::hedge::{Hedge, HedgePlace};
use super::measure::{MAX_DECIMALS, Measure, RangeError};
use super::scale::Scale;
use super::stated::Stated;
use super::unit::Unit;

impl<Q: Measure> FromStr for Stated<Q> {
    type Err = FigureError;

    fn from_str(text: &str) -> Result<Self, FigureError> {
        canonical(text).map_err(|_| {
            // OK because only what cannot be parsed costs a second, lenient look.
            let problem = match super::read::lenient::<Q>(text) {
                Ok(figure) => Problem::NotCanonical(figure.to_string().into()),
                Err(problem) => problem,
            };
            FigureError::new(text, Q::EXPECTED, problem)
        })
    }
}

/// Which part of a text is not canonical; the reader finds the words for it.
#[derive(Clone, Copy)]
pub(super) enum Fault {
    /// Sign or digits.
    Number,
    /// Multiplier, unit or hedge.
    Tail,
    /// Legal parts that make no legal figure.
    Range(RangeError),
}

/// A figure in the canonical spelling.
#[inline]
pub(super) fn canonical<Q: Measure>(text: &str) -> Result<Stated<Q>, Fault> {
    let (prefix, rest) = match text.as_bytes().first() {
        Some(b'0'..=b'9' | b'-') => (None, text),
        _ => Hedge::strip_prefix(text).map_or((None, text), |(hedge, rest)| (Some(hedge), rest)),
    };
    let (number, rest) = Number::split(rest)?;
    let tail = Tail::<Q::Unit>::split(rest, prefix).ok_or(Fault::Tail)?;
    if number.integer_digits > integer_digits::<Q>(tail.scale, &tail.unit) {
        return Err(Fault::Range(RangeError::OutOfBounds));
    }
    Stated::assemble(number.coefficient, number.decimals, tail.scale, tail.unit, tail.hedge).map_err(
        |range| match range {
            RangeError::WrongScale => Fault::Tail,
            range => Fault::Range(range),
        },
    )
}

/// The figure, or nothing if the text is written with the unit of another kind.
pub(super) fn attempt<Q: Measure>(text: &str) -> Result<Option<Stated<Q>>, Fault> {
    match canonical(text) {
        Err(Fault::Tail) => Ok(None),
        result => result.map(Some),
    }
}

/// How many digits may stand before the point with this multiplier and unit.
fn integer_digits<Q: Measure>(scale: Scale, unit: &Q::Unit) -> u8 {
    Q::INTEGER_DIGITS.saturating_sub(scale.exponent()).saturating_add_signed(unit.exponent().saturating_neg())
}

/// Sign and digits.
struct Number {
    coefficient: i128,
    integer_digits: u8,
    decimals: u8,
}

impl Number {
    /// The number that `text` begins with, in ASCII digits and without superfluous signs, and what follows it.
    #[inline]
    fn split(text: &str) -> Result<(Self, &str), Fault> {
        let (negative, unsigned) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (integer, integer_digits) = digits(unsigned, 0).ok_or(Fault::Range(RangeError::OutOfBounds))?;
        let leading_zero = integer_digits > 1 && unsigned.starts_with('0');
        let rest = unsigned.get(usize::from(integer_digits)..).unwrap_or_default();
        let (magnitude, decimals, rest) = match rest.strip_prefix('.') {
            None => (integer, 0, rest),
            Some(fraction) => {
                let finer = digits(fraction, integer).filter(|&(_, decimals)| decimals <= MAX_DECIMALS);
                let (magnitude, decimals) = finer.ok_or(Fault::Range(RangeError::TooFine))?;
                (magnitude, decimals, fraction.get(usize::from(decimals)..).unwrap_or_default())
            }
        };
        let missing_fraction = decimals == 0 && unsigned.as_bytes().get(usize::from(integer_digits)) == Some(&b'.');
        if leading_zero || integer_digits == 0 || missing_fraction || (negative && magnitude == 0) {
            return Err(Fault::Number);
        }
        let magnitude = i128::try_from(magnitude).map_err(|_| Fault::Range(RangeError::OutOfBounds))?;
        // OK because a magnitude of 127 bits has its negative.
        let coefficient = if negative { magnitude.wrapping_neg() } else { magnitude };
        Ok((Self { coefficient, integer_digits, decimals }, rest))
    }
}

/// The ASCII digits that `text` begins with, appended to `value`; `None` past 30 of them.
#[inline]
#[expect(clippy::arithmetic_side_effects, reason = "at most 30 digits: below 2^128 and 2^8")]
fn digits(text: &str, mut value: u128) -> Option<(u128, u8)> {
    let mut count = 0_u8;
    let mut low = 0_u64;
    let mut power = 1_u64;
    for byte in text.bytes() {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            break;
        }
        if count % 18 == 0 && count > 0 {
            value = value.checked_mul(u128::from(power))?.checked_add(u128::from(low))?;
            (low, power) = (0, 1);
        }
        low = low * 10 + u64::from(digit);
        power *= 10;
        count = count.checked_add(1).filter(|&count| count <= 30)?;
    }
    Some((value.checked_mul(u128::from(power))?.checked_add(u128::from(low))?, count))
}

/// What follows the digits.
struct Tail<U> {
    scale: Scale,
    unit: U,
    hedge: Option<Hedge>,
}

impl<U: Unit> Tail<U> {
    /// Multiplier, unit and hedge; `None` if there are two hedges or no such unit.
    #[inline]
    fn split(text: &str, prefix: Option<Hedge>) -> Option<Self> {
        let before = Hedge::strip_inner(text, HedgePlace::BeforeScale);
        let (scale, rest) = Scale::strip(before.map_or(text, |(_, rest)| rest));
        let (inner, rest) = match before {
            // A word before no multiplier is a word before the unit.
            Some((_, _)) if scale == Scale::ONE => Hedge::strip_inner(text, HedgePlace::BeforeUnit)?,
            Some((hedge, _)) => (hedge, rest),
            None => match Hedge::strip_inner(rest, HedgePlace::BeforeUnit) {
                Some(found) => found,
                None => return Self::end(rest, scale, prefix),
            },
        };
        if prefix.is_some() {
            return None;
        }
        Self::end(rest, scale, Some(inner))
    }

    fn end(text: &str, scale: Scale, hedge: Option<Hedge>) -> Option<Self> {
        if let Some(unit) = U::from_spelling(text) {
            return Some(Self { scale, unit, hedge });
        }
        let (suffix, text) = Hedge::strip_suffix(text).filter(|_| hedge.is_none())?;
        Some(Self { scale, unit: U::from_spelling(text)?, hedge: Some(suffix) })
    }
}
