// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "providers/provider.hpp"
#include "tiles/basemap.hpp"

namespace providers {

// Tiles of whoever serves them by zoom level, column and row: what most maps do.
class TemplateTiles final : public tiles::BasemapSource {
 public:
  // `target` is the path and query, with {z}, {x}, {y} and perhaps {key}.
  TemplateTiles(Provider& provider, std::string target, std::string key)
      : provider_(provider), target_(std::move(target)), key_(std::move(key)) {}

  base::Result<std::optional<tiles::BasemapTile>> tile(tiles::TileAddress at, base::Instant until,
                                                       std::string const& traceparent) override;

 private:
  std::string target_of(tiles::TileAddress at) const;

  Provider& provider_;
  std::string target_;
  std::string key_;
};

// What of a template does not fit, for who wrote it; empty: nothing. A key has its place in the
// query, which logs hide.
std::string trouble_with_template(std::string_view url, bool has_key);
// The path and query of a template that fits.
std::string target_of_template(std::string_view url);

}  // namespace providers
