// SPDX-License-Identifier: Apache-2.0
#include "trips/api.hpp"

#include <boost/json.hpp>

#include "http/event_stream.hpp"
#include "trips/tests/api_desk.hpp"

using namespace trips;
namespace json = boost::json;

namespace {

using Desk = ApiDesk;

std::string text_at(http::Response const& answer, std::string_view pointer) {
  return std::string(json::parse(answer.body).at_pointer(pointer).as_string());
}

}  // namespace

TEST_CASE("a recommendation has the requirement's shape and can be read again") {
  Desk desk;
  auto const answer = desk.post("/api/recommendations", desk.wish);
  REQUIRE(answer.status == 200);
  auto const body = json::parse(answer.body);
  CHECK(body.at("status").as_int64() == 200);
  CHECK(body.at("message").as_string() == "旅游路线推荐成功");
  CHECK(body.at("data").as_array().size() == 3);
  auto const& tier = body.at("data").as_array()[0].as_object();
  for (auto const* field :
       {"destination", "startDate", "endDate", "budget", "accessibility", "kidFriendly",
        "petFriendly", "naturalLandscape", "socialLandscape", "cuisine", "otherNeeds", "itinerary",
        "budgetRange", "days", "ledger", "certificate", "warnings"})
    CHECK(tier.contains(field));
  CHECK(tier.at("startDate").as_string() == "2024-10-25");
  CHECK(tier.at("budget").is_int64());
  auto const self = text_at(answer, "/links/self");
  CHECK(self == "/api/recommendations/" + text_at(answer, "/metadata/requestId"));
  CHECK(desk.get(self).body == answer.body);
  CHECK(desk.outcomes == std::vector<std::string>{"planned"});
  desk.user = ming;
  CHECK(desk.get(self).status == 404);
  desk.user.clear();
  CHECK(desk.get(self).status == 401);
}

TEST_CASE("as events: stages in order, then the whole answer") {
  Desk desk;
  auto const answer =
      desk.call(http::Method::post, "/api/recommendations", desk.wish, "text/event-stream");
  REQUIRE(answer.events);
  answer.produce(*answer.events);
  auto const wire = answer.events->take();
  auto const stage = wire.find("event: stage");
  auto const done = wire.find("event: done");
  CHECK(stage < done);
  CHECK(wire.find("\"stage\":\"optimise\"") < done);
  CHECK(wire.find("\"message\":\"旅游路线推荐成功\"", done) != std::string::npos);
}

TEST_CASE("as events: a refusal is the event problem") {
  Desk desk;
  auto const answer = desk.call(http::Method::post, "/api/recommendations",
                                R"({"destination":"鼓楼区","startDate":"2024-10-25",)"
                                R"("endDate":"2024-10-26","budget":5000,"accessibility":false,)"
                                R"("kidFriendly":false,"petFriendly":false})",
                                "text/event-stream");
  REQUIRE(answer.events);
  answer.produce(*answer.events);
  auto const wire = answer.events->take();
  CHECK(wire.find("event: problem") != std::string::npos);
  CHECK(wire.find("ambiguous_destination") != std::string::npos);
}

TEST_CASE("refusals carry what helps on: choices, conflicts, relaxations") {
  Desk desk;
  auto const with = [&](std::string const& from, std::string const& to) {
    auto text = desk.wish;
    text.replace(text.find(from), from.size(), to);
    return desk.post("/api/recommendations", text);
  };
  auto const unclear = with("福建省福州市鼓楼区", "鼓楼区");
  CHECK(unclear.status == 422);
  CHECK(text_at(unclear, "/code") == "ambiguous_destination");
  CHECK(text_at(unclear, "/errors/0/pointer") == "/destination");
  CHECK(text_at(unclear, "/choices/0/full_name") == "福建省福州市鼓楼区");
  CHECK(text_at(unclear, "/choices/0/name/en") == "Gulou District, Fuzhou, Fujian");
  auto const elsewhere = with("福建省福州市鼓楼区", "拉萨市");
  CHECK(text_at(elsewhere, "/code") == "no_catalogue");
  auto const poor = with("\"budget\":5000", "\"budget\":50");
  CHECK(poor.status == 422);
  CHECK(text_at(poor, "/code") == "impossible_wish");
  CHECK_FALSE(text_at(poor, "/conflicts/0/text/en").empty());
  CHECK_FALSE(text_at(poor, "/relaxations/0/change/field").empty());
  CHECK(json::parse(poor.body).at_pointer("/relaxations/0/change/value").is_primitive());
  CHECK(desk.outcomes == std::vector<std::string>{"refused", "refused", "impossible"});
}

