// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace storage {

// One value for a `?`; text is only looked at during the call.
using Parameter = std::variant<std::string_view, std::int64_t>;
class Parameters : public std::span<Parameter const> {
 public:
  using std::span<Parameter const>::span;
  Parameters(std::initializer_list<Parameter> list) : span(list.begin(), list.size()) {}
};
// The columns of one row as text; nullopt is NULL.
using Row = std::vector<std::optional<std::string>>;

}  // namespace storage
