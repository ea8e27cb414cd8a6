// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <doctest/doctest.h>

#include <boost/json.hpp>

#include "accounts/api.hpp"
#include "accounts/tests/house.hpp"
#include "http/router.hpp"

namespace accounts {

struct Desk {  // the endpoints behind a router; nobody is signed in
  http::Response call(http::Method method, std::string const& path, std::string body = "") const {
    http::Request request;
    request.method = method;
    request.path = path;
    request.body = std::move(body);
    request.client_address = "192.0.2.1";
    request.locale = locale;
    request.headers.add("Content-Type", "application/json");
    request.headers.add("User-Agent", "curl/7.88.1");
    if (!token.empty()) request.headers.add("Authorization", "Bearer " + token);
    return router.handle(request);
  }
  http::Response post(std::string const& path, std::string const& body) const {
    return call(http::Method::post, path, body);
  }
  http::Response get(std::string const& path) const { return call(http::Method::get, path); }
  http::Response remove(std::string const& path, std::string const& body = "") const {
    return call(http::Method::delete_, path, body);
  }
  boost::json::object sign_in(std::string const& password = good_password) {
    auto const answer = post("/api/login", boost::json::serialize(boost::json::object{
                                               {"username", "Anna"}, {"password", password}}));
    REQUIRE(answer.status == 200);
    auto tokens = boost::json::parse(answer.body).as_object();
    token = std::string(tokens.at("access_token").as_string());
    return tokens;
  }

  std::unique_ptr<storage::Database> db = storage::testing::migrated();
  House house{*db};
  http::Router router{endpoints(house.accounts),
                      {.authenticator = &house.accounts.authenticator()}};
  std::string token;
  http::Locale locale = http::Locale::en;
};

inline boost::json::object object_in(http::Response const& answer) {
  return boost::json::parse(answer.body).as_object();
}

inline std::string text_at(http::Response const& answer, std::string_view pointer) {
  return std::string(boost::json::parse(answer.body).at_pointer(pointer).as_string());
}

inline std::string type_of(http::Response const& answer) {
  return std::string(answer.headers.get("Content-Type"));
}

}  // namespace accounts
