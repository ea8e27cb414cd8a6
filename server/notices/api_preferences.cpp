// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "http/described.hpp"
#include "http/language.hpp"
#include "notices/api_types.hpp"
#include "notices/impl/answering.hpp"
#include "notices/preferences.hpp"

namespace notices {
namespace {

using http::Request;
using http::Response;

constexpr auto sentences = std::to_array<http::Sentence>({
    {"Codes were sent already; please wait a moment.", "验证码已发送，请稍后再试。"},
    {"Either ids or until is needed.", "需要提供 ids 或 until 之一。"},
    {"Must be 16 bytes of base64url.", "须为 base64url 编码的 16 个字节。"},
    {"Must be a key of P-256.", "须为 P-256 公钥。"},
    {"No message can be sent to this number.", "无法向该号码发送短信。"},
    {"Quiet hours begin and end at the same time.", "免打扰的开始和结束时间不能相同。"},
    {"The code has six digits.", "验证码为六位数字。"},
    {"The code is wrong or too old.", "验证码不正确或已过期。"},
    {"There is no such browser.", "没有这个浏览器。"},
    {"There is no such kind of notice.", "没有这类通知。"},
    {"There is no such message any more.", "这条消息已不在列表中。"},
    {"There is no such link.", "链接无效。"},
    {"There is no such phone.", "没有登记手机号。"},
    {"There is no such time zone.", "没有这个时区。"},
    {"This installation does not know this push service.", "本站不支持该浏览器的推送服务。"},
    {"This installation sends no short messages.", "本站未开通短信服务。"},
    {"This is not the number of a mobile phone.", "这不是有效的手机号码。"},
    {"Too many browsers of yours are told already.", "您开启推送的浏览器过多，请先移除一个。"},
    {"Too many pages listen just now.", "当前在线页面过多，请稍后再试。"},
    {"Too many pages of yours listen already.", "您打开的页面过多，请关闭一些。"},
});

PreferencesView view_of(Preferences const& preferences, Parts const& parts,
                        std::string_view user_id) {
  PreferencesView view;
  for (auto const& kind : kinds()) {
    if (!kind.may_choose) continue;
    auto const channels = preferences.channels_of(kind.word);
    view.kinds.push_back({std::string(kind.word), {channels.begin(), channels.end()}});
  }
  view.quiet_hours = preferences.quiet_hours;
  view.time_zone = preferences.time_zone;
  if (auto const* const push = parts.delivery.push()) {
    view.offered.push_back(Channel::push);
    view.push_key = push->public_key();
  }
  if (parts.delivery.mails(user_id)) view.offered.push_back(Channel::email);
  view.sends_sms = parts.delivery.sends_sms();
  auto const phone = parts.delivery.phones().find(user_id);
  if (phone) view.phone = {masked_number(phone->number), phone->is_confirmed};
  if (phone && phone->is_confirmed && view.sends_sms) view.offered.push_back(Channel::sms);
  return view;
}

// GET /api/notices/preferences
struct ShowPreferences {
  Parts const& parts;
  Response operator()(Request const& request) const {
    auto const& user = request.principal->user_id;
    auto const now = PreferencesStore(parts.db, parts.clock).find(user);
    return http::ok(http::to_json(view_of(now, parts, user)));
  }
};

// PUT /api/notices/preferences
struct ReplacePreferences {
  Parts const& parts;
  Response operator()(Request const& request) const {
    auto const wanted = http::parse<Preferences>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    if (auto const fits = check(*wanted); !fits) return refused(fits.error(), request);
    auto const& user = request.principal->user_id;
    PreferencesStore(parts.db, parts.clock).replace(user, *wanted);
    return http::ok(http::to_json(view_of(*wanted, parts, user)));
  }
};

SubscriptionView view_of(PushSubscription const& kept) {
  return {kept.id, kept.endpoint, kept.device, kept.created_at};
}

PushSubscriptions subscriptions_of(Parts const& parts) {
  return {parts.db, parts.clock, parts.ids};
}

// GET /api/notices/subscriptions
struct ListSubscriptions {
  Parts const& parts;
  Response operator()(Request const& request) const {
    SubscriptionList list;
    for (auto const& each : subscriptions_of(parts).list(request.principal->user_id))
      list.subscriptions.push_back(view_of(each));
    return http::ok(http::to_json(list));
  }
};

// POST /api/notices/subscriptions
struct AddSubscription {
  Parts const& parts;
  Response operator()(Request const& request) const {
    auto const wanted = http::parse<Subscribe>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    auto const* const push = parts.delivery.push();
    if (!push || !push->takes(wanted->endpoint))
      return refused(
          base::refuse_field("/endpoint", "This installation does not know this push service."),
          request);
    auto const made = subscriptions_of(parts).add({.user_id = request.principal->user_id,
                                                   .endpoint = wanted->endpoint,
                                                   .p256dh = wanted->keys.p256dh,
                                                   .auth = wanted->keys.auth,
                                                   .device = wanted->device.value_or("")});
    if (!made) return refused(made.error(), request);
    return http::created(http::to_json(view_of(*made)));
  }
};

// DELETE /api/notices/subscriptions/{subscription}
struct RemoveSubscription {
  Parts const& parts;
  Response operator()(Request const& request) const {
    auto const id = http::id<PushSubscriptionId>(request, "subscription");
    if (id && subscriptions_of(parts).remove(*id, request.principal->user_id))
      return http::no_content();
    return refused(base::refuse(base::Refusal::not_found, "There is no such browser."), request);
  }
};

// PUT /api/notices/phone
struct AskForCode {
  Parts const& parts;
  Response operator()(Request const& request) const {
    auto const wanted = http::parse<NewPhone>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    if (!parts.delivery.sends_sms())
      return refused(
          base::refuse(base::Refusal::conflict, "This installation sends no short messages."),
          request);
    auto const sent = parts.delivery.send_code(request.principal->user_id, wanted->number);
    return sent ? http::no_content() : refused(sent.error(), request);
  }
};

// POST /api/notices/phone/confirmation
struct ConfirmPhone {
  Parts const& parts;
  Response operator()(Request const& request) const {
    auto const told = http::parse<PhoneCode>(request.body);
    if (!told) return refused(told.error(), request);
    auto const& user = request.principal->user_id;
    auto const confirmed = parts.delivery.phones().confirm(user, told->code);
    if (!confirmed) return refused(confirmed.error(), request);
    return http::ok(http::to_json(PhoneView{masked_number(confirmed->number), true}));
  }
};

// DELETE /api/notices/phone
struct RemovePhone {
  Parts const& parts;
  Response operator()(Request const& request) const {
    if (parts.delivery.phones().remove(request.principal->user_id)) return http::no_content();
    return refused(base::refuse(base::Refusal::not_found, "There is no such phone."), request);
  }
};

// POST /api/notices/unsubscribe/{token}: of whoever has the letter, without signing in; its body,
// if any, says nothing that the address does not.
struct Unsubscribe {
  Parts const& parts;
  Response operator()(Request const& request) const {
    auto const query = http::parse_query<UnsubscribeQuery>(request.query);
    if (!query) return refused(query.error(), request);
    auto const token = request.params.find("token").value_or("");
    if (parts.delivery.unsubscribe(token, query->kind)) return http::no_content();
    return refused(base::refuse(base::Refusal::not_found, "There is no such link."), request);
  }
};

}  // namespace

Response refused(base::Error const& error, Request const& request) {
  return http::refusal(http::in_language(error, request.locale, sentences), request);
}

std::vector<http::Endpoint> phone_endpoints(Parts const& parts) {
  using http::Lane;
  return {http::put("/api/notices/phone")
              .named("putNoticePhone", "Send a code to a mobile phone", "notices")
              .signed_in()
              .on(Lane::outbound)
              .takes<NewPhone>()
              .answers_nothing()
              .calls(AskForCode{parts}),
          http::post("/api/notices/phone/confirmation")
              .named("confirmNoticePhone", "Tell the code that came", "notices")
              .signed_in()
              .on(Lane::db)
              .takes<PhoneCode>()
              .answers<PhoneView>(200)
              .calls(ConfirmPhone{parts}),
          http::delete_("/api/notices/phone")
              .named("removeNoticePhone", "Send no short messages any more", "notices")
              .signed_in()
              .on(Lane::db)
              .answers_nothing()
              .calls(RemovePhone{parts})};
}

std::vector<http::Endpoint> preference_endpoints(Parts const& parts) {
  using http::Lane;
  return {http::get("/api/notices/preferences")
              .named("getNoticePreferences", "How the person wants to be told", "notices")
              .signed_in()
              .on(Lane::db)
              .answers<PreferencesView>(200)
              .calls(ShowPreferences{parts}),
          http::put("/api/notices/preferences")
              .named("putNoticePreferences", "Choose channels and quiet hours", "notices")
              .signed_in()
              .on(Lane::db)
              .takes<Preferences>()
              .answers<PreferencesView>(200)
              .calls(ReplacePreferences{parts}),
          http::get("/api/notices/subscriptions")
              .named("listPushSubscriptions", "The person's browsers that are told", "notices")
              .signed_in()
              .on(Lane::db)
              .answers<SubscriptionList>(200)
              .calls(ListSubscriptions{parts}),
          http::post("/api/notices/subscriptions")
              .named("addPushSubscription", "Tell this browser", "notices")
              .signed_in()
              .on(Lane::db)
              .takes<Subscribe>()
              .answers<SubscriptionView>(201)
              .calls(AddSubscription{parts}),
          http::delete_("/api/notices/subscriptions/{subscription}")
              .named("removePushSubscription", "Tell this browser no more", "notices")
              .signed_in()
              .on(Lane::db)
              .answers_nothing()
              .calls(RemoveSubscription{parts}),
          http::post("/api/notices/unsubscribe/{token}")
              .named("unsubscribe", "End letters of a kind by their link (RFC 8058)", "notices")
              .anyone()
              .on(Lane::db)
              .query<UnsubscribeQuery>()
              .answers_nothing()
              .calls(Unsubscribe{parts})};
}

}  // namespace notices
