// SPDX-License-Identifier: Apache-2.0
#include <ostream>

#include "http/described.hpp"
#include "trips/catalogue_world.hpp"
#include "trips/command.hpp"
#include "trips/destination.hpp"
#include "trips/impl/certificate_table.hpp"
#include "trips/impl/verification_json.hpp"
#include "trips/plan_text.hpp"

#include <fmt/format.h>

namespace trips {
namespace {

// Both forms that `plan` and the API hand out: the whole answer, or one tier of it.
base::Result<std::vector<TierAnswer>> tiers_from(std::string_view text) {
  if (auto whole = http::parse<RecommendationAnswer>(text)) return std::move(whole->data);
  auto one = http::parse<TierAnswer>(text);
  if (one) return std::vector<TierAnswer>{std::move(*one)};
  auto whole = http::parse<RecommendationAnswer>(text);
  return whole.error();
}

base::Result<planner::Certificate> verified(TierAnswer const& tier, Sources const& sources) {
  auto const plan = plan_from(tier);
  if (!plan) return plan.error();
  auto const code = places::AreaCode::parse(tier.needs.city);
  if (!code || !sources.catalogue.covers(*code) || !sources.areas.find(*code))
    return base::refuse(base::Refusal::not_found,
                        fmt::format("The catalogue has no city {}.", tier.needs.city));
  auto city = city_from(*code, sources.areas, sources.catalogue);
  city.timetable = sources.timetable;
  CatalogueWorld const world(city, sources.travel_times);
  return planner::verify(*plan, tier.needs, world);
}

// The same wish planned once more, tier by tier the same plan.
base::Result<planner::Certificate> repeated(std::string const& request,
                                            std::vector<planner::Plan> const& plans,
                                            Sources const& sources, base::Instant now) {
  auto const wish = http::parse<Wish>(request);
  if (!wish) return wish.error();
  auto const found = recommend(*wish, sources, base::china_day(now));
  planner::Certificate all;
  auto const* tiers = std::get_if<std::vector<TierAnswer>>(&found);
  for (auto const& plan : plans) {
    planner::Plan again;
    for (std::size_t i = 0; tiers && i < tiers->size(); ++i)
      if ((*tiers)[i].tier == plan.tier) again = plan_from((*tiers)[i]).value();
    auto const one = planner::verify_repeat(plan, again);
    all.verdict = std::max(all.verdict, one.verdict);
    all.checks.insert(all.checks.end(), one.checks.begin(), one.checks.end());
  }
  return all;
}

std::string text_of(Verification const& told, std::vector<TierAnswer> const& tiers) {
  std::string text;
  for (std::size_t i = 0; i < tiers.size(); ++i)
    text += table_of(told.plans[i].certificate, tiers[i].name.zh);
  if (told.tiers) text += table_of(*told.tiers, "三档之间");
  if (told.repeat) text += table_of(*told.repeat, "再规划一次");
  return text + (told.verdict == planner::Verdict::violated ? "does not hold\n" : "holds\n");
}

}  // namespace

int verify_command(VerifyOrder const& order, Sources const& sources, base::Instant now,
                   std::ostream& out, std::ostream& err) {
  auto const tiers = tiers_from(order.answer);
  if (!tiers) return print(tiers.error(), err), 1;
  Verification told;
  std::vector<planner::Plan> plans;
  auto const add = [&](planner::Certificate const& made) {
    told.verdict = std::max(told.verdict, made.verdict);
  };
  for (auto const& tier : *tiers) {
    auto certificate = verified(tier, sources);
    if (!certificate) return print(certificate.error(), err), 1;
    add(*certificate);
    told.plans.push_back({tier.tier, std::move(*certificate)});
    plans.push_back(*plan_from(tier));
  }
  if (plans.size() > 1) add(told.tiers.emplace(planner::verify_tiers(plans)));
  if (order.request) {
    auto again = repeated(*order.request, plans, sources, now);
    if (!again) return print(again.error(), err), 1;
    add(told.repeat.emplace(std::move(*again)));
  }
  if (plans.empty()) told.verdict = planner::Verdict::violated;
  out << (order.as_json ? http::to_json(told) + "\n" : text_of(told, *tiers));
  return told.verdict == planner::Verdict::violated ? 1 : 0;
}

}  // namespace trips
