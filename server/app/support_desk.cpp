// SPDX-License-Identifier: Apache-2.0
#include "app/support_desk.hpp"

#include "http/described.hpp"

namespace app {

// A trip as an agent sees it.
struct AttachedTrip {
  std::string name;
  std::string destination;
  base::Day start_date{};
  base::Day end_date{};
  http::RawJson plan;
};
BOOST_DESCRIBE_STRUCT(AttachedTrip, (), (name, destination, start_date, end_date, plan))

namespace {

std::string name_of(accounts::Accounts& accounts, std::string const& user_id) {
  auto const id = accounts::UserId::parse(user_id);
  auto const user = id ? accounts.users.find(*id) : std::nullopt;
  if (!user) return {};
  return user->display_name.empty() ? user->username : user->display_name;
}

std::optional<std::string> trip_of(trips::Parts const& trips, std::string const& user_id,
                                   std::string const& trip_id) {
  auto const id = trips::TripId::parse(trip_id);
  if (!id) return std::nullopt;
  trips::SavedTrips kept(trips.db, trips.clock, trips.areas);
  auto const trip = kept.find(*id, user_id);
  auto plan = kept.find_plan(*id, user_id);
  if (!trip || !plan) return std::nullopt;
  return http::to_json(AttachedTrip{
      trip->name, trip->destination, trip->start_date, trip->end_date, {*std::move(plan)}});
}

}  // namespace

std::vector<std::string> agent_ids(accounts::Accounts& accounts) {
  auto made = accounts.users.list_ids(accounts::Role::agent);
  for (auto& id : accounts.users.list_ids(accounts::Role::admin)) made.push_back(std::move(id));
  return made;
}

support::Parts support_parts(support::Tickets& desk, accounts::Accounts& accounts,
                             trips::Parts const& trips) {
  return {desk, [&accounts](std::string const& user_id) { return name_of(accounts, user_id); },
          [&trips](std::string const& user_id, std::string const& trip_id) {
            return trip_of(trips, user_id, trip_id);
          }};
}

}  // namespace app
