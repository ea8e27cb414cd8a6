// SPDX-License-Identifier: Apache-2.0
#include "trips/changes/render.hpp"

#include <algorithm>

#include "trips/changes/impl/layout.hpp"
#include "trips/narration.hpp"

namespace trips {
namespace {

std::vector<Stay> stays_of(std::vector<Lodging> const& nights) {
  std::vector<Stay> stays;
  for (std::size_t n = 0; n < nights.size(); ++n) {
    if (nights[n].place == nullptr) continue;
    bool const goes_on = n > 0 && nights[n - 1].place == nights[n].place;
    if (!goes_on) stays.push_back({nights[n], static_cast<int>(n), 0});
    ++stays.back().nights;
  }
  return stays;
}

Draft draft_from(Judged judged, Terrain const& terrain) {
  Draft draft;
  draft.style = terrain.style();
  draft.stays = stays_of(judged.laid.nights);
  draft.rides = terrain.rides();
  draft.needs = terrain.needs();
  draft.plan = std::move(judged.laid.plan);
  draft.certificate = std::move(judged.certificate);
  return draft;
}

void tell_items(Itinerary const& itinerary, std::vector<std::vector<ItemId>> const& ids,
                TierAnswer& plan) {
  for (std::size_t d = 0; d < plan.days.size(); ++d)
    for (std::size_t i = 0; i < plan.days[d].visits.size(); ++i) {
      auto& visit = plan.days[d].visits[i];
      auto const& item = *find_item(itinerary, ids[d][i]);
      visit.id = item.id;
      visit.is_pinned = item.is_pinned;
      visit.is_paid = item.is_paid;
      visit.own_note = item.note;
    }
}

TrayAnswer waiting(Item const& item, Terrain const& terrain) {
  TrayAnswer told;
  told.id = item.id;
  told.minutes = static_cast<int>(item.minutes.count());
  told.is_paid = item.is_paid;
  told.own_note = item.note;
  if (auto const* place = terrain.find(item.place)) {
    told.place = reference(*place);
  } else {
    told.place.key = item.place;
    told.place.name = {item.place, item.place};
  }
  return told;
}

// What is set aside, and what nobody knows any more.
std::vector<TrayAnswer> tray_of(Itinerary const& itinerary, Terrain const& terrain) {
  std::vector<TrayAnswer> tray;
  for (auto const& item : itinerary.tray) tray.push_back(waiting(item, terrain));
  for (auto const& day : itinerary.days)
    for (auto const& item : day.items)
      if (terrain.find(item.place) == nullptr) tray.push_back(waiting(item, terrain));
  return tray;
}

VisitAnswer* visit_of(TierAnswer& plan, Violation const& violation) {
  for (auto& day : plan.days) {
    if (violation.day && day.date != *violation.day) continue;
    for (auto& visit : day.visits)
      if (visit.place.key == violation.place) return &visit;
  }
  return nullptr;
}

void tell_problems(std::vector<Violation> const& violations, TierAnswer& plan) {
  plan.problems.emplace();
  for (auto const& violation : violations) {
    ProblemAnswer problem{violation.check, violation.text, violation.day, {}, {}};
    auto* visit = visit_of(plan, violation);
    if (visit != nullptr) problem.item = visit->id;
    plan.problems->push_back(problem);
    if (visit == nullptr) continue;
    if (!visit->problems) visit->problems.emplace();
    visit->problems->push_back(std::move(problem));
  }
}

void tell_lost(Itinerary const& itinerary, Terrain const& terrain, TierAnswer& plan) {
  for (auto const& day : itinerary.days)
    for (auto const& item : day.items)
      if (terrain.find(item.place) == nullptr)
        plan.problems->push_back({"place_exists",
                                  {"资料里已没有“" + item.place + "”，放进了待定区。",
                                   "“" + item.place +
                                       "” is not on record any more; it waits in "
                                       "the tray."},
                                  day.date,
                                  item.id,
                                  {}});
}

}  // namespace

Rendered render(Itinerary const& itinerary, Terrain const& terrain) {
  auto judged = judge(itinerary, terrain);
  auto const ids = judged.laid.ids;
  auto const violations = violations_in(judged.certificate);
  Rendered rendered{
      narrate_as_it_is(draft_from(std::move(judged), terrain), terrain.wishes(), terrain.ground())};
  tell_items(itinerary, ids, rendered.plan);
  tell_problems(violations, rendered.plan);
  tell_lost(itinerary, terrain, rendered.plan);
  rendered.plan.tray = tray_of(itinerary, terrain);
  return rendered;
}

}  // namespace trips
