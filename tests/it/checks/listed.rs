//! Tables as they are printed: 类, 款 and 项 in one list, usual items below the one they make up, 合计 beside its parts.

use std::collections::BTreeMap;

use budget_performance::audit::{AuditOptions, Finding, Language, Severity, audit, audit_with};
use budget_performance::model::{Pointer, Report};
use budget_performance::reconcile::Why;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use super::fixtures::report;

const WHOLE_CASES: u32 = 2_000;

/// A statement of one column, or of what its lines have.
fn table(lines: &Value) -> Report {
    report(&json!({
        "format_version": 1, "title": "部门决算", "kind": "final_account", "subject": { "kind": "department" },
        "currency": "CNY", "period": { "fiscal_year": 2023 },
        "statements": [{
            "title": "支出决算表", "side": "expenditure", "account": "not_said", "main_column": "now",
            "columns": [
                { "id": "now", "year": 2023, "stage": "outturn" }, { "id": "plan", "year": 2023, "stage": "initial" },
                { "id": "before", "year": 2022, "stage": "outturn" }, { "id": "change", "year": 2023, "stage": "movement" }
            ],
            "lines": lines
        }]
    }))
}

fn findings(lines: &Value) -> Vec<Finding> {
    audit(&table(lines)).findings
}

/// The findings: code and the place that is charged.
fn told(lines: &Value) -> Vec<(String, String)> {
    let findings = findings(lines);
    let place = |finding: &Finding| finding.at.first().map_or_else(String::new, Pointer::to_string);
    findings.iter().map(|finding| (finding.code().to_string(), place(finding))).collect()
}

fn codes(lines: &Value) -> Vec<String> {
    told(lines).into_iter().map(|(code, _)| code).collect()
}

/// A row: a code (of a function with 2 in front, else of an economic class), an item, or neither; its amount now.
fn row(what: &str, label: &str, amount: &str) -> Value {
    let mut row = json!({ "label": label, "amounts": [{ "column": "now", "figure": amount }] });
    match what.chars().next() {
        Some('2') => row["codes"] = json!([{ "kind": "function", "code": what }]),
        Some('3' | '5') => row["codes"] = json!([{ "kind": "economic", "code": what }]),
        Some(_) => row["item"] = json!(what),
        None => {}
    }
    row
}

/// 224 of the account of a bureau, with its levels in one list (figures in the form of 支出决算表, made up to sum).
fn disasters(category: &str, affairs: &str, operations: &str) -> Value {
    json!([
        row("total", "合计", "600.00万元"),
        row("224", "灾害防治及应急管理支出", category),
        row("22401", "应急管理事务", affairs),
        row("2240101", "行政运行", operations),
        row("2240106", "安全监管", "109.14万元"),
        row("22407", "自然灾害救灾及恢复重建支出", "167.48万元"),
        row("208", "社会保障和就业支出", "21.01万元"),
        row("20805", "行政事业单位养老支出", "21.01万元")
    ])
}

#[test]
fn each_level_of_a_table_is_summed_up_by_the_one_above() {
    let figure = |line: usize| format!("/statements/0/lines/{line}/amounts/0/figure");
    let one = |code: &str, line: usize| vec![(code.to_owned(), figure(line))];
    assert_eq!(told(&disasters("578.99万元", "411.51万元", "302.37万元")), []);
    assert_eq!(told(&disasters("578.99万元", "411.51万元", "302.39万元")), one("SUM002", 2), "0.02 is no rounding");
    assert_eq!(told(&disasters("578.99万元", "411.51万元", "302.38万元")), [], "0.01 may be");
    // A wrong 款 upsets the 类 above it and the 项 below it: one finding, and what follows from it.
    let findings = findings(&disasters("578.99万元", "411.15万元", "302.37万元"));
    let [finding] = findings.as_slice() else { panic!("one finding: {findings:?}") };
    let all: Vec<_> = finding.all().iter().map(|finding| finding.at[0].to_string()).collect();
    assert_eq!(all, [figure(1), figure(2)]);
    assert_eq!(told(&disasters("587.99万元", "411.51万元", "302.37万元")).first(), one("SUM001", 0).first());
}

#[test]
fn a_finding_of_a_list_tells_the_class_and_its_parts() {
    let findings = findings(&disasters("578.99万元", "411.51万元", "320.37万元"));
    let [finding] = findings.as_slice() else { panic!("one finding: {findings:?}") };
    let zh = finding.message(Language::ZhCn);
    assert!(zh.contains("应急管理事务：本级科目列为 411.51万元"), "{zh}");
    assert!(zh.contains("行政运行 320.37万元、安全监管 109.14万元") && zh.contains("429.51万元"), "{zh}");
}

