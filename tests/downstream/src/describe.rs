//! The service's own schema and its description in OpenAPI 3.1.

use budget_performance::interop::schema::WireForm;
use schemars::generate::SchemaSettings;
use schemars::transform::Transform;
use serde_json::{Map, Value, json};

use crate::answer::{Reply, Submission};

const DEFINITIONS: &str = "#/$defs/";
const COMPONENTS: &str = "#/components/schemas/";

/// The schema of a [`Submission`], in the form that the library's schemas have.
pub fn schema() -> Value {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Submission>();
    WireForm.transform(&mut schema);
    schema.to_value()
}

/// The interface of the service in OpenAPI 3.1.
pub fn openapi() -> Value {
    let content = |name: &str| json!({ "application/json": { "schema": { "$ref": format!("{COMPONENTS}{name}") } } });
    json!({
        "openapi": "3.1.1",
        "info": { "title": "Report desk", "version": env!("CARGO_PKG_VERSION"), "license": { "name": "MIT", "identifier": "MIT" } },
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "servers": [{ "url": "/" }],
        "security": [],
        "paths": { "/reports": { "post": {
            "operationId": "handIn",
            "summary": "Hands a report in and has it audited",
            "requestBody": { "required": true, "content": content("Submission") },
            "responses": {
                "200": { "description": "The report was audited", "content": content("ReplyAudited") },
                "422": { "description": "The submission cannot be read", "content": content("ReplyRefused") },
                "default": { "description": "Either of them", "content": content("Reply") }
            }
        } } },
        "components": { "schemas": components() }
    })
}

/// All definitions, as components: references lead there, and unions say by which member to tell their variants.
fn components() -> Map<String, Value> {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    generator.subschema_for::<Submission>();
    generator.subschema_for::<Reply>();
    let mut root = schemars::json_schema!({ "$defs": generator.take_definitions(true) });
    WireForm.transform(&mut root);
    let Some(Value::Object(definitions)) = root.remove("$defs") else { return Map::new() };
    let mut components = definitions.clone();
    for component in components.values_mut() {
        if let Some(mapping) = mapping(component, &definitions) {
            component["discriminator"] = json!({ "propertyName": "kind", "mapping": mapping });
        }
        lead_to_components(component);
    }
    components
}

/// The variants of a union by the value of their `kind`, if that is what it is.
fn mapping(union: &Value, definitions: &Map<String, Value>) -> Option<Map<String, Value>> {
    let variants = union.get("oneOf")?.as_array()?.iter().map(|variant| {
        let name = variant.get("$ref")?.as_str()?.strip_prefix(DEFINITIONS)?;
        let tag = definitions.get(name)?.pointer("/properties/kind/const")?.as_str()?;
        Some((tag.to_owned(), Value::from(format!("{COMPONENTS}{name}"))))
    });
    variants.collect()
}

fn lead_to_components(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            for (name, member) in members {
                match member.as_str().and_then(|target| target.strip_prefix(DEFINITIONS)) {
                    Some(target) if name == "$ref" => *member = Value::from(format!("{COMPONENTS}{target}")),
                    _ => lead_to_components(member),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(lead_to_components),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    /// A second type of a name that another one has would be given a number, without a word.
    #[test]
    fn no_type_has_the_name_of_another() {
        let numbered = |names: Vec<String>| -> Vec<String> {
            names.into_iter().filter(|name| name.ends_with(|last: char| last.is_ascii_digit())).collect()
        };
        let openapi = super::openapi();
        let names = |value: &serde_json::Value| value.as_object().expect("an object").keys().cloned().collect();
        assert_eq!(numbered(names(&openapi["components"]["schemas"])), Vec::<String>::new());
        assert_eq!(numbered(names(&super::schema()["$defs"])), Vec::<String>::new());
    }
}
