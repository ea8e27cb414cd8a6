// SPDX-License-Identifier: Apache-2.0
#include "places/geocoding.hpp"

#include <doctest/doctest.h>

#include <boost/json.hpp>

#include "http/router.hpp"
#include "places/catalogue_store.hpp"
#include "places/geo_api.hpp"
#include "storage/testing.hpp"

using namespace places;
namespace json = boost::json;

namespace {

constexpr base::LatLon sanfang_qixiang{26.0848, 119.2925};

// A geocoder that answers as a test says, and counts.
struct Scripted final : Geocoder {
  base::Result<Spots> reverse(base::LatLon at, GeoAsking const&) override {
    asked_at.push_back(at);
    return answer();
  }
  base::Result<Spots> search(std::string const&, std::size_t, GeoAsking const&) override {
    ++searches;
    return answer();
  }
  base::Result<Spots> suggest(std::string const& text, std::size_t, GeoAsking const&) override {
    suggested.push_back(text);
    return answer();
  }
  base::Result<Spots> nearby(base::LatLon at, HelpKind, std::size_t, GeoAsking const&) override {
    looked_near.push_back(at);
    return answer();
  }
  base::Result<Spots> answer() const {
    if (is_dead) return base::refuse(base::Refusal::unavailable, "Nobody answers.", "E-707");
    return Spots{found, "scripted", "© them"};
  }

  bool is_dead = false;
  std::vector<Spot> found{{"Their name", "Their name, Fuzhou", sanfang_qixiang, "cn"}};
  std::vector<base::LatLon> asked_at;
  std::vector<std::string> suggested;
  std::vector<base::LatLon> looked_near;
  int searches = 0;
};

Catalogue bundled() {
  static auto const db = storage::testing::migrated();
  static base::SystemClock const clock;
  CatalogueStore store(*db, Areas::china(), clock);
  store.import_bundled();
  return store.load().catalogue;
}

LiveCatalogue const& catalogue() {
  static LiveCatalogue const one(bundled());
  return one;
}

struct Travellers {
  explicit Travellers(Geocoder* outside)
      : geocoding(outside, {Areas::china(), catalogue()}, clock) {}

  Spots reverse(base::LatLon at, bool in_english = false) {
    return geocoding.reverse(at, {in_english, clock.now()});
  }
  Spots search(std::string const& text, bool in_english = false) {
    return geocoding.search(text, 5, {in_english, clock.now()});
  }

