//! A report's money along a classification: each yuan once, and nothing left unsaid.

use std::collections::BTreeMap;

use budget_performance::evaluation::{
    Along, BasicExpenditure, ColumnRollUp, Counted, Digits, RollUp, RollUpClass, RollUpDocument, RollUpNote,
    ThreePublic, Why, roll_up,
};
use budget_performance::figure::{Amount, Measure, Stated};
use budget_performance::model::classification::{
    BudgetAccount, Certainty, CofogLevel, EconomicLevel, EconomicScheme, FUNCTION_CLASSES, FunctionLevel, GfsmLevel,
    Language, Nature,
};
use budget_performance::model::{Account, EconomicCode, FunctionCode, Report, from_json};
use proptest::prelude::*;
use serde_json::{Value, json};

const DEPARTMENT: Along<'static> = Along::Economic(EconomicScheme::Department, EconomicLevel::Section);
const ACCOUNT: Along<'static> = Along::Account(&FUNCTION_CLASSES);

fn nanyue() -> Report {
    from_json(include_str!("../../examples/data/nanyue-2023.json")).expect("it is a report")
}

fn wan(text: &str) -> Amount {
    format!("{text}万元").parse::<Stated<Amount>>().unwrap_or_else(|error| panic!("{error}")).value()
}

/// The only column with amounts of the only statement.
fn column<'a, 'r>(roll_up: &'a RollUp<'r>) -> &'a ColumnRollUp<'r> {
    let [statement] = roll_up.statements.as_slice() else { panic!("one statement") };
    let [column] = statement.columns.as_slice() else { panic!("one column with amounts") };
    column
}

/// The rows as text: class, amount.
fn rows(column: &ColumnRollUp<'_>) -> Vec<(String, Amount)> {
    column.rows.iter().map(|row| (row.class.to_string(), row.amount)).collect()
}

fn named(rows: &[(&str, &str)]) -> Vec<(String, Amount)> {
    rows.iter().map(|(class, amount)| ((*class).to_owned(), wan(amount))).collect()
}

fn unmapped(column: &ColumnRollUp<'_>) -> Vec<(String, Amount, Why)> {
    column.unmapped.iter().map(|money| (money.at.to_string(), money.amount, money.why)).collect()
}

fn function(code: &str) -> FunctionCode {
    code.parse().expect("a code")
}

/// Rows and the rest make up the whole.
fn whole(column: &ColumnRollUp<'_>) -> Amount {
    let rows = column.rows.iter().map(|row| row.amount);
    let rest = column.unmapped.iter().map(|money| money.amount);
    rows.chain(rest).fold(Amount::ZERO, |sum, amount| sum.plus(amount).expect("in range"))
}

const PROJECT: &str = "/statements/0/lines/1/breakdowns/0/lines";

#[test]
fn nanyue_by_function() {
    let report = nanyue();
    let roll_up = roll_up(&report, Along::Function(FunctionLevel::Item)).expect("in range");
    let column = column(&roll_up);
    assert_eq!(rows(column), named(&[("201", "5"), ("213", "13.68"), ("223", "46.07"), ("224", "587.99")]));
    assert_eq!(unmapped(column), [("/statements/0/lines/0".to_owned(), wan("311.01"), Why::NoClass)]);
    // 311.01 + 652.74
    assert_eq!((column.total, whole(column)), (wan("963.75"), wan("963.75")));
    assert_eq!(column.notes, []);
    assert_eq!(column.rows[3].at[0].to_string(), format!("{PROJECT}/1"));
}

#[test]
fn nanyue_by_account() {
    let report = nanyue();
    let roll_up = roll_up(&report, ACCOUNT).expect("in range");
    let column = column(&roll_up);
    // 311.01 + 13.68 + 587.99 + 5; the class of 213, which may be either, follows its statement.
    assert_eq!(column.amount(BudgetAccount::General), Some(wan("917.68")));
    assert_eq!(column.amount(BudgetAccount::StateCapital), Some(wan("46.07")));
    assert_eq!((column.rows.len(), column.unmapped.len()), (2, 0));
    let [RollUpNote::OtherAccount { at, class, stated, accounts, certainty }] = column.notes.as_slice() else {
        panic!("one class is of another account: {:?}", column.notes)
    };
    assert_eq!((at.to_string(), class.to_string()), (format!("{PROJECT}/3"), "223".to_owned()));
    assert_eq!((*stated, accounts.single()), (Account::General, Some(BudgetAccount::StateCapital)));
    assert_eq!(*certainty, Certainty::Confirmed);
    let [combined] = roll_up.combined.as_slice() else { panic!("one year") };
    assert_eq!(combined.amount(BudgetAccount::General), Some(wan("917.68")));
    assert_eq!((combined.statements.len(), combined.overlapping.len()), (1, 0));
}

