//! Ratios between two benchmarks of one run, read from what criterion measured.

use std::path::PathBuf;

use criterion::Criterion;

/// Where this run's measurements go.
fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/criterion")
}

/// Criterion, set up so that [`print`] finds the measurements.
pub(crate) fn criterion() -> Criterion {
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

/// Prints how many times as fast as its rival ours is, and whether that is enough.
pub(crate) fn print(ours: &str, rival: &str, wanted: f64) {
    let (Some(ours_time), Some(rival_time)) = (median(ours), median(rival)) else {
        println!("{ours} against {rival}: not measured");
        return;
    };
    let ratio = rival_time / ours_time;
    let verdict = if ratio >= wanted { "met" } else { "MISSED" };
    println!(
        "{ours} is {ratio:.2} × as fast as {rival} ({ours_time:.1} ns, {rival_time:.1} ns); wanted {wanted}: {verdict}"
    );
}

/// Prints the time that one of the `count` operations of a benchmark takes, and whether it is short enough.
#[allow(dead_code, reason = "shared by benches that do not all use it")]
pub(crate) fn print_each(name: &str, count: usize, most: f64) {
    let Some(time) = median(name) else { return println!("{name}: not measured") };
    #[expect(clippy::cast_precision_loss, reason = "a small count")]
    let each = time / count as f64;
    let verdict = if each <= most { "met" } else { "MISSED" };
    println!("{name} takes {each:.1} ns for each of {count}; wanted at most {most} ns: {verdict}");
}
