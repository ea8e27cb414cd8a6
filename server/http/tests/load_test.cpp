// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <sys/socket.h>

#include <system_error>

#include "house.hpp"
#include "wire.hpp"

using namespace std::chrono_literals;

namespace {

http::ServerOptions impatient() {
  http::ServerOptions options;
  options.limits.idle = 50ms;
  options.limits.head_time = 50ms;
  options.limits.body_time = 50ms;
  options.limits.write_time = 50ms;
  return options;
}

}  // namespace

TEST_CASE("a client that is slow with its head or body is cut with a reason") {
  House house(impatient());
  Wire head(house.port());
  head.send("GET /api/hello HTTP/1.1\r\nHost: t\r\nX-Slow: ");
  CHECK(head.read_answer().status == 408);
  CHECK(head.is_closed());
  Wire body(house.port());
  body.send(
      "POST /api/echo HTTP/1.1\r\nHost: t\r\nContent-Type: application/json\r\n"
      "Content-Length: 10\r\n\r\n{");
  CHECK(body.read_answer().status == 408);
  CHECK(body.is_closed());
}

TEST_CASE("bytes that trickle in do not buy more time") {
  House house(impatient());
  Wire wire(house.port());
  wire.send("GET /api/hello HTTP/1.1\r\nHost: t\r\n");
  CHECK(comes_true([&] {
    wire.send("X");
    return house.counter.connections == 0 || house.counter.finished > 0;
  }));
}

TEST_CASE("a connection that says nothing is closed without a word") {
  House house(impatient());
  Wire fresh(house.port());
  CHECK(fresh.read_answer().status == 0);
  Wire used(house.port());
  CHECK(used.ask("GET", "/api/hello").status == 200);
  CHECK(used.read_answer().status == 0);
}

