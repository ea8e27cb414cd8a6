// SPDX-License-Identifier: Apache-2.0
#include "app/travel_commands.hpp"

#include <fmt/format.h>

#include <iostream>

#include "app/admin_commands.hpp"
#include "app/ways_ahead.hpp"
#include "travel/streets/street_region.hpp"
#include "travel/transit/transit_feed.hpp"

namespace app {

void print_prepared_ways(Installation const& installation, Streams const& streams) {
  if (!std::filesystem::exists(installation.streets())) return;
  Site site(installation, std::make_shared<base::SilentLog>());
  prepare_ways(site, [&](std::string const& line) { streams.out << line << '\n'; });
}

int import_streets(InstallationOrder const& order, std::string const& path,
                   Streams const& streams) {
  auto const installation = open_installation(order);
  if (!installation) return print_refusal(installation.error(), streams);
  auto const import = travel::import_streets(path);
  if (!import) return print_refusal(import.error(), streams);
  auto const& [region, counts] = *import;
  std::filesystem::create_directories(installation->streets());
  auto const file = installation->streets() / (region.name + ".streets");
  travel::save_streets(region, file);
  streams.out << fmt::format("{}, {}: {} ways, {} turn restrictions, {} nodes that are missing\n",
                             region.name, base::to_text(region.as_of), counts.ways,
                             counts.restrictions, counts.missing);
  for (auto const traveller : travel::all_travellers)
    streams.out << fmt::format("{:<6}{:>9} crossings {:>9} streets\n", travel::to_word(traveller),
                               region.graph(traveller).nodes().size(),
                               region.graph(traveller).streets().size());
  print_prepared_ways(*installation, streams);
  return 0;
}

int import_gtfs(InstallationOrder const& order, std::string const& path, Streams const& streams) {
  auto const installation = open_installation(order);
  if (!installation) return print_refusal(installation.error(), streams);
  auto const feed = travel::read_gtfs(path);
  if (!feed) return print_refusal(feed.error(), streams);
  std::filesystem::create_directories(installation->streets());
  auto const file = installation->streets() / (feed->name + ".zip");
  auto const unfinished = file.string() + ".new";
  std::filesystem::copy_file(path, unfinished, std::filesystem::copy_options::overwrite_existing);
  std::filesystem::rename(unfinished, file);
  streams.out << fmt::format("{}, as on {}: {} stops, {} trips, {} skipped\n", feed->name,
                             base::to_text(feed->typical_day()), feed->stops.size(),
                             feed->trips.size(), feed->skipped);
  print_prepared_ways(*installation, streams);
  return 0;
}

}  // namespace app
