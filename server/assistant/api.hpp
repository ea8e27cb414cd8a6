// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "assistant/language_model.hpp"
#include "assistant/product_lexicon.hpp"
#include "base/clock.hpp"
#include "http/endpoint.hpp"

namespace assistant {

// What the endpoints are built from.
struct Parts {
  base::Clock const& clock;
  ProductLexicon const& lexicon;
  LanguageModel* model = nullptr;  // that helps where rules are unsure; none: rules alone
};

// POST /api/wishes/read and /api/wishes/understand. `parts` must outlive it.
std::vector<http::Endpoint> endpoints(Parts const& parts);

}  // namespace assistant
