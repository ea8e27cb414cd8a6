// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace http {

struct Event {
  std::string data;       // usually JSON; line breaks are allowed
  std::string name = {};  // "message" to the browser when empty
  std::string id = {};    // comes back as Last-Event-ID after a reconnect
};

// Server-sent events on their way to one client. Any thread may send; what the client has not
// yet taken is bounded, and a client that falls behind is cut rather than remembered for ever.
class EventStream {
 public:
  explicit EventStream(std::size_t most_bytes = 256 * 1024) : most_bytes_(most_bytes) {}

  // False when nobody listens any more (client gone, too slow, or the server is stopping).
  bool send(Event const& event);
  void close();  // what was sent is still delivered
  bool is_open() const;

  // For the server: moves out what waits, in wire format.
  std::string take();
  bool is_finished() const;  // closed, and all of it taken
  // Called, from the sender's thread, when there is something new to take or the end.
  void on_news(std::function<void()> tell);
  // The client left: nothing is kept from now on.
  void abandon();

 private:
  void tell_news(std::unique_lock<std::mutex>& lock);

  std::size_t const most_bytes_;
  mutable std::mutex mutex_;
  std::string waiting_;
  std::function<void()> news_;
  bool open_ = true;
};

}  // namespace http
