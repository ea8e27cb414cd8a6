// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "http/kinds.hpp"
#include "http/rules.hpp"
#include "places/vocabulary_described.hpp"
#include "trips/answer.hpp"
#include "trips/impl/command_json.hpp"
#include "trips/impl/wish_json.hpp"
#include "trips/refused.hpp"

namespace planner {
BOOST_DESCRIBE_STRUCT(Words, (), (zh, en))
BOOST_DESCRIBE_ENUM(Mode, walk, bike, bus, metro, taxi)
BOOST_DESCRIBE_ENUM(Role, sight, food, lodging, hub)
inline std::string api_name(http::Of<Role>) { return "VisitRole"; }  // people have roles too
BOOST_DESCRIBE_ENUM(Meal, none, breakfast, lunch, dinner)
BOOST_DESCRIBE_ENUM(Tier, luxury, economy, backpacker)
BOOST_DESCRIBE_ENUM(CostKind, ticket, meal, lodging, transport, ride)
BOOST_DESCRIBE_ENUM(Verdict, holds, unknown, violated)
BOOST_DESCRIBE_ENUM(Datum, unknown, wgs84, gcj02, bd09)
BOOST_DESCRIBE_STRUCT(Source, (), (name, as_of))
inline std::string api_name(http::Of<Source>) { return "FactSource"; }
BOOST_DESCRIBE_STRUCT(Check, (), (id, title, verdict, evidence, findings, sources))
BOOST_DESCRIBE_STRUCT(Certificate, (), (version, verdict, checks))
BOOST_DESCRIBE_STRUCT(Party, (), (adults, child_ages, seniors))
BOOST_DESCRIBE_STRUCT(Anchor, (), (place, at))
BOOST_DESCRIBE_STRUCT(Needs, (),
                      (city, district, from, until, party, budget, step_free, kid_friendly,
                       pet_friendly, pace, must, avoid, avoid_kinds, diets, arrival, departure,
                       planned_on))

inline http::Rules rules(http::Of<Source>) {
  return {http::field("name").text("`plan`, `wishes` or `calendar` for what needs no record."),
          http::field("as_of").text("The oldest day of it that was used.")};
}

}  // namespace planner

