// SPDX-License-Identifier: Apache-2.0
#include "trips/changes/impl/mentions.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace trips {
namespace {

constexpr std::string_view generic_words[] = {
    "国家森林公园", "风景名胜区", "历史文化街区", "历史街区", "旅游风景区",  "风景区",
    "景区",         "旅游区",     "博物院",       "公园",     "古街",        "酒家",
    "大酒店",       "酒店",       " scenic area", " park",    " restaurant", " hotel"};

// A name, and what people leave away of it: what stands in brackets, and the generic word.
std::vector<std::string> short_forms(std::string const& name) {
  auto folded = base::fold(name);
  for (std::string_view const bracket : {"（", "("})
    folded = folded.substr(0, folded.find(bracket));
  std::vector<std::string> forms{folded};
  for (auto const word : generic_words) {
    bool const has_more = folded.ends_with(word) && folded.size() > word.size();
    if (!has_more) continue;
    auto const rest = folded.substr(0, folded.size() - word.size());
    if (base::length_of(rest) >= 2) forms.push_back(rest);
  }
  return forms;
}

std::vector<std::string> names_of(places::Place const& place) {
  std::vector<std::string> names;
  auto const add = [&](std::string const& name) {
    for (auto& form : short_forms(name))
      if (base::length_of(form) >= 2) names.push_back(std::move(form));
  };
  add(place.name_zh);
  add(place.name_en);
  for (auto const& alias : place.aliases) add(alias);
  return names;
}

Item const* item_at(Itinerary const& itinerary, std::string const& key) {
  auto const in = [&](std::vector<Item> const& items) -> Item const* {
    for (auto const& item : items)
      if (item.place == key) return &item;
    return nullptr;
  };
  for (auto const& day : itinerary.days)
    if (auto const* found = in(day.items)) return found;
  return in(itinerary.tray);
}

bool is_better(Mention const& a, Mention const& b) {
  if (a.length != b.length) return a.length > b.length;
  if ((a.item == nullptr) != (b.item == nullptr)) return a.item != nullptr;
  return a.place->popularity > b.place->popularity;
}

bool overlap(Mention const& a, Mention const& b) {
  return a.at < b.at + b.length && b.at < a.at + a.length;
}

}  // namespace

std::vector<Mention> mentions_in(std::string_view clause, Itinerary const& itinerary,
                                 Terrain const& terrain) {
  std::vector<Mention> all;
  for (auto const* place : terrain.city().places)
    for (auto const& name : names_of(*place))
      for (auto at = clause.find(name); at != std::string_view::npos;
           at = clause.find(name, at + 1))
        all.push_back({at, name.size(), place, item_at(itinerary, place->key.str())});
  std::stable_sort(all.begin(), all.end(), is_better);
  std::vector<Mention> kept;
  for (auto const& mention : all) {
    bool const is_taken = std::any_of(
        kept.begin(), kept.end(), [&](Mention const& other) { return overlap(mention, other); });
    if (!is_taken) kept.push_back(mention);
  }
  std::sort(kept.begin(), kept.end(),
            [](Mention const& a, Mention const& b) { return a.at < b.at; });
  return kept;
}

}  // namespace trips
