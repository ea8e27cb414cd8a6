// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>

#include "assistant/language_model.hpp"

namespace providers::models {

// What a code of ERNIE v1 asks of us.
struct ErnieMeaning {
  assistant::ModelTrouble trouble = assistant::ModelTrouble::unavailable;
  bool refuses_token = false;  // a fresh one may help, once
  bool is_lasting = true;      // the same call would fail in a moment as well
  bool is_known = false;
};

// They come inside HTTP 200. Codes that no document names are "unavailable", and not repeated.
ErnieMeaning meaning_of_ernie_code(std::int64_t code);

}  // namespace providers::models
