// SPDX-License-Identifier: Apache-2.0
#include "http/bulkhead.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <future>

#include "http/event_stream.hpp"

namespace {

struct Gauge final : http::Observer {
  std::atomic<int> refused{0};
  std::atomic<int> started{0};
  std::atomic<std::size_t> deepest{0};
  void job_refused(std::string_view) override { ++refused; }
  void job_started(std::string_view, std::chrono::steady_clock::duration) override { ++started; }
  void bulkhead_load(std::string_view, std::size_t queued, std::size_t) override {
    if (queued > deepest) deepest = queued;
  }
};

struct Note final : http::Job {
  explicit Note(std::string& out) : text(out) {}
  void run() override { text += "run "; }
  void expire() override { text += "expired "; }
  std::string& text;
};

// Keeps the only worker busy until it is opened.
struct Gate {
  std::promise<void> entered;
  std::promise<void> opened;
  void hold(http::Bulkhead& bulkhead) {
    REQUIRE(bulkhead.submit([this] {
      entered.set_value();
      opened.get_future().wait();
    }));
    entered.get_future().wait();
  }
};

}  // namespace

TEST_CASE("a full bulkhead refuses at once and later goes on") {
  Gauge gauge;
  Gate gate;
  std::string text;
  {
    http::Bulkhead bulkhead({.name = "db", .threads = 1, .most_queued = 2}, gauge);
    gate.hold(bulkhead);
    CHECK(bulkhead.submit(std::make_shared<Note>(text)));
    CHECK(bulkhead.submit(std::make_shared<Note>(text)));
    CHECK(!bulkhead.submit(std::make_shared<Note>(text)));
    gate.opened.set_value();
  }  // runs what is queued
  CHECK(text == "run run ");
  CHECK(gauge.refused == 1);
  CHECK(gauge.started == 3);
  CHECK(gauge.deepest == 2);
}

TEST_CASE("a job that waited too long is not begun") {
  Gauge gauge;
  std::string text;
  {
    http::Bulkhead bulkhead(
        {.name = "db", .threads = 1, .longest_wait = std::chrono::milliseconds(-1)}, gauge);
    CHECK(bulkhead.submit(std::make_shared<Note>(text)));
  }
  CHECK(text == "expired ");
}

TEST_CASE("events are written for the wire, line breaks and all") {
  http::EventStream stream;
  CHECK(stream.send({.data = "one"}));
  CHECK(stream.send({.data = "two\r\nlines\nmore", .name = "progress\nforged", .id = "7"}));
  CHECK(stream.take() ==
        "data: one\n\nid: 7\nevent: progress\ndata: two\ndata: lines\ndata: more\n\n");
  CHECK(stream.take().empty());
}

TEST_CASE("a reader that falls behind is cut, and what was sent is still delivered") {
  http::EventStream stream(40);
  int news = 0;
  stream.on_news([&] { ++news; });
  CHECK(stream.send({.data = "12345678901234567890"}));
  CHECK(!stream.send({.data = "12345678901234567890"}));
  CHECK(!stream.is_open());
  CHECK(news == 2);
  CHECK(!stream.is_finished());
  CHECK(stream.take() == "data: 12345678901234567890\n\n");
  CHECK(stream.is_finished());
}

TEST_CASE("nobody is told of a stream that its reader left") {
  http::EventStream stream;
  int news = 0;
  stream.on_news([&] { ++news; });
  stream.abandon();
  CHECK(!stream.send({.data = "late"}));
  CHECK(news == 0);
  CHECK(stream.take().empty());
}
