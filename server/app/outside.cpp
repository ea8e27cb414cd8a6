// SPDX-License-Identifier: Apache-2.0
#include "app/outside.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "base/civil.hpp"
#include "ops/version.hpp"
#include "providers/curl_transport.hpp"
#include "providers/weather/open_meteo.hpp"
#include "providers/weather/openweather.hpp"
#include "providers/provider.hpp"

namespace app {
namespace {

using ops::Finding;
using enum ops::Wellness;
using std::chrono::seconds;

using AskForecast = providers::ForecastChain::Ask;

// One row for each provider of forecasts that the settings may name.
struct Forecaster {
  std::string_view name;
  bool needs_key;
  AskForecast (*make)(providers::Provider&, ops::Settings const&);
};

AskForecast openweather_of(providers::Provider& provider, ops::Settings const& settings) {
  auto const plan = settings.text("weather.openweather_version") == "2.5"
                        ? providers::OpenWeatherPlan::free_2_5
                        : providers::OpenWeatherPlan::one_call_3;
  auto const client = std::make_shared<providers::OpenWeather>(
      provider, settings.text("weather.openweather_key"), plan);
  return [client](auto until, auto const& at, auto const& trace) {
    return client->forecast(until, at, trace);
  };
}

AskForecast open_meteo_of(providers::Provider& provider, ops::Settings const& settings) {
  auto const client =
      std::make_shared<providers::OpenMeteo>(provider, settings.text("weather.open_meteo_key"));
  return [client](auto until, auto const& at, auto const& trace) {
    return client->forecast(until, at, trace);
  };
}

constexpr Forecaster forecasters[] = {{"openweather", true, &openweather_of},
                                      {"open_meteo", false, &open_meteo_of}};

Forecaster const* find_forecaster(std::string_view name) {
  auto const* const at = std::find_if(std::begin(forecasters), std::end(forecasters),
                                      [name](auto const& each) { return each.name == name; });
  return at == std::end(forecasters) ? nullptr : at;
}

std::string url_key(std::string_view name) { return fmt::format("weather.{}_url", name); }
std::string key_key(std::string_view name) { return fmt::format("weather.{}_key", name); }

providers::ProviderOptions options_of(std::string const& name, ops::Settings const& settings) {
  auto const open_for = seconds(settings.number("providers.breaker_seconds"));
  return {
      .name = name,
      .base = *providers::parse_url(settings.text(url_key(name))),
      .most_at_once = static_cast<std::size_t>(settings.number("providers.calls_at_once")),
      .retry = {.most = static_cast<unsigned>(settings.number("providers.retries"))},
      .breaker = {.failures = static_cast<unsigned>(settings.number("providers.breaker_failures")),
                  .open_for = open_for,
                  .open_for_most = open_for * 10}};
}

Finding finding_of(providers::Standing const& standing) {
  using State = providers::Breaker::State;
  auto const& breaker = standing.breaker;
  if (breaker.is_resting)
    return {
        {}, worrying, fmt::format("asked us to come back after {}", base::to_text(*breaker.until))};
  if (breaker.state != State::closed)
    return {{},
            worrying,
            fmt::format("left alone since {} after {} failures: {}", base::to_text(*breaker.since),
                        breaker.failures, standing.trouble)};
  if (standing.refuses_key) return {{}, worrying, "refuses our key: " + standing.trouble};
  if (standing.troubled_at && standing.troubled_at >= standing.answered_at)
    return {
        {},
        worrying,
        fmt::format("failed at {}: {}", base::to_text(*standing.troubled_at), standing.trouble)};
  if (!standing.answered_at) return {{}, well, standing.base + ", not called yet"};
  return {{},
          well,
          fmt::format("{}, answered at {}", standing.base, base::to_text(*standing.answered_at))};
}

}  // namespace

// Turns what providers tell into metrics.
class Outside::Told final : public providers::CallObserver {
 public:
  explicit Told(ops::Metrics& metrics) : metrics_(metrics) {}
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

struct Outside::ThirdParty {
  std::string name;
  std::string missing;  // the setting without which it cannot be asked; empty: nothing is missing
  std::unique_ptr<providers::Provider> provider = nullptr;
  AskForecast ask = nullptr;
};

base::Result<void> Outside::check(ops::Settings const& settings) {
  auto refusal = base::refuse(base::Refusal::invalid, "The settings do not hold.");
  std::set<std::string> seen;
  for (auto const& name : settings.list("weather.order")) {
    if (!find_forecaster(name))
      refusal.fields.push_back({"weather.order", name + " is neither openweather nor open_meteo"});
    else if (!providers::parse_url(settings.text(url_key(name))))
      refusal.fields.push_back({url_key(name), "is no http or https URL"});
    if (!seen.insert(name).second)
      refusal.fields.push_back({"weather.order", name + " is there twice"});
  }
  auto const version = settings.text("weather.openweather_version");
  if (version != "3.0" && version != "2.5")
    refusal.fields.push_back({"weather.openweather_version", version + " is neither 3.0 nor 2.5"});
  if (refusal.fields.empty()) return {};
  return refusal;
}

Outside::Outside(ops::Settings const& settings, OutsideParts parts)
    : parts_(parts), told_(std::make_unique<Told>(parts.metrics)), weather_(parts.clock) {
  if (auto const fits = check(settings); !fits)
    throw std::runtime_error(fits.error().fields.front().pointer + " " +
                             fits.error().fields.front().detail);
  open_weather(settings);
}

Outside::~Outside() = default;

void Outside::open_weather(ops::Settings const& settings) {
  auto const order = settings.list("weather.order");
  if (order.empty()) return;
  std::vector<providers::Url> allowed;
  for (auto const& name : order) allowed.push_back(options_of(name, settings).base);
  transport_ = std::make_unique<providers::CurlTransport>(
      providers::CurlOptions{.user_agent = "xingqu/" + std::string(ops::version()),
                             .ca_file = settings.text("providers.ca_file"),
                             .allowed = std::move(allowed)});
  for (auto const& name : order) {
    auto const& forecaster = *find_forecaster(name);
    auto party = std::make_unique<ThirdParty>(ThirdParty{.name = name, .missing = {}});
    if (forecaster.needs_key && settings.text(key_key(name)).empty()) {
      party->missing = key_key(name);
    } else {
      party->provider = std::make_unique<providers::Provider>(
          options_of(name, settings),
          providers::ProviderParts{*transport_, parts_.clock, parts_.random, parts_.ids, parts_.log,
                                   *told_});
      party->ask = forecaster.make(*party->provider, settings);
      weather_.add(name, party->ask);
    }
    parties_.push_back(std::move(party));
  }
}

weather::WeatherSource* Outside::weather_source() { return weather_.empty() ? nullptr : &weather_; }

void Outside::add_standings(ops::Health& health) const {
  for (auto const& party : parties_)
    health.add(party->name, [&each = *party]() -> Finding {
      if (!each.provider) return {{}, worrying, "not configured: " + each.missing + " is empty"};
      return finding_of(each.provider->standing());
    });
}

std::vector<Finding> Outside::probe() {
  constexpr base::LatLon beijing{39.90, 116.40};
  std::vector<Finding> findings;
  for (auto const& party : parties_) {
    Finding found{party->name, worrying, "not configured: " + party->missing + " is empty"};
    if (party->provider) {
      auto const began = std::chrono::steady_clock::now();
      auto const said = party->ask(parts_.clock.now() + seconds(5), beijing, "");
      auto const took = std::chrono::duration_cast<std::chrono::milliseconds>(
          std::chrono::steady_clock::now() - began);
      found.wellness = said.value ? well : failing;
      found.text = fmt::format("{} {}", party->provider->standing().base,
                               said.value ? fmt::format("answers in {} ms", took.count())
                                          : "does not serve us: " + said.why);
    }
    findings.push_back(std::move(found));
  }
  if (findings.empty())
    findings.push_back({"providers", well, "none is configured, none is needed"});
  return findings;
}

}  // namespace app
