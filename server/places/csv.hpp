// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace places {

struct CsvRow {
  std::size_t line = 0;  // of its first character, from 1
  std::vector<std::string> fields;
};

// RFC 4180: quoted fields may hold commas, quotes (doubled) and line breaks; LF or CRLF; a byte
// order mark is skipped; empty lines are left out. The text must be UTF-8.
struct CsvTable {
  std::vector<CsvRow> rows;  // without the header; every row may have any number of fields

  // The header must be exactly these columns. A refusal names the line.
  static base::Result<CsvTable> read(std::string_view text,
                                     std::span<std::string_view const> columns);
};

// All rows, the header among them, whatever its columns are called.
base::Result<std::vector<CsvRow>> csv_rows(std::string_view text);

// The fields as one line, quoted where they need it, with its line break.
std::string csv_line(std::vector<std::string> const& fields);

}  // namespace places
