// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <type_traits>

#include "http/event_stream.hpp"
#include "http/impl/connection.hpp"

// Coroutines under GCC 12: nothing with a destructor is made inside a co_await's arguments, and
// no coroutine is a lambda that captures.
namespace http {

// Moves the bytes of a connection over `Stream`: a Socket, or TLS around one.
template <class Stream>
class StreamConnection final : public Connection {
 public:
  static constexpr bool is_plain = std::is_same_v<Stream, Socket>;

  template <class... Args>
  StreamConnection(Shared& shared, Loop& loop, std::string peer, Args&&... args)
      : Connection(shared, loop, std::move(peer)), stream_(std::forward<Args>(args)...) {}

  // Serves until the client leaves, errs or is cut. Keeps itself alive.
  void start() {
    auto self = std::static_pointer_cast<StreamConnection>(shared_from_this());
    asio::co_spawn(loop_.io, serve(), [self](std::exception_ptr) { self->finish(); });
  }

 private:
  using ErrorCode = boost::system::error_code;
  using Buffers = std::array<asio::const_buffer, 2>;

  Awaitable<void> serve();
  Awaitable<bool> handshake();
  Awaitable<bool> receive();  // false: there is nothing to answer
  Awaitable<bool> send();     // false: the connection is of no more use
  Awaitable<bool> write(std::string_view first, std::string_view second = {});
  Awaitable<void> stream_events();
  Awaitable<void> watch_peer();
  Awaitable<void> say_goodbye();
  std::size_t write_at_once(Buffers const& buffers);

  auto& socket() {
    if constexpr (is_plain)
      return stream_;
    else
      return stream_.next_layer();
  }
  void cancel_operations() override {
    ErrorCode ignored;
    socket().cancel(ignored);
  }
  void close_socket() override {
    ErrorCode ignored;
    socket().close(ignored);
  }

