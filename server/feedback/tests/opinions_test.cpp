// SPDX-License-Identifier: Apache-2.0
#include "feedback/opinion_desk.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "storage/sql.hpp"
#include "storage/testing.hpp"

using namespace feedback;
using namespace std::chrono_literals;

namespace {

std::string const lin = "01JD0000000000000000000LIN";
std::string const wu = "01JD00000000000000000000WU";
Speaker const lin_speaks{lin, true};
Speaker const wu_speaks{wu, true};
About const gushan{OpinionSubject::place, "fuzhou-gushan"};
About const plan{OpinionSubject::plan, "01JD0000000000000000000TRI"};

void each_book(auto const& test) {
  storage::testing::each_database([&](storage::Database& db) {
    base::ManualClock clock{base::Instant{std::chrono::seconds(1'000'000)}};
    base::SystemRandom random;
    base::Ids ids(clock, random);
    Opinions opinions(db, clock, ids);
    test(opinions, clock);
  });
}

}  // namespace

TEST_CASE("a person has one opinion of a place, and the last one counts") {
  each_book([](Opinions& opinions, base::ManualClock& clock) {
    auto const first =
        opinions.give(gushan, lin_speaks, {2, {"crowded", "long_queue"}, "排了一小时"});
    REQUIRE(first);
    CHECK(first->said.remarks == std::vector<std::string>{"crowded", "long_queue"});
    auto const then = clock.now();
    clock.advance(1h);
    REQUIRE(opinions.give(gushan, lin_speaks, {4, {}, ""}));
    auto const kept = opinions.find(gushan, lin);
    REQUIRE(kept);
    CHECK(kept->said.stars == 4);
    CHECK(kept->said.remarks.empty());
    CHECK(kept->created_at == then);
    CHECK(kept->updated_at == clock.now());
    CHECK(opinions.summary(gushan).voices().opinions == 1);
    CHECK_FALSE(opinions.find(gushan, wu));
    CHECK_FALSE(opinions.find(plan, lin));
  });
}

TEST_CASE("opinions of one subject are counted, and of no other") {
  each_book([](Opinions& opinions, base::ManualClock& clock) {
    CHECK_FALSE(opinions.summary(gushan).newest);
    REQUIRE(opinions.give(gushan, lin_speaks, {5, {"quiet", "worth_it"}, ""}));
    clock.advance(1min);
    REQUIRE(opinions.give(gushan, wu_speaks, {2, {"worth_it"}, "远"}));
    REQUIRE(opinions.give(plan, lin_speaks, {1, {"too_full"}, "太赶"}));
    auto const made = opinions.summary(gushan);
    CHECK(made.by_stars == std::array<std::int64_t, 5>{0, 1, 0, 0, 1});
    CHECK(made.voices().stars == 7);
    CHECK(made.newest == clock.now());
    REQUIRE(made.remarks.size() == 2);
    CHECK(made.remarks[0] == std::pair<std::string, std::int64_t>{"worth_it", 2});
    auto const tallies = opinions.tallies();
    REQUIRE(tallies.size() == 1);
    CHECK(tallies.at("fuzhou-gushan").settled.opinions == 2);
    CHECK(tallies.at("fuzhou-gushan").settled.stars == 7);
    auto const words = opinions.list_words(plan, 10);
    REQUIRE(words.size() == 1);
    CHECK(words[0].said.text == "太赶");
  });
}

TEST_CASE("what is taken back and what belongs to an account that goes is gone") {
  each_book([](Opinions& opinions, base::ManualClock&) {
    REQUIRE(opinions.give(gushan, lin_speaks, {5, {}, ""}));
    REQUIRE(opinions.give(gushan, wu_speaks, {1, {}, ""}));
    opinions.take_back(gushan, lin);
    opinions.take_back(gushan, lin);
    CHECK(opinions.summary(gushan).voices().opinions == 1);
    REQUIRE(opinions.give(plan, wu_speaks, {1, {}, ""}));
    opinions.remove_all_of(wu);
    opinions.remove_all_of(wu);
    CHECK(opinions.tallies().empty());
    CHECK_FALSE(opinions.find(plan, wu));
  });
}

TEST_CASE("nobody rates everything there is in one day, and may still change what was said") {
  each_book([](Opinions& opinions, base::ManualClock& clock) {
    auto const place = [](std::int64_t number) {
      return About{OpinionSubject::place, fmt::format("fuzhou-{}", number)};
    };
    for (std::int64_t i = 0; i < Opinions::most_a_day; ++i)
      REQUIRE(opinions.give(place(i), lin_speaks, {5, {}, ""}));
    CHECK(opinions.give(gushan, lin_speaks, {5, {}, ""}).error().kind == base::Refusal::too_many);
    CHECK(opinions.give(place(3), lin_speaks, {1, {}, ""}));
    CHECK(opinions.give(gushan, wu_speaks, {5, {}, ""}));
    clock.advance(24h);
    CHECK(opinions.give(gushan, lin_speaks, {5, {}, ""}));
  });
}

TEST_CASE("what newcomers say is told apart, and counts in full once they say it again") {
  each_book([](Opinions& opinions, base::ManualClock&) {
    REQUIRE(opinions.give(gushan, {lin, false}, {1, {}, ""}));
    REQUIRE(opinions.give(gushan, wu_speaks, {5, {}, ""}));
    CHECK(opinions.tallies().at("fuzhou-gushan").newcomers.stars == 1);
    CHECK(opinions.tallies().at("fuzhou-gushan").settled.stars == 5);
    REQUIRE(opinions.give(gushan, lin_speaks, {1, {}, ""}));
    CHECK(opinions.tallies().at("fuzhou-gushan").newcomers.opinions == 0);
    CHECK(opinions.tallies().at("fuzhou-gushan").settled.opinions == 2);
  });
}

TEST_CASE("however often one person writes, a place has one opinion of theirs more") {
  each_book([](Opinions& opinions, base::ManualClock& clock) {
    REQUIRE(opinions.give(gushan, wu_speaks, {4, {}, ""}));
    auto const before = worth_of(opinions.tallies().at("fuzhou-gushan"));
    for (int i = 0; i < 40; ++i) {
      clock.advance(1min);
      REQUIRE(opinions.give(gushan, lin_speaks, {1, {}, ""}));
      auto const after = worth_of(opinions.tallies().at("fuzhou-gushan"));
      CHECK(before - after < most_of_one);
    }
    CHECK(opinions.summary(gushan).voices().opinions == 2);
  });
}

TEST_CASE("who follows opinions learns of each change that is made here") {
  each_book([](Opinions& opinions, base::ManualClock&) {
    auto last = opinions.changes();
    auto const changed = [&] { return std::exchange(last, opinions.changes()) != last; };
    CHECK_FALSE(changed());
    REQUIRE(opinions.give(gushan, lin_speaks, {1, {}, ""}));
    CHECK(changed());
    opinions.take_back(gushan, lin);
    CHECK(changed());
    opinions.remove_all_of(lin);
    CHECK(changed());
  });
}
