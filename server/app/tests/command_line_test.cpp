// SPDX-License-Identifier: Apache-2.0
#include "app/command_line.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/agents.hpp"
#include "base/random.hpp"
#include "desk.hpp"
#include "storage/sql.hpp"

namespace fs = std::filesystem;

TEST_CASE("a wrong command is usage, not breakage") {
  Desk desk;
  CHECK(desk.run({"fly"}).code == 2);
  CHECK(desk.run({}).code == 2);
  CHECK(desk.run({"config", "check", "--set", "nonsense"}).code == 2);
  CHECK(desk.run({"--help"}).out.find("backup") != std::string::npos);
}

TEST_CASE("config check names the nearest known key") {
  Desk desk;
  auto const told = desk.run({"config", "check", "--set", "server.lisen=x:1"});
  CHECK(told.code == 1);
  CHECK(told.err.find("did you mean server.listen?") != std::string::npos);
  CHECK(desk.run({"config", "check"}).code == 0);
}

TEST_CASE("migrate, backup and restore bring a site to another place") {
  Desk desk;
  CHECK(desk.run({"doctor"}).code == 1);  // the schema is still to come
  REQUIRE(desk.run({"migrate"}).code == 0);
  CHECK(desk.run({"migrate"}).out.find("0 applied") == 0);
  CHECK(desk.run({"doctor"}).code == 0);
  fs::create_directories(desk.root / "backups");
  auto const saved = desk.run({"backup", "--to", (desk.root / "backups").string()});
  REQUIRE_MESSAGE(saved.code == 0, saved.err);
  auto const folder = fs::directory_iterator(desk.root / "backups")->path().string();

  auto const onto_itself = desk.run({"restore", folder});
  CHECK(onto_itself.code == 1);
  CHECK(onto_itself.err.find("is not empty") != std::string::npos);
  fs::rename(desk.root / "data", desk.root / "lost");
  CHECK(desk.run({"restore", folder}).code == 0);
  CHECK(desk.run({"doctor"}).code == 0);
}

TEST_CASE("what the outbox gave up is told with its reason, and tried again when wanted") {
  Desk const desk;
  CHECK(desk.run({"migrate"}).code == 0);
  CHECK(desk.run({"outbox"}).out == "0 waiting, 0 given up\n");
  {
    base::SystemRandom random;
    storage::Database db("sqlite:" + (desk.root / "data/xingqu.db").string(), random);
    db.write([](storage::Sql& sql) {
      sql << "INSERT INTO outbox (id, topic, message_key, payload, created_at_us, due_at_us, "
             "attempts, state, last_error) VALUES ('01J00000000000000000000ANN', 'notice_letter', "
             "'anna', '{}', 1, 1, 10, 'dead', 'no such mail server')";
    });
  }
  std::string const listed =
      "01J00000000000000000000ANN  notice_letter anna after 10 attempts: no such mail server\n"
      "0 waiting, 1 given up\n";
  CHECK(desk.run({"outbox"}).out == listed);
  CHECK(desk.run({"outbox", "--revive"}).out == listed + "1 to be tried again\n");
  CHECK(desk.run({"outbox"}).out == "1 waiting, 0 given up\n");
}

TEST_CASE("data and secrets are for their owner alone") {
  Desk desk;
  REQUIRE(desk.run({"migrate"}).code == 0);
  for (auto const* folder : {"data", "data/secrets"})
    CHECK((fs::status(desk.root / folder).permissions() & fs::perms(077)) == fs::perms::none);
}

TEST_CASE("the page of settings is the table of settings") {
  std::ostringstream page;
  page << std::ifstream(XINGQU_SOURCE_DIR "/docs/operations/settings.md").rdbuf();
  auto const text = page.str();
  auto const table = Desk().run({"config", "list", "--markdown"}).out;
  CHECK_MESSAGE(text.ends_with(table), "xingqu config list --markdown has changed");
}

