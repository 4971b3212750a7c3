//! Published scores, computed again: what agrees, what does not, and which totals their parts cannot reach.

use budget_performance::model::{Report, from_json};
use budget_performance::scoring::{
    Claim, Claims, Completion, Evidence, Explanation, Framework, Marks, Outline, OwnTable, Reverse, SelfScore, Sheet,
    Total,
};

fn report(json: &str) -> Report {
    from_json(json).unwrap_or_else(|error| panic!("{error}"))
}

/// The Hunan table of 2018, with the weights that the example assumes.
fn hunan_2018() -> Framework {
    let outline = Outline::builtin("hunan-department-2018").expect("it ships");
    let completion: Completion =
        from_json(include_str!("../../examples/scoring/hunan-2018-completion.json")).expect("a completion");
    outline.complete(&completion).unwrap_or_else(|error| panic!("{error}"))
}

fn base_table() -> Report {
    report(include_str!("../fixtures/reports/cn-hn-jichubiao-2018.json"))
}

fn points(sheet: &Sheet<'_>, criterion: &str) -> String {
    let score = sheet.score_of(criterion).unwrap_or_else(|| panic!("no {criterion}"));
    score.points().map_or_else(|| "open".to_owned(), ToString::to_string)
}

/// Lowest and highest total, and the grades that are possible.
fn total(sheet: &Sheet<'_>) -> (String, String, Vec<String>) {
    let Total::Points(total) = &sheet.total else { panic!("points are added up") };
    let grades = total.possible.iter().map(|grade| grade.label.zh.to_string()).collect();
    (total.points.lowest.to_string(), total.points.highest.to_string(), grades)
}

#[test]
fn the_base_table_of_2018_by_its_own_facts() {
    let framework = hunan_2018();
    let evidence = Evidence::of_report(&framework.draft().facts, &base_table());
    let sheet = framework.score(&evidence);
    // Printed: 8, 0, 8; the fourth score lies beyond the stored text, and 39.94 % lies in the band above 30 %.
    let expected = [
        ("N01", "8"),
        ("N02", "0"),
        ("N03", "8"),
        ("N04", "0"),
        ("N07", "open"),
        ("N08", "8"),
        ("N09", "open"),
        ("N16", "open"),
    ];
    for (criterion, expected) in expected {
        assert_eq!(points(&sheet, criterion), expected, "{criterion}");
    }
    // 8 + 0 + 8 + 0 + 8 = 24, and 60 points are open.
    assert_eq!(total(&sheet), ("24".into(), "84".into(), vec!["差".into(), "中".into(), "良".into()]));
    let claims = Claims::default();
    assert!(sheet.against(&claims).total.is_none());
}

#[test]
fn the_base_table_of_2018_to_a_total_and_a_grade() {
    let framework = hunan_2018();
    let further: Evidence =
        from_json(include_str!("../../examples/scoring/hunan-2018-further-facts.json")).expect("facts");
    let evidence = Evidence::of_report(&framework.draft().facts, &base_table()).overlaid(further);
    let sheet = framework.score(&evidence);
    // 26.04 ÷ 18.30 = 142.3 %: 42 points above a hundred, more than the weight of 9.
    assert_eq!(points(&sheet, "N07"), "0");
    // 8 + 0 + 8 + 0 + 0 + 8 + 6 + 7 + 6 + 5 + 7 + 8 + 4 + 5 = 72
    assert_eq!(total(&sheet), ("72".into(), "72".into(), vec!["中".into()]));
    super::scoring_cases::replay(&framework, &evidence);
}

#[test]
fn the_scores_of_the_base_table_are_those_that_it_prints() {
    let framework = hunan_2018();
    let evidence = Evidence::of_report(&framework.draft().facts, &base_table());
    let sheet = framework.score(&evidence);
    let printed = [("N01", "8"), ("N02", "0"), ("N03", "8")];
    let mut claims = Claims::default();
    claims.criteria = printed.map(|(criterion, points)| claim(criterion, points)).to_vec();
    for comparison in sheet.against(&claims).criteria {
        assert_eq!(comparison.explanation, Explanation::Agrees, "{comparison:?}");
    }
    // Had a part of a step counted whole, 99.27 % would have lost 2.
    claims.criteria = vec![claim("N03", "6")];
    let comparison = sheet.against(&claims).criteria.remove(0);
    assert!(matches!(comparison.explanation, Explanation::OtherReading { .. }), "{comparison:?}");
    assert_eq!(comparison.words().zh.as_ref(), "N03：自评6分，按规则8分，若不足一步按一步扣则一致");
    claims.criteria = vec![claim("N02", "8")];
    let comparison = sheet.against(&claims).criteria.remove(0);
    assert_eq!(comparison.words().en.as_ref(), "N02: 8 claimed, 0 by the rule; full marks claimed, nothing deducted");
}

