// SPDX-License-Identifier: Apache-2.0
// links: places
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/expects.hpp"
#include "places/areas.hpp"
#include "places/catalogue_file.hpp"

// Any bytes are either a place or a problem; what was taken is taken again from its own record.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
  std::string_view const input(reinterpret_cast<char const*>(bytes), size);
  auto const& areas = places::Areas::china();
  (void)places::read_catalogue("raw.csv", input, &areas);

  auto const header = places::catalogue_header();
  auto const file = places::read_catalogue("rows.csv", header + std::string(input), &areas);
  EXPECTS(file.places.size() == file.records.size());
  for (std::size_t i = 0; i < file.places.size(); ++i) {
    auto const again = places::read_catalogue("again.csv", header + file.records[i]);
    EXPECTS(again.problems.empty() && again.places.size() == 1);
    EXPECTS(again.places[0].key == file.places[i].key);
    EXPECTS(again.places[0].prices == file.places[i].prices);
  }
  return 0;
}
