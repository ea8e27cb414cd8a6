// SPDX-License-Identifier: Apache-2.0
#include "app/feedback_book.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/support_desk.hpp"
#include "storage/sql.hpp"
#include "trips/exposure.hpp"
#include "trips/recommendations.hpp"
#include "trips/saved_trips.hpp"

namespace app {
namespace {

using std::string_view;

places::Place const* place_in(places::Catalogue const& catalogue, string_view text) {
  auto const key = places::PlaceKey::parse(text);
  return key ? catalogue.find(*key) : nullptr;
}

std::string place_name(trips::Parts const& trips, string_view key, http::Locale locale) {
  auto const catalogue = trips.catalogue.now();
  auto const* place = place_in(*catalogue, key);
  if (!place) return {};
  return locale == http::Locale::en ? place->name_en : place->name_zh;
}

std::optional<base::Day> visited_on(trips::Parts const& trips, string_view user_id,
                                    string_view place_key) {
  return trips.db.read([&](storage::Sql& sql) {
    return trips::last_visit(sql, user_id, place_key, base::china_day(trips.clock.now()));
  });
}

// Those that may be rated, each place once.
std::vector<feedback::PastVisit> visits_of(trips::Parts const& trips, string_view user_id,
                                           trips::TripId trip) {
  auto const today = base::china_day(trips.clock.now());
  std::vector<feedback::PastVisit> made;
  for (auto const& each :
       trips.db.read([&](storage::Sql& sql) { return trips::list_exposures(sql, trip); })) {
    bool const is_known = std::any_of(
        made.begin(), made.end(), [&](auto const& visit) { return visit.place_key == each.place; });
    if (each.kind == trips::ExposureKind::visit && each.day <= today && !is_known &&
        visited_on(trips, user_id, each.place))
      made.push_back({each.place, each.day});
  }
  return made;
}

std::optional<feedback::TripSoFar> trip_so_far(trips::Parts const& trips, string_view user_id,
                                               string_view trip_id) {
  auto const id = trips::TripId::parse(trip_id);
  if (!id) return std::nullopt;
  auto const trip = trips::SavedTrips(trips.db, trips.clock, trips.areas).find(*id, user_id);
  if (!trip) return std::nullopt;
  auto const today = base::china_day(trips.clock.now());
  return feedback::TripSoFar{trip->end_date <= today, visits_of(trips, user_id, *id)};
}

bool was_offered(trips::Parts const& trips, string_view user_id, string_view recommendation,
                 string_view tier) {
  auto const tiers = std::to_array<string_view>({"luxury", "economy", "backpacker"});
  auto const id = trips::RecommendationId::parse(recommendation);
  return id && std::find(tiers.begin(), tiers.end(), tier) != tiers.end() &&
         trips::Recommendations(trips.db, trips.clock, trips.areas).find(*id, user_id);
}

// Who is gone has been here for no time.
base::Instant account_since(accounts::Accounts& accounts, base::Clock const& clock,
                            string_view user_id) {
  auto const id = accounts::UserId::parse(user_id);
  auto const user = id ? accounts.users.find(*id) : std::nullopt;
  return user ? user->created_at : clock.now();
}

// What is asked, cut after some eighty bytes, never within a character.
std::string subject_of(string_view text) {
  constexpr std::size_t longest = 80;
  auto line = text.substr(0, text.find('\n'));
  if (line.size() <= longest) return std::string(line);
  auto end = longest;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
  return std::string(line.substr(0, end)) + "…";
}

// The same words as a request for help; who asks reads there what their page told with them.
base::Result<void> ask_support(support::Tickets& tickets, feedback::Comment const& comment,
                               std::vector<std::string> const& errors) {
  auto told = errors;
  if (!comment.page.empty() || !comment.version.empty())
    told.push_back(fmt::format("{} {}", comment.version, comment.page));
  auto const asked = tickets.open({.user_id = comment.user_id,
                                   .subject = subject_of(comment.text),
                                   .topic = support::TicketTopic::app,
                                   .text = comment.text,
                                   .context = {.errors = std::move(told)},
                                   .id = support::TicketId(comment.id.value())});
  if (!asked) return asked.error();
  if (asked->user_id != comment.user_id)
    return base::refuse(base::Refusal::conflict, "Somebody else's words have this id.");
  return {};
}

}  // namespace

feedback::Parts feedback_parts(FeedbackPorts const& ports) {
  auto const& trips = ports.trips;
  auto& accounts = ports.accounts;
  return {
      .opinions = ports.opinions,
      .desk = ports.desk,
      .comments = ports.comments,
      .clock = trips.clock,
      .settled_after = ports.settled_after,
      .is_place =
          [&trips](string_view key) { return place_in(*trips.catalogue.now(), key) != nullptr; },
      .visited_on = [&trips](
                        string_view user_id,
                        string_view place_key) { return visited_on(trips, user_id, place_key); },
      .trip_of = [&trips](string_view user_id,
                          string_view trip_id) { return trip_so_far(trips, user_id, trip_id); },
      .was_offered =
          [&trips](string_view user_id, string_view recommendation, string_view tier) {
            return was_offered(trips, user_id, recommendation, tier);
          },
      .account_since =
          [&trips, &accounts](string_view user_id) {
            return account_since(accounts, trips.clock, user_id);
          },
      .name_of =
          [&accounts](string_view user_id) { return name_of(accounts, std::string(user_id)); },
      .place_name = [&trips](string_view key,
                             http::Locale locale) { return place_name(trips, key, locale); },
      .visitor_turn =
          [&visitors = ports.visitors](string_view address) {
            return visitors.take(accounts::network_of(address));
          },
      .ask_support =
          [&tickets = ports.tickets](feedback::Comment const& comment,
                                     std::vector<std::string> const& errors) {
            return ask_support(tickets, comment, errors);
          }};
}

}  // namespace app
