// SPDX-License-Identifier: Apache-2.0
#include "feedback/comments.hpp"

#include <doctest/doctest.h>

#include "storage/testing.hpp"

using namespace feedback;
using namespace std::chrono_literals;

namespace {

std::string const lin = "01JD0000000000000000000LIN";
std::string const wu = "01JD00000000000000000000WU";

struct CommentBook {
  explicit CommentBook(storage::Database& db) : comments(db, clock) {}

  Comment says(std::string const& user, std::string const& text,
               CommentKind kind = CommentKind::idea) {
    return {.id = ids.next<CommentId>(), .user_id = user, .kind = kind, .text = text};
  }
  base::ManualClock clock{base::Instant{std::chrono::seconds(1'000'000)}};
  base::SystemRandom random;
  base::Ids ids{clock, random};
  Comments comments;
};

void each_comment_book(auto const& test) {
  storage::testing::each_database([&](storage::Database& db) {
    CommentBook book(db);
    test(book);
  });
}

}  // namespace

TEST_CASE("a comment is kept once, with all that was told") {
  each_comment_book([](CommentBook& book) {
    auto said = book.says(lin, "能不能按月份筛选？");
    said.stars = 4;
    said.page = "/trips/:id";
    said.version = "0.8.0";
    said.wants_answer = true;
    REQUIRE(book.comments.take(said));
    REQUIRE(book.comments.take(said));
    auto const all = book.comments.list({});
    REQUIRE(all.size() == 1);
    CHECK(all[0].user_id == lin);
    CHECK(all[0].kind == CommentKind::idea);
    CHECK(all[0].stars == 4);
    CHECK(all[0].text == "能不能按月份筛选？");
    CHECK(all[0].page == "/trips/:id");
    CHECK(all[0].version == "0.8.0");
    CHECK(all[0].wants_answer);
    CHECK(all[0].state == CommentState::open);
    CHECK(all[0].created_at == book.clock.now());
  });
}

TEST_CASE("nobody takes the id of somebody else's comment") {
  each_comment_book([](CommentBook& book) {
    auto said = book.says(lin, "好用");
    REQUIRE(book.comments.take(said));
    said.user_id = wu;
    CHECK(book.comments.may_take(said).error().kind == base::Refusal::conflict);
    CHECK(book.comments.take(said).error().kind == base::Refusal::conflict);
    CHECK(book.comments.find(said.id)->user_id == lin);
  });
}

TEST_CASE("a person says so much a day, and the same again is not more") {
  each_comment_book([](CommentBook& book) {
    auto const first = book.says(lin, "第一条");
    REQUIRE(book.comments.take(first));
    for (int i = 1; i < Comments::most_of_person_a_day; ++i)
      REQUIRE(book.comments.take(book.says(lin, "又一条")));
    CHECK(book.comments.take(book.says(lin, "太多")).error().kind == base::Refusal::too_many);
    CHECK(book.comments.may_take(book.says(lin, "太多")).error().kind == base::Refusal::too_many);
    CHECK(book.comments.take(first));
    CHECK(book.comments.take(book.says(wu, "别人")));
    CHECK(book.comments.take(book.says("", "访客")));
    book.clock.advance(24h);
    CHECK(book.comments.take(book.says(lin, "第二天")));
  });
}

TEST_CASE("those who run the installation filter, turn pages and settle") {
  each_comment_book([](CommentBook& book) {
    auto const fault = book.says(lin, "打不开", CommentKind::fault);
    auto const praise = book.says("", "很好", CommentKind::praise);
    REQUIRE(book.comments.take(fault));
    book.clock.advance(1min);
    REQUIRE(book.comments.take(praise));
    CHECK(book.comments.list({})[0].id == praise.id);
    CHECK(book.comments.list({.limit = 1, .skip = 1})[0].id == fault.id);
    auto const faults = book.comments.list({.kind = CommentKind::fault});
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].id == fault.id);
    CHECK(book.comments.move(fault.id, CommentState::settled)->state == CommentState::settled);
    CHECK(book.comments.list({.state = CommentState::open})[0].id == praise.id);
    CHECK(book.comments.list({.state = CommentState::settled})[0].id == fault.id);
    CHECK(book.comments.move(fault.id, CommentState::open)->state == CommentState::open);
    CHECK(book.comments.list({.state = CommentState::settled}).empty());
    CHECK(book.comments.move(book.says(lin, "").id, CommentState::settled).error().kind ==
          base::Refusal::not_found);
  });
}

TEST_CASE("what an account said of the product goes with it") {
  each_comment_book([](CommentBook& book) {
    REQUIRE(book.comments.take(book.says(lin, "一")));
    REQUIRE(book.comments.take(book.says("", "二")));
    book.comments.remove_all_of(lin);
    book.comments.remove_all_of(lin);
    book.comments.remove_all_of("");
    auto const left = book.comments.list({});
    REQUIRE(left.size() == 1);
    CHECK(left[0].text == "二");
  });
}
