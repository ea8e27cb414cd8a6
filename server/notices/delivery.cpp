// SPDX-License-Identifier: Apache-2.0
#include "notices/delivery.hpp"

#include <fmt/format.h>

#include <array>

#include "http/described.hpp"
#include "notices/impl/outgoing.hpp"
#include "notices/impl/shortened.hpp"
#include "notices/letters.hpp"
#include "notices/notice_described.hpp"
#include "notices/preferences.hpp"
#include "storage/sql.hpp"

namespace notices {
namespace {

using base::Refusal;
using soci::use;
using storage::Sql;

constexpr std::chrono::hours life_of_push{24};

std::string_view outcome_of(base::Result<void> const& sent) {
  if (sent) return "sent";
  return sent.error().kind == Refusal::unavailable ? "unavailable" : "refused";
}

// As the inbox shows it, but no longer than push services take: 3,993 bytes, of which a character
// may need six.
std::string json_for_push(InboxNotice const& kept) {
  auto view = view_of(kept);
  for (auto* const title : {&view.title.zh, &view.title.en}) *title = shortened(*title, 80);
  for (auto* const text : {&view.text.zh, &view.text.en}) *text = shortened(*text, 200);
  return http::to_json(view);
}

}  // namespace

bool Delivery::handles(std::string_view topic) {
  return topic == outgoing_push || topic == outgoing_letter;
}

base::Result<void> Delivery::deliver(storage::OutboxMessage const& message) {
  auto const payload = http::parse<Outgoing>(message.payload_json);
  if (!payload) return payload.error();
  auto const kept = parts_.notices.find(payload->notice);
  bool const is_push = message.topic == outgoing_push;
  auto const channel = http::word_of(is_push ? Channel::push : Channel::email);
  if (!kept || kept->read_at) {
    parts_.sent(channel, "not_wanted");
    return {};
  }
  auto const sent = is_push ? deliver_push(*kept, payload->subscription) : deliver_letter(*kept);
  parts_.sent(channel, outcome_of(sent));
  if (sent || sent.error().kind == Refusal::unavailable) return sent;
  // It would be refused again and again.
  parts_.log.warn("notices", std::string(channel) + " was refused: " + sent.error().why);
  return {};
}

base::Result<void> Delivery::deliver_push(InboxNotice const& kept, std::string_view subscription) {
  PushSubscriptions subscriptions(parts_.db, parts_.clock, parts_.ids);
  auto const id = PushSubscriptionId::parse(subscription);
  auto const to = id ? subscriptions.find(*id) : std::nullopt;
  // A browser may have passed to somebody else since.
  if (!ways_.push || !to || to->user_id != kept.notice.user_id) return {};
  auto const sent = ways_.push->send(*to, {.json = json_for_push(kept),
                                           .topic = kept.id.str(),
                                           .is_urgent = kept.notice.severity == Severity::urgent,
                                           .life = life_of_push});
  if (sent || sent.error().kind != Refusal::not_found) return sent;
  subscriptions.remove(to->id, to->user_id);  // the browser withdrew it
  return {};
}

base::Result<void> Delivery::deliver_letter(InboxNotice const& kept) {
  auto const& user = kept.notice.user_id;
  if (!mails(user)) return {};
  auto const letter =
      letter_for(kept.notice, *ways_.recipient(user), ways_.public_url, letter_token(user));
  return ways_.letter(letter);
}

bool Delivery::mails(std::string_view user_id) const {
  auto const recipient = ways_.recipient ? ways_.recipient(user_id) : std::nullopt;
  return ways_.letter && recipient && !recipient->email.empty();
}

std::string Delivery::letter_token(std::string_view user_id) {
  std::string const user(user_id);
  std::array<std::byte, 16> chance{};
  parts_.random.fill(chance);
  std::string made;
  for (auto const byte : chance) made += fmt::format("{:02x}", std::to_integer<unsigned>(byte));
  return parts_.db.write([&](Sql& sql) {
    auto const known =
        sql.find_row("SELECT token FROM notice_letter_tokens WHERE user_id = ?", {user});
    if (known) return (*known)[0].value();
    sql << "INSERT INTO notice_letter_tokens (user_id, token) VALUES (:user, :token)", use(user),
        use(made);
    return made;
  });
}

bool Delivery::unsubscribe(std::string_view token, std::string_view kind) {
  auto const* const known = find_kind(kind);
  if (!known || !known->may_choose) return false;
  return parts_.db.write([&](Sql& sql) {
    auto const row =
        sql.find_row("SELECT user_id FROM notice_letter_tokens WHERE token = ?", {token});
    if (!row) return false;
    auto const user = (*row)[0].value();
    auto preferences = PreferencesStore::find(sql, user);
    auto left = preferences.channels_of(kind);
    left.erase(Channel::email);
    preferences.channels[std::string(kind)] = {left.begin(), left.end()};
    PreferencesStore::replace(sql, user, preferences, parts_.clock.now());
    return true;
  });
}

}  // namespace notices
