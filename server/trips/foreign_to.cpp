// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "trips/impl/told_names.hpp"
#include "trips/impl/told_numbers.hpp"
#include "trips/introduction.hpp"

namespace trips {
namespace {

using Names = std::set<std::string>;
using Numbers = std::set<std::string>;

// A name also without what stands in brackets behind it.
void add_name(Names& names, std::string const& name) {
  if (base::trim(name).empty()) return;
  names.insert(name);
  auto const bracket = std::min(name.find("（"), name.find('('));
  if (bracket == std::string::npos) return;
  auto const bare = std::string(base::trim(std::string_view(name).substr(0, bracket)));
  if (!bare.empty()) names.insert(bare);
}

void add_names(Names& names, Words const& name) {
  add_name(names, name.zh);
  add_name(names, name.en);
}

// 福建省福州市鼓楼区: each part with its kind and without.
void add_areas(Names& names, Words const& destination) {
  std::string part;
  constexpr std::size_t hanzi = 3;
  for (std::size_t at = 0; at + hanzi <= destination.zh.size(); at += hanzi) {
    auto const character = destination.zh.substr(at, hanzi);
    part += character;
    if (character != "省" && character != "市" && character != "区" && character != "县") continue;
    names.insert(part);
    if (part.size() > 2 * hanzi) names.insert(part.substr(0, part.size() - hanzi));
    part.clear();
  }
  for (auto const& each : base::split(destination.en, ',')) {
    names.insert(each);
    names.insert(each.substr(0, each.find(' ')));
  }
}

Names names_in(TierAnswer const& tier) {
  Names names;
  add_names(names, tier.destination_name);
  add_areas(names, tier.destination_name);
  add_names(names, tier.name);
  for (auto const& day : tier.days) {
    add_names(names, day.start.name);
    add_names(names, day.end.name);
    if (day.lodging) add_names(names, day.lodging->name);
    for (auto const& visit : day.visits) add_names(names, visit.place.name);
  }
  for (auto const& ride : tier.rides) {
    add_names(names, ride.from);
    add_names(names, ride.to);
    if (ride.number) add_name(names, *ride.number);
  }
  return names;
}

void add_text(Numbers& numbers, std::string_view text) {
  for (auto const& number : told_numbers(text)) numbers.insert(number.digits);
}

void add_count(Numbers& numbers, std::size_t count) { numbers.insert(std::to_string(count)); }

void add_amount(Numbers& numbers, AmountRange const& range) {
  for (auto const minor :
       {range.low_minor, range.high_minor, (range.low_minor + range.high_minor) / 2})
    numbers.insert(std::to_string((minor + 50) / 100));
}

Numbers numbers_in(TierAnswer const& tier) {
  Numbers numbers{"1"};  // 一段, one of
  add_amount(numbers, tier.per_person);
  add_amount(numbers, tier.total);
  add_text(numbers, tier.budgetRange);
  auto const days = tier.days.size();
  for (std::size_t day = 1; day <= days; ++day) add_count(numbers, day);
  if (days > 1) add_count(numbers, days - 1);
  std::size_t sights = 0;
  for (auto const& day : tier.days) {
    add_text(numbers, fmt::format("{} {}", base::to_text(day.date), day.cost.low_minor / 100));
    add_count(numbers, day.visits.size());
    for (auto const& visit : day.visits) {
      sights += visit.role == planner::Role::sight;
      add_text(numbers, visit.start + " " + visit.end);
    }
  }
  add_count(numbers, sights);
  for (auto const& ride : tier.rides) add_text(numbers, ride.departs + " " + ride.arrives);
  return numbers;
}

// The longest first, so that no piece of a name stays behind.
std::string without(Names const& names, std::string_view text) {
  std::vector<std::string> by_length(names.begin(), names.end());
  std::stable_sort(by_length.begin(), by_length.end(),
                   [](auto const& a, auto const& b) { return a.size() > b.size(); });
  std::string rest(text);
  for (auto const& name : by_length)
    for (auto at = rest.find(name); at != std::string::npos; at = rest.find(name, at))
      rest.replace(at, name.size(), 1, gap);
  return rest;
}

}  // namespace

std::string foreign_to(TierAnswer const& tier, std::string_view text) {
  auto const rest = without(names_in(tier), text);
  for (auto const* const address : {"http", "www.", "://", "@"})
    if (rest.find(address) != std::string::npos) return address;
  auto const numbers = numbers_in(tier);
  for (auto const& number : told_numbers(rest))
    if (!numbers.contains(number.digits)) return number.digits;
  return suspected_name(rest);
}

}  // namespace trips
