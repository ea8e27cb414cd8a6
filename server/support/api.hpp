// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <vector>

#include "http/endpoint.hpp"
#include "support/files.hpp"
#include "support/tickets.hpp"

namespace support {

// How a person can be reached; empty: not known.
struct Contact {
  std::string email;
  std::string phone;
};

// What the endpoints are built from; what belongs to other modules is asked of them.
struct Parts {
  Tickets& tickets;
  Files& files;
  std::function<std::string(std::string const& user_id)> name_of;  // empty: gone
  // The trip as its owner sees it, as JSON; nullopt: it is not theirs, or gone.
  std::function<std::optional<std::string>(std::string const& user_id, std::string const& trip_id)>
      trip_of;
  std::function<Contact(std::string const& user_id)> contact_of;
};

// Everything under /api/support, for who asks and for who answers. `parts` must outlive it.
std::vector<http::Endpoint> endpoints(Parts const& parts);

}  // namespace support
