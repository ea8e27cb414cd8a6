// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <vector>

#include "app/third_parties.hpp"
#include "assistant/metered_model.hpp"
#include "providers/models/model_chain.hpp"

namespace app {

// Those of models.order; what of their settings does not fit is added to the problems.
std::vector<Party> models_in_order(ops::Settings const& settings,
                                   std::vector<base::FieldError>& problems);

// Likewise, and who issues temporary keys for them: all that are called.
std::vector<Party> model_parties(ops::Settings const& settings,
                                 std::vector<base::FieldError>& problems);

// The chain of them, each with its probe; empty where none is named or has its key.
std::unique_ptr<providers::models::ModelChain> open_models(ops::Settings const& settings,
                                                           ThirdParties& parties,
                                                           OutsideParts const& parts);

// What a person may use of them in a day, and what it costs.
assistant::ModelLimits model_limits(ops::Settings const& settings);

}  // namespace app
