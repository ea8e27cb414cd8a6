// SPDX-License-Identifier: Apache-2.0
// A plan for a place that nobody wrote a catalogue of.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "desk.hpp"
#include "ops/child_process.hpp"

namespace fs = std::filesystem;

namespace {

fs::path write(Desk const& desk, std::string const& name, std::string const& text) {
  std::ofstream(desk.root / name) << text;
  return desk.root / name;
}

constexpr char const* wish =
    R"({"destination":"摩纳哥","startDate":"2027/06/11","endDate":"2027/06/12","budget":20000,)"
    R"("accessibility":false,"kidFriendly":false,"petFriendly":false})";

}  // namespace

TEST_CASE("摩纳哥 is planned from imported data alone, and the plan holds") {
  auto const file = fs::path(XINGQU_SOURCE_DIR) / "../shared/data/osm/monaco.osm.pbf";
  bool const can_run =
      fs::exists(file) && ops::run_child({.command = {"osmium", "--version"}}).exit_code == 0;
  if (!can_run) {
    MESSAGE("skipped: needs osmium-tool and ../shared/data/osm/monaco.osm.pbf");
    return;
  }
  Desk desk;
  auto const request = write(desk, "wish.json", wish).string();
  CHECK(desk.run({"plan", "--request", request}).code != 0);  // nothing is known of it yet

  auto const imported = desk.run({"import", "osm", file.string(), "--area", "摩纳哥"});
  REQUIRE_MESSAGE(imported.code == 0, imported.err);
  CHECK(imported.out.find(" added, 0 changed, 0 removed, 0 unchanged") != std::string::npos);
  auto const again = desk.run({"import", "osm", file.string(), "--area", "摩纳哥"});
  CHECK(again.out.find(" 0 added, 0 changed, 0 removed, ") != std::string::npos);

  auto const planned = desk.run({"plan", "--request", request});
  REQUIRE_MESSAGE(planned.code == 0, planned.out, planned.err);
  auto const plan = write(desk, "plan.json", planned.out).string();
  auto const verified = desk.run({"verify", plan, "--request", request});
  CHECK_MESSAGE(verified.code == 0, verified.out, verified.err);
  CHECK(verified.out.find("holds\n") != std::string::npos);
  CHECK(planned.out.find("osm-") != std::string::npos);
  CHECK(planned.out.find("\"utc_offset_minutes\":120") != std::string::npos);  // in June
  CHECK(planned.out.find("\"time_zone\":\"Europe/Monaco\"") != std::string::npos);
  MESSAGE(desk.run({"plan", "--request", request, "--text"}).out);

  auto const streets = desk.run({"import", "streets", file.string()});
  REQUIRE_MESSAGE(streets.code == 0, streets.err);
  CHECK_MESSAGE(streets.out.find(" places of 摩纳哥 worked out anew") != std::string::npos,
                streets.out);
  auto const along = desk.run({"plan", "--request", request});
  CHECK(along.out.find("\"source\":\"streets\"") != std::string::npos);
  auto const holds = desk.run({"verify", write(desk, "along.json", along.out).string()});
  CHECK_MESSAGE(holds.code == 0, holds.out, holds.err);
}

TEST_CASE("an import for an area that nobody knows names those spelt alike") {
  Desk desk;
  auto const told = desk.run({"import", "osm", "x.osm.pbf", "--area", "摩纳戈"});
  CHECK(told.code == 1);
  CHECK(told.err.find("摩纳哥") != std::string::npos);
}
