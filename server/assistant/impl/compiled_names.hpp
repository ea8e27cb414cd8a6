// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "assistant/lexicon.hpp"

namespace assistant::impl {

// How a name leads to its entry.
enum class NameForm : std::uint8_t {
  own,      // as the caller wrote it
  trimmed,  // without its branch, its city or its generic word
};

struct NamedEntry {
  std::uint32_t entry = 0;
  NameForm form = NameForm::own;
};

// A sorted list of names as a trie: walking along a text narrows a range of names.
class NameTable {
 public:
  void add(std::string name, NamedEntry entry);
  void sort();

  struct Match {
    std::size_t length = 0;               // bytes
    std::span<NamedEntry const> entries;  // all of that name
  };
  // Every name that begins there, the shortest first.
  void find_at(std::string_view text, std::size_t at, std::vector<Match>& matches) const;

 private:
  struct Row {
    std::string name;
    NamedEntry entry;
  };
  std::vector<Row> rows_;
  std::vector<std::uint32_t> begins_;  // where each distinct name begins in entries_
  std::vector<std::string> names_;     // distinct, sorted
  std::vector<NamedEntry> entries_;    // by name
};

struct Alike {
  std::uint32_t entry = 0;
  double likeness = 0;  // 0…1
};

struct CompiledNames {
  explicit CompiledNames(std::vector<Entry> all);

  // Places whose name is spelt much alike or holds the text, the most alike first, at most
  // `limit`. `city`: only there, when it is not empty.
  std::vector<Alike> find_alike(std::string_view folded_text, Family family, std::string_view city,
                                std::size_t limit) const;

  std::vector<Entry> entries;
  NameTable table;

 private:
  void add_names(std::uint32_t entry);

  struct Core {
    std::uint32_t entry = 0;
    std::u32string points;  // of the name without marks
  };
  std::unordered_map<std::string, std::string> city_names_;  // by id
  std::vector<Core> cores_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_pair_;  // two points → cores_
};

}  // namespace assistant::impl
