// SPDX-License-Identifier: Apache-2.0
#include "trips/openings.hpp"

#include "trips/candidates.hpp"
#include "trips/tests/town.hpp"

using namespace trips;

namespace {

// A town of one park, open from seven to half past six, and of roofs a kilometre away.
struct Hamlet {
  struct Roof {
    std::string slug;
    std::string hours;
  };
  explicit Hamlet(std::vector<Roof> const& roofs) {
    Town const town;
    auto park = town.place("west-lake-park");
    park.hours = places::OpeningHours::parse("00:00-24:00").value();
    park.visit = places::VisitLength{base::Minutes(60), base::Minutes(90), base::Minutes(120)};
    all.push_back(park);
    for (auto const& [slug, hours] : roofs) {
      auto roof = town.place(slug);
      roof.hours = places::OpeningHours::parse(hours).value();
      roof.setting = places::Setting::indoor;
      roof.at = {park.at.lat + 0.01, park.at.lon};
      all.push_back(roof);
    }
  }

  std::string park_times() const {
    Town const town;
    places::Catalogue const catalogue(all);
    auto const city = city_from(places::AreaCode(350100), town.areas, catalogue);
    auto wish = three_days();
    wish.endDate = wish.startDate;
    Openings const openings(town.wishes(wish), city);
    std::string text;
    for (auto const& window : openings.windows(*city.find("fuzhou-west-lake-park"))[0])
      text += (text.empty() ? "" : ", ") + base::to_clock(base::Minutes(window.from)) + "-" +
              base::to_clock(base::Minutes(window.last_start)) + "-" +
              base::to_clock(base::Minutes(window.until));
    return text;
  }

  std::vector<places::Place> all;
};

using Roofs = std::vector<Hamlet::Roof>;

}  // namespace

TEST_CASE("a sight in the open is visited while somewhere under a roof could take the visit") {
  auto const* const museum = "fujian-museum";
  auto const* const memorial = "lin-zexu-memorial";
  auto const open = Hamlet(Roofs{{museum, "00:00-24:00"}}).park_times();
  CHECK(open == "07:00-17:30-18:30");
  CHECK(Hamlet(Roofs{{museum, "09:00-17:00"}}).park_times() == "09:00-16:00-17:00");
  CHECK(Hamlet(Roofs{{museum, "09:02-12:00"}, {memorial, "14:00-17:00"}}).park_times() ==
        "09:05-11:00-12:00, 14:00-16:00-17:00");
  // Where both would do, the one that is open longer counts.
  CHECK(Hamlet(Roofs{{museum, "08:00-13:00"}, {memorial, "10:00-17:00"}}).park_times() ==
        "08:00-09:55-13:00, 10:00-16:00-17:00");
  CHECK(Hamlet(Roofs{{museum, "08:00-17:00"}, {memorial, "10:00-16:00"}}).park_times() ==
        "08:00-16:00-17:00");
  // No roof that day: the park stays, and its check will say so.
  CHECK(Hamlet(Roofs{}).park_times() == open);
  CHECK(Hamlet(Roofs{{museum, "19:00-23:00"}}).park_times() == open);
}

TEST_CASE("roofs meet the needs of the wish and are not avoided") {
  Town const town;
  auto wish = three_days();
  auto const count = [&] { return Openings(town.wishes(wish), town.city).roofs().size(); };
  auto const all = count();
  wish.avoid = {"福建博物院"};
  CHECK(count() == all - 1);
  wish.accessibility = true;
  CHECK(count() < all - 1);
  Openings const openings(town.wishes(wish), town.city);
  for (auto const* roof : openings.roofs()) CHECK(roof->step_free == places::Known::yes);
}
