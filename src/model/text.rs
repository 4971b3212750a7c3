//! Texts with a form: labels, prose, codes, dates.

use crate::figure::text::{Leaf, leaf, pattern};
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

/// The pattern of a line: control characters and, at either end, blanks are kept out.
#[cfg(feature = "schema")]
const LINE_PATTERN: &str =
    "[^\\u0000-\\u0020\\u007f\\u3000](?:[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f\\u3000])?";

/// The pattern of any number of lines: inside, `\t` and `\n` are let through.
#[cfg(feature = "schema")]
pub(crate) const PROSE_PATTERN: &str =
    "[^\\u0000-\\u0020\\u007f\\u3000](?:[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f\\u3000])?";

text!(
    /// A line of human text: a name, a title, a row's label; 1 to 300 characters, not blank at the ends.
    Label,
    "a line of text of 1 to 300 characters, without line breaks and not blank at either end",
    |text| is_printable(text, 300, &[]),
    LINE_PATTERN,
    300
);

text!(
    /// Human text of any number of lines; 1 to 10 000 characters, not blank at the ends.
    Prose,
    "a text of 1 to 10000 characters, not blank at either end",
    |text| is_printable(text, 10_000, &['\n', '\t']),
    PROSE_PATTERN,
    10_000
);

whole!(
    /// The version of the document's form; so far there is one.
    pub FormatVersion(u8), 1..=1, "the format version 1"
);

impl FormatVersion {
    /// The version that this crate writes.
    pub const CURRENT: Self = Self(1);
}

whole!(
    /// A fiscal year (预算年度), named as the document names it; one that spans two calendar years by the later.
    pub FiscalYear(u16), 1950..=2999, "a year from 1950 to 2999"
);

impl FiscalYear {
    /// The year of that number, if it is one.
    pub(crate) const fn of(number: u16) -> Option<Self> {
        if matches!(number, 1950..=2999) { Some(Self(number)) } else { None }
    }
}

whole!(
    /// A place in an order that a document numbers: 1 to 9999.
    pub Ordinal(u16), 1..=9999, "a number from 1 to 9999"
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
pattern!(
    Date,
    concat!(
        "(?:19|2[0-9])[0-9]{2}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])",
        "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))",
        "|(?:(?:19|2[0-9])(?:0[48]|[2468][048]|[13579][26])|(?:20|24|28)00)-02-29",
    );
    "date"
);
