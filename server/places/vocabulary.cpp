// SPDX-License-Identifier: Apache-2.0
#include "places/vocabulary.hpp"

namespace places {

XINGQU_WORD_TABLE(Kind, XINGQU_PLACE_KINDS)
XINGQU_WORD_TABLE(Cuisine, XINGQU_CUISINES)
XINGQU_WORD_TABLE(Tag, XINGQU_PLACE_TAGS)
XINGQU_WORD_TABLE(Setting, XINGQU_SETTINGS)
XINGQU_WORD_TABLE(Known, XINGQU_KNOWN)
XINGQU_WORD_TABLE(PriceBasis, XINGQU_PRICE_BASES)
XINGQU_WORD_TABLE(Booking, XINGQU_BOOKINGS)
XINGQU_WORD_TABLE(Datum, XINGQU_DATUMS)

bool is_lodging(Kind kind) {
  return kind == Kind::hotel || kind == Kind::hostel || kind == Kind::guesthouse ||
         kind == Kind::resort;
}

bool is_station(Kind kind) {
  return kind == Kind::railway_station || kind == Kind::airport || kind == Kind::bus_station ||
         kind == Kind::pier;
}

bool is_eating(Kind kind) {
  return kind == Kind::restaurant || kind == Kind::cafe || kind == Kind::tea_house ||
         kind == Kind::food_street || kind == Kind::market;
}

bool is_service(Kind kind) { return kind == Kind::hospital || kind == Kind::police; }

bool is_sight(Kind kind) {
  if (kind == Kind::food_street || kind == Kind::market) return true;
  return !is_lodging(kind) && !is_station(kind) && !is_eating(kind) && !is_service(kind);
}

}  // namespace places
