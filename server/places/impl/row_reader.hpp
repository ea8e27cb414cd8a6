// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "places/catalogue_file.hpp"
#include "places/csv.hpp"

namespace places {

// The fields of one row by the names of their columns, in order. Each reading either has a value
// or adds a problem; what may be empty answers nullopt for an empty field.
class RowReader {
 public:
  RowReader(std::string_view file, std::span<std::string_view const> columns, CsvRow const& row,
            std::vector<RowProblem>& problems)
      : file_(file), columns_(columns), row_(row), problems_(problems) {}

  void refuse(std::string_view column, std::string why);

  // Steps to the next column, whose name must be this.
  std::string const& next(std::string_view column);
  std::string text(std::string_view column, std::size_t longest);
  std::string required_text(std::string_view column, std::size_t longest);
  std::optional<double> decimal(std::string_view column, double least, double most);
  std::optional<int> whole(std::string_view column, int least, int most);
  Price price(std::string_view column);

  // One of the words, or a fallback for an empty field.
  template <class Word>
  Word word(std::string_view column, std::optional<Word> if_empty = std::nullopt) {
    auto const& field = next(column);
    if (field.empty() && if_empty) return *if_empty;
    auto const found = from_word<Word>(field);
    if (!found) refuse_word(column, field);
    return found.value_or(Word{});
  }

  template <class Word>
  std::vector<Word> words(std::string_view column, bool is_required = false) {
    std::vector<Word> all;
    auto const parts = base::split(next(column), ';');
    if (parts.empty() && is_required) refuse(column, "is required");
    for (auto const& part : parts) {
      if (auto const found = from_word<Word>(part))
        all.push_back(*found);
      else
        refuse_word(column, part);
    }
    return all;
  }

 private:
  void refuse_word(std::string_view column, std::string_view word);

  std::string_view file_;
  std::span<std::string_view const> columns_;
  CsvRow const& row_;
  std::vector<RowProblem>& problems_;
  std::size_t next_ = 0;
};

}  // namespace places
