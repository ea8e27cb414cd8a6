// SPDX-License-Identifier: Apache-2.0
#include "trips/exports/booklet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "planner/date_words.hpp"
#include "trips/exports/paper.hpp"
#include "trips/exports/sketch.hpp"
#include "trips/impl/clock_text.hpp"

namespace trips {
namespace {

constexpr TextStyle title_style{.size = 20, .is_bold = true};
constexpr TextStyle heading{.size = 13, .is_bold = true};
constexpr TextStyle plain{};
constexpr TextStyle strong{.is_bold = true};
constexpr TextStyle quiet{.size = 8.5, .grey = 0.4};
constexpr TextStyle figure{.is_to_the_right = true};

constexpr double clock_column = 74;
constexpr double money_column = 90;
constexpr double leg_room = 13;
// Of so many days all stops fit into one sketch; longer trips have one for each day besides.
constexpr std::size_t days_in_a_sketch = 3;

class Booklet {
 public:
  // `sheets`: how many it takes, 0 where that is not known yet.
  Booklet(TripLabel const& trip, TierAnswer const& plan, ExportLanguage language, int sheets)
      : trip_(trip),
        plan_(plan),
        language_(language),
        stops_(stops_of(plan)),
        paper_(trip.name, footer(), trip.changed_at, sheets) {}

  void write() {
    write_head();
    draw_sketch(paper_, stops_, 220, is_long() ? DotNumbers::days : DotNumbers::stops, language_);
    int number = 0;
    for (auto const& day : plan_.days) write_day(day, ++number);
    write_ledger();
    write_doubts();
  }

  int sheets() const { return paper_.sheets(); }
  std::string finish() { return paper_.finish(); }

 private:
  std::string const& said(Words const& words) const { return in_language(words, language_); }
  char const* either(char const* zh, char const* en) const {
    return language_ == ExportLanguage::en ? en : zh;
  }

  bool is_long() const { return plan_.days.size() > days_in_a_sketch; }
  std::string date(base::Day day) const { return said(planner::date_words(day)); }
  static std::string clock(std::string const& text) {
    auto const at = clock_from(text);
    return at ? planner::clock_words(*at) : text;
  }

  std::string footer() const {
    return fmt::format("{} · {}{}", trip_.name, either("行趣，版本 ", "Xingqu, version "),
                       trip_.version);
  }

  static std::string money(std::int64_t low, std::int64_t high, std::string const& currency) {
    auto const sign = currency == "CNY" ? std::string("¥") : currency + " ";
    auto const major = [](std::int64_t minor) { return (minor + 50) / 100; };
    if (major(low) == major(high)) return fmt::format("{}{}", sign, major(low));
    return fmt::format("{}{}–{}", sign, major(low), major(high));
  }

  void write_head() {
    paper_.write(trip_.name, title_style);
    paper_.skip(4);
    paper_.write(
        fmt::format("{} · {} – {} · {} {}", said(plan_.destination_name),
                    base::to_text(plan_.startDate), base::to_text(plan_.endDate),
                    money(plan_.total.low_minor, plan_.total.high_minor, plan_.total.currency),
                    either("全程", "in all")),
        quiet);
    paper_.skip(8);
    paper_.write(said(plan_.summary), plain);
    for (auto const& ride : plan_.rides) {
      paper_.skip(4);
      paper_.write(ride_text(ride), plain);
    }
    write_problems_of_trip();
    paper_.skip(10);
  }

  std::string ride_text(RideAnswer const& ride) const {
    auto const arrives = ride.arrive_day == ride.depart_day ? "" : date(ride.arrive_day) + " ";
    return fmt::format("{} {} {} → {}{} {} {}", date(ride.depart_day), ride.departs,
                       said(ride.from), arrives, ride.arrives, said(ride.to),
                       ride.number.value_or(either("（估算）", "(estimate)")));
  }

  // A draft says so first, and what does not hold of the trip as a whole.
  void write_problems_of_trip() {
    if (!plan_.problems || plan_.problems->empty()) return;
    paper_.skip(8);
    paper_.write(fmt::format(fmt::runtime(either("草稿：{} 处不成立，已在各处用“！”标出。",
                                                 "Draft: {} rules are broken, marked “!” where.")),
                             plan_.problems->size()),
                 strong);
    for (auto const& problem : *plan_.problems)
      if (!problem.day && !problem.item) write_problem(problem);
  }