TEST_CASE("wrong fields are refused at their place") {
  Desk desk;
  auto const pointer = [&](std::string const& from, std::string const& to) {
    auto text = desk.wish;
    text.replace(text.find(from), from.size(), to);
    auto const answer = desk.post("/api/recommendations", text);
    CHECK(answer.status == 422);
    return text_at(answer, "/errors/0/pointer");
  };
  CHECK(pointer("\"budget\":5000", "\"budget\":-1") == "/budget");
  CHECK(pointer("\"budget\":5000", "\"budget\":10000001") == "/budget");
  CHECK(pointer("\"budget\":5000", "\"budget\":\"much\"") == "/budget");
  CHECK(pointer("2024/10/25", "2024/13/25") == "/startDate");
  CHECK(pointer("2024-10-26", "2024-10-01") == "/endDate");
  CHECK(pointer("\"accessibility\":false,", "") == "/accessibility");
  CHECK(pointer("{\"dest", "{\"budgets\":1,\"dest") == "/budgets");
  CHECK(pointer("{\"dest", "{\"arrival\":{\"at\":\"25:00\"},\"dest") == "/arrival/at");
  CHECK(pointer("{\"dest", "{\"party\":{\"adults\":99},\"dest") == "/party/adults");
}

TEST_CASE("whatever is wrong is said in the asker's language") {
  Desk desk;
  auto const recommendation = desk.ids.next<RecommendationId>().str();
  auto const told = [&](http::Response const& answer) {
    CHECK(answer.status >= 400);
    CHECK(answer.status < 500);
    auto const* const field = answer.status == 422 ? "/errors/0/detail" : "/detail";
    return text_at(answer, field);
  };
  auto const wish = [&](std::string const& from, std::string const& to) {
    auto text = desk.wish;
    text.replace(text.find(from), from.size(), to);
    return told(desk.post("/api/recommendations", text));
  };
  std::string const bad_time = "{\"arrival\":{\"at\":\"25:00\"},\"dest";
  CHECK(wish("{\"dest", bad_time) == "Must be a time such as 14:30.");
  CHECK(told(desk.get("/api/trips?cursor=x")) == "Must be a next_cursor.");
  desk.locale = http::Locale::zh_cn;
  CHECK(wish("{\"dest", bad_time) == "须为时间，如 14:30。");
  CHECK(wish("\"budget\":5000,", "") == "此项必填。");
  CHECK(wish("5000", "\"much\"") == "须为整数，而不是文本。");
  CHECK(wish("5000", "10000001") == "不能大于 10000000。");
  CHECK(wish("鼓楼区", std::string(500, 'x')).starts_with("最多 "));
  CHECK(wish("{\"dest", "{\"colour\":1,\"dest") == "没有这个字段。");
  CHECK(wish("鼓楼区", "\xff") == "请求正文不是有效的 UTF-8 文本。");
  CHECK(wish("5000", std::string(40, '[')) == "JSON 嵌套超过 32 层。");
  CHECK(told(desk.get("/api/trips?cursor=x")) == "须为上一页的 next_cursor。");
  CHECK(told(desk.get("/api/trips?limit=0")) == "不能小于 1。");
  CHECK(told(desk.get("/api/trips/x")) == "没有找到您要的内容。");
  CHECK(told(desk.get("/api/trips/" + recommendation)) == "没有这个行程。");
  CHECK(told(desk.get("/api/recommendations/" + recommendation)) == "没有这份推荐。");
  CHECK(told(desk.post("/api/trips",
                       "{\"recommendation_id\":\"" + recommendation + "\",\"tier\":\"first\"}"))
            .starts_with("须为以下之一："));
  desk.user.clear();
  CHECK(told(desk.get("/api/trips")) == "请先登录。");
}

