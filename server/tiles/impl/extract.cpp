// SPDX-License-Identifier: Apache-2.0
#include "tiles/impl/extract.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <fstream>
#include <set>

#include "base/text.hpp"
#include "ops/child_process.hpp"

namespace fs = std::filesystem;
namespace json = boost::json;

namespace tiles {
namespace {

using base::Refusal;
using base::refuse;

constexpr int not_found = 127;

// Runs osmium and calls `take` with each line; some of its subcommands say yes or no by their
// exit code, up to `most`.
base::Result<void> osmium(std::vector<std::string> arguments, fs::path const& given,
                          std::function<void(std::string_view)> const& take, int most = 0) {
  arguments.insert(arguments.begin(), "osmium");
  arguments.emplace_back("--no-progress");
  auto const end = ops::read_child({.command = std::move(arguments)}, take);
  if (end.exit_code == not_found) return missing_program("osmium", "osmium-tool");
  if (end.exit_code <= most) return {};
  return refuse(Refusal::invalid, fmt::format("{} is no OpenStreetMap extract: {}", given.string(),
                                              last_line(end.errors)));
}

void ignore_line(std::string_view) {}

struct Info {
  std::string newest_day;
  bool has_versions = false;
};

base::Result<Info> info_of(fs::path const& given) {
  std::string text;
  auto const run = osmium({"fileinfo", "--extended", "--json", given.string()}, given,
                          [&](std::string_view line) { text += line; });
  if (!run) return run.error();
  auto const told = json::parse(text);
  auto const& data = told.at("data").as_object();
  Info info{.has_versions = data.at("multiple_versions").as_bool()};
  if (auto const* const stamps = data.if_contains("timestamp"))
    info.newest_day = std::string(stamps->at("last").as_string()).substr(0, 10);
  return info;
}

// "n999 in w23": the ways of such lines.
base::Result<std::set<std::string>> incomplete_ways(fs::path const& extract) {
  std::set<std::string> ways;
  constexpr int some_are_missing = 1;
  auto const run = osmium(
      {"check-refs", "--show-ids", extract.string()}, extract,
      [&](std::string_view line) {
        auto const at = line.rfind(" w");
        if (at != std::string_view::npos) ways.emplace(line.substr(at + 1));
      },
      some_are_missing);
  if (!run) return run.error();
  return ways;
}

base::Result<void> leave_out(std::set<std::string> const& ways, fs::path const& from,
                             fs::path const& to) {
  auto const list = fs::path(to).replace_extension(".ids");
  std::ofstream file(list);
  for (auto const& way : ways) file << way << '\n';
  file.close();
  return osmium({"removeid", "--id-file", list.string(), "-o", to.string(), from.string()}, from,
                ignore_line);
}

}  // namespace

base::Error missing_program(std::string_view program, std::string_view package) {
  return refuse(Refusal::unavailable,
                fmt::format("The program {} is missing: apt-get install {}", program, package));
}

std::string last_line(std::string_view text) {
  std::string last;
  for (auto const& line : base::split(text, '\n'))
    if (!base::trim(line).empty()) last = base::trim(line);
  return last;
}

base::Result<Extract> prepare_extract(fs::path const& given, fs::path const& scratch) {
  auto const info = info_of(given);
  if (!info) return info.error();
  Extract extract{given, info->newest_day, 0};
  if (info->has_versions || given.extension() != ".pbf") {  // it reads nothing else
    auto const latest = scratch / "latest.osm.pbf";
    auto const run =
        osmium({"time-filter", "-o", latest.string(), given.string()}, given, ignore_line);
    if (!run) return run.error();
    extract.file = latest;
  }
  auto const broken = incomplete_ways(extract.file);
  if (!broken) return broken.error();
  if (broken->empty()) return extract;
  auto const complete = scratch / "complete.osm.pbf";
  if (auto const run = leave_out(*broken, extract.file, complete); !run) return run.error();
  extract.file = complete;
  extract.incomplete_ways = static_cast<std::int64_t>(broken->size());
  return extract;
}

}  // namespace tiles
