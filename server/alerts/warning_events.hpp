// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "alerts/events.hpp"
#include "base/id.hpp"
#include "weather/cap_folder.hpp"
#include "weather/warnings.hpp"

namespace alerts {

// An event that a source tells of now; with the keys of those it replaces.
struct ToldEvent {
  Event event;  // without an id
  std::vector<std::string> replaces = {};
};

// What a set of CAP documents says now: updates and cancellations applied in whatever order they
// came, the expired left out, and what is less than moderate (blue, minor) as well.
std::vector<ToldEvent> events_in(std::vector<weather::CapMessage> const& messages,
                                 base::Instant now);
// What a service warns of around a city, of which it is the area.
std::vector<ToldEvent> events_in(std::vector<weather::Warning> const& warnings,
                                 places::AreaCode city);

// Brings the stored events of a source in line with what it tells now: new ones are added, changed
// or replaced ones revised, those it tells no more called off. `concerns` limits that to events
// whose keys begin so. Answers how many changed.
std::size_t follow_source(storage::Database& db, std::string_view source, std::string_view concerns,
                          std::vector<ToldEvent> const& told, base::Instant now, base::Ids& ids);

struct WarningParts {
  storage::Database& db;
  base::Clock const& clock;
  base::Ids& ids;
  places::Areas const& areas;
  weather::Warnings& warnings;
  weather::CapFolder& documents;
  bool has_service = false;  // somebody answers for more than the documents
};

// Polls the operator's CAP documents twice a minute, and around one city with trips ahead at each
// call the service, if there is one, every ten minutes.
class WarningWatch {
 public:
  explicit WarningWatch(WarningParts parts) : parts_(parts) {}
  // Called every second or so, by one thread; may wait for the service, four seconds at most.
  void tick();

  static constexpr std::chrono::seconds documents_every{30};
  static constexpr std::chrono::minutes cities_every{10};
  static constexpr std::chrono::days ahead{3};

 private:
  void ask_about(places::AreaCode city);

  WarningParts parts_;
  base::Instant documents_read_at_{};
  base::Instant cities_listed_at_{};
  std::vector<places::AreaCode> cities_;  // still to be asked about
};

}  // namespace alerts