#[test]
fn what_may_not_be_a_table_of_classes_is_not_summed_up() {
    let silent = |lines: Value| assert_eq!(codes(&lines), [""; 0], "{lines}");
    // Projects bear codes as well; one class twice is no table of classes.
    silent(json!([
        row("224", "灾害防治及应急管理支出", "10万元"),
        row("22401", "应急管理事务", "70万元"),
        row("22401", "应急管理事务", "3万元")
    ]));
    // What is called otherwise than its class is no sum of it, whatever else it is.
    let named = codes(&json!([row("224", "安全生产宣传", "10万元"), row("22401", "应急管理事务", "70万元")]));
    assert!(!named.contains(&"SUM002".to_owned()), "{named:?}");
    // 收支总表: the same money by function and by economic class.
    silent(json!([
        row("201", "一般公共服务支出", "250万元"),
        row("224", "灾害防治及应急管理支出", "150万元"),
        row("301", "工资福利支出", "320万元"),
        row("302", "商品和服务支出", "80万元"),
        row("total", "支出总计", "400万元")
    ]));
    // Balances beside classes; two totals.
    silent(json!([
        row("total", "本年支出合计", "150万元"),
        row("224", "灾害防治及应急管理支出", "150万元"),
        row("closing_balance", "年末结转和结余", "20万元"),
        row("total", "总计", "170万元")
    ]));
    // One of two that make up basic expenditure; the other is not told.
    silent(json!([row("basic", "基本支出", "311.01万元"), row("personnel", "人员经费", "259.01万元")]));
    // A total of lines of which nothing is known.
    silent(json!([row("total", "合计", "100万元"), row("", "办公费", "60万元"), row("", "其中：印刷费", "10万元")]));
    // Three public expenses are taken out of the classes.
    silent(json!([
        row("total", "合计", "578.99万元"),
        row("224", "灾害防治及应急管理支出", "578.99万元"),
        row("three_public", "“三公”经费", "5.12万元")
    ]));
}

#[test]
fn usual_items_are_made_up_of_others_by_definition() {
    let lines = |routine: &str, vehicles: &str| {
        json!([
            row("total", "支出合计", "963.75万元"),
            row("basic", "基本支出", "311.01万元"),
            row("personnel", "人员经费", "259.01万元"),
            row("routine", "公用经费", routine),
            row("project", "项目支出", "652.74万元"),
            row("three_public", "“三公”经费", "6.50万元"),
            row("abroad", "因公出国（境）费", "0万元"),
            row("vehicles", "公务用车购置及运行维护费", vehicles),
            row("vehicle_purchase", "公务用车购置费", "0.00万元"),
            row("vehicle_running", "公务用车运行维护费", "4.25万元"),
            row("reception", "公务接待费", "2.25万元")
        ])
    };
    assert_eq!(codes(&lines("52.00万元", "4.25万元")), [""; 0]);
    // The case of Nanyue, printed as a table.
    assert_eq!(
        told(&lines("48.37万元", "4.25万元")),
        [("SUM001".to_owned(), "/statements/0/lines/1/amounts/0/figure".to_owned())]
    );
    // Vehicles are wrong in what they make up and in what makes them up.
    assert_eq!(codes(&lines("52.00万元", "5.25万元")), ["SUM001"]);
}

#[test]
fn another_column_of_the_year_is_a_table_as_well_and_another_year_may_have_lost_a_class() {
    let lines = |column: &str, category: &str| {
        let with = |mut row: Value, figure: &str| {
            row["amounts"].as_array_mut().expect("amounts").push(json!({ "column": column, "figure": figure }));
            row
        };
        json!([
            with(row("224", "灾害防治及应急管理支出", "578.99万元"), category),
            with(row("22401", "应急管理事务", "411.51万元"), "400.00万元"),
            with(row("22407", "自然灾害救灾及恢复重建支出", "167.48万元"), "100.00万元")
        ])
    };
    assert_eq!(codes(&lines("plan", "500.00万元")), [""; 0]);
    assert_eq!(codes(&lines("plan", "527.75万元")), ["SUM002"]);
    assert_eq!(codes(&lines("before", "527.75万元")), ["LST001"], "27.75 of a class that is gone");
    assert_eq!(codes(&lines("before", "500.01万元")), [""; 0]);
}

