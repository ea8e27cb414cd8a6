// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <vector>

#include "app/third_parties.hpp"
#include "providers/weather/cap_address.hpp"

namespace app {

// The sites that publish by CAP, as weather.cap_feeds lists them.
class CapSites {
 public:
  // What of the list is no address goes to `problems`.
  static std::vector<Party> parties(ops::Settings const& settings,
                                    std::vector<base::FieldError>& problems);

  // Each over its own of the parties, which are already open.
  CapSites(ThirdParties& parties, ops::Settings const& settings);
  std::vector<weather::CapSite*> all() const;

 private:
  std::vector<std::unique_ptr<providers::CapAddress>> sites_;
};

}  // namespace app
