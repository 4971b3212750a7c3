//! The checks, one file each; the page beside it is its documentation, at run time too.

use super::bands::Bands;
use super::check::Code;
use crate::model::{Pointer, Report};

mod acc001;
mod chg001;
mod chg002;
mod chg003;
mod cls001;
mod cls002;
mod grd001;
mod idn001;
mod lst001;
mod per001;
mod per002;
mod per003;
mod pnt001;
mod pri001;
mod rat001;
mod rat002;
mod ref001;
mod rep001;
mod sco001;
mod sco002;
mod shr001;
mod shr002;
mod sta001;
mod sta002;
mod sta003;
mod sum001;
mod sum002;
mod sum003;
mod tru001;
mod wgt001;
mod zer001;
mod zer002;

pub use acc001::ACC001;
pub use chg001::CHG001;
pub use chg002::CHG002;
pub use chg003::CHG003;
pub use cls001::CLS001;
pub use cls002::CLS002;
pub use grd001::GRD001;
pub use idn001::IDN001;
pub use lst001::LST001;
pub use per001::PER001;
pub use per002::PER002;
pub use per003::PER003;
pub use pnt001::PNT001;
pub use pri001::PRI001;
pub use rat001::RAT001;
pub use rat002::RAT002;
pub use ref001::REF001;
pub use rep001::REP001;
pub use sco001::SCO001;
pub use sco002::SCO002;
pub use shr001::SHR001;
pub use shr002::SHR002;
pub use sta001::STA001;
pub use sta002::STA002;
pub use sta003::STA003;
pub use sum001::SUM001;
pub use sum002::SUM002;
pub use sum003::SUM003;
pub use tru001::TRU001;
pub use wgt001::WGT001;
pub use zer001::ZER001;
pub use zer002::ZER002;

pub(super) const ACCOUNT: Code = acc001::CODE;
pub(super) const CHANGE: Code = chg001::CODE;
pub(super) const LIST_CHANGE: Code = chg002::CODE;
pub(super) const WORDS: Code = chg003::CODE;
pub(super) const IN_FORCE: Code = cls001::CODE;
pub(super) const LABEL: Code = cls002::CODE;
pub(super) const GRADE: Code = grd001::CODE;
pub(super) const LIST: Code = lst001::CODE;
pub(super) const CUTOFF: Code = per001::CODE;
pub(super) const POINTS: Code = pnt001::CODE;
pub(super) const PRIOR: Code = pri001::CODE;
pub(super) const RATE: Code = rat001::CODE;
pub(super) const RATIO: Code = rat002::CODE;
pub(super) const REPEATED: Code = rep001::CODE;
pub(super) const ABOVE_WEIGHT: Code = sco001::CODE;
pub(super) const SCORES: Code = sco002::CODE;
pub(super) const SHARE: Code = shr001::CODE;
pub(super) const SHARES: Code = shr002::CODE;
pub(super) const POSTS: Code = sta001::CODE;
pub(super) const OVERSTAFFED: Code = sta002::CODE;
pub(super) const SUM: Code = sum001::CODE;
pub(super) const HIERARCHY: Code = sum002::CODE;
pub(super) const COLUMNS: Code = sum003::CODE;
pub(super) const TRUNCATED: Code = tru001::CODE;
pub(super) const WEIGHTS: Code = wgt001::CODE;

/// Scorecards that state a grade which no bands tell anything of.
pub(super) fn without_bands(report: &Report, bands: Option<&Bands>) -> Vec<Pointer> {
    grd001::not_judged(report, bands)
}
