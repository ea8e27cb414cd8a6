// SPDX-License-Identifier: Apache-2.0
#include "providers/maps/template_tiles.hpp"

#include <algorithm>
#include <array>
#include <boost/algorithm/string/replace.hpp>

#include "providers/impl/ask_for.hpp"

namespace providers {
namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 20;
constexpr std::array<std::string_view, 6> tile_types{
    "image/png",  "image/jpeg",
    "image/webp", "application/vnd.mapbox-vector-tile",
    "image/jpg",  "application/x-protobuf"};

// Without its parameters.
std::string type_of(Outcome const& outcome) {
  auto const said = outcome.head.headers.get("Content-Type");
  return std::string(said.substr(0, said.find(';')));
}

// Services tell a key that ran out with a page, or with a picture of an error: the page we know.
std::optional<Meaning> no_tile(Outcome const& outcome) {
  if (outcome.head.status / 100 != 2 || outcome.head.status == 204) return std::nullopt;
  auto const type = type_of(outcome);
  if (std::find(tile_types.begin(), tile_types.end(), type) != tile_types.end() &&
      !outcome.body.empty())
    return std::nullopt;
  return Meaning{.status = 502, .why = "Its answer is no tile."};
}

}  // namespace

std::string trouble_with_template(std::string_view url, bool has_key) {
  for (auto const* const hole : {"{z}", "{x}", "{y}"})
    if (url.find(hole) == std::string_view::npos) return std::string("lacks ") + hole;
  auto const key = url.find("{key}");
  if (key != std::string_view::npos && !has_key) return "needs the key";
  if (key != std::string_view::npos && key < url.find('?')) return "has {key} before the query";
  auto filled = target_of_template(url);
  for (auto const* const hole : {"{z}", "{x}", "{y}", "{key}"})
    boost::replace_all(filled, hole, "0");
  if (filled.find_first_of("{}") != std::string::npos) return "has a hole that we do not know";
  return is_target(filled) ? "" : "is no address";
}

std::string target_of_template(std::string_view url) {
  auto const path = url.find('/', url.find("://") + 3);
  return path == std::string_view::npos ? "/" : std::string(url.substr(path));
}

std::string TemplateTiles::target_of(tiles::TileAddress at) const {
  auto target = target_;
  boost::replace_all(target, "{z}", std::to_string(at.zoom));
  boost::replace_all(target, "{x}", std::to_string(at.column));
  boost::replace_all(target, "{y}", std::to_string(at.row));
  boost::replace_all(target, "{key}", percent_encoded(key_));
  return target;
}

base::Result<std::optional<tiles::BasemapTile>> TemplateTiles::tile(
    tiles::TileAddress at, base::Instant until, std::string const& traceparent) {
  auto outcome = provider_.call({.target = target_of(at),
                                 .until = until,
                                 .most_bytes = most_bytes,
                                 .traceparent = traceparent,
                                 .judge = &no_tile});
  if (outcome.is_answered() && (outcome.status() == 404 || outcome.status() == 204))
    return std::optional<tiles::BasemapTile>();
  if (!outcome.is_success())
    return base::refuse(base::Refusal::unavailable, "The map does not answer.", "E-707");
  return std::optional(tiles::BasemapTile{type_of(outcome), std::move(outcome.body)});
}

}  // namespace providers
