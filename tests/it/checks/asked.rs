//! What users ask of an audit, what its findings are known by, and what is written down of it.

use std::collections::BTreeSet;

use budget_performance::audit::{
    Audit, AuditDocument, AuditOptions, Band, Bands, CHECKS, Code, Finding, Language, Severity, Tolerance, audit,
    audit_with,
};
use budget_performance::model::from_json;
use serde_json::{Value, json};

use super::fixtures::{fault, read, report};

fn code(text: &str) -> Code {
    text.parse().expect("it is a code")
}

/// Every fixture of the checks and every transcribed report, with its name.
fn everything() -> Vec<(String, Value)> {
    let names = super::files("tests/fixtures/checks").into_iter();
    let fixtures = names.map(|name| (name.clone(), read(name.trim_end_matches(".json"))));
    let reports = crate::reports::all().into_iter();
    fixtures.chain(reports.map(|(name, text)| (name, serde_json::from_str(&text).expect("it is JSON")))).collect()
}

/// The report with the fault of a check, audited as asked.
fn asked(of: &str, options: &AuditOptions) -> Audit {
    audit_with(&report(&read(&format!("{}.fault", of.to_lowercase()))), options)
}

#[test]
fn a_check_that_is_switched_off_keeps_silent_and_no_other_does() {
    for check in CHECKS {
        let name = check.code.as_str();
        let mut options = AuditOptions::default();
        options.disabled.push(check.code);
        let silent = asked(name, &options);
        assert!(silent.findings.is_empty(), "{name} speaks though it is switched off");
        assert!(silent.checked.iter().all(|checked| checked.code != check.code), "{name} is counted");
        assert!(silent.skipped.iter().all(|skipped| skipped.code != check.code), "{name} is told of");
        options.disabled = CHECKS.iter().map(|other| other.code).filter(|other| *other != check.code).collect();
        let alone = asked(name, &options);
        let codes: Vec<Code> = alone.findings.iter().map(Finding::code).collect();
        assert_eq!(codes, [check.code], "{name} needs others to speak");
    }
}

#[test]
fn severities_are_what_the_user_says() {
    for check in CHECKS {
        for severity in [Severity::Note, Severity::Warning, Severity::Error] {
            let mut options = AuditOptions::default();
            options.severities.push((check.code, severity));
            let audit = asked(check.code.as_str(), &options);
            assert_eq!(audit.findings[0].severity, severity, "{}", check.code);
            assert_eq!(audit.worst(), Some(severity), "{}", check.code);
        }
    }
    let mut options = AuditOptions::default();
    options.severities.push((code("SUM001"), Severity::Note));
    assert_eq!(asked("CHG001", &options).worst(), Some(Severity::Error), "another check is not meant");
}

#[test]
fn the_gravest_stand_first() {
    for (name, json) in everything() {
        let severities: Vec<Severity> = audit(&report(&json)).findings.iter().map(|finding| finding.severity).collect();
        assert!(severities.is_sorted_by(|one, two| one >= two), "{name}: {severities:?}");
    }
}

#[test]
fn a_tolerance_reaches_as_far_as_granted_and_is_told() {
    // The gaps in units of the last printed digit: 12.32 − 12.23, 23 − 22, 97 − 96, 110 − 100, 311.01 − 307.38. A
    // hundred percent has no digits of its own: 100 − 98.83 is counted in those of the shares.
    for (name, gap) in [("CHG001", 9), ("STA001", 1), ("SCO002", 1), ("WGT001", 10), ("SHR002", 117)] {
        let mut options = AuditOptions::default();
        options.tolerance = Some(Tolerance { last_digits: gap - 1 });
        let short = asked(name, &options);
        assert_eq!((short.findings[0].severity, short.findings[0].granted), (Severity::Error, None), "{name}");
        options.tolerance = Some(Tolerance { last_digits: gap });
        let granted = asked(name, &options);
        assert_eq!((granted.findings[0].severity, granted.findings[0].granted), (Severity::Note, Some(gap)), "{name}");
        let written = serde_json::to_value(granted.document()).expect("it can be written");
        assert_eq!(written.pointer("/findings/0/granted"), Some(&json!(gap)), "{name}");
    }
    // 311.01 − 68.74 = 242.27; 259.01 ÷ 1.3539 + 48.37 ÷ 0.9965 = 239.847…: no figure of that year is printed, so the gap
    // of 2.423 is counted in the digits of the amounts beside it, not in those of the rates.
    let implied = |last_digits: u8| {
        let mut options = AuditOptions::default();
        options.tolerance = Some(Tolerance { last_digits });
        let nanyue = from_json(include_str!("../../../examples/data/nanyue-2023.json")).expect("it is a report");
        let audit = audit_with(&nanyue, &options);
        let finding = audit.findings.iter().find(|finding| finding.code().as_str() == "PRI001").expect("it is there");
        (finding.severity, finding.granted)
    };
    assert_eq!(implied(241), (Severity::Error, None));
    assert_eq!(implied(242), (Severity::Note, Some(242)));
    let mut options = AuditOptions::default();
    options.tolerance = Some(Tolerance { last_digits: u8::MAX });
    for name in ["SUM001", "PER002", "PER003", "GRD001"] {
        let audit = asked(name, &options);
        assert_eq!(audit.findings[0].granted, None, "{name}: 363 digits are too many, and dates and grades have none");
        assert_eq!(audit.findings[0].severity, audit.findings[0].check.severity, "{name}");
    }
}

