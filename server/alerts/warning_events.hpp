// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "alerts/events.hpp"
#include "base/id.hpp"
#include "weather/cap_documents.hpp"
#include "weather/warnings.hpp"

namespace alerts {

// An event that a source tells of now; with the keys of those it replaces.
struct ToldEvent {
  Event event;  // without an id
  std::vector<std::string> replaces = {};
};

// What a set of CAP documents says now: updates and cancellations applied in whatever order they
// came, the expired left out, and what is less than moderate (blue, minor) as well.
std::vector<ToldEvent> events_in(weather::CapMessages const& messages, base::Instant now);
// What a service warns of around a city, of which it is the area.
std::vector<ToldEvent> events_in(std::vector<weather::Warning> const& warnings,
                                 places::AreaCode city);

// What a source tells, and how much its silence says.
struct Telling {
  std::string source;         // of all that is told
  std::string concerns = {};  // only events whose keys begin so are called off
  std::vector<ToldEvent> told = {};
  bool is_whole = true;  // else silence says nothing, and nothing is called off
};

// Brings the stored events of a source in line with what it tells now: new ones are added, changed
// or replaced ones revised, those it tells no more called off. Answers how many changed.
std::size_t follow_source(storage::Database& db, Telling const& telling, base::Instant now,
                          base::Ids& ids);
// What somebody tells by CAP: "cap" is the operator's folder, others have a name of their address.
Telling telling_of(weather::CapTold const& told, base::Instant now);

struct WarningParts {
  storage::Database& db;
  base::Clock const& clock;
  base::Ids& ids;
  places::Areas const& areas;
  weather::Warnings& warnings;
  weather::CapDocuments& documents;
  bool has_service = false;  // somebody answers for more than the documents
};

// Follows CAP documents as they are read, and around one city with trips ahead at each call the
// service, if there is one, every ten minutes.
class WarningWatch {
 public:
  explicit WarningWatch(WarningParts parts) : parts_(parts) {}
  // Called every second or so, by one thread; may wait for the service or a site, a few seconds at
  // most.
  void tick();

  static constexpr std::chrono::seconds reading{2};  // documents at a call
  static constexpr std::chrono::minutes cities_every{10};
  static constexpr std::chrono::days ahead{3};

 private:
  void follow_documents();
  void ask_about(places::AreaCode city);

  WarningParts parts_;
  std::vector<weather::CapTold> followed_;  // as they were told last
  base::Instant cities_listed_at_{};
  std::vector<places::AreaCode> cities_;  // still to be asked about
};

}  // namespace alerts
