// SPDX-License-Identifier: Apache-2.0
#include "assistant/api.hpp"

#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "places/catalogue_file.hpp"

namespace json = boost::json;

namespace {

std::vector<places::Place> bundled_fuzhou() {
  std::ifstream in(XINGQU_SOURCE_DIR "/data/places/fuzhou.csv");
  std::stringstream csv;
  csv << in.rdbuf();
  return places::read_catalogue("fuzhou.csv", csv.str()).places;
}

// The bundled catalogue of Fuzhou on a Wednesday at noon.
struct Site {
  base::ManualClock clock{base::china_instant(*base::parse_day("2026-11-25"), base::Minutes(720))};
  places::LiveCatalogue catalogue{places::Catalogue(bundled_fuzhou())};
  assistant::ProductLexicon lexicon{places::Areas::china(), catalogue};
  assistant::Parts parts{clock, lexicon};

  http::Response post(std::string const& text) const {
    http::Request request;
    request.body = json::serialize(json::value{{"text", text}});
    return assistant::endpoints(parts).front().handle(request);
  }
  json::value read(std::string const& text) const {
    auto const response = post(text);
    REQUIRE_MESSAGE(response.status == 200, response.body);
    return json::parse(response.body);
  }
};

json::object const* slot(json::value const& reading, std::string_view name) {
  for (auto const& each : reading.at("slots").as_array())
    if (each.at("slot").as_string() == name) return &each.as_object();
  return nullptr;
}

// Says the same to whoever asks.
class Fixed final : public assistant::LanguageModel {
 public:
  explicit Fixed(assistant::ModelAnswer answer) : answer_(std::move(answer)) {}
  assistant::ModelAnswer reply(assistant::ModelRequest const&, assistant::TextSink const&,
                               std::stop_token) override {
    return answer_;
  }

 private:
  assistant::ModelAnswer answer_;
};

json::value understand(Site const& site, std::string const& text) {
  http::Request request;
  request.body = json::serialize(json::value{{"text", text}});
  auto const response = assistant::endpoints(site.parts).at(1).handle(request);
  REQUIRE_MESSAGE(response.status == 200, response.body);
  return json::parse(response.body);
}

constexpr auto vague = "去三坊七巷所在的那个城市待到周末结束";
constexpr auto family =
    "下周五带两个孩子和爸妈从上海去福州玩三天，预算8000以内，想住亲子酒店，一定要去三坊七巷和鼓山，"
    "不吃辣，坐高铁，晚上九点前回酒店";

}  // namespace

TEST_CASE("a wish in words fills the request of a recommendation") {
  Site const site;
  auto const reading = site.read(family);
  auto const& wish = reading.at("wish");
  CHECK(wish.at("destination").as_string() == "福州");
  CHECK(wish.at("startDate").as_string() == "2026-12-04");
  CHECK(wish.at("endDate").as_string() == "2026-12-06");
  CHECK(wish.at("budget").as_int64() == 8000);
  CHECK(wish.at("party").at("adults").as_int64() == 1);
  CHECK(wish.at("party").at("child_ages").as_array().size() == 2);
  CHECK(wish.at("party").at("seniors").as_int64() == 2);
  REQUIRE(wish.at("must").as_array().size() == 2);
  CHECK(wish.at("must").at(0).as_string() == "三坊七巷");
  CHECK(wish.at("otherNeeds").as_string() == "不吃辣，晚上九点前回酒店");
  CHECK(wish.at("origin").as_string() == "上海");
  CHECK(wish.at("ride").at("mode").as_string() == "high_speed");
  CHECK(wish.at("lodging").at("features").at(0).as_string() == "family_room");
  CHECK(reading.at("questions").as_array().empty());
  CHECK(reading.at("not_understood").as_array().empty());
}

TEST_CASE("spans count UTF-16 code units") {
  Site const site;
  auto const reading = site.read("😀去福州玩三天");
  auto const* days = slot(reading, "days");
  REQUIRE(days);
  auto const& words = days->at("words").at(0);
  CHECK(words.at("from").as_int64() == 6);  // the smiling face counts twice
  CHECK(words.at("to").as_int64() == 8);
  CHECK(words.at("text").as_string() == "三天");
}