#[test]
fn grades_are_held_to_given_bands_where_the_report_states_none() {
    let band = |name: &str, other: &str, from: &str, until: &str| {
        let [from, until] = [from, until].map(|end| end.parse().expect("a score"));
        Band::new(vec![name.to_owned(), other.to_owned()], from, until)
    };
    let mut options = AuditOptions::default();
    options.bands = Some(Bands::new(
        "《评价办法》",
        "the rules of evaluation",
        vec![band("差", "poor", "0", "60"), band("良", "good", "60", "90"), band("优", "excellent", "90", "100")],
    ));
    let judged = |total: &str, grade: &str, full_marks: Option<&str>| {
        let mut json = read("grd001.fault");
        let card = &mut json["scorecards"][0];
        card.as_object_mut().expect("a scorecard").remove("bands");
        (card["total"], card["grade"]) = (json!(total), json!(grade));
        if let Some(marks) = full_marks {
            card["full_marks"] = json!(marks);
        }
        let audit = audit_with(&report(&json), &options);
        let count = |list: &[Code]| list.iter().filter(|one| one.as_str() == "GRD001").count();
        let checked: Vec<Code> = audit.checked.iter().map(|checked| checked.code).collect();
        let skipped: Vec<Code> = audit.skipped.iter().map(|skipped| skipped.code).collect();
        (
            audit.findings.iter().map(|one| one.message(Language::ZhCn)).collect::<Vec<_>>(),
            count(&checked),
            count(&skipped),
        )
    };
    let silent = |checked, skipped| (Vec::new(), checked, skipped);
    assert_eq!(
        judged("89.5", "优", None),
        (vec!["部门整体支出：得分 89.5，按《评价办法》的等级标准应评为“良”，实际评为“优”。".to_owned()], 1, 0)
    );
    // A lower end belongs to its band, the upper end to the next, and the full marks to the highest.
    assert_eq!(judged("90", "优", None), silent(1, 0));
    assert_eq!(judged("90", "良", None).0.len(), 1);
    assert_eq!(judged("60", "good", None), silent(1, 0));
    assert_eq!(judged("100", "excellent", None), silent(1, 0));
    // Of a grade on another scale, of other full marks, and of a score beyond all bands nothing is said, which is told.
    assert_eq!(judged("89.5", "优秀", None), silent(0, 1));
    assert_eq!(judged("89.5", "优", Some("120")), silent(0, 1));
    assert_eq!(judged("89.5", "优", Some("100")).0.len(), 1);
    assert_eq!(judged("101", "优", Some("100")).1, 0);
    // The bands that the report states come first.
    options.bands.as_mut().expect("they are given").bands.clear();
    let own = asked("GRD001", &options);
    assert!(own.findings[0].message(Language::En).contains("the bands that the report states"));
}

#[test]
fn whatever_was_looked_at_is_counted() {
    let counted = |name: &str, code: &str| {
        let audit = audit(&report(&read(name)));
        audit.checked.iter().find(|checked| checked.code.as_str() == code).map(|checked| checked.count)
    };
    // One place each, whether it is sound or not.
    for name in ["ACC001", "CLS001", "CLS002", "GRD001", "PER002", "PNT001", "STA003", "ZER001", "ZER002"] {
        for kind in ["fault", "sound"] {
            let count = counted(&format!("{}.{kind}", name.to_lowercase()), name);
            assert!(count >= Some(1), "{name}.{kind}: {count:?}");
        }
    }
    assert_eq!(counted("per001.fault", "PER001"), Some(2), "two days");
    assert_eq!(counted("per003.fault", "PER003"), Some(1));
    assert_eq!(counted("sum001.fault", "PER003"), None, "nothing there has a beginning and an end");
}

#[test]
fn a_tolerance_is_granted_before_a_severity_is_changed_back() {
    let mut options = AuditOptions::default();
    options.severities.push((code("CHG001"), Severity::Warning));
    options.tolerance = Some(Tolerance { last_digits: 9 });
    assert_eq!(asked("CHG001", &options).worst(), Some(Severity::Note));
}

