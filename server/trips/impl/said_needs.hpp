// SPDX-License-Identifier: Apache-2.0
// What the words of a request mean for its wishes: lists of landscapes and food, and free text.
#pragma once
#include <string_view>
#include <vector>

#include "trips/wishes.hpp"

namespace trips {

// The text as the words reader sees it, in that city.
assistant::ReadWish read_in(City const& city, std::string_view text, base::Day today);

// Kinds, in a list such as 草原/海滩/雪山, go into `into`; places are wished; what else is said is
// liked. Words that mean nothing become warnings about `field`.
void hear_list(assistant::ReadWish const& said, std::string_view text, Words const& field,
               City const& city, std::vector<places::Kind>& into, Wishes& wishes);

// Everything that free text asks for. Where a field of the wish says otherwise, the field counts
// and a warning says so; what planning cannot use is said, too.
void hear_needs(assistant::ReadWish const& said, std::string_view text, Wish const& wish,
                City const& city, Wishes& wishes);

// What to stay away from: everything named in the text, refused or not.
bool hear_avoidance(assistant::ReadWish const& said, City const& city, Wishes& wishes);

}  // namespace trips
