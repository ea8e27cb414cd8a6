// SPDX-License-Identifier: Apache-2.0
#include "accounts/personal_tokens.hpp"

#include <doctest/doctest.h>

#include <thread>

#include "accounts/admin.hpp"
#include "accounts/tests/house.hpp"
#include "storage/sql.hpp"

using namespace accounts;
using namespace std::chrono_literals;
using std::chrono::days;

namespace {

TokenOrder const reading{"Desk agent", {"plan:read", "trips:read"}, days(30)};

MadeToken made_by(House& house, UserId user, TokenOrder const& order = reading) {
  return house.accounts.personal_tokens.add(user, order).value();
}

base::Result<http::Principal> brought(House& house, std::string_view secret) {
  return house.accounts.authenticator().authenticate(secret);
}

TokenState state_of(House& house, PersonalTokenId token) {
  for (auto const& each : house.accounts.personal_tokens.list(house.anna))
    if (each.id == token) return each.state;
  throw std::runtime_error("not listed");
}

}  // namespace

TEST_CASE("a personal token speaks for its owner, within its scopes") {
  each_house([](House& house) {
    auto const made = made_by(house, house.anna);
    CHECK(made.secret.size() == 46);
    CHECK(made.secret.starts_with(made.token.prefix));
    CHECK(made.token.prefix.size() == 9);
    auto const principal = brought(house, made.secret).value();
    CHECK(principal.user_id == house.anna.str());
    CHECK(principal.username == "Anna");
    CHECK(principal.role == "traveller");
    CHECK(principal.session_id.empty());
    CHECK(principal.scopes.value() == reading.scopes);
    CHECK(principal.token_prefix == made.token.prefix);
  });
}

TEST_CASE("who signed in has no scopes to be held to") {
  each_house([](House& house) {
    auto const tokens = house.sign_in("anna").value();
    CHECK(!brought(house, tokens.access_token).value().scopes);
  });
}

TEST_CASE("a token is kept as its hash alone") {
  each_house([](House& house) {
    auto const made = made_by(house, house.anna);
    auto const row = house.db.read([](storage::Sql& sql) {
      return sql.find_row("SELECT token_hash, name, prefix, scopes, id FROM personal_tokens", {});
    });
    CHECK(row.value()[0]->size() == 64);
    for (auto const& column : row.value())
      CHECK(column->find(made.secret.substr(9)) == std::string::npos);
  });
}

TEST_CASE("a token that is made up, cut or too long is refused") {
  each_house([](House& house) {
    auto const made = made_by(house, house.anna);
    for (auto const& bearer :
         {std::string("xq_"), made.secret.substr(0, 45), made.secret + "x",
          "xq_" + std::string(43, 'A'), std::string("xq_' OR 1=1 --"), std::string(5000, 'x')})
      CHECK(brought(house, bearer).error().kind == base::Refusal::unauthenticated);
  });
}

TEST_CASE("a token ends at its time, and 90 days later nothing is left of it") {
  each_house([](House& house) {
    auto const made = made_by(house, house.anna);
    house.clock.advance(days(30) - 1s);
    CHECK(brought(house, made.secret).has_value());
    house.clock.advance(1s);
    CHECK(brought(house, made.secret).error().code == "token_refused");
    CHECK(state_of(house, made.token.id) == TokenState::expired);
    house.clock.advance(days(90) - 1s);
    CHECK(house.accounts.personal_tokens.remove_ended() == 0);
    house.clock.advance(1s);
    CHECK(house.accounts.personal_tokens.remove_ended() == 1);
    CHECK(house.accounts.personal_tokens.list(house.anna).empty());
  });
}

TEST_CASE("a revoked token is refused at once, and only its owner can revoke it") {
  each_house([](House& house) {
    auto const made = made_by(house, house.anna);
    auto const other = made_by(house, house.anna);
    auto& tokens = house.accounts.personal_tokens;
    CHECK(!tokens.revoke(house.ming, made.token.id));
    CHECK(brought(house, made.secret).has_value());
    CHECK(tokens.revoke(house.anna, made.token.id));
    CHECK(brought(house, made.secret).has_error());
    CHECK(brought(house, other.secret).has_value());
    CHECK(state_of(house, made.token.id) == TokenState::revoked);
    CHECK(!tokens.revoke(house.anna, made.token.id));
    house.clock.advance(days(90));
    CHECK(tokens.remove_ended() == 1);
  });
}

