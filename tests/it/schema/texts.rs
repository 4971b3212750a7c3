//! What a text can have and a value cannot: members twice, lone surrogates, numbers too large, too much nesting.

use budget_performance::Report;
use budget_performance::wire::from_json;
use serde_json::Value;

use super::generate::Generator;
use super::types::types;

const NANYUE: &str = include_str!("../../../examples/data/nanyue-2023.json");

/// The text with one more member in each of its objects: a copy of each member that the object has.
fn with_a_member_twice(value: &Value) -> Vec<String> {
    match value {
        Value::Object(members) => {
            let written = |skip: Option<(&str, &str)>, twice: Option<&str>| {
                let mut parts = Vec::new();
                for (name, member) in members {
                    let own = skip
                        .filter(|(at, _)| at == name)
                        .map_or_else(|| member.to_string(), |(_, text)| text.to_owned());
                    let part = format!("{}:{own}", Value::from(name.as_str()));
                    parts.extend(std::iter::repeat_n(part, if twice == Some(name) { 2 } else { 1 }));
                }
                format!("{{{}}}", parts.join(","))
            };
            let here = members.keys().map(|name| written(None, Some(name)));
            let below = members.iter().flat_map(|(name, member)| {
                let written = &written;
                with_a_member_twice(member).into_iter().map(move |text| written(Some((name, &text)), None))
            });
            here.chain(below).collect()
        }
        Value::Array(items) => {
            let within = |at: usize, text: &str| {
                let own = items
                    .iter()
                    .enumerate()
                    .map(|(index, item)| if index == at { text.to_owned() } else { item.to_string() });
                format!("[{}]", own.collect::<Vec<_>>().join(","))
            };
            items
                .iter()
                .enumerate()
                .flat_map(|(at, item)| {
                    with_a_member_twice(item).into_iter().map(move |text| within(at, &text)).collect::<Vec<_>>()
                })
                .collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn a_member_stands_once() {
    let mut generator = Generator::default();
    let mut tried = 0;
    for (law, one) in types().into_iter().enumerate() {
        let schema = one.schema();
        for case in 0..12 {
            let (value, _) = generator.value(&schema, u64::try_from(3_000 + law).expect("small"), case);
            for text in with_a_member_twice(&value) {
                assert!(!(one.reads_text)(&text), "{}: {text}", one.label());
                tried += 1;
            }
            assert!((one.reads_text)(&value.to_string()), "{}: {value}", one.label());
        }
    }
    println!("{tried} texts with a member twice, all refused");
    assert!(tried > 5_000, "{tried}");
}

/// A member twice in every object of a real report.
#[test]
fn a_member_of_a_report_stands_once() {
    let value: Value = serde_json::from_str(NANYUE).expect("it is JSON");
    let objects = |value: &Value| {
        let mut stack = vec![(String::new(), value.clone())];
        let mut found = Vec::new();
        while let Some((at, value)) = stack.pop() {
            match value {
                Value::Object(members) => {
                    found.push((at.clone(), members.keys().next().cloned().unwrap_or_default()));
                    stack.extend(members.into_iter().map(|(name, member)| (format!("{at}/{name}"), member)));
                }
                Value::Array(items) => {
                    stack.extend(items.into_iter().enumerate().map(|(index, item)| (format!("{at}/{index}"), item)));
                }
                _ => {}
            }
        }
        found
    };
    let all = objects(&value);
    for (at, name) in &all {
        // A mark that is no member name takes the place of the repeated one, then its own name again.
        let mut marked = value.clone();
        let object = marked.pointer_mut(at).and_then(Value::as_object_mut).expect("the object is there");
        object.insert("\u{1}".to_owned(), object[name].clone());
        let text = marked.to_string().replace("\"\\u0001\":", &format!("\"{name}\":"));
        let error = from_json::<Report>(&text).expect_err("a member stands twice");
        assert_eq!(error.found(), format!("a second `{name}`"), "{at}");
        assert_eq!(error.pointer().expect("it has a place").as_str(), at.as_str());
    }
    println!("{} objects of a report, each with a member twice", all.len());
    assert!(all.len() > 300, "{}", all.len());
}

#[test]
fn texts_that_are_no_i_json() {
    let good = r#"{"kind":"words","text":"X"}"#;
    assert!(serde_json::from_str::<budget_performance::model::Value>(good).is_ok());
    for bad in [r"\ud800", r"\udc00", r"\udc00\ud800", r"\ud800x", r"\ud83d\ud83d"] {
        let text = good.replace('X', bad);
        assert!(serde_json::from_str::<budget_performance::model::Value>(&text).is_err(), "{text}");
        assert!(serde_json::from_str::<Value>(&text).is_err(), "{text}");
    }
    assert!(serde_json::from_str::<budget_performance::model::Value>(&good.replace('X', r"\ud83d\udca0")).is_ok());
    for bad in ["1e309", "-1e309", "NaN", "Infinity", "01", "1.", ".5", "+1", "0x1"] {
        assert!(serde_json::from_str::<budget_performance::model::FiscalYear>(bad).is_err(), "{bad}");
        assert!(serde_json::from_str::<Value>(bad).is_err(), "{bad}");
    }
}

/// How deep a unit within units can lie is the limit of the reader of JSON, no other.
#[test]
fn nesting_ends_where_json_ends() {
    let unit = |depth: usize| {
        let open = r#"{"name":"局","kind":"other","units":["#.repeat(depth);
        format!(r#"{open}{{"name":"局","kind":"other"}}{}"#, "]}".repeat(depth))
    };
    let first =
        (0..200).find(|depth| serde_json::from_str::<budget_performance::model::OrgUnit>(&unit(*depth)).is_err());
    let any = (0..200).find(|depth| serde_json::from_str::<Value>(&unit(*depth)).is_err());
    assert_eq!((first, any), (Some(64), Some(64)), "128 levels and more are refused");
    let deep = "[".repeat(128) + &"]".repeat(128);
    assert!(from_json::<Report>(&deep).is_err() && serde_json::from_str::<Value>(&deep).is_err());
}
