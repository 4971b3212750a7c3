//! Reading: what documents print, in the canonical spelling; and what holds no figure, refused with a reason.

use std::fmt::Display;

use budget_performance::figure::{
    Amount, Count, Figure, FigureError, Headcount, Quantity, Ratio, Readable, Stated, read,
};

fn all_read_as<F: Readable + Display>(table: &[(&str, &str)]) {
    for (text, canonical) in table {
        match read::<F>(text) {
            Ok(figure) => assert_eq!(figure.to_string(), *canonical, "{text}"),
            Err(error) => panic!("{error}"),
        }
    }
}

#[test]
fn money() {
    all_read_as::<Stated<Amount>>(&[
        // As the issue that asked for the reader lists them.
        ("311.01万元", "311.01万元"),
        ("5万元", "5万元"),
        ("1.5亿元", "1.5亿元"),
        ("-77.01万元", "-77.01万元"),
        ("△12.3万元", "-12.3万元"),
        ("(6,565)元", "-6565元"),
        ("１２３.４５万元", "123.45万元"),
        ("1,234.5万元", "1234.5万元"),
        ("180余万元", "180余万元"),
        ("200多万元", "200多万元"),
        ("近300万元", "近300万元"),
        ("约1.5亿元", "约1.5亿元"),
        ("三百一十一万元", "311万元"),
        ("贰拾叁元伍角", "23.5元"),
        ("12.5 million CNY", "12.5 million CNY"),
        ("562282 thousand ZAR", "562282 thousand ZAR"),
        // Signs.
        ("−77.01万元", "-77.01万元"),
        ("－77.01万元", "-77.01万元"),
        ("负77.01万元", "-77.01万元"),
        ("▲12.3万元", "-12.3万元"),
        ("（6,565）元", "-6565元"),
        ("(6565元)", "-6565元"),
        ("(12.50)万元", "-12.50万元"),
        ("（五）万元", "-5万元"),
        ("+136.59万元", "136.59万元"),
        ("-0.00万元", "0.00万元"),
        ("(0)元", "0元"),
        // Digits and separators.
        ("8,237.23万元", "8237.23万元"),
        ("８，２３７．２３万元", "8237.23万元"),
        ("166 775元", "166775元"),
        ("1,234,567,890元", "1234567890元"),
        ("007元", "7元"),
        (".5万元", "0.5万元"),
        ("0.50万元", "0.50万元"),
        ("5.00万元", "5.00万元"),
        ("  5 万元 ", "5万元"),
        ("5\u{3000}万元", "5万元"),
        ("5\u{a0}万 元", "5万元"),
        // Currencies.
        ("¥5万元", "5万元"),
        ("￥5万", "5万元"),
        ("人民币5万元", "5万元"),
        ("5万元人民币", "5万元"),
        ("RMB 311.01", "311.01元"),
        ("ZAR 562282 thousand", "562282 thousand ZAR"),
        ("CNY12.5million", "12.5 million CNY"),
        ("CNY 5 CNY", "5 CNY"),
        ("5萬元", "5万元"),
        ("1.5億圓", "1.5亿元"),
        // Multipliers.
        ("5千元", "5千元"),
        ("3百万元", "3百万元"),
        ("3千万元", "3千万元"),
        ("2.5万亿元", "2.5万亿元"),
        ("1亿2000万元", "12000万元"),
        ("1亿200万元", "10200万元"),
        ("1亿5万元", "10005万元"),
        ("1亿2千万元", "12千万元"),
        ("1亿2000余万元", "12000余万元"),
        ("1万亿2000亿元", "12000亿元"),
        ("1万5000元", "15000元"),
        ("1万500元", "10500元"),
        ("1万5千元", "15千元"),
        ("1 万 5 千 元", "15千元"),
        ("5千余万元", "5000余万元"),
        ("5百多万元", "500多万元"),
        ("3十余万元", "30余万元"),
        // Numerals.
        ("一亿二千万元", "12000万元"),
        ("五千余万元", "5000余万元"),
        ("十余万元", "10余万元"),
        ("三点五万元", "3.5万元"),
        ("壹佰万元整", "100万元"),
        ("伍仟元正", "5000元"),
        ("叁仟贰佰零伍元", "3205元"),
        // Coins.
        ("23元5角", "23.5元"),
        ("23元5角6分", "23.56元"),
        ("23元零6分", "23.06元"),
        ("23元6分", "23.06元"),
        ("贰拾叁元零陆分", "23.06元"),
        ("人民币贰拾叁元伍角整", "23.5元"),
        // Hedges.
        ("超过5万元", "超过5万元"),
        ("将近5万元", "近5万元"),
        ("接近5万元", "近5万元"),
        ("大概5万元", "约5万元"),
        ("超出5万元", "超过5万元"),
        ("5万元以上", "5万元以上"),
        ("5 万元 左右", "5万元左右"),
        ("近-5万元", "近-5万元"),
        ("200餘万元", "200余万元"),
        ("over 5 million CNY", "over 5 million CNY"),
        ("5万多元", "5万多元"),
    ]);
}

