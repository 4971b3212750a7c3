//! Reading a document, and everything that is wrong in it.

use serde::Deserialize;
use serde_json::Value;

use super::check::check;
use super::document::Document;
use super::violation::{Expected, Found, Place, Violation, Violations};
use crate::wire::node::Node;

/// Reads a document, or lists everything that is wrong in it.
///
/// For services that answer a form or another program at once with all there is to correct;
/// [`from_json`](crate::wire::from_json) tells the first fault alone and costs nothing more than the reading.
///
/// ```
/// use budget_performance::Report;
/// use budget_performance::audit::Language;
/// use budget_performance::interop::schema::{ViolationKind, read};
///
/// let violations = read::<Report>(
///     r#"{
///         "format_version": 1,
///         "title": "2023年度部门整体支出绩效评价报告",
///         "kind": "department_evaluation",
///         "subject": { "kind": "department" },
///         "currency": "RMB",
///         "period": { "fiscal_year": "2023" },
///         "facts": [{ "label": "投入", "value": { "kind": "figure", "figure": "311.01" }, "note": "…" }]
///     }"#,
/// )
/// .unwrap_err();
/// let said: Vec<_> = violations.iter().map(|violation| violation.message(Language::ZhCn)).collect();
/// assert_eq!(
///     said,
///     [
///         "/currency：现为“RMB”，应为ISO 4217 货币代码，如“CNY”",
///         "/period/fiscal_year：现为“2023”，应为1950 至 2999 之间的年份",
///         "/facts/0：现为未知的成员“note”，应为下列之一：“id”、“label”、“value”、“when”",
///     ]
/// );
/// assert_eq!(violations.iter().last().map(|last| last.kind()), Some(ViolationKind::UnknownMember));
/// ```
///
/// # Errors
///
/// [`Violations`]: each with its place as a JSON Pointer, what was found and what was expected, in Chinese and English.
pub fn read<T: Document>(json: &str) -> Result<T, Violations> {
    // A good document is read in one pass; only a bad one is read again, slower, to find all that is wrong.
    let error = match serde_json::from_str(json) {
        Ok(document) => return Ok(document),
        Err(error) => error,
    };
    let node: Node = serde_json::from_str(json).map_err(|error| Violations(vec![not_json(&error)]))?;
    let mut list = check(T::shape(), &node);
    if list.is_empty() {
        // OK because a schema accepts what its type reads: a test shows that this is never reached.
        list.push(not_json(&error));
    }
    Err(Violations(list))
}

/// Everything that is wrong in a value that should be a document; empty if and only if the type reads it.
///
/// ```
/// use budget_performance::Report;
/// use budget_performance::interop::schema::violations;
///
/// let found = violations::<Report>(&serde_json::json!({ "format_version": 2, "title": " " }));
/// let places: Vec<_> = found.iter().map(|one| (one.pointer().map(|at| at.as_str()), one.member())).collect();
/// assert_eq!(
///     places,
///     [
///         (Some("/format_version"), None),
///         (Some("/title"), None),
///         (Some(""), Some("kind")),
///         (Some(""), Some("subject")),
///         (Some(""), Some("currency")),
///         (Some(""), Some("period")),
///     ]
/// );
/// ```
pub fn violations<T: Document>(value: &Value) -> Vec<Violation> {
    match Node::deserialize(value) {
        Ok(node) => check(T::shape(), &node),
        // OK because every value is a node.
        Err(error) => vec![not_json(&error)],
    }
}

fn not_json(error: &serde_json::Error) -> Violation {
    let message = error.to_string();
    let words = message.split(" at line ").next().unwrap_or(&message);
    Violation {
        place: Place::Text { line: error.line(), column: error.column() },
        found: Found::NotJson(words.to_owned()),
        expected: Expected::Json,
    }
}