TEST_CASE("the committed description of the API is that of the endpoints") {
  std::ostringstream committed;
  committed << std::ifstream(XINGQU_SOURCE_DIR "/api/openapi.yaml").rdbuf();
  auto const told = Desk().run({"openapi"});
  REQUIRE_MESSAGE(told.code == 0, told.err);
  CHECK_MESSAGE(committed.str() == told.out, "run make api");
}

TEST_CASE("without third parties nothing is asked and nothing is wrong") {
  auto const told = Desk().run({"doctor", "--providers"});
  CHECK(told.code == 0);
  CHECK(told.out.find("none is configured") != std::string::npos);
}

TEST_CASE("doctor says of each third party whether it serves us, and if not, why") {
  auto const told =
      Desk().run({"doctor", "--providers", "--set", "weather.order=openweather,open_meteo", "--set",
                  "weather.open_meteo_url=http://127.0.0.1:9"});
  CHECK(told.code == 1);
  CHECK(told.out.find("warn  openweather: not configured: weather.openweather_key is empty") !=
        std::string::npos);
  CHECK(told.out.find("FAIL  open_meteo: http://127.0.0.1:9 does not serve us: ") !=
        std::string::npos);
}

TEST_CASE("settings of third parties that cannot be are refused where they stand") {
  Desk desk;
  auto const problem_of = [&](std::string const& setting) {
    auto const told =
        desk.run({"config", "check", "--set", "weather.order=open_meteo", "--set", setting});
    CHECK(told.code == 1);
    return told.err;
  };
  CHECK(problem_of("weather.order=openweather,weathercom")
            .find("weathercom is none of openweather, open_meteo") != std::string::npos);
  CHECK(problem_of("weather.order=open_meteo,open_meteo").find("is there twice") !=
        std::string::npos);
  CHECK(problem_of("weather.cap_feeds=https://a.example/cap, office.example/cap")
            .find("office.example/cap is no http or https URL") != std::string::npos);
  CHECK(problem_of("weather.cap_feeds=https://a.example/cap,https://a.example/cap")
            .find("is there twice") != std::string::npos);
  CHECK(problem_of("weather.open_meteo_url=ftp://x.example")
            .find("weather.open_meteo_url is no http or https URL") != std::string::npos);
  CHECK(problem_of("weather.openweather_version=4").find("none of 3.0, 4.0, 2.5") !=
        std::string::npos);
}

TEST_CASE("an agent on stdin acts for one person, within its scopes") {
  Desk desk;
  desk.input = "Mountain-Water-42";
  REQUIRE(desk.run({"user", "add", "anna"}).code == 0);
  auto const call = [](std::string const& tool) {
    return R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":")" + tool +
           R"(","arguments":{}}})" + "\n";
  };
  desk.input = call("list_trips") + call("keep_trip");
  auto const told = desk.run({"mcp", "--user", "anna", "--language", "en"});
  REQUIRE_MESSAGE(told.code == 0, told.err);
  CHECK(told.out.find("No trip has been kept.") != std::string::npos);
  CHECK(told.out.find("insufficient_scope") != std::string::npos);
  CHECK(std::count(told.out.begin(), told.out.end(), '\n') == 2);
  CHECK(told.err.find("mcp: list_trips answered for ") != std::string::npos);
  auto const wider = desk.run({"mcp", "--user", "anna", "--scope", "trips:write"});
  CHECK(wider.out.find("insufficient_scope") < wider.out.find("/recommendation_id"));
}

TEST_CASE("an agent for nobody, or with scopes that there are not, is refused") {
  Desk desk;
  CHECK(desk.run({"mcp", "--user", "nobody"}).code == 1);
  CHECK(
      desk.run({"mcp", "--user", "nobody", "--scope", "account"}).err.find("account is none of") !=
      std::string::npos);
  CHECK(desk.run({"mcp"}).code == 2);
}

TEST_CASE("the origin of our pages is their address without its path") {
  CHECK(app::origin_of("https://trips.example.org/xingqu/") == "https://trips.example.org");
  CHECK(app::origin_of("http://localhost:8080") == "http://localhost:8080");
  CHECK(app::origin_of("http://[::1]:80/") == "http://[::1]:80");
}
