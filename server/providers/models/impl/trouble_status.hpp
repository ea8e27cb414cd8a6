// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "assistant/language_model.hpp"

namespace providers::models {

// What a status alone says.
assistant::ModelTrouble trouble_of_status(unsigned status);

// The status that would have said it: breakers, retries and metrics know no other words. What is
// lasting gets one that nobody repeats.
unsigned status_of(assistant::ModelTrouble trouble, bool is_lasting);

}  // namespace providers::models
