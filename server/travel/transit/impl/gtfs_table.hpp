// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace travel {

// One row of a GTFS table, by the names of its columns.
class GtfsRow {
 public:
  GtfsRow(std::map<std::string, std::size_t, std::less<>> const& columns,
          std::vector<std::string> const& fields)
      : columns_(columns), fields_(fields) {}
  // Empty where the table has no such column or the row no such field.
  std::string_view text(std::string_view column) const;
  std::optional<double> number(std::string_view column) const;
  std::optional<std::int32_t> seconds(std::string_view column) const;  // 25:10:00

 private:
  std::map<std::string, std::size_t, std::less<>> const& columns_;
  std::vector<std::string> const& fields_;
};

// The fields of one line; nullopt while a quoted field goes on in the next.
std::optional<std::vector<std::string>> split_csv(std::string_view line);

// Hands over the rows as they are unpacked; false: there is no such table in the feed.
base::Result<bool> read_table(std::filesystem::path const& zip, std::string const& table,
                              std::function<void(GtfsRow const&)> const& take);

}  // namespace travel
