// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "providers/provider.hpp"

inline providers::Outcome answered(unsigned status, std::string body = "",
                                   http::Headers headers = {}) {
  return {.head = {status, std::move(headers)}, .body = std::move(body)};
}

// Gives the next scripted outcome, or the last one for ever.
class ScriptedTransport final : public providers::Transport {
 public:
  using Step = std::function<providers::Outcome(providers::Exchange const&, providers::Sink const&,
                                                std::stop_token)>;

  providers::Outcome exchange(providers::Exchange const& out, providers::Sink const& sink,
                              std::stop_token stop) override {
    Step step;
    {
      std::scoped_lock const lock(mutex_);
      seen.push_back(out);
      step = steps.front();
      if (steps.size() > 1) steps.pop_front();
    }
    return step(out, sink, stop);
  }
  void say(providers::Outcome outcome) {
    steps.push_back([outcome](auto&&...) { return outcome; });
  }

  std::deque<Step> steps;
  std::vector<providers::Exchange> seen;

 private:
  std::mutex mutex_;
};

struct LogLines final : base::Log {
  void write(base::Severity, std::string_view, std::string_view text) override {
    std::scoped_lock const lock(mutex);
    lines += std::string(text) + "\n";
  }
  std::mutex mutex;
  std::string lines;
};

struct Counted final : providers::CallObserver {
  void call_ended(std::string_view, providers::Outcome const& outcome,
                  std::chrono::duration<double>) override {
    std::scoped_lock const lock(mutex);
    outcomes.emplace_back(to_word(outcome));
  }
  void breaker_is(std::string_view, providers::Breaker::State state) override {
    std::scoped_lock const lock(mutex);
    states.push_back(state);
  }
  std::mutex mutex;
  std::vector<std::string> outcomes;
  std::vector<providers::Breaker::State> states;
};

struct Outside {  // a provider whose answers, clock and chance are the test's
  ScriptedTransport transport;
  base::ManualClock clock{base::Instant(std::chrono::sys_days(std::chrono::year(2026) / 11 / 22))};
  base::SeededRandom random{1};
  base::Ids ids{clock, random};
  LogLines log;
  Counted observer;
  std::vector<std::chrono::milliseconds> pauses;
  providers::ProviderOptions options{.name = "weather",
                                     .base = *providers::parse_url("https://api.example.com/v2")};

  std::unique_ptr<providers::Provider> open() {
    return std::make_unique<providers::Provider>(
        options, providers::ProviderParts{transport, clock, random, ids, log, observer,
                                          [this](auto length, auto const&) {
                                            pauses.push_back(length);
                                            clock.advance(length);
                                            return true;
                                          }});
  }
};

inline providers::Call const lookup{.target = "/now?appid=k3y&lat=26.1"};