#[test]
fn nanyue_by_function_of_government() {
    let report = nanyue();
    let by = |level| roll_up(&report, Along::Cofog(level)).expect("in range");
    let groups = by(CofogLevel::Group);
    let groups = column(&groups);
    // 213 is 04.2; of 201 the group is not told, only the division.
    assert_eq!(rows(groups), named(&[("01", "5"), ("04.2", "13.68")]));
    let expected = [
        ("/statements/0/lines/0".to_owned(), wan("311.01"), Why::NoClass),
        (format!("{PROJECT}/1"), wan("587.99"), Why::SeveralTargets(function("224").into())),
        (format!("{PROJECT}/3"), wan("46.07"), Why::NoProposal(function("223").into())),
    ];
    assert_eq!(unmapped(groups), expected);
    let candidates: Vec<_> = groups.unmapped[1].why.candidates().iter().map(ToString::to_string).collect();
    assert_eq!(candidates, ["02.2", "03.2", "03.6", "04.1"]);
    assert_eq!(whole(groups), wan("963.75"));
    let divisions = by(CofogLevel::Division);
    assert_eq!(rows(column(&divisions)), named(&[("01", "5"), ("04", "13.68")]));
}

#[test]
fn nanyue_by_nature() {
    let report = nanyue();
    let roll_up = roll_up(&report, Along::Nature).expect("in range");
    let column = column(&roll_up);
    assert_eq!(column.amount(Nature::Personnel), Some(wan("259.01")));
    assert_eq!(column.amount(Nature::Routine), Some(wan("48.37")));
    // 311.01 − 307.38: neither, and basic all the same.
    assert_eq!(column.amount(Nature::Basic), Some(wan("3.63")));
    assert_eq!(column.amount(Nature::Project), Some(wan("652.74")));
    assert_eq!(whole(column), wan("963.75"));
    let [RollUpNote::Remainder { at, amount }] = column.notes.as_slice() else { panic!("{:?}", column.notes) };
    assert_eq!((at.to_string().as_str(), *amount), ("/statements/0/lines/0", wan("3.63")));
}

#[test]
fn written_down_and_read_back() {
    let report = nanyue();
    for along in [ACCOUNT, DEPARTMENT, Along::Nature, Along::Cofog(CofogLevel::Class), Along::Gfsm(GfsmLevel::Second)] {
        let document = roll_up(&report, along).expect("in range").document(Digits::default(), Language::ZhCn);
        let json = serde_json::to_string(&document).expect("it can be written");
        assert_eq!(from_json::<RollUpDocument>(&json).expect("it can be read"), document);
    }
    let document = roll_up(&report, ACCOUNT).expect("in range").document(Digits::default(), Language::ZhCn);
    let written = serde_json::to_value(&document).expect("it can be written");
    assert_eq!(
        written["combined"][0]["rows"],
        json!([
            { "class": { "kind": "account", "account": "general" }, "name": "一般公共预算", "amount": "917.68万元" },
            { "class": { "kind": "account", "account": "state_capital" }, "name": "国有资本经营预算", "amount": "46.07万元" }
        ])
    );
}

/// A line with a function or an economic code, an amount, and further members.
#[expect(clippy::needless_pass_by_value, reason = "callers write the value in place")]
fn line(label: &str, code: &str, amount: &str, more: Value) -> Value {
    let mut line = json!({ "label": label, "amounts": [{ "column": "a", "figure": amount }] });
    if !code.is_empty() {
        let kind = if code.starts_with('2') { "function" } else { "economic" };
        line["codes"] = json!([{ "kind": kind, "code": code }]);
    }
    line.as_object_mut().expect("an object").extend(more.as_object().cloned().unwrap_or_default());
    line
}

#[expect(clippy::needless_pass_by_value, reason = "callers write the value in place")]
fn statement(account: &str, lines: Value) -> Value {
    json!({
        "title": "…", "side": "expenditure", "account": account,
        "columns": [{ "id": "a", "year": 2023, "stage": "outturn" }], "main_column": "a", "lines": lines
    })
}

#[expect(clippy::needless_pass_by_value, reason = "callers write the value in place")]
fn report(statements: Value) -> Report {
    let report = json!({
        "format_version": 1, "title": "…", "kind": "final_account", "subject": { "kind": "department", "name": "…" },
        "currency": "CNY", "period": { "fiscal_year": 2023 }, "statements": statements
    });
    from_json(&report.to_string()).unwrap_or_else(|error| panic!("{error}"))
}

fn one(lines: Value) -> Report {
    report(json!([statement("general", lines)]))
}

