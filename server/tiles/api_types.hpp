// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe.hpp>
#include <map>
#include <string>
#include <vector>

#include "http/kinds.hpp"
#include "http/rules.hpp"

// What goes over the wire. Include it from .cpp files only.
namespace tiles {

struct VectorLayer {
  std::string id;
  int minzoom = 0;
  int maxzoom = 0;
  std::map<std::string, std::string> fields;
};
BOOST_DESCRIBE_STRUCT(VectorLayer, (), (id, minzoom, maxzoom, fields))

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
};
BOOST_DESCRIBE_STRUCT(TileIndex, (),
                      (tilejson, name, scheme, tiles, minzoom, maxzoom, bounds, attribution, as_of,
                       vector_layers))
inline http::Rules rules(http::Of<TileIndex>) {
  return {http::field("tiles").text("Where the tiles are; empty while none were imported."),
          http::field("bounds").text("West, south, east, north in degrees; empty without tiles."),
          http::field("as_of").text("The day of the newest thing drawn.")};
}

}  // namespace tiles
