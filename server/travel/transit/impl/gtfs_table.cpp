// SPDX-License-Identifier: Apache-2.0
#include "travel/transit/impl/gtfs_table.hpp"

#include <charconv>
#include <cmath>

#include "base/text.hpp"
#include "ops/child_process.hpp"

namespace travel {
namespace {

constexpr double most_number = 1e9;  // nothing that we read is larger
constexpr int nothing_matched = 11;  // what unzip ends with when it finds no such file

}  // namespace

std::string_view GtfsRow::text(std::string_view column) const {
  auto const found = columns_.find(column);
  if (found == columns_.end() || found->second >= fields_.size()) return {};
  return fields_[found->second];
}

std::optional<double> GtfsRow::number(std::string_view column) const {
  auto const said = text(column);
  double number = 0;
  auto const [end, error] = std::from_chars(said.data(), said.data() + said.size(), number);
  bool const is_whole = error == std::errc{} && end == said.data() + said.size();
  if (!is_whole || !(std::abs(number) < most_number)) return std::nullopt;
  return number;
}

std::optional<std::int32_t> GtfsRow::seconds(std::string_view column) const {
  auto const parts = base::split(text(column), ':');
  if (parts.size() != 3) return std::nullopt;
  std::int32_t whole = 0;
  for (auto const& part : parts) {
    std::int32_t number = 0;
    auto const [end, error] = std::from_chars(part.data(), part.data() + part.size(), number);
    bool const is_first = &part == &parts.front();
    if (error != std::errc{} || end != part.data() + part.size() || number < 0 ||
        number > (is_first ? 200 : 59))
      return std::nullopt;
    whole = whole * 60 + number;
  }
  return whole;
}

std::optional<std::vector<std::string>> split_csv(std::string_view line) {
  std::vector<std::string> fields(1);
  bool is_quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    char const letter = line[i];
    if (letter == '"') {
      bool const is_doubled = is_quoted && i + 1 < line.size() && line[i + 1] == '"';
      if (is_doubled)
        fields.back().push_back(line[++i]);
      else
        is_quoted = !is_quoted;
    } else if (letter == ',' && !is_quoted) {
      fields.emplace_back();
    } else if (letter != '\r' || is_quoted) {
      fields.back().push_back(letter);
    }
  }
  if (is_quoted) return std::nullopt;
  for (auto& field : fields) field = base::trim(field);
  return fields;
}

base::Result<bool> read_table(std::filesystem::path const& zip, std::string const& table,
                              std::function<void(GtfsRow const&)> const& take) {
  std::map<std::string, std::size_t, std::less<>> columns;
  std::string pending;
  auto const take_line = [&](std::string_view line) {
    if (columns.empty() && line.substr(0, 3) == "\xEF\xBB\xBF") line.remove_prefix(3);
    pending.append(line);
    auto const fields = split_csv(pending);
    if (!fields) {
      pending.push_back('\n');
      return;
    }
    bool const is_blank = base::trim(pending).empty();
    pending.clear();
    if (is_blank) return;
    if (!columns.empty()) return take(GtfsRow(columns, *fields));
    for (std::size_t i = 0; i < fields->size(); ++i) columns.emplace((*fields)[i], i);
  };
  auto const end = ops::read_child({.command = {"unzip", "-p", zip.string(), table}}, take_line);
  if (end.exit_code == 127)
    return base::refuse(base::Refusal::unavailable, "unzip was not found; install the package.");
  if (end.exit_code == nothing_matched) return false;
  if (end.exit_code != 0) return base::refuse(base::Refusal::invalid, "unzip: " + end.errors);
  return true;
}

}  // namespace travel
