// SPDX-License-Identifier: Apache-2.0
#include "tiles/api.hpp"

#include <fmt/format.h>

#include <array>

#include "http/answers.hpp"
#include "http/described.hpp"
#include "http/encoding.hpp"
#include "http/language.hpp"
#include "tiles/api_types.hpp"
#include "tiles/impl/gunzip.hpp"

namespace tiles {
namespace {

using http::Request;
using http::Response;

constexpr std::string_view tile_type = "application/vnd.mapbox-vector-tile";
// Asked again after an hour, answered from what is kept meanwhile; an import is noticed by the tag.
constexpr std::string_view keeping = "public, max-age=3600, stale-while-revalidate=86400";

constexpr auto sentences = std::to_array<http::Sentence>({
    {"There is no such tile.", "没有这张地图瓦片。"},
    {"The map does not answer.", "底图服务没有响应。"},
});

Response no_such_tile(Request const& request) {
  auto const error = base::refuse(base::Refusal::not_found, "There is no such tile.");
  return http::refusal(http::in_language(error, request.locale, sentences), request);
}

struct GetTile {
  LiveTiles const& live;

  Response operator()(Request const& request) const {
    auto const param = [&](std::string_view name) {
      return request.params.find(name).value_or("");
    };
    auto const at = tile_address_from(param("zoom"), param("column"), param("row"), ".mvt");
    auto const set = live.now();
    if (!at || !set || at->zoom < set->facts().minzoom || at->zoom > set->facts().maxzoom)
      return no_such_tile(request);
    bool const zipped = http::encoding_for(request.headers.get("Accept-Encoding"),
                                           {.gzip = true, .br = false}) == http::Encoding::gzip;
    Response made;
    auto const tag = fmt::format("\"{}-{}-{}-{}{}\"", set->facts().revision, at->zoom, at->column,
                                 at->row, zipped ? "-gzip" : "");
    made.headers.add("ETag", tag);
    made.headers.add("Cache-Control", std::string(keeping));
    made.headers.add("Vary", "Accept-Encoding");
    if (http::names_tag(request.headers.get("If-None-Match"), tag)) {
      made.status = 304;
      return made;
    }
    return with_tile(std::move(made), set->find(*at), zipped);
  }

 private:
  static Response with_tile(Response made, std::optional<std::string> tile, bool zipped) {
    if (!tile) {
      made.status = 204;
      return made;
    }
    made.headers.add("Content-Type", std::string(tile_type));
    if (zipped) made.headers.add("Content-Encoding", "gzip");
    made.body = zipped ? std::move(*tile) : gunzipped(*tile);
    return made;
  }
};

struct GetBasemapTile {
  Basemap& basemap;

  Response operator()(Request const& request) const {
    auto const param = [&](std::string_view name) {
      return request.params.find(name).value_or("");
    };
    auto const at = tile_address_from(param("zoom"), param("column"), param("row"), "");
    auto const& facts = basemap.facts();
    if (!at || !basemap.is_there() || at->zoom < facts.minzoom || at->zoom > facts.maxzoom)
      return no_such_tile(request);
    auto found = basemap.tile(*at, request.traceparent);
    if (!found)
      return http::refusal(http::in_language(found.error(), request.locale, sentences), request);
    Response made;
    made.headers.add("Cache-Control", "public, max-age=86400");
    made.status = *found ? 200 : 204;
    if (!*found) return made;
    made.headers.add("Content-Type", (*found)->content_type);
    made.body = std::move((*found)->body);
    return made;
  }
};

BasemapView view_of(BasemapFacts const& facts) {
  return {.tiles = "/basemap/{z}/{x}/{y}",
          .kind = facts.is_vector ? BasemapKind::vector : BasemapKind::raster,
          .datum = facts.datum,
          .attribution = facts.attribution,
          .minzoom = facts.minzoom,
          .maxzoom = facts.maxzoom,
          .tile_px = facts.tile_px};
}

struct GetIndex {
  LiveTiles const& live;
  Basemap const& basemap;

  Response operator()(Request const&) const {
    TileIndex index;
    if (auto const set = live.now()) {
      auto const& facts = set->facts();
      index.tiles = {"/tiles/{z}/{x}/{y}.mvt"};
      index.minzoom = facts.minzoom;
      index.maxzoom = facts.maxzoom;
      auto const& at = facts.bounds;
      index.bounds = {at.west, at.south, at.east, at.north};
      index.attribution = facts.attribution;
      index.as_of = facts.as_of;
      for (auto const& layer : facts.layers)
        index.vector_layers.push_back({layer.id, layer.minzoom, layer.maxzoom, layer.fields});
    }
    if (basemap.is_there()) index.basemap = view_of(basemap.facts());
    auto answer = http::ok(http::to_json(index));
    answer.headers.add("Cache-Control", "no-cache");
    return answer;
  }
};

}  // namespace

std::vector<http::Endpoint> endpoints(LiveTiles const& live, Basemap& basemap) {
  std::vector<http::Endpoint> made;
  made.push_back(http::get("/tiles/index.json")
                     .named("getTileIndex", "Which map tiles there are (TileJSON)", "maps")
                     .anyone()
                     .on(http::Lane::io)
                     .answers<TileIndex>(200)
                     .calls(GetIndex{live, basemap}));
  made.push_back(http::get("/tiles/{zoom}/{column}/{row}")
                     .named("getTile", "One map tile; row ends in .mvt", "maps")
                     .anyone()
                     .on(http::Lane::db)
                     .answers_raw(tile_type)
                     .answers_nothing("Nothing is drawn there.")
                     .calls(GetTile{live}));
  made.push_back(http::get("/basemap/{zoom}/{column}/{row}")
                     .named("getBasemapTile", "One tile of somebody else's map", "maps")
                     .anyone()
                     .on(http::Lane::outbound)
                     .answers_raw("image/png", "Or another kind of picture, or a vector tile.")
                     .answers_nothing("Nothing is drawn there.")
                     .calls(GetBasemapTile{basemap}));
  return made;
}

}  // namespace tiles
