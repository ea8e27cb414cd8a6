// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "http/answers.hpp"
#include "notices/api.hpp"

namespace notices {

// A refusal in the asker's language.
http::Response refused(base::Error const& error, http::Request const& request);

std::vector<http::Endpoint> preference_endpoints(Parts const& parts);
std::vector<http::Endpoint> dead_letter_endpoints(Parts const& parts);
std::vector<http::Endpoint> phone_endpoints(Parts const& parts);

}  // namespace notices
