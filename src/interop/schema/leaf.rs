//! Leaves by their names among the definitions: their parsers, and what they expect in both languages.

use super::violation::Expected;
use crate::audit::Code;
use crate::figure::text::{Explain, Leaf};
use crate::figure::{Amount, Cell, Count, Currency, Figure, FigureError, Headcount, Problem, Quantity, Ratio, Stated};
use crate::model::classification::GfsmCode;
use crate::model::{CofogCode, CreditCode, Date, DivisionCode, EconomicCode, FunctionCode, Label, Prose};
use crate::reconcile::ClaimedFigure;
use crate::scoring::{CriterionId, FactName, FrameworkId, GradeId, GroupId, Marks, Number, Text, TierId};
use crate::wire::{Id, Pointer};

/// A leaf whose JSON is a string.
pub(super) struct TextLeaf {
    name: &'static str,
    zh: &'static str,
    en: &'static str,
    fault: fn(&str, &TextLeaf) -> Option<Expected>,
}

impl TextLeaf {
    /// What would have to stand in place of a text, if that is not what the parser takes.
    pub(super) fn fault(&self, text: &str) -> Option<Expected> {
        (self.fault)(text, self)
    }

    /// What would have to stand in place of what is no text.
    pub(super) fn as_text(&self) -> Expected {
        Expected::LeafText(self.zh, self.en)
    }
}

/// The leaf of that name.
pub(super) fn text(name: &str) -> Option<&'static TextLeaf> {
    TEXTS.iter().find(|leaf| leaf.name == name)
}

fn plain_fault<T: Leaf>(text: &str, leaf: &TextLeaf) -> Option<Expected> {
    let error = text.parse::<T>().err()?;
    Some(Expected::Leaf(leaf.zh.to_owned(), error.explain()))
}

fn figure_fault<T: Leaf<Err = FigureError>>(text: &str, leaf: &TextLeaf) -> Option<Expected> {
    let error = text.parse::<T>().err()?;
    Some(match error.problem() {
        Problem::NotCanonical(spelling) => Expected::Canonical(spelling.to_string()),
        Problem::NoValue => Expected::Leaf(format!("{}，单元格没有数时写“missing”", leaf.zh), error.explain()),
        _ => Expected::Leaf(leaf.zh.to_owned(), error.explain()),
    })
}

/// Leaves with the words for what they expect in Chinese; the English ones are their own.
macro_rules! texts {
    ($($fault:ident($leaf:ty) $name:literal: $zh:literal,)+) => {
        /// Every leaf whose JSON is a string.
        static TEXTS: &[TextLeaf] = &[$(
            TextLeaf { name: $name, zh: $zh, en: <$leaf as Leaf>::EXPECTED, fault: $fault::<$leaf> },
        )+];
    };
}

