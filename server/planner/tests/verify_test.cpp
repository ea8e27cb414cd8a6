// SPDX-License-Identifier: Apache-2.0
#include "planner/verify.hpp"

#include <doctest/doctest.h>

#include <random>
#include <set>
#include <sstream>

#include "planner/tests/damages.hpp"
#include "planner/tests/gaps.hpp"

using namespace planner;
using namespace planner::testing;

namespace {

Certificate certificate_of(Weekend const& weekend) {
  return verify(weekend.plan, weekend.needs, weekend.world);
}

Check check_named(Certificate const& certificate, std::string const& id) {
  for (auto const& check : certificate.checks)
    if (check.id == id) return check;
  throw std::out_of_range(id);
}

std::string ids_with(Certificate const& certificate, Verdict verdict) {
  std::string ids;
  for (auto const& check : certificate.checks)
    if (check.verdict == verdict) ids += (ids.empty() ? "" : " ") + check.id;
  return ids;
}

}  // namespace

TEST_CASE("a good plan passes every check, and says what was looked at") {
  Weekend const weekend;
  auto const certificate = certificate_of(weekend);
  CHECK(ids_with(certificate, Verdict::violated) == "");
  CHECK(ids_with(certificate, Verdict::unknown) == "");
  CHECK(certificate.verdict == Verdict::holds);
  for (auto const& check : certificate.checks) {
    CHECK_MESSAGE(!check.evidence.zh.empty(), check.id);
    CHECK_MESSAGE(!check.evidence.en.empty(), check.id);
    CHECK_MESSAGE(!check.title.zh.empty(), check.id);
    CHECK_MESSAGE(check.findings.empty(), check.id);
  }
}

TEST_CASE("each kind of damage fails exactly the check that is there for it") {
  for (auto const& damage : damages) {
    CAPTURE(damage.what);
    Weekend weekend;
    damage.apply(weekend);
    auto const certificate = certificate_of(weekend);
    CHECK(ids_with(certificate, Verdict::violated) == damage.check);
    CHECK(!certificate.may_be_shown());
    auto const check = check_named(certificate, damage.check);
    CHECK(!check.findings.empty());
    for (auto const& finding : check.findings) CHECK(!(finding.zh.empty() || finding.en.empty()));
  }
}

TEST_CASE("there is no check without a plan that fails it") {
  std::set<std::string> damaged;
  for (auto const& damage : damages) damaged.insert(damage.check);
  std::set<std::string> checked;
  for (auto const& check : certificate_of(Weekend{}).checks) checked.insert(check.id);
  CHECK(damaged == checked);
}

TEST_CASE("a fact that nobody knows makes its checks unknown, never held") {
  for (auto const& gap : gaps) {
    CAPTURE(gap.what);
    Weekend weekend;
    gap.apply(weekend);
    auto const certificate = certificate_of(weekend);
    CHECK(ids_with(certificate, Verdict::violated) == "");
    CHECK(ids_with(certificate, Verdict::unknown) == gap.checks);
    CHECK(certificate.verdict == Verdict::unknown);
    CHECK(certificate.may_be_shown());
    for (auto const& check : certificate.checks)
      if (check.verdict == Verdict::unknown) CHECK_MESSAGE(!check.findings.empty(), check.id);
  }
}

TEST_CASE("what rests on a lost record does not hold") {
  Weekend sight;
  sight.world.places.erase("museum");
  CHECK(ids_with(certificate_of(sight), Verdict::violated) == "place_exists");
  CHECK(ids_with(certificate_of(sight), Verdict::unknown) == rests_on_sights);

  Weekend bed;
  bed.world.places.erase("hotel");
  CHECK(ids_with(certificate_of(bed), Verdict::violated) == "place_exists");
  CHECK(ids_with(certificate_of(bed), Verdict::unknown) == rests_on_nights);

  Weekend ways;
  for (auto& day : ways.plan.days) day.legs.clear();
  CHECK(ids_with(certificate_of(ways), Verdict::violated) == "continuity ledger_complete");
  CHECK(ids_with(certificate_of(ways), Verdict::unknown) == rests_on_ways);
}

