//! Two reports for each check: one with its fault and no other, and the nearest one that is sound.

use budget_performance::audit::{CHECKS, Finding, Language, Slot, audit};
use budget_performance::model::{Pointer, Report, from_json};
use serde_json::Value;

use super::path;

/// The report of that name among the fixtures: `sum001.fault`.
pub(super) fn read(name: &str) -> Value {
    let text = std::fs::read_to_string(path(&format!("tests/fixtures/checks/{name}.json")));
    serde_json::from_str(&text.unwrap_or_else(|error| panic!("{name}: {error}"))).expect("it is JSON")
}

pub(super) fn report(json: &Value) -> Report {
    from_json(&json.to_string()).unwrap_or_else(|error| panic!("{error}"))
}

/// The only finding of the report with the fault of a check.
pub(crate) fn fault(code: &str) -> Finding {
    let audit = audit(&report(&read(&format!("{}.fault", code.to_lowercase()))));
    let all: Vec<&Finding> = audit.findings.iter().flat_map(Finding::all).collect();
    let [finding] = all.as_slice() else { panic!("{code}: there are {} findings", all.len()) };
    (*finding).clone()
}

/// The code, and the place that the fault is charged to.
const CHARGED: [(&str, &str); 32] = [
    ("ACC001", "/statements/0/lines/0/codes/0/code"),
    ("CHG001", "/statements/0/lines/0/comparisons/0/change"),
    ("CHG002", "/statements/0/lines/0/amounts/1/figure"),
    ("CHG003", "/statements/0/lines/0/comparisons/0/change"),
    ("CLS001", "/statements/0/lines/0/codes/0/code"),
    ("CLS002", "/statements/0/lines/0/label"),
    ("GRD001", "/scorecards/0/grade"),
    ("IDN001", "/department/credit_code"),
    ("LST001", "/statements/0/lines/0/breakdowns/0"),
    ("PER001", "/data_cutoffs/0"),
    ("PER002", "/date"),
    ("PER003", "/department/units/0"),
    ("PNT001", "/indicators/2/achieved/value/figure"),
    ("PRI001", "/statements/0/lines/0/amounts/0/figure"),
    ("RAT001", "/statements/0/lines/0/comparisons/0/rate"),
    ("RAT002", "/indicators/0/achieved/value/figure"),
    ("REF001", "/statements/0/lines/0/breakdowns/0/lines/1/shares/0/of/id"),
    ("REP001", "/indicators/0/achieved/value/figure"),
    ("SCO001", "/scorecards/0/indicators/0/score"),
    ("SCO002", "/scorecards/0/total"),
    ("SHR001", "/statements/0/lines/0/breakdowns/0/lines/1/shares/0/share"),
    ("SHR002", "/statements/0/lines/0/breakdowns/0/lines/0/shares/0/share"),
    ("STA001", "/department/staffing/0/figure"),
    ("STA002", "/department/staffing/0/figure"),
    ("STA003", "/department/stated_unit_counts/0/count"),
    ("SUM001", "/statements/0/lines/0/amounts/0/figure"),
    ("SUM002", "/statements/0/lines/0/amounts/0/figure"),
    ("SUM003", "/statements/0/lines/0/amounts/2/figure"),
    ("TRU001", "/indicators/0/achieved/value/figure"),
    ("WGT001", "/scorecards/0/full_marks"),
    ("ZER001", "/statements/0/lines/0/comparisons/0/rate"),
    ("ZER002", "/statements/0/lines/0/comparisons/0/rate"),
];

#[test]
fn a_fault_is_found_once_and_charged_to_its_place() {
    assert_eq!(
        CHARGED.map(|(code, _)| code.to_owned()).to_vec(),
        CHECKS.iter().map(|check| check.code.to_string()).collect::<Vec<_>>()
    );
    for (code, charged) in CHARGED {
        let finding = fault(code);
        assert_eq!(finding.code().as_str(), code);
        assert_eq!(finding.severity, finding.check.severity, "{code}");
        assert!(finding.related.is_empty() && finding.granted.is_none(), "{code}");
        let places: Vec<&str> = finding.at.iter().map(Pointer::as_str).collect();
        // One of two figures in the wrong order is as likely wrong as the other.
        let in_order = finding.term(Slot::Inputs).is_some() && finding.term(Slot::Stated).is_none();
        let judged = if in_order { &places[..2] } else { &places[..1] };
        assert!(judged.contains(&charged), "{code}: {places:?}");
    }
}

#[test]
fn places_are_in_the_report_each_once() {
    for (code, _) in CHARGED {
        let (json, finding) = (read(&format!("{}.fault", code.to_lowercase())), fault(code));
        for (index, place) in finding.at.iter().enumerate() {
            assert!(json.pointer(place.as_str()).is_some(), "{code}: there is nothing at {place}");
            assert!(!finding.at[..index].contains(place), "{code}: {place} is given twice");
        }
    }
}

