//! Currencies by their ISO 4217 code.

use std::fmt;
use std::str::FromStr;

/// A currency (币种) by its ISO 4217 alphabetic code: `CNY`, `ZAR`.
///
/// ```
/// use budget_performance::figure::Currency;
///
/// assert_eq!("ZAR".parse::<Currency>()?.to_string(), "ZAR");
/// assert!("RMB".parse::<Currency>().is_err());
/// # Ok::<(), budget_performance::figure::CurrencyError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

/// The national codes of ISO 4217 in use in 2025, without funds, metals and test codes.
///
/// Not confirmed line by line against the list of the maintenance agency.
const CODES: &str = "\
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP \
CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR \
IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU \
MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG \
SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV \
WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

impl Currency {
    /// The currency of the People's Republic of China, the renminbi (人民币).
    pub const CNY: Self = Self(*b"CNY");

    /// The three letters.
    pub fn code(&self) -> &str {
        // OK because only the ASCII codes of the list are ever stored.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Every currency that is known.
    pub fn all() -> impl Iterator<Item = Self> {
        CODES.split_ascii_whitespace().filter_map(|code| code.as_bytes().try_into().ok().map(Self))
    }
}

/// A text that is no ISO 4217 code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, thiserror::Error)]
#[error("expected a currency code of ISO 4217, such as `CNY`")]
pub struct CurrencyError;

impl FromStr for Currency {
    type Err = CurrencyError;

    fn from_str(text: &str) -> Result<Self, CurrencyError> {
        Self::all().find(|currency| currency.code() == text).ok_or(CurrencyError)
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}
