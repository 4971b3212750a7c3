//! The checks: registered once, documented in full, each seen to speak where it must and to keep silent where it must not.

mod asked;
mod borders;
mod edges;
mod fixtures;
mod listed;
mod many;
mod variety;

use std::collections::BTreeSet;

use budget_performance::audit::{CHECKS, Check, Severity, Status, check};

pub(crate) use self::fixtures::fault;

/// What is promised of each check: its code, its name and how much it matters. None of them changes after a release.
const PROMISED: [(&str, &str, Severity); 32] = [
    ("ACC001", "account-does-not-fit-class", Severity::Error),
    ("CHG001", "change-disagrees", Severity::Error),
    ("CHG002", "changes-of-parts-miss-total", Severity::Error),
    ("CHG003", "words-against-sign", Severity::Error),
    ("CLS001", "class-not-in-force", Severity::Warning),
    ("CLS002", "label-does-not-fit-code", Severity::Warning),
    ("GRD001", "grade-does-not-fit-score", Severity::Error),
    ("IDN001", "check-digit-wrong", Severity::Error),
    ("LST001", "list-incomplete", Severity::Warning),
    ("PER001", "data-stop-before-period-ends", Severity::Warning),
    ("PER002", "dated-before-period-ends", Severity::Warning),
    ("PER003", "dates-out-of-order", Severity::Error),
    ("PNT001", "percent-where-points", Severity::Note),
    ("PRI001", "prior-parts-miss-prior-total", Severity::Error),
    ("RAT001", "rate-disagrees", Severity::Error),
    ("RAT002", "ratio-disagrees", Severity::Error),
    ("REF001", "reference-does-not-resolve", Severity::Warning),
    ("REP001", "repeated-figure-disagrees", Severity::Error),
    ("SCO001", "score-above-weight", Severity::Error),
    ("SCO002", "scores-do-not-total", Severity::Error),
    ("SHR001", "share-disagrees", Severity::Error),
    ("SHR002", "shares-do-not-total", Severity::Error),
    ("STA001", "posts-do-not-sum", Severity::Error),
    ("STA002", "in-post-above-posts", Severity::Warning),
    ("STA003", "unit-counts-disagree", Severity::Error),
    ("SUM001", "parts-do-not-sum", Severity::Error),
    ("SUM002", "classes-do-not-sum", Severity::Error),
    ("SUM003", "columns-do-not-sum", Severity::Error),
    ("TRU001", "truncated-instead-of-rounded", Severity::Note),
    ("WGT001", "weights-do-not-total", Severity::Error),
    ("ZER001", "growth-from-zero", Severity::Warning),
    ("ZER002", "fall-to-zero-without-rate", Severity::Note),
];

/// The sections of a page, in their order.
const SECTIONS: [&str; 5] = ["# What it checks", "# Why it matters", "# Example", "# Tolerance", "# Basis"];

/// Where a file of the project lies.
pub(crate) fn path(place: &str) -> String {
    format!("{}/{place}", env!("CARGO_MANIFEST_DIR"))
}

/// The names of the files in a folder.
fn files(folder: &str) -> BTreeSet<String> {
    let entries = std::fs::read_dir(path(folder)).expect("the folder is there");
    let name = |entry: std::io::Result<std::fs::DirEntry>| entry.expect("it can be listed").file_name();
    entries.map(|entry| name(entry).to_string_lossy().into_owned()).collect()
}

/// The code of a check as its files are named.
fn file_name(check: &Check) -> String {
    check.code.as_str().to_lowercase()
}

#[test]
fn registered_as_promised() {
    let registered: Vec<_> = CHECKS.iter().map(|check| (check.code.to_string(), check.name, check.severity)).collect();
    let promised: Vec<_> =
        PROMISED.iter().map(|(code, name, severity)| ((*code).to_owned(), *name, *severity)).collect();
    assert_eq!(registered, promised);
    for one in CHECKS {
        assert_eq!(one.status, Status::Stable { since: "0.1.0" }, "{}", one.code);
    }
}

