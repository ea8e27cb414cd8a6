// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "planner/tests/weekend.hpp"

namespace planner::testing {

struct Damage {
  std::string what;
  std::string check;  // the one that must fail
  void (*apply)(Weekend&);
};

// Good plans damaged in just one way.
inline std::vector<Damage> const damages{
    {"a day is missing", "days_as_asked", [](Weekend& w) { w.needs.until += days(1); }},
    {"nobody knows a place", "place_exists",
     [](Weekend& w) {
       w.world.places.erase("tower");
       w.plan.days[1].visits[2].place = w.plan.days[1].legs[2].to = w.plan.days[1].legs[3].from =
           "atlantis";
     }},
    {"a sight is in another city", "right_city",
     [](Weekend& w) { w.world.place("park").city = "350200"; }},
    {"the hotel is in another city", "right_city",
     [](Weekend& w) { w.world.place("hotel").city = "350200"; }},
    {"a sight is visited on two days", "no_duplicates",
     [](Weekend& w) {
       w.wishes[2].stays[2].place = "park";
       w.build();
     }},
    {"a must is left out", "must_included", [](Weekend& w) { w.needs.must.push_back("inn"); }},
    {"a place to avoid is in", "avoid_honoured", [](Weekend& w) { w.needs.avoid = {"hill"}; }},
    {"a kind to avoid is in", "avoid_honoured", [](Weekend& w) { w.needs.avoid_kinds = {"park"}; }},
    {"the museum is closed on Fridays", "open_on_date",
     [](Weekend& w) {
       w.world.hours_on[{"museum", w.needs.from}] = {true, {}};
     }},
    {"the museum closes before one leaves", "within_opening_span",
     [](Weekend& w) {
       w.world.usual_hours["museum"] = {true, {{at(9, 0), at(15, 0)}}};
     }},
    {"the hill has a lunch break", "within_opening_span",
     [](Weekend& w) {
       w.world.usual_hours["hill"] = {true, {{at(9, 0), at(11, 0)}, {at(11, 15), at(17, 0)}}};
     }},
    {"the last entry was before", "last_entry",
     [](Weekend& w) { w.world.place("museum").last_entry = Minutes(240); }},
    {"a stay is too short", "stay_length",
     [](Weekend& w) { w.world.place("park").stay_min = Minutes(130); }},
    {"a stay is too long", "stay_length",
     [](Weekend& w) { w.world.place("park").stay_max = Minutes(110); }},
    {"a visit lasts into the way on", "times_monotone",
     [](Weekend& w) { w.plan.days[0].visits[0].stay.until += Minutes(5); }},
    {"a visit ends before it begins", "times_monotone",
     [](Weekend& w) {
       w.world.place("park").stay_max = Minutes(0);
       w.plan.days[1].visits[2].stay.until -= Minutes(150);
     }},
    {"the day starts elsewhere", "continuity", [](Weekend& w) { w.plan.days[1].start = "inn"; }},
    {"the trip starts elsewhere", "continuity", [](Weekend& w) { w.needs.arrival->place = "inn"; }},
    {"a way leads elsewhere", "continuity",
     [](Weekend& w) {
       w.world.place("spot1").at = w.world.place("lanes").at;
       w.plan.days[0].legs[1].from = "spot1";
     }},
    {"a leg is too quick", "travel_feasible",
     [](Weekend& w) { w.plan.days[0].legs[0].span.until -= Minutes(3); }},
    {"a leg is said to be shorter than a straight line", "travel_feasible",
     [](Weekend& w) { w.plan.days[2].legs[0].metres = 1500; }},
    {"one goes to and fro across the city", "detour",
     [](Weekend& w) {
       for (auto const* south : {"kitchen3", "river"}) w.world.place(south).at.lat = 26.08 - 0.07;
       for (auto const* north : {"hill", "park", "kitchen4"}) w.world.place(north).at.lat = 26.15;
       w.wishes[1].leave = at(8, 50);
       w.wishes[1].stays = {{"hill", at(9, 30), Minutes(30)},
                            {"kitchen3", at(11, 0), Minutes(60), Meal::lunch},
                            {"park", at(13, 0), Minutes(30)},
                            {"river", at(14, 30), Minutes(60)},
                            {"kitchen4", at(17, 0), Minutes(60), Meal::dinner}};
       w.wishes[2].stays.pop_back();
       w.build();
     }},
    {"the train arrives too late", "arrival_departure_buffers",
     [](Weekend& w) { w.needs.arrival->at = at(9, 15); }},
    {"the train leaves too early", "arrival_departure_buffers",
     [](Weekend& w) { w.needs.departure->at = at(15, 15); }},
    {"lunch comes too early", "meal_windows",
     [](Weekend& w) {
       w.wishes[1].stays[0].length = Minutes(45);
       w.wishes[1].stays[1].from = at(10, 40);
       w.build();
     }},
    {"a day goes without dinner", "meal_windows",
     [](Weekend& w) {
       w.wishes[1].stays.pop_back();
       w.build();
     }},
    {"lunch is eaten in a temple", "meal_windows",
     [](Weekend& w) { w.world.place("kitchen1").role = Role::sight; }},
    {"six sights a day", "visits_per_day",
     [](Weekend& w) {
       w.wishes[1].stays = {
           {"spot1", at(9, 15), Minutes(30)},  {"spot2", at(10, 0), Minutes(30)},
           {"spot3", at(10, 45), Minutes(30)}, {"kitchen3", at(12, 0), Minutes(60), Meal::lunch},
           {"spot4", at(14, 0), Minutes(30)},  {"spot5", at(15, 0), Minutes(30)},
           {"spot6", at(16, 0), Minutes(30)},  {"kitchen4", at(17, 30), Minutes(60), Meal::dinner}};
       w.build();
     }},
    {"a relaxed day does not last that long", "day_length",
     [](Weekend& w) { w.needs.pace = Pace::relaxed; }},
    {"too much on foot", "walking_limit",
     [](Weekend& w) {
       for (auto& leg : w.plan.days[1].legs) leg.metres += 1900;
     }},
    {"a short night", "rest",
     [](Weekend& w) {
       w.wishes[0].leave = at(10, 40);
       w.wishes[0].stays[0] = {"lanes", at(11, 0), Minutes(30)};
       w.wishes[0].stays[3].from = at(20, 30);
       w.world.usual_hours["kitchen2"] =
           w.world.usual_hours["hill"] = {true, {{at(0, 0), at(24, 0)}}};
       w.wishes[0].stays[3].length = Minutes(90);
       w.wishes[1].leave = at(6, 40);
       w.wishes[1].stays[0].from = at(7, 0);
       w.wishes[1].stays[3].from = at(17, 0);
       w.build();
     }},
    {"hours without a break", "rest",
     [](Weekend& w) {
       w.wishes[2] = {at(14, 30), {}};
       w.world.place("hotel").terms.check_out_until = at(15, 0);
       w.wishes[1] = {at(10, 0), {{"kitchen3", at(11, 0), Minutes(30), Meal::lunch}}};
       for (int i = 1; i <= 4; ++i) {
         w.world.place("spot" + std::to_string(i)).stay_max = Minutes(150);
         w.wishes[1].stays.push_back(
             {"spot" + std::to_string(i), at(11, 45) + Minutes(130 * (i - 1)), Minutes(120)});
       }
       w.wishes[1].stays.push_back({"kitchen4", at(20, 28), Minutes(30), Meal::dinner});
       w.world.usual_hours["kitchen4"] = {true, {{at(9, 0), at(22, 0)}}};
       w.build();
     }},
    {"a night without a bed", "lodging_every_night",
     [](Weekend& w) {
       w.plan.days[0].lodging.reset();
       w.drop_line_for("hotel");
     }},
    {"a night in a restaurant", "lodging_every_night",
     [](Weekend& w) { w.world.place("hotel").role = Role::food; }},
    {"too few beds", "lodging_capacity", [](Weekend& w) { w.world.place("hotel").sleeps = 1; }},
    {"a park with steps", "step_free",
     [](Weekend& w) { w.world.place("park").step_free = Known::no; }},
    {"nobody knows about steps in the hotel", "step_free",
     [](Weekend& w) { w.world.place("hotel").step_free = Known::unknown; }},
    {"not for children", "kid_friendly",
     [](Weekend& w) { w.world.place("kitchen1").kid_friendly = Known::unknown; }},
    {"no pets in the hotel", "pet_friendly",
     [](Weekend& w) { w.world.place("hotel").pet_friendly = Known::no; }},
    {"the total is more than its lines", "ledger_sums",
     [](Weekend& w) { w.plan.total.high += Money(1, base::Currency::cny); }},
    {"a line is not unit times quantity", "ledger_sums",
     [](Weekend& w) {
       w.line_for("museum").total.low += Money::yuan(1);
       w.line_for("museum").total.high += Money::yuan(1);
       w.add_up();
     }},
    {"a ticket is forgotten", "ledger_complete", [](Weekend& w) { w.drop_line_for("museum"); }},
    {"a meal is forgotten", "ledger_complete", [](Weekend& w) { w.drop_line_for("kitchen1"); }},
    {"a night is forgotten", "ledger_complete", [](Weekend& w) { w.drop_line_for("hotel"); }},
    {"a taxi is forgotten", "ledger_complete", [](Weekend& w) { w.drop_line_for("temple"); }},
    {"a taxi too few", "ledger_complete",
     [](Weekend& w) {
       auto& line = w.line_for("temple");
       line.quantity = 1;
       line.total = line.unit;
       w.add_up();
     }},
    {"a meal is paid for twice", "ledger_complete",
     [](Weekend& w) {
       w.plan.ledger.push_back(w.line_for("kitchen1"));
       w.add_up();
     }},
    {"the child pays like an adult", "ledger_complete",
     [](Weekend& w) { w.world.place("museum").prices.child = Money::yuan(5); }},
    {"the small child pays too", "ledger_complete",
     [](Weekend& w) {
       auto& line = w.line_for("kitchen1");
       line.quantity = 5;
       line.total = {line.unit.low * 5, line.unit.high * 5};
       w.add_up();
     }},
    {"something else is paid for", "ledger_complete",
     [](Weekend& w) {
       auto line = w.line_for("museum");
       line.place = "tower";
       w.plan.ledger.push_back(line);
       w.add_up();
     }},
    {"a leg states another fare", "ledger_complete",
     [](Weekend& w) { w.plan.days[2].legs[0].fare += Money::yuan(1); }},
    {"an unknown price is 0", "unknown_prices_as_range",
     [](Weekend& w) {
       w.line_for("hill").unit = w.line_for("hill").total = {Money::yuan(0), Money::yuan(0)};
       w.add_up();
     }},
    {"an unknown price is one figure", "unknown_prices_as_range",
     [](Weekend& w) {
       auto& line = w.line_for("hill");
       line.unit = {Money::yuan(50), Money::yuan(50)};
       line.total = {Money::yuan(200), Money::yuan(200)};
       w.add_up();
     }},
    {"a range is called known", "unknown_prices_as_range",
     [](Weekend& w) { w.line_for("hill").unit.is_known = true; }},
    {"the plan is too dear", "within_budget",
     [](Weekend& w) { w.needs.budget = w.plan.total.high - Money(1, base::Currency::cny); }},
    {"Friday is called a Thursday", "weekday_correct",
     [](Weekend& w) { w.plan.days[0].weekday = 4; }},
    {"a ticket's price comes from nowhere", "sources_stated",
     [](Weekend& w) { w.line_for("museum").source = {}; }},
    {"a fare is said to be of another day", "sources_stated",
     [](Weekend& w) { w.line_for("temple").source.as_of = day_of(2020, 1, 1); }},
    {"a train that no timetable knows", "rides_sourced",
     [](Weekend& w) { w.world.timetable.erase("G1631"); }},
    {"a train that leaves at another time", "rides_sourced",
     [](Weekend& w) { w.plan.rides[1].departs -= Minutes(10); }},
    {"nobody has paid for the train", "ledger_complete",
     [](Weekend& w) {
       std::erase_if(w.plan.ledger, [](auto const& line) { return line.label.zh == "G1631"; });
       w.add_up();
     }},
    {"the train for less than its fare", "ledger_complete",
     [](Weekend& w) { w.world.timetable.at("G1631").fare = Money::yuan(350); }},
    {"a seat too many in the train", "ledger_complete",
     [](Weekend& w) {
       w.plan.ledger.back().quantity = 2;
       w.plan.ledger.back().total = {Money::yuan(300), Money::yuan(300)};
       w.add_up();
     }},
    {"an estimated ride at a price that is certain", "ledger_complete",
     [](Weekend& w) { w.plan.rides[1].number.clear(); }},
    {"a sight by the clocks of another zone", "time_zones",
     [](Weekend& w) { w.world.place("park").utc_offset = Minutes(540); }},
    {"a flight that lands before it leaves by any clock", "time_zones",
     [](Weekend& w) {
       w.world.timetable.at("MU8888").arrives = at(7, 50);
       w.plan.rides[0].arrives = at(7, 50);
     }},
    {"a place from a shifted map", "datum",
     [](Weekend& w) { w.world.place("lanes").datum = Datum::gcj02; }},
    {"a visit right after a visit", "travel_feasible",
     [](Weekend& w) {
       auto& day = w.plan.days[1];
       day.visits[1].stay.from = day.legs[1].span.until + Minutes(1);
     }},
    {"one goes far out of town on two days, where one would do", "days_clustered",
     [](Weekend& w) {
       for (auto const* far : {"hill", "park"}) w.world.place(far).at.lat = 26.35;
       w.world.place("kitchen3").at.lat = 26.345;
       w.wishes[1].stays = {{"hill", at(10, 30), Minutes(60)},
                            {"kitchen3", at(12, 0), Minutes(60), Meal::lunch},
                            {"kitchen4", at(17, 30), Minutes(60), Meal::dinner}};
       w.wishes[2].stays = {{"park", at(10, 30), Minutes(30)},
                            {"kitchen5", at(12, 30), Minutes(60), Meal::lunch},
                            {"river", at(14, 0), Minutes(90)}};
       w.build();
     }},
    {"a room before it is ready", "check_in_out",
     [](Weekend& w) { w.world.place("hotel").terms.check_in_from = at(22, 0); }},
    {"nobody at the desk", "check_in_out",
     [](Weekend& w) {
       w.world.usual_hours["hotel"] = {true, {{at(7, 0), at(17, 0)}}};
     }},
    {"one leaves after the room had to be left", "check_in_out",
     [](Weekend& w) { w.world.place("hotel").terms.check_out_until = at(8, 0); }},
    {"a house that is let by the week", "lodging_terms",
     [](Weekend& w) { w.world.place("hotel").terms.nights_min = 7; }},
    {"a refund that the house does not give", "lodging_terms",
     [](Weekend& w) {
       w.world.place("hotel").terms.is_refundable = Known::no;
       w.line_for("hotel").promises_refund = true;
     }},
    {"a kitchen that cannot cook without chilli", "diet",
     [](Weekend& w) { w.world.place("kitchen2").diets = {"vegetarian"}; }},
    {"nobody knows what a kitchen cooks", "diet",
     [](Weekend& w) { w.world.place("kitchen2").diets = {}; }},
    {"the plan forgets to say that one must book", "booking",
     [](Weekend& w) { w.plan.days[0].visits[2].says_to_book = false; }},
    {"too late to book", "booking",
     [](Weekend& w) { w.needs.planned_on = w.needs.from - days(2); }},
    {"rain and nowhere to go", "weather_ready",
     [](Weekend& w) {
       w.plan.days[1].visits[2].alternative.reset();
       w.world.forecast[w.plan.days[1].date] = {80, 22, 3, 40};
     }},
    {"heat and nowhere to go", "weather_ready",
     [](Weekend& w) {
       w.plan.days[1].visits[0].alternative.reset();
       w.world.forecast[w.plan.days[1].date] = {0, 37, 3, 40};
     }},
    {"the roof has no roof", "weather_ready",
     [](Weekend& w) { w.world.place("gallery").is_outdoor = Known::yes; }},
    {"the roof is closed that day", "weather_ready",
     [](Weekend& w) {
       w.world.hours_on[{"gallery", w.needs.from + days(1)}] = {true, {}};
     }},
    {"the roof is in the plan anyway", "weather_ready",
     [](Weekend& w) { w.plan.days[1].visits[0].alternative = "lanes"; }},
};

}  // namespace planner::testing
