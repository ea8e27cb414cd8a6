// SPDX-License-Identifier: Apache-2.0
#include "trips/offer.hpp"

#include <fmt/format.h>

namespace trips {
namespace {

using planner::Tier;

// How far each tier stays below the dearer one; tried in this order.
constexpr double steps_down[] = {0.75, 0.87, 0.95};

base::Money part_of(base::Money amount, double part) {
  return {static_cast<std::int64_t>(static_cast<double>(amount.minor()) * part), amount.currency()};
}

// What is done to make two tiers differ that came out too much alike.
enum class Variety { as_it_comes, other_beds, other_places };

class Offering {
 public:
  Offering(Wishes const& wishes, Ground const& ground, OfferEffort const& effort)
      : wishes_(wishes), ground_(ground), effort_(effort) {}

  std::variant<Offer, NoDraft> run();

 private:
  bool try_step(double step, Variety variety);
  std::optional<Draft> plan_tier(DraftOrder order);
  DraftOrder order_below(Draft const& dearer, Tier tier, double step, Variety variety) const;
  bool is_in_order();
  void tell(Stage::Name name, int done, int total, Words text) const {
    effort_.progress({name, done, total, std::move(text)});
  }

  Wishes const& wishes_;
  Ground const& ground_;
  OfferEffort const& effort_;
  std::optional<Draft> luxury_;  // the same for every step
  std::vector<Draft> drafts_;
  places::Place const* cheapest_bed_ = nullptr;  // of the try before
  planner::Certificate certificate_;
  NoDraft why_not_;
};

std::optional<Draft> Offering::plan_tier(DraftOrder order) {
  order.cap = std::min(order.cap, wishes_.budget);
  order.iterations = effort_.iterations;
  order.longest = effort_.longest;
  auto outcome = draft(wishes_, ground_, order);
  if (!outcome.draft) why_not_ = outcome.why_not;
  return std::move(outcome.draft);
}

std::vector<std::string> places_in(planner::Plan const& plan) {
  std::vector<std::string> keys;
  for (auto const& day : plan.days)
    for (auto const& visit : day.visits) keys.push_back(visit.place);
  return keys;
}

DraftOrder Offering::order_below(Draft const& dearer, Tier tier, double step,
                                 Variety variety) const {
  DraftOrder order{.style = style_of(tier, wishes_), .cap = part_of(dearer.plan.total.high, step)};
  if (auto const* bed = main_lodging(dearer)) order.nightly_cap = bed->per_night.high;
  if (variety != Variety::as_it_comes && tier == Tier::economy)
    order.other_bed_than = cheapest_bed_;
  if (variety == Variety::other_places) {
    order.other_bed_than = nullptr;
    order.seen = places_in(dearer.plan);
  }
  return order;
}

bool Offering::try_step(double step, Variety variety) {
  if (!luxury_)
    luxury_ = plan_tier({.style = style_of(Tier::luxury, wishes_), .cap = wishes_.budget});
  if (!luxury_) return false;
  drafts_ = {*luxury_};
  for (auto const tier : {Tier::economy, Tier::backpacker}) {
    auto const name = name_of(tier);
    tell(Stage::Name::optimise, static_cast<int>(drafts_.size()), 3,
         {fmt::format("正在安排{}", name.zh), fmt::format("Arranging {}", name.en)});
    auto next = plan_tier(order_below(drafts_.back(), tier, step, variety));
    if (!next) return false;
    drafts_.push_back(std::move(*next));
  }
  auto const* bed = main_lodging(drafts_.back());
  cheapest_bed_ = bed ? bed->place : nullptr;
  return true;
}

bool Offering::is_in_order() {
  std::vector<planner::Plan> plans;
  for (auto const& each : drafts_) plans.push_back(each.plan);
  certificate_ = planner::verify_tiers(plans);
  if (certificate_.may_be_shown()) return true;
  why_not_ = {};
  for (auto const& check : certificate_.checks)
    if (check.verdict == planner::Verdict::violated) why_not_.failed_checks.push_back(check.title);
  return false;
}

std::variant<Offer, NoDraft> Offering::run() {
  tell(Stage::Name::optimise, 0, 3, {"正在安排豪华尊享游", "Arranging Luxury"});
  for (double const step : steps_down)
    for (auto const variety : {Variety::as_it_comes, Variety::other_beds, Variety::other_places}) {
      bool const is_planned = try_step(step, variety);
      if (!luxury_) return why_not_;  // not even the freest tier can be planned
      if (!is_planned && variety == Variety::as_it_comes) break;  // too dear: a smaller step
      if (!is_planned || !is_in_order()) continue;
      tell(Stage::Name::verify, 3, 3, {"每一项都已核验", "Every rule has been checked"});
      return Offer{std::move(drafts_), std::move(certificate_)};
    }
  return why_not_;
}

}  // namespace

// Plans of a short search may fail a check that those of a longer one keep.
std::variant<Offer, NoDraft> offer_for(Wishes const& wishes, Ground const& ground,
                                       OfferEffort const& effort) {
  auto found = Offering(wishes, ground, effort).run();
  auto const* why_not = std::get_if<NoDraft>(&found);
  bool const may_be_better = why_not && !why_not->failed_checks.empty();
  if (!may_be_better || effort.longest <= effort.iterations) return found;
  auto longer = effort;
  longer.iterations = effort.longest;
  return Offering(wishes, ground, longer).run();
}

}  // namespace trips
