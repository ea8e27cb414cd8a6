// SPDX-License-Identifier: Apache-2.0
#include "trips/changes/edit.hpp"
#include "trips/versions/editing.hpp"

namespace trips {
namespace {

// An Editor with the facts it refers to.
struct Workbench {
  explicit Workbench(Parts const& parts)
      : catalogue(parts.catalogue.now()),
        ways(parts.ways->of(catalogue)),
        editor({parts.areas, *catalogue, parts.travel_times, ways.get(), parts.lexicon.now(),
                parts.timetable->now(), parts.forecast, parts.worths->now()},
               base::china_day(parts.clock.now()), parts.ids) {}

  std::shared_ptr<places::Catalogue const> catalogue;
  std::shared_ptr<CatalogueWays> ways;
  Editor editor;
};

}  // namespace

EditingTools editing_tools(Parts const& parts) {
  auto const bench = std::make_shared<Workbench>(parts);
  return {
      [bench](Itinerary const& itinerary, std::vector<Command> const& commands) {
        return bench->editor.apply_all(itinerary, commands);
      },
      [bench](Itinerary const& itinerary) { return bench->editor.render(itinerary); },
      [](TierAnswer const& before, TierAnswer const& after) { return difference(before, after); },
      [bench](Itinerary const& itinerary, Disruption const& disruption,
              std::optional<ProposalKind> only) {
        return bench->editor.proposals(itinerary, disruption, only);
      }};
}

}  // namespace trips
