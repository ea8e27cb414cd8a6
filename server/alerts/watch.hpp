// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "alerts/events.hpp"
#include "alerts/matching.hpp"
#include "base/id.hpp"
#include "notices/notices.hpp"
#include "places/catalogue.hpp"

namespace alerts {

// Whom a trip's alerts are told.
using MembersOf = std::function<std::vector<std::string>(storage::Sql&, trips::TripId)>;

struct WatchParts {
  storage::Database& db;
  base::Clock const& clock;
  places::Areas const& areas;
  places::LiveCatalogue const& catalogue;
  notices::Notices& notices;
  MembersOf members;
};

// Tells people what touches their trips: once for each event and revision of it, however many of
// their trips it touches. Trips that are made or changed later are found by looking again; those
// that an update or a cancellation sets free are told so. Exercises are told to nobody.
class Watch {
 public:
  explicit Watch(WatchParts parts) : parts_(std::move(parts)) {}

  // Looks through the trips of events that are due. Called every second or so, by one thread;
  // may stop and go on at the next call. Answers how many trips it told or set free.
  std::size_t tick();

  static constexpr std::chrono::minutes look_again_after{1};
  static constexpr std::size_t most_trips_a_tick = 200;

 private:
  using Hits = std::map<trips::TripId, std::vector<trips::Exposure>>;
  struct Told {  // a row of alert_hits
    int revision = 0;
    bool is_withdrawn = false;
  };

  std::size_t look_at(EventId id, std::size_t most);
  std::map<trips::TripId, Told> list_told(EventId id);
  bool tell_hit(Event const& event, trips::TripId trip, std::vector<trips::Exposure> const& hits);
  bool tell_free(Event const& event, trips::TripId trip);

  WatchParts parts_;
};

}  // namespace alerts