  base::ManualClock clock{base::Instant(std::chrono::seconds(1'800'000'000))};
  Geocoding geocoding;
};

http::Response get(Travellers& travellers, std::string_view target) {
  http::Router const router(
      endpoints(GeoParts{travellers.geocoding, Areas::china(), travellers.clock}));
  http::Request request;
  REQUIRE(http::read_target(target, request));
  return router.handle(request);
}

}  // namespace

TEST_CASE("without anybody else our own gazetteer names a position and finds a name") {
  Travellers travellers(nullptr);
  auto const here = travellers.reverse(sanfang_qixiang);
  CHECK(here.source == "gazetteer");
  REQUIRE(here.found.size() >= 2);
  CHECK(here.found.back().name == "鼓楼区");
  CHECK(here.found.back().address == "福建省福州市鼓楼区");
  auto const hill = travellers.search("鼓山");
  REQUIRE_FALSE(hill.found.empty());
  CHECK(hill.found.front().name == "鼓山");
  CHECK(travellers.search("Gushan", true).found.front().name.find("Gushan") != std::string::npos);
  CHECK(travellers.search("没有这个地方").found.empty());
  CHECK(travellers.reverse({0.5, -150.5}).found.empty());
}

TEST_CASE("who is named in the settings is asked, once for what lies within some metres") {
  Scripted outside;
  Travellers travellers(&outside);
  CHECK(travellers.reverse(sanfang_qixiang).source == "scripted");
  CHECK(travellers.reverse({sanfang_qixiang.lat + 0.00002, sanfang_qixiang.lon}).source ==
        "scripted");
  CHECK(outside.asked_at.size() == 1);
  travellers.reverse({sanfang_qixiang.lat + 0.001, sanfang_qixiang.lon});
  CHECK(outside.asked_at.size() == 2);
  travellers.reverse(sanfang_qixiang, true);
  CHECK(outside.asked_at.size() == 3);  // in another language
  travellers.reverse({26.084812345, 119.2});
  CHECK(outside.asked_at.back() == base::LatLon{26.0848, 119.2});
  travellers.clock.advance(std::chrono::days(30));
  travellers.reverse(sanfang_qixiang);
  CHECK(outside.asked_at.size() == 5);
}

TEST_CASE("when nobody answers the gazetteer does, and their silence is not remembered") {
  Scripted outside;
  outside.is_dead = true;
  Travellers travellers(&outside);
  CHECK(travellers.reverse(sanfang_qixiang).source == "gazetteer");
  CHECK(travellers.search("鼓山").found.front().name == "鼓山");
  outside.is_dead = false;
  CHECK(travellers.reverse(sanfang_qixiang).source == "scripted");
  CHECK(travellers.search("鼓山").source == "scripted");
}

TEST_CASE("nothing found by others is an answer, unless we know better") {
  Scripted outside;
  outside.found.clear();
  Travellers travellers(&outside);
  CHECK(travellers.reverse({0.5, -150.5}).source == "scripted");
  CHECK(travellers.search("没有这个地方").source == "scripted");
  travellers.search("没有这个地方");
  CHECK(outside.searches == 1);
  CHECK(travellers.search("鼓山").source == "gazetteer");
}

TEST_CASE("a full cache forgets what was not asked for longest") {
  SpotCache cache(2);
  base::Instant const now{};
  auto const later = now + std::chrono::hours(1);
  cache.keep("a", {.found = {}, .source = "a", .attribution = ""}, later);
  cache.keep("b", {.found = {}, .source = "b", .attribution = ""}, later);
  CHECK(cache.find("a", now).has_value());
  cache.keep("c", {.found = {}, .source = "c", .attribution = ""}, later);
  CHECK(cache.find("a", now)->source == "a");
  CHECK_FALSE(cache.find("b", now).has_value());
  CHECK_FALSE(cache.find("a", later).has_value());
}

TEST_CASE("a position is answered with what is there and its district") {
  Travellers travellers(nullptr);
  auto const response = get(travellers, "/api/geo/reverse?lat=26.0848&lon=119.2925");
  REQUIRE_MESSAGE(response.status == 200, response.body);
  auto const answer = json::parse(response.body);
  CHECK(answer.at("area").at("adcode") == "350102");
  CHECK(answer.at("area").at("path_zh") == "福建省福州市鼓楼区");
  CHECK(answer.at("source") == "gazetteer");
  CHECK(answer.at("spots").as_array().size() >= 2);
  auto const ocean = json::parse(get(travellers, "/api/geo/reverse?lat=0.5&lon=-150.5").body);
  CHECK(ocean.at("spots").as_array().empty());
  CHECK_FALSE(ocean.as_object().contains("area"));
}

TEST_CASE("what is no position and no name is refused") {
  Travellers travellers(nullptr);
  for (auto const* target :
       {"/api/geo/reverse", "/api/geo/reverse?lat=91&lon=0", "/api/geo/reverse?lat=1&lon=181",
        "/api/geo/reverse?lat=nan&lon=0", "/api/geo/reverse?lat=north&lon=0", "/api/geo/search",
        "/api/geo/search?query=", "/api/geo/search?query=a&limit=0",
        "/api/geo/search?query=a&limit=21"})
    CHECK_MESSAGE(get(travellers, target).status == 422, target);
  auto const found = json::parse(get(travellers, "/api/geo/search?query=%E9%BC%93%E5%B1%B1").body);
  CHECK(found.at("spots").at(0).at("name") == "鼓山");
}

TEST_CASE("what is half typed is ours first, and others are asked once for what we do not have") {
  Scripted outside;
  base::ManualClock clock{base::instant_from_us(1'727'800'000'000'000)};
  Geocoding geocoding(&outside, {Areas::china(), catalogue()}, clock);
  GeoAsking const asking{false, clock.now()};
  CHECK(geocoding.suggest("三坊", 5, asking).source == "gazetteer");
  CHECK(outside.suggested.empty());
  CHECK(geocoding.suggest(" Zzyzx Roa ", 5, asking).source == "scripted");
  CHECK(geocoding.suggest("Zzyzx Roa", 5, asking).source == "scripted");
  CHECK(outside.suggested == std::vector<std::string>{"Zzyzx Roa"});
  CHECK(outside.searches == 0);
  outside.is_dead = true;
  CHECK(geocoding.suggest("Zzyzx Road", 5, asking).found.empty());
}

TEST_CASE("what is near is asked of others by the rounded position, and kept") {
  Scripted outside;
  base::ManualClock clock{base::instant_from_us(1'727'800'000'000'000)};
  Geocoding geocoding(&outside, {Areas::china(), catalogue()}, clock);
  GeoAsking const asking{false, clock.now()};
  CHECK(geocoding.nearby({26.084811, 119.292501}, HelpKind::hospital, 3, asking).found.size() == 1);
  geocoding.nearby({26.084812, 119.292502}, HelpKind::hospital, 3, asking);
  REQUIRE(outside.looked_near.size() == 1);
  CHECK(outside.looked_near.front().lat == doctest::Approx(26.0848).epsilon(1e-9));
  geocoding.nearby({26.084811, 119.292501}, HelpKind::police, 3, asking);
  CHECK(outside.looked_near.size() == 2);
  Geocoding alone(nullptr, {Areas::china(), catalogue()}, clock);
  CHECK(alone.nearby({26.0, 119.0}, HelpKind::police, 3, asking).found.empty());
}
