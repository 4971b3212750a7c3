//! Looking a class up, against what a user would write by hand: a hash map by text, a sorted slice of texts; and rolling up.
//!
//! Every bench looks all listed codes up, so the time of one look-up is that of the bench divided by their number; it is
//! printed at the end, against 50 ns.

mod ratios;

use std::collections::HashMap;
use std::hint::black_box;

use budget_performance::evaluation::{Along, roll_up};
use budget_performance::model::classification::{Class, CofogLevel, FUNCTION_CLASSES, FunctionLevel, Language};
use budget_performance::model::{FiscalYear, FunctionCode, Report, from_json};
use criterion::{Criterion, Throughput};
use serde_json::json;

/// All listed codes, in an order that helps no cache.
fn codes() -> Vec<FunctionCode> {
    let mut codes: Vec<_> = FUNCTION_CLASSES.iter().map(Class::code).collect();
    codes.sort_by_key(|code| code.to_string().chars().rev().collect::<String>());
    codes
}

fn look_up(criterion: &mut Criterion) {
    let codes = codes();
    let texts: Vec<String> = codes.iter().map(ToString::to_string).collect();
    let name = |code: FunctionCode| FUNCTION_CLASSES.get(code).expect("it is listed").name(Language::ZhCn);
    let map: HashMap<String, &str> = codes.iter().map(|code| (code.to_string(), name(*code))).collect();
    let mut slice: Vec<(String, &str)> = map.iter().map(|(code, name)| (code.clone(), *name)).collect();
    slice.sort_unstable();
    for (code, text) in codes.iter().zip(&texts) {
        assert_eq!(map[text], name(*code));
        assert_eq!(
            slice.binary_search_by(|(other, _)| other.as_str().cmp(text)).map(|place| slice[place].1),
            Ok(name(*code))
        );
    }

    let mut group = criterion.benchmark_group("classification/look_up/all");
    group.throughput(Throughput::Elements(u64::try_from(codes.len()).expect("small")));
    group.bench_function("code", |bencher| {
        bencher.iter(|| black_box(&codes).iter().map(|code| name(*code).len()).sum::<usize>());
    });
    group.bench_function("text", |bencher| {
        let parsed = |text: &String| name(text.parse().expect("a code"));
        bencher.iter(|| black_box(&texts).iter().map(|text| parsed(text).len()).sum::<usize>());
    });
    group.bench_function("hash_map", |bencher| {
        bencher.iter(|| black_box(&texts).iter().map(|text| map[text].len()).sum::<usize>());
    });
    group.bench_function("sorted_slice", |bencher| {
        let find =
            |text: &String| slice.binary_search_by(|(code, _)| code.cmp(text)).map_or(0, |place| slice[place].1.len());
        bencher.iter(|| black_box(&texts).iter().map(find).sum::<usize>());
    });
    group.bench_function("standing", |bencher| {
        let year = FiscalYear::try_from(2023).expect("a year");
        bencher.iter(|| {
            for code in black_box(&codes) {
                black_box(FUNCTION_CLASSES.standing(*code, year));
            }
        });
    });
    group.finish();
}

/// A table of so many lines, flat, with a heading for each 类 and 款.
fn table(lines: usize) -> Report {
    let line = |code: String| {
        json!({ "label": "…", "codes": [{ "kind": "function", "code": code }],
        "amounts": [{ "column": "a", "figure": "12.34万元" }] })
    };
    let rows: Vec<_> = (0..lines)
        .map(|line| {
            let (category, section, item) = (201 + line / 1_000 % 30, line / 10 % 100, line % 10);
            if item == 0 { format!("{category}{section:02}") } else { format!("{category}{section:02}{item:02}") }
        })
        .map(line)
        .collect();
    let report = json!({
        "format_version": 1, "title": "…", "kind": "final_account", "subject": { "kind": "government" },
        "currency": "CNY", "period": { "fiscal_year": 2023 },
        "statements": [{ "title": "…", "side": "expenditure", "account": "general",
            "columns": [{ "id": "a", "stage": "outturn" }], "main_column": "a", "lines": rows }]
    });
    from_json(&report.to_string()).expect("a report")
}

fn rolled_up(criterion: &mut Criterion) {
    let nanyue: Report = from_json(include_str!("../examples/data/nanyue-2023.json")).expect("a report");
    let mut group = criterion.benchmark_group("classification/roll_up/nanyue");
    group.bench_function("function", |bencher| {
        bencher.iter(|| roll_up(black_box(&nanyue), Along::Function(FunctionLevel::Item)).expect("in range"));
    });
    group.bench_function("account", |bencher| {
        bencher.iter(|| roll_up(black_box(&nanyue), Along::Account(&FUNCTION_CLASSES)).expect("in range"));
    });
    group.bench_function("cofog", |bencher| {
        bencher.iter(|| roll_up(black_box(&nanyue), Along::Cofog(CofogLevel::Group)).expect("in range"));
    });
    group.finish();
    let mut group = criterion.benchmark_group("classification/roll_up/lines");
    group.sample_size(20);
    for lines in [1_000, 100_000] {
        let report = table(lines);
        let rows = roll_up(&report, Along::Function(FunctionLevel::Item)).expect("in range").statements[0].columns[0]
            .rows
            .len();
        assert!(rows >= lines * 8 / 10 || lines > 30_000, "{rows}");
        group.throughput(Throughput::Elements(u64::try_from(lines).expect("small")));
        group.bench_function(lines.to_string(), |bencher| {
            bencher.iter(|| roll_up(black_box(&report), Along::Function(FunctionLevel::Item)).expect("in range"));
        });
    }
    group.finish();
}

fn main() {
    let mut criterion = ratios::criterion();
    look_up(&mut criterion);
    rolled_up(&mut criterion);
    criterion.final_summary();
    let classes = FUNCTION_CLASSES.len();
    for way in ["code", "text", "standing"] {
        ratios::print_each(&format!("classification/look_up/all/{way}"), classes, 50.0);
    }
    // A hash map is held to half its speed where the text has to be checked and read first.
    ratios::print("classification/look_up/all/code", "classification/look_up/all/hash_map", 0.8);
    ratios::print("classification/look_up/all/text", "classification/look_up/all/hash_map", 0.5);
    ratios::print("classification/look_up/all/code", "classification/look_up/all/sorted_slice", 2.0);
    ratios::print("classification/look_up/all/text", "classification/look_up/all/sorted_slice", 2.0);
    // A hundred times the lines may take at most two hundred times the time.
    ratios::print("classification/roll_up/lines/100000", "classification/roll_up/lines/1000", 1.0 / 200.0);
}
