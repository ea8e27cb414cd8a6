// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "alerts/api.hpp"
#include "alerts/warning_events.hpp"
#include "app/installation.hpp"

namespace app {

struct AlertingParts {
  storage::Database& db;
  base::Clock const& clock;
  base::Random& random;
  base::Ids& ids;
  places::LiveCatalogue const& catalogue;
  places::Geocoding& geocoding;
  notices::Notices& notices;
  weather::Warnings& warnings;
  weather::CapDocuments& documents;
  trips::Parts const& trips;
  alerts::SosDesk desk;
  bool has_warning_service = false;
};

// What happens in the world, held against everybody's trips; SOS and all around it.
class Alerting {
 public:
  // Makes the key that seals safety cards where there is none. Throws when it is broken.
  Alerting(Installation const& installation, AlertingParts parts);

  std::vector<http::Endpoint> endpoints() { return alerts::endpoints(parts_); }
  // Called every second or so, by one thread.
  void tick();
  void remove_all_of(std::string_view user_id) { alerts::remove_all_of(user_id, parts_); }

 private:
  AlertingParts const given_;
  alerts::Seal const seal_;
  alerts::Parts const parts_;
  alerts::Watch watch_;
  alerts::WarningWatch warnings_;
  base::Instant exposed_at_{};
  base::Instant tidied_at_{};
};

}  // namespace app
