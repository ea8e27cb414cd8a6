// SPDX-License-Identifier: Apache-2.0
#include "ops/health.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using ops::Finding;
using ops::Wellness;

TEST_CASE("a site is fit until something fails; a worry does not count") {
  ops::Health health;
  health.add("disk", [] { return Finding{{}, Wellness::worrying, "2 GB left"}; });
  CHECK(ops::is_fit(health.look()));
  health.add("database", []() -> Finding { throw std::runtime_error("no route to host"); });
  CHECK(!ops::is_fit(health.look()));
  CHECK(ops::to_text(health.look()) == "warn  disk: 2 GB left\nFAIL  database: no route to host\n");
}
