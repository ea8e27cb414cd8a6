// SPDX-License-Identifier: Apache-2.0
#include "trips/changes/impl/words.hpp"

#include "base/text.hpp"
#include "trips/changes/impl/clause.hpp"
#include "trips/changes/impl/told_command.hpp"

namespace trips {

base::Result<WordsRead> read_words(Itinerary const& itinerary, Terrain const& terrain,
                                   std::string_view text) {
  WordsRead read;
  std::optional<std::size_t> day;
  for (auto const& part : clauses_in(base::fold(text))) {
    Clause clause(part, day, itinerary, terrain);
    auto const found = clause.commands();
    if (found.empty()) read.not_understood.push_back(part);
    for (auto const& command : found) {
      read.understood.push_back(told(command, itinerary, terrain));
      read.commands.push_back(command);
    }
    day = clause.day();
  }
  if (read.commands.empty())
    return base::refuse_field("/text", "No change of the trip was understood in that.");
  return read;
}

}  // namespace trips
