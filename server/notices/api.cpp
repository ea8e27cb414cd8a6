// SPDX-License-Identifier: Apache-2.0
#include "notices/api.hpp"

#include "http/answers.hpp"
#include "http/described.hpp"
#include "http/event_stream.hpp"
#include "notices/api_types.hpp"
#include "notices/impl/answering.hpp"

namespace notices {
namespace {

using http::Request;
using http::Response;

constexpr std::size_t most_missed = 50;  // what a page is told when it comes back

// GET /api/live
struct Listen {
  Parts const& parts;

  Response operator()(Request const& request) const {
    auto const& user = request.principal->user_id;
    auto const stream = parts.live.listen(user);
    if (!stream) return refused(stream.error(), request);
    // From here on nothing is missed; what is told twice has the same id.
    (*stream)->send(
        {.data = http::to_json(UnreadCount{parts.notices.unread(user)}), .name = "notices_read"});
    if (auto const last = NoticeId::parse(request.headers.get("Last-Event-ID")))
      for (auto const& missed : parts.notices.list_since(user, *last, most_missed))
        (*stream)->send(
            {.data = http::to_json(view_of(missed)), .name = "notice", .id = missed.id.str()});
    return http::events(*stream);
  }
};

// GET /api/notices
struct ReadInbox {
  Parts const& parts;

  Response operator()(Request const& request) const {
    auto const query = http::parse_query<InboxRequest>(request.query);
    if (!query) return refused(query.error(), request);
    auto const& user = request.principal->user_id;
    auto const limit = static_cast<std::size_t>(query->limit.value_or(20));
    auto const found = parts.notices.list(user, {.before = query->before,
                                                 .only_unread = query->unread.value_or(false),
                                                 .limit = limit + 1});
    Inbox inbox;
    for (auto const& each : found) {
      if (inbox.notices.size() == limit) {
        inbox.next = inbox.notices.back().id;
        break;
      }
      inbox.notices.push_back(view_of(each));
    }
    inbox.unread = parts.notices.unread(user);
    return http::ok(http::to_json(inbox));
  }
};

// POST /api/notices/read
struct Read {
  Parts const& parts;

  Response operator()(Request const& request) const {
    auto const wanted = http::parse<MarkRead>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    if (wanted->ids.has_value() == wanted->until.has_value())
      return refused(base::refuse_field("/ids", "Either ids or until is needed."), request);
    auto const& user = request.principal->user_id;
    auto const left = wanted->ids ? parts.notices.mark_read(user, *wanted->ids)
                                  : parts.notices.mark_all_read(user, *wanted->until);
    return http::ok(http::to_json(UnreadCount{left}));
  }
};

// POST /api/notices/trial
struct Try {
  Parts const& parts;

  Response operator()(Request const& request) const {
    auto const id = parts.ids.next().str();
    Notice const notice{
        .kind = "trial",
        .user_id = request.principal->user_id,
        .title = {"试发的通知", "A trial notice"},
        .text = {"如果您看到这条通知，说明通知可以送达。", "If you see this, notices reach you."},
        .link = "/notices",
        .event_key = "trial/" + id};
    parts.db.write([&](storage::Sql& sql) { parts.notices.tell(sql, notice); });
    return http::no_content();
  }
};

}  // namespace

std::vector<http::Endpoint> endpoints(Parts const& parts) {
  std::vector<http::Endpoint> made{
      http::get("/api/live")
          .named("listen", "What happens, as it happens", "notices")
          .signed_in()
          .on(http::Lane::db)
          .answers_events(
              "notice (as in the inbox, with its id), notices_read (what is left unread), trip and "
              "others. Ends after a quarter of an hour; Last-Event-ID brings what was missed.")
          .calls(Listen{parts}),
      http::get("/api/notices")
          .named("listNotices", "The inbox, newest first", "notices")
          .signed_in()
          .on(http::Lane::db)
          .query<InboxRequest>()
          .answers<Inbox>(200)
          .calls(ReadInbox{parts}),
      http::post("/api/notices/read")
          .named("readNotices", "Mark notices as read", "notices")
          .signed_in()
          .on(http::Lane::db)
          .takes<MarkRead>()
          .answers<UnreadCount>(200)
          .calls(Read{parts}),
      http::post("/api/notices/trial")
          .named("tryNotices", "Send oneself a notice, to see whether it comes", "notices")
          .signed_in()
          .on(http::Lane::db)
          .answers_nothing()
          .calls(Try{parts})};
  for (auto& endpoint : preference_endpoints(parts)) made.push_back(std::move(endpoint));
  for (auto& endpoint : dead_letter_endpoints(parts)) made.push_back(std::move(endpoint));
  for (auto& endpoint : phone_endpoints(parts)) made.push_back(std::move(endpoint));
  return made;
}

}  // namespace notices