TEST_CASE("only what the plan says of itself can always be answered") {
  std::set<std::string> open;
  for (auto const& check : certificate_of(Weekend{}).checks) open.insert(check.id);
  auto const close = [&](std::string const& ids) {
    std::istringstream words(ids);
    for (std::string id; words >> id;) open.erase(id);
  };
  for (auto const& gap : gaps) close(gap.checks);
  close(rests_on_sights);
  close(rests_on_nights);
  close(rests_on_ways);
  CHECK(open == std::set<std::string>{"days_as_asked", "place_exists", "must_included",
                                      "times_monotone", "continuity", "ledger_sums"});
}

TEST_CASE("a row says where its facts come from, and of which day the oldest is") {
  Weekend weekend;
  weekend.world.place("park").as_of = day_of(2022, 3, 1);
  auto const certificate = certificate_of(weekend);
  for (auto const& check : certificate.checks) CHECK_MESSAGE(!check.sources.empty(), check.id);
  auto const hours = check_named(certificate, "open_on_date").sources;
  REQUIRE(hours.size() == 1);
  CHECK(hours[0].name == "the town's guide");
  CHECK(hours[0].as_of == day_of(2022, 3, 1));
  CHECK(check_named(certificate, "ledger_sums").sources[0].name == "plan");
  CHECK(check_named(certificate, "travel_feasible").sources.size() == 2);
}

TEST_CASE("what was not asked for is not demanded of the places") {
  Weekend weekend;
  weekend.needs.step_free = weekend.needs.kid_friendly = weekend.needs.pet_friendly = false;
  weekend.world.place("park").step_free = Known::no;
  weekend.world.place("park").kid_friendly = weekend.world.place("park").pet_friendly =
      Known::unknown;
  CHECK(certificate_of(weekend).verdict == Verdict::holds);
}

TEST_CASE("a place that opened yesterday evening is still open after midnight") {
  Weekend weekend;
  auto const friday = weekend.needs.from;
  weekend.world.hours_on[{"hill", friday}] = {true, {{at(18, 0), at(36, 0)}}};  // until noon
  weekend.world.hours_on[{"hill", friday + days(1)}] = {true, {}};
  CHECK(certificate_of(weekend).verdict == Verdict::holds);
  weekend.world.hours_on[{"hill", friday}] = {true, {{at(18, 0), at(35, 0)}}};  // until eleven
  CHECK(ids_with(certificate_of(weekend), Verdict::violated) == "within_opening_span");
}

TEST_CASE("the evidence is what a traveller wants to read") {
  Weekend weekend;
  auto certificate = certificate_of(weekend);
  CHECK(
      check_named(certificate, "within_opening_span").evidence.zh ==
      "核对了 11 次停留：10:00 到达lanes，营业 00:00–24:00；12:00 到达kitchen1，营业 09:00–21:00；"
      "13:30 到达museum，营业 09:00–17:00……");
  CHECK(check_named(certificate, "days_as_asked").evidence.en ==
        "Fri 25 Oct to Sun 27 Oct, 3 days");
  CHECK(check_named(certificate, "last_entry").evidence.en ==
        "1 visit to places with such a rule, the others 60 min before closing at least (meals 30): "
        "13:30 at museum, last entry at 16:00");
  CHECK(check_named(certificate, "lodging_capacity").evidence.zh ==
        "同行 5 人：hotel：3 间房，每间 2 人；hotel：3 间房，每间 2 人");
  weekend.world.hours_on[{"museum", weekend.needs.from}] = {true, {}};
  certificate = certificate_of(weekend);
  CHECK(check_named(certificate, "open_on_date").findings.front().zh ==
        "museum在10月25日（周五）不开放");
}

