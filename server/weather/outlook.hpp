// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "weather/cell_cache.hpp"
#include "weather/climate.hpp"
#include "weather/forecast.hpp"

namespace weather {

// What a day is known from.
enum class Basis : std::uint8_t { forecast, normals, unknown };
BOOST_DESCRIBE_ENUM(Basis, forecast, normals, unknown)

struct DayOutlook {
  base::Day day{};
  Basis basis = Basis::unknown;
  Conditions conditions = {};
  std::optional<int> rain_days = {};  // of the month; normals only
  std::string source = {};
  std::string attribution = {};
  std::optional<base::Instant> as_of = {};  // when the forecast was fetched
  bool is_stale = false;                    // the source did not answer: its last word
  std::vector<Spell> spells = {};           // hour by hour, where the forecast is so fine
};

struct Outlook {
  std::vector<DayOutlook> days;
  // Somebody should have answered and nobody did: E-303, with what operators want to know.
  std::optional<base::Error> trouble;
};

struct OutlookWish {
  places::AreaCode city;
  base::LatLon at;
  base::Day from{};
  base::Day until{};  // exclusive
  std::chrono::milliseconds patience{4000};
  std::string traceparent = {};
};

struct WeatherParts {
  WeatherSource* source;  // nullptr: nobody is configured
  Climate const& climate;
  base::Clock const& clock;
  std::function<void(std::string_view)> cache_asked;  // hit, miss, stale
};

// The weather of days to come: a forecast where one reaches, what the month usually is beyond, and
// unknown where neither is known. Forecasts are kept ten minutes, and longer while nobody answers.
// Safe to share between threads.
class Weather {
 public:
  explicit Weather(WeatherParts parts) : parts_(std::move(parts)) {}
  Outlook outlook(OutlookWish const& wish);

 private:
  struct Found {
    std::shared_ptr<Forecast const> forecast;
    bool is_stale = false;
    std::optional<base::Error> trouble = {};
  };
  Found find_forecast(OutlookWish const& wish);
  DayOutlook day_of(base::Day day, OutlookWish const& wish, Found const& found) const;

  WeatherParts const parts_;
  CellCache<Forecast> cache_;
};

}  // namespace weather
