//! The wire form: few keywords, closed objects, names that other languages can have.

use std::collections::BTreeSet;

use serde_json::Value;

use super::types::DOCUMENTS;

const KEYWORDS: [&str; 17] = [
    "$defs",
    "$ref",
    "additionalProperties",
    "const",
    "description",
    "enum",
    "format",
    "items",
    "maxLength",
    "maximum",
    "minimum",
    "oneOf",
    "pattern",
    "properties",
    "required",
    "type",
    "minItems",
];

fn schemas() -> impl Iterator<Item = (&'static str, Value)> {
    DOCUMENTS.into_iter().map(|(name, text)| (name, serde_json::from_str(text).expect("the schema is JSON")))
}

/// Every schema within a schema, with its place.
fn each(schema: &Value, at: &str, visit: &mut dyn FnMut(&str, &serde_json::Map<String, Value>)) {
    let object = schema.as_object().unwrap_or_else(|| panic!("{at} is an object"));
    visit(at, object);
    for group in ["properties", "$defs"] {
        for (name, inner) in object.get(group).and_then(Value::as_object).into_iter().flatten() {
            each(inner, &format!("{at}/{group}/{name}"), visit);
        }
    }
    for (index, inner) in object.get("oneOf").and_then(Value::as_array).into_iter().flatten().enumerate() {
        each(inner, &format!("{at}/oneOf/{index}"), visit);
    }
    if let Some(items) = object.get("items") {
        each(items, &format!("{at}/items"), visit);
    }
}

fn is_pascal(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_uppercase()) && name.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn is_snake(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

#[test]
fn keywords_are_those_of_the_wire_form() {
    let mut objects = 0;
    for (document, schema) in schemas() {
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{document}");
        assert!(is_pascal(schema["title"].as_str().expect("the root has a title")), "{document}");
        each(&schema, document, &mut |at, schema| {
            let is_root = at == document;
            for keyword in schema.keys() {
                let known = KEYWORDS.contains(&keyword.as_str())
                    || (is_root && ["$schema", "title"].contains(&keyword.as_str()));
                assert!(known && (is_root || keyword != "$defs"), "{at}: {keyword}");
            }
            if let Some(description) = schema.get("description").and_then(Value::as_str) {
                let is_short =
                    description.chars().count() <= 200 && !description.contains('\n') && description.ends_with('.');
                assert!(is_short, "{at}: {description}");
            }
            objects += usize::from(kind(at, schema) == "object");
        });
    }
    assert!(objects > 200, "{objects}");
}

/// Checks what a schema of its type has to have, and gives the type.
fn kind<'s>(at: &str, schema: &'s serde_json::Map<String, Value>) -> &'s str {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        let beside: Vec<_> =
            schema.keys().filter(|keyword| !["$ref", "description"].contains(&keyword.as_str())).collect();
        assert!(reference.starts_with("#/$defs/") && beside.is_empty(), "{at}: {beside:?}");
        return "";
    }
    if let Some(variants) = schema.get("oneOf").and_then(Value::as_array) {
        let named =
            variants.iter().all(|one| one.as_object().is_some_and(|one| one.len() == 1 && one.contains_key("$ref")));
        assert!(named && !variants.is_empty() && !schema.contains_key("type"), "{at}: variants have names");
        return "";
    }
    let is_told = schema.contains_key("enum") || schema.contains_key("const");
    match schema["type"].as_str().unwrap_or_else(|| panic!("{at} has one type")) {
        "object" => object(at, schema),
        "array" => assert!(schema.contains_key("items"), "{at}: items are told"),
        "string" => assert!(is_told || schema.contains_key("pattern"), "{at}: a text has a pattern"),
        "integer" => {
            assert!(is_told || ["minimum", "maximum"].iter().all(|bound| schema.contains_key(*bound)), "{at}: bounds");
        }
        "boolean" => {}
        other => panic!("{at} is of type {other}"),
    }
    if let Some(pattern) = schema.get("pattern").and_then(Value::as_str) {
        plain(at, pattern);
    }
    assert!(schema.get("format").is_none_or(|format| format == "date"), "{at}: {:?}", schema.get("format"));
    for word in schema.get("enum").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
        // OK because some scales have grades such as `B+`.
        assert!(word.bytes().all(|byte| byte.is_ascii_graphic()), "{at}: {word}");
    }
    schema["type"].as_str().expect("it is told")
}

