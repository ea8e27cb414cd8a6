// SPDX-License-Identifier: Apache-2.0
#include "notices/delivery.hpp"

#include <fmt/format.h>

#include <array>

#include "base/expects.hpp"
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

constexpr std::size_t longest_word = 30;  // of a template's variable, in characters

struct TopicOfChannel {
  std::string_view topic;
  Channel channel;
};
constexpr TopicOfChannel topics[] = {{outgoing_push, Channel::push},
                                     {outgoing_letter, Channel::email},
                                     {outgoing_sms, Channel::sms}};

Channel const* find_channel(std::string_view topic) {
  for (auto const& each : topics)
    if (each.topic == topic) return &each.channel;
  return nullptr;
}

// Operators refuse what looks like an address of the web, whatever people called their trips.
std::string without_addresses(std::string text) {
  for (auto const* const sign : {"://", "www."})
    for (auto at = text.find(sign); at != std::string::npos; at = text.find(sign))
      text.replace(at, std::string_view(sign).size(), " ");
  return text;
}

// "a***@example.com"
std::string masked_address(std::string_view email) {
  auto const at = email.rfind('@');
  if (at == std::string_view::npos || at == 0) return {};
  std::size_t first = 1;  // character, in bytes
  while (first < at && (static_cast<unsigned char>(email[first]) & 0xc0u) == 0x80u) ++first;
  return std::string(email.substr(0, first)) + "***" + std::string(email.substr(at));
}

// What a push holds: the notice, and the language of its person, since no page is there to say it.
struct PushView : NoticeView {
  std::string language;  // zh or en
};
BOOST_DESCRIBE_STRUCT(PushView, (NoticeView), (language))

// As the inbox shows it, but no longer than push services take: 3,993 bytes, of which a character
// may need six.
std::string json_for_push(InboxNotice const& kept, bool reads_english) {
  PushView view{view_of(kept), reads_english ? "en" : "zh"};
  for (auto* const title : {&view.title.zh, &view.title.en}) *title = shortened(*title, 80);
  for (auto* const text : {&view.text.zh, &view.text.en}) *text = shortened(*text, 200);
  return http::to_json(view);
}

}  // namespace

bool Delivery::handles(std::string_view topic) { return find_channel(topic) != nullptr; }

base::Result<void> Delivery::deliver(storage::OutboxMessage const& message) {
  auto const payload = http::parse<Outgoing>(message.payload_json);
  if (!payload) return payload.error();
  auto const kept = parts_.notices.find(payload->notice);
  auto const* const known = find_channel(message.topic);
  EXPECTS(known != nullptr);
  auto const channel = http::word_of(*known);
  if (!kept || kept->read_at) {
    parts_.sent(channel, "not_wanted");
    return {};
  }
  auto sent = *known == Channel::push    ? deliver_push(*kept, payload->subscription)
              : *known == Channel::email ? deliver_letter(*kept)
                                         : deliver_sms(*kept);
  parts_.sent(channel, outcome_of(sent));
  if (!sent && sent.error().kind != Refusal::unavailable)  // for good: the outbox gives it up
    parts_.log.warn("notices", std::string(channel) + " was refused: " + sent.error().why);
  return sent;
}

std::string Delivery::name_of(std::string_view user_id) const {
  auto const person = ways_.recipient ? ways_.recipient(user_id) : std::nullopt;
  return person ? person->name : "";
}

DeadLetterFacts Delivery::describe(storage::OutboxMessage const& message) {
  auto const* const channel = find_channel(message.topic);
  auto const payload = http::parse<Outgoing>(message.payload_json);
  if (!channel || !payload) return {std::nullopt, message.topic, ""};
  auto const kept = parts_.notices.find(payload->notice);
  if (!kept) return {*channel, "", ""};
  return {*channel, kept->notice.kind,
          recipient_of(*channel, kept->notice.user_id, payload->subscription)};
}

std::string Delivery::recipient_of(Channel channel, std::string const& user,
                                   std::string_view subscription) {
  if (channel == Channel::sms) {
    auto const number = parts_.db.read([&](Sql& sql) { return Phones::find_confirmed(sql, user); });
    return number ? masked_number(*number) : "";
  }
  if (channel == Channel::email) {
    auto const recipient = ways_.recipient ? ways_.recipient(user) : std::nullopt;
    return recipient ? masked_address(recipient->email) : "";
  }
  auto const id = PushSubscriptionId::parse(subscription);
  auto const to =
      id ? PushSubscriptions(parts_.db, parts_.clock, parts_.ids).find(*id) : std::nullopt;
  return to ? to->device : "";
}

base::Result<void> Delivery::deliver_push(InboxNotice const& kept, std::string_view subscription) {
  PushSubscriptions subscriptions(parts_.db, parts_.clock, parts_.ids);
  auto const id = PushSubscriptionId::parse(subscription);
  auto const to = id ? subscriptions.find(*id) : std::nullopt;
  // A browser may have passed to somebody else since.
  if (!ways_.push || !to || to->user_id != kept.notice.user_id) return {};
  auto const person = ways_.recipient ? ways_.recipient(to->user_id) : std::nullopt;
  auto sent = ways_.push->send(*to, {.json = json_for_push(kept, person && person->reads_english),
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
  auto letter = letter_for(kept.notice, *ways_.recipient(user), ways_.public_url,
                           letter_token(user), ways_.reply_to(kept.notice));
  letter.id = kept.id.str();
  return ways_.letter(letter);
}

base::Result<void> Delivery::deliver_sms(InboxNotice const& kept) {
  auto const& user = kept.notice.user_id;
  auto const number = parts_.db.read([&](Sql& sql) { return Phones::find_confirmed(sql, user); });
  if (!ways_.short_messages || !number) return {};
  auto const recipient = ways_.recipient ? ways_.recipient(user) : std::nullopt;
  auto const& title = kept.notice.title;
  return ways_.short_messages->send(
      {ShortMessage::Purpose::notice, *number,
       shortened(without_addresses(recipient && recipient->reads_english ? title.en : title.zh),
                 longest_word)});
}

base::Result<void> Delivery::send_code(std::string_view user_id, std::string_view number) {
  EXPECTS(sends_sms());
  auto const code = phones().ask(user_id, number);
  if (!code) return code.error();
  auto sent = ways_.short_messages->send({ShortMessage::Purpose::code, code->number, code->code});
  parts_.sent("sms", outcome_of(sent));
  if (sent || sent.error().kind == Refusal::unavailable) return sent;
  parts_.log.warn("notices", "a code was refused: " + sent.error().why);
  return base::refuse_field("/number", "No message can be sent to this number.");
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
