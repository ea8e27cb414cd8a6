// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "places/place.hpp"
#include "places/travel_times.hpp"
#include "planner/plan.hpp"

// The words people use for kinds of places, food and moods, in Chinese and English.
namespace trips {

using planner::Words;

Words name_of(places::Kind kind);
Words name_of(places::Cuisine cuisine);
Words name_of(places::Mode mode);
Words name_of(planner::Tier tier);  // 豪华尊享游 / Luxury …
Words name_of(planner::Pace pace);
Words weekday_name(base::Day day);
int iso_weekday(base::Day day);  // 1: Monday

// The pieces of a list as people write it: 草原/海滩、雪山, "lakes and temples".
// 和, 或, 与 and 及 only part what would otherwise not be understood, see meanings_of.
std::vector<std::string> list_pieces(std::string_view text);

// What one piece of text asks for; all empty when it is not understood.
struct Meaning {
  std::vector<places::Kind> kinds;
  std::vector<places::Cuisine> cuisines;
  std::vector<places::Tag> tags;
  std::optional<planner::Pace> pace;
  bool avoids_climbing = false;
  bool avoids_spicy = false;
  bool walks_little = false;
  bool is_empty() const;
  void add(Meaning const& more);
};

// Words of the vocabulary that stand anywhere in the text; the longest one wins where two
// overlap, so 科技馆 is no 馆 and 海鲜 no 海.
Meaning meaning_of(std::string_view text);

// The object of a refusal such as 不去鼓山, 避开商场 or "no temples"; nullopt for anything else.
std::optional<std::string> refused_thing(std::string_view clause);

}  // namespace trips
