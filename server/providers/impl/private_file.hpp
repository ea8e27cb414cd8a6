// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <string_view>

namespace providers {

// Writes a new file that its owner alone may read, whole or not at all: it stands beside under
// another name until it is written. False when it cannot be written, or is there already.
bool write_private_file(std::filesystem::path const& file, std::string_view text);

}  // namespace providers
