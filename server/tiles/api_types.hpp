// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "http/kinds.hpp"
#include "http/rules.hpp"
#include "tiles/basemap.hpp"

// What goes over the wire. Include it from .cpp files only.
namespace tiles {

struct VectorLayer {
  std::string id;
  int minzoom = 0;
  int maxzoom = 0;
  std::map<std::string, std::string> fields;
};
BOOST_DESCRIBE_STRUCT(VectorLayer, (), (id, minzoom, maxzoom, fields))

enum class BasemapKind { raster, vector };
BOOST_DESCRIBE_ENUM(BasemapKind, raster, vector)
BOOST_DESCRIBE_ENUM(MapDatum, wgs84, gcj02)

struct BasemapView {
  std::string tiles;
  BasemapKind kind = BasemapKind::raster;
  MapDatum datum = MapDatum::wgs84;
  std::string attribution;
  int minzoom = 0;
  int maxzoom = 0;
  int tile_px = 256;
};
BOOST_DESCRIBE_STRUCT(BasemapView, (), (tiles, kind, datum, attribution, minzoom, maxzoom, tile_px))
inline http::Rules rules(http::Of<BasemapView>) {
  return {http::field("kind").text("Pictures, or vectors in our own layers."),
          http::field("datum").text("Whoever draws on a map in GCJ-02 shifts positions to it."),
          http::field("attribution").text("Has to be shown on the map.")};
}

// TileJSON 3.0.0, and when the data is of.
struct TileIndex {
  std::string tilejson = "3.0.0";
  std::string name = "Xingqu";
  std::string scheme = "xyz";
  std::vector<std::string> tiles;
  int minzoom = 0;
  int maxzoom = 0;
  std::vector<double> bounds;
  std::string attribution;
  std::string as_of;
  std::vector<VectorLayer> vector_layers;
  std::optional<BasemapView> basemap;
};
BOOST_DESCRIBE_STRUCT(TileIndex, (),
                      (tilejson, name, scheme, tiles, minzoom, maxzoom, bounds, attribution, as_of,
                       vector_layers, basemap))
inline http::Rules rules(http::Of<TileIndex>) {
  return {http::field("tiles").text("Where the tiles are; empty while none were imported."),
          http::field("bounds").text("West, south, east, north in degrees; empty without tiles."),
          http::field("basemap").text("Somebody else's map that is drawn in place of our streets."),
          http::field("as_of").text("The day of the newest thing drawn.")};
}

}  // namespace tiles
