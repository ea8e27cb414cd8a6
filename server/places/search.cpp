// SPDX-License-Identifier: Apache-2.0
#include "places/search.hpp"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

#include "base/text.hpp"
#include "places/names.hpp"
#include "places/pinyin.hpp"

namespace places {
namespace {

constexpr std::size_t most_hits = 1'000;
constexpr std::size_t longest_query = 60;
// Wrong letters are looked for only where there is little else, and among those most alike.
constexpr std::size_t enough_hits = 10;
constexpr std::size_t most_compared = 300;
constexpr std::uint8_t no_match = 255;
constexpr std::uint64_t beginning_mark = 1;  // a character that no name contains

using Points = std::vector<std::uint32_t>;

bool is_letter(std::uint32_t point) { return point < 0x80; }

Points points_of(std::string_view text) {
  Points points;
  for (auto const bytes : code_points(text)) {
    auto const lead = static_cast<unsigned char>(bytes[0]);
    std::uint32_t point = bytes.size() == 1 ? lead : lead & (0x7fu >> bytes.size());
    for (std::size_t i = 1; i < bytes.size(); ++i)
      point = point << 6 | (static_cast<unsigned char>(bytes[i]) & 0x3fu);
    points.push_back(point);
  }
  return points;
}

std::uint64_t gram_of(std::uint64_t a, std::uint64_t b, std::uint64_t c) {
  return a << 42 | b << 21 | c;
}

std::vector<std::uint64_t> each_once(std::vector<std::uint64_t> grams) {
  std::ranges::sort(grams);
  grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
  return grams;
}

// Pieces a name is known by: three letters, its first one and two, two characters and one.
std::vector<std::uint64_t> grams_of_name(std::string_view text) {
  auto const p = points_of(text);
  std::vector<std::uint64_t> grams;
  if (!p.empty() && is_letter(p[0])) grams.push_back(gram_of(beginning_mark, p[0], 0));
  if (p.size() > 1 && is_letter(p[0]) && is_letter(p[1]))
    grams.push_back(gram_of(beginning_mark, p[0], p[1]));
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (!is_letter(p[i])) grams.push_back(gram_of(p[i], 0, 0));
    bool const is_run = i + 2 < p.size() && is_letter(p[i]) && is_letter(p[i + 1]);
    if (is_run && is_letter(p[i + 2])) grams.push_back(gram_of(p[i], p[i + 1], p[i + 2]));
    if (i + 1 < p.size() && !(is_letter(p[i]) && is_letter(p[i + 1])))
      grams.push_back(gram_of(p[i], p[i + 1], 0));
  }
  return grams;
}

// Those of the pieces that every name which contains, or begins with, the text has too.
std::vector<std::uint64_t> grams_of_query(std::string_view text) {
  auto const p = points_of(text);
  if (p.size() == 1)
    return {is_letter(p[0]) ? gram_of(beginning_mark, p[0], 0) : gram_of(p[0], 0, 0)};
  if (p.size() == 2 && is_letter(p[0]) && is_letter(p[1]))
    return {gram_of(beginning_mark, p[0], p[1])};
  auto grams = grams_of_name(text);
  std::erase_if(grams, [](std::uint64_t gram) {
    bool const is_single = (gram & ((std::uint64_t{1} << 42) - 1)) == 0;
    return gram >> 42 == beginning_mark || is_single;
  });
  return each_once(std::move(grams));
}

// Words of one or two letters may stand anywhere in a name, where they are no piece of it.
std::vector<std::uint64_t> grams_of_words(std::vector<std::string> const& words) {
  std::vector<std::uint64_t> grams;
  for (auto const& word : words)
    if (!is_latin(word) || word.size() > 2)
      for (auto const gram : grams_of_query(word)) grams.push_back(gram);
  return each_once(std::move(grams));
}

std::size_t forgiven_in(std::string_view typed) {
  auto const length = base::length_of(typed);
  if (is_latin(typed)) return length < 4 ? 0 : length < 8 ? 1 : 2;
  return length < 3 ? 0 : length < 6 ? 1 : 2;
}

std::string joined(std::vector<std::string> const& parts) {
  std::string text;
  for (auto const& part : parts) text += part;
  return text;
}

std::string folded(std::string_view text) { return without_accents(compact(text)); }

// The beginning of a text, so many code points long.
std::string_view beginning(std::string_view text, std::size_t length) {
  std::size_t end = 0;
  for (auto const point : code_points(text)) {
    if (length-- == 0) break;
    end += point.size();
  }
  return text.substr(0, end);
}

}  // namespace

