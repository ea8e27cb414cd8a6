// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

namespace http {

enum class Encoding { identity, gzip, br };
std::string_view to_word(Encoding encoding);

// What an Accept-Encoding header likes best of what we have; brotli before gzip at equal q.
// The best that the client takes and we can make.
struct Makeable {
  bool gzip = true;
  bool br = true;
};
Encoding encoding_for(std::string_view accept_encoding, Makeable makeable = {});

// Text, JSON, scripts and the like; pictures and fonts are compressed already.
bool is_compressible(std::string_view content_type);

// `effort`: 1–9 for gzip, 0–11 for brotli.
std::string compressed(std::string_view content, Encoding encoding, int effort);

}  // namespace http
