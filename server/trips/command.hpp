// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "trips/recommend.hpp"

namespace trips {

enum class PlanForm { json, text };

// xingqu plan --request FILE [--text]: prints the answer of POST /api/recommendations, or the
// timetable for people. 0; 1 after saying why there is no plan.
int plan_command(std::string_view request, Sources const& sources, base::Instant now, PlanForm form,
                 std::ostream& out, std::ostream& err);

// xingqu verify FILE [--json] [--request FILE].
struct VerifyOrder {
  std::string answer;                  // of `plan` or the API: all tiers, or a single one
  std::optional<std::string> request;  // plans it once more: the answer must be the same
  bool as_json = false;                // the document of api/certificate.schema.json
};

// Checks every plan of an answer anew against the facts and prints the certificates, as a table or
// as JSON. 0 when none is violated, 1 when one is or nothing can be read.
int verify_command(VerifyOrder const& order, Sources const& sources, base::Instant now,
                   std::ostream& out, std::ostream& err);

void print(base::Error const& error, std::ostream& err);

}  // namespace trips