#[test]
fn percentages() {
    all_read_as::<Stated<Ratio>>(&[
        ("83.28%", "83.28%"),
        ("百分之八十", "80%"),
        ("1.2‰", "1.2‰"),
        ("83.28％", "83.28%"),
        ("83.28 %", "83.28%"),
        ("-0.35%", "-0.35%"),
        ("△0.35%", "-0.35%"),
        ("（0.35）%", "-0.35%"),
        ("-0.00%", "0.00%"),
        ("百分之百", "100%"),
        ("百分之三点五", "3.5%"),
        ("百分之12.5", "12.5%"),
        ("负百分之五", "-5%"),
        ("千分之一点二", "1.2‰"),
        ("近百分之八十", "近80%"),
        ("百分之八十以上", "80%以上"),
        ("百分之八十多", "80多%"),
        ("百分之 80 左右", "80%左右"),
        ("80%以上", "80%以上"),
        ("2.5个百分点", "2.5个百分点"),
        ("2.5百分点", "2.5个百分点"),
        ("两个百分点", "2个百分点"),
        ("2.5 pp", "2.5个百分点"),
        ("1,234.5%", "1234.5%"),
    ]);
}

#[test]
fn people() {
    all_read_as::<Stated<Headcount>>(&[
        ("19", "19"),
        ("19人", "19人"),
        ("23名", "23名"),
        ("不少于20人", "不少于20人"),
        ("1300多万人", "1300多万人"),
        ("1,418", "1418"),
        ("１９人", "19人"),
        ("19 人", "19人"),
        ("十九人", "19人"),
        ("二〇二三", "2023"),
        ("三千人", "3000人"),
        // Written with a multiplier, so not counted to the last head.
        ("3千人", "3千人"),
        ("3 千人", "3千人"),
        ("5千多人", "5千多人"),
        ("5 千余人", "5千余人"),
        ("3百余人", "300余人"),
        ("三十多人", "30多人"),
        ("1.5万人", "1.5万人"),
        ("1万5千人", "15千人"),
        ("19 people", "19 people"),
        ("19people", "19 people"),
        ("23 posts", "23 posts"),
        ("(3)人", "-3人"),
        ("410余", "410余"),
    ]);
}

#[test]
fn things() {
    all_read_as::<Stated<Quantity>>(&[
        ("914家", "914家"),
        ("43个", "43个"),
        ("2628立方", "2628立方"),
        ("1.3公里", "1.3公里"),
        ("3.5万余份", "3.5万余份"),
        ("2.5万多米", "2.5万多米"),
        ("3.5万余 份", "3.5万余份"),
        ("1,350人次", "1350人次"),
        ("30 多次", "30多次"),
        ("19.5 FTE", "19.5 FTE"),
        ("19.5FTE", "19.5 FTE"),
        ("23.5KM", "23.5 km"),
        ("100KM以上", "100 km以上"),
        ("5 MWh", "5 MWh"),
        ("8.5", "8.5"),
        ("1名/村", "1名/村"),
        ("5 两", "5两"),
        ("5千米", "5千米"),
        ("一家", "1家"),
    ]);
}

#[test]
fn figures_by_their_unit() {
    for (text, canonical, kind) in [
        ("180余万元", "180余万元", "amount"),
        ("¥1,000", "1000元", "amount"),
        ("5 ZAR", "5 ZAR", "amount"),
        ("100%", "100%", "ratio"),
        ("百分之八十", "80%", "ratio"),
        ("2370人", "2370人", "heads"),
        ("两千三百七十人", "2370人", "heads"),
        ("2628立方", "2628立方", "things"),
        ("1350人次", "1350人次", "things"),
        // Without a unit nothing tells of people, so that a fraction is nobody's.
        ("19", "19", "things"),
        ("19.5", "19.5", "things"),
        ("１９．５", "19.5", "things"),
        ("(19.5)", "-19.5", "things"),
        ("1.23456万", "1.23456万", "things"),
        ("5萬", "5万", "things"),
    ] {
        let figure: Figure = read(text).unwrap_or_else(|error| panic!("{error}"));
        let found = match &figure {
            Figure::Amount(_) => "amount",
            Figure::Ratio(_) => "ratio",
            Figure::Headcount(_) => "heads",
            Figure::Quantity(_) => "things",
            _ => "something else",
        };
        assert_eq!((figure.to_string().as_str(), found), (canonical, kind), "{text}");
        assert_eq!(canonical.parse(), Ok(figure), "{text}");
    }
}

