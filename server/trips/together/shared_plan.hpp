// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "trips/answer.hpp"
#include "trips/together/shares.hpp"

// A plan as a share link shows it: named field by field, so that whatever is added to plans stays
// private until somebody adds it here.
namespace trips {

struct SharedVisit {
  PlaceRef place;
  planner::Role role = planner::Role::sight;
  planner::Meal meal = planner::Meal::none;
  std::string start;
  std::string end;
  HoursAnswer hours;
  std::optional<std::string> own_note;  // may hold a booking's code
  std::optional<PriceAnswer> price;
};

struct SharedLeg {
  planner::Mode mode = planner::Mode::walk;
  std::string start;
  std::string end;
  int minutes = 0;
  int metres = 0;
  std::optional<AmountRange> fare;
};

struct SharedDay {
  base::Day date{};
  int weekday = 1;
  Words title;
  std::optional<PlaceName> lodging;
  std::vector<SharedVisit> visits;
  std::vector<SharedLeg> legs;  // legs[i] leads to visits[i], one more to the day's end
  int walk_m = 0;
  std::optional<AmountRange> cost;
};

struct SharedRide {
  std::optional<std::string> number;
  assistant::IntercityMode mode = assistant::IntercityMode::train;
  Words from;
  Words to;
  base::Day depart_day{};
  std::string departs;
  base::Day arrive_day{};
  std::string arrives;
  std::optional<AmountRange> fare;
};

struct SharedPlan {
  std::string destination;
  Words destination_name;
  base::Day start_date{};
  base::Day end_date{};
  std::vector<SharedRide> rides;
  std::vector<SharedDay> days;
  std::optional<AmountRange> total;
  std::optional<AmountRange> per_person;
};

// Without what the link hides. Words that people or rules wrote go with the prices or the codes
// they may hold.
SharedPlan shared_plan(TierAnswer const& plan, Share const& share);

}  // namespace trips
