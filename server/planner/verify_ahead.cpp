// SPDX-License-Identifier: Apache-2.0
// What must be thought of before one leaves: booking, and a roof for bad weather.
#include <algorithm>

#include "planner/impl/checks.hpp"
#include "planner/impl/opening.hpp"
#include "planner/limits.hpp"

namespace planner::impl {

namespace {

void check_lead(Case const& file, DayPlan const& day, PlaceFacts const& facts, Ruling& ruling) {
  if (!facts.booking_lead_days || !file.needs.planned_on)
    return ruling.doubt(say("{}须预约，要提前几天未知",
                            "{} must be booked; how far ahead is not known", facts.name));
  auto const left = (day.date - *file.needs.planned_on).count();
  auto const item =
      say("{}须提前 {} 天预约，还有 {} 天", "{} must be booked {} days ahead, there are {}",
          facts.name, *facts.booking_lead_days, left);
  if (left < *facts.booking_lead_days)
    ruling.fail(item);
  else
    ruling.holds(item);
}

Known is_open_for(Case const& file, std::string const& key, Day day, MinuteSpan stay) {
  if (!file.world.hours(key, day).is_known) return Known::unknown;
  auto const spans = open_spans(file, key, day);
  auto const* span = span_around(spans, stay.from);
  return span != nullptr && stay.until <= span->until ? Known::yes : Known::no;
}

bool is_in_plan(Plan const& plan, std::string const& key) {
  return std::any_of(plan.days.begin(), plan.days.end(), [&](DayPlan const& day) {
    return std::any_of(day.visits.begin(), day.visits.end(),
                       [&](Visit const& visit) { return visit.place == key; });
  });
}

bool is_welcome(Needs const& needs, PlaceFacts const& facts) {
  auto const has = [](std::vector<std::string> const& words, std::string const& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  return !(needs.step_free && facts.step_free != Known::yes) &&
         !(needs.kid_friendly && facts.kid_friendly != Known::yes) &&
         !(needs.pet_friendly && facts.pet_friendly != Known::yes) &&
         !has(needs.avoid, facts.key) &&
         std::none_of(facts.kinds.begin(), facts.kinds.end(),
                      [&](auto const& kind) { return has(needs.avoid_kinds, kind); });
}

bool is_a_stay(Role role) { return role == Role::sight || role == Role::food; }

// Whether somebody caught in the rain can go there instead, at that very time.
Known takes_in(Case const& file, DayPlan const& day, Visit const& visit, PlaceFacts const& roof) {
  bool const is_wrong = roof.is_outdoor == Known::yes || !is_a_stay(roof.role) ||
                        roof.city != file.needs.city || is_in_plan(file.plan, roof.key) ||
                        !is_welcome(file.needs, roof);
  if (is_wrong) return Known::no;
  auto const open = is_open_for(file, roof.key, day.date, visit.stay);
  return roof.is_outdoor == Known::unknown && open == Known::yes ? Known::unknown : open;
}

void check_forecast(Case const& file, DayPlan const& day, PlaceFacts const& facts, Ruling& ruling) {
  auto const weather = file.world.weather(facts.city, day.date);
  if (!weather)
    return ruling.doubt(say("{}在室外，当天天气未知，没有备选的室内去处",
                            "{} is in the open, the weather is not known and there is no roof "
                            "to go to instead",
                            facts.name));
  auto const item =
      say("{}：降水 {}%，最高 {} °C，风 {} m/s，AQI {}",
          "{}: rain {} %, up to {} °C, wind {} m/s, AQI {}", facts.name, weather->rain_percent,
          weather->celsius_max, weather->wind_m_s, weather->air_quality);
  if (is_foul(*weather))
    ruling.fail(item);
  else
    ruling.holds(item);
}

void check_roof(Case const& file, DayPlan const& day, Visit const& visit, PlaceFacts const& facts,
                Ruling& ruling) {
  auto const* roof = look_up(file, *visit.alternative, ruling);
  if (roof == nullptr) return;
  auto const item = say("{}：可改去{}", "{}: {} instead", facts.name, roof->name);
  switch (takes_in(file, day, visit, *roof)) {
    case Known::yes:
      return ruling.holds(item);
    case Known::no:
      return ruling.fail(
          say("{}下雨时改去{}不成立", "{}: {} will not do when it rains", facts.name, roof->name));
    case Known::unknown:
      return ruling.doubt(say("{}下雨时能否改去{}未知",
                              "{}: nobody knows whether {} will do when it rains", facts.name,
                              roof->name));
  }
}

}  // namespace

Check booking(Case const& file) {
  Ruling ruling("booking", {"该预约的都提醒了", "What must be booked is said in time"});
  int needed = 0;
  each_sight_or_meal(
      file, ruling, [&](DayPlan const& day, Visit const& visit, PlaceFacts const& facts) {
        if (facts.needs_booking == Known::unknown)
          return ruling.doubt(
              say("{}是否须预约未知", "Nobody knows whether {} must be booked", facts.name));
        if (facts.needs_booking == Known::no) return;
        ++needed;
        if (!visit.says_to_book)
          return ruling.fail(say("{}须预约，行程没有提醒",
                                 "{} must be booked, and the plan does not say so", facts.name));
        check_lead(file, day, facts, ruling);
      });
  return ruling.close(say("核对了 {} 次停留，{} 处须预约", "{} compared, {} must be booked",
                          visits_of(file.plan), needed));
}

Check weather_ready(Case const& file) {
  Ruling ruling("weather_ready", {"坏天气有备选", "Somewhere to go when it rains"});
  each_visit(file, ruling, [&](DayPlan const& day, Visit const& visit, PlaceFacts const& facts) {
    if (facts.role != Role::sight || facts.is_outdoor == Known::no) return;
    if (facts.is_outdoor == Known::unknown)
      return ruling.doubt(
          say("{}是否在室外没有记录", "No record says whether {} is in the open", facts.name));
    if (visit.alternative)
      check_roof(file, day, visit, facts, ruling);
    else
      check_forecast(file, day, facts, ruling);
  });
  return ruling.close(say("核对了 {} 次停留；室外景点要有室内备选或好天气",
                          "{} compared; what is in the open needs a roof nearby or fair weather",
                          visits_of(file.plan)));
}

}  // namespace planner::impl
