// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "http/bulkhead.hpp"
#include "http/impl/loop.hpp"
#include "http/request_parser.hpp"
#include "http/router.hpp"

namespace http {

// Bytes that came and are not yet read: one contiguous stretch of a bounded buffer.
class Input {
 public:
  explicit Input(std::size_t most) : most_(most) {}
  std::string_view view() const { return {bytes_.data() + begin_, end_ - begin_}; }
  bool empty() const { return begin_ == end_; }
  bool is_full() const { return end_ - begin_ >= most_; }
  void consume(std::size_t size);
  asio::mutable_buffer space();  // where the next bytes go; never empty unless is_full()
  void commit(std::size_t size) { end_ += size; }

 private:
  std::size_t most_;
  std::vector<char> bytes_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

// One client: all that does not depend on whether its bytes are encrypted. A derived class moves
// the bytes. Runs on its loop's thread, except run() and expire(), which a bulkhead calls while
// the loop leaves request and response alone.
class Connection : public Job, public std::enable_shared_from_this<Connection> {
 public:
  Connection(Shared& shared, Loop& loop, std::string peer);
  ~Connection() override;

  void check_deadline(std::chrono::steady_clock::time_point now);
  void drain();
  void cut();

  void run() override;
  void expire() override;
  void const* kind() const override;
  void run_together(std::span<std::shared_ptr<Job> const> jobs) override;

 protected:
  enum class Phase { handshake, idle, head, body, handling, writing, streaming, lingering };
  enum class Progress { need_more, continue_wanted, complete, refused };

  virtual void cancel_operations() = 0;
  virtual void close_socket() = 0;

  void arm(Phase phase, std::chrono::milliseconds limit);
  void begin_request();
  Progress advance();       // reads what has come
  void refuse_request();    // answers what cannot be read
  bool answer_or_submit();  // true: the answer is there; false: wait_for_wake()
  void compose();           // writes the answer's head, and its body if it is short
  void finish_request(std::size_t sent);
  bool timed_out() const { return expired_ && (phase_ == Phase::head || phase_ == Phase::body); }
  bool was_refused() const { return refused_ != 0; }
  std::string_view body_to_send() const;

  // Suspends until wake(), or not at all if that came first.
  Awaitable<void> wait_for_wake();
  void wake();

  void finish();  // the last word, however serving ended

  // A longer one is sent from where it is.
  static constexpr std::size_t short_body = 1024;

  Shared& shared_;
  Loop& loop_;
  Input input_;
  Phase phase_ = Phase::idle;
  Response response_;
  std::string out_;
  bool close_ = false;
  bool expired_ = false;
  bool peer_left_ = false;
  bool heartbeat_due_ = false;

 private:
  using Waiter = asio::async_result<UseAwaitable, void()>::handler_type;

  std::optional<Progress> on_head();
  void name_request();
  void answer();
  template <class Make>
  void answer_with(Make make);
  void hand_over();
  void produce_events();
  Progress refuse_with(unsigned status, std::string_view why);

  RequestParser parser_;
  Request request_;
  Route route_;
  std::string const peer_;
  std::chrono::steady_clock::time_point deadline_;
  std::chrono::steady_clock::time_point started_;
  std::size_t served_ = 0;
  unsigned refused_ = 0;
  std::string_view refused_why_;
  bool head_read_ = false;
  bool woken_ = false;
  bool finished_ = false;
  std::optional<Waiter> waiter_;
};

// Begins to serve an accepted socket; the connection keeps itself alive.
void serve_plain(Shared& shared, Loop& loop, Socket socket, std::string peer);

// A chunk of the chunked transfer encoding.
std::string chunk_of(std::string_view text);

}  // namespace http
