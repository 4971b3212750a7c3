//! Published reports, transcribed: they are read, and written back as they were.

use budget_performance::model::{Report, from_json};

/// Every transcribed report.
pub(crate) fn all() -> Vec<(String, String)> {
    let root = env!("CARGO_MANIFEST_DIR");
    let mut reports = Vec::new();
    for folder in ["examples/data", "tests/fixtures/reports"] {
        for entry in std::fs::read_dir(format!("{root}/{folder}")).expect("the folder is there") {
            let path = entry.expect("it can be listed").path();
            let name = path.file_name().expect("a file").to_string_lossy().into_owned();
            reports.push((name, std::fs::read_to_string(&path).expect("it can be read")));
        }
    }
    reports.sort();
    reports
}

#[test]
fn each_is_read_and_written_unchanged() {
    for (name, json) in all() {
        let report: Report = from_json(&json).unwrap_or_else(|error| panic!("{name}: {error}"));
        let written = serde_json::to_value(&report).expect("a report can be written");
        let original: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
        assert_eq!(written, original, "{name}");
    }
}
