// SPDX-License-Identifier: Apache-2.0
#include "assistant/facts.hpp"

#include <fmt/format.h>

#include "assistant/impl/labels.hpp"

namespace assistant {
namespace {

std::string value_of(Thing const& thing) {
  return fmt::format("{}{}{}", thing.is_wanted ? "" : "-", thing.is_only ? "only:" : "", thing.id);
}

std::string value_of(int number) { return std::to_string(number); }
std::string value_of(base::Day day) { return base::to_text(day); }
std::string value_of(Need need) { return std::string(impl::word_of(need)); }
std::string value_of(RoomType type) { return std::string(impl::word_of(type)); }
std::string value_of(planner::Pace pace) { return std::string(impl::word_of(pace)); }

std::string_view sign_of(Bound bound) {
  return bound == Bound::at_most ? "<=" : bound == Bound::at_least ? ">=" : "~";
}

std::string_view sign_of(When when) {
  return when == When::not_after ? "<=" : when == When::not_before ? ">=" : "=";
}

std::string km(double distance) { return fmt::format("{:.6g}km", distance); }

std::string value_of(Budget const& budget) {
  std::string text(impl::word_of(budget.what));
  if (budget.is_per_person) text += "/person";
  if (budget.per != BudgetPer::trip) text += fmt::format("/{}", impl::word_of(budget.per));
  auto const yuan = static_cast<double>(budget.amount.minor()) / 100;
  return text + fmt::format("{}{}", sign_of(budget.bound), yuan);
}

std::string value_of(Intercity const& way) {
  return fmt::format("{}{}:{}", way.is_wanted ? "" : "-", impl::word_of(way.leg),
                     impl::word_of(way.mode));
}

std::string value_of(IntercityTime const& time) {
  return fmt::format("{}:{}{}{}", impl::word_of(time.leg), impl::word_of(time.moment),
                     sign_of(time.when), base::to_clock(time.at));
}

std::string value_of(Local const& way) {
  return fmt::format("{}{}{}", way.is_wanted ? "" : "-", impl::word_of(way.mode),
                     way.beyond_km ? ">" + km(*way.beyond_km) : "");
}

std::string value_of(VisitTime const& time) {
  return fmt::format("{}:{}{}{}", time.place.id, impl::word_of(time.moment), sign_of(time.when),
                     base::to_clock(time.at));
}

std::string value_of(VisitStay const& stay) {
  return fmt::format("{}{}{}min", stay.place.id, sign_of(stay.bound), stay.length.count());
}

std::string value_of(HotelNear const& near) {
  return near.place.id + (near.within_km ? "<=" + km(*near.within_km) : "");
}

std::string value_of(Order const& order) {
  return fmt::format("{}<{}", order.first.id, order.then.id);
}

std::string value_of(DailyLimit const& limit) {
  return fmt::format("{}{}", limit.is_end ? "end<=" : "start>=", base::to_clock(limit.at));
}

std::string value_of(Count const& count) {
  return fmt::format("{}{}{}{}", impl::word_of(count.of), count.is_per_day ? "/day" : "",
                     count.bound == Bound::about ? "=" : sign_of(count.bound), count.number);
}

std::string value_of(Revision const& revision) {
  std::string text(impl::word_of(revision.change));
  if (revision.day != 0) text += fmt::format(" day{}", revision.day);
  if (revision.part != DayPart::whole) text += fmt::format(" {}", impl::word_of(revision.part));
  if (revision.what) text += " " + revision.what->id;
  if (revision.by) text += "->" + revision.by->id;
  return text;
}

class Collector {
 public:
  template <class T>
  void add(std::string_view slot, Said<T> const& said) {
    facts.push_back({.slot = std::string(slot),
                     .value = value_of(said.value),
                     .words = said.words,
                     .strength = said.strength,
                     .confidence = said.confidence,
                     .either = said.either,
                     .label = impl::label_of(slot, said.value)});
  }
  template <class T>
  void add(std::string_view slot, std::optional<Said<T>> const& said) {
    if (said) add(slot, *said);
  }
  template <class T>
  void add(std::string_view slot, std::vector<Said<T>> const& list) {
    for (auto const& said : list) add(slot, said);
  }
  std::vector<Fact> facts;
};

}  // namespace

std::vector<Fact> facts_of(ReadWish const& wish) {
  Collector collector;
  collector.add("origin", wish.origin);
  collector.add("destination", wish.destinations);
  collector.add("from", wish.from);
  collector.add("until", wish.until);
  collector.add("days", wish.days);
  collector.add("nights", wish.nights);
  collector.add("people", wish.people);
  collector.add("adults", wish.adults);
  collector.add("children", wish.children);
  collector.add("child_age", wish.child_ages);
  collector.add("seniors", wish.seniors);
  collector.add("need", wish.needs);
  collector.add("budget", wish.budgets);
  collector.add("pace", wish.pace);
  collector.add("place", wish.places);
  collector.add("kind", wish.kinds);
  collector.add("cuisine", wish.cuisines);
  collector.add("hotel", wish.hotels);
  collector.add("hotel_feature", wish.hotel_features);
  collector.add("hotel_stars", wish.hotel_stars);
  collector.add("rooms", wish.rooms);
  collector.add("room_type", wish.room_types);
  collector.add("hotel_near", wish.hotel_near);
  collector.add("intercity", wish.intercity);
  collector.add("intercity_time", wish.intercity_times);
  collector.add("local", wish.local);
  collector.add("visit_time", wish.visit_times);
  collector.add("visit_stay", wish.visit_stays);
  collector.add("order", wish.orders);
  collector.add("daily_limit", wish.daily_limits);
  collector.add("count", wish.counts);
  collector.add("revision", wish.revisions);
  return std::move(collector.facts);
}

}  // namespace assistant
