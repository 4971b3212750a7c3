//! Laws of scoring: whatever the rule, the figures and their order.

use std::sync::LazyLock;

use budget_performance::figure::{Measure, Ratio, Rounding};
use budget_performance::model::{Answer, from_json};
use budget_performance::scoring::{
    Award, Earned, Evidence, FactKind, Framework, FrameworkDraft, Given, Number, Outline, SheetDocument, Total,
};

use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_oneof, proptest};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::scoring_cases::{figure, one_rule, replay};

/// The frameworks that come with the crate, read once.
static SHIPPED: LazyLock<Vec<Framework>> =
    LazyLock::new(|| Framework::builtins().map(|name| Framework::builtin(name).expect("it ships")).collect());

/// The table of Hunan, the first of them.
fn hunan() -> &'static Framework {
    &SHIPPED[0]
}

/// A percentage of so many hundredths of a percent.
fn percent(hundredths: i64) -> String {
    format!("{}%", Decimal::new(hundredths, 2))
}

/// A rule, whether it never falls (1), never rises (−1) or does both (0), and what its thresholds are around.
#[derive(Clone, Debug)]
struct AnyRule {
    json: Value,
    direction: i8,
}

fn rule(json: Value, direction: i8) -> AnyRule {
    AnyRule { json, direction }
}

fn part() -> impl Strategy<Value = &'static str> + Clone {
    prop_oneof![Just("free"), Just("whole"), Just("proportional")]
}

/// Rules of weight 10 for percentages, every kind but judgements, with thresholds around a hundred percent.
fn rules() -> impl Strategy<Value = AnyRule> {
    let end = || 1_i64..20_000;
    let steps = (1_i64..2000, 1_i64..300, part()).prop_map(
        |(each, cents, part)| json!({ "kind": "steps", "each": percent(each), "points": Decimal::new(cents, 2).to_string(), "part": part }),
    );
    let directed = prop_oneof![
        end().prop_map(|at| rule(
            json!({ "kind": "all_or_nothing", "when": { "kind": "at_least", "value": percent(at) } }),
            1
        )),
        end().prop_map(|at| rule(
            json!({ "kind": "all_or_nothing", "when": { "kind": "more_than", "value": percent(at) } }),
            1
        )),
        end().prop_map(|at| rule(
            json!({ "kind": "all_or_nothing", "when": { "kind": "at_most", "value": percent(at) } }),
            -1
        )),
        end().prop_map(|at| rule(
            json!({ "kind": "all_or_nothing", "when": { "kind": "less_than", "value": percent(at) } }),
            -1
        )),
        (end(), 0_i64..100).prop_map(|(full, pass)| {
            rule(json!({ "kind": "proportional", "full_at": percent(full), "pass_at": percent(full * pass / 100) }), 1)
        }),
        end().prop_map(|target| rule(json!({ "kind": "reverse_a", "target": percent(target) }), -1)),
        end().prop_map(|target| rule(json!({ "kind": "reverse_b", "target": percent(target) }), -1)),
        (end(), end()).prop_filter("apart", |(zero, full)| zero != full).prop_map(|(zero, full)| {
            let direction = if zero < full { 1 } else { -1 };
            rule(json!({ "kind": "linear", "zero_at": percent(zero), "full_at": percent(full) }), direction)
        }),
        (end(), steps.clone()).prop_map(|(until, steps)| {
            rule(json!({ "kind": "stepped_deduction", "until": percent(until), "above": steps, "floor": "1" }), -1)
        }),
        (end(), steps.clone()).prop_map(|(from, steps)| {
            rule(json!({ "kind": "stepped_deduction", "from": percent(from), "below": steps, "floor": "0" }), 1)
        }),
        end().prop_map(|full| rule(
            json!({ "kind": "over_achievement", "full_at": percent(full), "excess": { "kind": "cap" } }),
            1
        )),
    ];
    let others = prop_oneof![
        end().prop_map(|at| rule(json!({ "kind": "all_or_nothing", "when": { "kind": "equal", "value": percent(at) } }), 0)),
        (end(), 0_i64..500, steps.clone(), steps.clone()).prop_map(|(from, width, below, above)| {
            let (from, until) = (percent(from), percent(from + width));
            rule(json!({ "kind": "stepped_deduction", "from": from, "until": until, "below": below, "above": above, "floor": "0" }), 0)
        }),
        (end(), 0_i64..5000, 1_i64..2000, part()).prop_map(|(full, beyond, each, part)| {
            let excess = json!({
                "kind": "deduct", "beyond": percent(full + beyond), "each": percent(each), "points": "1.5", "part": part, "floor": "2"
            });
            rule(json!({ "kind": "over_achievement", "full_at": percent(full), "excess": excess }), 0)
        }),
        bands(),
    ];
    prop_oneof![3 => directed, 1 => others]
}

