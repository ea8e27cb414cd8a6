// SPDX-License-Identifier: Apache-2.0
#include "trips/imports/building.hpp"

#include <algorithm>
#include <map>

#include "base/expects.hpp"
#include "trips/changes/impl/steps.hpp"
#include "trips/imports/impl/days_of_stops.hpp"
#include "trips/lodging.hpp"

namespace trips {
namespace {

using planner::Meal;
using planner::Role;
using std::chrono::days;

constexpr std::size_t most_of_a_day = 16;
constexpr base::Minutes shortest_stay{5};
constexpr base::Minutes longest_stay{12 * 60};
constexpr std::int64_t enough = 10'000'000;  // yuan, until it is known what the trip costs

planner::Words const already_there{"行程里已经有这个地点。", "It is in the trip already."};
planner::Words const day_is_full{"这一天已经排满。", "That day is full."};
planner::Words const no_night{"这一天之后没有夜晚。", "No night follows that day."};

// A place that people stay at by day, as steps.hpp has it.
bool is_visited(places::Place const& place) {
  return place.visit && !places::is_service(place.kinds.front());
}

// Why a stop is not taken, whatever else is in the file.
std::optional<planner::Words> why_not(MatchedStop const& stop, places::AreaCode city) {
  if (stop.place == nullptr)
    return planner::Words{"资料里没有这个地点。", "It is not in our catalogue."};
  if (!city.covers(stop.place->area))
    return planner::Words{"它在另一个城市，一个行程只去一个城市。",
                          "It is in another city; a trip goes to one."};
  if (!stop.place->is_lodging() && !is_visited(*stop.place))
    return planner::Words{"这里不是游览或用餐的地方。", "It is no place to see or to eat at."};
  return std::nullopt;
}

bool has_meal(ItineraryDay const& day, Meal meal) {
  return std::any_of(day.items.begin(), day.items.end(),
                     [&](Item const& item) { return item.meal == meal; });
}

// The meal that somebody has who eats there then; none where the day has it already.
Meal meal_at(ItineraryDay const& day, std::optional<base::Minutes> clock) {
  constexpr base::Minutes afternoon{16 * 60};
  bool const is_late = clock ? *clock >= afternoon : has_meal(day, Meal::lunch);
  auto const meal = is_late ? Meal::dinner : Meal::lunch;
  return has_meal(day, meal) ? Meal::none : meal;
}

Clocks clocks_at(places::Place const& place) {
  return Clocks::at(place.area, place.at).value_or(Clocks(base::china_offset));
}

class Builder {
 public:
  Builder(std::vector<MatchedStop> const& stops, ImportOrder const& order, Sources const& sources,
          base::Day today, base::Ids& ids)
      : stops_(stops), order_(order), sources_(sources), today_(today), ids_(ids) {
    built_.stops.resize(stops.size());
  }

  base::Result<BuiltTrip> build() {
    auto const city = city_of_stops(stops_);
    if (!city) return base::refuse_field("/file", "None of its places is in our catalogue.");
    choose(*city);
    if (when_.taken() == 0)
      return base::refuse_field("/without", "Nothing of the file is left to take.");
    begin(*city);
    put_nights();
    auto const terrain = Terrain::of(built_.itinerary, sources_, today_);
    if (!terrain) return terrain.error();
    fill_nights(**terrain);
    put_visits(**terrain);
    for (std::size_t day = 0; day < built_.itinerary.days.size(); ++day) lay_out(day, **terrain);
    return std::move(built_);
  }

 private:
  // What is taken at all, and on which day.
  void choose(places::AreaCode city) {
    for (std::size_t i = 0; i < stops_.size(); ++i) {
      if (order_.without.contains(i))
        leave(i, {"按您的选择没有带上。", "Left out as you asked."});
      else if (auto const why = why_not(stops_[i], city))
        leave(i, *why);
      else
        when_.take(i, stops_[i].stop, clocks_at(*stops_[i].place));
    }
    for (auto const late : when_.settle())
      leave(late, {"一次行程最多 14 天。", "A trip has at most 14 days."});
    built_.has_order = when_.has_order();
  }

  void leave(std::size_t stop, planner::Words why) { built_.stops[stop].why = std::move(why); }

  void begin(places::AreaCode city) {
    auto& itinerary = built_.itinerary;
    auto const start = order_.start_date.value_or(when_.first_date().value_or(base::Day{}));
    auto const first = order_.start_date || start >= today_ ? start : today_ + days(7);
    auto const* area = sources_.areas.find(city);
    EXPECTS(area != nullptr);
    itinerary.wish.destination = sources_.areas.path_zh(*area);
    itinerary.wish.startDate = first;
    itinerary.wish.endDate = first + days(when_.count() - 1);
    itinerary.wish.budget = order_.budget.value_or(enough);
    itinerary.wish.party = order_.party.value_or(PartyWish{1, {}, 0});
    itinerary.planned_on = today_;
    itinerary.days.resize(static_cast<std::size_t>(when_.count()));
    for (std::size_t d = 0; d < itinerary.days.size(); ++d)
      itinerary.days[d].date = first + days(d);
  }

