//! Ratios between two benchmarks of one run, read from what criterion measured.

use std::path::PathBuf;

use criterion::Criterion;

/// Where this run's measurements go.
fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/criterion")
}

/// Criterion, set up so that [`print`] finds the measurements.
pub fn criterion() -> Criterion {
    Criterion::default().output_directory(&folder()).configure_from_args()
}

/// The median time of a benchmark in nanoseconds.
fn median(name: &str) -> Option<f64> {
    // Criterion writes characters that a folder cannot have, and the stroke within a name, as an underscore.
    let (group, function) = name.rsplit_once('/')?;
    let file = folder().join(group.replace('/', "_")).join(function).join("new/estimates.json");
    let estimates: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(file).ok()?).ok()?;
    estimates["median"]["point_estimate"].as_f64()
}

/// Prints how ours compares with a rival: `at least` times as fast, or `at most` times as slow.
pub fn print(ours: &str, rival: &str, bar: Bar) {
    let (Some(ours_time), Some(rival_time)) = (median(ours), median(rival)) else {
        println!("{ours}: not measured");
        return;
    };
    let (ratio, wanted, met) = match bar {
        Bar::Faster(times) => (rival_time / ours_time, format!("≥ {times} × faster"), rival_time / ours_time >= times),
        Bar::Within(times) => {
            (ours_time / rival_time, format!("≤ {times} × the time"), ours_time / rival_time <= times)
        }
    };
    let verdict = if met { "met" } else { "MISSED" };
    println!("{ours} {ours_time:.1} ns, {rival} {rival_time:.1} ns: {ratio:.2}, wanted {wanted}: {verdict}");
}

/// What a comparison should come to.
pub enum Bar {
    /// Ours is at least so many times as fast.
    Faster(f64),
    /// Ours takes at most so many times as long.
    Within(f64),
}