#[test]
fn the_nearest_sound_report_is_let_pass() {
    for check in CHECKS {
        let name = format!("{}.sound", check.code.as_str().to_lowercase());
        let audit = audit(&report(&read(&name)));
        let messages: Vec<String> = audit.findings.iter().map(|finding| finding.message(Language::En)).collect();
        assert_eq!(messages, Vec::<String>::new(), "{name}");
    }
}

/// What makes each sound report a fault again: one figure, date or word, a step further. The room of n rounded figures is n
/// halves of a last digit; beside each step stands why it is beyond.
const A_STEP_FURTHER: [(&str, &str, &str); 32] = [
    // 农林水支出 stand in the general and in the fund budget, and in no other.
    ("ACC001", "/statements/1/account", "state_capital"),
    // 17.22 − 4.99 = 12.23; 0.02 are more than three halves of 0.01.
    ("CHG001", "/statements/0/lines/0/comparisons/0/change", "12.25万元"),
    // 190.69 + 397.71 = 588.40
    ("CHG002", "/statements/0/lines/0/amounts/1/figure", "588.38万元"),
    // 9.7 is at most 9.75, 9.84 at least 9.835.
    ("CHG003", "/statements/0/lines/1/amounts/0/figure", "9.7万元"),
    // The class was added in March 2024.
    ("CLS001", "/statements/0/main_column", "y2023"),
    // The name of 224.
    ("CLS002", "/statements/0/lines/0/label", "灾害防治及应急管理支出"),
    // 90 could belong to both bands, 90.1 cannot.
    ("GRD001", "/scorecards/0/total", "90.1"),
    // By the characters before them, the 17th would be 8 and the last P.
    ("IDN001", "/department/credit_code", "11330881MB158154XN"),
    // 516.15 − (141.76 + 346.64 + 27.68) = 0.07, with room for 0.06 if all digits were cut off.
    ("LST001", "/statements/0/lines/0/breakdowns/0/lines/2/comparisons/0/change", "27.68万元"),
    ("PER001", "/data_cutoffs/0/date", "2023-12-30"),
    ("PER002", "/date", "2022-03-30"),
    ("PER003", "/facts/0/when/until", "2023-05-11"),
    ("PNT001", "/indicators/2/achieved/value/figure", "3.2%"),
    // 250.00 ÷ 1.3812 + 61.31 = 242.31, against 242.27, with room for a little more than 0.03.
    ("PRI001", "/statements/0/lines/0/breakdowns/0/lines/1/comparisons/0/change", "0.30万元"),
    // 3.455 ÷ (3.465 − 2.35) − 1 = 209.87 %
    ("RAT001", "/statements/0/lines/0/comparisons/0/rate", "209%"),
    // More than 130 of 143 are more than 90.909 %.
    ("RAT002", "/indicators/0/achieved/value/figure", "90.89%"),
    ("REF001", "/statements/0/lines/0/breakdowns/0/lines/1/shares/0/of/id", "totals"),
    // 125.25 is at least 125.245.
    ("REP001", "/indicators/0/achieved/value/figure", "1252449元"),
    ("SCO001", "/scorecards/0/indicators/0/score", "10.01"),
    // 10 + 49 + 28, and at most 10 for what is not scored.
    ("SCO002", "/scorecards/0/total", "98"),
    // 46.5 ÷ 295.5 = 15.736 %
    ("SHR001", "/statements/0/lines/0/breakdowns/0/lines/1/shares/0/share", "15.73%"),
    // 33.31 + 33.33 + 33.33 = 99.97, with room for 0.015.
    ("SHR002", "/statements/0/lines/0/breakdowns/0/lines/0/shares/0/share", "33.31%"),
    // 5 + 17 are more than 21.
    ("STA001", "/department/staffing/0/figure", "21人"),
    ("STA002", "/department/staffing/1/figure", "45人"),
    ("STA003", "/department/stated_unit_counts/0/count", "4个"),
    // 401.93 + 14.44 = 416.37
    ("SUM001", "/statements/0/lines/0/amounts/0/figure", "416.35万元"),
    // 420.51 + 167.48 = 587.99
    ("SUM002", "/statements/0/lines/0/amounts/0/figure", "587.97万元"),
    // 24500 + 1500 − 171 = 25829
    ("SUM003", "/statements/0/lines/0/amounts/3/figure", "25826 thousand ZAR"),
    // 20 ÷ 30 = 66.67 %
    ("TRU001", "/indicators/0/achieved/value/figure", "66.6%"),
    ("WGT001", "/scorecards/0/full_marks", "101"),
    ("ZER001", "/statements/0/lines/0/comparisons/0/rate", "100%"),
    ("ZER002", "/statements/0/lines/0/comparisons/0/rate", "undefined"),
];

#[test]
fn a_step_further_it_is_a_fault() {
    for (code, place, value) in A_STEP_FURTHER {
        let mut json = read(&format!("{}.sound", code.to_lowercase()));
        let cell = json.pointer_mut(place).unwrap_or_else(|| panic!("{code}: there is nothing at {place}"));
        *cell = Value::from(value);
        let audit = audit(&report(&json));
        let codes: Vec<&str> = audit.findings.iter().map(|finding| finding.check.code.as_str()).collect();
        assert_eq!(codes, [code], "{place}: {value}");
    }
}