#[test]
fn a_table_that_prints_subtotals_among_its_parts() {
    // Code for code as such tables print them: 合计, 类, 款, 项. 12 + 7.5 = 19.5; 22406 lacks 0.5 in its items.
    let report = one(json!([
        line("合计", "", "29.5万元", json!({ "item": "total" })),
        line("农林水支出", "213", "10万元", json!({})),
        line("林业和草原", "21302", "10万元", json!({})),
        line("灾害防治及应急管理支出", "224", "19.5万元", json!({})),
        line("应急管理事务", "22401", "12万元", json!({})),
        line("行政运行", "2240101", "9万元", json!({})),
        line("安全监管", "2240106", "3万元", json!({})),
        line("自然灾害防治", "22406", "7.5万元", json!({})),
        line("其他自然灾害防治支出", "2240699", "7万元", json!({}))
    ]));
    let by = |level| roll_up(&report, Along::Function(level)).expect("in range");
    let items = by(FunctionLevel::Item);
    let items = column(&items);
    let expected = [("21302", "10"), ("2240101", "9"), ("2240106", "3"), ("22406", "0.5"), ("2240699", "7")];
    assert_eq!(rows(items), named(&expected));
    assert_eq!((items.total, items.unmapped.len()), (wan("29.5"), 0));
    let subtotals =
        items.notes.iter().filter(|note| matches!(note, RollUpNote::Subtotal { counted: Counted::Parts, .. }));
    assert_eq!(subtotals.count(), 5, "合计, 213, 224, 22401, 22406: {:?}", items.notes);
    let categories = by(FunctionLevel::Category);
    let categories = column(&categories);
    assert_eq!(rows(categories), named(&[("213", "10"), ("224", "19.5")]));
    let lines =
        categories.notes.iter().filter(|note| matches!(note, RollUpNote::Subtotal { counted: Counted::Line, .. }));
    assert_eq!(lines.count(), 2, "213 and 224 were counted, and not what is below them: {:?}", categories.notes);
    let sections = by(FunctionLevel::Section);
    assert_eq!(rows(column(&sections)), named(&[("21302", "10"), ("22401", "12"), ("22406", "7.5")]));
}

#[test]
fn subtotals_that_do_not_add_up_leave_a_remainder() {
    // The heading says 10, its parts 12: what is counted is what the table states in all, and the difference is told.
    let report = one(json!([
        line("应急管理事务", "22401", "10万元", json!({})),
        line("行政运行", "2240101", "9万元", json!({})),
        line("安全监管", "2240106", "3万元", json!({}))
    ]));
    let roll_up = roll_up(&report, Along::Function(FunctionLevel::Item)).expect("in range");
    let column = column(&roll_up);
    assert_eq!(rows(column), named(&[("22401", "-2"), ("2240101", "9"), ("2240106", "3")]));
    assert_eq!(column.total, wan("10"));
    assert!(
        column.notes.iter().any(|note| matches!(note, RollUpNote::Remainder { amount, .. } if *amount == wan("-2")))
    );
}

#[test]
fn projects_of_one_class_are_no_subtotals() {
    let parts = json!([
        line("应急能力建设", "224", "30万元", json!({})),
        line("安全生产检查", "2240106", "20万元", json!({})),
        line("森林防火", "2240106", "5万元", json!({}))
    ]);
    let breakdown = json!({ "breakdowns": [{ "dimension": "project", "coverage": "exhaustive", "lines": parts }] });
    let report = one(json!([line("项目支出", "", "55万元", breakdown)]));
    let roll_up = roll_up(&report, Along::Function(FunctionLevel::Item)).expect("in range");
    assert_eq!(rows(column(&roll_up)), named(&[("224", "30"), ("2240106", "25")]));
}

#[test]
fn of_several_breakdowns_one_is_counted() {
    let functions = json!([line("…", "2240101", "40万元", json!({})), line("…", "2130234", "60万元", json!({}))]);
    let some = json!([line("…", "2240101", "40万元", json!({}))]);
    let economic = json!([line("…", "30101", "70万元", json!({})), line("…", "30201", "30万元", json!({}))]);
    let breakdowns = json!({ "breakdowns": [
        { "dimension": "function", "coverage": "of_which", "lines": some },
        { "dimension": "economic", "coverage": "exhaustive", "lines": economic },
        { "dimension": "function", "coverage": "exhaustive", "lines": functions }
    ] });
    let report = one(json!([line("支出合计", "", "100万元", breakdowns)]));
    let functions = roll_up(&report, Along::Function(FunctionLevel::Category)).expect("in range");
    let functions = column(&functions);
    assert_eq!(rows(functions), named(&[("213", "60"), ("224", "40")]));
    let [RollUpNote::Overlap { at, counted }] = functions.notes.as_slice() else { panic!("{:?}", functions.notes) };
    let place = "/statements/0/lines/0/breakdowns";
    assert_eq!((at.to_string(), counted.to_string()), (format!("{place}/0"), format!("{place}/2")));
    let economic = roll_up(&report, DEPARTMENT).expect("in range");
    assert_eq!(rows(column(&economic)), named(&[("30101", "70"), ("30201", "30")]));
    assert_eq!(column(&economic).notes, []);
}