#[test]
fn parts_that_stand_below_others_are_not_added_twice() {
    let broken_down = |whole: &str, dimension: &str, coverage: &str, parts: Value| {
        let mut line = row("basic", "基本支出", whole);
        line["breakdowns"] = json!([{ "dimension": dimension, "coverage": coverage, "lines": parts }]);
        codes(&json!([line]))
    };
    let economic = |salaries: &str| {
        json!([
            row("301", "工资福利支出", salaries),
            row("30101", "基本工资", "100.00万元"),
            row("30102", "津贴补贴", "159.01万元"),
            row("302", "商品和服务支出", "52.00万元"),
            row("30201", "办公费", "12.00万元")
        ])
    };
    // Of which some are listed: 302 has other classes, too.
    assert_eq!(broken_down("311.01万元", "economic", "largest_items", economic("259.01万元")), [""; 0]);
    assert_eq!(broken_down("311.01万元", "economic", "largest_items", economic("259.00万元")), [""; 0]);
    assert_eq!(broken_down("311.01万元", "economic", "largest_items", economic("258.01万元")), ["SUM002"]);
    // Said to be complete, they are: 302 lacks 40.
    assert_eq!(broken_down("311.01万元", "economic", "exhaustive", economic("259.01万元")), ["SUM002"]);
    // By project, a class is told of each and sums up none.
    assert_eq!(broken_down("582.02万元", "project", "exhaustive", economic("259.01万元")), [""; 0]);
    // A total printed among the parts is none of them, and says again what the line says.
    let with_total = |total: &str| {
        json!([row("", "办公费", "12.00万元"), row("", "差旅费", "40.00万元"), row("total", "小计", total)])
    };
    assert_eq!(broken_down("52.00万元", "purpose", "exhaustive", with_total("52.00万元")), [""; 0]);
    assert_eq!(broken_down("52.00万元", "purpose", "exhaustive", with_total("25.00万元")), ["REP001"]);
    assert_eq!(broken_down("25.00万元", "purpose", "exhaustive", with_total("25.00万元")), ["SUM001"]);
    assert_eq!(broken_down("311.01万元", "purpose", "of_which", with_total("52.00万元")), [""; 0]);
    assert_eq!(broken_down("311.01万元", "purpose", "of_which", with_total("25.00万元")), ["SUM001"]);
}

#[test]
fn a_total_sums_up_natures_and_nothing_that_is_taken_out_of_them() {
    let natures = |total: &str, label: &str, others: &[(&str, &str)]| {
        let natures = [("basic", "600.00万元"), ("project", "300.00万元")];
        let rows = natures.iter().chain(others).map(|(item, amount)| row(item, item, amount));
        findings(&json!([row("total", label, total)].into_iter().chain(rows).collect::<Vec<_>>()))
    };
    let five = [("to_superior", "0.00万元"), ("business", "0.00万元"), ("to_affiliates", "0.00万元")];
    assert!(natures("900.00万元", "本年支出合计", &[]).is_empty());
    // 经营支出 and the like may not be listed; with all five, nothing is left.
    assert_eq!(natures("1000.00万元", "本年支出合计", &[])[0].severity, Severity::Warning);
    assert_eq!(natures("1000.00万元", "本年支出合计", &five)[0].severity, Severity::Error);
    assert_eq!(natures("800.00万元", "本年支出合计", &[])[0].severity, Severity::Error, "more than the total");
    // 总计 counts balances as well.
    assert!(natures("1000.00万元", "总计", &[]).is_empty());
    assert!(natures("957.25万元", "合计", &[("reception", "2.25万元")]).is_empty());
    for items in [&["abroad", "vehicles", "reception"][..], &["personnel", "routine"]] {
        let rows = items.iter().map(|item| row(item, item, "2.25万元"));
        let lines: Vec<Value> = [row("total", "支出合计", "963.75万元")].into_iter().chain(rows).collect();
        assert_eq!(codes(&json!(lines)), [""; 0], "{items:?}");
    }
    // Departments' and governments' economic classes are the same money twice.
    assert_eq!(
        codes(&json!([
            row("total", "合计", "100.00万元"),
            row("301", "工资福利支出", "70.00万元"),
            row("302", "商品和服务支出", "30.00万元"),
            row("501", "机关工资福利支出", "70.00万元"),
            row("502", "机关商品和服务支出", "30.00万元")
        ])),
        [""; 0]
    );
}

