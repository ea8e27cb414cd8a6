// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <memory>
#include <vector>

#include "base/id.hpp"
#include "base/log.hpp"
#include "ops/health.hpp"
#include "ops/metrics.hpp"
#include "ops/settings.hpp"
#include "providers/transport.hpp"
#include "providers/weather/chained_weather.hpp"

namespace app {

struct OutsideParts {
  base::Clock const& clock;
  base::Random& random;
  base::Ids& ids;
  base::Log& log;
  ops::Metrics& metrics;
};

// All that reaches beyond this machine, as the settings name it. Without such settings there is
// nothing here and nothing leaves.
class Outside {
 public:
  // What of the settings does not fit: an unknown provider, a URL that is none.
  static base::Result<void> check(ops::Settings const& settings);

  // Throws when check() refuses.
  Outside(ops::Settings const& settings, OutsideParts parts);
  ~Outside();
  Outside(Outside const&) = delete;

  weather::WeatherSource* weather_source();  // nullptr: nobody is asked

  // How each provider fares in this process; never failing, because we work without any of them.
  void add_standings(ops::Health& health) const;
  // Asks each of them something now.
  std::vector<ops::Finding> probe();

 private:
  struct ThirdParty;
  class Told;
  void open_weather(ops::Settings const& settings);

  OutsideParts parts_;
  std::unique_ptr<Told> told_;
  std::unique_ptr<providers::Transport> transport_;
  std::vector<std::unique_ptr<ThirdParty>> parties_;
  providers::ChainedWeather weather_;
};

}  // namespace app
