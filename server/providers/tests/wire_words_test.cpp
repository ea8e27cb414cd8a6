// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "providers/chain.hpp"
#include "providers/outcome.hpp"
#include "providers/private_address.hpp"
#include "providers/sse_parser.hpp"
#include "providers/url.hpp"

using namespace std::chrono_literals;
using providers::covers;
using providers::parse_allowed_origin;
using providers::parse_url;
using providers::ServerEvent;
using providers::SseParser;

namespace {

std::vector<ServerEvent> events_of(std::string_view text, std::size_t step = 1) {
  std::vector<ServerEvent> events;
  SseParser parser([&](auto const& event) { events.push_back(event); });
  for (std::size_t at = 0; at < text.size(); at += step) CHECK(parser.feed(text.substr(at, step)));
  return events;
}

}  // namespace

TEST_CASE("a base URL says scheme, host, port and path, and nothing else") {
  auto const url = parse_url("https://API.example.com/v2/");
  REQUIRE(url);
  CHECK(*url == providers::Url{"https", "api.example.com", 443, "/v2"});
  CHECK(url->origin() == "https://api.example.com");
  CHECK(parse_url("http://[::1]:8080")->origin() == "http://[::1]:8080");
  CHECK(parse_url("http://x.example:80")->origin() == "http://x.example");
  for (auto const* text :
       {"", "api.example.com", "ftp://x.example", "file:///etc/passwd", "https://u:p@x.example",
        "https://x.example/?a=b", "https://x.example/#a", "https://", "http://x.example:0",
        "http://x.example:99999", "http://x y", "http://[fe80::1%25eth0]/"})
    CHECK_MESSAGE(!parse_url(text), text);
}

TEST_CASE("an address has a query as well, and links are read as browsers read them") {
  auto const address = providers::parse_address("https://API.example.com/cap?area=CN&x=1");
  REQUIRE(address);
  CHECK(address->origin == providers::Url{"https", "api.example.com", 443, ""});
  CHECK(address->target == "/cap?area=CN&x=1");
  CHECK(providers::parse_address("http://x.example")->target == "/");
  for (auto const* text : {"", "x.example/a", "ftp://x.example", "https://u:p@x.example/a",
                           "https://x.example/#a", "file:///etc/passwd"})
    CHECK_MESSAGE(!providers::parse_address(text), text);
  auto const resolved = [&](char const* link) {
    auto const found = providers::resolve_location(address->origin, "/feeds/cap.atom?a=b", link);
    return found ? found->origin.origin() + found->target : "none";
  };
  CHECK(resolved("one.xml") == "https://api.example.com/feeds/one.xml");
  CHECK(resolved("../alerts/one.xml?v=2") == "https://api.example.com/alerts/one.xml?v=2");
  CHECK(resolved("//evil.example/one.xml") == "https://evil.example/one.xml");
  CHECK(resolved("file:///etc/passwd") == "none");
}

TEST_CASE("what may be called is an origin, or every host below a name") {
  auto const covered = [](char const* allowed, char const* origin) {
    auto const url = parse_url(origin);
    return url && covers(parse_allowed_origin(allowed).value(), *url);
  };
  CHECK(covered("fcm.googleapis.com", "https://fcm.googleapis.com"));
  CHECK(covered("https://push.example:8443", "https://push.example:8443"));
  CHECK(covered("*.push.apple.com", "https://web.push.apple.com"));
  CHECK(covered("*.push.apple.com", "https://a.b.PUSH.apple.com"));
  CHECK(covered("http://*.push.example:81", "http://a.push.example:81"));
  for (auto const* origin :
       {"https://push.apple.com", "https://xpush.apple.com", "https://evilpush.apple.com.example",
        "https://web.push.apple.com.example", "https://web.push.apple.com.",
        "https://.push.apple.com", "http://web.push.apple.com", "https://web.push.apple.com:444",
        "https://web.push.apple.com@evil.example", "https://evil.example#.push.apple.com",
        "https://evil.example/.push.apple.com", "https://evil.example\\.push.apple.com",
        "https://evil.example%2f.push.apple.com", "https://evil.example%00.push.apple.com"})
    CHECK_MESSAGE(!covered("*.push.apple.com", origin), origin);
  CHECK_FALSE(covered("fcm.googleapis.com", "https://a.fcm.googleapis.com"));
  for (auto const* text :
       {"", "*", "*.", "*.com", "*.*.push.example", "a.*.push.example", "push.example/path",
        "*.push.example/path", "ftp://push.example", "user@push.example", "https://"})
    CHECK_MESSAGE(!parse_allowed_origin(text), text);
}

