// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "feedback/opinions.hpp"

namespace feedback {

// Why an opinion should not be there.
enum class OpinionFault : std::uint8_t { abuse, advertising, personal_data, off_topic, untrue };
BOOST_DESCRIBE_ENUM(OpinionFault, abuse, advertising, personal_data, off_topic, untrue)

enum class OpinionState : std::uint8_t { all, reported, hidden };
BOOST_DESCRIBE_ENUM(OpinionState, all, reported, hidden)

enum class OpinionDone : std::uint8_t { hide, show };
BOOST_DESCRIBE_ENUM(OpinionDone, hide, show)

// What was done to an opinion by those who run the installation.
struct OpinionStep {
  std::string actor_id;  // empty: the account is gone
  OpinionDone done = OpinionDone::hide;
  std::optional<OpinionFault> fault;  // none: it was shown
  base::Instant at{};
};

struct ReadOpinion {
  Opinion opinion;
  bool is_settled = false;
  std::int64_t reports = 0;
};

struct OpinionFilter {
  std::optional<OpinionSubject> subject;  // none: of all
  OpinionState state = OpinionState::all;
  std::int64_t limit = 50;
  std::int64_t skip = 0;
};

// Keeps what people say fit to be read: readers report, those who run the installation hide or
// show, and what they did is kept. Safe to share between threads.
class OpinionDesk {
 public:
  OpinionDesk(Opinions& opinions, storage::Database& db, base::Clock const& clock, base::Ids& ids)
      : opinions_(opinions), db_(db), clock_(clock), ids_(ids) {}

  // One report of a person on each; refuses what is not shown or their own (not_found), and too
  // many within a day. It hides nothing by itself, so that no crowd silences anybody.
  static constexpr std::int64_t most_reports_a_day = 30;
  base::Result<void> report(OpinionId id, std::string_view user_id, OpinionFault fault);

  // The newest first.
  std::vector<ReadOpinion> list(OpinionFilter const& filter);
  std::optional<ReadOpinion> find(OpinionId id);
  std::vector<OpinionStep> steps_of(OpinionId id);  // the first first

  // Hidden ones count for nothing and are read by nobody else. Again with another fault replaces
  // it. Refuses what does not exist.
  base::Result<void> hide(OpinionId id, std::string_view actor_id, OpinionFault fault);
  // Shown again, and what was reported of it is settled.
  base::Result<void> show(OpinionId id, std::string_view actor_id);

 private:
  base::Result<void> take_step(OpinionId id, std::string_view actor_id, OpinionDone done,
                               std::string_view fault);

  Opinions& opinions_;
  storage::Database& db_;
  base::Clock const& clock_;
  base::Ids& ids_;
};

}  // namespace feedback
