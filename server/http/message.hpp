// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.hpp"
#include "http/headers.hpp"

namespace http {

class EventStream;  // http/event_stream.hpp

enum class Method : std::uint8_t { get, head, post, put, patch, delete_, options, other };
std::string_view to_word(Method method);  // "GET"; "OTHER" for one we do not know
Method method_from(std::string_view word);

enum class Locale : std::uint8_t { zh_cn, en };
// The best of ours for an Accept-Language header; zh-CN when none of it fits.
Locale locale_from(std::string_view accept_language);
std::string_view to_word(Locale locale);  // "zh-CN", "en"

// Who is asking, as the bearer token says.
struct Principal {
  std::string user_id;
  std::string username;
  std::string role;
  std::string session_id = {};  // empty for a personal token
  // What a personal token allows; nothing: a sign-in, which may do all that the person may.
  std::optional<std::vector<std::string>> scopes = {};
  std::string token_prefix = {};  // names the personal token in logs
};

// Decoded name–value pairs in the order they came.
class Parameters {
 public:
  void add(std::string name, std::string value);
  void clear() { entries_.clear(); }
  std::optional<std::string_view> find(std::string_view name) const;  // the first of that name
  std::vector<std::string_view> list(std::string_view name) const;    // all of that name
  auto begin() const { return entries_.begin(); }
  auto end() const { return entries_.end(); }
  bool empty() const { return entries_.empty(); }

 private:
  std::vector<std::pair<std::string, std::string>> entries_;
};

struct Request {
  Method method = Method::get;
  std::string path;  // decoded, always begins with '/'
  Parameters query;
  Headers headers;
  std::string body;
  Parameters params;           // what the pattern's {names} matched
  std::string client_address;  // of the peer, or as a trusted proxy reports it
  std::string request_id;
  std::string traceparent;  // W3C, valid; ours to hand on to whoever we call
  std::optional<Principal> principal;
  Locale locale = Locale::zh_cn;
  base::Instant received_at{};
};

// Splits a request target into path and query and decodes both. False when it is not an
// absolute path or its escapes are not; then nothing of it may be used.
bool read_target(std::string_view target, Request& into);
// %41 and, where asked for, + as space; nullopt for broken escapes, NUL and bad UTF-8.
std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space);

struct Response {
  unsigned status = 200;
  Headers headers;
  std::string body;
  // Instead of `body`: bytes that many answers share, such as a cached file.
  std::shared_ptr<std::string const> shared_body;
  // Instead of a body: server-sent events. Whoever holds the stream may send until it is closed.
  std::shared_ptr<EventStream> events;
  // With `events`: runs once on the handler's worker after the answer began; its end closes
  // the stream.
  std::function<void(EventStream&)> produce;

  std::string_view content() const { return shared_body ? *shared_body : body; }
};

}  // namespace http
