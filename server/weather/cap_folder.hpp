// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/log.hpp"
#include "weather/cap.hpp"

namespace weather {

// CAP documents that operators drop into a folder, read anew at most once in half a minute. A file
// that cannot be read is told in the log once and passed over. Safe to share between threads.
class CapFolder {
 public:
  using Messages = std::vector<CapMessage>;

  // An empty path: no folder, no messages.
  CapFolder(std::filesystem::path folder, base::Clock const& clock, base::Log& log)
      : folder_(std::move(folder)), clock_(clock), log_(log) {}
  std::shared_ptr<Messages const> messages();  // for the public only

 private:
  std::shared_ptr<Messages const> read();
  void complain(std::string const& file, std::string const& why);

  std::filesystem::path const folder_;
  base::Clock const& clock_;
  base::Log& log_;
  std::mutex mutex_;
  base::Instant read_at_{};
  std::shared_ptr<Messages const> read_ = std::make_shared<Messages const>();
  std::vector<std::string> complaints_;  // made already
};

}  // namespace weather
