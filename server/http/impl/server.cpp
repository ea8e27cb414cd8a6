// SPDX-License-Identifier: Apache-2.0
#include "http/server.hpp"

#include <fmt/format.h>

#include <boost/asio/ssl/context.hpp>
#include <stdexcept>

#include "base/expects.hpp"
#include "http/impl/connection.hpp"
#include "http/impl/tls_connection.hpp"

namespace http {

class Server::Engine {
 public:
  Engine(ServerOptions options, ServerParts parts) : shared(std::move(options), parts) {}
  ~Engine();

  void start();
  bool drain(std::chrono::milliseconds deadline);

  Shared shared;
  std::optional<asio::ssl::context> tls;
  std::vector<std::unique_ptr<Loop>> loops;
};

namespace {

// SO_REUSEPORT would let a second server share the port in silence: first see that it is free.
void expect_free(tcp::endpoint const& at) {
  if (at.port() == 0) return;
  asio::io_context io;
  tcp::acceptor(io, at, true).close();
}

}  // namespace

void Server::Engine::start() {
  EXPECTS(loops.empty());
  auto const& options = shared.options;
  if (options.tls) {
    tls.emplace(tls_context(*options.tls));
    shared.serve = [this](Loop& loop, Socket socket, std::string peer) {
      serve_tls(shared, loop, std::move(socket), std::move(peer), *tls);
    };
  } else {
    shared.serve = [this](Loop& loop, Socket socket, std::string peer) {
      serve_plain(shared, loop, std::move(socket), std::move(peer));
    };
  }
  auto const cores = std::max(1u, std::thread::hardware_concurrency());
  auto const threads = options.threads == 0 ? cores : options.threads;
  try {
    tcp::endpoint at(asio::ip::make_address(options.host), options.port);
    expect_free(at);
    for (unsigned i = 0; i < threads; ++i) {
      loops.push_back(std::make_unique<Loop>(shared, at, threads > 1));
      at.port(loops.front()->port());
    }
  } catch (boost::system::system_error const& error) {
    throw std::runtime_error(fmt::format("cannot listen on {}:{}: {}", options.host, options.port,
                                         error.code().message()));
  }
  for (unsigned i = 0; i < threads; ++i) loops[i]->start(i);
}

bool Server::Engine::drain(std::chrono::milliseconds deadline) {
  shared.draining = true;
  auto const until = std::chrono::steady_clock::now() + deadline;
  for (auto const& loop : loops) loop->drain();
  if (shared.wait_until_none_alive(until)) return true;
  for (auto const& loop : loops) loop->cut();
  return false;
}

// Handlers that are still at work hold their connections: the loops run until the last is gone.
Server::Engine::~Engine() {
  if (loops.empty()) return;
  drain(std::chrono::milliseconds(0));
  shared.wait_until_none_alive(std::chrono::steady_clock::time_point::max());
  for (auto const& loop : loops) loop->stop();
}

Server::Server(ServerOptions options, ServerParts parts)
    : engine_(std::make_unique<Engine>(std::move(options), parts)) {}

Server::~Server() = default;

void Server::start() { engine_->start(); }

std::uint16_t Server::port() const {
  EXPECTS(!engine_->loops.empty());
  return engine_->loops.front()->port();
}

bool Server::drain(std::chrono::milliseconds deadline) { return engine_->drain(deadline); }

}  // namespace http
