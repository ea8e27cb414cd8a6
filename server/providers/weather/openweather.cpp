// SPDX-License-Identifier: Apache-2.0
#include "providers/weather/openweather.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "providers/impl/json_fields.hpp"
#include "providers/weather/impl/forecast_call.hpp"

namespace providers {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::seconds;
using weather::Forecast;
using weather::Moment;
using weather::WarningsAt;

constexpr seconds rest_when_blocked{600};  // their data is not renewed before
constexpr std::size_t most_alerts = 10;    // each costs a call
constexpr int days_asked = 8;
constexpr int hours_a_page = 20;  // of One Call 4.0; each page is billed, so two will do

std::string unix_text(base::Instant at) {
  return fmt::to_string(std::chrono::floor<seconds>(at).time_since_epoch().count());
}

}  // namespace

struct OpenWeather::Asked {
  base::Instant until;
  base::LatLon at;
  std::string const& traceparent;
};

std::optional<OpenWeatherPlan> openweather_plan_from(std::string_view version) {
  if (version == "3.0") return OpenWeatherPlan::one_call_3;
  if (version == "4.0") return OpenWeatherPlan::one_call_4;
  if (version == "2.5") return OpenWeatherPlan::free_2_5;
  return std::nullopt;
}

std::optional<Meaning> meaning_of_openweather(Outcome const& outcome) {
  auto const status = outcome.head.status;
  if (status == 429 && outcome.head.headers.get("Retry-After").empty())
    return Meaning{status, rest_when_blocked, "It blocks us for too many calls."};
  if (status == 401) {
    bool const is_subscription = outcome.body.find("separate subscription") != std::string::npos;
    return Meaning{
        status,
        {},
        is_subscription ? "Our key has no One Call subscription." : "It refuses our key."};
  }
  return no_json(outcome);
}

Call OpenWeather::call_to(std::string_view path, Asked const& asked) const {
  Target target(path);
  target.add("lat", asked.at.lat).add("lon", asked.at.lon).add("units", "metric");
  target.add("lang", "zh_cn").add("appid", key_);
  return {.target = target.str(),
          .until = asked.until,
          .traceparent = asked.traceparent,
          .judge = &meaning_of_openweather};
}

// The pages name their neighbours with our key in the address, over plain HTTP: those are neither
// followed nor kept; where the next begins is known. Days without hours are a forecast as well.
Said<Forecast> OpenWeather::timeline(Asked const& asked) {
  auto whole = call_to("/data/4.0/onecall/timeline/1day", asked);
  whole.target += fmt::format("&cnt={}", days_asked);
  auto said = ask_for<Forecast>(provider_, whole, &days_from_timeline);
  if (!said.value) return said;
  std::optional<base::Instant> from;
  for (int page = 0; page < 2; ++page) {
    auto part = call_to("/data/4.0/onecall/timeline/1h", asked);
    part.target += fmt::format("&cnt={}", hours_a_page);
    if (from) part.target += "&start=" + unix_text(*from);
    auto const more = ask_for<Forecast>(provider_, part, &hours_from_timeline);
    if (!more.value || more.value->spells.empty()) break;
    auto const& spells = more.value->spells;
    said.value->spells.insert(said.value->spells.end(), spells.begin(), spells.end());
    from = spells.back().until;
  }
  return said;
}

Said<Forecast> OpenWeather::forecast(base::Instant until, base::LatLon at,
                                     std::string const& traceparent) {
  Asked const asked{until, at, traceparent};
  if (plan_ == OpenWeatherPlan::one_call_4) return timeline(asked);
  if (plan_ == OpenWeatherPlan::free_2_5)
    return ask_for<Forecast>(provider_, call_to("/data/2.5/forecast", asked),
                             &forecast_from_three_hourly);
  auto call = call_to("/data/3.0/onecall", asked);
  call.target += "&exclude=current%2Cminutely%2Calerts";
  return ask_for<Forecast>(provider_, call, &forecast_from_one_call);
}

Said<WarningsAt> OpenWeather::alerts_one_by_one(Asked const& asked) {
  auto const names = ask_for<std::vector<std::string>>(
      provider_, call_to("/data/4.0/onecall/current", asked), &alert_names_from_current);
  if (!names.value) return {.why = names.why};
  WarningsAt found;
  for (auto const& name : *names.value) {
    if (found.messages.size() == most_alerts) break;
    auto const path = "/data/4.0/onecall/alert/" + percent_encoded(name);
    auto alert =
        ask_for<weather::WarningMessage>(provider_, call_to(path, asked), &alert_from_one_call);
    if (!alert.value) return {.why = alert.why};
    found.messages.push_back(*std::move(alert.value));
  }
  return {.value = std::move(found)};
}

Said<WarningsAt> OpenWeather::warnings(base::Instant until, base::LatLon at,
                                       std::string const& traceparent) {
  Asked const asked{until, at, traceparent};
  if (plan_ == OpenWeatherPlan::one_call_4) return alerts_one_by_one(asked);
  if (plan_ == OpenWeatherPlan::free_2_5) return {.why = "The free plan has no warnings."};
  auto call = call_to("/data/3.0/onecall", asked);
  call.target += "&exclude=current%2Cminutely%2Chourly%2Cdaily";
  return ask_for<WarningsAt>(provider_, call, &alerts_from_one_call);
}

Said<Moment> OpenWeather::moment(base::Instant until, base::LatLon at, base::Instant when,
                                 std::string const& traceparent) {
  Asked const asked{until, at, traceparent};
  if (plan_ == OpenWeatherPlan::free_2_5) return {.why = "The free plan tells no single hour."};
  bool const is_third = plan_ == OpenWeatherPlan::one_call_3;
  auto call =
      call_to(is_third ? "/data/3.0/onecall/timemachine" : "/data/4.0/onecall/timeline/1h", asked);
  call.target += (is_third ? "&dt=" : "&cnt=1&start=") + unix_text(when);
  return ask_for<Moment>(provider_, call, &moment_from_one_call);
}

}  // namespace providers
