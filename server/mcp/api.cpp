// SPDX-License-Identifier: Apache-2.0
#include "mcp/api.hpp"

#include <algorithm>

#include "http/answers.hpp"
#include "http/schema.hpp"
#include "mcp/impl/header_value.hpp"

namespace mcp {
namespace {

std::optional<std::string> header(http::Request const& request, std::string_view name) {
  if (!request.headers.has(name)) return std::nullopt;
  return std::string(request.headers.get(name));
}

Headers headers_of(http::Request const& request) {
  Headers headers{header(request, "MCP-Protocol-Version"), header(request, "Mcp-Method"), {}};
  if (auto const name = header(request, "Mcp-Name")) headers.name = header_value(*name);
  return headers;
}

struct Answer {
  HttpParts parts;

  http::Response operator()(http::Request const& request) const {
    if (is_foreign(request))
      return http::json_answer(
          403, failure_text("", {Code::invalid_request, "This origin may not call."}));
    auto reply = parts.service.answer(request.body, headers_of(request), request);
    if (reply.body.empty()) {
      http::Response accepted;
      accepted.status = reply.status;
      return accepted;
    }
    auto answer = http::json_answer(reply.status, std::move(reply.body));
    answer.headers.add("Cache-Control", "no-store");
    return answer;
  }

 private:
  // A page of another site, perhaps one whose name was bent to our address.
  bool is_foreign(http::Request const& request) const {
    auto const origin = header(request, "Origin");
    return origin && std::ranges::find(parts.origins, *origin) == parts.origins.end();
  }
};

}  // namespace

http::Endpoint endpoint(HttpParts parts) {
  return http::post("/mcp")
      .named("answerAgent", "The Model Context Protocol: tools for agents; see docs/mcp.md", "mcp")
      .signed_in()
      .scopes({http::known_scopes.begin(), http::known_scopes.end()})
      .on([&service = parts.service](auto const& request) { return service.lane_of(request.body); })
      .takes<http::RawJson>()
      .answers<http::RawJson>(200, "A JSON-RPC response.")
      .answers<http::RawJson>(202, "A notification was taken; there is no body.")
      .answers<http::RawJson>(400, "A JSON-RPC error.")
      .answers<http::RawJson>(403, "Another site's page, or a token that is not for this.")
      .answers<http::RawJson>(404, "A JSON-RPC error: there is no such method.")
      .calls(Answer{std::move(parts)});
}

}  // namespace mcp
