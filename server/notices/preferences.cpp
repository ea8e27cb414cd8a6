// SPDX-License-Identifier: Apache-2.0
#include "notices/preferences.hpp"

#include <boost/json.hpp>

#include "http/described.hpp"
#include "notices/preferences_described.hpp"
#include "notices/time_zone.hpp"
#include "storage/sql.hpp"

namespace notices {
namespace {

using soci::use;
using storage::Sql;

struct ChosenChannels {
  std::map<std::string, std::vector<Channel>> channels;
};
BOOST_DESCRIBE_STRUCT(ChosenChannels, (), (channels))

bool is_within(base::Minutes time, QuietHours const& quiet) {
  return quiet.from < quiet.until ? quiet.from <= time && time < quiet.until
                                  : quiet.from <= time || time < quiet.until;
}

}  // namespace

Channels Preferences::channels_of(std::string_view kind) const {
  auto const chosen = channels.find(std::string(kind));
  if (chosen != channels.end()) return {chosen->second.begin(), chosen->second.end()};
  auto const* const known = find_kind(kind);
  return known ? known->at_first : Channels();
}

base::Result<void> check(Preferences const& wanted) {
  for (auto const& [word, channels] : wanted.channels) {
    auto const* const kind = find_kind(word);
    if (!kind || !kind->may_choose)
      return base::refuse_field("/channels/" + word, "There is no such kind of notice.");
  }
  if (wanted.quiet_hours && wanted.quiet_hours->from == wanted.quiet_hours->until)
    return base::refuse_field("/quiet_hours/until", "Quiet hours begin and end at the same time.");
  if (!TimeZone::find(wanted.time_zone))
    return base::refuse_field("/time_zone", "There is no such time zone.");
  return {};
}

base::Instant may_leave_at(Severity severity, Preferences const& preferences, base::Instant now) {
  if (severity == Severity::urgent || !preferences.quiet_hours) return now;
  auto const zone = TimeZone::find(preferences.time_zone);
  if (!zone) return now;  // the system forgot it: telling at a bad time is better than never
  auto const local = now + zone->offset_at(now);
  auto const midnight = std::chrono::floor<std::chrono::days>(local);
  auto const time = std::chrono::floor<base::Minutes>(local - midnight);
  auto const& quiet = *preferences.quiet_hours;
  if (!is_within(time, quiet)) return now;
  auto end = midnight + quiet.until;
  if (end <= local) end += std::chrono::days(1);
  // The clocks may be changed before that.
  return end - zone->offset_at(end - zone->offset_at(now));
}

Preferences PreferencesStore::find(std::string_view user_id) {
  return db_.read([&](Sql& sql) { return find(sql, user_id); });
}

Preferences PreferencesStore::find(Sql& sql, std::string_view user_id) {
  auto const row = sql.find_row(
      "SELECT channels, time_zone, quiet_from, quiet_until FROM notice_preferences "
      "WHERE user_id = ?",
      {user_id});
  if (!row) return {};
  Preferences found;
  found.channels = http::parse<ChosenChannels>((*row)[0].value()).value().channels;
  found.time_zone = (*row)[1].value();
  if ((*row)[2])
    found.quiet_hours = {base::Minutes(std::stoi(*(*row)[2])),
                         base::Minutes(std::stoi((*row)[3].value()))};
  return found;
}

void PreferencesStore::replace(std::string_view user_id, Preferences const& wanted) {
  db_.write([&](Sql& sql) { replace(sql, user_id, wanted, clock_.now()); });
}

void PreferencesStore::replace(Sql& sql, std::string_view user_id, Preferences const& wanted,
                               base::Instant now) {
  std::string const user(user_id);
  std::string const channels = http::to_json(ChosenChannels{wanted.channels});
  auto const quiet = wanted.quiet_hours.value_or(QuietHours{});
  int const from = static_cast<int>(quiet.from.count());
  int const until = static_cast<int>(quiet.until.count());
  auto has_quiet = wanted.quiet_hours ? soci::i_ok : soci::i_null;
  long long const now_us = base::to_us(now);
  sql << "DELETE FROM notice_preferences WHERE user_id = :user", use(user);
  sql << "INSERT INTO notice_preferences (user_id, channels, time_zone, quiet_from, quiet_until, "
         "updated_at_us) VALUES (:user, :channels, :zone, :from, :until, :now)",
      use(user), use(channels), use(wanted.time_zone), use(from, has_quiet), use(until, has_quiet),
      use(now_us);
}

}  // namespace notices
