// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "notices/notice_described.hpp"
#include "notices/preferences_described.hpp"
#include "notices/push_subscriptions.hpp"

// What the endpoints take and answer.
namespace notices {

struct InboxRequest {
  std::optional<int> limit;
  std::optional<NoticeId> before;
  std::optional<bool> unread;
};
struct Inbox {
  std::vector<NoticeView> notices;
  std::int64_t unread = 0;
  std::optional<NoticeId> next;
};
struct MarkRead {
  std::optional<std::vector<NoticeId>> ids;
  std::optional<NoticeId> until;
};
struct UnreadCount {
  std::int64_t unread = 0;
};
struct KindView {
  std::string kind;
  std::vector<Channel> channels;  // as it is now
};
struct PhoneView {
  std::string number;  // masked
  bool is_confirmed = false;
};
struct NewPhone {
  std::string number;
};
struct PhoneCode {
  std::string code;
};
struct PreferencesView {
  std::vector<KindView> kinds;
  std::optional<QuietHours> quiet_hours;
  std::string time_zone;
  std::vector<Channel> offered;
  std::optional<std::string> push_key;
  bool sends_sms = false;
  std::optional<PhoneView> phone;
};
struct PushKeys {
  std::string p256dh;
  std::string auth;
};
struct Subscribe {
  std::string endpoint;
  PushKeys keys;
  std::optional<std::string> device;
};
struct SubscriptionView {
  PushSubscriptionId id;
  std::string endpoint;
  std::string device;
  base::Instant created_at{};
};
struct SubscriptionList {
  std::vector<SubscriptionView> subscriptions;
};
struct UnsubscribeQuery {
  std::string kind;
};

BOOST_DESCRIBE_STRUCT(InboxRequest, (), (limit, before, unread))
BOOST_DESCRIBE_STRUCT(Inbox, (), (notices, unread, next))
BOOST_DESCRIBE_STRUCT(MarkRead, (), (ids, until))
BOOST_DESCRIBE_STRUCT(UnreadCount, (), (unread))
BOOST_DESCRIBE_STRUCT(KindView, (), (kind, channels))
BOOST_DESCRIBE_STRUCT(PhoneView, (), (number, is_confirmed))
BOOST_DESCRIBE_STRUCT(NewPhone, (), (number))
BOOST_DESCRIBE_STRUCT(PhoneCode, (), (code))
BOOST_DESCRIBE_STRUCT(PreferencesView, (),
                      (kinds, quiet_hours, time_zone, offered, push_key, sends_sms, phone))
BOOST_DESCRIBE_STRUCT(PushKeys, (), (p256dh, auth))
BOOST_DESCRIBE_STRUCT(Subscribe, (), (endpoint, keys, device))
BOOST_DESCRIBE_STRUCT(SubscriptionView, (), (id, endpoint, device, created_at))
BOOST_DESCRIBE_STRUCT(SubscriptionList, (), (subscriptions))
BOOST_DESCRIBE_STRUCT(UnsubscribeQuery, (), (kind))

inline http::Rules rules(http::Of<InboxRequest>) {
  return {http::field("limit").range(1, 100).text("20 unless told."),
          http::field("before").text("`next` of the page before."),
          http::field("unread").text("Only what is not read.")};
}
inline http::Rules rules(http::Of<Inbox>) {
  return {http::field("unread").text("Of the whole inbox."),
          http::field("next").text("Where the next page begins; null: there is none.")};
}
inline http::Rules rules(http::Of<MarkRead>) {
  return {http::field("ids").items(1, 100),
          http::field("until").text("Instead of ids: this one and all that came before it.")};
}
inline http::Rules rules(http::Of<PreferencesView>) {
  return {http::field("kinds").text("All that can be chosen for, with the channels in force."),
          http::field("offered").text("Channels this installation has for this person."),
          http::field("push_key").text("What browsers subscribe with; null: no web push here."),
          http::field("sends_sms").text("Whether short messages can be had here at all."),
          http::field("phone").text("Where short messages go, or would after its code was told.")};
}
inline http::Rules rules(http::Of<PhoneView>) {
  return {http::field("number").text("Its middle is hidden.")};
}
inline http::Rules rules(http::Of<NewPhone>) {
  return {http::field("number").length(5, 30).text("Without a country's code it is of China.")};
}
inline http::Rules rules(http::Of<PhoneCode>) {
  return {http::field("code").pattern("[0-9]{6}", "The code has six digits.")};
}
inline http::Rules rules(http::Of<PushKeys>) {
  return {http::field("p256dh").pattern("[A-Za-z0-9_-]{87}=?", "Must be a key of P-256."),
          http::field("auth").pattern("[A-Za-z0-9_-]{22}(==)?", "Must be 16 bytes of base64url.")};
}
inline http::Rules rules(http::Of<Subscribe>) {
  return http::Rules{
      http::field("endpoint").length(8, 1000),
      http::field("device").length(1, 100).text("What its owner knows it by."),
  }
      .text("As the browser's PushSubscription writes itself.");
}
inline http::Rules rules(http::Of<UnsubscribeQuery>) { return {http::field("kind").length(1, 40)}; }

}  // namespace notices