/// The same report with something harmless before whatever it lists.
fn moved(mut json: Value) -> Value {
    let line = json!({ "label": "另起一行" });
    for statement in json.pointer_mut("/statements").and_then(Value::as_array_mut).into_iter().flatten() {
        statement["lines"].as_array_mut().expect("a list").insert(0, line.clone());
    }
    let column = json!({ "id": "only", "stage": "not_said" });
    let statement = json!({
        "title": "另表", "side": "memo", "account": "not_said", "columns": [column], "main_column": "only"
    });
    let tally = json!({ "label": "退休人员", "role": "retired", "figure": "1人" });
    let unit = json!({ "name": "某下属单位", "kind": "other" });
    let harmless = [
        ("/statements", statement),
        ("/department/staffing", tally),
        ("/department/units", unit),
        ("/department/stated_unit_counts", json!({ "kind": "other", "count": "1个" })),
        ("/data_cutoffs", json!({ "wording": "截至目前" })),
        ("/indicators", line.clone()),
        ("/scorecards", json!({})),
        ("/scorecards/1/indicators", line),
        ("/scorecards/1/groups", json!({ "label": "加分项", "weight": "0", "score": "0" })),
    ];
    for (list, item) in harmless {
        if let Some(list) = json.pointer_mut(list).and_then(Value::as_array_mut) {
            list.insert(0, item);
        }
    }
    if let Some(claims) = json.get_mut("claims") {
        let text = claims.to_string();
        let text = text.replace("/lines/0/", "/lines/1/").replace("/statements/0/", "/statements/1/");
        let text = (0..9).rev().fold(text, |text, index| {
            text.replace(&format!("/indicators/{index}/"), &format!("/indicators/{}/", index + 1))
        });
        *claims = serde_json::from_str(&text).expect("it is JSON");
    }
    json
}

#[test]
fn a_fault_is_known_again_wherever_it_moves() {
    for check in CHECKS {
        let name = check.code.as_str();
        let (before, audit) = (fault(name), audit(&report(&moved(read(&format!("{}.fault", name.to_lowercase()))))));
        let [after] = audit.findings.as_slice() else { panic!("{name}: there are {}", audit.findings.len()) };
        assert_eq!(after.fingerprint(), before.fingerprint(), "{name}");
        let stays = ["IDN001", "PER002"].contains(&name);
        assert_eq!(after.at == before.at, stays, "{name} moved");
    }
}

#[test]
fn a_fault_is_known_again_after_its_figures_changed_and_it_is_still_there() {
    let mut json = read("sum001.fault");
    *json.pointer_mut("/statements/0/lines/0/amounts/0/figure").expect("it is there") = json!("312.01万元");
    let after = audit(&report(&json)).findings[0].fingerprint();
    assert_eq!(after, fault("SUM001").fingerprint());
}

#[test]
fn faults_differ_in_what_they_are_known_by() {
    let own: BTreeSet<u64> = CHECKS.iter().map(|check| fault(check.code.as_str()).fingerprint()).collect();
    assert_eq!(own.len(), CHECKS.len());
    for (name, text) in crate::reports::all() {
        let audit = audit(&report(&serde_json::from_str(&text).expect("it is JSON")));
        let all: Vec<u64> = audit.findings.iter().flat_map(Finding::all).map(Finding::fingerprint).collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{name}");
    }
}

#[test]
fn every_place_of_every_message_is_filled() {
    for (name, json) in everything() {
        for finding in audit(&report(&json)).findings.iter().flat_map(Finding::all) {
            for language in [Language::ZhCn, Language::En] {
                let message = finding.message(language);
                assert!(!message.contains(['{', '}']), "{name}: {message}");
                assert!(!message.contains("（）") && !message.contains("()"), "{name}: {message}");
                assert!(message.ends_with(['。', '.']), "{name}: {message}");
            }
        }
    }
}

#[test]
fn written_down_and_read_back() {
    let mut options = AuditOptions::default();
    options.tolerance = Some(Tolerance { last_digits: 10 });
    for (name, json) in everything() {
        for audit in [audit(&report(&json)), audit_with(&report(&json), &options)] {
            let document = audit.document();
            let text = serde_json::to_string(&document).expect("it can be written");
            assert_eq!(from_json::<AuditDocument>(&text).expect("it can be read"), document, "{name}");
            assert_eq!(document.findings.len(), audit.findings.len(), "{name}: a finding is lost");
            for (written, finding) in document.findings.iter().zip(&audit.findings) {
                assert_eq!(written.consequences.len(), finding.consequences.len(), "{name}: a consequence is lost");
                assert_eq!(written.related.len(), finding.related.len(), "{name}: a relative is lost");
                assert_eq!(written.message_zh.as_ref(), finding.message(Language::ZhCn), "{name}");
                assert_eq!(written.message_en.as_ref(), finding.message(Language::En), "{name}");
                assert_eq!(written.fingerprint.as_ref(), format!("{:016x}", finding.fingerprint()), "{name}");
            }
        }
    }
}
