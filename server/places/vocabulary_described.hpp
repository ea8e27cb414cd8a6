// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "http/kinds.hpp"
#include "places/areas.hpp"
#include "places/place.hpp"
#include "places/travel_times.hpp"
#include "places/vocabulary.hpp"

// The words of places as JSON. Include it from .cpp files only.
#define XINGQU_NEXT_WORD(word) , word
#define XINGQU_DESCRIBE_ENUM(...) BOOST_DESCRIBE_ENUM(__VA_ARGS__)

namespace places {

// More words than BOOST_DESCRIBE_ENUM takes, so this is what it would expand to.
// clang-format off
#define XINGQU_KIND_ENTRY(word) BOOST_DESCRIBE_ENUM_ENTRY(Kind, word)
BOOST_DESCRIBE_MAYBE_UNUSED BOOST_DESCRIBE_ENUM_BEGIN(Kind)
XINGQU_PLACE_KINDS(XINGQU_KIND_ENTRY)
BOOST_DESCRIBE_ENUM_END(Kind)
    // clang-format on

    XINGQU_DESCRIBE_ENUM(Cuisine XINGQU_CUISINES(XINGQU_NEXT_WORD))
        XINGQU_DESCRIBE_ENUM(Tag XINGQU_PLACE_TAGS(XINGQU_NEXT_WORD))
            XINGQU_DESCRIBE_ENUM(Setting XINGQU_SETTINGS(XINGQU_NEXT_WORD))
                XINGQU_DESCRIBE_ENUM(Known XINGQU_KNOWN(XINGQU_NEXT_WORD)) XINGQU_DESCRIBE_ENUM(
                    PriceBasis XINGQU_PRICE_BASES(XINGQU_NEXT_WORD))
                    XINGQU_DESCRIBE_ENUM(Booking XINGQU_BOOKINGS(XINGQU_NEXT_WORD))
                        XINGQU_DESCRIBE_ENUM(AreaLevel XINGQU_AREA_LEVELS(XINGQU_NEXT_WORD))
                            XINGQU_DESCRIBE_ENUM(Mode XINGQU_MODES(XINGQU_NEXT_WORD))
                                XINGQU_DESCRIBE_ENUM(LegSource XINGQU_LEG_SOURCES(XINGQU_NEXT_WORD))
                                    BOOST_DESCRIBE_ENUM(PriceState, unknown, free, known)

}  // namespace places
