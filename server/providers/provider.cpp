// SPDX-License-Identifier: Apache-2.0
#include "providers/provider.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>

#include "http/trace.hpp"
#include "providers/private_address.hpp"

namespace providers {
namespace {

using Admission = Breaker::Admission;

// A deadline that counts from the start cannot be later than the end.
Deadlines shortened(Deadlines deadlines, milliseconds left) {
  deadlines.total = std::min(deadlines.total, left);
  deadlines.connect = std::min(deadlines.connect, deadlines.total);
  return deadlines;
}

bool is_busy_answer(Outcome const& outcome) {
  return outcome.is_answered() && (outcome.status() == 429 || outcome.status() == 503);
}

// Lets the adapter say what an answer means, before anything is made of it.
void understand(Outcome& outcome, Judge const& judge, bool is_unwanted) {
  bool const was_ended_by_sink =
      outcome.trouble == Trouble::cancelled && outcome.head.status != 0 && !is_unwanted;
  if (!judge || !(outcome.is_answered() || was_ended_by_sink)) return;
  auto meaning = judge(outcome);
  if (!meaning) return;
  outcome.trouble = Trouble::none;
  outcome.meant = meaning->status;
  outcome.why = std::move(meaning->why);
  outcome.retry_after = meaning->retry_after;
}

}  // namespace

bool pause_in_real_time(milliseconds length, std::stop_token const& stop) {
  std::mutex mutex;
  std::condition_variable_any never;
  std::unique_lock lock(mutex);
  never.wait_for(lock, stop, length, [] { return false; });
  return !stop.stop_requested();
}

Provider::Provider(ProviderOptions options, ProviderParts parts)
    : options_(std::move(options)),
      parts_(std::move(parts)),
      may_be_private_(names_private_host(options_.base.host)),
      gate_(options_.most_at_once, options_.most_waiting),
      breaker_(options_.breaker),
      budget_(options_.retry) {
  parts_.observer.breaker_is(options_.name, Breaker::State::closed);
}

Outcome Provider::call(Call const& call, std::stop_token stop) {
  auto const key = flight_key(call);
  if (key.empty()) return make(call, nullptr, stop);
  auto const now = parts_.clock.now();
  auto const most = std::min<base::Instant::duration>(
      call.deadlines.total, call.until.value_or(base::Instant::max()) - now);
  return flights_.join(key, {std::chrono::floor<milliseconds>(most), stop},
                       [&] { return make(call, nullptr, stop); });
}

Outcome Provider::stream(Call const& call, Sink const& sink, std::stop_token stop) {
  return make(call, sink, stop);
}

Outcome Provider::make(Call const& call, Sink const& sink, std::stop_token const& stop) {
  auto const began = std::chrono::steady_clock::now();
  auto outcome = attempt_all(call, sink, stop);
  report(call, outcome, std::chrono::steady_clock::now() - began);
  return outcome;
}

Outcome Provider::attempt_all(Call const& call, Sink const& sink, std::stop_token const& stop) {
  auto const ends_at = parts_.clock.now() + call.deadlines.total;
  auto const until = std::min(ends_at, call.until.value_or(ends_at));
  auto const left = [&] { return std::chrono::floor<milliseconds>(until - parts_.clock.now()); };
  auto const place = gate_.enter(left(), stop);
  if (stop.stop_requested()) return failed(Trouble::cancelled, "The caller wants it no more.");
  if (!place) return failed(Trouble::busy, "Too many calls to it are under way.");

  budget_.earn();
  bool has_begun = false;
  Sink const watched = !sink ? Sink() : [&](Head const& head, std::string_view bytes) {
    has_begun = true;
    return sink(head, bytes);
  };
  Outcome outcome = failed(Trouble::no_time, "The deadline has passed.");
  for (unsigned attempts = 1;; ++attempts) {
    if (left() <= milliseconds(0)) return outcome;
    auto made = attempt(call, left(), watched, stop);
    if (is_refusal(made.trouble) && attempts > 1) return outcome;  // which says more
    outcome = std::move(made);
    outcome.attempts = attempts;
    if (attempts > options_.retry.most) return outcome;
    bool const may_be_made_again = has_begun ? call.may_begin_again && call.may_begin_again()
                                             : may_be_repeated(call) || outcome.never_sent;
    if (!may_be_made_again) return outcome;
    if (!is_worth_repeating(outcome) || !budget_.spend()) return outcome;
    auto const pause =
        std::max<milliseconds>(outcome.retry_after.value_or(std::chrono::seconds(0)),
                               pause_before_retry(options_.retry, attempts, parts_.random));
    if (pause >= left()) return outcome;
    if (!parts_.pause(pause, stop))
      return failed(Trouble::cancelled, "The caller wants it no more.");
    has_begun = false;
  }
}

Outcome Provider::attempt(Call const& call, milliseconds left, Sink const& sink,
                          std::stop_token const& stop) {
  auto const admission = breaker_.admit(parts_.clock.now());
  if (auto refused = refusal_of(admission)) return *std::move(refused);
  Exchange out{.method = call.method,
               .origin = options_.base,
               .target = options_.base.path + call.target,
               .headers = call.headers,
               .body = call.body,
               .deadlines = shortened(call.deadlines, left),
               .most_bytes = call.most_bytes,
               .may_be_private = may_be_private_};
  out.headers.set("traceparent", http::traceparent_for(call.traceparent, parts_.ids.next()));
  auto outcome = parts_.transport.exchange(out, sink, stop);
  understand(outcome, call.judge, stop.stop_requested());
  if (is_busy_answer(outcome) && !outcome.retry_after)
    outcome.retry_after =
        retry_after_from(outcome.head.headers.get("Retry-After"), parts_.clock.now());
  bool const had_time = out.deadlines.total * 2 >= call.deadlines.total;
  outcome.is_about_caller = outcome.trouble == Trouble::timed_out && !had_time;
  judge(outcome, admission);
  return outcome;
}

std::optional<Outcome> Provider::refusal_of(Admission admission) const {
  if (admission == Admission::pass || admission == Admission::trial) return std::nullopt;
  auto const now = parts_.clock.now();
  auto const view = breaker_.view(now);
  bool const rests = admission == Admission::resting;
  auto refused = rests ? failed(Trouble::resting, "It asked us to come back later.")
                       : failed(Trouble::breaker_open, "It failed too often; it is left alone.");
  if (view.until && *view.until > now)
    refused.retry_after = std::chrono::ceil<std::chrono::seconds>(*view.until - now);
  return refused;
}

// A time-out that is due to a caller in a hurry says nothing about the provider.
void Provider::judge(Outcome const& outcome, Admission admission) {
  auto const now = parts_.clock.now();
  bool const says_nothing = is_refusal(outcome.trouble) || outcome.trouble == Trouble::cancelled ||
                            outcome.is_about_caller;
  if (outcome.retry_after) {
    breaker_.rest(now + *outcome.retry_after);
    breaker_.abandoned(admission);
  } else if (says_nothing) {
    breaker_.abandoned(admission);
  } else if (!outcome.is_answered() || is_worth_repeating(outcome)) {
    breaker_.failed(admission, now);
  } else {
    breaker_.succeeded(admission);
  }
  if (!says_nothing) remember(outcome);
}

void Provider::remember(Outcome const& outcome) {
  auto const now = parts_.clock.now();
  auto const state = breaker_.view(now).state;
  std::scoped_lock const lock(mutex_);
  auto const status = outcome.status();
  if (outcome.is_answered()) lately_.refuses_key = status == 401 || status == 403;
  if (outcome.is_success()) {
    lately_.answered_at = now;
  } else {
    lately_.troubled_at = now;
    lately_.trouble = outcome.why.empty() ? fmt::format("It answered {}.", status) : outcome.why;
  }
  if (state == told_) return;
  told_ = state;
  parts_.observer.breaker_is(options_.name, state);
  bool const is_closed = state == Breaker::State::closed;
  parts_.log.write(
      is_closed ? base::Severity::info : base::Severity::warn, "providers",
      fmt::format("{} is {}: {}", options_.name, is_closed ? "called again" : "left alone",
                  is_closed ? "it answers" : lately_.trouble));
}

void Provider::report(Call const& call, Outcome const& outcome,
                      std::chrono::duration<double> took) {
  parts_.observer.call_ended(options_.name, outcome, took);
  parts_.log.write(
      base::Severity::debug, "providers",
      fmt::format("{} {} {} {:.0f}ms {} attempts {} {}", http::to_word(call.method),
                  redacted_url(options_.base.origin() + options_.base.path + call.target),
                  to_word(outcome), took.count() * 1000, outcome.attempts, call.traceparent,
                  outcome.why));
}

Standing Provider::standing() const {
  auto const view = breaker_.view(parts_.clock.now());
  std::scoped_lock const lock(mutex_);
  auto made = lately_;
  made.name = options_.name;
  made.base = options_.base.origin() + options_.base.path;
  made.breaker = view;
  made.under_way = gate_.inside();
  made.waiting = gate_.waiting();
  made.sharing = flights_.waiting();
  return made;
}

}  // namespace providers
