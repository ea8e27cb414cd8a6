// SPDX-License-Identifier: Apache-2.0
#include "weather/cap.hpp"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "weather/cap_folder.hpp"

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using weather::CapMessage;
using weather::Hazard;
using weather::MessageType;
using weather::Severity;

namespace {

constexpr base::LatLon in_fuzhou{26.08, 119.30};
constexpr base::LatLon in_xiamen{24.48, 118.09};
places::AreaCode const fuzhou{350100};
places::AreaCode const nowhere{};

// The same documents as the stand-in for a warning office serves; tests/data/cap/README.md.
std::string document(std::string const& name) {
  std::ostringstream text;
  text << std::ifstream(XINGQU_SOURCE_DIR "/tests/data/cap/" + name + ".xml").rdbuf();
  REQUIRE_MESSAGE(!text.str().empty(), name);
  return text.str();
}

CapMessage read(std::string const& name) {
  auto message = weather::read_cap(document(name));
  REQUIRE_MESSAGE(message.has_value(), name);
  return *message;
}

std::string why_not(std::string const& xml) {
  auto const message = weather::read_cap(xml);
  return message ? "" : message.error().why;
}

std::size_t count_at(CapMessage const& message, base::LatLon at, places::AreaCode area) {
  return weather::message_for(message, {at, area}).warnings.size();
}

}  // namespace

TEST_CASE("a CAP document is read in our words") {
  auto const message = read("rain");
  CHECK(message.type == MessageType::alert);
  CHECK(message.is_for_public);
  REQUIRE(message.warnings.size() == 1);
  auto const& warning = message.warnings[0].warning;
  CHECK(warning.hazard == Hazard::rainstorm);
  CHECK(warning.severity == Severity::moderate);
  CHECK(warning.sender == "福州市气象台");
  CHECK(warning.language == "zh");
  CHECK(warning.headline.find("暴雨黄色预警") != std::string::npos);
  CHECK(warning.expires > warning.issued);
  CHECK(weather::message_for(message, {in_fuzhou, nowhere}).warnings[0].area == "福州市");
}

TEST_CASE("what is no CAP 1.2, or too much of it, is refused with the reason") {
  CHECK(why_not(document("with_doctype")) == "A document type is not allowed.");
  CHECK(why_not(document("entity_bomb")) == "A document type is not allowed.");
  CHECK(why_not(document("wrong_namespace")) == "This is no alert of CAP 1.2.");
  CHECK(why_not(document("cut")).starts_with("This is no XML"));
  CHECK(why_not(document("not_xml")).starts_with("This is no"));
  CHECK(why_not(document("z_time")).find("is no time of CAP") != std::string::npos);
  CHECK(why_not(std::string((1 << 20) + 1, ' ')) == "The document is larger than a megabyte.");
  for (auto const* text : {"", "<", "<alert/>", "<alert xmlns='urn:other'/>", "\xff\xfe\xff",
                           "<a:alert xmlns:a='urn:oasis:names:tc:emergency:cap:1.2'/>"})
    CHECK_MESSAGE(!why_not(text).empty(), text);
}

TEST_CASE("a prefix for its namespace changes nothing") {
  auto const message = weather::read_cap(
      R"(<c:alert xmlns:c="urn:oasis:names:tc:emergency:cap:1.2"><c:identifier>1</c:identifier>)"
      R"(<c:sender>s</c:sender><c:sent>2026-11-22T00:00:00-00:00</c:sent>)"
      R"(<c:status>Actual</c:status>)"
      R"(<c:msgType>Cancel</c:msgType><c:scope>Public</c:scope>)"
      R"(<c:references>s,0,2026-11-21T00:00:00-00:00</c:references></c:alert>)");
  REQUIRE(message);
  CHECK(message->id == "s,1,2026-11-22T00:00:00-00:00");
  CHECK(message->type == MessageType::cancel);
  CHECK(message->supersedes == std::vector<std::string>{"s,0,2026-11-21T00:00:00-00:00"});
}

TEST_CASE("exercises, tests and what is over by its own word are never shown") {
  CHECK_FALSE(read("exercise").is_for_public);
  CHECK_FALSE(read("test_message").is_for_public);
  CHECK(read("all_clear").warnings.empty());
  CHECK(read("no_info").warnings.empty());
}

TEST_CASE("what an office leaves open is taken with care") {
  auto const endless = read("no_expiry").warnings.at(0).warning;
  CHECK(endless.expires == endless.issued + 24h);
  auto const unknown = read("severity_unknown").warnings.at(0).warning;
  CHECK(unknown.severity == Severity::moderate);  // of the colour that stands beside it
}

