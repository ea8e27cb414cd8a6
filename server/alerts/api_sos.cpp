// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "alerts/impl/answering.hpp"
#include "alerts/impl/safety_json.hpp"
#include "alerts/impl/surroundings.hpp"
#include "storage/sql.hpp"

namespace alerts {

struct NewSos {
  SosId id;
  std::optional<trips::TripId> trip_id;
  std::optional<Position> position;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(NewSos, (), (id, trip_id, position, note))
http::Rules rules(http::Of<NewSos>) {
  return {http::field("id").text("Made by the caller, so that it can be sent until it arrives."),
          http::field("trip_id").text("Its other members are told."),
          http::field("note").length(0, 1000).may_be_missing()};
}

struct SosView {
  SosId id;
  bool is_open = true;
  bool is_answered = false;
  std::optional<Position> position;
  std::string words;
  std::string note;
  base::Instant created_at{};
  base::Instant updated_at{};
};
BOOST_DESCRIBE_STRUCT(SosView, (),
                      (id, is_open, is_answered, position, words, note, created_at, updated_at))
http::Rules rules(http::Of<SosView>) {
  return {http::field("is_answered").text("Somebody of support has taken it."),
          http::field("words").text("Where that is; empty where nobody knows.")};
}

struct SosList {
  std::vector<SosView> calls;
};
BOOST_DESCRIBE_STRUCT(SosList, (), (calls))

struct OpenSos {
  SosView call;
  std::string user_id;
  std::optional<std::string> trip_id;
  SafetyCard card;
};
BOOST_DESCRIBE_STRUCT(OpenSos, (), (call, user_id, trip_id, card))
http::Rules rules(http::Of<OpenSos>) {
  return {http::field("card").text("As long as the call is open.")};
}

struct OpenSosList {
  std::vector<OpenSos> calls;
};
BOOST_DESCRIBE_STRUCT(OpenSosList, (), (calls))

namespace {

using base::Refusal;
using base::refuse;
using http::Request;
using http::Response;

base::Error no_such_call() { return refuse(Refusal::not_found, "There is no such call."); }

SosView view_of(SosCall const& call) {
  return {call.id,         call.is_open,   !call.answered_by.empty(), call.told.position,
          call.told.words, call.told.note, call.created_at,           call.updated_at};
}

bool is_support(Request const& request) {
  auto const& role = request.principal->role;
  return role == "agent" || role == "operator" || role == "admin";
}

// POST /api/sos
struct Call {
  Parts const& parts;

  Response operator()(Request const& request) const {
    auto const wanted = http::parse<NewSos>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    auto const& user = request.principal->user_id;
    std::vector<std::string> members;
    if (wanted->trip_id)
      members =
          parts.db.read([&](storage::Sql& sql) { return parts.members(sql, *wanted->trip_id); });
    // A trip of others, or one that is gone, is no reason not to help.
    bool const is_member = std::find(members.begin(), members.end(), user) != members.end();
    SosCall call{.id = wanted->id,
                 .user_id = user,
                 .trip_id = is_member ? wanted->trip_id->str() : std::string(),
                 .told = {wanted->position, {}, wanted->note}};
    if (wanted->position)
      call.told.words = surroundings_of(wanted->position->at, parts, request).words;
    Safety safety(parts.db, parts.clock, parts.seal);
    auto const is_new = safety.call(call);
    if (!is_new) return refused(is_new.error(), request);
    if (*is_new && is_member) tell_members(call, members, request.principal->username);
    auto const kept = safety.find_call(call.id);
    if (!kept) return refused(no_such_call(), request);
    parts.desk.opened(*kept);
    return http::created(http::to_json(view_of(*kept)));
  }

 private:
  void tell_members(SosCall const& call, std::vector<std::string> const& members,
                    std::string const& name) const {
    notices::Notice notice;
    notice.kind = "sos";
    notice.title = {fmt::format("{} 发出了 SOS", name), fmt::format("{} needs help", name)};
    auto const words = call.told.words.empty() ? std::string("—") : call.told.words;
    notice.text = {fmt::format("位置：{}。{}", words, call.told.note),
                   fmt::format("Position: {}. {}", words, call.told.note)};
    notice.link = "/trips/" + call.trip_id;
    notice.severity = notices::Severity::urgent;
    notice.event_key = "sos:" + call.id.str();
    parts.db.write([&](storage::Sql& sql) {
      for (auto const& member : members) {
        if (member == call.user_id) continue;
        notice.user_id = member;
        parts.notices.tell(sql, notice);
      }
    });
  }
};

// GET /api/sos
struct ListMine {
  Parts const& parts;

