// SPDX-License-Identifier: Apache-2.0
// When, and how long.
#include "assistant/impl/day_phrases.hpp"

namespace assistant::impl {
namespace {

using base::Day;

class Dates {
 public:
  explicit Dates(Reading& reading) : r_(reading) {}

  void read() {
    for (std::size_t i = 0; i < r_.size(); ++i) {
      if (auto const phrase = day_phrase_at(r_, i)) {
        i = take_phrase(i, *phrase);
        continue;
      }
      if (is_lunar_day_again(i)) {
        i = take_phrase(i, {.last = i + 1, .from = lunar_day_again(i + 1), .until = {}});
        continue;
      }
      if (r_.is_free_number(i)) read_length(i);
      if (r_.is_free(i, Cue::week_word)) add_days(r_.value(i, Cue::week_word), i, i);
      read_single(i);
    }
  }

 private:
  std::size_t take_phrase(std::size_t first, DayPhrase const& phrase) {
    auto last = phrase.last;
    auto until = phrase.until;
    std::size_t until_first = first;
    if (auto const end = end_of_range(last, phrase.from)) {
      until_first = last + 2;
      last = end->last;
      until = end->until.value_or(end->from);
    }
    bool const is_return = !until && (is_about_return(first, last) || is_departure_again(last));
    if (is_return) {
      auto const later =
          r_.wish.from ? not_before(phrase, first, r_.wish.from->value) : std::optional(phrase);
      auto const day = later.value_or(phrase).from;
      if (!r_.wish.until) r_.wish.until = fixed(day, first, last, phrase.confidence);
      return last;
    }
    if (r_.wish.from && !until && !r_.wish.until && is_about_end(first)) {
      auto const end = not_before(phrase, first, r_.wish.from->value);
      if (end && end->from > r_.wish.from->value)
        r_.wish.until = fixed(end->from, first, last, phrase.confidence);
    }
    auto const from = until ? in_month_of(*until, last, phrase.from, first) : phrase.from;
    if (!r_.wish.from || (r_.wish.from->confidence < phrase.confidence && !r_.wish.until))
      r_.wish.from = fixed(from, first, phrase.last, phrase.confidence);
    if (until && !r_.wish.until && *until >= r_.wish.from->value)
      r_.wish.until = fixed(*until, until_first, last, phrase.confidence);
    r_.use(first, last);
    if (last > 0 && r_.is_text(phrase.last - 1, "初")) lunar_day_ = r_.whole(phrase.last);
    if (r_.text_of(phrase.last).ends_with("初一")) lunar_day_ = 1;
    return last;
  }

  // 大年初二去，初五回: the month was said before.
  bool is_lunar_day_again(std::size_t i) const {
    int const day = r_.whole(i + 1);
    return r_.is_text(i, "初") && lunar_day_ > 0 && r_.wish.from && day > lunar_day_ && day <= 10;
  }

  Day lunar_day_again(std::size_t number) const {
    return r_.wish.from->value + std::chrono::days(r_.whole(number) - lunar_day_);
  }

  std::optional<DayPhrase> end_of_range(std::size_t last, Day first) const {
    auto const joint = last + 1;
    bool const is_joint = r_.is(joint, Cue::to) || r_.is(joint, Cue::tilde) ||
                          r_.is_text(joint, "until") || r_.is_text(joint, "through");
    if (!is_joint) return std::nullopt;
    if (auto const lunar = lunar_end(last, joint + 1, first)) return lunar;
    auto const end = r_.skip_fillers(joint + 1);  // to the 6th
    auto phrase = day_phrase_at(r_, end);
    if (phrase) phrase = not_before(*phrase, end, first);
    if (phrase && phrase->from >= first && !is_bare_ordinal(end)) return phrase;
    auto const in_month = day_in_month_of(r_, joint + 1, first);
    bool const is_day = in_month && (in_month->last > joint + 1 || !r_.is(joint + 2, Cue::person));
    if (is_day && !r_.is(in_month->last + 1, Cue::day)) return in_month;
    return std::nullopt;
  }

