//! From what schemars derives to the wire form: few keywords, in one order, every variant with a name.

use schemars::generate::{Contract, SchemaSettings};
use schemars::transform::Transform;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value};

use super::document::Document;

/// The schema of a document as it is derived from its type, in the wire form.
///
/// It is the value of [`Document::SCHEMA`], made anew; a test of this crate compares them.
///
/// ```
/// use budget_performance::Report;
/// use budget_performance::interop::schema;
/// use schemars::generate::Contract;
///
/// assert_eq!(schema::derived::<Report>(Contract::Deserialize), schema::report());
/// assert_eq!(schema::derived::<Report>(Contract::Serialize), schema::report());
/// ```
pub fn derived<T: Document + JsonSchema>(contract: Contract) -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| settings.contract = contract);
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    WireForm.transform(&mut schema);
    schema.to_value()
}

/// Puts a root schema in the wire form: each variant of a union becomes a definition of its own, `TargetAtLeast`, and
/// keywords stand in one order.
///
/// For schemas of one's own that hold types of this crate:
///
/// ```
/// use budget_performance::Report;
/// use budget_performance::interop::schema::WireForm;
/// use schemars::transform::Transform;
///
/// #[derive(schemars::JsonSchema)]
/// #[schemars(deny_unknown_fields)]
/// struct Submission {
///     /// Who hands it in.
///     sender: String,
///     report: Report,
/// }
///
/// let mut schema = schemars::schema_for!(Submission);
/// WireForm.transform(&mut schema);
/// assert!(schema.pointer("/$defs/TargetAtLeast").is_some());
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct WireForm;

/// The keywords of the wire form, in their order.
const KEYWORDS: [&str; 18] = [
    "$schema",
    "title",
    "description",
    "$ref",
    "type",
    "const",
    "enum",
    "format",
    "minimum",
    "maximum",
    "maxLength",
    "pattern",
    "items",
    "oneOf",
    "properties",
    "required",
    "additionalProperties",
    "$defs",
];

impl Transform for WireForm {
    fn transform(&mut self, schema: &mut Schema) {
        let Some(root) = schema.as_object_mut() else { return };
        let mut definitions = match root.remove("$defs") {
            Some(Value::Object(definitions)) => definitions,
            _ => Map::new(),
        };
        let mut named = Map::new();
        for (name, definition) in &mut definitions {
            name_variants(name, definition, &mut named);
        }
        definitions.extend(named);
        // OK because without the order of insertion they are sorted anyway.
        let mut sorted: Vec<_> = definitions.into_iter().collect();
        sorted.sort_by(|(one, _), (other, _)| one.cmp(other));
        if !sorted.is_empty() {
            root.insert("$defs".to_owned(), Value::Object(sorted.into_iter().collect()));
        }
        order(root);
    }
}

/// Moves the variants of a union to definitions of their own.
fn name_variants(union: &str, schema: &mut Value, named: &mut Map<String, Value>) {
    let variants = schema.get_mut("oneOf").and_then(Value::as_array_mut);
    for variant in variants.into_iter().flatten() {
        let Some(tag) = variant.pointer("/properties/kind/const").and_then(Value::as_str) else { continue };
        let name = format!("{union}{}", pascal(tag));
        let reference = format!("#/$defs/{name}");
        named.insert(name, std::mem::replace(variant, serde_json::json!({ "$ref": reference })));
    }
}

/// `at_least` as `AtLeast`.
fn pascal(tag: &str) -> String {
    let word = |word: &str| {
        let mut rest = word.chars();
        let first = rest.next().map(|first| first.to_ascii_uppercase());
        first.into_iter().chain(rest).collect::<String>()
    };
    tag.split('_').map(word).collect()
}

/// Puts the keywords of a schema, and of all within it, in their order; those that are not of the wire form come last.
fn order(schema: &mut Map<String, Value>) {
    for (keyword, value) in schema.iter_mut() {
        match (keyword.as_str(), value) {
            ("properties" | "$defs", Value::Object(named)) => {
                named.values_mut().filter_map(Value::as_object_mut).for_each(order);
            }
            ("oneOf", Value::Array(choices)) => choices.iter_mut().filter_map(Value::as_object_mut).for_each(order),
            (_, Value::Object(inner)) => order(inner),
            _ => {}
        }
    }
    tag_first(schema);
    let place = |keyword: &str| KEYWORDS.iter().position(|known| *known == keyword).unwrap_or(KEYWORDS.len());
    let mut entries: Vec<_> = std::mem::take(schema).into_iter().collect();
    entries.sort_by_key(|(keyword, _)| place(keyword));
    schema.extend(entries);
}

/// The tag of a variant before its other members.
fn tag_first(schema: &mut Map<String, Value>) {
    let is_tag = |name: &str, member: &Value| name == "kind" && member.get("const").is_some();
    let Some(Value::Object(members)) = schema.get_mut("properties") else { return };
    let mut entries: Vec<_> = std::mem::take(members).into_iter().collect();
    entries.sort_by_key(|(name, member)| !is_tag(name, member));
    members.extend(entries);
    if let Some(Value::Array(required)) = schema.get_mut("required") {
        required.sort_by_key(|name| name != "kind");
    }
}
