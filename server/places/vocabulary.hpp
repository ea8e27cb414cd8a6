// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

// Each list below is the one place where its words stand: the enumerators are the very words of
// the catalogue, of SQL and of JSON.
// clang-format off
#define XINGQU_PLACE_KINDS(WORD)                                                                  \
  WORD(mountain) WORD(hill) WORD(park) WORD(garden) WORD(lake) WORD(river) WORD(beach)            \
  WORD(island) WORD(forest) WORD(grassland) WORD(snow_mountain) WORD(waterfall) WORD(wetland)     \
  WORD(hot_spring) WORD(cave) WORD(scenic_area) WORD(botanical_garden) WORD(zoo) WORD(aquarium)   \
  WORD(theme_park) WORD(historic_street) WORD(old_town) WORD(ancient_town) WORD(palace)           \
  WORD(city_wall) WORD(temple) WORD(church) WORD(mosque) WORD(pagoda) WORD(former_residence)      \
  WORD(memorial) WORD(museum) WORD(science_museum) WORD(art_gallery) WORD(library) WORD(theatre)  \
  WORD(university) WORD(tower) WORD(bridge) WORD(square) WORD(night_view) WORD(viewpoint)         \
  WORD(artwork) WORD(shopping_street) WORD(mall) WORD(food_street) WORD(market)                   \
  WORD(restaurant) WORD(cafe) WORD(tea_house)                                                     \
  WORD(hotel) WORD(hostel) WORD(guesthouse) WORD(resort) WORD(railway_station) WORD(airport)      \
  WORD(bus_station) WORD(pier) WORD(hospital) WORD(police)

#define XINGQU_CUISINES(WORD)                                                                     \
  WORD(fujian) WORD(sichuan) WORD(cantonese) WORD(hunan) WORD(jiangsu) WORD(zhejiang)             \
  WORD(anhui) WORD(shandong) WORD(beijing) WORD(shanghai) WORD(hangzhou) WORD(northeastern)       \
  WORD(northwestern) WORD(yunnan) WORD(guizhou) WORD(hakka) WORD(taiwanese) WORD(minnan)          \
  WORD(hotpot) WORD(barbecue) WORD(noodles) WORD(dim_sum) WORD(snacks) WORD(seafood)              \
  WORD(vegetarian) WORD(halal) WORD(japanese) WORD(korean) WORD(southeast_asian) WORD(western)    \
  WORD(fast_food) WORD(dessert) WORD(coffee) WORD(tea)

#define XINGQU_PLACE_TAGS(WORD)                                                                   \
  WORD(unesco) WORD(aaaaa) WORD(aaaa) WORD(landmark) WORD(free_entry) WORD(family)                \
  WORD(romantic) WORD(photo) WORD(night) WORD(sunset) WORD(sunrise) WORD(history)                 \
  WORD(architecture) WORD(religion) WORD(art) WORD(nature) WORD(hiking) WORD(cable_car)           \
  WORD(boat) WORD(view) WORD(sea) WORD(shopping) WORD(local_life) WORD(food) WORD(rainy_day)      \
  WORD(indoor_play) WORD(university_campus) WORD(red_tourism) WORD(ancient) WORD(modern)          \
  WORD(quiet) WORD(lively) WORD(spa) WORD(business) WORD(near_metro) WORD(near_station)           \
  WORD(breakfast) WORD(family_room) WORD(pool) WORD(gym) WORD(parking) WORD(spicy)                \
  WORD(not_spicy) WORD(time_honoured_brand)

#define XINGQU_SETTINGS(WORD) WORD(indoor) WORD(outdoor) WORD(mixed)

// Known: unknown is not yes. Whoever needs a yes must get a yes.
#define XINGQU_KNOWN(WORD) WORD(unknown) WORD(yes) WORD(no)

// ticket: per person; meal: average per person; room_night: per room and night.
#define XINGQU_PRICE_BASES(WORD) WORD(none) WORD(ticket) WORD(meal) WORD(room_night)

#define XINGQU_BOOKINGS(WORD) WORD(unknown) WORD(none) WORD(recommended) WORD(required)

// What positions are measured in: maps of China shift theirs.
#define XINGQU_DATUMS(WORD) WORD(wgs84) WORD(gcj02) WORD(bd09)

// clang-format on
#define XINGQU_ENUMERATOR(word) word,
#define XINGQU_WORDS(Type, LIST)                              \
  enum class Type : std::uint8_t { LIST(XINGQU_ENUMERATOR) }; \
  std::span<std::string_view const> words_of(Type);           \
  inline std::string_view to_word(Type value) {               \
    return words_of(value)[static_cast<std::size_t>(value)];  \
  }
#define XINGQU_QUOTED(word) #word,
// Belongs into one .cpp file per list.
#define XINGQU_WORD_TABLE(Type, LIST)                                  \
  std::span<std::string_view const> words_of(Type) {                   \
    static constexpr std::string_view words[] = {LIST(XINGQU_QUOTED)}; \
    return words;                                                      \
  }

namespace places {

XINGQU_WORDS(Kind, XINGQU_PLACE_KINDS)
XINGQU_WORDS(Cuisine, XINGQU_CUISINES)
XINGQU_WORDS(Tag, XINGQU_PLACE_TAGS)
XINGQU_WORDS(Setting, XINGQU_SETTINGS)
XINGQU_WORDS(Known, XINGQU_KNOWN)
XINGQU_WORDS(PriceBasis, XINGQU_PRICE_BASES)
XINGQU_WORDS(Booking, XINGQU_BOOKINGS)
XINGQU_WORDS(Datum, XINGQU_DATUMS)

// from_word<Kind>("museum"); nullopt for a word that is not in the list.
template <class Type>
std::optional<Type> from_word(std::string_view word) {
  auto const words = words_of(Type{});
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i] == word) return static_cast<Type>(i);
  return std::nullopt;
}

bool is_lodging(Kind kind);  // hotel, hostel, guesthouse, resort
bool is_station(Kind kind);  // railway_station, airport, bus_station, pier
bool is_eating(Kind kind);   // restaurant, cafe, tea_house, food_street, market
bool is_service(Kind kind);  // hospital, police
bool is_sight(Kind kind);    // everything else, and food streets and markets too

}  // namespace places
