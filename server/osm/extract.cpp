// SPDX-License-Identifier: Apache-2.0
#include "osm/extract.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "ops/child_process.hpp"

namespace osm {
namespace {

constexpr int not_found = 127;

base::Error no_osmium() {
  return base::refuse(base::Refusal::unavailable,
                      "osmium is not installed; on Debian: apt install osmium-tool.");
}

// The first line of what osmium complained of.
std::string complaint(ops::ChildEnd const& end) {
  auto const lines = base::split(end.errors, '\n');
  return lines.empty() ? fmt::format("it ended with {}", end.exit_code) : lines.front();
}

}  // namespace

base::Result<void> Extract::check() const {
  auto const end = ops::run_child({.command = {osmium_, "--version"}});
  if (end.exit_code == not_found) return no_osmium();
  std::error_code failed;
  if (!std::filesystem::is_regular_file(file_, failed))
    return base::refuse(base::Refusal::not_found,
                        fmt::format("{} cannot be read.", file_.string()));
  return {};
}

base::Result<void> Extract::run(std::vector<std::string> command,
                                std::function<void(std::string_view)> const& take) {
  command.insert(command.begin(), osmium_);
  auto const end = ops::read_child({.command = std::move(command)}, take);
  peak_kib_ = std::max(peak_kib_, end.peak_kib);
  if (end.exit_code == not_found) return no_osmium();
  if (end.exit_code != 0)
    return base::refuse(base::Refusal::invalid,
                        fmt::format("{} is no readable file of OpenStreetMap: {}.",
                                    file_.filename().string(), complaint(end)));
  return {};
}

base::Result<std::string> Extract::ask(std::vector<std::string> command) {
  std::string answer;
  auto const asked = run(std::move(command), [&](std::string_view line) {
    if (answer.empty()) answer = base::trim(line);
  });
  if (!asked) return asked.error();
  return answer;
}

base::Result<base::Day> Extract::as_of() {
  for (std::string_view const option :
       {"header.option.osmosis_replication_timestamp", "header.option.timestamp"}) {
    auto const told = ask({"fileinfo", "-g", std::string(option), file_.string()});
    if (!told) return told.error();
    if (auto const day = base::parse_day(told->substr(0, 10))) return *day;
  }
  auto const told =
      ask({"fileinfo", "-e", "--no-progress", "-g", "data.timestamp.last", file_.string()});
  if (!told) return told.error();
  if (auto const day = base::parse_day(told->substr(0, 10))) return *day;
  return base::refuse(base::Refusal::invalid, "The file does not say of which day its data are.");
}

base::Result<void> Extract::locate(std::filesystem::path const& into) {
  if (std::filesystem::exists(into)) return {};
  std::filesystem::create_directories(into.parent_path());
  // A run that was stopped leaves only this one behind, which nobody takes for finished.
  auto const unfinished = into.string() + ".part";
  auto const located =
      run({"add-locations-to-ways", "--no-progress", "--ignore-missing-nodes", "-O", "-f",
           "pbf,locations_on_ways=true", "-o", unfinished, file_.string()},
          [](std::string_view) {});
  if (located) std::filesystem::rename(unfinished, into);
  return located;
}

base::Result<void> Extract::read(std::filesystem::path const& located,
                                 std::function<void(std::string_view)> const& take) {
  return run(
      {"cat", "--no-progress", "-f", "opl,locations_on_ways=true", "-o", "-", located.string()},
      take);
}

}  // namespace osm
