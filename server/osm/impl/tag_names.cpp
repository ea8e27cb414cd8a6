// SPDX-License-Identifier: Apache-2.0
#include "osm/impl/tag_names.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "places/names.hpp"
#include "places/pinyin.hpp"

namespace osm {
namespace {

std::string first_of(Element const& element, std::initializer_list<std::string_view> keys) {
  for (auto const key : keys)
    if (auto name = one_line(element.find(key), longest_name); !name.empty()) return name;
  return {};
}

// A name in letters that people who read English can read.
bool is_readable(std::string_view name) {
  if (name.empty()) return false;
  // The first byte of Latin letters with their accents is less; 0xE2 begins dashes and quotes.
  return std::ranges::all_of(name, [](char c) {
    auto const byte = static_cast<unsigned char>(c);
    return byte < 0xca || byte == 0xe2;
  });
}

std::vector<std::string> other_names(Element const& element, Names const& names) {
  static constexpr std::array<std::string_view, 9> keys{
      "name",     "official_name", "short_name",  "alt_name",   "loc_name",
      "old_name", "name:zh-Hant",  "alt_name:zh", "alt_name:en"};
  std::vector<std::string> others;
  std::size_t length = 0;
  for (auto const key : keys)
    for (auto const& part : base::split(element.find(key), ';')) {
      auto name = one_line(part, longest_name);
      length += base::length_of(name) + 1;
      bool const is_known =
          name == names.zh || name == names.en || std::ranges::find(others, name) != others.end();
      if (!name.empty() && !is_known && length < longest_sentence) others.push_back(name);
    }
  return others;
}

}  // namespace

bool has_chinese(std::string_view text) {
  return std::ranges::any_of(places::code_points(text), [](std::string_view point) {
    return !places::Pinyin::bundled().readings(point).empty();
  });
}

std::string one_line(std::string_view text, std::size_t longest) {
  if (!base::is_utf8(text)) return {};
  std::string line;
  std::size_t length = 0;
  for (auto const point : places::code_points(text)) {
    if (length++ == longest) break;
    bool const is_control = point.size() == 1 && static_cast<unsigned char>(point[0]) < 0x20;
    line += is_control ? std::string_view(" ") : point;
  }
  return std::string(base::trim(line));
}

std::optional<Names> names_of(Element const& element) {
  auto const local = first_of(element, {"name", "brand"});
  bool const is_chinese = has_chinese(local);
  Names names;
  names.zh = first_of(element, {"name:zh-Hans", "name:zh-CN", "name:zh"});
  if (names.zh.empty() && is_chinese) names.zh = local;
  names.en = first_of(element, {"name:en", "int_name", "name:zh-Latn-pinyin", "name:zh_pinyin"});
  if (names.en.empty() && is_readable(local)) names.en = local;
  if (names.en.empty()) names.en = first_of(element, {"name:fr", "name:de", "name:es"});
  if (names.zh.empty()) names.zh = local.empty() ? names.en : local;
  if (names.zh.empty()) return std::nullopt;
  if (names.en.empty() && has_chinese(names.zh))
    names.en = one_line(places::Pinyin::bundled().latin_name(names.zh), longest_name);
  if (names.en.empty()) names.en = names.zh;
  names.others = other_names(element, names);
  return names;
}

std::string address_of(Element const& element) {
  if (auto full = one_line(element.find("addr:full"), longest_sentence); !full.empty()) return full;
  auto const part = [&](std::string_view key) { return one_line(element.find(key), longest_name); };
  auto const street = part("addr:street");
  auto const number = part("addr:housenumber");
  if (street.empty()) return {};
  if (has_chinese(street))
    return one_line(part("addr:province") + part("addr:city") + part("addr:district") + street +
                        number + (number.empty() || number.ends_with("号") ? "" : "号"),
                    longest_sentence);
  auto const city = part("addr:city");
  return one_line(street + (number.empty() ? "" : " " + number) + (city.empty() ? "" : ", " + city),
                  longest_sentence);
}

}  // namespace osm
