// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/relaxations.hpp"

#include <algorithm>

#include "trips/impl/conflicts.hpp"
#include "trips/impl/minimal_conflict.hpp"
#include "trips/impl/wish_changes.hpp"

namespace trips {
namespace {

constexpr std::int64_t budget_max = 10'000'000;
constexpr std::size_t relaxations_max = 6;

class Relaxing {
 public:
  Relaxing(Wishes const& wishes, Trying const& trying, OfferEffort effort)
      : wishes_(wishes), trying_(trying), effort_(std::move(effort)) {}

  std::vector<Relaxation> find();

 private:
  std::optional<base::Money> cheapest_cost() const;
  std::optional<std::int64_t> enough_money() const;
  std::int64_t least_money(std::int64_t enough) const;
  bool helps(WishChange const& change, OfferEffort const& effort) const;
  void climb(Ladder const& ladder);
  void try_fewer_days();
  void try_more_money();
  void try_pairs(std::vector<Ladder> const& ladders);
  std::optional<WishChange> with_more_money(WishChange const& change) const;

  Wishes const& wishes_;
  Trying const& trying_;
  OfferEffort const effort_;  // of a try; what helps is then planned in full
  std::vector<WishChange> found_;
};

bool Relaxing::helps(WishChange const& change, OfferEffort const& effort) const {
  auto changed = trying_.wish;
  change.apply(changed);
  return is_possible(changed, trying_, effort);
}

// What is found at the effort of a trial counts once it is planned in full.
void Relaxing::climb(Ladder const& ladder) {
  for (auto const& change : ladder)
    if (helps(change, effort_) && helps(change, {})) {
      found_.push_back(change);
      return;
    }
}

// The most days that work: fewer are easier, so the middle tells which half to look at.
void Relaxing::try_fewer_days() {
  int low = 0;  // the most days known to work; 0: none
  int high = wishes_.days();
  while (high - low > 1) {
    int const middle = (low + high) / 2;
    (helps(fewer_days(trying_.wish, middle), effort_) ? low : high) = middle;
  }
  for (; low > 0; --low)
    if (helps(fewer_days(trying_.wish, low), {})) {
      found_.push_back(fewer_days(trying_.wish, low));
      return;
    }
}

// What the cheapest plan costs when money is no matter.
std::optional<base::Money> Relaxing::cheapest_cost() const {
  auto rich = wishes_;
  rich.budget = base::Money::yuan(budget_max);
  Ground const ground(trying_.city, trying_.travel_times, rich);
  auto style = style_of(planner::Tier::backpacker, rich);
  style.meal_to = 15;  // cheaper than anything: the less the better
  style.ticket_worth = 0.05;
  style.minute_worth = 0.05;
  auto const found =
      draft(rich, ground, {.style = style, .cap = rich.budget, .iterations = trial.iterations});
  return found.draft ? std::optional(found.draft->plan.total.high) : std::nullopt;
}

std::int64_t round_up(std::int64_t yuan) {
  auto const step = yuan < 1'000 ? 10 : 50;
  return (yuan + step - 1) / step * step;
}

std::optional<std::int64_t> Relaxing::enough_money() const {
  auto const cheapest = cheapest_cost();
  if (!cheapest) return std::nullopt;
  auto const yuan = cheapest->minor() / 100 + 1;
  auto const cost = static_cast<double>(yuan);
  for (double const room : {1.15, 1.5, 2.3, 3.5}) {
    auto const raised = round_up(static_cast<std::int64_t>(cost * room));
    if (raised <= trying_.wish.budget || raised > budget_max) continue;
    if (helps(more_budget(trying_.wish, raised), effort_)) return raised;
  }
  return std::nullopt;
}

// Between a budget that is too small and one that is enough, to about a fiftieth.
std::int64_t Relaxing::least_money(std::int64_t enough) const {
  auto too_small = std::max<std::int64_t>(trying_.wish.budget, enough / 4);
  while (enough - too_small > std::max<std::int64_t>(10, enough / 50)) {
    auto const middle = round_up((too_small + enough) / 2);
    if (middle >= enough) break;
    (helps(more_budget(trying_.wish, middle), effort_) ? enough : too_small) = middle;
  }
  return enough;
}

void Relaxing::try_more_money() {
  auto const enough = enough_money();
  if (!enough) return;
  for (auto const yuan : {least_money(*enough), *enough})
    if (auto const change = more_budget(trying_.wish, yuan); helps(change, {})) {
      found_.push_back(change);
      return;
    }
}

WishChange both(WishChange const& a, WishChange const& b) {
  return {a.size + b.size,
          a.id + "_and_" + b.id,
          {a.text.zh + "，并且" + b.text.zh, a.text.en + "; and " + b.text.en},
          a.change,
          [first = a.apply, second = b.apply](Wish& wish) {
            first(wish);
            second(wish);
          },
          b.change};
}

// With this changed, the budget that is then enough.
std::optional<WishChange> Relaxing::with_more_money(WishChange const& change) const {
  auto changed = trying_.wish;
  change.apply(changed);
  auto const understood = understand(changed, trying_.destination, trying_.city, trying_.today);
  auto const* wishes = std::get_if<Wishes>(&understood);
  if (!wishes) return std::nullopt;
  Trying const trying{changed, trying_.destination, trying_.city, trying_.travel_times,
                      trying_.today};
  Relaxing next(*wishes, trying, effort_);
  next.try_more_money();
  if (next.found_.empty()) return std::nullopt;
  return both(change, next.found_.front());
}

// Two changes together, where none alone is enough: the smallest such pair.
void Relaxing::try_pairs(std::vector<Ladder> const& ladders) {
  std::vector<WishChange> all;
  for (auto const& ladder : ladders)
    if (!ladder.empty() && !ladder.back().also) all.push_back(ladder.back());
  if (wishes_.days() > 1) all.push_back(fewer_days(trying_.wish, 1));
  std::vector<WishChange> pairs;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (auto pair = with_more_money(all[i])) pairs.push_back(std::move(*pair));
    for (std::size_t j = i + 1; j < all.size(); ++j)
      if (all[i].change.field != all[j].change.field) pairs.push_back(both(all[i], all[j]));
  }
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](auto const& a, auto const& b) { return a.size < b.size; });
  climb(pairs);
}

