// SPDX-License-Identifier: Apache-2.0
#include "providers/single_flight.hpp"

namespace providers {
namespace {

bool is_about_its_caller(Outcome const& outcome) {
  return outcome.is_about_caller || outcome.trouble == Trouble::cancelled ||
         outcome.trouble == Trouble::no_time;
}

}  // namespace

Outcome SingleFlight::join(std::string const& key, Patience const& patience,
                           std::function<Outcome()> const& make) {
  auto const until = std::chrono::steady_clock::now() + patience.most;
  std::unique_lock lock(mutex_);
  for (;;) {
    auto const [at, is_first] = flights_.try_emplace(key, nullptr);
    if (is_first) {
      at->second = std::make_shared<Flight>();
      break;
    }
    auto const flight = at->second;
    ++waiting_;
    bool const landed =
        landings_.wait_until(lock, patience.stop, until, [&] { return flight->landed; });
    --waiting_;
    if (patience.stop.stop_requested())
      return failed(Trouble::cancelled, "The caller wants it no more.");
    if (!landed)
      return failed(Trouble::timed_out, "An equal call that was under way took too long.");
    if (!is_about_its_caller(flight->outcome)) return flight->outcome;
  }
  lock.unlock();
  try {
    auto outcome = make();
    land(key, outcome);
    return outcome;
  } catch (...) {
    land(key, failed(Trouble::cancelled, "The call broke."));
    throw;
  }
}

void SingleFlight::land(std::string const& key, Outcome outcome) {
  std::scoped_lock const lock(mutex_);
  auto const at = flights_.find(key);
  at->second->outcome = std::move(outcome);
  at->second->landed = true;
  flights_.erase(at);
  landings_.notify_all();
}

std::size_t SingleFlight::waiting() const {
  std::scoped_lock const lock(mutex_);
  return waiting_;
}

}  // namespace providers
