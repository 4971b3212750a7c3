//! Scoring a hundred thousand sheets of thirty criteria, against reading the JSON of the same facts.

mod ratios;

use std::hint::black_box;

use budget_performance::figure::Rounding;
use budget_performance::model::from_json;
use budget_performance::scoring::{Evidence, Framework, Total};
use criterion::{Criterion, Throughput};
use serde_json::{Value, json};

/// Criteria of a sheet.
const CRITERIA: usize = 30;
/// Sheets in memory; a run goes over them until it has scored as many as it is asked for.
const SHEETS: usize = 1000;

/// A pseudo-random sequence, the same in every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % below
    }
}

/// The rules of real tables in turn: proportional, stepped, banded, reverse, all or nothing.
fn rule(index: usize, weight: &str) -> Value {
    let steps = json!({ "kind": "steps", "each": "1个百分点", "points": "0.1", "part": "free" });
    match index % 5 {
        0 => json!({ "kind": "proportional", "full_at": "100%" }),
        1 => json!({ "kind": "stepped_deduction", "until": "100%", "above": steps, "floor": "0" }),
        2 => json!({ "kind": "bands", "bands": [
            { "until": "0%", "ends": "upper", "points": weight },
            { "from": "0%", "until": "50%", "ends": "upper", "points": "2" },
            { "from": "50%", "until": "100%", "ends": "upper", "points": "1" },
            { "from": "100%", "ends": "neither", "points": "0" }
        ] }),
        3 => json!({ "kind": "reverse_a", "target": "80%" }),
        _ => json!({ "kind": "all_or_nothing", "when": { "kind": "at_least", "value": "90%" } }),
    }
}

fn framework() -> Framework {
    let words = |text: &str| json!({ "zh": text, "en": text });
    // Thirty weights that add up to a hundred.
    let weight = |index: usize| if index < 20 { "3" } else { "4" };
    let fact = |name: String| json!({ "id": name, "label": words(&name), "kind": "money" });
    let draft = json!({
        "format_version": 1, "id": "thirty", "title": words("thirty criteria"),
        "source": { "issuer": words("bench"), "title": "bench" },
        "in_force": { "from": "2024-01-01", "standing": "read" },
        "policies": {
            "not_applicable": "spread", "undefined": "open",
            "points": { "kind": "rounded", "to": "0.01", "mode": "half_up" },
            "total": { "kind": "rounded", "to": "0.01", "mode": "half_up" }
        },
        "facts": (0..CRITERIA).flat_map(|index| [fact(format!("actual{index}")), fact(format!("plan{index}"))]).collect::<Vec<_>>(),
        "criteria": (0..CRITERIA).map(|index| json!({
            "id": format!("c{index}"), "label": words("criterion"), "weight": weight(index),
            "measure": {
                "kind": "ratio",
                "numerator": { "plus": [format!("actual{index}")] },
                "denominator": { "plus": [format!("plan{index}")] }
            },
            "rule": rule(index, weight(index)), "clause": "1", "standing": "read"
        })).collect::<Vec<_>>(),
        "aggregation": { "kind": "weighted_sum", "full_marks": "100", "grades": [
            { "id": "poor", "label": words("差"), "from": "0", "until": "60" },
            { "id": "fair", "label": words("中"), "from": "60", "until": "80" },
            { "id": "good", "label": words("良"), "from": "80", "until": "90" },
            { "id": "excellent", "label": words("优"), "from": "90", "until": "100" }
        ] }
    });
    Framework::from_json(&draft.to_string()).expect("it is right")
}

/// Facts as printed, in 万元 with two decimals, as JSON.
fn sheets() -> Vec<String> {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let mut sheet = || {
        let facts = (0..CRITERIA).flat_map(|index| {
            let plan = 1000 + numbers.next(1_000_000);
            let actual = plan * (50 + numbers.next(60)) / 100;
            [("actual", actual), ("plan", plan)].map(|(name, cents)| {
                let figure = format!("{}.{:02}万元", cents / 100, cents % 100);
                json!({ "fact": format!("{name}{index}"), "given": { "kind": "figure", "figure": figure } })
            })
        });
        json!({ "format_version": 1, "facts": facts.collect::<Vec<_>>() }).to_string()
    };
    (0..SHEETS).map(|_| sheet()).collect()
}

fn scoring(criterion: &mut Criterion) {
    let framework = framework();
    let texts = sheets();
    let evidence: Vec<Evidence> = texts.iter().map(|text| from_json(text).expect("evidence")).collect();
    // The exact total of a sheet is that of its criteria.
    let sheet = framework.score(&evidence[0]);
    let points = sheet.scores.iter().map(|score| score.points().expect("all is given"));
    let sum = points
        .fold("0".parse().expect("a number"), |sum: budget_performance::scoring::Number, points| sum.plus(points));
    let Total::Points(total) = &sheet.total else { panic!("points are added up") };
    assert_eq!(total.points.exact.as_ref(), Some(&sum));
    println!("a sheet of {CRITERIA} criteria earns {}", sum.written(2, Rounding::HalfUp));

    let mut group = criterion.benchmark_group("scoring/sheet/thirty");
    group.sample_size(20).throughput(Throughput::Elements(SHEETS as u64));
    group.bench_function("score", |bencher| {
        bencher.iter(|| {
            for evidence in black_box(&evidence) {
                black_box(framework.score(evidence));
            }
        });
    });
    group.bench_function("read", |bencher| {
        bencher.iter(|| {
            for text in black_box(&texts) {
                black_box(from_json::<Evidence>(text).expect("evidence"));
            }
        });
    });
    group.bench_function("document", |bencher| {
        bencher.iter(|| {
            for evidence in black_box(&evidence).iter().take(SHEETS / 10) {
                black_box(framework.score(evidence).document());
            }
        });
    });
    group.finish();
}

fn hundred_thousand() {
    let framework = framework();
    let evidence: Vec<Evidence> = sheets().iter().map(|text| from_json(text).expect("evidence")).collect();
    let start = std::time::Instant::now();
    for evidence in evidence.iter().cycle().take(100_000) {
        black_box(framework.score(evidence));
    }
    let seconds = start.elapsed().as_secs_f64();
    println!("100000 sheets of {CRITERIA} criteria in {seconds:.2} s: {:.0} sheets per second", 100_000.0 / seconds);
}

fn main() {
    let mut criterion = ratios::criterion();
    scoring(&mut criterion);
    criterion.final_summary();
    hundred_thousand();
    ratios::print("scoring/sheet/thirty/score", "scoring/sheet/thirty/read", 0.75);
}
