//! Every violation is listed, none is invented, and the first fault is told in the same words.

use std::collections::BTreeSet;

use budget_performance::Report;
use budget_performance::audit::{AuditDocument, Language};
use budget_performance::evaluation::{AssessmentDocument, CombinedRollUpDocument, EvaluationDocument, RollUpDocument};
use budget_performance::interop::schema::{Document, ViolationKind, read, violations};
use budget_performance::model::classification::ClassListDraft;
use budget_performance::reconcile::{Claims, ReconciliationDocument};
use budget_performance::scoring::{Claims as ScoreClaims, Evidence, FrameworkDraft, OutlineDraft, SheetDocument};
use budget_performance::wire::{Pointer, from_json};
use serde_json::{Value, json};

use super::generate::Generator;
use super::mutate::mutate;
use crate::laws::random::Random;

const NANYUE: &str = include_str!("../../../examples/data/nanyue-2023.json");

#[derive(Default)]
struct Tally {
    good: usize,
    bad: usize,
    violations: usize,
}

impl Tally {
    fn compare<T: Document>(&mut self, value: &Value) {
        let list = violations::<T>(value);
        let reads = serde_json::from_value::<T>(value.clone()).is_ok();
        assert_eq!(list.is_empty(), reads, "{}: {value} {list:?}", T::NAME);
        self.violations += list.len();
        if reads {
            self.good += 1;
            return;
        }
        self.bad += 1;
        let text = value.to_string();
        let from_text = read::<T>(&text).map(|_| ()).expect_err("it is bad as a text too");
        assert_eq!(from_text.into_iter().collect::<Vec<_>>(), list);
        let Err(first) = from_json::<T>(&text) else { panic!("{text} is bad") };
        let told = list.iter().any(|one| {
            one.pointer() == first.pointer().as_ref()
                && one.found(Language::En) == first.found()
                && one.expected(Language::En) == first.expected()
        });
        assert!(told, "{}: {text}\n{first}\n{list:#?}", T::NAME);
    }

    fn try_all<T: Document>(&mut self, generator: &mut Generator, law: u64) {
        let schema: Value = serde_json::from_str(T::SCHEMA).expect("it is JSON");
        for case in 0..super::values::cases(250) {
            let (mut value, mut random) = generator.value(&schema, law, case);
            self.compare::<T>(&value);
            for _ in 0..4 {
                mutate(&mut value, &mut random);
                self.compare::<T>(&value);
            }
        }
    }
}

#[test]
fn nothing_is_listed_if_and_only_if_it_is_read() {
    let (mut generator, mut tally) = (Generator::default(), Tally::default());
    tally.try_all::<Report>(&mut generator, 5_000);
    tally.try_all::<Claims>(&mut generator, 5_001);
    tally.try_all::<ReconciliationDocument>(&mut generator, 5_002);
    tally.try_all::<AuditDocument>(&mut generator, 5_003);
    tally.try_all::<EvaluationDocument>(&mut generator, 5_004);
    tally.try_all::<AssessmentDocument>(&mut generator, 5_015);
    tally.try_all::<RollUpDocument>(&mut generator, 5_005);
    tally.try_all::<CombinedRollUpDocument>(&mut generator, 5_006);
    tally.try_all::<FrameworkDraft>(&mut generator, 5_007);
    tally.try_all::<OutlineDraft>(&mut generator, 5_008);
    tally.try_all::<Evidence>(&mut generator, 5_009);
    tally.try_all::<ScoreClaims>(&mut generator, 5_010);
    tally.try_all::<SheetDocument>(&mut generator, 5_011);
    tally.try_all::<ClassListDraft>(&mut generator, 5_012);
    // A real report, bent in more and more places.
    let mut report: Value = serde_json::from_str(NANYUE).expect("it is JSON");
    let mut random = Random::new(5_013, 0);
    tally.compare::<Report>(&report);
    for _ in 0..60 {
        mutate(&mut report, &mut random);
        tally.compare::<Report>(&report);
    }
    println!("{} good, {} bad with {} violations", tally.good, tally.bad, tally.violations);
    assert!(tally.good > 2_000 && tally.bad > 8_000 && tally.violations > tally.bad * 3 / 2, "both sides are tried");
}

