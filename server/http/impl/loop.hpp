// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_set>

#include "http/head.hpp"
#include "http/server.hpp"

namespace http {

namespace asio = boost::asio;
using asio::ip::tcp;

// The concrete executor everywhere: Asio's default is a polymorphic one that costs a quarter of
// the time of a small request.
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>, Executor>;
template <class T>
using Awaitable = asio::awaitable<T, Executor>;
using UseAwaitable = asio::use_awaitable_t<Executor>;
inline constexpr UseAwaitable use_awaitable{};

class Connection;
class Loop;

// What all connections of a server share.
struct Shared {
  ServerOptions const options;
  ServerParts const parts;
  HeadWriter const heads;
  // Makes the connection of an accepted socket and begins to serve it.
  std::function<void(Loop&, Socket, std::string peer)> serve;

  std::atomic<std::size_t> open{0};  // sockets
  std::atomic<bool> draining{false};

  // Objects, which a handler still at work keeps alive after their socket was closed.
  void count_alive(int change);
  bool wait_until_none_alive(std::chrono::steady_clock::time_point until);

 private:
  std::mutex mutex_;
  std::condition_variable none_alive_;
  long alive_ = 0;

 public:
  Shared(ServerOptions server_options, ServerParts server_parts)
      : options(std::move(server_options)), parts(server_parts), heads(options) {}
};

// One thread, its sockets and their deadlines. Everything of a connection that is not its
// handler happens on its loop's thread.
class Loop {
 public:
  Loop(Shared& shared, tcp::endpoint const& at, bool share_port);
  ~Loop();  // after stop()

  void start(unsigned number);
  void stop();  // ends the thread; no connection may be left
  std::uint16_t port() const { return port_; }

  // From any thread:
  void drain();
  void cut();

  // From its own:
  void add(Connection& connection) { connections_.insert(&connection); }
  void remove(Connection& connection) { connections_.erase(&connection); }
  std::string const& date() const { return date_; }

  asio::io_context io{1};

 private:
  Awaitable<void> accept();
  Awaitable<void> watch_deadlines();
  void admit(Socket socket);
  void refuse(Socket socket);
  void accept_the_waiting();

  Shared& shared_;
  Acceptor acceptor_;
  Timer sweep_;
  Timer pause_;
  asio::executor_work_guard<Executor> work_;
  std::unordered_set<Connection*> connections_;
  std::string date_;
  std::uint16_t port_ = 0;
  bool stopping_ = false;  // a timer that has fired already cannot be cancelled any more
  std::thread thread_;
};

}  // namespace http
