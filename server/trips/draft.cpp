// SPDX-License-Identifier: Apache-2.0
#include "trips/draft.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "trips/impl/beds.hpp"
#include "trips/impl/beyond_search.hpp"
#include "trips/impl/days.hpp"
#include "trips/impl/left_out.hpp"

namespace trips {
namespace {

using places::Place;

constexpr std::int64_t no_limit = std::numeric_limits<std::int64_t>::max() / 4;

// The middle of what is most worth seeing, so that the bed stands there.
base::LatLon centre_of(std::vector<Candidate> const& candidates, Wishes const& wishes) {
  double weight = 0;
  base::LatLon sum;
  int counted = 0;
  for (auto const& candidate : candidates) {
    bool const is_far = base::distance_m(candidate.place->at, wishes.destination.centre) > 20'000;
    if (candidate.is_meal || is_far || counted >= 4 + 3 * wishes.days()) continue;
    ++counted;
    weight += candidate.score;
    sum.lat += candidate.place->at.lat * candidate.score;
    sum.lon += candidate.place->at.lon * candidate.score;
  }
  if (weight <= 0) return wishes.destination.centre;
  return {sum.lat / weight, sum.lon / weight};
}

// Skips the meals for which no table was found; false when nothing could be skipped any more.
bool skip_missed(planner::Solution const& solution, Days const& days, SkippedMeals& skipped) {
  skipped.lunch.resize(days.ends.size());
  skipped.dinner.resize(days.ends.size());
  bool changed = false;
  for (auto const& [day, slot] : solution.missed_meals) {
    auto const d = static_cast<std::size_t>(day);
    auto const meal = days.slots[d][static_cast<std::size_t>(slot)];
    auto& skips = meal == planner::Meal::lunch ? skipped.lunch : skipped.dinner;
    changed |= !skips[d];
    skips[d] = true;
  }
  return changed;
}

// Whether the musts together may take more than a day should.
bool may_tire(Days const& days) {
  int effort = 0;
  for (auto const& stop : days.problem.stops)
    if (stop.is_mandatory) effort += stop.energy;
  return effort > days.problem.days.front().energy_max;
}

std::vector<Stay> stays_of(std::vector<Lodging> const& nights) {
  std::vector<Stay> stays;
  for (std::size_t n = 0; n < nights.size(); ++n) {
    if (n == 0 || nights[n].place != nights[n - 1].place)
      stays.push_back({nights[n], static_cast<int>(n), 0});
    ++stays.back().nights;
  }
  return stays;
}

bool contains_name(planner::Words const& text, Place const& place) {
  return text.zh.find(place.name_zh) != std::string::npos ||
         text.en.find(place.name_en) != std::string::npos;
}

void tell_what_lacks(Place const& house, LodgingWishes const& asked,
                     std::vector<Warning>& warnings) {
  for (auto const& lacking : asked.lacks(house))
    warnings.push_back({"lodging_not_as_asked",
                        {fmt::format("{}没有资料表明能满足：{}。", house.name_zh, lacking.zh),
                         fmt::format("{} is not known to offer what you asked for: {}.",
                                     house.name_en, lacking.en)}});
}

std::string names_of(std::vector<Place const*> const& places, std::string Place::*name) {
  std::vector<std::string> names;
  for (auto const* place : places) names.push_back(place->*name);
  return fmt::format("{}", fmt::join(names, name == &Place::name_zh ? "、" : ", "));
}

// Why a bed of the tier's own class was not taken, from what came of trying the best one.
Words why_below(std::vector<Lodging> const& beds, Style const& style, NoDraft const& first_try) {
  bool const is_known = std::any_of(beds.begin(), beds.end(), [&](Lodging const& bed) {
    return bed.place->stars.value_or(0) >= style.stars_from;
  });
  if (!is_known) return {"没有已知符合要求的更高级住处", "none of its class is known to suit"};
  auto const& missed = first_try.missed_must;
  if (!missed.empty())
    return {"住在那样的酒店时赶不上" + names_of(missed, &Place::name_zh),
            "from such a hotel there is no time for " + names_of(missed, &Place::name_en)};
  if (first_try.missed_meals)
    return {"住在那样的酒店时三餐排不进每一天", "from such a hotel not every day has its meals"};
  return {"这一档的预算住不起", "the money for this plan does not pay for one"};
}

class Drafting {
 public:
  Drafting(Wishes const& wishes, Ground const& ground, DraftOrder const& order)
      : rides_(rides_for(wishes, ground.city(), order.style.tier)),
        wishes_(rides_ ? with_rides(wishes, *rides_) : wishes),
        ground_(ground),
        order_(order) {
    if (rides_) order_.cap = order_.cap - std::min(order_.cap, dearest(*rides_, wishes.party));
  }

