// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "alerts/event.hpp"
#include "storage/database.hpp"

namespace alerts {

// The events that are stored. All functions run inside the caller's transaction or read.
class Events {
 public:
  explicit Events(storage::Sql& sql) : sql_(sql) {}

  // False when there is one of that source and key already; nothing happens then.
  bool add(Event const& event);
  std::optional<Event> find(EventId id);
  std::optional<Event> find(std::string_view source, std::string_view source_key);
  // The next revision: its trips are looked through and their people told anew. False when it is
  // not at the revision before any more.
  bool revise(Event const& event);
  // Active ones that have not ended, the soonest first.
  std::vector<Event> list_active(base::Instant now);
  // All, newest first, those before `before`.
  std::vector<Event> list(std::size_t limit, std::optional<EventId> before);
  // Of one source, active and not ended.
  std::vector<Event> list_of_source(std::string_view source, base::Instant now);

  // Those whose people are not all told yet, or that were not looked at since `before`.
  std::vector<EventId> list_due(base::Instant now, base::Instant before, std::size_t limit);
  void mark_looked_at(Event const& event, base::Instant now);
  // Ended or cancelled events that nobody has touched since; with whom they were told.
  void remove_older_than(base::Instant at);

 private:
  storage::Sql& sql_;
};

}  // namespace alerts
