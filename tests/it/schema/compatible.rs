//! What was right under a released schema stays right, unless the major version changes.
//!
//! `tests/fixtures/schemas` keeps the schemas of each release as `<name>.v<major>.schema.json`; a release that adds to them
//! writes them anew: `cargo run --features schema --example export_schemas`, then a copy.

use std::path::Path;

use serde_json::{Map, Value, json};

use super::generate::Generator;
use super::types::DOCUMENTS;

/// The major version; before the first, that of the first.
fn major() -> &'static str {
    env!("CARGO_PKG_VERSION_MAJOR")
}

fn released(document: &str) -> Value {
    let name = format!("tests/fixtures/schemas/{document}.v{}.schema.json", major());
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&name));
    serde_json::from_str(&text.unwrap_or_else(|error| panic!("{name}: {error}"))).expect("it is JSON")
}

/// Documents that a schema accepts.
fn documents(schema: &Value) -> Vec<Value> {
    let mut generator = Generator::default();
    (0..2_000).map(|case| generator.value(schema, 9_000, case).0).collect()
}

/// The documents that a schema refuses.
fn refused<'d>(documents: &'d [Value], schema: &Value) -> Vec<&'d Value> {
    let judge = jsonschema::validator_for(schema).expect("the schema is one");
    documents.iter().filter(|document| !judge.is_valid(document)).collect()
}

#[test]
fn documents_of_a_release_stay_right() {
    for (name, text) in DOCUMENTS {
        let current: Value = serde_json::from_str(text).expect("it is JSON");
        let documents = documents(&released(name));
        let refused = refused(&documents, &current);
        assert!(refused.is_empty(), "{name}: {} refused, such as {}", refused.len(), refused[0]);
    }
}

fn definition<'s>(schema: &'s mut Value, name: &str) -> &'s mut Map<String, Value> {
    schema["$defs"][name].as_object_mut().unwrap_or_else(|| panic!("{name} is defined"))
}

fn without(list: &mut Value, word: &str) {
    let list = list.as_array_mut().expect("a list");
    let before = list.len();
    list.retain(|one| one != word);
    assert!(list.len() < before, "{word} was there");
}

type Edit = (&'static str, fn(&mut Value));

/// Edits that refuse documents which were right.
const BREAKING: [Edit; 13] = [
    ("a member is gone", |schema| {
        schema["properties"].as_object_mut().expect("members").remove("facts");
    }),
    ("a member has another name", |schema| {
        let members = definition(schema, "Line")["properties"].as_object_mut().expect("members");
        let member = members.remove("amounts").expect("it was there");
        members.insert("figures".to_owned(), member);
    }),
    ("a member is required now", |schema| {
        schema["required"].as_array_mut().expect("a list").push(json!("issuer"));
    }),
    ("a new member is required", |schema| {
        definition(schema, "OrgUnit")["required"].as_array_mut().expect("a list").push(json!("code"));
        definition(schema, "OrgUnit")["properties"]["code"] = json!({ "$ref": "#/$defs/Id" });
    }),
    ("a word is gone", |schema| without(&mut definition(schema, "ReportKind")["enum"], "budget")),
    ("a word is spelt otherwise", |schema| {
        without(&mut definition(schema, "Side")["enum"], "memo");
        definition(schema, "Side")["enum"].as_array_mut().expect("words").push(json!("memorandum"));
    }),
    ("a variant is gone", |schema| {
        definition(schema, "When")["oneOf"]
            .as_array_mut()
            .expect("variants")
            .retain(|one| one["$ref"] != "#/$defs/WhenSpan");
    }),
    ("a tag is spelt otherwise", |schema| {
        definition(schema, "TargetAtLeast")["properties"]["kind"]["const"] = json!("minimum");
    }),
    ("a text may be shorter only", |schema| {
        definition(schema, "Label").insert("maxLength".to_owned(), json!(20));
    }),
    ("a pattern takes less", |schema| {
        definition(schema, "DivisionCode").insert("pattern".to_owned(), json!("^[1-9][0-9]{5}$"));
    }),
    ("a bound is nearer", |schema| {
        definition(schema, "FiscalYear").insert("minimum".to_owned(), json!(1990));
    }),
    ("a text becomes a number", |schema| {
        schema["$defs"]["Id"] = json!({ "type": "integer", "minimum": 0, "maximum": 9 });
    }),
    ("one thing where there was a list", |schema| {
        schema["properties"]["statements"] = json!({ "$ref": "#/$defs/Statement" });
    }),
];

/// Edits that refuse nothing which was right.
const HARMLESS: [Edit; 8] = [
    ("a description", |schema| schema["description"] = json!("Other words.")),
    ("a new member that may be absent", |schema| {
        definition(schema, "OrgUnit")["properties"]["code"] = json!({ "$ref": "#/$defs/Id" });
    }),
    ("a member is not required any more", |schema| without(&mut schema["required"], "currency")),
    ("a new word", |schema| definition(schema, "Side")["enum"].as_array_mut().expect("words").push(json!("fund"))),
    ("a new variant", |schema| {
        let variant = json!({ "type": "object", "properties": { "kind": { "const": "never" } }, "required": ["kind"] });
        definition(schema, "When")["oneOf"].as_array_mut().expect("variants").push(variant);
    }),
    ("a text may be longer", |schema| {
        definition(schema, "Label").insert("maxLength".to_owned(), json!(500));
    }),
    ("a bound is farther", |schema| {
        definition(schema, "FiscalYear").insert("minimum".to_owned(), json!(1900));
    }),
    ("an order", |schema| schema["required"].as_array_mut().expect("a list").reverse()),
];

#[test]
fn what_breaks_is_told_from_what_does_not() {
    let released = released("report");
    let documents = documents(&released);
    for (name, edit) in BREAKING {
        let mut edited = released.clone();
        edit(&mut edited);
        let refused = refused(&documents, &edited).len();
        println!("{name}: {refused} of 2000 refused");
        assert!(refused > 0, "{name} is not seen");
    }
    for (name, edit) in HARMLESS {
        let mut edited = released.clone();
        edit(&mut edited);
        assert_eq!(refused(&documents, &edited).len(), 0, "{name}");
    }
}
