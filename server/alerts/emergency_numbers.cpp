// SPDX-License-Identifier: Apache-2.0
#include "alerts/emergency_numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "alerts/impl/embedded.hpp"
#include "places/csv.hpp"

namespace alerts {
namespace {

using places::AreaCode;

constexpr std::array<std::string_view, 9> columns{
    "area", "name_zh", "name_en", "police", "ambulance", "fire", "source", "as_of", "verified"};
constexpr AreaCode mainland{100000};

bool is_number(std::string const& text) {
  return text.size() >= 2 && text.size() <= 6 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

base::Result<EmergencyNumbers> numbers_from(places::CsvRow const& row) {
  auto const& fields = row.fields;
  auto const wrong = [&row](std::string_view why) {
    return base::refuse(base::Refusal::invalid, fmt::format("line {}: {}", row.line, why));
  };
  if (fields.size() != columns.size()) return wrong("it needs nine fields");
  auto const area = AreaCode::parse(fields[0]);
  auto const as_of = base::parse_day(fields[7]);
  if (!area || !as_of) return wrong("the area or the day is none");
  if (!is_number(fields[3]) || !is_number(fields[4]) || !is_number(fields[5]))
    return wrong("a number has two to six digits");
  return EmergencyNumbers{*area,     fields[1], fields[2], fields[3],         fields[4],
                          fields[5], fields[6], *as_of,    fields[8] == "yes"};
}

// The countries and regions of the table have the numbers of their whole.
AreaCode country_of(AreaCode district) {
  auto const province = district.province();
  int const region = province.value() / 10000;
  bool const has_its_own = district.is_abroad() || region == 71 || region == 81 || region == 82;
  return has_its_own ? province : mainland;
}

}  // namespace

EmergencyNumberTable const& EmergencyNumberTable::bundled() {
  static EmergencyNumberTable const table = read(embedded::emergency_numbers_csv()).value();
  return table;
}

base::Result<EmergencyNumberTable> EmergencyNumberTable::read(std::string_view csv) {
  auto const read = places::CsvTable::read(csv, columns);
  if (!read) return read.error();
  EmergencyNumberTable table;
  for (auto const& row : read->rows) {
    auto numbers = numbers_from(row);
    if (!numbers) return numbers.error();
    table.rows_.push_back(*std::move(numbers));
  }
  std::sort(table.rows_.begin(), table.rows_.end(),
            [](auto const& a, auto const& b) { return a.area < b.area; });
  return table;
}

EmergencyNumbers const* EmergencyNumberTable::find(AreaCode district) const {
  auto const code = country_of(district);
  auto const found =
      std::lower_bound(rows_.begin(), rows_.end(), code,
                       [](auto const& row, auto wanted) { return row.area < wanted; });
  return found == rows_.end() || found->area != code ? nullptr : &*found;
}

}  // namespace alerts
