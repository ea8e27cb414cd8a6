// SPDX-License-Identifier: Apache-2.0
#include "travel/impl/binary_file.hpp"
#include "travel/streets/street_region.hpp"

namespace travel {
namespace {

constexpr std::string_view letters = "XQSTREE1";  // the digit is the version

StreetRegion read_region(std::string_view bytes) {
  BinaryReading reading(bytes);
  StreetRegion region;
  region.name = reading.take_all<std::string>();
  region.as_of = base::Day(std::chrono::days(reading.take<std::int64_t>()));
  for (std::size_t i = 0; i < region.graphs.size(); ++i) {
    auto nodes = reading.take_all<std::vector<GridPoint>>();
    auto streets = reading.take_all<std::vector<Street>>();
    region.graphs[i] = StreetGraph(std::move(nodes), std::move(streets),
                                   reading.take_all<std::vector<GridPoint>>());
    region.contractions[i].ranks = reading.take_all<std::vector<std::uint32_t>>();
    region.contractions[i].steps = reading.take_all<std::vector<Step>>();
  }
  return region;
}

}  // namespace

void save_streets(StreetRegion const& region, std::filesystem::path const& file) {
  BinaryWriting writing(letters);
  writing.add_all(region.name);
  writing.add(static_cast<std::int64_t>(region.as_of.time_since_epoch().count()));
  for (std::size_t i = 0; i < region.graphs.size(); ++i) {
    writing.add_all(region.graphs[i].nodes());
    writing.add_all(region.graphs[i].streets());
    writing.add_all(region.graphs[i].points());
    writing.add_all(region.contractions[i].ranks);
    writing.add_all(region.contractions[i].steps);
  }
  writing.save(file);
}

base::Result<StreetRegion> load_streets(std::filesystem::path const& file) {
  auto const read = read_binary(file, letters);
  if (!read) return read.error();
  auto region = read_region(read->body());
  region.digest = read->checksum();
  return region;
}

}  // namespace travel
