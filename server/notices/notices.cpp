// SPDX-License-Identifier: Apache-2.0
#include "notices/notices.hpp"

#include <fmt/format.h>

#include <array>

#include "base/expects.hpp"
#include "http/json_text.hpp"
#include "notices/impl/outgoing.hpp"
#include "notices/impl/shortened.hpp"
#include "notices/kinds.hpp"
#include "notices/notice_described.hpp"
#include "notices/phones.hpp"
#include "notices/preferences.hpp"
#include "notices/push_subscriptions.hpp"
#include "storage/errors.hpp"
#include "storage/sql.hpp"

namespace notices {
namespace {

using soci::use;
using storage::Row;
using storage::Sql;

constexpr std::size_t longest_title = 200;  // characters; the column's
constexpr std::size_t longest_key = 160;
constexpr std::size_t longest_link = 300;
constexpr std::chrono::minutes overlap{1};

InboxNotice notice_from(Row const& row) {
  auto const text = [&](std::size_t column) { return row[column].value(); };
  InboxNotice kept;
  kept.id = NoticeId::parse(text(0)).value();
  kept.notice = {.kind = text(1),
                 .user_id = text(11),
                 .title = {text(3), text(4)},
                 .text = {text(5), text(6)},
                 .link = text(7),
                 .severity = http::enum_from<Severity>(text(2)).value(),
                 .event_key = text(8)};
  kept.created_at = base::instant_from_us(std::stoll(text(9)));
  if (row[10]) kept.read_at = base::instant_from_us(std::stoll(*row[10]));
  return kept;
}

std::vector<InboxNotice> notices_from(std::vector<Row> const& rows) {
  std::vector<InboxNotice> found;
  for (auto const& row : rows) found.push_back(notice_from(row));
  return found;
}

void insert(Sql& sql, InboxNotice const& kept) {
  auto const& notice = kept.notice;
  std::string const id = kept.id.str();
  std::string const severity(http::word_of(notice.severity));
  long long const now_us = base::to_us(kept.created_at);
  sql << "INSERT INTO notices (id, user_id, event_key, kind, severity, title_zh, title_en, "
         "text_zh, text_en, link, created_at_us) VALUES (:id, :user, :event, :kind, :severity, "
         ":title_zh, :title_en, :text_zh, :text_en, :link, :now)",
      use(id), use(notice.user_id), use(notice.event_key), use(notice.kind), use(severity),
      use(notice.title.zh), use(notice.title.en), use(notice.text.zh), use(notice.text.en),
      use(notice.link), use(now_us);
}

std::int64_t count_unread(Sql& sql, std::string_view user_id) {
  auto const row = sql.find_row(
      "SELECT COUNT(*) FROM notices WHERE user_id = ? AND read_at_us IS NULL", {user_id});
  return std::stoll((*row)[0].value());
}

}  // namespace

bool Notices::tell(Sql& sql, Notice const& notice) {
  EXPECTS(find_kind(notice.kind) != nullptr);
  EXPECTS(!notice.event_key.empty() && notice.event_key.size() <= longest_key);
  EXPECTS(notice.link.size() <= longest_link);
  InboxNotice kept{ids_.next<NoticeId>(), notice, clock_.now(), {}};
  kept.notice.title = {shortened(notice.title.zh, longest_title),
                       shortened(notice.title.en, longest_title)};
  if (!storage::unless_duplicate([&] { insert(sql, kept); })) return false;
  send_out(sql, kept);
  sql.after_commit(
      [&live = live_, user = notice.user_id, id = kept.id.str(),
       json = http::to_json(view_of(kept))] { live.publish(user, "notice", json, id); });
  return true;
}

// Each browser has a message of its own, so that one that fails is repeated alone.
void Notices::send_out(Sql& sql, InboxNotice const& kept) {
  auto const& notice = kept.notice;
  auto const preferences = PreferencesStore::find(sql, notice.user_id);
  auto const channels = preferences.channels_of(notice.kind);
  auto const due = may_leave_at(notice.severity, preferences, kept.created_at);
  if (channels.contains(Channel::email))
    outbox_.add(sql, outgoing_letter, notice.user_id, http::to_json(Outgoing{kept.id, ""}), due);
  if (channels.contains(Channel::sms) && Phones::find_confirmed(sql, notice.user_id))
    outbox_.add(sql, outgoing_sms, notice.user_id, http::to_json(Outgoing{kept.id, ""}), due);
  if (!channels.contains(Channel::push)) return;
  for (auto const& browser : PushSubscriptions::list_ids(sql, notice.user_id))
    outbox_.add(sql, outgoing_push, notice.user_id, http::to_json(Outgoing{kept.id, browser}), due);
}

std::optional<InboxNotice> Notices::find(NoticeId id) {
  auto const key = id.str();
  auto const row = db_.read([&](Sql& sql) {
    return sql.find_row(
        "SELECT id, kind, severity, title_zh, title_en, text_zh, text_en, link, event_key, "
        "created_at_us, read_at_us, user_id FROM notices WHERE id = ?",
        {key});
  });
  if (!row) return std::nullopt;
  return notice_from(*row);
}

std::vector<InboxNotice> Notices::list(std::string_view user_id, InboxQuery const& query) {
  // Ids ascend with time, and '~' comes after every one of them.
  std::string const before = query.before ? query.before->str() : "~";
  auto const most = static_cast<std::int64_t>(query.limit);
  auto const rows = db_.read([&](Sql& sql) {
    return query.only_unread
               ? sql.list_rows(
                     "SELECT id, kind, severity, title_zh, title_en, text_zh, text_en, link, "
                     "event_key, created_at_us, read_at_us, user_id FROM notices WHERE user_id = ? "
                     "AND id < ? AND read_at_us IS NULL ORDER BY id DESC LIMIT ?",
                     {user_id, before, most})
               : sql.list_rows(
                     "SELECT id, kind, severity, title_zh, title_en, text_zh, text_en, link, "
                     "event_key, created_at_us, read_at_us, user_id FROM notices WHERE user_id = ? "
                     "AND id < ? ORDER BY id DESC LIMIT ?",
                     {user_id, before, most});
  });
  return notices_from(rows);
}

std::int64_t Notices::unread(std::string_view user_id) {
  return db_.read([&](Sql& sql) { return count_unread(sql, user_id); });
}

std::vector<InboxNotice> Notices::list_since(std::string_view user_id, NoticeId last,
                                             std::size_t most) {
  auto const id = last.str();
  auto const rows = db_.read([&](Sql& sql) -> std::vector<Row> {
    auto const seen = sql.find_row("SELECT created_at_us FROM notices WHERE id = ? AND user_id = ?",
                                   {id, user_id});
    if (!seen) return {};
    auto const since = base::instant_from_us(std::stoll((*seen)[0].value())) - overlap;
    return sql.list_rows(
        "SELECT id, kind, severity, title_zh, title_en, text_zh, text_en, link, event_key, "
        "created_at_us, read_at_us, user_id FROM notices WHERE user_id = ? AND created_at_us >= ? "
        "AND id <> ? ORDER BY id LIMIT ?",
        {user_id, base::to_us(since), id, static_cast<std::int64_t>(most)});
  });
  return notices_from(rows);
}

std::int64_t Notices::mark_read(std::string_view user_id, std::vector<NoticeId> const& read) {
  std::string const user(user_id);
  long long const now_us = base::to_us(clock_.now());
  auto const left = db_.write([&](Sql& sql) {
    for (auto const& notice : read) {
      std::string const id = notice.str();
      sql << "UPDATE notices SET read_at_us = :now WHERE id = :id AND user_id = :user "
             "AND read_at_us IS NULL",
          use(now_us), use(id), use(user);
    }
    return count_unread(sql, user);
  });
  live_.publish(user_id, "notices_read", fmt::format(R"({{"unread":{}}})", left));
  return left;
}

std::int64_t Notices::mark_all_read(std::string_view user_id, NoticeId newest) {
  std::string const user(user_id);
  std::string const id = newest.str();
  long long const now_us = base::to_us(clock_.now());
  auto const left = db_.write([&](Sql& sql) {
    sql << "UPDATE notices SET read_at_us = :now WHERE user_id = :user AND id <= :id "
           "AND read_at_us IS NULL",
        use(now_us), use(user), use(id);
    return count_unread(sql, user);
  });
  live_.publish(user_id, "notices_read", fmt::format(R"({{"unread":{}}})", left));
  return left;
}

void Notices::remove_old(std::chrono::days age) {
  // Ids ascend with time, and theirs is an index: there is nothing to read where nothing is old.
  using std::chrono::milliseconds;
  auto const since =
      std::chrono::floor<milliseconds>(clock_.now() - age).time_since_epoch().count();
  std::array<std::uint8_t, 16> first{};
  for (std::size_t i = 0; i < 6; ++i) first[i] = static_cast<std::uint8_t>(since >> (8 * (5 - i)));
  std::string const id = base::Ulid(first).str();
  db_.write([&](Sql& sql) { sql << "DELETE FROM notices WHERE id < :id", use(id); });
}

void Notices::remove_all_of(std::string_view user_id) {
  std::string const user(user_id);
  db_.write([&](Sql& sql) {
    sql << "DELETE FROM notices WHERE user_id = :user", use(user);
    sql << "DELETE FROM notice_preferences WHERE user_id = :user", use(user);
    sql << "DELETE FROM notice_letter_tokens WHERE user_id = :user", use(user);
    sql << "DELETE FROM push_subscriptions WHERE user_id = :user", use(user);
    sql << "DELETE FROM notice_phones WHERE user_id = :user", use(user);
    sql << "DELETE FROM notice_codes WHERE user_id = :user", use(user);
  });
  live_.end_all_of(user_id);
}

}  // namespace notices
