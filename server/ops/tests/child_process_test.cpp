// SPDX-License-Identifier: Apache-2.0
#include "ops/child_process.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace ops;

TEST_CASE("a child's lines are handed over as they were written") {
  std::vector<std::string> lines;
  auto const end = read_child({.command = {"printf", "one\\n\\ntwo\\nthree"}},
                              [&](std::string_view line) { lines.emplace_back(line); });
  CHECK(end.exit_code == 0);
  CHECK(lines == std::vector<std::string>{"one", "", "two", "three"});
  CHECK(end.peak_kib > 0);
}

TEST_CASE("a child that fills both its pipes is read to the end") {
  std::size_t bytes = 0;
  auto const end = read_child({.command = {"sh", "-c", "seq 1 200000 | tee /dev/stderr"}},
                              [&](std::string_view line) { bytes += line.size() + 1; });
  CHECK(end.exit_code == 0);
  CHECK(bytes == 1'288'895);
  CHECK(end.errors.size() == 4096);
  CHECK(end.errors.starts_with("1\n2\n3\n"));
}

TEST_CASE("a child whose lines are refused is ended and waited for") {
  auto const refuse = [](std::string_view) { throw std::runtime_error("enough"); };
  CHECK_THROWS_WITH(read_child({.command = {"yes"}}, refuse), "enough");
}

TEST_CASE("a program that is not there has the exit code of the shell") {
  auto const end = read_child({.command = {"no-such-program"}}, [](std::string_view) {});
  CHECK(end.exit_code == 127);
  CHECK(read_child({.command = {"false"}}, [](std::string_view) {}).exit_code == 1);
}
