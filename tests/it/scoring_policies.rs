//! What a framework does where its rules say nothing, and what a reader is told of it.

use budget_performance::model::from_json;
use budget_performance::scoring::{Evidence, Framework, Sheet, SheetRemark, Status, Total};
use serde_json::{Value, json};

use super::scoring_cases::{figure, replay};

fn county(change: impl FnOnce(&mut Value)) -> Framework {
    let mut draft: Value =
        serde_json::from_str(include_str!("../../examples/scoring/county-framework.json")).expect("it is JSON");
    change(&mut draft);
    Framework::from_json(&draft.to_string()).unwrap_or_else(|error| panic!("{error}"))
}

/// Facts that earn 10 + 12 + 20 + 24 + 15 = 81.
fn facts() -> Value {
    let figure = |figure: &str| json!({ "kind": "figure", "figure": figure });
    let answer = |answer: &str| json!({ "kind": "answer", "answer": answer });
    json!({
        "in_post": figure("19人"), "authorised": figure("23人"),
        "additions": figure("10.00万元"), "budget": figure("100.00万元"),
        "days_taken": figure("12.0天"), "days_promised": figure("10.0天"),
        "inspected": figure("80%"),
        "plan": answer("yes"), "archive": answer("yes"), "disclosed": answer("yes"),
        "violation": answer("no")
    })
}

fn evidence(facts: &Value) -> Evidence {
    let facts: Vec<Value> = facts
        .as_object()
        .expect("facts by name")
        .iter()
        .filter(|(_, given)| !given.is_null())
        .map(|(fact, given)| json!({ "fact": fact, "given": given }))
        .collect();
    from_json(&json!({ "format_version": 1, "facts": facts }).to_string()).unwrap_or_else(|error| panic!("{error}"))
}

fn with(name: &str, given: Value) -> Evidence {
    let mut facts = facts();
    facts[name] = given;
    evidence(&facts)
}

/// The exact total, what could be earned, and the possible grades.
fn total(sheet: &Sheet<'_>) -> (Option<String>, String, Vec<String>) {
    let Total::Points(total) = &sheet.total else { panic!("points are added up") };
    let grades = total.possible.iter().map(|grade| grade.label.en.to_string()).collect();
    (total.points.exact.as_ref().map(ToString::to_string), total.attainable.to_string(), grades)
}

fn not_applicable() -> Value {
    json!({ "kind": "figure", "figure": "not_applicable" })
}

#[test]
fn all_is_given() {
    let framework = county(|_| {});
    let evidence = evidence(&facts());
    let sheet = framework.score(&evidence);
    // 80 % earns 24 of 30; 12 of 10 days earns 25 × 0.8 = 20, and 11.95 ÷ 10.05 to 12.05 ÷ 9.95 a quarter more or less.
    assert_eq!(total(&sheet), (Some("81".into()), "100".into(), vec!["good".into()]));
    assert!(sheet.remarks.is_empty());
    replay(&framework, &evidence);
}

#[test]
fn what_does_not_apply() {
    let evidence = with("inspected", not_applicable());
    // The other four earn 57 of 70.
    let spread = county(|_| {});
    let sheet = spread.score(&evidence);
    assert_eq!(total(&sheet), (Some("570/7".into()), "100".into(), vec!["good".into()]));
    assert_eq!(sheet.printed(&sheet.scores[0]).expect("points").to_string(), "14.29", "10 × 100 ÷ 70");
    replay(&spread, &evidence);

    let dropped = county(|draft| draft["policies"]["not_applicable"] = json!("drop"));
    let sheet = dropped.score(&evidence);
    assert_eq!(total(&sheet).0.as_deref(), Some("57"));
    assert_eq!(sheet.remarks, [SheetRemark::FewerMarks { attainable: "70".parse().expect("a number") }]);
    replay(&dropped, &evidence);

    let full = county(|draft| draft["policies"]["not_applicable"] = json!("full_marks"));
    assert_eq!(total(&full.score(&evidence)).0.as_deref(), Some("87"));
    replay(&full, &evidence);
}

#[test]
fn a_criterion_overrides_the_policy() {
    let evidence = with("plan", not_applicable());
    let framework = county(|_| {});
    let sheet = framework.score(&evidence);
    assert!(matches!(sheet.scores[4].status, Status::NotApplicable { .. }));
    assert_eq!(sheet.scores[4].points().expect("full marks").to_string(), "15");
    assert_eq!(sheet.scores[4].reason(&sheet).zh.as_ref(), "不适用，按满分计，得15/15分");
}