struct PlaceIndex::Query {
  std::string whole;               // without spaces
  std::string sound;               // its pinyin; the same where there is nothing Chinese in it
  std::vector<std::string> words;  // between spaces, but for those that name a kind
  std::vector<Kind> kinds;         // that a word names; then only places of these are meant
};

struct PlaceIndex::Search {
  Keep const& keep;
  std::vector<std::uint8_t> ranks;  // by id
  std::vector<std::uint32_t> found = {};

  bool is_full() const { return found.size() >= most_hits; }
  void add(std::uint32_t id, Place const& place, std::uint8_t rank) {
    if (rank == no_match || ranks[id] <= rank) return;
    bool const is_new = ranks[id] == no_match;
    if (is_new && (is_full() || !keep(place))) return;
    if (is_new) found.push_back(id);
    ranks[id] = rank;
  }
};

PlaceIndex::PlaceIndex(std::shared_ptr<Catalogue const> of)
    : catalogue_(std::move(of)), kind_words_(KindWords::bundled()) {
  for (auto const& place : catalogue_->all()) places_.push_back(&place);
  std::ranges::stable_sort(places_, {}, [](Place const* place) { return -place->popularity; });
  for (std::uint32_t id = 0; id < places_.size(); ++id) add(id);
  first_text_.push_back(static_cast<std::uint32_t>(texts_.size()));
}

void PlaceIndex::add(std::uint32_t id) {
  auto const& place = *places_[id];
  first_text_.push_back(static_cast<std::uint32_t>(texts_.size()));
  add_text(id, TextKind::name, folded(place.name_zh));
  if (place.name_en != place.name_zh) add_text(id, TextKind::name, folded(place.name_en));
  for (auto const& alias : place.aliases) add_text(id, TextKind::alias, folded(alias));
  add_readings(id, place.name_zh);
  for (auto const kind : place.kinds) by_kind_[kind].push_back(id);
}

void PlaceIndex::add_text(std::uint32_t id, TextKind kind, std::string const& text) {
  if (text.empty() || text.size() > std::numeric_limits<std::uint16_t>::max()) return;
  texts_.push_back(
      {static_cast<std::uint32_t>(letters_.size()), static_cast<std::uint16_t>(text.size()), kind});
  letters_ += text;
  for (auto const gram : grams_of_name(text)) {
    auto& ids = by_gram_[gram];
    if (ids.empty() || ids.back() != id) ids.push_back(id);
  }
}

void PlaceIndex::add_readings(std::uint32_t id, std::string_view name) {
  if (is_latin(name)) return;
  auto const syllables = Pinyin::bundled().syllables(without_accents(base::fold(name)));
  std::string initials;
  for (auto const& syllable : syllables)
    initials += is_letter(static_cast<unsigned char>(syllable[0])) ? syllable.substr(0, 1) : "";
  add_text(id, TextKind::pinyin, folded(joined(syllables)));
  if (initials.size() > 1) add_text(id, TextKind::initials, initials);
}

// The places that share at least so many of the pieces, those that share the
// most first and among them the most popular; all of them in the order of
// popularity when every piece is wanted.
std::vector<std::uint32_t> PlaceIndex::sharing(std::vector<Gram> const& grams, std::size_t least,
                                               std::size_t most) const {
  std::vector<std::uint16_t> shared(places_.size());
  std::vector<std::uint32_t> touched;
  for (auto const gram : grams) {
    auto const found = by_gram_.find(gram);
    if (found == by_gram_.end()) continue;
    for (auto const id : found->second)
      if (shared[id]++ == 0) touched.push_back(id);
  }
  std::erase_if(touched, [&](std::uint32_t id) { return shared[id] < least; });
  auto const order = [&](std::uint32_t a, std::uint32_t b) {
    return shared[a] != shared[b] ? shared[a] > shared[b] : a < b;
  };
  if (touched.size() > most) {
    std::ranges::nth_element(touched, touched.begin() + static_cast<std::ptrdiff_t>(most), order);
    touched.resize(most);
  }
  std::ranges::sort(touched, order);
  return touched;
}

std::uint8_t PlaceIndex::rank(std::uint32_t id, Query const& query) const {
  auto best = no_match;
  auto const better = [&](SearchMatch match) {
    best = std::min(best, static_cast<std::uint8_t>(match));
  };
  std::size_t words_found = 0;
  for (auto const& word : query.words) {
    bool is_there = false;
    for (auto i = first_text_[id]; i < first_text_[id + 1] && !is_there; ++i)
      is_there = texts_[i].kind != TextKind::initials &&
                 text_of(texts_[i]).find(word) != std::string_view::npos;
    words_found += is_there ? 1 : 0;
  }
  if (!query.words.empty() && words_found == query.words.size()) better(SearchMatch::part);
  for (auto i = first_text_[id]; i < first_text_[id + 1]; ++i) {
    auto const text = text_of(texts_[i]);
    bool const is_name = texts_[i].kind == TextKind::name;
    switch (texts_[i].kind) {
      case TextKind::name:
      case TextKind::alias:
        if (text == query.whole)
          better(is_name ? SearchMatch::name : SearchMatch::alias);
        else if (text.starts_with(query.whole))
          better(SearchMatch::beginning);
        break;
      case TextKind::pinyin:
        if (text.starts_with(query.sound)) better(SearchMatch::reading);
        break;
      case TextKind::initials:
        if (text.starts_with(query.whole)) better(SearchMatch::reading);
        break;
    }
  }
  return best;
}

