// SPDX-License-Identifier: Apache-2.0
#include "assistant/api_chat.hpp"

#include <array>

#include "base/text.hpp"
#include "http/answers.hpp"
#include "http/described.hpp"
#include "http/event_stream.hpp"
#include "http/language.hpp"

namespace assistant {

enum class TurnRole : std::uint8_t { user, model, function };

struct CallView {
  std::string function;
  std::string arguments;
};
struct TurnView {
  TurnRole role = TurnRole::user;
  std::string text;
  std::vector<CallView> calls;
  std::string written_by;
  std::optional<std::string> code;
  std::optional<std::int64_t> retry_after_s;
  bool is_stopped = false;
  bool awaits_consent = false;
  base::Instant created_at{};
};
struct ConversationView {
  ConversationId id;
  std::string title;
  base::Instant created_at{};
  base::Instant updated_at{};
};
struct ConversationDetail : ConversationView {
  std::vector<TurnView> turns;
};
struct ConversationList {
  std::vector<ConversationView> conversations;
  bool has_model = false;
};
struct SayToAssistant {
  std::optional<std::string> text;
  std::optional<TalkedOfTrip> trip;
};
struct TextPiece {
  std::string text;
};

BOOST_DESCRIBE_ENUM(TurnRole, user, model, function)
BOOST_DESCRIBE_ENUM(StepState, begun, done, refused, proposed)
BOOST_DESCRIBE_STRUCT(CallView, (), (function, arguments))
BOOST_DESCRIBE_STRUCT(TurnView, (),
                      (role, text, calls, written_by, code, retry_after_s, is_stopped,
                       awaits_consent, created_at))
BOOST_DESCRIBE_STRUCT(ConversationView, (), (id, title, created_at, updated_at))
BOOST_DESCRIBE_STRUCT(ConversationDetail, (ConversationView), (turns))
BOOST_DESCRIBE_STRUCT(ConversationList, (), (conversations, has_model))
BOOST_DESCRIBE_STRUCT(SayToAssistant, (), (text, trip))
BOOST_DESCRIBE_STRUCT(TextPiece, (), (text))
BOOST_DESCRIBE_STRUCT(ChatStep, (), (function, arguments, state, text))

http::Rules rules(http::Of<TurnView>) {
  using http::field;
  return {field("calls").text("Of a model: what it had called; of a function: what it answers."),
          field("written_by").text("A model's name or `rules`; empty: a person or a function."),
          field("code").text("Why no model answered: LLM-101 …"),
          field("retry_after_s").text("With a code: when a model may answer again."),
          field("is_stopped").text("It broke off and may be gone on with."),
          field("awaits_consent").text("A proposal: said yes to next, it is carried out.")};
}
http::Rules rules(http::Of<ConversationList>) {
  return {http::field("has_model").text("False: rules and help articles answer.")};
}
http::Rules rules(http::Of<SayToAssistant>) {
  return {http::field("text").length(1, 2000).text(
              "Absent: go on with the last answer, which was stopped."),
          http::field("trip").text("That the person has before them; used where no other is "
                                   "spoken of.")};
}

namespace {

constexpr std::size_t most_listed = 100;
constexpr std::size_t most_events = 1024 * 1024;

constexpr auto sentences = std::to_array<http::Sentence>({
    {"There is no such conversation.", "没有这个对话。"},
    {"There is nothing to go on with.", "没有可以继续的回答。"},
    {"Must not be blank.", "不能为空。"},
    {"The language model did not answer in time.", "响应超时，LLM未能及时返回结果。"},
    {"The request has the wrong format and cannot be processed.", "请求数据格式错误，无法处理。"},
    {"The conversation is too long for the language model.", "对话过长，语言模型无法处理。"},
    {"The language model does not want to talk about this.", "语言模型不便谈论这个话题。"},
    {"The language model does not want to talk about this; the conversation was cleared.",
     "语言模型不便谈论这个话题，对话已清空。"},
    {"The service refused to authorise the call.", "调用服务授权失败，请检查您的权限。"},
    {"The language model cannot be reached at the moment.",
     "当前无法连接到语言模型服务，请稍后再试。"},
    {"There is no connection to any language model.",
     "网络连接失败，请检查您的网络设置或稍后重试。"},
    {"The limit of requests has been reached.", "已达请求次数上限，请稍后再试。"},
});

http::Response refused(base::Error const& error, http::Request const& request) {
  return http::refusal(http::in_language(error, request.locale, sentences), request);
}

http::Response no_such_conversation(http::Request const& request) {
  return refused(base::refuse(base::Refusal::not_found, "There is no such conversation."), request);
}

TurnView view_of(KeptTurn const& turn) {
  TurnView made;
  made.role = static_cast<TurnRole>(turn.role);
  made.text = turn.text;
  for (auto const& call : turn.calls) made.calls.push_back({call.name, call.arguments});
  if (turn.role == Turn::Role::function)
    made.calls.push_back({turn.answers.name, turn.answers.arguments});
  made.written_by = turn.written_by;
  if (!turn.code.empty()) made.code = turn.code;
  if (turn.retry_after) made.retry_after_s = turn.retry_after->count();
  made.is_stopped = turn.is_stopped;
  made.awaits_consent = !turn.consent.empty();
  made.created_at = turn.created_at;
  return made;
}

ConversationView view_of(Conversation const& conversation) {
  return {conversation.id, conversation.title, conversation.created_at, conversation.updated_at};
}

// Tells a client what happens, as server-sent events.
class Events final : public ChatListener {
 public:
  explicit Events(http::EventStream& stream) : stream_(stream) {}
  bool text(std::string_view piece) override {
    return stream_.send({.data = http::to_json(TextPiece{std::string(piece)}), .name = "text"});
  }
  bool step(ChatStep const& step) override {
    return stream_.send({.data = http::to_json(step), .name = "step"});
  }

