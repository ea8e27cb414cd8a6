// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <stdexcept>

namespace base {

// A broken promise in our own code. Caught only where a handler, a job or main runs, so that a
// bug costs one request and not the server. User input must never be able to cause one.
class Bug : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

[[noreturn]] void fail_expectation(char const* condition, char const* file, int line);

}  // namespace base

// Checked in every build, release included.
#define EXPECTS(condition) \
  ((condition) ? void(0) : ::base::fail_expectation(#condition, __FILE__, __LINE__))
