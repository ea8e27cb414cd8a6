// SPDX-License-Identifier: Apache-2.0
#include "accounts/accounts.hpp"

#include <doctest/doctest.h>

#include "accounts/admin.hpp"
#include "accounts/tests/house.hpp"
#include "storage/sql.hpp"

using namespace accounts;

TEST_CASE("a deleted account leaves nothing here and tells the other modules") {
  each_house([](House& house) {
    auto const tokens = house.sign_in("anna").value();
    house.accounts.preferences.replace(house.anna, {.pace = Pace::relaxed});
    CHECK(house.accounts.password_resets.ask("anna", house.phone).has_value());
    house.deliver_outbox();
    house.delivered.clear();
    UserId told;
    house.accounts.on_deleted = [&](UserId id) { told = id; };

    CHECK(complaint(house.accounts.delete_account(house.anna, "not hers")) ==
          "/password: This is not your password.");
    CHECK(house.admits(tokens));
    CHECK(house.accounts.delete_account(house.anna, good_password).has_value());
    CHECK(!house.admits(tokens));
    CHECK(told == house.anna);
    CHECK(!house.accounts.users.find(house.anna));
    for (auto const* table :
         {"sessions", "refresh_tokens", "password_resets", "travel_preferences"}) {
      INFO(table);
      auto const left = house.db.read([&](storage::Sql& sql) {
        long long count = -1;
        sql << "SELECT COUNT(*) FROM " << table, soci::into(count);
        return count;
      });
      CHECK(left == 0);
    }
    house.deliver_outbox();
    REQUIRE(house.delivered.size() == 1);
    CHECK(house.delivered[0].topic == Accounts::account_deleted);
    CHECK(house.delivered[0].key == house.anna.str());
    CHECK(house.delivered[0].payload_json == "{\"user_id\":\"" + house.anna.str() + "\"}");
    CHECK(house.sign_in("王小明").has_value());
    CHECK(house.add("Anna", "") != house.anna);
  });
}

TEST_CASE("preferences are the usual ones until they are said, and then those") {
  each_house([](House& house) {
    auto& preferences = house.accounts.preferences;
    CHECK(preferences.find(house.anna) == TravelPreferences{});
    TravelPreferences const hers{.pace = Pace::intense,
                                 .budget_level = BudgetLevel::low,
                                 .interests = {"山", "\"museums\"", "a,b"},
                                 .cuisines = {"闽菜"},
                                 .accessibility = true,
                                 .kid_friendly = false,
                                 .pet_friendly = true};
    preferences.replace(house.anna, {});
    preferences.replace(house.anna, hers);
    CHECK(preferences.find(house.anna) == hers);
    CHECK(preferences.find(house.ming) == TravelPreferences{});
  });
}

TEST_CASE("what is not mentioned in a change of profile stays") {
  each_house([](House& house) {
    auto& users = house.accounts.users;
    CHECK(users.change(house.anna, {.display_name = "安娜", .home_adcode = "350100"}));
    CHECK(users.change(house.anna, {.email = "a@example.net", .locale = "en"}));
    auto const anna = users.find(house.anna).value();
    CHECK(anna.display_name == "安娜");
    CHECK(anna.home_adcode == "350100");
    CHECK(anna.email == "a@example.net");
    CHECK(anna.locale == "en");
    CHECK(users.list_by_contact("A@EXAMPLE.NET").size() == 1);
    CHECK(users.list_by_contact("anna@example.org").empty());
    CHECK(!users.change(base::Id<User>(), {.locale = "en"}));
  });
}

TEST_CASE("a person at the machine adds, lists, promotes and removes users") {
  each_house([](House& house) {
    auto& accounts = house.accounts;
    auto const added = admin::add_user(accounts, {"root.one", "correct horse", "", Role::admin});
    CHECK(added.value().role == Role::admin);
    CHECK(admin::add_user(accounts, {"root.two", "short", "", Role::admin}).has_error());
    CHECK(admin::list_users(accounts).size() == 3);
    CHECK(admin::list_users(accounts, 2).size() == 2);

    auto const tokens = house.sign_in("anna").value();
    CHECK(admin::set_role(accounts, "ANNA", Role::operator_).has_value());
    CHECK(accounts.authenticator().authenticate(tokens.access_token).value().role == "operator");
    CHECK(complaint(admin::set_password(accounts, "anna", "short")) ==
          "/password: A password has at least 10 characters.");
    CHECK(admin::set_password(accounts, "anna", "correct horse").has_value());
    CHECK(!house.admits(tokens));
    CHECK(house.sign_in("anna", "correct horse").has_value());
    CHECK(admin::remove_user(accounts, "anna").has_value());
    for (auto const& refused :
         {admin::remove_user(accounts, "anna"), admin::set_role(accounts, "anna", Role::admin),
          admin::set_password(accounts, "anna", "correct horse")})
      CHECK(refused.error().kind == base::Refusal::not_found);
  });
}

TEST_CASE("each role has one word in both directions") {
  for (auto const role :
       {Role::traveller, Role::agent, Role::merchant, Role::operator_, Role::admin})
    CHECK(role_from(to_word(role)) == role);
  CHECK(to_word(Role::operator_) == "operator");
  CHECK(!role_from("king"));
}
