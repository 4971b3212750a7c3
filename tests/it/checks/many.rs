//! Many faults: what is found of one does not depend on how many others there are.

use std::collections::BTreeSet;

use budget_performance::audit::{Audit, Finding, audit};
use serde_json::{Value, json};

use super::fixtures::report;

/// A report of some lines of a general budget, of this year and the last.
fn of_lines(lines: &[Value]) -> Audit {
    audit(&report(&json!({
        "format_version": 1, "title": "长表", "kind": "final_account", "subject": { "kind": "department" },
        "currency": "CNY", "period": { "fiscal_year": 2023 },
        "statements": [{
            "title": "支出", "side": "expenditure", "account": "general",
            "columns": [{ "id": "y2023", "year": 2023, "stage": "not_said" }, { "id": "y2022", "year": 2022, "stage": "not_said" }],
            "main_column": "y2023", "lines": lines
        }]
    })))
}

fn codes(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.check.code.as_str()).collect()
}

#[test]
fn every_line_keeps_its_own_consequences() {
    let nanyue: Value =
        serde_json::from_str(include_str!("../../../examples/data/nanyue-2023.json")).expect("it is JSON");
    let basic = &nanyue["statements"][0]["lines"][0];
    for count in [1, 5, 12, 40] {
        let audit = of_lines(&vec![basic.clone(); count]);
        // Parts miss the total by 3.63, last year by 2.42, and their shares a hundred percent.
        let (sums, priors): (Vec<&Finding>, Vec<&Finding>) =
            audit.findings.iter().partition(|finding| finding.check.code.as_str() == "SUM001");
        assert_eq!((sums.len(), priors.len()), (count, count), "{:?}", codes(&audit.findings));
        let fingerprints: BTreeSet<u64> = sums.iter().map(|sum| sum.fingerprint()).collect();
        assert_eq!(fingerprints.len(), count, "no two are known by the same");
        for (index, sum) in sums.iter().enumerate() {
            let line = format!("/statements/0/lines/{index}/");
            let all = sum.all();
            assert_eq!(codes(&sum.consequences), ["SHR002"], "{count} lines");
            assert!(all.iter().all(|one| one.at.iter().all(|place| place.as_str().starts_with(&line))), "{index}");
            assert_eq!(sum.related.len(), 1, "the year before names it");
        }
    }
}

#[test]
fn every_share_of_a_wrong_total_is_its_consequence() {
    // 100 of 1000 are 10 %, of 1100 they are not; and so on.
    for (count, share) in [(2, "50.00%"), (10, "10.00%"), (16, "6.25%"), (20, "5.00%"), (50, "2.00%")] {
        let part = |index: usize| {
            json!({
                "label": format!("第{index}项"), "amounts": [{ "column": "y2023", "figure": "100.00万元" }],
                "shares": [{ "column": "y2023", "of": { "kind": "parent" }, "share": share }]
            })
        };
        let parts: Vec<Value> = (0..count).map(part).collect();
        let total = json!({
            "label": "合计", "amounts": [{ "column": "y2023", "figure": format!("{}.00万元", (count + 1) * 100) }],
            "breakdowns": [{ "dimension": "purpose", "coverage": "exhaustive", "lines": parts }]
        });
        let audit = of_lines(&[total]);
        assert_eq!(codes(&audit.findings), ["SUM001"], "{count} parts");
        assert_eq!(codes(&audit.findings[0].consequences), vec!["SHR001"; count]);
    }
}

#[test]
fn wrong_shares_of_one_list_are_one_finding_that_names_each_place_once() {
    for count in [3, 16, 17, 60] {
        let part = |index: usize| {
            json!({
                "label": format!("第{index}项"), "amounts": [{ "column": "y2023", "figure": "100.00万元" }],
                "shares": [{ "column": "y2023", "of": { "kind": "parent" }, "share": "0.50%" }]
            })
        };
        let total = json!({
            "label": "合计", "amounts": [{ "column": "y2023", "figure": format!("{}.00万元", count * 100) }],
            "breakdowns": [{ "dimension": "purpose", "coverage": "exhaustive", "lines": (0..count).map(part).collect::<Vec<_>>() }]
        });
        let audit = of_lines(&[total]);
        let [shares] = audit.findings.as_slice() else { panic!("one finding: {:?}", codes(&audit.findings)) };
        assert_eq!(shares.check.code.as_str(), "SHR001");
        let places: BTreeSet<&str> = shares.at.iter().map(budget_performance::model::Pointer::as_str).collect();
        // Each share and each part, and the total.
        assert_eq!((shares.at.len(), places.len()), (2 * count + 1, 2 * count + 1), "{count} shares");
        assert_eq!(codes(&shares.consequences), ["SHR002"]);
    }
}
