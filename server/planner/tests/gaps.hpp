// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "planner/tests/weekend.hpp"

namespace planner::testing {

struct Gap {
  std::string what;
  std::string checks;  // those that can no longer be answered, and no others
  void (*apply)(Weekend&);
};

// A good plan of which one fact is not known.
inline std::vector<Gap> const gaps{
    {"when the park is open", "open_on_date within_opening_span last_entry",
     [](Weekend& w) { w.world.usual_hours.erase("park"); }},
    {"until when one is let in, coming shortly before closing", "last_entry",
     [](Weekend& w) {
       w.wishes[1].stays[2].length = Minutes(45);
       w.world.usual_hours["park"] = {true, {{at(9, 0), at(14, 50)}}};
       w.build();
     }},
    {"which city the park is in", "right_city",
     [](Weekend& w) { w.world.place("park").city = ""; }},
    {"what kind of place the park is", "avoid_honoured",
     [](Weekend& w) { w.world.place("park").kinds.clear(); }},
    {"how long one stays in the park", "stay_length",
     [](Weekend& w) { w.world.place("park").stay_max = Minutes(0); }},
    {"what day of the week it is", "weekday_correct",
     [](Weekend& w) { w.plan.days[1].weekday = 0; }},
    {"whether the park must be booked", "booking",
     [](Weekend& w) { w.world.place("park").needs_booking = Known::unknown; }},
    {"how far ahead one books", "booking",
     [](Weekend& w) { w.world.place("museum").booking_lead_days.reset(); }},
    {"how many days there are to book", "booking", [](Weekend& w) { w.needs.planned_on.reset(); }},
    {"whether the park has a roof", "weather_ready",
     [](Weekend& w) { w.world.place("park").is_outdoor = Known::unknown; }},
    {"what the weather will be", "weather_ready",
     [](Weekend& w) { w.plan.days[1].visits[2].alternative.reset(); }},
    {"whether there is a roof to go to", "weather_ready",
     [](Weekend& w) { w.world.place("gallery").is_outdoor = Known::unknown; }},
    {"when the roof is open", "weather_ready",
     [](Weekend& w) { w.world.usual_hours.erase("gallery"); }},
    {"who says so", "sources_stated", [](Weekend& w) { w.world.place("park").source = ""; }},
    {"when somebody said so", "sources_stated",
     [](Weekend& w) { w.world.place("park").as_of = {}; }},
    {"who says how long ways take", "sources_stated",
     [](Weekend& w) { w.world.ways.as_of.reset(); }},
    {"which timetable it is", "rides_sourced",
     [](Weekend& w) { w.world.timetable.at("G1631").source = ""; }},
    {"what train there is", "rides_sourced",
     [](Weekend& w) {
       w.plan.rides[1].number.clear();
       for (auto& line : w.plan.ledger)
         if (line.label.zh == "G1631") {
           line.unit.low = Money::yuan(100);
           line.unit.is_known = line.total.is_known = false;
           line.total.low = line.unit.low * line.quantity;
         }
       w.add_up();
     }},
    {"which clocks the park has", "time_zones",
     [](Weekend& w) { w.world.place("park").utc_offset.reset(); }},
    {"which clocks the plan has", "time_zones", [](Weekend& w) { w.plan.utc_offset.reset(); }},
    {"which datum the park is given in", "datum",
     [](Weekend& w) { w.world.place("park").datum = Datum::unknown; }},
    {"which datum the plan is given in", "datum",
     [](Weekend& w) { w.plan.datum = Datum::unknown; }},
    {"how long a way takes", "travel_feasible ledger_complete",
     [](Weekend& w) {
       w.world.unknown_ways = {{"hotel", "hill"}};
     }},
    {"what kind of station it is", "arrival_departure_buffers",
     [](Weekend& w) { w.world.place("station").kinds.clear(); }},
    {"how many a room sleeps", "lodging_capacity",
     [](Weekend& w) { w.world.place("hotel").sleeps = 0; }},
    {"when somebody is at the desk", "check_in_out",
     [](Weekend& w) { w.world.usual_hours.erase("hotel"); }},
    {"when the room is ready", "check_in_out",
     [](Weekend& w) { w.world.place("hotel").terms.check_in_from.reset(); }},
    {"when the room must be left", "check_in_out",
     [](Weekend& w) { w.world.place("hotel").terms.check_out_until.reset(); }},
    {"for how many nights one must take it", "lodging_terms",
     [](Weekend& w) { w.world.place("hotel").terms.nights_min.reset(); }},
    {"whether the house gives refunds", "lodging_terms",
     [](Weekend& w) { w.world.place("hotel").terms.is_refundable = Known::unknown; }},
    {"what the budget is in this currency", "within_budget",
     [](Weekend& w) { w.needs.budget = Money(800'000, base::Currency::usd); }},
};

// The record of a place is lost altogether: place_exists is violated, and these, which looked at
// it, are not answered any more.
inline std::string const rests_on_sights =
    "sources_stated right_city datum time_zones no_duplicates avoid_honoured open_on_date "
    "within_opening_span last_entry booking stay_length travel_feasible detour days_clustered "
    "meal_windows diet visits_per_day weather_ready step_free kid_friendly pet_friendly "
    "ledger_complete unknown_prices_as_range";
inline std::string const rests_on_nights =
    "sources_stated right_city datum time_zones avoid_honoured travel_feasible detour "
    "days_clustered lodging_every_night lodging_capacity check_in_out lodging_terms step_free "
    "kid_friendly pet_friendly ledger_complete unknown_prices_as_range";
// A day that says nothing of its ways is no chain, and its times cannot be measured.
inline std::string const rests_on_ways =
    "travel_feasible days_clustered arrival_departure_buffers meal_windows day_length "
    "walking_limit rest check_in_out";

}  // namespace planner::testing
