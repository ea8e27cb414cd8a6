// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "providers/transport.hpp"

namespace providers {

struct CurlOptions {
  std::string user_agent = "xingqu";
  std::string ca_file = {};  // empty: the system's authorities
  // The only origins that are called: those of the settings, hosts with "*." among them
  // (parse_allowed_origin). What is not here is refused, whoever asks.
  std::vector<Url> allowed = {};
  // "host:port:address": in place of DNS, for tests and for networks without one.
  std::vector<std::string> addresses = {};
};

// Requests through libcurl, all of them in the event loop of one thread; connections are kept and
// used again. Certificates are always checked, redirects are followed only within the host, proxies
// of the environment are not used, and a name that leads to a private address is refused unless
// the exchange may go there.
class CurlTransport final : public Transport {
 public:
  explicit CurlTransport(CurlOptions options);
  ~CurlTransport() override;  // cuts what is under way
  CurlTransport(CurlTransport const&) = delete;

  Outcome exchange(Exchange const& out, Sink const& sink, std::stop_token stop) override;

 private:
  class Loop;
  CurlOptions const options_;
  std::unique_ptr<Loop> loop_;
};

}  // namespace providers
