// SPDX-License-Identifier: Apache-2.0
#include "rates/rate_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <pugixml.hpp>

#include "base/decimal.hpp"
#include "base/text.hpp"

namespace rates {
namespace {

base::Error unreadable(std::string why) {
  return base::refuse(base::Refusal::invalid, std::move(why));
}

bool is_code(std::string_view text) {
  return text.size() == 3 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// "20 November 2026", as the daily file has it, or 2026-11-20.
std::optional<base::Day> day_from(std::string_view text) {
  constexpr std::array<std::string_view, 12> months{
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  auto const first = text.find(' ');
  auto const last = text.rfind(' ');
  if (first == std::string_view::npos || first == last) return base::parse_day(text);
  auto const name = text.substr(first + 1, last - first - 1);
  auto const month = std::find(months.begin(), months.end(), name);
  if (month == months.end()) return std::nullopt;
  return base::parse_day(fmt::format("{}/{}/{}", text.substr(last + 1), month - months.begin() + 1,
                                     text.substr(0, first)));
}

// Adds the rate to its day. "where" is of the file: "line 3".
base::Result<void> add_rate(DayRates& day, std::string_view currency, std::string_view value,
                            std::string const& where) {
  if (!is_code(currency))
    return unreadable(fmt::format("{}: \"{}\" is no currency.", where, currency));
  auto const rate = base::billionths_from(value);
  if (!rate || *rate <= 0)
    return unreadable(fmt::format("{}: \"{}\" is no rate of {}.", where, value, currency));
  day.rates.push_back({std::string(currency), *rate});
  return {};
}

// <Cube><Cube time="2026-11-20"><Cube currency="USD" rate="1.1517"/>… in any namespace.
base::Result<std::vector<DayRates>> read_xml(std::string_view text) {
  pugi::xml_document document;
  auto const parsed = document.load_buffer(text.data(), text.size());
  if (!parsed)
    return unreadable(fmt::format("This is no well-formed XML: {} at byte {}.",
                                  parsed.description(), parsed.offset));
  std::vector<DayRates> days;
  for (auto const each : document.document_element().child("Cube").children("Cube")) {
    std::string_view const time = each.attribute("time").value();
    auto const day = base::parse_day(time);
    if (!day) return unreadable(fmt::format("\"{}\" is no day.", time));
    auto& made = days.emplace_back(DayRates{*day, {}});
    for (auto const rate : each.children("Cube"))
      if (auto const added = add_rate(made, rate.attribute("currency").value(),
                                      rate.attribute("rate").value(), std::string(time));
          !added)
        return added.error();
  }
  return days;
}

base::Result<DayRates> read_line(std::string_view line, std::vector<std::string> const& header,
                                 std::string const& where) {
  auto const cells = base::split(line, ',');  // lines end with a comma; a rate missing is N/A
  if (cells.size() != header.size())
    return unreadable(
        fmt::format("{}: {} fields, the header has {}.", where, cells.size(), header.size()));
  auto const day = day_from(cells[0]);
  if (!day) return unreadable(fmt::format("{}: \"{}\" is no day.", where, cells[0]));
  DayRates made{*day, {}};
  for (std::size_t i = 1; i < cells.size(); ++i) {
    if (cells[i] == "N/A") continue;
    if (auto const added = add_rate(made, header[i], cells[i], where); !added) return added.error();
  }
  return made;
}

base::Result<std::vector<DayRates>> read_csv(std::string_view text) {
  std::vector<DayRates> days;
  std::vector<std::string> header;
  for (std::size_t number = 1; !text.empty(); ++number) {
    auto const end = std::min(text.find('\n'), text.size());
    auto const line = base::trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    if (header.empty()) {
      header = base::split(line, ',');
      continue;
    }
    auto day = read_line(line, header, fmt::format("line {}", number));
    if (!day) return day.error();
    days.push_back(std::move(*day));
  }
  return days;
}

}  // namespace

base::Result<std::vector<DayRates>> read_rates(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  auto const start = base::trim(text);
  if (!start.starts_with('<') && !start.starts_with("Date,"))
    return unreadable(
        "This is no file of reference rates: neither XML nor CSV that begins with Date.");
  auto days = start.starts_with('<') ? read_xml(text) : read_csv(text);
  if (days &&
      std::none_of(days->begin(), days->end(), [](auto const& day) { return !day.rates.empty(); }))
    return unreadable("There is no rate in this file.");
  return days;
}

}  // namespace rates