  // "from the 3rd to the 6th of January": the month stands at the end and counts for both.
  Day in_month_of(Day until, std::size_t last, Day from, std::size_t first) const {
    bool const names_month = r_.is(last, Cue::month_name) || r_.is(last - 1, Cue::month_name);
    if (!names_month || !is_bare_ordinal(first)) return from;
    using namespace std::chrono;
    year_month_day const end{until};
    year_month_day const begin{end.year(), end.month(), year_month_day{from}.day()};
    return begin.ok() && Day(begin) <= until ? Day(begin) : from;
  }

  // 正月初二到初六
  std::optional<DayPhrase> lunar_end(std::size_t last, std::size_t i, Day first) const {
    int const from = r_.whole(last);
    int const until = r_.whole(i + 1);
    bool const is_lunar = r_.is_text(i, "初") && last > 0 && r_.is_text(last - 1, "初");
    if (!is_lunar || from < 1 || until <= from || until > 30) return std::nullopt;
    return DayPhrase{.last = i + 1,
                     .from = first + std::chrono::days(until - from),
                     .until = {},
                     .confidence = 1};
  }

  // 下周五到周日: a weekday without a week is the first one behind.
  std::optional<DayPhrase> not_before(DayPhrase phrase, std::size_t i, Day first) const {
    bool const is_bare =
        r_.is(i, Cue::weekday) && r_.value(i, Cue::weekday) / 100 == weeks_not_said;
    while (is_bare && phrase.from < first) phrase.from += std::chrono::days(7);
    bool const is_day_alone =
        r_.is_number(i) && phrase.last == i + 1 && r_.is(i + 1, Cue::day_of_month);
    if (is_day_alone && phrase.from < first) return day_in_month_of(r_, i, first);
    return phrase;
  }

  bool is_bare_ordinal(std::size_t i) const {
    return r_.is_number(i) && r_.tokens[i].number.is_ordinal &&
           !r_.is(r_.is_text(i + 1, "of") ? i + 2 : i + 1, Cue::month_name);
  }

  bool is_about_return(std::size_t first, std::size_t last) const {
    auto const next = r_.skip_fillers(last + 1);
    for (auto at = next; at < next + 8 && r_.same_clause(at, last); ++at) {
      bool const is_hour = r_.is_number(at) && r_.is(at + 1, Cue::oclock);
      if (r_.is_text(at, "and") || r_.is(at, Cue::month_name) || (r_.is_number(at) && !is_hour))
        break;
      if (r_.is(at, Cue::come_back)) return r_.wish.from || !leads_to_destination(at);
    }
    for (auto at = first; at-- > 0 && r_.same_clause(at, first);)
      if (r_.is(at, Cue::come_back) || r_.is(at, Cue::way_back)) return true;
    return false;
  }

  // 腊月二十八回福州: the way to where one goes.
  bool leads_to_destination(std::size_t i) const {
    auto const* city = r_.named(r_.skip_fillers(i + 1), Family::city);
    return city && r_.goes_to(city->id);
  }

  // 周六早上九点到，周日下午五点走
  bool is_departure_again(std::size_t last) const {
    if (!r_.wish.from) return false;
    auto const at = r_.after(last, Cue::depart);
    return at < r_.size() && !r_.is(at, Cue::come_back);
  }

  bool is_about_end(std::size_t first) const {
    auto const previous = r_.back_over_fillers(first);
    return r_.is(previous, Cue::to) || r_.is_text(previous, "结束") ||
           r_.is_text(previous, "until");
  }

  template <class T>
  Said<T> fixed(T value, std::size_t first, std::size_t last, double confidence = 1) {
    auto made = r_.said(value, first, last, confidence);
    made.strength = Strength::hard;
    return made;
  }

