// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "http/message.hpp"

namespace accounts {

// A sentence of this module in the reader's language (http/language.hpp); another module's stays
// English.
std::string in_language(std::string_view english, http::Locale locale);

// The same for all sentences of a refusal.
base::Error in_language(base::Error error, http::Locale locale);

}  // namespace accounts