TEST_CASE("what is missing is asked for, with choices") {
  Site const site;
  auto const reading = site.read("想出去玩，不吃辣");
  auto const& questions = reading.at("questions").as_array();
  REQUIRE(questions.size() == 3);
  CHECK(questions[0].at("slot").as_string() == "destination");
  CHECK(questions[0].at("choices").at(0).at("label").at("zh").as_string() == "福州");
  CHECK(questions[1].at("slot").as_string() == "from");
  CHECK(questions[2].at("slot").as_string() == "days");
}

TEST_CASE("the lexicon follows the catalogue") {
  Site site;
  CHECK_FALSE(slot(site.read("去测试古塔"), "place"));
  auto places = bundled_fuzhou();
  places.front().name_zh = "测试古塔";
  site.catalogue.replace(places::Catalogue(std::move(places)));
  auto const reading = site.read("去测试古塔");
  auto const* place = slot(reading, "place");
  REQUIRE(place);
  CHECK(place->at("confidence").to_number<double>() == 1);
}

TEST_CASE("a model is offered where rules are unsure, and only where there is one") {
  Site site;
  CHECK_FALSE(site.read(vague).at("may_ask_model").as_bool());
  Fixed model(assistant::ModelReply{.text = "{}"});
  site.parts.model = &model;
  CHECK(site.read(vague).at("may_ask_model").as_bool());
  CHECK_FALSE(site.read(family).at("may_ask_model").as_bool());
  CHECK_FALSE(understand(site, vague).at("may_ask_model").as_bool());
}

TEST_CASE("what a model understood is told apart, in words behind the person's") {
  Site site;
  Fixed model(assistant::ModelReply{
      .text = R"({"destination":"福州","days":2,"places":["鼓山","云顶水晶宫"]})"});
  site.parts.model = &model;
  auto const reading = understand(site, vague);
  auto const text = std::string(reading.at("text").as_string());
  CHECK(text.starts_with(vague));
  auto const* city = slot(reading, "destination");
  REQUIRE(city);
  CHECK(city->at("source").as_string() == "model");
  CHECK(city->at("confidence").to_number<double>() <= 0.7);
  CHECK(city->at("words").at(0).at("from").as_int64() > 18);  // behind the person's words
  auto const* until = slot(reading, "until");
  REQUIRE(until);
  CHECK(until->find("source") == until->end());
  CHECK(reading.at("dropped").at(0).as_string() == "云顶水晶宫");
}

TEST_CASE("a model that fails may be asked again, and its code is said") {
  Site site;
  Fixed model(assistant::ModelFailure{assistant::ModelTrouble::timed_out, ""});
  site.parts.model = &model;
  auto const reading = understand(site, vague);
  CHECK(reading.at("code").as_string() == "LLM-101");
  CHECK(reading.at("may_ask_model").as_bool());
}

TEST_CASE("a text that is empty, too long or missing is refused") {
  Site const site;
  CHECK(site.post("").status == 422);
  CHECK(site.post(std::string(2001, 'a')).status == 422);
  http::Request request;
  request.body = "{}";
  CHECK(assistant::endpoints(site.parts).front().handle(request).status == 422);
}

TEST_CASE("where to sleep and how to travel fill fields of their own") {
  Site const site;
  auto const wish = site.read(
                            "从上海出发，8点后出发，晚上9点前到家，不坐飞机，住四星以上的酒店，每晚"
                            "300以内，离三坊七巷1公里以内，"
                            "含早，两间双床房")
                        .at("wish");
  auto const& lodging = wish.at("lodging");
  CHECK(lodging.at("stars_from").as_int64() == 4);
  CHECK(lodging.at("night_max").as_int64() == 300);
  CHECK(lodging.at("near").as_string() == "三坊七巷");
  CHECK(lodging.at("near_km").to_number<double>() == doctest::Approx(1));
  CHECK(lodging.at("features").at(0).as_string() == "breakfast");
  CHECK(lodging.at("rooms").as_int64() == 2);
  CHECK(lodging.at("room").as_string() == "twin");
  auto const& ride = wish.at("ride");
  CHECK(ride.at("avoid").at(0).as_string() == "airplane");
  CHECK(ride.at("leave_after").as_string() == "08:00");
  CHECK(ride.at("home_before").as_string() == "21:00");
  CHECK(wish.as_object().find("otherNeeds") == wish.as_object().end());
}
