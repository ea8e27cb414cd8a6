// SPDX-License-Identifier: Apache-2.0
#include "assistant/product_lexicon.hpp"

#include <algorithm>
#include <set>

#include "assistant/vocabulary.hpp"

namespace assistant {
namespace {

using places::Kind;
using places::Tag;

constexpr int covered_bonus = 1'000'000;  // a city with places outweighs any population

bool is_of_hotels(Tag tag) {
  static constexpr Tag tags[] = {Tag::near_metro,  Tag::near_station, Tag::breakfast,
                                 Tag::family_room, Tag::pool,         Tag::gym,
                                 Tag::parking,     Tag::spa,          Tag::business};
  return std::find(std::begin(tags), std::end(tags), tag) != std::end(tags);
}

struct FamilyAndId {
  Family family;
  std::string_view id;
};

FamilyAndId family_of(Meant const& meant) {
  if (auto const* kind = std::get_if<Kind>(&meant)) {
    if (places::is_lodging(*kind)) return {Family::hotel_feature, to_word(*kind)};
    return {Family::kind, to_word(*kind)};
  }
  if (auto const* cuisine = std::get_if<places::Cuisine>(&meant))
    return {Family::cuisine, to_word(*cuisine)};
  auto const tag = std::get<Tag>(meant);
  bool const is_taste = tag == Tag::spicy || tag == Tag::not_spicy;
  auto const family = is_of_hotels(tag) ? Family::hotel_feature
                      : is_taste        ? Family::cuisine
                                        : Family::kind;
  return {family, to_word(tag)};
}

void add_areas(places::Areas const& areas, places::Catalogue const& catalogue,
               std::vector<Entry>& entries) {
  std::set<places::AreaCode> covered;
  for (auto const code : catalogue.cities()) covered.insert(code);
  for (auto const& area : areas.all()) {
    bool const is_here = covered.contains(area.code.city());
    bool const is_named_district = area.level == places::AreaLevel::district && is_here &&
                                   (area.name_zh.ends_with("区") || area.name_zh.ends_with("县"));
    if (!area.code.is_city() && !is_named_district) continue;
    // 海地 is no country in 上海地铁: those abroad are words only where they can be planned.
    if (area.code.is_abroad() && !is_here) continue;
    auto const weight = static_cast<int>(std::min<std::int64_t>(area.population / 100, 900'000)) +
                        (is_here ? covered_bonus : 0);
    std::vector<std::string> names{area.name_zh};
    if (area.code.is_city()) names = {area.short_zh, area.name_zh, area.name_en, area.pinyin};
    entries.push_back({.family = Family::city,
                       .id = area.code.str(),
                       .names = std::move(names),
                       .city = {},
                       .weight = weight});
  }
}

Family family_of(places::Place const& place) {
  if (place.is_lodging()) return Family::hotel;
  if (place.is_station()) return Family::station;
  bool const is_restaurant =
      place.is_eating() && !place.is(Kind::food_street) && !place.is(Kind::market);
  return is_restaurant ? Family::restaurant : Family::sight;
}

void add_places(places::Catalogue const& catalogue, std::vector<Entry>& entries) {
  for (auto const& place : catalogue.all()) {
    std::vector<std::string> names{place.name_zh, place.name_en};
    names.insert(names.end(), place.aliases.begin(), place.aliases.end());
    entries.push_back({.family = family_of(place),
                       .id = place.key.str(),
                       .names = std::move(names),
                       .city = place.area.city().str(),
                       .weight = place.popularity});
  }
}

}  // namespace

std::vector<Entry> product_words() {
  std::vector<Entry> entries;
  for (auto const& word : said_words()) {
    auto const what = family_of(word.means);
    auto const found = std::find_if(entries.begin(), entries.end(), [&](Entry const& entry) {
      return entry.family == what.family && entry.id == what.id;
    });
    if (found != entries.end()) {
      found->names.emplace_back(word.text);
      continue;
    }
    entries.push_back({.family = what.family,
                       .id = std::string(what.id),
                       .names = {std::string(word.text)},
                       .city = {},
                       .weight = 0});
  }
  return entries;
}

Lexicon lexicon_from(places::Areas const& areas, places::Catalogue const& catalogue) {
  auto entries = product_words();
  add_areas(areas, catalogue, entries);
  add_places(catalogue, entries);
  return Lexicon(std::move(entries));
}

std::shared_ptr<Lexicon const> ProductLexicon::now() const {
  auto const catalogue = catalogue_.now();
  std::lock_guard const lock(mutex_);
  if (compiled_from_ != catalogue) {
    compiled_ = std::make_shared<Lexicon const>(lexicon_from(areas_, *catalogue));
    compiled_from_ = catalogue;
  }
  return compiled_;
}

}  // namespace assistant