#[test]
fn a_year_and_what_it_began_or_ended_with_are_two_totals() {
    let accounts = |year: &str, balance: &str, grand: &str| {
        let lines = json!([
            row("208", "社会保障和就业支出", "100.00万元"),
            row("224", "灾害防治及应急管理支出", "50.00万元"),
            row("total", "本年支出合计", year),
            row("closing_balance", "年末结转和结余", balance),
            row("total", "总计", grand)
        ]);
        told(&lines)
    };
    let at = |line: usize| format!("/statements/0/lines/{line}/amounts/0/figure");
    assert_eq!(accounts("150.00万元", "20.00万元", "170.00万元"), []);
    assert_eq!(accounts("150.00万元", "missing", "170.00万元"), []);
    assert_eq!(accounts("140.00万元", "20.00万元", "170.00万元"), [("SUM001".to_owned(), at(2))]);
    assert_eq!(accounts("150.00万元", "20.00万元", "160.00万元"), [("SUM001".to_owned(), at(4))]);
    // 结余分配 and the like may stand beside the balance.
    assert_eq!(accounts("150.00万元", "20.00万元", "180.00万元"), []);
}

#[test]
fn what_may_only_lack_something_is_a_warning_and_what_follows_from_it_tells_more() {
    let short = &findings(&json!([
        row("208", "社会保障和就业支出", "100.00万元"),
        row("2080505", "机关事业单位基本养老保险缴费支出", "60.00万元")
    ]))[0];
    assert_eq!((short.code().as_str(), short.severity, short.assumed), ("SUM002", Severity::Warning, true));
    let which = json!([
        row("208", "社会保障和就业支出", "100.00万元"),
        row("2080505", "其中：机关事业单位基本养老保险缴费支出", "60.00万元")
    ]);
    assert_eq!(codes(&which), [""; 0]);
    // A rate that a list without some class contradicts, as the total is blank.
    let mut total = row("total", "合计", "missing");
    total["amounts"].as_array_mut().expect("amounts").push(json!({ "column": "before", "figure": "200.00万元" }));
    total["comparisons"] = json!([{ "current": "now", "base": "before", "rate": "50.00%" }]);
    let blank = &findings(&json!([
        total,
        row("208", "社会保障和就业支出", "100.00万元"),
        row("224", "灾害防治及应急管理支出", "150.00万元")
    ]))[0];
    assert_eq!((blank.code().as_str(), blank.severity), ("RAT001", Severity::Warning));
    assert!(blank.message(Language::ZhCn).ends_with("此关系系推定，报告未明示。"));
    // Cut off is no worse for being in a list.
    let quarters =
        [("208", "社会保障和就业支出"), ("210", "卫生健康支出"), ("213", "农林水支出"), ("221", "住房保障支出")];
    let rows = quarters.map(|(code, label)| row(code, label, "2.51万元"));
    let lines: Vec<Value> = [row("total", "合计", "10.07万元")].into_iter().chain(rows).collect();
    let cut = &findings(&json!(lines))[0];
    assert_eq!((cut.code().as_str(), cut.severity), ("TRU001", Severity::Note));
    // A user who calls SUM002 an error does not call a list that lacks something one.
    let mut options = AuditOptions::default();
    options.severities = vec![("SUM002".parse().expect("a code"), Severity::Error)];
    let report = table(&json!([
        row("208", "社会保障和就业支出", "100.00万元"),
        row("2080505", "机关事业单位基本养老保险缴费支出", "60.00万元")
    ]));
    assert_eq!(audit_with(&report, &options).worst(), Some(Severity::Warning));
}

#[test]
fn a_blank_is_nothing_and_what_stands_is_still_too_much() {
    assert_eq!(
        told(&json!([
            row("224", "灾害防治及应急管理支出", "150.00万元"),
            row("22401", "应急管理事务", "1000.00万元"),
            row("22407", "自然灾害救灾及恢复重建支出", "missing")
        ])),
        [("SUM002".to_owned(), "/statements/0/lines/0/amounts/0/figure".to_owned())]
    );
    assert_eq!(
        codes(&json!([row("basic", "基本支出", "311.00万元"), row("personnel", "人员经费", "359.00万元")])),
        ["SUM001"]
    );
}

