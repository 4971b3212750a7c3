//! What is wrong in a framework of one's own: every kind of mistake, with place, found and expected, verbatim.

use budget_performance::model::from_json;
use budget_performance::scoring::{Claims, Completion, Evidence, Framework, FrameworkDraft, LoadError, Outline};
use serde_json::{Value, json};

/// The framework of the example, which is right.
fn county() -> Value {
    serde_json::from_str(include_str!("../../examples/scoring/county-framework.json")).expect("it is JSON")
}

/// Everything that is wrong with the framework once the value at `pointer` is replaced.
fn message(pointer: &str, value: Value) -> String {
    let mut draft = county();
    *draft.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = value;
    refusal(&draft)
}

fn without(pointer: &str, member: &str) -> String {
    let mut draft = county();
    let object = draft.pointer_mut(pointer).expect("the place is there").as_object_mut().expect("an object");
    object.remove(member).expect("the member is there");
    refusal(&draft)
}

fn refusal(draft: &Value) -> String {
    Framework::from_json(&draft.to_string()).expect_err("it is wrong").to_string()
}

#[test]
fn the_framework_itself_is_right() {
    assert!(Framework::from_json(&county().to_string()).is_ok());
}

#[test]
fn a_name_twice() {
    assert_eq!(
        message("/criteria/1/id", json!("posts")),
        "/criteria/1/id: found `posts` again, expected each name once"
    );
    assert_eq!(
        message("/facts/1/id", json!("in_post")).lines().next(),
        Some("/facts/1/id: found `in_post` again, expected each name once")
    );
    assert_eq!(
        message("/groups/1/id", json!("input")).lines().next(),
        Some("/groups/1/id: found `input` again, expected each name once")
    );
}

#[test]
fn weights_that_do_not_add_up() {
    assert_eq!(
        message("/criteria/0/weight", json!("9")),
        "/groups/0/weight: found `30` for criteria of 29 points in all, expected the sum of the weights of the group's \
         criteria\n\
         /aggregation/full_marks: found `100`, expected 99, which is what the weights of the criteria add up to"
    );
    assert_eq!(
        message("/criteria/0/weight", json!("0")).lines().next(),
        Some(
            "/groups/0/weight: found `30` for criteria of 20 points in all, expected the sum of the weights of the group's criteria"
        )
    );
    assert!(
        message("/criteria/0/weight", json!("0"))
            .contains("\n/criteria/0/weight: found `0`, expected more than zero\n")
    );
    assert_eq!(
        without("/criteria/0", "weight").lines().nth(1),
        Some("/criteria/0: found no `weight`, expected the points that the criterion can earn")
    );
}

#[test]
fn grades_with_a_gap_or_an_overlap() {
    assert_eq!(
        message("/aggregation/grades/1/from", json!("61")),
        "/aggregation/grades/1/from: found `61`, expected `60`, where the one before ends"
    );
    assert_eq!(
        message("/aggregation/grades/2/from", json!("79")),
        "/aggregation/grades/2/from: found `79`, expected `80`, where the one before ends"
    );
    assert_eq!(
        message("/aggregation/grades/0/from", json!("10")),
        "/aggregation/grades/0/from: found `10`, expected `0`, where the first begins"
    );
    assert_eq!(
        message("/aggregation/grades/3/until", json!("99")),
        "/aggregation/grades/3/until: found `99`, expected `100`, where the last ends"
    );
    assert_eq!(
        message("/aggregation/grades/3/until", json!("90")),
        "/aggregation/grades/3/until: found `90`, expected more than `90`\n\
         /aggregation/grades/3/until: found `90`, expected `100`, where the last ends"
    );
    assert_eq!(
        message("/aggregation/grades/1/id", json!("poor")),
        "/aggregation/grades/1/id: found `poor` again, expected each name once\n\
         /aggregation/vetoes/0/at_most: found `fair`, expected the name of a grade of the framework"
    );
}

