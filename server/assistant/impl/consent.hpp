// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>
#include <vector>

#include "assistant/conversations.hpp"

namespace assistant {

enum class Consent : std::uint8_t { none, agrees, declines };

// Whether a person agrees to what was just proposed. Only words that say nothing else count:
// "yes, but on Sunday" is another wish.
Consent consent_in(std::string_view text);

// What waits for the consent of the person whose turn is the last: the call whose arguments carry
// the proposal out. nullptr when the answer before proposed nothing, or it was decided already.
KeptTurn const* awaiting_consent(std::vector<KeptTurn> const& turns);

}  // namespace assistant
