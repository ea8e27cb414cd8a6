// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "trips/answer.hpp"
#include "trips/draft.hpp"

namespace trips {

// What stands in a plan besides its times: the pieces that narrate() puts together.
struct Story {
  Draft const& draft;
  Wishes const& wishes;
  Ground const& ground;

  places::Place const& place(std::string const& key) const { return *ground.city().find(key); }
  std::vector<planner::Visit const*> visits() const;  // of all days, in order
  // The sight of this sort (a landscape or not) that fits the wishes best; nullptr: none.
  places::Place const* best_sight(bool is_natural) const;
  places::Place const* best_food() const;
};

Words joined(std::vector<Words> const& parts, Words const& separator);

Words why_visit(Story const& story, planner::DayPlan const& day, std::size_t index);
Words note_on(places::Place const& place);
Words day_title(Story const& story, planner::DayPlan const& day);
Words summary_of(Story const& story);
std::vector<Words> highlights_of(Story const& story);
std::vector<Words> differences_between(Story const& dearer, Story const& cheaper);
std::string itinerary_of(Story const& story);

// "09:00-12:00,13:00-17:00" on that day; empty when unknown, "休息" never: nobody goes then.
std::string hours_text(places::Place const& place, base::Day day);

std::string yuan(base::Money amount);                // "¥1,280"
Words dates_words(base::Day from, base::Day until);  // one day, or from … to …
// A sum for everybody, and what that is each where there are several: " ¥80（2 人，每人 ¥40）".
Words for_all(base::Money amount, planner::Party const& party);
std::int64_t yuan_per_person(base::Money total, planner::Party const& party);

}  // namespace trips
