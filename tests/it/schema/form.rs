//! A form accepts what the schema accepts, and says all that it needs to say in both languages.

use std::collections::BTreeSet;

use budget_performance::interop::schema;
use budget_performance::interop::schema::form::{Catalogue, CatalogueError, Form, FormError, form, part};
use budget_performance::model::classification::Language;
use jsonschema::Validator;
use serde_json::{Value, json};

use super::generate::Generator;
use super::mutate::mutate;
use super::values::cases;

const LANGUAGES: [Language; 2] = [Language::ZhCn, Language::En];

const NANYUE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/nanyue-2023.json"));
/// 鄂州市 2021: a self-evaluation with its score sheet.
const SCORED: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/scoring/ezhou-2021.report.json"));
const CLAIMS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/claims/nanyue-basic.json"));
const EVIDENCE: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/scoring/hunan-2018-further-facts.json"));
const SCORE_CLAIMS: &str = r#"{ "format_version": 1, "total": "92.5", "criteria": [
    { "criterion": "N01", "points": "4.5" }, { "criterion": "N02", "points": "10" }] }"#;

/// What people fill in: the schema of each, and a document that it accepts.
fn documents() -> [(&'static str, Value, Value); 5] {
    let read = |text: &str| serde_json::from_str::<Value>(text).expect("it is JSON");
    let scorecard = part(&schema::report(), "Scorecard").expect("a report has scorecards");
    [
        ("report", schema::report(), read(NANYUE)),
        ("scorecard", scorecard, read(SCORED)["scorecards"][0].clone()),
        ("claims", schema::claims(), read(CLAIMS)),
        ("evidence", schema::evidence(), read(EVIDENCE)),
        ("score claims", schema::score_claims(), read(SCORE_CLAIMS)),
    ]
}

fn of(wire: &Value, language: Language) -> Form {
    form(wire, &Catalogue::shipped(), language).expect("the catalogue has all of it")
}

fn report(language: Language) -> Form {
    of(&schema::report(), language)
}

fn validator(schema: &Value) -> Validator {
    jsonschema::validator_for(schema).expect("it is a schema")
}

/// The catalogue files, as anyone would read them.
fn catalogue() -> Vec<(String, Value)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/interop/catalog");
    let files = std::fs::read_dir(folder).expect("the folder is there");
    let texts = files.map(|file| std::fs::read_to_string(file.expect("it is listed").path()).expect("it can be read"));
    let values = texts.map(|text| serde_json::from_str::<serde_json::Map<_, _>>(&text).expect("it is JSON"));
    values.flatten().collect()
}

#[test]
fn the_catalogue_has_what_the_form_needs_and_nothing_else() {
    let present: BTreeSet<String> = catalogue().into_iter().map(|(key, _)| key).collect();
    assert_eq!(present, Catalogue::shipped().keys().map(str::to_owned).collect(), "every file is shipped");
    for language in LANGUAGES {
        let needed: BTreeSet<_> = documents().iter().flat_map(|(_, wire, _)| of(wire, language).keys).collect();
        assert_eq!(needed, present);
    }
    println!("{} keys", present.len());
}

#[test]
fn both_languages_say_the_same_things() {
    for (key, entry) in catalogue() {
        let names = |language: &str| -> BTreeSet<String> {
            let texts = entry[language].as_object().unwrap_or_else(|| panic!("{key} says nothing in {language}"));
            for (name, text) in texts {
                let text = text.as_str().unwrap_or_default();
                assert!(!text.trim().is_empty() && text.trim() == text, "{key} in {language}: {name} is `{text}`");
            }
            texts.keys().filter(|name| *name != "unit").cloned().collect()
        };
        assert_eq!(names("zh-CN"), names("en"), "{key}");
        assert!(names("en").contains(if entry["en"]["message"].is_null() { "title" } else { "message" }), "{key}");
        let chinese = entry["zh-CN"].to_string();
        assert!(chinese.chars().any(|character| matches!(character, '\u{4e00}'..='\u{9fff}')), "{key}: {chinese}");
        let title = entry["en"]["title"].as_str().unwrap_or_default();
        assert!(title.is_ascii() || title.chars().any(|one| "≥≤−÷（离休）".contains(one)), "{key}: {title}");
    }
}

#[test]
fn help_says_what_belongs_in_a_member_with_an_example() {
    for (key, entry) in catalogue().into_iter().filter(|(key, _)| key.contains('.')) {
        let help = |language: &str| entry[language]["help"].as_str().unwrap_or_default().to_owned();
        let (chinese, english) = (help("zh-CN"), help("en"));
        assert!(chinese.contains("例如"), "{key}: {chinese}");
        assert!(english.to_lowercase().contains("for example"), "{key}: {english}");
    }
}

/// Wire and forms say the same of every value.
#[test]
fn form_same_language() {
    for (number, (name, wire, known)) in (0_u64..).zip(documents()) {
        let forms = LANGUAGES.map(|language| of(&wire, language).schema);
        let judges = [validator(&wire), validator(&forms[0]), validator(&forms[1])];
        let mut generator = Generator::default();
        let (mut accepted, mut refused) = (0, 0);
        let mut compare = |value: &Value| {
            let verdicts = judges.each_ref().map(|judge| judge.is_valid(value));
            assert!(verdicts == [verdicts[0]; 3], "{name}: schema and forms say {verdicts:?} of {value}");
            *(if verdicts[0] { &mut accepted } else { &mut refused }) += 1;
        };
        compare(&known);
        let count = if name == "report" { cases(130) * 8 } else { cases(130) * 4 };
        for case in 0..count {
            let (value, mut random) = generator.value(&wire, 700 + number, case);
            compare(&value);
            let mut bent = if case % 4 == 0 { known.clone() } else { value };
            mutate(&mut bent, &mut random);
            compare(&bent);
            mutate(&mut bent, &mut random);
            compare(&bent);
        }
        println!("{name}: {accepted} accepted, {refused} refused, 0 disagreements");
        assert!(accepted > 0 && judges[0].is_valid(&known), "{name}: the known document is accepted");
        assert!(accepted + refused > 1_500 || cases(130) < 130);
        assert!(accepted * 20 >= accepted + refused && refused * 20 >= accepted + refused, "one side is hardly tried");
    }
}

