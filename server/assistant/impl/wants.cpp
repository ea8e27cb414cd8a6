// SPDX-License-Identifier: Apache-2.0
// Places, kinds of places and cuisines, wanted or refused.
#include <algorithm>
#include <array>

#include "assistant/impl/reading.hpp"
#include "assistant/impl/unknown_names.hpp"

namespace assistant::impl {
namespace {

using Families = std::array<Family, 5>;

// Which meaning of a name comes first, by what is being done.
constexpr Families when_visiting{Family::sight, Family::kind, Family::restaurant, Family::cuisine,
                                 Family::station};
constexpr Families when_eating{Family::restaurant, Family::cuisine, Family::kind, Family::sight,
                               Family::station};

class Wants {
 public:
  explicit Wants(Reading& reading) : r_(reading) {}

  void read() {
    for (std::size_t i = 0; i < r_.size(); ++i)
      if (starts_names(i)) read_unknown(i);
    for (std::size_t i = 0; i < r_.size(); ++i)
      if (!r_.tokens[i].is_used && !r_.tokens[i].names.empty()) read_names(i);
    add_destination_of_places();
  }

 private:
  bool is_eating(std::size_t i) const {
    for (auto at = i; at-- > 0 && r_.same_clause(at, i);) {
      auto const& token = r_.tokens[at];
      if (token.is(Cue::eat)) return true;
      if (token.is(Cue::restaurant) || token.is(Cue::meal)) return true;
      if (token.is(Cue::visit) || token.is(Cue::go) || token.is(Cue::see)) return false;
    }
    if (r_.is(i + 1, Cue::restaurant)) return true;
    auto const next = verb_behind(i);
    return r_.is(next, Cue::eat) && !r_.is(next, Cue::see);
  }

  // The verb of 楼外楼一定要吃一次; size() when another thing stands before it.
  std::size_t verb_behind(std::size_t i) const {
    for (auto at = i + 1; r_.same_clause(at, i); ++at) {
      auto const& token = r_.tokens[at];
      if (token.is(Cue::eat) || token.is(Cue::visit) || token.is(Cue::go)) return at;
      if (!token.is(Cue::filler) && !token.is(Cue::hard) && !token.is(Cue::soft)) break;
    }
    return r_.size();
  }

  bool starts_names(std::size_t i) const {
    auto const& token = r_.tokens[i];
    return token.is(Cue::visit) || token.is(Cue::go) || token.is(Cue::eat) || token.is(Cue::see) ||
           token.is(Cue::hard) || token.is(Cue::list_comma) || token.is(Cue::and_) ||
           token.is(Cue::no) || token.is(Cue::or_) || token.is(Cue::first) || token.is(Cue::then) ||
           token.is(Cue::restaurant) || token.is(Cue::soft);
  }

  void read_unknown(std::size_t i) {
    auto const family = is_eating(i + 1) || r_.is(i, Cue::eat) ? Family::restaurant : Family::sight;
    auto const found = unknown_name_at(r_, i + 1, family);
    if (!found) return;
    auto const& context = r_.contexts[found->first];
    auto made = r_.said(thing_from(*found->entry, !context.is_refused), found->first, found->last,
                        found->confidence, default_strength(*found->entry, context));
    add(r_.wish.places, std::move(made));
  }

  // A named place is meant; a kind only leans.
  static Strength default_strength(Entry const& entry, Context const& context) {
    bool const is_named = entry.family != Family::kind && entry.family != Family::cuisine;
    return is_named || context.is_refused || context.is_only ? Strength::hard : Strength::soft;
  }

  void read_names(std::size_t i) {
    if (is_about_people(i) || is_part_of_name(i)) return;
    auto const* entry = meant(i);
    if (!entry || is_landmark(i)) return;
    auto const& context = r_.contexts[i];
    auto thing = thing_from(*entry, !context.is_refused);
    thing.is_only = context.is_only && !context.is_refused;
    bool const is_place = entry->family == Family::sight || entry->family == Family::restaurant ||
                          entry->family == Family::station;
    auto& slot = is_place                           ? r_.wish.places
                 : entry->family == Family::cuisine ? r_.wish.cuisines
                                                    : r_.wish.kinds;
    bool const is_sure = !is_place || r_.form_of(i, *entry) == NameForm::own;
    auto const families = entry->family;
    auto made =
        r_.said(std::move(thing), i, i, is_sure ? 1 : 0.8, default_strength(*entry, context));
    add(slot, made);
    if (!is_place) add_other_meanings(i, *entry, families, made);
  }

  bool is_about_people(std::size_t i) const {
    return r_.is(i, Cue::child) || r_.is(i, Cue::senior) || r_.is(i, Cue::adult) ||
           r_.is(i, Cue::couple) || r_.is(i, Cue::pet);
  }