#[test]
fn bands_with_a_gap_or_an_overlap() {
    let bands = "/criteria/1/rule/bands";
    assert_eq!(
        message(&format!("{bands}/1/from"), json!("1%")),
        "/criteria/1/rule/bands/1/from: found `1%`, expected `0%`, where the band before ends"
    );
    assert_eq!(
        message(&format!("{bands}/1/ends"), json!("both")),
        "/criteria/1/rule/bands/1/ends: found both bands, expected one band that holds `0%`"
    );
    assert_eq!(
        message(&format!("{bands}/0/ends"), json!("lower")),
        "/criteria/1/rule/bands/1/ends: found neither band, expected one band that holds `0%`"
    );
    assert_eq!(
        message(&format!("{bands}/0/points"), json!("21")),
        "/criteria/1/rule/bands/0/points: found `21`, expected at most the weight `20`"
    );
    assert_eq!(
        message(&format!("{bands}/0/points"), json!("19")),
        "/criteria/1/rule/bands: found at most 19 points, expected a band that earns the weight `20`"
    );
    assert_eq!(
        message(bands, json!([{ "from": "0%", "points": "20" }])),
        "/criteria/1/rule/bands/0/from: found `0%`, expected no lower end, because the lowest band has none"
    );
    assert_eq!(
        message(bands, json!([{ "until": "0%", "points": "20" }])),
        "/criteria/1/rule/bands/0/until: found `0%`, expected no upper end, because the highest band has none"
    );
    assert_eq!(
        message(bands, json!([{ "points": "20" }, { "from": "5%", "points": "0" }])),
        "/criteria/1/rule/bands/0/until: found no upper end, expected `5%`, where the next band begins"
    );
    assert_eq!(
        message(bands, json!([{ "until": "5%", "points": "20" }, { "points": "0" }])),
        "/criteria/1/rule/bands/1/from: found no lower end, expected `5%`, where the band before ends"
    );
    assert_eq!(
        message(
            bands,
            json!([{ "until": "5%", "points": "20" }, { "from": "5%", "until": "4%", "points": "5" }, { "from": "4%", "points": "0" }])
        ),
        "/criteria/1/rule/bands/1/until: found `4%`, expected more than `5%`, where the band begins"
    );
    assert_eq!(message(bands, json!([])), "/criteria/1/rule/bands: found none, expected at least one band");
}

#[test]
fn a_rule_that_does_not_fit() {
    assert_eq!(
        message("/criteria/0/rule", json!({ "kind": "checklist" })),
        "/criteria/0/rule/kind: found `checklist`, expected a rule for one value: `all_or_nothing`, `proportional`, \
         `stepped_deduction`, `bands`, `reverse_a`, `reverse_b`, `linear`, `over_achievement` or `levels`"
    );
    assert_eq!(
        message("/criteria/3/rule", json!({ "kind": "reverse_a", "target": "10天" })),
        "/criteria/3/rule/kind: found `reverse_a`, expected a rule for a judgement: `tiers`"
    );
    assert_eq!(
        message("/criteria/4/rule", json!({ "kind": "proportional", "full_at": "100%" })),
        "/criteria/4/rule/kind: found `proportional`, expected a rule for a checklist: `checklist`"
    );
    assert_eq!(
        message("/criteria/0/rule", json!({ "kind": "levels", "bands": [{ "level": "A" }] })),
        "/criteria/0/rule/kind: found `levels`, expected a rule that gives points"
    );
    assert_eq!(
        message("/criteria/0/rule/until", json!("100")),
        "/criteria/0/rule/until: found `100`, expected a figure of kind `ratio`, such as `100%`"
    );
    assert_eq!(
        message("/criteria/0/rule/until", json!("近100%")),
        "/criteria/0/rule/until: found `近100%`, expected a figure without a hedge"
    );
    assert_eq!(
        message("/criteria/2/rule/target", json!("30个")),
        "/criteria/2/rule/target: found `30个`, expected a figure of kind `ratio`, such as `100%`"
    );
}