/// As many faults as are planted are listed, each at its place.
#[test]
fn as_many_as_are_planted() {
    let good: Value = serde_json::from_str(NANYUE).expect("it is JSON");
    let mut leaves = Vec::new();
    let mut stack = vec![(String::new(), &good)];
    while let Some((at, value)) = stack.pop() {
        match value {
            Value::Object(members) => {
                stack.extend(members.iter().map(|(name, member)| (format!("{at}/{name}"), member)));
            }
            Value::Array(items) => {
                stack.extend(items.iter().enumerate().map(|(index, item)| (format!("{at}/{index}"), item)));
            }
            // OK because without its tag a union tells nothing of its other members.
            _ if at.ends_with("/kind") => {}
            _ => leaves.push(at),
        }
    }
    let mut random = Random::new(5_014, 0);
    for count in [1, 2, 5, 20, 100, 400] {
        random.shuffle(&mut leaves);
        let planted: BTreeSet<&str> = leaves.iter().take(count).map(String::as_str).collect();
        let mut bad = good.clone();
        for at in &planted {
            *bad.pointer_mut(at).expect("the place is there") = json!([7]);
        }
        let list = violations::<Report>(&bad);
        let found: BTreeSet<&str> = list.iter().filter_map(|one| one.pointer()).map(Pointer::as_str).collect();
        assert_eq!((found, list.len()), (planted, count));
    }
}

fn said(json: &str) -> Vec<(String, String, &'static str)> {
    let list = read::<Report>(json).expect_err("it is bad");
    let said = list.iter().map(|one| (one.message(Language::ZhCn), one.message(Language::En), one.kind().word()));
    said.collect()
}

