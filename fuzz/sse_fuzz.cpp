// SPDX-License-Identifier: Apache-2.0
// links: providers
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/expects.hpp"
#include "providers/sse_parser.hpp"

namespace {

struct Heard {
  std::vector<providers::ServerEvent> events;
  bool whole = true;
  friend bool operator==(Heard const&, Heard const&) = default;
};

constexpr std::size_t most_bytes = 2000;

Heard heard(std::string_view input, std::size_t step) {
  Heard made;
  providers::SseParser parser(
      [&](auto const& event) {
        EXPECTS(event.data.size() <= most_bytes);
        made.events.push_back(event);
      },
      most_bytes);
  for (std::size_t at = 0; at < input.size(); at += step)
    if (!parser.feed(input.substr(at, step))) break;
  made.whole = parser.finish();
  return made;
}

}  // namespace

// However the bytes are cut into pieces, the same events come out of them.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
  std::string_view const input(reinterpret_cast<char const*>(bytes), size);
  auto const byte_by_byte = heard(input, 1);
  for (std::size_t const step : {std::size_t{2}, std::size_t{7}, std::max<std::size_t>(size, 1)})
    EXPECTS(heard(input, step) == byte_by_byte);
  return 0;
}
