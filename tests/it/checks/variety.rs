//! What documents do in many ways: cells and staff told twice, points with their unit, words beside rates.

use budget_performance::audit::{Finding, Language, audit};
use serde_json::{Value, json};

use super::fixtures::report;

fn found(members: &Value) -> Vec<Finding> {
    let mut json = json!({
        "format_version": 1, "title": "报告", "kind": "department_evaluation", "subject": { "kind": "department" },
        "currency": "CNY", "period": { "fiscal_year": 2023 }
    });
    json.as_object_mut().expect("a report").extend(members.as_object().expect("members").clone());
    audit(&report(&json)).findings
}

fn codes(members: &Value) -> Vec<String> {
    found(members).iter().map(|finding| finding.code().to_string()).collect()
}

/// A statement of this year and the last with one line.
fn line(line: &Value) -> Value {
    json!({ "statements": [{
        "title": "支出", "side": "expenditure", "account": "general",
        "columns": [{ "id": "now", "year": 2023, "stage": "not_said" }, { "id": "before", "year": 2022, "stage": "not_said" }],
        "main_column": "now", "lines": [line]
    }] })
}

#[test]
fn a_cell_that_is_stated_twice_is_one_figure() {
    let twice = |one: &str, two: &str| {
        let amounts = json!([{ "column": "now", "figure": one }, { "column": "now", "figure": two }]);
        codes(&line(&json!({ "label": "差旅费", "amounts": amounts })))
    };
    assert_eq!(twice("4.00万元", "5.00万元"), ["REP001"]);
    assert_eq!(twice("4.00万元", "4.0万元"), [""; 0]);
    assert_eq!(twice("4.00万元", "40000元"), [""; 0]);
}

#[test]
fn the_same_people_on_two_days_are_counted_once() {
    let staffing = |first: &str, last: &str| {
        let when = |day: &str| json!({ "kind": "as_of", "date": day });
        codes(&json!({ "department": { "staffing": [
            { "label": "编制", "role": "authorised", "figure": "19人" },
            { "label": "年初在职", "role": "in_post", "figure": "19人", "when": when(first) },
            { "label": "年末在职", "role": "in_post", "figure": "18人", "when": when(last) }
        ] } }))
    };
    assert_eq!(staffing("2023-01-01", "2023-12-31"), [""; 0]);
    // On one day they are two kinds: 37 in all.
    assert_eq!(staffing("2023-12-31", "2023-12-31"), ["STA002"]);
}

#[test]
fn whole_points_are_given_with_a_unit_or_without() {
    let card = |unit: &str, weights: [u32; 3], scores: [u32; 3], total: u32| {
        let rows = weights.into_iter().zip(scores);
        let rows: Vec<Value> = rows
            .map(|(weight, score)| {
                json!({ "label": "指标", "weight": format!("{weight}{unit}"), "score": format!("{score}{unit}") })
            })
            .collect();
        codes(&json!({ "scorecards": [{
            "full_marks": format!("100{unit}"), "total": format!("{total}{unit}"), "indicators": rows
        }] }))
    };
    for unit in ["", "分"] {
        assert_eq!(card(unit, [20, 30, 50], [18, 30, 50], 98), [""; 0], "{unit}");
        assert_eq!(card(unit, [20, 30, 51], [18, 30, 50], 98), ["WGT001"], "{unit}: 101 in all");
        assert_eq!(card(unit, [20, 30, 50], [18, 31, 49], 98), ["SCO001"], "{unit}: 31 of 30");
        assert_eq!(card(unit, [20, 30, 50], [18, 30, 50], 97), ["SCO002"], "{unit}: 98 in all");
        let thirds = json!({ "label": "指标", "weight": format!("33.33{unit}") });
        let card = json!({ "full_marks": format!("100{unit}"), "indicators": [thirds, thirds, thirds] });
        assert_eq!(codes(&json!({ "scorecards": [card] })), [""; 0], "{unit}: three thirds are a hundred");
    }
}

#[test]
fn what_did_more_than_was_aimed_at_was_done() {
    let attained = |achieved: &str, attainment: &str| {
        let figure = |text: &str| json!({ "kind": "figure", "figure": text });
        codes(&json!({ "indicators": [{
            "label": "培训人数", "target": { "kind": "at_least", "value": figure("2000人次") },
            "achieved": { "kind": "actual", "value": figure(achieved) }, "attainment": attainment
        }] }))
    };
    assert_eq!(attained("2370人次", "118.5%"), [""; 0]);
    assert_eq!(attained("2370人次", "100%"), [""; 0]);
    assert_eq!(attained("2370人次", "110%"), ["RAT002"]);
    assert_eq!(attained("1800人次", "100%"), ["RAT002"]);
}

