// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "http/event_stream.hpp"

namespace notices {

struct LiveLimits {
  std::size_t per_person = 12;  // open pages of one person
  std::size_t in_all = 5000;
  // Then the page asks again and has to prove who it is: an ended session hears no more.
  std::chrono::minutes longest{15};
};

// The pages that listen, each an event stream; no thread belongs to any of them. Safe to share
// between threads. What nobody listens to is forgotten: what may not be lost is in the inbox.
class Live {
 public:
  explicit Live(base::Clock const& clock, LiveLimits limits = {})
      : clock_(clock), limits_(limits) {}

  // Refuses (too_many) a person with too many open pages, (unavailable) when the house is full.
  base::Result<std::shared_ptr<http::EventStream>> listen(std::string_view user_id);

  // To every page of that person: `event` is a word such as notice or trip, `json` its content.
  // Pages that cannot keep up are cut; they come back and ask what they missed after `id`.
  void publish(std::string_view user_id, std::string_view event, std::string_view json,
               std::string_view id = {});

  // The person is gone: their pages hear the end.
  void end_all_of(std::string_view user_id);
  // Ends what has lasted long enough and forgets who left; called every second or so.
  void tidy();

  std::size_t listeners() const;

 private:
  struct Listener {
    std::shared_ptr<http::EventStream> stream;
    base::Instant since{};
  };
  using Listeners = std::vector<Listener>;
  void forget_who_left(Listeners& listeners);

  base::Clock const& clock_;
  LiveLimits const limits_;
  mutable std::mutex mutex_;
  std::unordered_map<std::string, Listeners> listeners_;
  std::size_t count_ = 0;
};

}  // namespace notices
