// SPDX-License-Identifier: Apache-2.0
#include "providers/engines/valhalla.hpp"

#include <boost/json.hpp>
#include <optional>

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

constexpr std::size_t side = 50;  // 2,500 pairs a request is what servers allow as they come

std::string_view costing_of(Traveller traveller) {
  if (traveller == Traveller::walk) return "pedestrian";
  return traveller == Traveller::cycle ? "bicycle" : "auto";
}

json::array points_json(std::vector<base::LatLon> const& points) {
  json::array made;
  for (auto const at : points) made.push_back({{"lat", at.lat}, {"lon", at.lon}});
  return made;
}

// 170 and 442: nothing joins the points; both come as 400.
bool says_no_way(json::value const& root) {
  auto const code = number(root, "error_code");
  return code && (*code == 170 || *code == 442);
}

std::optional<Meaning> no_way_is_an_answer(Outcome const& outcome) {
  if (outcome.head.status == 400) {
    auto const root = json_fields::parse(outcome.body);
    return root && says_no_way(*root) ? std::optional(Meaning{.status = 200}) : std::nullopt;
  }
  return no_json(outcome);
}

Call call_for(std::string_view target, json::object const& body, base::Instant until,
              std::string const& traceparent) {
  Call call{.method = http::Method::post,
            .target = std::string(target),
            .headers = {{"Content-Type", "application/json"}},
            .body = json::serialize(body),
            .until = until,
            .most_bytes = most_engine_bytes,
            .is_repeatable = true,
            .traceparent = traceparent};
  call.judge = &no_way_is_an_answer;
  return call;
}

double metres_per_unit(json::value const& root) {
  auto const* const units = find(root, "units");
  bool const in_miles = units && units->is_string() && units->get_string() == "miles";
  return in_miles ? 1'609.344 : 1'000;
}

std::optional<double> times(std::optional<double> number, double factor) {
  return number ? std::optional(*number * factor) : std::nullopt;
}

// The shapes of the legs, one behind the other.
std::optional<std::vector<base::LatLon>> line_of(json::array const& legs) {
  std::vector<base::LatLon> line;
  for (auto const& leg : legs) {
    auto const* const shape = find(leg, "shape");
    if (!shape || !shape->is_string()) return std::nullopt;
    auto const& encoded = shape->get_string();
    auto const part = line_from_polyline6({encoded.data(), encoded.size()});
    if (!part) return std::nullopt;
    line.insert(line.end(), part->begin(), part->end());
  }
  return line;
}

}  // namespace

std::optional<travel::ReachTable> table_from_valhalla(std::string_view text, std::size_t rows,
                                                      std::size_t columns) {
  auto const root = json_fields::parse(text);
  if (root && says_no_way(*root)) return travel::ReachTable(rows * columns);
  auto const* const found = root ? find(*root, "sources_to_targets") : nullptr;
  if (!found) return std::nullopt;
  auto const* const durations = list(*found, "durations");
  auto const* const distances = list(*found, "distances");
  travel::ReachTable table;
  for (std::size_t a = 0; a < rows; ++a) {
    auto const* const seconds = row_of(durations, a, columns);
    auto const* const far = row_of(distances, a, columns);
    if (!seconds || !far) return std::nullopt;
    for (std::size_t b = 0; b < columns; ++b)
      table.push_back(
          reach_of(number((*seconds)[b]), times(number((*far)[b]), metres_per_unit(*root))));
  }
  return table;
}

std::optional<std::optional<travel::StreetPath>> path_from_valhalla(std::string_view text) {
  auto const root = json_fields::parse(text);
  if (!root) return std::nullopt;
  if (says_no_way(*root)) return std::optional<travel::StreetPath>();
  auto const* const trip = find(*root, "trip");
  auto const* const summary = trip ? find(*trip, "summary") : nullptr;
  auto const* const legs = trip ? list(*trip, "legs") : nullptr;
  if (!summary || !legs || legs->empty()) return std::nullopt;
  auto const reach =
      reach_of(number(*summary, "time"), times(number(*summary, "length"), metres_per_unit(*trip)));
  auto line = line_of(*legs);
  if (!reach || !line) return std::nullopt;
  return travel::StreetPath{*reach, std::move(*line)};
}

Said<travel::ReachTable> Valhalla::table(base::Instant until, Traveller traveller,
                                         std::vector<base::LatLon> const& from,
                                         std::vector<base::LatLon> const& to,
                                         std::string const& traceparent) {
  return ask_in_tiles(from, to, side, [&](auto const& some_from, auto const& some_to) {
    json::object const body{{"sources", points_json(some_from)},
                            {"targets", points_json(some_to)},
                            {"costing", costing_of(traveller)},
                            {"verbose", false}};
    auto const call = call_for("/sources_to_targets", body, until, traceparent);
    return ask_for<travel::ReachTable>(provider_, call, [&](std::string_view answer) {
      return table_from_valhalla(answer, some_from.size(), some_to.size());
    });
  });
}

Said<std::optional<travel::StreetPath>> Valhalla::path(base::Instant until, Traveller traveller,
                                                       base::LatLon from, base::LatLon to,
                                                       std::string const& traceparent) {
  json::object const body{{"locations", points_json({from, to})},
                          {"costing", costing_of(traveller)},
                          {"directions_type", "none"}};
  auto const call = call_for("/route", body, until, traceparent);
  return ask_for<std::optional<travel::StreetPath>>(provider_, call, &path_from_valhalla);
}

}  // namespace providers