#[test]
fn parts_inherit_the_class_of_their_whole() {
    let projects = json!([line("装备购置", "", "6万元", json!({})), line("演练", "", "3万元", json!({}))]);
    let breakdown = json!({ "breakdowns": [{ "dimension": "project", "coverage": "exhaustive", "lines": projects }] });
    let report = one(json!([line("灾害防治及应急管理支出", "224", "10万元", breakdown)]));
    let roll_up = roll_up(&report, Along::Function(FunctionLevel::Item)).expect("in range");
    assert_eq!(rows(column(&roll_up)), named(&[("224", "10")]));
    assert_eq!(column(&roll_up).notes, [], "the parts tell nothing more, and are not asked what they leave over");
}

#[test]
fn a_part_of_another_class_than_its_whole() {
    let parts = json!([line("…", "22401", "6万元", json!({})), line("…", "21302", "4万元", json!({}))]);
    let breakdown = json!({ "breakdowns": [{ "dimension": "function", "coverage": "exhaustive", "lines": parts }] });
    let report = one(json!([line("…", "224", "10万元", breakdown)]));
    let roll_up = roll_up(&report, Along::Function(FunctionLevel::Section)).expect("in range");
    let column = column(&roll_up);
    assert_eq!(rows(column), named(&[("21302", "4"), ("22401", "6")]));
    let elsewhere = RollUpNote::Elsewhere {
        at: "/statements/0/lines/0/breakdowns/0/lines/1".parse().expect("a pointer"),
        class: function("21302").into(),
        under: function("224").into(),
    };
    assert_eq!(column.notes, [elsewhere]);
}

#[test]
fn figures_that_are_none_are_told() {
    let parts = json!([
        line("…", "21301", "missing", json!({})),
        line("…", "21302", "180余万元", json!({})),
        line("…", "21303", "20万元", json!({}))
    ]);
    let breakdown = json!({ "breakdowns": [{ "dimension": "function", "coverage": "exhaustive", "lines": parts }] });
    let report = one(json!([line("农林水支出", "213", "210万元", breakdown)]));
    let roll_up = roll_up(&report, Along::Function(FunctionLevel::Section)).expect("in range");
    let column = column(&roll_up);
    assert_eq!(rows(column), named(&[("213", "190"), ("21303", "20")]), "what is not counted stays with the whole");
    let not_counted = column.notes.iter().filter(|note| matches!(note, RollUpNote::NotCounted { .. })).count();
    assert_eq!(not_counted, 2);
}

