// SPDX-License-Identifier: Apache-2.0
#include "weather/sky.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace weather {
namespace {

using enum Sky;
using enum Outdoors;

struct Row {
  Sky sky;
  Outdoors outdoors;
  std::string_view zh;
  std::string_view en;
};

constexpr std::array<Row, 23> rows = {{
    {clear, fine, "晴", "clear"},
    {few_clouds, fine, "少云", "a few clouds"},
    {cloudy, fine, "多云", "cloudy"},
    {overcast, fine, "阴", "overcast"},
    {mist, careful, "轻雾", "mist"},
    {fog, careful, "雾", "fog"},
    {haze, careful, "霾", "haze"},
    {smoke, bad, "烟", "smoke"},
    {dust, bad, "沙尘", "dust"},
    {drizzle, careful, "毛毛雨", "drizzle"},
    {rain, careful, "雨", "rain"},
    {heavy_rain, bad, "大雨", "heavy rain"},
    {freezing_rain, bad, "冻雨", "freezing rain"},
    {showers, careful, "阵雨", "showers"},
    {heavy_showers, bad, "强阵雨", "heavy showers"},
    {snow, careful, "雪", "snow"},
    {heavy_snow, bad, "大雪", "heavy snow"},
    {sleet, careful, "雨夹雪", "sleet"},
    {thunderstorm, bad, "雷雨", "thunderstorm"},
    {hail, bad, "雷雨伴冰雹", "thunderstorm with hail"},
    {squall, bad, "飑", "squalls"},
    {volcanic_ash, bad, "火山灰", "volcanic ash"},
    {tornado, bad, "龙卷风", "tornado"},
}};

constexpr bool rows_are_in_order() {
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (static_cast<std::size_t>(rows[i].sky) != i) return false;
  return true;
}
static_assert(rows_are_in_order());

Row const& row_of(Sky sky) { return rows.at(static_cast<std::size_t>(sky)); }

// Numbers from `first` to `last` mean `sky`; in rising order.
struct Span {
  int first;
  int last;
  Sky sky;
};

constexpr auto openweather = std::to_array<Span>({
    {200, 202, thunderstorm},  {210, 212, thunderstorm}, {221, 221, thunderstorm},
    {230, 232, thunderstorm},  {300, 302, drizzle},      {310, 314, drizzle},
    {321, 321, drizzle},       {500, 501, rain},         {502, 504, heavy_rain},
    {511, 511, freezing_rain}, {520, 521, showers},      {522, 522, heavy_showers},
    {531, 531, heavy_showers}, {600, 601, snow},         {602, 602, heavy_snow},
    {611, 613, sleet},         {615, 616, sleet},        {620, 621, snow},
    {622, 622, heavy_snow},    {701, 701, mist},         {711, 711, smoke},
    {721, 721, haze},          {731, 731, dust},         {741, 741, fog},
    {751, 751, dust},          {761, 761, dust},         {762, 762, volcanic_ash},
    {771, 771, squall},        {781, 781, tornado},      {800, 800, clear},
    {801, 801, few_clouds},    {802, 803, cloudy},       {804, 804, overcast},
});

constexpr auto wmo = std::to_array<Span>({
    {0, 0, clear},        {1, 1, few_clouds},      {2, 2, cloudy},         {3, 3, overcast},
    {45, 45, fog},        {48, 48, fog},           {51, 51, drizzle},      {53, 53, drizzle},
    {55, 55, drizzle},    {56, 57, freezing_rain}, {61, 61, rain},         {63, 63, rain},
    {65, 65, heavy_rain}, {66, 67, freezing_rain}, {71, 71, snow},         {73, 73, snow},
    {75, 75, heavy_snow}, {77, 77, sleet},         {80, 81, showers},      {82, 82, heavy_showers},
    {85, 85, snow},       {86, 86, heavy_snow},    {95, 95, thunderstorm}, {96, 96, hail},
    {99, 99, hail},
});

template <std::size_t N>
std::optional<Sky> find(std::array<Span, N> const& spans, int number) {
  auto const at = std::find_if(spans.begin(), spans.end(), [number](Span const& span) {
    return span.first <= number && number <= span.last;
  });
  return at == spans.end() ? std::nullopt : std::optional(at->sky);
}

}  // namespace

Outdoors outdoors_under(Sky sky) { return row_of(sky).outdoors; }
std::string_view name_zh(Sky sky) { return row_of(sky).zh; }
std::string_view name_en(Sky sky) { return row_of(sky).en; }

std::optional<Sky> sky_from_openweather(int id) { return find(openweather, id); }
std::optional<Sky> sky_from_wmo(int code) { return find(wmo, code); }

}  // namespace weather