TEST_CASE("a way takes as long as it does at its hour") {
  Weekend weekend;
  auto const check = [&] { return check_named(certificate_of(weekend), "travel_feasible"); };
  Leg ride;
  for (auto const& leg : weekend.plan.days[0].legs)
    if (leg.mode == Mode::taxi) ride = leg;
  REQUIRE(ride.mode == Mode::taxi);
  weekend.world.thick_traffic = {ride.span.from + Minutes(1), ride.span.until};
  CHECK(check().verdict == Verdict::holds);
  CHECK(check().evidence.en.find("thick traffic") == std::string::npos);
  weekend.world.thick_traffic.from = ride.span.from;
  CHECK(check().verdict == Verdict::violated);
  for (auto& leg : weekend.plan.days[0].legs)
    if (leg.span.from == ride.span.from) leg.span.until += ride.span.length();
  CHECK(check().evidence.en.find("1 of them in thick traffic") != std::string::npos);
}

TEST_CASE("any plan can be handed in, however damaged") {
  CHECK(!verify(Plan{}, Weekend{}.needs, FakeWorld{}).may_be_shown());
  for (unsigned seed = 1; seed <= 300; ++seed) {
    std::mt19937 dice(seed);
    Weekend w;
    for (int i = 0; i < 4; ++i) {
      auto& day = w.plan.days[dice() % 3];
      auto& line = w.plan.ledger[dice() % w.plan.ledger.size()];
      switch (dice() % 10) {
        case 0:
          day.legs.clear();
          break;
        case 1:
          day.visits.clear();
          break;
        case 2:
          day.lodging = "nowhere";
          break;
        case 3:
          line.unit = line.total = {Money(5, base::Currency::usd), Money::yuan(3)};
          break;
        case 4:
          line.quantity = static_cast<int>(dice());
          break;
        case 5:
          line.total = line.unit = {Money(INT64_MAX, base::Currency::cny),
                                    Money(INT64_MAX, base::Currency::cny)};
          break;
        case 6:
          w.plan.total = {Money(1, base::Currency::eur), Money(2, base::Currency::usd)};
          break;
        case 7:
          day.start = day.end = "";
          break;
        case 8:
          w.world.places.erase(day.visits.empty() ? "park" : day.visits[0].place);
          break;
        default:
          for (auto& leg : day.legs) leg.span = {Minutes(-900), Minutes(90'000)};
      }
    }
    CHECK(!certificate_of(w).may_be_shown());
  }
}

TEST_CASE("tiers are ordered by price and differ in more than that") {
  Weekend const weekend;
  std::vector<Plan> plans(3, weekend.plan);
  plans[0].tier = Tier::luxury;
  plans[2].tier = Tier::backpacker;
  CHECK(ids_with(verify_tiers(plans), Verdict::violated) == "tiers_ordered tiers_different");

  plans[0].total = {Money::yuan(9000), Money::yuan(9500)};
  plans[2].total = {Money::yuan(900), Money::yuan(950)};
  CHECK(ids_with(verify_tiers(plans), Verdict::violated) == "tiers_different");
  for (auto& day : plans[0].days) day.lodging = "palace";
  for (auto& day : plans[2].days)
    for (auto& visit : day.visits)
      if (visit.meal != Meal::none) visit.place = "noodles";
  CHECK(verify_tiers(plans).verdict == Verdict::holds);
  CHECK(verify_tiers(plans).checks[0].evidence.zh.find("豪华尊享游 ¥9,000–9,500") !=
        std::string::npos);

  std::swap(plans[0], plans[1]);
  CHECK(ids_with(verify_tiers(plans), Verdict::violated) == "tiers_ordered");
}

TEST_CASE("small children and seniors do not walk as far") {
  Needs needs;
  needs.pace = Pace::intense;
  CHECK(limits_of(needs).walk_max_m == 16'000);
  needs.party.child_ages = {6};
  CHECK(limits_of(needs).walk_max_m == 16'000);
  needs.party.child_ages = {5};
  CHECK(limits_of(needs).walk_max_m == 8'000);
  needs.pace = Pace::relaxed;
  CHECK(limits_of(needs).walk_max_m == 6'000);
}
