//! A list made from what is written down: all its faults, or the list.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::marker::PhantomData;

use super::account::Accounts;
use super::class::Source;
use super::code::{Code, Scheme};
use super::digits::Digits;
use super::draft::{ClassDraft, ClassListDraft, FormerNameDraft};
use super::fault::{ListError, ListFault, ListFaultKind};
use super::list::ClassList;
use super::table::{FormerRow, Row, Slice};
use crate::model::{FiscalYear, Id, Label, Pointer};

impl<C: Code> ClassList<C> {
    /// Makes a list from what is written down.
    ///
    /// ```
    /// use budget_performance::model::classification::ClassList;
    /// use budget_performance::model::{FunctionCode, from_json};
    ///
    /// let draft = from_json(
    ///     r#"{
    ///         "format_version": 1, "scheme": "function", "title": "…", "edition": 2025, "complete_to": 1,
    ///         "classes": [{ "code": "2240", "name_zh": "…" }, { "code": "22401", "name_zh": "…", "accounts": ["general"] }]
    ///     }"#,
    /// )?;
    /// let error = ClassList::<FunctionCode>::from_draft(&draft).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "/classes/0/code: found `2240`, expected a functional class of 3, 5 or 7 digits, such as `224`, `22401` or \
    ///      `2240106`\n\
    ///      /classes/1/code: found `22401`, expected its parent `224` in the list too"
    /// );
    /// # Ok::<(), budget_performance::model::DocumentError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ListError`] with every fault of the list.
    pub fn from_draft(draft: &ClassListDraft) -> Result<Self, ListError> {
        let mut loader = Loader::<C>::new(draft);
        for (index, class) in draft.classes.iter().enumerate() {
            loader.class(class, &Pointer::root().member("classes").item(index));
        }
        loader.tree();
        if !loader.faults.is_empty() {
            return Err(ListError { faults: loader.faults });
        }
        Ok(Self {
            title: Cow::Owned(draft.title.to_string()),
            edition: draft.edition,
            complete_to: draft.complete_to.get(),
            sources: Cow::Owned(loader.sources),
            text: Cow::Owned(loader.text),
            codes: Cow::Owned(loader.rows.keys().map(|code| code.digits()).collect()),
            rows: Cow::Owned(loader.rows.into_values().map(|(row, _)| row).collect()),
            former: Cow::Owned(loader.former),
            scheme: PhantomData,
        })
    }
}

struct Loader<C> {
    sources: Vec<Source>,
    text: String,
    /// Each class with its place, in the order of the codes.
    rows: BTreeMap<C, (Row, Pointer)>,
    former: Vec<FormerRow>,
    faults: Vec<ListFault>,
}

impl<C: Code> Loader<C> {
    fn new(draft: &ClassListDraft) -> Self {
        let sources = draft.sources.iter().map(|source| Source {
            id: Cow::Owned(source.id.to_string()),
            title: Cow::Owned(source.title.to_string()),
            year: source.year.map_or(0, FiscalYear::get),
        });
        let mut loader = Self {
            sources: sources.collect(),
            text: String::new(),
            rows: BTreeMap::new(),
            former: Vec::new(),
            faults: Vec::new(),
        };
        let root = Pointer::root();
        if draft.scheme != C::SCHEME {
            let expected = format!("the scheme `{}`", C::SCHEME.word());
            loader.fault(ListFaultKind::OtherScheme, root.member("scheme"), draft.scheme.word(), expected);
        }
        loader.check_sources(&root.member("sources"));
        loader
    }

    fn fault(&mut self, kind: ListFaultKind, at: Pointer, found: impl Display, expected: impl Into<String>) {
        self.faults.push(ListFault { kind, at, found: format!("`{found}`"), expected: expected.into() });
    }

    fn check_sources(&mut self, at: &Pointer) {
        if self.sources.len() > 32 {
            self.fault(ListFaultKind::Sources, at.clone(), self.sources.len(), "at most 32 sources");
        }
        let ids: Vec<_> = self.sources.iter().map(|source| source.id.clone()).collect();
        for (index, id) in ids.iter().enumerate() {
            if ids.iter().take(index).any(|other| other == id) {
                self.fault(ListFaultKind::Twice, at.item(index).member("id"), id, "each source once");
            }
        }
    }

