// SPDX-License-Identifier: Apache-2.0
#include "trips/narration.hpp"

#include <fmt/format.h>

#include "trips/clocks.hpp"
#include "trips/impl/day_weather.hpp"
#include "trips/impl/phrases.hpp"
#include "trips/impl/reasoning.hpp"
#include "trips/kept_rides.hpp"
#include "trips/ledger.hpp"

namespace trips {
namespace {

AmountRange range_of(planner::PriceRange const& range) {
  return {range.low.minor(), range.high.minor(), std::string(to_word(range.low.currency()))};
}

AmountRange exactly(base::Money amount) { return range_of({amount, amount, true}); }

PriceAnswer price_answer(places::Place const& place, bool is_meal) {
  planner::Party const one{1, {}, 0};
  auto const unit = cost_of_visit(place, one);
  auto const unit_text = is_meal ? Words{"人均", "per person"} : Words{"成人票", "adult ticket"};
  return {unit.low.minor(), unit.high.minor(), unit.is_known, unit_text};
}

VisitAnswer visit_answer(Story const& story, planner::DayPlan const& day, std::size_t index) {
  auto const& visit = day.visits[index];
  auto const& place = story.place(visit.place);
  VisitAnswer answer;
  answer.place = reference(place);
  answer.role = visit.role;
  answer.meal = visit.meal;
  answer.start = base::to_clock(visit.stay.from);
  answer.end = base::to_clock(visit.stay.until);
  answer.hours = {hours_text(place, day.date), place.hours.has_value()};
  answer.price = price_answer(place, visit.meal != planner::Meal::none);
  answer.why = why_visit(story, day, index);
  answer.note = note_on(place);
  if (visit.alternative) answer.alternative = name_of(story.place(*visit.alternative));
  answer.foul_weather = foul_weather_at(story, day, visit);
  return answer;
}

LegAnswer leg_answer(Story const& story, planner::Leg const& leg) {
  LegAnswer answer;
  answer.from = leg.from;
  answer.to = leg.to;
  answer.mode = leg.mode;
  answer.start = base::to_clock(leg.span.from);
  answer.end = base::to_clock(leg.span.until);
  answer.minutes = static_cast<int>(leg.span.length().count());
  answer.metres = leg.metres;
  answer.fare = exactly(leg.fare);
  if (leg.from == leg.to) return answer;
  auto const way = story.ground.way(story.place(leg.from), story.place(leg.to),
                                    static_cast<places::Mode>(leg.mode), story.wishes.party);
  answer.source = way.source;
  answer.is_estimate = way.source == places::LegSource::estimate;
  if (way.as_of != base::Day{}) answer.as_of = way.as_of;
  return answer;
}

DayAnswer day_answer(Story const& story, planner::DayPlan const& day) {
  DayAnswer answer;
  answer.weather = weather_of(story, day);
  answer.date = day.date;
  answer.weekday = day.weekday;
  answer.title = day_title(story, day);
  answer.start = reference(story.place(day.start));
  answer.end = reference(story.place(day.end));
  if (day.lodging) answer.lodging = reference(story.place(*day.lodging));
  for (std::size_t i = 0; i < day.visits.size(); ++i)
    answer.visits.push_back(visit_answer(story, day, i));
  for (auto const& leg : day.legs) {
    answer.legs.push_back(leg_answer(story, leg));
    if (leg.mode == planner::Mode::walk) answer.walk_m += leg.metres;
  }
  std::vector<planner::LedgerLine> lines;
  for (auto const& line : story.draft.plan.ledger)
    if (line.date == day.date) lines.push_back(line);
  answer.cost = range_of(total_of(lines));
  if (!day.legs.empty())
    answer.active_minutes =
        static_cast<int>((day.legs.back().span.until - day.legs.front().span.from).count());
  return answer;
}

LedgerAnswer ledger_answer(planner::LedgerLine const& line) {
  LedgerAnswer answer;
  answer.kind = line.kind;
  answer.label = line.label;
  answer.place = line.place;
  answer.date = line.date;
  answer.unit = range_of(line.unit);
  answer.quantity = line.quantity;
  answer.total = range_of(line.total);
  answer.known = line.unit.is_known;
  answer.source = line.source.name;
  answer.as_of = line.source.as_of;
  return answer;
}

planner::PriceRange per_person(planner::PriceRange const& total, planner::Party const& party) {
  auto const people = std::max(1, party.people());
  auto const each = [&](base::Money amount) {
    return base::Money((amount.minor() + people / 2) / people, amount.currency());
  };
  return {each(total.low), each(total.high), total.is_known};
}

void fill_required(TierAnswer& answer, Story const& story) {
  auto const& wishes = story.wishes;
  auto const name_of_place = [](places::Place const* place) {
    return place ? place->name_zh : std::string();
  };
  // Whole yuan, rounded outwards as on the page, so that the truth lies inside.
  auto const each = per_person(story.draft.plan.total, wishes.party);
  auto const low = each.low.minor() / 100;
  auto const high = (each.high.minor() + 99) / 100;
  answer.destination = wishes.destination.full_name.zh;
  answer.destination_name = wishes.destination.full_name;
  answer.startDate = wishes.from;
  answer.endDate = wishes.until;
  answer.budget = (low + high) / 2;
  answer.accessibility = wishes.step_free;
  answer.kidFriendly = wishes.kid_friendly;
  answer.petFriendly = wishes.pet_friendly;
  answer.naturalLandscape = name_of_place(story.best_sight(true));
  answer.socialLandscape = name_of_place(story.best_sight(false));
  answer.cuisine = name_of_place(story.best_food());
  answer.otherNeeds = name_of(story.draft.plan.tier).zh;
  answer.itinerary = itinerary_of(story);
  answer.budgetRange = fmt::format("{}-{}元/人", low, high);
}

// The clocks where the trip begins.
std::optional<Clocks> first_clocks(Story const& story) {
  auto const& plan = story.draft.plan;
  if (plan.days.empty()) return std::nullopt;
  auto const& place = story.place(plan.days.front().start);
  return Clocks::at(place.area, place.at);
}

void fill_clocks(TierAnswer& answer, Story const& story) {
  auto const& plan = story.draft.plan;
  auto const clocks = first_clocks(story);
  auto const offset = clocks ? clocks->offset_on(plan.days.front().date)
                             : plan.utc_offset.value_or(base::Minutes(0));
  answer.utc_offset_minutes = static_cast<int>(offset.count());
  if (!clocks) return;
  answer.time_zone = clocks->zone().empty() ? "Asia/Shanghai" : clocks->zone();
}

}  // namespace

PlaceRef reference(places::Place const& place) {
  PlaceRef ref;
  ref.key = place.key.str();
  ref.name = {place.name_zh, place.name_en};
  ref.lat = place.at.lat;
  ref.lon = place.at.lon;
  for (auto const kind : place.kinds) ref.kinds.emplace_back(to_word(kind));
  ref.address = place.address;
  ref.is_outdoor = place.setting == places::Setting::outdoor;
  ref.needs_booking = place.booking == places::Booking::required;
  ref.source = place.source;
  ref.as_of = place.as_of;
  ref.verified = place.is_verified;
  return ref;
}

TierAnswer narrate_as_it_is(Draft const& draft, Wishes const& wishes, Ground const& ground) {
  Story const story{draft, wishes, ground};
  TierAnswer answer;
  fill_required(answer, story);
  answer.tier = draft.plan.tier;
  answer.name = name_of(draft.plan.tier);
  answer.summary = summary_of(story);
  answer.highlights = highlights_of(story);
  answer.total = range_of(draft.plan.total);
  answer.per_person = range_of(per_person(draft.plan.total, wishes.party));
  if (draft.rides)
    for (auto const* ride : {&draft.rides->there, &draft.rides->back})
      answer.rides.push_back(ride_answer(*ride));
  for (auto const& day : draft.plan.days) answer.days.push_back(day_answer(story, day));
  for (auto const& line : draft.plan.ledger) answer.ledger.push_back(ledger_answer(line));
  answer.reasoning = reasoning_of(story);
  answer.datum = draft.plan.datum;
  fill_clocks(answer, story);
  answer.certificate = draft.certificate;
  answer.needs = draft.needs;
  answer.warnings = wishes.warnings;
  for (auto const& warning : draft.warnings) answer.warnings.push_back(warning);
  return answer;
}

TierAnswer narrate(Draft const& draft, Draft const* cheaper, Wishes const& wishes,
                   Ground const& ground) {
  EXPECTS(draft.certificate.may_be_shown());
  auto answer = narrate_as_it_is(draft, wishes, ground);
  if (cheaper)
    answer.differences = differences_between({draft, wishes, ground}, {*cheaper, wishes, ground});
  return answer;
}

}  // namespace trips
