//! Calculations and parsing against what a user would write by hand with `rust_decimal`.

mod ratios;

use std::hint::black_box;
use std::str::FromStr;

use budget_performance::calc::{SharesOf, share, total};
use budget_performance::figure::{Amount, Measure, Ratio, Rounding, Stated};
use criterion::{BatchSize, Criterion, Throughput};
use rust_decimal::{Decimal, RoundingStrategy};

/// Amounts like those of a budget: from nothing to some hundred million yuan, to the cent.
fn amounts(count: usize) -> (Vec<Amount>, Vec<Decimal>) {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let cents = (0..count)
        .map(|_| i64::try_from(next() % 10_u64.pow(2 + u32::try_from(next() % 9).expect("small"))).expect("small"));
    let decimals: Vec<Decimal> = cents.map(|cents| Decimal::new(cents + 1, 2)).collect();
    let amounts = decimals.iter().map(|&decimal| Amount::try_from(decimal).expect("in range")).collect();
    (amounts, decimals)
}

fn rounded_by_hand(part: Decimal, whole: Decimal) -> Decimal {
    ((part / whole) * Decimal::ONE_HUNDRED).round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

fn pair(criterion: &mut Criterion) {
    let (amounts, decimals) = amounts(1000);
    for (ours, by_hand) in amounts.windows(2).zip(decimals.windows(2)) {
        let ratio = share(ours[0], ours[1]).expect("not zero").ratio(2, Rounding::HalfUp);
        if let Ok(ratio) = ratio {
            assert_eq!(ratio.to_decimal(), rounded_by_hand(by_hand[0], by_hand[1]).normalize());
        }
    }
    let mut group = criterion.benchmark_group("calc/share/pair");
    group.throughput(Throughput::Elements(999));
    group.bench_function("ours", |bencher| {
        bencher.iter(|| {
            for pair in black_box(&amounts).windows(2) {
                black_box(share(pair[0], pair[1]).expect("not zero").ratio(2, Rounding::HalfUp).ok());
            }
        });
    });
    group.bench_function("decimal", |bencher| {
        bencher.iter(|| {
            for pair in black_box(&decimals).windows(2) {
                black_box(rounded_by_hand(pair[0], pair[1]));
            }
        });
    });
    group.finish();
}

fn batch(criterion: &mut Criterion) {
    let (amounts, decimals) = amounts(1_000_000);
    let whole = total(&amounts).expect("in range");
    let whole_decimal: Decimal = decimals.iter().sum();
    let shares_of = SharesOf::new(whole, 2, Rounding::HalfUp).expect("not zero");
    let mut ratios: Vec<Ratio> = Vec::with_capacity(amounts.len());
    shares_of.percents(&amounts, &mut ratios).expect("in range");
    let by_hand: Vec<Decimal> = decimals.iter().map(|&part| rounded_by_hand(part, whole_decimal)).collect();
    assert!(ratios.iter().zip(&by_hand).all(|(ours, by_hand)| ours.to_decimal() == by_hand.normalize()));

    let mut group = criterion.benchmark_group("calc/share/batch");
    group.sample_size(20).throughput(Throughput::Elements(1_000_000));
    group.bench_function("ours", |bencher| {
        bencher.iter(|| {
            ratios.clear();
            shares_of.percents(black_box(&amounts), &mut ratios).expect("in range");
            black_box(&ratios);
        });
    });
    group.bench_function("decimal", |bencher| {
        let mut results = Vec::with_capacity(decimals.len());
        bencher.iter(|| {
            results.clear();
            results.extend(black_box(&decimals).iter().map(|&part| rounded_by_hand(part, whole_decimal)));
            black_box(&results);
        });
    });
    group.bench_function("copy", |bencher| {
        let mut copy = amounts.clone();
        bencher.iter(|| {
            copy.copy_from_slice(black_box(&amounts));
            black_box(&copy);
        });
    });
    group.finish();
}

fn sum(criterion: &mut Criterion) {
    let (amounts, decimals) = amounts(1_000_000);
    let integers: Vec<i128> = amounts.iter().map(|amount| amount.scaled()).collect();
    assert_eq!(total(&amounts).expect("in range").scaled(), integers.iter().sum());
    assert_eq!(total(&amounts).expect("in range").to_decimal(), decimals.iter().sum::<Decimal>().normalize());

    let mut group = criterion.benchmark_group("calc/total/million");
    group.sample_size(50).throughput(Throughput::Elements(1_000_000));
    group.bench_function("ours", |bencher| bencher.iter(|| total(black_box(&amounts)).expect("in range")));
    group.bench_function("i128", |bencher| bencher.iter(|| black_box(&integers).iter().sum::<i128>()));
    group.bench_function("decimal", |bencher| bencher.iter(|| black_box(&decimals).iter().sum::<Decimal>()));
    group.finish();
}

fn parse(criterion: &mut Criterion) {
    let ours: Stated<Amount> = "311.01万元".parse().expect("canonical");
    assert_eq!(ours.number(), Decimal::from_str("311.01").expect("a number"));

    let mut group = criterion.benchmark_group("figure/parse/amount");
    group.bench_function("ours", |bencher| {
        bencher.iter_batched(|| "311.01万元", |text| black_box(text).parse::<Stated<Amount>>(), BatchSize::SmallInput);
    });
    group.bench_function("decimal", |bencher| {
        bencher.iter_batched(|| "311.01", |text| Decimal::from_str(black_box(text)), BatchSize::SmallInput);
    });
    group.finish();
}

fn main() {
    let mut criterion = ratios::criterion();
    pair(&mut criterion);
    batch(&mut criterion);
    sum(&mut criterion);
    parse(&mut criterion);
    criterion.final_summary();
    ratios::print("calc/share/pair/ours", "calc/share/pair/decimal", 10.0);
    ratios::print("calc/share/batch/ours", "calc/share/batch/decimal", 20.0);
    ratios::print("calc/share/batch/ours", "calc/share/batch/copy", 0.25);
    ratios::print("calc/total/million/ours", "calc/total/million/i128", 0.5);
    ratios::print("figure/parse/amount/ours", "figure/parse/amount/decimal", 1.0 / 3.0);
}
