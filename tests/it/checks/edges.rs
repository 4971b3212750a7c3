//! What only one way through a check decides: signs beside words, digits cut off, bases that are implied.

use budget_performance::audit::{Language, audit};
use serde_json::{Value, json};

use super::borders::{codes, speaks};
use super::fixtures::{read, report};

#[test]
fn a_sign_and_the_word_beside_it_go_one_way() {
    // The base is not there: nothing but the sign speaks against the word.
    let found = |change: &str, sense: &str, movement: &str| {
        let base = ("/statements/0/lines/0/amounts/1/figure", json!("missing"));
        let comparison = json!({
            "current": "y2023", "base": "y2022", "change": change, "sense": sense, "movement": movement
        });
        codes("chg003.fault", &[base, ("/statements/0/lines/0/comparisons/0", comparison)])
    };
    let words = [("rose", true), ("new", true), ("fell", false), ("gone", false)];
    let changes = [
        ("2.23万元", "current_minus_base", true),
        ("-2.23万元", "current_minus_base", false),
        ("2.23万元", "base_minus_current", false),
        ("-2.23万元", "base_minus_current", true),
    ];
    for (word, rises) in words {
        for (change, sense, goes_up) in changes {
            let found = found(change, sense, word);
            assert_eq!(found.contains(&"CHG003".to_owned()), rises != goes_up, "{word} {change} {sense}: {found:?}");
        }
    }
    // A change without a sign says nothing of it, nor does none, nor a word that names no direction.
    let silent = [
        ("2.23万元", "unsigned", "fell"),
        ("0.00万元", "current_minus_base", "rose"),
        ("-2.23万元", "current_minus_base", "about_flat"),
    ];
    for (change, sense, word) in silent {
        assert_eq!(found(change, sense, word), [""; 0], "{word} {change} {sense}");
    }
}

#[test]
fn parts_that_fall_behind_as_digits_were_cut_off_leave_no_item_out() {
    // Four parts of 25.00 or less, each less than 0.01 too small: together less than 0.04. Rounded, they and their total
    // would leave 0.025.
    let amounts =
        |before: &str| json!([{ "column": "y2023", "figure": "25.00万元" }, { "column": "y2022", "figure": before }]);
    let list = |last: &str| {
        let parts = [
            ("农林水支出", "25.00万元"),
            ("教育支出", "25.00万元"),
            ("卫生健康支出", "25.00万元"),
            ("住房保障支出", last),
        ];
        let lines = parts.map(|(label, before)| json!({ "label": label, "amounts": amounts(before) }));
        json!({
            "label": "项目支出", "item": "project",
            "amounts": [{ "column": "y2023", "figure": "100.00万元" }, { "column": "y2022", "figure": "100.00万元" }],
            "breakdowns": [{ "dimension": "function", "coverage": "exhaustive", "lines": lines }]
        })
    };
    for (last, found) in [("24.98万元", false), ("24.97万元", false), ("24.96万元", true), ("21.00万元", true)]
    {
        speaks("lst001.fault", &[(&[("/statements/0/lines/0", list(last))], found)]);
    }
}

/// Project expenditure of four classes of 25.00 each, with what is said of the year before: of all of it, and of each.
fn projects(before: &[(&str, Value)], each: &str) -> Value {
    let amounts = |now: &str, before: &str| json!([{ "column": "y2023", "figure": now }, { "column": "y2022", "figure": before }]);
    let classes = ["农林水支出", "教育支出", "卫生健康支出", "住房保障支出"];
    let lines = classes.map(|label| json!({ "label": label, "amounts": amounts("25.00万元", each) }));
    let mut line = json!({
        "label": "项目支出", "item": "project", "amounts": amounts("100.00万元", "missing"),
        "breakdowns": [{ "dimension": "function", "coverage": "exhaustive", "lines": lines }]
    });
    for (member, value) in before {
        line[member] = value.clone();
    }
    line
}

fn rose(by: &str) -> Value {
    json!({ "current": "y2023", "base": "y2022", "change": by, "sense": "current_minus_base" })
}

#[test]
fn parts_of_last_year_fall_behind_a_total_that_is_told_by_its_change() {
    // 100.00 − 10.00 = 90.00, of which 4 × 22.50 are all, and 4 × 22.00 are not.
    let found = |comparison: &Value, each: &str| {
        let line = projects(&[("comparisons", json!([comparison]))], each);
        codes("lst001.fault", &[("/statements/0/lines/0", line)])
    };
    assert_eq!(found(&rose("10.00万元"), "22.50万元"), [""; 0]);
    assert_eq!(found(&rose("10.00万元"), "22.00万元"), ["LST001"]);
    // A growth of a half, of 66.67, is refuted by that change: it tells nothing of the list.
    let mut both = rose("10.00万元");
    both["rate"] = json!("50.0000%");
    assert!(found(&both, "22.00万元").contains(&"LST001".to_owned()));
}

