//! Writes the schema of every document, as it is derived from its type: `cargo run --features schema --example
//! export_schemas -- [FOLDER]`, by default `src/interop/schemas`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use budget_performance::Report;
use budget_performance::audit::AuditDocument;
use budget_performance::evaluation::{AssessmentDocument, CombinedRollUpDocument, EvaluationDocument, RollUpDocument};
use budget_performance::interop::schema::{Document, derived};
use budget_performance::model::classification::ClassListDraft;
use budget_performance::reconcile::{Claims, ReconciliationDocument};
use budget_performance::scoring::{Claims as ScoreClaims, Evidence, FrameworkDraft, OutlineDraft, SheetDocument};
use schemars::JsonSchema;
use schemars::generate::Contract;

/// Writes one schema and says whether its text changed.
fn write<T: Document + JsonSchema>(folder: &Path) -> std::io::Result<()> {
    let path = folder.join(format!("{}.schema.json", T::NAME));
    let text = serde_json::to_string_pretty(&derived::<T>(Contract::Deserialize))? + "\n";
    let state = if std::fs::read_to_string(&path).is_ok_and(|old| old == text) { "unchanged" } else { "written" };
    std::fs::write(&path, &text)?;
    println!("{:>7} bytes {state:<9} {}", text.len(), path.display());
    Ok(())
}

fn write_all(folder: &Path) -> std::io::Result<()> {
    write::<Report>(folder)?;
    write::<Claims>(folder)?;
    write::<ReconciliationDocument>(folder)?;
    write::<AuditDocument>(folder)?;
    write::<EvaluationDocument>(folder)?;
    write::<AssessmentDocument>(folder)?;
    write::<RollUpDocument>(folder)?;
    write::<CombinedRollUpDocument>(folder)?;
    write::<FrameworkDraft>(folder)?;
    write::<OutlineDraft>(folder)?;
    write::<Evidence>(folder)?;
    write::<ScoreClaims>(folder)?;
    write::<SheetDocument>(folder)?;
    write::<ClassListDraft>(folder)
}

fn main() -> ExitCode {
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/interop/schemas");
    let folder = std::env::args_os().nth(1).map_or(committed, PathBuf::from);
    match write_all(&folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}
