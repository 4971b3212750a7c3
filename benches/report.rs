//! Reading the Nanyue report against reading it as bare JSON, and evaluating it against reading it.

mod ratios;

use std::hint::black_box;

use budget_performance::evaluation::{Digits, evaluate};
use budget_performance::model::{Report, from_json};
use criterion::Criterion;

const NANYUE: &str = include_str!("../examples/data/nanyue-2023.json");

fn report(criterion: &mut Criterion) {
    let report: Report = from_json(NANYUE).expect("it is a report");
    let value: serde_json::Value = serde_json::from_str(NANYUE).expect("it is JSON");
    assert_eq!(serde_json::to_value(&report).expect("it can be written"), value, "both hold the same");

    let mut group = criterion.benchmark_group("report/nanyue");
    group.bench_function("from_json", |bencher| {
        bencher.iter(|| from_json::<Report>(black_box(NANYUE)).expect("a report"));
    });
    group.bench_function("value", |bencher| {
        bencher.iter(|| serde_json::from_str::<serde_json::Value>(black_box(NANYUE)).expect("JSON"));
    });
    group.bench_function("evaluate", |bencher| bencher.iter(|| evaluate(black_box(&report))));
    group.bench_function("document", |bencher| {
        bencher.iter(|| evaluate(black_box(&report)).document(Digits::default()));
    });
    group.bench_function("to_string", |bencher| {
        bencher.iter(|| serde_json::to_string(black_box(&report)).expect("it can be written"));
    });
    group.finish();
}

fn main() {
    let mut criterion = ratios::criterion();
    report(&mut criterion);
    criterion.final_summary();
    ratios::print("report/nanyue/from_json", "report/nanyue/value", 0.5);
    ratios::print("report/nanyue/evaluate", "report/nanyue/from_json", 2.0);
}
