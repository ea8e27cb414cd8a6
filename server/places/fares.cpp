// SPDX-License-Identifier: Apache-2.0
#include "places/fares.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "places/csv.hpp"
#include "places/impl/embedded.hpp"

namespace places {
namespace {

constexpr std::array<std::string_view, 9> columns{"city_adcode", "mode",        "base_price_yuan",
                                                  "base_km",     "per_km_yuan", "note",
                                                  "source",      "as_of",       "verified"};
constexpr auto cny = base::Currency::cny;
// Rented bicycles in Chinese cities: about 1.5 yuan for every half hour begun.
constexpr base::Money half_hour_of_bike{150, cny};

std::optional<double> amount(std::string_view text) {
  if (text.empty()) return 0;
  double value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  bool const is_whole = error == std::errc{} && end == text.data() + text.size();
  return is_whole && value >= 0 && value < 1000 ? std::optional(value) : std::nullopt;
}

base::Money yuan(double amount) { return {std::llround(amount * 100), cny}; }

base::Money whole_yuan(double fen) {
  return base::Money::yuan(static_cast<std::int64_t>(std::ceil(fen / 100 - 1e-9)));
}

std::optional<FareRule> rule_from(CsvRow const& row) {
  auto const& f = row.fields;
  if (f.size() != columns.size()) return std::nullopt;
  auto const city = AreaCode::parse(f[0]);
  auto const mode = from_word<Mode>(f[1]);
  auto const base_price = amount(f[2]);
  auto const base_km = amount(f[3]);
  auto const per_km = amount(f[4]);
  auto const as_of = base::parse_day(f[7]);
  if (!city || !mode || !base_price || !base_km || !per_km || !as_of) return std::nullopt;
  return FareRule{*city, *mode, yuan(*base_price), *base_km * 1000, yuan(*per_km), f[5],
                  f[6],  *as_of};
}

// Nobody here knows what rides cost abroad; these are what they cost in Western Europe.
FareRule const& usual_abroad(Mode mode) {
  static FareRule const taxi{{}, Mode::taxi, yuan(60), 2000, yuan(20), "", "", {}};
  static FareRule const bus{{}, Mode::bus, yuan(20), 0, yuan(0), "", "", {}};
  return mode == Mode::taxi ? taxi : bus;
}

FareRule const& usual(Mode mode) {
  static FareRule const taxi{{}, Mode::taxi, yuan(10), 3000, yuan(2.2), "", "", {}};
  static FareRule const bus{{}, Mode::bus, yuan(2), 0, yuan(0), "", "", {}};
  return mode == Mode::taxi ? taxi : bus;
}

}  // namespace

Fares const& Fares::bundled() {
  static Fares const fares = read(embedded::text_of("transport.csv")).value();
  return fares;
}

base::Result<Fares> Fares::read(std::string_view csv) {
  auto const table = CsvTable::read(csv, columns);
  if (!table) return table.error();
  Fares fares;
  for (auto const& row : table->rows) {
    auto const rule = rule_from(row);
    if (!rule || fares.find(rule->city, rule->mode))
      return base::refuse(base::Refusal::invalid,
                          fmt::format("Line {}: not a fare, or there twice.", row.line));
    fares.rules_.push_back(*rule);
  }
  return fares;
}

FareRule const* Fares::find(AreaCode city, Mode mode) const {
  auto const found = std::ranges::find_if(
      rules_, [&](FareRule const& rule) { return rule.city == city && rule.mode == mode; });
  return found == rules_.end() ? nullptr : &*found;
}

base::Day Fares::as_of() const {
  if (rules_.empty()) return {};
  return std::min_element(rules_.begin(), rules_.end(),
                          [](auto const& a, auto const& b) { return a.as_of < b.as_of; })
      ->as_of;
}

base::Money Fares::fare(AreaCode city, Mode mode, double distance_m, base::Minutes minutes) const {
  if (mode == Mode::walk) return base::Money::yuan(0);
  if (mode == Mode::bike)
    return half_hour_of_bike * std::max<std::int64_t>(1, (minutes.count() + 29) / 30);
  auto const* const found = find(city, mode);
  auto const& otherwise = city.is_abroad() ? usual_abroad(mode) : usual(mode);
  auto const& rule = found ? *found : otherwise;
  double const further_km = std::max(0.0, distance_m - rule.base_m) / 1000;
  return whole_yuan(static_cast<double>(rule.base_price.minor()) +
                    further_km * static_cast<double>(rule.per_km.minor()));
}

}  // namespace places
