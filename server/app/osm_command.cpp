// SPDX-License-Identifier: Apache-2.0
#include "app/osm_command.hpp"

#include <fmt/format.h>

#include <ostream>

#include "app/admin_commands.hpp"
#include "app/site.hpp"
#include "app/travel_commands.hpp"
#include "osm/import.hpp"
#include "places/areas.hpp"

namespace app {
namespace {

base::Result<std::optional<places::AreaCode>> area_named(std::string const& name) {
  if (name.empty()) return std::optional<places::AreaCode>();
  auto const& areas = places::Areas::china();
  auto const meant = areas.resolve(name, [](auto) { return false; });
  if (meant.area) return std::optional(meant.area->code);
  auto why = fmt::format("No area is called {}.", name);
  for (auto const* area : meant.choices.empty() ? meant.suggestions : meant.choices)
    why += fmt::format("\n  ? {} {}", area->code.str(), areas.path_zh(*area));
  return base::refuse(base::Refusal::invalid, why);
}

void tell(osm::Progress const& progress, std::ostream& err) {
  static constexpr std::string_view stages[] = {"locating", "reading", "storing"};
  err << fmt::format("{}: {} elements, {} places\n",
                     stages[static_cast<std::size_t>(progress.stage)], progress.elements,
                     progress.places)
      << std::flush;
}

}  // namespace

int import_osm(InstallationOrder const& order, ImportOsmCommand const& command,
               Streams const& streams) {
  auto const area = area_named(command.area);
  if (!area) return print_refusal(area.error(), streams);
  auto const installation = open_installation(order);
  if (!installation) return print_refusal(installation.error(), streams);
  Site site(*installation, std::make_shared<base::SilentLog>());
  auto const report = osm::import_file(
      {command.file, *area, order.data / "import"}, places::Areas::china(), site.catalogue_store,
      [&](osm::Progress const& progress) { tell(progress, streams.err); });
  if (!report) return print_refusal(report.error(), streams);
  streams.out << osm::to_text(*report);
  print_prepared_ways(*installation, streams);
  return 0;
}

}  // namespace app
