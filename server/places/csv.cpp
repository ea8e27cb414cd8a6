// SPDX-License-Identifier: Apache-2.0
#include "places/csv.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

#include "base/text.hpp"

namespace places {
namespace {

base::Error refuse_line(std::size_t line, std::string_view why) {
  return base::refuse(base::Refusal::invalid, fmt::format("Line {}: {}", line, why));
}

class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }
  base::Result<CsvRow> row();

 private:
  std::optional<base::Error> quoted_field(std::string& field);
  void plain_field(std::string& field);
  bool take(char c);

  std::string_view rest_;
  std::size_t line_ = 1;
};

bool CsvReader::take(char c) {
  if (rest_.empty() || rest_.front() != c) return false;
  if (c == '\n') ++line_;
  rest_.remove_prefix(1);
  return true;
}

std::optional<base::Error> CsvReader::quoted_field(std::string& field) {
  auto const began = line_;
  take('"');
  for (;;) {
    if (rest_.empty()) return refuse_line(began, "a quote is opened and never closed.");
    if (take('"')) {
      if (!take('"')) break;
      field += '"';
    } else {
      char const c = rest_.front();
      field += c;
      take(c);
    }
  }
  bool const is_closed =
      rest_.empty() || std::string_view(",\r\n").find(rest_.front()) != std::string_view::npos;
  if (!is_closed) return refuse_line(line_, "text follows a closing quote.");
  return std::nullopt;
}

void CsvReader::plain_field(std::string& field) {
  auto const end = std::min(rest_.find_first_of(",\n"), rest_.size());
  auto text = rest_.substr(0, end);
  if (text.ends_with('\r')) text.remove_suffix(1);
  field = text;
  rest_.remove_prefix(end);
}

base::Result<CsvRow> CsvReader::row() {
  CsvRow row{.line = line_, .fields = {}};
  do {
    auto& field = row.fields.emplace_back();
    if (rest_.starts_with('"')) {
      if (auto const refusal = quoted_field(field)) return *refusal;
    } else {
      plain_field(field);
    }
  } while (take(','));
  take('\r');
  take('\n');
  return row;
}

}  // namespace

base::Result<std::vector<CsvRow>> csv_rows(std::string_view text) {
  if (!base::is_utf8(text))
    return base::refuse(base::Refusal::invalid, "The file is not UTF-8 text.");
  if (text.starts_with("\ufeff")) text.remove_prefix(3);
  CsvReader reader(text);
  std::vector<CsvRow> rows;
  while (!reader.at_end()) {
    auto row = reader.row();
    if (!row) return row.error();
    bool const is_empty = row->fields.size() == 1 && row->fields[0].empty();
    if (!is_empty) rows.push_back(std::move(*row));
  }
  return rows;
}

base::Result<CsvTable> CsvTable::read(std::string_view text,
                                      std::span<std::string_view const> columns) {
  auto rows = csv_rows(text);
  if (!rows) return rows.error();
  auto const wrong =
      refuse_line(1, fmt::format("the columns must be {}.", fmt::join(columns, ",")));
  if (rows->empty() || rows->front().line != 1) return wrong;
  if (!std::ranges::equal(rows->front().fields, columns)) return wrong;
  rows->erase(rows->begin());
  return CsvTable{std::move(*rows)};
}

std::string csv_line(std::vector<std::string> const& fields) {
  std::string line;
  for (auto const& field : fields) {
    if (!line.empty()) line += ',';
    bool const is_plain = !field.empty() && field.find_first_of(",\"\r\n") == std::string::npos;
    if (is_plain) {
      line += field;
      continue;
    }
    line += '"';
    for (char const c : field) line.append(c == '"' ? 2 : 1, c);
    line += '"';
  }
  return line + '\n';
}

}  // namespace places
