// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace providers {

// Where a provider is: http or https, a host in lower case, a port, and the path before every
// target ("/v2", or empty; never a '/' at its end).
struct Url {
  std::string scheme;
  std::string host;  // an IPv6 address stands in brackets; "*.…" only in what is allowed
  std::uint16_t port = 0;
  std::string path;

  std::string origin() const;  // "https://api.example.com", the port only if it is not the usual
  friend bool operator==(Url const&, Url const&) = default;
};

// nullopt for anything but http and https, and for user names, queries and fragments: they have
// no place in a base URL. Read by the parser that later makes the connection, so that the two
// never disagree about the host.
std::optional<Url> parse_url(std::string_view text);

// Which origins may be called: one ("https://push.example", "push.example" for short), or all whose
// host has further labels before a name ("*.push.example", https unless it says http). nullopt for
// what has a path, and for a name of one label: "*.com" would be anybody.
std::optional<Url> parse_allowed_origin(std::string_view text);
// Whether `origin` is the one, or one of those, that `allowed` says. Names are compared label by
// label: "*.push.example" is neither xpush.example nor push.example.com nor push.example itself.
bool covers(Url const& allowed, Url const& origin);

// One thing that lies behind http or https.
struct Address {
  Url origin;          // without a path
  std::string target;  // path and query
};
// nullopt for what parse_url() would refuse, but for queries.
std::optional<Address> parse_address(std::string_view text);
// What a Location header, or a link in a document, means that came from there; nullopt when it
// leaves http and https or cannot be read.
std::optional<Address> resolve_location(Url const& base, std::string_view target,
                                        std::string_view location);

// A path with the query that add() builds; values are percent-encoded.
class Target {
 public:
  explicit Target(std::string_view path) : text_(path) {}
  Target& add(std::string_view name, std::string_view value);
  Target& add(std::string_view name, double degrees);  // five decimals: about a metre
  std::string const& str() const { return text_; }

 private:
  std::string text_;
  bool has_query_ = false;
};

// Safe to be put behind any base URL: begins with one '/', no white space or control character,
// nothing outside ASCII, no fragment.
bool is_target(std::string_view text);

std::string percent_encoded(std::string_view text);  // RFC 3986: only unreserved ones stay

// For logs: the values of all query parameters are hidden, because keys and the positions of
// people are among them, and so is a user name.
std::string redacted_url(std::string_view url);
// For logs: the values of headers that carry a key, a cookie or a signature are hidden.
std::string redacted_header(std::string_view name, std::string_view value);

}  // namespace providers