#[test]
fn sorted_and_unique() {
    assert!(CHECKS.windows(2).all(|pair| pair[0].code < pair[1].code), "they are sorted, each code once");
    let names: BTreeSet<&str> = CHECKS.iter().map(|check| check.name).collect();
    assert_eq!(names.len(), CHECKS.len(), "each name once");
    for name in names {
        let words: Vec<&str> = name.split('-').collect();
        let is_word = |word: &&str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
        assert!(words.len() >= 2 && words.iter().all(is_word), "`{name}` is no name in kebab-case");
    }
}

#[test]
fn found_by_code() {
    for one in CHECKS {
        let found = check(one.code).unwrap_or_else(|| panic!("{} is not found", one.code));
        assert!(std::ptr::eq(found, *one), "{} is another", one.code);
        assert_eq!(one.code.as_str().parse(), Ok(one.code));
    }
    assert!(check("ABC123".parse().expect("it has the form of a code")).is_none());
    for text in ["", "SUM01", "SUM0011", "sum001", "SU1001", "SUM00A", "SÜ001"] {
        assert!(text.parse::<budget_performance::audit::Code>().is_err(), "`{text}` is taken for a code");
    }
}

#[test]
fn each_has_a_file_and_a_page_and_no_file_is_left_over() {
    let expected = CHECKS.iter().flat_map(|check| ["rs", "md"].map(|kind| format!("{}.{kind}", file_name(check))));
    let expected: BTreeSet<String> = expected.chain(["mod.rs".to_owned()]).collect();
    assert_eq!(files("src/audit/checks"), expected);
}

#[test]
fn each_has_two_fixtures_and_nothing_else_lies_there() {
    let kinds = ["fault", "sound"];
    let expected = CHECKS.iter().flat_map(|check| kinds.map(|kind| format!("{}.{kind}.json", file_name(check))));
    assert_eq!(files("tests/fixtures/checks"), expected.collect());
}

#[test]
fn explanations_are_the_pages() {
    for check in CHECKS {
        let page = std::fs::read_to_string(path(&format!("src/audit/checks/{}.md", file_name(check))));
        assert_eq!(check.explanation, page.expect("the page is there"), "{}", check.code);
    }
}

#[test]
fn pages_have_their_sections_in_order() {
    for check in CHECKS {
        let (code, page) = (check.code, check.explanation);
        let mut in_block = false;
        let mut headings = Vec::new();
        for line in page.lines() {
            in_block ^= line.starts_with("```");
            if !in_block && line.starts_with('#') {
                headings.push(line);
            }
        }
        assert_eq!(headings, SECTIONS, "{code}");
        let bodies: Vec<&str> =
            SECTIONS.iter().filter_map(|section| page.split_once(section)).map(|(_, body)| body).collect();
        assert!(bodies.iter().all(|body| body.len() > 10), "{code}: a section is empty");
        assert!(page.lines().count() <= 45, "{code}: the page is too long to be read");
    }
}

#[test]
fn pages_begin_with_the_fault_in_both_languages() {
    for check in CHECKS {
        let first = check.explanation.split("\n\n").next().unwrap_or_default().replace('\n', " ");
        let (sentence, name) = first.rsplit_once(" (").unwrap_or_else(|| panic!("{}: {first}", check.code));
        assert!(sentence.starts_with(char::is_uppercase) && !sentence.contains(". "), "{}: {sentence}", check.code);
        let name = name.strip_suffix(").").unwrap_or_else(|| panic!("{}: {name}", check.code));
        assert!(name.chars().any(|character| ('\u{4e00}'..='\u{9fff}').contains(&character)), "{}: {name}", check.code);
    }
}

#[test]
fn pages_show_a_report_in_which_the_check_speaks() {
    for check in CHECKS {
        let page = check.explanation;
        let block = page.split("```rust\n").nth(1).and_then(|rest| rest.split("\n```").next());
        let block = block.unwrap_or_else(|| panic!("{}: there is no example", check.code));
        let claim = format!("assert_eq!(audit(&report).findings[0].code().as_str(), \"{}\");", check.code);
        assert!(block.ends_with(&claim), "{}: the example does not claim it", check.code);
        assert_eq!(page.matches("```").count(), 2, "{}: one example is enough", check.code);
    }
}