fn object(at: &str, schema: &serde_json::Map<String, Value>) {
    assert_eq!(schema.get("additionalProperties"), Some(&Value::Bool(false)), "{at} is closed");
    let members =
        schema.get("properties").and_then(Value::as_object).unwrap_or_else(|| panic!("{at} lists its members"));
    for name in members.keys() {
        assert!(is_snake(name), "{at}: {name}");
    }
    let required: BTreeSet<_> =
        schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    assert!(required.iter().all(|name| members.contains_key(*name)), "{at}: {required:?}");
    if let Some(tag) = members.get("kind").and_then(|kind| kind.get("const")) {
        assert!(is_snake(tag.as_str().expect("tags are words")) && required.contains("kind"), "{at}: {tag}");
    }
}

/// A pattern is anchored and means the same to every engine.
fn plain(at: &str, pattern: &str) {
    assert!(pattern.starts_with("^(?:") && pattern.ends_with(")$"), "{at}: {pattern}");
    let mut in_class = false;
    let mut characters = pattern.chars().peekable();
    while let Some(character) = characters.next() {
        match (character, in_class) {
            ('\\', _) => {
                let escaped = characters.next().expect("something is escaped");
                assert!("u.".contains(escaped), "{at}: \\{escaped}");
            }
            ('.', false) => panic!("{at}: an unescaped point"),
            ('[', false) => in_class = true,
            ('[', true) => panic!("{at}: a class within a class"),
            (']', true) => in_class = false,
            ('(', false) => {
                let group: String = characters.clone().take(2).collect();
                assert_eq!(group, "?:", "{at}: looking around, or a group that captures");
            }
            _ => {}
        }
    }
    assert!(
        !pattern.contains("&&") && !pattern.contains("--") && !pattern.contains("~~"),
        "{at}: operators of one engine"
    );
}

#[test]
fn names_are_names_everywhere() {
    let mut seen: std::collections::BTreeMap<String, Value> = std::collections::BTreeMap::new();
    for (document, schema) in schemas() {
        let text = schema.to_string();
        assert!(!text.contains("\"x-") && !text.contains("discriminator") && !text.contains("null"), "{document}");
        let mut used = BTreeSet::new();
        each(&schema, document, &mut |_, inner| {
            used.extend(inner.get("$ref").and_then(Value::as_str).map(|name| name["#/$defs/".len()..].to_owned()));
        });
        let definitions = schema["$defs"].as_object().expect("there are definitions");
        let defined: BTreeSet<_> = definitions.keys().cloned().collect();
        assert_eq!(defined, used, "{document}: definitions are used, and there");
        for (name, definition) in definitions {
            assert!(is_pascal(name), "{document}: {name}");
            // One name means one thing in all documents, so that they can stand side by side in one API.
            let known = seen.entry(name.clone()).or_insert_with(|| definition.clone());
            assert_eq!(known, definition, "{document}: {name}");
        }
    }
    println!("{} definitions in {} schemas", seen.len(), DOCUMENTS.len());
}

#[test]
fn they_are_schemas() {
    for (document, schema) in schemas() {
        assert!(jsonschema::draft202012::meta::is_valid(&schema), "{document}");
    }
}

#[test]
fn the_texts_are_what_the_functions_give() {
    use budget_performance::interop::schema::{self, Document};
    let values = [
        schema::report(),
        schema::claims(),
        schema::verdicts(),
        schema::audit(),
        schema::evaluation(),
        schema::assessment(),
        schema::roll_up(),
        schema::combined_roll_up(),
        schema::framework(),
        schema::outline(),
        schema::evidence(),
        schema::score_claims(),
        schema::sheet(),
        schema::class_list(),
    ];
    for ((document, schema), value) in schemas().zip(values) {
        assert_eq!(schema, value, "{document}");
    }
    assert_eq!(budget_performance::Report::SCHEMA, schema::REPORT);
}
