// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <thread>

#include "house.hpp"
#include "wire.hpp"

using namespace std::chrono_literals;

TEST_CASE("a connection answers one request after the other") {
  House house;
  Wire wire(house.port());
  for (int i = 0; i < 3; ++i) {
    auto const answer = wire.ask("GET", "/api/hello?name=%E7%A6%8F");
    CHECK(answer.status == 200);
    CHECK(answer.body == "{\"hello\":\"福\"}");
    CHECK(!answer.headers.has("Connection"));
  }
  CHECK(wire.ask("GET", "/api/db", "Connection: close\r\n").headers.get("Connection") == "close");
  CHECK(wire.is_closed());
  CHECK(comes_true([&] { return house.counter.connections == 0; }));
  CHECK(house.counter.in_flight == 0);
  CHECK(house.counter.count("GET /api/hello 200") == 3);
}

TEST_CASE("requests that are sent at once are answered in their order") {
  House house;
  Wire wire(house.port());
  std::string text;
  for (int i = 0; i < 50; ++i)
    text += std::string("GET /api/") + (i % 3 == 0 ? "hello" : "db") +
            "?name=" + std::to_string(i) + " HTTP/1.1\r\nHost: t\r\n\r\n";
  wire.send(text);
  for (int i = 0; i < 50; ++i)
    CHECK(wire.read_answer().body == "{\"hello\":\"" + std::to_string(i) + "\"}");
}

TEST_CASE("a request may come in single bytes") {
  House house;
  Wire wire(house.port());
  std::string const text =
      "POST /api/echo HTTP/1.1\r\nHost: t\r\nContent-Type: application/json\r\n"
      "Content-Length: 5\r\n\r\n[1,2]";
  for (char const c : text) wire.send({&c, 1});
  CHECK(wire.read_answer().body == "[1,2]");
}

