// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "ops/metrics.hpp"
#include "providers/provider.hpp"

namespace app {

// Turns what providers tell into metrics.
class CallMetrics final : public providers::CallObserver {
 public:
  explicit CallMetrics(ops::Metrics& metrics) : metrics_(metrics) {}
  void call_ended(std::string_view provider, providers::Outcome const& outcome,
                  std::chrono::duration<double> took) override {
    metrics_.provider_called(provider, to_word(outcome), took,
                             outcome.attempts > 1 ? outcome.attempts - 1 : 0);
  }
  void breaker_is(std::string_view provider, providers::Breaker::State state) override {
    metrics_.provider_breaker(provider, to_word(state));
  }

 private:
  ops::Metrics& metrics_;
};

}  // namespace app
