//! The wire schema read as what a form is made of.

use std::collections::BTreeSet;

use serde_json::Value;

/// What stands behind a schema of the wire form.
pub(super) enum Shape<'w> {
    /// A closed object.
    Object { members: Vec<Member<'w>> },
    /// One of several closed objects, told apart by `kind`.
    Union { variants: Vec<Variant<'w>> },
    /// A list.
    List { items: &'w Value },
    /// One of a few words or numbers.
    Words { words: &'w [Value] },
    /// A text or number of some form, or a yes or no.
    Leaf,
}

/// A member of an object.
pub(super) struct Member<'w> {
    pub(super) name: &'w str,
    pub(super) schema: &'w Value,
    pub(super) is_required: bool,
}

/// A variant of a union.
pub(super) struct Variant<'w> {
    pub(super) tag: &'w str,
    pub(super) members: Vec<Member<'w>>,
}

/// A wire schema with its definitions.
pub(super) struct Wire<'w> {
    root: &'w Value,
    /// Definitions that hold themselves.
    pub(super) cyclic: BTreeSet<&'w str>,
}

/// The member that tells variants apart.
pub(super) const TAG: &str = "kind";

impl<'w> Wire<'w> {
    pub(super) fn new(root: &'w Value) -> Self {
        let mut wire = Self { root, cyclic: BTreeSet::new() };
        let names = root.get("$defs").and_then(Value::as_object).into_iter().flatten().map(|(name, _)| name.as_str());
        wire.cyclic = names.filter(|name| wire.reaches_itself(name)).collect();
        wire
    }

    /// The name of the root.
    pub(super) fn name(&self) -> &'w str {
        self.root.get("title").and_then(Value::as_str).unwrap_or_default()
    }

    pub(super) fn definition(&self, name: &str) -> Option<&'w Value> {
        self.root.get("$defs")?.get(name)
    }

    /// The name that a schema refers to.
    pub(super) fn reference(schema: &'w Value) -> Option<&'w str> {
        schema.get("$ref")?.as_str()?.strip_prefix("#/$defs/")
    }

    /// What a schema without reference is; `None` if it has not the wire form.
    pub(super) fn shape(&self, schema: &'w Value) -> Option<Shape<'w>> {
        if let Some(choices) = schema.get("oneOf") {
            let variants: Option<_> = choices.as_array()?.iter().map(|choice| self.variant(choice)).collect();
            return Some(Shape::Union { variants: variants? });
        }
        if let Some(words) = schema.get("enum") {
            return Some(Shape::Words { words: words.as_array()? });
        }
        match schema.get("type")?.as_str()? {
            "object" => Some(Shape::Object { members: members(schema) }),
            "array" => Some(Shape::List { items: schema.get("items")? }),
            "string" | "integer" | "boolean" => Some(Shape::Leaf),
            _ => None,
        }
    }

    fn variant(&self, choice: &'w Value) -> Option<Variant<'w>> {
        let schema = Self::reference(choice).map_or(Some(choice), |name| self.definition(name))?;
        let tag = schema.get("properties")?.get(TAG)?.get("const")?.as_str()?;
        let members = members(schema).into_iter().filter(|member| member.name != TAG).collect();
        Some(Variant { tag, members })
    }

    fn reaches_itself(&self, name: &'w str) -> bool {
        let mut seen = BTreeSet::new();
        let mut open: Vec<&str> = self.definition(name).map(references).unwrap_or_default();
        while let Some(next) = open.pop() {
            if next == name {
                return true;
            }
            if seen.insert(next) {
                open.extend(self.definition(next).map(references).unwrap_or_default());
            }
        }
        false
    }
}

fn members(schema: &Value) -> Vec<Member<'_>> {
    let required = schema.get("required").and_then(Value::as_array);
    let is_required = |name: &str| required.is_some_and(|names| names.iter().any(|one| one == name));
    let properties = schema.get("properties").and_then(Value::as_object);
    let members = properties.into_iter().flatten();
    members.map(|(name, schema)| Member { name, schema, is_required: is_required(name) }).collect()
}

/// The definitions that a schema refers to anywhere within.
fn references(schema: &Value) -> Vec<&str> {
    let within: Vec<&Value> = match schema {
        Value::Object(members) => members.values().collect(),
        Value::Array(items) => items.iter().collect(),
        _ => Vec::new(),
    };
    let deeper = within.into_iter().flat_map(references);
    Wire::reference(schema).into_iter().chain(deeper).collect()
}
