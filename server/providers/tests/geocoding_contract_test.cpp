// SPDX-License-Identifier: Apache-2.0
// What the clients of geocoders make of every answer that is known of them: against stand-ins
// always, against the services themselves where a key is in the environment.
#include <doctest/doctest.h>
#include <stdlib.h>

#include "providers/geocoders/chained_geocoder.hpp"
#include "providers/geocoders/location_iq.hpp"
#include "providers/geocoders/nominatim.hpp"
#include "stand_in.hpp"
#include "way_out.hpp"

using namespace std::chrono_literals;
using places::Spots;
using providers::LocationIq;
using providers::Nominatim;
using providers::Said;

namespace {

constexpr base::LatLon gulou_tower{26.0880, 119.3000};
constexpr base::LatLon middle_of_the_ocean{0.5, -150.5};
constexpr auto key = "pk.stand-in";
struct GeoWay : Way {
  using Way::Way;
  places::GeoAsking asking(bool in_english = false) const { return {in_english, soon()}; }
};

Said<Spots> reverse_by_location_iq(GeoWay& way, base::LatLon at, char const* with = key) {
  return LocationIq(way.provider, way.provider, with, way.clock)
      .reverse(way.soon(), at, way.asking());
}
Said<Spots> reverse_by_nominatim(GeoWay& way, base::LatLon at) {
  return Nominatim(way.provider, 100, way.clock).reverse(way.soon(), at, way.asking());
}
Said<Spots> search_by_location_iq(GeoWay& way, std::string const& text) {
  return LocationIq(way.provider, way.provider, key, way.clock)
      .search(way.soon(), text, 5, way.asking());
}
Said<Spots> search_by_nominatim(GeoWay& way, std::string const& text) {
  return Nominatim(way.provider, 100, way.clock).search(way.soon(), text, 5, way.asking());
}

Said<Spots> suggest_by_location_iq(GeoWay& way, std::string const& text, char const* with = key) {
  return LocationIq(way.provider, way.provider, with, way.clock)
      .suggest(way.soon(), text, 5, way.asking());
}
Said<Spots> hospitals_by_location_iq(GeoWay& way, base::LatLon at, char const* with = key) {
  return LocationIq(way.provider, way.provider, with, way.clock)
      .nearby(way.soon(), at, places::HelpKind::hospital, 3, way.asking());
}

struct Row {
  char const* fault;
  std::size_t calls;  // that are made
  char const* why;    // part of the reason
};

// What any service on the other side of a network may do.
constexpr Row broken_in_any_way[] = {
    {R"({"html":true})", 2, "It answered 502."},
    {R"({"html":true,"status":200})", 2, "Its answer is no JSON."},
    {R"({"status":500})", 2, "It answered 500."},
    {R"({"garbage":true})", 2, "Its answer is no JSON."},
    {R"({"truncate":60})", 2, "transfer closed"},
    {R"({"drop":true})", 2, "Empty reply"},
    {R"({"reset":true})", 2, "reset"},
    {R"({"body":"{}"})", 1, "does not say what was asked"},
    {R"({"body":"[{}]"})", 1, "does not say what was asked"},
};

template <class Ask>
void check_row(StandIn const& stand_in, Row const& row, Ask ask) {
  stand_in.control(R"({"reset":true,"now":"2026-11-22T02:00:00Z"})");
  stand_in.fault(row.fault, 9);
  GeoWay way(stand_in.url());
  auto const said = ask(way);
  CAPTURE(std::string(row.fault));
  CAPTURE(said.why);
  CHECK_FALSE(said.value);
  CHECK(said.why.find(row.why) != std::string::npos);
  CHECK(stand_in.calls() == row.calls);
  CHECK(way.log.lines.find(key) == std::string::npos);
  CHECK(way.log.lines.find("119.3") == std::string::npos);
}

void check_is_in_fuzhou(Said<Spots> const& said, char const* source) {
  REQUIRE_MESSAGE(said.value, said.why);
  REQUIRE_FALSE(said.value->found.empty());
  auto const& first = said.value->found.front();
  CHECK_FALSE(first.name.empty());
  CHECK(first.address.find("福州") != std::string::npos);
  CHECK(first.country_code == "cn");
  CHECK(base::distance_m(first.at, gulou_tower) < 30'000);
  CHECK(said.value->source == source);
  CHECK(said.value->attribution.find("OpenStreetMap") != std::string::npos);
}

}  // namespace

TEST_CASE("a position has a name, whether numbers come as numbers or as texts") {
  StandIn const location_iq("locationiq");
  GeoWay way(location_iq.url());
  check_is_in_fuzhou(reverse_by_location_iq(way, gulou_tower), "locationiq");
  location_iq.fault(R"({"quirk":["number_ids","numbers"]})");
  GeoWay again(location_iq.url());
  check_is_in_fuzhou(reverse_by_location_iq(again, gulou_tower), "locationiq");
  StandIn const nominatim("nominatim");
  GeoWay other(nominatim.url());
  check_is_in_fuzhou(reverse_by_nominatim(other, gulou_tower), "nominatim");
  nominatim.fault(R"({"quirk":"text_ids"})");
  check_is_in_fuzhou(reverse_by_nominatim(other, gulou_tower), "nominatim");
}

TEST_CASE("a name has positions, in the language that is asked for") {
  StandIn const location_iq("locationiq");
  GeoWay way(location_iq.url());
  check_is_in_fuzhou(search_by_location_iq(way, "三坊七巷"), "locationiq");
  StandIn const nominatim("nominatim");
  GeoWay other(nominatim.url());
  auto const chinese = search_by_nominatim(other, "三坊七巷");
  check_is_in_fuzhou(chinese, "nominatim");
  Nominatim client(other.provider, 100, other.clock);
  auto const english = client.search(other.soon(), "三坊七巷", 5, other.asking(true));
  REQUIRE(english.value);
  CHECK(english.value->found.front().name != chinese.value->found.front().name);
}

TEST_CASE("nothing found is an answer and no failure, in either flavour") {
  StandIn const location_iq("locationiq");
  GeoWay way(location_iq.url());
  for (auto const& said : {reverse_by_location_iq(way, middle_of_the_ocean),
                           search_by_location_iq(way, "没有这个地方")}) {
    REQUIRE_MESSAGE(said.value, said.why);
    CHECK(said.value->found.empty());
  }
  CHECK_FALSE(way.provider.standing().troubled_at);
  StandIn const nominatim("nominatim");
  GeoWay other(nominatim.url());
  for (auto const& said : {reverse_by_nominatim(other, middle_of_the_ocean),
                           search_by_nominatim(other, "没有这个地方")}) {
    REQUIRE_MESSAGE(said.value, said.why);
    CHECK(said.value->found.empty());
  }
}

TEST_CASE("LocationIQ: every fault has its reason, and only what may pass is tried again") {
  StandIn const stand_in("locationiq");
  auto const ask = [](GeoWay& way) { return reverse_by_location_iq(way, gulou_tower); };
  for (auto const& row : broken_in_any_way) check_row(stand_in, row, ask);
  for (auto const& row : {Row{R"({"error":"invalid_request"})", 1, "It answered 400."},
                          Row{R"({"error":"invalid_key"})", 1, "It answered 401."},
                          Row{R"({"error":"inactive_key"})", 1, "It answered 401."},
                          Row{R"({"error":"access_restricted"})", 1, "It answered 403."},
                          Row{R"({"error":"service_not_enabled"})", 1, "It answered 403."},
                          Row{R"({"error":"rate_limited_second"})", 1, "limit of calls"},
                          Row{R"({"error":"rate_limited_minute"})", 1, "limit of calls"},
                          Row{R"({"error":"rate_limited_day"})", 1, "limit of calls"},
                          Row{R"({"error":"unknown"})", 2, "It answered 500."},
                          Row{R"({"body":"{}","status":404})", 1, "It answered 404."}})
    check_row(stand_in, row, ask);
}

TEST_CASE("Nominatim: every fault has its reason, and only what may pass is tried again") {
  StandIn const stand_in("nominatim");
  auto const ask = [](GeoWay& way) { return search_by_nominatim(way, "三坊七巷"); };
  for (auto const& row : broken_in_any_way) check_row(stand_in, row, ask);
  check_row(stand_in, {R"({"status":429})", 1, "It wants fewer calls."}, ask);
  GeoWay way(stand_in.url());
  stand_in.control(R"({"reset":true})");
  CHECK(reverse_by_nominatim(way, {95, 0}).why == "It answered 400.");
}

TEST_CASE("LocationIQ: half a name is completed, and the nearest hospital is found") {
  StandIn const location_iq("locationiq");
  GeoWay way(location_iq.url());
  auto const suggested = suggest_by_location_iq(way, "三坊");
  check_is_in_fuzhou(suggested, "locationiq");
  CHECK(suggested.value->found.front().name == "三坊七巷");
  auto const near = hospitals_by_location_iq(way, gulou_tower);
  check_is_in_fuzhou(near, "locationiq");
  CHECK(near.value->found.front().name.find("医院") != std::string::npos);
  LocationIq client(way.provider, way.provider, key, way.clock);
  auto const police =
      client.nearby(way.soon(), gulou_tower, places::HelpKind::police, 3, way.asking());
  REQUIRE(police.value);
  CHECK(police.value->found.front().name.find("公安") != std::string::npos);
  GeoWay again(location_iq.url());
  for (auto const& said : {suggest_by_location_iq(again, "没有这个地方"),
                           hospitals_by_location_iq(again, middle_of_the_ocean)}) {
    REQUIRE_MESSAGE(said.value, said.why);
    CHECK(said.value->found.empty());
  }
}

TEST_CASE("LocationIQ: suggestions and what is near fail as anything else of it does") {
  StandIn const stand_in("locationiq");
  for (auto const& row :
       {Row{R"({"html":true})", 2, "It answered 502."}, Row{R"({"drop":true})", 2, "Empty reply"},
        Row{R"({"body":"[{}]"})", 1, "does not say what was asked"},
        Row{R"({"error":"invalid_key"})", 1, "It answered 401."},
        Row{R"({"error":"service_not_enabled"})", 1, "It answered 403."},
        Row{R"({"error":"rate_limited_minute"})", 1, "limit of calls"},
        Row{R"({"error":"unknown"})", 2, "It answered 500."}}) {
    check_row(stand_in, row, [](GeoWay& way) { return suggest_by_location_iq(way, "三坊"); });
    check_row(stand_in, row,
              [](GeoWay& way) { return hospitals_by_location_iq(way, gulou_tower); });
  }
}

TEST_CASE("suggestions have a host of their own, and one allowance with the rest") {
  StandIn const places_host("locationiq");
  StandIn const suggestions_host("locationiq");
  GeoWay way(places_host.url());
  GeoWay other(suggestions_host.url());
  LocationIq client(way.provider, other.provider, key, way.clock);
  CHECK(client.suggest(way.soon(), "三坊", 5, way.asking()).value);
  CHECK(client.search(way.soon(), "鼓山", 5, way.asking()).value);
  CHECK(places_host.calls() == 1);
  CHECK(suggestions_host.calls() == 1);
  auto const third = client.suggest(way.soon(), "鼓", 5, way.asking());
  CHECK(third.why == "Our own limit of calls to it is reached.");
}

TEST_CASE("whoever calls for help waits for a turn and gets a hospital and the police at once") {
  StandIn const stand_in("locationiq");
  GeoWay way(stand_in.url());
  std::chrono::milliseconds waited{0};
  providers::Provider patient{{.name = "service", .base = way.base},
                              {way.transport, way.clock, way.random, way.ids, way.log, way.observer,
                               [&](std::chrono::milliseconds length, auto const&) {
                                 waited += length;
                                 way.clock.advance(length);
                                 return true;
                               }}};
  LocationIq client(patient, patient, key, way.clock);
  auto const until = way.clock.now() + 2s;
  places::GeoAsking const asking{.until = until, .may_wait = true};
  CHECK(client.reverse(until, gulou_tower, asking).value);
  CHECK(client.nearby(until, gulou_tower, places::HelpKind::hospital, 3, asking).value);
  CHECK(waited == 0ms);
  auto const police = client.nearby(until, gulou_tower, places::HelpKind::police, 3, asking);
  REQUIRE_MESSAGE(police.value, police.why);
  CHECK(police.value->found.front().name.find("公安") != std::string::npos);
  CHECK(waited == 500ms);  // two calls a second are ours

  auto const no_time = way.clock.now() + 100ms;
  auto const late = client.nearby(no_time, gulou_tower, places::HelpKind::hospital, 2,
                                  {.until = no_time, .may_wait = true});
  CHECK(late.why == "Our own limit of calls to it is reached.");
  CHECK(waited == 500ms);
}

TEST_CASE("LocationIQ is left alone for as long as the limit that was reached says") {
  StandIn const stand_in("locationiq");
  struct Limit {
    char const* fault;
    std::chrono::seconds rest;
  };
  for (auto const& [fault, rest] : {Limit{R"({"error":"rate_limited_second"})", 1s},
                                    Limit{R"({"error":"rate_limited_minute"})", 60s},
                                    Limit{R"({"error":"rate_limited_day"})", 22h}}) {
    CAPTURE(std::string(fault));
    stand_in.control(R"({"reset":true})");
    stand_in.fault(fault);
    GeoWay way(stand_in.url());
    CHECK_FALSE(reverse_by_location_iq(way, gulou_tower).value);
    way.clock.advance(rest - 100ms);
    CHECK_FALSE(reverse_by_location_iq(way, gulou_tower).value);
    CHECK(stand_in.calls() == 1);
    way.clock.advance(200ms);
    CHECK(reverse_by_location_iq(way, gulou_tower).value);
  }
}

TEST_CASE("a key's calls are kept below what its plan allows") {
  StandIn const stand_in("locationiq");
  GeoWay way(stand_in.url());
  LocationIq client(way.provider, way.provider, key, way.clock);
  auto const ask = [&](int at) {
    return client.reverse(way.soon(), {26.0 + at * 0.01, 119.3}, way.asking());
  };
  CHECK(ask(1).value);
  CHECK(ask(2).value);
  CHECK(ask(3).why == "Our own limit of calls to it is reached.");
  CHECK(stand_in.calls() == 2);
  way.clock.advance(500ms);
  CHECK(ask(4).value);
  for (int at = 5; at < 100; ++at) {
    way.clock.advance(500ms);
    static_cast<void>(ask(at));
  }
  CHECK(stand_in.calls() < 3 + 60 + 50);  // the minute's sixty, and what it filled again meanwhile
  CHECK(stand_in.calls() > 60);
}

TEST_CASE("a chain whose first geocoder is dead answers from the second within its time") {
  StandIn const dead("locationiq");
  StandIn const alive("nominatim");
  dead.fault(R"({"drop":true})", 9);
  GeoWay first(dead.url());
  GeoWay second(alive.url());
  LocationIq location_iq(first.provider, first.provider, key, first.clock);
  Nominatim nominatim(second.provider, 100, second.clock);
  providers::ChainedGeocoder chain(first.clock);
  auto const add = [&chain](std::string const& name, auto& client) {
    chain.add(
        name,
        [&](auto until, auto const& at, auto const& asking) {
          return client.reverse(until, at, asking);
        },
        [&](auto until, auto const& text, auto const& limit, auto const& asking) {
          return client.search(until, text, limit, asking);
        });
  };
  add("locationiq", location_iq);
  add("nominatim", nominatim);
  auto const answer = chain.reverse(gulou_tower, first.asking());
  REQUIRE(answer);
  CHECK(answer->source == "nominatim");

  alive.fault(R"({"drop":true})", 9);
  auto const nobody = chain.search("三坊七巷", 5, first.asking());
  REQUIRE(nobody.has_error());
  CHECK(nobody.error().code == "E-707");
  CHECK(nobody.error().why.find("nominatim: ") != std::string::npos);
}

TEST_CASE("LocationIQ itself answers, where XINGQU_CONTRACT_LOCATIONIQ_KEY is set") {
  auto const* const its_key = ::getenv("XINGQU_CONTRACT_LOCATIONIQ_KEY");
  if (!its_key) {
    MESSAGE("skipped: XINGQU_CONTRACT_LOCATIONIQ_KEY is not set");
    return;
  }
  GeoWay way(*providers::parse_url("https://us1.locationiq.com"));
  GeoWay suggesting(*providers::parse_url("https://api.locationiq.com"));
  for (auto const& said : {reverse_by_location_iq(way, gulou_tower, its_key),
                           hospitals_by_location_iq(way, gulou_tower, its_key),
                           suggest_by_location_iq(suggesting, "三坊七巷", its_key)}) {
    REQUIRE_MESSAGE(said.value, said.why);
    CHECK_FALSE(said.value->found.empty());
  }
}
