//! What the audit says of published reports: the faults that were found by hand, and none more.

use std::collections::BTreeSet;

use budget_performance::audit::{
    Audit, AuditOptions, Finding, Language, LikelyKind, Severity, Slot, Term, audit, audit_with,
};
use budget_performance::model::{Report, from_json};
use serde_json::Value;

use crate::reports::all;

fn report(name: &str) -> Report {
    let (_, json) = all().into_iter().find(|(file, _)| file == name).expect("the report is there");
    from_json(&json).expect("it can be read")
}

fn codes(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.check.code.as_str()).collect()
}

fn figure(finding: &Finding, slot: Slot) -> String {
    match finding.term(slot) {
        Some(Term::Figure(figure)) => figure.to_string(),
        other => panic!("no figure but {other:?}"),
    }
}

#[test]
fn nanyue_has_its_six_faults_and_no_other() {
    let report = report("nanyue-2023.json");
    let audit = audit(&report);
    assert_eq!(codes(&audit.findings), ["STA001", "SUM001", "ACC001", "PRI001", "LST001", "PER001"]);
    let [posts, basic, account, prior, list, period] = audit.findings.as_slice() else { panic!("six") };

    // 5 + 17 = 22 of 23.
    assert_eq!(figure(posts, Slot::Computed), "22人");
    // 259.01 + 48.37 = 307.38; 3.63 is missing.
    assert_eq!((figure(basic, Slot::Computed), figure(basic, Slot::Gap)), ("307.38万元".into(), "3.63万元".into()));
    // 242.27 against 191.31 + 48.54 = 239.85: 2.42 last year. The two name each other.
    assert_eq!(figure(prior, Slot::Stated), "242.27万元");
    assert_eq!((figure(prior, Slot::Computed), figure(prior, Slot::Gap)), ("239.85万元".into(), "2.42万元".into()));
    assert_eq!(basic.related, [prior.fingerprint()]);
    assert_eq!(prior.related, [basic.fingerprint()]);
    assert_eq!(figure(basic, Slot::MissingBefore), "2.42万元");
    // 516.15 − 488.40 = 27.75 of an item that is not listed: incomplete, not impossible.
    assert_eq!((figure(list, Slot::Missing), list.severity), ("27.75万元".into(), Severity::Warning));
    assert_eq!(account.at[0].as_str(), "/statements/0/lines/1/breakdowns/0/lines/3/codes/0/code");
    // Both October dates are one finding.
    assert_eq!(period.at.len(), 2);
    // 83.28 + 15.55 ≠ 100 follows from the parts that miss their total.
    assert_eq!(codes(&basic.consequences), ["SHR002"]);
    for finding in &audit.findings {
        for language in [Language::ZhCn, Language::En] {
            let message = finding.message(language);
            assert!(!message.contains(['{', '}']), "{message}");
        }
    }
}

/// An audit that tells what may have gone wrong.
fn explained(name: &str) -> Audit {
    let mut options = AuditOptions::default();
    options.hypotheses = true;
    audit_with(&report(name), &options)
}

#[test]
fn one_part_that_is_not_listed_explains_both_faults_of_the_basic_expenditure() {
    let audit = explained("nanyue-2023.json");
    let [posts, basic, account, prior, list, period] = audit.findings.as_slice() else { panic!("six") };
    for finding in [basic, prior] {
        let [likely] = finding.likely.as_slice() else { panic!("one explanation, found {:?}", finding.likely) };
        assert_eq!(likely.kind, LikelyKind::PartNotListed);
        // 311.01 − 259.01 − 48.37 = 3.63; 242.27 − 191.31 − 48.54 = 2.42.
        assert_eq!(likely.message(Language::ZhCn), "基本支出可能漏列一项：3.63万元，基期 2.42万元");
        assert_eq!(
            likely.message(Language::En),
            "a part of 基本支出 may not be listed: 3.63万元, and 2.42万元 in the base period"
        );
        assert_eq!(likely.at[0].as_str(), "/statements/0/lines/0/amounts/0/figure");
        assert!(likely.unique && likely.clears >= 3, "the sum, the shares, the prior year");
    }
    // 23 posts are 5 + 17 + 1 of an unnamed kind; or a digit is wrong, which three figures allow.
    let posts: Vec<String> = posts.likely.iter().map(|likely| likely.message(Language::ZhCn)).collect();
    assert_eq!(
        posts,
        [
            "编制可能漏列一项：1人",
            "事业编制可能错一位数字：17人 应为 18人",
            "编制可能错一位数字：23人 应为 22人",
            "行政编制可能错一位数字：5人 应为 6人"
        ]
    );
    // What is no contradiction of figures needs no slip.
    assert!([account, list, period].iter().all(|finding| finding.likely.is_empty()));
}

