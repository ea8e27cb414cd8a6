// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "storage/errors.hpp"

namespace storage {

SqlFault fault_of_sqlite(int code);
SqlFault fault_of_mariadb(unsigned code);

}  // namespace storage
