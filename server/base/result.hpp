// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <iosfwd>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "base/expects.hpp"

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

[[noreturn]] void fail_on_refusal(Error const& error);

// A value, or the refusal that the caller must handle. Reading the value of a refusal is a Bug;
// so is reading the error of a value. (Why not boost::system::result: docs/decisions/0001.)
template <class T>
class [[nodiscard]] Result {
 public:
  using value_type = T;
  Result(Error error) : held_(std::in_place_index<1>, std::move(error)) {}
  template <class U = T>
  requires(std::is_constructible_v<T, U&&>&& std::is_convertible_v<U&&, T> &&
           !std::is_same_v<std::remove_cvref_t<U>, Error> &&
           !std::is_same_v<std::remove_cvref_t<U>, Result>) Result(U&& value)
      : held_(std::in_place_index<0>, std::forward<U>(value)) {}

  bool has_value() const { return held_.index() == 0; }
  bool has_error() const { return held_.index() == 1; }
  explicit operator bool() const { return has_value(); }

  T& value() & { return checked(), *std::get_if<0>(&held_); }
  T const& value() const& { return checked(), *std::get_if<0>(&held_); }
  T&& value() && { return checked(), std::move(*std::get_if<0>(&held_)); }
  T& operator*() & { return value(); }
  T const& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  T const* operator->() const { return &value(); }

  Error const& error() const& {
    EXPECTS(has_error());
    return *std::get_if<1>(&held_);
  }
  Error&& error() && {
    EXPECTS(has_error());
    return std::move(*std::get_if<1>(&held_));
  }

 private:
  void checked() const {
    if (has_error()) fail_on_refusal(*std::get_if<1>(&held_));
  }
  std::variant<T, Error> held_;
};

// Done, or the reason why not.
template <>
class [[nodiscard]] Result<void> {
 public:
  using value_type = void;
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}
  bool has_value() const { return !error_; }
  bool has_error() const { return error_.has_value(); }
  explicit operator bool() const { return has_value(); }
  void value() const {
    if (error_) fail_on_refusal(*error_);
  }
  Error const& error() const {
    EXPECTS(has_error());
    return *error_;
  }

 private:
  std::optional<Error> error_;
};

// "a value", or the refusal's reason: what a failing test or a log line wants to say.
void describe(std::ostream& out, Error const* error);

template <class T>
std::ostream& operator<<(std::ostream& out, Result<T> const& result) {
  describe(out, result.has_error() ? &result.error() : nullptr);
  return out;
}

inline Error refuse(Refusal kind, std::string why, std::string code = {}) {
  return Error{kind, std::move(why), std::move(code)};
}

inline Error refuse_field(std::string pointer, std::string detail) {
  return Error{Refusal::invalid, detail, {}, {{std::move(pointer), detail}}};
}

}  // namespace base