TEST_CASE("a number is the address it means, so that none slips through in disguise") {
  for (auto const* text : {"http://2130706433", "http://0x7f.1", "http://0177.0.0.1"})
    CHECK_MESSAGE(parse_url(text)->host == "127.0.0.1", text);
}

TEST_CASE("a target carries its values encoded") {
  providers::Target target("/search");
  target.add("q", "三坊 七巷&x=1").add("lat", 26.0);
  CHECK(target.str() == "/search?q=%E4%B8%89%E5%9D%8A%20%E4%B8%83%E5%B7%B7%26x%3D1&lat=26.00000");
  CHECK(providers::is_target(target.str()));
}

TEST_CASE("what is logged of a URL and of headers has no values that could be secret") {
  CHECK(providers::redacted_url("https://x.example/oauth?client_id=a&client_secret=b&flag") ==
        "https://x.example/oauth?client_id=***&client_secret=***&flag");
  CHECK(providers::redacted_url("https://me:pw@x.example/a") == "https://***@x.example/a");
  CHECK(providers::redacted_url("https://x.example/@a") == "https://x.example/@a");
  CHECK(providers::redacted_header("Authorization", "Bearer a") == "Authorization: ***");
  CHECK(providers::redacted_header("X-QW-Api-Key", "a") == "X-QW-Api-Key: ***");
  CHECK(providers::redacted_header("set-cookie", "a") == "set-cookie: ***");
  CHECK(providers::redacted_header("Accept", "text/html") == "Accept: text/html");
}

TEST_CASE("addresses that are not of the public internet are private") {
  for (auto const* text : {"127.0.0.1",
                           "10.1.2.3",
                           "172.16.0.1",
                           "172.31.255.255",
                           "192.168.1.1",
                           "169.254.169.254",
                           "100.64.0.1",
                           "0.0.0.0",
                           "224.0.0.1",
                           "255.255.255.255",
                           "198.18.0.1",
                           "192.0.2.1",
                           "::1",
                           "::",
                           "fe80::1",
                           "fc00::1",
                           "fd12::1",
                           "ff02::1",
                           "::ffff:127.0.0.1",
                           "64:ff9b::a00:1",
                           "2002:7f00:1::",
                           "2001:db8::1",
                           "2001::1",
                           "not an address"})
    CHECK_MESSAGE(providers::is_private_address(text), text);
  for (auto const* text :
       {"1.1.1.1", "172.15.0.1", "172.32.0.1", "100.128.0.1", "192.0.3.1", "223.255.255.255",
        "2606:4700::1111", "2400:3200::1", "::ffff:1.1.1.1", "64:ff9b::101:101", "2002:101:101::"})
    CHECK_MESSAGE(!providers::is_private_address(text), text);
}

TEST_CASE("a host of one's own is one that only one's own network can mean") {
  for (auto const* host :
       {"localhost", "ollama", "127.0.0.1", "[::1]", "10.0.0.1", "a.local", "models.internal"})
    CHECK_MESSAGE(providers::names_private_host(host), host);
  for (auto const* host : {"api.example.com", "8.8.8.8", "[2606:4700::1111]", "local.example"})
    CHECK_MESSAGE(!providers::names_private_host(host), host);
}

TEST_CASE("Retry-After is seconds or a date, at most a day") {
  base::Instant const now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22);
  CHECK(providers::retry_after_from("120", now) == 120s);
  CHECK(providers::retry_after_from(" 0 ", now) == 0s);
  CHECK(providers::retry_after_from("999999999999999999999", now) == 24h);
  CHECK(providers::retry_after_from("Sun, 22 Nov 2026 00:01:00 GMT", now) == 60s);
  CHECK(providers::retry_after_from("Sat, 21 Nov 2026 00:00:00 GMT", now) == 0s);
  for (auto const* text : {"", "soon", "-1", "1.5 apples"})
    CHECK_MESSAGE(!providers::retry_after_from(text, now), text);
}

