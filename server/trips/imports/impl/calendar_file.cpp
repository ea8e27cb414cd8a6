// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <map>

#include "base/text.hpp"
#include "trips/imports/impl/file_readers.hpp"

namespace trips {
namespace {

// DTSTART;TZID=Asia/Shanghai:20260501T090000
struct ContentLine {
  std::string name;  // in small letters
  std::string parameters;
  std::string value;
};

// Lines as they were before they were folded.
std::vector<std::string> unfolded(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    auto end = std::min(text.find('\n', at), text.size());
    auto line = text.substr(at, end - at);
    at = end + 1;
    if (line.ends_with('\r')) line.remove_suffix(1);
    bool const continues = line.starts_with(' ') || line.starts_with('\t');
    if (continues && !lines.empty())
      lines.back() += line.substr(1);
    else
      lines.emplace_back(line);
  }
  return lines;
}

// A colon in quotes is part of a parameter.
std::optional<ContentLine> content_line(std::string const& line) {
  bool is_quoted = false;
  std::size_t colon = 0;
  for (; colon < line.size() && (is_quoted || line[colon] != ':'); ++colon)
    if (line[colon] == '"') is_quoted = !is_quoted;
  if (colon == line.size()) return std::nullopt;
  auto const head = base::fold(line.substr(0, colon));
  auto const semicolon = std::min(head.find(';'), head.size());
  return ContentLine{head.substr(0, semicolon), head.substr(semicolon), line.substr(colon + 1)};
}

std::string unescaped(std::string_view value) {
  std::string text;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] != '\\' || i + 1 == value.size()) {
      text += value[i];
      continue;
    }
    char const c = value[++i];
    text += c == 'n' || c == 'N' ? '\n' : c;
  }
  return text;
}

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (text.size() < at + count) return std::nullopt;
  int value = 0;
  auto const* const begin = text.data() + at;
  auto const [end, error] = std::from_chars(begin, begin + count, value);
  bool const is_number = error == std::errc() && end == begin + count && value >= 0;
  return is_number ? std::optional(value) : std::nullopt;
}

// 20260501T090000Z, 20260501T090000 or 20260501.
std::optional<FileTime> calendar_time(std::string_view value) {
  auto const year = digits(value, 0, 4);
  auto const month = digits(value, 4, 2);
  auto const day = digits(value, 6, 2);
  if (!year || !month || !day) return std::nullopt;
  std::chrono::year_month_day const date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  FileTime time{base::Instant(std::chrono::sys_days(date)), false, false};
  if (value.size() == 8) return time;
  auto const hour = digits(value, 9, 2);
  auto const minute = digits(value, 11, 2);
  if (value[8] != 'T' || !hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  time.at += base::Minutes(*hour * 60 + *minute);
  time.is_utc = value.ends_with('Z');
  time.has_clock = true;
  return time;
}

// PT1H30M, P1D, P1W; nothing for what is none, or longer than a year.
std::optional<base::Minutes> duration(std::string_view value) {
  constexpr std::int64_t longest = 366 * 24 * 60;
  if (!value.starts_with('P')) return std::nullopt;
  value.remove_prefix(1);
  std::int64_t minutes = 0;
  while (!value.empty()) {
    if (value.front() == 'T') {
      value.remove_prefix(1);
      continue;
    }
    int count = 0;
    auto const [end, error] = std::from_chars(value.data(), value.data() + value.size(), count);
    if (error != std::errc() || end == value.data() + value.size() || count < 0 || count > 10'000)
      return std::nullopt;
    constexpr std::string_view units = "WDHM";
    constexpr int worth[] = {7 * 24 * 60, 24 * 60, 60, 1};
    auto const unit = units.find(*end);
    if (unit == std::string_view::npos && *end != 'S') return std::nullopt;
    if (unit != std::string_view::npos) minutes += std::int64_t{count} * worth[unit];
    if (minutes > longest) return std::nullopt;
    value.remove_prefix(static_cast<std::size_t>(end - value.data()) + 1);
  }
  return base::Minutes(minutes);
}

std::optional<base::LatLon> geo(std::string_view value) {
  auto const parts = base::split(value, ';');
  if (parts.size() != 2) return std::nullopt;
  base::LatLon at;
  auto const number = [](std::string const& text, double& into) {
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
    return error == std::errc() && end == text.data() + text.size();
  };
  bool const is_pair = number(parts[0], at.lat) && number(parts[1], at.lon);
  return is_pair && base::is_on_earth(at) ? std::optional(at) : std::nullopt;
}

// The properties of one event.
using Event = std::map<std::string, std::string>;

std::string property(Event const& event, std::string const& name) {
  auto const found = event.find(name);
  return found == event.end() ? "" : found->second;
}

std::optional<planner::Words> why_left(Event const& event) {
  if (base::fold(property(event, "status")) == "cancelled")
    return planner::Words{"这项日程已经取消。", "The event is cancelled."};
  if (!calendar_time(property(event, "dtstart")))
    return planner::Words{"这项日程没有能读懂的时间。", "The event has no time we understand."};
  return std::nullopt;
}

FileStop stop_from(Event const& event) {
  FileStop stop;
  stop.name = name_from(unescaped(property(event, "summary")));
  stop.at = geo(property(event, "geo"));
  stop.begins = calendar_time(property(event, "dtstart"));
  stop.ends = calendar_time(property(event, "dtend"));
  if (auto const length = duration(property(event, "duration")); length && !stop.ends) {
    stop.ends = stop.begins;
    stop.ends->at += *length;
  }
  stop.note = note_from(unescaped(property(event, "description")));
  return stop;
}

class CalendarFile {
 public:
  base::Result<TripFile> read(std::string_view text) {
    for (auto const& line : unfolded(text))
      if (auto const content = content_line(line)) take(*content);
    if (file_.stops.size() > most_file_stops) return too_many_stops();
    auto const before = [](FileStop const& a, FileStop const& b) {
      return a.begins->at < b.begins->at;  // events come in any order
    };
    file_.left = std::move(left_).told();
    std::stable_sort(file_.stops.begin(), file_.stops.end(), before);
    return std::move(file_);
  }

 private:
  void take(ContentLine const& line) {
    auto const what = base::fold(line.value);
    if (line.name == "begin") {
      inside_.push_back(what);
      if (what == "vevent") event_.clear();
    } else if (line.name == "end") {
      if (what == "vevent" && is_in("vevent")) add_event();
      if (!inside_.empty()) inside_.pop_back();
    } else if (is_in("vevent")) {
      event_.emplace(line.name, line.value);
    } else if (is_in("vcalendar") && line.name == "x-wr-calname") {
      file_.name = name_from(unescaped(line.value));
    } else if (is_in("vtodo") && line.name == "summary") {
      leave(line.value, {"待办事项不是地点。", "A task is no place."});
    }
  }

  bool is_in(std::string_view component) const {
    return !inside_.empty() && inside_.back() == component;
  }

  void leave(std::string const& summary, planner::Words why) {
    left_.add(name_from(unescaped(summary)), std::move(why));
  }

  void add_event() {
    auto const summary = property(event_, "summary");
    if (auto const why = why_left(event_)) return leave(summary, *why);
    if (event_.contains("rrule"))
      leave(summary, {"只读取重复日程的第一次。", "Of a repeating event the first is read."});
    file_.stops.push_back(stop_from(event_));
  }

  TripFile file_{ImportFormat::ics, "", {}};
  LeftOfFile left_;
  std::vector<std::string> inside_;
  Event event_;
};

}  // namespace

base::Result<TripFile> read_calendar(std::string_view text) { return CalendarFile().read(text); }

}  // namespace trips
