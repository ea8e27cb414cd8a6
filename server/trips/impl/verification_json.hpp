// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "trips/impl/answer_json.hpp"

// What `xingqu verify --json` prints; api/certificate.schema.json describes it.
namespace trips {

struct PlanVerification {
  planner::Tier tier = planner::Tier::economy;
  planner::Certificate certificate;
};

struct Verification {
  int version = 1;
  planner::Verdict verdict = planner::Verdict::holds;  // the worst of all
  std::vector<PlanVerification> plans;
  std::optional<planner::Certificate> tiers;   // of several plans: how they stand to each other
  std::optional<planner::Certificate> repeat;  // planned once more
};

BOOST_DESCRIBE_STRUCT(PlanVerification, (), (tier, certificate))
BOOST_DESCRIBE_STRUCT(Verification, (), (version, verdict, plans, tiers, repeat))

}  // namespace trips
