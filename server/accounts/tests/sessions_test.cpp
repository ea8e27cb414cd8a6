// SPDX-License-Identifier: Apache-2.0
#include "accounts/sessions.hpp"

#include <doctest/doctest.h>

#include <thread>

#include "accounts/tests/house.hpp"
#include "storage/sql.hpp"

using namespace accounts;
using namespace std::chrono_literals;

namespace {

base::Result<Tokens> refresh(House& house, Tokens const& tokens) {
  return house.accounts.sessions.refresh(tokens.refresh_token, house.phone);
}

SessionId session_of(House& house, Tokens const& tokens) {
  auto const principal = house.accounts.authenticator().authenticate(tokens.access_token);
  return SessionId::parse(principal.value().session_id).value();
}

long long rows_of(House& house, std::string const& table) {
  return house.db.read([&](storage::Sql& sql) {
    long long count = 0;
    sql << "SELECT COUNT(*) FROM " + table, soci::into(count);
    return count;
  });
}

}  // namespace

TEST_CASE("a signed-in person is known by name and role") {
  each_house([](House& house) {
    auto const tokens = house.sign_in("anna").value();
    CHECK(tokens.expires_in == 15min);
    auto const principal = house.accounts.authenticator().authenticate(tokens.access_token);
    CHECK(principal.value().user_id == house.anna.str());
    CHECK(principal.value().username == "Anna");
    CHECK(principal.value().role == "traveller");
    house.clock.advance(15min);
    auto const expired = house.accounts.authenticator().authenticate(tokens.access_token);
    CHECK(expired.error().kind == base::Refusal::unauthenticated);
    CHECK(expired.error().code == "session_ended");
  });
}

TEST_CASE("a refresh token is exchanged for the next one, and the old one ends") {
  each_house([](House& house) {
    auto const first = house.sign_in("anna").value();
    house.clock.advance(14min);
    house.phone.address = "198.51.100.4";
    auto const second = refresh(house, first).value();
    CHECK(second.user == house.anna);
    CHECK(second.refresh_token != first.refresh_token);
    house.clock.advance(14min);
    CHECK(house.admits(second));
    auto const third = refresh(house, second);
    CHECK(third.has_value());
    auto const sessions = house.accounts.sessions.list(house.anna);
    REQUIRE(sessions.size() == 1);
    CHECK(sessions[0].address == "198.51.100.4");
    CHECK(sessions[0].last_seen_at - sessions[0].created_at == 28min);
  });
}

TEST_CASE("a refresh token used twice ends its session and no other") {
  each_house([](House& house) {
    auto const stolen = house.sign_in("anna").value();
    auto const other = house.sign_in("anna").value();
    auto const owners_next = refresh(house, stolen).value();
    house.clock.advance(11s);
    CHECK(house.admits(owners_next));
    CHECK(refresh(house, stolen).error().code == "session_ended");
    CHECK(!house.admits(owners_next));
    CHECK(refresh(house, owners_next).has_error());
    CHECK(house.admits(other));
    CHECK(refresh(house, other).has_value());
  });
}

TEST_CASE("a refresh whose answer was lost may be repeated within ten seconds") {
  each_house([](House& house) {
    auto const tokens = house.sign_in("anna").value();
    CHECK(refresh(house, tokens).has_value());
    house.clock.advance(10s);
    auto const again = refresh(house, tokens);
    REQUIRE(again.has_value());
    CHECK(house.admits(*again));
    CHECK(refresh(house, *again).has_value());
  });
}

TEST_CASE("two tabs that refresh at once both go on") {
  each_house([](House& house) {
    auto const tokens = house.sign_in("anna").value();
    std::atomic<int> good{0};
    {
      std::vector<std::jthread> tabs;
      for (int i = 0; i < 4; ++i)
        tabs.emplace_back([&] { good += refresh(house, tokens).has_value() ? 1 : 0; });
    }
    CHECK(good == 4);
    CHECK(house.accounts.sessions.list(house.anna).size() == 1);
  });
}

TEST_CASE("a refresh token lives thirty days, each use anew") {
  each_house([](House& house) {
    auto tokens = house.sign_in("anna").value();
    house.clock.advance(std::chrono::days(29));
    tokens = refresh(house, tokens).value();
    house.clock.advance(std::chrono::days(29));
    tokens = refresh(house, tokens).value();
    house.clock.advance(std::chrono::days(30));
    CHECK(refresh(house, tokens).error().code == "session_ended");
    CHECK(house.accounts.sessions.list(house.anna).empty());
    CHECK(house.accounts.sessions.remove_expired() == 1);
    CHECK(rows_of(house, "refresh_tokens") == 0);
  });
}

