// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace http {

bool equal_ignoring_case(std::string_view a, std::string_view b);

// Whether If-None-Match names the tag, by weak comparison (RFC 9110 §13.1.2).
bool names_tag(std::string_view if_none_match, std::string_view tag);

// Header fields in the order they came; names compare without regard to case. All text lives in
// one string, so that a request with twenty headers costs two allocations and not forty.
class Headers {
 public:
  struct Entry {
    std::string_view name;
    std::string_view value;
  };

  Headers() = default;
  Headers(std::initializer_list<Entry> entries);

  void add(std::string_view name, std::string_view value);
  void set(std::string_view name, std::string_view value);  // replaces all of that name
  void remove(std::string_view name);
  void clear();

  // The first of that name. The view lives until the headers change.
  std::optional<std::string_view> find(std::string_view name) const;
  std::string_view get(std::string_view name) const { return find(name).value_or(""); }
  bool has(std::string_view name) const { return find(name).has_value(); }

  std::size_t size() const { return spans_.size(); }
  bool empty() const { return spans_.empty(); }
  Entry operator[](std::size_t i) const;

 private:
  struct Span {
    std::uint32_t name_at, name_size, value_size;  // the value follows the name
  };
  std::string text_;
  std::vector<Span> spans_;
};

}  // namespace http
