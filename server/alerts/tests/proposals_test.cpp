// SPDX-License-Identifier: Apache-2.0
#include <boost/json.hpp>

#include "alerts/api.hpp"
#include "alerts/tests/fair.hpp"
#include "http/router.hpp"
#include "storage/sql.hpp"
#include "trips/tests/town.hpp"
#include "trips/together/members.hpp"
#include "trips/versions/changes_json.hpp"

using namespace alerts;
namespace json = boost::json;

namespace {

std::string const liu = "01J9Z0000000000000000000LW";
std::string const hua = "01J9Z0000000000000000000HA";

// "Bearer USER" is that person.
struct BearerIsTraveller final : http::Authenticator {
  base::Result<http::Principal> authenticate(std::string_view bearer) override {
    return http::Principal{std::string(bearer), std::string(bearer), "traveller", "s"};
  }
};

// Anna's three days in the town, which Ming may edit, Hua suggest changes of and Liu look at.
struct Journey {
  Journey() {
    trips::TripSummary summary;
    summary.id = trip;
    summary.name = "Fuzhou";
    summary.start_date = plan.startDate;
    summary.end_date = plan.endDate;
    auto const itinerary = trips::itinerary_of(wish, plan, ids);
    first_item = itinerary.days[0].items[0].id;
    trips::SavedTrips(*db, clock, town.areas)
        .add(summary, anna, {trips::to_json(itinerary), http::to_json(plan)});
    db->write([&](storage::Sql& sql) {
      trips::expose(sql, trip, 1, plan, trips::town_catalogue());
      trips::add_member(sql, trip, ming, trips::MemberRole::editor, clock.now());
      trips::add_member(sql, trip, hua, trips::MemberRole::suggester, clock.now());
      trips::add_member(sql, trip, liu, trips::MemberRole::viewer, clock.now());
    });
  }

  // A typhoon over the first sight of the second day, all that day.
  Event storm() {
    auto const& second = plan.days[1];
    auto const& visits = second.visits;
    auto const sight = std::find_if(visits.begin(), visits.end(), [](auto const& visit) {
      return visit.role == planner::Role::sight;
    });
    REQUIRE(sight != visits.end());
    struck = sight->place.key;
    auto event = typhoon();
    event.area.circles = {{{sight->place.lat, sight->place.lon}, 60}};
    event.from = at(second.date, 0);
    event.until = at(second.date, 24);
    return event;
  }
  void add(Event const& event) {
    db->write([&](storage::Sql& sql) { REQUIRE(Events(sql).add(event)); });
    watch.tick();
  }
  void revise(Event event) {
    db->write([&](storage::Sql& sql) {
      event.revision = Events(sql).find(event.id)->revision + 1;
      REQUIRE(Events(sql).revise(event));
    });
  }
  http::Response call(http::Method method, std::string const& rest, std::string body = "") {
    http::Request request;
    request.method = method;
    REQUIRE(http::read_target("/api/trips/" + trip.str() + rest, request));
    request.body = std::move(body);
    request.locale = http::Locale::en;
    request.headers.add("Content-Type", "application/json");
    request.headers.add("Authorization", "Bearer " + user);
    return router.handle(request);
  }
  http::Response propose() { return call(http::Method::get, round + "/proposals"); }
  http::Response accept(json::value const& proposal, std::string const& change,
                        std::int64_t base = 1) {
    json::object const body{{"kind", proposal.at("kind")},
                            {"digest", proposal.at("digest")},
                            {"base_version", base},
                            {"change_id", change}};
    return call(http::Method::post, round + "/accept", json::serialize(body));
  }
  http::Response suggest(json::value const& proposal, std::int64_t base = 1) {
    json::object const body{{"kind", proposal.at("kind")},
                            {"digest", proposal.at("digest")},
                            {"base_version", base},
                            {"note", "before it rains"}};
    return call(http::Method::post, round + "/suggest", json::serialize(body));
  }
  json::array proposals() {
    auto const answer = propose();
    REQUIRE(answer.status == 200);
    return json::parse(answer.body).at("proposals").as_array();
  }
  std::vector<trips::Exposure> hits(Event const& event) {
    auto const exposures =
        db->read([this](storage::Sql& sql) { return trips::list_exposures(sql, trip); });
    return Matcher(event, town.areas).hits_of(exposures);
  }
  std::int64_t head() {
    return db->read([this](storage::Sql& sql) {
      return trips::Versions(sql).find_branch(trip, trips::main_branch(trip))->head;
    });
  }
  std::size_t count_told(std::string const& who, std::string const& kind) {
    auto const kept = notices.list(who, {});
    return static_cast<std::size_t>(std::count_if(
        kept.begin(), kept.end(), [&](auto const& each) { return each.notice.kind == kind; }));
  }

