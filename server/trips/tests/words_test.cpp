// SPDX-License-Identifier: Apache-2.0
#include "trips/words.hpp"

#include <doctest/doctest.h>

using namespace trips;
using places::Cuisine;
using places::Kind;
using places::Tag;

namespace {

template <class T>
bool holds(std::vector<T> const& list, T value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

TEST_CASE("a list is parted the way people write it") {
  std::vector<std::string> const three{"草原", "海滩", "雪山"};
  CHECK(list_pieces("草原/海滩/雪山") == three);
  CHECK(list_pieces("草原、海滩，雪山") == three);
  CHECK(list_pieces(" 草原／海滩 ； 雪山。") == three);
  CHECK(list_pieces("lakes and temples") == std::vector<std::string>{"lakes", "temples"});
  CHECK(list_pieces("雍和宫") == std::vector<std::string>{"雍和宫"});
  CHECK(list_pieces("").empty());
}

TEST_CASE("words of the requirement mean kinds, cuisines and moods") {
  CHECK(meaning_of("草原").kinds == std::vector{Kind::grassland});
  CHECK(meaning_of("海滩").kinds == std::vector{Kind::beach});
  CHECK(meaning_of("雪山").kinds == std::vector{Kind::snow_mountain});
  CHECK(meaning_of("山").kinds == std::vector{Kind::mountain, Kind::hill});
  CHECK(meaning_of("纪念馆").kinds == std::vector{Kind::memorial});
  CHECK(meaning_of("科技馆").kinds == std::vector{Kind::science_museum});
  CHECK(meaning_of("闽菜").cuisines == std::vector{Cuisine::fujian});
  CHECK(meaning_of("Sichuan food").cuisines == std::vector{Cuisine::sichuan});
  CHECK(meaning_of("想看夜景").tags == std::vector{Tag::night});
  CHECK(meaning_of("特种兵").pace == planner::Pace::intense);
  CHECK(meaning_of("带老人").pace == planner::Pace::relaxed);
  CHECK(meaning_of("带老人").walks_little);
}

TEST_CASE("the longest word wins where two overlap") {
  CHECK(meaning_of("海鲜").kinds.empty());
  CHECK(meaning_of("海鲜").cuisines == std::vector{Cuisine::seafood});
  CHECK_FALSE(holds(meaning_of("植物园和花园").kinds, Kind::park));
  CHECK(holds(meaning_of("植物园和花园").kinds, Kind::botanical_garden));
  CHECK(holds(meaning_of("植物园和花园").kinds, Kind::garden));
  auto const climbing = meaning_of("不爬山");
  CHECK(climbing.avoids_climbing);
  CHECK(climbing.kinds.empty());
  auto const spicy = meaning_of("不吃辣");
  CHECK(spicy.avoids_spicy);
  CHECK(spicy.tags.empty());
}

TEST_CASE("what means nothing is empty") {
  CHECK(meaning_of("量子纠缠").is_empty());
  CHECK(meaning_of("").is_empty());
  CHECK_FALSE(meaning_of("温泉").is_empty());
}

TEST_CASE("a refusal names its thing") {
  CHECK(refused_thing("不去鼓山") == "鼓山");
  CHECK(refused_thing("避开 商场") == "商场");
  CHECK(refused_thing("No temples") == "temples");
  CHECK_FALSE(refused_thing("想去鼓山"));
  CHECK_FALSE(refused_thing("不去"));
}

TEST_CASE("every word of the vocabularies has a name in both languages") {
  for (std::size_t i = 0; i < places::words_of(Kind{}).size(); ++i) {
    CHECK_FALSE(name_of(static_cast<Kind>(i)).zh.empty());
    CHECK_FALSE(name_of(static_cast<Kind>(i)).en.empty());
  }
  for (std::size_t i = 0; i < places::words_of(Cuisine{}).size(); ++i)
    CHECK_FALSE(name_of(static_cast<Cuisine>(i)).en.empty());
  CHECK(name_of(Kind::police).en == "police");  // the last of each list stands at its place
  CHECK(name_of(Cuisine::tea).en == "tea");
  CHECK(name_of(Kind::museum).zh == "博物馆");
  CHECK(name_of(Cuisine::seafood).zh == "海鲜");
  CHECK(weekday_name(base::parse_day("2024-10-25").value()).en == "Friday");
}
