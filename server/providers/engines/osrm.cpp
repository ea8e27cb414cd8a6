// SPDX-License-Identifier: Apache-2.0
#include "providers/engines/osrm.hpp"

#include <fmt/format.h>

#include "providers/engines/impl/engine_answer.hpp"
#include "providers/engines/table_tiles.hpp"
#include "providers/impl/ask_for.hpp"
#include "providers/impl/json_fields.hpp"

namespace providers {
namespace {

namespace json = boost::json;
using json_fields::find;
using json_fields::list;
using json_fields::number;
using travel::Traveller;

constexpr std::size_t side = 50;  // 100 points a request is what servers allow as they come

std::string_view profile_of(Traveller traveller) {
  if (traveller == Traveller::walk) return "foot";
  return traveller == Traveller::cycle ? "bike" : "car";
}

std::string points_text(std::vector<base::LatLon> const& points) {
  std::string text;
  for (auto const at : points)
    text += fmt::format("{}{:.6f},{:.6f}", text.empty() ? "" : ";", at.lon, at.lat);
  return text;
}

std::string numbers_text(std::size_t first, std::size_t count) {
  std::string text;
  for (std::size_t i = first; i < first + count; ++i)
    text += (text.empty() ? "" : ";") + std::to_string(i);
  return text;
}

bool says(json::value const& root, std::string_view code) {
  auto const* const found = find(root, "code");
  return found && found->is_string() && found->get_string() == code;
}

// "There is no way" is an answer, though it comes as 400.
std::optional<Meaning> no_way_is_an_answer(Outcome const& outcome) {
  if (outcome.head.status == 400) {
    auto const root = json_fields::parse(outcome.body);
    if (root && (says(*root, "NoRoute") || says(*root, "NoSegment"))) return Meaning{.status = 200};
    return std::nullopt;
  }
  return no_json(outcome);
}

}  // namespace

std::optional<travel::ReachTable> table_from_osrm(std::string_view text, std::size_t rows,
                                                  std::size_t columns) {
  auto const root = json_fields::parse(text);
  if (!root || !says(*root, "Ok")) return std::nullopt;
  auto const* const durations = list(*root, "durations");
  auto const* const distances = list(*root, "distances");
  travel::ReachTable table;
  for (std::size_t a = 0; a < rows; ++a) {
    auto const* const seconds = row_of(durations, a, columns);
    auto const* const metres = row_of(distances, a, columns);
    if (!seconds || !metres) return std::nullopt;
    for (std::size_t b = 0; b < columns; ++b)
      table.push_back(reach_of(number((*seconds)[b]), number((*metres)[b])));
  }
  return table;
}

std::optional<std::optional<travel::StreetPath>> path_from_osrm(std::string_view text) {
  auto const root = json_fields::parse(text);
  if (!root) return std::nullopt;
  if (says(*root, "NoRoute") || says(*root, "NoSegment"))
    return std::optional<travel::StreetPath>();
  auto const* const routes = list(*root, "routes");
  if (!says(*root, "Ok") || !routes || routes->empty()) return std::nullopt;
  auto const& first = routes->front();
  auto const reach = reach_of(number(first, "duration"), number(first, "distance"));
  auto const* const geometry = find(first, "geometry");
  if (!reach || !geometry || !geometry->is_string()) return std::nullopt;
  auto const& encoded = geometry->get_string();
  auto line = line_from_polyline6({encoded.data(), encoded.size()});
  if (!line) return std::nullopt;
  return travel::StreetPath{*reach, std::move(*line)};
}

Said<travel::ReachTable> Osrm::table(base::Instant until, Traveller traveller,
                                     std::vector<base::LatLon> const& from,
                                     std::vector<base::LatLon> const& to,
                                     std::string const& traceparent) {
  return ask_in_tiles(from, to, side, [&](auto const& some_from, auto const& some_to) {
    auto points = some_from;
    points.insert(points.end(), some_to.begin(), some_to.end());
    auto const target =
        fmt::format("/table/v1/{}/{}?annotations=duration,distance&sources={}&destinations={}",
                    profile_of(traveller), points_text(points), numbers_text(0, some_from.size()),
                    numbers_text(some_from.size(), some_to.size()));
    Call const call{.target = target,
                    .until = until,
                    .most_bytes = most_engine_bytes,
                    .traceparent = traceparent,
                    .judge = &no_json};
    return ask_for<travel::ReachTable>(provider_, call, [&](std::string_view body) {
      return table_from_osrm(body, some_from.size(), some_to.size());
    });
  });
}

Said<std::optional<travel::StreetPath>> Osrm::path(base::Instant until, Traveller traveller,
                                                   base::LatLon from, base::LatLon to,
                                                   std::string const& traceparent) {
  auto const target = fmt::format("/route/v1/{}/{}?overview=full&geometries=polyline6",
                                  profile_of(traveller), points_text({from, to}));
  Call const call{.target = target,
                  .until = until,
                  .most_bytes = most_engine_bytes,
                  .traceparent = traceparent,
                  .judge = &no_way_is_an_answer};
  return ask_for<std::optional<travel::StreetPath>>(provider_, call, &path_from_osrm);
}

}  // namespace providers
