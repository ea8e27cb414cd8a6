// SPDX-License-Identifier: Apache-2.0
#include "providers/geocoders/spots.hpp"

#include <boost/json.hpp>

#include "providers/impl/json_fields.hpp"

namespace providers {
namespace {

namespace json = boost::json;
using json_fields::find;
using json_fields::number_within;

std::string text(json::value const& in, std::string_view name) {
  auto const* const found = find(in, name);
  auto const* const said = found ? found->if_string() : nullptr;
  return said ? std::string(*said) : std::string();
}

std::optional<places::Spot> spot_from(json::value const& one) {
  auto const lat = number_within(one, "lat", -90, 90);
  auto const lon = number_within(one, "lon", -180, 180);
  auto address = text(one, "display_name");
  if (!lat || !lon || address.empty()) return std::nullopt;
  auto name = text(one, "name");
  if (name.empty()) name = text(one, "display_place");
  if (name.empty()) name = address.substr(0, address.find(", "));
  auto const* const parts = find(one, "address");
  return places::Spot{std::move(name),
                      std::move(address),
                      {*lat, *lon},
                      parts ? text(*parts, "country_code") : std::string()};
}

}  // namespace

std::optional<std::vector<places::Spot>> spots_from(std::string_view answer) {
  auto const root = json_fields::parse(answer);
  if (!root) return std::nullopt;
  std::vector<places::Spot> spots;
  if (text(*root, "error") == "Unable to geocode") return spots;
  if (root->is_object()) {
    auto spot = spot_from(*root);
    if (!spot) return std::nullopt;
    spots.push_back(*std::move(spot));
    return spots;
  }
  if (!root->is_array()) return std::nullopt;
  for (auto const& each : root->get_array())
    if (auto spot = spot_from(each)) spots.push_back(*std::move(spot));
  if (spots.empty() && !root->get_array().empty()) return std::nullopt;
  return spots;
}

}  // namespace providers
