// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cstdlib>

#include "planner/tests/naive_all.hpp"
#include "planner/tests/random_plan.hpp"

using namespace planner;
using namespace planner::testing;

namespace {

std::string word_for(Verdict verdict) {
  switch (verdict) {
    case Verdict::holds:
      return "holds";
    case Verdict::unknown:
      return "unknown";
    case Verdict::violated:
      return "violated";
  }
  return "";
}

// Some hundreds in every run; XINGQU_RANDOM_PLANS=20000 for a long one.
std::uint32_t plan_count() {
  auto const* asked = std::getenv("XINGQU_RANDOM_PLANS");
  return asked ? static_cast<std::uint32_t>(std::strtoul(asked, nullptr, 10)) : 600;
}

}  // namespace

TEST_CASE("whatever the plan, the checks say what their plain second writing says") {
  std::map<std::string, std::map<Verdict, int>> seen;
  int disagreements = 0;
  for (std::uint32_t seed = 1; seed <= plan_count() && disagreements < 5; ++seed) {
    auto const w = random_plan(seed);
    auto const plain = naive::verdicts(w.plan, w.needs, w.world);
    auto const certificate = verify(w.plan, w.needs, w.world);
    REQUIRE(certificate.checks.size() == plain.size());
    for (auto const& check : certificate.checks) {
      ++seen[check.id][check.verdict];
      if (plain.at(check.id) == check.verdict) continue;
      ++disagreements;
      auto const finding = check.findings.empty() ? "" : check.findings.front().en;
      FAIL_CHECK("seed ", seed, ": ", check.id, " ", word_for(check.verdict), " (", finding,
                 "), plainly ", word_for(plain.at(check.id)));
    }
  }
  // The comparison is worth something only where both answers came up.
  for (auto const& [id, verdicts] : seen) {
    CAPTURE(id);
    CHECK(verdicts.contains(Verdict::holds));
    CHECK(verdicts.contains(Verdict::violated));
  }
}
