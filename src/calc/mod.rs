//! Pure functions on exact quantities, one concern per file.
//!
//! Every function is total: it returns the exact result, or a small error that says why there is none. Whoever writes a
//! result decides how to round it. Arguments stand part before whole, current before prior, actual before budget.
//!
//! | function | Chinese | formula |
//! |---|---|---|
//! | [`total()`] | 合计 | `Σ parts` |
//! | [`share()`], [`SharesOf`] | 占比 | `part ÷ whole` |
//! | [`shares()`] | 占比 | the same for all parts, adding up to 100 % |
//! | [`allocate()`] | 分配 | `amount × weight ÷ Σ weights`, without a rest |
//! | [`change()`], [`change_rate`] | 增减额, 增减率 | `current − prior`, `÷ prior` |
//! | [`prior_from_change`], [`prior_from_rate`] | 上年数 | `current − change`, `current ÷ (1 + rate)` |
//! | [`variance()`] | 差异 | `actual − budget`, favourable or adverse |
//! | [`contribution()`], [`point_change`] | 拉动, 百分点 | `(current − prior) ÷ prior whole` |
//! | [`execution_rate`] | 预算执行率 | `actual ÷ budget`, which names its budget |
//! | [`composition_variance`] | 构成偏差 | `Σ │actual − adjusted│ ÷ Σ adjusted` |
//! | [`aggregate_outturn`], [`contingency_share`], [`pi_1`] … [`pi_3_2`] | – | PEFA 2016 |
//! | [`filling_rate`], [`vacancy`], [`over_establishment`] | 在职人员控制率, 空编, 超编 | `in post ÷ posts` |
//! | [`per_head()`] | 人均 | `amount ÷ heads`, which names the heads |
//! | [`progress()`] | 进展 | `(actual − baseline) ÷ (target − baseline)` |
//! | [`achievement()`] | 完成情况 | met or missed, `achieved ÷ target` |
//!
//! [`bounds`] does the same on intervals.

mod achievement;
mod allocate;
pub mod bounds;
mod change;
mod composition;
mod contribution;
mod error;
mod execution;
mod pefa;
mod per_head;
mod progress;
mod remainder;
mod share;
mod shares;
mod staffing;
mod total;
mod variance;

pub use achievement::{Achievement, Direction, achievement};
pub use allocate::allocate;
pub use change::{change, change_rate, prior_from_change, prior_from_rate};
pub use composition::{CompositionVariance, Head, composition_variance};
pub use contribution::{contribution, point_change};
pub use error::CalcError;
pub use execution::{Budget, ExecutionRate, execution_rate};
pub use pefa::{PefaScore, aggregate_outturn, contingency_share, pi_1, pi_2_1, pi_2_2, pi_2_3, pi_3_1, pi_3_2};
pub use per_head::{Basis, PerHead, per_head};
pub use progress::progress;
pub use share::{SharesOf, share};
pub use shares::{Balance, shares};
pub use staffing::{filling_rate, over_establishment, vacancy};
pub use total::total;
pub use variance::{Sense, Side, Variance, variance};
