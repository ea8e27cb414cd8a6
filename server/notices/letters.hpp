// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "notices/channels.hpp"
#include "notices/notice.hpp"

namespace notices {

// The letter that tells a notice, plain and as HTML, in one language. `token` names the person in
// its links that end such letters. `reply_to` is as in Ways.
Letter letter_for(Notice const& notice, Recipient const& recipient, std::string_view public_url,
                  std::string_view token, std::optional<std::string> const& reply_to = {});

}  // namespace notices
