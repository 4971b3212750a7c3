//! What is to be known of a score joins the findings of the audit: documented, seen to speak, and seen to keep silent.

use std::collections::BTreeSet;

use budget_performance::audit::{AuditOptions, CHECKS, Language, Severity};
use budget_performance::evaluation::{
    Assessment, AssessmentDocument, Digits, EvaluationOptions, SHEET_CHECKS, check, evaluate_with,
};
use budget_performance::model::{Pointer, Report, from_json};
use budget_performance::scoring::Framework;

use crate::checks::path;

/// The code, its name, how much it matters, where the fault is charged, and what it says in both languages.
const PROMISED: [(&str, &str, Severity, &str, &str, &str); 5] = [
    (
        // 10 + 20 + 25 + 19.996 + 15 = 89.996
        "GRD002",
        "rounding-changes-grade",
        Severity::Warning,
        "/scorecards/0/total",
        "某县部门评价表：总分未经舍入为89.9960分，等级为良；舍入为90分后等级将变为优。",
        "A county’s table for departments: the unrounded total of 89.9960 points is graded good; rounded to 90 it would be excellent.",
    ),
    (
        // 13.1 of 10 days are 131 %.
        "SCO003",
        "far-beyond-target",
        Severity::Note,
        "/facts/4/value",
        "某县部门评价表：办结时限：完成值远超目标值，应说明原因。",
        "A county’s table for departments: Time taken: far beyond the target, which is to be explained.",
    ),
    (
        // 100 less the 30 of what does not apply.
        "SCO004",
        "full-marks-out-of-reach",
        Severity::Note,
        "/facts/6/value",
        "某县部门评价表：有不适用的指标不计分，满分为70分。",
        "A county’s table for departments: criteria that do not apply were dropped: 70 points could be earned.",
    ),
    (
        "VET001",
        "veto-lowers-grade",
        Severity::Warning,
        "/facts/10/value",
        "某县部门评价表：一票否决：重大违纪违法，等级至多为中。",
        "A county’s table for departments: veto: Grave violation; graded fair at most.",
    ),
    (
        "VET002",
        "veto-not-said",
        Severity::Note,
        "",
        "某县部门评价表：一票否决：重大违纪违法，情况未知；如属实，等级至多为中。",
        "A county’s table for departments: veto: Grave violation; not known, and graded fair at most if so.",
    ),
];