#[test]
fn explanations_are_told_only_when_asked_and_change_nothing_else() {
    for (name, json) in all() {
        let report: Report = from_json(&json).expect("it can be read");
        let plain = audit(&report).document();
        let mut explained = explained(&name).document();
        assert!(plain.findings.iter().all(|finding| finding.likely.is_empty()), "{name}");
        let written = serde_json::to_string(&explained).expect("it can be written");
        let read: budget_performance::audit::AuditDocument = from_json(&written).expect("it can be read");
        assert_eq!(read, explained, "{name}");
        for finding in &mut explained.findings {
            finding.likely.clear();
        }
        assert_eq!(explained, plain, "{name}");
    }
}

#[test]
fn a_total_with_two_digits_turned_round() {
    // 4902.56 + 870.81 + 237.90 + 244.39 + 2049.67 = 8305.33, printed 8303.55; 8305.35 is within the rounding of six parts.
    let audit = explained("cn-cq-rongchang-renyi-2025.json");
    let [likely] = audit.findings[0].likely.as_slice() else { panic!("one explanation") };
    assert_eq!(likely.message(Language::ZhCn), "支出合计可能有相邻数字颠倒：8303.55万元 应为 8305.35万元");
    assert_eq!(
        likely.message(Language::En),
        "支出合计 may have two digits in each other’s place: 8305.35万元 instead of 8303.55万元"
    );
    let written = serde_json::to_value(audit.document()).expect("it can be written");
    assert_eq!(written.pointer("/findings/0/likely/0/kind"), Some(&Value::from("digits_swapped")));
    assert_eq!(written.pointer("/findings/0/likely/0/becomes"), Some(&Value::from("8305.35万元")));
}

/// Every place that a finding or what follows from it names.
fn places(findings: &[Finding]) -> BTreeSet<String> {
    let errors = findings.iter().flat_map(Finding::all).filter(|finding| finding.severity == Severity::Error);
    errors.flat_map(|finding| finding.at.iter().map(ToString::to_string)).collect()
}

/// The hand checks of a document.
fn hand_checks(name: &str) -> Vec<Value> {
    let path = format!("{}/tests/fixtures/verdicts/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("the hand checks are there");
    let mut checks: Value = serde_json::from_str(&text).expect("they are JSON");
    let Value::Array(checks) = checks["checks"].take() else { panic!("a list of checks") };
    checks
}

#[test]
fn every_hand_checked_fault_is_found_and_nothing_else_is_an_error() {
    let (mut failed, mut right) = (0, 0);
    for (name, json) in all().into_iter().filter(|(name, _)| name != "nanyue-2023.json") {
        let report: Report = from_json(&json).expect("it can be read");
        let audit = audit(&report);
        let places = places(&audit.findings);
        let mut expected = BTreeSet::new();
        for check in hand_checks(&name) {
            let judged = check["at"][0].as_str().expect("a place").to_owned();
            let of = &check["of"];
            match check["status"].as_str().expect("a status") {
                "fail" => {
                    assert!(places.contains(&judged), "{name}: {of} at {judged} is not found");
                    expected.insert(judged);
                    failed += 1;
                }
                _ => right += 1,
            }
        }
        // Each error is one that was found by hand, or a total that its parts cannot reach.
        for finding in audit.findings.iter().filter(|finding| finding.severity == Severity::Error) {
            let known = finding.all().iter().any(|one| one.at.iter().any(|place| expected.contains(place.as_str())));
            let score = name == "cn-nx-yinchuan-6zhong-2021.json" && finding.check.code.as_str() == "SCO002";
            assert!(known || score, "{name}: {}", finding.message(Language::En));
        }
    }
    assert_eq!(failed, 8, "8303.55; 19.62 %; 14.6 %; 911.7, 3.46, 0.24 %, 0.02 %, 0.95 %");
    assert!(right > 100, "{right} figures are right, and none of them is an error");
}

#[test]
fn a_score_beyond_its_parts_is_found() {
    // 84 visible points and at most 10 more make 94, not 98.
    let report = report("cn-nx-yinchuan-6zhong-2021.json");
    let audit = audit(&report);
    let [score] = audit.findings.as_slice() else { panic!("one finding") };
    assert_eq!(score.check.code.as_str(), "SCO002");
    assert_eq!((figure(score, Slot::Stated), figure(score, Slot::Computed)), ("98".into(), "94".into()));
}

#[test]
fn more_in_post_than_posts_is_a_warning() {
    // 33 in post, 16 + 8 posts, no total printed.
    let report = report("cn-xz-linzhi-yingji-2022.json");
    let audit = audit(&report);
    assert_eq!(codes(&audit.findings), ["STA002"]);
    assert_eq!(audit.findings[0].severity, Severity::Warning);
    assert!(explained("cn-xz-linzhi-yingji-2022.json").findings[0].likely.is_empty(), "it needs no slip");
}

#[test]
fn the_same_report_gives_the_same_audit() {
    for (name, json) in all() {
        let report: Report = from_json(&json).expect("it can be read");
        let (one, two) = (audit(&report).document(), audit(&report).document());
        assert_eq!(one, two, "{name}");
        let written = serde_json::to_string(&one).expect("it can be written");
        assert_eq!(from_json::<budget_performance::audit::AuditDocument>(&written).expect("it can be read"), one);
    }
}
