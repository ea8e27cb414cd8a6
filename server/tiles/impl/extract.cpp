// SPDX-License-Identifier: Apache-2.0
#include "tiles/impl/extract.hpp"

#include <fmt/format.h>

#include <algorithm>
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

void ignore_line(std::string_view) {}

struct Info {
  Extract extract;
  bool has_versions = false;
};

Bounds bounds_from(json::value const& four) {
  auto const at = [&](std::size_t i) { return four.at(i).to_number<double>(); };
  return {at(0), at(1), at(2), at(3)};
}

base::Result<Info> info_of(fs::path const& given) {
  std::string text;
  auto const run = run_osmium({"fileinfo", "--extended", "--json", given.string()}, given,
                              [&](std::string_view line) { text += line; });
  if (!run) return run.error();
  auto const told = json::parse(text);
  auto const& data = told.at("data").as_object();
  Info info{{.file = given}, data.at("multiple_versions").as_bool()};
  auto& extract = info.extract;
  if (auto const* const stamps = data.if_contains("timestamp"))
    extract.newest_day = std::string(stamps->at("last").as_string()).substr(0, 10);
  auto const& boxes = told.at("header").at("boxes").as_array();
  extract.says_its_box = !boxes.empty();
  if (!boxes.empty())
    extract.box = bounds_from(boxes[0]);
  else if (data.contains("bbox"))
    extract.box = bounds_from(data.at("bbox"));
  for (auto const& [kind, id] : data.at("maxid").as_object())
    extract.greatest_id = std::max(extract.greatest_id, id.to_number<std::int64_t>());
  return info;
}

// "n999 in w23": the ways of such lines.
base::Result<std::set<std::string>> incomplete_ways(fs::path const& extract) {
  std::set<std::string> ways;
  constexpr int some_are_missing = 1;
  auto const run = run_osmium(
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
  return run_osmium({"removeid", "--id-file", list.string(), "-o", to.string(), from.string()},
                    from, ignore_line);
}

}  // namespace

base::Result<void> run_osmium(std::vector<std::string> arguments, fs::path const& about,
                              std::function<void(std::string_view)> const& take, int most) {
  arguments.insert(arguments.begin(), "osmium");
  arguments.emplace_back("--no-progress");
  auto const end = ops::read_child({.command = std::move(arguments)}, take);
  if (end.exit_code == not_found) return missing_program("osmium", "osmium-tool");
  if (end.exit_code <= most) return {};
  return refuse(Refusal::invalid, fmt::format("{} is no OpenStreetMap extract: {}", about.string(),
                                              last_line(end.errors)));
}

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
  auto extract = info->extract;
  if (info->has_versions || given.extension() != ".pbf") {  // it reads nothing else
    auto const latest = scratch / "latest.osm.pbf";
    auto const run =
        run_osmium({"time-filter", "-o", latest.string(), given.string()}, given, ignore_line);
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
