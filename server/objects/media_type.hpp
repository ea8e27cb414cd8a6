// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace objects {

// What people bring: tickets, bookings, pictures, lists. Nothing in it can run in a browser, so
// neither pages nor SVG are known.
enum class MediaType : std::uint8_t { pdf, png, jpeg, webp, gif, heic, text, csv };

std::string_view mime_of(MediaType type);                              // "image/png"
std::optional<MediaType> media_type_from(std::string_view mime_type);  // parameters are ignored

// The declared type, when the bytes are of that type as far as their beginning tells (all of them
// for text, which must be UTF-8 and no markup). Refuses `invalid` with a sentence for people.
base::Result<MediaType> checked_type(std::string_view mime_type, std::string_view bytes);

// What the file is called, without what is no part of a name; refuses names that are empty, too
// long (120 characters), not UTF-8 or that hold a path or control characters.
base::Result<std::string> checked_name(std::string_view name);

// Response headers for a file that somebody brought: it is saved and never shown as a page of
// ours, whatever is in it.
std::vector<std::pair<std::string, std::string>> serving_headers(std::string_view file_name);

}  // namespace objects
