// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace http {

struct ParserLimits {
  std::uint32_t header_bytes = 16 * 1024;
  std::size_t target_bytes = 8 * 1024;
};

// Reads one HTTP/1.x request after the other from bytes, straight into a Request.
class RequestParser {
 public:
  explicit RequestParser(ParserLimits limits);
  ~RequestParser();
  RequestParser(RequestParser const&) = delete;

  // Begins a new request, which must outlive the reading of it.
  void begin(Request& into);

  // Takes what it can of `bytes` and says how much; the rest must be offered again with more
  // behind it. Stops behind the head, so that limit_body() may be called, and behind the end.
  std::size_t feed(std::string_view bytes);

  // 0, or the status to refuse with; then nothing more can be read from this connection.
  unsigned refused() const;
  std::string_view why() const;

  bool head_done() const;
  bool done() const;
  void limit_body(std::size_t bytes);  // by default nothing is taken

  // Of a complete head:
  std::optional<std::uint64_t> content_length() const;
  bool keep_alive() const;
  bool is_http_1_0() const;
  bool expects_continue() const;

 private:
  class Reader;
  std::unique_ptr<Reader> reader_;
};

}  // namespace http