#[test]
fn a_zero_base() {
    let evidence = with("budget", json!({ "kind": "figure", "figure": "0.00万元" }));
    for (policy, expected) in
        [("open", None), ("zero", Some("69")), ("full_marks", Some("89")), ("not_applicable", Some("86.25"))]
    {
        // Without 追加率 the other four earn 69 of 80; spread, 69 × 100 ÷ 80.
        let framework = county(|draft| draft["policies"]["undefined"] = json!(policy));
        let sheet = framework.score(&evidence);
        assert_eq!(total(&sheet).0.as_deref(), expected, "{policy}");
        assert!(matches!(sheet.scores[1].status, Status::Undefined { .. }));
        replay(&framework, &evidence);
    }
}

#[test]
fn a_lacking_fact_leaves_the_grade_open() {
    let framework = county(|_| {});
    let evidence = with("inspected", Value::Null);
    let sheet = framework.score(&evidence);
    // 57 are earned, 30 are open; the days leave a quarter point either way.
    assert_eq!(total(&sheet), (None, "100".into(), vec!["poor".into(), "fair".into(), "good".into()]));
    assert_eq!(
        sheet.scores[3].reason(&sheet).en.as_ref(),
        "not assessable: judgement on inspection (not given); 0 to 30 of 30 points"
    );
    let tier = with("inspected", json!({ "kind": "tier", "tier": "部分达成" }));
    let sheet = framework.score(&tier);
    // A tier without points within it: 18 to 24 of 30, so 75 to 81 in all.
    assert_eq!(total(&sheet).2, ["fair", "good"]);
    let award = with("inspected", json!({ "kind": "tier", "tier": "poor" }));
    assert_eq!(total(&framework.score(&award)).0.as_deref(), Some("66"), "the tier has an award: 30 % of 30");
}

#[test]
fn an_open_checklist_is_worth_what_is_known_at_least() {
    let framework = county(|_| {});
    let evidence = with("archive", Value::Null);
    let sheet = framework.score(&evidence);
    assert_eq!(
        sheet.scores[4].reason(&sheet).en.as_ref(),
        "2 of 3 are so; not assessable: the files are complete (not given); 10 to 15 of 15 points"
    );
}

#[test]
fn a_veto() {
    let framework = county(|_| {});
    let yes = with("violation", json!({ "kind": "answer", "answer": "yes" }));
    let sheet = framework.score(&yes);
    assert_eq!(total(&sheet), (Some("81".into()), "100".into(), vec!["fair".into()]));
    assert_eq!(sheet.remarks[0].words(&framework).en.as_ref(), "veto: Grave violation; graded fair at most");
    replay(&framework, &yes);

    let unknown = with("violation", Value::Null);
    let sheet = framework.score(&unknown);
    assert_eq!(total(&sheet).2, ["fair", "good"], "what is not said is not taken for no");
    let Total::Points(points) = &sheet.total else { panic!("points are added up") };
    assert!(points.grade.is_none());
    assert_eq!(
        sheet.remarks[0].words(&framework).zh.as_ref(),
        "一票否决：重大违纪违法，情况未知；如属实，等级至多为中"
    );
    replay(&framework, &unknown);
}

#[test]
fn rounding_changes_no_grade_and_says_so() {
    // 24.999 ÷ 25 of a day too many: 25 × (1 − 0.2004) … the total is 89.996 before it is rounded to 90.00.
    let framework = county(|draft| draft["policies"]["total"]["to"] = json!("0.01"));
    let mut facts = facts();
    facts["additions"] = json!({ "kind": "figure", "figure": "-1.00万元" });
    // 10 + 20 + 25 + 19.996 + 15 = 89.996
    facts["days_taken"] = json!({ "kind": "figure", "figure": "9.0天" });
    facts["inspected"] = json!({ "kind": "figure", "figure": "19.996" });
    let evidence = evidence(&facts);
    let sheet = framework.score(&evidence);
    assert_eq!(total(&sheet), (Some("89.996".into()), "100".into(), vec!["good".into()]));
    let Total::Points(points) = &sheet.total else { panic!("points are added up") };
    assert_eq!(points.printed.as_ref().expect("all is given").to_string(), "90");
    assert_eq!(points.grade.expect("it is certain").label.zh.as_ref(), "良");
    assert_eq!(
        sheet.remarks[0].words(&framework).zh.as_ref(),
        "总分未经舍入为89.9960分，等级为良；舍入为90分后等级将变为优"
    );
    replay(&framework, &evidence);
}

