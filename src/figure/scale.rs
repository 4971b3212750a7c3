//! Multipliers between a number and its unit: 万, 亿, million.

use std::fmt;

/// Which units a multiplier goes with: 311万元, but 12.5 million CNY.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Script {
    /// Written without blanks: 万元, 万人, 万.
    Han,
    /// Written with blanks: ` million CNY`.
    Latin,
}

/// A power of ten that a document writes as a word (万, 亿, million).
///
/// ```
/// use budget_performance::figure::Scale;
///
/// assert_eq!(Scale::WAN.exponent(), 4);
/// assert_eq!(Scale::WAN.to_string(), "万");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Scale(&'static Entry);

#[derive(PartialEq, Eq, Hash)]
struct Entry {
    word: &'static str,
    exponent: u8,
    script: Option<Script>,
}

const fn entry(word: &'static str, exponent: u8, script: Script) -> Entry {
    Entry { word, exponent, script: Some(script) }
}

static ONE: Entry = Entry { word: "", exponent: 0, script: None };
static WAN: Entry = entry("万", 4, Script::Han);
static YI: Entry = entry("亿", 8, Script::Han);

/// Every multiplier; of two that begin alike the longer stands first.
static SCALES: [&Entry; 11] = [
    &entry("万亿", 12, Script::Han),
    &WAN,
    &YI,
    &entry("千万", 7, Script::Han),
    &entry("百万", 6, Script::Han),
    &entry("千", 3, Script::Han),
    &entry(" thousand", 3, Script::Latin),
    &entry(" million", 6, Script::Latin),
    &entry(" billion", 9, Script::Latin),
    &entry(" trillion", 12, Script::Latin),
    &ONE,
];

impl Scale {
    /// No multiplier.
    pub const ONE: Self = Self(&ONE);
    /// Ten thousand (万), the usual one of Chinese budgets.
    pub const WAN: Self = Self(&WAN);
    /// A hundred million (亿).
    pub const YI: Self = Self(&YI);

    /// Every multiplier that the canonical spelling knows, and none at all.
    pub fn all() -> impl Iterator<Item = Self> {
        SCALES.iter().map(|entry| Self(entry))
    }

    /// The power of ten.
    pub fn exponent(self) -> u8 {
        self.0.exponent
    }

    /// The word with the blank before it, if it is not Chinese.
    pub(crate) fn spelling(self) -> &'static str {
        self.0.word
    }

    /// Whether the multiplier goes with units written in `script`.
    pub(crate) fn fits(self, script: Option<Script>) -> bool {
        self.0.script.is_none() || script.is_none() || self.0.script == script
    }

    /// The multiplier that `text` begins with, or [`Scale::ONE`], and what follows it.
    #[inline]
    pub(crate) fn strip(text: &str) -> (Self, &str) {
        let found = SCALES.iter().find_map(|entry| Some((Self(entry), text.strip_prefix(entry.word)?)));
        found.unwrap_or((Self::ONE, text))
    }
}

impl fmt::Display for Scale {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0.word.trim_start())
    }
}

impl fmt::Debug for Scale {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Scale(10^{})", self.exponent())
    }
}
