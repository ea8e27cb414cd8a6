// SPDX-License-Identifier: Apache-2.0
// links: weather
// Any bytes as a CAP document: it is refused with a reason, or its warnings are text that can be
// told on, hold for a while, and their areas can be asked about any place. And as a feed of them:
// it is refused with a reason, or names documents by addresses that are text.
#include <cstdlib>

#include "base/text.hpp"
#include "weather/cap.hpp"
#include "weather/cap_index.hpp"

namespace {

void expect(bool holds) {
  if (!holds) std::abort();
}

void look_at_feed(std::string_view xml) {
  auto const index = weather::read_cap_index(xml);
  if (!index) expect(!index.error().why.empty());
  if (!index || !*index) return;
  expect((*index)->size() <= weather::most_links);
  for (auto const& link : **index) {
    expect(!link.address.empty());
    expect(base::is_utf8(link.address) && base::is_utf8(link.revision));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const xml(reinterpret_cast<char const*>(data), size);
  look_at_feed(xml);
  auto const message = weather::read_cap(xml);
  if (!message) {
    expect(!message.error().why.empty());
    return 0;
  }
  for (auto const& [warning, areas] : message->warnings) {
    for (auto const* text : {&warning.headline, &warning.description, &warning.event})
      expect(base::is_utf8(*text));
    for (auto const& area : areas) {
      expect(base::is_utf8(area.name));
      for (auto const& polygon : area.polygons) expect(polygon.size() >= 4);
    }
  }
  for (auto const where : {base::LatLon{26.08, 119.3}, base::LatLon{-89.9, 179.9}}) {
    auto const told = weather::message_for(*message, {where, places::AreaCode(350102)});
    expect(told.warnings.size() <= message->warnings.size());
    (void)weather::warnings_in_force({told, told}, base::Instant());
  }
  return 0;
}
