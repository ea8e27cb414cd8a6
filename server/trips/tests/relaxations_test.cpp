// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/relaxations.hpp"

#include <boost/json.hpp>
#include <regex>
#include <set>

#include "http/described.hpp"
#include "trips/impl/answer_json.hpp"
#include "trips/impl/conflicts.hpp"
#include "trips/impl/minimal_conflict.hpp"
#include "trips/impl/phrases.hpp"
#include "trips/tests/town.hpp"

using namespace trips;

namespace {

void apply(Change const& change, Wish& wish) {
  auto const text = boost::json::parse(change.value);
  auto const date = [&] { return day(std::string(text.as_string()).c_str()); };
  auto const names = [&] { return boost::json::value_to<std::vector<std::string>>(text); };
  auto const point = [&] { return http::parse<PointWish>(change.value).value(); };
  if (change.field == "budget") wish.budget = text.as_int64();
  if (change.field == "startDate") wish.startDate = date();
  if (change.field == "endDate") wish.endDate = date();
  if (change.field == "accessibility") wish.accessibility = text.as_bool();
  if (change.field == "kidFriendly") wish.kidFriendly = text.as_bool();
  if (change.field == "petFriendly") wish.petFriendly = text.as_bool();
  if (change.field == "avoid") wish.avoid = names();
  if (change.field == "must") wish.must = names();
  if (change.field == "otherNeeds") wish.otherNeeds = std::string(text.as_string());
  if (change.field == "arrival") wish.arrival = point();
  if (change.field == "departure") wish.departure = point();
  if (change.field == "pace") wish.pace.reset();
  if (change.field == "lodging") wish.lodging.reset();
}

// Thousands are parted in both languages: ¥1,280.
bool speaks_of_thousands(Words const& text) {
  static std::regex const parted("¥[0-9]{1,3},[0-9]{3}");
  return std::regex_search(text.zh, parted) && std::regex_search(text.en, parted);
}

// Each of them helps as it stands, and they come with the smallest first.
void check_relaxations(Town const& town, Wish const& wish, Refused const& refused) {
  REQUIRE_FALSE(refused.relaxations.empty());
  double size = 0;
  for (auto const& each : refused.relaxations) {
    CAPTURE(each.text.en);
    auto changed = wish;
    apply(each.change, changed);
    if (each.also) apply(*each.also, changed);
    CHECK(std::holds_alternative<std::vector<TierAnswer>>(town.ask(changed)));
    CHECK(each.size >= size);
    size = each.size;
  }
}

// Each cannot be planned for another reason.
std::vector<Wish> impossible_wishes() {
  std::vector<Wish> all(5, three_days());
  all[0].budget = 100;
  all[1].accessibility = true;
  all[1].must = {"鼓山", "三坊七巷"};
  all[2].endDate = all[2].startDate;
  all[2].must = {"鼓山", "福州国家森林公园", "烟台山", "三坊七巷", "福建博物院", "上下杭"};
  all[3].petFriendly = true;
  all[3].kidFriendly = true;
  all[4].startDate = all[4].endDate = day("2024-10-28");  // a Monday
  all[4].must = {"福建博物院"};
  return all;
}

bool has_conflict(Refused const& refused, std::string const& id) {
  return std::any_of(refused.conflicts.begin(), refused.conflicts.end(),
                     [&](Conflict const& conflict) { return conflict.id == id; });
}

}  // namespace

TEST_CASE("a budget of 50 for six days says what is missing and what would do") {
  Town const town;
  auto wish = three_days();
  wish.endDate = day("2024-10-30");
  wish.budget = 50;
  auto const refused = std::get<Refused>(town.ask(wish));
  CHECK(refused.code == "impossible_wish");
  CHECK(has_conflict(refused, "budget"));
  check_relaxations(town, wish, refused);
  CHECK(refused.relaxations.front().id == "more_budget");
  CHECK(speaks_of_thousands(refused.relaxations.front().text));
  CHECK(speaks_of_thousands(refused.conflicts.front().text));
}

