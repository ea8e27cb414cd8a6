// SPDX-License-Identifier: Apache-2.0
#include "http/described.hpp"

#include <doctest/doctest.h>

namespace hotel {

enum class Meal { none, breakfast, half_board };
BOOST_DESCRIBE_ENUM(Meal, none, breakfast, half_board)

struct Guest {
  std::string name;
  std::optional<int> age;
};
BOOST_DESCRIBE_STRUCT(Guest, (), (name, age))
inline http::Rules rules(http::Of<Guest>) {
  return {http::field("name").length(1, 5), http::field("age").range(0, 120)};
}

using BookingId = base::Id<struct Booking>;

struct Order {
  std::string hotel;
  base::Day from{};
  std::int32_t nights = 0;
  bool pets = false;
  double rating = 0;
  Meal meal = Meal::none;
  std::vector<Guest> guests;
  std::map<std::string, std::uint8_t> rooms;
  std::optional<base::Money> deposit;
  std::optional<BookingId> replaces;
  std::optional<base::Instant> asked_at;
  std::optional<std::string> email;
  std::optional<http::RawJson> extra;
};
BOOST_DESCRIBE_STRUCT(Order, (),
                      (hotel, from, nights, pets, rating, meal, guests, rooms, deposit, replaces,
                       asked_at, email, extra))
inline http::Rules rules(http::Of<Order>) {
  return http::Rules{
      http::field("hotel").length(1, 40).text("Its name.").example("\"悦华\""),
      http::field("nights").range(1, 30),
      http::field("pets").may_be_missing(),
      http::field("rating").min(0).max(5).may_be_missing(),
      http::field("meal").may_be_missing(),
      http::field("guests").items(1, 3),
      http::field("rooms").items(0, 2).may_be_missing(),
      http::field("email").format("email"),
  }
      .text("Rooms for some nights.");
}

}  // namespace hotel

using namespace std::string_literals;

namespace {

constexpr std::string_view good_order = R"({
  "hotel": "悦华", "from": "2024/10/25", "nights": 3, "pets": true, "rating": 4.5,
  "meal": "half_board", "guests": [{"name": "王小明", "age": 9}, {"name": "李", "age": null}],
  "rooms": {"twin": 2}, "deposit": {"minor": 3550, "currency": "CNY"},
  "replaces": "01JBF1Z6MM4Q0V5G8D0JX3TQ7E", "asked_at": "2024-10-31T12:00:00.5Z",
  "email": "wang@example.cn", "extra": {"any": [1, "thing"]}})";

// "pointer: detail" per line, or "" for a body that was taken.
std::string complaints(std::string_view body) {
  auto const order = http::parse<hotel::Order>(body);
  if (order) return "";
  std::string text;
  for (auto const& field : order.error().fields) text += field.pointer + ": " + field.detail + "\n";
  return text.empty() ? order.error().why : text;
}

// The smallest good order with one member replaced or added.
std::string with(std::string_view name, std::string_view json) {
  std::string body = "{";
  for (auto const& [key, value] :
       std::map<std::string_view, std::string_view>{{"hotel", R"("x")"},
                                                    {"from", R"("2024-10-25")"},
                                                    {"nights", "1"},
                                                    {"guests", R"([{"name":"a"}])"}}) {
    if (key == name) continue;
    body.append("\"").append(key).append("\":").append(value).append(",");
  }
  return body.append("\"").append(name).append("\":").append(json).append("}");
}

}  // namespace

