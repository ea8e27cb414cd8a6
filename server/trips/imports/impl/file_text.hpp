// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace trips {

// A file's bytes as UTF-8 without a byte order mark. Nothing where they are no text in any encoding
// that files of travellers come in.
std::optional<std::string> text_of_file(std::string_view bytes);

}  // namespace trips