#[test]
fn rules_that_cannot_be_carried_out() {
    let stepped = "/criteria/0/rule";
    assert_eq!(
        message(&format!("{stepped}/above/each"), json!("0个百分点")),
        "/criteria/0/rule/above/each: found `0个百分点`, expected more than zero"
    );
    assert_eq!(
        message(&format!("{stepped}/above/points"), json!("0")),
        "/criteria/0/rule/above/points: found `0`, expected more than zero"
    );
    assert_eq!(
        message(&format!("{stepped}/floor"), json!("10")),
        "/criteria/0/rule/floor: found `10`, expected less than the weight `10`"
    );
    assert_eq!(
        message(stepped, json!({ "kind": "stepped_deduction", "floor": "0" })),
        "/criteria/0/rule: found no range, expected `from`, `until` or both"
    );
    assert_eq!(
        message(stepped, json!({ "kind": "stepped_deduction", "until": "100%", "floor": "0" })),
        "/criteria/0/rule/above: found none, expected steps beyond `until`"
    );
    let steps = json!({ "kind": "steps", "each": "1个百分点", "points": "1", "part": "free" });
    assert_eq!(
        message(
            stepped,
            json!({ "kind": "stepped_deduction", "until": "100%", "below": steps, "above": steps, "floor": "0" })
        ),
        "/criteria/0/rule/below: found steps, expected none, because there is no `from`"
    );
    assert_eq!(
        message(
            stepped,
            json!({ "kind": "stepped_deduction", "from": "101%", "until": "100%", "below": steps, "above": steps, "floor": "0" })
        ),
        "/criteria/0/rule/until: found `100%`, expected at least `101%`, where the range begins"
    );
    assert_eq!(
        message(stepped, json!({ "kind": "proportional", "full_at": "100%", "pass_at": "101%" })),
        "/criteria/0/rule/pass_at: found `101%`, expected at most `100%`, the full value"
    );
    assert_eq!(
        message(stepped, json!({ "kind": "proportional", "full_at": "-1%" })),
        "/criteria/0/rule/full_at: found `-1%`, expected more than zero"
    );
    assert_eq!(
        message(stepped, json!({ "kind": "linear", "zero_at": "50%", "full_at": "50.0%" })),
        "/criteria/0/rule/full_at: found `50.0%`, expected another value than `zero_at`"
    );
    assert_eq!(
        message(
            stepped,
            json!({ "kind": "over_achievement", "full_at": "100%", "excess": { "kind": "flag", "beyond": "90%" } })
        ),
        "/criteria/0/rule/excess/beyond: found `90%`, expected at least `100%`, the full value"
    );
    assert_eq!(
        message("/criteria/2/rule/target", json!("0%")),
        "/criteria/2/rule/target: found `0%`, expected more than zero"
    );
}

#[test]
fn tiers_with_a_gap() {
    assert_eq!(
        message("/criteria/3/rule/tiers/1/from", json!("50%")),
        "/criteria/3/rule/tiers/1/from: found `50%`, expected `60%`, where the one before ends"
    );
    assert_eq!(
        message("/criteria/3/rule/tiers/2/until", json!("99%")),
        "/criteria/3/rule/tiers/2/until: found `99%`, expected `100%`, where the last ends"
    );
    assert_eq!(
        message("/criteria/3/rule/tiers/0/award", json!("70%")),
        "/criteria/3/rule/tiers/0/award: found `70%`, expected a share from `0%` to `60%`"
    );
}

#[test]
fn measures_over_unknown_or_unlike_facts() {
    assert_eq!(
        message("/criteria/0/measure/numerator/plus", json!(["staff"])),
        "/criteria/0/measure/numerator/plus/0: found `staff`, expected the name of a fact of the framework"
    );
    assert_eq!(
        message("/criteria/0/measure/numerator/plus", json!(["inspected"])),
        "/criteria/0/measure/numerator/plus/0: found `inspected` of kind `judgement`, expected a fact of kind `money, ratio, people or things`"
    );
    assert_eq!(
        message("/criteria/0/measure/denominator/plus", json!(["budget"])),
        "/criteria/0/measure/denominator: found facts of kind `money`, expected facts of kind `people`, as in the numerator"
    );
    assert_eq!(
        message("/criteria/1/measure/numerator/plus", json!(["additions", "in_post"])),
        "/criteria/1/measure/numerator/plus/1: found `in_post` of kind `people`, expected a fact of kind `money`"
    );
    assert_eq!(
        message("/criteria/0/measure/numerator", json!({})),
        "/criteria/0/measure/numerator: found no facts, expected at least one fact in `plus` or `minus`"
    );
    assert_eq!(
        message("/criteria/4/measure/items", json!(["plan", "budget"])),
        "/criteria/4/measure/items/1: found `budget` of kind `money`, expected a fact of kind `answer`"
    );
    assert_eq!(
        message("/criteria/4/measure/items", json!([])),
        "/criteria/4/measure/items: found none, expected at least one fact"
    );
}

#[test]
fn dates_clauses_groups_and_vetoes() {
    assert_eq!(
        message("/in_force/until", json!("2023-12-31")),
        "/in_force/until: found `2023-12-31`, expected a day not before `2024-01-01`"
    );
    assert_eq!(
        message("/supersedes", json!("county-2024")),
        "/supersedes: found `county-2024` itself, expected another framework"
    );
    assert_eq!(
        without("/criteria/0", "clause"),
        "/criteria/0: found no `clause`, expected the place in the document that the criterion stands in"
    );
    assert_eq!(
        message("/criteria/2/group", json!("inputs")),
        "/groups/1/weight: found `70` for criteria of 45 points in all, expected the sum of the weights of the group's \
         criteria\n\
         /criteria/2/group: found `inputs`, expected the name of a group of the framework"
    );
    assert_eq!(
        message(
            "/groups/0",
            json!({ "id": "input", "label": { "zh": "投入", "en": "Input" }, "within": "input", "weight": "30" })
        ),
        "/groups/0/within: found `input`, expected a group that does not lie in this one"
    );
    assert_eq!(
        message("/aggregation/vetoes/0/fact", json!("budget")),
        "/aggregation/vetoes/0/fact: found `budget`, expected the name of a fact of kind `answer`"
    );
    assert_eq!(
        message("/aggregation/vetoes/0/at_most", json!("medium")),
        "/aggregation/vetoes/0/at_most: found `medium`, expected the name of a grade of the framework"
    );
    assert_eq!(
        without("/aggregation/vetoes/0", "clause"),
        "/aggregation/vetoes/0: found no `clause`, expected the place in the document that the veto stands in"
    );
}

