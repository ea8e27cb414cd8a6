// SPDX-License-Identifier: Apache-2.0
// Nights in several places: with the bundled 福州, whose sea and mountains are far from the city.
#include <set>

#include "trips/impl/beds.hpp"
#include "trips/plan_text.hpp"
#include "trips/tests/town.hpp"

using namespace trips;

namespace {

struct County {
  places::Areas const& areas = places::Areas::china();
  places::EstimatedTravelTimes travel_times{areas, places::Fares::bundled()};
  places::Catalogue catalogue = [] {
    auto file = places::read_catalogue("fuzhou.csv", file_text("data/places/fuzhou.csv"));
    REQUIRE(file.problems.empty());
    return places::Catalogue(std::move(file.places));
  }();
  Sources sources{areas, catalogue, travel_times};

  std::vector<TierAnswer> tiers(Wish const& wish) const {
    auto found = recommend(wish, sources, day("2026-11-22"));
    if (auto const* refused = std::get_if<Refused>(&found)) {
      for (auto const& conflict : refused->conflicts) MESSAGE(conflict.text.en);
      FAIL(refused->why.en);
    }
    return std::get<std::vector<TierAnswer>>(std::move(found));
  }
};

Wish four_days() {
  Wish wish;
  wish.destination = "福建省福州市";
  wish.startDate = day("2026-12-03");
  wish.endDate = day("2026-12-06");
  wish.budget = 12'000;
  wish.party = PartyWish{2, {}, 0};
  wish.arrival = PointWish{std::nullopt, "09:30"};
  wish.departure = PointWish{std::nullopt, "19:00"};
  return wish;
}

Wish sea_and_mountain() {
  auto wish = four_days();
  wish.must = {"青云山", "石牌洋", "坛南湾"};
  return wish;
}

std::vector<std::string> nights_of(TierAnswer const& tier) {
  std::vector<std::string> nights;
  for (auto const& day : tier.days)
    if (day.lodging) nights.push_back(day.lodging->key);
  return nights;
}

std::size_t houses_in(TierAnswer const& tier) {
  auto const nights = nights_of(tier);
  return std::set(nights.begin(), nights.end()).size();
}

bool is_away(std::string const& key) {
  return key.starts_with("fuzhou-pingtan") || key.starts_with("fuzhou-yongtai");
}

}  // namespace

TEST_CASE("who must see the far sights sleeps near them") {
  County const county;
  int away = 0;
  for (auto const& tier : county.tiers(sea_and_mountain())) {
    CAPTURE(to_text(tier));
    CHECK(tier.certificate.may_be_shown());
    auto const nights = nights_of(tier);
    CHECK(nights.size() == 3);
    away += std::any_of(nights.begin(), nights.end(), is_away);
  }
  CHECK(away >= 1);
}

TEST_CASE("a stay away says what it saves, and each night is paid for where it is spent") {
  County const county;
  for (auto const& tier : county.tiers(sea_and_mountain())) {
    CAPTURE(to_text(tier));
    CHECK(tier.reasoning.moves.has_value() == (houses_in(tier) > 1));
    if (tier.reasoning.moves)
      for (auto const& move : *tier.reasoning.moves) {
        CHECK(move.text.zh.find(move.lodging.name.zh) != std::string::npos);
        auto const night = static_cast<std::size_t>(move.first_night - 1);
        CHECK(tier.days[night].lodging->key == move.lodging.key);
      }
    std::vector<std::string> paid;
    for (auto const& line : tier.ledger)
      if (line.kind == planner::CostKind::lodging) paid.push_back(line.place);
    CHECK(paid == nights_of(tier));
    for (std::size_t d = 1; d < tier.days.size(); ++d)
      CHECK(tier.days[d].start.key == tier.days[d - 1].lodging->key);
  }
}

TEST_CASE("who wants the city keeps one hotel") {
  County const county;
  auto wish = four_days();
  wish.destination = "福建省福州市鼓楼区";
  wish.socialLandscape = "博物馆、古街";
  for (auto const& tier : county.tiers(wish)) {
    CAPTURE(to_text(tier));
    CHECK(houses_in(tier) == 1);
    CHECK_FALSE(tier.reasoning.moves.has_value());
  }
}

TEST_CASE("who does not say where they come from spends the first and the last night in town") {
  County const county;
  auto wish = sea_and_mountain();
  wish.arrival.reset();
  wish.departure.reset();
  for (auto const& tier : county.tiers(wish)) {
    CAPTURE(to_text(tier));
    auto const nights = nights_of(tier);
    CHECK_FALSE(is_away(nights.front()));
    CHECK_FALSE(is_away(nights.back()));
    CHECK(tier.days.front().start.key == nights.front());
  }
}

TEST_CASE("who goes far for a day is planned for") {
  County const county;
  auto wish = four_days();
  wish.endDate = wish.startDate;
  wish.arrival.reset();
  wish.departure.reset();
  for (char const* far : {"坛南湾", "青云山"}) {
    wish.must = {far};
    for (auto const& tier : county.tiers(wish)) {
      CAPTURE(to_text(tier));
      CHECK(tier.certificate.may_be_shown());
    }
  }
}