  // The house of a day is that of the night after it; on the last one, of the night before.
  void put_nights() {
    auto& nights = built_.itinerary.days;
    for (std::size_t i = 0; i < stops_.size(); ++i) {
      auto const* place = stops_[i].place;
      if (!when_.is_taken(i) || !place->is_lodging()) continue;
      if (nights.size() == 1) {
        leave(i, no_night);
        continue;
      }
      auto const day = when_.day_of(i).value_or(0);
      bool const is_last = day + 1 == nights.size();
      auto& night = nights[is_last ? day - 1 : day];
      if (!is_last || night.lodging.empty()) night.lodging = place->key.str();
      built_.stops[i] = {StopFate::night, night.date, {}};
    }
  }

  // A night that the file says nothing of is spent where the one before it was, else where the
  // first one is that is known, else in the house that suits best.
  void fill_nights(Terrain const& terrain) {
    auto& all = built_.itinerary.days;
    auto const nights = std::span(all).first(all.size() - 1);
    std::string house;
    for (auto const& night : nights)
      if (house.empty()) house = night.lodging;
    if (house.empty() && !nights.empty()) house = best_house(terrain);
    for (auto& night : nights) {
      if (night.lodging.empty()) night.lodging = house;
      house = night.lodging;
    }
  }

  std::string best_house(Terrain const& terrain) const {
    base::LatLon centre;
    double count = 0;
    for (std::size_t i = 0; i < stops_.size(); ++i) {
      if (!when_.is_taken(i)) continue;
      centre.lat += stops_[i].place->at.lat;
      centre.lon += stops_[i].place->at.lon;
      ++count;
    }
    auto const houses = lodgings_for(terrain.wishes(), terrain.city(), terrain.style(),
                                     {centre.lat / count, centre.lon / count});
    return houses.empty() ? "" : houses.front().place->key.str();
  }

  void put_visits(Terrain const& terrain) {
    for (std::size_t i = 0; i < stops_.size(); ++i)
      if (when_.is_taken(i) && !stops_[i].place->is_lodging() && when_.day_of(i))
        put(i, *when_.day_of(i), terrain);
    for (std::size_t i = 0; i < stops_.size(); ++i)
      if (when_.is_taken(i) && !stops_[i].place->is_lodging() && !when_.day_of(i))
        put(i, emptiest_day(), terrain);
  }

  std::size_t emptiest_day() const {
    auto const& all = built_.itinerary.days;
    auto const fewer = [](ItineraryDay const& a, ItineraryDay const& b) {
      return a.items.size() < b.items.size();
    };
    return static_cast<std::size_t>(std::min_element(all.begin(), all.end(), fewer) - all.begin());
  }

  void put(std::size_t stop, std::size_t day, Terrain const& terrain) {
    auto const& place = *stops_[stop].place;
    auto& into = built_.itinerary.days[day];
    if (holds_place(built_.itinerary, place.key.str())) return leave(stop, already_there);
    if (into.items.size() >= most_of_a_day) return leave(stop, day_is_full);
    auto item = item_for(place, terrain, ids_.next<ItemId>());
    EXPECTS(item.has_value());  // why_not() would have said
    auto const clock = when_.clock_of(stop);
    if (clock) item->start = *clock;
    item->is_pinned = clock.has_value();  // until the day is laid out
    if (auto const stay = when_.stay_of(stop))
      item->minutes = std::clamp(*stay, shortest_stay, longest_stay);
    if (item->role == Role::food) item->meal = meal_at(into, clock);
    if (!stops_[stop].stop.note.empty()) item->note = stops_[stop].stop.note;
    into.items.push_back(std::move(*item));
    built_.stops[stop] = {StopFate::visit, into.date, {}};
  }

  // Where every visit has a time, that is the order; the others are fitted in where the file has
  // them.
  void lay_out(std::size_t day, Terrain const& terrain) {
    auto& items = built_.itinerary.days[day].items;
    auto const has_time = [](Item const& item) { return item.is_pinned; };
    if (std::all_of(items.begin(), items.end(), has_time))
      std::stable_sort(items.begin(), items.end(),
                       [](Item const& a, Item const& b) { return a.start < b.start; });
    else
      relay(built_.itinerary, day, 0, terrain);
    for (auto& item : items) item.is_pinned = false;
  }

  std::vector<MatchedStop> const& stops_;
  ImportOrder const& order_;
  Sources const& sources_;
  base::Day today_;
  base::Ids& ids_;
  DaysOfStops when_;
  BuiltTrip built_;
};

}  // namespace

base::Result<BuiltTrip> build_trip(std::vector<MatchedStop> const& stops, ImportOrder const& order,
                                   Sources const& sources, base::Day today, base::Ids& ids) {
  return Builder(stops, order, sources, today, ids).build();
}

}  // namespace trips
