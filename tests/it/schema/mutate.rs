//! Values bent a little: what people, forms and other languages get wrong.

use serde_json::{Map, Value, json};

use crate::laws::random::Random;

/// Changes one place of a value.
pub(super) fn mutate(value: &mut Value, random: &mut Random) {
    let places = count(value);
    let mut place = random.index(places);
    let at = find(value, &mut place).expect("it is one of those counted");
    change(at, random);
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(members) => members.values().map(count).sum(),
        _ => 0,
    }
}

fn find<'v>(value: &'v mut Value, place: &mut usize) -> Option<&'v mut Value> {
    if *place == 0 {
        return Some(value);
    }
    *place -= 1;
    match value {
        Value::Array(items) => items.iter_mut().find_map(|item| find(item, place)),
        Value::Object(members) => members.values_mut().find_map(|member| find(member, place)),
        _ => None,
    }
}

fn change(value: &mut Value, random: &mut Random) {
    if random.one_in(6) {
        *value = anything(value, random);
        return;
    }
    match value {
        Value::Object(members) => object(members, random),
        Value::Array(items) => array(items, random),
        Value::String(text) => match random.index(8) {
            0 => *value = json!({ text.as_str(): null }),
            1 => *value = json!({ text.as_str(): {} }),
            _ => *text = text_like(text, random),
        },
        Value::Number(number) => *value = number_like(number, random),
        Value::Bool(answer) => *value = random.pick(&[json!(!*answer), json!(0), json!("true"), json!(null)]),
        Value::Null => *value = json!(0),
    }
}

/// Something else altogether in its place.
fn anything(value: &Value, random: &mut Random) -> Value {
    let arrayed = match value {
        Value::Object(members) => members.values().cloned().collect(),
        Value::Array(items) => items.iter().enumerate().map(|(at, item)| (at.to_string(), item.clone())).collect(),
        other => json!([other]),
    };
    let choices = [
        json!(null),
        json!(true),
        json!(0),
        json!(1),
        json!(-1),
        json!(0.5),
        json!(""),
        json!("missing"),
        json!([]),
        json!({}),
        json!([value]),
        arrayed.clone(),
        arrayed,
    ];
    random.pick(&choices)
}

fn object(members: &mut Map<String, Value>, random: &mut Random) {
    let names: Vec<String> = members.keys().cloned().collect();
    let name = if names.is_empty() { "kind".to_owned() } else { random.pick(&names) };
    match random.index(9) {
        0 => drop(members.remove(&name)),
        1 => {
            drop(
                members.insert(random.pick(&["zzz", "", "Kind", "label ", "id", "note", "$ref"]).to_owned(), json!(1)),
            );
        }
        2 => drop(members.insert(name, json!(null))),
        3 => drop(members.insert(name.to_uppercase(), json!("x"))),
        // A tag by number, by case, or of another union.
        4 => drop(members.insert("kind".to_owned(), json!(random.between(0, 3)))),
        5 => {
            let other =
                ["figure", "unset", "at_least", "stated", "sum", "exact", "parent", "words", "period", "Sum", ""];
            members.insert("kind".to_owned(), json!(random.pick(&other)));
        }
        6 => {
            let value = members.remove(&name).unwrap_or_default();
            members.insert(format!("{name}s"), value);
        }
        7 => {
            let kind = members.remove("kind").unwrap_or(json!("figure"));
            *members = Map::from_iter([(kind.as_str().unwrap_or("x").to_owned(), Value::Object(members.clone()))]);
        }
        _ => {
            if let Some(one) = members.get(&name).cloned() {
                let other = members.insert(random.pick(&names), one);
                members.insert(name, other.unwrap_or_default());
            }
        }
    }
}

fn array(items: &mut Vec<Value>, random: &mut Random) {
    match random.index(5) {
        0 => drop(items.pop()),
        1 => items.extend(items.first().cloned()),
        2 => items.push(json!(null)),
        3 => items.insert(0, json!([])),
        _ => items.push(random.pick(&[json!({}), json!(""), json!(1), json!("x")])),
    }
}

fn number_like(number: &serde_json::Number, random: &mut Random) -> Value {
    let float = number.as_f64().expect("it is finite");
    let whole = number.as_i64().unwrap_or_default();
    let choices = [
        json!(float),
        json!(float + 0.5),
        json!(float + 1.0),
        json!(-float),
        json!(-0.0),
        json!(whole.saturating_add(1)),
        json!(whole.saturating_sub(1)),
        json!(number.to_string()),
        json!(1e300),
        json!(1e-300),
        json!(u64::MAX),
        json!(i64::MIN),
        json!(9_223_372_036_854_775_807_i64),
        json!(9_223_372_036_854_775_808.0),
        json!(4_294_967_296_i64),
        json!(256),
        json!([whole]),
        json!(null),
    ];
    random.pick(&choices)
}

/// Characters that look like others, or that a pattern may forget.
const ODD: [&str; 40] = [
    " ", "\n", "\t", "\r", "\u{3000}", "\u{a0}", "\u{0}", "\u{7f}", "\u{85}", "\u{2028}", "\u{feff}", "0", "1", "9",
    ".", "-", "+", "_", "/", "~", "~0", "~2", "e", "E", "万", "余", "亿", "元", "％", "%", "１", "٣", "𝟙", "人",
    "以上", "a", "Z", "é", "💰", ",",
];

fn text_like(text: &str, random: &mut Random) -> String {
    let characters: Vec<char> = text.chars().collect();
    let place = random.index(characters.len() + 1);
    let (before, after) = characters.split_at(place);
    let (before, after): (String, String) = (before.iter().collect(), after.iter().collect());
    let odd = random.pick(&ODD);
    match random.index(10) {
        0..=2 => format!("{before}{odd}{after}"),
        3 => before + &after.chars().skip(1).collect::<String>(),
        4 => format!("{before}{odd}{}", after.chars().skip(1).collect::<String>()),
        5 => format!("{text}{odd}"),
        6 => format!("{odd}{text}"),
        // Two neighbours change places.
        7 => {
            let mut swapped = characters.clone();
            if place > 1 {
                swapped.swap(place - 1, place - 2);
            }
            swapped.into_iter().collect()
        }
        8 => random
            .pick(&["", "missing", "Missing", "0", "-0", "1", "5%", "19人", "311.01万元", "2024-02-29"])
            .to_owned(),
        _ => of_length(&characters, random),
    }
}

/// As long as a text may be, one more, one less; in characters, whatever their bytes.
fn of_length(characters: &[char], random: &mut Random) -> String {
    let most = random.pick(&[300, 400, 64, 12, 15, 10_000]);
    let most = if most == 10_000 && !random.one_in(20) { 300 } else { most };
    let len = usize::try_from(random.between(most - 1, most + 1)).expect("small");
    let filler = random.pick(&['a', '中', '1', '0', '💰']);
    characters.iter().copied().take(len).chain(std::iter::repeat(filler)).take(len).collect()
}