bool PlaceIndex::is_alike(std::uint32_t id, std::string_view typed) const {
  auto const forgiven = forgiven_in(typed);
  auto const length = base::length_of(typed);
  for (auto i = first_text_[id]; i < first_text_[id + 1]; ++i) {
    auto const text = text_of(texts_[i]);
    if (texts_[i].kind == TextKind::initials || is_latin(text) != is_latin(typed)) continue;
    bool const is_telling = base::length_of(text) >= (is_latin(text) ? 5 : 2);
    if (is_telling && typed.find(text) != std::string_view::npos) return true;
    if (edit_distance(text, typed, forgiven) <= forgiven) return true;
    if (edit_distance(beginning(text, length), typed, forgiven) <= forgiven) return true;
  }
  return false;
}

void PlaceIndex::find_by_pieces(std::vector<Gram> const& grams, Query const& query,
                                Search& search) const {
  if (grams.empty()) return;
  for (auto const id : sharing(grams, grams.size(), places_.size())) {
    if (search.is_full()) return;
    search.add(id, *places_[id], rank(id, query));
  }
}

void PlaceIndex::find_by_names(Query const& query, Search& search) const {
  find_by_pieces(grams_of_query(query.whole), query, search);
  if (query.words.size() > 1) find_by_pieces(grams_of_words(query.words), query, search);
}

void PlaceIndex::find_alike(Query const& query, Search& search) const {
  for (auto const id : sharing(grams_of_query(query.whole), 1, most_compared))
    if (is_alike(id, query.whole))
      search.add(id, *places_[id], static_cast<std::uint8_t>(SearchMatch::alike));
}

void PlaceIndex::find_by_kind(Query const& query, Search& search) const {
  std::vector<std::uint32_t> ids;
  for (auto const kind : query.kinds)
    if (auto const found = by_kind_.find(kind); found != by_kind_.end())
      ids.insert(ids.end(), found->second.begin(), found->second.end());
  std::ranges::sort(ids);
  for (auto const id : ids)
    search.add(id, *places_[id], static_cast<std::uint8_t>(SearchMatch::part));
}

std::vector<SearchHit> PlaceIndex::find(std::string_view text, Keep const& keep) const {
  auto const whole = folded(text);
  if (whole.empty() || base::length_of(whole) > longest_query) return {};
  Query query{whole, folded(joined(Pinyin::bundled().syllables(whole))), {}, {}};
  std::vector<std::string> names;  // the words that name no kind
  for (auto const& word : base::split(text, ' ')) {
    auto const& kinds = kind_words_.kinds_of(word);
    query.kinds.insert(query.kinds.end(), kinds.begin(), kinds.end());
    query.words.push_back(folded(word));
    if (kinds.empty()) names.push_back(query.words.back());
  }
  Search search{keep, std::vector<std::uint8_t>(places_.size(), no_match)};
  find_by_names(query, search);
  if (names.empty()) {
    find_by_kind(query, search);
  } else if (!query.kinds.empty()) {  // 鼓楼 博物馆: museums of that name
    Keep const of_kind = [&](Place const& place) {
      return keep(place) &&
             std::ranges::any_of(query.kinds, [&](Kind kind) { return place.is(kind); });
    };
    Query const named{
        joined(names), folded(joined(Pinyin::bundled().syllables(joined(names)))), names, {}};
    Search among{of_kind, search.ranks, search.found};
    find_by_names(named, among);
    search.ranks = std::move(among.ranks);
    search.found = std::move(among.found);
  }
  if (search.found.size() < enough_hits && query.sound != query.whole)
    find_by_names({query.sound, query.sound, {query.sound}, {}}, search);
  if (search.found.size() < enough_hits) find_alike(query, search);
  std::ranges::sort(search.found, {},
                    [&](std::uint32_t id) { return std::tuple(search.ranks[id], id); });
  std::vector<SearchHit> hits;
  for (auto const id : search.found)
    hits.push_back({places_[id], static_cast<SearchMatch>(search.ranks[id])});
  return hits;
}

}  // namespace places
