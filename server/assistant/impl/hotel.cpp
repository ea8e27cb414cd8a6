// SPDX-License-Identifier: Apache-2.0
// Where to sleep.
#include <algorithm>
#include <array>

#include "assistant/impl/reading.hpp"
#include "assistant/impl/unknown_names.hpp"

namespace assistant::impl {
namespace {

class Hotel {
 public:
  explicit Hotel(Reading& reading) : r_(reading), is_topic_(reading.size(), false) { mark_topic(); }

  void read() {
    for (std::size_t i = 0; i < r_.size(); ++i) {
      if (r_.is_free_number(i)) read_number(i);
      if (r_.is_free(i, Cue::room_type)) read_room_type(i, i, i);
    }
    for (std::size_t i = 0; i < r_.size(); ++i)
      if (r_.is_free(i, Cue::near) || r_.is_free(i, Cue::around) ||
          (r_.is_free(i, Cue::distance) && is_topic_[i]))
        read_near(i);
    for (std::size_t i = 0; i < r_.size(); ++i) {
      if (r_.tokens[i].is_used) continue;
      if (auto const* hotel = hotel_at(i)) add(r_.wish.hotels, *hotel, i);
      if (r_.tokens[i].is_used) continue;
      if (auto const* feature = feature_at(i)) add(r_.wish.hotel_features, *feature, i);
    }
    read_breakfast();
    read_unknown();
  }

 private:
  // Clauses that speak of lodging, and those after them that speak of nothing else.
  void mark_topic() {
    bool is_open = false;
    for (std::size_t first = 0; first < r_.size();) {
      auto last = first;
      bool speaks = false;
      bool changes = false;
      for (; last < r_.size() && r_.contexts[last].clause == r_.contexts[first].clause; ++last) {
        auto const& token = r_.tokens[last];
        speaks |= token.is(Cue::hotel) || token.is(Cue::lodging) || token.is(Cue::stay) ||
                  token.is(Cue::room_type) || token.is(Cue::suite) || is_kind_of_lodging(last) ||
                  (token.is(Cue::room) && last > first && r_.is_number(last - 1));
        changes |= token.is(Cue::visit) || token.is(Cue::go) || token.is(Cue::budget) ||
                   token.is(Cue::intercity_mode) || (token.is(Cue::eat) && !token.is(Cue::see)) ||
                   token.is(Cue::stop) || token.is(Cue::newline);
      }
      bool const is_topic = speaks || (is_open && !changes);
      for (auto i = first; i < last; ++i) is_topic_[i] = is_topic;
      is_open = is_topic && !ends_sentence(last - 1);
      first = last;
    }
  }

  // 民宿, 青旅: a word for nothing but where to sleep; and 艺龙酒店, a name that says hotel.
  bool is_kind_of_lodging(std::size_t i) const {
    static constexpr std::array words{"酒店", "宾馆", "客栈", "民宿", "hotel"};
    auto const text = r_.text_of(i);
    bool const says_hotel = std::any_of(words.begin(), words.end(),
                                        [&](auto const* word) { return text.ends_with(word); });
    return (says_hotel &&
            (r_.is_named(i, Family::hotel) || r_.is_named(i, Family::hotel_feature))) ||
           (r_.is(i, Cue::money_hotel) && r_.is_named(i, Family::hotel_feature));
  }

  bool ends_sentence(std::size_t i) const { return r_.is(i, Cue::stop) || r_.is(i, Cue::newline); }

  void read_number(std::size_t i) {
    auto unit = i + 1;
    if (r_.is(unit, Cue::tilde)) ++unit;
    int const number = r_.whole(i);
    if (r_.is(unit, Cue::star) && number >= 1 && number <= 5 && !r_.wish.hotel_stars) {
      r_.wish.hotel_stars = r_.said(number, i, unit);
      return;
    }
    auto const type = r_.skip_fillers(unit + 1);
    bool const has_type = r_.same_clause(type, i) && r_.is(type, Cue::room_type);
    if (r_.is(unit, Cue::room) && number >= 1 && number <= 20 && (has_type || is_topic_[i])) {
      add_rooms(number, i, unit);
    } else if ((r_.is(unit, Cue::room_type) || (r_.is(unit, Cue::person) && has_type)) &&
               number >= 1 && number <= 20) {
      add_rooms(number, i, i);
    }
  }

