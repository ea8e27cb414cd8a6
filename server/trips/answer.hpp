// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/civil.hpp"
#include "planner/plan.hpp"
#include "planner/verify.hpp"
#include "trips/changes/commands.hpp"
#include "trips/left_out.hpp"
#include "trips/wishes.hpp"
#include "weather/outlook.hpp"

// The answer of POST /api/recommendations. The names in camelCase are fixed by the requirement.
namespace trips {

struct AmountRange {
  std::int64_t low_minor = 0;
  std::int64_t high_minor = 0;
  std::string currency = "CNY";
};

struct PlaceRef {
  std::string key;
  Words name;
  double lat = 0;
  double lon = 0;
  std::vector<std::string> kinds;
  std::string address;
  bool is_outdoor = false;
  bool needs_booking = false;
  std::string source;
  base::Day as_of{};
  bool verified = false;
};

struct HoursAnswer {
  std::string text;  // "09:00-17:00" on that day
  bool known = true;
};

struct PriceAnswer {
  std::int64_t low_minor = 0;
  std::int64_t high_minor = 0;
  bool known = true;
  Words unit_text;
};

struct PlaceName {
  std::string key;
  Words name;
};

struct FoulHoursAnswer {
  std::string from;
  std::string until;
  Words why;
};

// The weather of a day as the plan was made for it.
struct DayWeather {
  weather::Basis basis = weather::Basis::forecast;
  std::optional<Words> sky;
  std::optional<double> celsius_min;
  std::optional<double> celsius_max;
  std::optional<int> rain_percent;
  std::optional<double> wind_m_s;
  std::optional<int> rain_days;
  std::string source;
  std::string attribution;
  std::optional<base::Instant> as_of;
  bool is_stale = false;
  std::vector<FoulHoursAnswer> foul;
  std::optional<Words> advice;  // what the plan does about it
};

// One tap that helps: it was tried, and the problem is gone with it.
struct FixAnswer {
  Command command;
  Words text;
};

// A rule that the plan of an edited trip does not keep.
struct ProblemAnswer {
  std::string check;  // its id
  Words text;
  std::optional<base::Day> day;  // none: the whole trip
  std::optional<ItemId> item;    // none: the whole day
  std::vector<FixAnswer> fixes;
};

// What waits to be put into the days of an edited trip.
struct TrayAnswer {
  ItemId id;
  PlaceRef place;
  int minutes = 0;
  bool is_paid = false;
  std::optional<std::string> own_note;
};

struct VisitAnswer {
  PlaceRef place;
  planner::Role role = planner::Role::sight;
  planner::Meal meal = planner::Meal::none;
  std::string start;
  std::string end;
  HoursAnswer hours;
  PriceAnswer price;
  Words why;
  Words note;
  std::optional<PlaceName> alternative;         // under a roof, when it rains
  std::optional<FoulHoursAnswer> foul_weather;  // that the visit meets
  // Of trips that can be edited:
  std::optional<ItemId> id = {};
  std::optional<bool> is_pinned = {};
  std::optional<bool> is_paid = {};
  std::optional<std::string> own_note = {};
  std::optional<std::vector<ProblemAnswer>> problems = {};
};

struct LegAnswer {
  std::string from;
  std::string to;
  planner::Mode mode = planner::Mode::walk;
  std::string start;
  std::string end;
  int minutes = 0;
  int metres = 0;
  AmountRange fare;
  bool is_estimate = true;
  places::LegSource source = places::LegSource::estimate;
  std::optional<base::Day> as_of;  // of the source
};

struct DayAnswer {
  base::Day date{};
  int weekday = 1;
  Words title;
  PlaceRef start;
  PlaceRef end;
  std::optional<PlaceRef> lodging;
  std::vector<VisitAnswer> visits;
  std::vector<LegAnswer> legs;
  AmountRange cost;
  int walk_m = 0;
  int active_minutes = 0;
  std::optional<DayWeather> weather;  // none: nothing is known of it
};

// A ride between the cities. Without a number it is an estimate by distance.
struct RideAnswer {
  std::optional<std::string> number;
  assistant::IntercityMode mode = assistant::IntercityMode::train;
  Words from;
  Words to;
  base::Day depart_day{};
  std::string departs;
  base::Day arrive_day{};
  std::string arrives;
  // Of the clocks at each end, ahead of UTC; none in plans of releases that knew Beijing's alone.
  std::optional<int> depart_offset_minutes;
  std::optional<int> arrive_offset_minutes;
  int minutes = 0;
  AmountRange fare;  // of one adult, or of a car
  bool is_per_car = false;
  bool is_estimate = true;
  Words note;
  std::string source;
  std::optional<base::Day> as_of;
};

struct LedgerAnswer {
  planner::CostKind kind = planner::CostKind::ticket;
  Words label;
  std::string place;
  base::Day date{};
  AmountRange unit;
  int quantity = 1;
  AmountRange total;
  bool known = true;
  std::string source;
  std::optional<base::Day> as_of;  // none: the source has no day, as an estimate
};

// A wish that shows in the plan, with the places where it does; none: it could not be met.
struct SteerAnswer {
  std::string wish;  // the field it came from
  Words asked;
  std::vector<PlaceName> places;
  Words text;
};

// A sight worth more than one that was chosen, and why it is not in the plan.
struct LeftOutAnswer {
  PlaceName place;
  LeftOutWhy why = LeftOutWhy::no_time;
  Words text;
};

// Some nights away from where most are spent, and what that is good for.
struct MoveAnswer {
  PlaceName lodging;
  int first_night = 1;  // the first of the trip is 1
  int nights = 1;
  int saved_minutes = 0;  // on the way, against going back with the same visits; may be negative
  Words text;
};

// A visit of the plan whose worth travellers' opinions moved.
struct OpinionAnswer {
  PlaceName place;
  std::int64_t opinions = 0;  // those that count in full
  double stars = 0;           // their mean
  bool is_in_favour = false;
  Words text;
};

// Why the plan is as it is.
struct Reasoning {
  std::optional<std::vector<MoveAnswer>> moves;  // none: one lodging at most
  std::vector<SteerAnswer> steered_by;
  std::optional<std::vector<OpinionAnswer>> opinions;  // none: they moved nothing in it
  std::vector<LeftOutAnswer> left_out;
  std::optional<double> gap_percent;  // by how much another plan might be better, at most
  Words gap_text;
};

struct TierAnswer {
  std::string destination;
  Words destination_name;
  base::Day startDate{};
  base::Day endDate{};
  std::int64_t budget = 0;  // yuan per person, the middle of the range
  bool accessibility = false;
  bool kidFriendly = false;
  bool petFriendly = false;
  std::string naturalLandscape;
  std::string socialLandscape;
  std::string cuisine;
  std::string otherNeeds;
  std::string itinerary;
  std::string budgetRange;
  planner::Tier tier = planner::Tier::economy;
  Words name;
  Words summary;
  std::vector<Words> highlights;
  AmountRange total;
  AmountRange per_person;
  std::vector<Words> differences;
  std::vector<RideAnswer> rides;  // there and back; none where no origin was given
  std::vector<DayAnswer> days;
  std::vector<LedgerAnswer> ledger;
  Reasoning reasoning;
  planner::Datum datum = planner::Datum::wgs84;
  int utc_offset_minutes = 480;          // where the trip begins, on its first day
  std::optional<std::string> time_zone;  // Europe/Paris; none: no such zone is known
  planner::Certificate certificate;
  planner::Needs needs;  // what the certificate was checked against
  std::vector<Warning> warnings;
  // Of trips that can be edited:
  std::optional<std::vector<ProblemAnswer>> problems = {};
  std::optional<std::vector<TrayAnswer>> tray = {};
};

struct Metadata {
  std::string requestId;
  base::Instant timestamp{};
};

struct Links {
  std::string self;
};

struct RecommendationAnswer {
  int status = 200;
  std::string message = "旅游路线推荐成功";
  std::vector<TierAnswer> data;
  Metadata metadata;
  Links links;
};

}  // namespace trips
