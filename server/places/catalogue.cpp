// SPDX-License-Identifier: Apache-2.0
#include "places/catalogue.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

#include "base/expects.hpp"
#include "base/text.hpp"
#include "places/names.hpp"

namespace places {
namespace {

// About 5.5 km from south to north.
constexpr double cell_degrees = 0.05;
constexpr double metres_per_degree = 111'000;  // of latitude, a little less than it is
constexpr std::size_t longest_query = 200;
constexpr std::size_t shortest_part = 2;

struct Cell {
  std::int64_t row = 0;
  std::int64_t column = 0;
  std::int64_t number() const { return row * 1'000'000 + column; }
};

Cell cell_of(base::LatLon at) {
  return {static_cast<std::int64_t>(std::floor(at.lat / cell_degrees)),
          static_cast<std::int64_t>(std::floor(at.lon / cell_degrees))};
}

// A typing error or two in longer names, none in short ones.
std::size_t forgiven_in(std::string_view name) {
  auto const length = base::length_of(name);
  if (is_latin(name)) return length / 5;
  return length < 3 ? 0 : length < 6 ? 1 : 2;
}

bool is_part(std::string_view name, std::string_view wanted) {
  auto const shorter = std::min(base::length_of(name), base::length_of(wanted));
  bool const is_telling = shorter >= shortest_part * (is_latin(wanted) ? 2 : 1);
  return is_telling && (name.find(wanted) != std::string_view::npos ||
                        wanted.find(name) != std::string_view::npos);
}

}  // namespace

Catalogue::Catalogue(std::vector<Place> places) : places_(std::move(places)) {
  std::ranges::sort(places_, {}, &Place::key);
  EXPECTS(std::ranges::adjacent_find(places_, {}, &Place::key) == places_.end());
  for (std::uint32_t i = 0; i < places_.size(); ++i) {
    names_.push_back(names_of(places_[i]));
    by_city_[places_[i].area.city()].push_back(i);
    by_cell_[cell_of(places_[i].at).number()].push_back(i);
  }
}

Place const* Catalogue::find(PlaceKey const& key) const {
  auto const found = std::ranges::lower_bound(places_, key, {}, &Place::key);
  return found != places_.end() && found->key == key ? &*found : nullptr;
}

std::vector<Place const*> Catalogue::list_in(AreaCode area) const {
  std::vector<Place const*> inside;
  auto const add_city = [&](std::vector<std::uint32_t> const& of_city) {
    for (auto const i : of_city)
      if (area.covers(places_[i].area)) inside.push_back(&places_[i]);
  };
  if (auto const found = by_city_.find(area.city()); found != by_city_.end())
    add_city(found->second);
  else if (area.is_province())
    for (auto const& [city, of_city] : by_city_) add_city(of_city);
  std::ranges::sort(
      inside, {}, [](Place const* place) -> auto& { return place->key; });
  return inside;
}

std::vector<Place const*> Catalogue::list_in(AreaCode area, Kind kind) const {
  auto inside = list_in(area);
  std::erase_if(inside, [&](Place const* place) { return !place->is(kind); });
  return inside;
}

bool Catalogue::covers(AreaCode area) const { return !list_in(area).empty(); }

std::vector<AreaCode> Catalogue::cities() const {
  std::vector<AreaCode> codes;
  for (auto const& [city, of_city] : by_city_) codes.push_back(city);
  std::ranges::sort(codes, {},
                    [&](AreaCode city) { return std::pair(-std::ssize(by_city_.at(city)), city); });
  return codes;
}

std::vector<Place const*> Catalogue::near(base::LatLon at, double radius_m) const {
  double const north = radius_m / metres_per_degree;
  double const shrink = std::max(0.01, std::cos(at.lat * std::numbers::pi / 180));
  double const east = north / shrink;
  auto const first = cell_of({at.lat - north, at.lon - east});
  auto const last = cell_of({at.lat + north, at.lon + east});
  std::vector<std::pair<double, Place const*>> found;
  auto const add = [&](Place const& place) {
    double const away = base::distance_m(at, place.at);
    if (away <= radius_m) found.emplace_back(away, &place);
  };
  // A circle of more cells than there are places is quicker to find by looking at each place.
  auto const cells = (last.row - first.row + 1) * (last.column - first.column + 1);
  if (cells > static_cast<std::int64_t>(places_.size())) {
    for (auto const& place : places_) add(place);
  } else {
    for (auto row = first.row; row <= last.row; ++row)
      for (auto column = first.column; column <= last.column; ++column)
        if (auto const in = by_cell_.find(Cell{row, column}.number()); in != by_cell_.end())
          for (auto const i : in->second) add(places_[i]);
  }
  std::ranges::sort(found, {}, [](auto const& each) {
    return std::tuple<double, PlaceKey const&>(each.first, each.second->key);
  });
  std::vector<Place const*> nearest;
  for (auto const& each : found) nearest.push_back(each.second);
  return nearest;
}

Catalogue::Names Catalogue::names_of(Place const& place) {
  Names names{.own = {compact(place.name_zh), compact(place.name_en)}, .aliases = {}};
  for (auto const& alias : place.aliases) names.aliases.push_back(compact(alias));
  auto const is_empty = [](std::string const& name) { return name.empty(); };
  std::erase_if(names.own, is_empty);
  std::erase_if(names.aliases, is_empty);
  return names;
}

std::optional<NameMatchKind> Catalogue::match(Names const& names, std::string_view wanted) {
  auto const any = [&](auto const& holds) {
    return std::ranges::any_of(names.own, holds) || std::ranges::any_of(names.aliases, holds);
  };
  if (std::ranges::find(names.own, wanted) != names.own.end()) return NameMatchKind::exact;
  if (std::ranges::find(names.aliases, wanted) != names.aliases.end()) return NameMatchKind::alias;
  if (any([&](std::string const& name) { return is_part(name, wanted); }))
    return NameMatchKind::part;
  auto const forgiven = forgiven_in(wanted);
  bool const is_alike = forgiven > 0 && any([&](std::string const& name) {
                          return edit_distance(name, wanted, forgiven) <= forgiven;
                        });
  return is_alike ? std::optional(NameMatchKind::alike) : std::nullopt;
}

std::vector<NameMatch> Catalogue::find_by_name(std::string_view text, std::optional<AreaCode> area,
                                               std::size_t limit) const {
  auto const wanted = compact(text);
  if (wanted.empty() || base::length_of(wanted) > longest_query) return {};
  std::vector<NameMatch> found;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    if (area && !area->covers(places_[i].area)) continue;
    if (auto const kind = match(names_[i], wanted)) found.push_back({&places_[i], *kind});
  }
  std::ranges::stable_sort(found, {}, [](NameMatch const& each) {
    return std::tuple(each.kind, -each.place->popularity);
  });
  if (found.size() > limit) found.resize(limit);
  return found;
}

}  // namespace places
