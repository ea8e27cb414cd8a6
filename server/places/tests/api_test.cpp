// SPDX-License-Identifier: Apache-2.0
#include "places/api.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <functional>

#include "places/catalogue_store.hpp"
#include "storage/testing.hpp"

using namespace places;
namespace json = boost::json;

namespace {

// The bundled catalogue on National Day 2026, a Thursday, at noon in China.
struct Site {
  std::unique_ptr<storage::Database> db = storage::testing::migrated();
  base::ManualClock clock{base::china_instant(*base::parse_day("2026-10-01"), base::Minutes(720))};
  CatalogueStore store{*db, Areas::china(), clock};
  LiveCatalogue catalogue{bundled()};
  std::vector<http::Endpoint> all = endpoints({catalogue, Areas::china(), clock});

  Catalogue bundled() {
    store.import_bundled();
    return store.load().catalogue;
  }

  http::Response answer(std::string_view id, std::string_view target,
                        std::pair<std::string, std::string> const& param = {},
                        http::Locale locale = http::Locale::zh_cn) {
    http::Request request;
    request.locale = locale;
    REQUIRE(http::read_target(target, request));
    if (!param.first.empty()) request.params.add(param.first, param.second);
    for (auto const& endpoint : all)
      if (endpoint.id == id) return endpoint.handle(request);
    FAIL("no endpoint " << id);
    return {};
  }
  json::value get(std::string_view id, std::string_view target,
                  std::pair<std::string, std::string> const& param = {}) {
    auto const response = answer(id, target, param);
    REQUIRE_MESSAGE(response.status == 200, response.body);
    return json::parse(response.body);
  }
};

Site& site() {
  static Site one;
  return one;
}

}  // namespace

TEST_CASE("an area is searched by name, and an ambiguous one says so") {
  auto const found = site().get("searchAreas", "/api/areas?query=%E9%BC%93%E6%A5%BC%E5%8C%BA");
  CHECK(found.at("is_ambiguous").as_bool());
  CHECK(found.at("areas").as_array().size() == 4);
  CHECK(found.at("areas").at(0).at("path_zh").as_string() == "福建省福州市鼓楼区");
  CHECK(found.at("areas").at(0).at("places").as_int64() > 20);

  auto const one = site().get("searchAreas", "/api/areas?query=fuzhou%20gulou&limit=3");
  CHECK(one.at("match").at("adcode").as_string() == "350102");
  CHECK(!one.at("is_ambiguous").as_bool());

  auto const cities = site().get("searchAreas", "/api/areas");
  std::vector<std::int64_t> counts;
  for (auto const& each : cities.at("areas").as_array())
    counts.push_back(each.at("places").as_int64());
  CHECK(counts.size() == 6);
  CHECK(std::ranges::is_sorted(counts, std::greater<>()));
  CHECK(cities.at("areas").at(0).at("name_zh").as_string() == "福州市");  // covered in depth
  auto const two = site().get("searchAreas", "/api/areas?query=%20&limit=2");
  CHECK(two.at("areas").as_array().size() == 2);
  auto const alike = site().get("searchAreas", "/api/areas?query=%E7%A6%8F%E6%B4%B2%E5%B8%82");
  CHECK(alike.at("areas").at(0).at("name_zh").as_string() == "福州市");
}

TEST_CASE("an area tells its parent and its children") {
  auto const city = site().get("getArea", "/api/areas/350100", {"adcode", "350100"});
  CHECK(city.at("parent").at("name_zh").as_string() == "福建省");
  CHECK(city.at("children").as_array().size() == 13);
  CHECK(site().answer("getArea", "/api/areas/1", {"adcode", "1"}).status == 404);
  CHECK(site().answer("getArea", "/api/areas/350199", {"adcode", "350199"}).status == 404);
}

TEST_CASE("places are listed by area and kind, the most popular first, page by page") {
  auto const all = site().get("searchPlaces", "/api/places?area=350100&kind=museum,art_gallery");
  auto const total = all.at("total").as_int64();
  CHECK(total >= 3);
  auto const& places = all.at("places").as_array();
  CHECK(places.at(0).at("popularity").as_int64() >= places.at(1).at("popularity").as_int64());
  auto const second = site().get(
      "searchPlaces", "/api/places?area=350100&kind=museum,art_gallery&limit=1&offset=1");
  CHECK(second.at("total").as_int64() == total);
  CHECK(second.at("places").as_array().size() == 1);
  CHECK(second.at("places").at(0).at("key") == places.at(1).at("key"));
  CHECK(site().get("searchPlaces", "/api/places?offset=90000").at("places").as_array().empty());
}

TEST_CASE("places near a point come with their distance, nearest first") {
  auto const near =
      site().get("searchPlaces", "/api/places?near=26.084,119.293&radius_m=1500&limit=50");
  auto const& places = near.at("places").as_array();
  REQUIRE(places.size() >= 2);
  double last = 0;
  for (auto const& place : places) {
    double const away = place.at("distance_m").to_number<double>();
    CHECK(last <= away);
    CHECK(away <= 1500);
    last = away;
  }
}

TEST_CASE("the holidays that a place shows are those of 香港 in 香港") {
  Place peak = *site().catalogue.now()->find(PlaceKey("fuzhou-gushan"));
  peak.area = AreaCode(810000);
  peak.hours = OpeningHours::parse("10:00-22:00; PH 08:00-23:00", peak.at, peak.area).value();
  LiveCatalogue catalogue{Catalogue({peak})};
  base::ManualClock const clock{
      base::china_instant(*base::parse_day("2026-12-25"), base::Minutes(720))};
  http::Request request;
  request.params.add("key", "fuzhou-gushan");
  for (auto const& endpoint : endpoints({catalogue, Areas::china(), clock})) {
    if (endpoint.id != "getPlace") continue;
    auto const today = json::parse(endpoint.handle(request).body).at("today");
    CHECK(today.at("holiday_zh").as_string() == "公众假期");
    CHECK(today.at("spans").at(0).at("until").as_string() == "23:00");
  }
}

