// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "planner/impl/ruling.hpp"

namespace planner {

namespace {

using impl::counted;
using impl::Ruling;
using impl::say;

constexpr double different_share_min = 0.3;

Words tier_words(Tier tier) {
  switch (tier) {
    case Tier::luxury:
      return {"豪华尊享游", "Luxury"};
    case Tier::economy:
      return {"经济适用游", "Economy"};
    case Tier::backpacker:
      return {"特种兵穷游", "Backpacker"};
  }
  return {};
}

bool is_dearer(Plan const& plan, Plan const& other) {
  return plan.total.low.currency() == other.total.low.currency() &&
         plan.total.low.minor() > other.total.low.minor() &&
         plan.total.high.minor() > other.total.high.minor();
}

std::set<std::string> lodgings_of(Plan const& plan) {
  std::set<std::string> nights;
  for (auto const& day : plan.days)
    if (day.lodging) nights.insert(*day.lodging);
  return nights;
}

// The share of the visits of the fuller plan that the other one does not have.
double different_share(Plan const& plan, Plan const& other) {
  std::set<std::string> here;
  std::set<std::string> there;
  for (auto const& day : plan.days)
    for (auto const& visit : day.visits) here.insert(visit.place);
  for (auto const& day : other.days)
    for (auto const& visit : day.visits) there.insert(visit.place);
  auto const common = std::count_if(here.begin(), here.end(),
                                    [&](auto const& place) { return there.count(place) != 0; });
  auto const most = std::max(here.size(), there.size());
  return most == 0 ? 0 : 1 - static_cast<double>(common) / static_cast<double>(most);
}

Check tiers_ordered(std::span<Plan const> plans) {
  Ruling ruling("tiers_ordered", {"档次价格依次降低", "Each tier is dearer than the next"});
  for (std::size_t i = 1; i < plans.size(); ++i) {
    auto const item = say("{} {}，{} {}", "{} {}, {} {}", tier_words(plans[i - 1].tier),
                          impl::range(plans[i - 1].total), tier_words(plans[i].tier),
                          impl::range(plans[i].total));
    if (is_dearer(plans[i - 1], plans[i]))
      ruling.holds(item);
    else
      ruling.fail(item);
  }
  return ruling.close(say("比较了 {} 个方案", "{} compared", counted(plans.size(), "plan")));
}

Check tiers_different(std::span<Plan const> plans) {
  Ruling ruling("tiers_different", {"各档方案确实不同", "The tiers really differ"});
  for (std::size_t i = 0; i < plans.size(); ++i)
    for (std::size_t j = i + 1; j < plans.size(); ++j) {
      bool const sleeps_elsewhere = lodgings_of(plans[i]) != lodgings_of(plans[j]);
      double const share = different_share(plans[i], plans[j]);
      auto const item = say("{}与{}：{}，{:.0f}% 的停留不同", "{} and {}: {}, {:.0f}% other visits",
                            tier_words(plans[i].tier), tier_words(plans[j].tier),
                            sleeps_elsewhere ? Words{"住处不同", "another lodging"}
                                             : Words{"住处相同", "the same lodging"},
                            100 * share);
      if (sleeps_elsewhere || share >= different_share_min)
        ruling.holds(item);
      else
        ruling.fail(item);
    }
  return ruling.close(
      say("两两比较了 {} 个方案", "{} compared pairwise", counted(plans.size(), "plan")));
}

}  // namespace

Certificate verify_tiers(std::span<Plan const> plans) {
  Certificate certificate;
  for (auto const rule : {tiers_ordered, tiers_different}) {
    certificate.checks.push_back(rule(plans));
    certificate.verdict = std::max(certificate.verdict, certificate.checks.back().verdict);
  }
  return certificate;
}

}  // namespace planner
