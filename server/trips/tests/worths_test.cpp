// SPDX-License-Identifier: Apache-2.0
#include "feedback/worth.hpp"

#include "http/described.hpp"
#include "trips/candidates.hpp"
#include "trips/impl/answer_json.hpp"
#include "trips/tests/town.hpp"

using namespace trips;

namespace {

std::shared_ptr<feedback::Worths const> said_of(std::string const& slug, feedback::Tally tally) {
  return std::make_shared<feedback::Worths const>(
      std::unordered_map<std::string, feedback::Tally>{{"fuzhou-" + slug, tally}});
}

double score(Town town, std::string const& slug, std::shared_ptr<feedback::Worths const> worths) {
  town.city.worths = std::move(worths);
  auto const wishes = town.wishes(three_days());
  return candidate_for(town.place(slug), wishes, Openings(wishes, town.city),
                       style_of(planner::Tier::economy, wishes))
      .score;
}

// The three plans as the API writes them.
std::string plans(std::shared_ptr<feedback::Worths const> worths) {
  Town town;
  town.sources.worths = std::move(worths);
  std::string all;
  auto const answers = std::get<std::vector<TierAnswer>>(town.ask(three_days()));
  for (auto const& each : answers) all += http::to_json(each);
  return all;
}

}  // namespace

TEST_CASE("what many say of a place changes what it is worth, and of no other place") {
  Town const town;
  auto const before = score(town, "fujian-museum", nullptr);
  CHECK(score(town, "fujian-museum", said_of("fujian-museum", {{200, 1000}})) > before * 1.1);
  CHECK(score(town, "fujian-museum", said_of("fujian-museum", {{200, 200}})) < before * 0.85);
  CHECK(score(town, "fujian-museum", said_of("gushan", {{200, 1000}})) == before);
}

TEST_CASE("one loud voice hardly changes what a place is worth to a plan") {
  Town const town;
  auto const before = score(town, "fujian-museum", said_of("fujian-museum", {{20, 80}}));
  auto const after = score(town, "fujian-museum", said_of("fujian-museum", {{21, 81}}));
  CHECK(after < before);
  CHECK(after > before * (1 - feedback::most_of_one));
}

TEST_CASE(
    "where nobody said anything plans are as before, and the same words give the same plans") {
  auto const before = plans(nullptr);
  CHECK(plans(std::make_shared<feedback::Worths const>()) == before);
  auto const crowd = said_of("fujian-museum", {{500, 500}});
  CHECK(plans(crowd) == plans(crowd));
}

TEST_CASE("a plan says of which of its visits travellers' opinions moved the worth") {
  Town town;
  auto const first = std::get<std::vector<TierAnswer>>(town.ask(three_days())).front();
  CHECK_FALSE(first.reasoning.opinions);
  auto const key = first.days.front().visits.front().place.key;
  town.sources.worths =
      std::make_shared<feedback::Worths const>(std::unordered_map<std::string, feedback::Tally>{
          {key, {{23, 106}}}, {"fuzhou-nowhere", {{23, 106}}}});
  auto const again = std::get<std::vector<TierAnswer>>(town.ask(three_days())).front();
  REQUIRE(again.reasoning.opinions);
  REQUIRE(again.reasoning.opinions->size() == 1);
  auto const& told = again.reasoning.opinions->front();
  CHECK(told.place.key == key);
  CHECK(told.opinions == 23);
  CHECK(told.stars == 4.6);
  CHECK(told.is_in_favour);
  CHECK(told.text.en.find("4.6 of 5 (23)") != std::string::npos);
  CHECK(told.text.zh.find("23 位旅行者") != std::string::npos);
}
