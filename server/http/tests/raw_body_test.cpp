// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "http/answers.hpp"
#include "http/router.hpp"

TEST_CASE("an endpoint for files takes what its handler will look at, of any type") {
  auto files = http::post("/api/files")
                   .named("addFile", "Keep a file", "files")
                   .anyone()
                   .takes_raw("*/*")
                   .body_limit(10)
                   .answers_nothing()
                   .calls([](auto const&) { return http::no_content(); });
  http::Router const router({files});
  auto const status_of = [&](http::Headers headers, std::string body) {
    http::Request request;
    request.method = http::Method::post;
    request.path = "/api/files";
    request.headers = std::move(headers);
    request.body = std::move(body);
    return router.handle(request).status;
  };
  CHECK(status_of({{"Content-Type", "image/png"}}, "0123456789") == 204);
  CHECK(status_of({}, "x") == 204);
  CHECK(status_of({{"Content-Type", "image/png"}}, "0123456789x") == 413);
}
