// SPDX-License-Identifier: Apache-2.0
#include "planner/impl/ruling.hpp"

#include <algorithm>

namespace planner::impl {

namespace {
constexpr int examples_max = 3;
}

Ruling::Ruling(std::string id, Words title) {
  check_.id = std::move(id);
  check_.title = std::move(title);
}

void Ruling::holds(Words item) {
  if (shown_++ >= examples_max) return;
  examples_.zh += (examples_.zh.empty() ? "" : "；") + item.zh;
  examples_.en += (examples_.en.empty() ? "" : "; ") + item.en;
}

void Ruling::doubt(Words finding) {
  if (check_.verdict == Verdict::pass) check_.verdict = Verdict::unverified;
  check_.findings.push_back(std::move(finding));
}

void Ruling::fail(Words finding) {
  check_.verdict = Verdict::fail;
  check_.findings.push_back(std::move(finding));
}

Check Ruling::close(Words counted) {
  check_.evidence = std::move(counted);
  if (!examples_.zh.empty()) {
    check_.evidence.zh += "：" + examples_.zh + (shown_ > examples_max ? "……" : "");
    check_.evidence.en += ": " + examples_.en + (shown_ > examples_max ? " …" : "");
  }
  return std::move(check_);
}

Words name_of(Case const& file, std::string const& key) {
  if (auto const* facts = file.world.find(key)) return facts->name;
  return {"“" + key + "”", "“" + key + "”"};
}

Words visits_of(Plan const& plan) {
  std::size_t count = 0;
  for (auto const& day : plan.days) count += day.visits.size();
  return counted(count, "visit");
}

Words nights_of(Plan const& plan) {
  auto const count = std::count_if(plan.days.begin(), plan.days.end(),
                                   [](DayPlan const& day) { return day.lodging.has_value(); });
  return counted(std::int64_t{count}, "night");
}

}  // namespace planner::impl