TEST_CASE("a client that does not read its answer is cut") {
  House house(impatient());
  Wire wire(house.port());
  int const small = 4096;
  ::setsockopt(wire.socket(), SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
  std::string text;
  for (int i = 0; i < 10; ++i) text += "GET /api/long HTTP/1.1\r\nHost: t\r\n\r\n";
  wire.send(text);
  CHECK(comes_true([&] { return house.counter.finished > 0; }));
  CHECK(comes_true([&] { return house.counter.connections == 0; }));
}

TEST_CASE("a full bulkhead refuses with a time to come back, and the rest goes on") {
  House house({}, {.name = "db", .threads = 1, .most_queued = 1});
  Wire slow(house.port());
  slow.send("GET /api/slow HTTP/1.1\r\nHost: t\r\n\r\n");
  house.slow_entered.get_future().wait();
  Wire queued(house.port());
  queued.send("GET /api/db HTTP/1.1\r\nHost: t\r\n\r\n");
  CHECK(comes_true([&] { return house.counter.in_flight == 2; }));

  Wire third(house.port());
  auto const refused = third.ask("GET", "/api/db");
  CHECK(refused.status == 503);
  CHECK(refused.headers.get("Retry-After") == "1");
  CHECK(refused.headers.get("Content-Type") == "application/problem+json");
  CHECK(third.ask("GET", "/api/hello").status == 200);

  house.slow_opened.set_value();
  CHECK(slow.read_answer().body == "\"slow\"");
  CHECK(queued.read_answer().status == 200);
}

TEST_CASE("a request that waited too long in the queue is not begun") {
  House house({}, {.name = "db", .threads = 1, .longest_wait = -1ms});
  Wire wire(house.port());
  auto const refused = wire.ask("GET", "/api/db");
  CHECK(refused.status == 503);
  CHECK(refused.headers.get("Retry-After") == "1");
}

TEST_CASE("there is an end to connections, too") {
  http::ServerOptions options;
  options.limits.most_connections = 2;
  House house(options);
  Wire one(house.port());
  Wire two(house.port());
  CHECK(one.ask("GET", "/api/hello").status == 200);
  CHECK(two.ask("GET", "/api/hello").status == 200);
  Wire three(house.port());
  auto const refused = three.read_answer();
  CHECK(refused.status == 503);
  CHECK(refused.headers.get("Retry-After") == "1");
  CHECK(two.ask("GET", "/api/hello").status == 200);
}

TEST_CASE("a thousand connections are held and served") {
  House house;
  std::vector<std::unique_ptr<Wire>> wires;
  for (int i = 0; i < 1000; ++i) wires.push_back(std::make_unique<Wire>(house.port()));
  for (auto& wire : wires) wire->send("GET /api/db HTTP/1.1\r\nHost: t\r\n\r\n");
  int served = 0;
  for (auto& wire : wires) served += wire->read_answer().status < 600 ? 1 : 0;
  CHECK(served == 1000);
  CHECK(house.counter.connections == 1000);
}

TEST_CASE("requests that wait behind each other are answered together, each its own") {
  House house({.threads = 1}, {.name = "db", .threads = 1});
  Wire slow(house.port());
  slow.send("GET /api/slow HTTP/1.1\r\nHost: t\r\n\r\n");
  house.slow_entered.get_future().wait();
  std::vector<std::unique_ptr<Wire>> wires;
  for (int i = 0; i < 5; ++i) {
    wires.push_back(std::make_unique<Wire>(house.port()));
    wires.back()->send("GET /api/crowd/" + std::to_string(i) + " HTTP/1.1\r\nHost: t\r\n\r\n");
  }
  CHECK(comes_true([&] { return house.counter.started == 6; }));
  // The loop is one thread: when it answers this, it has queued what it had begun.
  CHECK(Wire(house.port()).ask("GET", "/api/hello").status == 200);
  house.slow_opened.set_value();
  for (int i = 0; i < 5; ++i) CHECK(wires[i]->read_answer().body == std::to_string(i) + " of 5");
}

TEST_CASE("draining finishes what is under way and takes nothing new") {
  House house;
  auto const port = house.port();
  Wire idle(port);
  CHECK(idle.ask("GET", "/api/hello").status == 200);
  Wire slow(port);
  slow.send("GET /api/slow HTTP/1.1\r\nHost: t\r\n\r\n");
  house.slow_entered.get_future().wait();

  house.drain_in_background(20s);
  CHECK(idle.read_answer().status == 0);  // closed
  CHECK(comes_true([&] {
    try {
      Wire late(port);
      return late.read_answer().status == 0 && false;
    } catch (std::system_error const& refused) {
      return refused.code() == std::errc::connection_refused;
    }
  }));
  house.slow_opened.set_value();
  auto const answer = slow.read_answer();
  CHECK(answer.body == "\"slow\"");
  CHECK(answer.headers.get("Connection") == "close");
  CHECK(house.drained.get());
}

TEST_CASE("draining cuts at its deadline, and the handler still ends in peace") {
  House house;
  Wire slow(house.port());
  slow.send("GET /api/slow HTTP/1.1\r\nHost: t\r\n\r\n");
  house.slow_entered.get_future().wait();
  CHECK(!house.server->drain(20ms));
  CHECK(slow.read_answer().status == 0);
  house.slow_opened.set_value();
}

TEST_CASE("events reach the client one by one, with heartbeats while it is quiet") {
  http::ServerOptions options;
  options.limits.heartbeat = 30ms;
  House house(options);
  Wire wire(house.port());
  wire.send("GET /api/events HTTP/1.1\r\nHost: t\r\n\r\n");
  auto const head = wire.read_until("\r\n\r\n");
  CHECK(head.find("Content-Type: text/event-stream\r\n") != std::string::npos);
  CHECK(head.find("Transfer-Encoding: chunked\r\n") != std::string::npos);
  CHECK(house.events->send({.data = "first"}));
  CHECK(wire.read_until("first\n\n").ends_with("data: first\n\n"));
  CHECK(wire.read_until("3\r\n:\n\n\r\n").ends_with(":\n\n\r\n"));
  CHECK(house.events->send({.data = "second"}));
  house.events->close();
  CHECK(wire.read_until("0\r\n\r\n").find("data: second\n\n") != std::string::npos);
  CHECK(wire.is_closed());
}

TEST_CASE("a sender learns that its listener left") {
  House house;
  {
    Wire wire(house.port());
    wire.send("GET /api/events HTTP/1.1\r\nHost: t\r\n\r\n");
    wire.read_until("\r\n\r\n");
    CHECK(house.events->is_open());
  }
  CHECK(comes_true([&] { return !house.events->send({.data = "anyone?"}); }));
  CHECK(comes_true([&] { return house.counter.connections == 0; }));
}

TEST_CASE("draining ends event streams") {
  House house;
  Wire wire(house.port());
  wire.send("GET /api/events HTTP/1.1\r\nHost: t\r\n\r\n");
  wire.read_until("\r\n\r\n");
  CHECK(house.server->drain(20s));
  CHECK(wire.read_until("0\r\n\r\n") == "0\r\n\r\n");
  CHECK(!house.events->is_open());
}

TEST_CASE("a handler may tell of its progress while it works") {
  House house;
  Wire wire(house.port());
  wire.send("GET /api/progress HTTP/1.1\r\nHost: t\r\n\r\n");
  auto const text = wire.read_until("0\r\n\r\n");
  CHECK(text.find("event: stage\ndata: one\n\n") != std::string::npos);
  CHECK(text.find("event: stage\ndata: two\n\n") != std::string::npos);
}

TEST_CASE("an address that is taken is not shared in silence") {
  House house;
  http::ServerOptions options;
  options.port = house.port();
  CHECK_THROWS_WITH(House{options}, doctest::Contains("Address already in use"));
}
