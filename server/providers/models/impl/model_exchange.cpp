// SPDX-License-Identifier: Apache-2.0
#include "providers/models/impl/model_exchange.hpp"

#include <algorithm>

#include "http/headers.hpp"
#include "providers/models/impl/trouble_status.hpp"
#include "providers/sse_parser.hpp"

namespace providers::models {
namespace {

using assistant::ModelAnswer;
using assistant::ModelFailure;
using assistant::ModelReply;
using assistant::ModelRequest;
using assistant::ModelTrouble;
using assistant::TextSink;
using std::chrono::floor;

constexpr std::size_t most_bytes = 1 << 20;
constexpr milliseconds longest_stream{60'000};

milliseconds until(base::Instant at, base::Instant now) {
  return std::max(milliseconds(1), floor<milliseconds>(at - now));
}

// Takes a stream as it comes: events to the reader, new text to the listener.
class Hearing {
 public:
  Hearing(base::Clock const& clock, Deadlines const& deadlines, ReplyReader& reader,
          TextSink const& tell)
      : clock_(clock),
        idle_(deadlines.idle),
        begins_by_(clock.now() + deadlines.first_byte),
        next_by_(begins_by_),
        reader_(reader),
        tell_(tell) {
    parser_.emplace([this](ServerEvent const& event) { take(event); });
  }

  bool take(Head const& head, std::string_view bytes) {
    forget_last_attempt();
    auto const type = head.headers.get("Content-Type");
    if (!is_stream_) is_stream_ = type.substr(0, 17) == "text/event-stream";
    if (*is_stream_ && !parser_->feed(bytes)) too_large_ = true;
    if (!*is_stream_) body_ += bytes;
    if (clock_.now() > next_by_) is_late_ = true;
    return !is_late_ && !is_stopped_ && !too_large_ && !reader_.failure;
  }

  // After the last byte, or the last one that was wanted: what the answer means where its status
  // does not say so.
  std::optional<Meaning> judge(Outcome const& outcome) {
    forget_last_attempt();
    auto const status = outcome.head.status;
    if (is_stopped_) return std::nullopt;
    if (is_late_) return Meaning{.status = 504, .why = "Its next words did not come."};
    if (too_large_) return Meaning{.status = 502, .why = "An event of its is too large."};
    if (status / 100 != 2) {
      auto const refusal = reader_.refusal_in(outcome.head, outcome.body);
      if (trouble_of_status(status) == refusal.trouble) return std::nullopt;
      return Meaning{.status = status_of(refusal.trouble, true), .why = refusal.why};
    }
    read_the_rest(outcome);
    if (reader_.failure)
      return Meaning{.status = status_of(reader_.failure->trouble, reader_.is_lasting),
                     .why = reader_.failure->why};
    if (!reader_.is_finished())
      return Meaning{.status = 502, .why = "Its stream ended before the reply did."};
    return std::nullopt;
  }

  // Whether another attempt may follow the one that failed: nobody has seen a word of it, and its
  // service said that it may pass.
  bool may_begin_again() {
    bool const may_pass = reader_.failure && !reader_.is_lasting;
    bool const is_unheard = !was_shown_ && !is_late_ && !is_stopped_ && !too_large_;
    begins_again_ = may_pass && is_unheard && clock_.now() < begins_by_;
    return begins_again_;
  }

  bool is_late() const { return is_late_; }
  bool is_stopped() const { return is_stopped_; }
  bool is_too_large() const { return too_large_; }
  bool was_shown() const { return was_shown_; }

 private:
  // Only once the next attempt says something: until then the last failure is the answer.
  void forget_last_attempt() {
    if (!std::exchange(begins_again_, false)) return;
    reader_.begin_again();
    parser_.emplace([this](ServerEvent const& event) { take(event); });
    body_.clear();
    is_stream_.reset();
    next_by_ = begins_by_;
  }

  void read_the_rest(Outcome const& outcome) {
    if (is_stream_.value_or(false)) {
      if (!reader_.failure) parser_->finish();
      return;
    }
    reader_.take_body(body_.empty() ? outcome.body : body_);
    if (!reader_.failure) show(reader_.reply.text);
  }

  void take(ServerEvent const& event) {
    if (reader_.failure || is_stopped_) return;
    show(reader_.take_event(event.data));
    next_by_ = clock_.now() + idle_;
  }

  void show(std::string_view text) {
    if (!tell_ || text.empty()) return;
    was_shown_ = true;
    if (!tell_(text)) is_stopped_ = true;
  }

  base::Clock const& clock_;
  milliseconds const idle_;
  base::Instant const begins_by_;
  base::Instant next_by_;
  ReplyReader& reader_;
  TextSink const& tell_;
  std::optional<SseParser> parser_;
  std::string body_;
  std::optional<bool> is_stream_;
  bool is_late_ = false;
  bool is_stopped_ = false;
  bool too_large_ = false;
  bool was_shown_ = false;
  bool begins_again_ = false;
};

ModelFailure failed_as(ModelTrouble trouble, std::string why) {
  return {.trouble = trouble, .why = std::move(why)};
}

// What a reader has at the end of a good answer.
ModelAnswer answer_of(ReplyReader& reader, std::string const& provider) {
  auto& reply = reader.reply;
  if (reader.failure) return *reader.failure;
  if (!reader.is_finished())
    return failed_as(ModelTrouble::unavailable, "Its stream ended before the reply did.");
  bool const is_empty = reply.text.empty() && reply.calls.empty() && !reply.must_forget;
  if (is_empty && reply.end == ModelReply::End::filtered)
    return failed_as(ModelTrouble::unsafe, "It withheld its reply.");
  if (is_empty) return failed_as(ModelTrouble::unavailable, "It said nothing.");
  reply.provider = provider;
  return std::move(reply);
}

ModelAnswer hear(Hearing& hearing, Outcome const& outcome, ModelService const& service,
                 ReplyReader& reader) {
  if (hearing.is_stopped()) return failed_as(ModelTrouble::stopped, "The caller wants no more.");
  if (hearing.is_late()) return failed_as(ModelTrouble::timed_out, "Its next words did not come.");
  if (reader.failure) return *reader.failure;
  if (hearing.is_too_large()) return failed_as(ModelTrouble::unavailable, "An event is too large.");
  if (!outcome.is_answered()) return failure_of(outcome, service.was_exhausted);
  if (outcome.head.status / 100 != 2) return reader.refusal_in(outcome.head, outcome.body);
  return answer_of(reader, service.provider.name());
}

Deadlines deadlines_for(Deadlines made, ModelRequest const& request, bool streams,
                        base::Instant now) {
  if (!streams) made.first_byte = made.total;
  if (streams) made.total = longest_stream;
  if (streams) made.first_byte = std::min(made.first_byte, until(request.begins_by, now));
  made.total = std::min(made.total, until(request.ends_by, now));
  return made;
}

}  // namespace

ModelFailure failure_of(Outcome const& outcome, bool was_exhausted) {
  auto made = failed_as(ModelTrouble::unavailable, outcome.why);
  made.retry_after = outcome.retry_after;
  switch (outcome.trouble) {
    case Trouble::timed_out:
    case Trouble::no_time:
      made.trouble = ModelTrouble::timed_out;
      break;
    case Trouble::unresolved:
    case Trouble::unreachable:
      made.trouble = ModelTrouble::unreachable;
      break;
    case Trouble::resting:
      if (was_exhausted) made.trouble = ModelTrouble::exhausted;
      break;
    case Trouble::cancelled:
      made.trouble = ModelTrouble::stopped;
      break;
    default:
      break;
  }
  return made;
}

ModelAnswer ask_model(ModelService const& service, Call call, bool streams,
                      ModelRequest const& request, ReplyReader& reader, TextSink const& tell,
                      std::stop_token const& stop) {
  auto const now = service.clock.now();
  call.deadlines = deadlines_for(service.deadlines, request, streams, now);
  call.until = request.ends_by;
  call.most_bytes = most_bytes;
  call.traceparent = request.traceparent;
  Hearing hearing(service.clock, call.deadlines, reader, tell);
  call.is_repeatable = !streams;  // somebody waits for a stream: another provider begins sooner
  call.may_begin_again = [&] { return hearing.may_begin_again(); };
  call.judge = [&](Outcome const& outcome) { return hearing.judge(outcome); };
  auto const sink = [&](auto const& head, auto bytes) { return hearing.take(head, bytes); };
  auto const outcome =
      streams ? service.provider.stream(call, sink, stop) : service.provider.call(call, stop);
  auto answer = hear(hearing, outcome, service, reader);
  if (!answer) {
    if (!answer.failure.retry_after) answer.failure.retry_after = outcome.retry_after;
    answer.failure.was_shown = hearing.was_shown();
  }
  if (outcome.is_answered())
    service.was_exhausted = !answer && answer.failure.trouble == ModelTrouble::exhausted;
  return answer;
}

}  // namespace providers::models
