// SPDX-License-Identifier: Apache-2.0
#include "ops/metrics.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "ops/child_process.hpp"

using namespace std::chrono_literals;

namespace {

double value_of(std::string const& text, std::string const& series) {
  auto const at = text.find("\n" + series + " ");
  REQUIRE_MESSAGE(at != std::string::npos, series);
  return std::stod(text.substr(at + series.size() + 2));
}

}  // namespace

TEST_CASE("requests are counted by route and status and timed by route") {
  ops::Metrics metrics;
  for (int i = 0; i < 3; ++i) metrics.request_began();
  metrics.request_finished("GET", "/api/trips/{trip}", 200, 3ms);
  metrics.request_finished("GET", "/api/trips/{trip}", 404, 30ms);
  auto const text = metrics.scrape();
  CHECK(value_of(text, "xingqu_http_requests_in_flight") == 1);
  CHECK(value_of(text, R"(xingqu_http_requests_total{method="GET",route="/api/trips/{trip}",)"
                       R"(status="200"})") == 1);
  CHECK(value_of(text, R"(xingqu_http_request_duration_seconds_bucket{method="GET",)"
                       R"(route="/api/trips/{trip}",le="0.005"})") == 1);
}

TEST_CASE("lanes tell their load, the database is looked at when somebody scrapes") {
  ops::Metrics metrics;
  metrics.lane_load("db", 5, 4);
  metrics.lane_refused("db");
  metrics.lane_refused("db");
  std::uint64_t timeouts = 1;
  metrics.sample_database([&] { return ops::DatabaseState{8, 3, timeouts, 7, 0}; });
  (void)metrics.scrape();
  timeouts = 6;
  auto const text = metrics.scrape();
  CHECK(value_of(text, R"(xingqu_lane_queued_requests{lane="db"})") == 5);
  CHECK(value_of(text, R"(xingqu_lane_rejected_total{lane="db"})") == 2);
  CHECK(value_of(text, R"(xingqu_database_connections{state="idle"})") == 5);
  CHECK(value_of(text, "xingqu_database_lease_timeouts_total") == 6);
  CHECK(value_of(text, R"(xingqu_outbox_messages{state="pending"})") == 7);
}

TEST_CASE("the process shows memory, files and its start") {
  ops::Metrics metrics;
  auto const text = metrics.scrape();
  CHECK(value_of(text, "process_resident_memory_bytes") > 1e6);
  CHECK(value_of(text, "process_open_fds") >= 3);
  CHECK(value_of(text, "process_start_time_seconds") > 1.7e9);
  CHECK(value_of(text, "process_threads") >= 1);
  CHECK(std::regex_search(text, std::regex(R"(xingqu_build_info\{[^}]*version="\d)")));
}

TEST_CASE("calls to third parties are counted, and a breaker is in one state at a time") {
  ops::Metrics metrics;
  metrics.provider_called("openweather", "5xx", 20ms, 1);
  metrics.provider_breaker("openweather", "closed");
  metrics.provider_breaker("openweather", "open");
  metrics.cache_asked("weather", "stale");
  auto const text = metrics.scrape();
  CHECK(value_of(text, R"(xingqu_provider_calls_total{outcome="5xx",provider="openweather"})") ==
        1);
  CHECK(value_of(text, R"(xingqu_provider_retries_total{provider="openweather"})") == 1);
  CHECK(value_of(text, R"(xingqu_provider_breaker{provider="openweather",state="open"})") == 1);
  CHECK(value_of(text, R"(xingqu_provider_breaker{provider="openweather",state="closed"})") == 0);
  CHECK(value_of(text, R"(xingqu_cache_lookups_total{cache="weather",outcome="stale"})") == 1);
}

TEST_CASE("promtool finds nothing to say about names and types") {
  if (ops::run_child({.command = {"promtool", "--version"}}).exit_code == 127) {
    MESSAGE("skipped: promtool is not installed");
    return;
  }
  ops::Metrics metrics;
  metrics.request_began();
  metrics.request_finished("GET", "/", 200, 1ms);
  metrics.lane_waited("db", 1ms);
  metrics.plan_made("planned", 50ms);
  metrics.signed_in("welcomed");
  metrics.lane_load("db", 0, 0);
  metrics.lane_refused("db");
  metrics.connection_opened();
  metrics.provider_called("openweather", "2xx", 1ms, 1);
  metrics.provider_breaker("openweather", "open");
  metrics.cache_asked("weather", "hit");
  metrics.sample_database([] { return ops::DatabaseState{}; });
  char name[] = "/tmp/xingqu-metrics-XXXXXX";
  ::close(::mkstemp(name));
  std::ofstream(name) << metrics.scrape();
  auto const end = ops::run_child({.command = {"promtool", "check", "metrics"}, .input = name});
  std::filesystem::remove(name);
  CHECK_MESSAGE(end.exit_code == 0, end.errors);
  CHECK(end.errors == "");
}

TEST_CASE("every metric has its line in the operators' page, and no line is stale") {
  ops::Metrics metrics;
  std::ostringstream page;
  page << std::ifstream(XINGQU_SOURCE_DIR "/docs/operations/metrics.md").rdbuf();
  auto const text = page.str();
  std::set<std::string> told, written;
  for (auto const& name : metrics.list_names()) told.insert(name);
  static std::regex const quoted("`((?:xingqu|process)_[a-z_]+)`");
  for (std::sregex_iterator it(text.begin(), text.end(), quoted), end; it != end; ++it)
    written.insert((*it)[1]);
  CHECK(told == written);
}
