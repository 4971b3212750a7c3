//! For every value, the schema accepts it if and only if the type reads it.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write as _;
use std::path::PathBuf;

use jsonschema::Validator;
use serde_json::{Value, json};

use super::generate::Generator;
use super::mutate::mutate;
use super::types::{Type, types};

/// Generated values of each type; each is bent in three ways besides. `SCHEMA_CASES` says otherwise.
pub(super) fn cases(usual: u64) -> u64 {
    std::env::var("SCHEMA_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// The file that other judges read the values from, with what Rust says of them: a JSON text a line.
fn corpus() -> Option<PathBuf> {
    std::env::var_os("SCHEMA_CORPUS").map(PathBuf::from)
}

/// Every fifth type from `first`, on a thread of its own.
fn agree(first: usize) -> Tally {
    let mut generator = Generator::default();
    let mut tally = Tally { corpus: corpus().map(|_| String::new()), ..Tally::default() };
    for (index, one) in types().into_iter().enumerate().skip(first).step_by(5) {
        let schema = one.schema();
        let validator = jsonschema::validator_for(&schema).expect("the schema is one");
        for case in 0..cases(130) {
            let law = u64::try_from(index).expect("small");
            let (value, mut random) = generator.value(&schema, law, case);
            assert!(validator.is_valid(&value), "{}: the generator is wrong: {value}", one.label());
            tally.compare(one, &validator, &value);
            for _ in 0..3 {
                let mut bent = value.clone();
                for _ in 0..random.between(1, 2) {
                    mutate(&mut bent, &mut random);
                }
                tally.compare(one, &validator, &bent);
            }
        }
    }
    tally
}

#[derive(Default)]
struct Tally {
    accepted: usize,
    refused: usize,
    faults: BTreeMap<String, Vec<String>>,
    /// The lines of the corpus, where one is asked for.
    corpus: Option<String>,
}

impl Tally {
    fn compare(&mut self, one: Type, validator: &Validator, value: &Value) {
        let valid = validator.is_valid(value);
        let reads = (one.reads)(value);
        if let Some(corpus) = &mut self.corpus {
            let line = json!({ "schema": one.document, "name": one.name, "valid": reads, "value": value });
            corpus.push_str(&line.to_string());
            corpus.push('\n');
        }
        if valid != reads {
            let fault = format!("schema says {valid}: {value}");
            self.faults.entry(one.label()).or_default().push(fault);
        }
        if valid {
            self.accepted += 1;
            if let Some(written) = (one.rewrites)(value) {
                assert!(validator.is_valid(&written), "{}: {value} is written as {written}", one.label());
            }
        } else {
            self.refused += 1;
        }
    }
}

#[test]
fn the_schema_accepts_what_is_read() {
    let threads: Vec<_> = (0..5).map(|first| std::thread::spawn(move || agree(first))).collect();
    let mut all = Tally::default();
    let mut file = corpus().map(|path| File::create(path).expect("the corpus can be written"));
    for thread in threads {
        let tally = thread.join().expect("every value that is read can be written");
        all.accepted += tally.accepted;
        all.refused += tally.refused;
        all.faults.extend(tally.faults);
        if let Some(file) = &mut file {
            file.write_all(tally.corpus.unwrap_or_default().as_bytes()).expect("the corpus can be written");
        }
    }
    let (values, faults) = (all.accepted + all.refused, all.faults.values().map(Vec::len).sum::<usize>());
    println!("{values} values, {} accepted, {} refused, {faults} disagreements", all.accepted, all.refused);
    let examples = all.faults.iter().map(|(label, faults)| format!("{label} ({}): {}", faults.len(), faults[0]));
    assert!(faults == 0, "{faults} disagreements: {:#?}", examples.collect::<Vec<_>>());
    assert!(values >= 100_000 || cases(130) < 130, "{values} are not enough");
    assert!(all.accepted * 20 >= values && all.refused * 20 >= values, "one side is hardly tried");
}
