// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <deque>

#include "weather/cap_feed.hpp"
#include "weather/cap_folder.hpp"

namespace weather {

struct CapSources {
  std::filesystem::path folder = {};  // the operator's; empty: none
  std::vector<CapSite*> sites = {};
  std::chrono::seconds every{120};  // so often each site is looked at
};

// Everything that is told by CAP.
class CapDocuments {
 public:
  CapDocuments(CapSources const& sources, base::Clock const& clock, base::Log& log)
      : folder_(sources.folder, clock, log) {
    for (auto* const site : sources.sites) feeds_.emplace_back(*site, sources.every, clock, log);
  }

  // Called every second or so, by one thread: reads on where it is time. Returns at `until`, or a
  // call later.
  void read_on(base::Instant until) {
    for (auto& feed : feeds_) feed.read_on(until);
  }
  // What each tells; the folder first. By any thread.
  std::vector<CapTold> told() {
    std::vector<CapTold> all{{.address = {}, .messages = folder_.messages(), .is_whole = true}};
    for (auto const& feed : feeds_) all.push_back(feed.told());
    return all;
  }

 private:
  CapFolder folder_;
  std::deque<CapFeed> feeds_;  // neither moved nor copied
};

}  // namespace weather
