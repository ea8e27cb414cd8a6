// SPDX-License-Identifier: Apache-2.0
#include "providers/sse_parser.hpp"

namespace providers {
namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

}  // namespace

bool SseParser::feed(std::string_view bytes) {
  while (!bytes.empty() && !too_large_) {
    if (after_cr_ && bytes.front() == '\n') bytes.remove_prefix(1);  // the second half of CRLF
    after_cr_ = false;
    auto const end = bytes.find_first_of("\r\n");
    line_.append(bytes.substr(0, end));
    if (line_.size() + event_.data.size() > most_bytes_) {
      too_large_ = true;
      break;
    }
    if (end == std::string_view::npos) break;
    after_cr_ = bytes[end] == '\r';
    bytes.remove_prefix(end + 1);
    take_line();
  }
  return !too_large_;
}

bool SseParser::finish() {
  if (too_large_) return false;
  bool const whole = line_.empty();
  line_.clear();
  if (whole) dispatch();
  return whole;
}

void SseParser::take_line() {
  std::string_view line = line_;
  if (at_start_ && line.starts_with(byte_order_mark)) line.remove_prefix(byte_order_mark.size());
  at_start_ = false;
  if (line.empty()) {
    dispatch();
  } else if (line.front() != ':') {
    auto const colon = line.find(':');
    auto value = colon == std::string_view::npos ? std::string_view() : line.substr(colon + 1);
    if (value.starts_with(' ')) value.remove_prefix(1);
    take_field(line.substr(0, colon), value);
  }
  line_.clear();
}

void SseParser::take_field(std::string_view name, std::string_view value) {
  if (name == "data") {
    if (has_data_) event_.data += '\n';
    event_.data += value;
    has_data_ = true;
  } else if (name == "event") {
    event_.name = value;
  } else if (name == "id" && value.find('\0') == std::string_view::npos) {
    event_.id = value;
  }
}

void SseParser::dispatch() {
  if (has_data_) tell_(event_);
  event_.data.clear();
  event_.name.clear();
  has_data_ = false;
}

}  // namespace providers
