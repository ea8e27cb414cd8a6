// SPDX-License-Identifier: Apache-2.0
#include "providers/weather/qweather.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "base/civil.hpp"
#include "providers/impl/json_fields.hpp"
#include "providers/weather/impl/ed25519.hpp"
#include "providers/weather/impl/forecast_call.hpp"

namespace providers {
namespace {

namespace json = boost::json;
using json_fields::find;
using json_fields::list;
using json_fields::text;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using weather::MessageType;
using weather::Warning;
using weather::WarningMessage;
using weather::WarningsAt;

constexpr minutes token_step{10};
constexpr minutes token_life{30};

// "2025-10-24T11:19+08:00" and "2025-10-24T03:19Z": no seconds.
std::optional<base::Instant> time_from(std::string const& told) {
  if (told.size() < 17 || told[10] != 'T' || told[13] != ':') return std::nullopt;
  auto const day = base::parse_day(std::string_view(told).substr(0, 10));
  auto const number = [&told](std::size_t at) -> int {
    auto const tens = told[at] - '0', ones = told[at + 1] - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? 99 : tens * 10 + ones;
  };
  if (!day || number(11) > 23 || number(14) > 59) return std::nullopt;
  auto const local = day->time_since_epoch() + hours(number(11)) + minutes(number(14));
  if (told.substr(16) == "Z") return base::Instant(local);
  bool const has_offset =
      told.size() == 22 && (told[16] == '+' || told[16] == '-') && told[19] == ':';
  if (!has_offset || number(17) > 14 || number(20) > 59) return std::nullopt;
  auto const offset = hours(number(17)) + minutes(number(20));
  return base::Instant(told[16] == '+' ? local - offset : local + offset);
}

std::optional<base::Instant> time_at(json::value const& in, std::string_view name) {
  return time_from(text(in, name));
}

weather::Severity severity_of(json::value const& alert, std::string const& headline) {
  if (auto const told = weather::severity_from_word(text(alert, "severity"));
      told && *told != weather::Severity::unknown)
    return *told;
  if (auto const* const colour = find(alert, "color"))
    if (auto const told = weather::severity_from_colour(text(*colour, "code"))) return *told;
  return weather::severity_in(headline);
}

Warning warning_from(json::value const& alert, base::Instant issued, std::string const& thanks) {
  auto const headline = text(alert, "headline");
  auto const* const type = find(alert, "eventType");
  auto const event = type ? text(*type, "name") : std::string();
  auto const hazard = weather::hazard_in(event);
  auto const effective = time_at(alert, "effectiveTime").value_or(issued);
  return {.id = text(alert, "id"),
          .source = "qweather",
          .language = "zh",
          .sender = text(alert, "senderName"),
          .event = event,
          .hazard = hazard == weather::Hazard::other ? weather::hazard_in(headline) : hazard,
          .severity = severity_of(alert, headline),
          .issued = issued,
          .onset = time_at(alert, "onsetTime"),
          .expires = time_at(alert, "expireTime").value_or(effective + weather::usual_life),
          .headline = headline,
          .description = text(alert, "description"),
          .instruction = text(alert, "instruction"),
          .attribution = thanks};
}

std::optional<WarningMessage> message_from(json::value const& alert, std::string const& thanks) {
  auto const issued = time_at(alert, "issuedTime");
  WarningMessage made{.id = text(alert, "id")};
  if (made.id.empty() || !issued) return std::nullopt;
  if (auto const* const type = find(alert, "messageType")) {
    auto const code = text(*type, "code");
    if (code == "update") made.type = MessageType::update;
    if (code == "cancel") made.type = MessageType::cancel;
    if (auto const* const earlier = list(*type, "supersedes"))
      for (auto const& id : *earlier)
        if (auto const* const word = id.if_string()) made.supersedes.emplace_back(*word);
  }
  made.warnings.push_back(warning_from(alert, *issued, thanks));
  return made;
}

std::string thanks_in(json::value const& root) {
  std::string all = "QWeather";
  auto const* const about = find(root, "metadata");
  auto const* const named = about ? list(*about, "attributions") : nullptr;
  if (!named) return all;
  for (auto const& each : *named)
    if (auto const* const word = each.if_string()) all += " · " + std::string(*word);
  return all;
}

// An answer in problem+json names its kind; 403 means our account as much as our key.
std::optional<Meaning> meaning_of_qweather(Outcome const& outcome) {
  auto const status = outcome.head.status;
  if (status / 100 == 2) return no_json(outcome);
  auto const root = json_fields::parse(outcome.body);
  auto const* const error = root ? find(*root, "error") : nullptr;
  auto const kind = error ? text(*error, "type") : std::string();
  auto const hash = kind.rfind('#');
  if (hash == std::string::npos) return std::nullopt;
  return Meaning{status, {}, fmt::format("It answered {}: {}.", status, kind.substr(hash + 1, 40))};
}

}  // namespace

std::optional<WarningsAt> warnings_from_qweather(std::string_view body) {
  auto const root = json_fields::parse(body);
  auto const* const alerts = root ? list(*root, "alerts") : nullptr;
  if (!alerts) return std::nullopt;
  auto const thanks = thanks_in(*root);
  WarningsAt made;
  for (auto const& alert : *alerts)
    if (auto message = message_from(alert, thanks)) made.messages.push_back(*std::move(message));
  return made;
}

std::optional<std::string> qweather_token(QWeatherAccess const& access, base::Instant now) {
  auto const issued = std::chrono::floor<minutes>(now - seconds(30));
  auto const step = issued - issued.time_since_epoch() % token_step;
  auto const unix_of = [](auto at) {
    return std::chrono::duration_cast<seconds>(at.time_since_epoch()).count();
  };
  auto const head = json::serialize(json::object{{"alg", "EdDSA"}, {"kid", access.key_id}});
  auto const claims = json::serialize(json::object{
      {"sub", access.project}, {"iat", unix_of(step)}, {"exp", unix_of(step + token_life)}});
  auto const text = base64url(head) + "." + base64url(claims);
  auto const signature = ed25519_signature(access.private_key, text);
  if (!signature) return std::nullopt;
  return text + "." + base64url(*signature);
}

Said<WarningsAt> QWeather::warnings(base::Instant until, weather::Whereabouts const& where,
                                    std::string const& traceparent) {
  Call call{.target = fmt::format("/weatheralert/v1/current/{:.2f}/{:.2f}?localTime=true&lang=zh",
                                  where.at.lat, where.at.lon),
            .until = until,
            .traceparent = traceparent,
            .judge = &meaning_of_qweather};
  if (access_.private_key.empty()) {
    call.headers.set("X-QW-Api-Key", access_.key);
  } else {
    auto const token = qweather_token(access_, clock_.now());
    if (!token) return {.why = "Our private key is no Ed25519 key in PEM."};
    call.headers.set("Authorization", "Bearer " + *token);
  }
  return ask_for<WarningsAt>(provider_, call, &warnings_from_qweather);
}

}  // namespace providers