namespace trips {

BOOST_DESCRIBE_STRUCT(Warning, (), (code, text))
BOOST_DESCRIBE_STRUCT(AmountRange, (), (low_minor, high_minor, currency))
BOOST_DESCRIBE_STRUCT(PlaceRef, (),
                      (key, name, lat, lon, kinds, address, is_outdoor, needs_booking, source,
                       as_of, verified))
BOOST_DESCRIBE_STRUCT(HoursAnswer, (), (text, known))
BOOST_DESCRIBE_STRUCT(PriceAnswer, (), (low_minor, high_minor, known, unit_text))
BOOST_DESCRIBE_STRUCT(PlaceName, (), (key, name))
BOOST_DESCRIBE_STRUCT(FoulHoursAnswer, (), (from, until, why))
BOOST_DESCRIBE_STRUCT(DayWeather, (),
                      (basis, sky, celsius_min, celsius_max, rain_percent, wind_m_s, rain_days,
                       source, attribution, as_of, is_stale, foul, advice))
BOOST_DESCRIBE_STRUCT(FixAnswer, (), (command, text))
BOOST_DESCRIBE_STRUCT(ProblemAnswer, (), (check, text, day, item, fixes))
BOOST_DESCRIBE_STRUCT(TrayAnswer, (), (id, place, minutes, is_paid, own_note))
BOOST_DESCRIBE_STRUCT(VisitAnswer, (),
                      (place, role, meal, start, end, hours, price, why, note, alternative,
                       foul_weather, id, is_pinned, is_paid, own_note, problems))
BOOST_DESCRIBE_STRUCT(LegAnswer, (),
                      (from, to, mode, start, end, minutes, metres, fare, is_estimate, source,
                       as_of))
BOOST_DESCRIBE_STRUCT(DayAnswer, (),
                      (date, weekday, title, start, end, lodging, visits, legs, cost, walk_m,
                       active_minutes, weather))
BOOST_DESCRIBE_STRUCT(RideAnswer, (),
                      (number, mode, from, to, depart_day, departs, arrive_day, arrives,
                       depart_offset_minutes, arrive_offset_minutes, minutes, fare, is_per_car,
                       is_estimate, note, source, as_of))
BOOST_DESCRIBE_STRUCT(LedgerAnswer, (),
                      (kind, label, place, date, unit, quantity, total, known, source, as_of))
BOOST_DESCRIBE_ENUM(LeftOutWhy, closed, foul_weather, against_need, too_far, no_time, over_budget,
                    full_day, too_tiring, enough_of_kind, weighed_less)
BOOST_DESCRIBE_STRUCT(SteerAnswer, (), (wish, asked, places, text))
BOOST_DESCRIBE_STRUCT(LeftOutAnswer, (), (place, why, text))
BOOST_DESCRIBE_STRUCT(MoveAnswer, (), (lodging, first_night, nights, saved_minutes, text))
BOOST_DESCRIBE_STRUCT(OpinionAnswer, (), (place, opinions, stars, is_in_favour, text))
BOOST_DESCRIBE_STRUCT(Reasoning, (), (moves, steered_by, opinions, left_out, gap_percent, gap_text))
BOOST_DESCRIBE_STRUCT(TierAnswer, (),
                      (destination, destination_name, startDate, endDate, budget, accessibility,
                       kidFriendly, petFriendly, naturalLandscape, socialLandscape, cuisine,
                       otherNeeds, itinerary, budgetRange, tier, name, summary, highlights, total,
                       per_person, differences, rides, days, ledger, reasoning, datum,
                       utc_offset_minutes, time_zone, certificate, needs, warnings, problems, tray))
BOOST_DESCRIBE_STRUCT(Metadata, (), (requestId, timestamp))
BOOST_DESCRIBE_STRUCT(Links, (), (self))
BOOST_DESCRIBE_STRUCT(RecommendationAnswer, (), (status, message, data, metadata, links))

BOOST_DESCRIBE_STRUCT(Choice, (), (adcode, full_name, name))
BOOST_DESCRIBE_STRUCT(Conflict, (), (id, text))
BOOST_DESCRIBE_STRUCT(Claim, (), (field, text))

inline http::Rules rules(http::Of<Reasoning>) {
  using http::field;
  return {field("moves").text("Nights away from where most are spent; absent: there are none."),
          field("steered_by").text("Wishes that show in the plan, and where."),
          field("opinions")
              .text("Visits whose worth travellers' opinions moved; absent: there are none."),
          field("left_out").text("Sights worth more than one that was chosen, and why not."),
          field("gap_percent")
              .text("How much better another plan of these places might score, "
                    "at most.")};
}

inline http::Rules rules(http::Of<MoveAnswer>) {
  return {http::field("first_night").text("The first night of the trip is 1."),
          http::field("saved_minutes")
              .text("On the way, against going back for the night with the same visits; may be "
                    "negative.")};
}

inline http::Rules rules(http::Of<SteerAnswer>) {
  return {http::field("wish").text("The field it came from."),
          http::field("places").text("None: it could not be met.")};
}

inline http::Rules rules(http::Of<TierAnswer>) {
  using http::field;
  return {field("destination").example("\"福建省福州市鼓楼区\""),
          field("destination_name").text("The full name of the destination in both languages."),
          field("budget").text("Yuan per person, the middle of the range."),
          field("naturalLandscape").text("The natural sight of this plan; may be empty."),
          field("otherNeeds").text("The tier's name in Chinese."),
          field("itinerary").example("\"鼓山→三坊七巷→达明美食街\""),
          field("budgetRange").example("\"1460-2780元/人\""),
          field("rides").may_be_missing().text("There and back; none without an origin."),
          field("needs").text("What the certificate was checked against."),
          field("problems").text("Of a kept trip: what does not hold, also told at its visit."),
          field("tray").text("Of a kept trip: what waits to be put into its days.")};
}

inline http::Rules rules(http::Of<LegAnswer>) {
  return {http::field("source").text("Who says how long it takes."),
          http::field("as_of").text("The day of what the source knows; none for an estimate.")};
}

inline http::Rules rules(http::Of<RideAnswer>) {
  using http::field;
  return {field("number").text("Only of rides that a timetable knows."),
          field("departs").text("By the clocks there, as are all times of a plan."),
          field("minutes").text("Of an estimate: with what slow rides take."),
          field("fare").text("Of one adult, or of a car; children under 14 pay half.")};
}

inline http::Rules rules(http::Of<DayAnswer>) {
  return {http::field("legs").text("legs[i] leads to visits[i], one more to the day's end."),
          http::field("weather").text("As the plan was made for it; absent: nothing is known.")};
}

inline std::string api_name(http::Of<FoulHoursAnswer>) { return "FoulHours"; }
inline http::Rules rules(http::Of<DayWeather>) {
  using http::field;
  return {field("basis").text("forecast; or normals: what the month usually is, no forecast."),
          field("rain_days").text("Usual days with rain in that month; normals only."),
          field("attribution").text("To be shown beside it."),
          field("is_stale").text("Nobody answered just then: the last that was known."),
          field("foul").text("Hours in which nobody wants to be in the open."),
          field("advice").text("What the plan does about them.")};
}

inline http::Rules rules(http::Of<VisitAnswer>) {
  return {http::field("alternative").text("Under a roof, open at that time."),
          http::field("foul_weather").text("Foul hours that this visit in the open meets."),
          http::field("id").text("Of a kept trip: the same in all its versions."),
          http::field("own_note").text("What the traveller noted."),
          http::field("problems").text("What does not hold of this visit.")};
}

inline std::string api_name(http::Of<FixAnswer>) { return "Fix"; }
inline http::Rules rules(http::Of<ProblemAnswer>) {
  using http::field;
  return {field("check").text("Its id in the certificate."),
          field("day").text("Absent: the whole trip."),
          field("item").text("Absent: the whole day or trip."),
          field("fixes").text("Changes that help: each was tried.")};
}

}  // namespace trips
