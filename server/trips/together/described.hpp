// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "http/kinds.hpp"
#include "trips/together/access.hpp"
#include "trips/together/shares.hpp"
#include "trips/together/suggestions.hpp"

// The words of SQL and JSON for what this folder declares.
namespace trips {

BOOST_DESCRIBE_ENUM(MemberRole, viewer, suggester, editor, owner)
BOOST_DESCRIBE_ENUM(SuggestionState, open, accepted, declined)
BOOST_DESCRIBE_ENUM(Hidden, prices, codes, members)

}  // namespace trips
