// SPDX-License-Identifier: Apache-2.0
#include "tiles/impl/coast.hpp"

#include <fmt/format.h>
#include <fmt/os.h>

#include <boost/json.hpp>
#include <utility>

#include "tiles/impl/sea.hpp"

namespace fs = std::filesystem;
namespace json = boost::json;

namespace tiles {
namespace {

void ignore_line(std::string_view) {}

Shore shore_from(std::string_view feature) {
  Shore shore;
  auto const parsed = json::parse({feature.data(), feature.size()});
  for (auto const& at : parsed.at("geometry").at("coordinates").as_array())
    shore.push_back({at.at(1).to_number<double>(), at.at(0).to_number<double>()});
  return shore;
}

base::Result<std::vector<Shore>> coast_of(fs::path const& extract, fs::path const& scratch) {
  auto const coast = scratch / "coast.osm.pbf";
  auto const filtered =
      run_osmium({"tags-filter", "-o", coast.string(), extract.string(), "w/natural=coastline"},
                 extract, ignore_line);
  if (!filtered) return filtered.error();
  std::vector<Shore> shores;
  auto const read = run_osmium({"export", "-f", "geojsonseq", "-x", "print_record_separator=false",
                                "--geometry-types", "linestring", coast.string()},
                               extract, [&](std::string_view feature) {
                                 if (!feature.empty()) shores.push_back(shore_from(feature));
                               });
  if (!read) return read.error();
  return shores;
}

// Writes polygons as osmium reads them (OPL), nodes before ways before relations, with ids beyond
// those of the extract.
class SeaFile {
 public:
  SeaFile(fs::path const& path, std::int64_t greatest_id)
      : file_(fmt::output_file(path.string())), id_(greatest_id) {}

  void write(std::vector<SeaPolygon> const& sea) {
    for (auto const& polygon : sea) {
      members_ += members_.empty() ? "" : "\n";
      add_ring(polygon.outer, "outer");
      for (auto const& island : polygon.islands) add_ring(island, "inner");
    }
    file_.print("{}", ways_);
    for (std::size_t from = 0; from < members_.size();) {
      auto const until = std::min(members_.find('\n', from), members_.size());
      file_.print("r{} v1 Ttype=multipolygon,xingqu=sea M{}\n", ++id_,
                  std::string_view(members_).substr(from, until - from));
      from = until + 1;
    }
  }

 private:
  void add_ring(Shore const& ring, std::string_view role) {
    auto const first = id_ + 1;
    std::string nodes;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
      file_.print("n{} v1 x{:.7f} y{:.7f}\n", ++id_, ring[i].lon, ring[i].lat);
      nodes += fmt::format("n{},", id_);
    }
    ways_ += fmt::format("w{} v1 N{}n{}\n", ++id_, nodes, first);
    bool const is_first = members_.empty() || members_.back() == '\n';
    members_ += fmt::format("{}w{}@{}", is_first ? "" : ",", id_, role);
  }

  fmt::ostream file_;
  std::int64_t id_;
  std::string ways_;
  std::string members_;  // of a relation in a line
};

}  // namespace

base::Result<SeaReport> add_sea(Extract& extract, fs::path const& scratch) {
  auto coast = coast_of(extract.file, scratch);
  if (!coast) return coast.error();
  SeaReport report{.coast_lines = static_cast<std::int64_t>(coast->size())};
  auto const sea = sea_within(extract.box, *std::move(coast));
  if (!sea || sea->empty()) return report;
  auto const drawn = scratch / "sea.opl";
  SeaFile(drawn, extract.greatest_id).write(*sea);
  auto const merged = scratch / "with_sea.osm.pbf";
  auto const run =
      run_osmium({"merge", "-o", merged.string(), extract.file.string(), drawn.string()},
                 extract.file, ignore_line);
  if (!run) return run.error();
  extract.file = merged;
  report.seas = static_cast<std::int64_t>(sea->size());
  return report;
}

}  // namespace tiles