#[test]
fn a_word_beside_a_rate_alone_is_held_to_it() {
    let told = |prior: Option<&str>, rate: &str, movement: &str| {
        let amounts = [("now", Some("100.00万元")), ("before", prior)].into_iter();
        let amounts: Vec<Value> =
            amounts.filter_map(|(column, figure)| Some(json!({ "column": column, "figure": figure? }))).collect();
        let comparison = json!({
            "current": "now", "base": "before", "rate": rate, "sense": "current_minus_base", "movement": movement
        });
        codes(&line(&json!({ "label": "差旅费", "amounts": amounts, "comparisons": [comparison] })))
    };
    for prior in [Some("125.00万元"), None] {
        assert_eq!(told(prior, "-20.00%", "fell"), [""; 0]);
        assert_eq!(told(prior, "-20.00%", "rose"), ["CHG003"], "{prior:?}");
        assert_eq!(told(prior, "-20.00%", "flat"), ["CHG003"], "{prior:?}");
        assert_eq!(told(prior, "-20.00%", "about_flat"), [""; 0]);
    }
}

#[test]
fn what_meets_at_a_figure_tells_of_that_figure() {
    // 400 are 135 % of 296.3, so they did not fall.
    let comparison = json!({
        "current": "now", "base": "before", "completion": "135%", "movement": "fell"
    });
    let amounts = json!([{ "column": "now", "figure": "400.00万元" }]);
    let findings = found(&line(&json!({ "label": "差旅费", "amounts": amounts, "comparisons": [comparison] })));
    let [finding] = findings.as_slice() else { panic!("one finding: {findings:?}") };
    assert_eq!(finding.code().as_str(), "CHG003");
    assert_eq!(
        finding.message(Language::ZhCn),
        "差旅费：文字所述的增减方向与所列数据不符（差旅费 400.00万元、差旅费完成率 135%）。"
    );
}

#[test]
fn what_is_told_only_roughly_is_answered_with_a_range() {
    let parts = |figure: &str| {
        found(&line(&json!({
            "label": "基本支出", "amounts": [{ "column": "now", "figure": "100万元" }],
            "breakdowns": [{ "dimension": "nature", "coverage": "exhaustive", "lines": [
                { "label": "人员经费", "amounts": [{ "column": "now", "figure": figure }] },
                { "label": "公用经费", "amounts": [{ "column": "now", "figure": "50万元" }] }
            ] }]
        })))
    };
    // More than 60 and 49.5 at least are more than 109.5; 100 is 100.5 at most, but what is printed is 100.
    let above = parts("60余万元");
    assert_eq!(
        above[0].message(Language::ZhCn),
        "基本支出：列为 100万元，所列各项（人员经费 60余万元、公用经费 50万元）合计 109.5万元以上，相差 9.5万元以上。"
    );
    // From 0 to 30, and 50: 80.5 at most.
    let below = parts("近30万元");
    assert!(
        below[0].message(Language::En).ends_with("adds up to 49.5万元 to 80.5万元, a difference of at least 19.5万元.")
    );
    assert!(parts("约60万元").is_empty(), "about 60 may be 50");
}

#[test]
fn reasons_of_a_fall_are_told_as_the_fall_or_with_their_sign() {
    let reasons = |change: &str, one: &str, two: &str| {
        found(&line(&json!({
            "label": "项目支出", "amounts": [{ "column": "now", "figure": "70万元" }],
            "comparisons": [{
                "current": "now", "base": "before", "change": change, "sense": "base_minus_current",
                "reasons": [{ "text": "人员变动", "amount": one }, { "text": "项目调整", "amount": two }], "reasons_coverage": "exhaustive"
            }]
        })))
    };
    assert!(reasons("10万元", "7万元", "3万元").is_empty(), "10 less: 7 and 3");
    assert!(reasons("10万元", "-12万元", "2万元").is_empty(), "12 less and 2 more");
    assert!(reasons("-10万元", "7万元", "3万元").is_empty(), "10 more: 7 and 3");
    let wrong = reasons("10万元", "7万元", "5万元");
    assert_eq!(
        wrong[0].message(Language::ZhCn),
        "项目支出增减额：列为 10万元，所列各项（人员变动 7万元、项目调整 5万元）合计 12万元，相差 2万元。"
    );
    assert_eq!(reasons("10万元", "-12万元", "12万元").len(), 1);
    assert_eq!(reasons("-10万元", "-7万元", "-3万元").len(), 1);
}
