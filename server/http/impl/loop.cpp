// SPDX-License-Identifier: Apache-2.0
#include "http/impl/loop.hpp"

#include <pthread.h>
#include <sys/socket.h>

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <system_error>

#include "http/impl/connection.hpp"

namespace http {
namespace {

using Milliseconds = std::chrono::milliseconds;

// A quarter of the shortest limit, so that none is overrun by much.
Milliseconds sweep_interval(Limits const& limits) {
  auto const shortest = std::min(
      {limits.idle, limits.head_time, limits.body_time, limits.write_time, limits.heartbeat});
  return std::clamp(shortest / 4, Milliseconds(5), Milliseconds(250));
}

constexpr std::string_view too_many_connections =
    "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\n"
    "Connection: close\r\n\r\n";

}  // namespace

void Shared::count_alive(int change) {
  std::scoped_lock const lock(mutex_);
  alive_ += change;
  if (alive_ == 0) none_alive_.notify_all();
}

bool Shared::wait_until_none_alive(std::chrono::steady_clock::time_point until) {
  std::unique_lock lock(mutex_);
  return none_alive_.wait_until(lock, until, [&] { return alive_ == 0; });
}

Loop::Loop(Shared& shared, tcp::endpoint const& at, bool share_port)
    : shared_(shared),
      acceptor_(io.get_executor()),
      sweep_(io.get_executor()),
      pause_(io.get_executor()),
      work_(io.get_executor()) {
  acceptor_.open(at.protocol());
  acceptor_.set_option(asio::socket_base::reuse_address(true));
  int const on = 1;
  if (share_port &&
      ::setsockopt(acceptor_.native_handle(), SOL_SOCKET, SO_REUSEPORT, &on, sizeof on) != 0)
    throw std::system_error(errno, std::generic_category(), "SO_REUSEPORT");
  acceptor_.bind(at);
  acceptor_.listen(4096);
  acceptor_.non_blocking(true);
  port_ = acceptor_.local_endpoint().port();
}

Loop::~Loop() = default;

void Loop::start(unsigned number) {
  date_ = http_date(shared_.parts.clock.now());
  asio::co_spawn(io, accept(), asio::detached);
  asio::co_spawn(io, watch_deadlines(), asio::detached);
  thread_ = std::thread([this, number] {
    pthread_setname_np(pthread_self(), ("io-" + std::to_string(number)).c_str());
    io.run();
  });
}

void Loop::stop() {
  asio::post(io, [this] {
    stopping_ = true;
    acceptor_.close();
    sweep_.cancel();
    pause_.cancel();
    work_.reset();
  });
  if (thread_.joinable()) thread_.join();
}

void Loop::drain() {
  asio::post(io, [this] {
    accept_the_waiting();
    acceptor_.close();
    auto const open = connections_;  // draining one may remove it
    for (auto* connection : open) connection->drain();
  });
}

void Loop::cut() {
  asio::post(io, [this] {
    auto const open = connections_;
    for (auto* connection : open) connection->cut();
  });
}

Awaitable<void> Loop::accept() {
  for (;;) {
    Socket socket(io.get_executor());
    boost::system::error_code error;
    co_await acceptor_.async_accept(socket, asio::redirect_error(use_awaitable, error));
    if (!acceptor_.is_open()) co_return;
    if (!error) {
      admit(std::move(socket));
    } else {  // usually out of file descriptors: wait for some connection to end
      pause_.expires_after(Milliseconds(50));
      co_await pause_.async_wait(asio::redirect_error(use_awaitable, error));
    }
  }
}

// Those who are already in the kernel's queue came before we stopped.
void Loop::accept_the_waiting() {
  boost::system::error_code error;
  while (!error && acceptor_.is_open()) {
    Socket socket(io.get_executor());
    acceptor_.accept(socket, error);
    if (!error) admit(std::move(socket));
  }
}

void Loop::admit(Socket socket) {
  boost::system::error_code error;
  socket.non_blocking(true, error);
  socket.set_option(tcp::no_delay(true), error);
  auto const peer = socket.remote_endpoint(error);
  if (error) return;  // gone again
  if (shared_.open >= shared_.options.limits.most_connections) return refuse(std::move(socket));
  shared_.serve(*this, std::move(socket), peer.address().to_string());
}

void Loop::refuse(Socket socket) {
  boost::system::error_code error;
  if (!shared_.options.tls)
    socket.write_some(asio::buffer(too_many_connections.data(), too_many_connections.size()),
                      error);
  socket.shutdown(Socket::shutdown_both, error);
}

Awaitable<void> Loop::watch_deadlines() {
  auto const interval = sweep_interval(shared_.options.limits);
  for (;;) {
    sweep_.expires_after(interval);
    boost::system::error_code error;
    co_await sweep_.async_wait(asio::redirect_error(use_awaitable, error));
    if (error || stopping_) co_return;
    date_ = http_date(shared_.parts.clock.now());
    auto const now = std::chrono::steady_clock::now();
    auto const open = connections_;
    for (auto* connection : open) connection->check_deadline(now);
  }
}

}  // namespace http
