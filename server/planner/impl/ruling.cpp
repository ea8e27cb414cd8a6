// SPDX-License-Identifier: Apache-2.0
#include "planner/impl/ruling.hpp"

#include <algorithm>

namespace planner::impl {

namespace {
constexpr int examples_max = 3;
constexpr std::size_t sources_max = 3;
}  // namespace

Ruling::Ruling(std::string id, Words title) {
  check_.id = std::move(id);
  check_.title = std::move(title);
}

void Ruling::about(std::optional<Day> date, std::string place) {
  subject_.date = date;
  subject_.place = std::move(place);
}

void Ruling::find(Words finding, bool is_violated) {
  check_.findings.push_back(std::move(finding));
  subject_.is_violated = is_violated;
  check_.subjects.push_back(subject_);
}

void Ruling::holds(Words item) {
  if (shown_++ >= examples_max) return;
  examples_.zh += (examples_.zh.empty() ? "" : "；") + item.zh;
  examples_.en += (examples_.en.empty() ? "" : "; ") + item.en;
}

void Ruling::doubt(Words finding) {
  if (check_.verdict == Verdict::holds) check_.verdict = Verdict::unknown;
  find(std::move(finding), false);
}

void Ruling::rests_on(Source const& source) {
  auto const same = std::find_if(used_.begin(), used_.end(),
                                 [&](Used const& used) { return used.source.name == source.name; });
  if (same == used_.end()) {
    used_.push_back({source, 1});
    return;
  }
  ++same->times;
  if (source.as_of)
    same->source.as_of = std::min(*source.as_of, same->source.as_of.value_or(*source.as_of));
}

void Ruling::fail(Words finding) {
  check_.verdict = Verdict::violated;
  find(std::move(finding), true);
}

Check Ruling::close(Words counted) {
  check_.evidence = std::move(counted);
  if (!examples_.zh.empty()) {
    check_.evidence.zh += "：" + examples_.zh + (shown_ > examples_max ? "……" : "");
    check_.evidence.en += ": " + examples_.en + (shown_ > examples_max ? " …" : "");
  }
  std::stable_sort(used_.begin(), used_.end(),
                   [](Used const& a, Used const& b) { return a.times > b.times; });
  for (auto const& used : used_)
    if (check_.sources.size() < sources_max && !used.source.name.empty())
      check_.sources.push_back(used.source);
  if (check_.sources.empty()) check_.sources.push_back({"plan", std::nullopt});
  return std::move(check_);
}

Words name_of(Case const& file, std::string const& key) {
  if (auto const* facts = file.world.find(key)) return facts->name;
  return {"“" + key + "”", "“" + key + "”"};
}

PlaceFacts const* look_up(Case const& file, std::string const& key, Ruling& ruling) {
  auto const* facts = file.world.find(key);
  if (facts == nullptr)
    ruling.doubt(
        say("资料里没有“{}”，无从核对", "There is no record of “{}” to check against", key));
  else
    ruling.rests_on(*facts);
  return facts;
}

bool has_no_ways(DayPlan const& day, Ruling& ruling) {
  bool const is_lacking = day.legs.empty() && !day.visits.empty();
  if (is_lacking)
    ruling.doubt(say("{}没有写明路程", "{} says nothing of its ways", date_words(day.date)));
  return is_lacking;
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
