// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <span>
#include <vector>

#include "alerts/event.hpp"

namespace alerts {

// One event, ready to be held against many exposures. Pure, but for the indexed reading below.
class Matcher {
 public:
  Matcher(Event const& event, places::Areas const& areas);

  // In space, in time, and of a kind that the event keeps from happening: a strike stops rides,
  // buses and metros, a closed road cars and buses, a closure visits and nights.
  bool touches(trips::Exposure const& exposure) const;
  std::vector<trips::Exposure> hits_of(std::span<trips::Exposure const> exposures) const;

  // All trips it touches, in one pass by index.
  std::map<trips::TripId, std::vector<trips::Exposure>> find(storage::Sql& sql) const;

 private:
  bool is_there(trips::Exposure const& exposure) const;

  Event const& event_;
  std::vector<places::AreaCode> districts_;  // ascending
};

}  // namespace alerts
