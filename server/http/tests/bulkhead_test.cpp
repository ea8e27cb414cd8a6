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

// Says who runs with whom.
struct Passenger final : http::Job {
  Passenger(char its_name, char const* its_line, std::string& out)
      : name(its_name), line(its_line), text(out) {}
  void run() override { text += name, text += ' '; }
  void expire() override { text += '-', text += name, text += ' '; }
  void const* kind() const override { return line; }
  void run_together(std::span<std::shared_ptr<http::Job> const> jobs) override {
    for (auto const& job : jobs) text += static_cast<Passenger&>(*job).name;
    text += ' ';
  }
  char name;
  char const* line;
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

struct Blocker final : http::Job {
  Blocker(Gate& its_gate, char const* its_line) : gate(its_gate), line(its_line) {}
  void run() override {
    gate.entered.set_value();
    gate.opened.get_future().wait();
  }
  void expire() override {}
  void const* kind() const override { return line; }
  Gate& gate;
  char const* line;
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

TEST_CASE("jobs of one kind that wait are run as one") {
  static constexpr char bus[] = "bus";
  static constexpr char tram[] = "tram";
  Gauge gauge;
  Gate gate;
  std::string text;
  {
    http::Bulkhead bulkhead({.name = "db", .threads = 1, .most_together = 3}, gauge);
    gate.hold(bulkhead);
    auto const queue = [&](char name, char const* line) {
      CHECK(bulkhead.submit(std::make_shared<Passenger>(name, line, text)));
    };
    for (char const name : {'a', 'b', 'c', 'd'}) queue(name, bus);
    for (char const name : {'e', 'f'}) queue(name, tram);
    queue('g', bus);
    for (char const name : {'h', 'i'}) queue(name, nullptr);
    gate.opened.set_value();
  }
  CHECK(text == "abc dg ef h i ");
  CHECK(gauge.started == 10);  // with the one that held the gate
}

TEST_CASE("while one kind has its turns, what else comes of it waits and is grouped") {
  static constexpr char bus[] = "bus";
  Gauge gauge;
  Gate first;
  Gate second;
  std::string text;
  {
    http::Bulkhead bulkhead({.name = "db", .threads = 3}, gauge);
    auto const block = [&](Gate& gate) {
      CHECK(bulkhead.submit(std::make_shared<Blocker>(gate, bus)));
      gate.entered.get_future().wait();
    };
    block(first);
    block(second);
    for (char const name : {'a', 'b', 'c'})
      CHECK(bulkhead.submit(std::make_shared<Passenger>(name, bus, text)));
    std::promise<void> done;
    CHECK(bulkhead.submit([&] { done.set_value(); }));
    done.get_future().wait();  // the third worker is there, but not for them
    CHECK(text.empty());
    first.opened.set_value();
    second.opened.set_value();
  }
  CHECK(text == "abc ");
}

TEST_CASE("of jobs that are run as one, those that waited too long are left out") {
  static constexpr char bus[] = "bus";
  Gauge gauge;
  Gate gate;
  std::string text;
  {
    http::Bulkhead bulkhead(
        {.name = "db", .threads = 1, .longest_wait = std::chrono::milliseconds(-1)}, gauge);
    gate.hold(bulkhead);
    for (char const name : {'a', 'b'})
      CHECK(bulkhead.submit(std::make_shared<Passenger>(name, bus, text)));
    gate.opened.set_value();
  }
  CHECK(text == "-a -b ");
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
