// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "alerts/area.hpp"
#include "base/clock.hpp"
#include "base/id.hpp"
#include "http/kinds.hpp"
#include "notices/notice.hpp"
#include "weather/warning.hpp"

namespace alerts {

using EventId = base::Id<struct Event>;
using notices::Words;
using weather::Severity;

enum class EventKind : std::uint8_t { closure, strike, road, epidemic, disaster, weather };
BOOST_DESCRIBE_ENUM(EventKind, closure, strike, road, epidemic, disaster, weather)

// An exercise is shown to operators alone.
enum class EventStatus : std::uint8_t { actual, exercise };
BOOST_DESCRIBE_ENUM(EventStatus, actual, exercise)

// `review`: travellers reported it and no operator has confirmed it yet.
enum class EventState : std::uint8_t { review, active, cancelled };
BOOST_DESCRIBE_ENUM(EventState, review, active, cancelled)

// Something that happens in the world and keeps trips from going as planned.
struct Event {
  EventId id;
  EventKind kind = EventKind::closure;
  Severity severity = Severity::unknown;
  EventStatus status = EventStatus::actual;
  EventState state = EventState::active;
  Words title;
  Words text;
  EventArea area;
  bool is_outdoor_only = false;  // what is under a roof goes on
  base::Instant from{};          // half open
  base::Instant until{};
  std::string source;        // operator, reports, cap, or a weather service
  std::string source_key;    // its name there; with `source` there is one event of it
  std::string made_by = {};  // whoever wrote it; empty: no person
  int revision = 1;
  base::Instant created_at{};
  base::Instant updated_at{};
};

std::string_view name_zh(EventKind kind);
std::string_view name_en(EventKind kind);

}  // namespace alerts
