//! The functions of government of the United Nations.

use std::fmt;

use super::code::code;
use super::digits::Digits;

/// A code of the Classification of the Functions of Government (COFOG 1999): division, group, class.
///
/// ```
/// use budget_performance::model::CofogCode;
/// use budget_performance::model::classification::CofogLevel;
///
/// let fire: CofogCode = "03.2.0".parse()?;
/// assert_eq!(fire.level(), CofogLevel::Class);
/// assert_eq!(fire.at(CofogLevel::Division).to_string(), "03");
/// // A level may not be left out.
/// assert!("03..0".parse::<CofogCode>().is_err());
/// # Ok::<(), budget_performance::model::classification::CodeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CofogCode(Digits);

/// How fine a function of government is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CofogLevel {
    /// One of the ten: 03.
    Division,
    /// 03.2.
    Group,
    /// 03.2.0.
    Class,
}

impl CofogLevel {
    /// How deep that is: 1 for the coarsest.
    pub const fn depth(self) -> u8 {
        match self {
            Self::Division => 1,
            Self::Group => 2,
            Self::Class => 3,
        }
    }
}

impl CofogCode {
    /// The class of a text in a constant.
    #[expect(clippy::expect_used, reason = "used in constants alone: checked when this is compiled")]
    pub(super) const fn known(text: &str) -> Self {
        Self(Digits::new(text.as_bytes()).expect("a code is digits"))
    }

    /// How fine the class is.
    pub fn level(self) -> CofogLevel {
        match self.0.len() {
            2 => CofogLevel::Division,
            3 => CofogLevel::Group,
            _ => CofogLevel::Class,
        }
    }
}

impl fmt::Display for CofogCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, digit) in self.0.each().enumerate() {
            write!(formatter, "{}{digit}", if place < 2 { "" } else { "." })?;
        }
        Ok(())
    }
}

fn is_cofog(text: &str) -> bool {
    let (division, rest) = text.split_at_checked(2).unwrap_or_default();
    let legal_division = match division.as_bytes() {
        [b'0', second] => matches!(second, b'1'..=b'9'),
        bytes => bytes == b"10",
    };
    let is_level = |level: &[u8]| matches!(level, [b'.', b'0'..=b'9']);
    legal_division && rest.len() <= 4 && rest.as_bytes().chunks(2).all(is_level)
}

code!(
    CofogCode,
    Cofog,
    CofogLevel,
    [2, 3, 4],
    "a COFOG code, such as `03`, `03.2` or `03.2.0`",
    |text, _| is_cofog(text),
    "(?:0[1-9]|10)(?:\\.[0-9]){0,2}"
);
