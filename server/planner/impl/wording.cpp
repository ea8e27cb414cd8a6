// SPDX-License-Identifier: Apache-2.0
#include "planner/impl/wording.hpp"

namespace planner::impl {

Words counted(std::int64_t count, std::string const& noun) {
  return {std::to_string(count), fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s")};
}

Words counted(std::size_t count, std::string const& noun) {
  return counted(static_cast<std::int64_t>(count), noun);
}

std::string amount(Money money) {
  if (money.currency() == base::Currency::cny) return fmt::format("¥{}", to_decimal(money));
  return fmt::format("{} {}", to_word(money.currency()), to_decimal(money));
}

std::string range(PriceRange const& price) {
  if (price.low == price.high) return amount(price.low);
  return fmt::format("{}–{}", amount(price.low), to_decimal(price.high));
}

std::string clock_span(MinuteSpan span) {
  return fmt::format("{}–{}", clock_words(span.from), clock_words(span.until));
}

std::string clock_spans(std::vector<MinuteSpan> const& spans) {
  std::string text;
  for (auto const& span : spans) text += (text.empty() ? "" : ", ") + clock_span(span);
  return text;
}

Words meal_words(Meal meal) {
  switch (meal) {
    case Meal::breakfast:
      return {"早餐", "breakfast"};
    case Meal::lunch:
      return {"午餐", "lunch"};
    case Meal::dinner:
      return {"晚餐", "dinner"};
    case Meal::none:
      break;
  }
  return {"用餐", "meal"};
}

Words mode_words(Mode mode) {
  switch (mode) {
    case Mode::walk:
      return {"步行", "on foot"};
    case Mode::bike:
      return {"骑行", "by bike"};
    case Mode::bus:
      return {"乘公交", "by bus"};
    case Mode::metro:
      return {"乘地铁", "by metro"};
    case Mode::taxi:
      return {"乘出租车", "by taxi"};
  }
  return {"出行", "on the way"};
}

Words datum_name(Datum datum) {
  switch (datum) {
    case Datum::wgs84:
      return {"WGS-84", "WGS-84"};
    case Datum::gcj02:
      return {"GCJ-02", "GCJ-02"};
    case Datum::bd09:
      return {"BD-09", "BD-09"};
    case Datum::unknown:
      break;
  }
  return {"未知坐标系", "an unknown datum"};
}

std::string kilometres(double metres) { return fmt::format("{:.1f} km", metres / 1000); }

}  // namespace planner::impl
