// SPDX-License-Identifier: Apache-2.0
#include "http/described.hpp"
#include "notices/api_types.hpp"
#include "notices/impl/answering.hpp"
#include "storage/dead_letters.hpp"

namespace notices {

using DecisionKind = storage::DeadLetterDecision::Kind;

struct DeadLetterView {
  std::string id;
  std::optional<Channel> channel;
  std::string kind;
  std::string recipient;
  std::string error;
  int attempts = 0;
  base::Instant given_up_at{};
};
BOOST_DESCRIBE_STRUCT(DeadLetterView, (),
                      (id, channel, kind, recipient, error, attempts, given_up_at))

struct DecisionView {
  base::Instant at{};
  std::string by;
  bool is_discarded = false;
  std::string topic;
  std::string error;
};
BOOST_DESCRIBE_STRUCT(DecisionView, (), (at, by, is_discarded, topic, error))

struct DeadLetterList {
  std::vector<DeadLetterView> letters;
  std::int64_t total = 0;
  std::vector<DecisionView> decisions;
};
BOOST_DESCRIBE_STRUCT(DeadLetterList, (), (letters, total, decisions))

struct RetriedCount {
  std::int64_t retried = 0;
};
BOOST_DESCRIBE_STRUCT(RetriedCount, (), (retried))

inline std::string api_name(http::Of<DeadLetterView>) { return "DeadLetter"; }
inline std::string api_name(http::Of<DecisionView>) { return "DeadLetterDecision"; }
inline std::string api_name(http::Of<RetriedCount>) { return "RetriedDeadLetters"; }
inline http::Rules rules(http::Of<DeadLetterView>) {
  using http::field;
  return {field("channel").text("None: it is no notice."),
          field("kind").text("Of the notice, or the word of another message; empty: it is gone."),
          field("recipient").text("Masked; of a push the device. Empty: not known any more."),
          field("error").text("What the last attempt ended with.")};
}
inline http::Rules rules(http::Of<DecisionView>) {
  using http::field;
  return {field("by").text("Whose decision; empty: the account is gone."),
          field("is_discarded").text("Otherwise it was to be tried again."),
          field("topic").text("What the message was: notice_letter, notice_push …")};
}
inline http::Rules rules(http::Of<DeadLetterList>) {
  using http::field;
  return {field("letters").text("The oldest hundred."), field("total").text("How many there are."),
          field("decisions").text("The last fifty, the newest first.")};
}

namespace {

using http::Request;
using http::Response;

constexpr std::size_t most_letters = 100;
constexpr std::size_t most_decisions = 50;

storage::DeadLetters dead_letters_of(Parts const& parts) {
  return {parts.db, parts.clock, parts.ids};
}

// GET /api/notices/dead-letters
struct ListDeadLetters {
  Parts const& parts;
  Response operator()(Request const&) const {
    storage::Outbox outbox(parts.db, parts.clock, parts.ids);
    DeadLetterList list;
    for (auto const& each : outbox.list_dead(most_letters)) {
      auto const facts = parts.delivery.describe(each);
      list.letters.push_back({each.id, facts.channel, facts.kind, facts.recipient, each.last_error,
                              each.attempt, each.given_up_at});
    }
    list.total = outbox.count().dead;
    for (auto const& each : dead_letters_of(parts).list_decisions(most_decisions))
      list.decisions.push_back({each.at, parts.delivery.name_of(each.user_id),
                                each.kind == DecisionKind::discard, each.topic, each.last_error});
    return http::ok(http::to_json(list));
  }
};

// POST /api/notices/dead-letters/retry
struct RetryAll {
  Parts const& parts;
  Response operator()(Request const& request) const {
    auto const count = dead_letters_of(parts).retry_all(request.principal->user_id);
    return http::ok(http::to_json(RetriedCount{static_cast<std::int64_t>(count)}));
  }
};

// POST /api/notices/dead-letters/{message}/retry, DELETE /api/notices/dead-letters/{message}
struct Decide {
  Parts const& parts;
  DecisionKind kind;
  Response operator()(Request const& request) const {
    auto const message = request.params.find("message").value_or(std::string_view());
    if (!dead_letters_of(parts).decide(message, kind, request.principal->user_id))
      return refused(base::refuse(base::Refusal::not_found, "There is no such message any more."),
                     request);
    return http::no_content();
  }
};

http::EndpointBuilder for_operators(http::EndpointBuilder builder, char const* id,
                                    char const* summary) {
  builder.named(id, summary, "notices").only({"operator", "admin"}).on(http::Lane::db);
  return builder;
}

}  // namespace

std::vector<http::Endpoint> dead_letter_endpoints(Parts const& parts) {
  return {for_operators(http::get("/api/notices/dead-letters"), "listDeadLetters",
                        "Messages that could not be delivered, and what was done with others")
              .answers<DeadLetterList>(200)
              .calls(ListDeadLetters{parts}),
          for_operators(http::post("/api/notices/dead-letters/retry"), "retryDeadLetters",
                        "Try all of them again, up to a thousand at once")
              .answers<RetriedCount>(200)
              .calls(RetryAll{parts}),
          for_operators(http::post("/api/notices/dead-letters/{message}/retry"), "retryDeadLetter",
                        "Try one again")
              .answers_nothing()
              .calls(Decide{parts, DecisionKind::retry}),
          for_operators(http::delete_("/api/notices/dead-letters/{message}"), "discardDeadLetter",
                        "Forget one")
              .answers_nothing()
              .calls(Decide{parts, DecisionKind::discard})};
}

}  // namespace notices
