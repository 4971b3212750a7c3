//! Rows of a list: fixed-size records over one text, parsed when the crate is compiled.
//!
//! The shipped lists are tables in `lists/`, one class a line, with these columns between tabs:
//!
//! | column | holds |
//! |---|---|
//! | code | as documents write it |
//! | Chinese name, English name | empty where there is none |
//! | accounts | a letter each: `g`eneral, `f`und, state `c`apital, `s`ocial insurance |
//! | first year, last year | in force, as far as known |
//! | gone by | a year in which it is known to be no longer in force, where that is not the year after the last |
//! | successor | the class that took its place |
//! | sources of code, of name | joined by `+`; none: not confirmed |
//! | former name | `=` for the present one |
//! | year in which it bore it, last year, source | of the former name |

use super::account::Accounts;
use super::digits::Digits;

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slice {
    pub(super) start: u32,
    pub(super) len: u16,
}

impl Slice {
    pub(super) const EMPTY: Self = Self { start: 0, len: 0 };

    #[expect(clippy::cast_possible_truncation, reason = "no list is that long: checked by `assert`")]
    #[expect(clippy::arithmetic_side_effects, reason = "a part does not end before it starts")]
    const fn new(from: usize, until: usize) -> Self {
        assert!(until < u32::MAX as usize && until - from < u16::MAX as usize, "a field is too long");
        if from == until { Self::EMPTY } else { Self { start: from as u32, len: (until - from) as u16 } }
    }

    /// That part of the text.
    pub(super) fn of(self, text: &str) -> Option<&str> {
        let start = usize::try_from(self.start).ok()?;
        let slice = text.get(start..start.checked_add(usize::from(self.len))?)?;
        Some(slice).filter(|slice| !slice.is_empty())
    }
}

/// A class of a list. Years are 0 where there is none; sources are bits, the first source the lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) code: Digits,
    pub(super) chinese: Slice,
    pub(super) english: Slice,
    pub(super) accounts: Accounts,
    pub(super) first_year: u16,
    pub(super) last_year: u16,
    pub(super) gone_by: u16,
    pub(super) successor: Option<Digits>,
    pub(super) code_sources: u32,
    pub(super) name_sources: u32,
    /// Its former names among those of the list.
    pub(super) former: Slice,
}

/// A name that a class bore.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FormerRow {
    pub(super) name: Slice,
    pub(super) seen: u16,
    pub(super) last_year: u16,
    pub(super) sources: u32,
}

/// A list, parsed.
pub(super) struct Table<const ROWS: usize, const FORMER: usize> {
    /// The codes of the rows, close together: looking one up reads nothing else.
    pub(super) codes: [Digits; ROWS],
    pub(super) rows: [Row; ROWS],
    pub(super) former: [FormerRow; FORMER],
}

const EMPTY_ROW: Row = Row {
    code: Digits::ZERO,
    chinese: Slice::EMPTY,
    english: Slice::EMPTY,
    accounts: Accounts::NONE,
    first_year: 0,
    last_year: 0,
    gone_by: 0,
    successor: None,
    code_sources: 0,
    name_sources: 0,
    former: Slice::EMPTY,
};

const EMPTY_FORMER: FormerRow = FormerRow { name: Slice::EMPTY, seen: 0, last_year: 0, sources: 0 };

/// How many classes a table has.
pub(super) const fn count_rows(text: &str) -> usize {
    count(text).0
}

/// How many former names a table has.
pub(super) const fn count_former(text: &str) -> usize {
    count(text).1
}

#[expect(clippy::arithmetic_side_effects, reason = "counts of a text's lines")]
const fn count(text: &str) -> (usize, usize) {
    let (mut reader, mut rows, mut former) = (Reader::new(text), 0, 0);
    while !reader.is_done() {
        rows += 1;
        let mut column = 0;
        while column < COLUMNS {
            let field = reader.field();
            if column == FORMER_NAME && field.len > 0 {
                former += 1;
            }
            column += 1;
        }
    }
    (rows, former)
}

const COLUMNS: usize = 14;
const FORMER_NAME: usize = 10;

