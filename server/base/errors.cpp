// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "base/expects.hpp"
#include "base/result.hpp"

namespace base {

void fail_expectation(char const* condition, char const* file, int line) {
  throw Bug(std::string(file) + ":" + std::to_string(line) + ": expected " + condition);
}

void throw_exception_from_error(Error const& error, boost::source_location const& at) {
  throw Bug(std::string(at.file_name()) + ":" + std::to_string(at.line()) +
            ": value of a refusal: " + error.why);
}

}  // namespace base
