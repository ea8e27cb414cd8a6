// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "providers/curl_transport.hpp"
#include "providers/impl/curl_library.hpp"

namespace providers {

// One exchange between the thread that wants it and the loop that runs it. What stands under
// "the loop's" is touched by the loop's thread alone.
class Transfer {
 public:
  using Steady = std::chrono::steady_clock;

  Transfer(Exchange const& out, CurlOptions const& options, bool streams);
  Transfer(Transfer const&) = delete;

  CURL* handle() const { return easy_.get(); }

  // The loop's.
  void begin(Steady::time_point now);
  // The next moment at which it would be too slow.
  Steady::time_point gives_up_at() const;
  void give_up();                // abandoned, or too slow
  void finish(CURLcode result);  // curl has nothing more to tell
  bool is_abandoned() const { return abandoned_; }

  // Anybody's: the caller wants it no more. The loop must be woken up to see it.
  void abandon() { abandoned_ = true; }

  // The caller's: hands the pieces on as they come, and the outcome at the end.
  Outcome wait(Sink const& sink, std::function<void()> const& cancel);

 private:
  static std::size_t on_header(char* text, std::size_t size, std::size_t count, void* self);
  static std::size_t on_body(char* text, std::size_t size, std::size_t count, void* self);
  static curl_socket_t on_socket(void* self, curlsocktype purpose, curl_sockaddr* address);

  void set_up(CurlOptions const& options);
  void set_up_body();
  bool take_header(std::string_view line);
  bool take_body(std::string_view bytes);
  Trouble trouble_of(CURLcode result) const;
  std::string sentence_of(CURLcode result) const;
  void end(Trouble trouble, std::string why);

  Exchange const out_;
  bool const streams_;
  CurlEasy easy_;
  CurlList headers_;
  CurlList addresses_;
  std::array<char, CURL_ERROR_SIZE> detail_{};

  // The loop's.
  Steady::time_point began_{};
  Steady::time_point last_news_{};
  bool has_body_ = false;
  std::size_t head_bytes_ = 0;
  std::size_t body_bytes_ = 0;
  bool refused_address_ = false;
  Trouble stopped_ = Trouble::none;  // why a callback of ours ended it
  Outcome made_;

  // Between the two.
  std::atomic<bool> abandoned_ = false;
  std::mutex mutex_;
  std::condition_variable news_;
  std::string arrived_;  // of a stream, not yet handed on
  Head head_;
  std::optional<Outcome> ended_;
};

}  // namespace providers
