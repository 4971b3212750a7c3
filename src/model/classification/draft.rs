//! A list as JSON.

use serde::{Deserialize, Serialize};

use super::account::BudgetAccount;
use super::class::{Class, FormerName, Source};
use super::code::{Code, Scheme};
use super::language::Language;
use super::list::ClassList;
use crate::model::{FiscalYear, FormatVersion, Id, Label, TextError};
use crate::wire::closed::{closed, some};
use crate::wire::text::whole;

/// A list of classes as it is written down: what a [`ClassList`] is made from.
///
/// [`ClassList::from_draft`] checks what the form cannot say, and reports everything that is wrong.
///
/// ```
/// use budget_performance::model::classification::{ClassList, ClassListDraft, Language};
/// use budget_performance::model::{FunctionCode, from_json};
///
/// let draft: ClassListDraft = from_json(
///     r#"{
///         "format_version": 1,
///         "scheme": "function",
///         "title": "2025年支出功能分类科目（节选）",
///         "edition": 2025,
///         "complete_to": 0,
///         "sources": [{ "id": "list", "title": "2025年政府收支分类科目", "year": 2025 }],
///         "classes": [
///             { "code": "224", "name_zh": "灾害防治及应急管理支出", "accounts": ["general"], "code_sources": ["list"] },
///             { "code": "22401", "name_zh": "应急管理事务", "accounts": ["general"] }
///         ]
///     }"#,
/// )?;
/// let list = ClassList::<FunctionCode>::from_draft(&draft)?;
/// assert_eq!(list.get("22401".parse()?).map(|class| class.name(Language::ZhCn)), Some("应急管理事务"));
/// assert_eq!(list.to_draft()?, draft);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct ClassListDraft {
    /// The version of this form.
    pub format_version: FormatVersion,
    /// The classification.
    pub scheme: Scheme,
    /// What the list is.
    pub title: Label,
    /// The fiscal year whose classes it lists.
    pub edition: FiscalYear,
    /// How many levels it lists in full, from the coarsest.
    pub complete_to: LevelCount,
    /// The documents that it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceDraft>,
    /// The classes, in any order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub classes: Vec<ClassDraft>,
}

whole!(
    /// A number of levels of a classification: 0 to 3.
    pub LevelCount(u8), 0..=3, "a number of levels from 0 to 3"
);

/// A document that classes were read in, as it is written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct SourceDraft {
    /// A short name for it.
    pub id: Id,
    /// What it is and where it was found.
    pub title: Label,
    /// The fiscal year that it is about.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub year: Option<FiscalYear>,
}

/// A class as it is written down (科目).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct ClassDraft {
    /// Its code.
    pub code: Id,
    /// Its name in Chinese; one of the names must be there.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub name_zh: Option<Label>,
    /// Its name in English.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub name_en: Option<Label>,
    /// The budget accounts that it may stand in: at least one for a functional class, none for another.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accounts: Vec<BudgetAccount>,
    /// The first year in which it is in force.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub first_year: Option<FiscalYear>,
    /// The last year in which it is known to have been in force, if it is retired.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub last_year: Option<FiscalYear>,
    /// A year in which it is known to be in force no more, if that is not the year after the last.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub gone_by: Option<FiscalYear>,
    /// The class that took its place.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub successor: Option<Id>,
    /// The documents that show its code; none: not confirmed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub code_sources: Vec<Id>,
    /// The documents that show its name; none: not confirmed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub name_sources: Vec<Id>,
    /// Names that it bore, or that older lists confirm.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_names: Vec<FormerNameDraft>,
}

/// A former name as it is written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub struct FormerNameDraft {
    /// The name, in Chinese.
    pub name: Label,
    /// A year in which a list shows it.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub seen: Option<FiscalYear>,
    /// The last year in which the class bore it.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub last_year: Option<FiscalYear>,
    /// The documents that show it; none: not confirmed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Id>,
}

closed!(Object: ClassListDraft, SourceDraft, ClassDraft, FormerNameDraft);

impl<C: Code> ClassList<C> {
    /// The list as it is written down, such as to edit it.
    ///
    /// ```
    /// use budget_performance::model::FunctionCode;
    /// use budget_performance::model::classification::{ClassList, FUNCTION_CLASSES};
    ///
    /// let draft = FUNCTION_CLASSES.to_draft()?;
    /// let json = serde_json::to_string_pretty(&draft)?;
    /// let list = ClassList::<FunctionCode>::from_draft(&serde_json::from_str(&json)?)?;
    /// assert_eq!(list.to_draft()?, draft);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`TextError`] if a text of the list is none that a draft can have; no list of this crate has one.
    pub fn to_draft(&self) -> Result<ClassListDraft, TextError> {
        let sources: Result<_, _> = self.sources().iter().map(source).collect();
        let classes: Result<_, _> = self.iter().map(class).collect();
        Ok(ClassListDraft {
            format_version: FormatVersion::CURRENT,
            scheme: C::SCHEME,
            title: self.title().parse()?,
            edition: self.edition(),
            complete_to: LevelCount(self.complete_to()),
            sources: sources?,
            classes: classes?,
        })
    }
}

fn source(source: &Source) -> Result<SourceDraft, TextError> {
    Ok(SourceDraft { id: source.id().parse()?, title: source.title().parse()?, year: source.year() })
}

fn class<C: Code>(class: Class<'_, C>) -> Result<ClassDraft, TextError> {
    let name = |language| class.name_in(language).map(str::parse).transpose();
    let former: Result<_, _> = class.former_names().map(former_name).collect();
    Ok(ClassDraft {
        code: class.code().to_string().parse()?,
        name_zh: name(Language::ZhCn)?,
        name_en: name(Language::En)?,
        accounts: class.accounts().iter().collect(),
        first_year: class.first_year(),
        last_year: class.last_year(),
        gone_by: FiscalYear::of(class.row.gone_by),
        successor: class.successor().map(|code| code.to_string().parse()).transpose()?,
        code_sources: ids(class.code_sources())?,
        name_sources: ids(class.name_sources())?,
        former_names: former?,
    })
}

fn former_name<C: Code>(former: FormerName<'_, C>) -> Result<FormerNameDraft, TextError> {
    let (seen, last_year) = (former.seen(), former.last_year());
    Ok(FormerNameDraft { name: former.name().parse()?, seen, last_year, sources: ids(former.sources())? })
}

fn ids<'l>(sources: impl Iterator<Item = &'l Source>) -> Result<Vec<Id>, TextError> {
    sources.map(|source| source.id().parse()).collect()
}
