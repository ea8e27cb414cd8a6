// SPDX-License-Identifier: Apache-2.0
// Every city of the bundled catalogue, on days of all seasons: whatever is in the open has a roof.
#include "trips/tests/town.hpp"

using namespace trips;

namespace {

places::Catalogue const& bundled_catalogue() {
  static places::Catalogue const catalogue = [] {
    std::vector<places::Place> all;
    for (auto const* city : {"beijing", "chengdu", "fuzhou", "hangzhou", "shanghai", "xiamen"}) {
      auto const name = std::string("data/places/") + city + ".csv";
      auto file = places::read_catalogue(name, file_text(name));
      REQUIRE(file.problems.empty());
      all.insert(all.end(), file.places.begin(), file.places.end());
    }
    return places::Catalogue(std::move(all));
  }();
  return catalogue;
}

Wish sweeping_wish(int number) {
  static constexpr char const* cities[] = {"福建省福州市", "福建省厦门市", "浙江省杭州市",
                                           "四川省成都市", "上海市",       "北京市"};
  static constexpr char const* needs[] = {"", "想看夜景，拍照", "特种兵", "带老人，少走路"};
  Wish wish;
  wish.destination = cities[number % 6];
  wish.startDate = day("2027-01-04") + std::chrono::days(number * 37 % 360);
  wish.endDate = wish.startDate + std::chrono::days(number % 4);
  wish.budget = 3'000 * (1 + number % 4);
  wish.otherNeeds = needs[number / 6 % 4];
  wish.seed = static_cast<std::uint32_t>(number);
  return wish;
}

}  // namespace

TEST_CASE("in every city and season what is in the open has a roof near by") {
  Town const town;
  CatalogueWays ways;
  Sources const sources{town.areas, bundled_catalogue(), town.travel_times, &ways};
  int const count = wish_count(6);
  int in_the_open = 0;
  for (int number = 0; number < count; ++number) {
    auto const wish = sweeping_wish(number);
    CAPTURE(wish.destination);
    CAPTURE(base::to_text(wish.startDate));
    auto const found = recommend(wish, sources, day("2026-11-22"));
    auto const* const tiers = std::get_if<std::vector<TierAnswer>>(&found);
    REQUIRE(tiers != nullptr);
    for (auto const& tier : *tiers)
      for (auto const& each : tier.days)
        for (auto const& visit : each.visits) {
          if (visit.role != planner::Role::sight || !visit.place.is_outdoor) continue;
          CAPTURE(visit.place.key);
          CAPTURE(visit.start);
          CAPTURE(visit.end);
          CHECK(visit.alternative.has_value());
          ++in_the_open;
        }
  }
  CHECK(in_the_open > count);
}
