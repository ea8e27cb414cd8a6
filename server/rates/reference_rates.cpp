// SPDX-License-Identifier: Apache-2.0
#include "rates/reference_rates.hpp"

#include <algorithm>

#include "base/expects.hpp"
#include "storage/sql.hpp"

namespace rates {
namespace {

using soci::use;
using storage::Sql;

__extension__ using Wide = __int128;

constexpr std::int64_t one = 1'000'000'000;
constexpr std::int64_t six_digits = 1'000'000;

void replace_days(Sql& sql, std::vector<DayRates> const& days) {
  std::string day;
  std::string currency;
  long long per_euro_e9 = 0;
  soci::statement forget =
      (sql.prepare << "DELETE FROM reference_rates WHERE day = :day", use(day));
  soci::statement insert =
      (sql.prepare << "INSERT INTO reference_rates (currency, day, per_euro_e9) "
                      "VALUES (:currency, :day, :rate)",
       use(currency), use(day), use(per_euro_e9));
  for (auto const& each : days) {
    day = base::to_text(each.day);
    forget.execute(true);
    for (auto const& rate : each.rates) {
      currency = rate.currency;
      per_euro_e9 = rate.per_euro_e9;
      insert.execute(true);
    }
  }
}

// A euro is worth a euro. What a file says of a currency twice is refused.
base::Result<void> complete(std::vector<DayRates>& days) {
  std::erase_if(days, [](auto const& each) { return each.rates.empty(); });
  std::sort(days.begin(), days.end(), [](auto const& a, auto const& b) { return a.day < b.day; });
  auto const twice = std::adjacent_find(
      days.begin(), days.end(), [](auto const& a, auto const& b) { return a.day == b.day; });
  if (twice != days.end())
    return base::refuse(base::Refusal::invalid, base::to_text(twice->day) + " is there twice.");
  for (auto& [day, all] : days) {
    all.push_back({"EUR", one});
    std::sort(all.begin(), all.end(),
              [](auto const& a, auto const& b) { return a.currency < b.currency; });
    auto const again = std::adjacent_find(all.begin(), all.end(), [](auto const& a, auto const& b) {
      return a.currency == b.currency;
    });
    if (again != all.end())
      return base::refuse(base::Refusal::invalid,
                          base::to_text(day) + ": " + again->currency + " is there twice.");
  }
  return {};
}

}  // namespace

std::optional<std::int64_t> crossed(std::int64_t from_e9, std::int64_t to_e9) {
  EXPECTS(from_e9 > 0 && to_e9 > 0);
  Wide const above = Wide(to_e9) * one;
  Wide step = from_e9;  // one billionth of the result is worth this much of `above`
  while (above >= step * six_digits) step *= 10;
  Wide const rounded = (above + step / 2) / step * (step / from_e9);
  if (rounded == 0 || rounded >= Wide(six_digits) * one) return std::nullopt;
  return static_cast<std::int64_t>(rounded);
}

base::Result<ImportedRates> ReferenceRates::import(std::string_view file) {
  auto days = read_rates(file);
  if (!days) return days.error();
  if (auto const done = complete(*days); !done) return done.error();
  db_.write([&](Sql& sql) { replace_days(sql, *days); });
  ImportedRates made{days->size(), 0, days->back().day};
  for (auto const& each : *days) made.rates += each.rates.size() - 1;
  return made;
}

std::optional<FoundRate> ReferenceRates::find(std::string_view from, std::string_view to,
                                              base::Day day) {
  auto const until = base::to_text(day);
  auto const row = db_.read([&](Sql& sql) {
    return sql.find_row(
        "SELECT a.per_euro_e9, b.per_euro_e9, a.day FROM reference_rates a "
        "JOIN reference_rates b ON b.day = a.day "
        "WHERE a.currency = ? AND b.currency = ? AND a.day <= ? ORDER BY a.day DESC LIMIT 1",
        {from, to, until});
  });
  if (!row) return std::nullopt;
  auto const number = [&](std::size_t column) { return std::stoll((*row)[column].value()); };
  auto const rate = crossed(number(0), number(1));
  if (!rate) return std::nullopt;
  return FoundRate{*rate, base::parse_day((*row)[2].value()).value()};
}

}  // namespace rates
