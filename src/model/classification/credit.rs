//! Who an organisation is.

use std::fmt;
use std::str::FromStr;

use super::code::CodeError;
use super::division::DivisionCode;
use crate::figure::text::{Leaf, leaf, pattern};

/// A unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters without I, O, S, V, Z.
///
/// Only the form is checked on the way in; [`check_digit`](Self::check_digit) and
/// [`organisation_check_digit`](Self::organisation_check_digit) tell whether both check digits are right.
///
/// ```
/// use budget_performance::model::CreditCode;
///
/// let code: CreditCode = "11330881MB158153XN".parse()?;
/// assert!(code.check_digit().is_right() && code.organisation_check_digit().is_right());
///
/// let slip: CreditCode = "11330881MB158154XN".parse()?;
/// assert_eq!((slip.check_digit().found, slip.check_digit().expected), ('N', 'P'));
/// // O and I are not in the alphabet: they look like 0 and 1.
/// assert!("11330881MBI58153XN".parse::<CreditCode>().is_err());
/// # Ok::<(), budget_performance::model::classification::CodeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CreditCode([u8; 18]);

/// A check digit as it stands, and as it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct CheckDigit {
    /// The character that stands there.
    pub found: char,
    /// The character that follows from the others.
    pub expected: char,
}

impl CheckDigit {
    /// Whether both are the same.
    pub fn is_right(self) -> bool {
        self.found == self.expected
    }
}

/// The alphabet of the code, in the order of its values.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

impl CreditCode {
    /// The last character, against what the 17 before it call for (GB 32100-2015: powers of 3, modulo 31).
    pub fn check_digit(self) -> CheckDigit {
        let weights = std::iter::successors(Some(1_u32), |weight| weight.checked_mul(3)?.checked_rem(31));
        let sum = weights.zip(self.0.iter().take(17)).map(|(weight, &byte)| weight.saturating_mul(value(byte)));
        let rest = modulo(sum, 31);
        self.digit(17, ALPHABET.get(complement(rest, 31)).copied())
    }

    /// The 17th character, against what the eight before it call for: the organisation code within (GB 11714, modulo 11).
    pub fn organisation_check_digit(self) -> CheckDigit {
        let weights = [3_u32, 7, 9, 10, 5, 8, 4, 2];
        let digits = self.0.iter().skip(8).take(8);
        let sum = weights.into_iter().zip(digits).map(|(weight, &byte)| weight.saturating_mul(plain_value(byte)));
        let rest = modulo(sum, 11);
        self.digit(16, b"0123456789X".get(complement(rest, 11)).copied())
    }

    /// The division that registered the organisation, if the digits have the form of one.
    pub fn division(self) -> Option<DivisionCode> {
        self.as_ref().get(2..8)?.parse().ok()
    }

    fn digit(self, place: usize, expected: Option<u8>) -> CheckDigit {
        let found = self.0.get(place).copied();
        CheckDigit {
            found: char::from(found.unwrap_or_default()),
            // OK because a rest is always below the length of its alphabet.
            expected: char::from(expected.unwrap_or_default()),
        }
    }
}

/// The sum modulo `modulus`.
fn modulo(numbers: impl Iterator<Item = u32>, modulus: u32) -> u32 {
    numbers.fold(0_u32, u32::saturating_add).checked_rem(modulus).unwrap_or_default()
}

/// What is missing from the rest to the modulus, and 0 for all of it.
fn complement(rest: u32, modulus: u32) -> usize {
    let missing = modulus.saturating_sub(rest).checked_rem(modulus);
    missing.and_then(|missing| usize::try_from(missing).ok()).unwrap_or_default()
}

/// The value of a character in the alphabet of GB 32100.
fn value(byte: u8) -> u32 {
    let place = ALPHABET.iter().position(|&letter| letter == byte);
    place.and_then(|place| u32::try_from(place).ok()).unwrap_or_default()
}

/// The value of a character in GB 11714: all digits and letters, A for 10.
fn plain_value(byte: u8) -> u32 {
    char::from(byte).to_digit(36).unwrap_or_default()
}

impl FromStr for CreditCode {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, CodeError> {
        let is_legal = |(place, byte): (usize, &u8)| match byte {
            b'0'..=b'9' => true,
            _ => ALPHABET.contains(byte) && !(2..8).contains(&place),
        };
        let bytes: Option<[u8; 18]> = text.as_bytes().try_into().ok();
        let legal = bytes.filter(|bytes| bytes.iter().enumerate().all(is_legal));
        legal.map(Self).ok_or_else(|| CodeError::new(text, Self::EXPECTED))
    }
}

impl AsRef<str> for CreditCode {
    fn as_ref(&self) -> &str {
        // OK because every character is of the alphabet.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for CreditCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_ref())
    }
}

impl fmt::Debug for CreditCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "CreditCode({self})")
    }
}

impl Leaf for CreditCode {
    const EXPECTED: &'static str =
        "a unified social credit code of 18 characters without I, O, S, V and Z, such as `11330881MB158153XN`";
}

leaf!(CreditCode);
pattern!(CreditCode, {
    let letters = String::from_utf8_lossy(ALPHABET);
    format!("[{letters}]{{2}}[0-9]{{6}}[{letters}]{{10}}")
});
