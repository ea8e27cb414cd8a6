// SPDX-License-Identifier: Apache-2.0
#include "trips/imports/trip_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "trips/imports/impl/file_readers.hpp"
#include "trips/imports/impl/file_text.hpp"

namespace trips {
namespace {

base::Error not_understood(char const* why) { return base::refuse_field("/file", why); }

// At most so many code points.
std::string shortened(std::string_view text, std::size_t most) {
  std::size_t count = 0;
  std::size_t end = 0;
  while (end < text.size() && count < most) {
    ++end;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    ++count;
  }
  return std::string(text.substr(0, end));
}

class IsoText {
 public:
  explicit IsoText(std::string_view text) : rest_(text) {}
  std::optional<int> number(std::size_t digits) {
    if (rest_.size() < digits) return std::nullopt;
    int value = 0;
    auto const [end, error] = std::from_chars(rest_.data(), rest_.data() + digits, value);
    if (error != std::errc() || end != rest_.data() + digits || value < 0) return std::nullopt;
    rest_.remove_prefix(digits);
    return value;
  }
  bool take(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void skip_fraction() {
    if (!take('.')) return;
    while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') rest_.remove_prefix(1);
  }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

// +08:00, +0800, -03 or Z; nothing where there is none.
base::Result<std::optional<base::Minutes>> offset_in(IsoText& text) {
  if (text.at_end()) return std::optional<base::Minutes>();
  if (text.take('Z')) return std::optional(base::Minutes(0));
  int const sign = text.take('-') ? -1 : text.take('+') ? 1 : 0;
  auto const hours = text.number(2);
  bool const has_minutes = !text.at_end();
  text.take(':');
  auto const minutes = has_minutes ? text.number(2) : std::optional(0);
  if (sign == 0 || !hours || !minutes || *hours > 14 || *minutes > 59)
    return not_understood("no time");
  return std::optional(base::Minutes(sign * (*hours * 60 + *minutes)));
}

}  // namespace

std::optional<FileTime> file_time_from(std::string_view iso) {
  auto const trimmed = base::trim(iso);
  auto const day = base::parse_day(trimmed.substr(0, 10));
  if (trimmed.size() < 10 || !day) return std::nullopt;
  FileTime time{base::Instant(day->time_since_epoch()), false, false};
  IsoText rest(trimmed.substr(10));
  if (rest.at_end()) return time;
  if (!rest.take('T') && !rest.take(' ')) return std::nullopt;
  auto const hour = rest.number(2);
  if (!hour || *hour > 23 || !rest.take(':')) return std::nullopt;
  auto const minute = rest.number(2);
  if (!minute || *minute > 59) return std::nullopt;
  if (rest.take(':') && !rest.number(2)) return std::nullopt;
  rest.skip_fraction();
  auto const offset = offset_in(rest);
  if (!offset || !rest.at_end()) return std::nullopt;
  time.at += base::Minutes(*hour * 60 + *minute) - offset->value_or(base::Minutes(0));
  time.is_utc = offset->has_value();
  time.has_clock = true;
  return time;
}

std::string name_from(std::string_view text) {
  std::string line(base::trim(text));
  std::replace_if(
      line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return shortened(line, 80);
}

std::string note_from(std::string_view text) { return shortened(base::trim(text), 300); }

base::Error too_many_stops() {
  return not_understood("It names more than 200 places; a trip has 14 days at most.");
}

void LeftOfFile::add(std::string what, planner::Words why) {
  if (first_.size() < most_file_left)
    first_.push_back({std::move(what), std::move(why)});
  else
    ++more_;
}

std::vector<FileLeft> LeftOfFile::told() && {
  if (more_ > 0)
    first_.push_back({"…",
                      {fmt::format("另有 {} 项没有读取。", more_),
                       fmt::format("{} more were not taken.", more_)}});
  return std::move(first_);
}

base::Result<TripFile> read_trip_file(std::string_view bytes) {
  if (bytes.size() > most_file_bytes) return not_understood("It is larger than 2 MiB.");
  if (bytes.starts_with("PK\x03\x04"))
    return not_understood("It is packed, as KMZ is: please unpack it first.");
  auto const text = text_of_file(bytes);
  if (!text) return not_understood("It is no text in an encoding we know.");
  auto const head = base::trim(*text);
  if (head.empty()) return not_understood("It is empty.");
  if (head.front() == '{') return TripFile{ImportFormat::json, "", {}};
  if (head.front() == '<') return read_tracks(*text);
  if (base::fold(head.substr(0, 15)) == "begin:vcalendar") return read_calendar(*text);
  return read_table(*text);
}

}  // namespace trips