/// What form libraries were seen to stumble over.
#[test]
fn a_form_is_made_for_form_libraries() {
    for (name, wire, _) in documents() {
        for language in LANGUAGES {
            made_for_libraries(name, &of(&wire, language));
        }
    }
}

fn made_for_libraries(name: &str, form: &Form) {
    let Form { schema, hints, .. } = form;
    assert!(schema.get("$schema").is_none() && schema["title"].is_string(), "{name}");
    walk(schema, &mut |node| {
        if let Some(choices) = node.get("oneOf").and_then(Value::as_array) {
            assert!(node["type"].is_string(), "a choice without a type: {node}");
            assert!(choices.iter().all(|choice| choice["title"].is_string()), "an option without a title: {node}");
            let is_union = choices.iter().all(|choice| choice.get("properties").is_some());
            assert_eq!(is_union, node.get("discriminator").is_some(), "{node}");
            if is_union {
                let tag = |choice: &Value, keyword: &str| choice["properties"]["kind"][keyword].clone();
                assert_eq!(node["required"], json!(["kind"]));
                assert_eq!(node["default"]["kind"], tag(&choices[0], "const"));
                assert!(choices.iter().all(|one| tag(one, "default") == tag(one, "const")));
            }
        }
        for (name, member) in node.get("properties").and_then(Value::as_object).into_iter().flatten() {
            assert!(
                name == "kind" && member.get("const").is_some() || member["title"].is_string(),
                "`{name}`: {member}"
            );
        }
    });
    let order: Vec<_> = words(&hints["ui:order"]);
    assert_eq!(order.len(), schema["properties"].as_object().expect("members").len());
    // A report is too long without groups, the others are not.
    let groups = hints["ui:options"]["groups"].as_array();
    assert_eq!(groups.is_some(), name == "report");
    if let Some(groups) = groups {
        let grouped: BTreeSet<_> = groups.iter().flat_map(|group| words(&group["members"])).collect();
        assert_eq!(grouped, order.into_iter().collect(), "every member is in a group");
    }
    let definitions = schema["$defs"].as_object().expect("definitions");
    for name in definitions.keys().filter(|name| definitions[*name].get("pattern").is_some()) {
        let message = &hints["ui:options"]["messages"][format!("#/$defs/{name}")];
        assert!(message.is_string(), "{name} has no message");
    }
}

fn walk(value: &Value, look: &mut impl FnMut(&Value)) {
    look(value);
    match value {
        Value::Array(items) => items.iter().for_each(|item| walk(item, look)),
        Value::Object(members) => members.values().for_each(|member| walk(member, look)),
        _ => {}
    }
}

#[test]
fn what_is_missing_is_named() {
    let nothing = form(&schema::report(), &Catalogue::default(), Language::En).expect_err("nothing is there");
    let FormError::Missing { keys } = nothing else { panic!("{nothing}") };
    // Without entries nobody knows of groups, or of members of one variant that are called otherwise than in the rest.
    let is_needed = |key: &&str| !(key.contains('/') || key.contains('=') && key.contains('.'));
    let all = report(Language::En).keys;
    let needed: BTreeSet<_> = all.iter().map(String::as_str).filter(is_needed).collect();
    assert_eq!(keys.iter().map(String::as_str).collect::<BTreeSet<_>>(), needed);

    let wire = json!({ "title": "A", "type": "object", "properties": { "b": { "$ref": "#/$defs/C" } },
        "$defs": { "C": { "anyOf": [{ "type": "string" }, { "type": "null" }] } } });
    let foreign = form(&wire, &Catalogue::shipped(), Language::En).expect_err("`anyOf` is not of the wire form");
    assert_eq!(foreign.to_string(), "expected a schema in the wire form, found another at C");
}

#[test]
fn a_catalogue_is_refused_with_its_place() {
    let refused = |text: &str| Catalogue::shipped().add(text).expect_err("it is wrong").to_string();
    assert_eq!(
        refused("{\n  \"A\": { \"en\": { \"title\": \"A\" } }\n}"),
        "line 2, column 33 of the catalogue: `A`: missing field `zh-CN`",
    );
    assert_eq!(
        refused("{ \"A\": { \"zh-CN\": { \"titel\": \"甲\" }, \"en\": {} } }"),
        "line 1, column 27 of the catalogue: `A`: unknown field `titel`, expected one of `title`, `help`, `placeholder`, `unit`, `message`, `item`",
    );
    let twice = "{ \"Tally\": { \"zh-CN\": { \"title\": \"甲\" }, \"en\": { \"title\": \"A\" } } }";
    assert_eq!(Catalogue::shipped().add(twice), Err(CatalogueError::Repeated { key: "Tally".to_owned() }),);
    assert_eq!(refused(twice), "the catalogue has `Tally` already, expected each key once");
}

fn words(list: &Value) -> Vec<&str> {
    list.as_array().expect("a list").iter().map(|word| word.as_str().expect("a word")).collect()
}
