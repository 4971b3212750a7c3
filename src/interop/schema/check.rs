//! A value beside its schema: the few keywords of the wire form, and for leaves their own parser.

use super::leaf;
use super::violation::{Expected, Found, Place, Violation};
use crate::wire::Pointer;
use crate::wire::closed::TAG;
use crate::wire::node::Node;

/// Everything that is wrong in `node`, in its order.
pub(super) fn check(schema: &Node, node: &Node) -> Vec<Violation> {
    let mut check = Check { definitions: schema.get("$defs"), list: Vec::new() };
    check.value(schema, "", node, &Pointer::root());
    check.list
}

struct Check<'s> {
    definitions: Option<&'s Node>,
    list: Vec<Violation>,
}

impl<'s> Check<'s> {
    fn say(&mut self, at: &Pointer, found: Found, expected: Expected) {
        self.list.push(Violation { place: Place::Value(at.clone()), found, expected });
    }

    /// The schema that a reference means, with its name.
    fn resolve<'n>(&self, schema: &'s Node, name: &'n str) -> (&'s Node, &'n str)
    where
        's: 'n,
    {
        let reference = schema.get("$ref").and_then(Node::as_str);
        let target = reference.and_then(|reference| reference.strip_prefix("#/$defs/"));
        let definition = target.and_then(|target| Some((self.definitions?.get(target)?, target)));
        definition.unwrap_or((schema, name))
    }

    fn value(&mut self, schema: &'s Node, name: &str, node: &Node, at: &Pointer) {
        let (schema, name) = self.resolve(schema, name);
        if schema.get("oneOf").is_some() {
            return self.union(schema, node, at);
        }
        match schema.get("type").and_then(Node::as_str).unwrap_or_default() {
            "object" => self.object(schema, node, at),
            "array" => self.array(schema, node, at),
            "string" if schema.get("enum").is_some() => self.word(words(schema), node, at),
            "string" => self.leaf(name, node, at),
            "integer" => self.whole(schema, name, node, at),
            _ => {
                if !matches!(node, Node::Bool(_)) {
                    self.say(at, found(node), Expected::Bool);
                }
            }
        }
    }

    fn array(&mut self, schema: &'s Node, node: &Node, at: &Pointer) {
        let Node::List(items) = node else { return self.say(at, found(node), Expected::Array) };
        let Some(of) = schema.get("items") else { return };
        for (index, item) in items.iter().enumerate() {
            self.value(of, "", item, &at.item(index));
        }
    }

    fn object(&mut self, schema: &'s Node, node: &Node, at: &Pointer) {
        let Node::Object(members) = node else { return self.say(at, found(node), Expected::Object) };
        self.members(schema, members, at, false);
    }

    /// The members of an object; of a union's variant, whose tag is looked at already, that one is passed over.
    fn members(&mut self, schema: &'s Node, members: &[(String, Node)], at: &Pointer, tagged: bool) {
        let known = schema.get("properties");
        for (index, (name, member)) in members.iter().enumerate() {
            let is_tag = tagged && name == TAG;
            if members.iter().take(index).any(|(earlier, _)| earlier == name) {
                self.say(at, Found::Second(name.clone()), Expected::Once);
            }
            match known.and_then(|known| known.get(name)) {
                _ if is_tag => {}
                Some(of) => self.value(of, "", member, &at.member(name)),
                None => self.say(at, Found::Unknown(name.clone()), Expected::Members(names(schema, tagged))),
            }
        }
        let required = schema.get("required").map_or(&[][..], Node::items);
        for name in required.iter().filter_map(Node::as_str) {
            if !members.iter().any(|(member, _)| member == name) {
                self.say(at, Found::Without, Expected::Member(name.to_owned()));
            }
        }
    }

    fn union(&mut self, schema: &'s Node, node: &Node, at: &Pointer) {
        let variants = schema.get("oneOf").map_or(&[][..], Node::items);
        let variants = variants.iter().map(|variant| self.resolve(variant, "").0);
        let variants: Vec<_> = variants.filter_map(|variant| Some((tag(variant)?, variant))).collect();
        let tags = || variants.iter().map(|(tag, _)| (*tag).to_owned()).collect::<Vec<_>>();
        let Node::Object(members) = node else { return self.say(at, found(node), Expected::Union(tags())) };
        let Some((_, kind)) = members.iter().find(|(name, _)| name == TAG) else {
            return self.say(at, Found::Without, Expected::Member(TAG.to_owned()));
        };
        let is_meant = |tag: &str| matches!(kind, Node::Text(kind) if kind == tag);
        match variants.iter().find(|(tag, _)| is_meant(tag)) {
            Some((_, variant)) => self.members(variant, members, at, true),
            None => self.say(&at.member(TAG), found(kind), Expected::OneOf(tags())),
        }
    }

    fn word(&mut self, words: Vec<String>, node: &Node, at: &Pointer) {
        if !matches!(node, Node::Text(word) if words.contains(word)) {
            self.say(at, found(node), Expected::OneOf(words));
        }
    }

    fn leaf(&mut self, name: &str, node: &Node, at: &Pointer) {
        let expected = match (leaf::text(name), node) {
            (Some(leaf), Node::Text(text)) => leaf.fault(text),
            (Some(leaf), _) => Some(leaf.as_text()),
            // OK because every leaf is in the table: a test compares.
            (None, _) => None,
        };
        if let Some(expected) = expected {
            self.say(at, found(node), expected);
        }
    }

    fn whole(&mut self, schema: &'s Node, name: &str, node: &Node, at: &Pointer) {
        let bound = |keyword: &str| schema.get(keyword).and_then(Node::as_whole);
        let fits = |number: i64| match schema.get("enum") {
            Some(numbers) => numbers.items().iter().any(|listed| listed.as_whole() == Some(number)),
            None => {
                bound("minimum").is_none_or(|low| low <= number) && bound("maximum").is_none_or(|high| number <= high)
            }
        };
        if !node.as_whole().is_some_and(fits) {
            self.say(at, found(node), leaf::whole(name));
        }
    }
}

/// What a node is, in a word.
fn found(node: &Node) -> Found {
    match node {
        Node::Null => Found::Null,
        Node::Bool(value) => Found::Bool(*value),
        Node::Number(number) => Found::Number(match (number.as_i64(), number.as_u64(), number.as_f64()) {
            (Some(whole), ..) => whole.to_string(),
            (_, Some(whole), _) => whole.to_string(),
            (.., Some(float)) => float.to_string(),
            _ => number.to_string(),
        }),
        Node::Text(text) => Found::Text(text.clone()),
        Node::List(_) => Found::Array,
        Node::Object(_) => Found::Object,
    }
}

/// The tag of a variant.
fn tag(variant: &Node) -> Option<&str> {
    variant.get("properties")?.get(TAG)?.get("const")?.as_str()
}

/// The words of an enum.
fn words(schema: &Node) -> Vec<String> {
    let words = schema.get("enum").map_or(&[][..], Node::items);
    words.iter().filter_map(Node::as_str).map(str::to_owned).collect()
}

/// The members that an object can have, in their order.
fn names(schema: &Node, tagged: bool) -> Vec<String> {
    let members = schema.get("properties").map_or(&[][..], Node::members);
    members.iter().map(|(name, _)| name).filter(|name| !(tagged && *name == TAG)).cloned().collect()
}