TEST_CASE("a body is read into the struct, every kind of field") {
  auto const order = http::parse<hotel::Order>(good_order);
  REQUIRE(order.has_value());
  CHECK(order->hotel == "悦华");
  CHECK(order->from == base::parse_day("2024-10-25"));
  CHECK(order->nights == 3);
  CHECK(order->pets);
  CHECK(order->rating == 4.5);
  CHECK(order->meal == hotel::Meal::half_board);
  REQUIRE(order->guests.size() == 2);
  CHECK(order->guests[0].age == 9);
  CHECK(!order->guests[1].age);
  CHECK(order->rooms.at("twin") == 2);
  CHECK(order->deposit == base::Money(3550, base::Currency::cny));
  CHECK(order->replaces->str() == "01JBF1Z6MM4Q0V5G8D0JX3TQ7E");
  CHECK(base::to_text(*order->asked_at) == "2024-10-31T12:00:00.500000Z");
  CHECK(order->extra->text == R"({"any":[1,"thing"]})");
}

TEST_CASE("what is written is read back the same") {
  auto const order = http::parse<hotel::Order>(good_order);
  REQUIRE(order.has_value());
  auto const text = http::to_json(*order);
  CHECK(text ==
        R"({"hotel":"悦华","from":"2024-10-25","nights":3,"pets":true,"rating":4.5,)"
        R"("meal":"half_board","guests":[{"name":"王小明","age":9},{"name":"李"}],)"
        R"("rooms":{"twin":2},"deposit":{"minor":3550,"currency":"CNY"},)"
        R"("replaces":"01JBF1Z6MM4Q0V5G8D0JX3TQ7E","asked_at":"2024-10-31T12:00:00.500000Z",)"
        R"("email":"wang@example.cn","extra":{"any":[1,"thing"]}})");
  auto const again = http::parse<hotel::Order>(text);
  REQUIRE(again.has_value());
  CHECK(http::to_json(*again) == text);
}

TEST_CASE("absent fields keep the struct's defaults where the rules allow it") {
  auto const order = http::parse<hotel::Order>(with("pets", "true"));
  REQUIRE(order.has_value());
  CHECK(order->meal == hotel::Meal::none);
  CHECK(order->rooms.empty());
  CHECK(!order->deposit);
}

TEST_CASE("all wrong fields are reported at once, each at its place") {
  CHECK(complaints(R"({"hotel": "", "from": 5, "nights": 31, "wifi": true,
                       "guests": [{"name": "王小明王小明"}, {}, "me"]})") ==
        "/hotel: Must have at least 1 characters; it has 0.\n"
        "/from: Must be a string, not a number.\n"
        "/nights: Must be at most 30.\n"
        "/guests/0/name: Must have at most 5 characters; it has 6.\n"
        "/guests/1/name: This field is required.\n"
        "/guests/2: Must be an object, not a string.\n"
        "/wifi: There is no such field.\n");
}

TEST_CASE("each wrong value is refused at its field") {
  struct Wrong {
    std::string_view field, json, complaint;
  };
  for (auto const& [field, json, complaint] : std::initializer_list<Wrong>{
           {"hotel", "null", "/hotel: Must be a string, not null.\n"},
           {"hotel", R"("a\u0000b")", "/hotel: Must not contain the character U+0000.\n"},
           {"from", R"("2023-02-29")", "/from: Must be a date such as 2024-10-25.\n"},
           {"nights", "0", "/nights: Must be at least 1.\n"},
           {"nights", "1.5", "/nights: Must be a whole number.\n"},
           {"nights", "\"3\"", "/nights: Must be a whole number, not a string.\n"},
           {"nights", "99999999999999999999",
            "/nights: Must be between -2147483648 and 2147483647.\n"},
           {"pets", "\"yes\"", "/pets: Must be true or false, not a string.\n"},
           {"rating", "5.01", "/rating: Must be at most 5.\n"},
           {"rating", "1e999", "/rating: Is too large a number.\n"},
           {"meal", "\"lunch\"", "/meal: Must be one of none, breakfast, half_board.\n"},
           {"guests", "[]", "/guests: Must have at least 1 items; it has 0.\n"},
           {"guests", "{}", "/guests: Must be an array, not an object.\n"},
           {"rooms", R"({"a/b~c": 256})", "/rooms/a~1b~0c: Must be between 0 and 255.\n"},
           {"rooms", R"({"a":1,"b":1,"c":1})", "/rooms: Must have at most 2 entries; it has 3.\n"},
           {"deposit", R"({"minor":1})", "/deposit/currency: This field is required.\n"},
           {"deposit", R"({"minor":1,"currency":"XXX"})",
            "/deposit/currency: Must be one of CNY, USD, EUR, JPY, HKD.\n"},
           {"deposit", R"({"minor":1,"currency":"CNY","x":0})",
            "/deposit/x: There is no such field.\n"},
           {"replaces", R"("17")", "/replaces: Must be an id of 26 characters.\n"},
           {"asked_at", R"("2024-10-31 12:00")",
            "/asked_at: Must be a UTC time such as 2024-10-31T12:00:00Z.\n"},
           {"email", R"("wang")", "/email: Must be an e-mail address.\n"},
       }) {
    CAPTURE(field);
    CAPTURE(json);
    auto const expected = std::string(complaint);
    auto const got = complaints(with(field, json));
    if (std::string_view(json) == "1e999")
      CHECK(!got.empty());  // refused by parser or by us
    else
      CHECK(got == expected);
  }
}

