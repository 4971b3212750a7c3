//! What was checked by hand in the transcribed reports follows from their figures, in exact fractions.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Signed;
use serde::Deserialize;
use serde_json::Value;

use super::printed::{Form, Printed, rounded};

/// What was checked by hand in a transcribed document.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Verdicts {
    source: String,
    checks: Vec<Check>,
    inconsistencies: Vec<Inconsistency>,
}

/// One check: the figures concerned, the judged one first, and what came of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Check {
    of: String,
    kind: Kind,
    status: Status,
    at: Vec<String>,
    stated: String,
    computed: String,
    /// Of a ratio: which figures are added above and below the line; a negative index is taken away.
    #[serde(default)]
    numerator: Vec<i64>,
    #[serde(default)]
    denominator: Vec<i64>,
    /// Of two sums: how many figures belong to the first.
    #[serde(default)]
    split: usize,
    /// What else there is to say.
    #[serde(default, rename = "note")]
    _note: String,
}

/// How the judged figure, `at[0]`, hangs together with the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    /// It is the sum of the others.
    Sum,
    /// It is the first less the second: current − prior.
    Change,
    /// It is the growth of the first over the second: current, prior.
    Growth,
    /// It is the growth of the first, of which the second is the change: current, change.
    GrowthByChange,
    /// It is the share of the first in the second, or in the sum of those that follow.
    Share,
    /// It is the first in percent of the second: actual, planned.
    Completion,
    /// It is the percentage of two sums.
    Ratio,
    /// No figure is judged: the first `split` figures together are the others together.
    EqualSums,
    /// No figure is judged: the document does not print the total that was worked out.
    DerivedSum,
}

/// What came of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    /// The printed inputs give the printed result, rounded half-up at its precision.
    Exact,
    /// The true values behind the print can agree.
    WithinRounding,
    /// They cannot.
    Fail,
}

/// What the reader noted beside the checks.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Inconsistency {
    words: String,
    at: Vec<String>,
    /// Whether exact figures refute it; otherwise it is a matter of judgement or of wording.
    arithmetic: bool,
}

/// Each document, where it was published, how many hand checks were exact, within rounding and failed, and how many
/// inconsistencies were noted.
const HAND_CHECKED: [(&str, &str, [usize; 3], usize); 12] = [
    (
        "ca-acoa-infobase",
        "github:TBS-EACPD/infobase@fa1309d9310c403b1b0f190ca5a828880c2692eb data/program_spending.csv, \
         program_ftes.csv, program_vote_stat.csv, org_vote_stat_pa.csv",
        [40, 5, 0],
        0,
    ),
    (
        "cn-cq-rongchang-renyi-2025",
        "http://www.rongchang.gov.cn/bm/qjw/zwgk_70831/fdzdgknr_70834/ysjs/ysgk/202502/t20250210_14283889.html",
        [4, 1, 1],
        2,
    ),
    (
        "cn-gx-wuzhou-2024ys",
        "http://117.141.250.58:10060/wzyjsgkpt/uploadFile/upload1412/upload20240311/C443CF594F700D82110193222E29D217.html",
        [19, 0, 1],
        1,
    ),
    ("cn-gz-huangping-yusuan-2022", "https://gcs66.com/document_detail/113456.html", [7, 0, 1], 1),
    (
        "cn-hb-ezhou-shiminzhongxin-2021",
        "https://zwfwzx.ezhou.gov.cn/zwgk/fdzdgknr/sgjfxx/202211/t20221108_506320.html",
        [3, 0, 0],
        3,
    ),
    ("cn-hlx-sangong-2020", "http://www.hlx.gov.cn/zfxxgk/fdzdgknr/czxx/sgjf/1571070444591751170.html", [8, 0, 0], 0),
    ("cn-hn-jichubiao-2018", "https://wanglu.net/thread/t4-462766-0.html", [9, 0, 0], 0),
    ("cn-nx-yinchuan-6zhong-2021", "https://m.yzwku.com/doc/476505.html", [6, 0, 0], 2),
    ("cn-sc-daying-sangong-2023", "https://dyrmt.com/article-159286-3.html", [1, 0, 5], 5),
    (
        "cn-sc-liangshan-sangong-2022",
        "https://www.lsz.gov.cn/ztzl/rdzt/lszyjsgk/zbjyjs/zbjjs/202309/t20230922_2558545.html",
        [1, 2, 0],
        0,
    ),
    (
        "cn-xz-linzhi-yingji-2022",
        "http://www.rsj.linzhi.gov.cn/zfxxgkpt/c106881/202309/ac82fc85a48346fa964d3ec1fc84a12b.shtml",
        [1, 0, 0],
        2,
    ),
    (
        "za-gauteng-did-epwp-2021-22",
        "https://user-8891422369.cld.bz/DEPARTMENT-OF-INFRASTRUCTURE-DEVELOPMENT-ANNUAL-REPORT-2022/56",
        [14, 0, 0],
        0,
    ),
];