 private:
  http::EventStream& stream_;
};

// POST /api/conversations
struct Begin {
  ChatApiParts const& parts;
  http::Response operator()(http::Request const& request) const {
    auto const made =
        parts.chat.conversations.add(parts.ids.next<ConversationId>(), request.principal->user_id);
    return http::created(http::to_json(view_of(made)), "/api/conversations/" + made.id.str());
  }
};

// GET /api/conversations
struct List {
  ChatApiParts const& parts;
  http::Response operator()(http::Request const& request) const {
    ConversationList list{{}, parts.chat.model != nullptr};
    for (auto const& each : parts.chat.conversations.list(request.principal->user_id, most_listed))
      list.conversations.push_back(view_of(each));
    return http::ok(http::to_json(list));
  }
};

// GET /api/conversations/{conversation}
struct Open {
  ChatApiParts const& parts;
  http::Response operator()(http::Request const& request) const {
    auto const id = http::id<ConversationId>(request, "conversation");
    auto const found =
        id ? parts.chat.conversations.find(*id, request.principal->user_id) : std::nullopt;
    if (!found) return no_such_conversation(request);
    ConversationDetail detail{view_of(*found), {}};
    for (auto const& turn : parts.chat.conversations.turns(*id))
      detail.turns.push_back(view_of(turn));
    return http::ok(http::to_json(detail));
  }
};

// DELETE /api/conversations/{conversation}
struct Remove {
  ChatApiParts const& parts;
  http::Response operator()(http::Request const& request) const {
    auto const id = http::id<ConversationId>(request, "conversation");
    bool const removed = id && parts.chat.conversations.remove(*id, request.principal->user_id);
    return removed ? http::no_content() : no_such_conversation(request);
  }
};

// POST /api/conversations/{conversation}/turns
struct Say {
  ChatApiParts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const said = http::parse<SayToAssistant>(request.body);
    if (!said) return refused(said.error(), request);
    if (said->text && base::trim(*said->text).empty())
      return refused(base::refuse_field("/text", "Must not be blank."), request);
    auto const id = http::id<ConversationId>(request, "conversation");
    if (!id || !parts.chat.conversations.find(*id, request.principal->user_id))
      return no_such_conversation(request);
    auto const stream = std::make_shared<http::EventStream>(most_events);
    std::optional<Remark> what;
    if (said->text) what = Remark{*said->text, said->trip};
    return http::events(stream, [*this, id = *id, what, request](auto& events) {
      tell(id, what, request, events);
    });
  }

 private:
  void tell(ConversationId id, std::optional<Remark> const& said, http::Request const& request,
            http::EventStream& stream) const {
    Chat const chat(parts.chat);
    Events events(stream);
    auto const answer =
        said ? chat.answer(id, *said, request, events) : chat.go_on(id, request, events);
    if (answer)
      stream.send({.data = http::to_json(view_of(*answer)), .name = "done"});
    else
      stream.send({.data = refused(answer.error(), request).body, .name = "problem"});
  }
};

}  // namespace

std::vector<http::Endpoint> chat_endpoints(ChatApiParts const& parts) {
  auto const named = [](http::EndpointBuilder builder, char const* id, char const* summary) {
    builder.named(id, summary, "assistant").signed_in().on(http::Lane::db);
    return builder;
  };
  return {named(http::post("/api/conversations"), "beginConversation",
                "Begin a conversation with the assistant")
              .answers<ConversationView>(201)
              .calls(Begin{parts}),
          named(http::get("/api/conversations"), "listConversations",
                "My conversations, the one spoken in last first")
              .answers<ConversationList>(200)
              .calls(List{parts}),
          named(http::get("/api/conversations/{conversation}"), "openConversation",
                "A conversation with all its turns")
              .answers<ConversationDetail>(200)
              .calls(Open{parts}),
          named(http::delete_("/api/conversations/{conversation}"), "removeConversation",
                "Delete a conversation")
              .answers_nothing()
              .calls(Remove{parts}),
          named(http::post("/api/conversations/{conversation}/turns"), "sayToAssistant",
                "Say something, or go on with an answer that was stopped")
              .on(http::Lane::outbound)
              .takes<SayToAssistant>()
              .answers_events("Events `text` and `step`, then `done` with the turn or `problem`.")
              .calls(Say{parts})};
}

}  // namespace assistant
