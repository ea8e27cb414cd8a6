// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "app/cap_sites.hpp"
#include "app/third_parties.hpp"
#include "providers/engines/chained_engine.hpp"
#include "providers/geocoders/chained_geocoder.hpp"
#include "providers/maps/template_tiles.hpp"
#include "providers/models/model_chain.hpp"
#include "providers/weather/chained_warnings.hpp"
#include "providers/weather/chained_weather.hpp"

namespace app {

// All that reaches beyond this machine, as the settings name it: the ports of other modules over
// third parties. Without such settings there is nothing here and nothing leaves.
class Outside {
 public:
  // What of the settings does not fit: an unknown provider, a URL that is none.
  static base::Result<void> check(ops::Settings const& settings);

  // Throws when check() refuses.
  Outside(ops::Settings const& settings, OutsideParts parts);

  weather::WeatherSource* weather_source();  // nullptr: nobody is asked
  weather::MomentSource* moment_source();    // likewise
  weather::WarningSource* warning_source();  // likewise
  std::vector<weather::CapSite*> cap_sites() const { return cap_sites_.all(); }
  travel::StreetEngine* street_engine();  // likewise
  // Who answers there, and where; tables that others gave do not count any more.
  std::string const& street_engine_names() const { return engine_names_; }
  places::Geocoder* geocoder();                // likewise
  tiles::BasemapSource* basemap();             // likewise
  assistant::LanguageModel* language_model();  // nullptr: rules and templates do the work

  ThirdParties const& parties() const { return parties_; }

 private:
  void open_weather(ops::Settings const& settings);
  void open_engines(ops::Settings const& settings);
  providers::ReverseChain::Ask open_geocoder(Party const& party, providers::Provider& provider,
                                             ops::Settings const& settings,
                                             base::Clock const& clock);
  void open_geocoders(ops::Settings const& settings, base::Clock const& clock);
  void open_basemap(ops::Settings const& settings);
  void open_warnings(ops::Settings const& settings, base::Clock const& clock);

  ThirdParties parties_;
  CapSites cap_sites_;
  providers::ChainedWeather weather_;
  providers::ChainedWarnings warnings_;
  providers::ChainedEngine engine_;
  std::string engine_names_;
  std::unique_ptr<providers::models::ModelChain> models_;
  providers::ChainedGeocoder geocoders_;
  std::unique_ptr<providers::TemplateTiles> basemap_;
};

// The basemap as the settings describe it.
tiles::BasemapFacts basemap_facts(ops::Settings const& settings);

}  // namespace app
