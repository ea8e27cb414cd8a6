// SPDX-License-Identifier: Apache-2.0
#include "trips/purse/currencies.hpp"

#include "base/decimal.hpp"
#include "base/expects.hpp"

namespace trips {
namespace {

__extension__ using Wide = __int128;

constexpr std::size_t most_whole_digits = 6;
constexpr std::size_t rate_digits = 9;

// ISO 4217, by the digits of their minor unit.
constexpr std::string_view without_minor =
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
constexpr std::string_view with_three = "BHD IQD JOD KWD LYD OMR TND";
constexpr std::string_view with_two =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD "
    "CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD "
    "GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD "
    "MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP "
    "PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS "
    "TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD YER ZAR ZMW";

bool has(std::string_view codes, std::string_view code) {
  auto const at = code.size() == 3 ? codes.find(code) : std::string_view::npos;
  return at != std::string_view::npos && at % 4 == 0;
}

Wide power_of_ten(int exponent) {
  Wide power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

}  // namespace

std::optional<int> minor_digits(std::string_view currency) {
  if (has(with_two, currency)) return 2;
  if (has(without_minor, currency)) return 0;
  if (has(with_three, currency)) return 3;
  return std::nullopt;
}

std::optional<std::int64_t> rate_from(std::string_view decimal) {
  auto const rate = base::billionths_from(decimal, most_whole_digits);
  return rate && *rate > 0 ? rate : std::nullopt;
}

std::string rate_text(std::int64_t rate_e9) { return base::billionths_text(rate_e9); }

std::optional<std::int64_t> in_trip_currency(std::int64_t minor, std::string_view currency,
                                             std::int64_t rate_e9) {
  auto const digits = minor_digits(currency);
  auto const own_digits = minor_digits(trip_currency);
  EXPECTS(digits && own_digits && minor >= 0 && minor <= most_minor);
  auto const above = Wide(minor) * rate_e9 * power_of_ten(*own_digits);
  auto const below = power_of_ten(static_cast<int>(rate_digits) + *digits);
  auto const rounded = (above + below / 2) / below;
  if (rounded > most_minor) return std::nullopt;
  return static_cast<std::int64_t>(rounded);
}

}  // namespace trips
