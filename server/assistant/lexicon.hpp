// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

// The names and words that a reading may find, filled by whoever has a catalogue.
namespace assistant {

namespace impl {
struct CompiledNames;
}

enum class Family : std::uint8_t {
  city,
  sight,
  restaurant,
  hotel,
  station,
  kind,           // a kind of sight, or what sights are liked for: museum, night
  cuisine,        // a cuisine or a kind of place to eat
  hotel_feature,  // pool, family_room
};

// One thing and everything it is called. `id` is the caller's and comes back in the answer; the
// first name is shown to people. Words of several meanings stand in several entries.
struct Entry {
  Family family = Family::sight;
  std::string id;
  std::vector<std::string> names;
  std::string city;  // the id of the city of a place; empty: any
  int weight = 0;    // among equals the heavier one is meant (popularity, population)
};

// What readers of English are shown: the first name that is not Chinese, else the first.
std::string const& english_name(Entry const& entry);

// Compiled once, read by many threads at the same time. Names of places are also found without
// their branch in brackets, without the city before and the generic word behind, and with a wrong
// character; see README.md.
class Lexicon {
 public:
  explicit Lexicon(std::vector<Entry> entries);
  ~Lexicon();
  Lexicon(Lexicon&&) noexcept;
  Lexicon& operator=(Lexicon&&) noexcept;

  std::vector<Entry> const& entries() const;
  impl::CompiledNames const& names() const { return *names_; }

 private:
  std::unique_ptr<impl::CompiledNames> names_;
};

// The words of the product's own vocabulary (kinds, tags, cuisines, hotel features) with their
// ids, in Chinese and English: what the product's lexicon has besides its places.
std::vector<Entry> product_words();

}  // namespace assistant
