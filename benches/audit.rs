//! Auditing a report against reading it, and audits of ever longer reports.

mod ratios;

use std::fmt::Write as _;
use std::hint::black_box;

use budget_performance::audit::audit;
use budget_performance::model::{Report, from_json};
use criterion::{Criterion, Throughput};

const NANYUE: &str = include_str!("../examples/data/nanyue-2023.json");

fn nanyue(criterion: &mut Criterion) {
    let report: Report = from_json(NANYUE).expect("it is a report");
    assert_eq!(audit(&report).findings.len(), 6, "the six faults");
    let mut group = criterion.benchmark_group("audit/nanyue");
    group.bench_function("audit", |bencher| bencher.iter(|| audit(black_box(&report))));
    group.bench_function("from_json", |bencher| {
        bencher.iter(|| from_json::<Report>(black_box(NANYUE)).expect("a report"));
    });
    group.finish();
}

/// A report of one total with so many parts, each with a change and a rate, a rise by a quarter; all else of it is true.
fn long(lines: u32, rate: &str) -> Report {
    let mut parts = String::new();
    for line in 0..lines {
        let separator = if line == 0 { "" } else { "," };
        // 100 this year, 80 the year before.
        let _ = write!(
            parts,
            r#"{separator}{{"label": "第{line}项", "amounts": [{{"column": "now", "figure": "100.00万元"}}],
            "comparisons": [{{"current": "now", "base": "before", "change": "20.00万元", "rate": "{rate}"}}]}}"#
        );
    }
    let total = u64::from(lines) * 100;
    let json = format!(
        r#"{{"format_version": 1, "title": "长表", "kind": "final_account", "subject": {{"kind": "department"}}, "currency": "CNY",
        "period": {{"fiscal_year": 2023}}, "statements": [{{"title": "支出", "side": "expenditure", "account": "general",
        "columns": [{{"id": "now", "year": 2023, "stage": "outturn"}}, {{"id": "before", "year": 2022, "stage": "outturn"}}],
        "main_column": "now", "lines": [{{"label": "合计", "amounts": [{{"column": "now", "figure": "{total}.00万元"}}],
        "comparisons": [{{"current": "now", "base": "before", "change": "{}.00万元"}}],
        "breakdowns": [{{"dimension": "purpose", "coverage": "exhaustive", "columns": ["now", "before"], "lines": [{parts}]}}]}}]}}]}}"#,
        u64::from(lines) * 20
    );
    from_json(&json).expect("a report")
}

fn lines(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("audit/lines");
    group.sample_size(10);
    for count in [1_000, 10_000, 100_000] {
        let report = long(count, "25.00%");
        assert!(audit(&report).findings.is_empty(), "it is all true");
        group.throughput(Throughput::Elements(u64::from(count)));
        group.bench_function(count.to_string(), |bencher| bencher.iter(|| audit(black_box(&report))));
    }
    group.finish();
}

/// The same with a fault in every line.
fn faults(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("audit/faults");
    group.sample_size(10);
    for count in [1_000, 20_000] {
        let report = long(count, "26.00%");
        let found = audit(&report).findings.len();
        assert_eq!(u32::try_from(found), Ok(count), "a finding for each");
        group.throughput(Throughput::Elements(u64::from(count)));
        group.bench_function(count.to_string(), |bencher| bencher.iter(|| audit(black_box(&report))));
    }
    group.finish();
}

fn main() {
    let mut criterion = ratios::criterion();
    nanyue(&mut criterion);
    lines(&mut criterion);
    faults(&mut criterion);
    criterion.final_summary();
    ratios::print("audit/nanyue/audit", "audit/nanyue/from_json", 4.0);
    // A hundred times the lines in at most two hundred times the time.
    ratios::print("audit/lines/100000", "audit/lines/1000", 0.005);
    // Twenty times the faults in at most forty times the time.
    ratios::print("audit/faults/20000", "audit/faults/1000", 0.025);
}
