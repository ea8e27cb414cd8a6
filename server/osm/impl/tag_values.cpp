// SPDX-License-Identifier: Apache-2.0
#include "osm/impl/tag_values.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "base/text.hpp"

namespace osm {
namespace {

using places::Cuisine;

constexpr auto cuisines = std::to_array<std::pair<std::string_view, Cuisine>>({
    {"american", Cuisine::western},
    {"barbecue", Cuisine::barbecue},
    {"bbq", Cuisine::barbecue},
    {"beijing", Cuisine::beijing},
    {"bubble_tea", Cuisine::tea},
    {"burger", Cuisine::fast_food},
    {"cake", Cuisine::dessert},
    {"cantonese", Cuisine::cantonese},
    {"chicken", Cuisine::fast_food},
    {"coffee", Cuisine::coffee},
    {"coffee_shop", Cuisine::coffee},
    {"crepe", Cuisine::dessert},
    {"dessert", Cuisine::dessert},
    {"dim_sum", Cuisine::dim_sum},
    {"dongbei", Cuisine::northeastern},
    {"dumpling", Cuisine::snacks},
    {"dumplings", Cuisine::snacks},
    {"fish", Cuisine::seafood},
    {"french", Cuisine::western},
    {"fujian", Cuisine::fujian},
    {"german", Cuisine::western},
    {"grill", Cuisine::barbecue},
    {"halal", Cuisine::halal},
    {"hot_pot", Cuisine::hotpot},
    {"hotpot", Cuisine::hotpot},
    {"hunan", Cuisine::hunan},
    {"ice_cream", Cuisine::dessert},
    {"international", Cuisine::western},
    {"italian", Cuisine::western},
    {"japanese", Cuisine::japanese},
    {"korean", Cuisine::korean},
    {"mediterranean", Cuisine::western},
    {"muslim", Cuisine::halal},
    {"noodle", Cuisine::noodles},
    {"noodles", Cuisine::noodles},
    {"pizza", Cuisine::western},
    {"ramen", Cuisine::japanese},
    {"sandwich", Cuisine::fast_food},
    {"seafood", Cuisine::seafood},
    {"shandong", Cuisine::shandong},
    {"shanghai", Cuisine::shanghai},
    {"sichuan", Cuisine::sichuan},
    {"spanish", Cuisine::western},
    {"steak_house", Cuisine::western},
    {"sushi", Cuisine::japanese},
    {"taiwanese", Cuisine::taiwanese},
    {"tea", Cuisine::tea},
    {"thai", Cuisine::southeast_asian},
    {"vegan", Cuisine::vegetarian},
    {"vegetarian", Cuisine::vegetarian},
    {"vietnamese", Cuisine::southeast_asian},
    {"yunnan", Cuisine::yunnan},
});

template <class Number>
std::optional<Number> number_from(std::string_view text) {
  Number value{};
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

constexpr double dearest_yuan = 100'000;

}  // namespace

places::Known known_from(std::string_view value) {
  if (value == "yes" || value == "designated") return places::Known::yes;
  return value == "no" ? places::Known::no : places::Known::unknown;
}

std::optional<Cuisine> cuisine_from(std::string_view value) {
  auto const word = base::fold(value);
  auto const found = std::ranges::find(cuisines, word, &decltype(cuisines)::value_type::first);
  return found == cuisines.end() ? std::nullopt : std::optional(found->second);
}

std::optional<int> whole_from(std::string_view value) { return number_from<int>(value); }

std::optional<base::Money> yuan_from(std::string_view value) {
  auto text = base::trim(value);
  bool is_yuan = false;
  for (std::string_view const mark : {"¥", "￥"})
    if (text.starts_with(mark)) {
      text.remove_prefix(mark.size());
      is_yuan = true;
    }
  for (std::string_view const mark : {"CNY", "RMB", "元"})
    if (text.ends_with(mark)) {
      text.remove_suffix(mark.size());
      is_yuan = true;
    }
  auto const amount = number_from<double>(base::trim(text));
  if (!is_yuan || !amount || !(*amount >= 0 && *amount <= dearest_yuan)) return std::nullopt;
  return base::Money(std::llround(*amount * 100), base::Currency::cny);
}

}  // namespace osm
