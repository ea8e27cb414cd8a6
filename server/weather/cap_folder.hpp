// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <memory>
#include <mutex>

#include "base/clock.hpp"
#include "weather/cap.hpp"
#include "weather/complaints.hpp"

namespace weather {

// CAP documents that operators drop into a folder, read anew at most once in half a minute. A file
// that cannot be read is told in the log once and passed over. Safe to share between threads.
class CapFolder {
 public:
  // An empty path: no folder, no messages.
  CapFolder(std::filesystem::path folder, base::Clock const& clock, base::Log& log)
      : folder_(std::move(folder)), clock_(clock), complaints_(log) {}
  std::shared_ptr<CapMessages const> messages();  // for the public only

 private:
  std::shared_ptr<CapMessages const> read();

  std::filesystem::path const folder_;
  base::Clock const& clock_;
  std::mutex mutex_;
  base::Instant read_at_{};
  std::shared_ptr<CapMessages const> read_ = std::make_shared<CapMessages const>();
  Complaints complaints_;
};

}  // namespace weather
