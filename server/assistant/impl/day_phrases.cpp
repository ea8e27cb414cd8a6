// SPDX-License-Identifier: Apache-2.0
#include "assistant/impl/day_phrases.hpp"

#include <chrono>

#include "places/lunar.hpp"

namespace assistant::impl {
namespace {

using base::Day;
using std::chrono::days;
using std::chrono::year_month_day;

// One try at a phrase: tokens are taken one by one, and a dead end is simply left.
class Phrase {
 public:
  Phrase(Reading const& reading, std::size_t first) : r_(reading), at_(first) {}

  std::optional<DayPhrase> read() {
    take_year();
    if (auto found = relative()) return found;
    if (auto found = week_day()) return found;
    if (auto found = festival()) return found;
    if (auto found = lunar()) return found;
    if (auto found = month_and_day()) return found;
    if (auto found = english_month()) return found;
    if (auto found = day_of_named_month()) return found;
    return day_number();
  }

 private:
  int now_year() const { return static_cast<int>(year_month_day(r_.today).year()); }
  unsigned now_month() const { return static_cast<unsigned>(year_month_day(r_.today).month()); }

  std::optional<DayPhrase> found(Day day, std::size_t last, double confidence = 1) const {
    return DayPhrase{.last = last, .from = day, .until = {}, .confidence = confidence};
  }

  void take_year() {
    int const number = r_.whole(at_);
    bool const is_year = number >= 2020 && number <= 2100;
    if (is_year && (r_.is(at_ + 1, Cue::year) || is_dash(at_ + 1))) {
      year_ = number;
      at_ += 2;
    } else if (r_.is(at_, Cue::next_year) || r_.is(at_, Cue::this_year)) {
      year_ = now_year() + (r_.is(at_, Cue::next_year) ? 1 : 0);
      ++at_;
      while (r_.is(at_, Cue::filler) && r_.is_text(at_, "的")) ++at_;
    }
  }

  bool is_dash(std::size_t i) const { return r_.is(i, Cue::tilde) || r_.is(i, Cue::slash); }

  // The date in the year that was said, or the next such date.
  std::optional<Day> next(unsigned month, unsigned day, std::optional<int> year = {}) const {
    auto const in = [&](int y) {
      return year_month_day{std::chrono::year(y), std::chrono::month(month), std::chrono::day(day)};
    };
    if (!year) year = year_;
    if (year) return in(*year).ok() ? std::optional(Day(in(*year))) : std::nullopt;
    for (int y = now_year(); y <= now_year() + 8; ++y)  // 29 February may be far
      if (in(y).ok() && Day(in(y)) >= r_.today) return Day(in(y));
    return std::nullopt;
  }

  std::optional<DayPhrase> relative() const {
    if (r_.is(at_, Cue::relative_day) && !year_)
      return found(r_.today + days(r_.value(at_, Cue::relative_day)), at_);
    int const number = r_.whole(at_);
    if (number < 0 || number > 400) return std::nullopt;
    if (r_.is(at_ + 1, Cue::days_later)) return found(r_.today + days(number), at_ + 1);
    bool const is_later = r_.is(at_ + 1, Cue::day) &&
                          (r_.is_text(at_ + 2, "后") || r_.is_text(at_ + 2, "之后") ||
                           r_.is_text(at_ + 2, "以后") || r_.is_text(at_ + 2, "from now"));
    if (is_later) return found(r_.today + days(number), at_ + 2);
    return std::nullopt;
  }

  std::optional<DayPhrase> week_day() const {
    if (!r_.is(at_, Cue::weekday)) return std::nullopt;
    int const value = r_.value(at_, Cue::weekday);
    int const weeks = value / 100;
    int const wanted = value % 100;
    int const today = static_cast<int>(std::chrono::weekday(r_.today).iso_encoding());
    auto const monday = r_.today - days(today - 1);
    bool const is_weekend = wanted == 8;
    int const target = is_weekend ? 6 : wanted == 0 ? 1 : wanted;
    auto day = monday + days(target - 1);
    if (weeks == weeks_not_said) {
      if (day < r_.today) day += days(7);
    } else {
      day += days(7 * weeks);
    }
    auto phrase = found(day, at_, wanted == 0 ? 0.4 : 1);
    if (is_weekend) phrase->until = day + days(1);
    return phrase;
  }

