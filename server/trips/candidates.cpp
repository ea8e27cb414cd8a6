// SPDX-License-Identifier: Apache-2.0
#include "trips/candidates.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "feedback/worth.hpp"
#include "planner/limits.hpp"
#include "trips/catalogue_world.hpp"
#include "trips/impl/categories.hpp"
#include "trips/prices.hpp"

namespace trips {
namespace {

using places::Kind;
using places::Place;
using places::Tag;
using planner::Window;

constexpr double must_score = 2'000;
constexpr double wished_score = 600;
constexpr double part_in_foul_weather = 0.4;  // of what a sight in the open is worth
constexpr double unknown_price_worth = 0.8;

template <class T>
bool holds(std::vector<T> const& list, T const& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool is_any(Place const& place, std::vector<Kind> const& kinds) {
  return std::any_of(kinds.begin(), kinds.end(), [&](Kind kind) { return place.is(kind); });
}

base::MinuteSpan sensible_hours(Place const& place) {
  using base::Minutes;
  using std::chrono::hours;
  if (role_of(place) == planner::Role::food) return {hours(6), hours(26)};
  if (place.is(Kind::night_view) && (place.has(Tag::night) || !place.has(Tag::view)))
    return {Minutes(17 * 60 + 45), hours(23)};
  bool const has_evenings = place.has(Tag::night) || place.has(Tag::lively);
  switch (category_of(place)) {
    case Category::heights:
    case Category::green:
    case Category::water:
    case Category::campus:
      if (has_evenings || place.has(Tag::sunset)) return {hours(7), Minutes(20 * 60 + 30)};
      return {hours(7), Minutes(18 * 60 + 30)};
    case Category::streets:
    case Category::shopping:
      return {hours(9), hours(22)};
    case Category::religion:
      return {hours(7), hours(18)};
    default:
      return {hours(8), hours(22)};
  }
}

// How near the middle of what was asked for: 1 there, towards `floor` far away.
double nearness(double distance_m, double scale_m, double floor) {
  return floor + (1 - floor) * std::exp(-distance_m / scale_m);
}

double liking(Place const& place, Wishes const& wishes) {
  auto const main_kind = place.kinds.front();
  double liking = 1;
  for (auto const* asked : {&wishes.natural, &wishes.social}) {
    if (holds(*asked, main_kind))
      liking *= 2.6;
    else if (is_any(place, *asked))
      liking *= 2.0;
  }
  if (holds(wishes.likes.kinds, main_kind))
    liking *= 2.2;
  else if (is_any(place, wishes.likes.kinds))
    liking *= 1.7;
  for (auto const tag : wishes.likes.tags)
    if (place.has(tag)) liking *= 1.45;
  return std::min(liking, 6.0);
}

double sight_score(Place const& place, Wishes const& wishes, Style const& style) {
  // The famous few count far more than the many; and whoever fills half a day with one of them
  // sees as much as with three small ones.
  double score = 4 + std::pow(place.popularity / 10.0, 4) / 60;
  score *= std::sqrt(static_cast<double>(place.visit->usual.count()) / 90);
  score *= liking(place, wishes);
  auto const away_m = base::distance_m(place.at, wishes.destination.centre);
  score *= wishes.destination.is_district() ? nearness(away_m, 12'000, 0.6)
                                            : nearness(away_m, 25'000, 0.6);
  bool const is_climb =
      place.kinds.front() == Kind::mountain || place.is(Kind::hill) || place.has(Tag::hiking);
  if (wishes.likes.walks_little && is_climb) score *= 0.3;
  if (!wishes.party.child_ages.empty() && place.has(Tag::family)) score *= 1.35;
  if (!place.prices.adult.is_unknown()) {
    double const hundreds = static_cast<double>(place.prices.adult.amount().minor()) / 10'000;
    score *= std::pow(style.ticket_worth, std::min(hundreds, 3.0));
  } else if (place.is_open_data()) {
    score *= unknown_price_worth;
  }
  return score;
}

// 1 within the band that the tier likes to pay, less the further outside.
double price_fit(Place const& place, Style const& style) {
  if (place.prices.adult.is_unknown()) return 0.3;
  double const yuan = static_cast<double>(place.prices.adult.amount().minor()) / 100;
  if (yuan > style.meal_to) return std::max(0.05, style.meal_to / yuan * 0.6);
  if (yuan < style.meal_from) return std::max(0.2, yuan / style.meal_from * 0.8);
  return 1;
}

double meal_score(Place const& place, Wishes const& wishes, Style const& style) {
  double score = 20 + place.popularity * 0.5;
  score *= price_fit(place, style);
  auto const& cuisines = wishes.likes.cuisines;
  bool const serves = std::any_of(cuisines.begin(), cuisines.end(),
                                  [&](auto cuisine) { return place.serves(cuisine); });
  if (serves) score *= 3;
  for (auto const tag : wishes.likes.tags)
    if (place.has(tag)) score *= 1.3;
  if (is_any(place, wishes.likes.kinds)) score *= 1.8;
  if (place.is(Kind::food_street)) score *= 1.3;
  bool const is_hot = place.has(Tag::spicy) || place.serves(places::Cuisine::sichuan) ||
                      place.serves(places::Cuisine::hunan);
  if (wishes.likes.avoids_spicy && is_hot && !place.has(Tag::not_spicy)) score *= 0.1;
  if (place.is(Kind::cafe) || place.is(Kind::tea_house)) score *= 0.5;
  auto const away_m = base::distance_m(place.at, wishes.destination.centre);
  return score * nearness(away_m, wishes.destination.is_district() ? 6'000 : 25'000, 0.6);
}

bool caters_for(Place const& place, Wishes const& wishes) {
  auto const diets = diets_of(place);
  return std::all_of(wishes.diets.begin(), wishes.diets.end(),
                     [&](std::string const& diet) { return holds(diets, diet); });
}

// Not what one cannot stand, and not above what one will pay.
bool is_within_wishes(Place const& place, Wishes const& wishes) {
  bool const is_meal = role_of(place) == planner::Role::food;
  auto const& refused = wishes.avoid_cuisines;
  bool const is_refused = is_meal && std::any_of(refused.begin(), refused.end(),
                                                 [&](auto each) { return place.serves(each); });
  auto const& cap = is_meal ? wishes.each_day.meal_max : wishes.each_day.ticket_max;
  planner::Party const one{1, {}, 0};
  return !is_refused && (!cap || cost_of_visit(place, one).high <= *cap);
}

bool is_worth_considering(Place const& place, Wishes const& wishes) {
  auto const role = role_of(place);
  if (role == planner::Role::lodging || role == planner::Role::hub) return false;
  if (places::is_service(place.kinds.front())) return false;
  if (!place.visit || wishes.is_avoided(place)) return false;
  if (!meets_needs(place, wishes)) return false;
  if (role == planner::Role::food && !caters_for(place, wishes)) return false;
  if (wishes.is_must(place)) return true;
  bool const is_named = holds(wishes.wished, &place);
  if (!is_within_wishes(place, wishes)) return false;
  // Open data seldom tell a price: there a range has to do.
  bool const may_lack_price = is_named || place.is_open_data();
  return place.hours && (may_lack_price || !place.prices.adult.is_unknown());
}

// What is left of a window when one is to be there, or to leave, by some hour.
void keep_hour(Window& window, VisitHour const& hour, int stay_min) {
  int const at = static_cast<int>(hour.at.count());
  constexpr int spare = 15;  // "at ten" is no promise of the minute
  bool const is_arrival = hour.moment == assistant::Moment::arrive;
  int const start = is_arrival ? at : at - stay_min;
  if (hour.when != assistant::When::not_after) {
    if (is_arrival)
      window.from = std::max(window.from, at - (hour.when == assistant::When::at ? spare : 0));
  }
  if (hour.when != assistant::When::not_before)
    window.last_start = std::min(
        window.last_start, start + (is_arrival && hour.when == assistant::When::at ? spare : 0));
  if (!is_arrival && hour.when != assistant::When::not_before)
    window.until = std::min(window.until, at);
}

void keep_hours(std::vector<Window>& windows, Place const& place, Wishes const& wishes,
                int stay_min) {
  for (auto const& hour : wishes.visit_hours)
    if (hour.place == &place)
      for (auto& window : windows) keep_hour(window, hour, stay_min);
  std::erase_if(windows, [](Window const& each) { return each.last_start < each.from; });
}

bool is_open_on_some_day(Candidate const& candidate) {
  return std::any_of(candidate.windows.begin(), candidate.windows.end(),
                     [](auto const& windows) { return !windows.empty(); });
}

// The best places to eat beside each far place that must be seen: who goes there eats there, and
// the best of the whole city are all in the middle. `sorted`: the best first.
std::set<Place const*> tables_beside_musts(std::vector<Candidate> const& sorted,
                                           base::LatLon centre) {
  constexpr int tables = 3;
  std::set<Place const*> kept;
  for (auto const& must : sorted) {
    if (!must.is_mandatory || base::distance_m(must.place->at, centre) <= far_m) continue;
    int left = tables;
    for (auto const& table : sorted) {
      bool const is_beside = base::distance_m(table.place->at, must.place->at) <= beside_m;
      if (left > 0 && table.is_meal && is_beside) {
        kept.insert(table.place);
        --left;
      }
    }
  }
  return kept;
}

// The best sights and the best places to eat, each within its share; what must be seen always, and
// tables near it.
void keep_best(std::vector<Candidate>& all, Wishes const& wishes) {
  std::stable_sort(all.begin(), all.end(), [](Candidate const& a, Candidate const& b) {
    return a.score != b.score ? a.score > b.score : a.place->key < b.place->key;
  });
  auto const tables = tables_beside_musts(all, wishes.destination.centre);
  int sights = 26 + 8 * wishes.days();
  int meals = 16 + 5 * wishes.days();
  std::erase_if(all, [&](Candidate const& candidate) {
    int& left = candidate.is_meal ? meals : sights;
    return left-- <= 0 && !candidate.is_mandatory && !tables.contains(candidate.place);
  });
}

}  // namespace

bool meets_needs(Place const& place, Wishes const& wishes) {
  auto const is_yes = [](places::Known known) { return known == places::Known::yes; };
  return (!wishes.step_free || is_yes(place.step_free)) &&
         (!wishes.kid_friendly || is_yes(place.kid_friendly)) &&
         (!wishes.pet_friendly || is_yes(place.pet_friendly));
}

std::vector<Window> windows_on(Place const& place, base::Day day, int stay_min) {
  std::vector<base::MinuteSpan> spans{{std::chrono::hours(9), std::chrono::hours(17)}};
  if (place.hours) spans = place.hours->open_spans(day);
  auto const sensible = sensible_hours(place);
  std::vector<Window> windows;
  for (auto const& span : spans) {
    // Closing at midnight is 24:00; open round the clock goes on into the next day.
    auto const from = std::max(span.from, sensible.from);
    auto const until = std::min(span.until, sensible.until);
    auto const last_entry =
        span.until - place.last_entry.value_or(planner::safe_entry(role_of(place)));
    auto const last_start = std::min(until - base::Minutes(stay_min), last_entry);
    if (last_start < from) continue;
    windows.push_back({static_cast<int>(from.count() + 4) / 5 * 5,
                       static_cast<int>(last_start.count()), static_cast<int>(until.count())});
    if (windows.back().last_start < windows.back().from) windows.pop_back();
  }
  return windows;
}

Candidate candidate_for(Place const& place, Wishes const& wishes, Openings const& openings,
                        Style const& style) {
  Candidate made;
  made.place = &place;
  made.is_meal = role_of(place) == planner::Role::food;
  made.is_mandatory = wishes.is_must(place);
  made.score = made.is_meal ? meal_score(place, wishes, style) : sight_score(place, wishes, style);
  if (wishes.worths) made.score *= wishes.worths->of(place.key.str());
  if (openings.is_exposed(place)) made.score *= part_in_foul_weather;
  if (made.is_mandatory)
    made.score += must_score;
  else if (holds(wishes.wished, &place))
    made.score += wished_score;
  made.category = static_cast<int>(category_of(place));
  made.windows = openings.windows(place);
  auto const stay_min = stay_of(place, wishes).min;
  for (auto& windows : made.windows) keep_hours(windows, place, wishes, stay_min);
  return made;
}

std::vector<Candidate> candidates_for(Wishes const& wishes, City const& city,
                                      Openings const& openings, Style const& style) {
  std::vector<Candidate> all;
  for (auto const* place : city.places)
    if (is_worth_considering(*place, wishes))
      all.push_back(candidate_for(*place, wishes, openings, style));
  std::erase_if(
      all, [](Candidate const& each) { return !each.is_mandatory && !is_open_on_some_day(each); });
  keep_best(all, wishes);
  return all;
}

std::vector<Candidate> ruled_out_sights(Wishes const& wishes, City const& city,
                                        Openings const& openings, Style const& style) {
  auto lenient = wishes;
  lenient.step_free = lenient.kid_friendly = lenient.pet_friendly = false;
  std::vector<Candidate> ruled_out;
  for (auto const* place : city.places) {
    if (role_of(*place) != planner::Role::sight || !is_worth_considering(*place, lenient)) continue;
    auto made = candidate_for(*place, wishes, openings, style);
    if (!meets_needs(*place, wishes) || !is_open_on_some_day(made))
      ruled_out.push_back(std::move(made));
  }
  return ruled_out;
}

std::vector<planner::CategoryLimit> category_limits(Wishes const& wishes) {
  int const days = wishes.days();
  std::vector<planner::CategoryLimit> limits(static_cast<std::size_t>(Category::count_));
  auto const set = [&](Category category, int per_day, int per_trip) {
    limits[static_cast<std::size_t>(category)] = {per_day, per_trip};
  };
  set(Category::heights, 1, 1 + days / 2);
  set(Category::green, 2, 2 + days);
  set(Category::water, 2, 2 + days);
  set(Category::religion, 1, 1 + days / 2);
  set(Category::museums, 2, 1 + days);
  set(Category::memories, 2, 1 + days);
  set(Category::streets, 2, 2 + days);
  set(Category::shopping, 1, 1 + days / 2);
  set(Category::amusements, 1, 1 + days / 3);
  set(Category::campus, 1, 1 + days / 4);
  set(Category::nights, 1, 0);
  set(Category::structures, 2, 1 + days);

  // Whoever asks for more of a kind gets it.
  auto const asks_for = [&](Category category) {
    auto& limit = limits[static_cast<std::size_t>(category)];
    if (limit.per_day > 0) limit.per_day = std::max(limit.per_day, 3);
    limit.per_trip = 0;
  };
  for (auto const* kinds : {&wishes.natural, &wishes.social, &wishes.likes.kinds})
    for (auto const kind : *kinds) asks_for(category_of(kind));
  for (auto const* place : wishes.must) asks_for(category_of(*place));
  return limits;
}

StayBounds stay_of(Place const& place, Wishes const& wishes) {
  StayBounds stay{static_cast<int>(place.visit->min.count()),
                  static_cast<int>(place.visit->max.count())};
  for (auto const& asked : wishes.visit_lengths) {
    if (asked.place != &place) continue;
    int const length = std::clamp(static_cast<int>(asked.length.count()), stay.min, stay.max);
    if (asked.bound != assistant::Bound::at_most) stay.min = length;
    if (asked.bound != assistant::Bound::at_least) stay.max = length;
  }
  return stay;
}

int usual_stay(Place const& place, planner::Pace pace) {
  EXPECTS(place.visit.has_value());
  auto const shortest = static_cast<int>(place.visit->min.count());
  auto const usual = static_cast<int>(place.visit->usual.count());
  auto const longest = static_cast<int>(place.visit->max.count());
  int stay = usual;
  if (pace == planner::Pace::intense) stay = (shortest + usual) / 2;
  if (pace == planner::Pace::relaxed) stay = usual + (longest - usual) / 4;
  stay = (stay + 2) / 5 * 5;
  return std::clamp(stay, shortest, longest);
}

bool is_natural(Place const& place) {
  switch (category_of(place)) {
    case Category::heights:
    case Category::green:
    case Category::water:
      return true;
    default:
      break;
  }
  return place.kinds.front() == Kind::cave ||
         (place.kinds.front() == Kind::scenic_area &&
          (place.has(Tag::nature) || place.has(Tag::sea) || place.has(Tag::hiking)));
}

Fit fit_of(Place const& place, Wishes const& wishes) {
  Fit fit;
  for (auto const* asked : {&wishes.natural, &wishes.social, &wishes.likes.kinds})
    for (auto const kind : *asked)
      if (place.is(kind)) fit.landscapes.push_back(name_of(kind));
  for (auto const cuisine : wishes.likes.cuisines)
    if (place.serves(cuisine)) fit.cuisines.push_back(name_of(cuisine));
  fit.is_named = wishes.is_must(place) || holds(wishes.wished, &place);
  return fit;
}

}  // namespace trips
