// SPDX-License-Identifier: Apache-2.0
#include "support/files.hpp"

#include <algorithm>

#include "storage/sql.hpp"
#include "support/impl/ticket_rows.hpp"

namespace support {
namespace {

using base::Refusal;
using base::Result;
using soci::use;
using storage::Row;
using storage::Sql;

constexpr std::string_view find_file_statement =
    "SELECT id, ticket_id, home_id, message_id, author_id, name, type, size_bytes, created_at_us "
    "FROM support_files WHERE id = ?";
constexpr std::string_view list_files_statement =
    "SELECT id, ticket_id, home_id, message_id, author_id, name, type, size_bytes, created_at_us "
    "FROM support_files WHERE ticket_id = ? ORDER BY id";

objects::Owner owner_of(TicketId home) { return {"support", home.value()}; }

File file_from(Row const& row) {
  auto const text = [&](std::size_t column) { return row[column].value(); };
  File made;
  made.id = objects::ObjectId::parse(text(0)).value();
  made.ticket = TicketId::parse(text(1)).value();
  made.home = TicketId::parse(text(2)).value();
  made.message = MessageId::parse(text(3));
  made.author_id = text(4);
  made.name = text(5);
  made.type = objects::media_type_from(text(6)).value();
  made.size = std::stoll(text(7));
  made.created_at = base::instant_from_us(std::stoll(text(8)));
  return made;
}

std::optional<File> find_file(Sql& sql, objects::ObjectId id) {
  auto const key = id.str();
  auto const row = sql.find_row(find_file_statement, {key});
  if (!row) return std::nullopt;
  return file_from(*row);
}

std::vector<File> list_files(Sql& sql, TicketId ticket) {
  auto const key = ticket.str();
  std::vector<File> files;
  for (auto const& row : sql.list_rows(list_files_statement, {key}))
    files.push_back(file_from(row));
  return files;
}

void insert_file(Sql& sql, File const& file) {
  auto const id = file.id.str();
  auto const ticket = file.ticket.str();
  std::string const type(objects::mime_of(file.type));
  long long const size = file.size;
  long long const now_us = base::to_us(file.created_at);
  sql << "INSERT INTO support_files (id, ticket_id, home_id, message_id, author_id, name, type, "
         "size_bytes, created_at_us) "
         "VALUES (:id, :ticket, :home, '', :author, :name, :type, :size, :now)",
      use(id), use(ticket), use(ticket), use(file.author_id), use(file.name), use(type), use(size),
      use(now_us);
}

base::Error other_file() { return base::refuse(Refusal::conflict, "Another file has this id."); }

}  // namespace

Result<File> Files::bring(NewFile const& brought) {
  if (brought.bytes.size() > most_bytes)
    return base::refuse(Refusal::too_large, "A file may have 8 MiB.", "file_size");
  auto name = objects::checked_name(brought.name);
  if (!name) return name.error();
  auto const type = objects::checked_type(brought.mime_type, brought.bytes);
  if (!type) return type.error();
  remove_unsent(brought.ticket);
  File file{.id = brought.id,
            .ticket = brought.ticket,
            .home = brought.ticket,
            .author_id = brought.author_id,
            .name = std::move(*name),
            .type = *type,
            .size = static_cast<std::int64_t>(brought.bytes.size()),
            .created_at = clock_.now()};
  if (auto const known = db_.read([&](Sql& sql) { return find_file(sql, file.id); })) {
    bool const is_same = known->ticket == file.ticket && known->author_id == file.author_id &&
                         known->size == file.size;
    return is_same ? Result<File>(*known) : other_file();
  }
  // The bytes first: no row is ever without them. Those of a try that broke off are there already.
  if (auto const put = store_.put(owner_of(file.home), file.id, brought.bytes);
      !put && (put.error().kind != Refusal::conflict ||
               store_.get(owner_of(file.home), file.id).value() != brought.bytes))
    return put.error();
  return db_.write([&](Sql& sql) -> Result<File> {
    auto const there = list_files(sql, file.ticket);
    auto const unsent = std::count_if(there.begin(), there.end(), [&](File const& each) {
      return !each.message && each.author_id == file.author_id;
    });
    if (static_cast<std::size_t>(unsent) >= most_unsent)
      return base::refuse(Refusal::conflict, "Too many files wait to be sent.");
    insert_file(sql, file);
    return file;
  });
}

std::optional<File> Files::find(TicketId ticket, objects::ObjectId id, std::string_view reader_id) {
  auto found = db_.read([&](Sql& sql) { return find_file(sql, id); });
  if (!found || found->ticket != ticket) return std::nullopt;
  if (!found->message && found->author_id != reader_id) return std::nullopt;
  return found;
}

Result<std::string> Files::bytes(File const& file) const {
  return store_.get(owner_of(file.home), file.id);
}

std::vector<File> Files::list(TicketId ticket) {
  auto files = db_.read([&](Sql& sql) { return list_files(sql, ticket); });
  std::erase_if(files, [](File const& each) { return !each.message; });
  return files;
}

// What somebody chose a day ago and never sent.
void Files::remove_unsent(TicketId ticket) {
  auto const before = clock_.now() - std::chrono::days(1);
  for (auto const& file : db_.read([&](Sql& sql) { return list_files(sql, ticket); })) {
    if (file.message || file.created_at >= before) continue;
    auto const key = file.id.str();
    db_.write([&](Sql& sql) {
      sql << "DELETE FROM support_files WHERE id = :id AND message_id = ''", use(key);
    });
    if (!db_.read([&](Sql& sql) { return find_file(sql, file.id); }))
      (void)store_.remove(owner_of(file.home), file.id);  // else it goes with its request
  }
}

Result<void> Files::remove_all_of(std::string_view user_id) {
  auto const rows = db_.read([&](Sql& sql) {
    return sql.list_rows("SELECT id FROM support_tickets WHERE user_id = ?", {user_id});
  });
  for (auto const& row : rows)
    if (auto const gone = store_.remove_all(owner_of(TicketId::parse(row[0].value()).value()));
        !gone)
      return gone.error();
  return {};
}

Result<void> send_files(Sql& sql, TicketId ticket, MessageId message, std::string_view author_id,
                        std::span<objects::ObjectId const> files) {
  if (files.size() > Files::most_of_message)
    return base::refuse_field("/files", "A message can have five files.");
  auto const key = message.str();
  for (auto const& id : files) {
    auto const file = find_file(sql, id);
    if (!file || file->ticket != ticket || file->author_id != author_id || file->message)
      return base::refuse_field("/files", "There is no such file; choose it again.");
    auto const of = id.str();
    sql << "UPDATE support_files SET message_id = :message WHERE id = :id", use(key), use(of);
  }
  return {};
}

void move_files(Sql& sql, TicketId from, TicketId into) {
  auto const old_key = from.str();
  auto const new_key = into.str();
  sql << "UPDATE support_files SET ticket_id = :into WHERE ticket_id = :of", use(new_key),
      use(old_key);
}

}  // namespace support
