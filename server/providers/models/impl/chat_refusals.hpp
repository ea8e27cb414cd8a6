// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/json/value.hpp>

#include "assistant/language_model.hpp"

namespace providers::models {

// How an error object is meant. Its words come before the status, because services disagree about
// the status: arrears are 400 here and 403 there, a missing model is 400, 403 or 404.
assistant::ModelTrouble trouble_of_chat_error(boost::json::value const& body, unsigned status);

}  // namespace providers::models
