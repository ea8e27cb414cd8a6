// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>

#include "providers/outcome.hpp"

namespace providers {

// Of equal calls at the same time only the first is made; the others wait and get its outcome.
class SingleFlight {
 public:
  struct Patience {
    std::chrono::milliseconds most;  // to wait for another's outcome
    std::stop_token stop;
  };
  // An outcome that is about the first caller alone (cancelled, in a hurry) is not shared: then
  // one of those who wait makes the call.
  Outcome join(std::string const& key, Patience const& patience,
               std::function<Outcome()> const& make);

  std::size_t waiting() const;  // callers that wait for another's outcome

 private:
  struct Flight {
    bool landed = false;
    Outcome outcome;
  };
  void land(std::string const& key, Outcome outcome);

  mutable std::mutex mutex_;
  std::condition_variable_any landings_;
  std::map<std::string, std::shared_ptr<Flight>> flights_;
  std::size_t waiting_ = 0;
};

}  // namespace providers