TEST_CASE("what nothing explains is said without an empty bracket, and too dear is about money") {
  Town const town;
  auto const wishes = town.wishes(three_days());
  auto const only = [&](NoDraft const& why_not) {
    auto const conflicts = conflicts_from(wishes, town.city, why_not, std::nullopt);
    REQUIRE(conflicts.size() == 1);
    return conflicts.front();
  };
  CHECK(only({}).text.zh == "没有找到每一项都成立的三档方案");
  CHECK(only({}).text.en == "No three plans were found that keep every rule");
  NoDraft const rest{.failed_checks = {{"留够休息", "Rest enough"}}};
  CHECK(only(rest).text.zh == "没有找到每一项都成立的三档方案，没能做到：留够休息");
  CHECK(only(rest).text.en ==
        "No three plans were found that keep every rule. Not kept: Rest enough");
  CHECK(only({.too_dear = true}).id == "budget");
  CHECK(only({.too_dear = true}).text.zh == "预算 ¥6,000（1 人）不够三档方案的花费");
}

TEST_CASE("a sum says for how many it is, and what that is each") {
  CHECK(for_all(base::Money::yuan(80), {2, {}, 0}).zh == " ¥80（2 人，每人 ¥40）");
  CHECK(for_all(base::Money::yuan(530), {2, {}, 0}).en == "¥530 for all 2 (¥265 each)");
  CHECK(for_all(base::Money::yuan(80), {1, {}, 0}).en == "¥80 for one person");
  Town const town;
  auto wish = three_days();
  wish.budget = 80;
  wish.party = PartyWish{2, {}, 0};
  auto const refused = std::get<Refused>(town.ask(wish));
  REQUIRE(has_conflict(refused, "budget"));
  CHECK(refused.conflicts.front().text.zh.find("¥80（2 人，每人 ¥40）") != std::string::npos);
  auto const dearer = std::find_if(refused.relaxations.begin(), refused.relaxations.end(),
                                   [](Relaxation const& each) { return each.id == "more_budget"; });
  REQUIRE(dearer != refused.relaxations.end());
  CHECK(dearer->text.en.find(" for all 2 (") != std::string::npos);
}

TEST_CASE("nobody goes without meals for want of money") {
  Town const town;
  auto wish = three_days();
  wish.party = PartyWish{2, {}, 0};
  for (int const days : {1, 2}) {
    wish.endDate = wish.startDate + std::chrono::days(days - 1);
    wish.budget = days == 1 ? 15 : 80;
    auto const answer = town.ask(wish);
    REQUIRE(std::holds_alternative<Refused>(answer));
    CHECK(has_conflict(std::get<Refused>(answer), "budget"));
  }
}

TEST_CASE("a single day is told as one") {
  Town const town;
  auto wish = three_days();
  wish.startDate = wish.endDate = day("2024-10-28");
  wish.must = {"福建博物院"};
  auto const refused = std::get<Refused>(town.ask(wish));
  CHECK(refused.conflicts.front().text.zh == "必去的福建博物院在 2024-10-28 不开放");
  CHECK(refused.conflicts.front().text.en == "Fujian Museum is a must but closed on 2024-10-28");
  REQUIRE_FALSE(refused.conflicting.empty());
  CHECK(refused.conflicting.back().text.en == "1 day on 2024-10-28");
  REQUIRE_FALSE(refused.relaxations.empty());
  CHECK(refused.relaxations.front().text.en == "Travel on 2024-10-29");
}

TEST_CASE("a must that is to be avoided is said in words, and either may go") {
  Town const town;
  auto wish = three_days();
  wish.must = {"鼓山"};
  for (bool const in_words : {false, true}) {
    wish.avoid = in_words ? std::vector<std::string>{} : std::vector<std::string>{"mountain"};
    wish.otherNeeds = in_words ? "不爬山，想吃海鲜" : "想吃海鲜";
    auto const refused = std::get<Refused>(town.ask(wish));
    REQUIRE(has_conflict(refused, "must_against_avoid"));
    CHECK(refused.conflicts.front().text.zh == "必去的鼓山属于您不想去的山岳");
    std::set<std::string> ids;
    for (auto const& each : refused.relaxations) ids.insert(each.id);
    CHECK(ids == std::set<std::string>{"drop_must", "drop_avoid"});
    CHECK(refused.relaxations.front().text.zh ==
          (in_words ? "去掉“不爬山”这一条" : "不再避开山岳"));
    check_relaxations(town, wish, refused);
    REQUIRE(refused.conflicting.size() == 2);
    CHECK(refused.conflicting.front().text.zh.starts_with("不去山岳"));
  }
}

