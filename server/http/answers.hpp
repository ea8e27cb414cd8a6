// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "http/message.hpp"

namespace http {

Response ok(std::string json);
Response json_answer(unsigned status, std::string json);
// 201, with where the new thing can be found unless `location` is empty.
Response created(std::string json, std::string_view location = "");
Response no_content();
Response text_answer(unsigned status, std::string_view content_type, std::string body);
// 200 with server-sent events; `produce`, if given, runs on the handler's worker and ends it.
Response events(std::shared_ptr<EventStream> stream,
                std::function<void(EventStream&)> produce = nullptr);

// An RFC 9457 problem (problem.hpp) in the language of who asks. Modules with sentences of their
// own translate them first (language.hpp).
Response refusal(base::Error const& error, Request const& request);
Response problem(unsigned status, base::Error const& error, Request const& request);

// 401 for what is not, or no longer, good: what an Authenticator refuses with.
base::Error session_ended();
base::Error token_refused();  // a personal token

// The one table from refusals to HTTP status.
unsigned status_of(base::Error const& error);
std::string_view reason_phrase(unsigned status);

// Reads the path parameter as an id; one that is no id names nothing that exists.
template <class IdType>
base::Result<IdType> id(Request const& request, std::string_view parameter) {
  auto const text = request.params.find(parameter);
  auto const found = text ? IdType::parse(*text) : std::nullopt;
  if (!found) return base::refuse(base::Refusal::not_found, "There is no such thing.");
  return *found;
}

}  // namespace http
