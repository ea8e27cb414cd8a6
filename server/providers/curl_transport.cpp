// SPDX-License-Identifier: Apache-2.0
#include "providers/curl_transport.hpp"

#include <fmt/format.h>
#include <signal.h>

#include <algorithm>
#include <map>
#include <thread>

#include "base/expects.hpp"
#include "providers/impl/transfer.hpp"
#include "providers/private_address.hpp"

namespace providers {
namespace {

constexpr int most_redirects = 3;

bool is_header_text(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) >= ' ' && c != 0x7f; });
}

bool can_be_written(Exchange const& out) {
  if (!is_target(out.target)) return false;
  for (std::size_t i = 0; i < out.headers.size(); ++i) {
    auto const [name, value] = out.headers[i];
    if (name.empty() || name.find_first_of(": \t;") != std::string_view::npos) return false;
    if (!is_header_text(name) || !is_header_text(value)) return false;
  }
  return true;
}

bool is_redirect(unsigned status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool is_same_host(Url const& from, Url const& to) {
  if (from.host != to.host) return false;
  if (from.scheme == to.scheme) return from.port == to.port;
  return from.scheme == "http" && from.port == 80 && to.port == 443;  // up to TLS, never down
}

// Signals are for the main thread; a broken pipe is told by the write itself.
void block_signals() {
  sigset_t all;
  ::sigfillset(&all);
  ::pthread_sigmask(SIG_BLOCK, &all, nullptr);
}

}  // namespace

// The thread that runs all transfers. Others hand them in and wait for their ends.
class CurlTransport::Loop {
 public:
  Loop() : multi_(curl_multi_init()) {
    EXPECTS(multi_ != nullptr);
    thread_ = std::jthread([this](std::stop_token const& stop) { run(stop); });
  }
  ~Loop() {
    thread_.request_stop();
    curl_multi_wakeup(multi_.get());
    thread_.join();
    std::jthread([this] {  // its goodbye to a peer that has gone must not be a signal either
      block_signals();
      multi_.reset();
    })
        .join();
  }

  void begin(std::shared_ptr<Transfer> transfer) {
    {
      std::scoped_lock const lock(mutex_);
      beginning_.push_back(std::move(transfer));
    }
    curl_multi_wakeup(multi_.get());
  }
  void cancel(Transfer& transfer) {
    transfer.abandon();
    curl_multi_wakeup(multi_.get());
  }

 private:
  using Steady = std::chrono::steady_clock;

  void run(std::stop_token const& stop) {
    block_signals();
    while (!stop.stop_requested()) {
      take_in();
      int running = 0;
      curl_multi_perform(multi_.get(), &running);
      take_ends();
      take_lost_ones();
      curl_multi_poll(multi_.get(), nullptr, 0, static_cast<int>(pause().count()), nullptr);
    }
    take_in();
    while (!running_.empty()) {
      auto const transfer = remove(running_.begin()->first);
      transfer->abandon();
      transfer->give_up();
    }
  }

  void take_in() {
    std::vector<std::shared_ptr<Transfer>> beginning;
    {
      std::scoped_lock const lock(mutex_);
      beginning.swap(beginning_);
    }
    for (auto& transfer : beginning) {
      transfer->begin(Steady::now());
      curl_multi_add_handle(multi_.get(), transfer->handle());
      running_.emplace(transfer->handle(), std::move(transfer));
    }
  }

  void take_ends() {
    int left = 0;
    while (auto const* message = curl_multi_info_read(multi_.get(), &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      auto const result = message->data.result;
      auto const transfer = remove(message->easy_handle);
      transfer->finish(result);
    }
  }

  void take_lost_ones() {
    auto const now = Steady::now();
    std::vector<CURL*> lost;
    for (auto const& [handle, transfer] : running_)
      if (transfer->is_abandoned() || transfer->gives_up_at() <= now) lost.push_back(handle);
    for (auto* handle : lost) remove(handle)->give_up();
  }

  milliseconds pause() const {
    auto next = Steady::now() + std::chrono::seconds(60);
    for (auto const& [handle, transfer] : running_) next = std::min(next, transfer->gives_up_at());
    return std::max(milliseconds(0), std::chrono::ceil<milliseconds>(next - Steady::now()));
  }

  std::shared_ptr<Transfer> remove(CURL* handle) {
    curl_multi_remove_handle(multi_.get(), handle);
    auto const at = running_.find(handle);
    EXPECTS(at != running_.end());
    auto const transfer = at->second;
    running_.erase(at);
    return transfer;
  }

  CurlMulti multi_;
  std::map<CURL*, std::shared_ptr<Transfer>> running_;
  std::mutex mutex_;
  std::vector<std::shared_ptr<Transfer>> beginning_;
  std::jthread thread_;
};

CurlTransport::CurlTransport(CurlOptions options) : options_(std::move(options)) {
  make_curl_ready();
  loop_ = std::make_unique<Loop>();
}

CurlTransport::~CurlTransport() = default;

Outcome CurlTransport::exchange(Exchange const& out, Sink const& sink, std::stop_token stop) {
  using Steady = std::chrono::steady_clock;
  auto next = out;
  auto const began = Steady::now();
  for (int redirects = 0;; ++redirects) {
    bool const is_allowed = std::any_of(
        options_.allowed.begin(), options_.allowed.end(),
        [&](Url const& url) { return is_same_host(url, next.origin) || covers(url, next.origin); });
    if (!is_allowed) return failed(Trouble::not_allowed, "The host is in no setting.");
    if (!can_be_written(next))
      return failed(Trouble::not_allowed, "The request cannot be written.");
    auto const transfer = std::make_shared<Transfer>(next, options_, sink != nullptr);
    std::stop_callback const on_stop(stop, [&] { loop_->cancel(*transfer); });
    loop_->begin(transfer);
    auto outcome = transfer->wait(sink, [&] { loop_->cancel(*transfer); });

    auto const location = outcome.head.headers.find("Location");
    bool const repeats = next.method == http::Method::get || next.method == http::Method::head ||
                         outcome.head.status >= 307;
    if (!outcome.is_answered() || !is_redirect(outcome.head.status) || !location || !repeats)
      return outcome;
    auto const to = resolve_location(next.origin, next.target, *location);
    auto const left = out.deadlines.total - std::chrono::floor<milliseconds>(Steady::now() - began);
    outcome.body.clear();
    outcome.trouble = Trouble::redirected;
    outcome.why = to ? "It sends us to " + to->origin.origin() + "." : "It sends us nowhere.";
    if (!to || !is_same_host(next.origin, to->origin)) return outcome;
    outcome.why = "It sends us round and round.";
    if (redirects == most_redirects || left <= milliseconds(0)) return outcome;
    next.origin = to->origin;
    next.target = to->target;
    next.deadlines.total = left;
  }
}

}  // namespace providers