  DraftOutcome run() {
    candidates_ = candidates_for(wishes_, ground_.city(), ground_.openings(), order_.style);
    for (auto& candidate : candidates_)
      if (std::find(order_.seen.begin(), order_.seen.end(), candidate.place->key.str()) !=
          order_.seen.end())
        candidate.score *= 0.35;
    outcome_.why_not.no_sights = std::none_of(candidates_.begin(), candidates_.end(),
                                              [](auto const& each) { return !each.is_meal; });
    auto const beds =
        lodgings_for(wishes_, ground_.city(), order_.style, centre_of(candidates_, wishes_));
    outcome_.why_not.no_lodging = wishes_.nights() > 0 && beds.empty();
    auto const tries = beds_to_try(beds, candidates_, wishes_, order_);
    outcome_.why_not.too_dear = tries.empty() && !outcome_.why_not.no_lodging;
    if (outcome_.why_not.no_sights) return outcome_;
    std::optional<NoDraft> first_try;
    for (auto const& choice : tries) {
      if (try_beds(choice)) break;
      if (!first_try) first_try = outcome_.why_not;
    }
    if (outcome_.draft) tell_of_lower_class(beds, first_try.value_or(NoDraft{}));
    return outcome_;
  }

 private:
  bool try_beds(Beds const& beds);
  bool goes_far() const;
  std::optional<planner::Solution> solve(DaysOrder& order);
  planner::Solution search(DaysOrder const& order) const;
  planner::Solution search_without_cap(DaysOrder const& order);
  bool accept(Days const& days, planner::Solution const& solution, DaysOrder const& order);
  bool cut_to_spare_roofs(planner::Plan const& plan);
  bool leave_out_failed(planner::Certificate const& certificate);
  std::vector<Warning> meals_on_their_own(SkippedMeals const& skipped) const;
  void tell_of_lower_class(std::vector<Lodging> const& beds, NoDraft const& first_try);

