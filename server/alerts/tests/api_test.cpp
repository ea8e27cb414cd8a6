// SPDX-License-Identifier: Apache-2.0
#include "alerts/api.hpp"

#include <boost/json.hpp>
#include <filesystem>
#include <set>

#include "alerts/impl/answering.hpp"
#include "alerts/tests/fair.hpp"
#include "http/router.hpp"
#include "http/tests/sentences.hpp"
#include "places/estimated_travel_times.hpp"

using namespace alerts;
namespace json = boost::json;

namespace {

// "Bearer USER ROLE" is that person in that role.
struct BearerIsPerson final : http::Authenticator {
  base::Result<http::Principal> authenticate(std::string_view bearer) override {
    auto const space = bearer.find(' ');
    std::string const user(bearer.substr(0, space));
    return http::Principal{user, "Anna", std::string(bearer.substr(space + 1)), "s"};
  }
};

places::Catalogue catalogue() {
  std::vector<places::Place> places(3);
  places[0].key = places::PlaceKey("town-peak");
  places[0].name_zh = "山顶";
  places[0].name_en = "The Peak";
  places[0].kinds = {places::Kind::mountain};
  places[0].at = peak_at;
  places[1].key = places::PlaceKey("town-hospital");
  places[1].name_zh = "医院";
  places[1].name_en = "Hospital";
  places[1].kinds = {places::Kind::hospital};
  places[1].at = inn_at;
  places[2].key = places::PlaceKey("town-police");
  places[2].name_zh = "派出所";
  places[2].name_en = "Police Station";
  places[2].kinds = {places::Kind::police};
  places[2].at = {26.07, 119.31};
  for (auto& place : places) place.area = places::AreaCode(350102);
  return places::Catalogue(std::move(places));
}

// The endpoints behind a router: Anna's trip of one day, seen by her and Ming.
struct Desk {
  explicit Desk(places::Geocoder* asked = nullptr) : outside(asked) {}

  http::Response call(http::Method method, std::string const& target, std::string body = "") {
    http::Request request;
    request.method = method;
    REQUIRE(http::read_target(target, request));
    request.body = std::move(body);
    request.locale = http::Locale::en;
    request.headers.add("Content-Type", "application/json");
    if (!user.empty()) request.headers.add("Authorization", "Bearer " + user + " " + role);
    return router.handle(request);
  }
  http::Response get(std::string const& target) { return call(http::Method::get, target); }
  http::Response post(std::string const& target, std::string body = "{}") {
    return call(http::Method::post, target, std::move(body));
  }
  http::Response post_bare(std::string const& target) { return call(http::Method::post, target); }
  void as(std::string const& who, std::string const& in_role) {
    user = who;
    role = in_role;
  }
  std::string add_event(std::string const& more = "") {  // as an operator; its id
    as(ming, "operator");
    auto const answer = post("/api/alerts/events", event(more));
    REQUIRE(answer.status == 201);
    return std::string(json::parse(answer.body).at("id").as_string());
  }
  static std::string event(std::string const& more = "") {
    return R"({"kind":"closure","severity":"severe","title":{"zh":"山顶关闭","en":""},)"
           R"("text":{"zh":"维修","en":"Repairs"},"area":{"places":["town-peak"]},)"
           R"("from":"2026-04-30T16:00:00Z","until":"2026-05-01T16:00:00Z")" +
           more + "}";
  }

  places::Geocoder* outside = nullptr;
  std::unique_ptr<storage::Database> db = storage::testing::migrated();
  base::ManualClock clock{at(friday, -24)};
  base::SeededRandom random{3};
  base::Ids ids{clock, random};
  notices::Live live{clock};
  notices::Notices notices{*db, clock, ids, live};
  places::LiveCatalogue places{catalogue()};
  places::Geocoding geocoding{outside, {places::Areas::china(), places}, clock};
  Seal seal{{1, 2, 3}, random};
  places::EstimatedTravelTimes travel_times{places::Areas::china(), places::Fares::bundled()};
  assistant::ProductLexicon lexicon{places::Areas::china(), places};
  trips::Parts trips_of_all{*db,    clock,        ids,    random, places::Areas::china(),
                            places, travel_times, lexicon};
  Parts parts{*db,
              clock,
              ids,
              random,
              places::Areas::china(),
              places,
              geocoding,
              notices,
              [](storage::Sql&, trips::TripId which) {
                return which == trip_of(1) ? std::vector<std::string>{anna, ming}
                                           : std::vector<std::string>();
              },
              seal,
              trips_of_all,
              {[this](SosCall const&) { heard.emplace_back("opened"); },
               [this](SosCall const&, std::string_view agent) {
                 heard.push_back("answered " + std::string(agent));
               },
               [this](SosCall const&) { heard.emplace_back("ended"); }}};
  std::vector<std::string> heard;  // at the desk of whoever answers calls for help
  BearerIsPerson bearer;
  http::Router router{endpoints(parts), {.authenticator = &bearer}};
  std::string user = anna;
  std::string role = "traveller";
  trips::TripId trip = keep(*db, 1, day_out());
};

std::string const alerts_of_trip = "/api/trips/" + trip_of(1).str() + "/alerts";
std::string const call_id = "01J9Z0000000000000000000ZZ";

json::value body_of(http::Response const& answer) { return json::parse(answer.body); }

}  // namespace

