// SPDX-License-Identifier: Apache-2.0
// Every rule of the certificate. Each is told apart by its id, which is the function's name.
#pragma once
#include "planner/impl/ruling.hpp"

namespace planner::impl {

// verify_places.cpp
Check place_exists(Case const& file);
Check right_city(Case const& file);
Check no_duplicates(Case const& file);
Check must_included(Case const& file);
Check avoid_honoured(Case const& file);

// verify_time.cpp
Check days_as_asked(Case const& file);
Check weekday_correct(Case const& file);
Check times_monotone(Case const& file);
Check stay_length(Case const& file);
Check arrival_departure_buffers(Case const& file);

// verify_hours.cpp
Check open_on_date(Case const& file);
Check within_opening_span(Case const& file);
Check last_entry(Case const& file);

// verify_meals.cpp
Check meal_windows(Case const& file);

// verify_route.cpp
Check continuity(Case const& file);
Check travel_feasible(Case const& file);
Check detour(Case const& file);

// verify_spread.cpp
Check days_clustered(Case const& file);

// verify_lodging.cpp
Check lodging_every_night(Case const& file);
Check lodging_capacity(Case const& file);
Check check_in_out(Case const& file);
Check lodging_terms(Case const& file);

// verify_money.cpp
Check ledger_sums(Case const& file);
Check unknown_prices_as_range(Case const& file);
Check within_budget(Case const& file);

// verify_ledger.cpp
Check ledger_complete(Case const& file);

// verify_needs.cpp
Check step_free(Case const& file);
Check kid_friendly(Case const& file);
Check pet_friendly(Case const& file);
Check diet(Case const& file);

// verify_ahead.cpp
Check booking(Case const& file);
Check weather_ready(Case const& file);

// verify_facts.cpp
Check sources_stated(Case const& file);
Check rides_sourced(Case const& file);
Check time_zones(Case const& file);
Check datum(Case const& file);

// verify_pace.cpp
Check visits_per_day(Case const& file);
Check day_length(Case const& file);
Check walking_limit(Case const& file);
Check rest(Case const& file);

}  // namespace planner::impl
