// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

namespace tiles {

// For the rare client that does not take gzip. Throws std::runtime_error for what is none, or
// grows beyond 16 MB.
std::string gunzipped(std::string_view content);

}  // namespace tiles
