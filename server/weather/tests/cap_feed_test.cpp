// SPDX-License-Identifier: Apache-2.0
#include "weather/cap_feed.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include "weather/cap_index.hpp"

using namespace std::chrono_literals;
using weather::CapLink;
using weather::read_cap_index;

namespace {

constexpr std::chrono::seconds every{120};

std::vector<CapLink> links_in(std::string_view xml) {
  auto const found = read_cap_index(xml);
  REQUIRE(found);
  REQUIRE(found->has_value());
  return **found;
}

std::string atom(std::string const& entries) {
  return R"(<feed xmlns="http://www.w3.org/2005/Atom"
 xmlns:cap="urn:oasis:names:tc:emergency:cap:1.2">)" +
         entries + "</feed>";
}

std::string document(std::string const& name) {
  std::ifstream in(XINGQU_SOURCE_DIR "/tests/data/cap/" + name + ".xml", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Silent final : base::Log {
  void write(base::Severity, std::string_view, std::string_view text) override {
    lines.emplace_back(text);
  }
  std::vector<std::string> lines;
};

// Each reading takes a second.
struct Site final : weather::CapSite {
  std::string const& address() const override { return address_; }
  base::Result<std::string> read(std::string_view link, std::size_t, base::Instant) override {
    clock.advance(1s);
    read_links.emplace_back(link);
    if (is_down) return base::refuse(base::Refusal::unavailable, "Nobody answers.");
    if (link.empty()) return index;
    return document(std::string(link));
  }
  std::string const address_ = "https://office.example/cap.atom";
  base::ManualClock clock{base::Instant(1'000'000s)};
  std::string index;
  std::vector<std::string> read_links;
  bool is_down = false;
};

std::string entry(std::string const& name, std::string const& more = "") {
  return "<entry><link href=\"" + name + "\"/>" + more + "</entry>";
}

}  // namespace

TEST_CASE("an Atom feed names documents by the link that is said to be one") {
  auto const links = links_in(atom(R"(<link href="self.atom" rel="self"/>
<entry><updated>2026-11-22T10:00:00Z</updated><link rel="self" href="no"/><link href="page.html"/>
<link type="application/cap+xml" href="one.xml"/>
<cap:expires>2026-11-22T18:00:00+08:00</cap:expires></entry>
<entry><link rel="alternate" href="https://office.example/two.xml"/></entry>
<entry><link rel="enclosure" href="picture.png"/></entry><entry/>)"));
  REQUIRE(links.size() == 2);
  CHECK(links[0].address == "one.xml");
  CHECK(links[0].revision == "2026-11-22T10:00:00Z");
  CHECK(links[0].expires == base::Instant(1'795'341'600s));
  CHECK(links[1].address == "https://office.example/two.xml");
  CHECK_FALSE(links[1].expires);
}

TEST_CASE("RSS names them by enclosure or link") {
  auto const links = links_in(R"(<rss version="2.0"><channel><link>https://office.example</link>
<item><link> https://office.example/one.xml </link>
<pubDate>Sun, 22 Nov 2026 10:00:00 +0000</pubDate></item>
<item><link>page.html</link><enclosure type="application/cap+xml" url="two.xml"/></item>
<item><title>nothing</title></item></channel></rss>)");
  REQUIRE(links.size() == 2);
  CHECK(links[0].address == "https://office.example/one.xml");
  CHECK(links[0].revision == "Sun, 22 Nov 2026 10:00:00 +0000");
  CHECK(links[1].address == "two.xml");
}

TEST_CASE("what is no index is told apart from what is refused") {
  auto const alert = read_cap_index(document("rain"));
  REQUIRE(alert);
  CHECK_FALSE(alert->has_value());
  CHECK_FALSE(read_cap_index("{}"));
  CHECK_FALSE(read_cap_index(R"(<!DOCTYPE feed [<!ENTITY a "b">]><feed/>)"));
  CHECK_FALSE(read_cap_index(std::string(weather::most_index_bytes + 1, ' ')));
  CHECK(links_in("<feed/>").empty());
  std::string many;
  for (std::size_t i = 0; i <= weather::most_links; ++i) many += entry(std::to_string(i));
  CHECK(links_in(atom(many)).size() == weather::most_links);
}

TEST_CASE("a site is read a little at a time, and tells when it has been read whole") {
  Site site;
  Silent log;
  weather::CapFeed feed(site, every, site.clock, log);
  site.index = atom(entry("rain") + entry("circle") + entry("rain") + entry("exercise"));
  CHECK_FALSE(feed.told().is_whole);
  feed.read_on(site.clock.now() + 3s);
  CHECK(site.read_links == std::vector<std::string>{"", "rain", "circle"});
  CHECK_FALSE(feed.told().is_whole);
  CHECK(feed.told().messages->empty());
  feed.read_on(site.clock.now() + 3s);
  CHECK(site.read_links.size() == 4);
  CHECK(feed.told().is_whole);
  CHECK(feed.told().messages->size() == 2);  // an exercise is not for the public
  feed.read_on(site.clock.now() + 3s);
  CHECK(site.read_links.size() == 4);  // it is not time yet
  CHECK(feed.told().address == site.address());
}

TEST_CASE("what a feed says has expired is not read, nor what it had before") {
  Site site;
  Silent log;
  weather::CapFeed feed(site, every, site.clock, log);
  site.index = atom(entry("rain", "<cap:expires>1970-01-12T13:46:00-00:00</cap:expires>") +
                    entry("circle", "<cap:expires>1970-01-12T13:47:00-00:00</cap:expires>"));
  feed.read_on(site.clock.now() + 9s);
  CHECK(site.read_links == std::vector<std::string>{"", "circle"});
  CHECK(feed.told().messages->size() == 1);
  site.clock.advance(every);
  feed.read_on(site.clock.now() + 9s);
  CHECK(feed.told().is_whole);
  CHECK(feed.told().messages->empty());
}

TEST_CASE("a site that falls silent is asked again when it is time, and its last word stands") {
  Site site;
  Silent log;
  weather::CapFeed feed(site, every, site.clock, log);
  site.index = document("rain");
  feed.read_on(site.clock.now() + 9s);
  CHECK(feed.told().is_whole);
  site.is_down = true;
  for (int i = 0; i < 3; ++i) {
    site.clock.advance(every);
    feed.read_on(site.clock.now() + 9s);
  }
  CHECK(feed.told().is_whole);
  CHECK(feed.told().messages->size() == 1);
  CHECK(log.lines.size() == 1);
  site.is_down = false;
  site.index = atom("");
  site.clock.advance(every);
  feed.read_on(site.clock.now() + 9s);
  CHECK(feed.told().messages->empty());
}
