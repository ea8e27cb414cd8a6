// SPDX-License-Identifier: Apache-2.0
#include "providers/url.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <utility>

namespace providers {
namespace {

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Handle = std::unique_ptr<CURLU, FreeUrl>;

std::optional<std::string> part_of(CURLU* url, CURLUPart part, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, flags) != CURLUE_OK) return std::nullopt;
  std::string made(text);
  curl_free(text);
  return made;
}

Handle read(std::string const& text) {
  Handle url(curl_url());
  bool const fits = curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) == CURLUE_OK;
  return fits ? std::move(url) : nullptr;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

// Scheme, host and port; nullopt for other schemes and for user names.
std::optional<Url> origin_of(CURLU* url) {
  auto const scheme = part_of(url, CURLUPART_SCHEME);
  auto const host = part_of(url, CURLUPART_HOST);
  auto const port = part_of(url, CURLUPART_PORT, CURLU_DEFAULT_PORT);
  if (!scheme || !host || !port || host->empty()) return std::nullopt;
  if (*scheme != "http" && *scheme != "https") return std::nullopt;
  if (part_of(url, CURLUPART_USER) || part_of(url, CURLUPART_PASSWORD)) return std::nullopt;
  if (part_of(url, CURLUPART_ZONEID)) return std::nullopt;
  Url made{*scheme, lower(*host), 0, {}};
  std::from_chars(port->data(), port->data() + port->size(), made.port);
  if (made.port == 0) return std::nullopt;
  return made;
}

std::optional<Address> address_of(CURLU* url) {
  auto origin = origin_of(url);
  if (!origin) return std::nullopt;
  auto target = part_of(url, CURLUPART_PATH).value_or("/");
  if (auto const query = part_of(url, CURLUPART_QUERY)) target += "?" + *query;
  if (!is_target(target)) return std::nullopt;
  return Address{*std::move(origin), std::move(target)};
}

constexpr std::string_view any_labels = "*.";

constexpr bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

}  // namespace

std::string Url::origin() const {
  bool const usual = port == (scheme == "https" ? 443 : 80);
  return usual ? scheme + "://" + host : fmt::format("{}://{}:{}", scheme, host, port);
}

std::optional<Url> parse_url(std::string_view text) {
  auto const url = read(std::string(text));
  if (!url || part_of(url.get(), CURLUPART_QUERY) || part_of(url.get(), CURLUPART_FRAGMENT))
    return std::nullopt;
  auto made = origin_of(url.get());
  if (!made) return std::nullopt;
  made->path = part_of(url.get(), CURLUPART_PATH).value_or("");
  while (made->path.ends_with('/')) made->path.pop_back();
  if (!made->path.empty() && !is_target(made->path)) return std::nullopt;
  return made;
}

std::optional<Url> parse_allowed_origin(std::string_view text) {
  auto const at = text.find("://");
  std::string const scheme(at == std::string_view::npos ? "https://" : text.substr(0, at + 3));
  if (at != std::string_view::npos) text.remove_prefix(at + 3);
  bool const is_pattern = text.starts_with(any_labels);
  if (is_pattern) text.remove_prefix(any_labels.size());
  auto url = parse_url(scheme + std::string(text));
  if (!url || !url->path.empty()) return std::nullopt;
  if (!is_pattern) return url;
  if (url->host.find('.') == std::string::npos) return std::nullopt;
  url->host.insert(0, any_labels);
  return url;
}

bool covers(Url const& allowed, Url const& origin) {
  if (allowed.scheme != origin.scheme || allowed.port != origin.port) return false;
  if (!allowed.host.starts_with(any_labels)) return allowed.host == origin.host;
  auto const name = std::string_view(allowed.host).substr(1);  // ".push.example"
  return origin.host.size() > name.size() && origin.host.ends_with(name) &&
         !origin.host.starts_with('.');
}

std::optional<Address> parse_address(std::string_view text) {
  auto const url = read(std::string(text));
  if (!url || part_of(url.get(), CURLUPART_FRAGMENT)) return std::nullopt;
  return address_of(url.get());
}

std::optional<Address> resolve_location(Url const& base, std::string_view target,
                                        std::string_view location) {
  auto const url = read(base.origin() + std::string(target));
  if (!url) return std::nullopt;
  auto const next = std::string(location);
  if (curl_url_set(url.get(), CURLUPART_URL, next.c_str(), 0) != CURLUE_OK) return std::nullopt;
  return address_of(url.get());
}

Target& Target::add(std::string_view name, std::string_view value) {
  text_ += std::exchange(has_query_, true) ? '&' : '?';
  text_ += percent_encoded(name);
  text_ += '=';
  text_ += percent_encoded(value);
  return *this;
}

Target& Target::add(std::string_view name, double degrees) {
  return add(name, fmt::format("{:.5f}", degrees));
}

bool is_target(std::string_view text) {
  if (!text.starts_with('/') || text.starts_with("//")) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c > ' ' && c < 0x7f && c != '#' && c != '\\'; });
}

std::string percent_encoded(std::string_view text) {
  std::string made;
  for (char const c : text)
    if (is_unreserved(c))
      made += c;
    else
      made += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  return made;
}

std::string redacted_url(std::string_view url) {
  auto const query = url.find('?');
  std::string made(url.substr(0, query));
  if (auto const at = made.find('@'); at != std::string::npos && at < made.find('/', 8))
    if (auto const start = made.find("://"); start != std::string::npos)
      made.replace(start + 3, at - start - 3, "***");
  if (query == std::string_view::npos) return made;
  char sign = '?';
  for (std::size_t at = query + 1; at <= url.size();) {
    auto const end = std::min(url.find('&', at), url.size());
    auto const pair = url.substr(at, end - at);
    made += sign;
    made += pair.substr(0, pair.find('='));
    if (pair.find('=') != std::string_view::npos) made += "=***";
    sign = '&';
    at = end + 1;
  }
  return made;
}

std::string redacted_header(std::string_view name, std::string_view value) {
  constexpr std::array<std::string_view, 7> secret = {"auth", "cookie", "key",  "token",
                                                      "sign", "secret", "appid"};
  auto const folded = lower(std::string(name));
  bool const hides = std::any_of(secret.begin(), secret.end(),
                                 [&](auto word) { return folded.find(word) != std::string::npos; });
  return fmt::format("{}: {}", name, hides ? "***" : value);
}

}  // namespace providers
