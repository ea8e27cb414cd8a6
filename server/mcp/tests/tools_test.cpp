// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "mcp/tests/stage.hpp"

using namespace mcp;
namespace json = boost::json;

namespace {

std::string words(std::string const& zh, std::string const& en) {
  return R"({"zh":")" + zh + R"(","en":")" + en + "\"}";
}

// A tier with so many days of two visits each.
std::string tier(std::string const& name, int days) {
  std::string text = R"({"tier":")" + name + R"(","name":)" + words("经济", "Economy") +
                     R"(,"destination_name":)" + words("福州", "Fuzhou") + R"(,"summary":)" +
                     words("三天", "Three days") +
                     R"(,"startDate":"2027-02-01","endDate":"2027-02-03","total":{"low_minor":)"
                     R"(245050,"high_minor":248800,"currency":"CNY"},"per_person":{"low_minor":1,)"
                     R"("high_minor":1,"currency":"CNY"},"days":[)";
  auto const visit = R"({"start":"09:30","end":"11:00","role":"sight","place":{"key":"gushan",)"
                     R"("name":)" +
                     words("鼓山", "Gushan") + "}}";
  for (int i = 0; i < days; ++i)
    text += (i ? "," : "") + std::string(R"({"date":"2027-02-01","title":)") +
            words("山", "Hills") + R"(,"visits":[)" + visit + "," + visit + R"(],"cost":{}})";
  return text + R"(],"warnings":[{"code":"x","text":)" + words("注意", "Mind this") +
         R"(}],"certificate":{"verdict":"unknown","checks":[{"id":"days","verdict":"holds",)"
         R"("title":)" +
         words("天数", "Days") + R"(,"evidence":)" + words("三天", "3 days") +
         R"(},{"id":"prices","verdict":"unknown","title":)" + words("价格", "Prices") +
         R"(,"evidence":)" + words("不详", "not known") + R"(,"findings":[{"text":)" +
         words("门票", "the ticket") + R"(}],"sources":[{"name":"ledger"}]}]}})";
}

std::string recommendation(int days) {
  return R"({"data":[)" + tier("luxury", days) + "," + tier("economy", days) +
         R"(],"metadata":{"requestId":"R1"}})";
}

}  // namespace

TEST_CASE("a planned trip is told in words and as data, in the language of who asks") {
  Stage stage;
  stage.said["recommend"] = http::ok(recommendation(3));
  auto const result = stage.use("plan_trip", R"({"destination":"福州"})");
  CHECK(!result.at("isError").as_bool());
  CHECK(stage.called.back() == R"(recommend{"destination":"福州"})");
  auto const& data = result.at("structuredContent");
  CHECK(data.at("recommendation_id") == "R1");
  CHECK(!data.at("is_shortened").as_bool());
  auto const& plan = data.at("plans").at(1);
  CHECK(plan.at("tier") == "economy");
  CHECK(plan.at("days").at(2).at("stops").at(1).at("name") == "Gushan");
  CHECK(plan.at("checks").at("holding") == 1);
  CHECK(plan.at("checks").at("unknown") == 1);
  CHECK(plan.at("total").at("low_minor") == 245050);
  CHECK(
      text_of(result).starts_with("recommendation_id R1\n\n[luxury] Economy · Fuzhou · "
                                  "¥2450.50–2488\nThree days\n2027-02-01 Hills\n"
                                  "  09:30–11:00 Gushan [gushan]\n"));
  CHECK(text_of(result).find("! Mind this") != std::string::npos);
}

TEST_CASE("an answer that would be too long goes without its days, and says so") {
  Stage stage;
  stage.said["recommend"] = http::ok(recommendation(400));
  auto const result = stage.use("plan_trip");
  auto const& data = result.at("structuredContent");
  CHECK(data.at("is_shortened").as_bool());
  CHECK(!data.at("plans").at(0).as_object().contains("days"));
  CHECK(json::serialize(data).size() < longest_structured);
  CHECK(text_of(result).size() < longest_text + 40);
  CHECK(text_of(result).ends_with("\n… (shortened)"));
}

TEST_CASE("what cannot be planned is a result that says what would help") {
  Stage stage;
  stage.said["recommend"] = http::text_answer(
      422, "application/problem+json",
      R"({"detail":"Too dear.","code":"impossible_wish","conflicts":[{"text":)" +
          words("钱", "The beds cost 900.") + R"(}],"relaxations":[{"text":)" +
          words("加", "Raise the budget.") + R"(,"change":{"field":"budget","value":9000}}]})");
  auto const result = stage.use("plan_trip");
  CHECK(result.at("isError").as_bool());
  CHECK(!result.as_object().contains("structuredContent"));
  CHECK(text_of(result) ==
        "Too dear.\n- The beds cost 900.\nA plan exists with any of these changes:\n"
        "- Raise the budget. (budget → 9000)\n(impossible_wish)");
}

