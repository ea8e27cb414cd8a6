// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/reasoning.hpp"
#include "trips/impl/moves.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "feedback/worth.hpp"

namespace trips {
namespace {

using places::Place;

class Steering {
 public:
  explicit Steering(Story const& story) : story_(story) {}

  template <class Accepts>
  void add(std::string wish, Words asked, Accepts&& accepts) {
    SteerAnswer steer{std::move(wish), std::move(asked), {}, {}};
    std::vector<Words> names;
    for (auto const* visit : story_.visits()) {
      auto const& place = story_.place(visit->place);
      if (!accepts(place)) continue;
      steer.places.push_back(name_of(place));
      if (names.size() < 3) names.push_back(steer.places.back().name);
    }
    if (names.empty()) {
      steer.text = {fmt::format("想要{}：没有排上合适的", steer.asked.zh),
                    fmt::format("You asked for {}: nothing suitable found room", steer.asked.en)};
    } else {
      auto const list = joined(names, {"、", ", "});
      auto const more = steer.places.size() - names.size();
      steer.text = {fmt::format("想要{}：{}{}", steer.asked.zh, list.zh,
                                more ? fmt::format(" 等 {} 处", steer.places.size()) : ""),
                    fmt::format("You asked for {}: {}{}", steer.asked.en, list.en,
                                more ? fmt::format(" and {} more", more) : "")};
    }
    steers_.push_back(std::move(steer));
  }

  void kinds(std::string const& wish, std::vector<places::Kind> const& kinds) {
    for (auto const kind : kinds)
      add(wish, trips::name_of(kind), [&](Place const& place) { return place.is(kind); });
  }

  std::vector<SteerAnswer> take() && { return std::move(steers_); }

 private:
  Story const& story_;
  std::vector<SteerAnswer> steers_;
};

std::vector<SteerAnswer> steers_of(Story const& story) {
  auto const& wishes = story.wishes;
  Steering steering(story);
  for (auto const* place : wishes.must)
    steering.add("must", trips::name_of(*place).name,
                 [&](Place const& other) { return &other == place; });
  for (auto const* place : wishes.wished)
    steering.add("wished", trips::name_of(*place).name,
                 [&](Place const& other) { return &other == place; });
  steering.kinds("naturalLandscape", wishes.natural);
  steering.kinds("socialLandscape", wishes.social);
  for (auto const cuisine : wishes.likes.cuisines)
    steering.add("cuisine", name_of(cuisine),
                 [&](Place const& place) { return place.serves(cuisine); });
  steering.kinds("otherNeeds", wishes.likes.kinds);
  return std::move(steering).take();
}

// What moves a worth by less is not worth a word.
constexpr double least_told = 0.01;

OpinionAnswer opinion_of(Place const& place, feedback::Standing const& standing) {
  OpinionAnswer made{.place = name_of(place),
                     .opinions = standing.settled.opinions,
                     .is_in_favour = standing.worth > 1};
  auto const mean =
      static_cast<double>(standing.settled.stars) / static_cast<double>(standing.settled.opinions);
  made.stars = std::round(mean * 10) / 10;
  made.text = {
      fmt::format("{} 位旅行者给“{}”打了 {:.1f} 分（满分 5），因此{}排进来", made.opinions,
                  made.place.name.zh, made.stars, made.is_in_favour ? "更容易" : "不太容易"),
      fmt::format("Travellers rate {} {:.1f} of 5 ({}), which weighs {} it", made.place.name.en,
                  made.stars, made.opinions, made.is_in_favour ? "for" : "against")};
  return made;
}

std::vector<OpinionAnswer> opinions_of(Story const& story) {
  std::vector<OpinionAnswer> made;
  if (!story.wishes.worths) return made;
  for (auto const* visit : story.visits()) {
    auto const* standing = story.wishes.worths->find(visit->place);
    if (standing && standing->settled.opinions > 0 && std::abs(standing->worth - 1) >= least_told)
      made.push_back(opinion_of(story.place(visit->place), *standing));
  }
  return made;
}

Words gap_text(double percent) {
  if (percent < 0.05)
    return {"在这些地点里，没有比这更好的安排", "No other arrangement of these places is better"};
  return {
      fmt::format("按我们的评分，任何别的安排最多好 {:.1f}%（保守估计）", percent),
      fmt::format("By our score no other arrangement is more than {:.1f} % better (a safe bound)",
                  percent)};
}

}  // namespace

PlaceName name_of(Place const& place) { return {place.key.str(), {place.name_zh, place.name_en}}; }

Reasoning reasoning_of(Story const& story) {
  Reasoning reasoning;
  if (auto moves = moves_of(story); !moves.empty()) reasoning.moves = std::move(moves);
  reasoning.steered_by = steers_of(story);
  if (auto opinions = opinions_of(story); !opinions.empty()) reasoning.opinions = opinions;
  for (auto const& left : story.draft.left_out)
    reasoning.left_out.push_back({name_of(*left.place), left.why, left.text});
  auto const& draft = story.draft;
  if (draft.score_bound > 0) {
    double const percent = 100 * (draft.score_bound - draft.score) / draft.score_bound;
    reasoning.gap_percent = std::max(0.0, std::round(percent * 10) / 10);
    reasoning.gap_text = gap_text(*reasoning.gap_percent);
  }
  return reasoning;
}

}  // namespace trips
