// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "base/result.hpp"
#include "http/message.hpp"

namespace accounts {

// The refusal's sentences in the reader's language. The English sentence is the key, so a
// sentence that is not in the table stays English.
base::Error in_language(base::Error error, http::Locale locale);

}  // namespace accounts
