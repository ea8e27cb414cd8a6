// SPDX-License-Identifier: Apache-2.0
#include "http/request_parser.hpp"

#include <doctest/doctest.h>

namespace {

std::string const head = "POST /a HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n";

// Offers what is there after each of the pieces, as a socket would.
std::string body_of(std::string const& text, std::size_t step) {
  http::RequestParser parser({});
  http::Request request;
  parser.begin(request);
  REQUIRE(parser.feed(head) == head.size());
  parser.limit_body(1000);
  std::size_t from = 0;
  for (std::size_t until = 0; until < text.size();) {
    until = std::min(text.size(), until + step);
    from += parser.feed(std::string_view(text).substr(from, until - from));
  }
  REQUIRE(parser.refused() == 0);
  CHECK(parser.done());
  CHECK(from == text.size());
  return request.body;
}

}  // namespace

TEST_CASE("a chunked body may come in pieces of any size, and may be empty") {
  for (std::size_t step = 1; step <= 30; ++step) {
    CAPTURE(step);
    CHECK(body_of("0\r\n\r\n", step).empty());
    CHECK(body_of("0;a=b\r\nTrailer: x\r\n\r\n", step).empty());
    CHECK(body_of("5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n", step) == "hello!");
  }
}

TEST_CASE("what cannot end a chunked body is refused") {
  for (auto const* text : {"0\r\n[\r\n\r\n", "0\r\n[", "x\r\n", "5\r\nhello!\r\n"}) {
    CAPTURE(std::string(text));
    http::RequestParser parser({});
    http::Request request;
    parser.begin(request);
    parser.feed(head);
    parser.limit_body(1000);
    std::string_view rest(text);
    for (std::size_t until = 1, from = 0; until <= rest.size() && parser.refused() == 0; ++until)
      from += parser.feed(rest.substr(from, until - from));
    CHECK_FALSE(parser.done());
  }
}