#[test]
fn scales_of_levels() {
    let message = |pointer: &str, value: Value| {
        let mut draft: Value =
            serde_json::from_str(&super::scoring_cases::fixture("three-by-table.framework.json")).expect("it is JSON");
        *draft.pointer_mut(pointer).expect("the place is there") = value;
        refusal(&draft)
    };
    assert_eq!(
        message("/aggregation/rows/8", json!({ "levels": ["D", "D", "D"], "result": "D" })),
        "/aggregation/rows/8/levels: found `D D D` again, expected each combination once\n\
         /aggregation/rows: found no such row, expected a row for `D B A`"
    );
    assert_eq!(
        message("/aggregation/rows/19/result", json!("C")),
        "/aggregation/rows: found `C` for `A A A`, expected at least `A`, the result of `B A A`"
    );
    assert_eq!(
        message("/criteria/0/rule", json!({ "kind": "proportional", "full_at": "100%" })),
        "/criteria/0/rule/kind: found `proportional`, expected `levels`, because levels become the result"
    );
    assert_eq!(
        message("/criteria/0/rule", json!({ "kind": "levels", "bands": [{ "level": "B+" }] })),
        "/criteria/0/rule/bands/0/level: found `B+`, expected one of `D`, `C`, `B`, `A`"
    );
    assert_eq!(
        message("/criteria/0/rule", json!({ "kind": "levels", "bands": [{ "level": "A" }], "in_years": 2 })),
        "/criteria/0/rule/in_years: found `2`, expected none, because one value is measured"
    );
}

#[test]
fn every_mistake_is_reported_at_once() {
    let mut draft = county();
    draft["criteria"][0]["weight"] = json!("9");
    draft["criteria"][1]["rule"]["bands"][1]["from"] = json!("1%");
    draft["in_force"]["until"] = json!("2023-12-31");
    let draft: FrameworkDraft = from_json(&draft.to_string()).expect("the form is right");
    let error = Framework::try_from(draft).expect_err("it is wrong");
    let places: Vec<&str> = error.violations().iter().map(|violation| violation.at.as_str()).collect();
    assert_eq!(
        places,
        ["/in_force/until", "/groups/0/weight", "/criteria/1/rule/bands/1/from", "/aggregation/full_marks"]
    );
}

#[test]
fn a_wrong_form_is_refused_before() {
    assert_eq!(
        message("/criteria/0/weight", json!("10分")),
        "/criteria/0/weight: found `10分`, expected points below a million without a unit, such as `5` or `0.5`"
    );
    assert_eq!(
        message("/criteria/0/rule/kind", json!("stepped")),
        "/criteria/0/rule/kind: found `stepped`, expected one of `all_or_nothing`, `proportional`, `stepped_deduction`, \
         `bands`, `tiers`, `reverse_a`, `reverse_b`, `linear`, `over_achievement`, `checklist`, `levels`"
    );
    assert_eq!(
        message("/policies/points", json!({ "kind": "rounded", "to": "0.05", "mode": "half_up" })),
        "/policies/points/to: found `0.05`, expected one of `1`, `0.1`, `0.01`, `0.001`, `0.0001`"
    );
}

/// What is wrong with a completion of the outline for self-evaluations.
fn incomplete(completion: &Value) -> String {
    let completion: Completion = from_json(&completion.to_string()).unwrap_or_else(|error| panic!("{error}"));
    let outline = Outline::builtin("mof-self-evaluation-2021").expect("it ships");
    outline.complete(&completion).expect_err("it is wrong").to_string()
}

/// A completion with criteria.
fn completion(criteria: &Value) -> Value {
    json!({
        "format_version": 1, "id": "project", "title": { "zh": "某项目", "en": "a project" },
        "outline": "mof-self-evaluation-2021",
        "facts": [{ "id": "done", "label": { "zh": "完成率", "en": "completion" }, "kind": "ratio" }],
        "criteria": criteria
    })
}

