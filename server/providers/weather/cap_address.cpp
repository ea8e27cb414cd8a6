// SPDX-License-Identifier: Apache-2.0
#include "providers/weather/cap_address.hpp"

#include "providers/weather/impl/forecast_call.hpp"
#include "weather/cap.hpp"

namespace providers {

using weather::WarningsAt;

// A message that is not for the public is one: it says that there is nothing to warn of.
Said<WarningsAt> CapAddress::warnings(base::Instant until, weather::Whereabouts const& where,
                                      std::string const& traceparent) {
  Call call{.until = until, .most_bytes = weather::most_cap_bytes, .traceparent = traceparent};
  auto const outcome = provider_.call(call);
  if (!outcome.is_success()) return {.why = why_no_answer(outcome)};
  auto const message = weather::read_cap(outcome.body);
  if (!message) return {.why = message.error().why};
  WarningsAt found;
  if (message->is_for_public) found.messages.push_back(weather::message_for(*message, where));
  return {.value = std::move(found)};
}

}  // namespace providers
