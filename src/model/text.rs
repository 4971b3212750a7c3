//! Texts with a form: labels, prose, codes, dates.

use crate::figure::text::{Leaf, leaf};
use crate::wire::TextError;
use crate::wire::text::{text, whole};

/// Whether a text has so many characters at most, none of them for control, and is not blank at either end.
fn is_printable(text: &str, most: usize, also: &[char]) -> bool {
    let blank =
        |character: Option<char>| character.is_none_or(|character| matches!(character, ' ' | '\u{3000}' | '\n' | '\t'));
    !blank(text.chars().next())
        && !blank(text.chars().next_back())
        && text.chars().count() <= most
        && text.chars().all(|character| also.contains(&character) || !matches!(character, '\0'..='\u{1f}' | '\u{7f}'))
}

text!(
    /// A line of human text: a name, a title, a row's label; 1 to 300 characters, not blank at the ends.
    Label,
    "a line of text of 1 to 300 characters, without line breaks and not blank at either end",
    |text| is_printable(text, 300, &[])
);

text!(
    /// Human text of any number of lines; 1 to 10 000 characters, not blank at the ends.
    Prose,
    "a text of 1 to 10000 characters, not blank at either end",
    |text| is_printable(text, 10_000, &['\n', '\t'])
);

/// Whether a text is ASCII digits, the first of them not zero, and as long as one of `lengths`.
pub(super) fn is_code(text: &str, lengths: &[usize]) -> bool {
    lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0')
}

whole!(
    /// The version of the document's form; so far there is one.
    FormatVersion(u8), 1..=1, "the format version 1"
);

impl FormatVersion {
    /// The version that this crate writes.
    pub const CURRENT: Self = Self(1);
}

whole!(
    /// A fiscal year (预算年度), named as the document names it; one that spans two calendar years by the later.
    FiscalYear(u16), 1950..=2999, "a year from 1950 to 2999"
);

whole!(
    /// A place in an order that a document numbers: 1 to 9999.
    Ordinal(u16), 1..=9999, "a number from 1 to 9999"
);

text!(
    /// An administrative division code (行政区划代码, GB/T 2260): six digits, with three more for a township.
    ///
    /// 430412 is 南岳区. Only the form is checked here, not whether the division exists.
    DivisionCode,
    "a division code of six digits, such as `430412`, or nine for a township",
    |text| is_code(text, &[6, 9])
);

text!(
    /// A unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters without I, O, S, V, Z.
    ///
    /// Only the form is checked here, not the check digits.
    CreditCode,
    "a unified social credit code of 18 characters, such as `11330881MB158153XN`",
    |text| {
        let place = |index: usize| (2..8).contains(&index);
        text.len() == 18 && text.bytes().enumerate().all(|(index, byte)| match byte {
            b'0'..=b'9' => true,
            b'A'..=b'H' | b'J'..=b'N' | b'P'..=b'R' | b'T' | b'U' | b'W' | b'X' | b'Y' => !place(index),
            _ => false,
        })
    }
);

text!(
    /// A code of the functional classification (支出功能分类科目编码): 类 of 3 digits, 款 of 5, 项 of 7.
    FunctionCode,
    "a functional class of 3, 5 or 7 digits, such as `224`, `22401` or `2240106`",
    |text| is_code(text, &[3, 5, 7])
);

text!(
    /// A code of the economic classification (支出经济分类科目编码): 类 of 3 digits, 款 of 5; departments 3…, governments 5….
    EconomicCode,
    "an economic class of 3 or 5 digits that begins with 3 or 5, such as `301` or `30101`",
    |text| is_code(text, &[3, 5]) && text.starts_with(['3', '5'])
);

text!(
    /// A code of the Classification of the Functions of Government (COFOG): division, group, class.
    CofogCode,
    "a COFOG code, such as `03`, `03.2` or `03.2.0`",
    |text| {
        let mut levels = text.split('.');
        let division = levels.next().is_some_and(|code| matches!(code, "01" | "02" | "03" | "04" | "05" | "06" | "07" | "08" | "09" | "10"));
        let rest: Vec<&str> = levels.collect();
        division && rest.len() <= 2 && rest.iter().all(|code| code.len() == 1 && code.bytes().all(|byte| byte.is_ascii_digit()))
    }
);

/// A calendar date (日期): `2024-04-08`, from 1900 to 2999.
///
/// ```
/// use budget_performance::model::Date;
///
/// assert_eq!("2024-02-29".parse::<Date>()?.to_string(), "2024-02-29");
/// assert!("2023-02-29".parse::<Date>().is_err());
/// assert!("2024-2-9".parse::<Date>().is_err());
/// # Ok::<(), budget_performance::model::TextError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(chrono::NaiveDate);

impl Date {
    /// The date as the calendar crate has it.
    pub fn to_naive(self) -> chrono::NaiveDate {
        self.0
    }
}

impl std::str::FromStr for Date {
    type Err = TextError;

    fn from_str(text: &str) -> Result<Self, TextError> {
        let shaped = text.len() == 10
            && text.bytes().enumerate().all(|(index, byte)| match index {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        let part = |from, to| text.get(from..to).and_then(|digits: &str| digits.parse::<u32>().ok());
        let date = shaped.then(|| {
            let year = i32::try_from(part(0, 4)?).ok().filter(|year| (1900..=2999).contains(year))?;
            chrono::NaiveDate::from_ymd_opt(year, part(5, 7)?, part(8, 10)?)
        });
        date.flatten().map(Self).ok_or(TextError::new(Self::EXPECTED))
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(&self.0, formatter)
    }
}

impl Leaf for Date {
    const EXPECTED: &'static str = "a date of the calendar, such as `2024-04-08`";
}

leaf!(Date);
