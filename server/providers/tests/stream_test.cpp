// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <future>

#include "patient_exchange.hpp"
#include "scripted_server.hpp"

using providers::CurlTransport;
using providers::Trouble;
using Peer = ScriptedServer::Peer;

TEST_CASE("a stream is handed on while it comes") {
  std::promise<void> heard_first;
  ScriptedServer const server([&](Peer& peer) {
    peer.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: a\n\n");
    heard_first.get_future().wait();  // nothing more before the caller has the first piece
    peer.send("data: b\n\n");
  });
  CurlTransport transport({.allowed = {server.url()}});
  std::string heard;
  auto const outcome =
      transport.exchange(get(server.url()),
                         [&](providers::Head const& head, std::string_view bytes) {
                           CHECK(head.headers.get("Content-Type") == "text/event-stream");
                           if (heard.empty()) heard_first.set_value();
                           heard += bytes;
                           return true;
                         },
                         {});
  CHECK(outcome.is_success());
  CHECK(outcome.body.empty());
  CHECK(heard == "data: a\n\ndata: b\n\n");
}

TEST_CASE("a refusal in place of a stream is kept whole") {
  ScriptedServer const server([](Peer& peer) { peer.answer(429, "{\"error\":1}"); });
  CurlTransport transport({.allowed = {server.url()}});
  auto const sink = [](auto const&, auto) -> bool { throw std::logic_error("not for the sink"); };
  CHECK(transport.exchange(get(server.url()), sink, {}).body == "{\"error\":1}");
}

TEST_CASE("a stream can be cancelled, and the provider sees the end") {
  std::promise<void> left;
  ScriptedServer const server([&](Peer& peer) {
    peer.send("HTTP/1.1 200 OK\r\n\r\ndata: a\n\n");
    peer.wait_until_left();
    left.set_value();
  });
  CurlTransport transport({.allowed = {server.url()}});
  SUBCASE("by who listens") {
    auto const outcome =
        transport.exchange(get(server.url()), [](auto const&, auto) { return false; }, {});
    CHECK(outcome.trouble == Trouble::cancelled);
  }
  SUBCASE("from another thread, while it is silent") {
    std::stop_source stop;
    std::promise<void> began;
    std::jthread const other([&] {
      began.get_future().wait();
      stop.request_stop();
    });
    auto const outcome = transport.exchange(
        get(server.url()),
        [&](auto const&, auto) {
          began.set_value();
          return true;
        },
        stop.get_token());
    CHECK(outcome.trouble == Trouble::cancelled);
  }
  left.get_future().wait();
}

TEST_CASE("a call that was cancelled before it began is not made") {
  ScriptedServer const server([](Peer& peer) { peer.wait_until_left(); });
  CurlTransport transport({.allowed = {server.url()}});
  std::stop_source stop;
  stop.request_stop();
  CHECK(transport.exchange(get(server.url()), nullptr, stop.get_token()).trouble ==
        Trouble::cancelled);
}