  void add_rooms(int number, std::size_t first, std::size_t last) {
    if (r_.wish.rooms) {
      r_.wish.rooms->value += number;
      r_.wish.rooms->words.push_back(r_.span(first, last));
      r_.use(first, last);
      return;
    }
    r_.wish.rooms = r_.said(number, first, last);
  }

  void read_room_type(std::size_t i, std::size_t first, std::size_t last) {
    if (r_.contexts[i].is_refused) return;
    auto const type = static_cast<RoomType>(r_.value(i, Cue::room_type));
    r_.wish.room_types.push_back(r_.said(type, first, last));
  }

  Entry const* hotel_at(std::size_t i) const {
    auto const* hotel = r_.named(i, Family::hotel);
    if (!hotel) return nullptr;
    bool const is_own = r_.form_of(i, *hotel) == NameForm::own;
    return is_own || is_topic_[i] || is_chosen(i) ? hotel : nullptr;
  }

  // 选择静庐龙井小院: behind the verb, a name that only a hotel bears.
  bool is_chosen(std::size_t i) const {
    auto const verb = r_.back_over_fillers(i);
    bool const is_behind_verb =
        r_.same_clause(verb, i) && (r_.is(verb, Cue::choose) || r_.is(verb, Cue::stay));
    return is_behind_verb && r_.tokens[i].cues.empty() &&
           std::all_of(r_.tokens[i].names.begin(), r_.tokens[i].names.end(), [&](auto const& name) {
             return r_.names.entries[name.entry].family == Family::hotel;
           });
  }

  Entry const* feature_at(std::size_t i) const {
    auto const* feature = r_.named(i, Family::hotel_feature);
    if (!feature) return nullptr;
    bool const is_only_feature = std::all_of(
        r_.tokens[i].names.begin(), r_.tokens[i].names.end(), [&](NamedEntry const& name) {
          return r_.names.entries[name.entry].family == Family::hotel_feature;
        });
    return is_topic_[i] || (is_only_feature && r_.tokens[i].cues.empty()) ? feature : nullptr;
  }

  void add(std::vector<Said<Thing>>& slot, Entry const& entry, std::size_t i) {
    auto made = r_.said(thing_from(entry, !r_.contexts[i].is_refused), i, i);
    for (auto& known : slot)
      if (known.value.id == entry.id && known.value.is_wanted == made.value.is_wanted)
        return known.words.push_back(made.words.front());
    slot.push_back(std::move(made));
  }

  // 早餐也得有: breakfast is a meal by itself and a feature where the hotel is to have it.
  void read_breakfast() {
    for (std::size_t i = 0; i < r_.size(); ++i) {
      bool const is_had =
          r_.is_text(i, "早餐") || r_.is_text(i, "早饭") || r_.is_text(i, "breakfast");
      if (!is_had || !is_topic_[i] || r_.tokens[i].is_used || !is_provided(i)) continue;
      if (auto const* feature = entry_called("含早餐")) add(r_.wish.hotel_features, *feature, i);
    }
  }

  bool is_provided(std::size_t i) const {
    static constexpr std::array words{"有", "含", "包", "带", "送", "提供", "included", "with"};
    auto first = i;
    while (first > 0 && r_.same_clause(first - 1, i)) --first;
    for (auto at = first; r_.same_clause(at, i); ++at)
      for (auto const* word : words)
        if (r_.is_text(at, word)) return true;
    return false;
  }

  Entry const* entry_called(std::string_view name) const {
    std::vector<NameTable::Match> matches;
    r_.names.table.find_at(name, 0, matches);
    for (auto const& match : matches)
      for (auto const& found : match.entries)
        if (auto const& entry = r_.names.entries[found.entry];
            match.length == name.size() && entry.family == Family::hotel_feature)
          return &entry;
    return nullptr;
  }

