// SPDX-License-Identifier: Apache-2.0
#include "trips/command.hpp"

#include <fmt/format.h>

#include <ostream>

#include "http/described.hpp"
#include "trips/catalogue_world.hpp"
#include "trips/destination.hpp"
#include "trips/impl/answer_json.hpp"
#include "trips/plan_text.hpp"
#include "trips/words.hpp"

namespace trips {
namespace {

void print(base::Error const& error, std::ostream& err) {
  err << "refused: " << error.why << '\n';
  for (auto const& field : error.fields)
    err << "  " << field.pointer << ": " << field.detail << '\n';
}

void print(Refused const& refused, std::ostream& err) {
  err << fmt::format("refused ({}): {} {}\n", refused.code, refused.why.zh, refused.why.en);
  for (auto const& field : refused.fields)
    err << fmt::format("  {}: {} {}\n", field.pointer, field.detail.zh, field.detail.en);
  for (auto const& choice : refused.choices)
    err << fmt::format("  ? {} {}\n", choice.adcode, choice.full_name);
  for (auto const& conflict : refused.conflicts)
    err << fmt::format("  ! {} {}\n", conflict.text.zh, conflict.text.en);
  for (auto const& each : refused.relaxations)
    err << fmt::format("  → {} {} ({} = {})\n", each.text.zh, each.text.en, each.change.field,
                       each.change.value);
}

std::string_view sign_of(planner::Verdict verdict) {
  switch (verdict) {
    case planner::Verdict::pass:
      return "pass";
    case planner::Verdict::unverified:
      return "unverified";
    case planner::Verdict::fail:
      return "FAIL";
  }
  return "";
}

void print(planner::Certificate const& certificate, std::string const& title, std::ostream& out) {
  out << title << ": " << sign_of(certificate.verdict) << '\n';
  for (auto const& check : certificate.checks) {
    out << fmt::format("  {:<10} {} {}: {}\n", sign_of(check.verdict), check.id, check.title.zh,
                       check.evidence.zh);
    for (auto const& finding : check.findings) out << "             " << finding.zh << '\n';
  }
}

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
  auto const city = city_from(*code, sources.areas, sources.catalogue);
  CatalogueWorld const world(city, sources.travel_times);
  return planner::verify(*plan, tier.needs, world);
}

}  // namespace

int plan_command(std::string_view request, Sources const& sources, base::Instant now, PlanForm form,
                 std::ostream& out, std::ostream& err) {
  auto const wish = http::parse<Wish>(request);
  if (!wish) return print(wish.error(), err), 1;
  auto const found = recommend(*wish, sources, base::china_day(now));
  if (auto const* refused = std::get_if<Refused>(&found)) return print(*refused, err), 1;
  auto const& tiers = std::get<std::vector<TierAnswer>>(found);
  if (form == PlanForm::text) {
    for (auto const& tier : tiers) out << to_text(tier) << '\n';
    return 0;
  }
  RecommendationAnswer answer;
  answer.data = tiers;
  answer.metadata.timestamp = now;
  out << http::to_json(answer) << '\n';
  return 0;
}

int verify_command(std::string_view answer, Sources const& sources, std::ostream& out,
                   std::ostream& err) {
  auto const tiers = tiers_from(answer);
  if (!tiers) return print(tiers.error(), err), 1;
  std::vector<planner::Plan> plans;
  bool holds = !tiers->empty();
  for (auto const& tier : *tiers) {
    auto const certificate = verified(tier, sources);
    if (!certificate) return print(certificate.error(), err), 1;
    print(*certificate, tier.name.zh, out);
    holds = holds && certificate->holds();
    plans.push_back(*plan_from(tier));
  }
  if (plans.size() > 1) {
    auto const together = planner::verify_tiers(plans);
    print(together, "档次", out);
    holds = holds && together.holds();
  }
  out << (holds ? "holds\n" : "does not hold\n");
  return holds ? 0 : 1;
}

}  // namespace trips
