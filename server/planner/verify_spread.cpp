// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/geo.hpp"
#include "planner/impl/checks.hpp"
#include "planner/impl/opening.hpp"
#include "planner/limits.hpp"

namespace planner::impl {

namespace {

// A move that would save less, or a smaller share of both days' ways, is a matter of taste.
constexpr double saved_min_m = 15'000;
constexpr double saved_share_min = 0.25;
constexpr double slow_m_per_min = 400;  // across a city and out of it, 24 km/h

// One day as a line on the map: its start, its visits, its end.
struct Track {
  DayPlan const* day = nullptr;
  std::vector<base::LatLon> at;
  int sights = 0;

  double between(std::size_t i, std::size_t j) const { return distance_m(at[i], at[j]); }
  double length() const {
    double metres = 0;
    for (std::size_t i = 1; i < at.size(); ++i) metres += between(i - 1, i);
    return metres;
  }
  MinuteSpan out() const { return {day->legs.front().span.from, day->legs.back().span.until}; }
};

double saved_without(Track const& track, std::size_t visit) {
  auto const i = visit + 1;
  return track.between(i - 1, i) + track.between(i, i + 1) - track.between(i - 1, i + 1);
}

double added_by(Track const& track, base::LatLon at) {
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 1; i < track.at.size(); ++i)
    least = std::min(least, distance_m(track.at[i - 1], at) + distance_m(at, track.at[i]) -
                                track.between(i - 1, i));
  return least;
}

class Spread {
 public:
  Spread(Case const& file, Ruling& ruling) : file_(file), ruling_(ruling) {
    for (auto const& day : file.plan.days) tracks_.push_back(track_of(day));
  }

  void check() {
    for (std::size_t d = 0; d < tracks_.size(); ++d)
      for (std::size_t v = 0; v + 2 < tracks_[d].at.size(); ++v)
        for (std::size_t e = 0; e < tracks_.size(); ++e)
          if (e != d && is_free(e)) check_move(d, v, e);
  }

 private:
  Track track_of(DayPlan const& day) {
    Track track{&day, {}, 0};
    if (has_no_ways(day, ruling_) || day.legs.empty()) return track;
    std::vector<std::string> keys{day.start};
    for (auto const& visit : day.visits) keys.push_back(visit.place);
    keys.push_back(day.end);
    for (auto const& key : keys) {
      auto const* facts = look_up(file_, key, ruling_);
      if (facts == nullptr) return Track{&day, {}, 0};
      track.at.push_back(facts->at);
    }
    for (auto const& visit : day.visits)
      track.sights += visit.meal == Meal::none && file_.world.find(visit.place)->role != Role::hub;
    return track;
  }

  // Days that a train cuts short have no time to give.
  bool is_free(std::size_t d) const {
    bool const is_cut =
        (d == 0 && file_.needs.arrival) || (d + 1 == tracks_.size() && file_.needs.departure);
    return !is_cut && !tracks_[d].at.empty() &&
           tracks_[d].sights < limits_of(file_.needs).sights_max;
  }

  void check_move(std::size_t from, std::size_t v, std::size_t to);
  Known is_open(std::string const& key, Track const& there, Minutes stay) const;

  Case const& file_;
  Ruling& ruling_;
  std::vector<Track> tracks_;
};

Known Spread::is_open(std::string const& key, Track const& there, Minutes stay) const {
  if (!file_.world.hours(key, there.day->date).is_known) return Known::unknown;
  auto const out = there.out();
  for (auto const& span : open_spans(file_, key, there.day->date))
    if (std::min(span.until, out.until) - std::max(span.from, out.from) >= stay) return Known::yes;
  return Known::no;
}

void Spread::check_move(std::size_t from, std::size_t v, std::size_t to) {
  auto const& here = tracks_[from];
  auto const& there = tracks_[to];
  auto const& visit = here.day->visits[v];
  if (visit.meal != Meal::none || visit.is_pinned || visit.stay.length() <= Minutes(0)) return;
  auto const added = added_by(there, here.at[v + 1]);
  auto const saved = saved_without(here, v) - added;
  if (saved < saved_min_m || saved < saved_share_min * (here.length() + there.length())) return;
  auto const minutes = there.out().length() + visit.stay.length() +
                       Minutes(static_cast<int>(added / slow_m_per_min) + 1);
  if (minutes > limits_of(file_.needs).day_max) return;
  auto const open = is_open(visit.place, there, visit.stay.length());
  if (open == Known::no) return;
  auto const item =
      say("{}若放到{}，两天共少走 {}", "{} on {} would make both days {} shorter",
          name_of(file_, visit.place), date_words(there.day->date), kilometres(saved));
  ruling_.about(here.day->date, visit.place);
  if (open == Known::yes)
    ruling_.fail(item);
  else
    ruling_.doubt(item);
}

}  // namespace

Check days_clustered(Case const& file) {
  Ruling ruling("days_clustered", {"相近的景点排在同一天", "What lies together is seen together"});
  Spread(file, ruling).check();
  return ruling.close(say("试着把每处景点换到别的 {} 天",
                          "Every sight tried on each other day of {}",
                          counted(file.plan.days.size(), "day")));
}

}  // namespace planner::impl
