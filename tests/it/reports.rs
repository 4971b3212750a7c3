//! Published reports, transcribed: they are read, and written back as they were.

mod hand_checks;
mod printed;

use std::collections::BTreeSet;

use budget_performance::model::{Report, from_json};
use serde_json::Value;

use self::printed::Printed;

/// Every transcribed report.
pub(crate) fn all() -> Vec<(String, String)> {
    let root = env!("CARGO_MANIFEST_DIR");
    let mut reports = Vec::new();
    for folder in ["examples/data", "tests/fixtures/reports"] {
        for entry in std::fs::read_dir(format!("{root}/{folder}")).expect("the folder is there") {
            let path = entry.expect("it can be listed").path();
            let name = path.file_name().expect("a file").to_string_lossy().into_owned();
            reports.push((name, std::fs::read_to_string(&path).expect("it can be read")));
        }
    }
    reports.sort();
    reports
}

#[test]
fn each_is_read_and_written_unchanged() {
    for (name, json) in all() {
        let report: Report = from_json(&json).unwrap_or_else(|error| panic!("{name}: {error}"));
        let written = serde_json::to_value(&report).expect("a report can be written");
        let original: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
        assert_eq!(written, original, "{name}");
    }
}

/// The report on 南岳区应急管理局, read and written back.
fn nanyue() -> Value {
    let (_, json) = all().into_iter().find(|(name, _)| name == "nanyue-2023.json").expect("it is there");
    let report: Report = from_json(&json).expect("it can be read");
    serde_json::to_value(&report).expect("it can be written")
}

/// Every `id` in a document, in its order.
fn ids<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::Object(members) => {
            found.extend(members.get("id").and_then(Value::as_str));
            members.values().for_each(|member| ids(member, found));
        }
        Value::Array(items) => items.iter().for_each(|item| ids(item, found)),
        _ => {}
    }
}

#[test]
fn nanyue_has_each_of_its_127_performance_figures_once() {
    let report = nanyue();
    let mut found = Vec::new();
    for part in ["tallies", "facts", "indicators"] {
        ids(&report[part], &mut found);
    }
    found.sort_unstable();
    let expected: Vec<String> = (1..=127).map(|row| format!("f{row:03}")).collect();
    assert_eq!(found, expected);
}

#[test]
fn nanyue_states_its_staff_and_money_as_printed() {
    let report = nanyue();
    let staffing = "/department/staffing";
    let (basic, project) = ("/statements/0/lines/0", "/statements/0/lines/1");
    let personnel = "/statements/0/lines/0/breakdowns/0/lines/0";
    let routine = "/statements/0/lines/0/breakdowns/0/lines/1";
    let (amount, change) = ("amounts/0/figure", "comparisons/0/change");
    let (rate, share) = ("comparisons/0/rate", "shares/0/share");
    for (line, member, expected) in [
        (staffing, "0/label", "编制"),
        (staffing, "0/figure", "23人"),
        (staffing, "0/breakdowns/0/parts/0/label", "行政编制"),
        (staffing, "0/breakdowns/0/parts/0/figure", "5人"),
        (staffing, "0/breakdowns/0/parts/1/label", "事业编制"),
        (staffing, "0/breakdowns/0/parts/1/figure", "17人"),
        (staffing, "1/label", "实有在职人员"),
        (staffing, "1/figure", "19人"),
        (staffing, "1/breakdowns/0/parts/0/figure", "3人"),
        (staffing, "2/label", "退休人员"),
        (staffing, "2/figure", "1人"),
        (basic, "label", "基本支出"),
        (basic, amount, "311.01万元"),
        (basic, change, "68.74万元"),
        (basic, "comparisons/0/movement", "rose"),
        (personnel, "label", "人员经费"),
        (personnel, amount, "259.01万元"),
        (personnel, share, "83.28%"),
        (personnel, rate, "35.39%"),
        (personnel, "comparisons/0/movement", "rose"),
        (routine, "label", "日常公用经费"),
        (routine, amount, "48.37万元"),
        (routine, share, "15.55%"),
        (routine, rate, "0.35%"),
        (routine, "comparisons/0/movement", "fell"),
        (project, "label", "项目支出"),
        (project, amount, "652.74万元"),
        (project, change, "136.59万元"),
        (project, "comparisons/0/movement", "rose"),
    ] {
        let pointer = format!("{line}/{member}");
        assert_eq!(report.pointer(&pointer).and_then(Value::as_str), Some(expected), "{pointer}");
    }
    for (index, (code, amount, change, movement)) in [
        ("213", "13.68万元", "77.01万元", "fell"),
        ("224", "587.99万元", "190.28万元", "rose"),
        ("201", "5万元", "5万元", "rose"),
        ("223", "46.07万元", "46.07万元", "rose"),
    ]
    .into_iter()
    .enumerate()
    {
        let class = &report["statements"][0]["lines"][1]["breakdowns"][0]["lines"][index];
        assert_eq!(class["codes"][0]["code"], code);
        assert_eq!(class["amounts"][0]["figure"], amount, "{code}");
        assert_eq!(class["comparisons"][0]["change"], change, "{code}");
        assert_eq!(class["comparisons"][0]["sense"], "unsigned", "{code}");
        assert_eq!(class["comparisons"][0]["movement"], movement, "{code}");
    }
}

#[test]
fn claims_and_remarks_point_into_their_own_document() {
    for (name, json) in all() {
        let report: Value = serde_json::from_str(&json).expect("it is JSON");
        let part = |part: &str| report[part].as_array().cloned().unwrap_or_default();
        for remark in part("remarks") {
            let at = remark["at"].as_str().expect("a pointer");
            assert!(report.pointer(at).is_some(), "{name}: nothing at {at}");
        }
        let mut pointers = Vec::new();
        for claim in part("claims") {
            texts(&claim, &mut pointers);
        }
        for pointer in pointers.iter().filter(|text| text.starts_with('/')) {
            Printed::at(&report, pointer);
        }
    }
}

/// Every text in a value.
fn texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Object(members) => members.values().for_each(|member| texts(member, found)),
        _ => {}
    }
}

#[test]
fn names_that_a_document_uses_are_its_own() {
    for (name, json) in all() {
        let report: Value = serde_json::from_str(&json).expect("it is JSON");
        let mut known = Vec::new();
        ids(&report, &mut known);
        let distinct: BTreeSet<&str> = known.iter().copied().collect();
        let mut used = Vec::new();
        references(&report, &mut used);
        for id in used {
            assert!(distinct.contains(id.as_str()), "{name}: no `{id}`");
        }
    }
}

/// Every name by which a part of a document refers to another.
fn references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        Value::Object(members) => {
            let used = |name: &str| match name {
                "column" | "main_column" | "current" | "line" => true,
                "base" => members.contains_key("current"), // a tally's is a number
                "columns" => members.contains_key("dimension"), // a statement's are the columns themselves
                "measures" => members.contains_key("label"), // a report's are prose
                _ => false,
            };
            members.iter().filter(|(name, _)| used(name)).for_each(|(_, value)| texts(value, found));
            // OK because the members of claims are pointers, which another test follows.
            found.retain(|text| !text.starts_with('/'));
            members.values().for_each(|member| references(member, found));
        }
        _ => {}
    }
}
