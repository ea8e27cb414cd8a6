// SPDX-License-Identifier: Apache-2.0
#include "support/impl/letter_rows.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "storage/errors.hpp"
#include "storage/sql.hpp"

namespace support {

using soci::use;
using storage::Sql;

bool insert_letter(Sql& sql, MessageId message, LetterSaid const& letter, base::Instant now) {
  std::string const id = message.str();
  std::string refused;
  for (auto const& file : letter.mail.refused)
    refused += fmt::format("{} {}\n", http::word_of(file.why), file.name);
  long long const at_us = base::to_us(now);
  return storage::unless_duplicate([&] {
    sql << "INSERT INTO support_letters (message_id, letter_key, sender, original, refused_files, "
           "received_at_us) VALUES (:id, :key, :sender, :original, :refused, :at)",
        use(id), use(letter.key), use(letter.mail.sender), use(letter.mail.original), use(refused),
        use(at_us);
  });
}

std::vector<LetterFile> letter_files_from(std::string_view column) {
  std::vector<LetterFile> files;
  for (auto const& line : base::split(column, '\n')) {
    auto const space = line.find(' ');
    files.push_back({http::enum_from<LetterFileFault>(line.substr(0, space)).value(),
                     space == std::string::npos ? std::string() : line.substr(space + 1)});
  }
  return files;
}

std::vector<LetterRow> list_letters_since(Sql& sql, base::Instant since) {
  std::vector<LetterRow> found;
  for (auto const& row : sql.list_rows(
           "SELECT l.message_id, m.ticket_id FROM support_letters l JOIN support_messages m "
           "ON m.id = l.message_id WHERE l.received_at_us >= ? ORDER BY l.received_at_us LIMIT "
           "1000",
           {base::to_us(since)}))
    found.push_back(
        {MessageId::parse(row[0].value()).value(), TicketId::parse(row[1].value()).value()});
  return found;
}

}  // namespace support
