// SPDX-License-Identifier: Apache-2.0
#include "providers/private_address.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string>

namespace providers {
namespace {

struct Range {
  std::uint32_t first;
  int bits;
};

// The IANA special-purpose registry for IPv4, and multicast and above.
constexpr std::array<Range, 14> private_v4 = {{
    {0x00000000, 8},   // this network
    {0x0a000000, 8},   // 10/8
    {0x64400000, 10},  // carrier-grade NAT
    {0x7f000000, 8},   // loopback
    {0xa9fe0000, 16},  // link-local
    {0xac100000, 12},  // 172.16/12
    {0xc0000000, 24},  // IETF protocols
    {0xc0000200, 24},  // documentation
    {0xc0586300, 24},  // 6to4 relays
    {0xc0a80000, 16},  // 192.168/16
    {0xc6120000, 15},  // benchmarks
    {0xc6336400, 24},  // documentation
    {0xcb007100, 24},  // documentation
    {0xe0000000, 3},   // multicast, reserved, broadcast
}};

bool is_private_v4(std::uint32_t address) {
  return std::any_of(private_v4.begin(), private_v4.end(), [&](Range range) {
    return (address >> (32 - range.bits)) == (range.first >> (32 - range.bits));
  });
}

std::uint32_t v4_at(std::uint8_t const* bytes) {
  return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 |
         std::uint32_t{bytes[2]} << 8 | bytes[3];
}

bool begins(std::uint8_t const* bytes, std::initializer_list<std::uint8_t> with) {
  return std::equal(with.begin(), with.end(), bytes);
}

bool is_private_v6(std::uint8_t const* a) {
  bool const mapped = begins(a, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff});
  bool const nat64 = begins(a, {0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0});
  if (mapped || nat64) return is_private_v4(v4_at(a + 12));
  if (begins(a, {0x20, 0x02})) return is_private_v4(v4_at(a + 2));  // 6to4
  if ((a[0] & 0xe0) != 0x20) return true;  // only 2000::/3 was ever given out as global
  bool const ietf = begins(a, {0x20, 0x01}) && a[2] < 2;  // 2001::/23, Teredo among them
  return ietf || begins(a, {0x20, 0x01, 0x0d, 0xb8});
}

}  // namespace

bool is_private(sockaddr const& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, &address, sizeof v4);
    return is_private_v4(ntohl(v4.sin_addr.s_addr));
  }
  if (address.sa_family != AF_INET6) return true;
  sockaddr_in6 v6{};
  std::memcpy(&v6, &address, sizeof v6);
  return is_private_v6(v6.sin6_addr.s6_addr);
}

bool is_private_address(std::string_view text) {
  std::string const plain(text);
  in_addr v4{};
  if (::inet_pton(AF_INET, plain.c_str(), &v4) == 1) return is_private_v4(ntohl(v4.s_addr));
  in6_addr v6{};
  return ::inet_pton(AF_INET6, plain.c_str(), &v6) != 1 || is_private_v6(v6.s6_addr);
}

bool names_private_host(std::string_view host) {
  if (host.starts_with('[') && host.ends_with(']'))
    return is_private_address(host.substr(1, host.size() - 2));
  in_addr v4{};
  if (::inet_pton(AF_INET, std::string(host).c_str(), &v4) == 1) return is_private_address(host);
  return host.find('.') == std::string_view::npos || host.ends_with(".local") ||
         host.ends_with(".internal") || host.ends_with(".localhost");
}

}  // namespace providers
