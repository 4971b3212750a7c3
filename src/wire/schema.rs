//! The schemas that schemars derives, in the form that reading enforces: closed, nothing null, no defaults.

use schemars::{Schema, json_schema};
use serde_json::{Map, Value};

use crate::figure::pattern::sentence;

/// The schema of a whole number with both its bounds.
pub(crate) fn whole(expected: &str, low: i64, high: i64) -> Schema {
    json_schema!({ "type": "integer", "description": sentence(expected), "minimum": low, "maximum": high })
}

/// Puts the derived schema of a struct or enum in the form that its adapter enforces.
pub(crate) fn closed(schema: &mut Schema) {
    let Some(schema) = schema.as_object_mut() else { return };
    shorten(schema);
    members(schema);
    let variants = schema.get_mut("oneOf").and_then(Value::as_array_mut).into_iter().flatten();
    let mut words: Vec<Value> = Vec::new();
    for variant in variants.filter_map(Value::as_object_mut) {
        shorten(variant);
        members(variant);
        words.extend(variant.get("const").cloned());
    }
    if !words.is_empty() {
        // OK because all variants of an enum are words, or none is.
        schema.remove("oneOf");
        schema.insert("type".to_owned(), "string".into());
        schema.insert("enum".to_owned(), words.into());
    }
}

/// Members may be absent and are never null.
fn members(schema: &mut Map<String, Value>) {
    let members = schema.get_mut("properties").and_then(Value::as_object_mut);
    for member in members.into_iter().flat_map(Map::values_mut).filter_map(Value::as_object_mut) {
        shorten(member);
        member.remove("default");
        if let Some(Value::Array(types)) = member.get_mut("type") {
            types.retain(|name| name != "null");
            if let [single] = types.as_slice() {
                let single = single.clone();
                member.insert("type".to_owned(), single);
            }
        }
        let Some(Value::Array(choices)) = member.get_mut("anyOf") else { continue };
        choices.retain(|choice| choice.get("type").is_none_or(|name| name != "null"));
        if let [Value::Object(single)] = choices.as_mut_slice() {
            let single = std::mem::take(single);
            member.remove("anyOf");
            member.extend(single.into_iter().filter(|(key, _)| key != "description"));
        }
    }
}

/// Keeps the first sentence of a description, in one line and without the marks of links.
fn shorten(schema: &mut Map<String, Value>) {
    let Some(Value::String(description)) = schema.get_mut("description") else { return };
    *description = first_sentence(description);
}

fn first_sentence(text: &str) -> String {
    let paragraph = text.split("\n\n").next().unwrap_or_default();
    let line = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
    let sentence = line.split_once(". ").map_or(line.as_str(), |(first, _)| first);
    let plain = without_links(sentence);
    format!("{}.", plain.trim_end_matches('.'))
}

/// A text of which only the words of its links are left: of "\[`Report`\]", "Report".
fn without_links(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        plain.push_str(before);
        let Some((words, after)) = after.split_once(']') else {
            plain.push('[');
            rest = after;
            break;
        };
        plain.push_str(words);
        let target = after.strip_prefix('(').and_then(|target| target.split_once(')'));
        rest = target.map_or(after, |(_, after)| after);
    }
    plain.push_str(rest);
    plain.replace('`', "")
}

#[cfg(test)]
mod tests {
    use super::first_sentence;

    #[test]
    fn one_sentence_is_kept() {
        assert_eq!(
            first_sentence("The difference (增减额), as\n[`sense`](Self::sense) has it.\n\nMore."),
            "The difference (增减额), as sense has it."
        );
        assert_eq!(first_sentence("An [`Audit`], written down. Twice."), "An Audit, written down.");
    }
}
