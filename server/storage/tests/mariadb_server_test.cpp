// SPDX-License-Identifier: Apache-2.0
#include "storage/testing/mariadb_server.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using storage::testing::MariadbServer;

TEST_CASE("a test server that is not installed says so") {
  MariadbServer const absent("/nowhere/mariadbd");
  CHECK(absent.why_not().starts_with("/nowhere/mariadbd is not installed"));
}

TEST_CASE("a test server that is installed and does not start is a failure") {
  CHECK_THROWS_AS(MariadbServer("/bin/false"), std::runtime_error);
}