#[test]
fn a_change_of_a_table_may_go_with_a_class_that_is_gone() {
    let with = |mut row: Value, change: &str, before: &str| {
        for (column, figure) in [("change", change), ("before", before)] {
            row["amounts"].as_array_mut().expect("amounts").push(json!({ "column": column, "figure": figure }));
        }
        row
    };
    assert_eq!(
        codes(&json!([
            with(row("total", "合计", "180.00万元"), "0.00万元", "180.00万元"),
            with(row("208", "社会保障和就业支出", "80.00万元"), "20.00万元", "60.00万元"),
            with(row("224", "灾害防治及应急管理支出", "100.00万元"), "10.00万元", "90.00万元")
        ])),
        ["LST001"]
    );
}

#[test]
fn a_breakdown_whose_levels_are_not_certain_is_not_added_up() {
    let of = |dimension: &str, whole: &str, parts: Value| {
        let mut line = row("", "支出", whole);
        line["breakdowns"] = json!([{ "dimension": dimension, "coverage": "exhaustive", "lines": parts }]);
        let codes = codes(&json!([line])).into_iter();
        codes.filter(|code| code.starts_with("SUM")).collect::<Vec<_>>()
    };
    // A name that is not quite that of the class; a class once for each budget.
    let misspelt = json!([row("208", "社会保障与就业支出", "21万元"), row("20805", "行政事业单位养老支出", "21万元")]);
    assert_eq!(of("function", "21万元", misspelt), [""; 0]);
    let twice = json!([
        row("212", "城乡社区支出", "20万元"),
        row("21203", "城乡社区公共设施", "20万元"),
        row("212", "城乡社区支出", "10万元"),
        row("21208", "国有土地使用权出让收入安排的支出", "10万元")
    ]);
    assert_eq!(of("function", "30万元", twice), [""; 0]);
    // Two totals are none of the parts.
    let totals = |one: &str| {
        json!([
            row("", "办公费", "40万元"),
            row("", "差旅费", "60万元"),
            row("total", "小计", one),
            row("total", "合计", "100万元")
        ])
    };
    assert_eq!(of("purpose", "100万元", totals("100万元")), [""; 0]);
    assert_eq!(of("purpose", "110万元", totals("100万元")), ["SUM001"]);
    // 人员经费 alone is a part of 基本支出, whatever else is.
    let natures = |project: &str| {
        json!([
            row("basic", "基本支出", "311万元"),
            row("personnel", "人员经费", "259万元"),
            row("project", "项目支出", project)
        ])
    };
    assert_eq!(of("nature", "963万元", natures("652万元")), [""; 0]);
    assert_eq!(of("nature", "963万元", natures("600万元")), ["SUM001"]);
    let which = json!([row("", "培训费", "60万元"), row("", "其中：境外培训", "20万元"), row("", "会议费", "40万元")]);
    assert_eq!(of("purpose", "100万元", which.clone()), [""; 0]);
    // What is not added up is told.
    let mut line = row("", "支出", "100万元");
    line["breakdowns"] = json!([{ "dimension": "purpose", "coverage": "exhaustive", "lines": which }]);
    let skipped = audit(&table(&json!([line]))).skipped;
    let places = skipped.iter().map(|skipped| skipped.at.as_ref().map(ToString::to_string));
    assert!(skipped.iter().all(|skipped| skipped.why == Why::Unclear));
    assert_eq!(places.collect::<Vec<_>>(), [Some("/statements/0/lines/0/breakdowns/0".to_owned())]);
}

/// A table of classes: 项 with their true amounts in 分, and whether it prints each 款, the 类, a total.
#[derive(Clone, Debug)]
struct Printed {
    items: BTreeMap<String, i64>,
    sections: Vec<bool>,
    categories: bool,
    total: bool,
}

/// A row of it: the code, empty for the total, and its amount in 分.
type Row = (String, i64);

impl Printed {
    fn rows(&self) -> Vec<Row> {
        let sum = |prefix: &str| {
            self.items.iter().filter(|(code, _)| code.starts_with(prefix)).map(|(_, cents)| cents).sum::<i64>()
        };
        let mut rows: Vec<Row> = Vec::new();
        for (index, (code, cents)) in self.items.iter().enumerate() {
            for (prefix, shown) in [(&code[..3], self.categories), (&code[..5], self.sections[index % 8])] {
                // Whether a 款 is printed is told by its first 项.
                let is_first = self.items.keys().find(|other| other.starts_with(prefix)) == Some(code);
                if shown && is_first {
                    rows.push((prefix.to_owned(), sum(prefix)));
                }
            }
            rows.push((code.clone(), *cents));
        }
        if self.total {
            rows.push((String::new(), sum("")));
        }
        rows
    }