TEST_CASE("luxury sleeps in its class wherever it goes") {
  County const county;
  auto wish = four_days();
  wish.arrival.reset();
  wish.departure.reset();
  using Musts = std::vector<std::string>;
  for (auto const& [days_after, must] :
       {std::pair(1, Musts{"青云山", "石牌洋"}), std::pair(2, Musts{"青云山", "坛南湾"})}) {
    wish.endDate = wish.startDate + std::chrono::days(days_after);
    wish.must = must;
    auto const tiers = county.tiers(wish);
    CAPTURE(to_text(tiers[0]));
    CHECK(tiers[0].summary.zh.find("（豪华型）") != std::string::npos);
    CHECK_FALSE(warns(tiers[0].warnings, "lodging_below_tier"));
  }
}

TEST_CASE("a tier that sleeps below its class says why") {
  Town const town;
  auto wish = three_days();
  wish.budget = 1'000;
  auto const tiers = town.tiers(wish);
  CAPTURE(to_text(tiers[0]));
  CHECK(tiers[0].summary.zh.find("（豪华型）") == std::string::npos);
  REQUIRE(warns(tiers[0].warnings, "lodging_below_tier"));
  wish.lodging = LodgingWish{};
  wish.lodging->kinds = {"hostel"};
  CHECK_FALSE(warns(town.tiers(wish)[0].warnings, "lodging_below_tier"));
}

TEST_CASE("families are slower to move") {
  Town const town;
  auto wish = three_days();
  int const alone = minutes_of_move(town.wishes(wish));
  wish.party = PartyWish{2, {7}, 0};
  CHECK(minutes_of_move(town.wishes(wish)) > alone);
}

TEST_CASE("who goes far from town sets out early enough to be back") {
  County const county;
  auto wish = four_days();
  wish.endDate = wish.startDate + std::chrono::days(2);
  wish.arrival.reset();
  wish.departure.reset();
  wish.must = {"青云山", "坛南湾"};
  for (auto const& tier : county.tiers(wish)) {
    CAPTURE(to_text(tier));
    CHECK(tier.certificate.may_be_shown());
    CHECK(houses_in(tier) == 1);
  }
}

namespace {

std::vector<Beds> tries_for(County const& county, planner::Tier tier, Wish const& wish,
                            std::optional<base::Money> nightly_cap = {}) {
  auto const city = city_from(places::AreaCode(350100), county.areas, county.catalogue);
  auto const destination =
      std::get<Destination>(find_destination(wish.destination, county.areas, county.catalogue));
  auto const wishes = std::get<Wishes>(understand(wish, destination, city, day("2026-11-22")));
  auto const style = style_of(tier, wishes);
  Openings const openings(wishes, city);
  DraftOrder order{.style = style, .cap = wishes.budget};
  order.nightly_cap = nightly_cap;
  return beds_to_try(lodgings_for(wishes, city, style, wishes.destination.centre),
                     candidates_for(wishes, city, openings, style), wishes, order);
}

}  // namespace

TEST_CASE("a night away may cost more than one in the hotel of the tier above") {
  County const county;
  auto const cap = base::Money::yuan(200);
  auto const tries = tries_for(county, planner::Tier::economy, sea_and_mountain(), cap);
  REQUIRE_FALSE(tries.empty());
  CHECK(tries[0][0].per_night.high <= cap);
  REQUIRE(tries[0].size() > 1);
  CHECK(tries[0][1].per_night.high > cap);
}

TEST_CASE("before the cheapest bed other suitable ones are tried") {
  County const county;
  auto const tries = tries_for(county, planner::Tier::luxury, sea_and_mountain());
  REQUIRE(tries.size() == 4);
  for (std::size_t i = 1; i < tries.size(); ++i)
    CHECK(tries[i - 1][0].per_night.high > tries[i][0].per_night.high);
  CHECK(tries[2][0].place->stars > tries[3][0].place->stars);
}

TEST_CASE("there are tables beside what must be seen, however far") {
  County const county;
  auto wish = sea_and_mountain();
  for (bool const must_be_seen : {true, false}) {
    if (!must_be_seen) wish.must.clear();
    auto const city = city_from(places::AreaCode(350100), county.areas, county.catalogue);
    auto const destination =
        std::get<Destination>(find_destination(wish.destination, county.areas, county.catalogue));
    auto const wishes = std::get<Wishes>(understand(wish, destination, city, day("2026-11-22")));
    auto const candidates = candidates_for(wishes, city, Openings(wishes, city),
                                           style_of(planner::Tier::luxury, wishes));
    for (char const* far : {"fuzhou-qingyunshan", "fuzhou-pingtan-shipaiyang"}) {
      auto const near_it = [&](Candidate const& each) {
        return each.is_meal && base::distance_m(each.place->at, city.find(far)->at) < 10'000;
      };
      CHECK(std::any_of(candidates.begin(), candidates.end(), near_it) == must_be_seen);
    }
  }
}
