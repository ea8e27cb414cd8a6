// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil.hpp"
#include "base/result.hpp"
#include "notices/kinds.hpp"
#include "notices/notice.hpp"
#include "storage/database.hpp"

namespace notices {

// From one time of day until another, which may be the next morning; minutes after midnight.
struct QuietHours {
  base::Minutes from{};
  base::Minutes until{};
  friend bool operator==(QuietHours const&, QuietHours const&) = default;
};

// How a person wants to be told.
struct Preferences {
  std::map<std::string, std::vector<Channel>> channels;  // of the kinds that were chosen for
  std::optional<QuietHours> quiet_hours;
  std::string time_zone = "Asia/Shanghai";
  friend bool operator==(Preferences const&, Preferences const&) = default;

  Channels channels_of(std::string_view kind) const;
};

// Refuses kinds nobody may choose for, quiet hours without a length, and unknown time zones.
base::Result<void> check(Preferences const& wanted);

// When a notice may leave the house at the earliest: now, or when the person's quiet hours end.
base::Instant may_leave_at(Severity severity, Preferences const& preferences, base::Instant now);

// The rows of `notice_preferences`; who has none has those above.
class PreferencesStore {
 public:
  PreferencesStore(storage::Database& db, base::Clock const& clock) : db_(db), clock_(clock) {}
  Preferences find(std::string_view user_id);
  void replace(std::string_view user_id, Preferences const& wanted);  // which passed check()

  static Preferences find(storage::Sql& sql, std::string_view user_id);
  static void replace(storage::Sql& sql, std::string_view user_id, Preferences const& wanted,
                      base::Instant now);

 private:
  storage::Database& db_;
  base::Clock const& clock_;
};

}  // namespace notices