std::vector<Relaxation> Relaxing::find() {
  try_more_money();
  auto const ladders = ladders_for(wishes_, trying_);
  for (auto const& ladder : ladders) climb(ladder);
  try_fewer_days();
  if (found_.empty()) try_pairs(ladders);
  std::stable_sort(found_.begin(), found_.end(),
                   [](auto const& a, auto const& b) { return a.size < b.size; });
  std::vector<Relaxation> relaxations;
  for (auto const& each : found_)
    if (relaxations.size() < relaxations_max)
      relaxations.push_back({each.id, each.text, each.change, each.size, each.also});
  return relaxations;
}

// Short tries first; where these find nothing, long ones before there is said to be nothing.
std::vector<Relaxation> relaxations_for(Wishes const& wishes, Trying const& trying) {
  auto found = Relaxing(wishes, trying, trial).find();
  return found.empty() ? Relaxing(wishes, trying, {}).find() : found;
}

std::optional<base::Money> budget_of(std::vector<Relaxation> const& relaxations) {
  for (auto const& each : relaxations)
    if (each.id == "more_budget") return base::Money::yuan(std::stoll(each.change.value));
  return std::nullopt;
}

Refused refused(std::vector<Conflict> conflicts, std::vector<Relaxation> relaxations,
                Wishes const& wishes, Trying const& trying) {
  Refused made{.code = "impossible_wish",
               .why = {"这些要求无法同时满足。", "These wishes cannot all be met."}};
  made.conflicts = std::move(conflicts);
  for (auto& each : minimal_conflict(wishes, trying))
    made.conflicting.push_back(std::move(each.claim));
  made.relaxations = std::move(relaxations);
  return made;
}

}  // namespace

bool is_possible(Wishes const& wishes, Trying const& trying, OfferEffort const& effort) {
  if (!must_conflicts(wishes).empty()) return false;
  Ground const ground(trying.city, trying.travel_times, wishes);
  return std::holds_alternative<Offer>(offer_for(wishes, ground, effort));
}

bool is_possible(Wish const& wish, Trying const& trying, OfferEffort const& effort) {
  auto const understood = understand(wish, trying.destination, trying.city, trying.today);
  auto const* wishes = std::get_if<Wishes>(&understood);
  return wishes && is_possible(*wishes, trying, effort);
}

std::optional<Refused> contradiction_in(Wishes const& wishes, Trying const& trying) {
  auto conflicts = must_conflicts(wishes);
  if (conflicts.empty()) return std::nullopt;
  return refused(std::move(conflicts), relaxations_for(wishes, trying), wishes, trying);
}

Refused impossible(Wishes const& wishes, NoDraft const& why_not, Trying const& trying) {
  auto relaxations = relaxations_for(wishes, trying);
  auto conflicts = conflicts_from(wishes, trying.city, why_not, budget_of(relaxations));
  return refused(std::move(conflicts), std::move(relaxations), wishes, trying);
}

}  // namespace trips
