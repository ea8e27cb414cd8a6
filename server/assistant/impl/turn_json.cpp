// SPDX-License-Identifier: Apache-2.0
#include "assistant/impl/turn_json.hpp"

#include "http/described.hpp"

namespace assistant {

BOOST_DESCRIBE_STRUCT(FunctionCall, (), (id, name, arguments, thoughts))

std::string calls_json(std::vector<FunctionCall> const& calls) { return http::to_json(calls); }

std::vector<FunctionCall> calls_from(std::string_view json) {
  auto calls = http::parse<std::vector<FunctionCall>>(json);
  return calls ? *std::move(calls) : std::vector<FunctionCall>();
}

}  // namespace assistant
