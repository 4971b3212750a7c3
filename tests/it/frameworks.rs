//! The frameworks that come with the crate, and what is wrong in others: every message verbatim.

use budget_performance::scoring::{Framework, LoadError, Outline, Standing};

fn folder() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/scoring/frameworks");
    let mut files: Vec<(String, String)> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| {
            let path = entry.expect("it can be listed").path();
            let name = path.file_stem().expect("a file").to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).expect("it can be read"))
        })
        .collect();
    files.sort();
    files
}

#[test]
fn every_file_ships_under_its_name_and_is_written_as_it_was_read() {
    let mut shipped: Vec<&str> = Framework::builtins().chain(Outline::builtins()).collect();
    shipped.sort_unstable();
    assert_eq!(shipped, folder().iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>());
    for (name, json) in folder() {
        let original: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
        let written = match Framework::builtin(&name) {
            Ok(framework) => serde_json::to_value(framework.draft()),
            Err(LoadError::Unknown { .. }) => {
                let outline = Outline::builtin(&name).unwrap_or_else(|error| panic!("{name}: {error}"));
                serde_json::to_value(outline.draft())
            }
            Err(error) => panic!("{name}: {error}"),
        };
        assert_eq!(written.expect("it can be written"), original, "{name}");
        assert_eq!(original["id"], name.as_str());
    }
}

#[test]
fn what_was_not_read_is_marked() {
    // The provenance table of the facts: the criteria of which name, formula or rule was read somewhere.
    let read = |criteria: Vec<(&str, Standing)>| -> Vec<String> {
        criteria.into_iter().filter(|(_, standing)| *standing == Standing::Read).map(|(id, _)| id.to_owned()).collect()
    };
    let framework = Framework::builtin("hunan-department-2017").expect("it ships");
    let criteria = framework.criteria().iter().map(|criterion| (criterion.id.as_ref(), criterion.standing)).collect();
    assert_eq!(read(criteria), ["N01", "N02", "N03", "N04", "N05", "N06"]);
    let outline = Outline::builtin("mof-department-2013").expect("it ships");
    let criteria =
        outline.draft().criteria.iter().map(|criterion| (criterion.id.as_ref(), criterion.standing)).collect();
    assert_eq!(read(criteria), ["D01", "D02", "D03", "D04", "D05", "D06", "D10"]);
    assert_eq!(outline.draft().criteria.len(), 28);
    assert_eq!(Outline::builtin("mof-project-2013").expect("it ships").draft().criteria.len(), 20);
    assert_eq!(Outline::builtin("mof-project-2020").expect("it ships").draft().criteria.len(), 17);
}

#[test]
fn one_label_can_mean_two_formulas() {
    let measure = |outline: &str, id: &str| {
        let outline = Outline::builtin(outline).expect("it ships");
        let criterion =
            outline.draft().criteria.iter().find(|criterion| criterion.id.as_ref() == id).expect("it is there").clone();
        assert_eq!(criterion.label.zh.as_ref(), "质量达标率");
        criterion.measure
    };
    assert_ne!(measure("mof-department-2013", "D23"), measure("mof-project-2013", "P14"));
}

#[test]
fn dates_are_asked_for() {
    let framework = Framework::builtin("pefa-pi-1-2016").expect("it ships");
    let on = |day: &str| framework.in_force_on(day.parse().expect("a day"));
    assert!(on("2016-02-01").is_ok());
    assert_eq!(
        on("2016-01-31").expect_err("the day before").to_string(),
        "framework `pefa-pi-1-2016` is not in force on 2016-01-31, expected a day from 2016-02-01 on"
    );
}

#[test]
fn an_unknown_name_lists_the_known_ones() {
    assert_eq!(
        Framework::builtin("hunan").expect_err("there is none").to_string(),
        "no framework or outline of this kind is called `hunan`, expected one of `hunan-department-2017`, \
         `pefa-pi-1-2016`, `pefa-pi-2-2016`, `pefa-pi-3-2016`"
    );
}

#[test]
fn self_evaluations_weigh_their_groups() {
    let weights = |name: &str| -> Vec<String> {
        let outline = Outline::builtin(name).expect("it ships");
        let groups = outline.draft().groups.iter();
        groups.map(|group| format!("{} {}", group.label.zh, group.weight.expect("it is given"))).collect()
    };
    assert_eq!(weights("mof-self-evaluation-2021"), ["预算执行率 10", "产出指标 50", "效益指标 30", "满意度指标 10"]);
    assert_eq!(
        weights("mof-self-evaluation-cost-2021"),
        ["预算执行率 10", "成本指标 20", "产出指标 40", "效益指标 20", "满意度指标 10"]
    );
}
