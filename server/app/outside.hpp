// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "app/third_parties.hpp"
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

  ThirdParties const& parties() const { return parties_; }

 private:
  void open_weather(ops::Settings const& settings);

  ThirdParties parties_;
  providers::ChainedWeather weather_;
};

}  // namespace app
