// SPDX-License-Identifier: Apache-2.0
#include "ops/logging.hpp"

#include <doctest/doctest.h>
#include <stdlib.h>
#include <zlib.h>

#include <fstream>
#include <regex>
#include <sstream>
#include <thread>

#include "ops/masking.hpp"
#include "ops/rotating_files.hpp"

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

struct Folder {  // an empty folder that is removed again
  Folder() {
    char name[] = "/tmp/xingqu-log-XXXXXX";
    path = ::mkdtemp(name);
  }
  ~Folder() { fs::remove_all(path); }
  std::string read(std::string const& name) const {
    std::ostringstream text;
    text << std::ifstream(path / name).rdbuf();
    return text.str();
  }
  std::vector<std::string> names() const {
    std::vector<std::string> found;
    for (auto const& entry : fs::directory_iterator(path))
      found.push_back(entry.path().filename().string());
    std::sort(found.begin(), found.end());
    return found;
  }
  fs::path path;
};

std::string gunzip(fs::path const& path) {
  gzFile file = ::gzopen(path.c_str(), "rb");
  std::string text(1 << 16, '\0');
  text.resize(static_cast<std::size_t>(::gzread(file, text.data(), 1 << 16)));
  ::gzclose(file);
  return text;
}

auto at(int day, int hour) {
  std::tm parts{};
  parts.tm_year = 126;
  parts.tm_mon = 10;
  parts.tm_mday = day;
  parts.tm_hour = hour;
  parts.tm_isdst = -1;
  return std::chrono::system_clock::from_time_t(::mktime(&parts));
}

}  // namespace

TEST_CASE("a line has the fields of the operations document, in its order") {
  Folder folder;
  {
    auto const log = ops::open_log(
        {.service = "xingqu", .instance = "web-1", .to_console = false, .folder = folder.path});
    std::thread([&] {
      ops::name_this_thread("db-3");
      log->info("accounts.api", "用户登录成功");
    }).join();
  }
  static std::regex const line(
      R"(\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}\] \[INFO\] \[xingqu\] \[web-1\] \[db-3\] )"
      R"(\[accounts\.api\] - 用户登录成功\n)");
  CHECK_MESSAGE(std::regex_match(folder.read("xingqu.log"), line), folder.read("xingqu.log"));
}

TEST_CASE("the same line as JSON, one object a line whatever the text holds") {
  Folder folder;
  {
    auto const log =
        ops::open_log({.format = ops::LogFormat::json, .to_console = false, .folder = folder.path});
    log->warn("http", "a \"quoted\"\nbreak");
    log->write(base::Severity::debug, "http", "too fine to be kept");
  }
  auto const text = folder.read("xingqu.log");
  CHECK(std::count(text.begin(), text.end(), '\n') == 1);
  auto const record = boost::json::parse(text.substr(0, text.size() - 1)).as_object();
  CHECK(record.at("level") == "WARN");
  CHECK(record.at("message") == "a \"quoted\"\\nbreak");
}

TEST_CASE("no secret reaches the file, in whatever dress it comes") {
  Folder folder;
  {
    auto const log = ops::open_log({.to_console = false, .folder = folder.path});
    log->info("t", R"({"username":"lin","password":"canary-1","new_password" : "can\"ary-2"})");
    log->info("t", "GET /reset-password?token=canary-3&lang=zh appid=canary-4;x");
    log->info("t", "Authorization: Bearer canary-5-long-enough");
    log->info("t", "saw eyJhbGciOi.eyJzdWIiOiJjYW5hcnktNiJ9.canary-6 go by");
    log->info("t", "and (xq_0123456789-canary-personal_0123456789) too, made as xq_012345");
    log->info("t", "mail canaryseven@example.com, call 13812345678, id 35010219900101123X");
    log->info("t", "refresh_token=canary-8, client-secret: 'canary-9'");
  }
  auto const text = folder.read("xingqu.log");
  CHECK(text.find("canary") == std::string::npos);
  CHECK(text.find("ary-2") == std::string::npos);
  CHECK(text.find("13812345678") == std::string::npos);
  CHECK(text.find("19900101") == std::string::npos);
  CHECK(text.find("c***@example.com") != std::string::npos);
  CHECK(text.find("138****5678") != std::string::npos);
  CHECK(text.find("lang=zh") != std::string::npos);
}

TEST_CASE("what is no secret stays as it is") {
  for (auto const* text : {"POST /api/recommendations 200 12ms", "鼓山→三坊七巷 ¥1460.50",
                           "id 01JD8Z3Q4R5S6T7V8W9XAYBZC0", "tokens used: 12345678901234567890"})
    CHECK(ops::mask(text) == text);
}

TEST_CASE("a full file is compressed and a new one begins") {
  Folder folder;
  ops::RotatingFiles files(folder.path, "x", 10, 30);
  files.write("12345678\n", at(22, 9));
  files.write("abcdefgh\n", at(22, 10));
  files.write("ABCDEFGH\n", at(22, 11));
  files.flush();
  CHECK(folder.names() ==
        std::vector<std::string>{"x-2026-11-22.1.log.gz", "x-2026-11-22.2.log.gz", "x.log"});
  CHECK(gunzip(folder.path / "x-2026-11-22.1.log.gz") == "12345678\n");
  CHECK(folder.read("x.log") == "ABCDEFGH\n");
}

TEST_CASE("a new day begins a new file, and archives past their time go") {
  Folder folder;
  std::ofstream(folder.path / "x-2026-10-20.1.log.gz") << "old";
  std::ofstream(folder.path / "x-2026-10-25.1.log.gz") << "young";
  std::ofstream(folder.path / "other-2020-01-01.1.log.gz") << "not ours";
  ops::RotatingFiles files(folder.path, "x", 1000, 30);
  files.write("monday\n", at(22, 23));
  files.write("tuesday\n", at(23, 0));
  files.flush();
  CHECK(folder.names() == std::vector<std::string>{"other-2020-01-01.1.log.gz",
                                                   "x-2026-10-25.1.log.gz", "x-2026-11-22.1.log.gz",
                                                   "x.log"});
  CHECK(folder.read("x.log") == "tuesday\n");
}