  void write_problem(ProblemAnswer const& problem) {
    paper_.write(marked(problem), {.size = 8.5, .is_bold = true});
  }
  std::string marked(ProblemAnswer const& problem) const { return "! " + said(problem.text); }

  void write_day(DayAnswer const& day, int number) {
    paper_.need(is_long() ? 230 : 90);  // a heading is not left alone at the foot
    paper_.skip(12);
    paper_.dot(Paper::margin + 5, paper_.y() + 9.5, 5, day_ink(number));
    auto const title = fmt::format(fmt::runtime(either("第 {} 天 · {}　{}", "Day {} · {}  {}")),
                                   number, date(day.date), said(day.title));
    paper_.put(title, heading, 16, Paper::inner - 16);
    paper_.skip(paper_.measure(title, heading, Paper::inner - 16) + 3);
    paper_.rule();
    paper_.skip(5);
    if (day.weather && day.weather->sky) {
      paper_.write(weather_text(*day.weather), quiet);
      paper_.skip(3);
    }
    if (plan_.problems)
      for (auto const& problem : *plan_.problems)
        if (problem.day == day.date && !problem.item) write_problem(problem);
    if (is_long()) draw_day(number);
    for (std::size_t i = 0; i < day.visits.size(); ++i)
      write_visit(day.visits[i], i < day.legs.size() ? &day.legs[i] : nullptr, ++stop_number_);
    if (day.legs.size() > day.visits.size()) write_leg(day.legs.back());
    if (day.lodging) write_lodging(*day.lodging);
  }
  void draw_day(int number) {
    std::vector<TripStop> stops;
    std::ranges::copy_if(stops_, std::back_inserter(stops),
                         [&](TripStop const& stop) { return stop.day == number; });
    draw_sketch(paper_, stops, 84, DotNumbers::stops, language_);
    paper_.skip(4);
  }

  std::string weather_text(DayWeather const& weather) const {
    auto text = said(*weather.sky);
    if (weather.celsius_min && weather.celsius_max)
      text += fmt::format("  {:.0f}–{:.0f} °C", *weather.celsius_min, *weather.celsius_max);
    if (weather.advice) text.append("  ").append(said(*weather.advice));
    return text;
  }

  void write_leg(LegAnswer const& leg) {
    if (leg.minutes == 0) return;
    paper_.need(leg_room);
    auto const fare =
        leg.fare.high_minor > 0
            ? " · " + money(leg.fare.low_minor, leg.fare.high_minor, leg.fare.currency)
            : std::string();
    paper_.put(fmt::format("{} {} {} · {:.1f} km{}", mode_name(leg.mode), leg.minutes,
                           either("分钟", "min"), leg.metres / 1000.0, fare),
               quiet, clock_column, Paper::inner - clock_column);
    paper_.skip(leg_room);
  }

  char const* mode_name(planner::Mode mode) const {
    switch (mode) {
      case planner::Mode::walk:
        return either("步行", "On foot");
      case planner::Mode::bike:
        return either("骑行", "By bike");
      case planner::Mode::bus:
        return either("公交", "By bus");
      case planner::Mode::metro:
        return either("地铁", "By metro");
      case planner::Mode::taxi:
        return either("打车", "By taxi");
    }
    return "";
  }

  // What stands under the name: the name that a driver can read, where it is, and what to know.
  std::string about(VisitAnswer const& visit) const {
    std::string text = visit.place.address;
    if (language_ == ExportLanguage::en && visit.place.name.zh != visit.place.name.en)
      text = visit.place.name.zh + (text.empty() ? "" : " · ") + text;
    for (auto const& more : {said(visit.note), visit.own_note.value_or("")})
      if (!more.empty()) text.append(text.empty() ? "" : "\n").append(more);
    return text;
  }

  std::string problems_text(VisitAnswer const& visit) const {
    std::string text;
    if (visit.problems)
      for (auto const& problem : *visit.problems)
        text.append(text.empty() ? "" : "\n").append(marked(problem));
    return text;
  }

