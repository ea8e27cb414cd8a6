// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "support/ticket.hpp"

namespace storage {
class Sql;
}

// Agents' ways into trips, as rows.
namespace support {

void insert_access(storage::Sql& sql, Access const& access);
void update_access(storage::Sql& sql, Access const& access);  // its reach, state and end
std::optional<Access> find_access(storage::Sql& sql, AccessId id);
std::vector<Access> list_accesses(storage::Sql& sql, TicketId ticket);  // newest first

}  // namespace support