TEST_CASE("bodies come whole or in chunks, and clients that ask first are told to go on") {
  House house;
  Wire wire(house.port());
  std::string const json = "Content-Type: application/json\r\n";
  CHECK(wire.ask("POST", "/api/echo", json, std::string(90'000, ' ')).body.size() == 90'000);
  wire.send("POST /api/echo HTTP/1.1\r\nHost: t\r\n" + json +
            "Transfer-Encoding: chunked\r\n\r\n3\r\n[1,\r\n2;x=y\r\n2]\r\n0\r\n"
            "Authorization: Bearer forged\r\n\r\n");
  CHECK(wire.read_answer().body == "[1,2]");
  wire.send("POST /api/echo HTTP/1.1\r\nHost: t\r\n" + json +
            "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  CHECK(wire.read_until("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
  wire.send("{}");
  CHECK(wire.read_answer().body == "{}");
}

TEST_CASE("what is too large is refused before it has come") {
  House house;
  auto const refused = [&](std::string const& text) {
    Wire wire(house.port());
    wire.send(text);
    auto const answer = wire.read_answer();
    CHECK(answer.headers.get("Connection") == "close");
    CHECK(answer.headers.get("Content-Type") == "application/problem+json");
    CHECK(wire.is_closed());
    return answer.status;
  };
  std::string const post =
      "POST /api/echo HTTP/1.1\r\nHost: t\r\nContent-Type: application/json\r\n";
  CHECK(refused(post + "Content-Length: 100001\r\n\r\n") == 413);
  CHECK(refused(post + "Content-Length: 100001\r\nExpect: 100-continue\r\n\r\n") == 413);
  CHECK(refused(post + "Transfer-Encoding: chunked\r\n\r\n1ADB0\r\n" + std::string(110'000, ' ')) ==
        413);
  CHECK(refused("POST /nowhere HTTP/1.1\r\nHost: t\r\nContent-Length: 99999999\r\n\r\n") == 404);
  CHECK(refused("GET /api/hello HTTP/1.1\r\nHost: t\r\nX: " + std::string(20'000, 'x')) == 431);
  CHECK(refused("GET /" + std::string(20'000, 'x')) == 414);
  CHECK(refused("GET /" + std::string(9'000, 'x') + " HTTP/1.1\r\nHost: t\r\n\r\n") == 414);
}

TEST_CASE("what is not HTTP is refused and the server lives") {
  House house;
  for (auto const& [text, status] : std::initializer_list<std::pair<std::string, unsigned>>{
           {"\r\n\r\n\r\nnonsense\r\n\r\n", 400},
           {"GET\r\n\r\n", 400},
           {"GET /api/hello HTTP/9.9\r\nHost: t\r\n\r\n", 505},
           {"GET /api/hello HTTP/2.0\r\nHost: t\r\n\r\n", 505},
           {"GET /api/hello HTTP/1.1\r\n\r\n", 400},
           {"GET /api/hello HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
           {"GET api/hello HTTP/1.1\r\nHost: t\r\n\r\n", 400},
           {"GET /%zz HTTP/1.1\r\nHost: t\r\n\r\n", 400},
           {"GET /api/hello HTTP/1.1\r\nHost: t\r\nBad Name: x\r\n\r\n", 400},
           {"GET /api/hello HTTP/1.1\r\nHost: t\r\nA: \x01\r\n\r\n", 400},
           {"POST /api/echo HTTP/1.1\r\nHost: t\r\nContent-Length: -1\r\n\r\n", 400},
           {"POST /api/echo HTTP/1.1\r\nHost: t\r\nContent-Length: 1\r\n"
            "Content-Length: 2\r\n\r\n",
            400},
           {"POST /api/echo HTTP/1.1\r\nHost: t\r\nContent-Length: 4\r\n"
            "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            400},
           {"POST /api/echo HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: gzip\r\n\r\n", 501},
           {"POST /api/echo HTTP/1.1\r\nHost: t\r\nContent-Type: application/json\r\n"
            "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
            400},
           {std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15), 400},
       }) {
    CAPTURE(text);
    Wire wire(house.port());
    wire.send(text);
    CHECK(wire.read_answer().status == status);
    CHECK(wire.is_closed());
  }
  CHECK(Wire(house.port()).ask("GET", "/api/hello").status == 200);
}

TEST_CASE("HEAD is GET without the body") {
  House house;
  Wire wire(house.port());
  auto const answer = wire.ask("HEAD", "/api/hello");
  CHECK(answer.status == 200);
  CHECK(answer.headers.get("Content-Length") == "15");
  CHECK(wire.ask("GET", "/api/hello").body.size() == 15);
}

TEST_CASE("HTTP/1.0 closes unless it was asked to stay") {
  House house;
  Wire wire(house.port());
  wire.send("GET /api/hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  CHECK(wire.read_answer().headers.get("Connection") == "keep-alive");
  wire.send("GET /api/hello HTTP/1.0\r\n\r\n");
  CHECK(wire.read_answer().headers.get("Connection") == "close");
  CHECK(wire.is_closed());
}

TEST_CASE("addresses and methods that are not known are refused with what is") {
  House house;
  Wire wire(house.port());
  CHECK(wire.ask("GET", "/api/none").status == 404);
  auto const refused = wire.ask("DELETE", "/api/hello");
  CHECK(refused.status == 405);
  CHECK(refused.headers.get("Allow") == "GET, HEAD, OPTIONS");
  CHECK(house.counter.count("GET (none) 404") == 1);
}

TEST_CASE("a handler that throws costs one request") {
  House house;
  Wire wire(house.port());
  auto const answer = wire.ask("GET", "/api/broken", "X-Request-Id: from-the-proxy.1\r\n");
  CHECK(answer.status == 500);
  CHECK(answer.headers.get("X-Request-Id") == "from-the-proxy.1");
  CHECK(answer.body.find("from-the-proxy.1") != std::string::npos);
  CHECK(house.broken == "disk on fire");
  CHECK(wire.ask("GET", "/api/db").status == 200);
}

TEST_CASE("every answer carries what protects the reader") {
  House house;
  Wire wire(house.port());
  for (auto const* target : {"/api/hello", "/api/none"}) {
    auto const answer = wire.ask("GET", target);
    auto const& headers = answer.headers;
    CHECK(headers.get("Content-Security-Policy").find("default-src 'self'") == 0);
    CHECK(headers.get("Content-Security-Policy").find("unsafe") == std::string_view::npos);
    CHECK(headers.get("X-Content-Type-Options") == "nosniff");
    CHECK(headers.has("Referrer-Policy"));
    CHECK(headers.get("Permissions-Policy").find("geolocation=(self)") == 0);
    CHECK(!headers.has("Strict-Transport-Security"));
    CHECK(!headers.has("Access-Control-Allow-Origin"));
    CHECK(headers.get("Date").ends_with(" GMT"));
    CHECK(headers.get("Cache-Control") == "no-store");
    CHECK(base::Ulid::parse(headers.get("X-Request-Id")).has_value());
  }
}

TEST_CASE("a handler cannot be made to write headers of the client's choice") {
  House house;
  Wire wire(house.port());
  auto const answer = wire.ask("GET", "/api/header?name=a%0d%0aSet-Cookie:%20b");
  CHECK(!answer.headers.has("Set-Cookie"));
  CHECK(answer.headers.get("X-Name") == "a  Set-Cookie: b");
}

TEST_CASE("pages of other sites may call only when they are listed") {
  http::ServerOptions options;
  options.allowed_origins = {"https://partner.example"};
  House house(options);
  Wire wire(house.port());
  auto const ours = wire.ask("GET", "/api/hello", "Origin: https://partner.example\r\n");
  CHECK(ours.headers.get("Access-Control-Allow-Origin") == "https://partner.example");
  CHECK(ours.headers.get("Vary") == "Origin");
  auto const other = wire.ask("GET", "/api/hello", "Origin: https://evil.example\r\n");
  CHECK(!other.headers.has("Access-Control-Allow-Origin"));
  auto const preflight = wire.ask("OPTIONS", "/api/echo",
                                  "Origin: https://partner.example\r\n"
                                  "Access-Control-Request-Method: POST\r\n");
  CHECK(preflight.status == 204);
  CHECK(preflight.headers.get("Access-Control-Allow-Methods").find("POST") != std::string::npos);
}

TEST_CASE("the handler knows the client, its trace and its language") {
  http::ServerOptions options;
  options.trusted_proxies = {"127.0.0.1", "10.0.0.1"};
  House house(options);
  Wire wire(house.port());
  auto const answer =
      wire.ask("GET", "/api/who",
               "X-Forwarded-For: 6.6.6.6, 203.0.113.7, 10.0.0.1\r\nAccept-Language: en\r\n"
               "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\n");
  CHECK(answer.body.starts_with("203.0.113.7 00-4bf92f3577b34da6a3ce929d0e0e4736-"));
  CHECK(answer.body.ends_with("-01 en"));
  House strict;
  CHECK(Wire(strict.port())
            .ask("GET", "/api/who", "X-Forwarded-For: 6.6.6.6\r\n")
            .body.starts_with("127.0.0.1 "));
}

TEST_CASE("long answers arrive whole, compressed for those who take it") {
  House house;
  Wire wire(house.port());
  CHECK(wire.ask("GET", "/api/long").body == std::string(3'000'000, 'x'));
  auto const gzip = wire.ask("GET", "/api/long", "Accept-Encoding: gzip\r\n");
  CHECK(gzip.headers.get("Content-Encoding") == "gzip");
  CHECK(gzip.body.size() < 30'000);
  CHECK(wire.ask("GET", "/api/long", "Accept-Encoding: br\r\n").headers.get("Vary") ==
        "Accept-Encoding");
  CHECK(!wire.ask("GET", "/api/hello", "Accept-Encoding: br\r\n").headers.has("Content-Encoding"));
}

TEST_CASE("an encoding whose effort is 0 is not spoken") {
  http::ServerOptions options;
  options.compression.brotli = 0;
  House gzip_only(options);
  auto const ask = [](House& house) {
    return Wire(house.port()).ask("GET", "/api/long", "Accept-Encoding: br, gzip;q=0.5\r\n");
  };
  CHECK(ask(gzip_only).headers.get("Content-Encoding") == "gzip");

  options.compression.gzip = 0;
  House plain(options);
  auto const answer = ask(plain);
  CHECK(!answer.headers.has("Content-Encoding"));
  CHECK(!answer.headers.has("Vary"));
}

TEST_CASE("more effort makes smaller answers") {
  auto const size_with = [](int gzip) {
    http::ServerOptions options;
    options.compression.gzip = gzip;
    House house(options);
    return Wire(house.port()).ask("GET", "/api/long", "Accept-Encoding: gzip\r\n").body.size();
  };
  CHECK(size_with(9) < size_with(1));
}
