// SPDX-License-Identifier: Apache-2.0
#include "providers/models/token_desks.hpp"

#include <fmt/format.h>

#include "providers/models/impl/bce_signature.hpp"
#include "providers/models/impl/wire_fields.hpp"

namespace providers::models {

using std::chrono::seconds;

namespace {

constexpr seconds a_day{86400};

Meaning no_token() { return {.status = 502, .why = "It gave no access token."}; }

// ERNIE's refusals name themselves in the body, whatever the status.
std::optional<Meaning> judge_ernie(Outcome const& outcome) {
  auto const body = json_fields::parse(outcome.body);
  auto const error = body ? text_of(*body, "error") : std::string();
  if (!error.empty()) return Meaning{.status = 401, .why = "It refused our key: " + error + "."};
  if (outcome.head.status / 100 != 2) return std::nullopt;
  if (body && !text_of(*body, "access_token").empty()) return std::nullopt;
  return no_token();
}

std::optional<Meaning> judge_iam(Outcome const& outcome) {
  if (outcome.head.status / 100 != 2) return std::nullopt;
  auto const body = json_fields::parse(outcome.body);
  bool const is_given = body && !text_of(*body, "token").empty();
  if (is_given && text_of(*body, "status") == "enable") return std::nullopt;
  return no_token();
}

}  // namespace

TokenDesk ernie_desk(ErnieKeys keys) {
  return {.ask =
              [keys = std::move(keys)] {
                Target target("/oauth/2.0/token");
                target.add("grant_type", "client_credentials");
                target.add("client_id", keys.id).add("client_secret", keys.secret);
                return Call{
                    .method = http::Method::post, .target = target.str(), .judge = &judge_ernie};
              },
          .read = [](std::string_view body) -> std::optional<IssuedToken> {
            auto const answer = json_fields::parse(body);
            if (!answer) return std::nullopt;
            return IssuedToken{text_of(*answer, "access_token"),
                               seconds(count_of(*answer, "expires_in"))};
          }};
}

TokenDesk qianfan_desk(BaiduKeys keys, std::string host, base::Clock const& clock) {
  return {.ask =
              [keys = std::move(keys), host = std::move(host), &clock] {
                Target target("/v1/BCE-BEARER/token");
                target.add("expireInSeconds", std::to_string(a_day.count()));
                BceRequest request{"GET", target.str(), {{"host", host}}};
                Call call{.target = target.str(), .judge = &judge_iam};
                auto const signature =
                    bce_signature(request, {keys.access_key, keys.secret_key}, clock.now());
                call.headers.set("Authorization", signature);
                return call;
              },
          .read = [](std::string_view body) -> std::optional<IssuedToken> {
            auto const answer = json_fields::parse(body);
            if (!answer) return std::nullopt;
            return IssuedToken{text_of(*answer, "token"), a_day};
          }};
}

}  // namespace providers::models
