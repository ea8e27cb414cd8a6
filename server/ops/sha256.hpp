// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <string>

namespace ops {

// SHA-256 of a file's content as 64 hex digits. Throws when it cannot be read.
std::string sha256_of_file(std::filesystem::path const& file);

}  // namespace ops
