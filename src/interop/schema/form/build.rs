//! From the wire schema and a catalogue to a form.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::catalogue::{Catalogue, Entry, Texts, Widget};
use super::wire::{Member, Shape, TAG, Variant, Wire};
use crate::model::Pointer;
use crate::model::classification::Language;

/// A schema with its hints.
#[derive(Default)]
pub(super) struct Built {
    pub(super) schema: Map<String, Value>,
    pub(super) hints: Map<String, Value>,
}

pub(super) struct Builder<'a> {
    wire: Wire<'a>,
    catalogue: &'a Catalogue,
    language: Language,
    definitions: BTreeMap<&'a str, Built>,
    messages: Map<String, Value>,
    /// Keys that were looked up and found.
    pub(super) used: BTreeSet<String>,
    /// Keys without an entry, or without the text that they need.
    pub(super) missing: BTreeSet<String>,
    /// Definitions that have not the wire form.
    pub(super) foreign: BTreeSet<String>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(wire: &'a Value, catalogue: &'a Catalogue, language: Language) -> Self {
        Self {
            wire: Wire::new(wire),
            catalogue,
            language,
            definitions: BTreeMap::new(),
            messages: Map::new(),
            used: BTreeSet::new(),
            missing: BTreeSet::new(),
            foreign: BTreeSet::new(),
        }
    }

    /// The whole form.
    pub(super) fn root(&mut self, schema: &'a Value) -> Built {
        let Built { schema: mut root, mut hints } = self.described(self.wire.name(), schema);
        let mut definitions = Map::new();
        let mut deep = Map::new();
        for (name, Built { schema, hints }) in std::mem::take(&mut self.definitions) {
            definitions.insert(name.to_owned(), schema.into());
            if !hints.is_empty() {
                deep.insert(format!("#/$defs/{name}"), hints.into());
            }
        }
        root.insert("$defs".to_owned(), definitions.into());
        hints.insert("ui:definitions".to_owned(), deep.into());
        option(&mut hints, "messages", std::mem::take(&mut self.messages));
        Built { schema: root, hints }
    }

    /// A schema wherever it stands: by reference or spelt out.
    fn any(&mut self, schema: &'a Value) -> Built {
        if let Some(name) = Wire::reference(schema) {
            return self.named(name);
        }
        match self.wire.shape(schema) {
            Some(Shape::List { items }) => self.list(schema, items),
            Some(Shape::Leaf) => Built { schema: without_description(schema), ..Built::default() },
            _ => self.unknown(&schema.to_string()),
        }
    }

    fn named(&mut self, name: &'a str) -> Built {
        let Some(definition) = self.wire.definition(name) else { return self.unknown(name) };
        match self.wire.shape(definition) {
            Some(Shape::Leaf) => self.leaf(name, definition),
            Some(Shape::Words { words }) => self.words(name, definition, words),
            Some(_) if self.wire.cyclic.contains(name) => {
                self.define(name, definition);
                let mut hints = Map::new();
                self.summary(name, &mut hints);
                Built { schema: entry("$ref", format!("#/$defs/{name}")), hints }
            }
            _ => {
                let mut built = self.described(name, definition);
                self.summary(name, &mut built.hints);
                built
            }
        }
    }

    /// A definition that holds itself stays one.
    fn define(&mut self, name: &'a str, definition: &'a Value) {
        if !self.definitions.contains_key(name) {
            self.definitions.insert(name, Built::default());
            let built = self.described(name, definition);
            self.definitions.insert(name, built);
        }
    }

    /// An object, a union or a list, with its title.
    fn described(&mut self, name: &str, definition: &'a Value) -> Built {
        let texts = self.texts(name);
        let built = match self.wire.shape(definition) {
            Some(Shape::Object { members }) => self.object(name, None, &members),
            Some(Shape::Union { variants }) => self.union(name, &variants),
            Some(Shape::List { items }) => self.list(definition, items),
            _ => self.unknown(name),
        };
        Built { schema: titled(&texts, built.schema), hints: built.hints }
    }

    /// What tells items of a list apart.
    fn summary(&self, name: &str, hints: &mut Map<String, Value>) {
        let summary = self.catalogue.get(name).map(|entry| entry.summary.as_slice()).unwrap_or_default();
        if !summary.is_empty() {
            option(hints, "summary", summary.iter().map(Pointer::as_str).collect::<Vec<_>>());
        }
    }

    fn object(&mut self, name: &str, tag: Option<&str>, members: &[Member<'a>]) -> Built {
        let key = |member: &str| self.member_key(name, tag, member);
        let mut order: Vec<_> = members.iter().map(|member| (key(member.name), member)).collect();
        order.sort_by_key(|(key, _)| self.catalogue.place(key));
        let mut properties = Map::new();
        let mut hints = Map::new();
        if let Some(tag) = tag {
            properties.insert(TAG.to_owned(), json!({ "type": "string", "const": tag, "default": tag }));
            hints.insert(TAG.to_owned(), json!({ "ui:widget": "hidden" }));
        }
        for (key, member) in &order {
            let built = self.member(key, member);
            properties.insert(member.name.to_owned(), built.schema.into());
            if !built.hints.is_empty() {
                hints.insert(member.name.to_owned(), built.hints.into());
            }
        }
        self.arrangement(name, tag, &order, &mut hints);
        let required = members.iter().filter(|member| member.is_required).map(|member| member.name);
        let required: Vec<_> = tag.map(|_| TAG).into_iter().chain(required).collect();
        Built { schema: closed(properties, &required), hints }
    }

    /// The order of members, which of them stand together and which are rarely needed.
    fn arrangement(
        &mut self,
        name: &str,
        tag: Option<&str>,
        order: &[(String, &Member<'a>)],
        hints: &mut Map<String, Value>,
    ) {
        let catalogue = self.catalogue;
        let those = |is_one: fn(&Entry) -> bool| -> Vec<&str> {
            let are = order.iter().filter(|(key, _)| catalogue.get(key).is_some_and(is_one));
            are.map(|(_, member)| member.name).collect()
        };
        let names = tag.map(|_| TAG).into_iter().chain(order.iter().map(|(_, member)| member.name));
        let names: Vec<_> = names.collect();
        let groups = self.groups(name, order);
        if names.len() > 1 {
            hints.insert("ui:order".to_owned(), json!(names));
        }
        for (option_name, names) in [("more", those(|entry| entry.more)), ("wide", those(|entry| entry.wide))] {
            if !names.is_empty() {
                option(hints, option_name, names);
            }
        }
        if !groups.is_empty() {
            option(hints, "groups", groups);
        }
    }

    fn groups(&mut self, name: &str, order: &[(String, &Member<'a>)]) -> Vec<Value> {
        let catalogue = self.catalogue;
        let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
        for (key, member) in order {
            let Some(group) = catalogue.get(key).and_then(|entry| entry.group.as_deref()) else { continue };
            match groups.iter_mut().find(|(known, _)| *known == group) {
                Some((_, members)) => members.push(member.name),
                None => groups.push((group, vec![member.name])),
            }
        }
        let key = |group: &str| format!("{name}/{group}");
        groups.sort_by_key(|(group, _)| catalogue.place(&key(group)));
        let written = |(group, members)| {
            let texts = self.texts(&key(group));
            Value::from(titled(
                &texts,
                Map::from_iter([("name".to_owned(), json!(group)), ("members".to_owned(), json!(members))]),
            ))
        };
        groups.into_iter().map(written).collect()
    }

    fn member(&mut self, key: &str, member: &Member<'a>) -> Built {
        let texts = self.texts(key);
        let widget = self.catalogue.get(key).and_then(|entry| entry.widget);
        let Built { mut schema, mut hints } = self.any(member.schema);
        if let Some(item) = &texts.item {
            option(&mut hints, "item", item.clone());
        }
        if schema.get("type").is_some_and(|kind| kind == "array") {
            item_asked(&mut hints, &texts, widget);
        } else {
            asked(&mut hints, &texts, widget);
        }
        if let Some(Value::Object(items)) = schema.get_mut("items") {
            let is_plain = !items.contains_key("$ref") && !items.contains_key("title");
            if let Some(title) = texts.title.as_deref().filter(|_| is_plain) {
                items.insert("title".to_owned(), title.into());
            }
        }
        Built { schema: titled(&texts, schema), hints }
    }

    fn list(&mut self, schema: &'a Value, items: &'a Value) -> Built {
        let built = self.any(items);
        let mut list = without_description(schema);
        list.insert("items".to_owned(), built.schema.into());
        let hints = if built.hints.is_empty() { Map::new() } else { entry("items", built.hints) };
        Built { schema: list, hints }
    }

    fn union(&mut self, name: &str, variants: &[Variant<'a>]) -> Built {
        let mut choices = Vec::new();
        let mut hints = Vec::new();
        for variant in variants {
            let texts = self.texts(&format!("{name}={}", variant.tag));
            let built = self.object(name, Some(variant.tag), &variant.members);
            choices.push(Value::from(titled(&texts, built.schema)));
            hints.push(Value::from(built.hints));
        }
        let mut schema = entry("type", "object");
        schema.insert("required".to_owned(), json!([TAG]));
        schema.insert("discriminator".to_owned(), json!({ "propertyName": TAG }));
        schema.insert("oneOf".to_owned(), choices.into());
        if let Some(first) = variants.first() {
            schema.insert("default".to_owned(), json!({ TAG: first.tag }));
        }
        Built { schema, hints: entry("oneOf", hints) }
    }

    fn words(&mut self, name: &str, definition: &Value, words: &[Value]) -> Built {
        let mut schema = without_description(definition);
        schema.remove("enum");
        let choice = |word: &Value| {
            let text = word.as_str().map_or_else(|| word.to_string(), str::to_owned);
            let texts = self.texts(&format!("{name}={text}"));
            Value::from(titled(&texts, entry("const", word.clone())))
        };
        schema.insert("oneOf".to_owned(), words.iter().map(choice).collect());
        Built { schema, hints: Map::new() }
    }

    /// A text or number of some form: its pattern is kept once, and the type stands beside every use.
    fn leaf(&mut self, name: &'a str, definition: &'a Value) -> Built {
        let reference = format!("#/$defs/{name}");
        let texts = self.looked_up(name, |texts| texts.message.is_some());
        let mut hints = Map::new();
        let widget = self.catalogue.get(name).and_then(|entry| entry.widget);
        asked(&mut hints, &texts, widget);
        let kept = without_description(definition);
        let schema = beside(&kept, &reference, widget);
        self.messages.extend(texts.message.map(|message| (reference, message.into())));
        self.definitions.insert(name, Built { schema: kept, hints: Map::new() });
        Built { schema, hints }
    }

    fn unknown(&mut self, name: &str) -> Built {
        self.foreign.insert(name.to_owned());
        Built::default()
    }

    fn member_key(&self, name: &str, tag: Option<&str>, member: &str) -> String {
        let of_variant = tag.map(|tag| format!("{name}={tag}.{member}"));
        let of_variant = of_variant.filter(|key| self.catalogue.get(key).is_some());
        of_variant.unwrap_or_else(|| format!("{name}.{member}"))
    }

    fn texts(&mut self, key: &str) -> Texts {
        self.looked_up(key, |texts| texts.title.is_some())
    }

    fn looked_up(&mut self, key: &str, is_enough: fn(&Texts) -> bool) -> Texts {
        let texts = self.catalogue.get(key).map(|entry| entry.texts(self.language).clone());
        let found = texts.as_ref().is_some_and(is_enough);
        let keys = if found { &mut self.used } else { &mut self.missing };
        keys.insert(key.to_owned());
        texts.unwrap_or_default()
    }
}

fn entry(name: &str, value: impl Into<Value>) -> Map<String, Value> {
    Map::from_iter([(name.to_owned(), value.into())])
}

/// A schema that begins with its title and what is said of it.
fn titled(texts: &Texts, schema: Map<String, Value>) -> Map<String, Value> {
    let texts = [("title", &texts.title), ("description", &texts.help)];
    let texts = texts.into_iter().filter_map(|(name, text)| Some((name.to_owned(), text.clone()?.into())));
    let mut all: Map<_, _> = texts.collect();
    for (keyword, value) in schema {
        // OK because the title of a member speaks of the member, that of its type of the type.
        all.entry(keyword).or_insert(value);
    }
    all
}

fn without_description(schema: &Value) -> Map<String, Value> {
    let keywords = schema.as_object().into_iter().flatten().filter(|(keyword, _)| *keyword != "description");
    keywords.map(|(keyword, value)| (keyword.clone(), value.clone())).collect()
}

fn closed(properties: Map<String, Value>, required: &[&str]) -> Map<String, Value> {
    let mut schema = entry("type", "object");
    schema.insert("properties".to_owned(), properties.into());
    if !required.is_empty() {
        schema.insert("required".to_owned(), json!(required));
    }
    schema.insert("additionalProperties".to_owned(), false.into());
    schema
}

/// Hints on how something is entered.
fn asked(hints: &mut Map<String, Value>, texts: &Texts, widget: Option<Widget>) {
    if let Some(widget) = widget {
        hints.insert("ui:widget".to_owned(), widget.name().into());
    }
    if let Some(placeholder) = &texts.placeholder {
        hints.insert("ui:placeholder".to_owned(), placeholder.clone().into());
    }
    if let Some(unit) = &texts.unit {
        option(hints, "unit", unit.clone());
    }
}

/// Hints on how each item of a list is entered.
fn item_asked(hints: &mut Map<String, Value>, texts: &Texts, widget: Option<Widget>) {
    let mut items = match hints.remove("items") {
        Some(Value::Object(items)) => items,
        _ => Map::new(),
    };
    asked(&mut items, texts, widget);
    if !items.is_empty() {
        hints.insert("items".to_owned(), items.into());
    }
}

/// What stands beside the reference to a text or number, for those who look no further.
fn beside(kept: &Map<String, Value>, reference: &str, widget: Option<Widget>) -> Map<String, Value> {
    let told = ["type", "format"].into_iter().filter_map(|keyword| Some((keyword, kept.get(keyword)?.clone())));
    let mut schema: Map<_, _> = told.map(|(keyword, value)| (keyword.to_owned(), value)).collect();
    if widget == Some(Widget::Date) {
        // OK because the pattern admits less than the format.
        schema.insert("format".to_owned(), "date".into());
    }
    schema.insert("allOf".to_owned(), json!([{ "$ref": reference }]));
    if kept.contains_key("minimum") && kept.get("minimum") == kept.get("maximum") {
        schema.extend(kept.get("minimum").map(|only| ("default".to_owned(), only.clone())));
    }
    schema
}

fn option(hints: &mut Map<String, Value>, name: &str, value: impl Into<Value>) {
    let options = hints.entry("ui:options").or_insert_with(|| json!({}));
    if let Some(options) = options.as_object_mut() {
        options.insert(name.to_owned(), value.into());
    }
}