  // 豫园门口那家店不去: only where the other thing is.
  bool is_landmark(std::size_t i) const {
    auto const behind = std::string_view(r_.text.str()).substr(r_.tokens[i].until);
    return r_.contexts[i].is_refused &&
           (behind.starts_with("门口") || behind.starts_with("对面") || behind.starts_with("门前"));
  }

  // The river in 秦淮河 when the name is not known; the university in 大学同学; the food in
  // "Sichuan food".
  bool is_part_of_name(std::size_t i) const {
    bool const is_short = count_points(r_.text_of(i)) == 1;
    bool const follows_gap =
        i > 0 && r_.tokens[i - 1].is_gap() && r_.tokens[i - 1].until == r_.tokens[i].from;
    bool const is_near_it = r_.is(i + 1, Cue::near) || r_.is(i + 1, Cue::around);  // 武林广场附近
    if (follows_gap && (is_short || is_near_it)) return true;
    if (r_.is(i + 1, Cue::adult)) return true;
    return r_.is(i, Cue::eat) && i > 0 && r_.is_named(i - 1, Family::cuisine);
  }

  Entry const* meant(std::size_t i) const {
    bool const eats = is_eating(i);
    for (auto const family : eats ? when_eating : when_visiting) {
      auto const* entry = r_.meant(i, std::array{family});
      if (!entry) continue;
      bool const is_trimmed = r_.form_of(i, *entry) == NameForm::trimmed;
      bool const is_short = is_trimmed && count_points(r_.text_of(i)) <= 2;
      if (is_short && !is_asked_for(i)) continue;
      if (family == Family::restaurant && !eats && !is_asked_for(i) && is_trimmed) continue;
      if (family == Family::station && !is_asked_for(i)) continue;
      return entry;
    }
    return nullptr;
  }

  // Right behind a verb or in a list of names.
  bool is_asked_for(std::size_t i) const {
    if (verb_behind(i) < r_.size()) return true;
    auto const previous = r_.back_over_fillers(i);
    if (!r_.same_sentence(previous, i)) return false;
    auto const& token = r_.tokens[previous];
    return is_verb(token) || token.is(Cue::list_comma) || token.is(Cue::and_) ||
           token.is(Cue::or_) || token.is(Cue::no) || token.is(Cue::colon) || token.is(Cue::via) ||
           token.is(Cue::near) || token.is(Cue::first) || token.is(Cue::then);
  }

  // 山 is a mountain and a hill: every entry of the same family and word.
  void add_other_meanings(std::size_t i, Entry const& first, Family family,
                          Said<Thing> const& made) {
    for (auto const& name : r_.tokens[i].names) {
      auto const& entry = r_.names.entries[name.entry];
      bool const is_other_family =
          entry.family != family && entry.family != Family::kind && entry.family != Family::cuisine;
      if (&entry == &first || is_other_family) continue;
      auto other = made;
      other.value.id = entry.id;
      other.value.family = entry.family;
      other.value.name = entry.names.front();
      other.value.name_en = english_name(entry);
      add(entry.family == Family::cuisine ? r_.wish.cuisines : r_.wish.kinds, std::move(other));
    }
  }

  static void add(std::vector<Said<Thing>>& slot, Said<Thing> made) {
    for (auto& known : slot) {
      bool const is_same = known.value.id == made.value.id &&
                           known.value.family == made.value.family &&
                           known.value.is_wanted == made.value.is_wanted;
      if (!is_same) continue;
      for (auto const& span : made.words) known.words.push_back(span);
      if (made.strength == Strength::hard) known.strength = Strength::hard;
      known.value.is_only |= made.value.is_only;
      if (known.either.group == 0) known.either = made.either;
      return;
    }
    slot.push_back(std::move(made));
  }

  // 想去西湖玩两天: then it goes to 杭州.
  void add_destination_of_places() {
    if (!r_.town().empty()) return;
    std::string town;
    std::vector<Span> witness;
    bool is_one = true;
    auto const hear = [&](Thing const& thing, std::vector<Span> const& words) {
      auto const city = city_of(thing);
      if (!thing.is_wanted || city.empty()) return;
      is_one = is_one && (town.empty() || town == city);
      town = city;
      witness = words;
    };
    for (auto const& place : r_.wish.places) hear(place.value, place.words);
    for (auto const& hotel : r_.wish.hotels) hear(hotel.value, hotel.words);
    for (auto const& near : r_.wish.hotel_near) hear(near.value.place, near.words);
    if (witness.empty() || !is_one) return;
    for (auto const& entry : r_.names.entries)
      if (entry.family == Family::city && entry.id == town) {
        r_.wish.destinations.push_back({thing_from(entry, true), witness, Strength::hard, 0.6, {}});
        return;
      }
  }

  std::string city_of(Thing const& thing) const {
    for (auto const& entry : r_.names.entries)
      if (entry.family == thing.family && entry.id == thing.id) return entry.city;
    return {};
  }

  Reading& r_;
};

}  // namespace

void read_wants(Reading& reading) { Wants(reading).read(); }

}  // namespace assistant::impl
