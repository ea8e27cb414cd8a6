// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/relaxations.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "http/json_text.hpp"
#include "trips/impl/conflicts.hpp"
#include "trips/impl/needs_text.hpp"

namespace trips {
namespace {

constexpr int trial_iterations = 150;
constexpr std::int64_t budget_max = 10'000'000;

// A change and how much it asks of the traveller: 1 is a lot.
struct Idea {
  double size;
  Relaxation relaxation;
  Wish changed;
};

class Relaxing {
 public:
  Relaxing(Wishes const& wishes, Trying const& trying) : wishes_(wishes), trying_(trying) {}

  std::vector<Relaxation> find();
  std::optional<base::Money> enough_money();

 private:
  std::optional<base::Money> cheapest_cost();
  bool is_possible(Wish const& changed) const;
  void try_idea(double size, std::string id, Words text, Change change, Wish changed);
  void without_must();
  void without_need();
  void without_avoidance();
  void with_other_days();
  void with_more_money();

  Wishes const& wishes_;
  Trying const& trying_;
  std::vector<Idea> found_;
};

bool Relaxing::is_possible(Wish const& changed) const {
  auto const understood = understand(changed, trying_.destination, trying_.city, trying_.today);
  auto const* wishes = std::get_if<Wishes>(&understood);
  if (!wishes || !must_conflicts(*wishes).empty()) return false;
  Ground const ground(trying_.city, trying_.travel_times, *wishes);
  OfferEffort const effort{.iterations = trial_iterations};
  return std::holds_alternative<Offer>(offer_for(*wishes, ground, effort));
}

void Relaxing::try_idea(double size, std::string id, Words text, Change change, Wish changed) {
  if (!is_possible(changed)) return;
  found_.push_back({size, {std::move(id), std::move(text), std::move(change)}, std::move(changed)});
}

// The other needs without the clauses that name this place.
std::string needs_without(std::string const& text, places::Place const* place, City const& city) {
  std::string rest;
  for (auto const& clause : list_pieces(text)) {
    auto const need = need_from(clause, city);
    if (std::find(need.must.begin(), need.must.end(), place) != need.must.end()) continue;
    if (!rest.empty()) rest += "，";
    rest += clause;
  }
  return rest;
}

void Relaxing::without_must() {
  for (auto const* place : wishes_.must) {
    auto changed = trying_.wish;
    std::erase_if(changed.must,
                  [&](std::string const& text) { return trying_.city.find_named(text) == place; });
    Change change{"must", http::to_json(changed.must)};
    if (changed.must.size() == trying_.wish.must.size()) {
      changed.otherNeeds = needs_without(changed.otherNeeds.value_or(""), place, trying_.city);
      change = {"otherNeeds", http::to_json(*changed.otherNeeds)};
    }
    try_idea(0.3, "drop_must",
             {fmt::format("不去{}", place->name_zh), fmt::format("Leave out {}", place->name_en)},
             std::move(change), std::move(changed));
  }
}

void Relaxing::without_need() {
  struct Need {
    bool Wish::*flag;
    char const* field;
    Words name;
  };
  for (auto const& need : {Need{&Wish::accessibility, "accessibility", {"无障碍", "step-free"}},
                           Need{&Wish::kidFriendly, "kidFriendly", {"亲子友好", "kid-friendly"}},
                           Need{&Wish::petFriendly, "petFriendly", {"可带宠物", "pet-friendly"}}}) {
    auto changed = trying_.wish;
    if (!(changed.*need.flag)) continue;
    changed.*need.flag = false;
    try_idea(0.7, std::string("drop_") + need.field,
             {fmt::format("不再要求每一处都{}", need.name.zh),
              fmt::format("No longer ask for {} everywhere", need.name.en)},
             {need.field, "false"}, std::move(changed));
  }
}

void Relaxing::without_avoidance() {
  if (trying_.wish.avoid.empty()) return;
  auto changed = trying_.wish;
  changed.avoid.clear();
  try_idea(0.4, "drop_avoid", {"不再避开任何地方", "No longer avoid anything"}, {"avoid", "[]"},
           std::move(changed));
}

// The nearest number of days that works, fewer first.
void Relaxing::with_other_days() {
  int const days = wishes_.days();
  auto const try_days = [&](int other, char const* id) {
    auto changed = trying_.wish;
    changed.endDate = changed.startDate + std::chrono::days(other - 1);
    auto const before = found_.size();
    double const size = std::abs(other - days) / static_cast<double>(days) * 0.9 + 0.15;
    try_idea(size, id,
             {fmt::format("改为 {} 天（到 {}）", other, base::to_text(changed.endDate)),
              fmt::format("Make it {} days (until {})", other, base::to_text(changed.endDate))},
             {"endDate", http::to_json(base::to_text(changed.endDate))}, changed);
    return found_.size() > before;
  };
  int low = 0;  // the most days known to work; 0: none
  int high = days;
  while (high - low > 1) {
    int const middle = low == 0 && high > 2 ? std::max(1, high / 2) : (low + high) / 2;
    if (try_days(middle, "fewer_days"))
      low = middle;
    else
      high = middle;
  }
  bool const wants_more = std::ssize(wishes_.must) > 2 * days;
  for (int more = 1; wants_more && more <= 3 && days + more <= 14; ++more)
    if (try_days(days + more, "more_days")) break;
}

// What the cheapest plan costs when money is no matter; the search is made harder once.
std::optional<base::Money> Relaxing::cheapest_cost() {
  auto rich = wishes_;
  rich.budget = base::Money::yuan(budget_max);
  Ground const ground(trying_.city, trying_.travel_times, rich);
  auto style = style_of(planner::Tier::backpacker, rich);
  style.meal_to = 15;  // cheaper than anything: the less the better
  style.ticket_worth = 0.05;
  style.minute_worth = 0.05;
  for (int const iterations : {trial_iterations, 6 * trial_iterations}) {
    auto const found =
        draft(rich, ground, {.style = style, .cap = rich.budget, .iterations = iterations});
    if (found.draft) return found.draft->plan.total.high;
  }
  return std::nullopt;
}

std::optional<base::Money> Relaxing::enough_money() {
  auto const cheapest = cheapest_cost();
  if (!cheapest) return std::nullopt;
  auto const cost = cheapest->minor() / 100 + 1;
  for (double const room : {1.06, 1.15, 1.3, 1.5, 1.8, 2.3, 3.5}) {
    auto changed = trying_.wish;
    auto const raised = static_cast<std::int64_t>(static_cast<double>(cost) * room);
    auto const step = raised < 1'000 ? 10 : 50;
    changed.budget = (raised + step - 1) / step * step;
    if (changed.budget <= trying_.wish.budget || changed.budget > budget_max) continue;
    if (is_possible(changed)) return base::Money::yuan(changed.budget);
  }
  return std::nullopt;
}

void Relaxing::with_more_money() {
  auto const enough = enough_money();
  if (!enough) return;
  auto changed = trying_.wish;
  changed.budget = enough->minor() / 100;
  auto const now = std::max<std::int64_t>(1, trying_.wish.budget);
  double const size = static_cast<double>(changed.budget - now) / static_cast<double>(now);
  found_.push_back({size,
                    {"more_budget",
                     {fmt::format("预算提高到 ¥{}", changed.budget),
                      fmt::format("Raise the budget to ¥{}", changed.budget)},
                     {"budget", std::to_string(changed.budget)}},
                    changed});
}

std::vector<Relaxation> Relaxing::find() {
  with_more_money();
  without_must();
  without_need();
  without_avoidance();
  with_other_days();
  std::stable_sort(found_.begin(), found_.end(),
                   [](Idea const& a, Idea const& b) { return a.size < b.size; });
  // Of several numbers of days the nearest is enough.
  std::vector<Relaxation> best;
  for (auto const& idea : found_) {
    bool const is_known = std::any_of(best.begin(), best.end(), [&](Relaxation const& other) {
      return other.id == idea.relaxation.id && other.id.ends_with("days");
    });
    if (!is_known) best.push_back(idea.relaxation);
  }
  return best;
}

std::optional<base::Money> budget_of(std::vector<Relaxation> const& relaxations) {
  for (auto const& each : relaxations)
    if (each.id == "more_budget") return base::Money::yuan(std::stoll(each.change.value));
  return std::nullopt;
}

Refused refused(std::vector<Conflict> conflicts, std::vector<Relaxation> relaxations) {
  Refused made{.code = "impossible_wish",
               .why = {"这些要求无法同时满足。", "These wishes cannot all be met."}};
  made.conflicts = std::move(conflicts);
  made.relaxations = std::move(relaxations);
  return made;
}

}  // namespace

std::optional<Refused> contradiction_in(Wishes const& wishes, Trying const& trying) {
  auto conflicts = must_conflicts(wishes);
  if (conflicts.empty()) return std::nullopt;
  return refused(std::move(conflicts), Relaxing(wishes, trying).find());
}

Refused impossible(Wishes const& wishes, NoDraft const& why_not, Trying const& trying) {
  auto relaxations = Relaxing(wishes, trying).find();
  auto conflicts = conflicts_from(wishes, trying.city, why_not, budget_of(relaxations));
  return refused(std::move(conflicts), std::move(relaxations));
}

}  // namespace trips
