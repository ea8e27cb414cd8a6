// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "mcp/tests/stage.hpp"

using namespace mcp;
namespace json = boost::json;

namespace {

constexpr auto read_words =
    R"({"version":3,"commands":[{"type":"lighten","day":"2027-02-03"}],)"
    R"("understood":[{"zh":"2月3日安排得轻松些。","en":"3 February gets lighter."}],)"
    R"("not_understood":["blah"]})";
constexpr auto changed =
    R"({"version":4,"plan":{},"brings_problems":false,"difference":{"added":[],"moved":[],)"
    R"("removed":[{"place":{"key":"gushan","name":{"zh":"鼓山","en":"Gushan"}},)"
    R"("day_before":"2027-02-03","start_before":"14:00"}],"retimed":[],"nights":[],)"
    R"("total":{"low_minor":-12000,"high_minor":-12000,"currency":"CNY"},"metres":-900,)"
    R"("minutes":-25,"visiting_minutes":-90,"conflicts":0},)"
    R"("problems":[{"check":"x","text":{"zh":"太赶","en":"A rush."}}]})";

struct Revision : Stage {  // words that are understood, and a change that can be made
  Revision() {
    said["readTripWords"] = http::ok(read_words);
    said["changeTrip"] = http::ok(changed);
  }
  json::value revise(std::string const& more) {
    return use("revise_trip", R"({"trip_id":"T1","words":"lighter")" + more + "}", "keeper");
  }
  json::value sent() const { return json::parse(called.back().substr(called.back().find('{'))); }
};

}  // namespace

TEST_CASE("a revision is a preview of what the words would change, and changes nothing") {
  Revision stage;
  auto const result = stage.revise("");
  REQUIRE(!result.at("isError").as_bool());
  CHECK(stage.called.at(0) == R"(readTripWords trip=T1{"text":"lighter"})");
  CHECK(stage.sent().at("is_preview") == true);
  CHECK(stage.sent().at("base_version") == 3);
  CHECK(stage.sent().at("commands").at(0).at("type") == "lighten");
  CHECK(text_of(result) ==
        "trip_id T1 version 4\nA preview: nothing is changed yet.\nUnderstood:\n"
        "- 3 February gets lighter.\nNot understood:\n- blah\nChanges:\n"
        "- without Gushan (2027-02-03 14:00)\nTotal −¥120, -25 min on the way\n"
        "What would not hold:\n- A rush.\n");
  auto const& data = result.at("structuredContent");
  CHECK(data.at("is_applied") == false);
  CHECK(data.at("total").at("low_minor") == -12000);
}

TEST_CASE("a revision is applied to the version that was previewed, or not at all") {
  Revision stage;
  CHECK(stage.revise(R"(,"apply":true)").at("isError").as_bool());
  CHECK(stage.called.empty());
  auto const late = stage.revise(R"(,"apply":true,"base_version":2)");
  CHECK(late.at("isError").as_bool());
  CHECK(stage.called.size() == 1);
  auto const result = stage.revise(R"(,"apply":true,"base_version":3)");
  CHECK(text_of(result).starts_with("trip_id T1 version 4\nChanged.\n"));
  CHECK(stage.sent().at("is_preview") == false);
  CHECK(stage.sent().at("keep_violations") == false);
  CHECK(stage.sent().at("change_id").as_string().size() == 26);
}

TEST_CASE("a change that would not hold is refused with what would not") {
  Revision stage;
  stage.said["changeTrip"] =
      http::text_answer(422, "application/problem+json",
                        R"({"detail":"It would not hold.","code":"plan_violated",)"
                        R"("problems":[{"text":{"zh":"关门","en":"Gushan is closed."}}]})");
  auto const result = stage.revise("");
  CHECK(result.at("isError").as_bool());
  CHECK(text_of(result) == "It would not hold.\n(plan_violated)\nProblems:\n- Gushan is closed.\n");
}

TEST_CASE("a revision is offered to whoever may change trips alone") {
  Revision stage;
  auto const refused = stage.use("revise_trip", R"({"trip_id":"T1","words":"lighter"})");
  CHECK(refused.at("isError").as_bool());
  CHECK(text_of(refused).find("insufficient_scope") != std::string::npos);
  CHECK(stage.called.empty());
}
