// SPDX-License-Identifier: Apache-2.0
#include "ops/child_process.hpp"
#include "travel/streets/street_region.hpp"

namespace travel {
namespace {

using Command = std::vector<std::string>;

base::Result<void> read_osmium(Command const& command,
                               std::function<void(std::string_view)> const& take) {
  auto const end = ops::read_child({.command = command}, take);
  if (end.exit_code == 127)
    return base::refuse(base::Refusal::unavailable,
                        "osmium was not found; it comes with the package osmium-tool.");
  if (end.exit_code != 0) return base::refuse(base::Refusal::invalid, "osmium: " + end.errors);
  return {};
}

// The day of the extract as its header says it, or else that of its youngest object; 1970 if
// neither has one.
base::Result<base::Day> as_of(std::string const& extract) {
  std::string told;
  auto const take = [&](std::string_view line) { told = line.substr(0, 10); };
  auto const header =
      read_osmium({"osmium", "fileinfo", "-g", "header.option.timestamp", extract}, take);
  if (!header) return header.error();
  if (auto const day = base::parse_day(told)) return *day;
  Command const whole{"osmium", "fileinfo", "-e", "--no-progress", "-g", "data.timestamp.last",
                      extract};
  if (auto const objects = read_osmium(whole, take); !objects) return objects.error();
  return base::parse_day(told).value_or(base::Day{});
}

std::string name_of(std::filesystem::path const& extract) {
  auto const name = extract.filename().string();
  return name.substr(0, name.find('.'));
}

}  // namespace

base::Result<StreetImport> import_streets(std::filesystem::path const& extract) {
  auto const path = std::filesystem::absolute(extract).string();
  auto const day = as_of(path);
  if (!day) return day.error();
  StreetMap map;
  auto const read =
      read_osmium({"osmium", "tags-filter", "--no-progress", "-f", "opl,add_metadata=false", "-o",
                   "-", path, "w/highway", "r/type=restriction"},
                  [&](std::string_view line) {
                    if (auto const object = read_opl(line)) map.add(*object);
                  });
  if (!read) return read.error();
  StreetImport import{{name_of(extract), *day, {}, {}}, map.counts()};
  for (auto const traveller : all_travellers) {
    auto const i = static_cast<std::size_t>(traveller);
    import.region.graphs[i] = map.graph_for(traveller);
    import.region.contractions[i] = contract(import.region.graphs[i]);
  }
  if (import.region.graph(Traveller::walk).streets().empty())
    return base::refuse(base::Refusal::invalid, path + " has no streets.");
  return import;
}

}  // namespace travel
