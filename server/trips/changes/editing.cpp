// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/editing.hpp"

#include "storage/sql.hpp"
#include "trips/together/access.hpp"
#include "trips/versions/editing.hpp"

namespace trips {
namespace {

Sources sources_of(Parts const& parts, places::Catalogue const& catalogue, CatalogueWays* ways) {
  return {parts.areas,    catalogue,           parts.travel_times,
          ways,           parts.lexicon.now(), parts.timetable->now(),
          parts.forecast, parts.worths->now()};
}

}  // namespace

EditingFacts::EditingFacts(Parts const& parts)
    : catalogue_(parts.catalogue.now()),
      ways_(parts.ways->of(catalogue_)),
      editor_(sources_of(parts, *catalogue_, ways_.get()), base::china_day(parts.clock.now()),
              parts.ids) {}

std::optional<KeptItinerary> kept_itinerary(Parts const& parts, TripId id, std::string_view user_id,
                                            std::optional<BranchId> branch) {
  auto const found = parts.db.read([&](storage::Sql& sql) -> std::optional<TripBranch> {
    if (!standing(sql, id, user_id, parts.clock.now())) return std::nullopt;
    return Versions(sql).find_branch(id, branch.value_or(main_branch(id)));
  });
  if (!found) return std::nullopt;
  // One that another release wrote in another way is changed by nobody.
  auto head = Editing(parts, {}).find(id, found->head);
  if (!head) return std::nullopt;
  return KeptItinerary{std::move(head->itinerary), head->number};
}

}  // namespace trips
