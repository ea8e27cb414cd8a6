// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <doctest/doctest.h>

#include <boost/json.hpp>

#include "http/router.hpp"
#include "storage/testing.hpp"
#include "trips/api.hpp"
#include "trips/tests/archive.hpp"
#include "trips/tests/town.hpp"

namespace trips {

namespace json = boost::json;

struct BearerIsUser final : http::Authenticator {
  base::Result<http::Principal> authenticate(std::string_view bearer) override {
    return http::Principal{std::string(bearer), std::string(bearer), "traveller", "s"};
  }
};

// The endpoints behind a router, on the town's catalogue; Anna is signed in.
struct ApiDesk {
  http::Response call(http::Method method, std::string const& target, std::string body = "",
                      std::string const& accept = "application/json") {
    http::Request request;
    request.method = method;
    REQUIRE(http::read_target(target, request));
    request.body = std::move(body);
    request.locale = locale;
    request.headers.add("Content-Type", "application/json");
    request.headers.add("Accept", accept);
    if (!user.empty()) request.headers.add("Authorization", "Bearer " + user);
    return router.handle(request);
  }
  http::Response post(std::string const& path, std::string const& body) {
    return call(http::Method::post, path, body);
  }
  http::Response get(std::string const& path) { return call(http::Method::get, path); }
  std::string ask() {  // the id of a recommendation
    auto const answer = post("/api/recommendations", wish);
    REQUIRE(answer.status == 200);
    return std::string(json::parse(answer.body).at_pointer("/metadata/requestId").as_string());
  }
  json::value keep(std::string const& recommendation, std::string const& more = "") {
    auto const answer = post("/api/trips", "{\"recommendation_id\":\"" + recommendation +
                                               "\",\"tier\":\"economy\"" + more + "}");
    REQUIRE(answer.status == 201);
    return json::parse(answer.body);
  }

  std::string const wish =
      R"({"destination":"福建省福州市鼓楼区","startDate":"2024/10/25","endDate":"2024-10-26",)"
      R"("budget":5000,"accessibility":false,"kidFriendly":false,"petFriendly":false})";
  std::unique_ptr<storage::Database> db = storage::testing::migrated();
  base::ManualClock clock{base::instant_from_us(1'727'800'000'000'000)};
  base::SeededRandom random{5};
  base::Ids ids{clock, random};
  places::EstimatedTravelTimes travel_times{places::Areas::china(), places::Fares::bundled()};
  places::LiveCatalogue catalogue{town_catalogue()};
  assistant::ProductLexicon lexicon{places::Areas::china(), catalogue};
  std::vector<std::string> outcomes;
  Parts parts{*db,
              clock,
              ids,
              random,
              places::Areas::china(),
              catalogue,
              travel_times,
              lexicon,
              [this](std::string_view outcome, std::chrono::duration<double>) {
                outcomes.emplace_back(outcome);
              }};
  BearerIsUser bearer;
  http::Router router{endpoints(parts), {.authenticator = &bearer}};
  std::string user = anna;
  http::Locale locale = http::Locale::en;
};

}  // namespace trips
