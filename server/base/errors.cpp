// SPDX-License-Identifier: Apache-2.0
#include <ostream>
#include <string>

#include "base/expects.hpp"
#include "base/result.hpp"

namespace base {

void fail_expectation(char const* condition, char const* file, int line) {
  throw Bug(std::string(file) + ":" + std::to_string(line) + ": expected " + condition);
}

void fail_on_refusal(Error const& error) { throw Bug("value of a refusal: " + error.why); }

void describe(std::ostream& out, Error const* error) {
  if (!error) {
    out << "a value";
    return;
  }
  out << "refused: " << error->why;
  for (auto const& field : error->fields)
    out << " [" << field.pointer << ' ' << field.detail << ']';
}

}  // namespace base
