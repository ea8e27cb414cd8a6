// SPDX-License-Identifier: Apache-2.0
#include "places/areas.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>

#include "base/text.hpp"
#include "places/csv.hpp"
#include "places/impl/embedded.hpp"
#include "places/names.hpp"

namespace places {
namespace {

constexpr std::array<std::string_view, 11> columns{"adcode",   "parent",     "level",  "name_zh",
                                                   "short_zh", "name_en",    "pinyin", "lat",
                                                   "lon",      "population", "source"};
constexpr std::array<std::string_view, 7> generic_words{
    "district", "county", "city", "banner", "province", "china", "municipality"};
constexpr std::size_t longest_query = 100;
constexpr std::size_t most_suggestions = 5;

template <class Number>
Number number_from(std::string_view text) {
  Number value{};
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// The letters of a Latin name without its generic words: "Gulou District" → "gulou".
std::string latin_key(std::string_view name) {
  std::string key;
  for (auto const& word : base::split(base::fold(name), ' ')) {
    auto const letters = compact(word);
    if (std::ranges::find(generic_words, letters) == generic_words.end()) key += letters;
  }
  return key;
}

// "Gulou, Fuzhou" → "Fuzhou Gulou".
std::string widest_first(std::string_view text) {
  std::string turned;
  for (auto const& part : base::split(text, ',')) turned.insert(0, part + " ");
  return turned;
}

void keep_once(std::vector<Area const*>& areas) {
  std::ranges::sort(areas);
  areas.erase(std::unique(areas.begin(), areas.end()), areas.end());
}

// 南昌 is the city and not 南昌县 in it.
void leave_out_inner(std::vector<Area const*>& areas) {
  auto const all = areas;
  std::erase_if(areas, [&](Area const* inner) {
    return std::ranges::any_of(all, [&](Area const* outer) {
      return outer != inner && outer->code.is_city() && outer->code.covers(inner->code);
    });
  });
}

// 海南 is the province and not the prefecture in 青海; but 吉林 may be the city too.
void prefer_province(std::vector<Area const*>& areas) {
  auto const is_province = [](Area const* area) { return area->level == AreaLevel::province; };
  auto const rivals = [](Area const* area) {
    return area->level == AreaLevel::city && area->name_zh.ends_with("市");
  };
  if (std::ranges::any_of(areas, is_province) && std::ranges::none_of(areas, rivals))
    std::erase_if(areas, [&](Area const* area) { return !is_province(area); });
}

auto rank_of(Area const* area, Areas::IsCovered const& is_covered) {
  return std::tuple(!is_covered(area->code), area->level, -area->population, area->code);
}

void sort_by_rank(std::vector<Area const*>& areas, Areas::IsCovered const& is_covered) {
  std::ranges::sort(areas, {}, [&](Area const* area) { return rank_of(area, is_covered); });
}

}  // namespace

XINGQU_WORD_TABLE(AreaLevel, XINGQU_AREA_LEVELS)

base::Result<Areas> Areas::read(std::string_view csv) {
  auto const table = CsvTable::read(csv, columns);
  if (!table) return table.error();
  Areas areas;
  for (auto const& row : table->rows) {
    auto const& f = row.fields;
    auto const code = AreaCode::parse(f[0]);
    auto const level = f.size() == columns.size() ? from_word<AreaLevel>(f[2]) : std::nullopt;
    bool const is_in_order = areas.areas_.empty() || (code && areas.areas_.back().code < *code);
    if (!code || !level || !is_in_order)
      return base::refuse(base::Refusal::invalid,
                          fmt::format("Line {}: not an area, or out of order.", row.line));
    areas.areas_.push_back({*code,
                            AreaCode::parse(f[1]).value_or(AreaCode()),
                            *level,
                            f[3],
                            f[4],
                            f[5],
                            f[6],
                            {number_from<double>(f[7]), number_from<double>(f[8])},
                            !f[7].empty(),
                            number_from<std::int64_t>(f[9])});
    areas.latin_.push_back(latin_key(f[5]));
  }
  for (auto& area : areas.areas_) {
    auto const* const parent = areas.parent_of(area);
    if (!area.has_own_position && parent) area.at = parent->at;
  }
  return areas;
}

Areas const& Areas::china() {
  static Areas const areas = read(embedded::text_of("areas.csv")).value();
  return areas;
}

Area const* Areas::find(AreaCode code) const {
  auto const found = std::ranges::lower_bound(areas_, code, {}, &Area::code);
  return found != areas_.end() && found->code == code ? &*found : nullptr;
}

Area const* Areas::parent_of(Area const& area) const { return find(area.parent); }

std::string Areas::path_zh(Area const& area) const {
  auto const* const parent = parent_of(area);
  return (parent ? path_zh(*parent) : "") + area.name_zh;
}

std::string Areas::path_en(Area const& area) const {
  auto const* const parent = parent_of(area);
  return area.name_en + (parent ? ", " + path_en(*parent) : "");
}

Area const* Areas::find_below(AreaCode parent, std::string_view path_zh) const {
  for (auto const& area : areas_) {
    if (area.parent != parent || !path_zh.starts_with(area.name_zh)) continue;
    auto const rest = path_zh.substr(area.name_zh.size());
    auto const* const found = rest.empty() ? &area : find_below(area.code, rest);
    if (found) return found;
  }
  return nullptr;
}

Area const* Areas::find_path(std::string_view path_zh) const {
  return find_below(AreaCode(), path_zh);
}

// Collects every area at the end of a way to read the whole text as names, each inside the one
// before: 福建省|福州|鼓楼区.
void Areas::find_paths(std::string_view rest, Area const* within, Found& found) const {
  if (rest.empty()) {
    if (within) found.push_back(within);
    return;
  }
  for (auto const& area : areas_) {
    bool const is_inside =
        !within || (within->level < area.level && within->code.covers(area.code));
    if (!is_inside) continue;
    if (rest.starts_with(area.name_zh)) find_paths(rest.substr(area.name_zh.size()), &area, found);
    if (area.short_zh != area.name_zh && rest.starts_with(area.short_zh))
      find_paths(rest.substr(area.short_zh.size()), &area, found);
  }
}

void Areas::find_latin_paths(std::string_view rest, Area const* within, Found& found) const {
  if (rest.empty()) {
    if (within) found.push_back(within);
    return;
  }
  for (std::size_t i = 0; i < areas_.size(); ++i) {
    auto const& area = areas_[i];
    bool const is_inside =
        !within || (within->level < area.level && within->code.covers(area.code));
    if (!is_inside) continue;
    if (rest.starts_with(latin_[i])) find_latin_paths(rest.substr(latin_[i].size()), &area, found);
    if (area.pinyin != latin_[i] && rest.starts_with(area.pinyin))
      find_latin_paths(rest.substr(area.pinyin.size()), &area, found);
  }
}

Areas::Found Areas::find_latin(std::string_view text) const {
  Found found;
  find_latin_paths(latin_key(text), nullptr, found);
  if (found.empty()) find_latin_paths(latin_key(widest_first(text)), nullptr, found);
  return found;
}

Areas::Found Areas::find_all(std::string_view text) const {
  if (auto const code = AreaCode::parse(text)) {
    auto const* const area = find(*code);
    return area ? Found{area} : Found{};
  }
  Found found;
  auto const name = compact(text);
  if (is_latin(name)) {
    found = find_latin(text);
  } else {
    std::string_view word = name;
    if (word.starts_with("中国")) word.remove_prefix(std::string_view("中国").size());
    find_paths(word, nullptr, found);
  }
  keep_once(found);
  leave_out_inner(found);
  prefer_province(found);
  return found;
}

Areas::Found Areas::most_alike(std::string_view text) const {
  auto const name = compact(text);
  auto const most = std::min<std::size_t>(2, base::length_of(name) / 2);
  std::vector<std::pair<std::size_t, Area const*>> near;
  for (auto const& area : areas_) {
    auto const distance = is_latin(name) ? edit_distance(name, area.pinyin, most)
                                         : std::min(edit_distance(name, area.name_zh, most),
                                                    edit_distance(name, area.short_zh, most));
    if (distance <= most) near.emplace_back(distance, &area);
  }
  std::ranges::sort(near, {}, [](auto const& each) {
    return std::tuple(each.first, each.second->level, -each.second->population);
  });
  Found found;
  if (near.size() > most_suggestions) near.resize(most_suggestions);
  for (auto const& each : near) found.push_back(each.second);
  return found;
}

AreaMatch Areas::resolve(std::string_view text, IsCovered const& is_covered) const {
  auto const folded = base::fold(text);
  if (folded.empty() || base::length_of(folded) > longest_query) return {};
  auto found = find_all(folded);
  if (found.size() > 1) {
    sort_by_rank(found, is_covered);
    bool const is_meant = is_latin(compact(folded)) && found[0]->level != AreaLevel::district &&
                          is_covered(found[0]->code) && !is_covered(found[1]->code);
    if (!is_meant) return {.area = nullptr, .choices = found, .suggestions = {}};
  }
  if (!found.empty()) return {.area = found[0], .choices = {}, .suggestions = {}};
  return {.area = nullptr, .choices = {}, .suggestions = most_alike(folded)};
}

std::vector<Area const*> Areas::search(std::string_view text, std::size_t limit,
                                       IsCovered const& is_covered) const {
  auto const name = compact(text);
  if (name.empty() || base::length_of(name) > longest_query) return {};
  Found begin_so;
  for (std::size_t i = 0; i < areas_.size(); ++i) {
    auto const& area = areas_[i];
    bool const begins = area.name_zh.starts_with(name) || area.pinyin.starts_with(name) ||
                        latin_[i].starts_with(name);
    if (begins) begin_so.push_back(&area);
  }
  sort_by_rank(begin_so, is_covered);
  auto found = find_all(base::fold(text));
  sort_by_rank(found, is_covered);
  for (auto const* area : begin_so)
    if (std::ranges::find(found, area) == found.end()) found.push_back(area);
  if (found.size() > limit) found.resize(limit);
  return found;
}

}  // namespace places
