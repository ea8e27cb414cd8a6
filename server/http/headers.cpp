// SPDX-License-Identifier: Apache-2.0
#include "http/headers.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace http {
namespace {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

}  // namespace

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

bool names_tag(std::string_view if_none_match, std::string_view tag) {
  for (auto const& each : base::split(if_none_match, ',')) {
    std::string_view one = each;
    if (one.starts_with("W/")) one.remove_prefix(2);
    if (one == "*" || one == tag) return true;
  }
  return false;
}

Headers::Headers(std::initializer_list<Entry> entries) {
  for (auto const& entry : entries) add(entry.name, entry.value);
}

void Headers::add(std::string_view name, std::string_view value) {
  spans_.push_back({static_cast<std::uint32_t>(text_.size()),
                    static_cast<std::uint32_t>(name.size()),
                    static_cast<std::uint32_t>(value.size())});
  text_.append(name).append(value);
}

void Headers::set(std::string_view name, std::string_view value) {
  auto const kept = std::string(value);  // may be a view into our own text
  remove(name);
  add(name, kept);
}

void Headers::remove(std::string_view name) {
  for (std::size_t i = spans_.size(); i-- > 0;)
    if (equal_ignoring_case((*this)[i].name, name))
      spans_.erase(spans_.begin() + static_cast<std::ptrdiff_t>(i));
}

void Headers::clear() {
  text_.clear();
  spans_.clear();
}

std::optional<std::string_view> Headers::find(std::string_view name) const {
  for (std::size_t i = 0; i < spans_.size(); ++i)
    if (spans_[i].name_size == name.size() && equal_ignoring_case((*this)[i].name, name))
      return (*this)[i].value;
  return std::nullopt;
}

Headers::Entry Headers::operator[](std::size_t i) const {
  auto const& span = spans_[i];
  std::string_view const text = text_;
  return {text.substr(span.name_at, span.name_size),
          text.substr(span.name_at + span.name_size, span.value_size)};
}

}  // namespace http
