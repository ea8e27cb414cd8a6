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

support::Contact contact_of(accounts::Accounts& accounts, notices::Phones& phones,
                            std::string const& user_id) {
  auto const id = accounts::UserId::parse(user_id);
  auto const user = id ? accounts.users.find(*id) : std::nullopt;
  if (!user) return {};
  auto const phone = phones.find(user_id);
  return {user->email, phone ? phone->number : std::string()};
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

std::string name_of(accounts::Accounts& accounts, std::string const& user_id) {
  auto const id = accounts::UserId::parse(user_id);
  auto const user = id ? accounts.users.find(*id) : std::nullopt;
  if (!user) return {};
  return user->display_name.empty() ? user->username : user->display_name;
}

std::vector<std::string> agent_ids(accounts::Users& users) {
  auto made = users.list_ids(accounts::Role::agent);
  for (auto& id : users.list_ids(accounts::Role::admin)) made.push_back(std::move(id));
  return made;
}

support::ReplyAddresses reply_addresses(Installation const& installation, base::Random& random) {
  auto const mailbox = installation.settings.text("support.mail_address");
  if (mailbox.empty()) return {"", {}};
  return {mailbox, accounts::signing_keys_from(installation.secrets() / "replies.keys", random)};
}

void check_support(ops::Settings const& settings, std::vector<base::FieldError>& problems) {
  auto const mailbox = settings.text("support.mail_address");
  if (!mailbox.empty() && !support::ReplyAddresses::fits(mailbox))
    problems.push_back({"support.mail_address",
                        mailbox + " is not NAME@DOMAIN with a name of at most ten characters"});
}

support::Parts support_parts(support::Tickets& desk, support::Files& files,
                             accounts::Accounts& accounts, trips::Parts const& trips,
                             notices::Phones phones) {
  return {desk, files,
          [&accounts](std::string const& user_id) { return name_of(accounts, user_id); },
          [&trips](std::string const& user_id, std::string const& trip_id) {
            return trip_of(trips, user_id, trip_id);
          },
          [&accounts, phones](std::string const& user_id) mutable {
            return contact_of(accounts, phones, user_id);
          }};
}

support::TripDoor trip_door(base::Clock const& clock) {
  auto const open = [&clock](storage::Sql& sql, support::Access const& access,
                             std::string const& allowed_by) -> base::Result<void> {
    auto const trip = trips::TripId::parse(access.trip_id);
    if (!trip) return base::refuse(base::Refusal::not_found, "There is no such trip.");
    bool const may_change = access.reach == support::TripReach::change;
    return trips::add_grant(
        sql, {trips::GrantId(access.id.value()), *trip, access.agent_id, allowed_by,
              may_change ? trips::MemberRole::editor : trips::MemberRole::viewer, clock.now(),
              access.until.value()});
  };
  auto const shut = [](storage::Sql& sql, support::AccessId access, base::Instant now) {
    trips::end_grant(sql, trips::GrantId(access.value()), now);
  };
  return {open, shut};
}

void note_grant_use(support::Tickets& desk, storage::Sql& sql, trips::GrantUse const& use) {
  desk.access_used(sql, support::AccessId(use.grant.value()), use.version, use.what);
}

alerts::SosDesk sos_desk(support::Tickets& desk) {
  using support::TicketId;
  auto const opened = [&desk](alerts::SosCall const& call) {
    if (!call.is_open) return;
    (void)desk.open({.user_id = call.user_id,
                     .subject = "SOS",
                     .topic = support::TicketTopic::safety,
                     .priority = support::TicketPriority::sos,
                     .text = "我需要帮助。 / I need help.",
                     .context = {.trip_id = call.trip_id},
                     .id = TicketId(call.id.value())});  // a call for help is never one too many
  };
  auto const answered = [&desk](alerts::SosCall const& call, std::string_view agent_id) {
    (void)desk.claim(TicketId(call.id.value()), agent_id);  // whoever has it already keeps it
  };
  auto const ended = [&desk](alerts::SosCall const& call) {
    (void)desk.resolve(TicketId(call.id.value()));  // none of an older release: nothing to resolve
  };
  return {opened, answered, ended};
}

}  // namespace app