  // With the way to it, which is not left behind on the sheet before.
  void write_visit(VisitAnswer const& visit, LegAnswer const* leg, int stop_number) {
    double const across = Paper::inner - clock_column - money_column;
    auto const name = fmt::format("{}. {}", stop_number, said(visit.place.name));
    struct Lines {
      std::string text;
      TextStyle style;
    };
    std::array const lines{Lines{name, strong}, Lines{about(visit), quiet},
                           Lines{problems_text(visit), {.size = 8.5, .is_bold = true}}};
    double down = 6;
    for (auto const& each : lines) down += paper_.measure(each.text, each.style, across);
    paper_.need(down + (leg ? leg_room : 0));
    if (leg) write_leg(*leg);
    paper_.put(clock(visit.start) + "–" + clock(visit.end), plain, 0, clock_column);
    paper_.put(price_text(visit.price), figure, Paper::inner - money_column, money_column);
    for (auto const& each : lines) {
      paper_.put(each.text, each.style, clock_column, across);
      paper_.skip(paper_.measure(each.text, each.style, across));
    }
    paper_.skip(6);
  }

  std::string price_text(PriceAnswer const& price) const {
    if (price.high_minor == 0) return price.known ? either("免费", "free") : "";
    return money(price.low_minor, price.high_minor, plan_.total.currency);
  }

  void write_lodging(PlaceRef const& lodging) {
    paper_.need(30);
    paper_.put(either("住宿", "Overnight"), plain, 0, clock_column);
    paper_.put(said(lodging.name), strong, clock_column, Paper::inner - clock_column);
    paper_.skip(14);
    paper_.put(lodging.address, quiet, clock_column, Paper::inner - clock_column);
    paper_.skip(14);
  }

  void write_ledger() {
    paper_.need(90);
    paper_.skip(14);
    paper_.write(either("费用", "What it costs"), heading);
    paper_.skip(3);
    paper_.rule();
    paper_.skip(5);
    double const across = Paper::inner - 2 * money_column;
    for (auto const& line : plan_.ledger) {
      double const down = paper_.measure(said(line.label), plain, across);
      paper_.need(down + 3);
      paper_.put(said(line.label), plain, 0, across);
      paper_.put(fmt::format("{} × {}",
                             money(line.unit.low_minor, line.unit.high_minor, line.unit.currency),
                             line.quantity),
                 {.size = 8.5, .grey = 0.4, .is_to_the_right = true}, across, money_column);
      paper_.put(money(line.total.low_minor, line.total.high_minor, line.total.currency), figure,
                 across + money_column, money_column);
      paper_.skip(down + 3);
    }
    paper_.rule();
    paper_.skip(4);
    paper_.need(16);
    paper_.put(either("合计", "Total"), strong, 0, across);
    paper_.put(money(plan_.total.low_minor, plan_.total.high_minor, plan_.total.currency),
               {.is_bold = true, .is_to_the_right = true}, across, 2 * money_column);
    paper_.skip(16);
  }

  // What was checked and holds needs no paper; what does not, or is not known, does.
  void write_doubts() {
    auto const& checks = plan_.certificate.checks;
    auto const holding =
        std::ranges::count(checks, planner::Verdict::holds, &planner::Check::verdict);
    paper_.need(60);
    paper_.skip(14);
    paper_.write(either("核对", "What was checked"), heading);
    paper_.skip(3);
    paper_.rule();
    paper_.skip(5);
    paper_.write(fmt::format(fmt::runtime(either("{} 项核对，{} 项成立。", "{} checks, {} hold.")),
                             checks.size(), holding),
                 plain);
    for (auto const& check : checks) {
      if (check.verdict == planner::Verdict::holds) continue;
      paper_.skip(4);
      paper_.write(fmt::format("{} {} — {}",
                               check.verdict == planner::Verdict::violated
                                   ? either("不成立：", "Does not hold:")
                                   : either("未知：", "Not known:"),
                               said(check.title), said(check.evidence)),
                   quiet);
    }
  }

  TripLabel const& trip_;
  TierAnswer const& plan_;
  ExportLanguage language_;
  std::vector<TripStop> stops_;
  Paper paper_;
  int stop_number_ = 0;
};

}  // namespace

// Twice: how many sheets there are stands on each of them.
std::string to_pdf(TripLabel const& trip, TierAnswer const& plan, ExportLanguage language) {
  Booklet first(trip, plan, language, 0);
  first.write();
  Booklet whole(trip, plan, language, first.sheets());
  whole.write();
  return whole.finish();
}

}  // namespace trips