TEST_CASE("made-up refresh tokens are refused") {
  each_house([](House& house) {
    for (auto const* token : {"", "x", "' OR 1=1 --"})
      CHECK(house.accounts.sessions.refresh(token, house.phone).error().code == "session_ended");
  });
}

TEST_CASE("tokens are not in the database") {
  each_house([](House& house) {
    auto const tokens = house.sign_in("anna").value();
    auto const row = house.db.read([](storage::Sql& sql) {
      return sql.find_row("SELECT token_hash FROM refresh_tokens", {});
    });
    CHECK(row.value()[0]->size() == 64);
    CHECK(row.value()[0]->find(tokens.refresh_token) == std::string::npos);
  });
}

TEST_CASE("a revoked session is refused at once, and only by its owner can it be revoked") {
  each_house([](House& house) {
    auto const phone = house.sign_in("anna").value();
    auto const laptop = house.sign_in("anna").value();
    auto const session = session_of(house, phone);
    CHECK(!house.accounts.sessions.revoke(house.ming, session));
    CHECK(house.admits(phone));
    CHECK(house.accounts.sessions.revoke(house.anna, session));
    CHECK(!house.admits(phone));
    CHECK(refresh(house, phone).has_error());
    CHECK(house.admits(laptop));
    CHECK(!house.accounts.sessions.revoke(house.anna, session));
  });
}

TEST_CASE("all other sessions can be revoked, and all of them") {
  each_house([](House& house) {
    auto const phone = house.sign_in("anna").value();
    auto const laptop = house.sign_in("anna").value();
    auto const others = house.sign_in("王小明").value();
    CHECK(house.accounts.sessions.revoke_others(house.anna, session_of(house, phone)) == 1);
    CHECK(house.admits(phone));
    CHECK(!house.admits(laptop));
    CHECK(house.accounts.sessions.revoke_all(house.anna) == 1);
    CHECK(!house.admits(phone));
    CHECK(house.admits(others));
  });
}

TEST_CASE("signing out with a refresh token ends its session even after it was used") {
  each_house([](House& house) {
    auto const tokens = house.sign_in("anna").value();
    auto const next = refresh(house, tokens).value();
    house.accounts.sessions.close(tokens.refresh_token);
    CHECK(!house.admits(next));
    house.accounts.sessions.close("unknown");
  });
}

TEST_CASE("another process notices a revocation and a changed role within three seconds") {
  storage::testing::each_schema([](std::string const& dsn) {
    storage::Database db(dsn, storage::testing::test_random());
    storage::testing::migrate_all(db);
    House house(db);
    Accounts elsewhere({db, house.clock, house.random, house.mail, house.log}, quick(),
                       signing_keys_in(std::string(40, 'k')));
    auto const tokens = house.sign_in("anna").value();
    auto const seen_there = [&] {
      return elsewhere.authenticator().authenticate(tokens.access_token);
    };
    CHECK(seen_there().value().role == "traveller");
    CHECK(house.accounts.users.set_role(house.anna, Role::operator_));
    house.clock.advance(3s);
    CHECK(seen_there().value().role == "operator");
    house.accounts.sessions.revoke_all(house.anna);
    CHECK(!house.admits(tokens));
    house.clock.advance(3s);
    CHECK(seen_there().has_error());
  });
}

TEST_CASE("a person who never signs out keeps the fifty newest sessions") {
  auto const db = storage::testing::migrated();
  House house(*db);
  auto const first = house.sign_in("anna").value();
  for (int i = 0; i < 50; ++i) {
    house.clock.advance(1s);
    CHECK(house.sign_in("anna").has_value());
  }
  CHECK(house.accounts.sessions.list(house.anna).size() == 50);
  CHECK(refresh(house, first).has_error());
}

TEST_CASE("a device is named as its owner would") {
  CHECK(device_of("Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like "
                  "Gecko) Chrome/126.0.0.0 Mobile Safari/537.36") == "Chrome · Android");
  CHECK(device_of("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 "
                  "(KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1") ==
        "Safari · iPhone");
  CHECK(device_of("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like "
                  "Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0") == "Edge · Windows");
  CHECK(device_of("curl/7.88.1 (x86_64)") == "curl/7.88.1");
  CHECK(device_of("") == "");
  CHECK(device_of("\xff\xfe") == "");
  CHECK(device_of(std::string(500, 'x')).size() == 60);
}