/// Reads a table; its faults stop the compiler.
#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "checked when this is compiled")]
pub(super) const fn parse<const ROWS: usize, const FORMER: usize>(text: &str, sources: &[&str]) -> Table<ROWS, FORMER> {
    let mut table = Table { codes: [Digits::ZERO; ROWS], rows: [EMPTY_ROW; ROWS], former: [EMPTY_FORMER; FORMER] };
    let (mut reader, mut row, mut former) = (Reader::new(text), 0, 0);
    while row < ROWS {
        let mut parsed = reader.row(sources);
        assert!(row == 0 || table.rows[row - 1].code.packed() < parsed.code.packed(), "classes are not in order");
        let name = reader.former(sources, parsed.chinese);
        if name.name.len > 0 {
            table.former[former] = name;
            parsed.former = Slice::new(former, former + 1);
            former += 1;
        }
        table.codes[row] = parsed.code;
        table.rows[row] = parsed;
        row += 1;
    }
    assert!(reader.is_done(), "a line has the wrong number of columns");
    table
}

/// Reads a table field by field.
pub(super) struct Reader<'t> {
    text: &'t [u8],
    at: usize,
}

impl<'t> Reader<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text: text.as_bytes(), at: 0 }
    }

    pub(super) const fn is_done(&self) -> bool {
        self.at >= self.text.len()
    }

    /// The next field, which ends at a tab or at the end of the line.
    #[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "checked when this is compiled")]
    const fn field(&mut self) -> Slice {
        let from = self.at;
        while self.text[self.at] != b'\t' && self.text[self.at] != b'\n' {
            self.at += 1;
        }
        self.at += 1;
        Slice::new(from, self.at - 1)
    }

    /// The bytes of the next field.
    pub(super) const fn bytes(&mut self) -> &'t [u8] {
        let field = self.field();
        self.text.split_at(field.start as usize).1.split_at(field.len as usize).0
    }

    /// The next field as the digits of a code; `None` if it is empty.
    pub(super) const fn digits(&mut self) -> Option<Digits> {
        let bytes = self.bytes();
        let digits = Digits::new(bytes);
        assert!(digits.is_some() || bytes.is_empty(), "a code is digits");
        digits
    }

    /// The next field as a year; 0 for none.
    #[expect(clippy::arithmetic_side_effects, reason = "checked when this is compiled")]
    const fn year(&mut self) -> u16 {
        let (mut rest, mut year) = (self.bytes(), 0);
        while let Some((&byte, after)) = rest.split_first() {
            assert!(byte.is_ascii_digit(), "a year is digits");
            year = year * 10 + (byte - b'0') as u16;
            rest = after;
        }
        year
    }

    /// The next field as names of sources, joined by `+`.
    #[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "checked when this is compiled")]
    pub(super) const fn sources(&mut self, ids: &[&str]) -> u32 {
        let (mut rest, mut bits) = (self.bytes(), 0);
        while !rest.is_empty() {
            let mut len = 0;
            while len < rest.len() && rest[len] != b'+' {
                len += 1;
            }
            let (id, after) = rest.split_at(len);
            bits |= 1 << place(id, ids);
            rest = if after.is_empty() { after } else { after.split_at(1).1 };
        }
        bits
    }

    /// The next ten fields: a class without its former name.
    #[expect(clippy::expect_used, reason = "checked when this is compiled")]
    const fn row(&mut self, sources: &[&str]) -> Row {
        Row {
            code: self.digits().expect("a class has a code"),
            chinese: self.field(),
            english: self.field(),
            accounts: Accounts::of_letters(self.bytes()),
            first_year: self.year(),
            last_year: self.year(),
            gone_by: self.year(),
            successor: self.digits(),
            code_sources: self.sources(sources),
            name_sources: self.sources(sources),
            former: Slice::EMPTY,
        }
    }

    /// The last four fields: a former name, where there is one.
    const fn former(&mut self, sources: &[&str], chinese: Slice) -> FormerRow {
        let name = self.field();
        let same = matches!(self.text.split_at(name.start as usize).1, [b'=', ..]) && name.len == 1;
        FormerRow {
            name: if same { chinese } else { name },
            seen: self.year(),
            last_year: self.year(),
            sources: self.sources(sources),
        }
    }
}

/// The place of a source among all.
#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "checked when this is compiled")]
#[expect(clippy::cast_possible_truncation, reason = "below 32")]
const fn place(id: &[u8], ids: &[&str]) -> u32 {
    let mut place = 0;
    while !same(id, ids[place].as_bytes()) {
        place += 1;
    }
    assert!(place < 32, "more than 32 sources");
    place as u32
}

#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "checked when this is compiled")]
const fn same(one: &[u8], other: &[u8]) -> bool {
    let mut index = 0;
    while index < one.len() && index < other.len() && one[index] == other[index] {
        index += 1;
    }
    index == one.len() && index == other.len()
}