#[test]
fn usual_items_taken_out_of_others_are_not_counted_beside_them() {
    let report = one(json!([
        line("基本支出", "", "300万元", json!({ "item": "basic" })),
        line("人员经费", "", "250万元", json!({ "item": "personnel" })),
        line("公用经费", "", "50万元", json!({ "item": "routine" })),
        line("项目支出", "", "100万元", json!({ "item": "project" })),
        line("“三公”经费", "", "12万元", json!({ "item": "three_public" })),
        line("公务接待费", "", "2万元", json!({ "item": "reception" })),
        line("政府采购", "", "80万元", json!({ "item": "procurement" }))
    ]));
    let roll_up = roll_up(&report, Along::Nature).expect("in range");
    let column = column(&roll_up);
    assert_eq!(rows(column), named(&[("人员经费", "250"), ("公用经费", "50"), ("项目支出", "100")]));
    assert_eq!(column.total, wan("400"));
    let overlaps: Vec<_> = column
        .notes
        .iter()
        .filter_map(|note| match note {
            RollUpNote::Overlap { at, .. } => Some(at.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(overlaps, ["/statements/0/lines/4", "/statements/0/lines/5", "/statements/0/lines/6"]);
}

#[test]
fn several_totals_sum_up_nobody_knows_what() {
    let report = one(json!([
        line("基本支出", "", "300万元", json!({ "item": "basic" })),
        line("项目支出", "", "100万元", json!({ "item": "project" })),
        line("本年支出合计", "", "400万元", json!({ "item": "total" })),
        line("年末结转和结余", "", "20万元", json!({ "item": "closing_balance" })),
        line("总计", "", "420万元", json!({ "item": "total" }))
    ]));
    let roll_up = roll_up(&report, Along::Nature).expect("in range");
    let column = column(&roll_up);
    assert_eq!(column.total, wan("420"));
    assert_eq!(rows(column), named(&[("基本支出", "300"), ("项目支出", "100")]));
    assert_eq!(unmapped(column), [("/statements/0/lines/3".to_owned(), wan("20"), Why::NoClass)]);
    assert_eq!(column.notes.iter().filter(|note| matches!(note, RollUpNote::Overlap { .. })).count(), 2);
}

#[test]
fn basic_expenditure_and_the_three_public_expenses() {
    // A 一般公共预算基本支出决算表: 301 and 303 are personnel, 302 and 310 routine.
    let report = one(json!([
        line("工资福利支出", "301", "200万元", json!({})),
        line("基本工资", "30101", "150万元", json!({})),
        line("绩效工资", "30107", "50万元", json!({})),
        line("商品和服务支出", "302", "60万元", json!({})),
        line("因公出国（境）费用", "30212", "5万元", json!({})),
        line("公务接待费", "30217", "1.5万元", json!({})),
        line("公务用车运行维护费", "30231", "4.25万元", json!({})),
        line("其他", "30299", "40万元", json!({})),
        line("对个人和家庭的补助", "303", "30万元", json!({})),
        line("资本性支出", "310", "18万元", json!({})),
        line("公务用车购置", "31013", "18万元", json!({})),
        line("其他支出", "399", "2万元", json!({}))
    ]));
    let roll_up = roll_up(&report, DEPARTMENT).expect("in range");
    let column = column(&roll_up);
    let basic = BasicExpenditure::of(column).expect("in range");
    assert_eq!((basic.personnel, basic.routine, basic.elsewhere), (wan("230"), wan("78"), wan("2")));
    let three = ThreePublic::of(column).expect("in range");
    assert_eq!((three.abroad, three.reception), (Some(wan("5")), Some(wan("1.5"))));
    assert_eq!((three.vehicle_purchase, three.vehicle_running), (Some(wan("18")), Some(wan("4.25"))));
    assert_eq!(three.vehicles().expect("in range"), Some(wan("22.25")));
    assert_eq!(three.total().expect("in range"), Some(wan("28.75")));
    // 60 − 5 − 1.5 − 4.25 − 40: a 款 is not told, and may be one of the three.
    assert_eq!(three.undivided, Some(wan("9.25")));
    assert_eq!(column.total, wan("310"));
    let mut empty = column.clone();
    empty.rows.clear();
    let none = ThreePublic::of(&empty).expect("in range");
    assert_eq!((none.total().expect("in range"), none), (None, ThreePublic::default()));
}

#[test]
fn natures_within_basic_expenditure_alone() {
    let wages =
        || json!([line("工资福利支出", "301", "20万元", json!({})), line("办公费", "30201", "10万元", json!({}))]);
    let by_class = || json!([{ "dimension": "economic", "coverage": "exhaustive", "lines": wages() }]);
    let report = one(json!([
        line("基本支出", "", "30万元", json!({ "item": "basic", "breakdowns": by_class() })),
        line("项目支出", "", "30万元", json!({ "item": "project", "breakdowns": by_class() }))
    ]));
    let roll_up = roll_up(&report, Along::Nature).expect("in range");
    assert_eq!(rows(column(&roll_up)), named(&[("人员经费", "20"), ("公用经费", "10"), ("项目支出", "30")]));
}

#[test]
fn economic_classes_abroad() {
    let report = one(json!([
        line("工资福利支出", "301", "20万元", json!({})),
        line("债务利息及费用支出", "307", "9万元", json!({})),
        line("国内债务付息", "30701", "8万元", json!({})),
        line("对企业补助", "312", "6万元", json!({})),
        line("利息补贴", "31205", "6万元", json!({})),
        line("机关工资福利支出", "501", "1万元", json!({}))
    ]));
    let roll_up = roll_up(&report, Along::Gfsm(GfsmLevel::Second)).expect("in range");
    let column = column(&roll_up);
    assert_eq!(rows(column), named(&[("21", "20"), ("24", "8"), ("25", "6")]));
    let debt: EconomicCode = "307".parse().expect("a code");
    let why: Vec<_> = unmapped(column).into_iter().map(|(_, amount, why)| (amount, why)).collect();
    assert_eq!(
        why,
        [(wan("1"), Why::Remainder), (wan("1"), Why::NoClass)],
        "the rest of {debt}, and a government's class"
    );
}

#[test]
fn accounts_of_a_table_of_all_funds() {
    let report = report(json!([statement(
        "all_funds",
        json!([
            line("城乡社区管理事务", "21201", "10万元", json!({})),
            line("国有土地使用权出让收入安排的支出", "21208", "20万元", json!({})),
            line("农林水支出", "213", "30万元", json!({})),
            line("社会保险基金支出", "209", "40万元", json!({})),
            line("其他", "", "5万元", json!({}))
        ])
    )]));
    let roll_up = roll_up(&report, ACCOUNT).expect("in range");
    let column = column(&roll_up);
    assert_eq!(column.amount(BudgetAccount::General), Some(wan("10")));
    assert_eq!(column.amount(BudgetAccount::GovernmentFund), Some(wan("20")));
    assert_eq!(column.amount(BudgetAccount::SocialInsurance), Some(wan("40")));
    let open: Vec<_> = column.unmapped.iter().map(|money| (money.amount, money.why.candidates().len())).collect();
    assert_eq!(open, [(wan("30"), 2), (wan("5"), 4)], "213 may be of two accounts, an unnamed class of any");
}

#[test]
fn statements_of_one_account_are_not_added() {
    let functions = json!([line("…", "224", "60万元", json!({})), line("…", "213", "40万元", json!({}))]);
    let economic = json!([line("…", "30101", "70万元", json!({})), line("…", "30201", "30万元", json!({}))]);
    let fund = json!([line("…", "21208", "25万元", json!({}))]);
    let all = json!([line("支出总计", "", "125万元", json!({}))]);
    let report = report(json!([
        statement("all_funds", all),
        statement("general", economic),
        statement("general", functions),
        statement("government_fund", fund)
    ]));
    let roll_up = roll_up(&report, Along::Function(FunctionLevel::Category)).expect("in range");
    let [combined] = roll_up.combined.as_slice() else { panic!("one side, year and stage") };
    let places =
        |pointers: &[budget_performance::model::Pointer]| pointers.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(places(&combined.statements), ["/statements/2", "/statements/3"]);
    assert_eq!(places(&combined.overlapping), ["/statements/0", "/statements/1"]);
    assert_eq!(combined.total, wan("125"));
    assert_eq!(combined.amount(function("212")), Some(wan("25")));
    assert_eq!(combined.amount(function("224")), Some(wan("60")));
}

#[test]
fn columns_are_kept_apart() {
    let mut statement = statement(
        "general",
        json!([{
            "label": "…", "codes": [{ "kind": "function", "code": "224" }],
            "amounts": [{ "column": "a", "figure": "10万元" }, { "column": "b", "figure": "8.5万元" }],
            "breakdowns": [{ "dimension": "function", "coverage": "exhaustive", "lines": [{
                "label": "…", "codes": [{ "kind": "function", "code": "22401" }],
                "amounts": [{ "column": "b", "figure": "8.5万元" }]
            }] }]
        }]),
    );
    statement["columns"] = json!([
        { "id": "a", "year": 2023, "stage": "outturn" },
        { "id": "b", "year": 2022, "stage": "outturn" },
        { "id": "c", "year": 2021, "stage": "outturn" }
    ]);
    let report = report(json!([statement]));
    let roll_up = roll_up(&report, Along::Function(FunctionLevel::Section)).expect("in range");
    let columns: Vec<_> =
        roll_up.statements[0].columns.iter().map(|column| (column.column.id.to_string(), rows(column))).collect();
    assert_eq!(columns, [("a".to_owned(), named(&[("224", "10")])), ("b".to_owned(), named(&[("22401", "8.5")]))]);
    assert_eq!(roll_up.combined.len(), 2);
}

#[test]
fn a_sum_out_of_bounds_is_an_error() {
    let big = "999999999999999元";
    let report = one(json!([line("…", "224", big, json!({})), line("…", "224", big, json!({}))]));
    let error = roll_up(&report, Along::Function(FunctionLevel::Category)).expect_err("it does not fit");
    assert_eq!(error.to_string(), "result is outside the supported range");
}

/// Money by item, and how a table shows it: whether each 款 and 类 has a row, whether rows are nested or flat, a total.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a way in which tables differ")]
struct Table {
    items: Vec<(FunctionCode, i64)>,
    sections: Vec<bool>,
    categories: bool,
    total: bool,
    nested: bool,
    by_project: bool,
}

fn table() -> impl Strategy<Value = Table> {
    let item = (201_u32..204, 1_u32..4, 1_u32..5, -500_i64..5_000).prop_map(|(category, section, item, cents)| {
        (format!("{category}{section:02}{item:02}").parse().expect("a code"), cents)
    });
    let items = prop::collection::vec(item, 1..25);
    let sections = prop::collection::vec(any::<bool>(), 16);
    (items, sections, any::<[bool; 4]>()).prop_map(|(items, sections, [categories, total, nested, by_project])| Table {
        items,
        sections,
        categories,
        total,
        nested,
        by_project,
    })
}

/// A row of the table: its code, its amount in cents, its parts.
struct Row {
    code: Option<FunctionCode>,
    cents: i64,
    parts: Vec<Row>,
}

impl Table {
    /// The table as a tree, each 项 once, the rows of 款 and 类 where the table shows them.
    fn rows(&self) -> Vec<Row> {
        let mut items: BTreeMap<FunctionCode, i64> = BTreeMap::new();
        for (code, cents) in &self.items {
            *items.entry(*code).or_default() += cents;
        }
        let mut rows: Vec<Row> =
            items.into_iter().map(|(code, cents)| Row { code: Some(code), cents, parts: Vec::new() }).collect();
        for level in [FunctionLevel::Section, FunctionLevel::Category] {
            let mut above: BTreeMap<FunctionCode, Vec<Row>> = BTreeMap::new();
            for row in rows {
                above.entry(row.code.expect("it has one").at(level)).or_default().push(row);
            }
            let shown = |index: usize| match level {
                FunctionLevel::Section => self.sections[index % self.sections.len()],
                _ => self.categories,
            };
            rows = above
                .into_iter()
                .enumerate()
                .flat_map(|(index, (code, parts))| {
                    if !shown(index) {
                        return parts;
                    }
                    let cents = parts.iter().map(|part| part.cents).sum();
                    vec![Row { code: Some(code), cents, parts }]
                })
                .collect();
        }
        if self.total {
            let cents = rows.iter().map(|row| row.cents).sum();
            rows = vec![Row { code: None, cents, parts: rows }];
        }
        rows
    }

    fn lines(&self, rows: &[Row]) -> Vec<Value> {
        let mut lines = Vec::new();
        for row in rows {
            let code = row.code.map(|code| code.to_string()).unwrap_or_default();
            let amount = format!(
                "{}{}.{:02}元",
                if row.cents < 0 { "-" } else { "" },
                row.cents.abs() / 100,
                row.cents.abs() % 100
            );
            let mut line = line("…", &code, &amount, json!({}));
            if row.code.is_none() {
                line["item"] = json!("total");
            }
            let parts = self.lines(&row.parts);
            // What an item is spent for by project tells no class, and is the same money.
            let mut breakdowns = Vec::new();
            if self.by_project && row.code.is_some() {
                let project = json!([{ "label": "项目", "amounts": line["amounts"].clone() }]);
                breakdowns.push(json!({ "dimension": "project", "coverage": "exhaustive", "lines": project }));
            }
            let (within, beside) = if self.nested { (parts, Vec::new()) } else { (Vec::new(), parts) };
            if !within.is_empty() {
                breakdowns.push(json!({ "dimension": "function", "coverage": "exhaustive", "lines": within }));
            }
            if !breakdowns.is_empty() {
                line["breakdowns"] = json!(breakdowns);
            }
            lines.push(line);
            lines.extend(beside);
        }
        lines
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// However a table shows its money, each class has the sum of its items.
    #[test]
    fn the_shape_of_a_table_is_no_matter(table in table(), depth in 0_usize..3) {
        let level = [FunctionLevel::Category, FunctionLevel::Section, FunctionLevel::Item][depth];
        let tree = table.rows();
        let report = one(json!(table.lines(&tree)));
        let roll_up = roll_up(&report, Along::Function(level)).expect("in range");
        let mut expected: BTreeMap<String, i64> = BTreeMap::new();
        for (code, cents) in &table.items {
            *expected.entry(code.at(level).to_string()).or_default() += cents;
        }
        let cents = |amount: Amount| i64::try_from(amount.scaled() / 1_000_000).expect("small");
        let column = column(&roll_up);
        // A breakdown whose parts are all zero tells nothing of classes: its line stands for them.
        expected.retain(|_, cents| *cents != 0);
        let mut found: BTreeMap<String, i64> = BTreeMap::new();
        for row in &column.rows {
            found.insert(row.class.to_string(), cents(row.amount));
        }
        found.retain(|_, cents| *cents != 0);
        prop_assert_eq!(found, expected);
        prop_assert!(column.unmapped.is_empty(), "{:?}", column.unmapped);
        let sum: i64 = table.items.iter().map(|(_, cents)| cents).sum();
        prop_assert_eq!(cents(column.total), sum);
        prop_assert_eq!(cents(whole(column)), sum);
    }

    /// The order of the rows of a flat table is no matter, as long as headings are told by their codes.
    #[test]
    fn order_is_no_matter(table in table(), seed in any::<u64>()) {
        let flat = Table { nested: false, by_project: false, ..table };
        let mut lines = flat.lines(&flat.rows());
        let straight = sums(&one(json!(lines)));
        let mut state = seed | 1;
        for index in (1..lines.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            lines.swap(index, usize::try_from(state >> 33).expect("31 bits") % (index + 1));
        }
        prop_assert_eq!(sums(&one(json!(lines))), straight);
    }
}

fn sums(report: &Report) -> (BTreeMap<RollUpClass, Amount>, Amount) {
    let roll_up = roll_up(report, Along::Function(FunctionLevel::Item)).expect("in range");
    let column = column(&roll_up);
    (column.rows.iter().map(|row| (row.class, row.amount)).collect(), column.total)
}

#[test]
fn nothing_is_lost_in_published_reports() {
    for text in [
        include_str!("../../examples/data/nanyue-2023.json"),
        include_str!("../fixtures/reports/cn-hn-jichubiao-2018.json"),
        include_str!("../fixtures/reports/cn-nx-yinchuan-6zhong-2021.json"),
        include_str!("../fixtures/reports/za-gauteng-did-epwp-2021-22.json"),
    ] {
        let report: Report = from_json(text).expect("it is a report");
        let mut totals = Vec::new();
        for along in [
            Along::Function(FunctionLevel::Item),
            DEPARTMENT,
            Along::Economic(EconomicScheme::Government, EconomicLevel::Category),
            ACCOUNT,
            Along::Cofog(CofogLevel::Class),
            Along::Gfsm(GfsmLevel::Fourth),
            Along::Nature,
        ] {
            let roll_up = roll_up(&report, along).expect("in range");
            let columns: Vec<_> = roll_up.statements.iter().flat_map(|statement| &statement.columns).collect();
            assert!(columns.iter().all(|column| whole(column) == column.total));
            totals.push(columns.iter().map(|column| column.total).collect::<Vec<_>>());
        }
        assert!(totals.windows(2).all(|pair| pair[0] == pair[1]), "whatever the classification: {totals:?}");
    }
}

#[test]
fn a_disclosure_of_the_three_public_expenses_alone() {
    // 三公经费 63.46 = 41.46 + 22, 41.46 = 29.46 + 12: no line is beside what it is taken out of.
    let report: Report = from_json(include_str!("../fixtures/reports/cn-hn-jichubiao-2018.json")).expect("a report");
    let roll_up = roll_up(&report, Along::Nature).expect("in range");
    let budget = roll_up.statements[0].columns.iter().find(|column| column.column.id.as_ref() == "budget2018");
    // With the 320万元 of 业务工作专项.
    assert_eq!(budget.expect("it has amounts").total, wan("383.46"));
}

#[test]
fn two_divisions_of_the_same_money_in_one_list() {
    // As 收支总表 print it: by nature, and again by function, and again by economic class, all to 400; with and without 合计.
    let lines = || {
        vec![
            line("基本支出", "", "300万元", json!({ "item": "basic" })),
            line("项目支出", "", "100万元", json!({ "item": "project" })),
            line("一般公共服务支出", "201", "250.005万元", json!({})),
            line("灾害防治及应急管理支出", "224", "150.00万元", json!({})),
            line("工资福利支出", "301", "320万元", json!({})),
            line("商品和服务支出", "302", "80万元", json!({})),
        ]
    };
    let mut with_total = lines();
    with_total.push(line("支出总计", "", "400万元", json!({ "item": "total" })));
    for lines in [lines(), with_total] {
        let report = one(json!(lines));
        let by = |along| roll_up(&report, along).expect("in range");
        let (natures, economic) = (by(Along::Nature), by(DEPARTMENT));
        assert_eq!(rows(column(&natures)), named(&[("基本支出", "300"), ("项目支出", "100")]));
        assert_eq!(rows(column(&economic)), named(&[("301", "320"), ("302", "80")]));
        assert_eq!((column(&natures).total, column(&economic).total), (wan("400"), wan("400")));
        let functions = by(Along::Function(FunctionLevel::Category));
        assert_eq!(rows(column(&functions)), named(&[("201", "250.005"), ("224", "150")]), "equal within rounding");
        let overlaps =
            column(&functions).notes.iter().filter(|note| matches!(note, RollUpNote::Overlap { .. })).count();
        assert_eq!(overlaps, 4);
    }
}

#[test]
fn classes_that_divide_one_nature_of_a_flat_list() {
    // Nanyue's figures in one flat list: the classes come to 项目支出.
    let report = one(json!([
        line("基本支出", "", "311.01万元", json!({ "item": "basic" })),
        line("项目支出", "", "652.74万元", json!({ "item": "project" })),
        line("农林水支出", "213", "13.68万元", json!({})),
        line("灾害防治及应急管理支出", "224", "587.99万元", json!({})),
        line("一般公共服务支出", "201", "5万元", json!({})),
        line("国有资本经营预算支出", "223", "46.07万元", json!({}))
    ]));
    let by = |along| roll_up(&report, along).expect("in range");
    let functions = by(Along::Function(FunctionLevel::Category));
    let functions = column(&functions);
    assert_eq!(rows(functions), named(&[("201", "5"), ("213", "13.68"), ("223", "46.07"), ("224", "587.99")]));
    assert_eq!(functions.total, wan("963.75"));
    let accounts = by(ACCOUNT);
    assert_eq!(column(&accounts).amount(BudgetAccount::General), Some(wan("917.68")));
    let natures = by(Along::Nature);
    assert_eq!(rows(column(&natures)), named(&[("基本支出", "311.01"), ("项目支出", "652.74")]));
}

#[test]
fn classes_that_come_to_no_nature() {
    let list = |items: &[(&str, &str)], class: &str| {
        let mut lines: Vec<_> =
            items.iter().map(|(item, amount)| line("…", "", amount, json!({ "item": item }))).collect();
        lines.push(line("…", "224", class, json!({})));
        one(json!(lines))
    };
    // Both natures are there: 30 is a part of one of them.
    let complete = list(&[("basic", "300万元"), ("project", "100万元")], "30万元");
    let complete = roll_up(&complete, Along::Function(FunctionLevel::Category)).expect("in range");
    assert_eq!((column(&complete).total, column(&complete).rows.len()), (wan("400"), 0));
    // One nature is there: 30 is other money.
    let open = list(&[("basic", "300万元")], "30万元");
    let open = roll_up(&open, Along::Function(FunctionLevel::Category)).expect("in range");
    assert_eq!((column(&open).total, rows(column(&open))), (wan("330"), named(&[("224", "30")])));
}