TEST_CASE("arguments of the wrong shape come back as what is wrong with them") {
  Stage stage;
  auto const result = stage.use("place_details", R"({"key":7,"more":1})");
  CHECK(result.at("isError").as_bool());
  CHECK(text_of(result).find("/key: Must be a string, not a number.") != std::string::npos);
  CHECK(text_of(result).find("/more: ") != std::string::npos);
  CHECK(stage.called.empty());
}

TEST_CASE("the arguments of a search become its query") {
  Stage stage;
  stage.said["searchPlaces"] = http::ok(R"({"total":1,"places":[{"key":"gushan","name_zh":"鼓山",)"
                                        R"("name_en":"Gushan","kinds":["hill","view"]}]})");
  auto const result = stage.use("search_places", R"({"query":"鼓 山","limit":5,"kind":["a","b"]})");
  CHECK(stage.called.back() == "searchPlaces query=鼓 山 limit=5 kind=a kind=b");
  CHECK(text_of(result) == "1 places:\nGushan · hill, view · gushan\n");
  CHECK(result.at("structuredContent").at("total") == 1);
}

TEST_CASE("a name that would be another address is no name") {
  Stage stage;
  for (auto const* key : {"a/../b", "/", "x/y"}) {
    auto const result = stage.use("place_details", R"({"key":")" + std::string(key) + "\"}");
    CHECK(result.at("isError").as_bool());
  }
  CHECK(stage.called.empty());
}

TEST_CASE("a token without the scope is told so by the tool") {
  Stage stage;
  auto const result = stage.use("keep_trip", R"({"recommendation_id":"R1","tier":"economy"})");
  CHECK(result.at("isError").as_bool());
  CHECK(text_of(result).find("insufficient_scope") != std::string::npos);
  CHECK(stage.called.empty());
}

TEST_CASE("a kept trip is answered with its plan") {
  Stage stage;
  auto const trip = R"({"id":"T1","name":"Home","created_at":"2027-01-01T00:00:00Z","plan":)" +
                    tier("economy", 1) + "}";
  stage.said["saveTrip"] = http::created(trip);
  stage.said["readTrip"] = http::ok(trip);
  auto const kept = stage.use("keep_trip", R"({"recommendation_id":"R1"})", "keeper");
  CHECK(kept.at("structuredContent").at("trip_id") == "T1");
  auto const read = stage.use("get_trip", R"({"trip_id":"T1"})");
  CHECK(stage.called.back() == "readTrip trip=T1");
  CHECK(read.at("structuredContent") == kept.at("structuredContent"));
  CHECK(text_of(read).starts_with("Home (trip_id T1)\nEconomy"));
}

TEST_CASE("checks that do not hold are explained, and any one that is asked for") {
  Stage stage;
  stage.said["readRecommendation"] = http::ok(recommendation(1));
  auto const asked = [&](std::string const& more) {
    return stage.use("explain_check", R"({"recommendation_id":"R1")" + more + "}");
  };
  auto const all = asked("");
  auto const& report = all.at("structuredContent");
  CHECK(report.at("verdict") == "unknown");
  REQUIRE(report.at("checks").as_array().size() == 1);
  CHECK(report.at("checks").at(0).at("findings").at(0) == "the ticket");
  CHECK(report.at("checks").at(0).at("sources").at(0) == "ledger");
  CHECK(report.at("known_checks").as_array().size() == 2);
  CHECK(text_of(asked(R"(,"check":"days","tier":"economy")")).find("3 days") != std::string::npos);
  CHECK(asked(R"(,"check":"nonsense")").at("isError").as_bool());
  CHECK(asked(R"(,"tier":"backpacker")").at("isError").as_bool());
  CHECK(asked(R"(,"trip_id":"T1")").at("isError").as_bool());
  CHECK(stage.use("explain_check").at("isError").as_bool());
}

TEST_CASE("a tool that breaks is a refusal, and the client learns no more") {
  Stage stage;
  stage.is_broken = true;
  auto const result = stage.use("list_trips");
  CHECK(result.at("isError").as_bool());
  CHECK(text_of(result).find("fire") == std::string::npos);
  CHECK(text_of(result).find("internal_error") != std::string::npos);
}

TEST_CASE("the log says which tool was called with which token") {
  Stage stage;
  stage.use("list_trips");
  stage.use("get_trip", R"({"trip_id":"T1"})", "anna");
  CHECK(stage.log.lines ==
        std::vector<std::string>{"mcp: list_trips answered for anna with xq_reader",
                                 "mcp: get_trip refused for anna"});
}
