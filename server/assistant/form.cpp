// SPDX-License-Identifier: Apache-2.0
#include "assistant/form.hpp"

#include <algorithm>

#include "assistant/clauses.hpp"
#include "places/vocabulary.hpp"

namespace assistant {
namespace {

constexpr int usual_child_age = 8;
constexpr std::size_t most_other_needs = 500;  // code points, as the form allows
constexpr std::size_t most_names = 20;

int value_or(std::optional<Said<int>> const& slot, int otherwise) {
  return slot ? slot->value : otherwise;
}

void add_once(std::vector<std::string>& list, std::string const& value) {
  bool const is_known = std::find(list.begin(), list.end(), value) != list.end();
  if (!is_known && list.size() < most_names) list.push_back(value);
}

void fill_dates(ReadWish const& wish, WishFields& fields) {
  if (!wish.from) return;
  fields.startDate = wish.from->value;
  if (wish.until && wish.until->value >= wish.from->value) {
    fields.endDate = wish.until->value;
    return;
  }
  int const length = wish.days ? wish.days->value : value_or(wish.nights, -1) + 1;
  if (length > 0) fields.endDate = wish.from->value + std::chrono::days(length - 1);
}

void fill_party(ReadWish const& wish, WishFields& fields) {
  if (!wish.people && !wish.adults && !wish.children && !wish.seniors) return;
  PartyWish party{.adults = 0, .child_ages = {}, .seniors = value_or(wish.seniors, 0)};
  for (auto const& age : wish.child_ages) party.child_ages.push_back(age.value);
  auto const children = static_cast<std::size_t>(value_or(wish.children, 0));
  while (party.child_ages.size() < std::min<std::size_t>(children, 10))
    party.child_ages.push_back(usual_child_age);
  int const others = party.seniors + static_cast<int>(party.child_ages.size());
  int const rest = value_or(wish.people, 0) - others;
  party.adults = value_or(wish.adults, std::max(rest, others > 0 ? 0 : 1));
  if (party.adults + party.seniors == 0) party.adults = 1;
  fields.party = party;
}

int days_of(ReadWish const& wish) {
  if (wish.days) return wish.days->value;
  if (wish.nights) return wish.nights->value + 1;
  if (wish.from && wish.until) return int((wish.until->value - wish.from->value).count()) + 1;
  return 0;
}

// Only a budget for everything can fill the field; per head and per day are multiplied out.
std::optional<std::int64_t> whole_budget(Said<Budget> const& said, ReadWish const& wish) {
  auto const& budget = said.value;
  bool const is_whole = budget.what == BudgetFor::all && budget.bound != Bound::at_least &&
                        (budget.per == BudgetPer::trip || budget.per == BudgetPer::day);
  auto const days = budget.per == BudgetPer::trip ? 1 : days_of(wish);
  if (!is_whole || said.either.group != 0 || days == 0) return std::nullopt;
  auto const heads = budget.is_per_person ? value_or(wish.people, 1) : 1;
  return budget.amount.minor() / 100 * heads * days;
}

// A cap on each night, for a room or for all of them.
bool caps_nights(Said<Budget> const& said, ReadWish const& wish) {
  auto const& budget = said.value;
  bool const is_known = !budget.is_per_person || wish.people.has_value();
  return budget.what == BudgetFor::hotel && budget.bound != Bound::at_least && is_known &&
         said.either.group == 0 &&
         (budget.per == BudgetPer::night || budget.per == BudgetPer::room_night);
}

bool has_field(Said<Budget> const& said, ReadWish const& wish) {
  return whole_budget(said, wish).has_value() || caps_nights(said, wish);
}

void fill_budget(ReadWish const& wish, WishFields& fields) {
  for (auto const& said : wish.budgets)
    if (!fields.budget) fields.budget = whole_budget(said, wish);
}

void fill_lodging(ReadWish const& wish, WishFields& fields) {
  LodgingWish lodging;
  for (auto const& hotel : wish.hotels)
    if (hotel.value.is_wanted) add_once(lodging.names, hotel.value.name);
  for (auto const& feature : wish.hotel_features) {
    auto const kind = places::from_word<places::Kind>(feature.value.id);
    if (feature.value.is_wanted)
      add_once(kind ? lodging.kinds : lodging.features, feature.value.id);
  }
  if (wish.hotel_stars) lodging.stars_from = wish.hotel_stars->value;
  if (!wish.hotel_near.empty()) {
    lodging.near = wish.hotel_near[0].value.place.name;
    lodging.near_km = wish.hotel_near[0].value.within_km;
  }
  for (auto const& said : wish.budgets) {
    if (!caps_nights(said, wish)) continue;
    auto const heads = said.value.is_per_person ? value_or(wish.people, 1) : 1;
    bool const is_of_room = said.value.per == BudgetPer::room_night;
    (is_of_room ? lodging.room_max : lodging.night_max) = said.value.amount.minor() / 100 * heads;
  }
  if (wish.rooms) lodging.rooms = wish.rooms->value;
  if (!wish.room_types.empty()) lodging.room = wish.room_types[0].value;
  bool const is_said = !lodging.names.empty() || !lodging.kinds.empty() ||
                       !lodging.features.empty() || lodging.stars_from || lodging.near ||
                       lodging.night_max || lodging.room_max || lodging.rooms || lodging.room;
  if (is_said) fields.lodging = lodging;
}

// Of several modes the first that is wanted; a time counts for the leg it is said of.
void fill_ride(ReadWish const& wish, WishFields& fields) {
  RideWish ride;
  bool is_said = false;
  for (auto const& way : wish.intercity) {
    is_said = true;
    if (!way.value.is_wanted)
      ride.avoid.push_back(way.value.mode);
    else if (!ride.mode)
      ride.mode = way.value.mode;
  }
  constexpr base::Minutes day{24 * 60};
  for (auto const& said : wish.intercity_times) {
    auto const& time = said.value;
    if (time.at >= day) continue;
    bool const leaves = time.leg == Leg::there && time.moment == Moment::leave;
    bool const is_home = time.leg == Leg::back && time.moment == Moment::arrive;
    if (leaves && time.when != When::not_after) ride.leave_after = base::to_clock(time.at);
    if (is_home && time.when != When::not_before) ride.home_before = base::to_clock(time.at);
    is_said = is_said || ride.leave_after || ride.home_before;
  }
  if (is_said) fields.ride = ride;
}

void fill_tastes(ReadWish const& wish, WishFields& fields) {
  for (auto const& place : wish.places) {
    if (place.either.group != 0) continue;
    if (!place.value.is_wanted)
      add_once(fields.avoid, place.value.name);
    else if (place.strength == Strength::hard && place.value.family != Family::station)
      add_once(fields.must, place.value.name);
  }
  for (auto const& kind : wish.kinds)
    add_once(kind.value.is_wanted ? fields.interests : fields.avoid, kind.value.id);
  std::string cuisines;
  for (auto const& cuisine : wish.cuisines) {
    bool const is_taste = cuisine.value.id == "spicy" || cuisine.value.id == "not_spicy";
    if (!cuisine.value.is_wanted || is_taste) continue;
    cuisines += (cuisines.empty() ? "" : "、") + cuisine.value.name;
  }
  if (!cuisines.empty()) fields.cuisine = cuisines;
}

void fill_needs(ReadWish const& wish, WishFields& fields) {
  for (auto const& need : wish.needs) {
    if (need.value == Need::wheelchair) fields.accessibility = true;
    if (need.value == Need::pets) fields.petFriendly = true;
    if (need.value == Need::kids) fields.kidFriendly = true;
  }
}

void fill_points(ReadWish const& wish, WishFields& fields) {
  constexpr base::Minutes day{24 * 60};
  for (auto const& said : wish.intercity_times) {
    auto const& time = said.value;
    if (time.at >= day) continue;
    if (time.leg == Leg::there && time.moment == Moment::arrive)
      fields.arrival = PointWish{std::nullopt, base::to_clock(time.at)};
    if (time.leg == Leg::back && time.moment == Moment::leave)
      fields.departure = PointWish{std::nullopt, base::to_clock(time.at)};
  }
}

// The words of slots that no field carries.
class OtherNeeds {
 public:
  template <class T>
  void add(Said<T> const& said) {
    for (auto const& span : said.words) spans_.push_back(span);
  }
  template <class T>
  void add_all(std::vector<Said<T>> const& list) {
    for (auto const& said : list) add(said);
  }
  std::string text(std::string_view text) const { return shortened(clauses_of(text, spans_)); }