  // 离西湖近, 西湖附近, 世纪公园周围9.21千米内, "near West Lake".
  void read_near(std::size_t i) {
    auto const place = place_of(i);
    if (place == r_.size()) return;
    Entry const* entry = entry_at(place);
    auto const first = std::min(place, i);
    auto last = std::max(place, i);
    auto km = distance_near(first, last);
    if (!is_topic_[i]) {
      bool const is_eating = r_.before(first, Cue::eat) < r_.size() || is_before_house(last);
      if (is_eating) r_.use(first, last);  // 前门附近的四季民福: where the restaurant is
      return;
    }
    auto made = r_.said(HotelNear{thing_from(*entry, true), km}, first, last);
    made.either = r_.contexts[place].either;
    for (auto& known : r_.wish.hotel_near)
      if (known.value.place.id == entry->id) {
        if (km) known.value.within_km = km;
        return known.words.push_back(made.words.front());
      }
    r_.wish.hotel_near.push_back(std::move(made));
  }

  bool is_before_house(std::size_t i) const {
    auto const next = r_.skip_fillers(i + 1);
    return r_.same_clause(next, i) && r_.is_named(next, Family::restaurant) &&
           !r_.is_named(next, Family::sight);
  }

  std::optional<double> distance_near(std::size_t first, std::size_t& last) {
    auto from = first;
    while (from > 0 && r_.same_clause(from - 1, first)) --from;
    for (auto at = from; r_.same_clause(at, first); ++at) {
      if (!r_.is_free_number(at)) continue;
      double const km = r_.is(at + 1, Cue::km) ? r_.number(at) * r_.value(at + 1, Cue::km) / 1000.0
                        : r_.is(at + 1, Cue::metre) ? r_.number(at) / 1000
                                                    : 0;
      if (km <= 0 || km > 500) continue;
      r_.use(at, at + 1);
      last = std::max(last, at + 1);
      return km;
    }
    return std::nullopt;
  }

  Entry const* entry_at(std::size_t i) const {
    for (auto const family : {Family::sight, Family::station, Family::restaurant})
      if (auto const* entry = r_.named(i, family); entry && !is_end_of_name(i, *entry))
        return entry;
    return nullptr;
  }

  // 华中科技大学, of which 大学 alone is short for another place.
  bool is_end_of_name(std::size_t i, Entry const& entry) const {
    return i > 0 && r_.tokens[i - 1].is_gap() && r_.tokens[i - 1].until == r_.tokens[i].from &&
           r_.form_of(i, entry) == NameForm::trimmed;
  }

  // The place next to the near-word: before it (西湖附近), else behind it (靠近西湖).
  std::size_t place_of(std::size_t i) const {
    auto const previous = r_.back_over_fillers(i);
    if (r_.same_clause(previous, i) && entry_at(previous)) return previous;
    if (r_.text_of(i).ends_with("的")) return r_.size();  // 附近的餐厅
    for (auto at = i + 1; at < i + 7 && r_.same_clause(at, i); ++at) {
      if (entry_at(at)) return at;
      if (is_verb(r_.tokens[at]) && !r_.is(at, Cue::filler)) break;
    }
    return r_.size();
  }

  // 住...: a name that no entry has by itself.
  void read_unknown() {
    for (std::size_t i = 0; i < r_.size(); ++i) {
      bool const leads = r_.is(i, Cue::stay) || r_.is(i, Cue::hotel) || r_.is(i, Cue::choose);
      if (!leads || !is_topic_[i] || !r_.wish.hotels.empty()) continue;
      auto const found = unknown_name_at(r_, i + 1, Family::hotel);
      if (!found) continue;
      auto made = r_.said(thing_from(*found->entry, !r_.contexts[i].is_refused), found->first,
                          found->last, found->confidence);
      r_.wish.hotels.push_back(std::move(made));
    }
  }

  Reading& r_;
  std::vector<bool> is_topic_;
};

}  // namespace

void read_hotel(Reading& reading) { Hotel(reading).read(); }

}  // namespace assistant::impl
