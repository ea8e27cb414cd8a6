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
std::string const agent = "01JD000000000000000000AGNT";
About const gushan{OpinionSubject::place, "fuzhou-gushan"};
About const plan{OpinionSubject::plan, "01JD0000000000000000000TRI"};

struct Desk {
  explicit Desk(storage::Database& of) : db(of) {}

  OpinionId said(std::string const& user, int stars, std::string const& text,
                 About const& about = gushan) {
    clock.advance(1min);
    return opinions.give(about, {user, true}, {stars, {}, text}).value().id;
  }

  storage::Database& db;
  base::ManualClock clock{base::Instant{std::chrono::seconds(1'000'000)}};
  base::SystemRandom random;
  base::Ids ids{clock, random};
  Opinions opinions{db, clock, ids};
  OpinionDesk desk{opinions, db, clock, ids};
};

void each_desk(auto const& test) {
  storage::testing::each_database([&](storage::Database& db) {
    Desk desk(db);
    test(desk);
  });
}

}  // namespace

TEST_CASE("a hidden opinion counts for nothing and is read by nobody, until it is shown again") {
  each_desk([](Desk& at) {
    auto const id = at.said(lin, 1, "骂人的话");
    auto const before = at.opinions.changes();
    REQUIRE(at.desk.hide(id, agent, OpinionFault::abuse));
    CHECK(at.opinions.changes() != before);
    CHECK(at.opinions.summary(gushan).voices().opinions == 0);
    CHECK(at.opinions.summary(gushan).remarks.empty());
    CHECK(at.opinions.list_words(gushan, 10).empty());
    CHECK(at.opinions.tallies().empty());
    CHECK(at.opinions.find(gushan, lin)->is_hidden);
    REQUIRE(at.desk.show(id, agent));
    CHECK(at.opinions.tallies().size() == 1);
    CHECK(at.opinions.list_words(gushan, 10).size() == 1);
    CHECK_FALSE(at.opinions.find(gushan, lin)->is_hidden);
  });
}

TEST_CASE("nobody gets rid of being hidden by saying it anew") {
  each_desk([](Desk& at) {
    REQUIRE(at.desk.hide(at.said(lin, 1, "骂人的话"), agent, OpinionFault::abuse));
    at.said(lin, 1, "又骂");
    CHECK(at.opinions.find(gushan, lin)->is_hidden);
    at.opinions.take_back(gushan, lin);
    CHECK(at.opinions.find(gushan, lin)->said.text.empty());
    at.said(lin, 1, "还骂");
    CHECK(at.opinions.find(gushan, lin)->is_hidden);
    CHECK(at.opinions.tallies().empty());
  });
}

TEST_CASE("what was done to an opinion is kept, by whom and why, also when the opinion is gone") {
  each_desk([](Desk& at) {
    auto const id = at.said(lin, 1, "广告");
    REQUIRE(at.desk.hide(id, agent, OpinionFault::advertising));
    at.clock.advance(1h);
    REQUIRE(at.desk.show(id, agent));
    at.opinions.remove_all_of(lin);
    auto const steps = at.desk.steps_of(id);
    REQUIRE(steps.size() == 2);
    CHECK(steps[0].done == OpinionDone::hide);
    CHECK(steps[0].fault == OpinionFault::advertising);
    CHECK(steps[0].actor_id == agent);
    CHECK(steps[1].done == OpinionDone::show);
    CHECK_FALSE(steps[1].fault);
    CHECK(steps[1].at == at.clock.now());
    at.opinions.remove_all_of(agent);
    CHECK(at.desk.steps_of(id)[0].actor_id.empty());
  });
}

TEST_CASE("readers report what others said, each of them once, and that alone hides nothing") {
  each_desk([](Desk& at) {
    auto const id = at.said(lin, 1, "骂人的话");
    CHECK(at.desk.report(id, lin, OpinionFault::abuse).error().kind == base::Refusal::not_found);
    REQUIRE(at.desk.report(id, wu, OpinionFault::abuse));
    REQUIRE(at.desk.report(id, wu, OpinionFault::untrue));
    CHECK(at.desk.find(id)->reports == 1);
    CHECK(at.opinions.tallies().size() == 1);
    REQUIRE(at.desk.show(id, agent));  // they saw it and let it be
    CHECK(at.desk.find(id)->reports == 0);
    REQUIRE(at.desk.hide(id, agent, OpinionFault::abuse));
    CHECK(at.desk.report(id, wu, OpinionFault::abuse).error().kind == base::Refusal::not_found);
  });
}

TEST_CASE("nobody reports everything there is in one day") {
  each_desk([](Desk& at) {
    OpinionId last;
    for (std::int64_t i = 0; i <= OpinionDesk::most_reports_a_day; ++i) {
      last = at.said(fmt::format("01JD0000000000000000000{:03}", i), 3, "好");
      if (i < OpinionDesk::most_reports_a_day)
        REQUIRE(at.desk.report(last, wu, OpinionFault::off_topic));
    }
    auto const refusal = at.desk.report(last, wu, OpinionFault::off_topic);
    CHECK(refusal.error().kind == base::Refusal::too_many);
    at.clock.advance(24h);
    CHECK(at.desk.report(last, wu, OpinionFault::off_topic));
  });
}

TEST_CASE("those who run the installation find what is new, reported or hidden") {
  each_desk([](Desk& at) {
    auto const first = at.said(lin, 1, "骂人的话");
    auto const second = at.said(lin, 5, "很好", plan);
    auto const third = at.said(wu, 4, "");
    auto const ids_of = [&](OpinionFilter const& filter) {
      std::vector<OpinionId> made;
      for (auto const& each : at.desk.list(filter)) made.push_back(each.opinion.id);
      return made;
    };
    using Listed = std::vector<OpinionId>;
    CHECK(ids_of({}) == Listed{third, second, first});
    CHECK(ids_of({.limit = 1, .skip = 1}) == Listed{second});
    CHECK(ids_of({.subject = OpinionSubject::plan}) == Listed{second});
    CHECK(ids_of({.state = OpinionState::reported}).empty());
    REQUIRE(at.desk.report(first, wu, OpinionFault::abuse));
    CHECK(ids_of({.state = OpinionState::reported}) == Listed{first});
    REQUIRE(at.desk.hide(first, agent, OpinionFault::abuse));
    CHECK(ids_of({.state = OpinionState::reported}).empty());
    CHECK(ids_of({.state = OpinionState::hidden}) == Listed{first});
    CHECK_FALSE(at.desk.hide(at.ids.next<OpinionId>(), agent, OpinionFault::abuse));
  });
}

TEST_CASE("nothing of a person is left when their account goes") {
  each_desk([](Desk& at) {
    auto const hers = at.said(lin, 2, "人多");
    auto const his = at.said(wu, 4, "值得");
    REQUIRE(at.desk.report(hers, wu, OpinionFault::untrue));
    REQUIRE(at.desk.report(his, lin, OpinionFault::untrue));
    at.opinions.remove_all_of(lin);
    CHECK_FALSE(at.desk.find(hers));
    CHECK(at.desk.find(his)->reports == 0);
    for (auto const* table : {"opinions", "opinion_reports"}) {
      auto const left = at.db.read([&](storage::Sql& sql) {
        int count = -1;
        sql << "SELECT COUNT(*) FROM " << table << " WHERE user_id = '" << lin << "'",
            soci::into(count);
        return count;
      });
      CHECK(left == 0);
    }
  });
}
