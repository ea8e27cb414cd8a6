// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "http/kinds.hpp"
#include "http/message.hpp"
#include "http/rules.hpp"

namespace base {
BOOST_DESCRIBE_STRUCT(FieldError, (), (pointer, detail))
}  // namespace base

namespace http {

// The body of every refusal. One with members of its own derives from it and says so with
// EndpointBuilder::refuses.
struct Problem {
  std::string type;
  std::string title;
  int status = 0;
  std::string detail;
  std::string code;
  std::optional<std::vector<base::FieldError>> errors;
  std::optional<std::string> request_id;
  std::optional<std::string> instance;
};
BOOST_DESCRIBE_STRUCT(Problem, (),
                      (type, title, status, detail, code, errors, request_id, instance))

// In the language of who asks.
Problem problem_from(unsigned status, base::Error const& error, Request const& request);

inline Rules rules(Of<base::FieldError>) {
  return {
      field("pointer").text("An RFC 6901 pointer into the body, or the name of a query parameter."),
      field("detail").text("A sentence for people, in the language of Accept-Language.")};
}

inline Rules rules(Of<Problem>) {
  return Rules{field("detail").text("A sentence for people, in the language of Accept-Language."),
               field("code").text("A word for programs.")}
      .text("Why a request was refused (RFC 9457).");
}

}  // namespace http