    /// The parts of a row by the definition of the codes: what is within it and within no other row that is.
    fn parts(rows: &[Row], of: &str) -> Vec<usize> {
        let within = |code: &str, above: &str| code.len() > above.len() && code.starts_with(above);
        let below = (0..rows.len()).filter(|part| within(&rows[*part].0, of));
        let is_direct = |part: &usize| {
            let code = rows[*part].0.as_str();
            !rows.iter().any(|(between, _)| within(between, of) && within(code, between) && !between.is_empty())
        };
        below.filter(is_direct).collect()
    }
}

fn printed() -> impl Strategy<Value = Printed> {
    let code = (prop::sample::select(vec!["229", "230", "231"]), 1_u8..4, 1_u8..5)
        .prop_map(|(category, section, item)| format!("{category}{section:02}{item:02}"));
    // No amount is printed as zero, whose digits stand for what lies to both sides of it.
    let items = prop::collection::btree_map(code, 5_000_i64..50_000_000, 1..20);
    (items, prop::collection::vec(any::<bool>(), 8), any::<[bool; 2]>())
        .prop_map(|(items, sections, [categories, total])| Printed { items, sections, categories, total })
}

/// Whole hundredths of 万元, half up.
fn rounded(cents: i64) -> i64 {
    (cents + 5_000).div_euclid(10_000)
}

fn lines(rows: &[Row], hundredths: &[i64]) -> Value {
    let figure = |cents: i64| format!("{}.{:02}万元", cents / 100, cents % 100);
    let line = |((code, _), cents): (&Row, &i64)| {
        let what = if code.is_empty() { "total" } else { code };
        row(what, "CLASS", &figure(*cents))
    };
    json!(rows.iter().zip(hundredths).map(line).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(WHOLE_CASES))]

    /// True amounts, each rounded by itself, are never refuted, in whatever order the rows stand.
    #[test]
    fn a_table_of_true_amounts_is_silent(table in printed(), order in any::<[Index; 8]>()) {
        let mut rows = table.rows();
        for index in order {
            let at = index.index(rows.len());
            rows.swap(0, at);
        }
        let hundredths: Vec<i64> = rows.iter().map(|(_, cents)| rounded(*cents)).collect();
        prop_assert_eq!(told(&lines(&rows, &hundredths)), []);
    }

    /// Exactly those rows are refuted that miss the sum of their parts by more than rounding can.
    #[test]
    fn a_row_is_refuted_if_and_only_if_it_cannot_be_the_sum_of_its_parts(
        table in printed(), moved in any::<Index>(), by in -40_i64..40,
    ) {
        let rows = table.rows();
        let mut hundredths: Vec<i64> = rows.iter().map(|(_, cents)| rounded(*cents)).collect();
        let moved = moved.index(rows.len());
        hundredths[moved] = (hundredths[moved] + by).max(1);
        let (mut expected, mut cut_off) = (Vec::new(), false);
        for (index, (code, _)) in rows.iter().enumerate() {
            let parts = Printed::parts(&rows, code);
            let count = i64::try_from(parts.len()).expect("few");
            let gap = hundredths[index] - parts.iter().map(|part| hundredths[*part]).sum::<i64>();
            // Half a last digit each; if all are cut off, the parts lack less than one digit each, and the sum none.
            let (nearest, truncated) = (2 * gap.abs() <= count + 1, (0..count).contains(&gap));
            if !parts.is_empty() && !nearest {
                if truncated { cut_off = true } else { expected.push(code.clone()) }
            }
        }
        let found = findings(&lines(&rows, &hundredths));
        let (notes, errors): (Vec<_>, Vec<_>) =
            found.iter().flat_map(Finding::all).partition(|finding| finding.code().as_str() == "TRU001");
        prop_assert_eq!(!notes.is_empty(), cut_off);
        let mut charged = Vec::new();
        for finding in errors {
            let place = finding.at[0].to_string();
            let index: usize = place.split('/').nth(4).and_then(|index| index.parse().ok()).expect("a line");
            let code = &rows[index].0;
            prop_assert_eq!(finding.code().to_string(), if code.is_empty() { "SUM001" } else { "SUM002" });
            charged.push(code.clone());
        }
        charged.sort();
        expected.sort();
        prop_assert_eq!(charged, expected);
    }
}
