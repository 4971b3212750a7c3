//! The languages that the library speaks.

/// A language in which names and messages are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Language {
    /// Chinese as written in mainland China: the language of the official names.
    ZhCn,
    /// English: translations, where the official name is Chinese.
    En,
}

impl Language {
    /// The first text in Chinese, the second in English.
    pub(crate) const fn pick<T: Copy>(self, chinese: T, english: T) -> T {
        match self {
            Self::ZhCn => chinese,
            Self::En => english,
        }
    }
}
