// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "http/bulkhead.hpp"
#include "http/observer.hpp"
#include "http/request_parser.hpp"
#include "http/router.hpp"

namespace http {

struct Limits {
  ParserLimits head;
  std::size_t most_connections = 10'000;
  std::chrono::milliseconds idle{60'000};  // between two requests
  std::chrono::milliseconds head_time{10'000};
  std::chrono::milliseconds body_time{30'000};   // and a second more for each 16 kB
  std::chrono::milliseconds write_time{30'000};  // without the client taking anything
  std::chrono::milliseconds heartbeat{15'000};   // of quiet event streams
};

struct TlsFiles {
  std::string certificate;  // PEM files: the chain, and its key
  std::string key;
};

struct Compression {
  std::size_t least = 1024;  // smaller answers stay as they are
  int gzip = 1;              // effort, up to 9; 0: not spoken
  int brotli = 2;            // up to 11
};

struct ServerOptions {
  std::string host = "127.0.0.1";  // an address, not a name
  std::uint16_t port = 0;          // 0: any free one, see Server::port()
  unsigned threads = 0;            // 0: one for each core
  Limits limits;
  std::optional<TlsFiles> tls;
  Compression compression;
  std::vector<std::string> allowed_origins;  // of other sites whose pages may call us
  std::vector<std::string> trusted_proxies;  // whose X-Forwarded-For we believe
};

struct ServerParts {
  Router const& router;
  Bulkheads bulkheads;
  Observer& observer;
  base::Clock const& clock;
  base::Ids& ids;
};

// Answers HTTP on one address. All parts must outlive it.
class Server {
 public:
  Server(ServerOptions options, ServerParts parts);
  ~Server();  // stops hard if it was not drained
  Server(Server const&) = delete;

  // Throws when the address cannot be had or the certificate cannot be read.
  void start();
  std::uint16_t port() const;

  // Stops accepting, lets the requests that are under way finish, closes the rest. Blocks until
  // all connections are closed, or cuts them at the deadline and returns false.
  bool drain(std::chrono::milliseconds deadline);

 private:
  class Engine;
  std::unique_ptr<Engine> engine_;
};

}  // namespace http
