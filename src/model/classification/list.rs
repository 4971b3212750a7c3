//! A list of classes.

use std::borrow::Cow;
use std::marker::PhantomData;

use super::class::{Class, Source};
use super::code::Code;
use super::digits::Digits;
use super::table::{FormerRow, Row};
use crate::model::FiscalYear;

/// A list of the classes of one classification, as of one year (科目表).
///
/// The lists of this crate are [`FUNCTION_CLASSES`](super::FUNCTION_CLASSES),
/// [`ECONOMIC_CLASSES`](super::ECONOMIC_CLASSES), [`COFOG_CLASSES`](super::COFOG_CLASSES) and
/// [`GFSM_CLASSES`](super::GFSM_CLASSES). A newer one is made from a [`ClassListDraft`](super::ClassListDraft) and used in
/// the same way. Nothing is allocated to look a class up.
///
/// ```
/// use budget_performance::model::classification::{FUNCTION_CLASSES, Language};
///
/// let class = FUNCTION_CLASSES.get("2240106".parse()?).expect("it is listed");
/// assert_eq!(class.name(Language::ZhCn), "安全监管");
/// assert_eq!(class.name(Language::En), "Work safety supervision");
/// // 2240177 is not listed: the nearest class that is.
/// let nearest = FUNCTION_CLASSES.nearest("2240177".parse()?).expect("its parent is listed");
/// assert_eq!(nearest.code().to_string(), "22401");
/// # Ok::<(), budget_performance::model::classification::CodeError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct ClassList<C> {
    pub(super) title: Cow<'static, str>,
    pub(super) edition: FiscalYear,
    pub(super) complete_to: u8,
    pub(super) sources: Cow<'static, [Source]>,
    pub(super) text: Cow<'static, str>,
    /// INVARIANT: in order, each code once.
    pub(super) codes: Cow<'static, [Digits]>,
    /// INVARIANT: one for each code, in the same order.
    pub(super) rows: Cow<'static, [Row]>,
    pub(super) former: Cow<'static, [FormerRow]>,
    pub(super) scheme: PhantomData<fn() -> C>,
}

impl<C: Code> ClassList<C> {
    /// What the list is.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The fiscal year whose classes it lists.
    pub fn edition(&self) -> FiscalYear {
        self.edition
    }

    /// How many levels it lists in full, from the coarsest: a class beyond may be missing from it.
    pub fn complete_to(&self) -> u8 {
        self.complete_to
    }

    /// The documents that it rests on.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// How many classes it has.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Its classes, each before its parts.
    pub fn iter(&self) -> impl Iterator<Item = Class<'_, C>> {
        self.rows.iter().map(|row| Class { list: self, row })
    }

    /// The class with that code, if it is listed.
    #[inline]
    pub fn get(&self, code: C) -> Option<Class<'_, C>> {
        let place = self.codes.binary_search(&code.digits()).ok()?;
        self.rows.get(place).map(|row| Class { list: self, row })
    }

    /// The finest listed class that the code is within; the class itself, if it is listed.
    pub fn nearest(&self, code: C) -> Option<Class<'_, C>> {
        std::iter::successors(Some(code), |code| code.parent()).find_map(|code| self.get(code))
    }

    /// The listed classes that are parts of that one, one level down.
    pub fn children(&self, code: C) -> impl Iterator<Item = Class<'_, C>> {
        self.iter().filter(move |class| class.code().parent() == Some(code))
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn former_rows(&self, row: &Row) -> &[FormerRow] {
        let start = usize::try_from(row.former.start).unwrap_or(usize::MAX);
        let end = start.saturating_add(usize::from(row.former.len));
        self.former.get(start..end).unwrap_or_default()
    }

    pub(super) fn sources_of(&self, bits: u32) -> impl Iterator<Item = &Source> {
        let is_one = move |place: usize| u32::try_from(place).ok().and_then(|place| bits.checked_shr(place));
        let sources = self.sources.iter().enumerate();
        sources.filter(move |(place, _)| is_one(*place).is_some_and(|bits| bits & 1 == 1)).map(|(_, source)| source)
    }
}

impl<C> std::fmt::Debug for ClassList<C> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "ClassList({}, {} classes)", self.title, self.rows.len())
    }
}
