// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "accounts/user.hpp"
#include "storage/database.hpp"

namespace accounts {

enum class Pace : std::uint8_t { relaxed, normal, intense };
enum class BudgetLevel : std::uint8_t { any, low, medium, high };

// How a person likes to travel: what a new wish begins with.
struct TravelPreferences {
  Pace pace = Pace::normal;
  BudgetLevel budget_level = BudgetLevel::any;
  std::vector<std::string> interests;
  std::vector<std::string> cuisines;
  bool accessibility = false;
  bool kid_friendly = false;
  bool pet_friendly = false;
  friend bool operator==(TravelPreferences const&, TravelPreferences const&) = default;
};

// The rows of `travel_preferences`; who has none yet has the ones above.
class PreferencesStore {
 public:
  PreferencesStore(storage::Database& db, base::Clock const& clock) : db_(db), clock_(clock) {}
  TravelPreferences find(UserId user);
  void replace(UserId user, TravelPreferences const& wanted);

 private:
  storage::Database& db_;
  base::Clock const& clock_;
};

}  // namespace accounts