TEST_CASE("a warning holds inside its polygon, its circle or its division, and nowhere else") {
  auto const rain = read("rain");
  CHECK(count_at(rain, in_fuzhou, nowhere) == 1);
  CHECK(count_at(rain, {26.5, 119.3}, nowhere) == 0);
  CHECK(count_at(rain, {26.5, 119.3}, fuzhou) == 1);  // named by its code as well
  CHECK(count_at(rain, in_xiamen, places::AreaCode(350200)) == 0);
  auto const circle = read("circle");
  CHECK(count_at(circle, {26.28, 119.3}, nowhere) == 1);  // 22 km away
  CHECK(count_at(circle, {26.33, 119.3}, nowhere) == 0);  // 28 km
  auto const open = read("open_polygon");
  CHECK(count_at(open, in_fuzhou, nowhere) == 0);
  CHECK(count_at(open, in_fuzhou, places::AreaCode(350102)) == 1);
  auto const two = read("two_areas");
  CHECK(weather::message_for(two, {in_xiamen, places::AreaCode(350112)}).warnings.at(0).area ==
        "福州市");  // the city's code covers its district
}

TEST_CASE("six digits of another country's code are no division of China") {
  auto xml = document("two_areas");
  for (auto at = xml.find("CN-ADCODE"); at != std::string::npos; at = xml.find("CN-ADCODE"))
    xml.replace(at, 9, "SAME");
  auto const message = weather::read_cap(xml);
  REQUIRE(message);
  CHECK(count_at(*message, in_xiamen, fuzhou) == 0);
  CHECK(count_at(*message, in_fuzhou, fuzhou) == 1);
}

TEST_CASE("updates and cancellations work whatever their order, an update of nobody is new") {
  auto const at = [](std::vector<char const*> const& names, base::Instant now) {
    std::vector<weather::WarningMessage> messages;
    for (auto const* name : names)
      messages.push_back(weather::message_for(read(name), {in_fuzhou, fuzhou}));
    return weather::warnings_in_force(messages, now);
  };
  auto const issued = read("rain").warnings.at(0).warning.issued;
  auto const now = issued + 5h;
  CHECK(at({"rain"}, now).size() == 1);
  for (auto const& names :
       {std::vector{"rain", "rain_update"}, std::vector{"rain_update", "rain"}}) {
    auto const found = at(names, now);
    REQUIRE(found.size() == 1);
    CHECK(found[0].severity == Severity::severe);
  }
  CHECK(at({"rain", "rain_update", "rain_cancel"}, now).empty());
  CHECK(at({"update_of_unknown"}, now).size() == 1);
  CHECK(at({"rain", "rain"}, now).size() == 1);
  CHECK(at({"expired"}, now).empty());
  CHECK(at({"rain"}, issued + 72h).empty());
}

TEST_CASE("of two languages the wanted one is shown") {
  auto const message = weather::message_for(read("two_languages"), {in_fuzhou, fuzhou});
  REQUIRE(message.warnings.size() == 2);
  CHECK(message.warnings[1].language == "en");
  CHECK(message.warnings[1].hazard == Hazard::rainstorm);
}

TEST_CASE("a folder of documents is read, what cannot be read is told once") {
  struct Told final : base::Log {
    void write(base::Severity, std::string_view, std::string_view text) override {
      lines.emplace_back(text);
    }
    std::vector<std::string> lines;
  } log;
  char name[] = "/tmp/xingqu-cap-XXXXXX";
  fs::path const folder = ::mkdtemp(name);
  for (auto const* each : {"rain", "exercise", "cut"})
    fs::copy(XINGQU_SOURCE_DIR "/tests/data/cap/" + std::string(each) + ".xml", folder);
  fs::create_directory(folder / "folder.xml");
  base::ManualClock clock{base::Instant(1'000'000s)};
  weather::CapFolder documents(folder, clock, log);
  CHECK(documents.messages()->size() == 1);
  CHECK(log.lines.size() == 1);
  fs::copy(XINGQU_SOURCE_DIR "/tests/data/cap/rain_update.xml", folder);
  CHECK(documents.messages()->size() == 1);
  clock.advance(30s);
  CHECK(documents.messages()->size() == 2);
  CHECK(log.lines.size() == 1);
  fs::remove_all(folder);
  clock.advance(30s);
  CHECK(documents.messages()->empty());
  CHECK(weather::CapFolder({}, clock, log).messages()->empty());
}

TEST_CASE("dangers and their colours are known by the words of both languages") {
  struct Known {
    char const* text;
    Hazard hazard;
    Severity severity;
  };
  for (auto const& [text, hazard, severity] :
       {Known{"福州市气象台发布暴雨黄色预警信号", Hazard::rainstorm, Severity::moderate},
        Known{"雷雨大风蓝色预警", Hazard::thunderstorm, Severity::minor},
        Known{"海上大风橙色预警", Hazard::rough_sea, Severity::severe},
        Known{"大风红色预警[I级/特别严重]", Hazard::gale, Severity::extreme},
        Known{"低温雨雪冰冻预警", Hazard::cold_wave, Severity::unknown},
        Known{"Yellow Warning for Thunderstorms", Hazard::thunderstorm, Severity::moderate},
        Known{"Amber alert: High wind", Hazard::gale, Severity::severe},
        Known{"Redwood fire", Hazard::wildfire, Severity::unknown},
        Known{"空袭", Hazard::other, Severity::unknown}}) {
    CAPTURE(std::string(text));
    CHECK(weather::hazard_in(text) == hazard);
    CHECK(weather::severity_in(text) == severity);
  }
}