  std::optional<RidePair> rides_;
  Wishes const wishes_;  // with the hours of the rides
  Ground const& ground_;
  DraftOrder order_;  // what the rides leave of the cap
  std::vector<Candidate> candidates_;
  std::set<std::string> seen_in_plans_;  // of any attempt
  std::optional<Days> days_;
  DraftOutcome outcome_;
};

// What a short search leaves out is looked for longer before it counts as impossible.
planner::Solution Drafting::search(DaysOrder const& order) const {
  auto const& problem = days_->problem;
  auto const found_in = [&](int iterations) {
    return planner::optimise(problem, {.seed = wishes_.seed, .iterations = iterations});
  };
  auto solution = found_in(order_.iterations);
  bool const is_enough = solution.is_complete() && solution.cost_minor <= order.budget_minor;
  bool const is_all = is_enough || order_.longest <= order_.iterations;
  return is_all || is_beyond_search(problem, solution) ? solution : found_in(order_.longest);
}

planner::Solution Drafting::search_without_cap(DaysOrder const& order) {
  auto const limit = std::exchange(days_->problem.budgets.front().limit_minor, no_limit);
  auto free = order;
  free.budget_minor = no_limit;
  auto solution = search(free);
  days_->problem.budgets.front().limit_minor = limit;
  return solution;
}

bool Drafting::goes_far() const {
  return std::any_of(candidates_.begin(), candidates_.end(), [&](Candidate const& each) {
    return each.is_mandatory &&
           base::distance_m(each.place->at, wishes_.destination.centre) > far_m;
  });
}

// Solves once more, setting out early, for who goes far; and for each meal that must be skipped.
// nullopt when a must does not fit.
std::optional<planner::Solution> Drafting::solve(DaysOrder& order) {
  bool may_be_early = goes_far();
  for (int attempt = may_be_early ? -1 : 0; attempt < 3; ++attempt) {
    days_ = days_for(wishes_, ground_, candidates_, order);
    auto solution = search(order);
    outcome_.why_not.missed_must.clear();
    for (int const stop : solution.missed_mandatory)
      outcome_.why_not.missed_must.push_back(
          days_->candidates[static_cast<std::size_t>(stop)].place);
    if (solution.missed_mandatory.empty() && solution.missed_meals.empty()) return solution;
    if (may_be_early) {
      may_be_early = false;
      order.sets_out_early = true;
      continue;
    }
    if (!solution.missed_mandatory.empty()) {
      if (order.is_tiring || !may_tire(*days_)) return std::nullopt;
      order.is_tiring = true;
      continue;
    }
    // Nobody goes hungry for money: only what no purse could buy is skipped.
    auto const rich = search_without_cap(order);
    if (rich.is_complete()) {
      outcome_.why_not.too_dear = true;
      return std::nullopt;
    }
    if (!skip_missed(rich, *days_, order.skipped)) break;
  }
  outcome_.why_not.missed_meals = true;
  return std::nullopt;
}

bool Drafting::try_beds(Beds const& beds) {
  for (int attempt = 0; attempt < 4; ++attempt) {
    DaysOrder order{order_.style, beds, order_.cap.minor(), {}};
    auto const solution = solve(order);
    if (!solution) break;
    if (solution->cost_minor > order.budget_minor) {
      outcome_.why_not.too_dear = true;
      break;
    }
    settle(*days_, *solution, order);
    if (accept(*days_, *solution, order)) break;
  }
  return outcome_.draft.has_value();
}

// False where another attempt is worth it.
bool Drafting::accept(Days const& days, planner::Solution const& solution, DaysOrder const& order) {
  Draft made;
  made.style = order.style;
  made.stays = stays_of(days.nights);
  made.rides = rides_;
  made.needs = needs_of(wishes_, order.style);
  made.plan = plan_from(days, solution, wishes_, ground_, order);
  if (rides_) add_rides(*rides_, wishes_.party, made.plan);
  made.certificate = planner::verify(made.plan, made.needs, ground_.world());
  made.score = solution.score;
  made.score_bound = solution.score_bound;
  made.warnings = meals_on_their_own(order.skipped);
  if (order.is_tiring)
    made.warnings.push_back({"tiring_days",
                             {"要去完必去的景点，有的日子会比这个节奏和同行人适合的更累。",
                              "To hold all musts, some days are more tiring than suits the pace "
                              "and the party."}});
  for (auto const& stay : made.stays)
    tell_what_lacks(*stay.lodging.place, wishes_.lodging, made.warnings);
  if (!made.certificate.may_be_shown()) {
    return !leave_out_failed(made.certificate);
  }
  made.left_out = left_out_of(days, solution, wishes_, ground_, order);
  outcome_.draft = std::move(made);
  outcome_.why_not = {};
  return !cut_to_spare_roofs(outcome_.draft->plan);
}

// A roof that is in the plan itself takes nobody in. Where a sight in the open has no other at its
// time, it may only come when one is open that no attempt has planned; false where nothing changes.
bool Drafting::cut_to_spare_roofs(planner::Plan const& plan) {
  for (auto const& day : plan.days)
    for (auto const& visit : day.visits) seen_in_plans_.insert(visit.place);
  bool has_cut = false;
  for (auto const& day : plan.days)
    for (auto const& visit : day.visits)
      for (auto& candidate : candidates_) {
        bool const is_wet = candidate.place->key.str() == visit.place && !visit.alternative &&
                            visit.role == planner::Role::sight &&
                            candidate.place->setting == places::Setting::outdoor;
        has_cut |= is_wet && ground_.openings().keep_near_roofs(*candidate.place, seen_in_plans_,
                                                                candidate.windows);
      }
  return has_cut;
}

// False where nothing that failed can be left out.
bool Drafting::leave_out_failed(planner::Certificate const& certificate) {
  auto const before = candidates_.size();
  outcome_.why_not.failed_checks.clear();
  for (auto const& check : certificate.checks) {
    if (check.verdict != planner::Verdict::violated) continue;
    outcome_.why_not.failed_checks.push_back(check.title);
    std::erase_if(candidates_, [&](Candidate const& candidate) {
      return !candidate.is_mandatory &&
             std::any_of(check.findings.begin(), check.findings.end(),
                         [&](auto const& text) { return contains_name(text, *candidate.place); });
    });
  }
  return candidates_.size() < before;
}

// A tier that sleeps below its class says why; who asked for a house of their own knows.
void Drafting::tell_of_lower_class(std::vector<Lodging> const& beds, NoDraft const& first_try) {
  auto const* main = main_lodging(*outcome_.draft);
  bool const is_below = main && main->place->stars && *main->place->stars < order_.style.stars_from;
  auto house_asked = wishes_.lodging;
  house_asked.rooms.reset();
  house_asked.room.reset();
  if (!is_below || !house_asked.is_empty()) return;
  auto const why = why_below(beds, order_.style, first_try);
  auto const tier = name_of(order_.style.tier);
  outcome_.draft->warnings.push_back(
      {"lodging_below_tier",
       {fmt::format("{}没有住上同档的酒店：{}。", tier.zh, why.zh),
        fmt::format("{} does not sleep in a house of its class: {}.", tier.en, why.en)}});
}

std::vector<Warning> Drafting::meals_on_their_own(SkippedMeals const& skipped) const {
  std::vector<Warning> warnings;
  auto const warn = [&](std::size_t day, Words const& meal) {
    warnings.push_back(
        {"meal_on_own",
         {fmt::format("第 {} 天的{}没有合适的餐馆可推荐，请自行安排，费用未计入。", day + 1,
                      meal.zh),
          fmt::format("Day {}: no suitable place is known for {}; it is left to you and not in "
                      "the price.",
                      day + 1, meal.en)}});
  };
  for (std::size_t d = 0; d < skipped.lunch.size(); ++d) {
    if (skipped.lunch[d]) warn(d, {"午餐", "lunch"});
    if (skipped.dinner[d]) warn(d, {"晚餐", "dinner"});
  }
  return warnings;
}

}  // namespace

Lodging const* main_lodging(Draft const& draft) {
  std::map<places::Place const*, int> nights;
  for (auto const& stay : draft.stays) nights[stay.lodging.place] += stay.nights;
  Lodging const* most = nullptr;
  for (auto const& stay : draft.stays)
    if (!most || nights[stay.lodging.place] > nights[most->place]) most = &stay.lodging;
  return most;
}

DraftOutcome draft(Wishes const& wishes, Ground const& ground, DraftOrder const& order) {
  return Drafting(wishes, ground, order).run();
}

}  // namespace trips
