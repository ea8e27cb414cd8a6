// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <zlib.h>

#include <future>

#include "patient_exchange.hpp"
#include "scripted_server.hpp"

using namespace std::chrono_literals;
using providers::CurlOptions;
using providers::CurlTransport;
using providers::Deadlines;
using providers::Exchange;
using providers::Outcome;
using providers::Trouble;
using Peer = ScriptedServer::Peer;

namespace {

// One request to a server that does `act`, by a client that may call it.
Outcome outcome_of(ScriptedServer::Act const& act, Deadlines deadlines = patient) {
  ScriptedServer const server(act);
  CurlTransport transport({.allowed = {server.url()}});
  auto exchange = get(server.url());
  exchange.deadlines = deadlines;
  return transport.exchange(exchange, nullptr, {});
}

std::string packed(std::string const& text) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY);
  std::string out(compressBound(text.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace

TEST_CASE("an answer comes back with its status, headers and body") {
  auto const outcome = outcome_of([](Peer& peer) {
    peer.send("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n");
    peer.answer(418, "{\"a\":1}", "X-Kind:  teapot \r\n");
  });
  REQUIRE(outcome.is_answered());
  CHECK(outcome.head.status == 418);
  CHECK(outcome.head.headers.get("x-kind") == "teapot");
  CHECK_FALSE(outcome.head.headers.has("Link"));
  CHECK(outcome.body == "{\"a\":1}");
}

TEST_CASE("a request goes out as it was written, with our name and without a proxy") {
  ::setenv("http_proxy", "http://127.0.0.1:9", 1);
  ScriptedServer const server([](Peer& peer) { peer.answer(200, "ok"); });
  CurlTransport transport({.user_agent = "xingqu/1", .allowed = {server.url()}});
  auto exchange = get(server.url(), "/chat?x=%20y");
  exchange.method = http::Method::post;
  exchange.headers = {{"Content-Type", "application/json"}, {"Authorization", "Bearer k"}};
  exchange.body = "{\"text\":\"福州\"}";
  CHECK(transport.exchange(exchange, nullptr, {}).is_success());
  ::unsetenv("http_proxy");
  auto const request = server.requests().at(0);
  CHECK(request.starts_with("POST /chat?x=%20y HTTP/1.1\r\n"));
  CHECK(request.ends_with("\r\n\r\n{\"text\":\"福州\"}"));
  CHECK(request.find("User-Agent: xingqu/1\r\n") != std::string::npos);
  CHECK(request.find("Authorization: Bearer k\r\n") != std::string::npos);
  CHECK(request.find("Content-Type: application/json\r\n") != std::string::npos);
  CHECK(request.find("Expect") == std::string::npos);
}

TEST_CASE("a connection is used again") {
  ScriptedServer const server([](Peer& peer) { peer.answer(200, "ok"); });
  CurlTransport transport({.allowed = {server.url()}});
  for (int i = 0; i < 3; ++i)
    CHECK(transport.exchange(get(server.url(), "/keep"), nullptr, {}).is_success());
  CHECK(server.connections() == 1);
}

TEST_CASE("a connection that breaks is a failed call, wherever it breaks") {
  SUBCASE("reset") {
    CHECK(outcome_of([](Peer& peer) { peer.reset(); }).trouble == Trouble::cut);
  }
  SUBCASE("closed without a word") {
    CHECK(outcome_of([](Peer&) {}).trouble == Trouble::cut);
  }
  SUBCASE("in the body") {
    auto const act = [](Peer& peer) {
      peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this");
    };
    auto const outcome = outcome_of(act);
    CHECK(outcome.trouble == Trouble::cut);
    CHECK_FALSE(outcome.never_sent);
  }
  SUBCASE("between chunks") {
    auto const act = [](Peer& peer) {
      peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nonly\r\n");
    };
    CHECK(outcome_of(act).trouble == Trouble::cut);
  }
}

TEST_CASE("what is not HTTP is malformed") {
  CHECK(outcome_of([](Peer& peer) { peer.send("<html>no head</html>\r\n\r\n"); }).trouble ==
        Trouble::malformed);
  auto const act = [](Peer& peer) { peer.answer(200, "no gzip", "Content-Encoding: gzip\r\n"); };
  CHECK(outcome_of(act).trouble == Trouble::malformed);
}

TEST_CASE("an answer larger than allowed is given up") {
  SUBCASE("as its length says") {
    auto const act = [](Peer& peer) {
      peer.send("HTTP/1.1 200 OK\r\nContent-Length: 10001\r\n\r\n");
      peer.wait_until_left();
    };
    CHECK(outcome_of(act).trouble == Trouble::too_large);
  }
  SUBCASE("as it turns out") {
    auto const act = [](Peer& peer) {
      peer.send("HTTP/1.1 200 OK\r\n\r\n" + std::string(10'001, 'x'));
      peer.wait_until_left();
    };
    CHECK(outcome_of(act).trouble == Trouble::too_large);
  }
  SUBCASE("once it is unpacked") {
    auto const bomb = packed(std::string(10'001, 'x'));
    REQUIRE(bomb.size() < 200);
    auto const act = [&](Peer& peer) { peer.answer(200, bomb, "Content-Encoding: gzip\r\n"); };
    CHECK(outcome_of(act).trouble == Trouble::too_large);
  }
  SUBCASE("in its head") {
    auto const act = [](Peer& peer) {
      for (int i = 0; i < 3; ++i)
        peer.send("HTTP/1.1 103 Hints\r\nX: " + std::string(30'000, 'x') + "\r\n\r\n");
      peer.answer(200, "");
    };
    CHECK(outcome_of(act).trouble == Trouble::too_large);
  }
  SUBCASE("but not one that just fits") {
    auto const fits = packed(std::string(10'000, 'x'));
    auto const act = [&](Peer& peer) { peer.answer(200, fits, "Content-Encoding: gzip\r\n"); };
    CHECK(outcome_of(act).body == std::string(10'000, 'x'));
  }
}

TEST_CASE("who is too slow is given up, at each of the deadlines") {
  SUBCASE("no first byte") {
    auto deadlines = patient;
    deadlines.first_byte = 50ms;
    auto const outcome = outcome_of([](Peer& peer) { peer.wait_until_left(); }, deadlines);
    CHECK(outcome.trouble == Trouble::timed_out);
    CHECK(outcome.why == "It did not begin to answer in time.");
  }
  SUBCASE("a head and then nothing") {
    auto deadlines = patient;
    deadlines.first_byte = 50ms;
    auto const act = [](Peer& peer) {
      peer.send("HTTP/1.1 200 OK\r\n\r\n");
      peer.wait_until_left();
    };
    CHECK(outcome_of(act, deadlines).trouble == Trouble::timed_out);
  }
  SUBCASE("silence in the middle") {
    auto deadlines = patient;
    deadlines.idle = 50ms;
    auto const act = [](Peer& peer) {
      peer.send("HTTP/1.1 200 OK\r\n\r\nhalf an ans");
      peer.wait_until_left();
    };
    auto const outcome = outcome_of(act, deadlines);
    CHECK(outcome.trouble == Trouble::timed_out);
    CHECK(outcome.why == "It fell silent in the middle of its answer.");
  }
  SUBCASE("a drip that never ends") {
    auto deadlines = patient;
    deadlines.total = 200ms;
    auto const act = [](Peer& peer) {
      peer.send("HTTP/1.1 200 OK\r\n\r\n");
      do peer.send("x");
      while (!peer.has_left_within(10ms));
    };
    CHECK(outcome_of(act, deadlines).trouble == Trouble::timed_out);
  }
}

TEST_CASE("redirects are followed within the host and nowhere else") {
  ScriptedServer const elsewhere([](Peer& peer) { peer.answer(200, "stolen"); });
  std::string location;
  unsigned status = 302;
  ScriptedServer const server([&](Peer& peer) {
    auto const to = std::exchange(location, "");
    if (to.empty()) return peer.answer(200, "home");
    peer.answer(status, "moved", "Location: " + to + "\r\n");
  });
  CurlTransport transport({.allowed = {server.url(), elsewhere.url()}});
  auto exchange = get(server.url(), "/a/b?q=1");

  SUBCASE("another path") {
    location = "../c?d=2";
    CHECK(transport.exchange(exchange, nullptr, {}).body == "home");
    CHECK(server.requests().at(1).starts_with("GET /c?d=2 "));
  }
  SUBCASE("another port is another host, even one that we may call") {
    location = elsewhere.url().origin() + "/";
    auto const outcome = transport.exchange(exchange, nullptr, {});
    CHECK(outcome.trouble == Trouble::redirected);
    CHECK(outcome.body.empty());
    CHECK(elsewhere.connections() == 0);
  }
  SUBCASE("no other scheme") {
    location = "file:///etc/passwd";
    CHECK(transport.exchange(exchange, nullptr, {}).trouble == Trouble::redirected);
  }
  SUBCASE("a POST goes on only when it is told to stay one") {
    exchange.method = http::Method::post;
    exchange.body = "{}";
    location = "/c";
    CHECK(transport.exchange(exchange, nullptr, {}).head.status == 302);
    CHECK(server.requests().size() == 1);
    location = "/c";
    status = 307;
    CHECK(transport.exchange(exchange, nullptr, {}).body == "home");
    CHECK(server.requests().at(2).starts_with("POST /c "));
    CHECK(server.requests().at(2).ends_with("{}"));
  }
}

TEST_CASE("who sends us round and round is left") {
  ScriptedServer const server([](Peer& peer) { peer.answer(301, "", "Location: /x\r\n"); });
  CurlTransport transport({.allowed = {server.url()}});
  CHECK(transport.exchange(get(server.url()), nullptr, {}).trouble == Trouble::redirected);
  CHECK(server.requests().size() == 4);
}

TEST_CASE("certificates are checked") {
  Certificates const good("api.example.com");
  Certificates const other("api.example.com");
  ScriptedServer const server([](Peer& peer) { peer.answer(200, "safe"); }, &good);
  auto const call = [&](std::string const& host, std::string const& authority) {
    CurlTransport transport({.ca_file = authority,
                             .allowed = {server.url(host)},
                             .addresses = {server.address_for(host)}});
    return transport.exchange(get(server.url(host)), nullptr, {});
  };
  CHECK(call("api.example.com", good.authority).body == "safe");
  CHECK(call("wrong.example.com", good.authority).trouble == Trouble::tls);
  CHECK(call("api.example.com", other.authority).trouble == Trouble::tls);
  CHECK(call("api.example.com", "").trouble == Trouble::tls);  // the system's authorities
  CHECK(call("wrong.example.com", good.authority).never_sent);
  CHECK(server.requests().size() == 1);
}

TEST_CASE("TLS with somebody who does not speak it fails") {
  ScriptedServer const server([](Peer& peer) { peer.answer(200, "plain"); });
  auto url = server.url();
  url.scheme = "https";
  CurlTransport transport({.allowed = {url}});
  auto exchange = get(url);
  exchange.deadlines.connect = 200ms;  // the server waits for the end of what it takes for a head
  CHECK(transport.exchange(exchange, nullptr, {}).never_sent);
  CHECK(server.requests().empty());
}

TEST_CASE("what we may not call is refused before anything leaves the house") {
  ScriptedServer const server([](Peer& peer) { peer.answer(200, "secret"); });
  auto const public_name = server.url("api.example.com");
  CurlTransport transport({.allowed = {server.url(), public_name},
                           .addresses = {server.address_for("api.example.com")}});
  SUBCASE("a host that is in no setting") {
    CHECK(
        transport.exchange(get(*providers::parse_url("http://127.0.0.1:1")), nullptr, {}).trouble ==
        Trouble::not_allowed);
  }
  SUBCASE("a public name that leads to a private address") {
    auto exchange = get(public_name);
    exchange.may_be_private = false;
    CHECK(transport.exchange(exchange, nullptr, {}).trouble == Trouble::not_allowed);
    exchange.may_be_private = true;
    CHECK(transport.exchange(exchange, nullptr, {}).body == "secret");
    return;
  }
  SUBCASE("a header that would begin another") {
    auto exchange = get(server.url());
    exchange.headers = {{"X-Name", "a\r\nX-Other: b"}};
    CHECK(transport.exchange(exchange, nullptr, {}).trouble == Trouble::not_allowed);
  }
  SUBCASE("a target that would be another host") {
    for (auto const* target : {"@evil.example/", "//evil.example/", "/a b", "/a\r\nX: y", "", "/#"})
      CHECK(transport.exchange(get(server.url(), target), nullptr, {}).trouble ==
            Trouble::not_allowed);
  }
  CHECK(server.connections() == 0);
}

TEST_CASE("nobody there: the call was never sent") {
  providers::Url nobody;
  {
    ScriptedServer const gone([](Peer&) {});
    nobody = gone.url();
  }
  providers::Url nameless = *providers::parse_url("http://a.example");
  nameless.host = std::string(64, 'a') + ".example";  // a label may have 63: never asked of DNS
  CurlTransport transport({.allowed = {nobody, nameless}});
  auto const refused = transport.exchange(get(nobody), nullptr, {});
  CHECK(refused.trouble == Trouble::unreachable);
  CHECK(refused.never_sent);
  auto const unknown = transport.exchange(get(nameless), nullptr, {});
  CHECK(unknown.trouble == Trouble::unresolved);
  CHECK(unknown.never_sent);
}

TEST_CASE("many calls at once each get their own answer") {
  ScriptedServer const server([](Peer& peer) { peer.answer(200, "ok"); });
  CurlTransport transport({.allowed = {server.url()}});
  std::vector<std::future<Outcome>> calls;
  for (int i = 0; i < 30; ++i)
    calls.push_back(std::async(std::launch::async,
                               [&] { return transport.exchange(get(server.url()), nullptr, {}); }));
  for (auto& call : calls) CHECK(call.get().body == "ok");
}

TEST_CASE("a client that goes away ends what is under way") {
  ScriptedServer const server([](Peer& peer) { peer.wait_until_left(); });
  auto transport = std::make_unique<CurlTransport>(CurlOptions{.allowed = {server.url()}});
  auto call = std::async(std::launch::async, [&, raw = transport.get()] {
    return raw->exchange(get(server.url()), nullptr, {});
  });
  while (server.requests().empty()) std::this_thread::yield();
  transport.reset();
  CHECK(call.get().trouble == Trouble::cancelled);
}
