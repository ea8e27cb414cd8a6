// SPDX-License-Identifier: Apache-2.0
#include "travel/streets/osm_object.hpp"

#include <charconv>
#include <cmath>

namespace travel {
namespace {

template <class Number>
std::optional<Number> number_from(std::string_view text) {
  Number number{};
  auto const* const end = text.data() + text.size();
  auto const [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return number;
}

void append_utf8(std::string& text, std::uint32_t point) {
  auto const add = [&](std::uint32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (point < 0x80) {
    add(point);
  } else if (point < 0x800) {
    add(0xC0 | point >> 6);
    add(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    add(0xE0 | point >> 12);
    add(0x80 | (point >> 6 & 0x3F));
    add(0x80 | (point & 0x3F));
  } else {
    add(0xF0 | (point >> 18 & 7));
    add(0x80 | (point >> 12 & 0x3F));
    add(0x80 | (point >> 6 & 0x3F));
    add(0x80 | (point & 0x3F));
  }
}

// OPL writes %20% for a blank, and so on: the code point in hexadecimal.
std::string unescape(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    auto const end = text[at] == '%' ? text.find('%', at + 1) : std::string_view::npos;
    if (end == std::string_view::npos) {
      plain.push_back(text[at]);
      continue;
    }
    std::uint32_t point = 0;
    std::from_chars(text.data() + at + 1, text.data() + end, point, 16);
    append_utf8(plain, point);
    at = end;
  }
  return plain;
}

// Calls `take` for each part between commas.
template <class Take>
void each_part(std::string_view list, Take&& take) {
  while (!list.empty()) {
    auto const end = list.find(',');
    take(list.substr(0, end));
    if (end == std::string_view::npos) return;
    list.remove_prefix(end + 1);
  }
}

void read_tags(std::string_view list, OsmObject& object) {
  each_part(list, [&](std::string_view part) {
    auto const equals = part.find('=');
    if (equals == std::string_view::npos) return;
    object.tags.emplace_back(unescape(part.substr(0, equals)), unescape(part.substr(equals + 1)));
  });
}

void read_nodes(std::string_view list, OsmObject& object) {
  each_part(list, [&](std::string_view part) {
    part = part.substr(0, part.find('x'));  // n1x9.5y47.1 where osmium knows positions
    if (part.size() < 2) return;
    if (auto const id = number_from<std::int64_t>(part.substr(1))) object.nodes.push_back(*id);
  });
}

void read_members(std::string_view list, OsmObject& object) {
  each_part(list, [&](std::string_view part) {
    auto const at = part.find('@');
    if (at == std::string_view::npos || at < 2) return;
    auto const id = number_from<std::int64_t>(part.substr(1, at - 1));
    if (id) object.members.push_back({part[0], *id, unescape(part.substr(at + 1))});
  });
}

}  // namespace

std::string_view OsmObject::tag(std::string_view key) const {
  for (auto const& [name, value] : tags)
    if (name == key) return value;
  return {};
}

std::optional<OsmObject> read_opl(std::string_view line) {
  if (line.empty() || (line[0] != 'n' && line[0] != 'w' && line[0] != 'r')) return std::nullopt;
  OsmObject object;
  object.kind = line[0];
  auto word = line.substr(0, line.find(' '));
  auto const id = number_from<std::int64_t>(word.substr(1));
  if (!id) return std::nullopt;
  object.id = *id;
  std::optional<double> lat;
  std::optional<double> lon;
  while (word.size() < line.size()) {
    line.remove_prefix(word.size() + 1);
    word = line.substr(0, line.find(' '));
    if (word.empty()) continue;
    auto const rest = word.substr(1);
    if (word[0] == 'T') read_tags(rest, object);
    if (word[0] == 'N') read_nodes(rest, object);
    if (word[0] == 'M') read_members(rest, object);
    if (word[0] == 'x') lon = number_from<double>(rest);
    if (word[0] == 'y') lat = number_from<double>(rest);
  }
  if (lat && lon && std::abs(*lat) <= 90 && std::abs(*lon) <= 180)
    object.lat_lon = {static_cast<std::int32_t>(std::lround(*lat * 1e7)),
                      static_cast<std::int32_t>(std::lround(*lon * 1e7))};
  return object;
}

}  // namespace travel
