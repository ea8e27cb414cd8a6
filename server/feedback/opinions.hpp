// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "feedback/worth.hpp"
#include "http/kinds.hpp"
#include "storage/database.hpp"

namespace feedback {

enum class OpinionSubject : std::uint8_t { place, plan, offer };
BOOST_DESCRIBE_ENUM(OpinionSubject, place, plan, offer)

using OpinionId = base::Id<struct Opinion>;

// What an opinion is about: a place by its key, a plan by the id of its trip, one of the plans that
// were offered by its recommendation's id and its tier.
struct About {
  OpinionSubject subject = OpinionSubject::place;
  std::string key;
};

struct Said {
  int stars = 0;                     // 1 to 5
  std::vector<std::string> remarks;  // words of remarks.hpp
  std::string text;
};

// Who speaks. Newcomers count for little; see worth.hpp.
struct Speaker {
  std::string_view user_id;
  bool is_settled = false;
};

struct Opinion {
  OpinionId id;
  About about;
  Said said;
  bool is_hidden = false;  // by those who run the installation; then it counts for nothing
  base::Instant created_at{};
  base::Instant updated_at{};
};

// All opinions on one subject that are shown.
struct Summary {
  std::array<std::int64_t, 5> by_stars{};                     // how many gave one star, two …
  std::vector<std::pair<std::string, std::int64_t>> remarks;  // the most frequent first
  std::optional<base::Instant> newest;                        // none: there are none

  Voices voices() const;
};

// What travellers say of places and plans: one opinion of a person on each, which they may change
// and take back. Safe to share between threads.
class Opinions {
 public:
  Opinions(storage::Database& db, base::Clock const& clock, base::Ids& ids)
      : db_(db), clock_(clock), ids_(ids) {}

  // Refuses (too_many) who says more than `most_a_day` within a day. Again replaces it; what was
  // hidden stays hidden.
  static constexpr std::int64_t most_a_day = 60;
  base::Result<Opinion> give(About const& about, Speaker const& speaker, Said const& said);
  std::optional<Opinion> find(About const& about, std::string_view user_id);
  // None there: nothing. One that is hidden loses its words and stays hidden, so that nobody gets
  // rid of that by saying it again.
  void take_back(About const& about, std::string_view user_id);

  // Remarks are those of the newest `most_counted` opinions.
  static constexpr std::int64_t most_counted = 500;
  Summary summary(About const& about);
  // Those that say something in words and are shown, the newest first.
  std::vector<Opinion> list_words(About const& about, std::int64_t limit);
  // Of all places that anybody spoke of.
  std::unordered_map<std::string, Tally> tallies();
  // How often what counts was changed here; other processes' changes are not in it.
  std::uint64_t changes() const { return changes_; }
  void note_change() { ++changes_; }

  // For the message that an account is gone. Can be repeated.
  void remove_all_of(std::string_view user_id);

 private:
  storage::Database& db_;
  base::Clock const& clock_;
  base::Ids& ids_;
  std::atomic<std::uint64_t> changes_ = 0;
};

}  // namespace feedback