#[test]
fn counts_of_people_or_things() {
    for (text, canonical, heads) in
        [("19", "19", true), ("19 人", "19人", true), ("97次", "97次", false), ("19.5 FTE", "19.5 FTE", false)]
    {
        let count: Count = read(text).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!((count.to_string().as_str(), count.heads().is_some()), (canonical, heads), "{text}");
    }
    for refused in ["5元", "5 CNY", "5%", "5 percent", "5 million ZAR", "19.5", "19.5人", "1.23456万", "311.01万元"]
    {
        assert!(read::<Count>(refused).is_err(), "{refused}");
        assert!(refused.parse::<Count>().is_err(), "{refused}");
    }
}

const MONEY: &str = "an amount of money with its unit, such as `311.01万元` or `12.5 million CNY`";
const RATIO: &str = "a percentage with its sign, such as `83.28%`";
const HEADS: &str = "a whole number of people or posts, such as `19人` or `19`";
const THINGS: &str = "a number with its unit of measure if it has one, such as `914家`";

fn refused<F: Readable>(expected: &str, table: &[(&str, &str)]) {
    for (text, found) in table {
        match read::<F>(text) {
            Ok(_) => panic!("`{text}` was read"),
            Err(error) => assert_eq!(error.to_string(), format!("found `{text}`{found}; expected {expected}")),
        }
    }
}

#[test]
fn texts_that_stand_for_no_figure() {
    let found: Vec<_> = ["", " ", "-", "—", "——", "－", "/", "／", "无", "没有", "N/A", "*"]
        .map(|text| (text, ", which is no figure"))
        .into();
    let or_missing = |expected: &str| format!("{expected}, or the word `missing` in a cell");
    refused::<Stated<Amount>>(&or_missing(MONEY), &found);
    refused::<Stated<Ratio>>(&or_missing(RATIO), &found);
    refused::<Stated<Headcount>>(&or_missing(HEADS), &found);
    refused::<Stated<Quantity>>(&or_missing(THINGS), &found);
}

#[test]
fn money_without_its_unit() {
    refused::<Stated<Amount>>(
        MONEY,
        &["311.01", "0", "-5", "1,234.5", "三百", "5万", "5.5亿", "180余万", "5 million", "近300", "300左右"]
            .map(|text| (text, ", which has no unit")),
    );
    refused::<Stated<Ratio>>(RATIO, &[("83.28", ", which has no unit")]);
}

#[test]
fn wrong_units_and_two_of_them() {
    refused::<Stated<Amount>>(
        MONEY,
        &[
            ("5万元%", ", where `万元%` is no unit of it"),
            ("5元元", ", where `元元` is no unit of it"),
            ("5元人民币元", ", where `元人民币元` is no unit of it"),
            ("CNY 5万元", ", where `万元` is no unit of it"),
            ("¥5%", ", where `%` is no unit of it"),
            ("5人", ", where `人` is no unit of it"),
            ("5 RMB", ", where `RMB` is no unit of it"),
            ("12.5万 CNY", ", where `万 CNY` is no unit of it"),
            ("12.5 million元", ", where `million元` is no unit of it"),
            ("5十万元", ", where `十万元` is no unit of it"),
            ("2百元", ", where `百元` is no unit of it"),
            ("3/7元", ", where `/7元` is no unit of it"),
            ("3-5元", ", where `-5元` is no unit of it"),
        ],
    );
    refused::<Stated<Ratio>>(
        RATIO,
        &[
            ("5万%", ", where `万%` is no unit of it"),
            ("5%%", ", where `%%` is no unit of it"),
            ("百分之80%", ", where `%%` is no unit of it"),
            ("5元", ", where `元` is no unit of it"),
        ],
    );
    refused::<Stated<Headcount>>(
        HEADS,
        &[
            ("5人次", ", where `人次` is no unit of it"),
            ("5 million人", ", where `million人` is no unit of it"),
            ("2百人", ", where `百人` is no unit of it"),
        ],
    );
    refused::<Stated<Quantity>>(
        THINGS,
        &[
            ("5元", ", where `元` is no unit of it"),
            ("5 CNY", ", where `CNY` is no unit of it"),
            ("5 Million", ", where `Million` is no unit of it"),
            ("5 percent", ", where `percent` is no unit of it"),
            ("5%", ", where `%` is no unit of it"),
            ("2个百分点", ", where `个百分点` is no unit of it"),
            ("三分之一", ", where `分之一` is no unit of it"),
            ("三至五个", ", where `至五个` is no unit of it"),
            ("2023年12月", ", where `年12月` is no unit of it"),
            ("2百个", ", where `百个` is no unit of it"),
        ],
    );
}

