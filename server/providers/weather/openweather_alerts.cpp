// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>

#include "base/civil.hpp"
#include "providers/impl/json_fields.hpp"
#include "providers/weather/openweather.hpp"

namespace providers {
namespace {

namespace json = boost::json;
using json_fields::find;
using json_fields::list;
using json_fields::number_within;
using json_fields::text;
using std::chrono::seconds;
using weather::Hazard;
using weather::WarningMessage;
using weather::WarningsAt;

Hazard hazard_of(json::value const& alert, std::string const& event) {
  auto const by_event = weather::hazard_in(event);
  if (by_event != Hazard::other) return by_event;
  if (auto const* const tags = list(alert, "tags"))
    for (auto const& tag : *tags)
      if (auto const* const word = tag.if_string())
        if (auto const found = weather::hazard_in(*word); found != Hazard::other) return found;
  return weather::hazard_in(text(alert, "description"));
}

bool is_chinese(std::string const& words) {
  for (char const c : words)
    if (static_cast<unsigned char>(c) >= 0xe4 && static_cast<unsigned char>(c) <= 0xe9) return true;
  return false;
}

// One Call has neither headline nor severity; offices write the colour into the event or the text.
std::optional<WarningMessage> message_from(json::value const& alert) {
  auto const start = number_within(alert, "start", 0, 4e9),
             end = number_within(alert, "end", 0, 4e9);
  auto const event = text(alert, "event"), sender = text(alert, "sender_name");
  if (!start || !end || event.empty()) return std::nullopt;
  auto const description = text(alert, "description");
  auto const told = weather::severity_in(event);
  base::Instant const from(seconds(std::llround(*start)));
  auto const id = text(alert, "id");
  WarningMessage made{.id = id.empty() ? fmt::format("{}|{}|{:.0f}", sender, event, *start) : id};
  made.warnings.push_back(
      {.id = made.id,
       .source = "openweather",
       .language = is_chinese(event) ? "zh" : "en",
       .sender = sender,
       .event = event,
       .hazard = hazard_of(alert, event),
       .severity = told == weather::Severity::unknown ? weather::severity_in(description) : told,
       .issued = from,
       .onset = from,
       .expires = base::Instant(seconds(std::llround(*end))),
       .headline = sender.empty() ? event : fmt::format("{} · {}", sender, event),
       .description = description,
       .attribution = "OpenWeather" + (sender.empty() ? "" : " · " + sender)});
  return made;
}

}  // namespace

std::optional<WarningsAt> alerts_from_one_call(std::string_view body) {
  auto const root = json_fields::parse(body);
  if (!root || !number_within(*root, "timezone_offset", -50'400, 50'400)) return std::nullopt;
  WarningsAt made;
  if (auto const* const alerts = list(*root, "alerts"))  // absent: nothing to warn of
    for (auto const& alert : *alerts)
      if (auto message = message_from(alert)) made.messages.push_back(*std::move(message));
  return made;
}

std::optional<std::vector<std::string>> alert_names_from_current(std::string_view body) {
  auto const root = json_fields::parse(body);
  if (!root) return std::nullopt;
  auto const* const items = list(*root, "data");
  auto const* now = find(*root, "current");  // as one published example has it
  if (items && !items->empty()) now = &items->front();
  if (!now || !now->is_object()) return std::nullopt;
  std::vector<std::string> names;
  if (auto const* const alerts = list(*now, "alerts"))
    for (auto const& alert : *alerts)
      if (auto const* const name = alert.if_string()) names.emplace_back(*name);
  return names;
}

std::optional<WarningMessage> alert_from_one_call(std::string_view body) {
  auto const root = json_fields::parse(body);
  return root ? message_from(*root) : std::nullopt;
}

}  // namespace providers
