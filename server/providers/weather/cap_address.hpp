// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "providers/provider.hpp"
#include "weather/cap_feed.hpp"

namespace providers {

// A site that publishes CAP documents, of which the provider's base URL is the origin. What its
// index names is read from that origin alone: nobody else decides whom we call. What lies at the
// address itself is sent again only when it changed (RFC 9110, conditional requests). By one
// thread.
class CapAddress final : public weather::CapSite {
 public:
  // `address`: of what to begin with.
  CapAddress(Provider& provider, Address address);

  std::string const& address() const override { return text_; }
  base::Result<std::string> read(std::string_view link, std::size_t most_bytes,
                                 base::Instant until) override;

 private:
  // What lay at the address when it was last read.
  struct Known {
    http::Headers unless_changed;  // empty: the site does not tell one state from another
    std::string text;
  };

  Provider& provider_;
  Address const address_;
  std::string const text_;
  Known known_;
};

}  // namespace providers
