// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "base/log.hpp"

namespace weather {

// Says to the log what is wrong with a document, once, however often it is read. For one thread.
class Complaints {
 public:
  explicit Complaints(base::Log& log) : log_(log) {}
  void add(std::string const& document, std::string const& why) {
    auto const complaint = document + ": " + why;
    if (std::find(made_.begin(), made_.end(), complaint) != made_.end()) return;
    if (made_.size() < most) made_.push_back(complaint);
    log_.warn("weather", complaint);
  }

 private:
  static constexpr std::size_t most = 1000;  // remembered
  base::Log& log_;
  std::vector<std::string> made_;
};

}  // namespace weather