  trips::Town town;
  trips::Wish wish = trips::three_days();
  trips::TierAnswer plan = town.tiers(wish)[1];
  trips::TripId trip = trip_of(1);
  trips::ItemId first_item;
  std::string struck;  // the place under the storm
  std::unique_ptr<storage::Database> db = storage::testing::migrated();
  base::ManualClock clock{at(town.today, 9)};
  base::SeededRandom random{3};
  base::Ids ids{clock, random};
  notices::Live live{clock};
  notices::Notices notices{*db, clock, ids, live};
  places::LiveCatalogue places{trips::town_catalogue()};
  assistant::ProductLexicon lexicon{town.areas, places};
  places::Geocoding geocoding{nullptr, {town.areas, places}, clock};
  Seal seal{{1, 2, 3}, random};
  trips::Parts editing = [this] {
    trips::Parts made{*db, clock, ids, random, town.areas, places, town.travel_times, lexicon};
    made.notices = &notices;
    made.live = &live;
    return made;
  }();
  Parts parts{
      *db,  clock,  ids, random, town.areas, places, geocoding, notices, trips::list_member_ids,
      seal, editing};
  Watch watch{{*db, clock, town.areas, places, notices, trips::list_member_ids}};
  BearerIsTraveller bearer;
  http::Router router{[this] {
                        auto all = endpoints(parts);
                        for (auto& each : trips::endpoints(editing)) all.push_back(std::move(each));
                        return all;
                      }(),
                      {.authenticator = &bearer}};
  std::string user = anna;
  std::string const round = "/alerts/" + event_id(1).str();
};

std::string const first_change = "01J9Z000000000000000000CH1";
std::string const second_change = "01J9Z000000000000000000CH2";

}  // namespace

TEST_CASE("ways round a typhoon keep from under it and say what they change") {
  Journey journey;
  auto const event = journey.storm();
  journey.add(event);
  auto const hits = journey.hits(event).size();
  auto const proposals = journey.proposals();
  REQUIRE(proposals.size() >= 2);
  for (auto const& proposal : proposals) {
    INFO(json::serialize(proposal.at("text")));
    CHECK(proposal.at("hits_left").to_number<std::size_t>() < hits);
    auto const& difference = proposal.at("difference");
    std::size_t changed = 0;
    for (auto const* part : {"added", "removed", "moved", "retimed"})
      changed += difference.at(part).as_array().size();
    CHECK(changed > 0);
    CHECK(difference.at("total").as_object().contains("low_minor"));
  }
  CHECK(journey.head() == 1);  // nothing changes by itself
  CHECK(journey.hits(event).size() == hits);
}

TEST_CASE("a way round that is taken is a new version of which everybody hears, made once") {
  Journey journey;
  auto const event = journey.storm();
  journey.add(event);
  auto const proposal = journey.proposals().at(0);
  journey.user = ming;
  auto const answer = journey.accept(proposal, first_change);
  REQUIRE(answer.status == 200);
  CHECK(json::parse(answer.body).at("version") == 2);
  CHECK(journey.head() == 2);
  CHECK(journey.count_told(anna, "trip_changed") == 1);
  CHECK(journey.count_told(liu, "trip_changed") == 1);
  CHECK(journey.count_told(ming, "trip_changed") == 0);
  CHECK(journey.hits(event).size() == proposal.at("hits_left").to_number<std::size_t>());
  for (auto const& hit : journey.hits(event)) CHECK(hit.place != journey.struck);

  auto const again = journey.accept(proposal, first_change);
  CHECK(again.status == 200);
  CHECK(json::parse(again.body).at("version") == 2);
  CHECK(journey.head() == 2);
}

TEST_CASE("what is taken after the trip has changed was not what was seen, and is refused") {
  Journey journey;
  journey.add(journey.storm());
  auto const proposals = journey.proposals();
  REQUIRE(journey.accept(proposals.at(0), first_change).status == 200);
  auto const late = journey.accept(proposals.at(1), second_change);
  CHECK(late.status == 409);
  CHECK(json::parse(late.body).at("code") == "E-808");
  auto other = proposals.at(1);
  other.as_object()["digest"] = "00";
  CHECK(journey.accept(other, second_change, 2).status == 409);
  CHECK(journey.head() == 2);
}

