// SPDX-License-Identifier: Apache-2.0
#include "assistant/form.hpp"

#include <algorithm>
#include <set>

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
  PartyFields party{.adults = 0, .child_ages = {}, .seniors = value_or(wish.seniors, 0)};
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
void fill_budget(ReadWish const& wish, WishFields& fields) {
  for (auto const& said : wish.budgets) {
    auto const& budget = said.value;
    if (budget.what != BudgetFor::all || budget.bound == Bound::at_least) continue;
    auto const heads = budget.is_per_person ? value_or(wish.people, 1) : 1;
    auto const days = budget.per == BudgetPer::trip ? 1 : days_of(wish);
    if (said.either.group != 0 || (budget.per != BudgetPer::trip && budget.per != BudgetPer::day))
      continue;
    if (days == 0) continue;
    fields.budget = budget.amount.minor() / 100 * heads * days;
    return;
  }
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
      fields.arrival = PointFields{base::to_clock(time.at)};
    if (time.leg == Leg::back && time.moment == Moment::leave)
      fields.departure = PointFields{base::to_clock(time.at)};
  }
}

// The words of slots that no field carries, each once, in the order of the text.
class OtherNeeds {
 public:
  explicit OtherNeeds(std::string_view text) : text_(text) {}

  template <class T>
  void add(Said<T> const& said) {
    for (auto const& span : said.words) spans_.insert({span.from, span.until});
  }
  template <class T>
  void add_all(std::vector<Said<T>> const& list) {
    for (auto const& said : list) add(said);
  }

  // Whole clauses, so that 不 stays with what it refuses.
  std::string text() const {
    std::string joined;
    std::size_t covered = 0;
    for (auto const& [from, until] : spans_) {
      if (from < covered) continue;
      auto const clause = clause_around(from, until);
      covered = clause.until;
      joined += (joined.empty() ? "" : "，") +
                std::string(text_.substr(clause.from, clause.until - clause.from));
    }
    return shortened(joined);
  }

 private:
  static bool is_mark(std::string_view point) {
    static constexpr std::string_view marks[] = {"，", "。", "；", "！", "？", ",", ";", "\n"};
    return std::find(std::begin(marks), std::end(marks), point) != std::end(marks);
  }

  Span clause_around(std::size_t from, std::size_t until) const {
    auto const length_at = [&](std::size_t at) {
      std::size_t length = 1;
      while (at + length < text_.size() &&
             (static_cast<unsigned char>(text_[at + length]) & 0xc0u) == 0x80u)
        ++length;
      return length;
    };
    std::size_t begin = 0;
    std::size_t end = text_.size();
    for (std::size_t at = 0; at < text_.size(); at += length_at(at)) {
      if (!is_mark(text_.substr(at, length_at(at)))) continue;
      if (at < from) begin = at + length_at(at);
      if (at >= until) {
        end = at;
        break;
      }
    }
    while (begin < std::min(from, end) && text_[begin] == ' ') ++begin;
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  static std::string shortened(std::string text) {
    std::size_t points = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if ((static_cast<unsigned char>(text[at]) & 0xc0u) == 0x80u) continue;
      if (points++ == most_other_needs) return text.substr(0, at);
    }
    return text;
  }

  std::string_view text_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> spans_;
};

void fill_other_needs(ReadWish const& wish, std::string_view text, WishFields& fields) {
  OtherNeeds other(text);
  for (auto const& cuisine : wish.cuisines)
    if (!cuisine.value.is_wanted || cuisine.value.id == "not_spicy" || cuisine.value.id == "spicy")
      other.add(cuisine);
  for (auto const& need : wish.needs)
    if (need.value == Need::little_walking || need.value == Need::pregnancy) other.add(need);
  for (auto const& place : wish.places)
    if (place.value.is_wanted && place.strength == Strength::soft) other.add(place);
  other.add_all(wish.hotel_features);
  other.add_all(wish.hotels);
  other.add_all(wish.hotel_near);
  other.add_all(wish.local);
  other.add_all(wish.daily_limits);
  other.add_all(wish.visit_times);
  other.add_all(wish.visit_stays);
  other.add_all(wish.orders);
  other.add_all(wish.counts);
  if (auto made = other.text(); !made.empty()) fields.otherNeeds = std::move(made);
}

}  // namespace

WishFields fields_of(ReadWish const& wish, std::string_view text) {
  WishFields fields;
  if (wish.destinations.size() == 1) fields.destination = wish.destinations[0].value.name;
  fill_dates(wish, fields);
  fill_party(wish, fields);
  fill_budget(wish, fields);
  fill_needs(wish, fields);
  if (wish.pace) fields.pace = wish.pace->value;
  fill_tastes(wish, fields);
  fill_points(wish, fields);
  fill_other_needs(wish, text, fields);
  return fields;
}

}  // namespace assistant
