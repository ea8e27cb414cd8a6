// SPDX-License-Identifier: Apache-2.0
#include "providers/models/ernie_tokens.hpp"

#include <algorithm>

#include "providers/models/impl/model_exchange.hpp"
#include "providers/models/impl/trouble_status.hpp"
#include "providers/models/impl/wire_fields.hpp"

namespace providers::models {

using assistant::ModelFailure;
using assistant::ModelRequest;
using assistant::ModelTrouble;
using std::chrono::seconds;

namespace {

constexpr seconds fetch_limit{5};
constexpr std::chrono::minutes before_another{5};
constexpr Deadlines deadlines{.first_byte = fetch_limit, .idle = fetch_limit, .total = fetch_limit};

ModelFailure failure_from(Outcome const& outcome) {
  if (!outcome.is_answered()) return failure_of(outcome, false);
  return {.trouble = trouble_of_status(outcome.status()),
          .why = outcome.why.empty() ? "It gave no access token." : outcome.why};
}

// Its refusals name themselves in the body, whatever the status.
std::optional<Meaning> judge_token(Outcome const& outcome) {
  auto const body = json_fields::parse(outcome.body);
  auto const error = body ? text_of(*body, "error") : std::string();
  if (!error.empty()) return Meaning{.status = 401, .why = "It refused our key: " + error + "."};
  if (outcome.head.status / 100 != 2) return std::nullopt;
  if (body && !text_of(*body, "access_token").empty()) return std::nullopt;
  return Meaning{.status = 502, .why = "It gave no access token."};
}

}  // namespace

bool ErnieTokens::is_good(std::string const& refused) const {
  return !token_.empty() && token_ != refused && clock_.now() < good_until_;
}

bool ErnieTokens::may_fetch(std::string const& refused) const {
  return refused.empty() || was_accepted_ || clock_.now() - fetched_at_ >= before_another;
}

ErnieTokens::Answer ErnieTokens::get(std::string const& refused, ModelRequest const& serving,
                                     std::stop_token const& stop) {
  {
    std::scoped_lock const lock(mutex_);
    if (is_good(refused)) return {token_, {}};
    if (!may_fetch(refused))
      return {"", {ModelTrouble::unauthorised, "It refuses a token that it has just given."}};
  }
  auto const left = std::chrono::floor<milliseconds>(serving.ends_by - clock_.now());
  auto const outcome = flights_.join("token", {std::min<milliseconds>(fetch_limit, left), stop},
                                     [&] { return fetch(refused, serving, stop); });
  std::scoped_lock const lock(mutex_);
  if (is_good(refused)) return {token_, {}};
  return {"", failure_from(outcome)};
}

Outcome ErnieTokens::fetch(std::string const& refused, ModelRequest const& serving,
                           std::stop_token const& stop) {
  {
    std::scoped_lock const lock(mutex_);
    if (is_good(refused)) return {};  // somebody landed while we were on the way here
  }
  Target target("/oauth/2.0/token");
  target.add("grant_type", "client_credentials");
  target.add("client_id", keys_.id).add("client_secret", keys_.secret);
  auto outcome = provider_.call({.method = http::Method::post,
                                 .target = target.str(),
                                 .deadlines = deadlines,
                                 .until = serving.ends_by,
                                 .is_repeatable = true,
                                 .traceparent = serving.traceparent,
                                 .judge = &judge_token},
                                stop);
  if (outcome.is_success() && !keep(outcome.body)) return failed(Trouble::malformed, "No token.");
  return outcome;
}

// For a thirtieth less than it lives, so that none expires on its way.
bool ErnieTokens::keep(std::string_view body) {
  auto const answer = json_fields::parse(body);
  if (!answer) return false;
  seconds const life(count_of(*answer, "expires_in"));
  std::scoped_lock const lock(mutex_);
  token_ = text_of(*answer, "access_token");
  was_accepted_ = false;
  fetched_at_ = clock_.now();
  good_until_ = fetched_at_ + std::clamp(life, seconds(60), seconds(30 * 86400)) * 29 / 30;
  return !token_.empty();
}

void ErnieTokens::accepted(std::string const& token) {
  std::scoped_lock const lock(mutex_);
  if (token == token_) was_accepted_ = true;
}

}  // namespace providers::models
