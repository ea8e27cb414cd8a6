// SPDX-License-Identifier: Apache-2.0
#include "base/civil.hpp"

#include <fmt/format.h>

#include <charconv>

namespace base {
namespace {

// Reads 1 to `most` digits; the rest of `text` stays.
std::optional<int> take_number(std::string_view& text, std::size_t most) {
  std::size_t size = 0;
  while (size < text.size() && size < most && text[size] >= '0' && text[size] <= '9') ++size;
  if (size == 0) return std::nullopt;
  int value = 0;
  std::from_chars(text.data(), text.data() + size, value);
  text.remove_prefix(size);
  return value;
}

}  // namespace

std::optional<Day> parse_day(std::string_view text) {
  using namespace std::chrono;
  auto const year_number = take_number(text, 4);
  if (!year_number || *year_number < 1000 || text.empty()) return std::nullopt;
  char const separator = text.front();
  if (separator != '-' && separator != '/') return std::nullopt;
  text.remove_prefix(1);
  auto const month_number = take_number(text, 2);
  if (!month_number || text.empty() || text.front() != separator) return std::nullopt;
  text.remove_prefix(1);
  auto const day_number = take_number(text, 2);
  if (!day_number || !text.empty()) return std::nullopt;
  year_month_day const date(year(*year_number), month(static_cast<unsigned>(*month_number)),
                            day(static_cast<unsigned>(*day_number)));
  return date.ok() ? std::optional(local_days(date)) : std::nullopt;
}

std::string to_text(Day day) {
  std::chrono::year_month_day const date(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string to_text(Instant at) {
  using namespace std::chrono;
  auto const midnight = floor<days>(at);
  hh_mm_ss const time(at - midnight);
  auto const date = to_text(Day(midnight.time_since_epoch()));
  auto const fraction = time.subseconds().count();
  auto text = fmt::format("{}T{:02}:{:02}:{:02}", date, time.hours().count(),
                          time.minutes().count(), time.seconds().count());
  if (fraction != 0) text += fmt::format(".{:06}", fraction);
  return text + "Z";
}

Day china_day(Instant at) {
  return Day(std::chrono::floor<std::chrono::days>(at + china_offset).time_since_epoch());
}

Instant china_instant(Day day, Minutes at) {
  return Instant(day.time_since_epoch() + at - china_offset);
}

std::string to_clock(Minutes at) {
  return fmt::format("{:02}:{:02}", at.count() / 60, at.count() % 60);
}

}  // namespace base