texts! {
    figure_fault(Stated<Amount>) "Amount": "带单位的金额，如“311.01万元”",
    figure_fault(Cell<Stated<Amount>>) "AmountCell": "带单位的金额，如“311.01万元”",
    figure_fault(Stated<Ratio>) "Ratio": "带百分号的比率，如“83.28%”",
    figure_fault(Cell<Stated<Ratio>>) "RatioCell": "带百分号的比率，如“83.28%”",
    figure_fault(Stated<Headcount>) "Headcount": "人数或编制数，须为整数，如“19人”或“19”",
    figure_fault(Stated<Quantity>) "Quantity": "数量，有计量单位的写明单位，如“914家”",
    figure_fault(Cell<Stated<Quantity>>) "QuantityCell": "数量，有计量单位的写明单位，如“914家”",
    figure_fault(Count) "Count": "人数或件数，如“19人”“23”“97次”",
    figure_fault(Cell<Count>) "CountCell": "人数或件数，如“19人”“23”“97次”",
    figure_fault(Figure) "Figure": "带单位的数，如“311.01万元”“83.28%”“19人”“914家”",
    figure_fault(Cell<Figure>) "FigureCell": "带单位的数，如“311.01万元”“83.28%”“19人”“914家”",
    figure_fault(ClaimedFigure) "ClaimedFigure": "带单位的数，如“311.01万元”“83.28%”“19人”“914家”",
    plain_fault(Currency) "Currency": "ISO 4217 货币代码，如“CNY”",
    plain_fault(Id) "Id": "由 1 至 64 个字母、数字、“.”“_”“-”组成的名称",
    plain_fault(Pointer) "Pointer": "JSON 指针，如“/statements/0/lines/1”",
    plain_fault(Label) "Label": "一行文字，1 至 300 个字符，不换行，首尾不留空白",
    plain_fault(Prose) "Prose": "一段文字，1 至 10000 个字符，首尾不留空白",
    plain_fault(Text) "Text": "一段文字，1 至 10000 个字符，首尾不留空白",
    plain_fault(Date) "Date": "日历上有的日期，如“2024-04-08”",
    plain_fault(FunctionCode) "FunctionCode": "3、5 或 7 位的支出功能分类科目编码，如“224”“22401”“2240106”",
    plain_fault(EconomicCode) "EconomicCode": "3 或 5 位、以 3 或 5 开头的支出经济分类科目编码，如“301”“30101”",
    plain_fault(CofogCode) "CofogCode": "COFOG 编码，如“03”“03.2”“03.2.0”",
    plain_fault(GfsmCode) "GfsmCode": "2 至 4 位的 GFSM 编码，如“21”“211”“2111”",
    plain_fault(DivisionCode) "DivisionCode": "6 位行政区划代码，如“430412”，乡级为 9 位",
    plain_fault(CreditCode) "CreditCode": "18 位统一社会信用代码，不含 I、O、S、V、Z，如“11330881MB158153XN”",
    plain_fault(Code) "Code": "检查项代码，如“SUM001”",
    plain_fault(Number) "Number": "精确的数，如“8”“-0.35”“25/3”",
    plain_fault(Marks) "Marks": "不带单位、小于一百万的分值，如“5”“0.5”",
    plain_fault(FrameworkId) "FrameworkId": "由 1 至 64 个字母、数字、“.”“_”“-”组成的名称",
    plain_fault(CriterionId) "CriterionId": "由 1 至 64 个字母、数字、“.”“_”“-”组成的名称",
    plain_fault(GroupId) "GroupId": "由 1 至 64 个字母、数字、“.”“_”“-”组成的名称",
    plain_fault(FactName) "FactName": "由 1 至 64 个字母、数字、“.”“_”“-”组成的名称",
    plain_fault(GradeId) "GradeId": "由 1 至 64 个字母、数字、“.”“_”“-”组成的名称",
    plain_fault(TierId) "TierId": "由 1 至 64 个字母、数字、“.”“_”“-”组成的名称",
}

/// Every leaf whose JSON is a whole number, with what it expects in Chinese and in English.
const WHOLES: [(&str, &str, &str); 8] = [
    ("Difference", "绝对值小于 2^53 的整数", "a whole number below 2^53 in size"),
    ("FiscalYear", "1950 至 2999 之间的年份", "a year from 1950 to 2999"),
    ("FormatVersion", "格式版本 1", "the format version 1"),
    ("LevelCount", "0 至 3 的级数", "a number of levels from 0 to 3"),
    ("Month", "1 至 12 的月份", "a month from 1 to 12"),
    ("Ordinal", "1 至 9999 的整数", "a number from 1 to 9999"),
    ("Sign", "1 或 -1", "1 or -1"),
    ("WholeNumber", "0 至 4294967295 的整数", "a whole number from 0 to 4294967295"),
];

/// What a whole number of that name has to be.
pub(super) fn whole(name: &str) -> Expected {
    let known = WHOLES.iter().find(|(known, ..)| *known == name);
    // OK because every whole number is in the table: a test compares.
    known.map_or_else(
        || Expected::Leaf("整数".to_owned(), "a whole number".to_owned()),
        |(_, zh, en)| Expected::Leaf((*zh).to_owned(), (*en).to_owned()),
    )
}

#[cfg(test)]
mod tests {
    use super::{WHOLES, text};
    use crate::interop::schema::document::TEXTS as DOCUMENTS;
    use serde_json::Value;

    /// The words of a leaf are those of its description, and every leaf has some.
    #[test]
    fn every_leaf_is_in_a_table() {
        let mut seen = std::collections::BTreeSet::new();
        for schema in DOCUMENTS {
            let schema: Value = serde_json::from_str(schema).expect("it is JSON");
            for (name, definition) in schema["$defs"].as_object().expect("there are definitions") {
                let description = definition["description"].as_str().unwrap_or_default().to_lowercase();
                if definition.get("pattern").is_some() {
                    let leaf = text(name).unwrap_or_else(|| panic!("{name} is in the table"));
                    assert!(description.starts_with(&leaf.en.to_lowercase()), "{name}: {description}");
                    seen.insert(name.clone());
                } else if definition["type"] == "integer" {
                    let known = WHOLES.iter().find(|(known, ..)| known == name);
                    let (_, _, en) = known.unwrap_or_else(|| panic!("{name} is in the table"));
                    assert_eq!(description, format!("{en}.").to_lowercase(), "{name}");
                    seen.insert(name.clone());
                }
            }
        }
        assert!(seen.len() >= 38, "{seen:?}");
    }
}
