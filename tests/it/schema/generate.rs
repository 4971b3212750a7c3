//! Values that a schema accepts, made from the schema alone.

use std::collections::HashMap;

use proptest::strategy::{Strategy, ValueTree};
use proptest::string::{RegexGeneratorStrategy, string_regex};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Map, Value, json};

use crate::laws::random::Random;

/// Makes values; what it costs to understand a pattern is paid once.
#[derive(Default)]
pub(super) struct Generator {
    texts: HashMap<String, RegexGeneratorStrategy<String>>,
}

/// One value in the making.
pub(super) struct Making<'g> {
    texts: &'g mut HashMap<String, RegexGeneratorStrategy<String>>,
    definitions: &'g Value,
    random: Random,
    runner: TestRunner,
    /// How many values it may still hold, about.
    room: i32,
}

impl Generator {
    /// A value that the schema accepts, and the chance that made it.
    pub(super) fn value(&mut self, schema: &Value, law: u64, case: u64) -> (Value, Random) {
        let mut random = Random::new(law, case);
        let seed: [u8; 32] = std::array::from_fn(|_| u8::try_from(random.between(0, 255)).expect("a byte"));
        let runner = TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
        let room = i32::try_from(random.between(1, 60)).expect("small");
        let mut making = Making { texts: &mut self.texts, definitions: &schema["$defs"], random, runner, room };
        let value = making.value(schema);
        (value, making.random)
    }
}

impl Making<'_> {
    fn value(&mut self, schema: &Value) -> Value {
        self.room -= 1;
        if let Some(reference) = schema["$ref"].as_str() {
            let name = reference.strip_prefix("#/$defs/").expect("references are to definitions");
            let definition = &self.definitions[name];
            assert!(definition.is_object(), "{name} is defined");
            return self.value(definition);
        }
        if let Some(words) = schema["enum"].as_array() {
            return self.random.pick(words);
        }
        if let Some(variants) = schema["oneOf"].as_array() {
            let variant = self.random.pick(variants);
            return self.value(&variant);
        }
        if !schema["const"].is_null() {
            return schema["const"].clone();
        }
        match schema["type"].as_str().expect("a type is told") {
            "object" => self.object(schema),
            "array" => self.array(schema),
            "string" => self.text(schema).into(),
            "integer" => self.integer(schema),
            "boolean" => json!(self.random.one_in(2)),
            other => panic!("no value of type {other}"),
        }
    }

    fn object(&mut self, schema: &Value) -> Value {
        let required = schema["required"].as_array().map_or(&[][..], Vec::as_slice);
        let mut members: Vec<_> = schema["properties"].as_object().expect("members are listed").iter().collect();
        self.random.shuffle(&mut members);
        let mut object = Map::new();
        for (name, member) in members {
            if required.contains(&json!(name)) || (self.room > 0 && self.random.one_in(3)) {
                object.insert(name.clone(), self.value(member));
            }
        }
        Value::Object(object)
    }

    fn array(&mut self, schema: &Value) -> Value {
        let most = self.room.clamp(0, 3);
        let len = self.random.between(0, most.into());
        (0..len).map(|_| self.value(&schema["items"])).collect()
    }

    fn integer(&mut self, schema: &Value) -> Value {
        let bound = |keyword: &str| schema[keyword].as_i64().expect("both bounds are told");
        let (low, high) = (bound("minimum"), bound("maximum"));
        let number = match self.random.index(4) {
            0 => low,
            1 => high,
            _ => self.random.between(low.max(-1_000_000), high.min(1_000_000)),
        };
        // Spelt as JSON lets it be spelt.
        let exact = number.unsigned_abs() < 1 << 53;
        #[expect(clippy::cast_precision_loss, reason = "below 2^53 a float is exact")]
        let float = number as f64;
        if exact && self.random.one_in(4) { json!(float) } else { json!(number) }
    }

    fn text(&mut self, schema: &Value) -> String {
        let pattern = schema["pattern"].as_str().expect("a text has a pattern");
        let inner = pattern.strip_prefix('^').and_then(|rest| rest.strip_suffix('$')).expect("it is anchored");
        let most = schema["maxLength"].as_u64().map_or(usize::MAX, |most| usize::try_from(most).expect("small"));
        let strategy = self
            .texts
            .entry(inner.to_owned())
            .or_insert_with(|| string_regex(inner).unwrap_or_else(|error| panic!("{error}: {inner}")));
        loop {
            let text = strategy.new_tree(&mut self.runner).expect("nothing is filtered").current();
            if text.chars().count() <= most {
                return text;
            }
        }
    }
}