  void read_length(std::size_t i) {
    if (i > 0 && r_.is(i - 1, Cue::ordinal)) return;
    int const number = r_.whole(i);
    auto const low = r_.tokens[i].number.low;
    double const confidence = low < r_.number(i) ? 0.6 : 1;
    if (number < 1 || number > 60) return;
    auto unit = i + 1;
    if (r_.is(unit, Cue::tilde)) ++unit;  // 3-day
    if (r_.is(unit, Cue::tilde) || is_day_ordinal(unit)) return;
    if (r_.is(unit, Cue::week_word) && r_.value(unit, Cue::week_word) == 1)  // a 4-day trip
      return add_days(number, i, unit);
    if (r_.is(unit, Cue::week) && !r_.is(unit, Cue::weekday)) return add_days(7 * number, i, unit);
    if (number == 1 && r_.is(unit, Cue::day) && stays_at_place(i)) return;
    if (r_.is(unit, Cue::day) && !is_daily_rate(unit)) return add_days(number, i, unit, confidence);
    if (r_.is(unit, Cue::night) && !r_.wish.nights) {
      if (i > 0 && r_.is(i - 1, Cue::room_type)) return;
      if (r_.before(i, Cue::eat) < r_.size() && is_letter(r_.text_of(unit).front())) return;
      r_.wish.nights = fixed(number, i, unit, confidence);
    }
  }

  // 平潭岛待一整天 says nothing of how long the journey is.
  bool stays_at_place(std::size_t i) const {
    if (i == 0 || !r_.is(r_.back_over_fillers(i), Cue::linger)) return false;
    for (auto at = i; at-- > 0 && r_.same_clause(at, i);)
      if (r_.is_named(at, Family::sight)) return true;
    return false;
  }

  // "2 days 3" is no range; 三天后 was a date.
  bool is_day_ordinal(std::size_t unit) const {
    return r_.is(unit, Cue::day_of_month) && r_.is_text(unit, "号");
  }

  bool is_daily_rate(std::size_t unit) const {
    return r_.is(unit, Cue::every_day) || r_.is_text(unit + 1, "后");
  }

  // 一天, 一晚 are one word: a length unless money has used them.
  void read_single(std::size_t i) {
    if (r_.is_free(i, Cue::per_day) && r_.is_text(i, "一天") && !r_.is(i + 1, Cue::at_most) &&
        !(i > 0 && r_.is(i - 1, Cue::ordinal)) && !is_rate_before_number(i)) {
      if (!r_.wish.days) add_days(1, i, i);
      return;
    }
    bool const is_night = r_.is_text(i, "一晚") || r_.is_text(i, "一夜") || r_.is_text(i, "一宿") ||
                          r_.is_text(i, "一个晚上");
    if (r_.is_free(i, Cue::per_night) && is_night && !r_.wish.nights)
      r_.wish.nights = fixed(1, i, i);
  }

  // 一天三个景点, 一天最多走五公里: a rate and no length.
  bool is_rate_before_number(std::size_t i) const {
    auto const next = r_.skip_fillers(i + 1);
    if (!r_.same_clause(next, i)) return false;
    if (r_.is(next, Cue::at_most) || r_.is(next, Cue::at_least)) return true;
    for (auto at = i + 1; at < i + 5 && r_.same_clause(at, i); ++at)
      if (r_.is(at, Cue::sight_count)) return true;
    return r_.is_number(next) && !r_.is(next + 1, Cue::night) && !r_.is(next + 1, Cue::person);
  }

  void add_days(int number, std::size_t first, std::size_t last, double confidence = 1) {
    if (!r_.wish.days) {
      r_.wish.days = fixed(number, first, last, confidence);
      last_days_ = first;
      return;
    }
    bool const is_split = r_.wish.destinations.size() > 1 && !r_.same_clause(first, last_days_);
    last_days_ = first;
    if (!is_split) return;
    r_.wish.days->value += number;  // 福州两天，厦门三天
    r_.wish.days->words.push_back(r_.span(first, last));
    r_.wish.days->confidence = 0.7;
    r_.use(first, last);
  }

  Reading& r_;
  std::size_t last_days_ = 0;
  int lunar_day_ = 0;  // of the day of departure
};

}  // namespace

void read_dates(Reading& reading) { Dates(reading).read(); }

}  // namespace assistant::impl