TEST_CASE("musts that are closed for long can be left out together, or seen when they open") {
  Town const town;
  auto wish = three_days();
  wish.startDate = wish.endDate = day("2024-10-28");  // a Monday
  wish.must = {"福建博物院", "林则徐纪念馆"};
  auto const refused = std::get<Refused>(town.ask(wish));
  std::set<std::string> ids;
  for (auto const& each : refused.relaxations) ids.insert(each.id);
  CHECK(ids.contains("drop_musts"));
  CHECK(ids.contains("other_dates"));
  check_relaxations(town, wish, refused);
}

TEST_CASE("the conflicting set is minimal: without any one of it the rest can be planned") {
  Town const town;
  for (auto const& wish : impossible_wishes()) {
    CAPTURE(http::to_json(wish));
    auto const wishes = town.wishes(wish);
    auto const destination = town.destination(wish.destination);
    Trying const trying{wish, destination, town.city, town.travel_times, town.today};
    auto const core = minimal_conflict(wishes, trying);
    REQUIRE_FALSE(core.empty());
    std::vector<Term> others;
    for (auto const& term : terms_of(wishes))
      if (std::none_of(core.begin(), core.end(),
                       [&](Term const& each) { return each.claim.text.zh == term.claim.text.zh; }))
        others.push_back(term);
    CHECK_FALSE(is_possible_without(wishes, others, trying));
    for (auto const& member : core) {
      CAPTURE(member.claim.text.en);
      auto given_up = others;
      given_up.push_back(member);
      CHECK(is_possible_without(wishes, given_up, trying));
    }
  }
}

TEST_CASE("an arrival after the departure is told by both, and either may move") {
  Town const town;
  auto wish = three_days();
  wish.endDate = wish.startDate;
  wish.must = {"鼓山"};
  wish.arrival = PointWish{std::nullopt, "15:00"};
  wish.departure = PointWish{std::nullopt, "18:00"};
  auto const refused = std::get<Refused>(town.ask(wish));
  std::set<std::string> ids;
  for (auto const& each : refused.relaxations) ids.insert(each.id);
  CHECK(ids.contains("earlier_arrival"));
  CHECK(ids.contains("drop_must"));
  std::set<std::string> fields;
  for (auto const& each : refused.conflicting) fields.insert(each.field);
  CHECK(fields.contains("must"));
  CHECK_FALSE(fields.contains("budget"));
  check_relaxations(town, wish, refused);
}

TEST_CASE("where two things stand in the way, a change of both is offered") {
  Town const town;
  auto wish = three_days();
  wish.petFriendly = true;
  wish.budget = 40;
  auto const refused = std::get<Refused>(town.ask(wish));
  REQUIRE(refused.relaxations.size() == 1);
  CHECK(refused.relaxations.front().also.has_value());
  check_relaxations(town, wish, refused);
}

TEST_CASE("a must that is not step-free contradicts the need, and either may go") {
  Town const town;
  auto wish = three_days();
  wish.accessibility = true;
  wish.must = {"鼓山"};
  auto const refused = std::get<Refused>(town.ask(wish));
  CHECK(has_conflict(refused, "must_against_need"));
  std::set<std::string> ids;
  for (auto const& each : refused.relaxations) ids.insert(each.id);
  CHECK(ids.contains("drop_must"));
  CHECK(ids.contains("drop_accessibility"));
  CHECK(refused.relaxations.front().id == "drop_must");  // the smaller change
}

TEST_CASE("a must that is closed on every day is said before anything is planned") {
  Town const town;
  auto wish = three_days();
  wish.startDate = wish.endDate = day("2024-10-28");  // a Monday
  wish.must = {"福建博物院"};
  CHECK(has_conflict(std::get<Refused>(town.ask(wish)), "must_closed"));
}

TEST_CASE("too many musts for one day are counted") {
  Town const town;
  auto wish = three_days();
  wish.endDate = wish.startDate;
  wish.must = {"鼓山", "福州国家森林公园", "烟台山", "三坊七巷", "福建博物院", "上下杭"};
  auto const refused = std::get<Refused>(town.ask(wish));
  CHECK(has_conflict(refused, "must_too_many"));
}

TEST_CASE("no bed in town admits pets") {
  Town const town;
  auto wish = three_days();
  wish.petFriendly = true;
  auto const refused = std::get<Refused>(town.ask(wish));
  CHECK(has_conflict(refused, "no_lodging"));
  REQUIRE_FALSE(refused.relaxations.empty());
  CHECK(refused.relaxations.front().change.value != "");
}
