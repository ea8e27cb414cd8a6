// SPDX-License-Identifier: Apache-2.0
#include "app/content_commands.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <sstream>

#include "app/admin_commands.hpp"
#include "app/meta_api.hpp"
#include "app/site.hpp"
#include "app/travel_commands.hpp"
#include "places/areas.hpp"
#include "places/catalogue_store.hpp"
#include "places/estimated_travel_times.hpp"
#include "places/fares.hpp"
#include "storage/migrations.hpp"
#include "tiles/import.hpp"
#include "travel/street_travel_times.hpp"
#include "trips/command.hpp"
#include "trips/timetable_store.hpp"

namespace app {
namespace {

base::Result<std::string> read_input(std::string const& path, std::istream& in) {
  std::ostringstream text;
  if (path == "-") {
    text << in.rdbuf();
    return text.str();
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) return base::refuse(base::Refusal::not_found, path + " cannot be read");
  text << file.rdbuf();
  return text.str();
}

struct Content {
  places::Catalogue catalogue;
  std::shared_ptr<trips::Timetable const> timetable;
};

bool is_up_to_date(storage::Database& db) {
  auto const files = storage::migration_status(db, storage::built_in_migrations());
  return std::all_of(files.begin(), files.end(),
                     [](auto const& file) { return file.applied_at.has_value(); });
}

// What the installation has where there is one; a database in memory with the bundled catalogue
// where there is none, so that planning leaves no trace. An older schema has no timetables.
Content load_content(InstallationOrder const& order) {
  base::SystemRandom random;
  base::SystemClock const clock;
  auto const stored = order.data / "xingqu.db";
  bool const installed = std::filesystem::exists(stored);
  storage::Database db(installed ? "sqlite:" + stored.string() : "sqlite::memory:", random,
                       {.connections = 1});
  places::CatalogueStore store(db, places::Areas::china(), clock);
  if (!installed) {
    if (auto const made = storage::migrate(db, storage::built_in_migrations(), clock); !made)
      throw std::runtime_error(made.error().why);
    store.import_bundled();
  }
  Content content{store.load().catalogue, nullptr};
  if (is_up_to_date(db))
    content.timetable = trips::TimetableStore(db, places::Areas::china(), clock).load();
  return content;
}

template <class Use>
int with_sources(InstallationOrder const& order, Use&& use) {
  auto const content = load_content(order);
  places::EstimatedTravelTimes const estimate(places::Areas::china(), places::Fares::bundled());
  travel::LiveStreets streets;
  streets.follow(order.data / "streets");
  travel::StreetTravelTimes const travel_times(streets, estimate, places::Fares::bundled());
  return use(trips::Sources{places::Areas::china(), content.catalogue, travel_times, nullptr,
                            nullptr, content.timetable});
}

}  // namespace

int plan(InstallationOrder const& order, PlanCommand const& command, Streams const& streams) {
  auto const request = read_input(command.request, streams.in);
  if (!request) return print_refusal(request.error(), streams);
  base::SystemClock const clock;
  auto const form = command.as_text ? trips::PlanForm::text : trips::PlanForm::json;
  return with_sources(order, [&](trips::Sources const& sources) {
    return trips::plan_command(*request, sources, clock.now(), form, streams.out, streams.err);
  });
}

int verify(InstallationOrder const& order, VerifyCommand const& command, Streams const& streams) {
  auto const answer = read_input(command.plan, streams.in);
  if (!answer) return print_refusal(answer.error(), streams);
  trips::VerifyOrder asked{*answer, std::nullopt, command.as_json};
  if (!command.request.empty()) {
    auto const request = read_input(command.request, streams.in);
    if (!request) return print_refusal(request.error(), streams);
    asked.request = *request;
  }
  base::SystemClock const clock;
  return with_sources(order, [&](trips::Sources const& sources) {
    return trips::verify_command(asked, sources, clock.now(), streams.out, streams.err);
  });
}

int import_places(InstallationOrder const& order, ImportPlacesCommand const& command,
                  Streams const& streams) {
  auto const datum = places::from_word<places::Datum>(command.datum);
  if (!datum)
    return print_refusal(
        base::refuse(base::Refusal::invalid, "The datum must be wgs84, gcj02 or bd09."), streams);
  auto const installation = open_installation(order);
  if (!installation) return print_refusal(installation.error(), streams);
  Site site(*installation, std::make_shared<base::SilentLog>());
  auto const report = site.catalogue_store.import_path(command.path, *datum);
  if (!report) return print_refusal(report.error(), streams);
  streams.out << places::to_text(*report);
  if (report->problems.empty()) print_prepared_ways(*installation, streams);
  return report->problems.empty() ? 0 : 1;
}

int import_timetable(InstallationOrder const& order, std::string const& path,
                     Streams const& streams) {
  auto const installation = open_installation(order);
  if (!installation) return print_refusal(installation.error(), streams);
  Site site(*installation, std::make_shared<base::SilentLog>());
  auto const file = site.timetable_store.import_path(path);
  if (!file) return print_refusal(file.error(), streams);
  for (auto const& problem : file->problems)
    streams.err << "refused: " << trips::to_text(problem) << '\n';
  if (!file->problems.empty()) return 1;
  streams.out << fmt::format("{} rides imported\n", file->rides.size());
  return 0;
}

int import_rates(InstallationOrder const& order, std::string const& path, Streams const& streams) {
  auto const file = read_input(path, streams.in);
  if (!file) return print_refusal(file.error(), streams);
  auto const installation = open_installation(order);
  if (!installation) return print_refusal(installation.error(), streams);
  Site site(*installation, std::make_shared<base::SilentLog>());
  auto const made = site.reference_rates.import(*file);
  if (!made) return print_refusal(made.error(), streams);
  streams.out << fmt::format("{} rates of {} days imported, the newest of {}\n", made->rates,
                             made->days, base::to_text(made->newest));
  return 0;
}

int import_tiles(InstallationOrder const& order, TilesCommand const& command,
                 Streams const& streams) {
  auto const installation = open_installation(order);
  if (!installation) return print_refusal(installation.error(), streams);
  base::SystemClock const clock;
  auto const report = tiles::import_tiles({.extract = command.extract,
                                           .tile_set = installation->tile_set(),
                                           .rules = shared_files("data/tiles"),
                                           .add = command.add},
                                          clock);
  if (!report) return print_refusal(report.error(), streams);
  streams.out << tiles::to_text(*report);
  return 0;
}

int print_openapi(InstallationOrder const& order, Streams const& streams) {
  auto const installation = open_installation(order);
  if (!installation) return print_refusal(installation.error(), streams);
  Site site(*installation, std::make_shared<base::SilentLog>());
  auto const texts = std::make_shared<ApiTexts>();
  all_endpoints(site, texts);
  streams.out << texts->openapi;
  return 0;
}

}  // namespace app
