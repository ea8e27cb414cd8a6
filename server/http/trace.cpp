// SPDX-License-Identifier: Apache-2.0
#include "http/trace.hpp"

#include <algorithm>
#include <span>

namespace http {
namespace {

constexpr std::string_view hex = "0123456789abcdef";

void append_hex(std::string& out, std::span<std::uint8_t const> bytes) {
  for (auto const byte : bytes) {
    out += hex[byte >> 4];
    out += hex[byte & 15u];
  }
}

bool is_hex(std::string_view text) { return text.find_first_not_of(hex) == std::string_view::npos; }

bool is_zero(std::string_view text) {
  return text.find_first_not_of('0') == std::string_view::npos;
}

// 00-<32 hex>-<16 hex>-<2 hex>; a later version may append more (W3C Trace Context §3.2.4).
bool is_valid(std::string_view text) {
  if (text.size() < 55 || text[2] != '-' || text[35] != '-' || text[52] != '-') return false;
  auto const version = text.substr(0, 2);
  auto const trace = text.substr(3, 32);
  auto const span = text.substr(36, 16);
  if (!is_hex(version) || version == "ff" || (version == "00" && text.size() != 55)) return false;
  if (text.size() > 55 && text[55] != '-') return false;
  return is_hex(trace) && !is_zero(trace) && is_hex(span) && !is_zero(span) &&
         is_hex(text.substr(53, 2));
}

}  // namespace

bool is_sane_request_id(std::string_view text) {
  return text.size() >= 8 && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '-' || c == '_' || c == '.';
         });
}

std::string traceparent_for(std::string_view incoming, base::Ulid const& ours) {
  std::string made = "00-";
  made.reserve(55);
  bool const known = is_valid(incoming);
  if (known)
    made += incoming.substr(3, 32);
  else
    append_hex(made, ours.bytes());
  made += '-';
  append_hex(made, std::span(ours.bytes()).subspan(8));  // the part that chance made
  made += '-';
  made += known ? incoming.substr(53, 2) : "00";
  return made;
}

}  // namespace http
