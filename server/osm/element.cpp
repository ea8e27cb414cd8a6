// SPDX-License-Identifier: Apache-2.0
#include "osm/element.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/expects.hpp"

namespace osm {
namespace {

template <class Number>
std::optional<Number> number_from(std::string_view text) {
  Number value{};
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<ElementType> type_from(char letter) {
  switch (letter) {
    case 'n':
      return ElementType::node;
    case 'w':
      return ElementType::way;
    case 'r':
      return ElementType::relation;
    default:
      return std::nullopt;
  }
}

// Takes the part before the separator off the front of a text.
std::string_view take_until(std::string_view& rest, char separator) {
  auto const end = std::min(rest.find(separator), rest.size());
  auto const part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

void add_utf8(std::string& text, std::uint32_t point) {
  auto const byte = [&](std::uint32_t value) { text += static_cast<char>(value); };
  if (point < 0x80) return byte(point);
  if (point < 0x800) {
    byte(0xc0 | point >> 6);
  } else if (point < 0x10000) {
    byte(0xe0 | point >> 12);
    byte(0x80 | (point >> 6 & 0x3f));
  } else {
    byte(0xf0 | point >> 18);
    byte(0x80 | (point >> 12 & 0x3f));
    byte(0x80 | (point >> 6 & 0x3f));
  }
  byte(0x80 | (point & 0x3f));
}

// OPL writes most characters that are no letters as %HEX%.
std::optional<std::string> unescaped(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    plain += take_until(text, '%');
    if (text.empty()) break;
    auto const hex = take_until(text, '%');
    std::uint32_t point = 0;
    auto const [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), point, 16);
    bool const is_character = point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
    if (error != std::errc{} || end != hex.data() + hex.size() || !is_character)
      return std::nullopt;
    add_utf8(plain, point);
  }
  return plain;
}

bool read_tags(std::string_view rest, Element& element) {
  while (!rest.empty()) {
    auto pair = take_until(rest, ',');
    auto const key = unescaped(take_until(pair, '='));
    auto const value = unescaped(pair);
    if (!key || !value) return false;
    element.tags.emplace_back(*key, *value);
  }
  return true;
}

// n123x7.4y43.7; without a position: n123xy or n123.
void read_nodes(std::string_view rest, Element& element) {
  while (!rest.empty()) {
    auto node = take_until(rest, ',');
    take_until(node, 'x');
    auto const lon = number_from<double>(take_until(node, 'y'));
    auto const lat = number_from<double>(node);
    if (lon && lat && base::is_on_earth({*lat, *lon}))
      element.box.add(base::LatLon{*lat, *lon});
    else
      element.is_incomplete = true;
  }
}

bool read_members(std::string_view rest, Element& element) {
  while (!rest.empty()) {
    auto member = take_until(rest, ',');
    auto const id = take_until(member, '@');
    auto const type = id.empty() ? std::nullopt : type_from(id.front());
    auto const number = type ? number_from<std::int64_t>(id.substr(1)) : std::nullopt;
    if (!number) return false;
    element.members.push_back({*type, *number});
  }
  return true;
}

}  // namespace

void Box::add(base::LatLon at) {
  if (std::exchange(is_empty_, false)) {
    low_ = high_ = at;
    return;
  }
  low_ = {std::min(low_.lat, at.lat), std::min(low_.lon, at.lon)};
  high_ = {std::max(high_.lat, at.lat), std::max(high_.lon, at.lon)};
}

void Box::add(Box const& other) {
  if (other.is_empty_) return;
  add(other.low_);
  add(other.high_);
}

base::LatLon Box::centre() const {
  EXPECTS(!is_empty_);
  return {(low_.lat + high_.lat) / 2, (low_.lon + high_.lon) / 2};
}

std::string_view Element::find(std::string_view key) const {
  auto const found = std::ranges::find(tags, key, [](auto const& tag) { return tag.first; });
  return found == tags.end() ? std::string_view() : found->second;
}

std::string_view to_word(ElementType type) {
  static constexpr std::string_view words[] = {"node", "way", "relation"};
  return words[static_cast<std::size_t>(type)];
}

std::string Element::name() const { return std::string(to_word(type)) + "/" + std::to_string(id); }

std::optional<Element> read_opl(std::string_view line) {
  Element element;
  auto const head = take_until(line, ' ');
  auto const type = head.empty() ? std::nullopt : type_from(head.front());
  auto const id = type ? number_from<std::int64_t>(head.substr(1)) : std::nullopt;
  if (!id) return std::nullopt;
  element.type = *type;
  element.id = *id;
  std::optional<double> lat;
  std::optional<double> lon;
  while (!line.empty()) {
    auto const field = take_until(line, ' ');
    if (field.empty()) return std::nullopt;
    auto const rest = field.substr(1);
    bool is_read = true;
    switch (field.front()) {
      case 'd':
        element.is_deleted = rest == "D";
        break;
      case 'T':
        is_read = read_tags(rest, element);
        break;
      case 'N':
        read_nodes(rest, element);
        break;
      case 'M':
        is_read = read_members(rest, element);
        break;
      case 'x':
        lon = number_from<double>(rest);
        break;
      case 'y':
        lat = number_from<double>(rest);
        break;
      default:  // version, changeset, time, user
        break;
    }
    if (!is_read) return std::nullopt;
  }
  if (lat && lon && base::is_on_earth({*lat, *lon})) element.box.add(base::LatLon{*lat, *lon});
  return element;
}

}  // namespace osm