TEST_CASE("when a token was last used is told to the minute") {
  each_house([](House& house) {
    auto const made = made_by(house, house.anna);
    auto const last_used = [&] {
      return house.accounts.personal_tokens.list(house.anna).at(0).last_used_at;
    };
    CHECK(!last_used());
    CHECK(brought(house, made.secret).has_value());
    auto const first = house.clock.now();
    CHECK(last_used() == first);
    house.clock.advance(59s);
    CHECK(brought(house, made.secret).has_value());
    CHECK(last_used() == first);
    house.clock.advance(1s);
    CHECK(brought(house, made.secret).has_value());
    CHECK(last_used() == first + 60s);
  });
}

TEST_CASE("the role of a token's owner is that of now") {
  each_house([](House& house) {
    auto const made = made_by(house, house.anna);
    CHECK(house.accounts.users.set_role(house.anna, Role::operator_));
    CHECK(brought(house, made.secret).value().role == "operator");
  });
}

TEST_CASE("a person has at most twenty good tokens, however many are asked for at once") {
  each_house([](House& house) {
    for (int i = 0; i < 18; ++i) made_by(house, house.anna);
    std::atomic<int> made{0};
    {
      std::vector<std::jthread> tabs;
      for (int i = 0; i < 4; ++i)
        tabs.emplace_back([&] {
          made += house.accounts.personal_tokens.add(house.anna, reading).has_value() ? 1 : 0;
        });
    }
    CHECK(made == 2);
    auto const refused = house.accounts.personal_tokens.add(house.anna, reading);
    CHECK(refused.error().code == "too_many_tokens");
    CHECK(house.accounts.personal_tokens.add(house.ming, reading).has_value());
    house.clock.advance(days(30));
    CHECK(house.accounts.personal_tokens.add(house.anna, reading).has_value());
  });
}

TEST_CASE("another password takes every token back, whichever way it came") {
  auto const fresh = std::string("秋天去三坊七巷走一走呀");
  each_house([&](House& house) {
    auto const session = house.sign_in("anna").value();
    auto const before = made_by(house, house.anna);
    auto const of_ming = made_by(house, house.ming);
    auto const id = SessionId::parse(brought(house, session.access_token).value().session_id);
    auto const changed =
        house.accounts.sign_in.change_password(house.anna, id.value(), good_password, fresh);
    CHECK(changed.has_value());
    CHECK(brought(house, before.secret).has_error());

    auto const second = made_by(house, house.anna);
    CHECK(house.accounts.password_resets.ask("anna", house.phone).has_value());
    house.deliver_outbox();
    auto const& text = house.mail.letters.at(0).text;
    auto const link = text.substr(text.find("token=") + 6, 43);
    CHECK(house.accounts.password_resets.confirm(link, good_password, house.phone).has_value());
    CHECK(brought(house, second.secret).has_error());

    auto const third = made_by(house, house.anna);
    CHECK(admin::set_password(house.accounts, "anna", fresh).has_value());
    CHECK(brought(house, third.secret).has_error());
    CHECK(brought(house, of_ming.secret).has_value());
  });
}

TEST_CASE("a token goes with its owner") {
  each_house([](House& house) {
    auto const made = made_by(house, house.anna);
    CHECK(house.accounts.remove_user(house.anna));
    CHECK(brought(house, made.secret).has_error());
  });
}

TEST_CASE("the log says who made and revoked which token, and never the token") {
  auto const db = storage::testing::migrated();
  House house(*db);
  auto const made = made_by(house, house.anna);
  house.accounts.personal_tokens.revoke(house.anna, made.token.id);
  auto const anna = "accounts: " + house.anna.str();
  CHECK(house.log.lines ==
        std::vector<std::string>{anna + " made token " + made.token.prefix +
                                     " for plan:read trips:read, good for 30 days",
                                 anna + " revoked token " + made.token.id.str()});
}
