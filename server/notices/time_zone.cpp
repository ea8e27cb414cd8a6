// SPDX-License-Identifier: Apache-2.0
#include "notices/time_zone.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>

namespace notices {
namespace {

using std::chrono::seconds;

constexpr std::string_view folder = "/usr/share/zoneinfo/";
constexpr std::size_t header_size = 44;
constexpr std::size_t kind_size = 6;

std::int64_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  // Big endian, in two's complement of `size` bytes.
  auto value = static_cast<std::uint64_t>(
      (static_cast<unsigned char>(bytes[at]) & 0x80u) != 0 ? ~std::uint64_t{0} : 0);
  for (std::size_t i = 0; i < size; ++i)
    value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return static_cast<std::int64_t>(value);
}

struct Counts {
  std::size_t utc, standard, leaps, times, kinds, letters;

  static Counts in(std::string_view header) {
    auto const count = [&](std::size_t i) {
      return static_cast<std::size_t>(number_at(header, 20 + 4 * i, 4)) & 0xffffffffu;
    };
    return {count(0), count(1), count(2), count(3), count(4), count(5)};
  }
  std::size_t size(std::size_t time_size) const {
    return times * (time_size + 1) + kinds * kind_size + letters + leaps * (time_size + 4) +
           standard + utc;
  }
};

bool is_header(std::string_view bytes) {
  return bytes.size() >= header_size && bytes.starts_with("TZif") && bytes[4] >= '2';
}

// Names are words of letters, digits, _ + - between single slashes, so that none leaves the folder.
bool is_name(std::string_view name) {
  if (name.empty() || name.size() > 40 || name.front() == '/' || name.back() == '/') return false;
  return std::all_of(name.begin(), name.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '_' || c == '+' || c == '-' || c == '/';
  });
}

}  // namespace

std::optional<TimeZone> TimeZone::find(std::string_view name) {
  if (!is_name(name)) return std::nullopt;
  std::ifstream file(std::string(folder) + std::string(name), std::ios::binary);
  std::ostringstream content;
  if (!file || !(content << file.rdbuf())) return std::nullopt;
  return parse(content.str());
}

// The first block has times of 32 bits for readers of old; the second is the one to be read.
std::optional<TimeZone> TimeZone::parse(std::string_view bytes) {
  if (!is_header(bytes)) return std::nullopt;
  auto const old = header_size + Counts::in(bytes).size(4);
  if (bytes.size() < old) return std::nullopt;
  bytes.remove_prefix(old);
  if (!is_header(bytes)) return std::nullopt;
  auto const counts = Counts::in(bytes);
  bytes.remove_prefix(header_size);
  if (bytes.size() < counts.size(8) || counts.kinds == 0) return std::nullopt;

  auto const kinds_at = counts.times * 9;
  auto const offset_of = [&](std::size_t kind) {
    return seconds(number_at(bytes, kinds_at + kind * kind_size, 4));
  };
  TimeZone zone;
  zone.first_ = offset_of(0);
  for (std::size_t i = 0; i < counts.times; ++i) {
    auto const kind = static_cast<unsigned char>(bytes[counts.times * 8 + i]);
    if (kind >= counts.kinds) return std::nullopt;
    auto const from = std::chrono::sys_seconds(seconds(number_at(bytes, i * 8, 8)));
    zone.changes_.push_back({from, offset_of(kind), bytes[kinds_at + kind * kind_size + 4] != 0});
  }
  return zone;
}

seconds TimeZone::offset_at(base::Instant at) const {
  auto const after =
      std::upper_bound(changes_.begin(), changes_.end(), at,
                       [](base::Instant when, Change const& change) { return when < change.from; });
  return after == changes_.begin() ? first_ : std::prev(after)->offset;
}

std::vector<TimeZone::Change> TimeZone::changes_between(base::Instant from,
                                                        base::Instant until) const {
  auto first = std::find_if(changes_.begin(), changes_.end(),
                            [from](Change const& change) { return change.from > from; });
  if (first != changes_.begin()) --first;
  auto const last = std::find_if(first, changes_.end(),
                                 [until](Change const& change) { return change.from >= until; });
  return {first, last};
}

}  // namespace notices
