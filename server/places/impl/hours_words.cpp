// SPDX-License-Identifier: Apache-2.0
#include "places/impl/hours_words.hpp"

#include <fmt/format.h>

#include <array>

#include "base/civil.hpp"

namespace places::hours {
namespace {

using Words = std::array<std::string_view, 2>;  // Chinese, English

constexpr std::array<Words, 7> weekdays{{{"周一", "Mon"},
                                         {"周二", "Tue"},
                                         {"周三", "Wed"},
                                         {"周四", "Thu"},
                                         {"周五", "Fri"},
                                         {"周六", "Sat"},
                                         {"周日", "Sun"}}};
constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 6> ordinals{"0th", "1st", "2nd", "3rd", "4th", "5th"};
constexpr int open_end_year = 9999;

class Writer {
 public:
  explicit Writer(Tongue tongue) : tongue_(tongue) {}
  std::string all(Rules const& rules) const;

 private:
  std::string_view either(Words const& words) const {
    return words[static_cast<std::size_t>(tongue_)];
  }
  bool is_chinese() const { return tongue_ == Tongue::chinese; }
  template <class Items, class Write>
  std::string list(Items const& items, Write write) const;
  std::string range(std::string const& from, std::string const& until) const;

  std::string since(std::string const& when) const;

  std::string rule(Rule const& rule) const;
  std::string days(Rule const& rule) const;
  std::string numbers(Numbers const& range, Words const& pattern) const;
  std::string date(MonthDay const& date) const;
  std::string dates(DateRange const& range) const;
  std::string weekday(WeekdayRange const& range) const;
  std::string holiday(int shift) const;
  std::string shifted(std::string day, int days) const;
  std::string point(TimePoint point) const;
  std::string span(TimeSpan const& span) const;