/// The report and the hand checks of one document.
fn checked(slug: &str) -> (Value, Verdicts) {
    let read = |folder: &str| {
        let path = format!("{}/tests/fixtures/{folder}/{slug}.json", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{slug}: {folder}: {error}"))
    };
    let report = serde_json::from_str(&read("reports")).expect("it is JSON");
    (report, serde_json::from_str(&read("verdicts")).unwrap_or_else(|error| panic!("{slug}: {error}")))
}

impl Check {
    /// What the judged figure should be: one form over another, by the index of the figures.
    fn forms(&self) -> (Form, Form) {
        // One figure that stands in two places of a formula is one figure.
        let index = |place: usize| self.at.iter().position(|at| *at == self.at[place]).expect("it is there");
        let sum = |places: std::ops::Range<usize>, times: i64| {
            places.fold(Form::default(), |form, place| form.plus(index(place), times))
        };
        let signed = |places: &[i64], times: i64| {
            places.iter().fold(Form::default(), |form, place| {
                form.plus(index(usize::try_from(place.abs()).expect("an index")), times * place.signum())
            })
        };
        let (whole, one) = (self.at.len(), Form::number(1));
        match self.kind {
            Kind::Sum => (sum(1..whole, 1), one),
            Kind::Change => (sum(1..2, 1).plus(index(2), -1), one),
            Kind::Growth => (sum(1..2, 100).plus(index(2), -100), sum(2..3, 1)),
            Kind::GrowthByChange => (sum(2..3, 100), sum(1..2, 1).plus(index(2), -1)),
            Kind::Share => (sum(1..2, 100), sum(2..whole, 1)),
            Kind::Completion => (sum(1..2, 100), sum(2..3, 1)),
            Kind::Ratio => (signed(&self.numerator, 100), signed(&self.denominator, 1)),
            Kind::EqualSums => {
                (sum(0..self.split, 1).minus(&BigRational::from(BigInt::from(1)), &sum(self.split..whole, 1)), one)
            }
            Kind::DerivedSum => (sum(0..whole, 1), one),
        }
    }

    /// Judges the check by its figures alone.
    fn judge(&self, figures: &[Printed]) -> Status {
        let (above, below) = self.forms();
        let base = below.value(figures);
        assert!(base.0 > base.1, "{}: the base can be zero", self.of);
        let judged = match self.kind {
            Kind::EqualSums => Printed { decimals: 8, ..Printed::read("0") },
            Kind::DerivedSum => number(&self.stated),
            _ => figures[0].clone(),
        };
        if rounded(&(above.value(figures).0 / base.0), judged.decimals) == judged.value {
            return Status::Exact;
        }
        // OK because the true quotient takes every value between its ends: one end above the lowest reading and one
        // below the highest is all it needs, and both are linear in the figures.
        let (highest, up) = above.clone().minus(&(&judged.value - &judged.half), &below).value(figures);
        let (lowest, down) = above.minus(&(&judged.value + &judged.half), &below).value(figures);
        let fits = !(highest + up).is_negative() && !(lowest - down).is_positive();
        if fits { Status::WithinRounding } else { Status::Fail }
    }

    /// The figures as printed in the report, of one unit but for the percentage that is judged.
    fn figures(&self, report: &Value) -> Vec<Printed> {
        let figures: Vec<Printed> = self.at.iter().map(|pointer| Printed::at(report, pointer)).collect();
        let is_rate = !matches!(self.kind, Kind::Sum | Kind::Change | Kind::EqualSums | Kind::DerivedSum);
        let (first, rest) = figures.split_first().expect("at least one");
        assert!(!is_rate || first.unit == "%", "{}: {} is judged as a rate", self.of, first.unit);
        let unit = if is_rate { &rest[0].unit } else { &first.unit };
        assert!(rest.iter().all(|figure| figure.unit == *unit), "{}: two units", self.of);
        figures
    }
}

/// A number as the hand check wrote it.
fn number(text: &str) -> Printed {
    Printed::read(&text.replace([',', ' ', '+'], ""))
}

#[test]
fn every_hand_check_has_its_verdict() {
    let folder = format!("{}/tests/fixtures/verdicts", env!("CARGO_MANIFEST_DIR"));
    let files = std::fs::read_dir(folder).expect("the folder is there");
    let mut names: Vec<_> = files.map(|file| file.expect("a file").file_name().into_string().expect("text")).collect();
    names.sort();
    assert_eq!(names, HAND_CHECKED.map(|(slug, ..)| format!("{slug}.json")));
    for (slug, source, counts, inconsistencies) in HAND_CHECKED {
        let (_, verdicts) = checked(slug);
        let count = |status| verdicts.checks.iter().filter(|check| check.status == status).count();
        assert_eq!([Status::Exact, Status::WithinRounding, Status::Fail].map(count), counts, "{slug}");
        assert_eq!(verdicts.inconsistencies.len(), inconsistencies, "{slug}");
        assert_eq!(verdicts.source, source, "{slug}");
    }
}

#[test]
fn every_verdict_follows_from_the_figures_at_its_pointers() {
    for (slug, ..) in HAND_CHECKED {
        let (report, verdicts) = checked(slug);
        for check in &verdicts.checks {
            let figures = check.figures(&report);
            assert_eq!(check.judge(&figures), check.status, "{slug}: {}", check.of);
        }
    }
}

#[test]
fn what_a_verdict_quotes_is_stated_and_computed_so() {
    for (slug, ..) in HAND_CHECKED {
        let (report, verdicts) = checked(slug);
        for check in &verdicts.checks {
            let figures = check.figures(&report);
            let sum = |figures: &[Printed]| figures.iter().map(|figure| &figure.value).sum::<BigRational>();
            let (above, below) = check.forms();
            let (stated, computed) = match check.kind {
                Kind::EqualSums => (sum(&figures[check.split..]), sum(&figures[..check.split])),
                Kind::DerivedSum => (sum(&figures), sum(&figures)),
                _ => (figures[0].value.clone(), above.value(&figures).0 / below.value(&figures).0),
            };
            // The hand checks write some falls without their sign.
            let quoted = number(&check.stated);
            assert_eq!(quoted.value.abs(), stated.abs(), "{slug}: {}: stated", check.of);
            let quoted = number(&check.computed);
            assert_eq!(quoted.value.abs(), rounded(&computed, quoted.decimals).abs(), "{slug}: {}: computed", check.of);
        }
    }
}

#[test]
fn every_inconsistency_points_at_figures_and_explains_what_fails() {
    for (slug, ..) in HAND_CHECKED {
        let (report, verdicts) = checked(slug);
        for noted in &verdicts.inconsistencies {
            assert!(!noted.words.is_empty() && !noted.at.is_empty(), "{slug}: an empty note");
            for pointer in &noted.at {
                Printed::at(&report, pointer);
            }
        }
        for check in verdicts.checks.iter().filter(|check| check.status == Status::Fail) {
            let explains = |noted: &&Inconsistency| noted.arithmetic && noted.at.contains(&check.at[0]);
            assert!(verdicts.inconsistencies.iter().any(|noted| explains(&noted)), "{slug}: {}", check.of);
        }
    }
}

#[test]
fn yinchuan_scores_cannot_make_its_total() {
    let (report, verdicts) = checked("cn-nx-yinchuan-6zhong-2021");
    let noted = verdicts.inconsistencies.iter().find(|noted| noted.arithmetic).expect("it is noted");
    let figures: Vec<Printed> = noted.at.iter().map(|pointer| Printed::at(&report, pointer)).collect();
    // Every visible score, and the full weight of the one that is not visible: 84 + 10.
    let most: BigRational = figures[1..].iter().map(|figure| &figure.value).sum();
    assert_eq!(most, Printed::read("94").value);
    assert!(figures[0].value > most);
}

#[test]
fn the_judge_tells_the_three_apart() {
    let check: Check = serde_json::from_value(serde_json::json!({
        "of": "a sum", "kind": "sum", "status": "exact", "at": ["a", "b", "c"], "stated": "", "computed": ""
    }))
    .expect("it is a check");
    let judge = |figures: [&str; 3]| check.judge(&figures.map(Printed::read));
    assert_eq!(judge(["20.2万元", "10.1万元", "10.1万元"]), Status::Exact);
    // Half a last digit of each of the three makes 0.15.
    assert_eq!(judge(["20.3万元", "10.1万元", "10.1万元"]), Status::WithinRounding);
    assert_eq!(judge(["20.4万元", "10.1万元", "10.1万元"]), Status::Fail);
    assert_eq!(judge(["20.35万元", "10.1万元", "10.1万元"]), Status::Fail);
    // People are counted, not rounded.
    assert_eq!(judge(["21人", "10人", "10人"]), Status::Fail);
    let share = Check { kind: Kind::Share, ..check };
    let judge = |figures: [&str; 3]| share.judge(&figures.map(Printed::read));
    assert_eq!(judge(["66.7%", "2元", "3元"]), Status::Exact);
    // 1.5 of 3.5 is 42.86 %, 2.5 of 2.5 is 100 %.
    assert_eq!(judge(["42.9%", "2元", "3元"]), Status::WithinRounding);
    assert_eq!(judge(["42.8%", "2元", "3元"]), Status::Fail);
}
