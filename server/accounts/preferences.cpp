// SPDX-License-Identifier: Apache-2.0
#include "accounts/preferences.hpp"

#include <boost/json.hpp>

#include "accounts/preferences_described.hpp"
#include "storage/sql.hpp"

namespace accounts {
namespace {

using soci::use;
using storage::Sql;

std::string json_of(std::vector<std::string> const& words) {
  return boost::json::serialize(boost::json::value_from(words));
}

std::vector<std::string> words_in(std::string const& json) {
  return boost::json::value_to<std::vector<std::string>>(boost::json::parse(json));
}

}  // namespace

TravelPreferences PreferencesStore::find(UserId user) {
  auto const row = db_.read([&](Sql& sql) {
    return sql.find_row(
        "SELECT pace, budget_level, interests, cuisines, accessibility, "
        "kid_friendly, pet_friendly FROM travel_preferences WHERE user_id = ?",
        {user.str()});
  });
  if (!row) return {};
  auto const text = [&](std::size_t column) { return (*row)[column].value(); };
  return {.pace = http::enum_from<Pace>(text(0)).value(),
          .budget_level = http::enum_from<BudgetLevel>(text(1)).value(),
          .interests = words_in(text(2)),
          .cuisines = words_in(text(3)),
          .accessibility = text(4) == "1",
          .kid_friendly = text(5) == "1",
          .pet_friendly = text(6) == "1"};
}

void PreferencesStore::replace(UserId user, TravelPreferences const& wanted) {
  std::string const id = user.str();
  std::string const pace(http::word_of(wanted.pace));
  std::string const budget(http::word_of(wanted.budget_level));
  std::string const interests = json_of(wanted.interests);
  std::string const cuisines = json_of(wanted.cuisines);
  int const accessibility = wanted.accessibility;
  int const kids = wanted.kid_friendly;
  int const pets = wanted.pet_friendly;
  long long const now_us = base::to_us(clock_.now());
  db_.write([&](Sql& sql) {
    sql << "DELETE FROM travel_preferences WHERE user_id = :id", use(id);
    sql << "INSERT INTO travel_preferences (user_id, pace, budget_level, interests, cuisines, "
           "accessibility, kid_friendly, pet_friendly, updated_at_us) VALUES (:id, :pace, "
           ":budget, :interests, :cuisines, :accessibility, :kids, :pets, :now)",
        use(id), use(pace), use(budget), use(interests), use(cuisines), use(accessibility),
        use(kids), use(pets), use(now_us);
  });
}

}  // namespace accounts
