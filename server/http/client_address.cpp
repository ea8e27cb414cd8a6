// SPDX-License-Identifier: Apache-2.0
#include "http/client_address.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace http {
namespace {

// "[2001:db8::1]:443" and "192.0.2.1:443", as some proxies write them, without what is no address.
std::string_view without_port(std::string_view text) {
  if (text.starts_with('[')) return text.substr(1, text.find(']') - 1);
  auto const colon = text.find(':');
  return colon == text.rfind(':') ? text.substr(0, colon) : text;
}

// A proxy may add its hop to the line it got or, like HAProxy, as a line of its own.
std::vector<std::string> hops_of(Headers const& headers) {
  std::vector<std::string> hops;
  for (std::size_t i = 0; i < headers.size(); ++i) {
    if (!equal_ignoring_case(headers[i].name, "X-Forwarded-For")) continue;
    auto line = base::split(headers[i].value, ',');
    std::move(line.begin(), line.end(), std::back_inserter(hops));
  }
  return hops;
}

}  // namespace

std::string plain_address(std::string_view text) {
  std::string const address(without_port(text));
  std::array<unsigned char, 16> bytes{};
  if (::inet_pton(AF_INET, address.c_str(), bytes.data()) == 1) return address;
  if (::inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1) return {};
  constexpr std::array<unsigned char, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  bool const is_v4 = std::equal(mapped.begin(), mapped.end(), bytes.begin());
  std::array<char, INET6_ADDRSTRLEN> out{};
  ::inet_ntop(is_v4 ? AF_INET : AF_INET6, bytes.data() + (is_v4 ? mapped.size() : 0), out.data(),
              out.size());
  return out.data();
}

std::string client_address(Request const& request, std::string_view peer,
                           std::vector<std::string> const& trusted_proxies) {
  if (trusted_proxies.empty()) return std::string(peer);
  auto const is_trusted = [&](std::string const& address) {
    return std::any_of(trusted_proxies.begin(), trusted_proxies.end(),
                       [&](auto const& proxy) { return plain_address(proxy) == address; });
  };
  auto nearest = plain_address(peer);
  if (nearest.empty() || !is_trusted(nearest)) return std::string(peer);
  auto const hops = hops_of(request.headers);
  for (auto hop = hops.rbegin(); hop != hops.rend(); ++hop) {
    auto const address = plain_address(*hop);
    if (address.empty()) break;
    if (!is_trusted(address)) return address;
  }
  return nearest;
}

}  // namespace http