fn claim(criterion: &str, points: &str) -> Claim {
    Claim::new(criterion.parse().expect("a name"), points.parse::<Marks>().expect("points"))
}

/// A report's own scorecard, scored, beside the scores that it gives itself.
fn own(json: &str, reverse: Reverse) -> SelfScore {
    let report = report(json);
    let since = "2021-01-01".parse().expect("a day");
    let table = OwnTable::of("own".parse().expect("a name"), since, &report, &report.scorecards[0], reverse);
    let framework = Framework::try_from(table.draft).unwrap_or_else(|error| panic!("{error}"));
    super::scoring_cases::replay(&framework, &table.evidence);
    framework.score(&table.evidence).against(&table.claims)
}

/// What does not agree, in words.
fn differences(score: &SelfScore) -> Vec<String> {
    let differ = |explanation: &Explanation| !matches!(explanation, Explanation::Agrees | Explanation::Possible);
    let differing = score.criteria.iter().filter(|comparison| differ(&comparison.explanation));
    differing.map(|comparison| comparison.words().en.to_string()).collect()
}

#[test]
fn yinchuan_cannot_have_98() {
    let score = own(include_str!("../fixtures/reports/cn-nx-yinchuan-6zhong-2021.json"), Reverse::A);
    // Visible: 10 + 24 + 29 + 13 + 8 = 84; satisfaction can add 10.
    let total = score.total.as_ref().expect("a total is printed");
    assert_eq!((total.parts.lowest.to_string(), total.parts.highest.to_string()), ("84".into(), "94".into()));
    assert!(!total.is_reachable());
    assert!(
        total.words().zh.as_ref().starts_with("自评总分98分，各项之和只能为84–94分，按规则应为"),
        "{:?}",
        total.words()
    );
    // 100 % of 100 % earns 10 and was scored 9; 公用经费完成时间 was met as planned and scored 4 of 5.
    assert_eq!(
        differences(&score),
        ["c5: 9 claimed, 10 by the rule; less than is earned", "c11: 4 claimed, 5 by the rule; less than is earned"]
    );
}

#[test]
fn ezhou_gives_itself_18_for_16_7() {
    let score = own(include_str!("../fixtures/scoring/ezhou-2021.report.json"), Reverse::A);
    assert_eq!(differences(&score), ["execution: 18 claimed, 16.7 by the rule; more than is earned"]);
    let total = score.total.expect("a total is printed");
    // 18 + 5 × 10 = 68 of 70; 98 needs all of the 30 that are not seen.
    assert_eq!((total.parts.lowest.to_string(), total.parts.highest.to_string()), ("68".into(), "98".into()));
    assert!(total.is_reachable());
    // By the rule at most 16.7 + 50 + 30 = 96.7 (16.71 before the rate was rounded).
    assert_eq!(total.earned.highest.to_string(), "96.71");
}

