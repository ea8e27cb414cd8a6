// SPDX-License-Identifier: Apache-2.0
#include "ops/settings.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include "base/expects.hpp"

using ops::Settings;

namespace {

struct File {  // a settings file that is removed again
  explicit File(std::string const& text) {
    char name[] = "/tmp/xingqu-settings-XXXXXX";
    int const handle = ::mkstemp(name);
    ::close(handle);
    path = name;
    std::ofstream(path) << text;
  }
  ~File() { std::filesystem::remove(path); }
  std::filesystem::path path;
};

std::string first_problem(Settings::Sources const& sources) {
  auto const settings = Settings::load(sources);
  if (settings) return "";
  auto const& problem = settings.error().fields.at(0);
  return problem.pointer + " " + problem.detail;
}

}  // namespace

TEST_CASE("without any source the defaults are in force") {
  auto const settings = Settings::load({});
  REQUIRE(settings);
  CHECK(settings->text("server.listen") == "localhost:8080");
  CHECK(settings->number("lanes.db_threads") == 8);
  CHECK(settings->yes("log.console"));
  CHECK(settings->list("server.cors_origins").empty());
  CHECK_THROWS_AS((void)settings->text("no.such_key"), base::Bug);
}

TEST_CASE("every default fits its own row") {
  for (auto const& setting : ops::all_settings())
    CHECK_MESSAGE(
        first_problem({.flags = {{std::string(setting.key), std::string(setting.initial)}}}) == "",
        setting.key);
}

TEST_CASE("files give way to the environment, and that to flags") {
  File const base("server: {listen: 'a:1', io_threads: 3}\nlog:\n  level: warn\n");
  File const over(
      "server:\n  listen: b:2\n  cors_origins: [https://x.example, https://y.example]\n");
  Settings::Sources sources{.files = {base.path, over.path}};
  CHECK(Settings::load(sources)->text("server.listen") == "b:2");
  CHECK(Settings::load(sources)->number("server.io_threads") == 3);
  CHECK(Settings::load(sources)->list("server.cors_origins").size() == 2);
  sources.environment = [](char const* name) {
    return std::string_view(name) == "XINGQU_SERVER_LISTEN" ? "c:3" : nullptr;
  };
  CHECK(Settings::load(sources)->text("server.listen") == "c:3");
  sources.flags["server.listen"] = "d:4";
  CHECK(Settings::load(sources)->text("server.listen") == "d:4");
}

TEST_CASE("an unknown key is refused with the nearest known one") {
  File const file("server:\n  lisen: a:1\n");
  CHECK(first_problem({.files = {file.path}}) ==
        file.path.string() + ": server.lisen is not a setting; did you mean server.listen?");
}

TEST_CASE("a value that does not fit is refused, with its place") {
  CHECK(first_problem({.flags = {{"lanes.db_threads", "many"}}}) ==
        "flag: lanes.db_threads \"many\" is not a whole number");
  CHECK(first_problem({.flags = {{"lanes.db_threads", "0"}}}) ==
        "flag: lanes.db_threads 0 is not between 1 and 256");
  CHECK(first_problem({.flags = {{"log.console", "perhaps"}}}) ==
        "flag: log.console \"perhaps\" is neither yes nor no");
  File const broken("server: [unclosed\n");
  CHECK(first_problem({.files = {broken.path}}).find(":2 ") != std::string::npos);
  CHECK(first_problem({.files = {"/nowhere/x.yml"}}) == "/nowhere/x.yml cannot be read");
}

TEST_CASE("secrets come by reference and are not shown") {
  File const secret("s3cret-key\n");
  auto const settings = Settings::load(
      {.environment =
           [](char const* name) { return std::string_view(name) == "DB" ? "dsn-x" : nullptr; },
       .flags = {{"mail.smtp_password", "${file:" + secret.path.string() + "}"},
                 {"storage.dsn", "${env:DB}"}}});
  REQUIRE(settings);
  CHECK(settings->text("mail.smtp_password") == "s3cret-key");
  CHECK(settings->text("storage.dsn") == "dsn-x");
  CHECK(settings->describe().find("s3cret") == std::string::npos);
  CHECK(settings->describe().find("storage.dsn: ***") != std::string::npos);
  CHECK(first_problem({.flags = {{"storage.dsn", "${env:NOT_THERE}"}}}) ==
        "flag: storage.dsn NOT_THERE is not in the environment");
}

TEST_CASE("a key stands in no file and on no command line, only where a reference leads") {
  auto const key = "weather.openweather_key";
  File const file("weather: {openweather_key: k3y}\n");
  CHECK(first_problem({.files = {file.path}}).find("is a key: write ${env:NAME}") !=
        std::string::npos);
  CHECK(first_problem({.flags = {{key, "k3y"}}}).find("is a key") != std::string::npos);
  CHECK(first_problem({.flags = {{key, ""}}}) == "");
  auto const environment = [](char const* name) {
    return std::string_view(name) == "XINGQU_WEATHER_OPENWEATHER_KEY" ? "k3y" : nullptr;
  };
  CHECK(Settings::load({.environment = environment})->text(key) == "k3y");
  File const secret("k3y\n");
  auto const settings = Settings::load({.flags = {{key, "${file:" + secret.path.string() + "}"}}});
  REQUIRE(settings);
  CHECK(settings->text(key) == "k3y");
  CHECK(settings->describe().find("k3y") == std::string::npos);
}
