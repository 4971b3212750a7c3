//! Generating consistent reports: how many a second.

use std::hint::black_box;

use budget_performance::interop::strategy::{ReportOptions, consistent_report_with};
use criterion::{Criterion, Throughput};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

fn generating(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("strategy/consistent_report");
    for lines in [10, 30, 100] {
        let mut options = ReportOptions::default();
        options.lines = lines..=lines;
        let reports = consistent_report_with(&options);
        let mut runner = TestRunner::deterministic();
        group.throughput(Throughput::Elements(1));
        group.bench_function(lines.to_string(), |bencher| {
            bencher.iter(|| {
                let report = reports.new_tree(&mut runner).expect("it can be drawn").current();
                assert!(!report.statements.is_empty());
                black_box(report)
            });
        });
    }
    group.finish();
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    generating(&mut criterion);
    criterion.final_summary();
}
