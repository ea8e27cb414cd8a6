// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "assistant/product_lexicon.hpp"
#include "places/catalogue_file.hpp"
#include "places/estimated_travel_times.hpp"
#include "trips/destination.hpp"
#include "trips/recommend.hpp"

namespace trips {

inline std::string file_text(std::string const& path) {
  std::ifstream file(std::string(XINGQU_SOURCE_DIR) + "/" + path);
  REQUIRE(file.good());
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

inline places::Catalogue const& town_catalogue() {
  static places::Catalogue const catalogue = [] {
    auto file = places::read_catalogue("town.csv", file_text("server/trips/tests/data/town.csv"));
    REQUIRE(file.problems.empty());
    return places::Catalogue(std::move(file.places));
  }();
  return catalogue;
}

inline std::shared_ptr<assistant::Lexicon const> town_lexicon() {
  static auto const lexicon = std::make_shared<assistant::Lexicon const>(
      assistant::lexicon_from(places::Areas::china(), town_catalogue()));
  return lexicon;
}

inline base::Day day(char const* text) { return base::parse_day(text).value(); }

// A part of Fuzhou that stands still: 34 sights, 28 places to eat, 12 beds, two stations and the
// airport. It is 1 October 2024.
struct Town {
  places::Areas const& areas = places::Areas::china();
  places::EstimatedTravelTimes travel_times{areas, places::Fares::bundled()};
  Sources sources{areas, town_catalogue(), travel_times, nullptr, town_lexicon()};
  City city = [this] {
    auto made = city_from(places::AreaCode(350100), areas, town_catalogue());
    made.lexicon = town_lexicon();
    return made;
  }();
  base::Day today = day("2024-10-01");

  places::Place const& place(std::string const& slug) const {
    auto const* found = city.find("fuzhou-" + slug);
    REQUIRE(found != nullptr);
    return *found;
  }
  Destination destination(std::string const& text = "福建省福州市鼓楼区") const {
    return std::get<Destination>(find_destination(text, areas, town_catalogue()));
  }
  std::variant<Wishes, Refused> read(Wish const& wish) const {
    return understand(wish, destination(wish.destination), city, today);
  }
  Wishes wishes(Wish const& wish) const { return std::get<Wishes>(read(wish)); }
  std::variant<std::vector<TierAnswer>, Refused> ask(Wish const& wish) const {
    return recommend(wish, sources, today);
  }
  std::vector<TierAnswer> tiers(Wish const& wish) const {
    auto found = ask(wish);
    if (auto const* refused = std::get_if<Refused>(&found)) {
      for (auto const& conflict : refused->conflicts) MESSAGE(conflict.text.en);
      FAIL(refused->why.en);
    }
    return std::get<std::vector<TierAnswer>>(std::move(found));
  }
};

// How many wishes a test tries that makes them up: few in every run; XINGQU_WISHES=500 for a long
// one.
inline int wish_count(int few) {
  auto const* asked = std::getenv("XINGQU_WISHES");
  return asked ? std::max(few, std::atoi(asked)) : few;
}

// Three days in Gulou from a Friday on, one adult, ¥6000.
inline Wish three_days() {
  Wish wish;
  wish.destination = "福建省福州市鼓楼区";
  wish.startDate = day("2024-10-25");
  wish.endDate = day("2024-10-27");
  wish.budget = 6000;
  wish.party = PartyWish{1, {}, 0};
  return wish;
}

inline bool warns(std::vector<Warning> const& warnings, std::string const& code) {
  return std::any_of(warnings.begin(), warnings.end(),
                     [&](Warning const& warning) { return warning.code == code; });
}

inline bool visits(TierAnswer const& tier, std::string const& slug) {
  for (auto const& each : tier.days)
    for (auto const& visit : each.visits)
      if (visit.place.key == "fuzhou-" + slug) return true;
  return false;
}

}  // namespace trips
