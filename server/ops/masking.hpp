// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

namespace ops {

// The text with what must not reach a log made unreadable: values of secret-looking keys
// (password, token, secret, authorization … in JSON, forms, URLs and headers), bearer tokens and
// JWTs, the local part of e-mail addresses, the middle of Chinese mobile and identity numbers.
// One pass, linear in the length of the text.
std::string mask(std::string_view text);

}  // namespace ops
