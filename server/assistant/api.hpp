// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "assistant/product_lexicon.hpp"
#include "base/clock.hpp"
#include "http/endpoint.hpp"

namespace assistant {

// What the endpoints are built from.
struct Parts {
  base::Clock const& clock;
  ProductLexicon const& lexicon;
};

// POST /api/wishes/read. `parts` must outlive it.
std::vector<http::Endpoint> endpoints(Parts const& parts);

}  // namespace assistant