    fn class(&mut self, class: &ClassDraft, at: &Pointer) {
        let Some(code) = self.code(&class.code, at.member("code")) else { return };
        if let Some((_, first)) = self.rows.get(&code) {
            let expected = format!("each class once; it is also at {first}");
            return self.fault(ListFaultKind::Twice, at.member("code"), code, expected);
        }
        if class.name_zh.is_none() && class.name_en.is_none() {
            self.fault(ListFaultKind::NoName, at.clone(), code, "a class with a name");
        }
        self.check_years(class, code, at);
        let row = Row {
            code: code.digits(),
            chinese: self.slice(class.name_zh.as_ref()),
            english: self.slice(class.name_en.as_ref()),
            accounts: Accounts::of(&class.accounts),
            first_year: class.first_year.map_or(0, FiscalYear::get),
            last_year: class.last_year.map_or(0, FiscalYear::get),
            gone_by: class.gone_by.map_or(0, FiscalYear::get),
            successor: self.successor(class, at),
            code_sources: self.source_bits(&class.code_sources, &at.member("code_sources")),
            name_sources: self.source_bits(&class.name_sources, &at.member("name_sources")),
            former: self.former(&class.former_names, &at.member("former_names")),
        };
        self.rows.insert(code, (row, at.clone()));
    }

    fn code(&mut self, id: &Id, at: Pointer) -> Option<C> {
        let code = id.as_ref().parse::<C>();
        code.map_err(|error| self.fault(ListFaultKind::NotACode, at, id, error.expected())).ok()
    }

    fn successor(&mut self, class: &ClassDraft, at: &Pointer) -> Option<Digits> {
        let successor = self.code(class.successor.as_ref()?, at.member("successor"))?;
        Some(successor.digits())
    }

    fn check_years(&mut self, class: &ClassDraft, code: C, at: &Pointer) {
        let ends = [class.first_year, class.last_year];
        let mut known = ends.into_iter().flatten();
        let in_order = known.next().is_none_or(|first| known.all(|last| first <= last));
        let retired_in_order = class.gone_by.is_none_or(|gone_by| class.last_year.is_some_and(|last| last < gone_by));
        if !in_order || !retired_in_order {
            let expected = "a first year up to the last year, and the last before the year in which it is gone";
            self.fault(ListFaultKind::Years, at.clone(), code, expected);
        }
    }

    fn slice(&mut self, label: Option<&Label>) -> Slice {
        let Some(label) = label else { return Slice::EMPTY };
        let (start, text) = (self.text.len(), label.as_ref());
        let slice = u32::try_from(start).ok().zip(u16::try_from(text.len()).ok());
        self.text.push_str(text);
        // OK because a label is short, and no list has 4 GiB of them.
        slice.map_or(Slice::EMPTY, |(start, len)| Slice { start, len })
    }

    fn source_bits(&mut self, ids: &[Id], at: &Pointer) -> u32 {
        ids.iter().enumerate().fold(0, |bits, (index, id)| {
            let place = self.sources.iter().position(|source| source.id == id.as_ref());
            let bit = place.and_then(|place| 1_u32.checked_shl(u32::try_from(place).ok()?));
            if bit.is_none() {
                self.fault(ListFaultKind::Sources, at.item(index), id, "the `id` of a source of the list");
            }
            bits | bit.unwrap_or_default()
        })
    }

    fn former(&mut self, names: &[FormerNameDraft], at: &Pointer) -> Slice {
        let start = u32::try_from(self.former.len()).unwrap_or(u32::MAX);
        for (index, name) in names.iter().enumerate() {
            let row = FormerRow {
                name: self.slice(Some(&name.name)),
                seen: name.seen.map_or(0, FiscalYear::get),
                last_year: name.last_year.map_or(0, FiscalYear::get),
                sources: self.source_bits(&name.sources, &at.item(index).member("sources")),
            };
            self.former.push(row);
        }
        Slice { start, len: u16::try_from(names.len()).unwrap_or(u16::MAX) }
    }

    /// Checks what holds between a class and its parent.
    fn tree(&mut self) {
        let mut faults = Vec::new();
        for (code, (row, at)) in &self.rows {
            let parent = code.parent().map(|parent| (parent, self.rows.get(&parent)));
            if let Some((parent, None)) = parent {
                let expected = format!("its parent `{parent}` in the list too");
                faults.push((ListFaultKind::NoParent, at.member("code"), code.to_string(), expected));
            }
            let above = parent.and_then(|(_, parent)| parent).map_or(Accounts::ALL, |(parent, _)| parent.accounts);
            if let Some(expected) = wrong_accounts::<C>(row.accounts, above) {
                faults.push((ListFaultKind::Accounts, at.member("accounts"), row.accounts.to_string(), expected));
            }
        }
        for (kind, at, found, expected) in faults {
            self.fault(kind, at, found, expected);
        }
    }
}

/// What accounts were expected, if these are wrong.
fn wrong_accounts<C: Code>(accounts: Accounts, above: Accounts) -> Option<String> {
    match C::SCHEME {
        Scheme::Function if accounts.is_empty() => Some("the accounts that the class may stand in".to_owned()),
        Scheme::Function if !accounts.is_within(above) => Some(format!("accounts of its parent: {above}")),
        Scheme::Function => None,
        _ if accounts.is_empty() => None,
        _ => Some("no account: they belong to functional classes".to_owned()),
    }
}
