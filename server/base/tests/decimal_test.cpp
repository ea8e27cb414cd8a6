// SPDX-License-Identifier: Apache-2.0
#include "base/decimal.hpp"

#include <doctest/doctest.h>

using base::billionths_from;
using base::billionths_text;

TEST_CASE("decimals are read and written to the billionth, without binary fractions") {
  CHECK(billionths_from("0.0479") == 47'900'000);
  CHECK(billionths_from("0") == 0);
  CHECK(billionths_from("999999999.999999999") == 999'999'999'999'999'999);
  for (auto const* text : {"0", "0.000000001", "1", "7.12", "1835000", "999999999.999999999"})
    CHECK(billionths_text(billionths_from(text).value()) == text);
  for (auto const* text : {"", ".", "1.", ".5", "-1", "+1", "1e3", "1,5", "1.2.3", " 1", "nan",
                           "1000000000", "0.0000000001"})
    CHECK_FALSE(billionths_from(text));
  CHECK(billionths_from("999999", 6));
  CHECK_FALSE(billionths_from("1000000", 6));
}