TEST_CASE("a place is found by name and shown with all its facts") {
  auto const found = site().get("searchPlaces", "/api/places?query=%E9%BC%93%E5%B1%B1&area=350100");
  CHECK(found.at("places").at(0).at("name_zh").as_string() == "鼓山");
  std::string const key(found.at("places").at(0).at("key").as_string());
  auto const place = site().get("getPlace", "/api/places/" + key, {"key", key});
  CHECK(place.at("place").at("name_en").is_string());
  CHECK(place.at("area_zh").as_string().starts_with("福建省福州市"));
  CHECK(place.at("today").at("day").as_string() == "2026-10-01");
  CHECK(place.at("today").at("holiday_zh").as_string() == "国庆节");
  CHECK(place.at("today").at("is_open_now").as_bool());
  CHECK(place.at("opening_hours_zh").is_string());
  CHECK(place.at("source").as_string() == "general knowledge");
  CHECK(place.at("as_of").is_string());
  CHECK(!place.at("place").at("is_verified").as_bool());
  CHECK(site().answer("getPlace", "/api/places/x", {"key", "no-such-place"}).status == 404);
  CHECK(site().answer("getPlace", "/api/places/x", {"key", "../etc/passwd"}).status == 404);
}

TEST_CASE("places are narrowed by what they serve, are tagged with and are known to offer") {
  auto const total = [](std::string const& query) {
    return site().get("searchPlaces", "/api/places?area=350100" + query).at("total").as_int64();
  };
  auto const everything = total("");
  for (std::string const query :
       {"&cuisine=fujian", "&tag=history", "&offer=step_free", "&offer=free_entry,kid_friendly",
        "&offer=indoor", "&tag=history,photo"}) {
    CAPTURE(query);
    CHECK(total(query) > 0);
    CHECK(total(query) < everything);
  }
  CHECK(total("&tag=history,photo") < total("&tag=history"));
  auto const free = site().get("searchPlaces", "/api/places?offer=free_entry&limit=5");
  for (auto const& place : free.at("places").as_array())
    CHECK(place.at("prices").at("adult").at("state").as_string() == "free");
}

TEST_CASE("a place is found by its initials, nearest first where one stands") {
  auto const found = site().get("searchPlaces", "/api/places?query=sfqx");
  CHECK(found.at("places").at(0).at("key").as_string() == "fuzhou-sanfang-qixiang");
  auto const near = site().get(
      "searchPlaces", "/api/places?query=%E5%85%AC%E5%9B%AD&near=26.084,119.293&radius_m=3000");
  CHECK(near.at("total").as_int64() > 0);
  for (auto const& place : near.at("places").as_array())
    CHECK(place.at("distance_m").to_number<double>() <= 3000);
}

TEST_CASE("every refusal of this module can be read in both languages") {
  auto const told = [](std::string_view id, std::string_view target, http::Locale locale) {
    auto const body = json::parse(site().answer(id, target, {}, locale).body).as_object();
    auto const* const errors = body.if_contains("errors");
    return std::string((errors ? errors->at(0) : body).at("detail").as_string());
  };
  struct Refusal {
    char const* id;
    char const* target;
    char const* chinese;
    char const* english;
  };
  for (auto const& [id, target, chinese, english] : {
           Refusal{"getArea", "/api/areas/1", "没有这个行政区。", "There is no such area."},
           Refusal{"getPlace", "/api/places/x", "没有这个地点。", "There is no such place."},
           Refusal{"searchPlaces", "/api/places?area=1", "须为六位行政区划代码。",
                   "Must be a division code of six digits."},
           Refusal{"searchPlaces", "/api/places?area=999999", "没有使用这个代码的行政区。",
                   "This is not the code of any area."},
           Refusal{"searchPlaces", "/api/places?near=91,0", "须为纬度和经度。",
                   "Must be a latitude and a longitude."},
           Refusal{"searchPlaces", "/api/places?limit=0", "不能小于 1。", "Must be at least 1."},
           Refusal{"searchAreas", "/api/areas?q=x", "没有这个字段。", "There is no such field."},
       }) {
    CAPTURE(target);
    CHECK(told(id, target, http::Locale::zh_cn) == chinese);
    CHECK(told(id, target, http::Locale::en) == english);
  }
}

TEST_CASE("a wrong parameter is refused and named") {
  auto const named = [](std::string_view target, std::string_view id = "searchPlaces") {
    auto const response = site().answer(id, target);
    CHECK(response.status == 422);
    return std::string(json::parse(response.body).at("errors").at(0).at("pointer").as_string());
  };
  CHECK(named("/api/places?area=fuzhou") == "area");
  CHECK(named("/api/places?area=350199") == "area");
  CHECK(named("/api/places?kind=volcano").starts_with("kind"));
  CHECK(named("/api/places?near=26.1").starts_with("near"));
  CHECK(named("/api/places?near=126.1,119.3") == "near");
  CHECK(named("/api/places?near=a,b").starts_with("near"));
  CHECK(named("/api/places?limit=0") == "limit");
  CHECK(named("/api/places?offset=-1") == "offset");
  CHECK(named("/api/places?colour=red") == "colour");
  CHECK(named("/api/areas?limit=1000", "searchAreas") == "limit");
}
