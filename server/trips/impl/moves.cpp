// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/moves.hpp"

#include <fmt/format.h>

#include "trips/impl/reasoning.hpp"

namespace trips {
namespace {

using places::Place;

class Comparing {
 public:
  Comparing(Story const& story, Lodging const& home, Stay const& stay)
      : story_(story), home_(*home.place), stay_(stay) {}

  // What all days that start or end there would take more if they started and ended at home.
  int saved_minutes() const {
    int saved = 0;
    for (int d = stay_.first_night; d <= stay_.first_night + stay_.nights; ++d) {
      auto const& day = story_.draft.plan.days[static_cast<std::size_t>(d)];
      bool const starts_here = d > stay_.first_night || d == 0;
      bool const ends_here = d < stay_.first_night + stay_.nights || is_last(d);
      auto const& start = story_.place(day.start);
      auto const& end = story_.place(day.end);
      saved +=
          ends_minutes(day, starts_here ? at_home(start) : start, ends_here ? at_home(end) : end) -
          ends_minutes(day, start, end);
    }
    return saved;
  }

 private:
  bool is_last(int d) const { return d + 1 == std::ssize(story_.draft.plan.days); }
  Place const& at_home(Place const& end) const { return &end == stay_.lodging.place ? home_ : end; }
  int minutes(Place const& from, Place const& to) const {
    if (&from == &to) return 0;
    constexpr std::size_t there = 1;  // of a table of two points: from the first to the second
    int least = 24 * 60;
    auto const& party = story_.wishes.party;
    for (auto const& table : story_.ground.hops({&from, &to}, story_.draft.style, party))
      if (table[there].minutes >= 0) least = std::min(least, table[there].minutes);
    return least;
  }
  // The first and the last way of a day.
  int ends_minutes(planner::DayPlan const& day, Place const& start, Place const& end) const {
    if (day.visits.empty()) return minutes(start, end);
    return minutes(start, story_.place(day.visits.front().place)) +
           minutes(story_.place(day.visits.back().place), end);
  }

  Story const& story_;
  Place const& home_;
  Stay const& stay_;
};

Words nights_words(Stay const& stay) {
  int const first = stay.first_night + 1;
  if (stay.nights == 1) return {fmt::format("第 {} 晚", first), fmt::format("Night {}", first)};
  int const last = stay.first_night + stay.nights;
  return {fmt::format("第 {}–{} 晚", first, last), fmt::format("Nights {}–{}", first, last)};
}

Words duration_words(int minutes) {
  int const hours = minutes / 60;
  int const rest = minutes % 60;
  if (hours == 0) return {fmt::format("{} 分钟", rest), fmt::format("{} min", rest)};
  if (rest == 0) return {fmt::format("{} 小时", hours), fmt::format("{} h", hours)};
  return {fmt::format("{} 小时 {} 分钟", hours, rest), fmt::format("{} h {} min", hours, rest)};
}

Words text_of(Stay const& stay, Lodging const& home, int saved_minutes) {
  auto const when = nights_words(stay);
  auto const& there = *stay.lodging.place;
  if (saved_minutes <= 0)
    return {fmt::format("{}住{}", when.zh, there.name_zh),
            fmt::format("{} at {}", when.en, there.name_en)};
  auto const saved = duration_words(saved_minutes);
  return {fmt::format("{}住{}，比回{}少走约 {}的路", when.zh, there.name_zh, home.place->name_zh,
                      saved.zh),
          fmt::format("{} at {}: about {} less on the way than going back to {}", when.en,
                      there.name_en, saved.en, home.place->name_en)};
}

}  // namespace

std::vector<MoveAnswer> moves_of(Story const& story) {
  std::vector<MoveAnswer> moves;
  auto const* home = main_lodging(story.draft);
  for (auto const& stay : story.draft.stays) {
    if (stay.lodging.place == home->place) continue;
    int const saved = Comparing(story, *home, stay).saved_minutes();
    moves.push_back({name_of(*stay.lodging.place), stay.first_night + 1, stay.nights, saved,
                     text_of(stay, *home, saved)});
  }
  return moves;
}

}  // namespace trips
