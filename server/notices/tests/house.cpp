// SPDX-License-Identifier: Apache-2.0
#include "notices/tests/house.hpp"

#include "storage/sql.hpp"

namespace notices {

bool House::tell(Notice const& notice) {
  return db.write([&](storage::Sql& sql) { return notices.tell(sql, notice); });
}

}  // namespace notices
