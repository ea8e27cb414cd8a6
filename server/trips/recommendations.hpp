// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "places/areas.hpp"
#include "storage/database.hpp"

namespace trips {

using RecommendationId = base::Id<struct Recommendation>;

// Which one is asked for, and by whom.
struct RecommendationKey {
  RecommendationId id;
  std::string_view user_id;
};

// Answers as they were given, to be read again by whom they were given to.
class Recommendations {
 public:
  Recommendations(storage::Database& db, base::Clock const& clock, places::Areas const& areas)
      : db_(db), clock_(clock), areas_(areas) {}

  // `answer_json`: the whole body; it is handed back byte by byte, and with the English name of
  // its destination where an older release left that out.
  // `wish_json`: what was asked for, so that it can be planned anew.
  void add(RecommendationId id, std::string_view user_id, std::string_view answer_json,
           std::string_view wish_json);
  std::optional<std::string> find(RecommendationId id, std::string_view user_id);
  // What was asked for; nullopt where an older release did not store it, or there is no such one.
  std::optional<std::string> find_wish(RecommendationId id, std::string_view user_id);
  // Several in one statement, in the order of their keys.
  std::vector<std::optional<std::string>> find_all(std::span<RecommendationKey const> keys);
  void remove_all_of(std::string_view user_id);

 private:
  storage::Database& db_;
  base::Clock const& clock_;
  places::Areas const& areas_;
};

}  // namespace trips
