// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <random>

#include "ops/child_process.hpp"
#include "travel/streets/live_streets.hpp"

// Our ways beside those of routino, a router that shares no code with ours, at the same speeds.
// Differences that remain: routino knows no links and no living streets, only the classes they
// belong to, and it does not slow down on loose surfaces.
namespace travel {
namespace {

namespace fs = std::filesystem;

fs::path const extract =
    fs::path(XINGQU_SOURCE_DIR) / "../shared/data/osm/liechtenstein_nominatim.osm.pbf";
constexpr std::size_t pairs_wanted = 220;

struct Profile {
  Traveller traveller;
  std::string transport;
  std::vector<std::pair<std::string, int>> speeds;  // km/h; 0: not there
  double hurry = 1;  // routino's speeds are whole numbers: it is told 9 km/h for our 4.5
};

Profile const on_foot{Traveller::walk,
                      "foot",
                      {{"motorway", 0},
                       {"trunk", 0},
                       {"primary", 9},
                       {"secondary", 9},
                       {"tertiary", 9},
                       {"unclassified", 9},
                       {"residential", 9},
                       {"service", 9},
                       {"track", 9},
                       {"cycleway", 9},
                       {"path", 9},
                       {"steps", 6},
                       {"ferry", 0}},
                      2};
Profile const by_car{Traveller::drive,
                     "motorcar",
                     {{"motorway", 95},
                      {"trunk", 70},
                      {"primary", 50},
                      {"secondary", 45},
                      {"tertiary", 38},
                      {"unclassified", 32},
                      {"residential", 25},
                      {"service", 15},
                      {"track", 0},
                      {"cycleway", 0},
                      {"path", 0},
                      {"steps", 0},
                      {"ferry", 0}}};

std::string first_missing() {
  if (!fs::exists(extract)) return "../shared/data has no liechtenstein_nominatim.osm.pbf";
  for (auto const* const program : {"planetsplitter", "routino-router", "osmium"})
    if (ops::run_child({.command = {program, "--version"}}).exit_code == 127)
      return std::string(program) + " is not installed";
  return {};
}

// Routino's tables of the extract, in a folder of the build.
fs::path split_for_routino() {
  auto const folder = fs::path(XINGQU_BINARY_DIR) / "travel_tests" / "routino";
  fs::create_directories(folder);
  auto const end = ops::run_child(
      {.command = {"planetsplitter", "--dir=" + folder.string(),
                   "--tagging=/usr/share/routino/tagging.xml", fs::absolute(extract).string()}});
  REQUIRE(end.exit_code == 0);
  return folder;
}

double number_in(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  double number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// Sums what routino writes of each stretch: its kilometres and minutes.
std::optional<Reach> ask_routino(fs::path const& folder, Profile const& profile, base::LatLon from,
                                 base::LatLon to) {
  std::vector<std::string> command{"routino-router",
                                   "--dir=" + folder.string(),
                                   "--profiles=/usr/share/routino/profiles.xml",
                                   "--transport=" + profile.transport,
                                   "--profile=" + profile.transport,
                                   "--quickest",
                                   "--quiet",
                                   "--output-text-all",
                                   "--output-stdout"};
  for (auto const& [highway, speed] : profile.speeds) {
    command.push_back(fmt::format("--highway-{}={}", highway, speed > 0 ? 100 : 0));
    if (speed > 0) command.push_back(fmt::format("--speed-{}={}", highway, speed));
  }
  for (auto const* const property :
       {"paved", "multilane", "bridge", "tunnel", "footroute", "bicycleroute"})
    command.push_back(fmt::format("--property-{}=50", property));
  command.push_back(fmt::format("--lat1={:.7f}", from.lat));
  command.push_back(fmt::format("--lon1={:.7f}", from.lon));
  command.push_back(fmt::format("--lat2={:.7f}", to.lat));
  command.push_back(fmt::format("--lon2={:.7f}", to.lon));
  Reach reach;
  auto const end = ops::read_child({.command = command}, [&](std::string_view line) {
    std::vector<std::string_view> columns;
    if (line.empty() || line[0] == '#') return;
    for (auto rest = line;;) {
      auto const tab = rest.find('\t');
      columns.push_back(rest.substr(0, tab));
      if (tab == std::string_view::npos) break;
      rest.remove_prefix(tab + 1);
    }
    if (columns.size() < 9) return;
    reach.metres += number_in(columns[4]) * 1'000;
    reach.seconds += number_in(columns[5]) * 60 * profile.hurry;
  });
  if (end.exit_code != 0 || reach.metres == 0) return std::nullopt;
  return reach;
}

struct Comparison {
  std::size_t pairs = 0;
  double seconds = 0;  // median difference, as a part of routino's
  double metres = 0;
  double worst_tenth = 0;  // of the seconds: nine in ten differ less
};

Comparison compare(StreetGround const& ground, StreetGraph const& graph, fs::path const& folder,
                   Profile const& profile) {
  std::mt19937 chance(20261122);
  auto const some_crossing = [&] {
    return graph.nodes()[chance() % graph.nodes().size()].degrees();
  };
  std::vector<double> seconds;
  std::vector<double> metres;
  for (int tries = 0; seconds.size() < pairs_wanted && tries < 2'000; ++tries) {
    auto const from = some_crossing();
    auto const to = some_crossing();
    auto const crow = base::distance_m(from, to);
    if (crow < 1'000 || crow > 15'000) continue;  // not from Liechtenstein to Alabama
    auto const start = ground.foothold(profile.traveller, from).value();
    auto const end = ground.foothold(profile.traveller, to).value();
    auto const ours =
        ground.router(profile.traveller).table(std::span(&start, 1), std::span(&end, 1))[0];
    auto const theirs = ask_routino(folder, profile, from, to);
    if (!ours || !theirs) continue;
    seconds.push_back(std::abs(ours->seconds - theirs->seconds) / theirs->seconds);
    metres.push_back(std::abs(ours->metres - theirs->metres) / theirs->metres);
  }
  std::sort(seconds.begin(), seconds.end());
  std::sort(metres.begin(), metres.end());
  REQUIRE(!seconds.empty());
  return {seconds.size(), seconds[seconds.size() / 2], metres[metres.size() / 2],
          seconds[seconds.size() * 9 / 10]};
}

TEST_CASE("ways take as long as routino says, within five per cent at the median") {
  if (auto const missing = first_missing(); !missing.empty()) {
    MESSAGE("skipped: " << missing);
    return;
  }
  auto import = import_streets(extract);
  REQUIRE(import);
  auto const folder = split_for_routino();
  auto const graphs = import->region.graphs;
  StreetGround const ground(std::move(import->region));
  for (auto const& profile : {on_foot, by_car}) {
    auto const& graph = graphs[static_cast<std::size_t>(profile.traveller)];
    auto const found = compare(ground, graph, folder, profile);
    MESSAGE(
        fmt::format("{}: {} pairs, median difference {:.2f} % of time and {:.2f} % of length, "
                    "nine in ten within {:.1f} %",
                    profile.transport, found.pairs, found.seconds * 100, found.metres * 100,
                    found.worst_tenth * 100));
    CHECK(found.pairs >= 200);
    CHECK(found.seconds <= 0.05);
    CHECK(found.metres <= 0.05);
  }
}

}  // namespace
}  // namespace travel
