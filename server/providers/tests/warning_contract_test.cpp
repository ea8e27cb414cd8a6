// SPDX-License-Identifier: Apache-2.0
// What the clients of warning services make of every answer that is known of them.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <stdlib.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <memory>

#include "providers/weather/cap_address.hpp"
#include "providers/weather/chained_warnings.hpp"
#include "providers/weather/openweather.hpp"
#include "providers/weather/qweather.hpp"
#include "stand_in.hpp"
#include "way_out.hpp"

using namespace std::chrono_literals;
using providers::QWeather;
using providers::QWeatherAccess;
using providers::Said;
using weather::Hazard;
using weather::Severity;
using weather::WarningsAt;
using weather::Whereabouts;

namespace {

Whereabouts const fuzhou{{26.08, 119.30}, places::AreaCode(350100)};
QWeatherAccess const by_key{.key = "stand-in-key"};

Said<WarningsAt> ask_qweather(Way& way, QWeatherAccess const& access = by_key) {
  return QWeather(way.provider, access, way.clock).warnings(way.soon(), fuzhou, "");
}

std::vector<weather::Warning> in_force(Said<WarningsAt> const& said, base::Instant now) {
  REQUIRE_MESSAGE(said.value, said.why);
  return weather::warnings_in_force(said.value->messages, now);
}

// What a site of CAP tells, over the way out.
struct SiteBehind {
  static constexpr std::chrono::seconds every{120};
  SiteBehind(StandIn const& stand_in, std::string path)
      : way(stand_in.url()), address(way.provider, {stand_in.url(), std::move(path)}) {}
  Way way;
  providers::CapAddress address;
  weather::CapFeed feed{address, every, way.clock, way.log};
  bool has_logged(std::string_view why) const {
    return way.log.lines.find(why) != std::string::npos;
  }
};

struct KeyPair {  // PEM files of an Ed25519 key
  KeyPair() {
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> const key(
        EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"), &EVP_PKEY_free);
    private_pem = written([&](BIO* into) {
      PEM_write_bio_PrivateKey(into, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
    std::ofstream(public_file) << written(
        [&](BIO* into) { PEM_write_bio_PUBKEY(into, key.get()); });
  }
  ~KeyPair() { std::filesystem::remove(public_file); }
  template <class Write>
  static std::string written(Write write) {
    std::unique_ptr<BIO, decltype(&BIO_free)> const memory(BIO_new(BIO_s_mem()), &BIO_free);
    write(memory.get());
    char* text = nullptr;
    auto const size = BIO_get_mem_data(memory.get(), &text);
    return {text, static_cast<std::size_t>(size)};
  }
  std::string private_pem;
  std::string public_file = "/tmp/xingqu-qweather-" + std::to_string(::getpid()) + ".pem";
};

}  // namespace

TEST_CASE("QWeather's warnings are read in our words, an update in place of what it replaces") {
  StandIn const stand_in("qweather");
  Way way(stand_in.url());
  auto const early = in_force(ask_qweather(way), stand_in_time);
  REQUIRE(early.size() == 1);
  CHECK(early[0].hazard == Hazard::rainstorm);
  CHECK(early[0].severity == Severity::moderate);
  CHECK(early[0].sender == "福州市气象台");
  CHECK(early[0].attribution.find("https://developer.qweather.com/attribution.html") !=
        std::string::npos);
  CHECK(early[0].expires > stand_in_time);
  stand_in.control(R"({"advance_s":14400})");
  auto const later = in_force(ask_qweather(way), stand_in_time + 4h);
  REQUIRE(later.size() == 1);
  CHECK(later[0].severity == Severity::severe);
  stand_in.control(R"({"advance_s":21600})");
  CHECK(in_force(ask_qweather(way), stand_in_time + 10h).empty());
  auto const call = stand_in.last_call();
  CHECK(call.find("/weatheralert/v1/current/26.08/119.30?localTime=true&lang=zh") !=
        std::string::npos);
}

TEST_CASE("QWeather: nulls, unknown events and plain bodies are read as well") {
  StandIn const stand_in("qweather");
  for (auto const* quirk : {"nulls", "unknown_event", "not_gzipped"}) {
    CAPTURE(std::string(quirk));
    stand_in.fault("{\"quirk\":\"" + std::string(quirk) + "\"}");
    Way way(stand_in.url());
    auto const found = in_force(ask_qweather(way), stand_in_time);
    REQUIRE(found.size() == 1);
    CHECK(found[0].hazard == Hazard::rainstorm);     // by its name
    CHECK(found[0].severity == Severity::moderate);  // by its headline where all else is null
  }
}

TEST_CASE("QWeather: every fault has its reason, and only what may pass is tried again") {
  StandIn const stand_in("qweather");
  struct Row {
    char const* fault;
    std::size_t calls;
    char const* why;
  };
  for (auto const& [fault, calls, why] :
       {Row{R"({"error":"unauthorized"})", 1, "It answered 401: unauthorized."},
        Row{R"({"error":"no_credit"})", 1, "It answered 403: no-credit."},
        Row{R"({"error":"overdue"})", 1, "overdue"},
        Row{R"({"error":"security_restriction"})", 1, "security-restriction"},
        Row{R"({"error":"invalid_host"})", 1, "invalid-host"},
        Row{R"({"error":"no_such_location"})", 1, "It answered 404"},
        Row{R"({"error":"over_monthly_limit"})", 2, "over-monthly-limit"},
        Row{R"({"error":"too_many_requests","retry_after":60})", 1, "too-many-requests"},
        Row{R"({"html":true})", 2, "It answered 502."},
        Row{R"({"status":500})", 2, "It answered 500"}, Row{R"({"garbage":true})", 1, "unencoding"},
        Row{R"({"truncate":20})", 2, ""}, Row{R"({"reset":true})", 2, "reset"},
        Row{R"({"body":"{}"})", 0, ""}}) {
    CAPTURE(std::string(fault));
    stand_in.control(R"({"reset":true})");
    stand_in.fault(fault, 9);
    Way way(stand_in.url());
    auto const said = ask_qweather(way);
    CAPTURE(said.why);
    CHECK_FALSE(said.value);
    CHECK(said.why.find(why) != std::string::npos);
    if (calls != 0) CHECK(stand_in.calls() == calls);
    CHECK(way.log.lines.find("stand-in-key") == std::string::npos);
  }
}

TEST_CASE("QWeather admits the tokens we sign, and not those of another key") {
  KeyPair const ours;
  StandIn const stand_in("qweather", {"--public-key", ours.public_file});
  QWeatherAccess access{
      .key_id = "stand-in-kid", .project = "stand-in-project", .private_key = ours.private_pem};
  Way way(stand_in.url());
  CHECK(in_force(ask_qweather(way, access), stand_in_time).size() == 1);
  auto const token_at = [&](auto later) {
    return providers::qweather_token(access, stand_in_time + later).value();
  };
  CHECK(token_at(1min) == token_at(9min));
  CHECK(token_at(9min) != token_at(11min));
  stand_in.control(R"({"advance_s":7200})");
  CHECK(ask_qweather(way, access).why.find("401") != std::string::npos);  // our clock is late
  stand_in.control(R"({"now":"2026-11-22T02:00:00Z"})");
  access.key_id = "another";
  CHECK(ask_qweather(way, access).why == "It answered 401: unauthorized.");
  access.private_key = "no key";
  CHECK(ask_qweather(way, access).why == "Our private key is no Ed25519 key in PEM.");
}

TEST_CASE("alerts of One Call are warnings, in 3.0 at once and in 4.0 one by one") {
  auto const alerts =
      R"({"alerts":[{"id":"urn:oid:1","event":"暴雨橙色预警","start":"2026-11-22T00:00:00Z",)"
      R"("end":"2026-11-22T12:00:00Z","description":"注意防范。","tags":["Rain"]},)"
      R"({"id":"urn:oid:2","sender_name":"","event":"Watch","start":"2026-11-22T00:00:00Z",)"
      R"("end":"2026-11-22T12:00:00Z","tags":["Wind"]}]})";
  using providers::OpenWeatherPlan;
  for (auto const& [plan, version, calls] : {std::tuple{OpenWeatherPlan::one_call_3, "3.0", 1u},
                                             std::tuple{OpenWeatherPlan::one_call_4, "4.0", 3u}}) {
    CAPTURE(std::string(version));
    StandIn const stand_in("openweather", {"--plan", version});
    Way way(stand_in.url());
    providers::OpenWeather client(way.provider, "stand-in-appid", plan);
    auto const ask = [&] { return client.warnings(way.soon(), fuzhou.at, ""); };
    CHECK(in_force(ask(), stand_in_time).empty());
    stand_in.control(R"({"reset":true})");
    stand_in.control(alerts);
    auto const found = in_force(ask(), stand_in_time);
    CHECK(stand_in.calls() == calls);
    REQUIRE(found.size() == 2);
    CHECK(found[0].severity == Severity::severe);
    CHECK(found[0].hazard == Hazard::rainstorm);
    CHECK(found[1].hazard == Hazard::gale);  // by its tag
    CHECK(found[1].language == "en");
    CHECK(in_force(ask(), stand_in_time + 10h).empty());
    for (auto const* fault : {R"({"error":"invalid_key"})", R"({"error":"blocked"})"}) {
      stand_in.fault(fault);
      CHECK_FALSE(ask().value);
      way.clock.advance(11min);
    }
  }
  StandIn const stand_in("openweather", {"--plan", "4.0"});
  stand_in.control(alerts);
  stand_in.fault(R"({"quirk":"current_object"})");
  Way way(stand_in.url());
  providers::OpenWeather client(way.provider, "stand-in-appid", OpenWeatherPlan::one_call_4);
  CHECK(in_force(client.warnings(way.soon(), fuzhou.at, ""), stand_in_time).size() == 2);
}

TEST_CASE("a CAP document behind an address is read, and what is none says why") {
  StandIn const stand_in("cap");
  struct Row {
    char const* name;
    std::size_t warnings;
    char const* why;
  };
  for (auto const& [name, warnings, why] :
       {Row{"rain", 1, ""}, Row{"exercise", 0, ""}, Row{"all_clear", 0, ""}, Row{"expired", 0, ""},
        Row{"circle", 1, ""}, Row{"with_doctype", 0, "A document type is not allowed."},
        Row{"entity_bomb", 0, "A document type is not allowed."},
        Row{"huge", 0, "larger than a megabyte"}, Row{"z_time", 0, "no time of CAP"},
        Row{"not_xml", 0, "This is no"}, Row{"nobody_wrote_it", 0, "It answered 404."}}) {
    CAPTURE(std::string(name));
    SiteBehind site(stand_in, "/alerts/" + std::string(name) + ".xml");
    site.feed.read_on(site.way.soon());
    auto const told = site.feed.told();
    CHECK(told.is_whole == std::string_view(why).empty());
    std::vector<weather::WarningMessage> messages;
    for (auto const& each : *told.messages) messages.push_back(weather::message_for(each, fuzhou));
    CHECK(weather::warnings_in_force(messages, stand_in_time).size() == warnings);
    CHECK(site.has_logged(why));
  }
}

TEST_CASE("feeds name documents, which are read once for each revision") {
  StandIn const stand_in("cap");
  for (auto const* path : {"/feeds/atom.xml", "/feeds/rss.xml"}) {
    CAPTURE(std::string(path));
    stand_in.control(R"({"reset":true})");
    stand_in.control(R"({"named":["rain","circle","cut","http://127.0.0.1:1/alerts/rain.xml"]})");
    SiteBehind site(stand_in, path);
    auto const read_again = [&] {
      site.way.clock.advance(SiteBehind::every);
      site.feed.read_on(site.way.soon());
      return site.feed.told();
    };
    auto told = read_again();
    CHECK(told.is_whole);
    CHECK(told.messages->size() == 2);
    CHECK(site.has_logged("It is on another site."));
    CHECK(stand_in.calls("/alerts/") == 3);
    told = read_again();
    CHECK(stand_in.calls("/alerts/") == 3);
    CHECK(told.messages->size() == 2);

    stand_in.control(R"({"advance_s":60,"documents":{"rain":"<alert/>"}})");
    CHECK(read_again().messages->size() == 1);
    stand_in.control(R"({"advance_s":60,"named":[]})");
    told = read_again();
    CHECK(told.is_whole);
    CHECK(told.messages->empty());
  }
}

TEST_CASE("a feed is sent again only when it changed") {
  StandIn const stand_in("cap");
  for (auto const* path : {"/feeds/atom.xml", "/feeds/rss.xml"}) {
    CAPTURE(std::string(path));
    stand_in.control(R"({"reset":true})");
    SiteBehind site(stand_in, path);
    auto const status_of_reading = [&] {
      site.way.clock.advance(SiteBehind::every);
      site.feed.read_on(site.way.soon());
      return boost::json::parse(stand_in.last_call()).at("status").as_int64();
    };
    CHECK(status_of_reading() == 200);
    CHECK(status_of_reading() == 304);
    stand_in.control(R"({"advance_s":60,"named":["rain"]})");
    status_of_reading();
    CHECK(site.feed.told().messages->size() == 1);
    CHECK(status_of_reading() == 304);
    CHECK(site.feed.told().is_whole);
    CHECK(site.feed.told().messages->size() == 1);
    CHECK(site.way.provider.standing().trouble.empty());
  }
}

TEST_CASE("a feed that did not change is no answer to who knows none") {
  StandIn const stand_in("cap");
  stand_in.fault(R"({"status":304})");
  SiteBehind site(stand_in, "/feeds/atom.xml");
  site.feed.read_on(site.way.soon());
  CHECK_FALSE(site.feed.told().is_whole);
  CHECK(site.has_logged("It answered 304."));
}

TEST_CASE("a feed is read again though nothing can be made of its ETag") {
  StandIn const stand_in("cap");
  SiteBehind site(stand_in, "/feeds/atom.xml");
  for (auto const* tag : {R"(\u0001)", R"(风)", R"(\u0000)", R"(\t \t)"}) {
    CAPTURE(std::string(tag));
    stand_in.fault(fmt::format(R"({{"headers":{{"ETag":"{}"}}}})", tag));
    for (int i = 0; i < 2; ++i) {
      site.way.clock.advance(SiteBehind::every);
      site.feed.read_on(site.way.soon());
    }
    CHECK_FALSE(site.has_logged("cannot be written"));
    CHECK(stand_in.calls() % 2 == 0);
  }
}

TEST_CASE("while a site of CAP does not answer, what it told last stands") {
  StandIn const stand_in("cap");
  stand_in.control(R"({"named":["rain","circle"]})");
  SiteBehind site(stand_in, "/feeds/atom.xml");
  stand_in.fault(R"({"status":503})", 9, "circle");
  auto const read_again = [&] {
    site.way.clock.advance(SiteBehind::every);
    site.feed.read_on(site.way.soon());
    return site.feed.told();
  };
  auto told = read_again();
  CHECK_FALSE(told.is_whole);  // one is missing
  CHECK(told.messages->size() == 1);
  stand_in.control(R"({"reset":true})");
  stand_in.control(R"({"named":["rain","circle","nobody_wrote_it"]})");
  told = read_again();
  CHECK(told.is_whole);  // one that is gone is not missing
  CHECK(told.messages->size() == 2);
  for (auto const* fault : {R"({"status":500})", R"({"reset":true})", R"({"garbage":true})",
                            R"({"truncate":60})", R"({"html":true})"}) {
    CAPTURE(std::string(fault));
    stand_in.fault(fault, 9, "/feeds/");
    told = read_again();
    CHECK(told.is_whole);
    CHECK(told.messages->size() == 2);
  }
}

TEST_CASE("the next warns when the first is dead; nothing to warn of is the first's answer") {
  StandIn const stand_in("qweather");
  Way way(stand_in.url());
  providers::ChainedWarnings chained(way.clock);
  int asked = 0;
  chained.add("qweather", [&](auto until, auto const& where, auto const& trace) {
    return QWeather(way.provider, by_key, way.clock).warnings(until, where, trace);
  });
  chained.add("cap", [&](auto, auto const&, auto const&) {
    ++asked;
    return Said<WarningsAt>{.value = WarningsAt{}};
  });
  stand_in.fault(R"({"reset":true})", 9);
  CHECK(chained.warnings(fuzhou, way.soon(), ""));
  CHECK(asked == 1);
  stand_in.control(R"({"reset":true,"warnings":[]})");
  auto const calm = chained.warnings(fuzhou, way.soon(), "");
  REQUIRE(calm);
  CHECK(calm->messages.empty());
  CHECK(calm->fetched_at == way.clock.now());
  CHECK(asked == 1);
}

TEST_CASE("QWeather itself keeps the same contract") {
  auto const* const host = ::getenv("XINGQU_CONTRACT_QWEATHER_URL");
  auto const* const key = ::getenv("XINGQU_CONTRACT_QWEATHER_KEY");
  if (!host || !key) {
    MESSAGE("skipped: QWeather itself, XINGQU_CONTRACT_QWEATHER_URL and _KEY are not set");
    return;
  }
  auto const url = providers::parse_url(host);
  REQUIRE(url);
  Way way(*url);
  auto const said = ask_qweather(way, {.key = key});
  REQUIRE_MESSAGE(said.value, said.why);
  CHECK_FALSE(ask_qweather(way, {.key = "no key"}).value);
}
