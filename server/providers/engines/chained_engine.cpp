// SPDX-License-Identifier: Apache-2.0
#include "providers/engines/chained_engine.hpp"

namespace providers {
namespace {

base::Error nobody_answered() {
  return base::refuse(base::Refusal::unavailable, "No routing engine answered.");
}

}  // namespace

base::Result<travel::ReachTable> ChainedEngine::table(travel::Traveller traveller,
                                                      std::vector<base::LatLon> const& from,
                                                      std::vector<base::LatLon> const& to,
                                                      base::Instant until,
                                                      std::string const& traceparent) {
  auto answer = tables_.ask(until, traveller, from, to, traceparent);
  if (!answer.value) return nobody_answered();
  return std::move(*answer.value);
}

base::Result<std::optional<travel::StreetPath>> ChainedEngine::path(
    travel::Traveller traveller, base::LatLon from, base::LatLon to, base::Instant until,
    std::string const& traceparent) {
  auto answer = paths_.ask(until, traveller, from, to, traceparent);
  if (!answer.value) return nobody_answered();
  return std::move(*answer.value);
}

}  // namespace providers
