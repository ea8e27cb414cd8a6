// SPDX-License-Identifier: Apache-2.0
// What is told of words that planning does not follow.
#pragma once
#include <algorithm>
#include <string_view>
#include <vector>

#include "trips/wishes.hpp"

namespace trips {

template <class T>
bool holds(std::vector<T> const& list, T const& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

template <class T, class U>
void add_once(std::vector<T>& list, U const& value) {
  if (!holds(list, T(value))) list.push_back(T(value));
}

class SaidWarnings {
 public:
  // `field`: where the text stands in the request.
  SaidWarnings(std::string_view text, Words field, std::vector<Warning>& into)
      : text_(text), field_(std::move(field)), warnings_(into) {}

  void not_understood(assistant::Span span);
  template <class T>
  void not_used(assistant::Said<T> const& said) {
    if (!said.words.empty()) not_used(said.words.front());
  }
  // A field of the request says `planned` instead.
  template <class T>
  void contradicts(assistant::Said<T> const& said, Words const& planned) {
    if (!said.words.empty()) contradicts(said.words.front(), planned);
  }

 private:
  void not_used(assistant::Span span);
  void contradicts(assistant::Span span, Words const& planned);
  void add(std::string code, Words text);

  std::string_view text_;
  Words field_;
  std::vector<Warning>& warnings_;
};

}  // namespace trips