TEST_CASE("events are told whatever their line ends, however the bytes are cut") {
  for (std::size_t const step : {1u, 2u, 5u, 100u}) {
    CHECK(events_of("data: a\n\ndata:b\r\n\r\ndata: c\r\r", step) ==
          std::vector<ServerEvent>{{"a"}, {"b"}, {"c"}});
    CHECK(events_of("\xef\xbb\xbf: hello\n\nevent: x\nid: 7\ndata: 福\ndata: 州\n\ndata\n\n",
                    step) == std::vector<ServerEvent>{{"福\n州", "x", "7"}, {"", "", "7"}});
    CHECK(events_of("retry: 5\nunknown: y\n\n", step).empty());
  }
}

TEST_CASE("a stream that ends without its last blank line is heard, one that was cut is not") {
  std::vector<ServerEvent> events;
  SseParser parser([&](auto const& event) { events.push_back(event); });
  CHECK(parser.feed("data: a\n\ndata: b\n"));
  CHECK(parser.finish());
  CHECK(events == std::vector<ServerEvent>{{"a"}, {"b"}});
  SseParser cut([&](auto const& event) { events.push_back(event); });
  CHECK(cut.feed("data: {\"half"));
  CHECK_FALSE(cut.finish());
  CHECK(events.size() == 2);
}

TEST_CASE("an event without end is refused instead of remembered") {
  SseParser parser([](auto const&) { FAIL("nothing to tell"); }, 100);
  CHECK(parser.feed("data: " + std::string(90, 'x') + "\n"));
  CHECK_FALSE(parser.feed("data: " + std::string(90, 'x') + "\n"));
  CHECK_FALSE(parser.feed("\n"));
  CHECK_FALSE(parser.finish());
}

TEST_CASE("a chain asks in order, says who answered, and leaves time for the next") {
  base::ManualClock clock{base::Instant(0s)};
  providers::Chain<int> chain(clock);
  std::vector<std::chrono::microseconds> shares;
  chain.add("first", [&](base::Instant until) {
    shares.push_back(until - clock.now());
    clock.set(until);  // it hangs
    return providers::Said<int>{.why = "Too slow."};
  });
  chain.add("second", [&](base::Instant until) {
    shares.push_back(until - clock.now());
    return providers::Said<int>{.value = 7};
  });
  chain.add("third",
            [](base::Instant) -> providers::Said<int> { throw std::logic_error("asked"); });
  auto const answer = chain.ask(clock.now() + 9s);
  CHECK(answer.value == 7);
  CHECK(answer.by == "second");
  REQUIRE(answer.in_vain.size() == 1);
  CHECK(answer.in_vain[0].provider == "first");
  CHECK(answer.in_vain[0].why == "Too slow.");
  CHECK(shares == std::vector<std::chrono::microseconds>{3s, 3s});
}

TEST_CASE("a final no is not taken to the next provider") {
  base::ManualClock const clock{base::Instant(0s)};
  providers::Chain<int> chain(clock);
  chain.add("careful",
            [](auto) { return providers::Said<int>{.why = "Unsafe.", .is_final = true}; });
  chain.add("careless", [](auto) { return providers::Said<int>{.value = 1}; });
  auto const answer = chain.ask(clock.now() + 9s);
  CHECK_FALSE(answer.value);
  CHECK(answer.by == "careful");
  CHECK(answer.in_vain.size() == 1);
}

TEST_CASE("a chain whose time is over asks nobody else") {
  base::ManualClock clock{base::Instant(0s)};
  providers::Chain<int> chain(clock);
  chain.add("slow", [&](auto) {
    clock.advance(1h);
    return providers::Said<int>{.why = "Too slow."};
  });
  chain.add("quick", [](auto) { return providers::Said<int>{.value = 1}; });
  auto const answer = chain.ask(clock.now() + 9s);
  CHECK_FALSE(answer.value);
  CHECK(answer.by.empty());
  CHECK(answer.in_vain.size() == 2);
}
