// SPDX-License-Identifier: Apache-2.0
#include "providers/models/access_tokens.hpp"

#include <algorithm>

#include "providers/models/impl/model_exchange.hpp"
#include "providers/models/impl/trouble_status.hpp"

namespace providers::models {

using assistant::ModelFailure;
using assistant::ModelRequest;
using assistant::ModelTrouble;
using std::chrono::seconds;

namespace {

constexpr std::chrono::minutes before_another{5};

ModelFailure failure_from(Outcome const& outcome) {
  if (!outcome.is_answered()) return failure_of(outcome, false);
  return {.trouble = trouble_of_status(outcome.status()),
          .why = outcome.why.empty() ? "It gave no access token." : outcome.why};
}

}  // namespace

bool AccessTokens::is_good(std::string const& refused) const {
  return !token_.empty() && token_ != refused && clock_.now() < good_until_;
}

bool AccessTokens::may_fetch(std::string const& refused) const {
  return refused.empty() || was_accepted_ || clock_.now() - fetched_at_ >= before_another;
}

AccessTokens::Answer AccessTokens::get(std::string const& refused, ModelRequest const& serving,
                                       std::stop_token const& stop) {
  {
    std::scoped_lock const lock(mutex_);
    if (is_good(refused)) return {token_, {}};
    if (!may_fetch(refused))
      return {"", {ModelTrouble::unauthorised, "It refuses a token that it has just given."}};
  }
  auto const left = std::chrono::floor<milliseconds>(serving.ends_by - clock_.now());
  auto const outcome = flights_.join("token", {std::min(patience_, left), stop},
                                     [&] { return fetch(refused, serving, stop); });
  std::scoped_lock const lock(mutex_);
  if (is_good(refused)) return {token_, {}};
  return {"", failure_from(outcome)};
}

Outcome AccessTokens::fetch(std::string const& refused, ModelRequest const& serving,
                            std::stop_token const& stop) {
  {
    std::scoped_lock const lock(mutex_);
    if (is_good(refused)) return {};  // somebody landed while we were on the way here
  }
  auto call = desk_.ask();
  call.deadlines = {.first_byte = patience_, .idle = patience_, .total = patience_};
  call.until = serving.ends_by;
  call.is_repeatable = true;
  call.traceparent = serving.traceparent;
  auto outcome = provider_.call(call, stop);
  if (outcome.is_success() && !keep(outcome.body)) return failed(Trouble::malformed, "No token.");
  return outcome;
}

// For a thirtieth less than it lives, so that none expires on its way.
bool AccessTokens::keep(std::string_view body) {
  auto issued = desk_.read(body);
  if (!issued) return false;
  std::scoped_lock const lock(mutex_);
  token_ = std::move(issued->token);
  was_accepted_ = false;
  fetched_at_ = clock_.now();
  good_until_ = fetched_at_ + std::clamp(issued->life, seconds(60), seconds(30 * 86400)) * 29 / 30;
  return !token_.empty();
}

void AccessTokens::accepted(std::string const& token) {
  std::scoped_lock const lock(mutex_);
  if (token == token_) was_accepted_ = true;
}

}  // namespace providers::models
