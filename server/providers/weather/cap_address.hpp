// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "providers/provider.hpp"
#include "weather/cap_feed.hpp"

namespace providers {

// A site that publishes CAP documents, of which the provider's base URL is the origin. What its
// index names is read from that origin alone: nobody else decides whom we call. Safe to share
// between threads.
class CapAddress final : public weather::CapSite {
 public:
  // `address`: of what to begin with.
  CapAddress(Provider& provider, Address address);

  std::string const& address() const override { return text_; }
  base::Result<std::string> read(std::string_view link, std::size_t most_bytes,
                                 base::Instant until) override;

 private:
  Provider& provider_;
  Address const address_;
  std::string const text_;
};

}  // namespace providers
