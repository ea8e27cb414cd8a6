// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "trips/changes/impl/heard.hpp"
#include "trips/changes/impl/mentions.hpp"

namespace trips {

// One clause with everything that was heard in it. Each rule is a function that adds commands and
// says whether the clause was meant for it.
class Clause {
 public:
  // `day`: the one spoken of before, in case this clause names none.
  Clause(std::string text, std::optional<std::size_t> day, Itinerary const& itinerary,
         Terrain const& terrain);

  std::vector<Command> commands();
  std::optional<std::size_t> day() const { return day_; }

 private:
  using Words = std::vector<std::string_view>;
  using Rule = bool (Clause::*)();
  bool has(Words const& words) const { return says(text_, words); }
  Command& make(CommandType type);
  base::Day date(std::size_t day) const { return itinerary_.days[day].date; }
  std::optional<std::size_t> index_of(HeardDay const& day) const;
  // The items meant: those named, else the meals named, else none.
  std::vector<Item const*> items() const;
  Item const* meal_on(std::optional<std::size_t> day) const;
  std::optional<ItemId> before_on(std::size_t day, ItemId moved) const;
  void for_items(CommandType type);
  void shift_dates(int start, int end, Bookings bookings);
  void stay_instead(bool cheaper);

  bool pins();
  bool pays();
  bool changes_dates();
  bool changes_budget();
  bool changes_party();
  bool changes_lodging();
  bool goes_indoors();
  bool swaps();
  bool replaces();
  bool sets_aside();
  bool removes();
  bool resizes();
  bool moves();
  bool starts();
  bool adds();
  bool lightens();
  bool optimises();

  Itinerary const& itinerary_;
  Terrain const& terrain_;
  std::vector<Mention> mentions_;
  std::string text_;  // without the names in it
  std::vector<HeardDay> days_;
  std::optional<std::size_t> day_;
  std::vector<Command> commands_;
};

}  // namespace trips
