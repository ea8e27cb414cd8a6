// SPDX-License-Identifier: Apache-2.0
#include "http/head.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "http/answers.hpp"
#include "http/encoding.hpp"

namespace http {
namespace {

constexpr std::string_view security_headers =
    "Server: xingqu\r\n"
    "Content-Security-Policy: default-src 'self'; img-src 'self' data: blob:; "
    "worker-src 'self' blob:; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: strict-origin-when-cross-origin\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Permissions-Policy: geolocation=(self), camera=(), microphone=(), payment=()\r\n";

constexpr std::string_view strict_transport =
    "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n";

void append_number(std::string& out, std::size_t number) {
  char digits[20];
  auto const* const end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  out.append(digits, static_cast<std::size_t>(end - digits));
}

// A line break in a value would end the header and begin one of the attacker's.
void append_header(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ");
  if (std::none_of(value.begin(), value.end(), [](char c) { return c == '\r' || c == '\n'; })) {
    out.append(value);
  } else {
    for (char const c : value) out += c == '\r' || c == '\n' ? ' ' : c;
  }
  out.append("\r\n");
}

bool has_no_body(unsigned status) { return status == 204 || status == 304; }

void append_framing(std::string& out, Response const& answer, Framing const& framing) {
  if (framing.is_chunked) {
    out += "Transfer-Encoding: chunked\r\n";
  } else if (!framing.is_stream && !has_no_body(answer.status)) {
    out += "Content-Length: ";
    append_number(out, framing.content_length);
    out += "\r\n";
  }
  if (framing.close)
    out += "Connection: close\r\n";
  else if (framing.keep_alive_1_0)
    out += "Connection: keep-alive\r\n";
}

}  // namespace

HeadWriter::HeadWriter(ServerOptions const& options)
    : origins_(options.allowed_origins), fixed_(security_headers) {
  if (options.tls) fixed_ += strict_transport;
}

bool HeadWriter::allows(std::string_view origin) const {
  return !origin.empty() && std::find(origins_.begin(), origins_.end(), origin) != origins_.end();
}

void HeadWriter::append(std::string& out, Request const& request, Response const& answer,
                        Framing const& framing, std::string_view date) const {
  out += "HTTP/1.1 ";
  append_number(out, answer.status);
  out.append(" ").append(reason_phrase(answer.status)).append("\r\nDate: ").append(date);
  out += "\r\n";
  out += fixed_;
  if (!request.request_id.empty()) append_header(out, "X-Request-Id", request.request_id);
  for (std::size_t i = 0; i < answer.headers.size(); ++i)
    append_header(out, answer.headers[i].name, answer.headers[i].value);
  if (!answer.headers.has("Cache-Control")) out += "Cache-Control: no-store\r\n";
  if (!origins_.empty()) {
    auto const origin = request.headers.get("Origin");
    out += "Vary: Origin\r\n";
    if (allows(origin)) {
      append_header(out, "Access-Control-Allow-Origin", origin);
      out += "Access-Control-Expose-Headers: X-Request-Id, Retry-After, Location, ETag\r\n";
    }
  }
  append_framing(out, answer, framing);
  out += "\r\n";
}

std::optional<Response> HeadWriter::preflight(Request const& request) const {
  if (request.method != Method::options || !allows(request.headers.get("Origin")) ||
      !request.headers.has("Access-Control-Request-Method"))
    return std::nullopt;
  auto answer = no_content();
  answer.headers.add("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE");
  answer.headers.add("Access-Control-Allow-Headers",
                     "Authorization, Content-Type, Idempotency-Key, X-Request-Id, traceparent");
  answer.headers.add("Access-Control-Max-Age", "600");
  return answer;
}

std::string http_date(base::Instant at) {
  using namespace std::chrono;
  static constexpr std::array days_of_week{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  auto const midnight = floor<days>(at);
  year_month_day const date(midnight);
  hh_mm_ss const time(floor<seconds>(at - midnight));
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT",
                     days_of_week[weekday(midnight).c_encoding()],
                     static_cast<unsigned>(date.day()),
                     months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                     time.hours().count(), time.minutes().count(), time.seconds().count());
}

void compress(Request const& request, Response& answer, Compression const& how) {
  Makeable const makeable{.gzip = how.gzip > 0, .br = how.brotli > 0};
  if (!makeable.gzip && !makeable.br) return;
  if (answer.body.size() < how.least || answer.headers.has("Content-Encoding") ||
      !is_compressible(answer.headers.get("Content-Type")))
    return;
  answer.headers.add("Vary", "Accept-Encoding");
  auto const encoding = encoding_for(request.headers.get("Accept-Encoding"), makeable);
  if (encoding == Encoding::identity) return;
  answer.body = compressed(answer.body, encoding, encoding == Encoding::br ? how.brotli : how.gzip);
  answer.headers.add("Content-Encoding", to_word(encoding));
}

}  // namespace http
