//! Slips of the unit: 元 for 万元, a proportion for a percentage.

use serde::{Deserialize, Serialize};

use super::digit::Digits;
use crate::figure::{Figure, Measure, Quantity, Quotient, Rounding, Scale, Stated, power_of_ten};
use crate::wire::closed::closed;

/// What a figure has to be taken times, if its unit slipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::wire::schema::closed))]
#[non_exhaustive]
pub enum Slip {
    /// Ten.
    Tenfold,
    /// A hundred.
    Hundredfold,
    /// Ten thousand: 万元 printed as 元.
    TenThousandfold,
    /// A tenth.
    Tenth,
    /// A hundredth.
    Hundredth,
    /// A ten-thousandth: 元 printed as 万元.
    TenThousandth,
    /// A hundred, for a proportion printed as a percentage: 0.24 % for 24 %.
    ProportionForPercent,
}

closed!(Word: Slip);

impl Slip {
    const ALL: [Self; 7] = [
        Self::Tenfold,
        Self::Hundredfold,
        Self::TenThousandfold,
        Self::Tenth,
        Self::Hundredth,
        Self::TenThousandth,
        Self::ProportionForPercent,
    ];

    /// The power of ten.
    pub fn exponent(self) -> i8 {
        match self {
            Self::Tenfold => 1,
            Self::Hundredfold | Self::ProportionForPercent => 2,
            Self::TenThousandfold => 4,
            Self::Tenth => -1,
            Self::Hundredth => -2,
            Self::TenThousandth => -4,
        }
    }

    /// The slips that a figure can have suffered.
    fn of(figure: &Figure) -> impl Iterator<Item = Self> {
        let other = if matches!(figure, Figure::Ratio(_)) { Self::Hundredfold } else { Self::ProportionForPercent };
        Self::ALL.into_iter().filter(move |slip| *slip != other)
    }
}

/// Every slip of the unit, undone: the same digits, with another multiplier or the point elsewhere.
pub(super) fn slips(figure: &Figure) -> Vec<(Slip, Figure)> {
    let undone = |slip: Slip| Some((slip, undo(figure, slip.exponent())?));
    if counts_nothing(figure) { Vec::new() } else { Slip::of(figure).filter_map(undone).collect() }
}

fn counts_nothing(figure: &Figure) -> bool {
    figure.value() == Quantity::default()
}

fn undo(figure: &Figure, exponent: i8) -> Option<Figure> {
    let scaled = match figure {
        _ if figure.hedge().is_some() => None,
        Figure::Amount(stated) => rescaled(stated, exponent).map(Figure::Amount),
        Figure::Ratio(_) => None,
        Figure::Headcount(stated) => rescaled(stated, exponent).map(Figure::Headcount),
        Figure::Quantity(stated) => rescaled(stated, exponent).map(Figure::Quantity),
    };
    let moved = || Digits::of(figure).shifted(exponent)?.write(figure);
    // OK because nobody writes half a person, nor five of them as 5.0.
    scaled
        .or_else(moved)
        .filter(|moved| !matches!(moved, Figure::Headcount(_)) || moved.decimals() <= figure.decimals())
}

/// The same digits with another of the usual multipliers: nothing, 万, 亿.
fn rescaled<Q: Measure>(stated: &Stated<Q>, exponent: i8) -> Option<Stated<Q>> {
    let target = stated.scale().exponent().checked_add_signed(exponent)?;
    let usual = [Scale::ONE, Scale::WAN, Scale::YI].into_iter().find(|scale| scale.exponent() == target)?;
    let step = power_of_ten(u32::from(exponent.unsigned_abs()))?;
    let value = stated.value().scaled();
    let value = if exponent < 0 { value.checked_div(step)? } else { value.checked_mul(step)? };
    let value = Quotient::whole(Q::from_scaled(value).ok()?);
    Stated::write(value, stated.decimals(), usual, stated.unit().clone(), Rounding::HalfUp).ok()
}

#[cfg(test)]
mod tests {
    use super::{Slip, slips};

    #[test]
    fn digits_stay_and_the_unit_slips() {
        let of = |figure: &str, slip: Slip| {
            let slips = slips(&figure.parse().expect("canonical"));
            slips.into_iter().find(|(kind, _)| *kind == slip).map(|(_, figure)| figure.to_string())
        };
        for (figure, slip, expected) in [
            ("311.01元", Slip::TenThousandfold, Some("311.01万元")),
            ("311.01万元", Slip::TenThousandth, Some("311.01元")),
            ("3.46万元", Slip::TenThousandfold, Some("3.46亿元")),
            ("0.24%", Slip::ProportionForPercent, Some("24%")),
            ("0.24%", Slip::Hundredfold, None),
            ("2.4%", Slip::ProportionForPercent, Some("240%")),
            ("-24.5%", Slip::Tenth, Some("-2.45%")),
            ("5人", Slip::Tenfold, Some("50人")),
            ("50人", Slip::Tenth, None),
            ("0.00万元", Slip::Tenfold, None),
            ("12 million CNY", Slip::TenThousandfold, Some("120000 million CNY")),
            ("120余万元", Slip::Tenth, Some("12.0余万元")),
            ("120余万元", Slip::TenThousandfold, Some("1200000余万元")),
        ] {
            assert_eq!(of(figure, slip).as_deref(), expected, "{figure} {slip:?}");
        }
    }
}
