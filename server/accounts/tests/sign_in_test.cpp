// SPDX-License-Identifier: Apache-2.0
#include "accounts/sign_in.hpp"

#include <doctest/doctest.h>

#include "accounts/tests/house.hpp"

using namespace accounts;
using namespace std::chrono_literals;

TEST_CASE("who registers can sign in, in any case or width of the name") {
  each_house([](House& house) {
    CHECK(house.sign_in("Anna").value().user == house.anna);
    CHECK(house.sign_in("ＡＮＮＡ").value().user == house.anna);
    CHECK(house.sign_in("王小明").value().user == house.ming);
    auto const anna = house.accounts.users.find(house.anna).value();
    CHECK(anna.role == Role::traveller);
    CHECK(anna.email == "anna@example.org");
    CHECK(anna.created_at == house.clock.now());
  });
}

TEST_CASE("a registration is refused with everything that is wrong about it") {
  each_house([](House& house) {
    auto const attempt = [&](Registration const& wanted) {
      return house.accounts.sign_in.register_person(wanted, house.phone);
    };
    CHECK(complaint(attempt({"x", "short", "nowhere"})) ==
          "/username: A username has 3 to 32 characters.; "
          "/password: A password has at least 10 characters.; "
          "/email: This is not an e-mail address.");
    auto const taken = attempt({"ANNA", "correct horse", ""});
    CHECK(taken.error().kind == base::Refusal::conflict);
    CHECK(taken.error().code == "username_taken");
  });
}

TEST_CASE("wrong password and unknown account are the same refusal") {
  each_house([](House& house) {
    auto const wrong = house.sign_in("anna", "not her password");
    auto const nobody = house.sign_in("nobody", "not her password");
    CHECK(wrong.error().kind == base::Refusal::unauthenticated);
    CHECK(wrong.error().code == "E-505");
    CHECK(wrong.error().why == "登录失败，请检查您的账户和密码。");
    CHECK(nobody.error().kind == wrong.error().kind);
    CHECK(nobody.error().code == wrong.error().code);
    CHECK(nobody.error().why == wrong.error().why);
    CHECK(house.accounts.sessions.list(house.anna).empty());
  });
}

TEST_CASE("guesses at one account must wait, from wherever they come, known or not") {
  for (std::string const name : {"anna", "nobody"}) {
    auto const db = storage::testing::migrated();
    House house(*db);
    for (int i = 0; i < 10; ++i) {
      house.phone.address = "192.0.2." + std::to_string(i);
      CHECK(house.sign_in(name, "a guess at it").error().code == "E-505");
    }
    auto const refused = house.sign_in(name, good_password);
    CHECK(refused.error().kind == base::Refusal::too_many);
    CHECK(refused.error().retry_after == 30s);
    CHECK(house.sign_in("王小明").has_value());
  }
}

TEST_CASE("guesses from one address must wait, whatever the account") {
  auto const db = storage::testing::migrated();
  House house(*db);
  for (int i = 0; i < 30; ++i)
    CHECK(house.sign_in("nobody" + std::to_string(i)).error().code == "E-505");
  CHECK(house.sign_in("anna").error().kind == base::Refusal::too_many);
  house.phone.address = "192.0.2.99";
  CHECK(house.sign_in("anna").has_value());
}

TEST_CASE("signing in rightly, however often, is never throttled") {
  auto const db = storage::testing::migrated();
  House house(*db);
  for (int i = 0; i < 40; ++i) CHECK(house.sign_in("anna").has_value());
}

TEST_CASE("registrations from one address must wait, wrong ones not counted") {
  auto const db = storage::testing::migrated();
  auto settings = quick();
  settings.sign_in.registrations = ThrottleLimit{.burst = 3, .each = 10s};
  House house(*db, settings);  // has used two
  auto const attempt = [&](std::string const& name) {
    return house.accounts.sign_in.register_person({name, good_password, ""}, house.phone);
  };
  CHECK(attempt("x").error().kind == base::Refusal::invalid);
  CHECK(attempt("bela").has_value());
  CHECK(attempt("cora").error().retry_after == 10s);
}

TEST_CASE("an address may register whoever comes where there is no limit") {
  auto const db = storage::testing::migrated();
  auto settings = quick();
  settings.sign_in.registrations.reset();
  House house(*db, settings);
  for (int i = 0; i < 40; ++i)
    CHECK(house.accounts.sign_in
              .register_person({fmt::format("visitor{}", i), good_password, ""}, house.phone)
              .has_value());
}

TEST_CASE("a password hashed at an old cost is hashed anew at the next sign-in") {
  each_house([](House& house) {
    auto const hash_of = [&] {
      return house.accounts.users.find(house.anna).value().password_hash;
    };
    auto const old_hash =
        PasswordHashing({.operations = 1, .memory_bytes = 16384}).hash(good_password).value();
    CHECK(house.accounts.users.replace_password(house.anna, hash_of(), old_hash));
    CHECK(house.sign_in("anna").has_value());
    CHECK(hash_of() != old_hash);
    CHECK(!house.accounts.hashing.needs_rehash(hash_of()));
    CHECK(house.sign_in("anna").has_value());
  });
}

TEST_CASE("a changed password ends every other session") {
  each_house([](House& house) {
    auto const phone = house.sign_in("anna").value();
    auto const laptop = house.sign_in("anna").value();
    auto const mine = house.accounts.authenticator().authenticate(phone.access_token).value();
    auto const session = SessionId::parse(mine.session_id).value();
    auto const change = [&](std::string_view old_password, std::string_view new_password) {
      return house.accounts.sign_in.change_password(house.anna, session, old_password,
                                                    new_password);
    };
    CHECK(complaint(change("wrong one", "correct horse")) ==
          "/current_password: This is not your password.");
    CHECK(complaint(change(good_password, "annas password")) ==
          "/new_password: The password contains the username.");
    CHECK(house.admits(laptop));
    CHECK(change(good_password, "correct horse").has_value());
    CHECK(house.admits(phone));
    CHECK(!house.admits(laptop));
    CHECK(house.sign_in("anna").has_error());
    CHECK(house.sign_in("anna", "correct horse").has_value());
  });
}

TEST_CASE("of two people who change a password at once, one is told so") {
  each_house([](House& house) {
    auto const hash = house.accounts.users.find(house.anna).value().password_hash;
    CHECK(house.accounts.users.replace_password(house.anna, hash, "one"));
    CHECK(!house.accounts.users.replace_password(house.anna, hash, "two"));
    CHECK(house.accounts.users.find(house.anna).value().password_hash == "one");
  });
}
