//! Every check, by its code.

use super::check::{Check, Code};
use super::checks::{
    ACC001, CHG001, CHG002, CHG003, CLS001, CLS002, GRD001, IDN001, LST001, PER001, PER002, PER003, PNT001, PRI001,
    RAT001, RAT002, REF001, REP001, SCO001, SCO002, SHR001, SHR002, STA001, STA002, STA003, SUM001, SUM002, SUM003,
    TRU001, WGT001, ZER001, ZER002,
};

/// Every check, in the order of the codes.
pub static CHECKS: &[&Check] = &[
    &ACC001, &CHG001, &CHG002, &CHG003, &CLS001, &CLS002, &GRD001, &IDN001, &LST001, &PER001, &PER002, &PER003,
    &PNT001, &PRI001, &RAT001, &RAT002, &REF001, &REP001, &SCO001, &SCO002, &SHR001, &SHR002, &STA001, &STA002,
    &STA003, &SUM001, &SUM002, &SUM003, &TRU001, &WGT001, &ZER001, &ZER002,
];

/// The numbers of their codes, close together: they are looked for often.
static RANKS: [u64; CHECKS.len()] = {
    let (mut ranks, mut checks) = ([0; CHECKS.len()], CHECKS);
    let mut left: &mut [u64] = &mut ranks;
    while let ([first, rest @ ..], [check, others @ ..]) = (left, checks) {
        *first = check.code.rank();
        (left, checks) = (rest, others);
    }
    ranks
};

/// The check of that code.
///
/// ```
/// use budget_performance::audit::check;
///
/// let explanation = check("SUM001".parse()?).expect("it is registered").explanation;
/// assert!(explanation.contains("What it checks"));
/// # Ok::<(), budget_performance::audit::CodeError>(())
/// ```
pub fn check(code: Code) -> Option<&'static Check> {
    place(code).and_then(|place| CHECKS.get(place)).copied()
}

/// Where a check stands among all.
pub(super) fn place(code: Code) -> Option<usize> {
    RANKS.binary_search(&code.rank()).ok()
}
