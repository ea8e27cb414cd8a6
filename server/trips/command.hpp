// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <iosfwd>
#include <string_view>

#include "trips/recommend.hpp"

namespace trips {

enum class PlanForm { json, text };

// xingqu plan --request FILE [--text]: prints the answer of POST /api/recommendations, or the
// timetable for people. 0; 1 after saying why there is no plan.
int plan_command(std::string_view request, Sources const& sources, base::Instant now, PlanForm form,
                 std::ostream& out, std::ostream& err);

// xingqu verify FILE: checks every plan of an answer, or a single tier, anew against the facts
// and prints its certificate. 0 when all hold, 1 when one does not or nothing can be read.
int verify_command(std::string_view answer, Sources const& sources, std::ostream& out,
                   std::ostream& err);

}  // namespace trips
