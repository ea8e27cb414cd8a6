// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <utility>

#include "providers/chain.hpp"
#include "weather/warning.hpp"

namespace providers {

using WarningChain = Chain<weather::WarningsAt, weather::Whereabouts, std::string>;

// The port of warnings, answered by whoever of a chain answers first: nothing to warn of is an
// answer, too.
class ChainedWarnings final : public weather::WarningSource {
 public:
  explicit ChainedWarnings(base::Clock const& clock) : clock_(clock), chain_(clock) {}
  void add(std::string provider, WarningChain::Ask ask) {
    chain_.add(std::move(provider), std::move(ask));
  }
  bool empty() const { return chain_.empty(); }

  base::Result<weather::WarningsAt> warnings(weather::Whereabouts const& where, base::Instant until,
                                             std::string const& traceparent) override;

 private:
  base::Clock const& clock_;
  WarningChain chain_;
};

}  // namespace providers
