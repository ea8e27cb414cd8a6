// SPDX-License-Identifier: Apache-2.0
#include "trips/lodging_wishes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/geo.hpp"
#include "trips/prices.hpp"
#include "trips/words.hpp"

namespace trips {
namespace {

using places::Kind;
using places::Place;
using places::Tag;

constexpr double usual_near_km = 2;  // what 离西湖近 means when no distance is said

template <class T>
bool holds(std::vector<T> const& list, T const& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

Words name_of_feature(Tag tag) {
  switch (tag) {
    case Tag::breakfast:
      return {"含早餐", "breakfast"};
    case Tag::family_room:
      return {"亲子房", "family rooms"};
    case Tag::near_metro:
      return {"近地铁", "a metro station nearby"};
    case Tag::near_station:
      return {"近火车站", "a railway station nearby"};
    case Tag::pool:
      return {"泳池", "a pool"};
    case Tag::gym:
      return {"健身房", "a gym"};
    case Tag::parking:
      return {"停车场", "parking"};
    case Tag::spa:
      return {"水疗", "a spa"};
    case Tag::business:
      return {"商务设施", "business facilities"};
    default:
      return {std::string(to_word(tag)), std::string(to_word(tag))};
  }
}

double km_between(Place const& a, Place const& b) { return base::distance_m(a.at, b.at) / 1000; }

std::string yuan_of(base::Money amount) { return fmt::format("¥{}", amount.minor() / 100); }

class Phrase {
 public:
  void add(Words const& words) {
    text_.zh += (text_.zh.empty() ? "" : "，") + words.zh;
    text_.en += (text_.en.empty() ? "" : ", ") + words.en;
  }
  Words take() && { return std::move(text_); }

 private:
  Words text_;
};

// How many rooms of a type a party takes: a single for each grown-up, with whom children sleep.
// 0: the type says nothing of the number.
int rooms_of_type(planner::Party const& party, std::optional<assistant::RoomType> room) {
  if (room == assistant::RoomType::single) return party.adults + party.seniors;
  bool const is_for_two =
      room == assistant::RoomType::double_bed || room == assistant::RoomType::twin;
  return is_for_two ? (party.people() + 1) / 2 : 0;
}

}  // namespace

bool LodgingWishes::is_empty() const {
  return named.empty() && kinds.empty() && features.empty() && no_kinds.empty() &&
         no_features.empty() && !stars_from && !near && !night_max && !room_max && !rooms && !room;
}

bool LodgingWishes::keeps(Place const& house, planner::PriceRange const& per_night,
                          int rooms_taken) const {
  if (stars_from && house.stars.value_or(0) < *stars_from) return false;
  if (near && near_km && km_between(house, *near) > *near_km) return false;
  if (night_max && per_night.high > *night_max) return false;
  if (room_max && per_night.high > *room_max * rooms_taken) return false;
  bool const is_refused =
      std::any_of(no_kinds.begin(), no_kinds.end(), [&](Kind kind) { return house.is(kind); }) ||
      std::any_of(no_features.begin(), no_features.end(), [&](Tag tag) { return house.has(tag); });
  return !is_refused;
}

std::vector<Words> LodgingWishes::lacks(Place const& house) const {
  std::vector<Words> lacking;
  if (!named.empty() && !holds(named, &house))
    lacking.push_back({named.front()->name_zh, named.front()->name_en});
  bool const is_kind =
      std::any_of(kinds.begin(), kinds.end(), [&](Kind kind) { return house.is(kind); });
  if (!kinds.empty() && !is_kind) lacking.push_back(name_of(kinds.front()));
  for (auto const tag : features)
    if (!house.has(tag)) lacking.push_back(name_of_feature(tag));
  if (near && !near_km && km_between(house, *near) > usual_near_km)
    lacking.push_back({"离" + near->name_zh + "近", "a house near " + near->name_en});
  bool const wants_three =
      room == assistant::RoomType::triple || room == assistant::RoomType::family;
  if (wants_three && house.sleeps.value_or(0) < 3 && !house.has(Tag::family_room))
    lacking.push_back({"可住三人以上的房间", "rooms for three or more"});
  return lacking;
}

int rooms_taken(Place const& house, planner::Party const& party, LodgingWishes const& wishes) {
  int const needed = rooms_for(house, party);
  if (needed == 0) return 0;
  return std::max(needed, wishes.rooms.value_or(rooms_of_type(party, wishes.room)));
}

Words name_of(assistant::RoomType room) {
  switch (room) {
    case assistant::RoomType::single:
      return {"单人间", "single rooms"};
    case assistant::RoomType::double_bed:
      return {"大床房", "double rooms"};
    case assistant::RoomType::twin:
      return {"双床房", "twin rooms"};
    case assistant::RoomType::triple:
      return {"三人间", "triple rooms"};
    case assistant::RoomType::family:
      return {"家庭房", "family rooms"};
  }
  return {};
}

Words text_of(LodgingWishes const& wishes) {
  Phrase phrase;
  if (wishes.stars_from)
    phrase.add({fmt::format("{} 星以上", *wishes.stars_from),
                fmt::format("{} stars or more", *wishes.stars_from)});
  if (wishes.near && wishes.near_km)
    phrase.add({fmt::format("离{} {:g} 公里以内", wishes.near->name_zh, *wishes.near_km),
                fmt::format("within {:g} km of {}", *wishes.near_km, wishes.near->name_en)});
  if (wishes.night_max)
    phrase.add({"每晚不超过 " + yuan_of(*wishes.night_max),
                "at most " + yuan_of(*wishes.night_max) + " a night"});
  if (wishes.room_max)
    phrase.add({"每间每晚不超过 " + yuan_of(*wishes.room_max),
                "at most " + yuan_of(*wishes.room_max) + " a room and night"});
  for (auto const kind : wishes.no_kinds)
    phrase.add({"不住" + name_of(kind).zh, "no " + name_of(kind).en});
  for (auto const tag : wishes.no_features)
    phrase.add({"不要" + name_of_feature(tag).zh, "without " + name_of_feature(tag).en});
  return std::move(phrase).take();
}

}  // namespace trips