TEST_CASE("an operator's event shows on the trips it touches, until it is called off") {
  Desk desk;
  auto const id = desk.add_event();
  CHECK(body_of(desk.get("/api/alerts/events/" + id + "/reach")).at("trips") == 1);
  desk.as(anna, "traveller");
  auto const shown = body_of(desk.get(alerts_of_trip));
  REQUIRE(shown.at("alerts").as_array().size() == 1);
  CHECK(shown.at_pointer("/alerts/0/event/title/en") == "山顶关闭");
  CHECK(shown.at_pointer("/alerts/0/event/kind_text") == "Closure");
  CHECK(shown.at_pointer("/alerts/0/hits/0/place") == "town-peak");
  CHECK(shown.at_pointer("/alerts/0/hits/0/name/en") == "The Peak");
  CHECK(shown.at_pointer("/alerts/0/hits/0/day") == "2026-05-01");
  desk.as(ming, "operator");
  CHECK(desk.post_bare("/api/alerts/events/" + id + "/cancel").status == 200);
  CHECK(desk.post_bare("/api/alerts/events/" + id + "/cancel").status == 409);
  CHECK(body_of(desk.get(alerts_of_trip)).at("alerts").as_array().empty());
}

TEST_CASE("an exercise reaches trips in the count alone") {
  Desk desk;
  auto const id = desk.add_event(R"(,"status":"exercise")");
  CHECK(body_of(desk.get("/api/alerts/events/" + id + "/reach")).at("trips") == 1);
  CHECK(body_of(desk.get(alerts_of_trip)).at("alerts").as_array().empty());
}

TEST_CASE("an event can be changed by who has seen its newest revision") {
  Desk desk;
  auto const one = "/api/alerts/events/" + desk.add_event();
  auto const patch = [&](std::string const& body) {
    return desk.call(http::Method::patch, one, body);
  };
  auto const changed = patch(R"({"revision":1,"severity":"extreme"})");
  REQUIRE(changed.status == 200);
  CHECK(body_of(changed).at("revision") == 2);
  CHECK(body_of(changed).at("severity") == "extreme");
  CHECK(patch(R"({"revision":1,"severity":"minor"})").status == 409);
  CHECK(patch(R"({"revision":2,"until":"2026-04-30T15:00:00Z"})").status == 422);
}

TEST_CASE("an event that makes no sense is refused at the field") {
  Desk desk;
  desk.as(ming, "operator");
  auto const pointer = [&](std::string const& from, std::string const& to) {
    auto body = Desk::event();
    body.replace(body.find(from), from.size(), to);
    auto const answer = desk.post("/api/alerts/events", body);
    CHECK(answer.status == 422);
    return std::string(body_of(answer).at_pointer("/errors/0/pointer").as_string());
  };
  CHECK(pointer(R"({"places":["town-peak"]})", "{}") == "/area");
  CHECK(pointer("town-peak", "town-none") == "/area/places/0");
  CHECK(pointer(R"("places":["town-peak"])", R"("districts":["999999"])") == "/area/districts/0");
  CHECK(pointer(R"("places":["town-peak"])",
                R"("circles":[{"at":{"lat":99,"lon":1},"radius_m":100}])") ==
        "/area/circles/0/at/lat");
  CHECK(pointer("2026-05-01T16", "2026-04-30T16") == "/until");
  CHECK(pointer("2026-05-01T16", "2029-05-01T16") == "/until");
  CHECK(pointer("山顶关闭", " ") == "/title");
}

