// SPDX-License-Identifier: Apache-2.0
#include "accounts/password_resets.hpp"

#include <doctest/doctest.h>

#include "accounts/tests/house.hpp"

using namespace accounts;
using namespace std::chrono_literals;

namespace {

base::Result<void> ask(House& house, std::string_view account) {
  return house.accounts.password_resets.ask(account, house.phone);
}

base::Result<void> confirm(House& house, std::string_view token,
                           std::string_view password = "correct horse") {
  return house.accounts.password_resets.confirm(token, password, house.phone);
}

std::string token_in(Letter const& letter) {
  auto const begin = letter.text.find("token=") + 6;
  return letter.text.substr(begin, letter.text.find('\n', begin) - begin);
}

// Asks for Anna and answers the token that was mailed to her.
std::string mailed_token(House& house) {
  CHECK(ask(house, "anna").has_value());
  house.deliver_outbox();
  return token_in(house.mail.letters.back());
}

}  // namespace

TEST_CASE("a mailed link sets a new password once and ends every session") {
  each_house([](House& house) {
    auto const phone = house.sign_in("anna").value();
    auto const token = mailed_token(house);
    auto const& letter = house.mail.letters.at(0);
    CHECK(letter.to == "anna@example.org");
    CHECK(letter.subject == "重置您的行趣密码");
    CHECK(letter.text.find("http://localhost:8080/reset-password?token=") != std::string::npos);

    CHECK(confirm(house, token).has_value());
    CHECK(!house.admits(phone));
    CHECK(house.sign_in("anna", "correct horse").has_value());
    CHECK(house.sign_in("anna").has_error());
    CHECK(confirm(house, token, "another horse").error().code == "reset_link_dead");
  });
}

TEST_CASE("an address and a name both find the account; the letter speaks the asker's language") {
  each_house([](House& house) {
    house.phone.locale = "en";
    CHECK(ask(house, " ANNA@example.org ").has_value());
    house.deliver_outbox();
    REQUIRE(house.mail.letters.size() == 1);
    CHECK(house.mail.letters[0].subject == "Reset your Xingqu password");
  });
}

TEST_CASE("several people may share an address; each gets a link of their own") {
  each_house([](House& house) {
    house.add("Bela", "Anna@Example.org");
    CHECK(ask(house, "anna@example.org").has_value());
    house.deliver_outbox();
    CHECK(house.mail.letters.size() == 2);
  });
}

TEST_CASE("asking for an unknown account, or one without an address, looks the same") {
  each_house([](House& house) {
    for (auto const* account : {"nobody", "nobody@example.org", "王小明", "anna"})
      CHECK(ask(house, account).has_value());
    CHECK(house.accounts.outbox.count().pending == 4);
    CHECK(house.deliver_outbox() == 4);
    CHECK(house.mail.letters.size() == 1);
  });
}

TEST_CASE("a link lives half an hour and dies with a password that was changed meanwhile") {
  each_house([](House& house) {
    auto const late = mailed_token(house);
    house.clock.advance(30min);
    CHECK(confirm(house, late).error().code == "reset_link_dead");

    auto const other = mailed_token(house);
    auto const old_hash = house.accounts.users.find(house.anna).value().password_hash;
    CHECK(house.accounts.users.replace_password(house.anna, old_hash, old_hash + "x"));
    CHECK(confirm(house, other).error().code == "reset_link_dead");
  });
}

TEST_CASE("a weak password leaves the link usable") {
  each_house([](House& house) {
    auto const token = mailed_token(house);
    CHECK(complaint(confirm(house, token, "short")) ==
          "/new_password: A password has at least 10 characters.");
    CHECK(confirm(house, token).has_value());
  });
}

TEST_CASE("using one link makes the others worthless") {
  each_house([](House& house) {
    auto const first = mailed_token(house);
    auto const second = mailed_token(house);
    CHECK(confirm(house, second).has_value());
    CHECK(confirm(house, first).error().code == "reset_link_dead");
  });
}

TEST_CASE("a letter that cannot be sent is tried again") {
  each_house([](House& house) {
    house.mail.answer = base::refuse(base::Refusal::unavailable, "the post office is closed");
    CHECK(ask(house, "anna").has_value());
    CHECK(house.deliver_outbox() == 0);
    house.mail.answer = {};
    house.clock.advance(1s);
    CHECK(house.deliver_outbox() == 1);
    CHECK(confirm(house, token_in(house.mail.letters.at(0))).has_value());
  });
}

TEST_CASE("one account is not flooded with letters, one address may not ask for ever") {
  auto const db = storage::testing::migrated();
  House house(*db);
  for (int i = 0; i < 20; ++i) CHECK(ask(house, "anna").has_value());
  for (int i = 0; i < 3; ++i) house.deliver_outbox();
  CHECK(house.mail.letters.size() == 3);
  CHECK(ask(house, "anna").error().kind == base::Refusal::too_many);
  CHECK(confirm(house, "guess").error().kind == base::Refusal::too_many);
}
