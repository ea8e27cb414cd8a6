// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "alerts/impl/answering.hpp"
#include "storage/sql.hpp"

namespace alerts {

// A visit, way or night that an event touches.
struct HitView {
  trips::ExposureKind kind = trips::ExposureKind::visit;
  base::Day day{};
  std::string place;
  Words name;
  base::Instant from{};
  base::Instant until{};
};
BOOST_DESCRIBE_STRUCT(HitView, (), (kind, day, place, name, from, until))
http::Rules rules(http::Of<HitView>) {
  return {http::field("place").text("Of a way: where it leads.")};
}
std::string api_name(http::Of<HitView>) { return "TripAlertHit"; }

struct TripAlertView {
  EventView event;
  std::vector<HitView> hits;
  std::optional<std::int64_t> accepted_version;
};
BOOST_DESCRIBE_STRUCT(TripAlertView, (), (event, hits, accepted_version))
http::Rules rules(http::Of<TripAlertView>) {
  return {http::field("accepted_version").text("The last that came of a way round it.")};
}
std::string api_name(http::Of<TripAlertView>) { return "TripAlert"; }

struct TripAlerts {
  std::vector<TripAlertView> alerts;
};
BOOST_DESCRIBE_STRUCT(TripAlerts, (), (alerts))
http::Rules rules(http::Of<TripAlerts>) {
  return {http::field("alerts").text("The most severe first; nothing changes by itself.")};
}

namespace {

using http::Request;
using http::Response;
using storage::Sql;

Words name_of(std::string const& place, places::Catalogue const& catalogue) {
  auto const key = places::PlaceKey::parse(place);
  auto const* const known = key ? catalogue.find(*key) : nullptr;
  return known ? Words{known->name_zh, known->name_en} : Words{place, place};
}

// GET /api/trips/{trip}/alerts
struct ListTripAlerts {
  Parts const& parts;

  Response operator()(Request const& request) const {
    auto const trip = http::id<trips::TripId>(request, "trip");
    if (!trip || !is_member(*trip, request.principal->user_id))
      return refused(base::refuse(base::Refusal::not_found, "There is no such trip."), request);
    auto const now = parts.clock.now();
    auto const [events, exposures] = parts.db.read([&](Sql& sql) {
      return std::pair(Events(sql).list_active(now), trips::list_exposures(sql, *trip));
    });
    auto const catalogue = parts.catalogue.now();
    TripAlerts answer;
    for (auto const& event : events) {
      if (event.status != EventStatus::actual) continue;
      TripAlertView alert{view_of(event, request.locale), {}, {}};
      for (auto const& hit : Matcher(event, parts.areas).hits_of(exposures))
        if (hit.until > now)
          alert.hits.push_back(
              {hit.kind, hit.day, hit.place, name_of(hit.place, *catalogue), hit.from, hit.until});
      if (alert.hits.empty()) continue;
      alert.accepted_version = find_accepted(event.id, *trip);
      answer.alerts.push_back(std::move(alert));
    }
    std::stable_sort(answer.alerts.begin(), answer.alerts.end(), [](auto const& a, auto const& b) {
      return a.event.severity > b.event.severity;
    });
    return http::ok(http::to_json(answer));
  }

 private:
  std::optional<std::int64_t> find_accepted(EventId event, trips::TripId trip) const {
    auto const row = parts.db.read([&](Sql& sql) {
      return sql.find_row(
          "SELECT accepted_version FROM alert_hits WHERE event_id = ? AND trip_id = ? AND "
          "accepted_version > 0",
          {event.str(), trip.str()});
    });
    return row ? std::optional(std::stoll(*(*row)[0])) : std::nullopt;
  }

  bool is_member(trips::TripId trip, std::string const& user) const {
    auto const members = parts.db.read([&](Sql& sql) { return parts.members(sql, trip); });
    return std::find(members.begin(), members.end(), user) != members.end();
  }
};

}  // namespace

std::vector<http::Endpoint> trip_alert_endpoints(Parts const& parts) {
  return {http::get("/api/trips/{trip}/alerts")
              .named("listTripAlerts", "What happens in the world that touches a trip", "alerts")
              .signed_in()
              .scopes({"trips:read"})
              .on(http::Lane::db)
              .answers<TripAlerts>(200)
              .calls(ListTripAlerts{parts})};
}

}  // namespace alerts
