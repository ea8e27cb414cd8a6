// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string_view>

namespace weather {

// The one vocabulary of conditions, the same word in JSON; providers map theirs to it.
enum class Sky : std::uint8_t {
  clear,
  few_clouds,
  cloudy,
  overcast,
  mist,
  fog,
  haze,
  smoke,
  dust,
  drizzle,
  rain,
  heavy_rain,
  freezing_rain,
  showers,
  heavy_showers,
  snow,
  heavy_snow,
  sleet,
  thunderstorm,
  hail,
  squall,
  volcanic_ash,
  tornado,
};
BOOST_DESCRIBE_ENUM(Sky, clear, few_clouds, cloudy, overcast, mist, fog, haze, smoke, dust, drizzle,
                    rain, heavy_rain, freezing_rain, showers, heavy_showers, snow, heavy_snow,
                    sleet, thunderstorm, hail, squall, volcanic_ash, tornado)

// What it means for being outdoors.
enum class Outdoors : std::uint8_t { fine, careful, bad };
BOOST_DESCRIBE_ENUM(Outdoors, fine, careful, bad)

Outdoors outdoors_under(Sky sky);
std::string_view name_zh(Sky sky);
std::string_view name_en(Sky sky);

// OpenWeather's condition ids (200 … 804) and the WMO's code table 4677 as Open-Meteo uses it
// (0 … 99). nullopt for a number that means nothing there.
std::optional<Sky> sky_from_openweather(int id);
std::optional<Sky> sky_from_wmo(int code);

}  // namespace weather
