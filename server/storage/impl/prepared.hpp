// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <string_view>
#include <vector>

#include "storage/row.hpp"

namespace soci {
class session;
}

namespace storage {

// A SELECT that stays prepared with its connection.
class PreparedRead {
 public:
  virtual ~PreparedRead() = default;
  // At most `most` rows. Throws SqlError; the statement can be run again afterwards.
  virtual std::vector<Row> run(Parameters parameters, std::size_t most) = 0;
};

std::unique_ptr<PreparedRead> prepare_on_sqlite(soci::session& sql, std::string_view statement);
std::unique_ptr<PreparedRead> prepare_on_mariadb(soci::session& sql, std::string_view statement);

}  // namespace storage
