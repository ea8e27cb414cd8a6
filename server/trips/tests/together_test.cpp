// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "accounts/secrets.hpp"
#include "storage/testing.hpp"
#include "trips/tests/archive.hpp"
#include "trips/together/invitations.hpp"
#include "trips/together/members.hpp"
#include "trips/together/shares.hpp"
#include "trips/together/suggestions.hpp"

using namespace trips;

namespace {

MemberRole const viewer = MemberRole::viewer;
MemberRole const suggester = MemberRole::suggester;
MemberRole const editor = MemberRole::editor;
MemberRole const owner = MemberRole::owner;

// Anna's trip with Ming as an editor and Liu as a viewer.
struct Company : Archive {
  explicit Company(storage::Database& its_db) : Archive(its_db) {
    join(ming, editor);
    join(liu, viewer);
  }
  void join(std::string const& user, MemberRole role) {
    clock.advance(std::chrono::seconds(1));
    db.write([&](storage::Sql& sql) { add_member(sql, trip, user, role, clock.now()); });
  }
  std::optional<MemberRole> role_of(std::string const& user) { return access(db, trip, user); }
  std::vector<std::string> members() {
    return db.read([&](storage::Sql& sql) { return list_member_ids(sql, trip); });
  }
};

}  // namespace

TEST_CASE("a trip exists for its members alone, each with a role") {
  storage::testing::each_database([](storage::Database& db) {
    Company company(db);
    CHECK(company.role_of(anna) == owner);
    CHECK(company.role_of(ming) == editor);
    CHECK(company.role_of(liu) == viewer);
    CHECK_FALSE(company.role_of("01J9Z000000000000000000XXX"));
    CHECK(company.members() == std::vector{anna, ming, liu});
    CHECK(company.trips.find(company.trip, ming)->role == editor);
    CHECK(company.trips.list(liu, 10, {}).size() == 1);
  });
}

TEST_CASE("editors rename a trip, only its owner deletes it") {
  storage::testing::each_database([](storage::Database& db) {
    Company company(db);
    CHECK_FALSE(company.trips.rename(company.trip, liu, "mine"));
    CHECK(company.trips.rename(company.trip, ming, "ours"));
    CHECK_FALSE(company.trips.remove(company.trip, ming));
    CHECK(company.trips.remove(company.trip, anna));
    CHECK_FALSE(company.role_of(anna));
    CHECK_FALSE(company.role_of(liu));
  });
}

TEST_CASE("a trip always has one owner") {
  storage::testing::each_database([](storage::Database& db) {
    Company company(db);
    db.write([&](storage::Sql& sql) {
      CHECK(set_role(sql, company.trip, anna, viewer).error().kind == base::Refusal::conflict);
      CHECK(remove_member(sql, company.trip, anna).error().kind == base::Refusal::conflict);
      CHECK(set_role(sql, company.trip, "nobody", viewer).error().kind == base::Refusal::not_found);
      CHECK(set_role(sql, company.trip, liu, owner));
    });
    CHECK(company.role_of(liu) == owner);
    CHECK(company.role_of(anna) == editor);
    db.write([&](storage::Sql& sql) { CHECK(remove_member(sql, company.trip, anna)); });
    CHECK_FALSE(company.role_of(anna));
  });
}

TEST_CASE("who joins again keeps the higher role") {
  storage::testing::each_database([](storage::Database& db) {
    Company company(db);
    company.join(ming, viewer);
    company.join(liu, suggester);
    CHECK(company.role_of(ming) == editor);
    CHECK(company.role_of(liu) == suggester);
  });
}

TEST_CASE("an account that goes leaves its trips to the first editor, or takes them along") {
  storage::testing::each_database([](storage::Database& db) {
    Company company(db);
    company.append(company.next(1, "two"));
    company.trips.remove_all_of(anna);
    CHECK(company.role_of(ming) == owner);
    CHECK_FALSE(company.role_of(anna));
    CHECK(company.find(2).author_id.empty());
    company.trips.remove_all_of(ming);  // Liu may only look at it
    CHECK_FALSE(company.role_of(liu));
    CHECK(company.list().empty());
  });
}

