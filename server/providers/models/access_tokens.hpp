// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>

#include "assistant/language_model.hpp"
#include "providers/provider.hpp"
#include "providers/single_flight.hpp"

namespace providers::models {

struct IssuedToken {
  std::string token;
  std::chrono::seconds life{};
};

// How tokens of one kind are asked for.
struct TokenDesk {
  std::function<Call()> ask;  // the call that fetches one
  std::function<std::optional<IssuedToken>(std::string_view body)> read;  // its answer
};

// An access token that lives for some time. Safe to share between threads: of many that need a
// fresh one only the first fetches it.
class AccessTokens {
 public:
  AccessTokens(Provider& provider, base::Clock const& clock, TokenDesk desk,
               std::chrono::milliseconds patience = std::chrono::seconds(5))
      : provider_(provider), clock_(clock), desk_(std::move(desk)), patience_(patience) {}

  struct Answer {
    std::string token;                // empty: there is none
    assistant::ModelFailure failure;  // then
  };
  // A token that is not `refused`. One that was refused before it was ever accepted is not
  // replaced for a while: another would be refused as well.
  Answer get(std::string const& refused, assistant::ModelRequest const& serving,
             std::stop_token const& stop);
  void accepted(std::string const& token);

 private:
  bool is_good(std::string const& refused) const;  // with the mutex held
  bool may_fetch(std::string const& refused) const;
  Outcome fetch(std::string const& refused, assistant::ModelRequest const& serving,
                std::stop_token const& stop);
  bool keep(std::string_view body);

  Provider& provider_;
  base::Clock const& clock_;
  TokenDesk const desk_;
  std::chrono::milliseconds const patience_;
  SingleFlight flights_;
  mutable std::mutex mutex_;
  std::string token_;
  bool was_accepted_ = false;
  base::Instant fetched_at_{};
  base::Instant good_until_{};
};

}  // namespace providers::models