  Response operator()(Request const& request) const {
    SosList list;
    for (auto const& call :
         Safety(parts.db, parts.clock, parts.seal).list_calls_of(request.principal->user_id, 20))
      list.calls.push_back(view_of(call));
    return http::ok(http::to_json(list));
  }
};

// GET /api/sos/open
struct ListOpen {
  Parts const& parts;

  Response operator()(Request const&) const {
    Safety safety(parts.db, parts.clock, parts.seal);
    OpenSosList list;
    for (auto const& call : safety.list_open(100))
      list.calls.push_back({view_of(call), call.user_id,
                            call.trip_id.empty() ? std::nullopt : std::optional(call.trip_id),
                            safety.find_card(call.user_id).value_or(SafetyCard())});
    return http::ok(http::to_json(list));
  }
};

// POST /api/sos/{sos}/answer
struct AnswerCall {
  Parts const& parts;

  Response operator()(Request const& request) const {
    auto const id = http::id<SosId>(request, "sos");
    if (!id) return refused(no_such_call(), request);
    Safety safety(parts.db, parts.clock, parts.seal);
    auto const call = safety.find_call(*id);
    if (!call) return refused(no_such_call(), request);
    if (!safety.answer(*id, request.principal->user_id))
      return refused(refuse(Refusal::conflict, "Somebody else has answered it, or it is closed."),
                     request);
    notices::Notice notice;
    notice.kind = "sos";
    notice.user_id = call->user_id;
    notice.title = {"客服已收到你的 SOS", "Support has seen your SOS"};
    notice.text = {"请保持电话畅通。情况危急时请直接拨打当地紧急电话。",
                   "Keep your telephone free. In danger, call the local emergency number."};
    notice.link = "/sos";
    notice.severity = notices::Severity::urgent;
    notice.event_key = "sos:" + call->id.str() + ":answered";
    parts.db.write([&](storage::Sql& sql) { parts.notices.tell(sql, notice); });
    parts.desk.answered(*call, request.principal->user_id);
    return http::no_content();
  }
};

// POST /api/sos/{sos}/close
struct CloseCall {
  Parts const& parts;

  Response operator()(Request const& request) const {
    auto const id = http::id<SosId>(request, "sos");
    if (!id) return refused(no_such_call(), request);
    Safety safety(parts.db, parts.clock, parts.seal);
    auto const call = safety.find_call(*id);
    bool const may = call && (call->user_id == request.principal->user_id || is_support(request));
    if (!may) return refused(no_such_call(), request);
    safety.close(*id);  // one that is closed stays so
    parts.desk.ended(*call);
    return http::no_content();
  }
};

}  // namespace

std::vector<http::Endpoint> sos_endpoints(Parts const& parts) {
  return {http::post("/api/sos")
              .named("callForHelp", "SOS: say that I need help", "safety")
              .signed_in()
              .on(http::Lane::outbound)
              .takes<NewSos>()
              .answers<SosView>(201)
              .calls(Call{parts}),
          http::get("/api/sos")
              .named("listMySos", "My calls for help, the newest first", "safety")
              .signed_in()
              .on(http::Lane::db)
              .answers<SosList>(200)
              .calls(ListMine{parts}),
          http::get("/api/sos/open")
              .named("listOpenSos", "Everybody who needs help, the longest waiting first", "safety")
              .only({"agent", "operator", "admin"})
              .on(http::Lane::db)
              .answers<OpenSosList>(200)
              .calls(ListOpen{parts}),
          http::post("/api/sos/{sos}/answer")
              .named("answerSos", "Take a call for help", "safety")
              .only({"agent", "operator", "admin"})
              .on(http::Lane::db)
              .answers_nothing()
              .calls(AnswerCall{parts}),
          http::post("/api/sos/{sos}/close")
              .named("closeSos", "End a call for help", "safety")
              .signed_in()
              .on(http::Lane::db)
              .answers_nothing()
              .calls(CloseCall{parts})};
}

}  // namespace alerts
