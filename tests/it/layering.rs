//! Imports point down: each room uses only the rooms that its row allows.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What each room may import, besides itself.
const ROOMS: [(&str, &[&str]); 9] = [
    ("figure", &[]),
    ("wire", &["figure"]),
    ("calc", &["figure"]),
    ("reconcile", &["figure", "wire", "calc"]),
    ("model", &["figure", "wire", "reconcile"]),
    ("audit", &["figure", "calc", "wire", "reconcile", "model"]),
    ("scoring", &["figure", "calc", "wire", "reconcile", "model"]),
    ("evaluation", &["figure", "calc", "wire", "reconcile", "model", "audit", "scoring"]),
    ("interop", &["figure", "calc", "wire", "reconcile", "model", "audit", "scoring", "evaluation"]),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be listed").path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// The first segments of the paths in `code` that begin with `root`, such as `crate::`.
fn segments<'a>(code: &'a str, root: &str) -> BTreeSet<&'a str> {
    let after = code.match_indices(root).filter(|(start, _)| {
        let before = code[..*start].chars().next_back();
        !before.is_some_and(|character| character.is_alphanumeric() || character == '_' || character == ':')
    });
    let names = after.map(|(start, _)| {
        let rest = &code[start + root.len()..];
        &rest[..rest.find(|character: char| !character.is_alphanumeric() && character != '_').unwrap_or(rest.len())]
    });
    names.filter(|name| !name.is_empty()).collect()
}

/// The code of a file without its comments; doc examples may use whatever they like.
fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).expect("it can be read");
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn imports_point_down() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let allowed: BTreeMap<&str, &[&str]> = ROOMS.into_iter().collect();
    let mut seen = BTreeSet::new();
    for file in sources(&src) {
        let place = file.strip_prefix(&src).expect("it is below src").to_owned();
        let Some(room) = place.parent().and_then(|parent| parent.iter().next()).and_then(|room| room.to_str()) else {
            continue; // lib.rs, the roof
        };
        let rooms = allowed.get(room).unwrap_or_else(|| panic!("{} lies in no known room", place.display()));
        seen.insert(room.to_owned());
        let code = code(&file);
        let mut used = segments(&code, "crate::");
        if place.file_name().is_some_and(|name| name == "mod.rs") && place.iter().count() == 2 {
            used.extend(segments(&code, "super::"));
        }
        for name in used {
            let down = name == room || rooms.contains(&name);
            assert!(down, "{} imports `{name}`, which `{room}` may not", place.display());
        }
        assert!(!code.contains("super::super"), "{} climbs over its parent", place.display());
        assert!(!code.contains("budget_performance::"), "{} goes round by the crate's name", place.display());
    }
    assert_eq!(seen, ROOMS.iter().map(|(room, _)| (*room).to_owned()).collect(), "every room of the table is there");
}

#[test]
fn the_guard_sees_paths() {
    let code = "use crate::figure::{Amount};\n let x = $crate::model::y; some::crate::no; use super::calc;";
    assert_eq!(segments(code, "crate::"), BTreeSet::from(["figure", "model"]));
    assert_eq!(segments(code, "super::"), BTreeSet::from(["calc"]));
}
