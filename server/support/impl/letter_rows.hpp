// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "support/tickets.hpp"

// What is known of messages that were letters, as rows.
namespace support {

// False: the letter has become a message before.
bool insert_letter(storage::Sql& sql, MessageId message, LetterSaid const& letter,
                   base::Instant now);
std::vector<LetterFile> letter_files_from(std::string_view column);

struct LetterRow {
  MessageId message;
  TicketId ticket;
};
std::vector<LetterRow> list_letters_since(storage::Sql& sql, base::Instant since);

}  // namespace support