  Tongue tongue_;
};

template <class Items, class Write>
std::string Writer::list(Items const& items, Write write) const {
  std::string text;
  for (auto const& item : items) {
    if (!text.empty()) text += either({"、", ", "});
    text += write(item);
  }
  return text;
}

std::string Writer::range(std::string const& from, std::string const& until) const {
  return from == until ? from : from + std::string(either({"至", "–"})) + until;
}

std::string Writer::numbers(Numbers const& range, Words const& pattern) const {
  bool const has_end = range.until != open_end_year;
  auto const span =
      this->range(std::to_string(range.from), std::to_string(has_end ? range.until : range.from));
  auto text = fmt::format(fmt::runtime(either(pattern)), span);
  if (!has_end) text = since(text);
  if (range.step > 1)
    text += fmt::format(fmt::runtime(either({"（每{}）", " (every {})"})), range.step);
  return text;
}

std::string Writer::since(std::string const& when) const {
  return is_chinese() ? when + "起" : "from " + when;
}

std::string Writer::date(MonthDay const& date) const {
  std::string text;
  if (is_chinese()) {
    if (date.year) text += fmt::format("{}年", *date.year);
    text += fmt::format("{}月", date.month);
    if (date.day) text += fmt::format("{}日", *date.day);
    return text;
  }
  text += months[static_cast<std::size_t>(date.month - 1)];
  if (date.day) text = fmt::format("{} {}", *date.day, text);
  if (date.year) text += fmt::format(" {}", *date.year);
  return text;
}

std::string Writer::dates(DateRange const& range) const {
  if (range.until.year == open_end_year) return since(date(range.from));
  return this->range(date(range.from), date(range.until));
}

std::string Writer::shifted(std::string day, int days) const {
  if (days == 0) return day;
  bool const is_later = days > 0;
  if (is_chinese()) return day + fmt::format("{}{}天", is_later ? "后" : "前", std::abs(days));
  auto const count = fmt::format("{} day{}", std::abs(days), std::abs(days) == 1 ? "" : "s");
  return fmt::format("{} {} {}", count, is_later ? "after" : "before", day);
}

std::string Writer::weekday(WeekdayRange const& range) const {
  auto const name = [&](int day) {
    return std::string(either(weekdays[static_cast<std::size_t>(day - 1)]));
  };
  if (range.nth.empty()) return this->range(name(range.from), name(range.until));
  auto const count = list(range.nth, [&](int n) -> std::string {
    if (is_chinese())
      return n > 0     ? fmt::format("第{}个", n)
             : n == -1 ? "最后一个"
                       : fmt::format("倒数第{}个", -n);
    std::string const nth(ordinals[static_cast<std::size_t>(std::abs(n))]);
    return n > 0 ? nth : n == -1 ? "last" : nth + " last";
  });
  auto const text = is_chinese() ? fmt::format("每月{}{}", count, name(range.from))
                                 : fmt::format("{} {} of the month", count, name(range.from));
  return shifted(text, range.shifted_days);
}

std::string Writer::holiday(int shift) const {
  return shifted(std::string(either({"法定节假日", "public holidays"})), shift);
}

std::string Writer::days(Rule const& rule) const {
  std::vector<std::string> parts;
  auto const add = [&](std::string text) {
    if (!text.empty()) parts.push_back(std::move(text));
  };
  add(list(rule.weekdays, [&](auto const& each) { return weekday(each); }));
  add(list(rule.holidays, [&](int shift) { return holiday(shift); }));
  if (rule.has_school_holidays) add(std::string(either({"学校假期", "school holidays"})));
  if (!rule.is_weekday_of_holiday) return list(parts, [](auto const& part) { return part; });
  return fmt::format(fmt::runtime(either({"逢{}的{}", "{1} that are {0}"})), parts.at(0),
                     parts.at(1));
}

std::string Writer::point(TimePoint point) const {
  constexpr std::array<Words, 5> events{
      {{"", ""}, {"黎明", "dawn"}, {"日出", "sunrise"}, {"日落", "sunset"}, {"黄昏", "dusk"}}};
  if (point.event == Event::none)
    return base::to_clock(
        base::Minutes(point.minutes > 1440 ? point.minutes - 1440 : point.minutes));
  std::string event(either(events[static_cast<std::size_t>(point.event)]));
  if (point.minutes == 0) return event;
  auto const away = base::to_clock(base::Minutes(std::abs(point.minutes)));
  bool const is_later = point.minutes > 0;
  if (is_chinese()) return event + (is_later ? "后" : "前") + away;
  return fmt::format("{} {} {}", away, is_later ? "after" : "before", event);
}

std::string Writer::span(TimeSpan const& span) const {
  bool const is_pure_start = span.has_open_end && span.until.minutes == 1440;
  if (is_pure_start) return since(point(span.from));
  bool const is_clock = span.from.event == Event::none && span.until.event == Event::none;
  bool const ends_next_day =
      is_clock && (span.until.minutes > 1440 || span.until.minutes <= span.from.minutes);
  auto text = point(span.from) + "–";
  if (ends_next_day && is_chinese()) text += "次日";
  text += point(span.until);
  if (ends_next_day && !is_chinese()) text += " the next day";
  if (span.has_open_end) text += either({"或更晚", " or later"});
  return text;
}

std::string Writer::rule(Rule const& rule) const {
  std::vector<std::string> parts{list(rule.years,
                                      [&](auto const& each) {
                                        return numbers(each, {"{}年", "{}"});
                                      }),
                                 list(rule.dates, [&](auto const& each) { return dates(each); }),
                                 list(rule.weeks,
                                      [&](auto const& each) {
                                        return numbers(each, {"第{}周", "week {}"});
                                      }),
                                 days(rule),
                                 list(rule.times, [&](auto const& each) { return span(each); })};
  std::string text;
  for (auto const& part : parts)
    if (!part.empty()) text += (text.empty() ? "" : " ") + part;
  if (text.empty()) text = either({"每天", "Daily"});
  if (rule.state == State::closed) text += either({" 不开放", " closed"});
  if (rule.state == State::unknown) text += either({" 不确定", " not certain"});
  if (rule.state == State::open && rule.times.empty()) text += either({" 全天开放", " all day"});
  return text;
}

std::string Writer::all(Rules const& rules) const {
  std::string text;
  for (auto const& each : rules.rules) {
    if (!text.empty())
      text += each.joint == Joint::fills ? either({"；其余时间：", "; otherwise: "})
                                         : either({"；", "; "});
    text += rule(each);
  }
  return text;
}

}  // namespace

std::string in_words(Rules const& rules, Tongue tongue) { return Writer(tongue).all(rules); }

}  // namespace places::hours
