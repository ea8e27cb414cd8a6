// SPDX-License-Identifier: Apache-2.0
#include "osm/kind_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.hpp"
#include "places/bundled.hpp"
#include "places/csv.hpp"

namespace osm {
namespace {

constexpr std::array<std::string_view, 14> columns{
    "key",       "value",       "also",  "kinds", "setting",  "visit_min", "visit_usual",
    "visit_max", "price_basis", "entry", "tags",  "label_zh", "label_en",  "terms"};

std::optional<base::Minutes> minutes_from(std::string_view text) {
  int minutes = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), minutes);
  bool const is_number = error == std::errc{} && end == text.data() + text.size();
  return is_number && minutes > 0 ? std::optional(base::Minutes(minutes)) : std::nullopt;
}

// nullopt: one of them is not a word of the list.
template <class Word>
std::optional<std::vector<Word>> words_from(std::string_view text) {
  std::vector<Word> words;
  for (auto const& part : base::split(text, ';')) {
    auto const word = places::from_word<Word>(part);
    if (!word) return std::nullopt;
    words.push_back(*word);
  }
  return words;
}

std::optional<KindRule> rule_from(std::vector<std::string> const& f) {
  if (f.size() != columns.size() || f[0].empty() || f[1].empty()) return std::nullopt;
  auto const kinds = words_from<places::Kind>(f[3]);
  auto const setting = places::from_word<places::Setting>(f[4]);
  auto const basis = places::from_word<places::PriceBasis>(f[8]);
  auto const tags = words_from<places::Tag>(f[10]);
  if (!kinds || kinds->empty() || !setting || !basis || !tags) return std::nullopt;
  KindRule rule{.key = f[0], .value = f[1]};
  auto const equals = f[2].find('=');
  if (equals != std::string::npos) {
    rule.also_key = f[2].substr(0, equals);
    rule.also_value = f[2].substr(equals + 1);
  }
  rule.kinds = *kinds;
  rule.setting = *setting;
  auto const min = minutes_from(f[5]);
  auto const usual = minutes_from(f[6]);
  auto const max = minutes_from(f[7]);
  if (min && usual && max) rule.visit = places::VisitLength{*min, *usual, *max};
  rule.basis = *basis;
  rule.stands_open = f[9] == "open";
  rule.tags = *tags;
  rule.label_zh = f[11];
  rule.label_en = f[12];
  return rule;
}

bool fits(KindRule const& rule, Element const& element) {
  return element.has(rule.key, rule.value) &&
         (rule.also_key.empty() || element.has(rule.also_key, rule.also_value));
}

}  // namespace

KindRules const& KindRules::bundled() {
  static KindRules const rules = read(places::bundled_table("osm_kinds.csv")).value();
  return rules;
}

base::Result<KindRules> KindRules::read(std::string_view csv) {
  auto const table = places::CsvTable::read(csv, columns);
  if (!table) return table.error();
  KindRules rules;
  for (auto const& row : table->rows) {
    auto rule = rule_from(row.fields);
    if (!rule)
      return base::refuse(base::Refusal::invalid,
                          fmt::format("Line {}: not a rule for a kind.", row.line));
    rules.rules_.push_back(std::move(*rule));
  }
  return rules;
}

KindRule const* KindRules::find(Element const& element) const {
  auto const found =
      std::ranges::find_if(rules_, [&](KindRule const& rule) { return fits(rule, element); });
  return found == rules_.end() ? nullptr : &*found;
}

}  // namespace osm
