// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "http/message.hpp"
#include "http/server.hpp"

namespace http {

// What of an answer depends on the connection and not on the handler.
struct Framing {
  std::size_t content_length = 0;
  bool is_stream = false;  // no length: chunks, or until the connection closes
  bool is_chunked = false;
  bool close = false;
  bool keep_alive_1_0 = false;
};

// Writes the heads of answers: what the handler said, and the headers that everything gets.
class HeadWriter {
 public:
  explicit HeadWriter(ServerOptions const& options);

  void append(std::string& out, Request const& request, Response const& answer,
              Framing const& framing, std::string_view date) const;

  // The answer to a browser that asks whether another site's page may call, if that is asked.
  std::optional<Response> preflight(Request const& request) const;

 private:
  bool allows(std::string_view origin) const;

  std::vector<std::string> origins_;
  std::string fixed_;  // security headers, ready to be copied
};

// "Sun, 06 Nov 1994 08:49:37 GMT"
std::string http_date(base::Instant at);

// Compresses the body of an answer if that is worth it and the client takes it.
void compress(Request const& request, Response& answer, Compression const& how);

}  // namespace http