TEST_CASE("a tier is kept as a trip, listed, opened, renamed and deleted") {
  Desk desk;
  auto const kept = desk.keep(desk.ask(), ",\"name\":\"国庆\"");
  auto const path = "/api/trips/" + std::string(kept.at("id").as_string());
  CHECK(kept.at("name").as_string() == "国庆");
  CHECK(kept.at_pointer("/plan/tier").as_string() == "economy");
  CHECK(text_at(desk.get("/api/trips"), "/trips/0/name") == "国庆");
  auto const opened = desk.get(path);
  CHECK(opened.status == 200);
  CHECK(json::parse(opened.body).at("plan") == kept.at("plan"));
  CHECK(desk.call(http::Method::patch, path, R"({"name":" 春节 "})").status == 200);
  CHECK(text_at(desk.get(path), "/name") == "春节");
  CHECK(desk.call(http::Method::delete_, path).status == 204);
  CHECK(desk.get(path).status == 404);
}

TEST_CASE("a visit of a kept trip has alternatives, for its owner alone") {
  Desk desk;
  auto const kept = desk.keep(desk.ask());
  auto const trip = "/api/trips/" + std::string(kept.at("id").as_string());
  std::string item;
  std::string path;
  json::array found;
  for (auto const& visit : kept.at_pointer("/plan/days/0/visits").as_array()) {
    item = std::string(visit.at("id").as_string());
    path = trip;
    path.append("/items/").append(item).append("/alternatives");
    auto const answer = desk.get(path);
    REQUIRE(answer.status == 200);
    found = json::parse(answer.body).at("alternatives").as_array();
    if (!found.empty()) break;
  }
  REQUIRE_FALSE(found.empty());
  CHECK(found[0].at_pointer("/command/type").as_string() == "replace");
  CHECK(found[0].at_pointer("/command/item").as_string() == item);
  CHECK(desk.get(trip + "/items/01J9Z0000000000000000000ZZ/alternatives").status == 404);
  desk.user = ming;
  CHECK(desk.get(path).status == 404);
}

TEST_CASE("plain words about a kept trip become commands with what they would do") {
  Desk desk;
  auto const kept = desk.keep(desk.ask());
  auto const trip = "/api/trips/" + std::string(kept.at("id").as_string());
  auto const& visit = kept.at_pointer("/plan/days/0/visits/0");
  auto const name = std::string(visit.at_pointer("/place/name/zh").as_string());
  auto const answer = desk.post(trip + "/words", R"({"text":"删掉)" + name + "\"}");
  REQUIRE(answer.status == 200);
  auto const read = json::parse(answer.body);
  CHECK(read.at_pointer("/commands/0/type").as_string() == "remove");
  CHECK(read.at_pointer("/commands/0/item") == visit.at("id"));
  CHECK(read.at_pointer("/preview/difference/removed").as_array().size() == 1);
  CHECK(read.at_pointer("/preview/version").as_int64() == 1);
  CHECK(read.at_pointer("/preview/plan/days/0/visits").as_array().size() + 1 ==
        kept.at_pointer("/plan/days/0/visits").as_array().size());
  CHECK(json::parse(desk.get(trip).body).at("plan") == kept.at("plan"));
  CHECK(desk.post(trip + "/words", R"({"text":"今天天气真好"})").status == 422);
  desk.user = ming;
  CHECK(desk.post(trip + "/words", R"({"text":"轻松点"})").status == 404);
}

