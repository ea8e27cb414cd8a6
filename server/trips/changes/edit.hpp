// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "trips/changes/itinerary.hpp"
#include "trips/changes/proposals.hpp"
#include "trips/changes/render.hpp"
#include "trips/recommend.hpp"

namespace trips {

class Terrain;
struct Violation;

// What an item could make room for.
struct Alternative {
  PlaceRef place;
  Command command;    // to take it
  AmountRange total;  // after less before, for the whole party
  int minutes = 0;    // on the way, after less before
  double score = 0;   // of the visit, after less before
  Words why;
};

// A sentence as it was understood.
struct WordsRead {
  std::vector<Command> commands;
  std::vector<Words> understood;                 // one per command
  std::vector<std::string> not_understood = {};  // clauses
};

// Changes trips against the facts of a moment: everything is computed, nothing stored. One serves
// one request; it keeps what it worked out for a wish, so that several changes of a trip cost
// little more than one. The same itinerary, command, facts and ids give the same itinerary.
class Editor {
 public:
  Editor(Sources sources, base::Day today, base::Ids& ids);
  ~Editor();
  Editor(Editor const&) = delete;

  // A refusal names the field, "/item"; that of apply_all the command as well, "/2/item".
  base::Result<Itinerary> apply(Itinerary const& itinerary, Command const& command);
  base::Result<Itinerary> apply_all(Itinerary const& itinerary,
                                    std::vector<Command> const& commands);

  // Times, ways, prices and checks. Refuses only where the city is not known any more.
  base::Result<Rendered> render(Itinerary const& itinerary, WithFixes with = WithFixes::yes);

  // What does not hold of it, nothing else; empty as well where the city is not known any more.
  std::vector<Violation> violations(Itinerary const& itinerary);

  // Ranked; each was tried and brings no violation that was not there. At most `most`.
  base::Result<std::vector<Alternative>> alternatives(Itinerary const& itinerary, ItemId item,
                                                      std::size_t most = 8);

  std::vector<Met> met_by(Itinerary const& itinerary, Disruption const& disruption);
  // One of each kind at most, the least change first, or of the kind that is asked for; none where
  // nothing is met.
  std::vector<Proposal> proposals(Itinerary const& itinerary, Disruption const& disruption,
                                  std::optional<ProposalKind> only = {});

  // Plain words in Chinese or English; refuses where nothing is understood.
  base::Result<WordsRead> commands_from_words(Itinerary const& itinerary, std::string_view text);

 private:
  base::Result<std::shared_ptr<Terrain const>> terrain_of(Itinerary const& itinerary);

  Sources sources_;
  base::Day today_;
  base::Ids& ids_;
  std::string key_;  // of the wish and the rides that terrain_ is of
  std::shared_ptr<Terrain const> terrain_;
};

}  // namespace trips
