// SPDX-License-Identifier: Apache-2.0
#include "trips/command.hpp"

#include <fmt/format.h>

#include <ostream>

#include "http/described.hpp"
#include "trips/impl/answer_json.hpp"
#include "trips/plan_text.hpp"

namespace trips {

void print(base::Error const& error, std::ostream& err) {
  err << "refused: " << error.why << '\n';
  for (auto const& field : error.fields)
    err << "  " << field.pointer << ": " << field.detail << '\n';
}

namespace {

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

}  // namespace trips
