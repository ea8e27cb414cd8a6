// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>
#include <vector>

#include "places/areas.hpp"
#include "places/catalogue.hpp"

namespace places {

// Where somebody wants to go. With an area it is understood; `place` is set too when the text
// named a place (鼓山), and the area is then the city to travel to. Without one, ask or say what is
// spelt alike.
struct Destination {
  Area const* area = nullptr;
  Place const* place = nullptr;
  std::vector<Area const*> choices;
  std::vector<Area const*> suggestions;
};

// An area if the text is the name of any; otherwise a well-known place. Pointers live as long as
// `areas` and `catalogue`.
Destination find_destination(std::string_view text, Areas const& areas, Catalogue const& catalogue);

}  // namespace places