#[test]
fn digits_that_make_no_number() {
    let nothing = ", which holds no number that can be read";
    refused::<Stated<Amount>>(
        MONEY,
        &[
            "1.2 .3万元",
            "3.1.4万元",
            "1..5元",
            "5.元",
            ".元",
            "元",
            "万元",
            "NaN",
            "NaN元",
            "inf",
            "abc元",
            "1,23元",
            "1234,567元",
            "1,234,5万元",
            "0,123万元",
            "12 34元",
            "1,234 567元",
            "--5元",
            "-(5)元",
            "(-5)元",
            "(5元",
            "()5元",
            "(1)5元",
            "(12)3万元",
            "一5元",
            "三百5元",
            "5三元",
            "5 .3元",
            "几万元",
            "第三元",
            "1万5元",
            "1亿2000元",
            "1万20000元",
            "1.5亿2000万元",
            "1亿3亿元",
            "三五万元",
            "23元15角",
            "23.5元5角",
        ]
        .map(|text| (text, nothing)),
    );
    // Digits of other scripts, and mixed ones.
    refused::<Stated<Amount>>(
        MONEY,
        &["٣٣元", "३३元", "3٣元", "3३万元", "³元", "3½元", "㈢元", "Ⅲ元"].map(|text| (text, nothing)),
    );
    refused::<Stated<Quantity>>(THINGS, &["٣", "३个", "3٣", "3三", "③个"].map(|text| (text, nothing)));
    refused::<Stated<Headcount>>(
        HEADS,
        &["两三人", "三五人", "七八", "三百五人", "若干人"].map(|text| (text, nothing)),
    );
    refused::<Stated<Ratio>>(RATIO, &["3.1.4%", "%", "百分之", "百分之负五", "NaN%"].map(|text| (text, nothing)));
}

/// Documents are not to be trusted: no text makes the reader overflow its stack or take forever.
#[test]
fn texts_without_end() {
    for piece in ["百分之", "(", "-", "1,234", "1亿", "一", "十", "万", "约", "余", "以上", "5元", "人民币", "９", "."]
    {
        let endless = piece.repeat(30_000);
        assert!(read::<Stated<Amount>>(&endless).is_err(), "{piece} …");
        assert!(read::<Stated<Ratio>>(&format!("百分之{endless}")).is_err(), "百分之{piece} …");
        assert!(read::<Figure>(&format!("5{endless}元")).is_err(), "5{piece} … 元");
    }
}

#[test]
fn hedges_out_of_place() {
    let twice = ", which is hedged twice or in the wrong place";
    refused::<Stated<Amount>>(
        MONEY,
        &["近300万元以上", "约5万元左右", "超过180余万元", "180余万元以上", "180余多万元"].map(|text| (text, twice)),
    );
    refused::<Stated<Ratio>>(RATIO, &[("近百分之八十以上", twice), ("超过80多%", twice)]);
    refused::<Stated<Headcount>>(HEADS, &[("不少于20人以上", twice), ("约20左右", twice)]);
}

