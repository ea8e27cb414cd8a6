// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "providers/chain.hpp"
#include "providers/provider.hpp"
#include "weather/warning.hpp"

namespace providers {

// A CAP document behind an address of the settings: the provider's base URL is the document.
class CapAddress {
 public:
  explicit CapAddress(Provider& provider) : provider_(provider) {}
  Said<weather::WarningsAt> warnings(base::Instant until, weather::Whereabouts const& where,
                                     std::string const& traceparent);

 private:
  Provider& provider_;
};

}  // namespace providers