/// Bands with points in any order, the best of them the weight.
fn bands() -> impl Strategy<Value = AnyRule> {
    let ends = prop::collection::btree_set(-500_i64..20_000, 1..5);
    (ends, prop::collection::vec((0_u8..10, any::<bool>()), 6)).prop_map(|(ends, points)| {
        let ends: Vec<i64> = ends.into_iter().collect();
        let mut bands = Vec::new();
        for index in 0..=ends.len() {
            let points_here = if index == 0 { 10 } else { points[index].0 };
            let mut band = json!({ "points": points_here.to_string() });
            let (low, high) = (index > 0 && points[index - 1].1, index < ends.len() && !points[index].1);
            if index > 0 {
                band["from"] = json!(percent(ends[index - 1]));
            }
            if index < ends.len() {
                band["until"] = json!(percent(ends[index]));
            }
            band["ends"] = json!(match (low, high) {
                (true, true) => "both",
                (true, false) => "lower",
                (false, true) => "upper",
                (false, false) => "neither",
            });
            bands.push(band);
        }
        rule(json!({ "kind": "bands", "bands": bands }), 0)
    })
}

fn framework(rule: &AnyRule) -> Framework {
    Framework::try_from(one_rule(&rule.json, "10", FactKind::Ratio)).unwrap_or_else(|error| panic!("{rule:?}: {error}"))
}

fn scored(framework: &Framework, value: &str) -> Earned<Number> {
    let mut evidence = Evidence::default();
    evidence.give("value".parse().expect("a name"), figure(value));
    let sheet = framework.score(&evidence);
    match sheet.scores[0].award.clone() {
        Some(Award::Points(points)) => points,
        other => panic!("{other:?}"),
    }
}

fn exact(framework: &Framework, value: &str) -> Number {
    scored(framework, value).exact.expect("nothing is lacking")
}

fn whole(number: &str) -> Number {
    number.parse().expect("a number")
}

/// A percentage with eight decimals: as good as the true value.
fn fine(scaled: i64) -> String {
    format!("{}%", Decimal::new(scaled, 8))
}