  Stream stream_;
  ErrorCode error_;
  std::array<char, 512> scrap_;
};

template <class Stream>
Awaitable<void> StreamConnection<Stream>::serve() {
  bool const greeted = co_await handshake();
  if (!greeted) co_return;
  for (;;) {
    bool const received = co_await receive();
    if (!received) co_return;
    bool const sent = co_await send();
    if (!sent) co_return;
    if (response_.events) co_await stream_events();
    if (close_ || (shared_.draining && input_.empty())) break;
  }
  if (!peer_left_) co_await say_goodbye();
}

template <class Stream>
Awaitable<bool> StreamConnection<Stream>::handshake() {
  if constexpr (!is_plain) {
    arm(Phase::handshake, shared_.options.limits.head_time);
    co_await stream_.async_handshake(Stream::server, asio::redirect_error(use_awaitable, error_));
    co_return !error_;
  }
  co_return true;
}

template <class Stream>
Awaitable<bool> StreamConnection<Stream>::receive() {
  begin_request();
  for (;;) {
    auto const progress = advance();
    if (progress == Progress::complete) {
      if (!answer_or_submit()) co_await wait_for_wake();
      co_return true;
    }
    if (progress == Progress::refused) {
      refuse_request();
      co_return true;
    }
    if (progress == Progress::continue_wanted) {
      bool const written = co_await write("HTTP/1.1 100 Continue\r\n\r\n");
      if (!written) co_return false;
      arm(Phase::body, shared_.options.limits.body_time);
      continue;
    }
    auto const space = input_.space();
    auto const size =
        co_await stream_.async_read_some(space, asio::redirect_error(use_awaitable, error_));
    if (timed_out()) {
      refuse_request();
      co_return true;
    }
    if (error_) co_return false;
    input_.commit(size);
  }
}

// Most answers fit into the socket's buffer: then no event has to be waited for.
template <class Stream>
std::size_t StreamConnection<Stream>::write_at_once(Buffers const& buffers) {
  error_ = {};
  if constexpr (is_plain) {
    auto const size = stream_.write_some(buffers, error_);
    if (error_ == asio::error::would_block || error_ == asio::error::try_again) error_ = {};
    return size;
  } else {
    return 0;
  }
}

// Every step of progress buys the client more time, and no step is smaller than what frees a
// good part of the socket's buffer.
template <class Stream>
Awaitable<bool> StreamConnection<Stream>::write(std::string_view first, std::string_view second) {
  Buffers buffers{asio::buffer(first.data(), first.size()),
                  asio::buffer(second.data(), second.size())};
  auto left = first.size() + second.size();
  auto written = write_at_once(buffers);
  for (;;) {
    left -= written;
    if (error_ || left == 0) co_return !error_;
    auto const in_first = std::min(written, buffers[0].size());
    buffers[0] += in_first;
    buffers[1] += written - in_first;
    arm(Phase::writing, shared_.options.limits.write_time);
    written =
        co_await stream_.async_write_some(buffers, asio::redirect_error(use_awaitable, error_));
  }
}

template <class Stream>
Awaitable<bool> StreamConnection<Stream>::send() {
  compose();
  expired_ = false;
  auto const body = body_to_send();
  auto const long_body = body.size() > short_body ? body : std::string_view();
  bool const sent = co_await write(out_, long_body);
  finish_request(body.size());
  co_return sent;
}

template <class Stream>
Awaitable<void> StreamConnection<Stream>::stream_events() {
  auto const events = response_.events;
  bool const is_chunked = out_.find("\r\nTransfer-Encoding: chunked\r\n") != std::string::npos;
  auto self = std::static_pointer_cast<StreamConnection>(shared_from_this());
  auto const heartbeat = shared_.options.limits.heartbeat;
  events->on_news([weak = std::weak_ptr<StreamConnection>(self)] {
    if (auto const alive = weak.lock()) asio::post(alive->loop_.io, [alive] { alive->wake(); });
  });
  asio::co_spawn(loop_.io, watch_peer(), [self](std::exception_ptr) {});
  arm(Phase::streaming, heartbeat);
  if (shared_.draining) events->close();

  bool good = true;
  while (good && !peer_left_) {
    bool const is_last = events->is_finished();
    auto text = events->take();
    if (text.empty() && is_last) break;
    if (text.empty() && heartbeat_due_) text = ":\n\n";
    heartbeat_due_ = false;
    if (text.empty()) {
      co_await wait_for_wake();
      continue;
    }
    auto const framed = is_chunked ? chunk_of(text) : text;
    good = co_await write(framed);
    arm(Phase::streaming, heartbeat);
  }
  events->abandon();
  if (good && !peer_left_ && is_chunked) co_await write("0\r\n\r\n");
}

// The client says nothing while it listens: what can be read is its leaving.
template <class Stream>
Awaitable<void> StreamConnection<Stream>::watch_peer() {
  ErrorCode error;
  while (!error) {
    auto const scrap = asio::buffer(scrap_);
    co_await stream_.async_read_some(scrap, asio::redirect_error(use_awaitable, error));
  }
  peer_left_ = true;
  wake();
}

// Closing with unread bytes would reset the connection and take our last answer with it: after
// a refusal reads on for a moment until the client closes, too.
template <class Stream>
Awaitable<void> StreamConnection<Stream>::say_goodbye() {
  arm(Phase::lingering, std::chrono::milliseconds(2000));
  expired_ = false;
  ErrorCode error;
  if constexpr (is_plain)
    stream_.shutdown(Socket::shutdown_send, error);
  else
    co_await stream_.async_shutdown(asio::redirect_error(use_awaitable, error));
  std::size_t left = was_refused() ? 1024 * 1024 : 0;
  error = {};
  while (!error && left > 0 && !expired_) {
    auto const scrap = asio::buffer(scrap_);
    auto const size =
        co_await socket().async_read_some(scrap, asio::redirect_error(use_awaitable, error));
    left -= std::min(left, size);
  }
}

}  // namespace http
