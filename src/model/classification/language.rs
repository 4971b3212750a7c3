//! The languages that the library speaks.

/// A language in which names and messages are given.
///
/// ```
/// use budget_performance::model::classification::{ECONOMIC_CLASSES, Language};
///
/// let class = ECONOMIC_CLASSES.get("30217".parse()?).expect("it is listed");
/// assert_eq!([Language::ZhCn, Language::En].map(|language| class.name(language)), ["公务接待费", "Official reception"]);
/// # Ok::<(), budget_performance::model::classification::CodeError>(())
/// ```
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