#[test]
fn three_of_seven_targets() {
    // Gauteng, EPWP 2021/22: "three out of seven targets were achieved. This is represented by 43%".
    let items: Vec<String> = (1..=7).map(|index| format!("t{index}")).collect();
    let words = |text: &str| serde_json::json!({ "zh": text, "en": text });
    let draft = serde_json::json!({
        "format_version": 1, "id": "targets", "title": words("targets"),
        "source": { "issuer": words("Gauteng DID"), "title": "Annual Report 2021/22" },
        "in_force": { "from": "2021-04-01", "standing": "read" },
        "policies": {
            "not_applicable": "drop", "undefined": "open",
            "points": { "kind": "rounded", "to": "1", "mode": "half_up" }, "total": { "kind": "exact" }
        },
        "facts": items.iter().map(|item| serde_json::json!({ "id": item, "label": words(item), "kind": "answer" })).collect::<Vec<_>>(),
        "criteria": [{
            "id": "achieved", "label": words("targets achieved"), "weight": "100",
            "measure": { "kind": "checklist", "items": items }, "rule": { "kind": "checklist" },
            "clause": "page 56", "standing": "read"
        }],
        "aggregation": { "kind": "weighted_sum", "full_marks": "100", "grades": [] }
    });
    let framework = Framework::from_json(&draft.to_string()).unwrap_or_else(|error| panic!("{error}"));
    let facts: Vec<serde_json::Value> = items
        .iter()
        .enumerate()
        .map(|(index, item)| {
            let answer = if index < 3 { "yes" } else { "no" };
            serde_json::json!({ "fact": item, "given": { "kind": "answer", "answer": answer } })
        })
        .collect();
    let evidence: Evidence =
        from_json(&serde_json::json!({ "format_version": 1, "facts": facts }).to_string()).expect("evidence");
    let sheet = framework.score(&evidence);
    assert_eq!(points(&sheet, "achieved"), "300/7");
    assert_eq!(sheet.printed(&sheet.scores[0]).expect("points").to_string(), "43");
}

#[test]
fn nanyue_against_two_frameworks() {
    let report = report(include_str!("../../examples/data/nanyue-2023.json"));
    let framework = Framework::builtin("hunan-department-2017").expect("it ships");
    let evidence = Evidence::of_report(&framework.draft().facts, &report);
    let sheet = framework.score(&evidence);
    // 19 of 23 posts; nothing else of the table is in the report.
    assert_eq!(points(&sheet, "N01"), "5");
    assert_eq!(sheet.scores.iter().filter(|score| score.points().is_some()).count(), 1);
    let outline = Outline::builtin("mof-department-2013").expect("it ships");
    let evidence = Evidence::of_report(&outline.draft().facts, &report);
    let measured = outline.measure(&evidence);
    let words = |id: &str| {
        measured.iter().find(|one| one.criterion.id.as_ref() == id).expect("it is there").words.zh.to_string()
    };
    assert_eq!(words("D03"), "19人 ÷ 23人 = 82.61%");
    // 652.74 is in the report, and what of it went to key projects is not.
    assert_eq!(words("D05"), "无法评定：重点项目支出（未提供）");
    assert_eq!(measured.iter().filter(|one| one.value.is_some()).count(), 1);
}

#[test]
fn an_implied_base_scores_like_a_stated_one() {
    let mut json: serde_json::Value =
        serde_json::from_str(include_str!("../fixtures/reports/cn-hn-jichubiao-2018.json")).expect("it is JSON");
    // Without the budget of 2017 itself, the stated rate of 98.31 % implies it.
    let line = &mut json["statements"][0]["lines"][0];
    line["amounts"].as_array_mut().expect("amounts").retain(|amount| amount["column"] != "budget2017");
    let framework = hunan_2018();
    let evidence = Evidence::of_report(&framework.draft().facts, &report(&json.to_string()));
    let sheet = framework.score(&evidence);
    assert_eq!(points(&sheet, "N02"), "0");
    let reason = sheet.score_of("N02").expect("it is there").reason(&sheet);
    assert!(
        reason
            .en
            .as_ref()
            .starts_with("(63.46万元 − (63.46万元 ÷ (1 + 98.31%))) ÷ (63.46万元 ÷ (1 + 98.31%)) = 98.31%"),
        "{reason:?}"
    );
}

#[test]
fn every_fact_points_at_the_figure_that_states_it() {
    let json = include_str!("../fixtures/reports/cn-hn-jichubiao-2018.json");
    let document: serde_json::Value = serde_json::from_str(json).expect("it is JSON");
    let evidence = Evidence::of_report(&hunan_2018().draft().facts, &report(json));
    assert_eq!(evidence.facts().len(), 9);
    for given in evidence.facts() {
        let at = given.at.as_ref().expect("a report states it");
        let stated = document.pointer(at.as_str()).and_then(serde_json::Value::as_str).expect("a figure");
        assert_eq!(super::scoring_cases::figure(stated), given.given, "{at}");
    }
}
