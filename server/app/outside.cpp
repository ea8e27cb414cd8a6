// SPDX-License-Identifier: Apache-2.0
#include "app/outside.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "app/language_models.hpp"
#include "app/notice_ways.hpp"
#include "app/support_desk.hpp"
#include "providers/engines/osrm.hpp"
#include "providers/engines/valhalla.hpp"
#include "providers/geocoders/location_iq.hpp"
#include "providers/geocoders/nominatim.hpp"
#include "providers/weather/open_meteo.hpp"
#include "providers/weather/openweather.hpp"
#include "providers/weather/qweather.hpp"

namespace app {
namespace {

using Problems = std::vector<base::FieldError>;

constexpr base::LatLon beijing{39.90, 116.40};  // what probes ask about

// Forecasts.
constexpr Party openweather{.subject = "weather", .name = "openweather", .needs_key = true};
constexpr Party open_meteo{.subject = "weather", .name = "open_meteo"};
constexpr Party forecasters[] = {openweather, open_meteo};

// The two things that a weather service is asked.
struct Forecasting {
  providers::ForecastChain::Ask forecast;
  providers::MomentChain::Ask moment;
};

template <class Client>
Forecasting asks_of(std::shared_ptr<Client> const& client) {
  return {[client](auto until, auto const& at, auto const& trace) {
            return client->forecast(until, at, trace);
          },
          [client](auto until, auto const& at, auto const& when, auto const& trace) {
            return client->moment(until, at, when, trace);
          }};
}

Forecasting asks_of(Party const& party, providers::Provider& provider,
                    ops::Settings const& settings) {
  auto const key = settings.text(key_key(party));
  if (party.name == open_meteo.name)
    return asks_of(std::make_shared<providers::OpenMeteo>(provider, key));
  auto const plan = providers::openweather_plan_from(settings.text("weather.openweather_version"));
  return asks_of(std::make_shared<providers::OpenWeather>(provider, key, plan.value()));
}

std::vector<Party> forecasters_in_order(ops::Settings const& settings, Problems& problems) {
  return parties_in_order(forecasters, "weather.order", settings, problems);
}

// Routing engines.
constexpr Party valhalla{.subject = "travel", .name = "valhalla"};
constexpr Party osrm{.subject = "travel", .name = "osrm"};
constexpr Party engines[] = {valhalla, osrm};

std::vector<Party> engines_in_order(ops::Settings const& settings, Problems& problems) {
  return parties_in_order(engines, "travel.order", settings, problems);
}

// Over one provider both questions go to one client.
template <class Client>
void add_engine(providers::ChainedEngine& chain, Party const& party,
                providers::Provider& provider) {
  auto const client = std::make_shared<Client>(provider);
  chain.add(
      std::string(party.name),
      [client](auto until, auto who, auto const& from, auto const& to, auto const& trace) {
        return client->table(until, who, from, to, trace);
      },
      [client](auto until, auto who, auto from, auto to, auto const& trace) {
        return client->path(until, who, from, to, trace);
      });
}

// Places and addresses.
constexpr Party locationiq{.subject = "geocoding", .name = "locationiq", .needs_key = true};
constexpr Party nominatim{.subject = "geocoding", .name = "nominatim"};
constexpr Party geocoders[] = {locationiq, nominatim};

// Suggestions come from a host of their own, with the key of the other.
constexpr Party locationiq_suggest{.subject = "geocoding", .name = "locationiq_suggest"};

// What a geocoder is probed with.
template <class Client>
providers::ReverseChain::Ask add_geocoder(providers::ChainedGeocoder& chain, Party const& party,
                                          std::shared_ptr<Client> const& client) {
  providers::ReverseChain::Ask reverse = [client](auto until, auto const& at, auto const& asking) {
    return client->reverse(until, at, asking);
  };
  chain.add(std::string(party.name), reverse,
            [client](auto until, auto const& text, auto limit, auto const& asking) {
              return client->search(until, text, limit, asking);
            });
  return reverse;
}

providers::ReverseChain::Ask add_location_iq(providers::ChainedGeocoder& chain,
                                             std::shared_ptr<providers::LocationIq> const& client) {
  chain.add_further(
      std::string(locationiq.name),
      [client](auto until, auto const& text, auto limit, auto const& asking) {
        return client->suggest(until, text, limit, asking);
      },
      [client](auto until, auto const& at, auto kind, auto limit, auto const& asking) {
        return client->nearby(until, at, kind, limit, asking);
      });
  return add_geocoder(chain, locationiq, client);
}

std::vector<Party> geocoders_in_order(ops::Settings const& settings, Problems& problems) {
  return parties_in_order(geocoders, "geocoding.order", settings, problems);
}

// Warnings.
constexpr Party qweather{.subject = "weather", .name = "qweather"};
constexpr Party warners[] = {qweather, openweather};

std::vector<Party> warners_in_order(ops::Settings const& settings, Problems& problems) {
  return parties_in_order(warners, "weather.warning_order", settings, problems);
}

providers::QWeatherAccess qweather_access(ops::Settings const& settings) {
  return {.key = settings.text("weather.qweather_key"),
          .key_id = settings.text("weather.qweather_key_id"),
          .project = settings.text("weather.qweather_project"),
          .private_key = settings.text("weather.qweather_private_key")};
}

void check_warners(std::vector<Party> const& named, ops::Settings const& settings,
                   Problems& problems) {
  auto const access = qweather_access(settings);
  for (auto const& party : named) {
    if (party.name == qweather.name && access.key.empty() && access.private_key.empty())
      problems.push_back({"weather.qweather_key", "or weather.qweather_private_key is needed"});
    bool const is_free = settings.text("weather.openweather_version") == "2.5";
    if (party.name == openweather.name && is_free)
      problems.push_back({"weather.warning_order", "OpenWeather's free plan has no warnings"});
  }
}

providers::WarningChain::Ask ask_of(Party const& party, providers::Provider& provider,
                                    ops::Settings const& settings, base::Clock const& clock) {
  if (party.name == qweather.name)
    return [client = providers::QWeather(provider, qweather_access(settings), clock)](
               auto until, auto const& where, auto const& trace) mutable {
      return client.warnings(until, where, trace);
    };
  auto const plan = providers::openweather_plan_from(settings.text("weather.openweather_version"));
  return [client = providers::OpenWeather(provider, settings.text(key_key(party)), plan.value())](
             auto until, auto const& where, auto const& trace) mutable {
    return client.warnings(until, where.at, trace);
  };
}

// Somebody else's map.
constexpr Party basemap_party{.subject = "maps", .name = "basemap", .is_template = true};

void check_basemap(ops::Settings const& settings, Problems& problems) {
  auto const url = url_key(basemap_party);
  bool const has_key = !settings.text(key_key(basemap_party)).empty();
  if (!base_url(basemap_party, settings))
    problems.push_back({url, "is no http or https URL"});
  else if (auto why = providers::trouble_with_template(settings.text(url), has_key); !why.empty())
    problems.push_back({url, std::move(why)});
  auto const one_of = [&](char const* name, std::string_view one, std::string_view other) {
    auto const said = settings.text(name);
    if (said != one && said != other)
      problems.push_back({name, fmt::format("{} is none of {}, {}", said, one, other)});
  };
  one_of("maps.basemap_kind", "raster", "vector");
  one_of("maps.basemap_datum", "wgs84", "gcj02");
}

// Each subject adds its parties here and what of its settings does not fit.
std::vector<Party> all_named(ops::Settings const& settings, Problems& problems) {
  auto named = forecasters_in_order(settings, problems);
  for (auto const& party : geocoders_in_order(settings, problems)) {
    named.push_back(party);
    if (party.name != locationiq.name || settings.text(key_key(party)).empty()) continue;
    if (base_url(locationiq_suggest, settings))
      named.push_back(locationiq_suggest);
    else
      problems.push_back({url_key(locationiq_suggest), "is no http or https URL"});
  }
  auto const warning = warners_in_order(settings, problems);
  check_warners(warning, settings, problems);
  named.insert(named.end(), warning.begin(), warning.end());
  auto const version = settings.text("weather.openweather_version");
  if (!providers::openweather_plan_from(version))
    problems.push_back({"weather.openweather_version", version + " is none of 3.0, 4.0, 2.5"});
  for (auto const& site : CapSites::parties(settings, problems)) named.push_back(site);
  for (auto const& engine : engines_in_order(settings, problems)) named.push_back(engine);
  for (auto const& party : model_parties(settings, problems)) named.push_back(party);
  if (!settings.text(url_key(basemap_party)).empty()) {
    check_basemap(settings, problems);
    named.push_back(basemap_party);
  }
  return named;
}

std::vector<Party> all_named_or_throw(ops::Settings const& settings) {
  Problems problems;
  auto named = all_named(settings, problems);
  if (!problems.empty())
    throw std::runtime_error(problems.front().pointer + " " + problems.front().detail);
  return named;
}

}  // namespace

base::Result<void> Outside::check(ops::Settings const& settings) {
  auto refusal = base::refuse(base::Refusal::invalid, "The settings do not hold.");
  all_named(settings, refusal.fields);
  Push::services_of(settings, refusal.fields);
  Texting::check(settings, refusal.fields);
  check_support(settings, refusal.fields);
  if (refusal.fields.empty()) return {};
  return refusal;
}

Outside::Outside(ops::Settings const& settings, OutsideParts parts)
    : parties_(all_named_or_throw(settings), settings, parts),
      cap_sites_(parties_, settings),
      weather_(parts.clock),
      warnings_(parts.clock),
      engine_(parts.clock),
      geocoders_(parts.clock) {
  open_warnings(settings, parts.clock);
  open_weather(settings);
  open_engines(settings);
  models_ = open_models(settings, parties_, parts);
  open_geocoders(settings, parts.clock);
  open_basemap(settings);
}

void Outside::open_basemap(ops::Settings const& settings) {
  auto* const provider = parties_.find(basemap_party);
  if (!provider) return;
  auto const url = settings.text(url_key(basemap_party));
  basemap_ = std::make_unique<providers::TemplateTiles>(
      *provider, providers::target_of_template(url), settings.text(key_key(basemap_party)));
  auto const zoom = static_cast<int>(settings.number("maps.basemap_minzoom"));
  parties_.probe_with(basemap_party, [this, zoom](base::Instant until) {
    auto const found = basemap_->tile({zoom, 0, 0}, until, "");
    return found ? std::string() : found.error().why;
  });
}

void Outside::open_weather(ops::Settings const& settings) {
  Problems none;
  for (auto const& party : forecasters_in_order(settings, none)) {
    auto* const provider = parties_.find(party);
    if (!provider) continue;
    auto const asks = asks_of(party, *provider, settings);
    weather_.add(std::string(party.name), asks.forecast, asks.moment);
    parties_.probe_with(party, [ask = asks.forecast](base::Instant until) {
      auto const said = ask(until, beijing, "");
      return said.value ? std::string() : said.why;
    });
  }
}

void Outside::open_engines(ops::Settings const& settings) {
  Problems none;
  for (auto const& party : engines_in_order(settings, none)) {
    auto* const provider = parties_.find(party);
    if (!provider) continue;
    engine_names_ += fmt::format("{} {}\n", party.name, settings.text(url_key(party)));
    if (party.name == osrm.name)
      add_engine<providers::Osrm>(engine_, party, *provider);
    else
      add_engine<providers::Valhalla>(engine_, party, *provider);
  }
}

travel::StreetEngine* Outside::street_engine() { return engine_.empty() ? nullptr : &engine_; }

providers::ReverseChain::Ask Outside::open_geocoder(Party const& party,
                                                    providers::Provider& provider,
                                                    ops::Settings const& settings,
                                                    base::Clock const& clock) {
  if (party.name == nominatim.name) {
    auto const calls = static_cast<double>(settings.number("geocoding.nominatim_calls_a_second"));
    return add_geocoder(geocoders_, party,
                        std::make_shared<providers::Nominatim>(provider, calls, clock));
  }
  auto* const suggesting = parties_.find(locationiq_suggest);
  auto const client = std::make_shared<providers::LocationIq>(provider, *suggesting,
                                                              settings.text(key_key(party)), clock);
  parties_.probe_with(locationiq_suggest, [client](base::Instant until) {
    auto const said = client->suggest(until, "Beijing", 1, {.in_english = true, .until = until});
    return said.value ? std::string() : said.why;
  });
  return add_location_iq(geocoders_, client);
}

void Outside::open_geocoders(ops::Settings const& settings, base::Clock const& clock) {
  Problems none;
  for (auto const& party : geocoders_in_order(settings, none)) {
    auto* const provider = parties_.find(party);
    if (!provider) continue;
    auto const reverse = open_geocoder(party, *provider, settings, clock);
    parties_.probe_with(party, [ask = reverse](base::Instant until) {
      auto const said = ask(until, beijing, {.in_english = false, .until = until});
      return said.value ? std::string() : said.why;
    });
  }
}

void Outside::open_warnings(ops::Settings const& settings, base::Clock const& clock) {
  Problems none;
  for (auto const& party : warners_in_order(settings, none)) {
    auto* const provider = parties_.find(party);
    if (!provider) continue;
    auto const ask = ask_of(party, *provider, settings, clock);
    warnings_.add(std::string(party.name), ask);
    parties_.probe_with(party, [ask](base::Instant until) {
      auto const said = ask(until, weather::Whereabouts{beijing, places::AreaCode(110000)}, "");
      return said.value ? std::string() : said.why;
    });
  }
}

weather::WeatherSource* Outside::weather_source() { return weather_.empty() ? nullptr : &weather_; }
weather::MomentSource* Outside::moment_source() { return weather_.empty() ? nullptr : &weather_; }
weather::WarningSource* Outside::warning_source() {
  return warnings_.empty() ? nullptr : &warnings_;
}
assistant::LanguageModel* Outside::language_model() {
  return models_->empty() ? nullptr : models_.get();
}
tiles::BasemapSource* Outside::basemap() { return basemap_.get(); }
places::Geocoder* Outside::geocoder() { return geocoders_.empty() ? nullptr : &geocoders_; }

tiles::BasemapFacts basemap_facts(ops::Settings const& settings) {
  return {.is_vector = settings.text("maps.basemap_kind") == "vector",
          .datum = settings.text("maps.basemap_datum") == "gcj02" ? tiles::MapDatum::gcj02
                                                                  : tiles::MapDatum::wgs84,
          .attribution = settings.text("maps.basemap_attribution"),
          .minzoom = static_cast<int>(settings.number("maps.basemap_minzoom")),
          .maxzoom = static_cast<int>(settings.number("maps.basemap_maxzoom")),
          .tile_px = static_cast<int>(settings.number("maps.basemap_tile_px"))};
}

}  // namespace app
