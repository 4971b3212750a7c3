//! Points computed by hand, beside each framework and rule: `tests/fixtures/scoring/*.cases.json`.

use std::collections::BTreeSet;

use budget_performance::figure::Figure;
use budget_performance::model::Label;
use budget_performance::scoring::{
    Award, Completion, Earned, Evidence, FactKind, Framework, FrameworkDraft, Given, HeadFigures, Level, Measure,
    Number, Outline, OutlineCriterion, Score, SheetDocument, Status, Total,
};
use serde_json::{Value, json};

pub(crate) fn fixture(name: &str) -> String {
    let path = format!("{}/tests/fixtures/scoring/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn cases(name: &str) -> Value {
    serde_json::from_str(&fixture(name)).expect("it is JSON")
}

fn number(text: &Value) -> Number {
    text.as_str().expect("a text").parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

pub(crate) fn figure(text: &str) -> Given {
    Given::Figure { figure: text.parse().unwrap_or_else(|error| panic!("{text}: {error}")) }
}

/// Facts by name: a figure as printed, or what a cell says.
fn evidence(facts: &Value) -> Evidence {
    let mut evidence = Evidence::default();
    for (name, value) in facts.as_object().expect("facts by name") {
        evidence.give(name.parse().expect("a name"), figure(value.as_str().expect("a figure as printed")));
    }
    evidence
}

fn points<'s>(score: &'s Score<'_>) -> &'s Earned<Number> {
    match score.award.as_ref() {
        Some(Award::Points(points)) => points,
        other => panic!("{}: {other:?}", score.criterion.id),
    }
}

/// What a case says of a score: status, points, and what the printed digits leave open.
fn check(score: &Score<'_>, case: &Value) {
    let status = match &score.status {
        Status::Assessed => "assessed",
        Status::NotAssessable { .. } => "not_assessable",
        Status::NotApplicable { .. } => "not_applicable",
        Status::Undefined { .. } => "undefined",
        other => panic!("{other:?}"),
    };
    assert_eq!(status, case["status"].as_str().unwrap_or("assessed"), "{case}");
    if let Status::NotAssessable { lacks } = &score.status {
        let names: Vec<&str> = lacks.iter().map(|lack| lack.fact.as_ref()).collect();
        let expected: Vec<&str> =
            case["lacking"].as_array().expect("names").iter().map(|name| name.as_str().expect("a name")).collect();
        assert_eq!(names, expected, "{case}");
    }
    let earned = points(score);
    let expected = case.get("points").map(number);
    assert_eq!(earned.exact, expected, "{case}");
    let ends = match case.get("range") {
        Some(range) => (number(&range[0]), number(&range[1])),
        None if status == "undefined" => return,
        None => (expected.clone().expect("points or a range"), expected.expect("points or a range")),
    };
    assert_eq!((earned.lowest.clone(), earned.highest.clone()), ends, "{case}");
}

/// A sheet is written, read back, and replayed from what it records.
pub(crate) fn replay(framework: &Framework, evidence: &Evidence) {
    let document = framework.score(evidence).document();
    let json = serde_json::to_string(&document).expect("it can be written");
    let read: SheetDocument =
        budget_performance::model::from_json(&json).unwrap_or_else(|error| panic!("{error}\n{json}"));
    assert_eq!(read, document);
    read.replay(framework).unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn hunan() {
    let file = cases("hunan-department-2017.cases.json");
    let framework = Framework::builtin(file["framework"].as_str().expect("a name")).expect("it ships");
    for case in file["cases"].as_array().expect("cases") {
        let evidence = evidence(&case["facts"]);
        let sheet = framework.score(&evidence);
        check(sheet.score_of(case["criterion"].as_str().expect("a name")).expect("it is there"), case);
        replay(&framework, &evidence);
    }
}

/// A framework of one criterion: a value, and a rule.
pub(crate) fn one_rule(rule: &Value, weight: &str, kind: FactKind) -> FrameworkDraft {
    let words = |text: &str| json!({ "zh": text, "en": text });
    let kind = serde_json::to_value(kind).expect("a word");
    let draft = json!({
        "format_version": 1,
        "id": "one-rule",
        "title": words("one rule"),
        "source": { "issuer": words("by hand"), "title": "by hand" },
        "in_force": { "from": "2024-01-01", "standing": "read" },
        "policies": {
            "not_applicable": "spread", "undefined": "open",
            "points": { "kind": "rounded", "to": "0.01", "mode": "half_up" },
            "total": { "kind": "exact" }
        },
        "facts": [{ "id": "value", "label": words("value"), "kind": kind }],
        "criteria": [{
            "id": "one", "label": words("one"), "weight": weight,
            "measure": { "kind": "value", "of": { "plus": ["value"] } },
            "rule": rule, "clause": "1", "standing": "read"
        }],
        "aggregation": { "kind": "weighted_sum", "full_marks": weight, "grades": [] }
    });
    budget_performance::model::from_json(&draft.to_string()).unwrap_or_else(|error| panic!("{error}"))
}

/// What a printed figure is a number of.
fn kind(text: &str) -> FactKind {
    match text.parse::<Figure>().expect("a figure") {
        Figure::Amount(_) => FactKind::Money,
        Figure::Ratio(_) => FactKind::Ratio,
        Figure::Headcount(_) => FactKind::People,
        _ => FactKind::Things,
    }
}

#[test]
fn rules() {
    for rule in cases("rules.cases.json")["rules"].as_array().expect("rules") {
        for case in rule["cases"].as_array().expect("cases") {
            let value = case["value"].as_str().expect("a figure");
            let draft = one_rule(&rule["rule"], rule["weight"].as_str().expect("points"), kind(value));
            let framework = Framework::try_from(draft).unwrap_or_else(|error| panic!("{rule}: {error}"));
            let evidence = evidence(&json!({ "value": value }));
            let sheet = framework.score(&evidence);
            check(&sheet.scores[0], case);
            replay(&framework, &evidence);
        }
    }
}

#[test]
fn points_are_printed_to_the_hundredth() {
    let printed = |rule: Value| {
        let framework = Framework::try_from(one_rule(&rule, "10", FactKind::Things)).expect("it is right");
        let evidence = evidence(&json!({ "value": "12天" }));
        let sheet = framework.score(&evidence);
        let points = sheet.printed(&sheet.scores[0]).expect("it has points");
        points.written(2, budget_performance::figure::Rounding::HalfUp)
    };
    assert_eq!(printed(json!({ "kind": "reverse_a", "target": "10天" })), "8.00");
    assert_eq!(printed(json!({ "kind": "reverse_b", "target": "10天" })), "8.33");
}

fn level(score: &Score<'_>) -> Earned<Level> {
    match score.award.as_ref() {
        Some(Award::Level(level)) => level.clone(),
        other => panic!("{other:?}"),
    }
}

fn word(text: &Value) -> Level {
    serde_json::from_value(text.clone()).expect("a level")
}

/// The facts of a PEFA case: the same heads in every year, or amounts year by year.
fn pefa_evidence(case: &Value) -> Evidence {
    let mut evidence = Evidence::default();
    let text = |value: &Value| value.as_str().expect("an amount").to_owned();
    if let Some(heads) = case.get("heads") {
        let heads = heads.as_array().expect("heads").iter().enumerate().map(|(index, head)| {
            let label: Label = format!("head {index}").parse().expect("a label");
            let amount = |value: &Value| text(value).parse().expect("an amount");
            HeadFigures::new(label, amount(&head[0]), amount(&head[1]))
        });
        let heads: Vec<HeadFigures> = heads.collect();
        for year in 0..3 {
            evidence.give(format!("functions_y{year}").parse().expect("a name"), Given::Heads { heads: heads.clone() });
        }
        return evidence;
    }
    let (above, below) = match case["criterion"].as_str() {
        Some("1.1") => ("expenditure_outturn", "expenditure_budget"),
        Some("2.3") => ("contingency", "expenditure_budget"),
        _ => ("revenue_outturn", "revenue_budget"),
    };
    for (year, pair) in case["outturns"].as_array().expect("years").iter().enumerate() {
        for (name, amount) in [(above, &pair[0]), (below, &pair[1])] {
            evidence.give(format!("{name}_y{year}").parse().expect("a name"), figure(&text(amount)));
        }
    }
    evidence
}

#[test]
fn pefa() {
    for case in cases("pefa.cases.json")["cases"].as_array().expect("cases") {
        let framework = Framework::builtin(case["framework"].as_str().expect("a name")).expect("it ships");
        let evidence = pefa_evidence(case);
        let sheet = framework.score(&evidence);
        let earned = level(sheet.score_of(case["criterion"].as_str().expect("a name")).expect("it is there"));
        assert_eq!(earned.exact, Some(word(&case["level"])), "{case}");
        assert_eq!((earned.lowest, earned.highest), (word(&case["levels"][0]), word(&case["levels"][1])), "{case}");
        replay(&framework, &evidence);
    }
}

#[test]
fn the_variance_is_what_the_calculation_room_computes() {
    let case = &cases("pefa.cases.json")["cases"][2];
    let framework = Framework::builtin("pefa-pi-2-2016").expect("it ships");
    let evidence = pefa_evidence(case);
    let document = framework.score(&evidence).document();
    let step = serde_json::to_value(&document.criteria[0].steps[0]).expect("it can be written");
    // 64 ÷ 1060 = 16/265 = 6.0377…%
    assert_eq!(step["value"], "16/265");
    assert_eq!(
        number(&step["value"]).times(&number(&json!("100"))).written(4, budget_performance::figure::Rounding::HalfUp),
        "6.0377"
    );
}

/// The level of three dimensions of given levels, by one of two ways.
fn of_three(framework: &str, levels: &str) -> Level {
    let framework = Framework::from_json(&fixture(framework)).unwrap_or_else(|error| panic!("{error}"));
    let mut evidence = Evidence::default();
    for (index, level) in levels.split(' ').enumerate() {
        let value = match level {
            "A" => "80.0%",
            "B" => "60.0%",
            "C" => "40.0%",
            _ => "10.0%",
        };
        evidence.give(format!("f{}", index + 1).parse().expect("a name"), figure(value));
    }
    replay(&framework, &evidence);
    let sheet = framework.score(&evidence);
    match &sheet.total {
        Total::Level(Some(level)) => level.exact.expect("nothing is lacking"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn dimensions_become_one() {
    let file = cases("pefa.cases.json");
    for (list, framework) in
        [("weakest_link", "three-by-weakest-link.framework.json"), ("table_of_three", "three-by-table.framework.json")]
    {
        for case in file[list].as_array().expect("cases") {
            let levels = case["levels"].as_str().expect("levels");
            assert_eq!(of_three(framework, levels), word(&case["result"]), "{list}: {levels}");
            let turned: Vec<&str> = levels.split(' ').rev().collect();
            assert_eq!(of_three(framework, &turned.join(" ")), word(&case["result"]), "in any order");
        }
    }
}

#[test]
fn every_criterion_of_a_table_has_its_case() {
    let file = cases("hunan-department-2017.cases.json");
    let cased: BTreeSet<&str> =
        file["cases"].as_array().expect("cases").iter().filter_map(|case| case["criterion"].as_str()).collect();
    let framework = Framework::builtin("hunan-department-2017").expect("it ships");
    assert_eq!(cased, framework.criteria().iter().map(|criterion| criterion.id.as_ref()).collect());
}

#[test]
fn outlines_measure_what_was_computed_by_hand() {
    let file = cases("outlines.cases.json");
    let outlines = file["outlines"].as_object().expect("outlines");
    assert_eq!(outlines.keys().map(String::as_str).collect::<BTreeSet<_>>(), Outline::builtins().collect());
    for (name, list) in outlines {
        let outline = Outline::builtin(name).expect("it ships");
        let mut cased = BTreeSet::new();
        for case in list.as_array().expect("cases") {
            let evidence = evidence(&case["facts"]);
            let measured = outline.measure(&evidence);
            let id = case["criterion"].as_str().expect("a name");
            let measured = measured.iter().find(|one| one.criterion.id.as_ref() == id).expect("it is there");
            assert_eq!(measured.value, Some(number(&case["value"])), "{name} {case}: {}", measured.words.en);
            cased.insert(id);
        }
        // In the eight-point table of Hunan all but the one case are measured as in the other table.
        let judged = |criterion: &&OutlineCriterion| matches!(criterion.measure, Measure::Judgement { .. });
        let criteria = outline.draft().criteria.iter().filter(|criterion| !judged(criterion));
        let measured: BTreeSet<&str> = criteria.map(|criterion| criterion.id.as_ref()).collect();
        assert!(name == "hunan-department-2018" || cased == measured, "{name}: {:?}", measured.difference(&cased));
    }
}

#[test]
fn a_self_evaluation_to_its_total() {
    let case = &cases("outlines.cases.json")["self_evaluation"];
    let completion = budget_performance::model::from_json(&case["completion"].to_string());
    let completion: Completion = completion.unwrap_or_else(|error| panic!("{error}"));
    let outline = Outline::builtin("mof-self-evaluation-2021").expect("it ships");
    let framework = outline.complete(&completion).unwrap_or_else(|error| panic!("{error}"));
    let evidence = evidence(&case["facts"]);
    let sheet = framework.score(&evidence);
    for (criterion, expected) in case["points"].as_object().expect("points by criterion") {
        let earned = points(sheet.score_of(criterion).expect("it is there"));
        assert_eq!(earned.exact, Some(number(&expected["points"])), "{criterion}: {expected}");
    }
    let Total::Points(total) = &sheet.total else { panic!("points are added up") };
    assert_eq!(total.points.exact, Some(number(&case["total"])));
    assert_eq!(total.grade.map(|grade| grade.label.zh.as_ref()), case["grade"].as_str());
    replay(&framework, &evidence);
}