fn own(id: &str, group: &str, weight: &str) -> Value {
    json!({
        "kind": "own",
        "criterion": {
            "id": id, "group": group, "label": { "zh": id, "en": id }, "weight": weight,
            "measure": { "kind": "value", "of": { "plus": ["done"] } },
            "rule": { "kind": "proportional", "full_at": "100%" },
            "clause": "自评表", "standing": "read"
        }
    })
}

#[test]
fn completions() {
    let execution = json!({ "kind": "taken", "id": "execution" });
    let right = completion(&json!([
        execution,
        own("o", "output", "50"),
        own("b", "benefit", "30"),
        own("s", "satisfaction", "10")
    ]));
    let outline = Outline::builtin("mof-self-evaluation-2021").expect("it ships");
    let framework = outline.complete(&from_json(&right.to_string()).expect("a completion")).expect("it is right");
    assert_eq!(framework.criteria().len(), 4);

    assert_eq!(
        incomplete(&completion(&json!([
            execution,
            own("o", "output", "40"),
            own("b", "benefit", "40"),
            own("s", "satisfaction", "10")
        ]))),
        "/groups/1/weight: found `50` for criteria of 40 points in all, expected the sum of the weights of the group's \
         criteria\n\
         /groups/2/weight: found `30` for criteria of 40 points in all, expected the sum of the weights of the group's \
         criteria"
    );
    assert_eq!(
        incomplete(&completion(&json!([{ "kind": "taken", "id": "execution", "weight": "20" }]))),
        "/criteria/0/weight: found another, expected none, because the outline gives it"
    );
    assert_eq!(
        incomplete(&completion(&json!([{ "kind": "taken", "id": "output" }]))),
        "/criteria/0/id: found `output`, expected the name of a criterion of the outline `mof-self-evaluation-2021`"
    );
    let mut wrong = own("o", "output", "50");
    wrong["criterion"]["measure"]["of"]["plus"] = json!(["doing"]);
    assert_eq!(
        incomplete(&completion(&json!([execution, wrong, own("b", "benefit", "30"), own("s", "satisfaction", "10")]))),
        "/criteria/1/criterion/measure/of/plus/0: found `doing`, expected the name of a fact of the framework"
    );
    let mut wrong = completion(&json!([]));
    wrong["outline"] = json!("mof-department-2013");
    assert_eq!(incomplete(&wrong), "/outline: found `mof-department-2013`, expected `mof-self-evaluation-2021`");
}

#[test]
fn an_outline_without_weights_scores_nothing() {
    let outline = Outline::builtin("mof-department-2013").expect("it ships");
    let completion = json!({
        "format_version": 1, "id": "department", "title": { "zh": "某部门", "en": "a department" },
        "outline": "mof-department-2013", "criteria": [{ "kind": "taken", "id": "D03" }]
    });
    let completion: Completion = from_json(&completion.to_string()).expect("the form is right");
    assert_eq!(
        outline.complete(&completion).expect_err("weight and rule are the user's").to_string(),
        "/criteria/0: found no `weight`, expected one, because the outline leaves it to its user\n\
         /criteria/0: found no `rule`, expected one, because the outline leaves it to its user"
    );
    assert!(matches!(Framework::builtin("mof-department-2013"), Err(LoadError::Unknown { .. })));
}

#[test]
fn evidence_and_claims_are_documents_with_a_version() {
    let evidence = |json: &str| from_json::<Evidence>(json).map(|_| ()).map_err(|error| error.to_string());
    let claims = |json: &str| from_json::<Claims>(json).map(|_| ()).map_err(|error| error.to_string());
    assert_eq!(evidence(r#"{ "format_version": 1, "facts": [] }"#), Ok(()));
    assert_eq!(claims(r#"{ "format_version": 1 }"#), Ok(()));
    let other = "/format_version: found the number 2, expected the format version 1".to_owned();
    let none = "the document: found an object without it, expected the member `format_version`".to_owned();
    assert_eq!(evidence(r#"{ "format_version": 2, "facts": [] }"#), Err(other.clone()));
    assert_eq!(claims(r#"{ "format_version": 2 }"#), Err(other));
    assert_eq!(evidence(r#"{ "facts": [] }"#), Err(none.clone()));
    assert_eq!(claims("{}"), Err(none));
    let written = serde_json::to_value(Evidence::default()).expect("it can be written");
    assert_eq!(written, json!({ "format_version": 1, "facts": [] }));
}
