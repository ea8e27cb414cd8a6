// SPDX-License-Identifier: Apache-2.0
#include "planner/impl/timetable.hpp"

namespace planner::impl {

namespace {

// How much longer one may stay at `position` and leave everything after it possible.
int room(Instance const& instance, Route const& route, int position) {
  auto const& node = route.at(position);
  auto const& next = route.at(position + 1);
  int const to_close = instance.closing(node.point, route.day, node.slot, node.start) - node.leave;
  int const to_next =
      instance.departure(node.point, next.point, next.way, next.latest) - node.leave;
  return std::min(to_close, to_next);
}

int wait_before(Instance const& instance, Route const& route, int position) {
  auto const& before = route.at(position - 1);
  auto const& node = route.at(position);
  return node.start - instance.arrival(before.point, node.point, node.way, before.leave);
}

// Stays a step longer at `position` if that only eats up waiting before `waiting`.
bool stretch(Instance const& instance, Route& route, int position, int waiting) {
  auto& node = route.at(position);
  int const more =
      std::min({instance.problem.stay_step, instance.stop(node.point).stay_max - node.stay,
                wait_before(instance, route, waiting), room(instance, route, position)});
  if (more <= 0) return false;
  int const start = route.at(waiting).start;
  node.stay += more;
  if (refresh(instance, route) && route.at(waiting).start == start) return true;
  node.stay -= more;
  (void)refresh(instance, route);
  return false;
}

// Sights before the waiting take turns to fill it, the nearest first; meals stay as they are.
void stretch_into_waiting(Instance const& instance, Route& route) {
  for (int waiting = 2; waiting <= route.size; ++waiting)
    for (bool grew = true; grew && wait_before(instance, route, waiting) > 0;) {
      grew = false;
      for (int p = waiting - 1; p >= 1; --p)
        if (route.at(p).slot < 0 && stretch(instance, route, p, waiting)) grew = true;
    }
}

// Everything before the last visit as late as it can be without delaying that one.
void start_late(Instance const& instance, Route& route) {
  for (int p = route.size - 1; p >= 1; --p) {
    auto& node = route.at(p);
    auto const& next = route.at(p + 1);
    int const bound = instance.departure(node.point, next.point, next.way, next.start) - node.stay;
    node.start = instance.latest_start(node.point, route.day, node.slot, bound, node.stay);
    node.leave = node.start + node.stay;
  }
}

// At the hours of the timetable; the first hop is made as late as it can be.
void add_up_travel(Instance const& instance, Route& route) {
  auto const& ways = instance.ways;
  auto const& first = route.at(1);
  route.travel =
      first.start - ways.departure(route.at(0).point, first.point, first.way, first.start);
  for (int p = 1; p <= route.size; ++p) {
    auto const& node = route.at(p);
    auto const& next = route.at(p + 1);
    route.travel += ways.arrival(node.point, next.point, next.way, node.leave) - node.leave;
  }
}

}  // namespace

void lengthen_short_stays(Instance const& instance, Route& route) {
  while (true) {
    int chosen = 0;
    double least = 1;
    for (int p = 1; p <= route.size; ++p) {
      auto const& stop = instance.stop(route.at(p).point);
      int const more = std::min(instance.problem.stay_step, stop.stay_usual - route.at(p).stay);
      if (more <= 0 || room(instance, route, p) < more) continue;
      double const share = static_cast<double>(route.at(p).stay) / stop.stay_usual;
      if (share >= least) continue;
      least = share;
      chosen = p;
    }
    if (chosen == 0) return;
    auto& node = route.at(chosen);
    node.stay +=
        std::min(instance.problem.stay_step, instance.stop(node.point).stay_usual - node.stay);
    (void)refresh(instance, route);
  }
}

std::vector<Scheduled> timetable(Instance const& instance, Route& route) {
  lengthen_short_stays(instance, route);
  stretch_into_waiting(instance, route);
  if (route.size > 0) start_late(instance, route);
  route.idle = 0;
  if (route.size > 0) add_up_travel(instance, route);
  std::vector<Scheduled> visits;
  for (int p = 1; p <= route.size; ++p) {
    auto const& node = route.at(p);
    if (p > 1) route.idle += wait_before(instance, route, p);
    int const mode = instance.ways.mode(route.at(p - 1).point, node.point, node.way);
    visits.push_back({node.point, node.start, node.leave, node.slot, mode});
  }
  return visits;
}

}  // namespace planner::impl
