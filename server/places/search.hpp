// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "places/catalogue.hpp"
#include "places/kind_words.hpp"

namespace places {

// How a text led to a place; the first is the surest.
enum class SearchMatch : std::uint8_t { name, alias, beginning, reading, part, alike };

struct SearchHit {
  Place const* place = nullptr;
  SearchMatch match = SearchMatch::name;
};

// Finds places of one catalogue while somebody types: by Chinese and Latin
// names, by pinyin and its initials, by what a thing is called (museum), and in
// spite of a wrong letter or a wrong character that sounds alike. Never
// changes, so it may be shared between threads.
//
// Every name is cut into pieces of two Chinese characters or three letters;
// each piece knows its places, the most popular first, and only places that
// share pieces with the text are looked at.
class PlaceIndex {
 public:
  using Keep = std::function<bool(Place const&)>;

  explicit PlaceIndex(std::shared_ptr<Catalogue const> of);
  Catalogue const& catalogue() const { return *catalogue_; }

  // The surest first, then the more popular; at most a thousand of those that
  // are to be kept.
  std::vector<SearchHit> find(std::string_view text, Keep const& keep) const;
  std::vector<Place const*> const& by_popularity() const { return places_; }

 private:
  enum class TextKind : std::uint8_t { name, alias, pinyin, initials };
  struct Text {
    std::uint32_t begin = 0;
    std::uint16_t length = 0;
    TextKind kind = TextKind::name;
  };
  using Gram = std::uint64_t;
  struct Query;
  struct Search;

  void add(std::uint32_t id);
  void add_text(std::uint32_t id, TextKind kind, std::string const& text);
  void add_readings(std::uint32_t id, std::string_view name);
  std::string_view text_of(Text const& text) const {
    return std::string_view(letters_).substr(text.begin, text.length);
  }

  std::vector<std::uint32_t> sharing(std::vector<Gram> const& grams, std::size_t least,
                                     std::size_t most) const;
  std::uint8_t rank(std::uint32_t id, Query const& query) const;
  bool is_alike(std::uint32_t id, std::string_view typed) const;
  void find_by_kind(Query const& query, Search& search) const;
  void find_by_pieces(std::vector<Gram> const& grams, Query const& query, Search& search) const;
  void find_by_names(Query const& query, Search& search) const;
  void find_alike(Query const& query, Search& search) const;

  std::shared_ptr<Catalogue const> catalogue_;
  std::vector<Place const*> places_;  // by popularity; a place's index here is its id
  std::string letters_;               // of all texts
  std::vector<Text> texts_;
  std::vector<std::uint32_t> first_text_;  // of places_[i]; one more at the end
  std::unordered_map<Gram, std::vector<std::uint32_t>> by_gram_;
  std::unordered_map<Kind, std::vector<std::uint32_t>> by_kind_;
  KindWords const& kind_words_;
};

}  // namespace places