 private:
  static std::string shortened(std::string text) {
    std::size_t points = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if ((static_cast<unsigned char>(text[at]) & 0xc0u) == 0x80u) continue;
      if (points++ == most_other_needs) return text.substr(0, at);
    }
    return text;
  }

  std::vector<Span> spans_;
};

bool has_no_field(Need need) {
  return need != Need::wheelchair && need != Need::pets && need != Need::kids;
}

void fill_other_needs(ReadWish const& wish, std::string_view text, WishFields& fields) {
  OtherNeeds other;
  for (auto const& cuisine : wish.cuisines)
    if (!cuisine.value.is_wanted || cuisine.value.id == "not_spicy" || cuisine.value.id == "spicy")
      other.add(cuisine);
  for (auto const& need : wish.needs)
    if (has_no_field(need.value)) other.add(need);
  for (auto const& place : wish.places)
    if (place.value.is_wanted && place.strength == Strength::soft) other.add(place);
  for (auto const& hotel : wish.hotels)
    if (!hotel.value.is_wanted) other.add(hotel);
  for (auto const& feature : wish.hotel_features)
    if (!feature.value.is_wanted) other.add(feature);
  for (auto const& budget : wish.budgets)
    if (!has_field(budget, wish)) other.add(budget);
  other.add_all(wish.local);
  other.add_all(wish.daily_limits);
  other.add_all(wish.visit_times);
  other.add_all(wish.visit_stays);
  other.add_all(wish.orders);
  other.add_all(wish.counts);
  if (auto made = other.text(text); !made.empty()) fields.otherNeeds = std::move(made);
}

}  // namespace

WishFields fields_of(ReadWish const& wish, std::string_view text) {
  WishFields fields;
  if (wish.destinations.size() == 1) fields.destination = wish.destinations[0].value.name;
  if (wish.origin) fields.origin = wish.origin->value.name;
  fill_dates(wish, fields);
  fill_party(wish, fields);
  fill_budget(wish, fields);
  fill_needs(wish, fields);
  if (wish.pace) fields.pace = wish.pace->value;
  fill_tastes(wish, fields);
  fill_points(wish, fields);
  fill_ride(wish, fields);
  fill_lodging(wish, fields);
  fill_other_needs(wish, text, fields);
  return fields;
}

}  // namespace assistant
