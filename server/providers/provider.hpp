// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>

#include "base/id.hpp"
#include "base/log.hpp"
#include "base/random.hpp"
#include "providers/breaker.hpp"
#include "providers/call.hpp"
#include "providers/gate.hpp"
#include "providers/retry.hpp"
#include "providers/single_flight.hpp"
#include "providers/transport.hpp"

namespace providers {

// Told after each call; implemented where metrics are kept. Called from many threads.
class CallObserver {
 public:
  virtual ~CallObserver() = default;
  virtual void call_ended(std::string_view /*provider*/, Outcome const& /*outcome*/,
                          std::chrono::duration<double> /*took*/) {}
  virtual void breaker_is(std::string_view /*provider*/, Breaker::State /*state*/) {}
};

// Waits that long; false when the call was cancelled meanwhile.
using Pause = std::function<bool(milliseconds, std::stop_token const&)>;
bool pause_in_real_time(milliseconds length, std::stop_token const& stop);

struct ProviderOptions {
  std::string name;  // "openweather": the word of metrics, logs and settings
  Url base;
  std::size_t most_at_once = 8;
  std::size_t most_waiting = 32;
  RetryOptions retry = {};
  BreakerOptions breaker = {};
};

struct ProviderParts {
  Transport& transport;
  base::Clock const& clock;
  base::Random& random;
  base::Ids& ids;
  base::Log& log;
  CallObserver& observer;
  Pause pause = &pause_in_real_time;
};

// How a provider fares, for those who operate us.
struct Standing {
  std::string name;
  std::string base;  // its URL
  Breaker::View breaker;
  std::optional<base::Instant> answered_at = {};  // lately
  std::optional<base::Instant> troubled_at = {};
  std::string trouble = {};   // the last one, a sentence
  bool refuses_key = false;   // its last answer was 401 or 403
  std::size_t under_way = 0;  // calls
  std::size_t waiting = 0;    // for a place
  std::size_t sharing = 0;    // that wait for the answer to an equal one
};

// One third party. All calls to it pass here: at most so many at once, equal ones made once,
// repeated with care, kept back while it fails or asks for peace, measured and logged without
// secrets. Safe to share between threads; a call blocks its thread (the outbound lane's).
class Provider {
 public:
  Provider(ProviderOptions options, ProviderParts parts);

  Outcome call(Call const& call, std::stop_token stop = {});
  // The body of a 2xx answer goes to the sink as it comes; once it has begun nothing is repeated
  // unless the call says that it may begin again.
  Outcome stream(Call const& call, Sink const& sink, std::stop_token stop = {});

  // For a client that keeps a limit of its own; false when it was cancelled.
  bool wait(milliseconds length) const { return parts_.pause(length, {}); }

  std::string const& name() const { return options_.name; }
  Standing standing() const;

 private:
  Outcome make(Call const& call, Sink const& sink, std::stop_token const& stop);
  Outcome attempt_all(Call const& call, Sink const& sink, std::stop_token const& stop);
  Outcome attempt(Call const& call, milliseconds left, Sink const& sink,
                  std::stop_token const& stop);
  std::optional<Outcome> refusal_of(Breaker::Admission admission) const;
  void judge(Outcome const& outcome, Breaker::Admission admission);
  void remember(Outcome const& outcome);
  void report(Call const& call, Outcome const& outcome, std::chrono::duration<double> took);

  ProviderOptions const options_;
  ProviderParts const parts_;
  bool const may_be_private_;
  Gate gate_;
  Breaker breaker_;
  RetryBudget budget_;
  SingleFlight flights_;
  mutable std::mutex mutex_;
  Standing lately_;
  Breaker::State told_ = Breaker::State::closed;
};

}  // namespace providers