  std::optional<DayPhrase> festival() const {
    if (!r_.is(at_, Cue::festival)) return std::nullopt;
    if (r_.is_number(at_) && (r_.is(at_ + 1, Cue::month) || r_.is(at_ + 1, Cue::person) ||
                              r_.is(at_ + 1, Cue::oclock) || r_.is(at_ + 1, Cue::day_of_month)))
      return std::nullopt;  // 十一 is also a number
    bool const is_whole = r_.is(at_ + 1, Cue::holiday) && !r_.is_text(at_ + 1, "期间");
    auto phrase = festival_days(r_.value(at_, Cue::festival), year_, is_whole, r_.today);
    if (!phrase) return std::nullopt;
    phrase->last = at_ + (r_.is(at_ + 1, Cue::holiday) ? 1 : 0);
    auto const behind = phrase->last + 1;
    if (r_.is_text(behind, "前") || r_.is_text(behind, "之前")) {  // 国庆前一天
      int const earlier = r_.is_text(behind + 1, "一天") ? 1 : r_.whole(behind + 1);
      bool const is_counted = r_.is_text(behind + 1, "一天") || r_.is(behind + 2, Cue::day);
      if (!is_counted || earlier < 1 || earlier > 30) return std::nullopt;
      return found(phrase->from - days(earlier), behind + (r_.is_text(behind + 1, "一天") ? 1 : 2));
    }
    if (r_.is(behind, Cue::before) && !r_.is_text(behind, "by")) return std::nullopt;
    if (r_.is_text(behind, "后") || r_.is_text(behind, "之后") || r_.is_text(behind, "过后")) {
      auto const off = festival_days(r_.value(at_, Cue::festival), year_, true, r_.today);
      return found(off->until.value_or(off->from) + days(1), behind, 0.4);
    }
    return phrase;
  }

  // 农历八月十五, 正月初五, 腊月二十八.
  std::optional<DayPhrase> lunar() const {
    if (!r_.is(at_, Cue::lunar)) return std::nullopt;
    int month = r_.value(at_, Cue::lunar);
    auto i = at_ + 1;
    if (month == 0) {
      bool const is_named = r_.is(i, Cue::lunar);
      month = is_named ? r_.value(i, Cue::lunar) : r_.whole(i);
      i += is_named ? 1 : 2;
      if (!is_named && !r_.is(i - 1, Cue::month)) return std::nullopt;
    }
    if (r_.is_text(i, "初")) ++i;
    int const day = r_.whole(i);
    if (month < 1 || month > 12 || day < 1 || day > 30) return std::nullopt;
    auto const last = r_.is_text(i + 1, "日") ? i + 1 : i;
    auto const& calendar = places::LunarCalendar::china();
    for (int year = year_.value_or(now_year() - 1); year <= year_.value_or(now_year() + 1); ++year)
      if (auto const at = calendar.day(year, month, day); at && (year_ || *at >= r_.today))
        return found(*at, last);
    return std::nullopt;
  }

  // 12月5日, 12月底, 2026-12-05, 12/5, 12.5号.
  std::optional<DayPhrase> month_and_day() const {
    if (auto const point = pointed_date()) return point;
    int const month = r_.whole(at_);
    if (month < 1 || month > 12) return std::nullopt;
    auto const month_end = r_.text_of(at_ + 1);
    if (r_.is(at_ + 1, Cue::month_part) && month_end.starts_with("月"))  // 1月底
      return part_of_month(static_cast<unsigned>(month), at_ + 1);
    bool const is_named = r_.is(at_ + 1, Cue::month) && !r_.is(at_ + 1, Cue::month_part);
    if (!is_named && !(is_dash(at_ + 1) && (year_ || r_.is(at_ + 1, Cue::slash))))
      return std::nullopt;
    auto const i = at_ + 2;
    auto const in_month = static_cast<unsigned>(month);
    if (r_.is(i, Cue::month_part)) return part_of_month(in_month, i);
    int const day = r_.whole(i);
    if (day < 1 || day > 31) return is_named ? whole_month(in_month) : std::nullopt;
    auto const date = next(in_month, static_cast<unsigned>(day));
    bool const has_unit = r_.is(i + 1, Cue::day_of_month);
    if (!date || (!is_named && !year_ && is_dash(i + 1))) return std::nullopt;
    return found(*date, has_unit ? i + 1 : i, is_named || year_ ? 1 : 0.8);
  }

  std::optional<DayPhrase> pointed_date() const {
    if (!r_.is_number(at_) || !r_.is(at_ + 1, Cue::day_of_month)) return std::nullopt;
    auto const text = r_.text_of(at_);
    auto const point = text.find('.');
    if (point == std::string_view::npos) return std::nullopt;
    auto const month = static_cast<unsigned>(r_.number(at_));
    unsigned day = 0;
    for (char const c : text.substr(point + 1)) day = day * 10 + static_cast<unsigned>(c - '0');
    auto const date = next(month, day);
    return date ? found(*date, at_ + 1) : std::nullopt;
  }

  std::optional<DayPhrase> part_of_month(unsigned month, std::size_t i) const {
    auto const day = next(month, static_cast<unsigned>(r_.value(i, Cue::month_part)));
    return day ? found(*day, i, 0.4) : std::nullopt;
  }

  // 明年五月: the first of it, to be asked about.
  std::optional<DayPhrase> whole_month(unsigned month) const {
    auto const day = next(month, 1);
    return day ? found(*day, at_ + 1, 0.3) : std::nullopt;
  }

