//! Where a government is.

use std::fmt;
use std::str::FromStr;

use super::code::CodeError;
use crate::figure::text::{Leaf, leaf, pattern};

/// An administrative division code (行政区划代码, GB/T 2260): six digits, with three more for a township.
///
/// 430412 is 南岳区. Only the form is checked here, not whether the division exists. Two digits each name the province,
/// the city and the county; zeros stand for what is not divided further, so the nine digits of a finance bureau
/// (430412000) may name a county too.
///
/// ```
/// use budget_performance::model::DivisionCode;
/// use budget_performance::model::classification::DivisionLevel;
///
/// let nanyue: DivisionCode = "430412".parse()?;
/// assert_eq!(nanyue.level(), DivisionLevel::County);
/// assert_eq!(nanyue.parent(), Some("430400".parse()?));
/// assert_eq!("430000".parse::<DivisionCode>()?.level(), DivisionLevel::Province);
/// assert!(nanyue.is_within("430000".parse()?));
/// # Ok::<(), budget_performance::model::classification::CodeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DivisionCode {
    /// The digits, filled up with zeros to nine.
    filled: u32,
    digits: u8,
}

/// How large a division is, by the structure of its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DivisionLevel {
    /// A province, autonomous region or municipality (省级): 430000.
    Province,
    /// A city, prefecture or league (地级): 430400; in a municipality, the group of its districts.
    City,
    /// A county, district or county-level city (县级): 430412.
    County,
    /// A township or street (乡级): 430412001.
    Township,
}

impl DivisionLevel {
    /// The number that the part of one such division in a code counts up by.
    const fn step(self) -> u32 {
        match self {
            Self::Province => 10_000_000,
            Self::City => 100_000,
            Self::County => 1_000,
            Self::Township => 1,
        }
    }
}

impl DivisionCode {
    /// How large the division is.
    pub fn level(self) -> DivisionLevel {
        let levels = [DivisionLevel::Province, DivisionLevel::City, DivisionLevel::County];
        let level = levels.into_iter().find(|level| self.without_below(*level) == self.filled);
        level.unwrap_or(DivisionLevel::Township)
    }

    /// The division it lies in, written with six digits; `None` for a province.
    ///
    /// A county that belongs to no city lies in its province: 429004 has the parent 429000, a group of such counties.
    pub fn parent(self) -> Option<Self> {
        let parents = [DivisionLevel::County, DivisionLevel::City, DivisionLevel::Province];
        let filled =
            parents.into_iter().map(|level| self.without_below(level)).find(|filled| *filled != self.filled)?;
        Some(Self { filled, digits: 6 })
    }

    /// Whether it is that division or lies in it.
    pub fn is_within(self, other: Self) -> bool {
        self.without_below(other.level()) == other.filled
    }

    fn without_below(self, level: DivisionLevel) -> u32 {
        let below = self.filled.checked_rem(level.step()).unwrap_or_default();
        self.filled.saturating_sub(below)
    }
}

impl FromStr for DivisionCode {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, CodeError> {
        // OK because a sign, which numbers may have, is no digit from 1 to 9.
        let is_legal = matches!(text.len(), 6 | 9) && text.starts_with(|first| matches!(first, '1'..='9'));
        let number = text.parse::<u32>().ok().filter(|_| is_legal);
        let division = number.and_then(|number| match text.len() {
            9 => Some(Self { filled: number, digits: 9 }),
            _ => Some(Self { filled: number.checked_mul(DivisionLevel::County.step())?, digits: 6 }),
        });
        division.ok_or_else(|| CodeError::new(text, Self::EXPECTED))
    }
}

impl fmt::Display for DivisionCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.filled.checked_div(if self.digits == 6 { DivisionLevel::County.step() } else { 1 });
        fmt::Display::fmt(&number.unwrap_or_default(), formatter)
    }
}

impl fmt::Debug for DivisionCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "DivisionCode({self})")
    }
}

impl Leaf for DivisionCode {
    const EXPECTED: &'static str = "a division code of six digits, such as `430412`, or nine for a township";
}

leaf!(DivisionCode);
pattern!(DivisionCode, "[1-9][0-9]{5}(?:[0-9]{3})?");
