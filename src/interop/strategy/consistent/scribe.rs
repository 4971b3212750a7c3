//! Exact values written as documents write them, all by one rule.

use super::options::TRUTHFUL;
use crate::figure::{
    Amount, Cell, Currency, Exact, Figure, HeadUnit, Headcount, Meaning, Measure, MoneyUnit, Quantity, Ratio,
    RatioUnit, Rounding, Scale, Stated, Unit, UnitOfMeasure,
};
use crate::interop::strategy::dice::{Dice, Roll};
use crate::model::{Date, FiscalYear};

/// The count of 10⁻⁸ in a hundredth: of a yuan, which is a fen, and of a point.
const HUNDREDTH: i128 = 1_000_000;

/// Who writes a document: the rule of rounding, the year, the currency.
#[derive(Clone, Debug)]
pub(in crate::interop::strategy) struct Scribe {
    pub(in crate::interop::strategy) mode: Rounding,
    /// Whether every figure is written to its last digit.
    pub(super) exact: bool,
    pub(super) year: u16,
    pub(super) currency: Currency,
}

/// How amounts are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::interop::strategy) struct Style {
    decimals: u8,
    scale: Scale,
    unit: MoneyUnit,
}

fn latin(exponent: u8) -> Scale {
    Scale::all().find(|scale| scale.exponent() == exponent && scale.to_string().is_ascii()).unwrap_or(Scale::ONE)
}

impl Scribe {
    /// A writer of a rule that is drawn, in yuan.
    pub(in crate::interop::strategy) fn drawn(dice: &Dice) -> Self {
        let mode = dice.roll().pick(Rounding::HalfUp, &TRUTHFUL);
        Self { mode, exact: false, year: 2023, currency: Currency::CNY }
    }

    /// 万元 with two decimals.
    pub(in crate::interop::strategy) fn usual() -> Style {
        Style { decimals: 2, scale: Scale::WAN, unit: MoneyUnit::Yuan }
    }

    /// The year of the document, or one so many years later.
    pub(in crate::interop::strategy) fn year(&self, later: i16) -> Option<FiscalYear> {
        FiscalYear::try_from(i64::from(self.year.checked_add_signed(later)?)).ok()
    }

    /// A day of that year.
    pub(in crate::interop::strategy) fn day(&self, later: i16, month: usize, day: usize) -> Option<Date> {
        format!("{}-{month:02}-{day:02}", self.year(later)?.get()).parse().ok()
    }

    /// A way to write amounts: mostly in 万元 with two decimals, or in thousands of another currency.
    pub(in crate::interop::strategy) fn style(&self, roll: &mut Roll<'_>) -> Style {
        let (yuan, code) = (MoneyUnit::Yuan, MoneyUnit::Code(self.currency));
        let in_yuan = |decimals, scale| Style { decimals, scale, unit: yuan };
        let in_code = |decimals, scale| Style { decimals, scale, unit: code };
        let domestic = self.currency == Currency::CNY;
        match (domestic, self.exact) {
            (true, true) => roll.pick(in_yuan(2, Scale::ONE), &[in_yuan(6, Scale::WAN)]),
            (false, true) => in_code(2, Scale::ONE),
            (false, false) => roll.pick(
                in_code(0, latin(3)),
                &[in_code(2, latin(6)), in_code(1, latin(3)), in_code(2, Scale::ONE), in_code(0, Scale::ONE)],
            ),
            (true, false) => {
                let usual = in_yuan(2, Scale::WAN);
                let others = [
                    in_yuan(2, Scale::ONE),
                    in_yuan(0, Scale::WAN),
                    in_yuan(4, Scale::WAN),
                    in_yuan(1, Scale::WAN),
                    in_yuan(6, Scale::WAN),
                    in_yuan(2, Scale::YI),
                    in_yuan(4, Scale::YI),
                    in_yuan(0, Scale::ONE),
                    in_code(2, latin(6)),
                ];
                if roll.one_in(3) { roll.pick(usual, &others) } else { usual }
            }
        }
    }

    /// An amount of so many hundredths of the currency unit.
    pub(in crate::interop::strategy) fn amount(&self, hundredths: i128, style: Style) -> Option<Stated<Amount>> {
        let amount = Amount::from_scaled(hundredths.checked_mul(HUNDREDTH)?).ok()?;
        Stated::write(amount, style.decimals, style.scale, style.unit, self.mode).ok()
    }

