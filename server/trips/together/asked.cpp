// SPDX-License-Identifier: Apache-2.0
#include "trips/together/asked.hpp"

#include <charconv>

#include "accounts/users.hpp"
#include "storage/sql.hpp"

namespace trips {

base::Result<Asked> asked(Parts const& parts, http::Request const& request, MemberRole least) {
  auto const id = http::id<TripId>(request, "trip");
  if (!id) return id.error();
  auto const& user = request.principal->user_id;
  auto const role = access(parts.db, *id, user);
  if (!role) return base::refuse(base::Refusal::not_found, "There is no such trip.");
  if (*role < least)
    return base::refuse(base::Refusal::forbidden, "Your role in this trip does not allow that.");
  return Asked{*id, user, *role};
}

base::Result<Asked> asked_also_by_support(Parts const& parts, http::Request const& request,
                                          MemberRole least) {
  auto const id = http::id<TripId>(request, "trip");
  if (!id) return id.error();
  auto const& who = *request.principal;
  auto const stands = parts.db.read(
      [&](storage::Sql& sql) { return standing(sql, *id, who.user_id, parts.clock.now()); });
  bool const answers = who.role == "agent" || who.role == "admin";
  if (!stands || (stands->grant && !answers))
    return base::refuse(base::Refusal::not_found, "There is no such trip.");
  if (stands->role < least)
    return base::refuse(base::Refusal::forbidden, "Your role in this trip does not allow that.");
  if (stands->grant)
    parts.db.write([&](storage::Sql& sql) { parts.grant_used(sql, {*stands->grant, 0, {}}); });
  return Asked{*id, who.user_id, stands->role, stands->grant};
}

base::Result<std::int64_t> number_in_path(http::Request const& request, std::string_view name) {
  auto const text = request.params.find(name).value_or("");
  std::int64_t number = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 1)
    return base::refuse(base::Refusal::not_found, "There is no such thing.");
  return number;
}

std::string name_of_person(Parts const& parts, std::string_view user_id) {
  auto const id = accounts::UserId::parse(user_id);
  auto const user = id ? accounts::Users(parts.db, parts.clock, parts.ids).find(*id) : std::nullopt;
  if (!user) return {};
  return user->display_name.empty() ? user->username : user->display_name;
}

}  // namespace trips
