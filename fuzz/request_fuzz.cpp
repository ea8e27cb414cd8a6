// SPDX-License-Identifier: Apache-2.0
// links: http
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/expects.hpp"
#include "http/client_address.hpp"
#include "http/request_parser.hpp"
#include "http/trace.hpp"

namespace {

struct Outcome {
  bool done = false;
  unsigned refused = 0;
  std::string method, path, body;
  std::size_t headers = 0;
  friend bool operator==(Outcome const&, Outcome const&) = default;
};

// Offers the bytes in steps, the way a socket would.
Outcome outcome_of(std::string_view input, std::size_t step) {
  http::RequestParser parser({.header_bytes = 2048, .target_bytes = 512});
  http::Request request;
  parser.begin(request);
  bool limited = false;
  std::size_t from = 0;
  for (std::size_t until = 0; until < input.size() && !parser.done() && !parser.refused();) {
    until = std::min(input.size(), until + step);
    for (std::size_t used = 1; used > 0 && !parser.done() && !parser.refused();) {
      used = from < until ? parser.feed(input.substr(from, until - from)) : 0;
      EXPECTS(from + used <= until);
      from += used;
      if (!limited && parser.head_done()) parser.limit_body(1000);
      limited = parser.head_done();
    }
  }
  EXPECTS(request.body.size() <= 1000);
  if (parser.refused()) return {false, parser.refused(), {}, {}, {}, 0};
  if (!parser.done()) return {};
  (void)parser.keep_alive();
  auto const client = http::client_address(request, "127.0.0.1", {"127.0.0.1"});
  EXPECTS(!client.empty() && http::plain_address(client) == client);
  (void)http::locale_from(request.headers.get("Accept-Language"));
  EXPECTS(http::traceparent_for(request.headers.get("traceparent"), {}).size() == 55);
  return {true,
          0,
          std::string(to_word(request.method)),
          request.path,
          request.body,
          request.headers.size()};
}

}  // namespace

// However the bytes are cut into pieces, the same request comes out of them.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
  std::string_view const input(reinterpret_cast<char const*>(bytes), size);
  auto const whole = outcome_of(input, input.size() + 1);
  auto const pieces = outcome_of(input, 7);
  if (whole.done && pieces.done) EXPECTS(whole == pieces);
  return 0;
}