    /// The same with a word that blurs it, if it is large enough: 180余万元, 近190万元, 约180万元.
    pub(in crate::interop::strategy) fn blurred(
        hundredths: i128,
        style: Style,
        roll: &mut Roll<'_>,
    ) -> Option<Stated<Amount>> {
        let unit = 10_i128.checked_pow(u32::from(style.scale.exponent()))?.checked_mul(100)?;
        let whole = hundredths.checked_div(unit)?;
        let ten = (whole / 10).checked_mul(10)?;
        let next = ten.checked_add(10)?;
        let word = style.scale.to_string();
        let text = match roll.below(3) {
            _ if ten <= 0 || style.unit != MoneyUnit::Yuan || style.scale == Scale::ONE => return None,
            0 if hundredths > ten.checked_mul(unit)? => format!("{ten}余{word}元"),
            1 if hundredths < next.checked_mul(unit)? => format!("近{next}{word}元"),
            _ => format!("约{ten}{word}元"),
        };
        text.parse().ok()
    }

    /// The percentage that one number is of another, if it can be written.
    pub(in crate::interop::strategy) fn percent(&self, part: i128, whole: i128, decimals: u8) -> Option<Stated<Ratio>> {
        let share = Exact::<crate::figure::OfWhole>::new(part, whole)?;
        self.ratio(share, decimals, RatioUnit::Percent)
    }

    /// A ratio: to so many decimals, or, where everything is exact, to all that it has, if they are few.
    pub(in crate::interop::strategy) fn ratio<M: Meaning>(
        &self,
        ratio: Exact<M>,
        decimals: u8,
        unit: RatioUnit,
    ) -> Option<Stated<Ratio>> {
        let decimals = if self.exact { 8 } else { decimals };
        let grid = ratio.ratio(8, Rounding::Down).ok()?;
        let is_exact = ratio.cmp_percent(grid).is_eq();
        if self.exact && !is_exact {
            return None;
        }
        let rounded = ratio.ratio(decimals, self.mode).ok()?;
        Stated::write(rounded, decimals, Scale::ONE, unit, Rounding::HalfUp).ok()
    }

    /// A number of people.
    pub(in crate::interop::strategy) fn heads(&self, heads: i128, unit: HeadUnit) -> Option<Stated<Headcount>> {
        let heads = Headcount::new(i64::try_from(heads).ok()?).ok()?;
        Stated::write(heads, 0, Scale::ONE, unit, self.mode).ok()
    }

    /// A number of hundredths of a unit, in a unit of measure.
    pub(in crate::interop::strategy) fn quantity(
        &self,
        hundredths: i128,
        decimals: u8,
        unit: &str,
    ) -> Option<Stated<Quantity>> {
        let unit: UnitOfMeasure = unit.parse().ok()?;
        let value = Quantity::from_scaled(hundredths.checked_mul(HUNDREDTH)?).ok()?;
        Stated::write(value, decimals, Scale::ONE, unit, self.mode).ok()
    }

    /// Points: whole ones without decimals, which are taken as given, or else rounded to some.
    pub(in crate::interop::strategy) fn points(&self, hundredths: i128, decimals: u8) -> Option<Stated<Quantity>> {
        let is_whole = hundredths.checked_rem(100) == Some(0);
        let decimals = if self.exact { 2 } else { decimals };
        self.quantity(hundredths, if is_whole { decimals } else { decimals.max(1) }, "")
    }
}

/// A cell with a figure.
pub(super) fn cell<Q: Measure>(stated: Stated<Q>) -> Cell<Stated<Q>> {
    Cell::Stated(stated)
}

/// A cell with a figure of any kind.
pub(super) fn points_cell(stated: Stated<Quantity>) -> Cell<Figure> {
    Cell::Stated(Figure::Quantity(stated))
}

/// The same number without its sign.
pub(super) fn unsigned<Q: Measure<Unit: Unit>>(stated: &Stated<Q>) -> Option<Stated<Q>> {
    let unit = stated.unit().clone();
    Stated::write(stated.value().magnitude(), stated.decimals(), stated.scale(), unit, Rounding::HalfUp).ok()
}
