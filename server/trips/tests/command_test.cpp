// SPDX-License-Identifier: Apache-2.0
#include "trips/command.hpp"

#include <boost/json.hpp>
#include <sstream>

#include "trips/plan_text.hpp"
#include "trips/tests/town.hpp"

using namespace trips;

namespace {

struct Terminal {
  Town town;
  base::Instant now = base::china_instant(day("2024-10-01"), base::Minutes(600));
  std::ostringstream out;
  std::ostringstream err;

  int plan(std::string const& request, PlanForm form = PlanForm::json) {
    return plan_command(request, town.sources, now, form, out, err);
  }
  int verify(std::string const& answer) { return verify(VerifyOrder{answer}); }
  int verify(VerifyOrder const& order) {
    out.str("");
    return verify_command(order, town.sources, now, out, err);
  }
};

}  // namespace

TEST_CASE("a printed plan verifies, and a plan that was tampered with does not") {
  Terminal terminal;
  REQUIRE(terminal.plan(file_text("tests/data/fuzhou_3_days.json")) == 0);
  auto answer = terminal.out.str();
  CHECK(terminal.verify(answer) == 0);
  CHECK(terminal.out.str().find("holds     open_on_date ") != std::string::npos);
  CHECK(terminal.out.str().ends_with("\nholds\n"));

  auto const date = answer.find("\"startDate\"");  // the tier says so twice: pick a visit's time
  auto const start = answer.find("\"meal\":\"none\",\"start\":\"", date);
  REQUIRE(start != std::string::npos);
  answer.replace(start + 23, 5, "03:00");
  CHECK(terminal.verify(answer) == 1);
  CHECK(terminal.out.str().find("VIOLATED  travel_feasible") != std::string::npos);
}

TEST_CASE("a plan that is planned again is the same, and another wish's is not") {
  Terminal terminal;
  auto const request = file_text("tests/data/fuzhou_3_days.json");
  REQUIRE(terminal.plan(request) == 0);
  auto const answer = terminal.out.str();
  CHECK(terminal.verify({answer, request, true}) == 0);
  auto told = boost::json::parse(terminal.out.str());
  CHECK(told.at("version") == 1);
  CHECK(told.at("repeat").at("verdict") == "holds");
  CHECK(told.at("plans").as_array().size() == 3);
  CHECK(told.at("tiers").at("checks").as_array().size() == 2);

  auto other = boost::json::parse(request).as_object();
  other["otherNeeds"] = "不去三坊七巷";
  CHECK(terminal.verify({answer, boost::json::serialize(other), true}) == 1);
  CHECK(boost::json::parse(terminal.out.str()).at("repeat").at("verdict") == "violated");
}

TEST_CASE("as text a plan reads like a timetable") {
  Terminal terminal;
  CHECK(terminal.plan(file_text("tests/data/fuzhou_3_days.json"), PlanForm::text) == 0);
  auto const text = terminal.out.str();
  CHECK(text.find("第 1 天 2024-10-25 星期五") != std::string::npos);
  CHECK(text.find(" ~ walk ") != std::string::npos);
}

TEST_CASE("what cannot be planned or read is said, with exit code 1") {
  Terminal terminal;
  CHECK(terminal.plan("{") == 1);
  CHECK(terminal.plan("{}") == 1);
  CHECK(terminal.err.str().find("/destination") != std::string::npos);
  CHECK(terminal.verify("[]") == 1);
  CHECK(terminal.verify("{\"data\":3}") == 1);
  CHECK(terminal.out.str().empty());
}

TEST_CASE("a day is one line of text") {
  DayAnswer day;
  VisitAnswer visit;
  visit.place.name.zh = "鼓山";
  visit.start = "09:30";
  visit.end = "12:00";
  day.visits = {visit};
  LegAnswer leg;
  leg.mode = planner::Mode::bus;
  leg.minutes = 25;
  day.legs = {leg, leg};
  CHECK(to_text(day) == "bus 25m ~ 09:30 鼓山 150m ~ bus 25m");
}

TEST_CASE("times that are none are refused when a plan is read back") {
  TierAnswer tier;
  tier.days.resize(1);
  tier.days[0].visits.resize(1);
  tier.days[0].visits[0].start = "9 o'clock";
  CHECK(plan_from(tier).has_error());
}
