// SPDX-License-Identifier: Apache-2.0
#include "providers/weather/chained_warnings.hpp"

#include "providers/weather/impl/forecast_call.hpp"

namespace providers {

base::Result<weather::WarningsAt> ChainedWarnings::warnings(weather::Whereabouts const& where,
                                                            base::Instant until,
                                                            std::string const& traceparent) {
  auto answer = chain_.ask(until, where, traceparent);
  if (!answer.value) return nobody_answered(answer.in_vain);
  answer.value->fetched_at = clock_.now();
  return *std::move(answer.value);
}

}  // namespace providers
