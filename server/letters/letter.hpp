// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace letters {

// What somebody put beside the text of a letter.
struct Attachment {
  std::string name;       // its last part alone, UTF-8; empty: it has none
  std::string mime_type;  // as the sender says, lower case
  std::string bytes;
};

// A letter that came in. All texts are UTF-8 without control characters but line feeds and tabs.
struct IncomingLetter {
  std::string message_id;               // without angle brackets; empty: it has none
  std::string from;                     // an address, lower case; empty: none, or no single one
  std::vector<std::string> recipients;  // addresses of To, Cc, Delivered-To and X-Original-To
  bool is_automatic = false;            // of a program: absence, list, bounce; never to be answered
  std::string text;                     // plain; of HTML when there is nothing plain
  bool is_cut = false;                  // there was more text than is kept
  std::vector<Attachment> attachments;
};

inline constexpr std::size_t most_letter_bytes = 25U << 20;
inline constexpr std::size_t most_text_bytes = 64U << 10;
inline constexpr std::size_t most_attachments = 20;  // more are left out

// Reads one message of RFC 5322 with MIME (RFC 2045 to 2049), in any charset that iconv knows.
// Refuses (too_large) what is over 25 MiB, and (invalid) what is no message or nests deeper than
// 16 parts or holds more than 100 of them. The same bytes give the same letter. Safe to share
// between threads.
base::Result<IncomingLetter> read_letter(std::string_view bytes);

}  // namespace letters
