// SPDX-License-Identifier: Apache-2.0
#include "places/destination.hpp"

namespace places {

Destination find_destination(std::string_view text, Areas const& areas,
                             Catalogue const& catalogue) {
  auto match = areas.resolve(text, [&](AreaCode code) { return catalogue.covers(code); });
  Destination meant{match.area, nullptr, std::move(match.choices), std::move(match.suggestions)};
  if (meant.area || !meant.choices.empty()) return meant;
  auto const named = catalogue.find_by_name(text, std::nullopt, 1);
  if (named.empty() || named[0].kind == NameMatchKind::alike) return meant;
  return {areas.find(named[0].place->area.city()), named[0].place, {}, {}};
}

}  // namespace places
