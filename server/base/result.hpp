// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/system/result.hpp>
#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace base {

// Why the world or the user says no. http maps each kind to one status (http/answers.cpp).
enum class Refusal {
  invalid,          // the input does not fit: 422
  unauthenticated,  // who are you: 401
  forbidden,        // not yours: 403
  not_found,        // no such thing: 404
  conflict,         // does not fit the present state: 409
  too_large,        // over a size limit: 413
  too_many,         // over a rate limit: 429
  unavailable,      // somebody we need does not answer: 503
};

// One wrong field: `pointer` is an RFC 6901 JSON pointer into the request body, or the name of
// a query parameter; `detail` is a sentence for people.
struct FieldError {
  std::string pointer;
  std::string detail;
  friend bool operator==(FieldError const&, FieldError const&) = default;
};

struct Error {
  Refusal kind = Refusal::invalid;
  std::string why;        // a sentence for people
  std::string code = {};  // E-101 … LLM-105, or a snake_case word of ours; may be empty
  std::vector<FieldError> fields = {};
  std::optional<std::chrono::seconds> retry_after = {};
};

[[noreturn]] void throw_exception_from_error(Error const& error, boost::source_location const& at);

// A value, or the refusal that the caller must handle. Reading the value of a refusal is a Bug.
template <class T>
class [[nodiscard]] Result : public boost::system::result<T, Error> {
 public:
  using boost::system::result<T, Error>::result;
};

inline Error refuse(Refusal kind, std::string why, std::string code = {}) {
  return Error{kind, std::move(why), std::move(code)};
}

inline Error refuse_field(std::string pointer, std::string detail) {
  return Error{Refusal::invalid, detail, {}, {{std::move(pointer), detail}}};
}

}  // namespace base
