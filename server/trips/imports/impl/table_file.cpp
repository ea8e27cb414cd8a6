// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.hpp"
#include "places/csv.hpp"
#include "trips/imports/impl/file_readers.hpp"

namespace trips {
namespace {

enum class Column { name, date, day, start, end, minutes, lat, lon, note, unknown };

struct Heading {
  std::string_view word;
  Column column;
};
constexpr auto headings = std::to_array<Heading>({
    {"name", Column::name},      {"place", Column::name},       {"title", Column::name},
    {"名称", Column::name},      {"地点", Column::name},        {"景点", Column::name},
    {"date", Column::date},      {"日期", Column::date},        {"day", Column::day},
    {"天", Column::day},         {"第几天", Column::day},       {"start", Column::start},
    {"time", Column::start},     {"开始", Column::start},       {"时间", Column::start},
    {"开始时间", Column::start}, {"end", Column::end},          {"结束", Column::end},
    {"结束时间", Column::end},   {"minutes", Column::minutes},  {"分钟", Column::minutes},
    {"时长", Column::minutes},   {"lat", Column::lat},          {"latitude", Column::lat},
    {"纬度", Column::lat},       {"lon", Column::lon},          {"lng", Column::lon},
    {"longitude", Column::lon},  {"经度", Column::lon},         {"note", Column::note},
    {"notes", Column::note},     {"description", Column::note}, {"备注", Column::note},
});

Column column_of(std::string const& heading) {
  auto const folded = base::fold(heading);
  for (auto const& known : headings)
    if (known.word == folded) return known.column;
  return Column::unknown;
}

template <class Number>
std::optional<Number> number_in(std::string const& text) {
  Number value{};
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  bool const is_all = error == std::errc() && end == text.data() + text.size() && !text.empty();
  return is_all ? std::optional(value) : std::nullopt;
}

class TableFile {
 public:
  base::Result<TripFile> read(std::string_view text) {
    auto const rows = places::csv_rows(text);
    if (!rows) return base::refuse_field("/file", rows.error().why);
    if (rows->empty()) return no_names();
    for (auto const& heading : rows->front().fields) columns_.push_back(column_of(heading));
    if (std::find(columns_.begin(), columns_.end(), Column::name) == columns_.end())
      return no_names();
    leave_columns(rows->front());
    if (rows->size() > most_file_stops + 1) return too_many_stops();
    for (std::size_t i = 1; i < rows->size(); ++i) read_row((*rows)[i]);
    file_.left = std::move(left_).told();
    return std::move(file_);
  }

 private:
  static base::Error no_names() {
    return base::refuse_field("/file",
                              "It is neither GPX, KML, iCalendar nor a trip of ours, and as a "
                              "table it has no column for names.");
  }

  void leave_columns(places::CsvRow const& header) {
    for (std::size_t i = 0; i < columns_.size(); ++i)
      if (columns_[i] == Column::unknown)
        left_.add(name_from(header.fields[i]),
                  {"这一列的含义不明，没有读取。", "This column means nothing to us."});
  }

  std::string field(places::CsvRow const& row, Column column) const {
    for (std::size_t i = 0; i < columns_.size() && i < row.fields.size(); ++i)
      if (columns_[i] == column) return std::string(base::trim(row.fields[i]));
    return {};
  }

  // "9:30" of a day or of none; what is neither counts as not said.
  static std::optional<FileTime> time_of(std::string const& date, std::string clock) {
    auto const day = base::parse_day(date);
    if (!day && clock.empty()) return file_time_from(date);
    if (auto whole = file_time_from(clock)) return whole;  // both in one column
    if (clock.size() == 4 && clock[1] == ':') clock.insert(0, 1, '0');
    auto const any_day = base::to_text(day.value_or(base::Day{}));
    auto time = file_time_from(clock.empty() ? any_day : any_day + "T" + clock);
    if (time) time->has_date = day.has_value();
    return time;
  }

  void read_row(places::CsvRow const& row) {
    FileStop stop;
    stop.name = name_from(field(row, Column::name));
    auto const lat = number_in<double>(field(row, Column::lat));
    auto const lon = number_in<double>(field(row, Column::lon));
    if (lat && lon && base::is_on_earth({*lat, *lon})) stop.at = base::LatLon{*lat, *lon};
    auto const date = field(row, Column::date);
    stop.begins = time_of(date, field(row, Column::start));
    if (auto const end = field(row, Column::end); !end.empty()) stop.ends = time_of(date, end);
    auto const minutes = number_in<int>(field(row, Column::minutes));
    if (minutes && stop.begins && stop.begins->has_clock && !stop.ends) {
      stop.ends = stop.begins;
      stop.ends->at += base::Minutes(std::clamp(*minutes, 0, 24 * 60));
    }
    stop.group = std::clamp(number_in<int>(field(row, Column::day)).value_or(0), 0, 99);
    stop.note = note_from(field(row, Column::note));
    if (stop.name.empty())
      left_.add(fmt::format("{}", row.line), {"这一行没有名称。", "This line has no name."});
    else
      file_.stops.push_back(std::move(stop));
  }

  std::vector<Column> columns_;
  TripFile file_{ImportFormat::csv, "", {}};
  LeftOfFile left_;
};

}  // namespace

base::Result<TripFile> read_table(std::string_view text) { return TableFile().read(text); }

}  // namespace trips
