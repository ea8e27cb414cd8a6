// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "alerts/api.hpp"
#include "alerts/impl/event_json.hpp"
#include "http/answers.hpp"
#include "http/described.hpp"

namespace alerts {

// A refusal in the language of who asks, and the answer that says it.
base::Error in_language(base::Error const& error, http::Request const& request);
http::Response refused(base::Error const& error, http::Request const& request);

// What of an event goes over the wire.
struct EventView {
  EventId id;
  EventKind kind = EventKind::closure;
  std::string kind_text;
  Severity severity = Severity::unknown;
  std::string severity_text;
  EventStatus status = EventStatus::actual;
  EventState state = EventState::active;
  Words title;
  Words text;
  EventArea area;
  bool is_outdoor_only = false;
  base::Instant from{};
  base::Instant until{};
  std::string source;
  int revision = 1;
  base::Instant created_at{};
  base::Instant updated_at{};
};
BOOST_DESCRIBE_STRUCT(EventView, (),
                      (id, kind, kind_text, severity, severity_text, status, state, title, text,
                       area, is_outdoor_only, from, until, source, revision, created_at,
                       updated_at))
inline std::string api_name(http::Of<EventView>) { return "AlertEvent"; }
inline http::Rules rules(http::Of<EventView>) {
  return {http::field("kind_text").text("In the language of who asks."),
          http::field("severity_text").text("In the language of who asks."),
          http::field("status").text("An exercise is seen by operators alone."),
          http::field("state").text("review: travellers reported it, nobody has confirmed it yet."),
          http::field("is_outdoor_only").text("What is under a roof goes on."),
          http::field("source").text("operator, reports, cap, or a weather service."),
          http::field("revision").text("Grows with every change.")};
}

EventView view_of(Event const& event, http::Locale locale);

std::vector<http::Endpoint> event_endpoints(Parts const& parts);
std::vector<http::Endpoint> trip_alert_endpoints(Parts const& parts);
std::vector<http::Endpoint> proposal_endpoints(Parts const& parts);
std::vector<http::Endpoint> report_endpoints(Parts const& parts);
std::vector<http::Endpoint> safety_endpoints(Parts const& parts);
std::vector<http::Endpoint> sos_endpoints(Parts const& parts);
std::vector<http::Endpoint> position_endpoints(Parts const& parts);

}  // namespace alerts
