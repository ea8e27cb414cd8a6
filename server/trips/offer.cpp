// SPDX-License-Identifier: Apache-2.0
#include "trips/offer.hpp"

#include <fmt/format.h>

namespace trips {
namespace {

using planner::Tier;


// How far each tier stays below the dearer one; tried in this order.
constexpr double steps_down[] = {0.75, 0.87, 0.95};

base::Money part_of(base::Money amount, double part) {
  return {static_cast<std::int64_t>(static_cast<double>(amount.minor()) * part),
          amount.currency()};
}

class Offering {
 public:
  Offering(Wishes const& wishes, Ground const& ground, OfferEffort const& effort)
      : wishes_(wishes), ground_(ground), effort_(effort) {}

  std::variant<Offer, NoDraft> run();

 private:
  bool try_step(double step);
  std::optional<Draft> plan_tier(Tier tier, base::Money cap, std::optional<base::Money> nightly);
  bool is_in_order() const;
  void tell(Stage::Name name, int done, int total, Words text) const {
    effort_.progress({name, done, total, std::move(text)});
  }

  Wishes const& wishes_;
  Ground const& ground_;
  OfferEffort const& effort_;
  std::optional<Draft> luxury_;  // the same for every step
  std::vector<Draft> drafts_;
  planner::Certificate certificate_;
  NoDraft why_not_;
};

std::optional<Draft> Offering::plan_tier(Tier tier, base::Money cap,
                                         std::optional<base::Money> nightly) {
  auto outcome = draft(wishes_, ground_,
                       {.style = style_of(tier, wishes_),
                        .cap = std::min(cap, wishes_.budget),
                        .iterations = effort_.iterations,
                        .nightly_cap = nightly});
  if (!outcome.draft) why_not_ = outcome.why_not;
  return std::move(outcome.draft);
}

bool Offering::try_step(double step) {
  if (!luxury_) luxury_ = plan_tier(Tier::luxury, wishes_.budget, std::nullopt);
  if (!luxury_) return false;
  drafts_ = {*luxury_};
  for (auto const tier : {Tier::economy, Tier::backpacker}) {
    auto const name = name_of(tier);
    tell(Stage::Name::optimise, static_cast<int>(drafts_.size()), 3,
         {fmt::format("正在安排{}", name.zh), fmt::format("Arranging {}", name.en)});
    auto const& dearer = drafts_.back();
    std::optional<base::Money> nightly;
    if (dearer.lodging) nightly = dearer.lodging->per_night.high;
    auto next = plan_tier(tier, part_of(dearer.plan.total.high, step), nightly);
    if (!next) return false;
    drafts_.push_back(std::move(*next));
  }
  return true;
}

bool Offering::is_in_order() const { return certificate_.verdict != planner::Verdict::fail; }

std::variant<Offer, NoDraft> Offering::run() {
  tell(Stage::Name::optimise, 0, 3, {"正在安排豪华尊享游", "Arranging Luxury"});
  for (double const step : steps_down) {
    if (!try_step(step)) {
      if (!luxury_) return why_not_;  // not even the freest tier can be planned
      continue;
    }
    std::vector<planner::Plan> plans;
    for (auto const& each : drafts_) plans.push_back(each.plan);
    certificate_ = planner::verify_tiers(plans);
    tell(Stage::Name::verify, 3, 3, {"每一项都已核验", "Every rule has been checked"});
    if (is_in_order()) return Offer{std::move(drafts_), std::move(certificate_)};
    why_not_ = {.failed_checks = {"tiers"}};
  }
  return why_not_;
}

}  // namespace

std::variant<Offer, NoDraft> offer_for(Wishes const& wishes, Ground const& ground,
                                       OfferEffort const& effort) {
  return Offering(wishes, ground, effort).run();
}

}  // namespace trips
