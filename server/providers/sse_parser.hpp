// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace providers {

// One server-sent event.
struct ServerEvent {
  std::string data;  // lines joined by '\n'
  std::string name = {};
  std::string id = {};  // the last one seen, as the standard wants it
  friend bool operator==(ServerEvent const&, ServerEvent const&) = default;
};

// Reads an event stream from bytes that come in pieces of any size (WHATWG HTML, "server-sent
// events"): CR, LF or CRLF, comments, several data lines, a byte order mark. An event is told at
// its blank line. What one event may hold is bounded.
class SseParser {
 public:
  using Tell = std::function<void(ServerEvent const&)>;
  explicit SseParser(Tell tell, std::size_t most_bytes = 256 * 1024)
      : tell_(std::move(tell)), most_bytes_(most_bytes) {}

  // False once an event was larger than allowed; then nothing more is told.
  bool feed(std::string_view bytes);
  // The stream has ended. An event without its blank line is told all the same, because some
  // providers leave out the last one; false when its last line was cut.
  bool finish();

 private:
  void take_line();
  void take_field(std::string_view name, std::string_view value);
  void dispatch();

  Tell tell_;
  std::size_t const most_bytes_;
  std::string line_;
  ServerEvent event_;
  bool has_data_ = false;
  bool after_cr_ = false;
  bool at_start_ = true;  // a byte order mark may still come
  bool too_large_ = false;
};

}  // namespace providers
