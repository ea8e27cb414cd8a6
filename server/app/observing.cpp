// SPDX-License-Identifier: Apache-2.0
#include "app/observing.hpp"

#include <fmt/format.h>

namespace app {

void Observing::request_started() { metrics_.request_began(); }

void Observing::request_finished(http::Finished const& finished) {
  auto const method = http::to_word(finished.request.method);
  metrics_.request_finished(method, finished.route, finished.status, finished.took);
  if (finished.route == "/api/login")
    metrics_.signed_in(finished.status == 200   ? "welcomed"
                       : finished.status == 429 ? "throttled"
                                                : "refused");
  if (!writes_access_lines_) return;
  auto const ms = std::chrono::duration<double, std::milli>(finished.took).count();
  log_.info(
      "http.access",
      fmt::format("{} {} {} {:.1f}ms {}B {} {}", method, finished.request.path, finished.status, ms,
                  finished.bytes, finished.request.client_address, finished.request.request_id));
}

void Observing::connection_opened() { metrics_.connection_opened(); }

void Observing::connection_closed() { metrics_.connection_closed(); }

void Observing::bulkhead_load(std::string_view bulkhead, std::size_t queued, std::size_t busy) {
  metrics_.lane_load(bulkhead, queued, busy);
}

void Observing::job_started(std::string_view bulkhead, std::chrono::steady_clock::duration waited) {
  metrics_.lane_waited(bulkhead, waited);
}

void Observing::job_refused(std::string_view bulkhead) { metrics_.lane_refused(bulkhead); }

}  // namespace app