#[test]
fn parts_of_last_year_fall_behind_a_total_that_is_told_in_several_steps() {
    // All was 300.00 − 30.00, basic expenditure 200.00 − 20.00: projects were 90.00, which is told by nothing else.
    let found = |each: &str| {
        let amount = |figure: &str| json!([{ "column": "y2023", "figure": figure }]);
        let basic = json!({
            "label": "基本支出", "item": "basic", "amounts": amount("200.00万元"), "comparisons": [rose("20.00万元")]
        });
        let all = json!({
            "label": "支出合计", "amounts": amount("300.00万元"), "comparisons": [rose("30.00万元")],
            "breakdowns": [
                { "dimension": "nature", "coverage": "exhaustive", "lines": [basic, projects(&[], each)] }
            ]
        });
        codes("lst001.fault", &[("/statements/0/lines/0", all)])
    };
    assert_eq!(found("22.50万元"), [""; 0]);
    assert_eq!(found("22.00万元"), ["LST001"]);
}

#[test]
fn parts_of_last_year_that_make_the_total_as_it_is_rounded_leave_no_item_out() {
    // 4 × 24.90 = 99.60 is 100 to the unit; cut off, it would be 0.36 short.
    let line = |each: &str| {
        let amounts =
            json!([{ "column": "y2023", "figure": "100.00万元" }, { "column": "y2022", "figure": "100万元" }]);
        projects(&[("amounts", amounts)], each)
    };
    assert_eq!(codes("lst001.fault", &[("/statements/0/lines/0", line("24.90万元"))]), [""; 0]);
    assert_eq!(codes("lst001.fault", &[("/statements/0/lines/0", line("24.00万元"))]), ["LST001"]);
}

#[test]
fn a_base_is_nothing_if_its_digits_say_so_and_no_more_is_hidden_than_by_rounding() {
    let line = "/statements/0/lines/0";
    let [base, now, change, rate] =
        ["amounts/1/figure", "amounts/0/figure", "comparisons/0/change", "comparisons/0/rate"]
            .map(|it| format!("{line}/{it}"));
    let edits = |current: &str, rise: &str| {
        [(&base, json!("missing")), (&now, json!(current)), (&change, json!(rise)), (&rate, json!("100%"))]
    };
    // 46.07 − 46.07 is nothing, to 0.01. 46.00 − 46 is too, but may be half a 万元; 0.01 is not nothing.
    for (current, rise, found) in [
        ("46.07万元", "46.07万元", true),
        ("46.00万元", "46万元", false),
        ("46.00万元", "46.0万元", false),
        ("46.07万元", "46.06万元", false),
    ] {
        let edits = edits(current, rise).map(|(place, value)| (place.as_str(), value));
        speaks("zer001.fault", &[(&edits, found)]);
    }
}

#[test]
fn units_without_a_label_are_named_by_their_kind() {
    let named = |kind: &str, label: Option<&str>| {
        let mut json = read("sta003.fault");
        for unit in json["department"]["units"].as_array_mut().expect("a list") {
            unit["kind"] = json!(kind);
        }
        let count = &mut json["department"]["stated_unit_counts"][0];
        count["kind"] = json!(kind);
        match label {
            Some(label) => count["label"] = json!(label),
            None => drop(count.as_object_mut().expect("an object").remove("label")),
        }
        let audit = audit(&report(&json));
        let [finding] = audit.findings.as_slice() else { panic!("{:?}", audit.findings) };
        [Language::ZhCn, Language::En].map(|language| finding.message(language))
    };
    for (kind, zh, en) in [
        ("internal_office", "内设机构", "internal offices"),
        ("affiliated_institution", "所属事业单位", "affiliated institutions"),
        ("field_office", "机构", "units"),
    ] {
        let [in_chinese, in_english] = named(kind, None);
        assert!(in_chinese.starts_with(zh) && in_english.starts_with(en), "{in_chinese} {in_english}");
        assert!(named(kind, Some("内设股室")).iter().all(|message| message.starts_with("内设股室")), "{kind}");
    }
}

#[test]
fn a_label_in_another_language_is_not_looked_at() {
    let counted = |label: &str, code: &str| {
        let mut json: Value = read("cls002.sound");
        for line in json["statements"][0]["lines"].as_array_mut().expect("a list") {
            (line["label"], line["codes"]) = (json!(label), json!([{ "kind": "function", "code": code }]));
        }
        let audit = audit(&report(&json));
        let count = audit.checked.iter().find(|checked| checked.code.as_str() == "CLS002").map(|checked| checked.count);
        (count.unwrap_or_default(), json["statements"][0]["lines"].as_array().map_or(0, Vec::len))
    };
    let (looked, lines) = counted("农林水支出", "213");
    assert!(looked == lines && lines > 0, "{looked} of {lines}");
    assert_eq!(counted("Agriculture", "213").0, 0, "the list has names in Chinese");
    assert_eq!(counted("农林水支出", "299").0, 0, "a class that the list does not have");
}