#[test]
fn numbers_out_of_bounds() {
    let out = ": the number is out of bounds";
    for (within, beyond) in [
        ("999999999999999.99999999元", "1000000000000000元"),
        ("99999999999.99999999万元", "100000000000.0万元"),
        ("9999999.99999999亿元", "10000000亿元"),
        ("999.99999999万亿元", "1000万亿元"),
        ("999999999.99999999 million CNY", "1000000000 million CNY"),
    ] {
        for sign in ["", "-"] {
            let within = format!("{sign}{within}");
            assert_eq!(within.parse::<Stated<Amount>>().expect("within the bounds").to_string(), within);
            refused::<Stated<Amount>>(MONEY, &[(&format!("{sign}{beyond}"), out)]);
        }
    }
    for (within, beyond) in [
        ("999999999.99999999%", "1000000000%"),
        ("9999999999.9999999‰", "10000000000‰"),
        ("999999999.99999999个百分点", "1000000000个百分点"),
    ] {
        for sign in ["", "-"] {
            let within = format!("{sign}{within}");
            assert_eq!(within.parse::<Stated<Ratio>>().expect("within the bounds").to_string(), within);
            refused::<Stated<Ratio>>(RATIO, &[(&format!("{sign}{beyond}"), out)]);
        }
    }
    assert!(read::<Stated<Headcount>>("999999999999999人").is_ok());
    refused::<Stated<Headcount>>(
        HEADS,
        &[("1000000000000000人", out), ("-1000000000000000", out), ("100000000000万人", out)],
    );
    refused::<Stated<Quantity>>(THINGS, &[("1000000000000000家", out)]);
    let endless = "9".repeat(400);
    refused::<Stated<Amount>>(MONEY, &[(&format!("{endless}元"), out), (&format!("-{endless}.5元"), out)]);
}

#[test]
fn numbers_too_fine() {
    let fine = ": the number has a digit finer than the eighth decimal";
    let endless = format!("0.{}元", "3".repeat(400));
    refused::<Stated<Amount>>(MONEY, &[("0.123456789元", fine), ("0.123456789万元", fine), (&endless, fine)]);
    refused::<Stated<Ratio>>(RATIO, &[("0.123456789%", fine), ("0.12345678‰", fine)]);
}

#[test]
fn fractions_of_people() {
    let fraction = ": people and posts are whole numbers";
    refused::<Stated<Headcount>>(
        HEADS,
        &[
            ("19.5人", fraction),
            ("19.5", fraction),
            ("1.23456万人", fraction),
            ("0.1 people", fraction),
            ("十九点五人", fraction),
        ],
    );
    assert!(read::<Stated<Headcount>>("19.0人").is_ok());
    // A figure of any kind whose unit is people is held to it.
    refused::<Figure>(HEADS, &[("19.5人", fraction), ("１９.５ 名", fraction), ("2.5 posts", fraction)]);
}

#[test]
fn figures_of_no_kind() {
    let expected = "a figure with its unit, such as `311.01万元`, `83.28%`, `19人` or `914家`";
    refused::<Figure>(
        expected,
        &[
            ("311.01万元%", ", where `万元%` is no unit of it"),
            ("5万 CNY", ", where `万 CNY` is no unit of it"),
            ("abc", ", which holds no number that can be read"),
        ],
    );
    refused::<Figure>(&format!("{expected}, or the word `missing` in a cell"), &[("-", ", which is no figure")]);
    // Where the unit tells the kind, its own error is told.
    refused::<Figure>(MONEY, &[("1000000000000000元", ": the number is out of bounds")]);
}

/// JSON and `FromStr` take the canonical spelling only, and say what it is.
#[test]
fn only_the_canonical_spelling_is_parsed() {
    fn canonical<Q: budget_performance::figure::Measure>(text: &str) -> String {
        text.parse::<Stated<Q>>().expect_err("it is not canonical").to_string()
    }
    for (text, spelling) in [
        ("1,234.5万元", "1234.5万元"),
        ("+5万元", "5万元"),
        ("-0元", "0元"),
        ("-0.00万元", "0.00万元"),
        ("05元", "5元"),
        (".5元", "0.5元"),
        ("5 万元", "5万元"),
        ("5万元 ", "5万元"),
        ("５万元", "5万元"),
        ("三百万元", "300万元"),
        ("人民币5元", "5元"),
        ("1万5000元", "15000元"),
        ("12.5million CNY", "12.5 million CNY"),
        ("将近5万元", "近5万元"),
    ] {
        let message = format!("found `{text}`; expected the canonical spelling `{spelling}`");
        assert_eq!(canonical::<Amount>(text), message);
    }
    assert_eq!(canonical::<Ratio>("90％"), "found `90％`; expected the canonical spelling `90%`");
    assert_eq!(canonical::<Headcount>("1,418"), "found `1,418`; expected the canonical spelling `1418`");
    assert_eq!(canonical::<Amount>("311.01"), format!("found `311.01`, which has no unit; expected {MONEY}"));
    let traditional = "5萬".parse::<Figure>().map(|figure| figure.to_string());
    assert_eq!(
        traditional.map_err(|error: FigureError| error.expected()),
        Err("the canonical spelling `5万`".to_owned())
    );
}