#[test]
fn far_beyond_a_target_is_remarked() {
    let framework = county(|draft| {
        draft["criteria"][2]["rule"] = json!({
            "kind": "over_achievement", "full_at": "100%", "excess": { "kind": "flag", "beyond": "130%" }
        });
    });
    let evidence = with("days_taken", json!({ "kind": "figure", "figure": "13.5天" }));
    let sheet = framework.score(&evidence);
    assert_eq!(sheet.remarks, [SheetRemark::FarBeyondTarget { criterion: "days".parse().expect("a name") }]);
    assert_eq!(sheet.scores[2].points().expect("full").to_string(), "25");
}

#[test]
fn a_negative_base_is_no_base() {
    let framework = county(|_| {});
    let evidence = with("budget", json!({ "kind": "figure", "figure": "-5.00万元" }));
    assert!(matches!(framework.score(&evidence).scores[1].status, Status::Undefined { .. }));
}

#[test]
fn figures_of_another_kind_or_unit_are_lacking() {
    let framework = county(|_| {});
    let sheet_reason = |evidence: Evidence, index: usize| {
        let sheet = framework.score(&evidence);
        sheet.scores[index].reason(&sheet).en.to_string()
    };
    let thousand = json!({ "kind": "figure", "figure": "100 thousand ZAR" });
    assert_eq!(
        sheet_reason(with("additions", thousand), 1),
        "not assessable: initial budget (in another unit); 0 to 20 of 20 points"
    );
    let heads = json!({ "kind": "figure", "figure": "19%" });
    assert_eq!(
        sheet_reason(with("in_post", heads), 0),
        "not assessable: staff in post (of another kind than expected); 0 to 10 of 10 points"
    );
    let mut evidence = Evidence::default();
    evidence.give("in_post".parse().expect("a name"), figure("19"));
    evidence.give("authorised".parse().expect("a name"), figure("23人"));
    assert!(sheet_reason(evidence, 0).starts_with("19 ÷ 23人 = 82.61%"), "a bare number goes with people");
}

#[test]
fn a_printed_total_adds_printed_points() {
    let words = |text: &str| json!({ "zh": text, "en": text });
    let criterion = |id: &str| {
        json!({
            "id": id, "label": words(id), "weight": "10",
            "measure": { "kind": "ratio", "numerator": { "plus": ["done"] }, "denominator": { "plus": ["planned"] } },
            "rule": { "kind": "proportional", "full_at": "100%" }, "clause": "1", "standing": "read"
        })
    };
    let framework = county(|draft| {
        draft["facts"] = json!([
            { "id": "done", "label": words("done"), "kind": "things" },
            { "id": "planned", "label": words("planned"), "kind": "things" }
        ]);
        draft["groups"] = json!([]);
        draft["criteria"] = json!([criterion("a"), criterion("b"), criterion("c")]);
        draft["aggregation"] = json!({ "kind": "weighted_sum", "full_marks": "30", "grades": [] });
    });
    let mut evidence = Evidence::default();
    evidence.give("done".parse().expect("a name"), figure("1项"));
    evidence.give("planned".parse().expect("a name"), figure("3项"));
    let sheet = framework.score(&evidence);
    let Total::Points(total) = &sheet.total else { panic!("points are added up") };
    // Three thirds of ten are ten; three times 3.33 are 9.99.
    assert_eq!(total.points.exact.as_ref().expect("all is given").to_string(), "10");
    assert_eq!(total.printed.as_ref().expect("all is given").to_string(), "9.99");
    replay(&framework, &evidence);
}

#[test]
fn more_than_a_plan_is_more_than_all_of_it() {
    let framework = county(|draft| {
        let more = json!({ "kind": "more_than", "value": "100%" });
        draft["criteria"][2]["rule"] = json!({ "kind": "all_or_nothing", "when": more });
    });
    let mut facts = facts();
    facts["days_taken"] = json!({ "kind": "figure", "figure": "超过10项" });
    facts["days_promised"] = json!({ "kind": "figure", "figure": "10项" });
    let evidence = evidence(&facts);
    let sheet = framework.score(&evidence);
    assert_eq!(sheet.scores[2].reason(&sheet).zh.as_ref(), "超过10项 ÷ 10项，达到要求（> 100%），得25/25分");
    facts["days_taken"] = json!({ "kind": "figure", "figure": "不少于10项" });
    let evidence = super::scoring_policies::evidence(&facts);
    let sheet = framework.score(&evidence);
    assert_eq!(sheet.scores[2].reason(&sheet).zh.as_ref(), "无法评定：平均办结天数（只有约数），可能为0至25/25分");
}
