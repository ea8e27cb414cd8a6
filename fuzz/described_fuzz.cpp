// SPDX-License-Identifier: Apache-2.0
// links: http
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/expects.hpp"
#include "base/text.hpp"
#include "http/described.hpp"

namespace fuzz {

enum class Meal { none, breakfast, half_board };
BOOST_DESCRIBE_ENUM(Meal, none, breakfast, half_board)

struct Guest {
  std::string name;
  std::optional<int> age;
  Meal meal = Meal::none;
};
BOOST_DESCRIBE_STRUCT(Guest, (), (name, age, meal))
inline http::Rules rules(http::Of<Guest>) {
  return {http::field("name").length(1, 5).pattern("[^!]*", "Must not shout."),
          http::field("age").range(0, 120), http::field("meal").may_be_missing()};
}

struct Order {
  std::vector<Guest> guests;
  std::map<std::string, std::uint8_t> rooms;
  std::optional<base::Day> from;
  std::optional<base::Money> deposit;
  std::optional<base::Ulid> id;
  std::optional<base::Instant> at;
  std::optional<double> rating;
  std::optional<http::RawJson> extra;
  std::vector<bool> flags;
};
BOOST_DESCRIBE_STRUCT(Order, (), (guests, rooms, from, deposit, id, at, rating, extra, flags))
inline http::Rules rules(http::Of<Order>) {
  return {http::field("guests").items(0, 3).may_be_missing(), http::field("rooms").may_be_missing(),
          http::field("flags").may_be_missing()};
}

}  // namespace fuzz

// Any bytes are either an order or a refusal with reasons; what was taken is written as JSON
// that is taken again and written the same.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
  std::string_view const input(reinterpret_cast<char const*>(bytes), size);
  if (auto const order = http::parse<fuzz::Order>(input)) {
    auto const text = http::to_json(*order);
    auto const again = http::parse<fuzz::Order>(text);
    EXPECTS(again.has_value());
    EXPECTS(http::to_json(*again) == text);
  } else {
    EXPECTS(!order.error().why.empty());
    EXPECTS(order.error().code == http::malformed_json || !order.error().fields.empty());
    for (auto const& field : order.error().fields) EXPECTS(base::is_utf8(field.pointer));
  }

  http::Request request;
  if (http::read_target(input, request)) (void)http::parse_query<fuzz::Guest>(request.query);
  return 0;
}
