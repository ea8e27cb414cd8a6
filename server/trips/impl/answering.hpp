// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "http/answers.hpp"
#include "trips/api.hpp"
#include "trips/refused.hpp"

namespace trips {

// A problem in the asker's language, with choices, conflicts and relaxations as further members.
http::Response answer_to(Refused const& refused, http::Request const& request);

// A refusal in the asker's language, and the answer that says it.
base::Error in_language(base::Error const& error, http::Request const& request);
http::Response refused(base::Error const& error, http::Request const& request);

std::vector<http::Endpoint> recommendation_endpoints(Parts const& parts);
std::vector<http::Endpoint> trip_endpoints(Parts const& parts);
std::vector<http::Endpoint> change_endpoints(Parts const& parts);
std::vector<http::Endpoint> introduction_endpoints(Parts const& parts);
std::vector<http::Endpoint> editing_endpoints(Parts const& parts);
std::vector<http::Endpoint> version_endpoints(Parts const& parts);
std::vector<http::Endpoint> member_endpoints(Parts const& parts);
std::vector<http::Endpoint> invitation_endpoints(Parts const& parts);
std::vector<http::Endpoint> suggestion_endpoints(Parts const& parts);
std::vector<http::Endpoint> share_endpoints(Parts const& parts);
std::vector<http::Endpoint> expense_endpoints(Parts const& parts);
std::vector<http::Endpoint> payment_endpoints(Parts const& parts);
std::vector<http::Endpoint> luggage_endpoints(Parts const& parts);
std::vector<http::Endpoint> file_endpoints(Parts const& parts);
std::vector<http::Endpoint> export_endpoints(Parts const& parts);
std::vector<http::Endpoint> feed_endpoints(Parts const& parts);
std::vector<http::Endpoint> import_endpoints(Parts const& parts);

}  // namespace trips
