// SPDX-License-Identifier: Apache-2.0
#include "app/listen_address.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netdb.h>

#include <array>
#include <charconv>
#include <memory>
#include <optional>

namespace app {
namespace {

std::optional<std::string> look_up(std::string const& name) {
  if (name == "localhost") return "127.0.0.1";
  addrinfo hints{};
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  addrinfo* found = nullptr;
  if (::getaddrinfo(name.c_str(), nullptr, &hints, &found) != 0 || !found) return std::nullopt;
  std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> const owner(found, &::freeaddrinfo);
  std::array<char, NI_MAXHOST> text{};
  if (::getnameinfo(found->ai_addr, found->ai_addrlen, text.data(), text.size(), nullptr, 0,
                    NI_NUMERICHOST) != 0)
    return std::nullopt;
  return text.data();
}

}  // namespace

base::Result<ListenAddress> listen_address_from(std::string_view text) {
  auto const refused = [&](std::string_view why) {
    return base::refuse(base::Refusal::invalid,
                        fmt::format("{} is no address to listen on: {}", text, why));
  };
  auto const colon = text.rfind(':');
  if (colon == std::string_view::npos) return refused("write HOST:PORT");
  auto host = text.substr(0, colon);
  auto const digits = text.substr(colon + 1);
  unsigned port = 0;
  auto const [end, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (wrong != std::errc() || end != digits.data() + digits.size() || port > 65535)
    return refused("the port is not 0 to 65535");
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  auto const address = look_up(std::string(host));
  if (host.empty() || !address) return refused("nothing has that name");
  return ListenAddress{std::string(text.substr(0, colon)), *address,
                       static_cast<std::uint16_t>(port)};
}

}  // namespace app
