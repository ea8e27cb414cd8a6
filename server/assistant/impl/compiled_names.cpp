// SPDX-License-Identifier: Apache-2.0
#include "assistant/impl/compiled_names.hpp"

#include <algorithm>

#include "assistant/impl/folded_text.hpp"
#include "assistant/impl/name_forms.hpp"

namespace assistant::impl {
namespace {

std::uint64_t pair_of(char32_t a, char32_t b) {
  return static_cast<std::uint64_t>(a) << 32 | static_cast<std::uint64_t>(b);
}

// Neighbours, and those with one point between: a wrong one in the middle of three leaves a pair.
template <class Visit>
void for_each_pair(std::u32string_view points, Visit visit) {
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    visit(pair_of(points[i], points[i + 1]));
    if (i + 2 < points.size()) visit(~pair_of(points[i], points[i + 2]));
  }
}

constexpr std::size_t most_of_one_pair = 3000;  // 酒店 is in every other name

std::size_t edits_allowed(std::size_t points) { return points >= 6 ? 2 : points >= 3 ? 1 : 0; }

// Edits between two short texts; stops counting past `most`.
std::size_t edits(std::u32string_view a, std::u32string_view b, std::size_t most) {
  auto const gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (gap > most) return most + 1;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 0; i < a.size(); ++i) {
    auto diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      auto const replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

double likeness(std::u32string_view said, std::u32string_view name) {
  bool const is_enough = said.size() >= 3 || 2 * said.size() >= name.size();
  auto const share = static_cast<double>(said.size()) / static_cast<double>(name.size());
  if (is_enough && name.starts_with(said)) return 0.7 + 0.3 * share;
  if (is_enough && name.find(said) != std::u32string_view::npos) return 0.6 + 0.4 * share;
  auto const allowed = edits_allowed(said.size());
  auto const wrong = edits(said, name, allowed);
  if (wrong > allowed) return 0;
  return 1 - static_cast<double>(wrong) / static_cast<double>(said.size() + 1);
}

bool is_place(Family family) {
  return family == Family::sight || family == Family::restaurant || family == Family::hotel ||
         family == Family::station;
}

}  // namespace

void NameTable::add(std::string name, NamedEntry entry) {
  if (name.find_first_not_of(' ') != std::string::npos) rows_.push_back({std::move(name), entry});
}

void NameTable::sort() {
  std::stable_sort(rows_.begin(), rows_.end(),
                   [](Row const& a, Row const& b) { return a.name < b.name; });
  for (auto& row : rows_) {
    if (names_.empty() || names_.back() != row.name) {
      begins_.push_back(static_cast<std::uint32_t>(entries_.size()));
      names_.push_back(std::move(row.name));
    }
    bool const is_known =
        std::any_of(entries_.begin() + begins_.back(), entries_.end(),
                    [&](NamedEntry const& other) { return other.entry == row.entry.entry; });
    if (!is_known) entries_.push_back(row.entry);
  }
  begins_.push_back(static_cast<std::uint32_t>(entries_.size()));
  rows_.clear();
  rows_.shrink_to_fit();
}

void NameTable::find_at(std::string_view text, std::size_t at, std::vector<Match>& matches) const {
  matches.clear();
  auto first = names_.begin();
  auto last = names_.end();
  for (std::size_t length = 1; at + length <= text.size() && first != last; ++length) {
    auto const next = static_cast<unsigned char>(text[at + length - 1]);
    auto const byte = [&](std::string const& name) {
      return name.size() < length ? -1 : int(static_cast<unsigned char>(name[length - 1]));
    };
    first = std::lower_bound(first, last, int(next), [&](std::string const& name, int wanted) {
      return byte(name) < wanted;
    });
    last = std::upper_bound(first, last, int(next), [&](int wanted, std::string const& name) {
      return wanted < byte(name);
    });
    if (first == last || first->size() != length) continue;
    auto const row = static_cast<std::size_t>(first - names_.begin());
    matches.push_back(
        {length, std::span(entries_).subspan(begins_[row], begins_[row + 1] - begins_[row])});
  }
}

CompiledNames::CompiledNames(std::vector<Entry> all) : entries(std::move(all)) {
  for (auto const& entry : entries)
    if (entry.family == Family::city && !entry.names.empty())
      city_names_.emplace(entry.id, folded(entry.names.front()));
  for (std::uint32_t i = 0; i < entries.size(); ++i) add_names(i);
  table.sort();
}

void CompiledNames::add_names(std::uint32_t index) {
  auto const& entry = entries[index];
  for (auto const& name : entry.names) {
    auto const whole = folded(name);
    table.add(whole, {index, NameForm::own});
    if (entry.family == Family::city)
      for (auto& form : city_forms(whole)) table.add(std::move(form), {index, NameForm::own});
    if (!is_place(entry.family)) continue;
    auto const city = city_names_.find(entry.city);
    for (auto& form : place_forms(whole, city == city_names_.end() ? "" : city->second))
      table.add(std::move(form), {index, NameForm::trimmed});
    auto points = core_points(whole);
    if (points.size() < 2) continue;
    auto const core = static_cast<std::uint32_t>(cores_.size());
    for_each_pair(points, [&](std::uint64_t pair) {
      auto& list = by_pair_[pair];
      if (list.empty() || list.back() != core) list.push_back(core);
    });
    cores_.push_back({index, std::move(points)});
  }
}

std::vector<Alike> CompiledNames::find_alike(std::string_view folded_text, Family family,
                                             std::string_view city, std::size_t limit) const {
  auto const said = core_points(folded_text);
  if (said.size() < 2 || said.size() > 40) return {};
  std::unordered_map<std::uint32_t, std::size_t> shared;
  std::size_t pairs = 0;
  for_each_pair(said, [&](std::uint64_t pair) {
    auto const found = by_pair_.find(pair);
    bool const says_little = found != by_pair_.end() && found->second.size() > most_of_one_pair;
    if (says_little) return;
    ++pairs;
    if (found == by_pair_.end()) return;
    for (auto const core : found->second) ++shared[core];
  });

  auto const spoilt = 4 * edits_allowed(said.size());  // each edit spoils at most four pairs
  std::size_t const needed = pairs > spoilt ? pairs - spoilt : 1;
  std::vector<Alike> found;
  for (auto const& [core, count] : shared) {
    auto const& entry = entries[cores_[core].entry];
    if (count < needed || entry.family != family) continue;
    if (!city.empty() && !entry.city.empty() && entry.city != city) continue;
    if (auto const like = likeness(said, cores_[core].points); like > 0)
      found.push_back({cores_[core].entry, like});
  }
  std::sort(found.begin(), found.end(), [this](Alike const& a, Alike const& b) {
    if (a.likeness != b.likeness) return a.likeness > b.likeness;
    if (entries[a.entry].weight != entries[b.entry].weight)
      return entries[a.entry].weight > entries[b.entry].weight;
    return a.entry < b.entry;
  });
  if (found.size() > limit) found.resize(limit);
  return found;
}

}  // namespace assistant::impl

namespace assistant {

Lexicon::Lexicon(std::vector<Entry> entries)
    : names_(std::make_unique<impl::CompiledNames>(std::move(entries))) {}
Lexicon::~Lexicon() = default;
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;
std::vector<Entry> const& Lexicon::entries() const { return names_->entries; }

}  // namespace assistant
