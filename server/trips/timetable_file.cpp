// SPDX-License-Identifier: Apache-2.0
#include "trips/timetable_file.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <map>

#include "places/csv.hpp"

namespace trips {
namespace {

using assistant::IntercityMode;

constexpr std::array<std::string_view, 15> columns{
    "number",     "mode",       "from_city", "from_station", "to_city",
    "to_station", "departs",    "arrives",   "arrive_day",   "days",
    "from_date",  "until_date", "fare",      "source",       "as_of"};
constexpr std::size_t longest_name = 60;
constexpr std::size_t most_problems = 100;
constexpr int most_nights = 3;

constexpr std::array<std::pair<std::string_view, IntercityMode>, 5> modes{
    {{"train", IntercityMode::train},
     {"high_speed", IntercityMode::high_speed},
     {"airplane", IntercityMode::airplane},
     {"coach", IntercityMode::coach},
     {"ship", IntercityMode::ship}}};

std::optional<int> whole_number(std::string_view text) {
  int number = 0;
  auto const* const end = text.data() + text.size();
  auto const read = std::from_chars(text.data(), end, number);
  if (text.empty() || read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return number;
}

std::optional<base::Minutes> clock_time(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  auto const hours = whole_number(text.substr(0, 2));
  auto const minutes = whole_number(text.substr(3));
  bool const is_clock =
      hours && minutes && *hours >= 0 && *hours < 24 && *minutes >= 0 && *minutes < 60;
  return is_clock ? std::optional(base::Minutes(*hours * 60 + *minutes)) : std::nullopt;
}

// Reads one row, field by field in the order of the columns.
class Row {
 public:
  Row(places::CsvRow const& row, places::Areas const& areas, std::vector<TimetableProblem>& into)
      : row_(row), areas_(areas), problems_(into) {}

  TimetableRide read() {
    TimetableRide ride;
    ride.number = text(0);
    ride.mode = mode(1);
    ride.from_city = city(2);
    ride.from_station = text(3);
    ride.to_city = city(4);
    ride.to_station = text(5);
    ride.departs = clock(6);
    ride.arrives = clock(7) + std::chrono::days(number(8, -1, most_nights));
    ride.departs_by = clocks_of(ride.from_city);
    ride.arrives_by = clocks_of(ride.to_city);
    ride.weekdays = weekdays(9);
    ride.first = day(10);
    ride.last = day(11);
    ride.fare = base::Money::yuan(number(12, 0, 100'000));
    ride.source = text(13);
    ride.as_of = day(14);
    if (ride.duration_on(ride.first) <= base::Minutes(0))
      refuse(7, "must lie behind the departure; see arrive_day");
    if (ride.last < ride.first) refuse(11, "must not lie before from_date");
    if (ride.from_city == ride.to_city) refuse(4, "must be another city than from_city");
    return ride;
  }

 private:
  void refuse(std::size_t column, std::string why) {
    problems_.push_back({row_.line, std::string(columns[column]), std::move(why)});
  }

  std::string text(std::size_t column) {
    auto const& field = row_.fields[column];
    if (field.empty() || field.size() > longest_name * 4)
      refuse(column, fmt::format("must have 1 to {} characters", longest_name));
    return field;
  }

  IntercityMode mode(std::size_t column) {
    for (auto const& [word, value] : modes)
      if (row_.fields[column] == word) return value;
    refuse(column, "must be train, high_speed, airplane, coach or ship");
    return IntercityMode::train;
  }

  places::AreaCode city(std::size_t column) {
    auto const code = places::AreaCode::parse(row_.fields[column]);
    bool const is_city = code && areas_.find(*code) != nullptr && *code == code->city();
    if (!is_city) refuse(column, "must be the division code of a city, like 350100");
    return code.value_or(places::AreaCode());
  }

  Clocks clocks_of(places::AreaCode city) const {
    auto const* const area = areas_.find(city);
    auto const clocks = area ? Clocks::at(city, area->at) : std::nullopt;
    return clocks.value_or(Clocks(base::china_offset));
  }

  base::Minutes clock(std::size_t column) {
    auto const time = clock_time(row_.fields[column]);
    if (!time) refuse(column, "must be a time such as 08:05");
    return time.value_or(base::Minutes(0));
  }

  int number(std::size_t column, int least, int most) {
    auto const value = whole_number(row_.fields[column]);
    bool const fits = value && *value >= least && *value <= most;
    if (!fits) refuse(column, fmt::format("must be a whole number from {} to {}", least, most));
    return fits ? *value : least;
  }

  unsigned weekdays(std::size_t column) {
    unsigned days = 0;
    for (char const digit : row_.fields[column]) {
      if (digit < '1' || digit > '7') {
        days = 0;
        break;
      }
      days |= 1u << static_cast<unsigned>(digit - '1');
    }
    if (days == 0) refuse(column, "must be days of the week such as 1234567, 1 is Monday");
    return days;
  }

  base::Day day(std::size_t column) {
    auto const found = base::parse_day(row_.fields[column]);
    if (!found) refuse(column, "must be a date such as 2026-11-22");
    return found ? *found : base::Day{};
  }

  places::CsvRow const& row_;
  places::Areas const& areas_;
  std::vector<TimetableProblem>& problems_;
};

// The same number on the same day would leave open which of the two is meant.
void refuse_doubles(std::vector<std::pair<std::size_t, TimetableRide>> const& rows,
                    std::vector<TimetableProblem>& problems) {
  std::multimap<std::string_view, std::pair<std::size_t, TimetableRide> const*> by_number;
  for (auto const& row : rows) {
    auto const [begin, end] = by_number.equal_range(row.second.number);
    for (auto other = begin; other != end; ++other) {
      auto const& known = other->second->second;
      bool const meet = (known.weekdays & row.second.weekdays) != 0 &&
                        known.first <= row.second.last && row.second.first <= known.last;
      if (!meet) continue;
      problems.push_back({row.first, "number",
                          fmt::format("runs on the same days in line {}", other->second->first)});
      break;
    }
    by_number.emplace(row.second.number, &row);
  }
}

}  // namespace

TimetableFile read_timetable(std::string_view csv, places::Areas const& areas) {
  TimetableFile file;
  auto const table = places::CsvTable::read(csv, columns);
  if (!table) {
    file.problems.push_back({0, {}, table.error().why});  // it names its line
    return file;
  }
  std::vector<std::pair<std::size_t, TimetableRide>> rows;
  for (auto const& row : table->rows) {
    if (file.problems.size() >= most_problems) break;
    if (row.fields.size() != columns.size()) {
      file.problems.push_back(
          {row.line,
           {},
           fmt::format("has {} fields instead of {}", row.fields.size(), columns.size())});
      continue;
    }
    rows.emplace_back(row.line, Row(row, areas, file.problems).read());
  }
  if (file.problems.empty()) refuse_doubles(rows, file.problems);
  if (!file.problems.empty()) return file;
  for (auto& [line, ride] : rows) file.rides.push_back(std::move(ride));
  return file;
}

std::string to_text(TimetableProblem const& problem) {
  if (problem.line == 0) return problem.why;
  auto const column = problem.column.empty() ? "" : problem.column + ": ";
  return fmt::format("line {}: {}{}", problem.line, column, problem.why);
}

}  // namespace trips
