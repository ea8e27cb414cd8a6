// SPDX-License-Identifier: Apache-2.0
#include "places/impl/row_reader.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "base/expects.hpp"

namespace places {
namespace {

constexpr double dearest_yuan = 1'000'000;

template <class Number>
std::optional<Number> number_from(std::string_view text) {
  Number value{};
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

void RowReader::refuse(std::string_view column, std::string why) {
  problems_.push_back({std::string(file_), row_.line, std::string(column), std::move(why)});
}

void RowReader::refuse_word(std::string_view column, std::string_view word) {
  if (word.empty())
    refuse(column, "is required");
  else
    refuse(column, fmt::format("\"{}\" is not one of its words", word));
}

std::string const& RowReader::next(std::string_view column) {
  EXPECTS(next_ < row_.fields.size() && columns_[next_] == column);
  return row_.fields[next_++];
}

std::string RowReader::text(std::string_view column, std::size_t longest) {
  auto const field = base::trim(next(column));
  bool const has_control =
      field.find_first_of(std::string_view("\n\r\t\0", 4)) != std::string_view::npos;
  if (base::length_of(field) > longest)
    refuse(column, fmt::format("is longer than {} characters", longest));
  else if (has_control)
    refuse(column, "must be one line");
  return std::string(field);
}

std::string RowReader::required_text(std::string_view column, std::size_t longest) {
  auto field = text(column, longest);
  if (field.empty()) refuse(column, "is required");
  return field;
}

std::optional<double> RowReader::decimal(std::string_view column, double least, double most) {
  auto const number = number_from<double>(next(column));
  if (number && *number >= least && *number <= most) return number;
  refuse(column, fmt::format("must be a number from {} to {}", least, most));
  return std::nullopt;
}

std::optional<int> RowReader::whole(std::string_view column, int least, int most) {
  auto const& field = next(column);
  if (field.empty()) return std::nullopt;
  auto const number = number_from<int>(field);
  if (number && *number >= least && *number <= most) return number;
  refuse(column, fmt::format("must be a whole number from {} to {}", least, most));
  return std::nullopt;
}

Price RowReader::price(std::string_view column) {
  auto const& field = next(column);
  if (field.empty()) return {};
  if (field == "free") return Price::free();
  auto const yuan = number_from<double>(field);
  if (!yuan || !(*yuan >= 0 && *yuan <= dearest_yuan)) {
    refuse(column, "must be an amount in yuan, free, or empty when unknown");
    return {};
  }
  return Price::of(base::Money(std::llround(*yuan * 100), base::Currency::cny));
}

}  // namespace places