TEST_CASE("what is asked on a branch is answered of the branch") {
  Desk desk;
  auto const kept = desk.keep(desk.ask());
  auto const trip = "/api/trips/" + std::string(kept.at("id").as_string());
  auto const made = desk.post(trip + "/branches", R"({"name":"雨天备选"})");
  REQUIRE(made.status == 201);
  auto const branch = std::string(json::parse(made.body).at("id").as_string());
  auto const of_branch = ",\"branch\":\"" + branch + "\"}";
  auto const& visits = kept.at_pointer("/plan/days/0/visits");
  auto const gone = std::string(visits.at(0).at("id").as_string());
  auto const name = std::string(visits.at(0).at_pointer("/place/name/zh").as_string());
  auto const removed = desk.post(
      trip + "/changes",
      R"({"base_version":1,"change_id":"01J9Z000000000000000000CH1","keep_violations":true,)"
      R"("commands":[{"type":"remove","item":")" +
          gone + "\"}]" + of_branch);
  REQUIRE(removed.status == 200);

  auto const words = R"({"text":"删掉)" + name + "\"";
  CHECK(desk.post(trip + "/words", words + of_branch).status == 422);
  auto const of_trip = desk.post(trip + "/words", words + "}");
  REQUIRE(of_trip.status == 200);
  CHECK(json::parse(of_trip.body).at("version") == 1);
  auto const lighter = desk.post(trip + "/words", R"({"text":"第二天轻松点")" + of_branch);
  REQUIRE(lighter.status == 200);
  CHECK(json::parse(lighter.body).at("version") == 2);
  CHECK(json::parse(lighter.body).at_pointer("/preview/version") == 2);

  auto const alternatives = trip + "/items/" + gone + "/alternatives";
  CHECK(desk.get(alternatives).status == 200);
  CHECK(desk.get(alternatives + "?branch=" + branch).status == 404);
  CHECK(desk.get(alternatives + "?branch=01J9Z0000000000000000000ZZ").status == 404);
  CHECK(desk.get(alternatives + "?branch=rain").status == 422);
}

TEST_CASE("a trip without a name is called by where and how long") {
  Desk desk;
  auto const kept = desk.keep(desk.ask());
  CHECK(kept.at("name").as_string() == "Gulou District · 2 days · Economy");
  desk.locale = http::Locale::zh_cn;
  CHECK(desk.keep(desk.ask()).at("name").as_string() == "福建省福州市鼓楼区 2 天 · 经济适用游");
}

TEST_CASE("wherever a plan goes, its destination is named in both languages") {
  Desk desk;
  auto const named = [](json::value const& whole, std::string const& pointer) {
    auto const& name = whole.at_pointer(pointer + "/destination_name");
    return name.at("zh").as_string() == "福建省福州市鼓楼区" &&
           name.at("en").as_string() == "Gulou District, Fuzhou, Fujian" &&
           whole.at_pointer(pointer + "/destination") == name.at("zh");
  };
  auto const recommendation = desk.ask();
  auto const told = json::parse(desk.get("/api/recommendations/" + recommendation).body);
  for (auto const* tier : {"/data/0", "/data/1", "/data/2"}) CHECK(named(told, tier));
  auto const kept = desk.keep(recommendation);
  CHECK(named(kept, ""));
  CHECK(named(kept, "/plan"));
  auto const path = "/api/trips/" + std::string(kept.at("id").as_string());
  CHECK(named(json::parse(desk.get(path).body), ""));
  CHECK(named(json::parse(desk.get("/api/trips").body), "/trips/0"));
  auto const renamed = desk.call(http::Method::patch, path, R"({"name":"mine"})");
  CHECK(named(json::parse(renamed.body), ""));
}

TEST_CASE("a recommendation of an older release can be kept") {
  Desk desk;
  auto const id = desk.ids.next<RecommendationId>();
  auto body = desk.post("/api/recommendations", desk.wish).body;
  std::string const member =
      R"(,"destination_name":{"zh":"福建省福州市鼓楼区","en":"Gulou District, Fuzhou, Fujian"})";
  for (auto at = body.find(member); at != std::string::npos; at = body.find(member))
    body.erase(at, member.size());
  Recommendations(*desk.db, desk.clock, desk.parts.areas).add(id, anna, body, "{}");
  CHECK(desk.keep(id.str()).at_pointer("/plan/destination_name/en").as_string() ==
        "Gulou District, Fuzhou, Fujian");
}