TEST_CASE("a body that is not JSON is refused with the place where it stops being JSON") {
  auto const refused = [](std::string_view body) {
    auto const order = http::parse<hotel::Order>(body);
    REQUIRE(!order);
    CHECK(order.error().code == http::malformed_json);
    CHECK(order.error().kind == base::Refusal::invalid);
    return order.error().why;
  };
  CHECK(refused("{\n  \"hotel\": 悦}").find("at line 2, column 12") != std::string::npos);
  CHECK(refused("{\"hotel\": \"x\"").find("at line 1, column 14") != std::string::npos);
  CHECK(refused("{} {}").find("line 1, column 4") != std::string::npos);
  CHECK(refused("") == "The body is empty; a JSON document is expected.");
  CHECK(refused("{\"hotel\": \"\xff\"}") == "The body is not valid UTF-8.");
  CHECK(refused(std::string(40, '[') + std::string(40, ']')) ==
        "The JSON is nested deeper than 32 levels.");
  CHECK(refused(std::string(100'000, '[')) == "The JSON is nested deeper than 32 levels.");
}

TEST_CASE("a body of the wrong shape altogether says so") {
  CHECK(complaints("[]") == ": Must be an object, not an array.\n");
  CHECK(complaints("null") == ": Must be an object, not null.\n");
}

TEST_CASE("no more than fifty complaints leave the house") {
  std::string body = "{";
  for (int i = 0; i < 500; ++i) body += "\"f" + std::to_string(i) + "\":1,";
  body.back() = '}';
  auto const order = http::parse<hotel::Order>(body);
  REQUIRE(!order);
  CHECK(order.error().fields.size() == 50);
}

namespace hotel {
struct Search {
  std::string q;
  int limit = 20;
  std::optional<bool> pets;
  std::vector<Meal> meals;
  std::optional<base::Day> from;
};
BOOST_DESCRIBE_STRUCT(Search, (), (q, limit, pets, meals, from))
inline http::Rules rules(http::Of<Search>) {
  return {http::field("q").length(1, 10).pattern("[^!]*", "Must not shout."),
          http::field("limit").range(1, 100).may_be_missing(),
          http::field("meals").may_be_missing()};
}
}  // namespace hotel

TEST_CASE("query parameters are read by the same rules") {
  http::Request request;
  REQUIRE(
      http::read_target("/search?q=%E4%B8%89+%E5%9D%8A&meals=none,breakfast&meals=half_board"
                        "&pets=true&from=2024-10-25",
                        request));
  auto const search = http::parse_query<hotel::Search>(request.query);
  REQUIRE(search.has_value());
  CHECK(search->q == "三 坊");
  CHECK(search->limit == 20);
  CHECK(search->pets == true);
  CHECK(search->meals.size() == 3);

  REQUIRE(http::read_target("/search?q=no!&limit=many&page=2&pets=1", request));
  auto const refused = http::parse_query<hotel::Search>(request.query);
  REQUIRE(!refused);
  CHECK(refused.error().fields ==
        std::vector<base::FieldError>{{"q", "Must not shout."},
                                      {"limit", "Must be a whole number, not a string."},
                                      {"pets", "Must be true or false, not a string."},
                                      {"page", "There is no such field."}});
}

TEST_CASE("a number in a query is a JSON number or it is refused") {
  for (auto const* text : {"1", "-3", "1.5", "1e2", "0"}) {
    http::Parameters query;
    query.add("limit", text);
    CHECK(http::reading::json_of(query, {{"limit", http::reading::QueryKind::number}}) ==
          "{\"limit\":" + std::string(text) + "}");
  }
  for (auto const* text : {"01", "+1", "1.", ".5", "0x1", "inf", "nan", "1 ", "1.e5", "-", ""}) {
    http::Parameters query;
    query.add("limit", text);
    CHECK(http::reading::json_of(query, {{"limit", http::reading::QueryKind::number}}) ==
          "{\"limit\":\"" + std::string(text) + "\"}");
  }
}

TEST_CASE("a pattern is a match of the whole text, and a long text cannot end the stack") {
  http::FieldRule const rule = http::field("x").pattern("(a|b)*", "Must be a or b.");
  CHECK(http::matches(*rule.pattern, "abba"));
  CHECK(!http::matches(*rule.pattern, "abc"));
  CHECK(http::matches(*rule.pattern, std::string(1024, 'a')));
  CHECK(!http::matches(*rule.pattern, std::string(1'000'000, 'a')));
}

TEST_CASE("text is escaped as JSON wants it") {
  CHECK(http::to_json("a\"b\\c\n\t\x01é"s) == R"("a\"b\\c\n\t\u0001é")");
  CHECK(http::to_json(0.1) == "0.1");
  CHECK(http::to_json(std::numeric_limits<double>::infinity()) == "null");
  CHECK(http::to_json(std::vector<int>{}) == "[]");
  CHECK(http::to_json(std::vector<bool>{true, false}) == "[true,false]");
  CHECK(http::to_json(std::map<std::string, std::vector<int>>{{"a", {1, 2}}}) == R"({"a":[1,2]})");
}

TEST_CASE("the schema of a struct says what the reader checks") {
  http::Components components;
  CHECK(http::schema_of<hotel::Order>(components).str() ==
        "$ref: \"#/components/schemas/Order\"\n");
  CHECK(components.count("Guest") == 1);
  CHECK(components.count("Meal") == 1);
  CHECK(components.count("Money") == 1);
  auto const text = components.at("Order").str();
  CHECK(text.starts_with(
      "type: object\ndescription: Rooms for some nights.\nrequired:\n"
      "  - hotel\n  - from\n  - nights\n  - guests\nproperties:\n"
      "  hotel:\n    type: string\n    minLength: 1\n    maxLength: 40\n"
      "    description: Its name.\n    examples:\n      - \"悦华\"\n"
      "  from:\n    type: string\n    format: date\n"
      "  nights:\n    type: integer\n    format: int32\n    minimum: 1\n    maximum: 30\n"
      "  pets:\n    type: boolean\n    default: false\n"));
  CHECK(text.find("  meal:\n    $ref: \"#/components/schemas/Meal\"\n    default: \"none\"\n") !=
        std::string::npos);
  CHECK(text.find("  guests:\n    type: array\n    items:\n"
                  "      $ref: \"#/components/schemas/Guest\"\n    minItems: 1\n") !=
        std::string::npos);
  CHECK(text.ends_with("additionalProperties: false\n"));
}
