// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "http/answers.hpp"
#include "trips/api.hpp"
#include "trips/together/access.hpp"

namespace trips {

// Who asks for something of a trip.
struct Asked {
  TripId trip;
  std::string user_id;
  MemberRole role = MemberRole::viewer;
  std::optional<GrantId> grant = {};  // none: a member
};

// The trip of the path, for whoever may do at least what `least` may. For strangers it does not
// exist; a lower role is refused (forbidden).
base::Result<Asked> asked(Parts const& parts, http::Request const& request, MemberRole least);

// The same, and for who answers requests for help and was let in by a member. What is told here
// or changed is told to the member (Parts::grant_used).
base::Result<Asked> asked_also_by_support(Parts const& parts, http::Request const& request,
                                          MemberRole least);

// A number of the path, such as a version's; anything else names nothing.
base::Result<std::int64_t> number_in_path(http::Request const& request, std::string_view name);

// What a person is called on the page; empty once the account is gone.
std::string name_of_person(Parts const& parts, std::string_view user_id);

}  // namespace trips
