// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "app/site.hpp"

namespace app {

// Works out the ways within the cities of the catalogue that are not there as they should be, and
// says what it did, a line for each city. Nothing is done for more than 40 cities.
void prepare_ways(Site& site, std::function<void(std::string const&)> const& say,
                  std::stop_token const& stop = {});

// Does so in a thread of its own while a server runs: when it starts, when places or streets were
// imported, and again where no routing engine answered. Afterwards the first plan for a city finds
// everything in memory.
class WaysAhead {
 public:
  explicit WaysAhead(Site& site);
  // Called every second or so: wakes the thread where there is something to do.
  void tick();

 private:
  void work(std::stop_token const& stop);
  bool has_changed();

  Site& site_;
  std::mutex mutex_;
  std::condition_variable_any woken_;
  std::shared_ptr<places::Catalogue const> catalogue_;  // that it last looked at
  std::uint64_t streets_ = 0;
  bool is_wanted_ = has_changed();
  std::jthread thread_;  // the last member: it uses the others
};

}  // namespace app
