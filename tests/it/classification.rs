//! The questions that an audit asks of a code: form, kind, standing, name, account, check digits, mapping.

use budget_performance::model::classification::{
    AccountFit, Accounts, BudgetAccount, Certainty, CodeFamily, DivisionLevel, ECONOMIC_CLASSES, EconomicScheme,
    FUNCTION_CLASSES, GfsmCode, GovernmentClassError, LabelAnswer, Language, Standing, UnitKind, cofog_proposal,
    gfsm_proposal, government_class,
};
use budget_performance::model::{
    Account, CofogCode, CreditCode, DivisionCode, EconomicCode, FiscalYear, FunctionCode, Report, from_json,
};

use BudgetAccount::{General, GovernmentFund, SocialInsurance, StateCapital};

fn year(year: i64) -> FiscalYear {
    FiscalYear::try_from(year).expect("a year")
}

fn function(code: &str) -> FunctionCode {
    code.parse().unwrap_or_else(|error| panic!("{error}"))
}

fn economic(code: &str) -> EconomicCode {
    code.parse().unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn refused_functional_codes() {
    let wrong =
        ["2240", "224010", "22401060", "22", "2", "", "22a", "22A01", "０２２", "２２４", "022", "02201", "0224010"];
    for wrong in wrong.into_iter().chain(["-24", "+24", " 224", "224 ", "22 401", "224.01", "2240106\n"]) {
        let error = wrong.parse::<FunctionCode>().expect_err(wrong).to_string();
        let expected = "expected a functional class of 3, 5 or 7 digits, such as `224`, `22401` or `2240106`";
        assert_eq!(error, format!("found `{wrong}`, {expected}"));
        assert!(serde_json::from_value::<FunctionCode>(wrong.into()).is_err(), "{wrong}");
    }
}

#[test]
fn refused_economic_codes() {
    for wrong in ["3010", "301010", "3010101", "30", "", "30x", "030", "03010", "201", "40101", "601"] {
        let error = wrong.parse::<EconomicCode>().expect_err(wrong).to_string();
        let expected = "expected an economic class of 3 or 5 digits that begins with 3 or 5, such as `301` or `30101`";
        assert_eq!(error, format!("found `{wrong}`, {expected}"));
        assert!(serde_json::from_value::<EconomicCode>(wrong.into()).is_err(), "{wrong}");
    }
}

#[test]
fn refused_functions_of_government() {
    for wrong in
        ["3", "3.2", "00", "11", "03.", "03..0", ".2.0", "03.2.", "03.2.0.1", "03.20", "032", "0320", "03-2", "", "1０"]
    {
        let error = wrong.parse::<CofogCode>().expect_err(wrong).to_string();
        assert_eq!(error, format!("found `{wrong}`, expected a COFOG code, such as `03`, `03.2` or `03.2.0`"));
        assert!(serde_json::from_value::<CofogCode>(wrong.into()).is_err(), "{wrong}");
    }
}

#[test]
fn refused_credit_codes() {
    for wrong in [
        "11330881MBO58153XN",
        "11330881MBI58153XN",
        "11330881MBS58153XN",
        "11330881MBV58153XN",
        "11330881MBZ58153XN",
        "11330881mb158153xn",
        "1133088AMB158153XN",
        "11330881MB158153X",
        "11330881MB158153XNN",
        "11330881MB15815３X",
        "",
    ] {
        let error = wrong.parse::<CreditCode>().expect_err(wrong).to_string();
        assert_eq!(
            error,
            format!(
                "found `{wrong}`, expected a unified social credit code of 18 characters without I, O, S, V and Z, such as \
                 `11330881MB158153XN`"
            )
        );
        assert!(serde_json::from_value::<CreditCode>(wrong.into()).is_err(), "{wrong}");
    }
}

#[test]
fn every_short_number_is_a_code_or_not() {
    // All texts of up to seven digits would be eleven million: every length, and every first digit, with some of the rest.
    for number in (0..1_000_u32).chain((1_000..10_000_000).step_by(997)) {
        for text in [number.to_string(), format!("0{number}")] {
            let legal = !text.starts_with('0') && [3, 5, 7].contains(&text.len());
            assert_eq!(text.parse::<FunctionCode>().is_ok(), legal, "{text}");
            let legal = text.starts_with(['3', '5']) && [3, 5].contains(&text.len());
            assert_eq!(text.parse::<EconomicCode>().is_ok(), legal, "{text}");
            if let Ok(code) = text.parse::<FunctionCode>() {
                assert_eq!(code.to_string(), text);
                let parent = code.parent().map(|parent| parent.to_string());
                assert_eq!(parent.as_deref(), (text.len() > 3).then(|| &text[..text.len() - 2]), "{text}");
            }
        }
    }
}

#[test]
fn kinds_of_code() {
    assert_eq!(function("2240106").family(), CodeFamily::Function);
    assert_eq!(
        function("30101").family(),
        CodeFamily::DepartmentEconomic,
        "an economic class where a function is meant"
    );
    assert_eq!(function("50101").family(), CodeFamily::GovernmentEconomic);
    assert_eq!(function("1030102").family(), CodeFamily::Revenue);
    assert_eq!(function("901").family(), CodeFamily::Unknown);
    assert_eq!(economic("30101").scheme(), EconomicScheme::Department);
    assert_eq!(economic("50101").scheme(), EconomicScheme::Government);
}

#[test]
fn accounts_of_nanyues_classes() {
    let accounts = |code: &str| FUNCTION_CLASSES.accounts(function(code), year(2023)).expect("it is listed");
    let expected: [(&str, &[BudgetAccount]); 4] =
        [("223", &[StateCapital]), ("201", &[General]), ("224", &[General]), ("213", &[General, GovernmentFund])];
    for (code, expected) in expected {
        let told = accounts(code);
        assert_eq!(told.answer, Accounts::of(expected), "{code}");
        // The report of 2023 itself names 213, 223 and 224; 201 was read in documents of 2024.
        assert_eq!(told.certainty == Certainty::Confirmed, code != "201", "{code}");
        let next = FUNCTION_CLASSES.accounts(function(code), year(2024)).expect("it is listed");
        assert_eq!((next.answer, next.certainty), (told.answer, Certainty::Confirmed), "{code}");
    }
    // 教育支出 stood in the fund budget too, once: what documents of 2024 show is no ground for judging 2013.
    let education = FUNCTION_CLASSES.accounts(function("205"), year(2013)).expect("it is listed");
    assert_eq!(education.certainty, Certainty::Unconfirmed);
    // The account hangs on the 款.
    for (code, expected) in
        [("21301", General), ("21366", GovernmentFund), ("21201", General), ("2120803", GovernmentFund)]
    {
        assert_eq!(accounts(code).answer.single(), Some(expected), "{code}");
    }
    assert_eq!(accounts("209").answer, Accounts::of(&[SocialInsurance]));
    // An item that is not listed stands where its 款 stands.
    assert_eq!(accounts("2120899").answer.single(), Some(GovernmentFund));
    assert!(FUNCTION_CLASSES.accounts(function("299"), year(2023)).is_none());
}

#[test]
fn a_stated_account_inside_the_set_is_no_fault() {
    let fit = |code: &str, stated| FUNCTION_CLASSES.account_fit(function(code), year(2023), stated).answer;
    for stated in
        [Account::General, Account::GovernmentFund, Account::FiscalAppropriation, Account::AllFunds, Account::NotSaid]
    {
        assert!(matches!(fit("213", stated), AccountFit::Inside { .. }), "{stated:?}");
    }
    for stated in [Account::StateCapital, Account::SocialInsurance] {
        assert_eq!(fit("213", stated), AccountFit::Outside { accounts: Accounts::of(&[General, GovernmentFund]) });
    }
    let general = Accounts::of(&[General]);
    assert_eq!(fit("213", Account::General), AccountFit::Inside { accounts: general }, "which settles it");
    let both = Accounts::of(&[General, GovernmentFund]);
    assert_eq!(fit("213", Account::FiscalAppropriation), AccountFit::Inside { accounts: both }, "which does not");
    assert_eq!(fit("223", Account::General), AccountFit::Outside { accounts: Accounts::of(&[StateCapital]) });
    assert_eq!(
        fit("209", Account::FiscalAppropriation),
        AccountFit::Outside { accounts: Accounts::of(&[SocialInsurance]) }
    );
    assert_eq!(fit("299", Account::General), AccountFit::NotListed);
}

#[test]
fn standing_by_year() {
    let standing = |code: &str, in_year| FUNCTION_CLASSES.standing(function(code), year(in_year));
    let of = |code: &str, in_year| standing(code, in_year).answer;
    // The earthquake class was in the list of 2010 and is not in that of 2024; when it went is not known.
    assert_eq!(of("218", 2010), Standing::InForce);
    assert_eq!(of("218", 2017), Standing::Unsettled { last: year(2010), gone_by: year(2024) });
    assert_eq!(of("218", 2024), Standing::Retired { since: year(2024), successor: None });
    assert_eq!(standing("218", 2024).certainty, Certainty::Confirmed);
    assert_eq!(of("20822", 2023), Standing::InForce);
    let moved = Standing::Retired { since: year(2024), successor: Some(function("21372")) };
    assert_eq!(of("20822", 2024), moved);
    assert_eq!(standing("20822", 2024).certainty, Certainty::Unconfirmed);
    assert_eq!(of("21372", 2023), Standing::NotYetInForce { from: year(2024) });
    assert_eq!(of("21372", 2024), Standing::InForce);
    // Documents of 2010 and 2024 have 205; those of 2024 alone have 224; nobody knows the future.
    for (code, in_year, certainty) in [
        ("205", 2015, Certainty::Confirmed),
        ("224", 2015, Certainty::Unconfirmed),
        ("224", 2023, Certainty::Confirmed),
        ("205", 2009, Certainty::Unconfirmed),
        ("205", 2025, Certainty::Unconfirmed),
        ("22006", 2024, Certainty::Confirmed),
    ] {
        let told = standing(code, in_year);
        assert_eq!((told.answer, told.certainty), (Standing::InForce, certainty), "{code} {in_year}");
    }
    // Every 类 is listed, not every 项.
    assert_eq!((of("235", 2024), of("2240198", 2024)), (Standing::Unknown, Standing::NotListed));
    assert_eq!(standing("235", 2024).certainty, Certainty::Confirmed);
    assert_eq!(standing("235", 2023).certainty, Certainty::Unconfirmed, "the list is of 2024");
    let government = ECONOMIC_CLASSES.standing(economic("50801"), year(2024)).answer;
    assert_eq!(government, Standing::Retired { since: year(2024), successor: None });
    assert_eq!(ECONOMIC_CLASSES.standing(economic("30104"), year(2024)).answer, Standing::Unknown);
}

#[test]
fn labels_and_names() {
    let label = |code: &str, in_year, label: &str| FUNCTION_CLASSES.label(function(code), year(in_year), label).answer;
    assert_eq!(label("213", 2023, "农林水支出"), LabelAnswer::Agrees);
    assert_eq!(label("213", 2023, "十三、农林水支出"), LabelAnswer::Agrees);
    assert_eq!(label("213", 2010, "农林水支出"), LabelAnswer::Later { name: "农林水事务" });
    assert_eq!(label("213", 2023, "农林水事务"), LabelAnswer::Former { name: "农林水支出", last: Some(year(2010)) });
    assert_eq!(label("213", 2010, "农林水事务"), LabelAnswer::Agrees);
    // 煤矿安全 became 矿山安全 in 2021.
    assert_eq!(label("22404", 2020, "煤矿安全"), LabelAnswer::Agrees);
    assert_eq!(label("22404", 2020, "矿山安全"), LabelAnswer::Later { name: "煤矿安全" });
    assert_eq!(label("22404", 2021, "煤矿安全"), LabelAnswer::Former { name: "矿山安全", last: Some(year(2020)) });
    assert_eq!(label("224", 2023, "农林水支出"), LabelAnswer::Differs { name: "灾害防治及应急管理支出" });
    assert_eq!(label("224", 2023, "Emergency management"), LabelAnswer::OtherLanguage);
    assert_eq!(label("299", 2023, "其他"), LabelAnswer::NotListed);
    let certainty = |code: &str, in_year| FUNCTION_CLASSES.label(function(code), year(in_year), "水").certainty;
    assert_eq!(certainty("213", 2023), Certainty::Confirmed);
    assert_eq!(certainty("213", 2015), Certainty::Unconfirmed, "when its name changed is not known");
    assert_eq!(certainty("2050205", 2015), Certainty::Confirmed, "its name of 2010 is that of 2024");
    assert_eq!(certainty("21302", 2023), Certainty::Unconfirmed, "its present name was read in no document");
    assert_eq!(certainty("21302", 2010), Certainty::Confirmed, "its name of 2010 was");
}

#[test]
fn check_digits() {
    // Published codes, and a synthetic one; each passes both checks.
    for right in ["91110000600037341L", "11330881MB158153XN", "114304120000000004"] {
        let code: CreditCode = right.parse().expect("its form is right");
        assert!(code.check_digit().is_right(), "{right}");
        assert!(code.organisation_check_digit().is_right(), "{right}");
        assert_eq!(code.to_string(), right);
        // One character changed is always found: 31 is prime.
        for place in 0..17 {
            for other in "0123456789ABCDEFGHJKLMNPQRTUWXY".chars() {
                let slip: String =
                    right.chars().enumerate().map(|(at, old)| if at == place { other } else { old }).collect();
                let Some(slip) = slip.parse::<CreditCode>().ok().filter(|_| slip != right) else { continue };
                assert!(!slip.check_digit().is_right(), "{slip}");
                let in_organisation = (8..17).contains(&place);
                assert!(in_organisation || slip.organisation_check_digit().is_right(), "{slip}");
            }
        }
    }
    let wrong: CreditCode = "114304120000000005".parse().expect("a wrong check digit is no wrong form");
    let digit = wrong.check_digit();
    assert_eq!((digit.found, digit.expected, digit.is_right()), ('5', '4', false));
    let digit = "114304120000000010".parse::<CreditCode>().expect("its form is right").organisation_check_digit();
    assert_eq!((digit.found, digit.expected), ('1', '0'));
    assert_eq!(wrong.division().map(|division| division.to_string()).as_deref(), Some("430412"));
}

#[test]
fn divisions() {
    let division = |code: &str| code.parse::<DivisionCode>().unwrap_or_else(|error| panic!("{error}"));
    let table = [
        ("430000", DivisionLevel::Province, None),
        ("430400", DivisionLevel::City, Some("430000")),
        ("430412", DivisionLevel::County, Some("430400")),
        ("430412001", DivisionLevel::Township, Some("430412")),
        // As finance bureaus write them.
        ("610000000", DivisionLevel::Province, None),
        ("430412000", DivisionLevel::County, Some("430400")),
    ];
    for (code, level, parent) in table {
        assert_eq!(division(code).level(), level, "{code}");
        assert_eq!(division(code).parent(), parent.map(division), "{code}");
        assert_eq!(division(code).to_string(), code);
        assert!(division(code).is_within(division(code)));
    }
    assert!(division("430412001").is_within(division("430000")));
    assert!(!division("430412").is_within(division("430412001")));
    assert!(!division("430412").is_within(division("440000")));
    for wrong in ["43041", "4304120", "04304", "030412", "43041a", "+30412", "4304120011", ""] {
        assert!(wrong.parse::<DivisionCode>().is_err(), "{wrong}");
    }
}

#[test]
fn government_classes_need_the_kind_of_unit() {
    let needed = government_class(economic("302"), None).expect_err("it depends");
    assert_eq!(needed, GovernmentClassError::UnitKindNeeded { code: economic("302") });
    assert_eq!(
        needed.to_string(),
        "found no kind of unit, expected one: `302` is another class for an organ than for an institution"
    );
    let organ =
        |code: &str| government_class(economic(code), Some(UnitKind::Organ)).map(|told| told.answer.to_string());
    let institution =
        |code: &str| government_class(economic(code), Some(UnitKind::Institution)).map(|told| told.answer.to_string());
    assert_eq!((organ("301"), institution("301")), (Ok("501".to_owned()), Ok("50501".to_owned())));
    assert_eq!((organ("310"), institution("310")), (Ok("503".to_owned()), Ok("50601".to_owned())));
    assert_eq!(
        organ("30107"),
        Err(GovernmentClassError::NotForThatUnit { code: economic("30107") }),
        "organs pay none"
    );
    assert_eq!(organ("312"), Err(GovernmentClassError::Several { code: economic("312") }), "507 and 508");
    assert_eq!(organ("50101"), Err(GovernmentClassError::NotADepartments { code: economic("50101") }));
    assert_eq!(organ("30188"), Err(GovernmentClassError::NotListed { code: economic("30188") }));
    assert_eq!(government_class(economic("303"), None).map(|told| told.answer), Ok(economic("509")));
}

#[test]
fn proposals_say_what_is_lost() {
    let mut mapped = 0;
    for class in FUNCTION_CLASSES.iter() {
        let Some(proposal) = cofog_proposal(class.code()) else { continue };
        assert!(class.code().is_within(proposal.from));
        assert!(!proposal.targets.is_empty());
        assert!(!proposal.loss(Language::ZhCn).is_empty() && !proposal.loss(Language::En).is_empty());
        mapped += usize::from(class.code().parent().is_none());
    }
    assert_eq!(mapped, 22, "of the 类, those of the table of proposals");
    for code in ["209", "223", "227", "229", "231", "232", "233", "234"] {
        assert_eq!(cofog_proposal(function(code)), None, "{code}");
    }
    for class in ECONOMIC_CLASSES.iter() {
        let is_departments = class.code().scheme() == EconomicScheme::Department;
        assert_eq!(gfsm_proposal(class.code()).is_some(), is_departments, "{}", class.code());
    }
    let charges = gfsm_proposal(economic("307")).expect("it has one");
    assert_eq!(charges.targets, ["22", "24"].map(|code| code.parse::<GfsmCode>().expect("a code")));
    assert_eq!(charges.common(), None);
}

#[test]
fn every_target_of_a_proposal_is_a_class() {
    use budget_performance::model::classification::{COFOG_CLASSES, GFSM_CLASSES};
    for proposal in FUNCTION_CLASSES.iter().filter_map(|class| cofog_proposal(class.code())) {
        assert!(proposal.targets.iter().all(|target| COFOG_CLASSES.get(*target).is_some()), "{proposal:?}");
        assert!(proposal.targets.windows(2).all(|pair| pair[0] < pair[1]), "in order");
    }
    for proposal in ECONOMIC_CLASSES.iter().filter_map(|class| gfsm_proposal(class.code())) {
        assert!(proposal.targets.iter().all(|target| GFSM_CLASSES.get(*target).is_some()), "{proposal:?}");
    }
}

#[test]
fn form_alone_decides_whether_a_report_is_read() {
    // A wrong check digit, a class that does not exist and a division that does not: all are for an audit.
    let json = r#"{
        "format_version": 1, "title": "…", "kind": "budget", "subject": { "kind": "department", "name": "…" },
        "currency": "CNY", "period": { "fiscal_year": 2023 },
        "department": { "division": "999999", "credit_code": "114304120000000005" },
        "statements": [{
            "title": "…", "side": "expenditure", "account": "general",
            "columns": [{ "id": "a", "stage": "not_said" }], "main_column": "a",
            "lines": [{ "label": "…", "codes": [{ "kind": "function", "code": "9990101" }] }]
        }]
    }"#;
    let report: Report = from_json(json).expect("its form is right");
    let written = serde_json::to_value(&report).expect("it can be written");
    assert_eq!(written["statements"][0]["lines"][0]["codes"][0]["code"], "9990101");
    assert_eq!(written["department"]["credit_code"], "114304120000000005");
}
