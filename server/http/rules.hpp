// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

// Names a type where no value of it exists. Beside a described struct its rules are declared so:
//   inline http::Rules rules(http::Of<SaveTrip>) {
//     return {http::field("title").length(1, 80).text("What the traveller calls it.")};
//   }
template <class T>
struct Of {};

class Pattern;  // a compiled regular expression

// What a field of a described struct must fulfil beyond its type, and what people are told.
struct FieldRule {
  std::string name;
  std::string text;     // for readers of the API
  std::string example;  // a JSON literal
  std::string format;   // JSON Schema's word; "email" is checked too
  std::string pattern_text;
  std::string pattern_detail;
  std::shared_ptr<Pattern const> pattern;
  std::optional<std::pair<std::size_t, std::size_t>> length;  // code points
  std::optional<std::pair<std::size_t, std::size_t>> items;
  std::optional<double> min;
  std::optional<double> max;
  bool may_be_missing = false;
};

// Writes a FieldRule as one sentence. On a list, length, range and pattern speak of its items.
class Field {
 public:
  explicit Field(std::string_view name) { rule_.name = name; }
  operator FieldRule() const { return rule_; }

  Field& length(std::size_t least, std::size_t most);
  Field& items(std::size_t least, std::size_t most);
  Field& range(double least, double most);
  Field& min(double least);
  Field& max(double most);
  // ECMAScript syntax; the whole text must match and have no more than 1024 bytes. `detail`
  // tells people what is wanted.
  Field& pattern(std::string ecma, std::string detail);
  Field& format(std::string_view word);
  Field& text(std::string_view sentence);
  Field& example(std::string_view json);
  // The struct's own default stands when the field is absent.
  Field& may_be_missing();

 private:
  FieldRule rule_;
};

inline Field field(std::string_view name) { return Field(name); }

class Rules {
 public:
  Rules() = default;
  Rules(std::initializer_list<FieldRule> fields) : fields_(fields) {}
  // A sentence about the struct itself.
  Rules&& text(std::string_view sentence) &&;

  std::string const& text() const { return text_; }
  std::vector<FieldRule> const& fields() const { return fields_; }

 private:
  std::string text_;
  std::vector<FieldRule> fields_;
};

bool matches(Pattern const& pattern, std::string_view text);

}  // namespace http