TEST_CASE("who may only look at a trip sees the ways round and takes none; strangers see nothing") {
  Journey journey;
  journey.add(journey.storm());
  journey.user = liu;
  auto const proposals = journey.proposals();
  REQUIRE_FALSE(proposals.empty());
  CHECK(journey.accept(proposals.at(0), first_change).status == 403);
  journey.user = "01J9Z0000000000000000000XX";
  CHECK(journey.propose().status == 404);
  CHECK(journey.accept(proposals.at(0), first_change).status == 404);
  CHECK(journey.head() == 1);
}

TEST_CASE(
    "who may only suggest suggests a way round, and an editor sees what it does and takes it") {
  Journey journey;
  auto const event = journey.storm();
  journey.add(event);
  auto const proposal = journey.proposals().at(0);
  journey.user = liu;
  CHECK(journey.suggest(proposal).status == 403);
  journey.user = hua;
  CHECK(journey.accept(proposal, first_change).status == 403);
  CHECK(journey.suggest(proposal, 7).status == 409);
  auto const made = journey.suggest(proposal);
  REQUIRE(made.status == 201);
  auto const suggestion = json::parse(made.body);
  CHECK(suggestion.at("is_whole_plan") == true);
  CHECK(suggestion.at("note") == "before it rains");
  CHECK(suggestion.at_pointer("/label/en") == "Round: Typhoon, red warning");
  CHECK(journey.head() == 1);
  CHECK(journey.count_told(ming, "suggestion") == 1);

  auto const path = "/suggestions/" + std::string(suggestion.at("id").as_string());
  journey.user = ming;
  json::object const annotate{
      {"type", "set_note"}, {"note", "umbrella"}, {"item", journey.first_item.str()}};
  auto const note = json::serialize(json::object{
      {"base_version", 1}, {"change_id", second_change}, {"commands", json::array{annotate}}});
  REQUIRE(journey.call(http::Method::post, "/changes", note).status == 200);
  auto const seen = journey.call(http::Method::get, path + "/preview");
  REQUIRE(seen.status == 200);
  CHECK(json::parse(seen.body).at_pointer("/difference/total") ==
        proposal.at_pointer("/difference/total"));
  CHECK(journey.head() == 2);

  auto const taken = journey.call(http::Method::post, path + "/accept", "{}");
  REQUIRE(taken.status == 200);
  auto const plan = json::parse(taken.body).at("plan");
  CHECK(json::parse(taken.body).at("version") == 3);
  CHECK(plan.at_pointer("/days/0/visits/0/own_note") == "umbrella");  // made since it was suggested
  for (auto const& hit : journey.hits(event)) CHECK(hit.place != journey.struck);
  journey.user = hua;
  auto const list = json::parse(journey.call(http::Method::get, "/suggestions").body);
  CHECK(list.at_pointer("/suggestions/0/state") == "accepted");
  CHECK(list.at_pointer("/suggestions/0/version") == 3);
}

TEST_CASE("an event that is called off takes its ways round with it") {
  Journey journey;
  auto event = journey.storm();
  journey.add(event);
  auto const proposal = journey.proposals().at(0);
  event.state = EventState::cancelled;
  journey.revise(event);
  journey.watch.tick();
  CHECK(journey.count_told(liu, "alert") == 2);  // that it came, and that it is over
  CHECK(journey.propose().status == 404);
  CHECK(journey.accept(proposal, first_change).status == 404);
  CHECK(journey.head() == 1);
}

TEST_CASE("an event that moves on has other ways round, or none where it touches nothing more") {
  Journey journey;
  auto event = journey.storm();
  journey.add(event);
  auto const before = journey.proposals().at(0);
  auto const& third = journey.plan.days[2];
  event.from = at(third.date, 0);
  event.until = at(third.date, 24);
  event.area.circles[0] = {{third.visits[0].place.lat, third.visits[0].place.lon}, 60};
  journey.revise(event);
  auto const after = journey.proposals();
  REQUIRE_FALSE(after.empty());
  for (auto const& proposal : after) CHECK(proposal.at("digest") != before.at("digest"));
  CHECK(journey.accept(before, first_change).status == 409);
  event.area.circles[0].at = {31, 121};
  journey.revise(event);
  CHECK(journey.proposals().empty());
}

TEST_CASE("an exercise has no ways round") {
  Journey journey;
  auto drill = journey.storm();
  drill.status = EventStatus::exercise;
  journey.add(drill);
  CHECK(journey.propose().status == 404);
}
