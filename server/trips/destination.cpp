// SPDX-License-Identifier: Apache-2.0
#include "trips/destination.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trips {
namespace {

using places::Area;
using places::Areas;
using places::Catalogue;

std::vector<Choice> choices_from(std::vector<Area const*> const& found, Areas const& areas) {
  std::vector<Choice> choices;
  for (auto const* area : found)
    choices.push_back(
        {area->code.str(), areas.path_zh(*area), {areas.path_zh(*area), areas.path_en(*area)}});
  return choices;
}

std::vector<Area const*> covered_within(Area const* within, Areas const& areas,
                                        Catalogue const& catalogue) {
  std::vector<Area const*> found;
  for (auto const code : catalogue.cities()) {
    auto const* area = areas.find(code);
    if (area && (!within || within->code.covers(code))) found.push_back(area);
  }
  return found;
}

Refused refused(std::string code, Words why, std::vector<Choice> choices) {
  Refused made{.code = std::move(code), .why = why};
  made.fields.push_back({"/destination", std::move(why)});
  made.choices = std::move(choices);
  return made;
}

// Districts whose own position is unknown lie where their places do.
base::LatLon centre_of(Area const& area, Catalogue const& catalogue) {
  if (area.has_own_position) return area.at;
  auto const here = catalogue.list_in(area.code);
  if (here.empty()) return area.at;
  base::LatLon sum;
  for (auto const* place : here) {
    sum.lat += place->at.lat;
    sum.lon += place->at.lon;
  }
  auto const count = static_cast<double>(here.size());
  return {sum.lat / count, sum.lon / count};
}

std::variant<Destination, Refused> destination_from(Area const& area, Areas const& areas,
                                                    Catalogue const& catalogue) {
  auto const covered = covered_within(&area, areas, catalogue);
  auto const cities = catalogue.cities();  // a province is not among them, a municipality is
  if (std::find(cities.begin(), cities.end(), area.code.city()) != cities.end())
    return Destination{
        area.code, {areas.path_zh(area), areas.path_en(area)}, centre_of(area, catalogue)};
  if (covered.size() == 1) return destination_from(*covered.front(), areas, catalogue);
  if (!covered.empty())
    return refused("ambiguous_destination",
                   {fmt::format("{}有多个城市可选，请选择一个。", area.name_zh),
                    fmt::format("There are several cities in {}; choose one.", area.name_en)},
                   choices_from(covered, areas));
  return refused(
      "no_catalogue",
      {fmt::format("还没有{}的资料，目前可以规划这些城市。", area.name_zh),
       fmt::format("Nothing is known about {} yet; these cities can be planned.", area.name_en)},
      choices_from(covered_within(nullptr, areas, catalogue), areas));
}

}  // namespace

std::variant<Destination, Refused> find_destination(std::string_view text, Areas const& areas,
                                                    Catalogue const& catalogue) {
  auto const match =
      areas.resolve(text, [&](places::AreaCode code) { return catalogue.covers(code); });
  if (match.area) return destination_from(*match.area, areas, catalogue);
  if (!match.choices.empty())
    return refused("ambiguous_destination",
                   {fmt::format("“{}”可能是多个地方，请选择一个。", text),
                    fmt::format("\"{}\" may mean several places; choose one.", text)},
                   choices_from(match.choices, areas));
  return refused(
      "unknown_destination",
      {fmt::format("没有找到“{}”。", text), fmt::format("There is no place called \"{}\".", text)},
      choices_from(match.suggestions, areas));
}

City city_from(places::AreaCode code, Areas const& areas, Catalogue const& catalogue) {
  auto const* area = areas.find(code);
  EXPECTS(area != nullptr);
  return {code, {area->name_zh, area->name_en}, catalogue.list_in(code), &areas};
}

}  // namespace trips