/// The county's framework, changed where a check asks for another rule or policy.
fn framework(code: &str) -> Framework {
    let json = include_str!("../../examples/scoring/county-framework.json");
    let changed = match code {
        "SCO003" => json.replace(
            r#""rule": { "kind": "reverse_a", "target": "100%" }"#,
            r#""rule": { "kind": "over_achievement", "full_at": "100%", "excess": { "kind": "flag", "beyond": "130%" } }"#,
        ),
        "SCO004" => json.replace(r#""not_applicable": "spread""#, r#""not_applicable": "drop""#),
        _ => json.to_owned(),
    };
    Framework::from_json(&changed).unwrap_or_else(|error| panic!("{error}"))
}

fn report(name: &str) -> Report {
    let text = std::fs::read_to_string(path(&format!("tests/fixtures/sheets/{name}.json")));
    from_json(&text.unwrap_or_else(|error| panic!("{name}: {error}"))).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn codes(assessment: &Assessment<'_>) -> Vec<String> {
    assessment.audit.findings.iter().map(|finding| finding.code().to_string()).collect()
}

#[test]
fn each_speaks_where_it_must_word_for_word() {
    let registered: Vec<&str> = SHEET_CHECKS.iter().map(|check| check.code.as_str()).collect();
    assert_eq!(registered, PROMISED.map(|(code, ..)| code));
    for (code, name, severity, place, zh, en) in PROMISED {
        let (report, framework) = (report(&format!("{}.fault", code.to_lowercase())), framework(code));
        let assessment = evaluate_with(&report, &EvaluationOptions::scored_by(&framework));
        assert_eq!(codes(&assessment), [code]);
        let finding = &assessment.audit.findings[0];
        assert_eq!((finding.check.name, finding.severity), (name, severity));
        assert_eq!(finding.at.first().map(Pointer::as_str), Some(place), "{code}");
        assert_eq!(finding.message(Language::ZhCn), zh);
        assert_eq!(finding.message(Language::En), en);
        let counted = assessment.audit.checked.iter().filter(|checked| checked.code.as_str() == code);
        assert_eq!(counted.count(), 1, "{code} is counted");
    }
}

#[test]
fn each_keeps_silent_where_nothing_is_to_be_known() {
    for check in SHEET_CHECKS {
        let code = check.code.as_str();
        let (report, framework) = (report(&format!("{}.sound", code.to_lowercase())), framework(code));
        let assessment = evaluate_with(&report, &EvaluationOptions::scored_by(&framework));
        assert_eq!(codes(&assessment), [""; 0], "{code}");
        assert!(assessment.audit.checked.iter().any(|checked| checked.code == check.code), "{code} is counted");
    }
}

#[test]
fn each_is_documented_and_none_is_left_over() {
    let files = |folder: &str| -> BTreeSet<String> {
        let entries = std::fs::read_dir(path(folder)).expect("the folder is there");
        entries.map(|entry| entry.expect("it can be listed").file_name().to_string_lossy().into_owned()).collect()
    };
    let all = |kinds: [&'static str; 2]| -> Vec<String> {
        let of = |code: &str| kinds.map(|kind| format!("{}.{kind}", code.to_lowercase()));
        SHEET_CHECKS.iter().flat_map(|check| of(check.code.as_str())).collect()
    };
    assert_eq!(files("src/evaluation/checks"), all(["rs", "md"]).into_iter().chain(["mod.rs".to_owned()]).collect());
    assert_eq!(files("tests/fixtures/sheets"), all(["fault.json", "sound.json"]).into_iter().collect());
    for one in SHEET_CHECKS {
        let headings: Vec<&str> = one.explanation.lines().filter(|line| line.starts_with("# ")).collect();
        assert_eq!(
            headings,
            ["# What it checks", "# Why it matters", "# Example", "# Tolerance", "# Basis"],
            "{}",
            one.code
        );
        let claim = format!("assert_eq!(audit.findings[0].code().as_str(), \"{}\");", one.code);
        assert!(one.explanation.contains(&claim), "{}: the example does not claim it", one.code);
        assert!(check(one.code).is_some_and(|found| std::ptr::eq(found, *one)));
        assert!(CHECKS.iter().all(|other| other.code != one.code && other.name != one.name), "{} is taken", one.code);
    }
    assert!(SHEET_CHECKS.windows(2).all(|pair| pair[0].code < pair[1].code), "they are sorted");
    assert_eq!(check("SUM001".parse().expect("a code")).map(|check| check.name), Some("parts-do-not-sum"));
}

#[test]
fn users_switch_them_off_and_weigh_them() {
    for (code, ..) in PROMISED {
        let (report, framework) = (report(&format!("{}.fault", code.to_lowercase())), framework(code));
        let mut options = EvaluationOptions::scored_by(&framework);
        let code = code.parse().expect("a code");
        options.audit.severities.push((code, Severity::Error));
        assert_eq!(evaluate_with(&report, &options).audit.worst(), Some(Severity::Error), "{code}");
        options.audit.disabled.push(code);
        let silent = evaluate_with(&report, &options).audit;
        assert!(silent.findings.is_empty() && silent.checked.iter().all(|checked| checked.code != code), "{code}");
    }
}

#[test]
fn the_framework_gives_the_audit_its_bands() {
    let framework = framework("");
    let mut report = report("grd002.sound");
    // The report states no bands; those of the county grade 89.99 as 良.
    report.scorecards[0].grade = Some("优".parse().expect("a label"));
    let mut options = EvaluationOptions::scored_by(&framework);
    let assessment = evaluate_with(&report, &options);
    assert_eq!(codes(&assessment), ["GRD001"]);
    assert_eq!(
        assessment.audit.findings[0].message(Language::ZhCn),
        "部门整体支出：得分 89.99，按《某县部门评价表》的等级标准应评为“良”，实际评为“优”。"
    );
    assert_eq!(
        assessment.audit.findings[0].message(Language::En),
        "部门整体支出: by the bands of “A county’s table for departments”, a score of 89.99 is graded “良”, not “优”."
    );
    // Without a framework there are none.
    options.framework = None;
    let assessment = evaluate_with(&report, &options);
    assert!(assessment.audit.findings.is_empty() && assessment.score.is_none());
    assert!(assessment.audit.skipped.iter().any(|skipped| skipped.code.as_str() == "GRD001"));
    // A framework of levels has none to give.
    let pefa = Framework::builtin("pefa-pi-1-2016").expect("it ships");
    let assessment = evaluate_with(&report, &EvaluationOptions::scored_by(&pefa));
    assert!(assessment.audit.findings.is_empty());
}

#[test]
fn what_is_known_beside_the_report_comes_first() {
    let framework = framework("");
    let report = report("vet001.sound");
    let further = from_json(
        r#"{ "format_version": 1, "facts": [{ "fact": "violation", "given": { "kind": "answer", "answer": "yes" } }] }"#,
    );
    let further = further.expect("it is evidence");
    let mut options = EvaluationOptions::scored_by(&framework);
    options.further = Some(&further);
    let assessment = evaluate_with(&report, &options);
    assert_eq!(codes(&assessment), ["VET001"]);
    // A fact from elsewhere stands nowhere in the report.
    assert_eq!(assessment.audit.findings[0].at, [Pointer::root()]);
}

#[test]
fn findings_scores_and_results_are_written_down_together() {
    let framework = Framework::builtin("hunan-department-2017").expect("it ships");
    for (name, json) in crate::reports::all() {
        let report: Report = from_json(&json).expect("it can be read");
        let assessment = evaluate_with(&report, &EvaluationOptions::scored_by(&framework));
        let document = assessment.document(Digits::default());
        let written = serde_json::to_string(&document).expect("it can be written");
        assert_eq!(from_json::<AssessmentDocument>(&written).expect("it can be read"), document, "{name}");
        let score = document.score.expect("a framework was given");
        score.replay(&framework).unwrap_or_else(|error| panic!("{name}: {error}"));
        // The audit is that of the report alone, as the sheet has nothing to add.
        let alone = budget_performance::audit::audit_with(&report, &AuditOptions::default()).document();
        assert_eq!(document.audit.findings, alone.findings, "{name}");
    }
}