proptest! {
    #[test]
    fn points_lie_between_nothing_and_the_weight(rule in rules(), value in -30_000_i64..60_000) {
        let framework = framework(&rule);
        let points = scored(&framework, &percent(value));
        let exact = points.exact.expect("nothing is lacking");
        assert!(whole("0") <= points.lowest && points.lowest <= exact, "{rule:?} {points_low}", points_low = points.lowest);
        assert!(exact <= points.highest && points.highest <= whole("10"));
    }

    #[test]
    fn a_directed_target_never_punishes_more_of_what_it_wants(rule in rules(), one in -30_000_i64..60_000, two in -30_000_i64..60_000) {
        let framework = framework(&rule);
        let (low, high) = (exact(&framework, &percent(one.min(two))), exact(&framework, &percent(one.max(two))));
        match rule.direction {
            1 => assert!(low <= high, "{rule:?}: {low} then {high}"),
            -1 => assert!(low >= high, "{rule:?}: {low} then {high}"),
            _ => {}
        }
    }

    #[test]
    fn every_true_value_scores_within_the_range(rule in rules(), true_value in -3_000_000_000_i64..30_000_000_000, decimals in 0_u8..4) {
        let framework = framework(&rule);
        let value = Ratio::from_scaled(i128::from(true_value)).expect("in range").rounded(decimals, Rounding::HalfUp).expect("in range");
        let mut printed = value.to_decimal();
        printed.rescale(u32::from(decimals));
        let range = scored(&framework, &format!("{printed}%"));
        let truth = exact(&framework, &fine(true_value));
        assert!(range.lowest <= truth && truth <= range.highest, "{rule:?}: {} → {printed}%: {truth} not in [{}, {}]", fine(true_value), range.lowest, range.highest);
    }

    #[test]
    fn a_ratio_of_figures_holds_every_true_ratio(
        parts in prop::array::uniform4(0_i64..100_000_000),
        shifts in prop::array::uniform4(-49_i64..=49),
    ) {
        // 预算完成率: three facts stand above and below the line at once.
        let framework = hunan();
        let names = ["carried_in", "initial_budget", "additions", "year_end_balance"];
        let score = |amounts: [String; 4]| {
            let mut evidence = Evidence::default();
            for (name, amount) in names.iter().zip(amounts) {
                evidence.give(name.parse().expect("a name"), figure(&amount));
            }
            let sheet = framework.score(&evidence);
            ["N03", "N04"].map(|criterion| sheet.score_of(criterion).expect("it is there").award.clone())
        };
        // Printed in whole yuan; true to the fen, within half a yuan. A true zero is printed as zero.
        let truth = [0, 1, 2, 3].map(|index| (parts[index] * 100 + shifts[index]).max(0));
        let printed = truth.map(|fen| format!("{}元", (fen + 50) / 100));
        let truth = truth.map(|fen| format!("{}元", Decimal::new(fen * 1_000_000, 8)));
        for (printed, truth) in score(printed).into_iter().zip(score(truth)) {
            if let (Some(Award::Points(printed)), Some(Award::Points(truth))) = (printed, truth) {
                let truth = truth.exact.unwrap_or(truth.lowest);
                assert!(printed.lowest <= truth && truth <= printed.highest, "{truth} not in [{}, {}]", printed.lowest, printed.highest);
            }
        }
    }

    #[test]
    fn a_spread_weight_keeps_the_declared_sum(dropped in prop::collection::vec(any::<bool>(), 16)) {
        let mut draft = hunan().draft().clone();
        for criterion in &mut draft.criteria {
            criterion.not_applicable = None;
        }
        let framework = Framework::try_from(draft).expect("it is right");
        let mut evidence = Evidence::default();
        for (criterion, _) in framework.criteria().iter().zip(&dropped).filter(|(_, dropped)| **dropped) {
            for fact in criterion.measure.facts() {
                evidence.give(fact.clone(), figure("not_applicable"));
            }
        }
        let document = framework.score(&evidence).document();
        let weights = document.criteria.iter().filter_map(|score| score.weight.clone());
        let sum = weights.fold(whole("0"), |sum, weight| sum.plus(&weight));
        let all = document.criteria.iter().all(|score| score.weight.is_none());
        assert_eq!(sum, whole(if all { "0" } else { "100" }));
    }

    #[test]
    fn a_total_is_the_exact_sum_and_its_grade_is_that_of_the_sum(
        pairs in prop::collection::vec((1_i64..10_000_000_000, 1_i64..10_000_000_000), 20),
    ) {
        let framework = twenty();
        let mut evidence = Evidence::default();
        let mut sum = BigRational::from(BigInt::from(0));
        for (index, (actual, planned)) in pairs.iter().enumerate() {
            let amount = |fen: i64| figure(&format!("{}元", Decimal::new(fen, 2)));
            evidence.give(format!("a{index}").parse().expect("a name"), amount(*actual));
            evidence.give(format!("p{index}").parse().expect("a name"), amount(*planned));
            let share = BigRational::new(BigInt::from(*actual.min(planned)), BigInt::from(*planned));
            sum += share * BigInt::from(5);
        }
        let sheet = framework.score(&evidence);
        let Total::Points(total) = &sheet.total else { panic!("points are added up") };
        let exact = total.points.exact.as_ref().expect("nothing is lacking").to_string();
        let exact: BigRational = if exact.contains('.') {
            let decimal: Decimal = exact.parse().expect("a decimal");
            BigRational::new(decimal.mantissa().into(), BigInt::from(10).pow(decimal.scale()))
        } else {
            exact.parse().expect("a fraction")
        };
        assert_eq!(exact, sum);
        let at_least = |points: i64| sum >= BigRational::from(BigInt::from(points));
        let grade = if at_least(90) { "优" } else if at_least(80) { "良" } else if at_least(60) { "中" } else { "差" };
        assert_eq!(total.grade.expect("it is graded").label.zh.as_ref(), grade);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_sheet_replays(facts in prop::collection::vec(anything(), 25)) {
        for framework in SHIPPED.iter() {
            replay(framework, &named(framework, &facts));
        }
    }

    #[test]
    fn the_order_of_criteria_and_facts_does_not_matter(facts in prop::collection::vec(anything(), 25), turn in 0_usize..16) {
        let framework = hunan();
        let evidence = named(framework, &facts);
        let mut draft = framework.draft().clone();
        draft.criteria.rotate_left(turn);
        draft.criteria.swap(0, 7);
        let turned = Framework::try_from(draft).expect("it is right in any order");
        let mut reversed: Vec<_> = evidence.facts().to_vec();
        reversed.reverse();
        let reversed = Evidence::new(reversed);
        let (one, two) = (framework.score(&evidence).document(), turned.score(&reversed).document());
        assert_eq!(one.total, two.total);
        for score in &one.criteria {
            assert!(two.criteria.contains(score));
        }
    }
}

/// Anything that can be given of a fact.
fn anything() -> impl Strategy<Value = Option<Given>> {
    let texts = prop_oneof![
        (-1_000_000_i64..100_000_000).prop_map(|fen| format!("{}元", Decimal::new(fen, 2))),
        (0_i64..100_000).prop_map(|amount| format!("{}万元", Decimal::new(amount, 2))),
        (-1000_i64..30_000).prop_map(percent),
        (0_u32..300).prop_map(|heads| format!("{heads}人")),
        (0_u32..300).prop_map(|things| things.to_string()),
        (0_u32..300).prop_map(|things| format!("{things}项")),
        Just("超过90%".to_owned()),
        Just("近300万元".to_owned()),
        Just("约20人".to_owned()),
        Just("not_applicable".to_owned()),
        Just("missing".to_owned()),
        Just("undefined".to_owned()),
    ];
    let given = prop_oneof![
        6 => texts.prop_map(|text| figure(&text)),
        1 => any::<bool>().prop_map(|yes| Given::Answer { answer: if yes { Answer::Yes } else { Answer::No } }),
        1 => Just(Given::Tier { tier: "points".parse().expect("a label") }),
        1 => (1_i64..1000, -500_i64..500).prop_map(|(current, rise)| Given::ByChange {
            current: format!("{current}万元").parse().expect("an amount"),
            rise: format!("{rise}万元").parse().expect("an amount"),
        }),
        1 => (1_i64..1000, -15_000_i64..15_000).prop_map(|(current, growth)| Given::ByRate {
            current: format!("{current}万元").parse().expect("an amount"),
            growth: percent(growth).parse().expect("a ratio"),
        }),
    ];
    prop::option::weighted(0.9, given)
}

/// The facts of a framework, each something or nothing.
fn named(framework: &Framework, facts: &[Option<Given>]) -> Evidence {
    let mut evidence = Evidence::default();
    for (fact, given) in framework.draft().facts.iter().zip(facts.iter().cycle()) {
        if let Some(given) = given {
            evidence.give(fact.id.clone(), given.clone());
        }
    }
    evidence
}

/// Twenty criteria of five points, each in proportion to a plan.
fn twenty() -> Framework {
    let words = |text: &str| json!({ "zh": text, "en": text });
    let fact = |name: String| json!({ "id": name, "label": words(&name), "kind": "money" });
    let facts: Vec<Value> = (0..20).flat_map(|index| [fact(format!("a{index}")), fact(format!("p{index}"))]).collect();
    let criteria: Vec<Value> = (0..20)
        .map(|index| {
            json!({
                "id": format!("c{index}"), "label": words("c"), "weight": "5",
                "measure": { "kind": "ratio", "numerator": { "plus": [format!("a{index}")] }, "denominator": { "plus": [format!("p{index}")] } },
                "rule": { "kind": "proportional", "full_at": "100%" }, "clause": "1", "standing": "read"
            })
        })
        .collect();
    let grades = hunan().bands().to_vec();
    let draft = json!({
        "format_version": 1, "id": "twenty", "title": words("twenty"),
        "source": { "issuer": words("a test"), "title": "a test" },
        "in_force": { "from": "2024-01-01", "standing": "read" },
        "policies": {
            "not_applicable": "spread", "undefined": "open",
            "points": { "kind": "rounded", "to": "0.01", "mode": "half_up" },
            "total": { "kind": "rounded", "to": "0.01", "mode": "half_up" }
        },
        "facts": facts, "criteria": criteria,
        "aggregation": { "kind": "weighted_sum", "full_marks": "100", "grades": grades }
    });
    let draft: FrameworkDraft = from_json(&draft.to_string()).expect("the form is right");
    Framework::try_from(draft).expect("it is right")
}

#[test]
fn a_changed_trace_does_not_replay() {
    let framework = Framework::builtin("hunan-department-2017").expect("it ships");
    let mut evidence = Evidence::default();
    evidence.give("in_post".parse().expect("a name"), figure("50人"));
    evidence.give("authorised".parse().expect("a name"), figure("46人"));
    let document = serde_json::to_value(framework.score(&evidence).document()).expect("it can be written");
    let replayed = |pointer: &str, value: Value| {
        let mut changed = document.clone();
        *changed.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = value;
        let changed: SheetDocument = from_json(&changed.to_string()).unwrap_or_else(|error| panic!("{error}"));
        changed.replay(&framework).map_err(|error| error.to_string())
    };
    assert_eq!(replayed("/criteria/0/points", json!("1")), Ok(()), "that is what was recorded");
    let otherwise = "criterion `N01` is recorded otherwise than its facts and its rule make it";
    assert_eq!(replayed("/criteria/0/points", json!("2")), Err(otherwise.to_owned()));
    assert_eq!(replayed("/criteria/0/inputs/0/given/figure", json!("47人")), Err(otherwise.to_owned()));
    assert_eq!(replayed("/criteria/0/steps/1/steps", json!("9")), Err(otherwise.to_owned()));
    assert_eq!(replayed("/criteria/0/rule/above/points", json!("0.4")), Err(otherwise.to_owned()));
    assert_eq!(
        replayed("/total/lowest", json!("2")),
        Err("the total is recorded otherwise than the criteria make it".to_owned())
    );
    assert_eq!(
        replayed("/framework", json!("hunan-department-2018")),
        Err("the sheet was scored by framework `hunan-department-2018`, expected `hunan-department-2017`".to_owned())
    );
}

#[test]
fn a_conflict_leaves_open_and_an_agreement_does_not() {
    let framework = Framework::builtin("hunan-department-2017").expect("it ships");
    let score = |second: &str| {
        let mut evidence = Evidence::default();
        for heads in ["50人", second] {
            evidence.give("in_post".parse().expect("a name"), figure(heads));
        }
        evidence.give("authorised".parse().expect("a name"), figure("46人"));
        let sheet = framework.score(&evidence);
        (sheet.scores[0].points().map(ToString::to_string), sheet.scores[0].reason(&sheet).en.to_string())
    };
    assert_eq!(score("50人").0.as_deref(), Some("1"));
    assert_eq!(score("51人").1, "not assessable: staff in post (given twice, differently); 0 to 5 of 5 points");
}

#[test]
fn outlines_measure_what_anyone_gives() {
    for name in Outline::builtins() {
        let outline = Outline::builtin(name).expect("it ships");
        let facts: Vec<_> = outline.draft().facts.iter().map(|fact| fact.id.clone()).collect();
        for text in ["12万元", "12%", "12人", "12", "0万元", "not_applicable", "missing"] {
            let mut evidence = Evidence::default();
            for fact in &facts {
                evidence.give(fact.clone(), figure(text));
            }
            assert_eq!(outline.measure(&evidence).len(), outline.draft().criteria.len());
        }
    }
}