TEST_CASE("events and reports are the operators' and a trip's alerts its members'") {
  Desk desk;
  for (auto const* path : {"/api/alerts/events", "/api/alerts/reports", "/api/sos/open"})
    CHECK(desk.get(path).status == 403);
  CHECK(desk.get(alerts_of_trip).status == 200);
  CHECK(desk.get("/api/trips/" + trip_of(2).str() + "/alerts").status == 404);
  desk.as("01J9Z0000000000000000000XX", "admin");
  CHECK(desk.get(alerts_of_trip).status == 404);
  CHECK(desk.get("/api/alerts/events").status == 200);
}

TEST_CASE("a tap reports a place, and operators lay it aside") {
  Desk desk;
  auto const reports = "/api/places/town-peak/reports";
  CHECK(body_of(desk.post(reports, R"({"kind":"price"})")).at("is_new") == true);
  CHECK(body_of(desk.post(reports, R"({"kind":"price"})")).at("is_new") == false);
  CHECK(desk.post("/api/places/town-none/reports", R"({"kind":"price"})").status == 404);
  desk.as(ming, "operator");
  auto const open = body_of(desk.get("/api/alerts/reports"));
  CHECK(open.at_pointer("/reports/0/name/en") == "The Peak");
  std::string const settled = R"({"place":"town-peak","kind":"price"})";
  CHECK(desk.post("/api/alerts/reports/settle", settled).status == 204);
  CHECK(desk.post("/api/alerts/reports/settle", settled).status == 404);
}

TEST_CASE("help around a position: words, numbers, hospital and police, for anyone") {
  Desk desk;
  desk.user.clear();
  auto const around = body_of(desk.get("/api/safety/around?lat=26.08&lon=119.3"));
  CHECK(around.at_pointer("/numbers/police") == "110");
  CHECK(around.at_pointer("/hospitals/0/key") == "town-hospital");
  CHECK(around.at_pointer("/police/0/key") == "town-police");
  CHECK_FALSE(around.at("words").as_string().empty());
  CHECK(body_of(desk.get("/api/safety/numbers")).at("countries").as_array().size() > 80);
}

TEST_CASE("where the catalogue has no help near, a service is asked, and named") {
  struct Elsewhere final : places::Geocoder {
    using Spots = base::Result<places::Spots>;
    Spots reverse(base::LatLon, places::GeoAsking const&) override { return places::Spots{}; }
    Spots search(std::string const&, std::size_t, places::GeoAsking const&) override {
      return places::Spots{};
    }
    Spots suggest(std::string const&, std::size_t, places::GeoAsking const&) override {
      return places::Spots{};
    }
    Spots nearby(base::LatLon at, places::HelpKind kind, std::size_t,
                 places::GeoAsking const&) override {
      if (kind == places::HelpKind::police) return places::Spots{};
      places::Spot const far{"Far", "Far, Valley", {at.lat + 0.1, at.lon}, ""};
      places::Spot const close{"Close", "Close, Valley", {at.lat + 0.01, at.lon}, ""};
      return places::Spots{{far, close}, "them", "© them"};
    }
  } elsewhere;
  Desk desk(&elsewhere);
  desk.user.clear();
  auto const far_off = body_of(desk.get("/api/safety/around?lat=47.1&lon=9.5"));
  CHECK(far_off.at_pointer("/hospitals/0/name/en") == "Close");
  CHECK(far_off.at_pointer("/hospitals/0/key") == "");
  CHECK(far_off.at_pointer("/hospitals/0/source") == "them");
  CHECK(far_off.at_pointer("/hospitals/1/metres").as_int64() > 11'000);
  CHECK(far_off.at("attribution") == "© them");
  CHECK(far_off.at("police").as_array().empty());
  auto const here = body_of(desk.get("/api/safety/around?lat=26.08&lon=119.3"));
  CHECK(here.at_pointer("/hospitals/0/source") == "catalogue");
}

TEST_CASE("an SOS tells the others of the trip once, and support sees the card with it") {
  Desk desk;
  CHECK(desk.call(http::Method::put, "/api/safety/card",
                  R"({"contacts":[{"name":"Mum","phone":"13800000000"}],"medical":"A+"})")
            .status == 200);
  std::string const sos = R"({"id":")" + call_id + R"(","trip_id":")" + trip_of(1).str() +
                          R"(","position":{"at":{"lat":26.06,"lon":119.39}},"note":"fell"})";
  CHECK(desk.post("/api/sos", sos).status == 201);
  CHECK(desk.post("/api/sos", sos).status == 201);
  CHECK(desk.notices.list(anna, {}).empty());
  REQUIRE(desk.notices.list(ming, {}).size() == 1);
  CHECK(desk.notices.list(ming, {})[0].notice.severity == notices::Severity::urgent);

  desk.as(ming, "agent");
  auto const open = body_of(desk.get("/api/sos/open"));
  REQUIRE(open.at("calls").as_array().size() == 1);
  CHECK(open.at_pointer("/calls/0/call/note") == "fell");
  CHECK(open.at_pointer("/calls/0/card/medical") == "A+");
  CHECK(desk.post_bare("/api/sos/" + call_id + "/answer").status == 204);
  CHECK(desk.post_bare("/api/sos/" + call_id + "/answer").status == 409);
  CHECK(desk.notices.list(anna, {}).size() == 1);

  desk.as("01J9Z0000000000000000000XX", "traveller");
  CHECK(desk.post_bare("/api/sos/" + call_id + "/close").status == 404);
  desk.as(anna, "traveller");
  CHECK(body_of(desk.get("/api/sos")).at_pointer("/calls/0/is_answered") == true);
  CHECK(desk.post_bare("/api/sos/" + call_id + "/close").status == 204);
  CHECK(desk.post("/api/sos", sos).status == 409);
}