TEST_CASE("a link invites whoever has it, until it is over or taken back") {
  storage::testing::each_database([](storage::Database& db) {
    Archive archive(db);
    auto const now = archive.clock.now();
    Invitation link{archive.ids.next<InvitationId>(), archive.trip, "", editor, anna, now,
                    now + std::chrono::days(14)};
    std::string const token = "a-token-nobody-guesses";
    db.write([&](storage::Sql& sql) { add_invitation(sql, link, accounts::token_hash(token)); });
    db.write([&](storage::Sql& sql) {
      CHECK_FALSE(find_invitation(sql, "another", ming, now));
      CHECK_FALSE(find_invitation(sql, link.id.str(), ming, now));  // its id opens nothing
      for (auto const& user : {ming, liu})
        accept_invitation(sql, find_invitation(sql, token, user, now).value(), user, now);
      CHECK_FALSE(find_invitation(sql, token, ming, now + std::chrono::days(14)));
      CHECK(list_invitations(sql, archive.trip, now).size() == 1);
      CHECK(remove_invitation(sql, archive.trip, link.id));
      CHECK_FALSE(find_invitation(sql, token, ming, now));
    });
    CHECK(access(db, archive.trip, ming) == editor);
    CHECK(access(db, archive.trip, liu) == editor);
  });
}

TEST_CASE("an invitation for one person is good for that person, once") {
  storage::testing::each_database([](storage::Database& db) {
    Archive archive(db);
    auto const now = archive.clock.now();
    auto const invite = [&](MemberRole role) {
      Invitation made{archive.ids.next<InvitationId>(), archive.trip, ming, role, anna, now,
                      now + std::chrono::days(14)};
      db.write([&](storage::Sql& sql) { add_invitation(sql, made, ""); });
      return made.id.str();
    };
    auto const first = invite(viewer);
    auto const second = invite(editor);  // in place of the first
    db.write([&](storage::Sql& sql) {
      CHECK_FALSE(find_invitation(sql, first, ming, now));
      CHECK_FALSE(find_invitation(sql, second, liu, now));
      CHECK(list_invitations_of(sql, ming, now).size() == 1);
      auto const found = find_invitation(sql, second, ming, now);
      REQUIRE(found);
      accept_invitation(sql, *found, ming, now);
      CHECK_FALSE(find_invitation(sql, second, ming, now));
    });
    CHECK(access(db, archive.trip, ming) == editor);
  });
}

TEST_CASE("a suggestion is decided once, and everybody has one vote") {
  storage::testing::each_database([](storage::Database& db) {
    Company company(db);
    Suggestion made;
    made.id = company.ids.next<SuggestionId>();
    made.author_id = liu;
    made.commands_json = R"([{"type":"optimise"}])";
    made.label_json = R"({"zh":"优化","en":"Optimised"})";
    made.note = "less walking";
    made.created_at = company.clock.now();
    db.write([&](storage::Sql& sql) {
      add_suggestion(sql, company.trip, made);
      vote(sql, made.id, anna, true);
      vote(sql, made.id, ming, true);
      vote(sql, made.id, ming, false);
      vote(sql, made.id, liu, true);
      vote(sql, made.id, liu, std::nullopt);
    });
    auto const seen = db.read([&](storage::Sql& sql) {
      return find_suggestion(sql, company.trip, made.id, ming).value();
    });
    CHECK(seen.votes_for == 1);
    CHECK(seen.votes_against == 1);
    CHECK(seen.my_vote == false);
    CHECK(seen.note == "less walking");
    CHECK(seen.author_id == liu);
    db.write([&](storage::Sql& sql) {
      CHECK(settle_suggestion(sql, made.id, SuggestionState::accepted, 2));
      CHECK_FALSE(settle_suggestion(sql, made.id, SuggestionState::declined, 0));
      auto const listed = list_suggestions(sql, company.trip, liu);
      REQUIRE(listed.size() == 1);
      CHECK(listed[0].state == SuggestionState::accepted);
      CHECK(listed[0].version == 2);
      CHECK_FALSE(listed[0].my_vote);
      CHECK_FALSE(find_suggestion(sql, company.ids.next<TripId>(), made.id, anna));
    });
  });
}

TEST_CASE("a share link opens its trip until its day is over or it is revoked") {
  storage::testing::each_database([](storage::Database& db) {
    Archive archive(db);
    auto const now = archive.clock.now();
    Share const share{
        archive.ids.next<ShareId>(), archive.trip, {Hidden::prices, Hidden::members}, anna, now,
        now + std::chrono::days(1)};
    std::string const token = "seen-by-anybody";
    db.write([&](storage::Sql& sql) {
      add_share(sql, share, accounts::token_hash(token));
      auto const found = find_share(sql, token, now);
      REQUIRE(found);
      CHECK(found->trip == archive.trip);
      CHECK(found->does_hide(Hidden::prices));
      CHECK_FALSE(found->does_hide(Hidden::codes));
      CHECK(found->does_hide(Hidden::members));
      CHECK_FALSE(find_share(sql, token, now + std::chrono::days(1)));
      CHECK_FALSE(find_share(sql, "seen-by-nobody", now));
      CHECK_FALSE(remove_share(sql, archive.ids.next<TripId>(), share.id));
      CHECK(remove_share(sql, archive.trip, share.id));
      CHECK_FALSE(find_share(sql, token, now));
    });
  });
}
