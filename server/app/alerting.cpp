// SPDX-License-Identifier: Apache-2.0
#include "app/alerting.hpp"

#include "storage/sql.hpp"
#include "trips/exposure.hpp"
#include "trips/together/access.hpp"

namespace app {
namespace {

constexpr std::chrono::days events_kept{90};
constexpr std::chrono::hours tidied_every{1};
// Only trips of older releases lack their exposures; looking reads every trip.
constexpr std::chrono::minutes exposed_every{10};
constexpr std::size_t exposed_at_once = 20;

}  // namespace

Alerting::Alerting(Installation const& installation, AlertingParts parts)
    : given_(parts),
      seal_(alerts::Seal::key_from(installation.secrets() / "safety.key", parts.random),
            parts.random),
      parts_{parts.db,
             parts.clock,
             parts.ids,
             parts.random,
             places::Areas::china(),
             parts.catalogue,
             parts.geocoding,
             parts.notices,
             trips::list_member_ids,
             seal_,
             parts.trips,
             parts.desk},
      watch_({parts.db, parts.clock, places::Areas::china(), parts.catalogue, parts.notices,
              trips::list_member_ids}),
      warnings_({parts.db, parts.clock, parts.ids, places::Areas::china(), parts.warnings,
                 parts.documents, parts.has_warning_service}) {}

void Alerting::tick() {
  auto const now = given_.clock.now();
  if (now - exposed_at_ >= exposed_every) {
    auto const done = trips::expose_missing(given_.db, *given_.catalogue.now(), exposed_at_once);
    if (done < exposed_at_once) exposed_at_ = now;
  }
  warnings_.tick();
  watch_.tick();
  if (now - tidied_at_ < tidied_every) return;
  tidied_at_ = now;
  alerts::Safety(given_.db, given_.clock, seal_).remove_expired();
  given_.db.write(
      [now](storage::Sql& sql) { alerts::Events(sql).remove_older_than(now - events_kept); });
}

}  // namespace app
