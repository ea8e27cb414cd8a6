// SPDX-License-Identifier: Apache-2.0
#include "planner/verify.hpp"

#include "planner/impl/checks.hpp"

namespace planner {

Certificate verify(Plan const& plan, Needs const& needs, World const& world) {
  using namespace impl;
  constexpr Check (*rules[])(Case const&) = {days_as_asked,
                                             weekday_correct,
                                             place_exists,
                                             sources_stated,
                                             rides_sourced,
                                             right_city,
                                             datum,
                                             time_zones,
                                             no_duplicates,
                                             must_included,
                                             avoid_honoured,
                                             open_on_date,
                                             within_opening_span,
                                             last_entry,
                                             booking,
                                             stay_length,
                                             times_monotone,
                                             continuity,
                                             travel_feasible,
                                             detour,
                                             days_clustered,
                                             arrival_departure_buffers,
                                             meal_windows,
                                             diet,
                                             visits_per_day,
                                             day_length,
                                             walking_limit,
                                             rest,
                                             weather_ready,
                                             lodging_every_night,
                                             lodging_capacity,
                                             check_in_out,
                                             lodging_terms,
                                             step_free,
                                             kid_friendly,
                                             pet_friendly,
                                             ledger_sums,
                                             ledger_complete,
                                             unknown_prices_as_range,
                                             within_budget};
  Certificate certificate;
  for (auto const rule : rules) {
    certificate.checks.push_back(rule({plan, needs, world}));
    certificate.verdict = std::max(certificate.verdict, certificate.checks.back().verdict);
  }
  return certificate;
}

}  // namespace planner
