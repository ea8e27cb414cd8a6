// SPDX-License-Identifier: Apache-2.0
#include "places/csv.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace places;

namespace {

constexpr std::array<std::string_view, 2> columns{"a", "b"};

std::string refusal(std::string_view text) {
  auto const table = CsvTable::read(text, columns);
  REQUIRE(table.has_error());
  return table.error().why;
}

}  // namespace

TEST_CASE("a quoted field holds commas, quotes and line breaks, and lines keep their number") {
  auto const table = CsvTable::read("\ufeffa,b\r\n1,\"x, \"\"y\"\"\nz\"\r\n\r\n,\"\"\n3", columns);
  REQUIRE(table.has_value());
  REQUIRE(table->rows.size() == 3);
  CHECK(table->rows[0].line == 2);
  CHECK(table->rows[0].fields == std::vector<std::string>{"1", "x, \"y\"\nz"});
  CHECK(table->rows[1].line == 5);
  CHECK(table->rows[1].fields == std::vector<std::string>{"", ""});
  CHECK(table->rows[2].fields == std::vector<std::string>{"3"});
}

TEST_CASE("a file that is not such a table is refused with the line") {
  CHECK(refusal("") == "Line 1: the columns must be a,b.");
  CHECK(refusal("b,a\n") == "Line 1: the columns must be a,b.");
  CHECK(refusal("a,b\n1,\"x\n") == "Line 2: a quote is opened and never closed.");
  CHECK(refusal("a,b\n1,\"x\"y\n") == "Line 2: text follows a closing quote.");
  CHECK(refusal("a,b\n\xff\n") == "The file is not UTF-8 text.");
}

TEST_CASE("a written line is read back as the same fields") {
  std::vector<std::string> const fields{"", "a \"b\", c\nd"};
  auto const table = CsvTable::read("a,b\n" + csv_line(fields), columns);
  REQUIRE(table.has_value());
  CHECK(table->rows.at(0).fields == fields);
}