#[test]
#[expect(clippy::too_many_lines, reason = "a document, and what is said of it")]
fn messages_in_both_languages() {
    let report = json!({
        "format_version": 2,
        "title": " x",
        "kind": "evaluation",
        "subject": ["department"],
        "currency": null,
        "period": { "fiscal_year": 1949.5, "from": "2023-02-29" },
        "statements": [{ "title": "支出", "side": "expenditure", "account": "general", "columns": {}, "main_column": "y" }],
        "tallies": [{ "label": "人数", "figure": "19.5人" }, { "label": "人数", "figure": "－" }, { "label": "人数", "figure": 19 }],
        "facts": [
            { "label": "投入", "value": { "kind": "figures" } },
            { "label": "投入", "value": { "figure": "5万元" } },
            { "label": "投入", "value": "5万元" },
            { "label": "投入", "value": { "kind": "figure", "figure": "1,234.5万元", "zzz": 1 } }
        ],
        "claims": [{ "kind": "order", "lesser": "/a", "greater": "b", "strict": "yes" }]
    });
    let said = said(&report.to_string());
    let expected = [
        (
            "/format_version：现为数 2，应为格式版本 1",
            "/format_version: found the number 2, expected the format version 1",
            "ill_formed",
        ),
        (
            "/title：现为“ x”，应为一行文字，1 至 300 个字符，不换行，首尾不留空白",
            "/title: found ` x`, expected a line of text of 1 to 300 characters, without line breaks and not blank at either end",
            "ill_formed",
        ),
        (
            "/kind：现为“evaluation”，应为下列之一：“department_evaluation”、“department_self_evaluation”、“project_evaluation”、\
             “project_self_evaluation”、“base_data_table”、“target_declaration”、“monitoring”、“budget”、“budget_execution”、\
             “final_account”、“three_public_expenses”、“annual_report”、“other”",
            "/kind: found `evaluation`, expected one of `department_evaluation`, `department_self_evaluation`, `project_evaluation`, \
             `project_self_evaluation`, `base_data_table`, `target_declaration`, `monitoring`, `budget`, `budget_execution`, \
             `final_account`, `three_public_expenses`, `annual_report`, `other`",
            "unknown_word",
        ),
        ("/subject：现为数组，应为对象", "/subject: found an array, expected an object", "wrong_type"),
        (
            "/currency：现为空值 null，应为ISO 4217 货币代码，如“CNY”，写成字符串",
            "/currency: found null, expected a currency code of ISO 4217, such as `CNY`, as a string",
            "wrong_type",
        ),
        (
            "/period/fiscal_year：现为数 1949.5，应为1950 至 2999 之间的年份",
            "/period/fiscal_year: found the number 1949.5, expected a year from 1950 to 2999",
            "ill_formed",
        ),
        (
            "/period/from：现为“2023-02-29”，应为日历上有的日期，如“2024-04-08”",
            "/period/from: found `2023-02-29`, expected a date of the calendar, such as `2024-04-08`",
            "ill_formed",
        ),
        (
            "/statements/0/columns：现为对象，应为数组",
            "/statements/0/columns: found an object, expected an array",
            "wrong_type",
        ),
        (
            "/tallies/0/figure：现为“19.5人”，应为人数或件数，如“19人”“23”“97次”",
            "/tallies/0/figure: found `19.5人`, expected a whole number of people or posts, such as `19人` or `19`",
            "ill_formed",
        ),
        (
            "/tallies/1/figure：现为“－”，应为人数或件数，如“19人”“23”“97次”，单元格没有数时写“missing”",
            "/tallies/1/figure: found `－`, expected a number of people or things, such as `19人`, `23` or `97次`, or the word \
             `missing` in a cell",
            "ill_formed",
        ),
        (
            "/tallies/2/figure：现为数 19，应为人数或件数，如“19人”“23”“97次”，写成字符串",
            "/tallies/2/figure: found the number 19, expected a number of people or things, such as `19人`, `23` or `97次`, as a string",
            "wrong_type",
        ),
        (
            "/facts/0/value/kind：现为“figures”，应为下列之一：“figure”、“rank”、“date”、“month”、“duration”、“yes_no”、“tier”、“words”",
            "/facts/0/value/kind: found `figures`, expected one of `figure`, `rank`, `date`, `month`, `duration`, `yes_no`, `tier`, \
             `words`",
            "unknown_word",
        ),
        (
            "/facts/1/value：现为缺少该成员的对象，应为成员“kind”",
            "/facts/1/value: found an object without it, expected the member `kind`",
            "missing_member",
        ),
        (
            "/facts/2/value：现为“5万元”，应为对象，其“kind”为下列之一：“figure”、“rank”、“date”、“month”、“duration”、“yes_no”、“tier”、“words”",
            "/facts/2/value: found `5万元`, expected an object whose `kind` is one of `figure`, `rank`, `date`, `month`, `duration`, \
             `yes_no`, `tier`, `words`",
            "wrong_type",
        ),
        (
            "/facts/3/value/figure：现为“1,234.5万元”，应为规范写法“1234.5万元”",
            "/facts/3/value/figure: found `1,234.5万元`, expected the canonical spelling `1234.5万元`",
            "ill_formed",
        ),
        (
            "/facts/3/value：现为未知的成员“zzz”，应为“figure”",
            "/facts/3/value: found the unknown member `zzz`, expected one of `figure`",
            "unknown_member",
        ),
        (
            "/claims/0/greater：现为“b”，应为JSON 指针，如“/statements/0/lines/1”",
            "/claims/0/greater: found `b`, expected a JSON Pointer, such as `/statements/0/lines/1`",
            "ill_formed",
        ),
        (
            "/claims/0/strict：现为“yes”，应为true 或 false",
            "/claims/0/strict: found `yes`, expected `true` or `false`",
            "wrong_type",
        ),
    ];
    let said: Vec<_> = said.iter().map(|(zh, en, word)| (zh.as_str(), en.as_str(), *word)).collect();
    assert_eq!(said, expected);
}

#[test]
fn what_only_a_text_can_have() {
    assert_eq!(
        said("{\"title\": }"),
        [(
            "第 1 行第 11 列：现为不是 JSON 的文本（expected value），应为JSON 文档".to_owned(),
            "line 1, column 11: found text that is not JSON (expected value), expected a JSON document".to_owned(),
            "not_json"
        )]
    );
    let twice = NANYUE.replacen("\"currency\": \"CNY\"", "\"currency\": \"CNY\", \"currency\": \"CNY\"", 1);
    let list = read::<Report>(&twice).expect_err("it stands twice");
    let one = list.iter().next().expect("there is one");
    assert_eq!((list.iter().count(), one.kind(), one.member()), (1, ViolationKind::RepeatedMember, Some("currency")));
    assert_eq!(one.message(Language::ZhCn), "文档：现为重复的成员“currency”，应为每个成员只出现一次");
    assert_eq!(list.to_string(), "the document: found a second `currency`, expected each member once");
}