TEST_CASE("trips of others do not exist") {
  Desk desk;
  auto const recommendation = desk.ask();
  auto const path = "/api/trips/" + std::string(desk.keep(recommendation).at("id").as_string());
  desk.user = ming;
  CHECK(desk.get(path).status == 404);
  CHECK(desk.call(http::Method::patch, path, R"({"name":"mine"})").status == 404);
  CHECK(desk.call(http::Method::delete_, path).status == 404);
  CHECK(json::parse(desk.get("/api/trips").body).at("trips").as_array().empty());
  auto const stolen = desk.post(
      "/api/trips", "{\"recommendation_id\":\"" + recommendation + "\",\"tier\":\"economy\"}");
  CHECK(stolen.status == 422);
  CHECK(text_at(stolen, "/errors/0/pointer") == "/recommendation_id");
}

TEST_CASE("wrong trips are refused, not broken") {
  Desk desk;
  auto const recommendation = desk.ask();
  auto const refused = [&](std::string const& body) {
    auto const answer = desk.post("/api/trips", body);
    CHECK(answer.status == 422);
    return text_at(answer, "/errors/0/pointer");
  };
  CHECK(refused(R"({"recommendation_id":"x","tier":"economy"})") == "/recommendation_id");
  CHECK(refused("{\"recommendation_id\":\"" + recommendation + "\",\"tier\":\"first\"}") ==
        "/tier");
  CHECK(refused("{\"recommendation_id\":\"" + recommendation +
                "\",\"tier\":\"economy\",\"name\":\"  \"}") == "/name");
  CHECK(desk.get("/api/trips/nonsense").status == 404);
  CHECK(desk.get("/api/trips?limit=0").status == 422);
  CHECK(desk.get("/api/trips?cursor=nonsense").status == 422);
}

TEST_CASE("pages of trips follow one another") {
  Desk desk;
  auto const recommendation = desk.ask();
  for (int i = 0; i < 3; ++i) desk.keep(recommendation);
  auto const first = json::parse(desk.get("/api/trips?limit=2").body);
  CHECK(first.at("trips").as_array().size() == 2);
  auto const cursor = std::string(first.at("next_cursor").as_string());
  auto const second = json::parse(desk.get("/api/trips?limit=2&cursor=" + cursor).body);
  CHECK(second.at("trips").as_array().size() == 1);
  CHECK_FALSE(second.as_object().contains("next_cursor"));
}

TEST_CASE("a deleted account leaves nothing behind") {
  Desk desk;
  auto const recommendation = desk.ask();
  desk.keep(recommendation);
  remove_all_of(anna, desk.parts);
  CHECK(desk.get("/api/recommendations/" + recommendation).status == 404);
  CHECK(json::parse(desk.get("/api/trips").body).at("trips").as_array().empty());
}

TEST_CASE("a plan is introduced in the language of who asks, to its owner alone") {
  Desk desk;
  auto const id = desk.ask();
  auto const path = "/api/recommendations/" + id + "/introductions/";
  auto const english = desk.get(path + "economy");
  REQUIRE(english.status == 200);
  CHECK(text_at(english, "/written_by") == "rules");
  CHECK(text_at(english, "/text").find("yuan per person") != std::string::npos);
  desk.locale = http::Locale::zh_cn;
  CHECK(text_at(desk.get(path + "economy"), "/text").find("人均约") != std::string::npos);
  CHECK(desk.get(path + "first_class").status == 404);
  CHECK(desk.get("/api/recommendations/nothing/introductions/economy").status == 404);
  auto const trip = std::string(desk.keep(id).at("id").as_string());
  CHECK(desk.get("/api/trips/" + trip + "/introduction").status == 200);
  desk.user = ming;
  CHECK(desk.get(path + "economy").status == 404);
  CHECK(desk.get("/api/trips/" + trip + "/introduction").status == 404);
}