  // Dec 5, December 5th 2026; "may" needs its number.
  std::optional<DayPhrase> english_month() const {
    if (r_.is(at_, Cue::month_name)) {
      int const day = r_.whole(at_ + 1);
      if (day < 1 || day > 31) return std::nullopt;
      return in_english(at_, day, at_ + 1);
    }
    int const day = r_.whole(at_);
    auto const name = r_.is_text(at_ + 1, "of") ? at_ + 2 : at_ + 1;
    if (day < 1 || day > 31 || !r_.is(name, Cue::month_name)) return std::nullopt;
    return in_english(name, day, name);
  }

  std::optional<DayPhrase> in_english(std::size_t name, int day, std::size_t last) const {
    auto const after = r_.is(last + 1, Cue::comma) ? last + 2 : last + 1;
    int const year = r_.whole(after);
    bool const has_year = year >= 2020 && year <= 2100;
    auto const date = next(static_cast<unsigned>(r_.value(name, Cue::month_name)),
                           static_cast<unsigned>(day), has_year ? std::optional(year) : year_);
    return date ? found(*date, has_year ? after : last) : std::nullopt;
  }

  // 下个月5号, 这个月底, 月底.
  std::optional<DayPhrase> day_of_named_month() const {
    bool const is_next = r_.is(at_, Cue::next_month);
    bool const is_this = r_.is(at_, Cue::this_month);
    auto const i = is_next || is_this ? at_ + 1 : at_;
    auto month = now_month() + (is_next ? 1 : 0);
    int const year = now_year() + (month > 12 ? 1 : 0);
    if (month > 12) month -= 12;
    bool const is_latin = !r_.text_of(i).empty() && is_letter(r_.text_of(i).front());
    if (is_latin && r_.is(i, Cue::month_part) && r_.is(i + 1, Cue::month_name)) {
      month = static_cast<unsigned>(r_.value(i + 1, Cue::month_name));
      auto const day = next(month, static_cast<unsigned>(r_.value(i, Cue::month_part)));
      return day ? found(*day, i + 1, 0.4) : std::nullopt;  // "late December"
    }
    bool const is_part =
        r_.is(i, Cue::month_part) && !is_latin && (i > at_ || r_.text_of(i).size() > 3);
    if (is_part) {
      if (!is_next && !is_this) return part_of_month(month, i);
      auto const day = next(month, static_cast<unsigned>(r_.value(i, Cue::month_part)), year);
      return day ? found(*day, i, 0.4) : std::nullopt;
    }
    if (!is_next && !is_this) return std::nullopt;
    int const number = r_.whole(i);
    if (number < 1 || number > 31 || !r_.is(i + 1, Cue::day_of_month)) {
      auto const day = is_next ? next(month, 1, year) : std::nullopt;
      return day ? found(*day, at_, 0.3) : std::nullopt;
    }
    auto const day = next(month, static_cast<unsigned>(number), year);
    return day ? found(*day, i + 1) : std::nullopt;
  }

  // 5号, "the 5th": of this month or the next.
  std::optional<DayPhrase> day_number() const {
    int const number = r_.whole(at_);
    bool const is_way_back = r_.is_text(at_ + 1, "日") && r_.is(at_ + 2, Cue::come_back);
    bool const is_day =
        number >= 1 && number <= 31 &&
        (r_.is_text(at_ + 1, "号") || is_way_back || r_.tokens[at_].number.is_ordinal);
    if (!is_day || (r_.is(at_ + 1, Cue::day) && !is_way_back)) return std::nullopt;
    if (at_ > 0 && r_.is(at_ - 1, Cue::ordinal)) return std::nullopt;
    auto const last = r_.is(at_ + 1, Cue::day_of_month) ? at_ + 1 : at_;
    auto date =
        std::chrono::year_month(year_month_day(r_.today).year(), year_month_day(r_.today).month());
    for (int tries = 0; tries < 3; ++tries, date += std::chrono::months(1)) {
      year_month_day const day = date / std::chrono::day(static_cast<unsigned>(number));
      if (day.ok() && Day(day) >= r_.today) return found(Day(day), last, 0.9);
    }
    return std::nullopt;
  }

  Reading const& r_;
  std::size_t at_;
  std::optional<int> year_;
};

}  // namespace

std::optional<DayPhrase> day_phrase_at(Reading const& reading, std::size_t i) {
  if (i >= reading.size() || reading.tokens[i].is_used) return std::nullopt;
  return Phrase(reading, i).read();
}

std::optional<DayPhrase> day_in_month_of(Reading const& reading, std::size_t i, Day first) {
  int const number = reading.whole(i);
  if (number < 1 || number > 31) return std::nullopt;
  year_month_day const start(first);
  auto month = start.year() / start.month();
  if (static_cast<unsigned>(number) < static_cast<unsigned>(start.day()))
    month += std::chrono::months(1);
  year_month_day const day = month / std::chrono::day(static_cast<unsigned>(number));
  if (!day.ok()) return std::nullopt;
  bool const has_unit = reading.is(i + 1, Cue::day_of_month);
  return DayPhrase{.last = has_unit ? i + 1 : i, .from = Day(day), .until = {}, .confidence = 1};
}

}  // namespace assistant::impl
