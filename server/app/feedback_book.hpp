// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "accounts/accounts.hpp"
#include "accounts/throttle.hpp"
#include "feedback/api.hpp"
#include "support/tickets.hpp"
#include "trips/api.hpp"

// What feedback asks of other modules.
namespace app {

struct FeedbackPorts {
  feedback::Opinions& opinions;
  feedback::OpinionDesk& desk;
  feedback::Comments& comments;
  accounts::Throttle& visitors;  // by network
  support::Tickets& tickets;
  trips::Parts const& trips;
  accounts::Accounts& accounts;
  std::chrono::days settled_after;
};

// What `ports` refers to must outlive it.
feedback::Parts feedback_parts(FeedbackPorts const& ports);

}  // namespace app