TEST_CASE("whoever answers calls for help hears of each as one, until it is over") {
  Desk desk;
  std::string const sos = R"({"id":")" + call_id + R"("})";
  desk.post("/api/sos", sos);
  desk.post("/api/sos", sos);
  CHECK(desk.heard == std::vector<std::string>{"opened", "opened"});  // once by its id
  desk.as(ming, "agent");
  desk.post_bare("/api/sos/" + call_id + "/answer");
  desk.post_bare("/api/sos/" + call_id + "/close");
  CHECK(desk.heard == std::vector<std::string>{"opened", "opened", "answered " + ming, "ended"});
}

TEST_CASE("a position is followed by whoever has the link, until it is taken back") {
  Desk desk;
  auto const shared =
      desk.post("/api/positions", R"({"position":{"at":{"lat":26,"lon":119}},"name":"Anna"})");
  REQUIRE(shared.status == 201);
  auto const link = std::string(body_of(shared).at("link").as_string());
  auto const id = std::string(body_of(shared).at("id").as_string());
  auto const follow = "/api/shared-" + link.substr(1);
  auto const mine = "/api/positions/" + id;
  CHECK(desk.call(http::Method::put, mine, R"({"position":{"at":{"lat":27,"lon":119}}})").status ==
        204);
  desk.user.clear();
  CHECK(body_of(desk.get(follow)).at_pointer("/position/at/lat") == 27);
  CHECK(body_of(desk.get(follow)).as_object().contains("link") == false);
  desk.user = ming;
  CHECK(desk.call(http::Method::delete_, mine).status == 404);
  desk.user = anna;
  CHECK(body_of(desk.get("/api/positions")).at("positions").as_array().size() == 1);
  CHECK(desk.call(http::Method::delete_, mine).status == 204);
  CHECK(desk.get(follow).status == 404);
}

TEST_CASE("with an account go its reports, card, calls and positions") {
  Desk desk;
  desk.post("/api/places/town-peak/reports", R"({"kind":"price"})");
  desk.post("/api/sos", R"({"id":")" + call_id + R"("})");
  remove_all_of(anna, desk.parts);
  remove_all_of(anna, desk.parts);
  CHECK(body_of(desk.get("/api/sos")).at("calls").as_array().empty());
  desk.as(ming, "operator");
  CHECK(body_of(desk.get("/api/alerts/reports")).at("reports").as_array().empty());
}

TEST_CASE("every sentence that refuses is there in Chinese") {
  auto const folder = std::filesystem::path(XINGQU_SOURCE_DIR) / "server/alerts";
  // Told in both languages where they stand.
  std::set<std::string> const bilingual{
      "Keep your telephone free. In danger, call the local emergency number.",
      "Several travellers say so; it awaits a check.",
      // Of the API's description.
      "The trip or the event changed meanwhile."};
  http::Request request;
  request.locale = http::Locale::zh_cn;
  int found = 0;
  for (auto const* file :
       {"api_events.cpp", "api_reports.cpp", "api_sos.cpp", "api_positions.cpp",
        "api_trip_alerts.cpp", "api_proposals.cpp", "reports.cpp", "safety.cpp"}) {
    for (auto const& sentence : http::testing::sentences_in(folder / file)) {
      if (bilingual.contains(sentence)) continue;
      INFO(sentence);
      ++found;
      auto const answer = refused(base::refuse_field("/name", sentence), request);
      CHECK(body_of(answer).at("detail").as_string() != sentence);
    }
  }
  CHECK(found >= 15);
}
